"""How pages stand: growth of a place, all pages of a region, regions beside each other; the sheet for past counts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from functools import partial

from handlers.actions import Event, tapped
from handlers.views import view
from handlers.visit import Visit
from locales import Language
from newsroom.access import require_seat
from newsroom.pages import activity, history, life, past_counts, standing
from newsroom.pages.activity import Activity
from newsroom.pages.life import REACH
from newsroom.pages.standing import Standing
from newsroom.union import organisations
from newsroom.union.organisations import Place
from reports.growth import Line, growth
from reports.sheets import sheet
from screens import actions
from screens.pages import standing as screens
from screens.parts import name_in, page_within
from screens.screen import Screen

MONTHS = 12  # that the sheet for past counts has columns for


def register() -> None:
    tapped(actions.GROWTH, look_at_growth)
    tapped(actions.ALL_PAGES, look_at_all)
    tapped(actions.PAGES_SHEET, export)
    tapped(actions.PAST_COUNTS, past)
    tapped(actions.RANKS, rank)


async def look_at_growth(_: Event, visit: Visit, place_id: int) -> Screen:
    return await visit.show(draw_growth, place=place_id)


@view("growth", errand=True, reads=True)
async def draw_growth(visit: Visit, place: int) -> Screen:
    series = await standing.of_place(visit.tx, visit.who, place, visit.today)
    branches = await standing.among_branches(visit.tx, visit.who, place, visit.today)
    own = next((one for one in branches if one.place_id == place), None)
    counted = sum(one.rank is not None for one in branches)
    names = (await organisations.require_place(visit.tx, place)).names
    language = visit.who.language
    shown = screens.Growth(place, names, series, own.rank if own is not None else None, counted)
    lines = [Line(screens.name_of(language, one.page), one.counts) for one in series]
    return screens.growth(language, shown, visit.today, partial(growth, language, name_in(language, names), lines))


async def look_at_all(_: Event, visit: Visit, page: int) -> Screen:
    return await visit.show(draw_all, page=page)


@view("all_pages", reads=True)
async def draw_all(visit: Visit, page: int = 0) -> Screen:
    """What is dormant comes first, then what nobody has counted for longest: that is what there is to be done."""
    region = await organisations.require_place(visit.tx, require_seat(visit.who).organisation_id)
    found, lives = await _with_lives(visit, region)
    at = page_within(page, len(found), screens.PER_PAGE)
    shown = screens.AllPages(
        region.id,
        region.names,
        [(one, lives[one.id]) for one in found[at * screens.PER_PAGE : (at + 1) * screens.PER_PAGE]],
        at,
        len(found),
        sum(bool(lives[one.id].is_dormant) for one in found),
        sum(one.value is None for one in found),
        sum(one.doubt == standing.CONFIRMED for one in found),
    )
    return screens.all_pages(visit.who.language, shown, visit.today)


async def _with_lives(visit: Visit, region: Place) -> tuple[list[Standing], dict[int, Activity]]:
    found = await standing.of_region(visit.tx, visit.who, region.id, visit.today)
    lives = await activity.of_pages(visit.tx, region, [one.id for one in found], visit.today)

    def first(one: Standing) -> tuple[bool, date, int, int]:
        return not lives[one.id].is_dormant, one.on_day or date.min, -(one.value or 0), one.id

    return sorted(found, key=first), lives


async def export(_: Event, visit: Visit) -> Screen:
    visit.turn_to(draw_all, page=0)
    return await visit.put_off(partial(draw_sheet, visit))


async def draw_sheet(visit: Visit) -> Screen:
    region = await organisations.require_place(visit.tx, require_seat(visit.who).organisation_id)
    language, told = visit.who.language, await described(visit, region)
    return screens.exported(language, len(told), partial(drawn_sheet, language, told))


async def described(visit: Visit, region: Place) -> list[screens.Described]:
    """All pages of the region with all that is known of them, what is dormant first."""
    found, lives = await _with_lives(visit, region)
    ids = [one.id for one in found]
    remarks = await life.remarks(visit.tx, ids, visit.today)
    reached = await history.newest_of(visit.tx, ids, visit.today, REACH)
    reach = {page_id: count.amount for page_id, count in reached.items()}
    return [screens.Described(one, lives[one.id], remarks.get(one.id), reach.get(one.id)) for one in found]


def drawn_sheet(language: Language, told: Sequence[screens.Described]) -> bytes:
    return sheet(screens.sheet_title(language), *screens.sheet_rows(language, told))


async def past(_: Event, visit: Visit) -> Screen:
    """Not kept as a view: it is a file, and below it the way back."""
    region_id, language = require_seat(visit.who).organisation_id, visit.who.language
    await past_counts.require_keeps(visit.tx, visit.who, region_id)
    found = await past_counts.pages_of(visit.tx, region_id)
    visit.turn_to(draw_all, page=0)
    rows = screens.template_rows(language, found, _month_ends(visit.today))
    return screens.template(language, len(found), partial(sheet, screens.sheet_title(language), *rows))


def _month_ends(today: date) -> list[date]:
    """Of the months that are over, the oldest first: a proposal, which may be written over."""
    ends = [today.replace(day=1) - timedelta(days=1)]
    while len(ends) < MONTHS:
        ends.append(ends[-1].replace(day=1) - timedelta(days=1))
    return ends[::-1]


async def rank(_: Event, visit: Visit, platform: str, page: int) -> Screen:
    return await visit.show(draw_ranks, platform=platform, page=page)


@view("ranks", reads=True)
async def draw_ranks(visit: Visit, platform: str = actions.EVERYWHERE, page: int = 0) -> Screen:
    chosen = "" if platform == actions.EVERYWHERE else platform
    ranked = await standing.among_regions(visit.tx, visit.who, visit.today, chosen)
    platforms = await standing.platforms_of_regions(visit.tx, visit.who, visit.today)
    at = page_within(page, len(ranked), screens.PER_PAGE)
    return screens.regions(visit.who.language, screens.Regions(ranked, platforms, platform, at))
