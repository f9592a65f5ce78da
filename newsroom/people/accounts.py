"""What an account remembers of whoever it belongs to: where they sit, and the language they read."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import bindparam, update
from sqlalchemy.ext.asyncio import AsyncConnection

from db.tables import Account, Person
from locales import Language
from newsroom.who import Who


async def speak(tx: AsyncConnection, who: Who, language: Language) -> None:
    """To the account, and to the person behind it, if there is one."""
    await tx.execute(update(Account).where(Account.id == who.account_id).values(language=language))
    if who.person_id is not None:
        await tx.execute(update(Person).where(Person.id == who.person_id).values(language=language))


async def sit_where_one_may(tx: AsyncConnection, who: Who) -> None:
    """The seat they sat in has ended: they sit in another of theirs, or nowhere."""
    here = update(Account).where(Account.id == who.account_id)
    await tx.execute(here.values(seat_id=who.seat.id if who.seat else None))


# Made once: putting a statement together costs as much as running it.
INTERRUPT = (
    update(Account).where(Account.id.in_(bindparam("accounts", expanding=True))).values(interrupted_at=bindparam("at"))
)


async def interrupt(tx: AsyncConnection, account_ids: Collection[int], now: datetime) -> None:
    """Something came that they may be answering now, and not what they were asked long before."""
    if account_ids:
        await tx.execute(INTERRUPT, {"accounts": list(account_ids), "at": now})
