"""All regions side by side: the figures that the chat compares them by, for whoever looks at the whole union."""

from __future__ import annotations

from functools import partial
from typing import Any

from bot.desk import digest_figures
from bot.desk.calls import Call, Drawn, Page, reads
from bot.desk.digest import XLSX
from bot.desk.digest_texts import of_time
from handlers.digests.regions import read, workbook
from locales import Words
from newsroom.digests import regions
from newsroom.digests.regions import Regions, Standing
from screens.digests import regions as screens
from screens.digests.names import period_name
from screens.parts import name_in, signed

DEED = "compare regions"


async def compared(call: Call) -> dict[str, Any]:
    words = call.words
    found = await read(call.visit, call.text("period", ""))
    return {
        **digest_figures.when(words, found.period, call.visit.today),
        "compared": _compared_with(words, found, call),
        "views": [_view(words, found, view) for view in regions.VIEWS],
        "regions": _rows(words, found),
        "silent": _names(words, found, found.without(regions.POSTS)),
        "unknown": _names(words, found, found.unknown(regions.POSTS)),
    }


def _compared_with(words: Words, found: Regions, call: Call) -> str:
    if found.compared is None:
        return ""
    return words("Compared with: {span}", span=period_name(words, found.compared, call.visit.today))


def _view(words: Words, found: Regions, view: str) -> dict[str, Any]:
    return {
        "view": view, "name": screens.view_name(words, view), "short": screens.view_button(words, view),
        "total": screens.shown(words, found.total(view)), "change": _change(words, found.change(view)),
    }  # fmt: skip


def _change(words: Words, change: int | None) -> str:
    return signed(words, change) if change else ""


def _rows(words: Words, found: Regions) -> list[dict[str, Any]]:
    """Each region once, with its figure of every view. What nobody knows has no number, and is no nought."""
    by_region: dict[int, dict[str, Any]] = {region_id: {} for region_id in found.names}
    for view, standings in found.views.items():
        for one in standings:
            by_region[one.region_id][view] = _figure(words, one)
    named = {region_id: name_in(words.language, names) for region_id, names in found.names.items()}
    return [{"id": key, "name": named[key], "figures": of_it} for key, of_it in by_region.items()]


def _figure(words: Words, one: Standing) -> dict[str, Any]:
    """`told`: the figure in full, where less of it stands in its cell."""
    short, full = screens.in_short(words, one), screens.both_totals(words, one) or screens.shown(words, one.value)
    return {
        "number": one.number, "before": regions.number_of(one.before), "rank": one.rank, "shown": short,
        "told": full if full != short else "", "change": _change(words, one.change),
    }  # fmt: skip


def _names(words: Words, found: Regions, those: list[Standing]) -> list[dict[str, Any]]:
    return [{"id": one.region_id, "name": name_in(words.language, found.names[one.region_id])} for one in those]


async def spreadsheet(call: Call) -> Drawn:
    found = await read(call.visit, call.text("period", ""))
    return Drawn(partial(workbook, call.who.language, found), XLSX, screens.file_name(found))


def title(words: Words) -> str:
    return words("Regions")


def texts(words: Words) -> dict[str, str]:
    return of_time(words) | {
        "sheet": words("Spreadsheet"),
        "table": words("Regions side by side"),
        "region": words("Region"),
        "all_together": words("In total"),
        "sort": words("Sorted by"),
        "silent": words("Did not send"),
        "none_silent": words("Everybody has sent."),
        "unknown": words("no data"),
        "all": words("Show all: {count}", count="{count}"),
        "none": words("There is nothing yet."),
    }


PAGE = Page(
    "regions", DEED, title, texts, routes=(reads("regions/compared", compared), reads("regions/sheet", spreadsheet))
)
