"""The digest of any time: its figures, and what is taken away of it: the spreadsheet and the official report."""

from __future__ import annotations

from functools import partial
from typing import Any

from bot.desk import digest_figures
from bot.desk.calls import Call, Drawn, File, Mangled, Page, does, reads
from bot.desk.digest_texts import texts, title
from handlers.digests.digests import asked_for, read, workbook
from handlers.digests.issuing import draft
from locales import LANGUAGES, own_name
from newsroom import access
from newsroom.access import require_seat
from newsroom.digests import behind, digests, reports
from newsroom.digests.reports import DRAFT, PDF, WORD
from newsroom.errors import Refused
from newsroom.union import organisations
from newsroom.union.organisations import Place
from newsroom.values.periods import Period
from screens.digests import sheet

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
KINDS = {PDF: "application/pdf", WORD: "application/vnd.openxmlformats-officedocument.wordprocessingml.document"}


async def figures(call: Call) -> dict[str, Any]:
    place, period = await _asked(call)
    found = await read(call.visit, period, place.id)
    said = await behind.nothing_comes(call.tx, call.who, place.id, period)
    return {
        **digest_figures.figures(call.words, found, call.visit.today),
        **digest_figures.silent(call.words, found, said, call.visit.today),
        "above": await _above(call, place),
        "reports": place.level in reports.OF and _may(call, "draft a report", place),
    }


async def _asked(call: Call) -> tuple[Place, Period]:
    place_id = call.number("place", require_seat(call.who).organisation_id)
    place = await digests.require_place(call.tx, call.who, place_id)
    return place, asked_for(call.visit, call.text("period", ""))


def _may(call: Call, deed: str, place: Place) -> bool:
    return access.may(call.who, deed, place.id, place.region_id)


async def _above(call: Call, place: Place) -> dict[str, Any] | None:
    """The way back up, as far as somebody may see it."""
    if place.parent_id is None:
        return None
    above = await organisations.require_place(call.tx, place.parent_id)
    return digest_figures.place(call.words, above) if _may(call, "see a digest", above) else None


async def spreadsheet(call: Call) -> Drawn:
    place, period = await _asked(call)
    found = await read(call.visit, period, place.id)
    return Drawn(partial(workbook, call.who.language, found), XLSX, sheet.file_name(found))


# ---- the official report


async def begin(call: Call) -> dict[str, Any]:
    """Its draft, as the chat makes it; and the files that there are of it."""
    place, period = await _asked(call)
    report_id = await reports.begin(call.tx, call.who, place.id, period, call.now)
    found = await reports.require_report(call.tx, call.who, report_id)
    return {
        "report": report_id,
        "files": [
            {"language": each, "kind": kind, "name": f"{own_name(each)} · {kind.upper()}"}
            for each in LANGUAGES if each in found.languages for kind in KINDS
        ],
    }  # fmt: skip


async def paper(call: Call) -> Drawn | File:
    """Of what was issued meanwhile, as it was issued."""
    kind, language = call.text("kind"), call.text("language")
    if kind not in KINDS:
        raise Mangled("kind")
    found = await reports.require_report(call.tx, call.who, call.number("report"))
    if found.state != DRAFT:
        return await _issued(call, found, kind, language)
    drawn = {each: one for each, one in (await draft.files_of(call.visit, found, kind)).items() if each == language}
    if not drawn:
        raise Refused("no_report")
    ((name, draw),) = drawn.values()
    return Drawn(draw, KINDS[kind], name)


async def _issued(call: Call, found: reports.Report, kind: str, language: str) -> File:
    kept = [one for one in await reports.files_of(call.tx, found, [language]) if one.kind == kind]
    if not kept:
        raise Refused("no_report")
    return File(kept[0].content, KINDS[kind], draft.file_name(call.who.language, found, language, kind))


PAGE = Page(
    "digest", "see a digest", title, texts,
    routes=(
        reads("digest/figures", figures),
        reads("digest/sheet", spreadsheet),
        does("digest/report", begin, "draft a report"),
        reads("digest/reports/{report}", paper, "draft a report"),
    ),
)  # fmt: skip
