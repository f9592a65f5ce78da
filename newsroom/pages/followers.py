"""Follower counts: asked for page by page, and kept as they are told."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from db import tables
from db.fetch import columns, fetch_all, fetch_one
from db.tables import Figure, Organisation, Sign
from newsroom import access, weeks
from newsroom.errors import Refused
from newsroom.pages import corrections, doubts, history, register
from newsroom.pages.doubts import LOOKED_AT
from newsroom.pages.history import Count
from newsroom.union import daily_figures, organisations, page_signs, region_settings
from newsroom.union.organisations import BY_BRANCH, BY_REGION, FOLLOWERS, FROM_FILE, ONE_A_DAY, Place
from newsroom.union.page_signs import UNSEEN
from newsroom.values.days import DAY
from newsroom.values.figures import MOST_COUNTED, Amount
from newsroom.who import Who

# Which pages are asked in turn: those not counted today, those that it is time to count, or one whose number was wrong;
# or one that is looked at.
TODAY, DUE, ONE, CARD = ROUNDS = "today", "due", "one", "card"


@dataclass(frozen=True, slots=True)
class Page:
    """With its newest count: no value where there is none."""

    id: int
    platform: str
    kind: str
    url: str
    is_to_ask: bool
    value: int | None
    qualifier: str | None
    low: int | None
    high: int | None
    on_day: date | None
    source: str | None

    @property
    def amount(self) -> Amount | None:
        return None if self.value is None else Amount(self.value, self.qualifier or "", self.low, self.high)


OF_COUNT = (Figure.value, Figure.qualifier, Figure.low, Figure.high, Figure.on_day, Figure.source)


@dataclass(frozen=True, slots=True)
class PageOf(Page):
    organisation_id: int


def _all_pages(kind: type[Page], there: ColumnElement[bool]) -> Select[Any]:
    found = select(*columns(kind, tables.Page.__table__), *OF_COUNT).select_from(tables.Page)
    return found.where(there).order_by(tables.Page.id).outerjoin(Figure, Figure.id == history.newest("id"))


def _pages(kind: type[Page], there: ColumnElement[bool]) -> Select[Any]:
    return _all_pages(kind, there).where(tables.Page.ended == register.OPEN)


async def pages_of(tx: AsyncConnection, place_id: int) -> list[Page]:
    return await fetch_all(tx, _pages(Page, tables.Page.organisation_id == place_id), Page)


async def find(tx: AsyncConnection, place_id: int, page_id: int) -> Page | None:
    """One of a place, also if it has just ended."""
    own = _all_pages(Page, and_(tables.Page.id == page_id, tables.Page.organisation_id == place_id))
    return await fetch_one(tx, own, Page)


async def require_page(tx: AsyncConnection, who: Who, page_id: int) -> PageOf:
    """One that is open, with its newest count, for whoever may count it."""
    page = await fetch_one(tx, _pages(PageOf, tables.Page.id == page_id), PageOf)
    if page is None:
        raise Refused("old_button")
    await require_counts(tx, who, page.organisation_id)
    return page


async def places_to_count(tx: AsyncConnection, region: Place, now: datetime, place_ids: Collection[int]) -> set[int]:
    """Those of a region's that have a page which it is time to count, each by its own day: with two looks for all."""
    lasts = timedelta(days=int(region_settings.setting_in(region.settings, "count_every")))
    zones = select(Organisation.timezone).where(Organisation.id.in_(place_ids)).distinct()
    found: set[int] = set()
    for zone in sorted((await tx.execute(zones)).scalars()):
        until = weeks.today(now, weeks.zone_or_default(zone, region.timezone)) - lasts
        due = select(tables.Page.organisation_id).join(Organisation, Organisation.id == tables.Page.organisation_id)
        due = due.outerjoin(Figure, Figure.id == history.newest("id")).where(_is_due(until))
        there = (tables.Page.organisation_id.in_(place_ids), Organisation.timezone == zone)
        found |= set((await tx.execute(due.where(*there, tables.Page.ended == register.OPEN).distinct())).scalars())
    return found


def _is_due(counted_until: date) -> ColumnElement[bool]:
    """As `_is_open` says of one page that is due."""
    is_told = and_(Figure.source == FROM_FILE, Figure.qualifier != "")
    return or_(Figure.id.is_(None), Figure.on_day <= counted_until, is_told)


async def next_page(tx: AsyncConnection, place_id: int, today: date, which: str = DUE) -> Page | None:
    """The first page that has no count of this round, and that nobody has tried to see today."""
    if which in (ONE, CARD):
        return None
    lasts = int(await region_settings.setting_at(tx, place_id, "count_every")) if which == DUE else 1
    counted_until = today - timedelta(days=lasts)
    pages = [page for page in await pages_of(tx, place_id) if _is_open(page, which, counted_until)]
    unseen = await _unseen_on(tx, [page.id for page in pages], today) if pages else set()
    return next((page for page in pages if page.id not in unseen), None)


async def _unseen_on(tx: AsyncConnection, page_ids: Sequence[int], today: date) -> set[int]:
    unseen = select(Sign.page_id).where(Sign.page_id.in_(page_ids), Sign.kind == UNSEEN, Sign.noted_on == today)
    return set((await tx.execute(unseen)).scalars())


def _is_open(page: Page, which: str, counted_until: date) -> bool:
    """What a file tells imprecisely is no count; and none of today, for nobody has looked at the page."""
    is_told = page.source == FROM_FILE and (which == TODAY or page.qualifier)
    return page.on_day is None or page.on_day <= counted_until or bool(is_told)


async def last_counts(tx: AsyncConnection, page_id: int, today: date) -> list[Count]:
    """Those that a new one is held against, the newest first: what was told today is corrected by it."""
    counts = await history.counts_of(tx, page_id, LOOKED_AT + 1, until=today)
    return [one for one in counts if one.on_day < today or one.source not in ONE_A_DAY][:LOOKED_AT]


async def is_doubtful(tx: AsyncConnection, place_id: int, page_id: int, amount: Amount, today: date) -> bool:
    """The region says how much is much on any page."""
    leap = await region_settings.setting_at(tx, place_id, "leap")
    return doubts.is_doubtful(await last_counts(tx, page_id, today), amount.value, today, leap)


async def require_counts(tx: AsyncConnection, who: Who, place_id: int) -> Place:
    place = await organisations.require_place(tx, place_id)
    access.require(who, "count followers", place.id, place.region_id)
    organisations.require_open(place)
    return place


async def count(
    tx: AsyncConnection, who: Who, page_id: int, amount: Amount, now: datetime, *, confirmed: bool = False
) -> int:  # fmt: skip
    """One count a page a day: a correction takes the place of what it corrects, which is kept. Gives the figure.

    What the region counted for a branch is marked: nobody of the branch has done anything in the bot. `confirmed`: it
    was asked about, and is right.
    """
    if not 0 <= amount.value <= MOST_COUNTED:
        raise Refused("not_a_number")
    place = await _place_to_count(tx, who, page_id)
    today = await today_at(tx, place.id, now)
    told_id = await corrections.told_on(tx, page_id, FOLLOWERS, today)
    if told_id is not None and (await history.require_count(tx, told_id)).amount != amount:
        await corrections.keep(tx, who, told_id, corrections.SAME_DAY, now)
    whose = {"organisation_id": place.id, "page_id": page_id, "kind": FOLLOWERS, "on_day": today}
    row = asdict(amount) | {"entered_at": now, "entered_by": who.person_id, "source": source_of(who, place.id)}
    return await daily_figures.note(tx, whose, row | {"doubt": corrections.CONFIRMED if confirmed else ""})


def source_of(who: Who, place_id: int) -> str:
    """What is told from a seat in another place, the region tells."""
    return BY_BRANCH if access.require_seat(who).organisation_id == place_id else BY_REGION


async def cannot_see(tx: AsyncConnection, who: Who, page_id: int, now: datetime) -> None:
    """Not today: it is asked for again another day."""
    place = await _place_to_count(tx, who, page_id)
    today = await today_at(tx, place.id, now)
    told = {"source": source_of(who, place.id), "entered_at": now, "entered_by": who.person_id}
    await page_signs.note_sign(tx, page_id, UNSEEN, today, DAY, today, **told)


async def _place_to_count(tx: AsyncConnection, who: Who, page_id: int) -> Place:
    """A page that goes to another place meanwhile takes its figures along."""
    locked = select(tables.Page.organisation_id).where(tables.Page.id == page_id).with_for_update(key_share=True)
    place_id = (await tx.execute(locked)).scalar_one_or_none()
    if place_id is None:
        raise Refused("old_button")
    return await require_counts(tx, who, place_id)


async def today_at(tx: AsyncConnection, place_id: int, now: datetime) -> date:
    return weeks.local(now, await organisations.zone_of(tx, place_id)).date()
