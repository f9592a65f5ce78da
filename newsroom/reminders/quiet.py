"""Weeks in which nothing comes from a branch, as it has said itself, and why: it is not reminded of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Select, delete, exists, select
from sqlalchemy.ext.asyncio import AsyncConnection

from db.fetch import columns, fetch_all
from db.inserts import insert_or
from db.tables import Organisation, Post, QuietWeek
from newsroom import access, weeks
from newsroom.errors import Refused
from newsroom.posts.states import NEVER_SENT
from newsroom.union import organisations
from newsroom.union.organisations import NamedPlace, Place
from newsroom.values.lines import require_line
from newsroom.who import Who

NO_TIME, NO_EVENT, NO_CONNECTION, OWN_PAGE, OTHER = "time", "event", "connection", "own_page", "other"
REASONS = (NO_TIME, NO_EVENT, NO_CONNECTION, OWN_PAGE)  # and others in one's own words
LONGEST_WORDS = 60  # what is longer is a post
# Whoever sends something after all has taken it back.
HAS_SENT_SINCE = exists().where(
    Post.organisation_id == QuietWeek.organisation_id, Post.week == QuietWeek.week,
    Post.state.not_in(NEVER_SENT), Post.sent_at > QuietWeek.said_at,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Quiet:
    """`words` where the reason is another than the known ones."""

    organisation_id: int
    reason: str
    words: str = ""


async def require_place(tx: AsyncConnection, who: Who, place_id: int, week: str, now: datetime) -> Place:
    """For whom it is to say; of a week that is not over, nor far away."""
    place = await organisations.require_place(tx, place_id)
    access.require(who, "send a post", place.id, place.region_id)
    organisations.require_open(place)
    this = weeks.week_of(weeks.today(now, await organisations.zone_of(tx, place.id)))
    if week not in (this, weeks.after(this)):
        raise Refused("old_button")
    return place


def require_words(text: str) -> str:
    return require_line(text, LONGEST_WORDS, "no_reason")


async def say(
    tx: AsyncConnection, who: Who, place_id: int, week: str, reason: str, now: datetime, words: str = ""
) -> None:  # fmt: skip
    """In place of what was said before. From then on nobody there is reminded of anything of that week."""
    place = await require_place(tx, who, place_id, week, now)
    if (reason not in REASONS) != bool(words) or (words and reason != OTHER):
        raise Refused("old_button")
    row = {"reason": reason, "words": words, "said_by": who.person_id, "said_at": now}
    said = insert_or(tx, QuietWeek).values(organisation_id=place.id, week=week, **row)
    await tx.execute(said.on_conflict_do_update(index_elements=["organisation_id", "week"], set_=row))


async def take_back(tx: AsyncConnection, who: Who, place_id: int, week: str, now: datetime) -> None:
    """Something comes after all."""
    place = await require_place(tx, who, place_id, week, now)
    gone = delete(QuietWeek).where(QuietWeek.organisation_id == place.id, QuietWeek.week == week)
    await tx.execute(gone)


def _said(week: str, *where: ColumnElement[bool]) -> Select[*tuple[object, ...]]:
    found = select(*columns(Quiet, QuietWeek.__table__))
    return found.where(QuietWeek.week == week, ~HAS_SENT_SINCE, *where).order_by(QuietWeek.organisation_id)


async def of_place(tx: AsyncConnection, place_id: int, week: str) -> Quiet | None:
    found = await fetch_all(tx, _said(week, QuietWeek.organisation_id == place_id), Quiet)
    return found[0] if found else None


async def of_region(tx: AsyncConnection, region_id: int, week: str) -> dict[int, Quiet]:
    """By place, of those that have said so and sent nothing since."""
    below = QuietWeek.organisation_id.in_(select(Organisation.id).where(Organisation.region_id == region_id))
    return {one.organisation_id: one for one in await fetch_all(tx, _said(week, below), Quiet)}


@dataclass(frozen=True, slots=True)
class QuietOf:
    """What a place has said of one week."""

    organisation_id: int
    week: str
    reason: str


async def between(tx: AsyncConnection, place: NamedPlace, first: str, last: str) -> list[QuietOf]:
    """Of the weeks from one to another, by all below a place."""
    said = select(*columns(QuietOf, QuietWeek.__table__)).where(QuietWeek.week >= first, QuietWeek.week <= last)
    said = said.where(QuietWeek.organisation_id.in_(select(Organisation.id).where(organisations.inside(place))))
    said = said.where(~HAS_SENT_SINCE).order_by(QuietWeek.organisation_id, QuietWeek.week)
    return await fetch_all(tx, said, QuietOf)


async def branches(tx: AsyncConnection, region_id: int, week: str) -> set[int]:
    """Those that are reminded of nothing in that week."""
    return set(await of_region(tx, region_id, week))
