"""Whether a person can be told anything at all."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from db.tables import Account, Person


async def lost(tx: AsyncConnection, account_id: int, now: datetime) -> None:
    """A direct answer was refused: the person behind this account has blocked the bot, or is gone."""
    person = select(Account.person_id).where(Account.id == account_id).scalar_subquery()
    gone = update(Person).where(Person.id == person, Person.unreachable_since.is_(None))
    await tx.execute(gone.values(unreachable_since=now))


async def note(tx: AsyncConnection, person_id: int, *, reached: bool, now: datetime) -> None:
    """Who blocks the bot is unreachable from then on; a message that arrives says that they are back."""
    person = update(Person).where(Person.id == person_id)
    if reached:
        await tx.execute(person.where(Person.unreachable_since.is_not(None)).values(unreachable_since=None))
    else:
        await tx.execute(person.where(Person.unreachable_since.is_(None)).values(unreachable_since=now))
