"""Regions compared by the press service: in short, by one view, as a chart, as a spreadsheet."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from handlers.actions import Event, tapped
from handlers.digests.digests import asked_for
from handlers.views import view
from handlers.visit import Visit
from locales import Language
from newsroom.digests import regions
from newsroom.digests.regions import Regions
from newsroom.errors import Refused
from newsroom.values.periods import Period, written
from reports.charts import bar_for_each
from reports.documents.structure import Document
from reports.sheets import Tab, book
from screens import actions
from screens.digests import regions as screens
from screens.digests.official import review
from screens.screen import Screen


def register() -> None:
    tapped(actions.REGIONS, look)
    tapped(actions.REGIONS_BY, look_by)
    tapped(actions.REGIONS_CHART, look_at_chart)
    tapped(actions.REGIONS_SHEET, export)


async def read(visit: Visit, period: str) -> Regions:
    return await regions.compared(visit.tx, visit.who, asked_for(visit, period), visit.now, visit.today)


async def look(_: Event, visit: Visit, period: Period) -> Screen:
    return await visit.show(draw_regions, period=written(period))


@view("regions", reads=True)
async def draw_regions(visit: Visit, period: str) -> Screen:
    return screens.compared(visit.who.language, await read(visit, period), visit.today)


async def look_by(_: Event, visit: Visit, period: Period, sort: str, page: int) -> Screen:
    return await visit.show(draw_by_view, period=written(period), sort=sort, page=page)


@view("regions_by", reads=True)
async def draw_by_view(visit: Visit, period: str, sort: str, page: int = 0) -> Screen:
    if sort not in regions.VIEWS:
        raise Refused("old_button")
    return screens.by_view(visit.who.language, await read(visit, period), sort, page, visit.today)


async def look_at_chart(_: Event, visit: Visit, period: Period, sort: str) -> Screen:
    visit.turn_to(draw_by_view, period=written(period), sort=sort)
    return await visit.put_off(partial(_draw_chart, visit, written(period), sort))


async def _draw_chart(visit: Visit, period: str, sort: str) -> Screen:
    found, language = await read(visit, period), visit.who.language
    drawn = partial(_chart, found, language, sort)
    return screens.chart(language, found, sort, drawn, visit.today)


def _chart(found: Regions, language: Language, sort: str) -> bytes:
    return bar_for_each(screens.bars(language, found, sort), *screens.chart_titles(language, found, sort))


def review_of(
    found: Regions, language: Language, findings: Sequence[str] | None = None, proposals: Sequence[str] = ()
) -> Document:  # fmt: skip
    """As a document, whose diagrams are drawn when it is; by the command line, too."""
    drawn = [sort for sort in review.DRAWN if found.total(sort) is not None]
    charts = {sort: partial(_chart, found, language, sort) for sort in drawn}
    return review.document(found, language, charts, findings, proposals)


async def export(_: Event, visit: Visit, period: Period) -> Screen:
    visit.turn_to(draw_regions, period=written(period))
    return await visit.put_off(partial(_draw_sheet, visit, written(period)))


async def _draw_sheet(visit: Visit, period: str) -> Screen:
    found, language = await read(visit, period), visit.who.language
    return screens.exported(language, found, visit.today, partial(workbook, language, found))


def workbook(language: Language, found: Regions) -> bytes:
    return book([Tab(*one) for one in screens.tables(language, found)])
