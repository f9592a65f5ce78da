"""What each kind of notice says, put together when it is sent: for who reads it then, from what is true then."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from sqlalchemy import Row, RowMapping, select
from sqlalchemy.ext.asyncio import AsyncConnection

from db.tables import Account, Broadcast, Person, Rubric, Seat
from locales import Language
from newsroom import joining, organisations, plan, posts, review, seats
from screens import broadcasts, door, failures, places
from screens import plan as plan_screens
from screens import review as review_screens
from screens.screen import Picture, Screen

Words = Callable[[AsyncConnection, RowMapping, Language], Awaitable[Screen | None]]


async def word(tx: AsyncConnection, row: RowMapping) -> Screen | None:
    """The notice as a screen; None when what it was about is no more."""
    return await KINDS[row["kind"]](tx, row, await _language_of(tx, row))


async def _language_of(tx: AsyncConnection, row: RowMapping) -> Language:
    spoken = select(Account.language, Person.language).outerjoin(Person, Person.id == Account.person_id)
    found = (await tx.execute(spoken.where(Account.id == row["chat_id"]))).one_or_none()
    return "ru" if found is not None and "ru" in (found[0] or found[1]) else "kk"


async def _arrivals(tx: AsyncConnection, row: RowMapping, language: Language) -> Screen | None:
    waiting = len(await posts.waiting_in(tx, row["parameters"]["region"]))
    return review_screens.arrivals(language, waiting) if waiting else None


async def _verdict(tx: AsyncConnection, row: RowMapping, language: Language) -> Screen | None:
    post = await posts.get(tx, row["parameters"]["post"])
    if post is None or post.state != row["parameters"]["state"]:
        return None
    comment = await posts.last_comment(tx, post.id) if post.state == "returned" else {}
    return review_screens.verdict(language, post.state, comment, post.link, post.id)


async def _publication(tx: AsyncConnection, row: RowMapping, _: Language) -> Screen | None:
    """In the language that the post was written in."""
    post = await review.unpublished(tx, row["parameters"]["post"])
    if post is None:
        return None
    pictures = tuple(Picture(one.kind, one.file_id) for one in await posts.media_of(tx, post.id))
    return review_screens.publication(_text(post), await _rubric(tx, post.rubric_id), post.language, pictures)


def _text(post: Row[Any]) -> str:
    return str(post.texts.get(post.language, ""))


async def _rubric(tx: AsyncConnection, number: int | None) -> dict[str, str] | None:
    return (await tx.execute(select(Rubric.names).where(Rubric.id == number))).scalar_one_or_none()


async def _tip(tx: AsyncConnection, row: RowMapping, language: Language) -> Screen | None:
    found = select(Broadcast.texts).where(Broadcast.id == row["parameters"]["broadcast"])
    texts = (await tx.execute(found)).scalar_one()
    return broadcasts.tip(language, texts[language])


async def _rubric_of_week(tx: AsyncConnection, row: RowMapping, language: Language) -> Screen | None:
    given = row["parameters"]
    rubric = await plan.rubric_of_week(tx, given["region"], given["week"])
    if rubric is None:
        return None
    return plan_screens.rubric_of_week(language, rubric.names, await plan.ideas_for(tx, rubric.id))


async def _chaser(tx: AsyncConnection, row: RowMapping, language: Language) -> Screen | None:
    """Looked at once more: who has sent meanwhile is left in peace."""
    given = row["parameters"]
    if await posts.sent_in_week(tx, given["branch"], given["week"]):
        return None
    rubric = await plan.rubric_of_week(tx, given["region"], given["week"])
    return plan_screens.chaser(language, rubric.names if rubric else None)


async def _incidents(_: AsyncConnection, row: RowMapping, language: Language) -> Screen | None:
    return failures.incidents(language, row["parameters"]["numbers"])


async def _count(_: AsyncConnection, __: RowMapping, language: Language) -> Screen | None:
    return plan_screens.count_followers(language)


async def _requests(tx: AsyncConnection, row: RowMapping, language: Language) -> Screen | None:
    """As many as wait when it is read."""
    waiting = await joining.waiting(tx, row["parameters"]["place"], row["due_at"])
    return door.requests_came(language, len(waiting)) if waiting else None


async def _declined(tx: AsyncConnection, row: RowMapping, language: Language) -> Screen | None:
    return door.request_declined(language, (await organisations.by_id(tx, row["parameters"]["place"])).names)


async def _seat(tx: AsyncConnection, row: RowMapping, language: Language) -> Screen | None:
    """Of one's own seat, or of somebody else's."""
    seat = (await tx.execute(seats.SEEN.where(Seat.id == row["parameters"]["seat"]))).one()
    return places.seat_notice(language, row["kind"], seat.role, seat.place, seat.name, acting=seat.acting)


async def _unreachable(tx: AsyncConnection, row: RowMapping, language: Language) -> Screen | None:
    """Who is back already is no news."""
    theirs = seats.SEEN.where(Seat.person_id == row["parameters"]["person"], seats.active(row["due_at"]))
    held = (await tx.execute(theirs.where(Person.unreachable_since.is_not(None)).order_by(Seat.id))).all()
    return places.unreachable(language, held[0].name, [one.place for one in held]) if held else None


KINDS: dict[str, Words] = {
    "arrivals": _arrivals,
    "verdict": _verdict,
    "publication": _publication,
    "broadcast": _tip,
    "rubric": _rubric_of_week,
    "chaser": _chaser,
    "count": _count,
    "incidents": _incidents,
    "requests": _requests,
    "request_declined": _declined,
    "seat_taken": _seat,
    "term_ended": _seat,
    "came_in": _seat,
    "unreachable": _unreachable,
}
