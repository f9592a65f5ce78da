"""The ways in to the desk, each once; who is signed in there, and for how long."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterable
from datetime import datetime, timedelta

from sqlalchemy import delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from db.inserts import insert_or
from db.tables import Account, DeskLink, DeskSession
from newsroom import access
from newsroom.errors import Refused
from newsroom.who import RoleAt, Who

LINK_LASTS = timedelta(minutes=10)
LASTS = timedelta(days=1)
SECRET_BYTES = 32


def hashed(secret: str) -> str:
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()


def require(who: Who) -> None:
    """From any of one's seats: which one sits in is chosen there, too."""
    access.require_seat(who)
    if not has_one(who.seats):
        raise Refused("no_right", roles=sorted(access.RIGHTS["work at the desk"]))


def has_one(seats: Iterable[RoleAt]) -> bool:
    return any(one.role in access.RIGHTS["work at the desk"] for one in seats)


async def make_link(tx: AsyncConnection, who: Who, now: datetime) -> str:
    """The word for a link, for whoever asks; another that they have not used opens nothing any more."""
    require(who)
    word = secrets.token_urlsafe(SECRET_BYTES)
    await tx.execute(delete(DeskLink).where(DeskLink.account_id == who.account_id))
    row = {"word_hash": hashed(word), "account_id": who.account_id, "ends_at": now + LINK_LASTS}
    await tx.execute(insert(DeskLink).values(**row))
    return word


async def enter_by_link(tx: AsyncConnection, word: str, now: datetime) -> str:
    """Whoever has it is let in, and nobody after them."""
    opened = delete(DeskLink).where(DeskLink.word_hash == hashed(word), DeskLink.ends_at > now)
    account_id = (await tx.execute(opened.returning(DeskLink.account_id))).scalar_one_or_none()
    if account_id is None:
        raise Refused("sign_in_over")
    return await _begin(tx, account_id, hashed(word), now)


async def enter_by_launch(tx: AsyncConnection, account_id: int, seal: str, now: datetime) -> str:
    """By what Telegram has signed (`seal`), which whoever calls has looked at. Who is unknown here is a stranger."""
    known = select(Account.id).where(Account.id == account_id, Account.person_id.is_not(None))
    if (await tx.execute(known)).scalar_one_or_none() is None:
        raise Refused("stranger")
    return await _begin(tx, account_id, hashed(seal), now)


async def _begin(tx: AsyncConnection, account_id: int, born_of: str, now: datetime) -> str:
    token = secrets.token_urlsafe(SECRET_BYTES)
    row = {"token_hash": hashed(token), "account_id": account_id, "born_of": born_of, "made_at": now}
    begun = insert_or(tx, DeskSession).values(ends_at=now + LASTS, **row)
    begun = begun.on_conflict_do_nothing(index_elements=["born_of"])
    if not (await tx.execute(begun)).rowcount:
        raise Refused("sign_in_over")
    return token


async def account_of(tx: AsyncConnection, token: str, now: datetime) -> int | None:
    """Whose it is, as long as it lasts."""
    found = select(DeskSession.account_id).where(DeskSession.token_hash == hashed(token), DeskSession.ends_at > now)
    return (await tx.execute(found)).scalar_one_or_none()


async def leave(tx: AsyncConnection, who: Who, token: str, now: datetime) -> None:
    """Kept until it would have ended by itself: what it was opened with is to open nothing again."""
    theirs = update(DeskSession).where(DeskSession.account_id == who.account_id, DeskSession.ends_at > now)
    await tx.execute(theirs.where(DeskSession.token_hash == hashed(token)).values(ends_at=now))


async def leave_everywhere(tx: AsyncConnection, who: Who, now: datetime) -> None:
    """Links that were not used go, too."""
    theirs = update(DeskSession).where(DeskSession.account_id == who.account_id, DeskSession.ends_at > now)
    await tx.execute(theirs.values(ends_at=now))
    await tx.execute(delete(DeskLink).where(DeskLink.account_id == who.account_id))


async def let_go(tx: AsyncConnection, now: datetime) -> None:
    """What ended a day ago; by then what it was opened with is too old as well."""
    await tx.execute(delete(DeskSession).where(DeskSession.made_at < now - 2 * LASTS))
    await tx.execute(delete(DeskLink).where(DeskLink.ends_at < now))
