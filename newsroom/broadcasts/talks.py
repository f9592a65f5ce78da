"""Readers talk back: a conversation about a broadcast between one of them and those who send it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from db.fetch import columns, fetch_all, fetch_one
from db.tables import BroadcastWord as Stored
from db.tables import Person
from newsroom import access
from newsroom.broadcasts import answers
from newsroom.broadcasts.broadcasts import read, require_broadcast, require_sends
from newsroom.broadcasts.notices import Said
from newsroom.errors import Refused
from newsroom.notices import tell
from newsroom.union import seats
from newsroom.who import Who

LONGEST = 1000
SHOWN = 10  # sentences of a conversation


@dataclass(frozen=True, slots=True)
class Word:
    """`person_id` is the reader; `name` is of whoever said it."""

    id: int
    broadcast_id: int
    person_id: int
    by_id: int
    words: str
    at: datetime
    name: str

    @property
    def is_readers(self) -> bool:
        return self.by_id == self.person_id


WORDS = select(*columns(Word, Stored.__table__), Person.name).join(Person, Person.id == Stored.by_id)


async def write(tx: AsyncConnection, who: Who, broadcast_id: int, words: str, now: datetime) -> None:
    """By a reader, to whoever has sent it."""
    found = await answers.require_addressed(tx, who, broadcast_id)
    person_id = access.require_person(who)
    word_id = await _say(tx, found.id, person_id, person_id, words, now)
    await tell(tx, Said(word_id), await seats.themselves(tx, found.created_by), now)


async def reply(tx: AsyncConnection, who: Who, broadcast_id: int, person_id: int, words: str, now: datetime) -> None:
    """By those who send, to one who has written."""
    await require_thread(tx, who, broadcast_id, person_id)
    word_id = await _say(tx, broadcast_id, person_id, access.require_person(who), words, now)
    await tell(tx, Said(word_id), await seats.themselves(tx, person_id), now)


async def _say(tx: AsyncConnection, broadcast_id: int, person_id: int, by: int, words: str, now: datetime) -> int:
    row = {"broadcast_id": broadcast_id, "person_id": person_id, "by_id": by, "words": words, "at": now}
    word_id: int = (await tx.execute(insert(Stored).values(**row).returning(Stored.id))).scalar_one()
    return word_id


async def thread(tx: AsyncConnection, who: Who, broadcast_id: int, person_id: int) -> list[Word]:
    """The last of it, the oldest first: for both sides."""
    if access.require_person(who) != person_id:
        require_sends(who)
    said = WORDS.where(Stored.broadcast_id == broadcast_id, Stored.person_id == person_id)
    return (await fetch_all(tx, said.order_by(Stored.id.desc()).limit(SHOWN), Word))[::-1]


async def require_thread(tx: AsyncConnection, who: Who, broadcast_id: int, person_id: int) -> list[Word]:
    await require_broadcast(tx, who, broadcast_id)
    said = await thread(tx, who, broadcast_id, person_id)
    if not said:
        raise Refused("old_button")
    return said


async def place_of(tx: AsyncConnection, person_id: int, now: datetime) -> dict[str, str]:
    """Where the reader sits now; nowhere any more, perhaps."""
    held = await seats.held(tx, person_id, now)
    return held[0].place if held else {}


async def of(tx: AsyncConnection, word_id: int) -> Word:
    found = await fetch_one(tx, WORDS.where(Stored.id == word_id), Word)
    if found is None:
        raise Refused("old_button")
    await read(tx, found.broadcast_id)
    return found
