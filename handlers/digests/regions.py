"""Regions compared by the press service: in short, by one view, as a chart, as a spreadsheet."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from handlers.actions import Event, tapped
from handlers.digests.digests import asked_for
from handlers.views import view
from handlers.visit import Visit
from locales import LANGUAGES, Language
from newsroom.digests import letterheads, regions
from newsroom.digests.regions import Regions
from newsroom.errors import Refused
from newsroom.values.periods import Period, written
from reports.charts import bar_for_each
from reports.documents.pdf import pdf
from reports.documents.structure import Document
from reports.documents.word import word
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
    tapped(actions.REGIONS_PAPER, as_paper)


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


def review_of(found: Regions, language: Language) -> Document:
    """As a document, with its diagrams; by the command line, too."""
    charts = {sort: _chart(found, language, sort) for sort in review.DRAWN if found.total(sort) is not None}
    return review.document(found, language, charts)


async def export(_: Event, visit: Visit, period: Period) -> Screen:
    visit.turn_to(draw_regions, period=written(period))
    return await visit.put_off(partial(_draw_sheet, visit, written(period)))


async def _draw_sheet(visit: Visit, period: str) -> Screen:
    found, language = await read(visit, period), visit.who.language
    return screens.exported(language, found, visit.today, partial(_workbook, language, found))


def _workbook(language: Language, found: Regions) -> bytes:
    return book([Tab(*one) for one in screens.tables(language, found)])


async def as_paper(_: Event, visit: Visit, period: Period) -> Screen:
    visit.turn_to(draw_regions, period=written(period))
    return await visit.put_off(partial(_draw_paper, visit, written(period)))


async def _draw_paper(visit: Visit, period: str) -> Screen:
    """Put into words and drawn when it is sent, beside the loop."""
    found, letterhead = await read(visit, period), await letterheads.now_used(visit.tx)
    drawn = {
        (language, kind): partial(_paper, found, language, kind, letterhead)
        for kind in ("pdf", "docx") for language in LANGUAGES
    }  # fmt: skip
    return screens.papers(visit.who.language, found, visit.today, drawn)


def _paper(found: Regions, language: Language, kind: str, letterhead: letterheads.Letterhead) -> bytes:
    made = replace(review_of(found, language), logo=letterhead.logo or b"")
    return pdf(made) if kind == "pdf" else word(made, letterhead.content)
