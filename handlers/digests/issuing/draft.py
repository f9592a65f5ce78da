"""The draft of a report: looked at as pictures, taken away as Word and PDF, issued."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

from sqlalchemy.ext.asyncio import AsyncConnection

from handlers.actions import Event, tapped
from handlers.digests.issuing import papers
from handlers.digests.issuing.papers import Paper
from handlers.views import view
from handlers.visit import Visit
from locales import LANGUAGES, Language, language_for, words_for
from newsroom import access, weeks
from newsroom.access import require_seat
from newsroom.digests import issuing, reports
from newsroom.digests.announcing import TO_BRANCHES
from newsroom.digests.issuing import Made
from newsroom.digests.official_data import as_data
from newsroom.digests.reports import DRAFT, PDF, Report
from newsroom.errors import Refused
from newsroom.union import organisations
from newsroom.values.periods import Period
from newsroom.who import Who
from reports.documents.pdf import pages_png, pdf
from reports.documents.structure import Document, lines
from reports.documents.word import word
from screens import actions
from screens.digests.issuing import draft as screens
from screens.digests.issuing import issued
from screens.digests.issuing.lines import proposed
from screens.screen import Screen


def register() -> None:
    tapped(actions.REPORT_OF, begin)
    tapped(actions.REGIONS_PAPER, begin_review)
    tapped(actions.REPORT, look)
    tapped(actions.REPORT_SPEAK, speak)
    tapped(actions.REPORT_FILE, send_files)
    tapped(actions.REPORT_ISSUE, issue)


async def begin(_: Event, visit: Visit, period: Period, place_id: int) -> Screen:
    report_id = await reports.begin(visit.tx, visit.who, place_id, period, visit.now)
    return await visit.show(draw_report, report=report_id)


async def begin_review(_: Event, visit: Visit, period: Period) -> Screen:
    """By a button of the version before."""
    return await begin(_, visit, period, (await organisations.centre(visit.tx)).id)


async def look(_: Event, visit: Visit, report_id: int) -> Screen:
    return await visit.show(draw_report, report=report_id)


async def speak(_: Event, visit: Visit, report_id: int, language: Language) -> Screen:
    await reports.speak(visit.tx, visit.who, report_id, language, visit.now)
    return await visit.show(draw_report, report=report_id)


@view("report", reads=True)
async def draw_report(visit: Visit, report: int) -> Screen:
    """A draft with its pages, or what was issued with its files."""
    found = await reports.require_report(visit.tx, visit.who, report)
    return await (draft_of(visit, found) if found.state == DRAFT else issued_of(visit, found))


async def draft_of(visit: Visit, report: Report) -> Screen:
    paper = await papers.of_draft(visit.tx, visit.who, report.id, visit.now, visit.today)
    corrected = {one.language for one in paper.corrected}
    pages = {
        each: partial(pages_png, paper.documents[each]) for each in LANGUAGES
        if each in report.languages and each not in corrected
    }  # fmt: skip
    return screens.card(visit.who.language, await shown(visit, paper), pages)


async def shown(visit: Visit, paper: Paper) -> screens.Draft:
    report = paper.report
    corrected = {one.language: len(paper.differences(one)) for one in paper.corrected}
    replaces = report.replaces_id
    former = await reports.require_report(visit.tx, visit.who, replaces) if replaces is not None else None
    may_issue = access.may(visit.who, "issue a report", report.organisation_id, report.region_id)
    return screens.Draft(
        report, paper.lines, paper.mark, may_issue, visit.today, corrected, paper.is_uneven, former
    )  # fmt: skip


async def issued_of(visit: Visit, report: Report) -> Screen:
    kept = await reports.files_of(visit.tx, report)
    files = {file_name(visit.who.language, report, one.language, one.kind): one for one in kept}
    may_issue = access.may(visit.who, "issue a report", report.organisation_id, report.region_id)
    instead = await reports.replaced_by(visit.tx, report.id)
    return issued.card(visit.who.language, issued.Card(report, files, may_issue, visit.today, instead))


def file_name(language: Language, report: Report, of: str, kind: str) -> str:
    """By it a file is known again, too, where whoever has saved it has lost its properties."""
    words = words_for(language)
    name = words.in_context("file", "report")
    if report.number is not None:
        return f"{of}-{name}-{report.number}-{report.year}.{kind}"
    return f"{words.in_context('file', 'draft')}-{report.id}-{of}.{kind}"


async def send_files(_: Event, visit: Visit, report_id: int, kind: str) -> Screen:
    await reports.take_away(visit.tx, visit.who, report_id, visit.now)
    return await visit.show(draw_files, report=report_id, kind=kind)


@view("report_file", reads=True)
async def draw_files(visit: Visit, report: int, kind: str) -> Screen:
    """Of what was issued by now, the files stand on its card."""
    found = await reports.require_report(visit.tx, visit.who, report)
    if found.state != DRAFT:
        return await issued_of(visit, found)
    return screens.files(visit.who.language, found, visit.today, await files_of(visit, found, kind))


async def files_of(visit: Visit, report: Report, kind: str) -> dict[Language, tuple[str, Callable[[], bytes]]]:
    """Of a draft: each with its name."""
    paper = await papers.of_draft(visit.tx, visit.who, report.id, visit.now, visit.today)
    return {
        each: (file_name(visit.who.language, report, each, kind), _drawn(paper, each, kind))
        for each in LANGUAGES if each in report.languages
    }  # fmt: skip


def _drawn(paper: Paper, language: Language, kind: str) -> Callable[[], bytes]:
    made = paper.document(language, papers.unnumbered(language))
    if kind == PDF:
        return partial(pdf, made)
    return partial(word, made, paper.letterhead.content, f"{paper.report.id}:{language}")


# ---- issued


async def issue(_: Event, visit: Visit, report_id: int, times: int, mark: str) -> Screen:  # noqa: ARG001 (see to_issue)
    """What was drawn before the transaction, of what was seen: anything else is looked at once more."""
    if isinstance(visit.made, Refused):
        raise visit.made
    if visit.made is None or visit.made.report_id != report_id:
        return await visit.show(draw_report, report=report_id)
    await issuing.issue(visit.tx, visit.who, visit.made, visit.now)
    found = await reports.require_report(visit.tx, visit.who, report_id)
    bare = [one for one in await reports.corrected(visit.tx, found) if one not in visit.made.words]
    shown = await visit.show(draw_files, report=report_id, kind=PDF)
    return replace(shown, toast=screens.unnumbered(visit.who.language, bare)) if bare else shown


@dataclass(frozen=True, slots=True)
class Room:
    """A Word that was corrected, and what stands in it where `mark`, number and date, is to stand."""

    content: bytes
    blank: str
    mark: str


@dataclass(frozen=True, slots=True)
class ToDraw:
    """What is issued, before it is drawn: by language the documents, and the files that were corrected by hand."""

    made: Made
    documents: dict[str, Document]
    corrected: dict[str, Room]


async def to_issue(tx: AsyncConnection, who: Who, report_id: int, mark: str, now: datetime) -> ToDraw:
    """Read before the transaction: what is to be drawn, under the number that comes next."""
    report = await reports.require_report(tx, who, report_id)
    issuing.require_may_issue(who, report)
    if report.state != DRAFT:
        raise Refused("report_issued")
    paper = await papers.of_draft(tx, who, report_id, now, weeks.today(now, require_seat(who).zone))
    if paper.mark != mark:
        raise Refused("draft_changed")
    day = await issuing.issued_on(tx, now)
    number = await issuing.next_number(tx, day.year)
    marks: dict[str, str] = {each: papers.numbered(each, number, day) for each in LANGUAGES}
    corrected = {
        one.language: Room(one.content, papers.unnumbered(language_for(one.language)), marks[one.language])
        for one in paper.corrected
    }
    documents: dict[str, Document] = {
        each: paper.document(each, marks[each]) for each in LANGUAGES
        if each in report.languages and each not in corrected
    }  # fmt: skip
    texts = {each: lines(paper.documents[each]) for each in LANGUAGES}
    theirs = papers.to_branches(paper)
    figures = {"figures": as_data(paper.found), "texts": texts, TO_BRANCHES: theirs}
    made = Made(report.id, report.times, number, day, {}, figures, proposed(paper.lines), list(theirs))
    return ToDraw(made, documents, corrected)


def drawn(told: ToDraw, words: dict[str, bytes]) -> Made:
    """Beside the loop; `words`: those that were corrected by hand, numbered."""
    return replace(told.made, pdfs={each: pdf(one) for each, one in told.documents.items()}, words=words)
