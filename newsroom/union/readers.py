"""Who would read a notice now, where they sit, and whether it is for them: the rules that rooms build theirs upon."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy import Date, and_, bindparam, select
from sqlalchemy.ext.asyncio import AsyncConnection

from db.tables import Account, Organisation, Person, Seat
from locales import LANGUAGES, Language, language_for
from newsroom import outbox, weeks
from newsroom.notices import About
from newsroom.union import seats
from newsroom.who import CHAIR, DEPUTY, OWNER, RoleAt

OF_BRANCH = (CHAIR, DEPUTY)


@dataclass(frozen=True, slots=True)
class Reader:
    """Whoever would read it now, and where they sit. A channel is no account, and nobody sits behind another door.

    `owns`: named by the settings.
    """

    chat_id: int
    language: Language = LANGUAGES[0]
    person_id: int | None = None
    seats: Sequence[RoleAt] = ()
    is_account: bool = False
    owns: bool = False
    door: str = outbox.TELEGRAM

    def sits(self, roles: Sequence[str], place_id: int | None = None) -> bool:
        """In one of the roles; wherever, if no place is named."""
        return any(one.role in roles and place_id in (None, one.organisation_id) for one in self.seats)


A = TypeVar("A", bound=About)
Rule = Callable[[AsyncConnection, A, Reader], Awaitable[bool]]


# Made once: putting it together costs more than asking it.
READERS = (
    select(Account.id.label("chat_id"), Account.language, Person.language.label("spoken"), Account.person_id,
           Seat.id, Seat.role, Seat.organisation_id, Organisation.region_id)
    .outerjoin(Person, Person.id == Account.person_id)
    .outerjoin(Seat, and_(Seat.person_id == Account.person_id, seats.active_on(bindparam("day", type_=Date))))
    .outerjoin(Organisation, Organisation.id == Seat.organisation_id)
    .where(Account.id.in_(bindparam("chats", expanding=True)))
)  # fmt: skip


async def readers_of(
    tx: AsyncConnection, chat_ids: Collection[int], now: datetime, owners: Sequence[int] = ()
) -> dict[int, Reader]:
    """Of several chats with one look."""
    rows: dict[int, list[Any]] = {chat_id: [] for chat_id in chat_ids}
    for row in await tx.execute(READERS, {"chats": list(rows), "day": weeks.term_day(now)}):
        rows[row.chat_id].append(row)
    return {chat_id: _reader(chat_id, theirs, owners) for chat_id, theirs in rows.items()}


def _reader(chat_id: int, rows: Sequence[Any], owners: Sequence[int]) -> Reader:
    """From a row for each of their seats; one without a seat where they have none."""
    if not rows:
        return Reader(chat_id, owns=chat_id in owners)
    first = rows[0]
    language = language_for(first.language, first.spoken)
    held = [RoleAt(row.id, row.role, row.organisation_id, row.region_id) for row in rows if row.role is not None]
    return Reader(chat_id, language, first.person_id, held, is_account=True, owns=chat_id in owners)


def sitting(*roles: str, at: Callable[[A], int] | None = None) -> Rule[A]:
    """In one of these roles; `at`: which of the places that the notice names."""

    async def rule(_: AsyncConnection, about: A, reader: Reader) -> bool:
        return reader.sits(roles, at(about) if at is not None else None)

    return rule


async def owner(_: AsyncConnection, __: About, reader: Reader) -> bool:
    return reader.owns or reader.sits((OWNER,))


async def account(_: AsyncConnection, __: About, reader: Reader) -> bool:
    """Their own screen, whoever they are; one that is forgotten has none."""
    return reader.is_account
