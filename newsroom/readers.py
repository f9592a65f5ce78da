"""Whom each kind of notice is for, beside the rights: asked again when it is put into words, of who reads it then."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import RowMapping, and_, exists, select
from sqlalchemy.ext.asyncio import AsyncConnection

from db.tables import Account, JoinRequest, Notice, Organisation, Person, Post, Publication, Seat
from locales import LANGUAGES, Language, language_for
from newsroom import access, outbox
from newsroom.people import joining
from newsroom.posts import publishing
from newsroom.union import organisations, seats
from newsroom.who import CHAIR, DEPUTY, OWNER, PRESS, SPECIALIST

OF_BRANCH = (CHAIR, DEPUTY)


@dataclass(frozen=True, slots=True)
class Reader:
    """Whoever would read it now, and where they sit. A channel is no account. `owns`: named by the settings."""

    chat_id: int
    language: Language = LANGUAGES[0]
    person_id: int | None = None
    seats: Sequence[Any] = ()
    is_account: bool = False
    owns: bool = False

    def sits(self, roles: Sequence[str], place: int | None = None) -> bool:
        """In one of the roles; wherever, if no place is named."""
        return any(one.role in roles and place in (None, one.organisation_id) for one in self.seats)


Rule = Callable[[AsyncConnection, RowMapping, Reader], Awaitable[bool]]


async def reader_of(tx: AsyncConnection, chat_id: int, now: datetime, owners: Sequence[int] = ()) -> Reader:
    known = (
        select(Account.language, Person.language.label("spoken"), Account.person_id, Seat.role, Seat.organisation_id,
               Organisation.region_id)
        .outerjoin(Person, Person.id == Account.person_id)
        .outerjoin(Seat, and_(Seat.person_id == Account.person_id, seats.active(now)))
        .outerjoin(Organisation, Organisation.id == Seat.organisation_id)
        .where(Account.id == chat_id)
    )  # fmt: skip
    rows: Sequence[Any] = (await tx.execute(known)).all()
    if not rows:
        return Reader(chat_id, owns=chat_id in owners)
    first = rows[0]
    language = language_for(first.language, first.spoken)
    held = [row for row in rows if row.role is not None]
    return Reader(chat_id, language, first.person_id, held, is_account=True, owns=chat_id in owners)


async def is_for(tx: AsyncConnection, row: RowMapping, reader: Reader) -> bool:
    """Left for a person, it is for nobody else who has their account by now."""
    return row["person_id"] in (None, reader.person_id) and await READERS[row["kind"]](tx, row, reader)


# ---- the rules


def sitting(*roles: str, at: str | None = None) -> Rule:
    """In one of these roles, at the place that the notice names."""

    async def rule(_: AsyncConnection, row: RowMapping, reader: Reader) -> bool:
        return reader.sits(roles, int(row["parameters"][at]) if at is not None else None)

    return rule


async def _post(tx: AsyncConnection, row: RowMapping) -> Any:
    """Words have been found for it: it is there."""
    found = select(Post.organisation_id, Post.author_id, Organisation.region_id)
    found = found.join(Organisation, Organisation.id == Post.organisation_id)
    return (await tx.execute(found.where(Post.id == row["parameters"]["post"]))).one()


async def _branch(tx: AsyncConnection, row: RowMapping, reader: Reader) -> bool:
    """The branch's own: whoever sits where the post is from."""
    return reader.sits(OF_BRANCH, (await _post(tx, row)).organisation_id)


async def _region(tx: AsyncConnection, row: RowMapping, reader: Reader) -> bool:
    """Whoever reviews the post."""
    post = await _post(tx, row)
    return post.region_id is not None and reader.sits((SPECIALIST,), post.region_id)


async def _authors(tx: AsyncConnection, row: RowMapping, reader: Reader) -> bool:
    """Of what the region entered for a branch, the region too."""
    entered = (await _post(tx, row)).author_id is None
    return await _branch(tx, row, reader) or (entered and await _region(tx, row, reader))


async def _channel(tx: AsyncConnection, row: RowMapping, reader: Reader) -> bool:
    """The one that the region has now."""
    region = await organisations.require_place(tx, (await _post(tx, row)).region_id)
    return bool(region.settings.get("channel", {}).get("id") == reader.chat_id)


async def _where_it_stands(tx: AsyncConnection, row: RowMapping, reader: Reader) -> bool:
    """Also when the region has let go of that channel."""
    out = await publishing.publications_of(tx, row["parameters"]["post"])
    return any(one.chat_id == reader.chat_id for one in out)


async def _where_the_bot_published(tx: AsyncConnection, _: RowMapping, reader: Reader) -> bool:
    """It takes away what it has put there: of what was called back on its way, nothing but the notice is left."""
    stands = exists().where(Publication.chat_id == reader.chat_id)
    went = exists().where(Notice.chat_id == reader.chat_id, Notice.kind == "publication")
    return bool((await tx.execute(select(stands | went))).scalar_one())


async def _whose_seat(tx: AsyncConnection, row: RowMapping, reader: Reader) -> bool:
    """Their own, though it may have ended."""
    seat = select(Seat.person_id).where(Seat.id == row["parameters"]["seat"])
    return reader.person_id is not None and (await tx.execute(seat)).scalar_one() == reader.person_id


async def _who_gives_the_seat(tx: AsyncConnection, row: RowMapping, reader: Reader) -> bool:
    """Whoever invited, while they still might."""
    seat = (await tx.execute(seats.SEEN.where(Seat.id == row["parameters"]["seat"]))).one()
    return (
        access.first_reaching(reader.seats, access.SEATING[seat.role], seat.organisation_id, seat.region_id) is not None
    )


async def _whose_region(tx: AsyncConnection, row: RowMapping, reader: Reader) -> bool:
    """The specialists of wherever that person sits."""
    theirs = select(Organisation.region_id).join(Seat, Seat.organisation_id == Organisation.id)
    regions = (await tx.execute(theirs.where(Seat.person_id == row["parameters"]["person"]))).scalars()
    return any(region is not None and reader.sits((SPECIALIST,), region) for region in regions)


async def _who_asked(tx: AsyncConnection, row: RowMapping, reader: Reader) -> bool:
    asked = exists().where(
        JoinRequest.account_id == reader.chat_id, JoinRequest.organisation_id == row["parameters"]["place"],
        JoinRequest.state == joining.DECLINED,
    )  # fmt: skip
    return bool((await tx.execute(select(asked))).scalar_one())


async def _owner(_: AsyncConnection, __: RowMapping, reader: Reader) -> bool:
    return reader.owns or reader.sits((OWNER,))


async def _account(_: AsyncConnection, __: RowMapping, reader: Reader) -> bool:
    """Their own screen, whoever they are; one that is forgotten has none."""
    return reader.is_account


READERS: dict[str, Rule] = {
    "arrivals": sitting(SPECIALIST, at="region"),
    "taken_back": _region,
    "did_not_go": _region,
    "offer_decided": _region,
    "channel_lost": sitting(SPECIALIST, at="region"),
    "not_changed": sitting(SPECIALIST, at="region"),
    "unreachable": _whose_region,
    "requests": sitting(SPECIALIST, PRESS, at="place"),
    "offers": sitting(PRESS),
    "verdict": _authors,
    "live_soon": _branch,
    "live_over": _branch,
    "broadcast": sitting(*OF_BRANCH),
    "rubric": sitting(*OF_BRANCH, at="branch"),
    "chaser": sitting(*OF_BRANCH, at="branch"),
    "count": sitting(*OF_BRANCH, at="branch"),
    "publication": _channel,
    "recording": _channel,
    "amendment": _where_it_stands,
    "removal": _where_the_bot_published,
    "seat_taken": _whose_seat,
    "term_ended": _whose_seat,
    "came_in": _who_gives_the_seat,
    "request_declined": _who_asked,
    "incidents": _owner,
    outbox.SCREEN: _account,
}
