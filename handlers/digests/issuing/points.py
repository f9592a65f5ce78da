"""Shortcomings and proposals of a draft: looked through, left out, put in other words, added."""

from __future__ import annotations

from collections.abc import Sequence

from aiogram.types import Message

from handlers.actions import Event, tapped
from handlers.digests.issuing import papers
from handlers.forms import Form
from handlers.steps import Parser, Said, Step, in_each_language, name_of, require_line
from handlers.views import view
from handlers.visit import Visit
from locales import later
from newsroom.digests import report_points, reports
from newsroom.digests.report_points import KINDS, LONGEST, LONGEST_OFFICE, PROPOSAL
from newsroom.digests.reports import DRAFT
from newsroom.errors import Refused
from newsroom.values.periods import Period, parse_deadline
from screens import actions
from screens.digests.issuing import points as screens
from screens.digests.issuing.lines import Line, offices_of
from screens.digests.issuing.points import Asked
from screens.screen import Screen
from screens.values import PERIOD, TEXT


def register() -> None:
    tapped(actions.REPORT_POINTS, look)
    tapped(actions.REPORT_POINT, open_point)
    tapped(actions.REPORT_DROP, leave_out)
    tapped(actions.REPORT_WORDS, reword)
    tapped(actions.REPORT_DUE, appoint)
    tapped(actions.REPORT_ADD, add)


async def look(_: Event, visit: Visit, report_id: int, kind: str, page: int) -> Screen:
    return await visit.show(draw_points, report=report_id, kind=kind, page=page)


@view("report_points", reads=True)
async def draw_points(visit: Visit, report: int, kind: str, page: int = 0) -> Screen:
    if kind not in KINDS:
        raise Refused("old_button")
    paper = await papers.of_draft(visit.tx, visit.who, report, visit.now, visit.today)
    lines = [one for one in paper.lines if one.point.kind == kind]
    return screens.listing(visit.who.language, screens.Listing(paper.report, kind, lines, page))


async def open_point(_: Event, visit: Visit, report_id: int, mark: str) -> Screen:
    return await visit.show(draw_point, report=report_id, point=mark)


@view("report_point", reads=True)
async def draw_point(visit: Visit, report: int, point: str) -> Screen:
    paper = await papers.of_draft(visit.tx, visit.who, report, visit.now, visit.today)
    return screens.card(visit.who.language, paper.report, _line(paper.lines, point))


def _line(lines: Sequence[Line], mark: str) -> Line:
    """What a rule has found no more, as figures have changed, is not in the draft any more."""
    found = next((one for one in lines if one.mark == mark), None)
    if found is None:
        raise Refused("draft_changed")
    return found


async def _about(visit: Visit, report: int, point: str, seen: str) -> Asked:
    """As it was when the form began: what somebody else has changed meanwhile is looked at first."""
    paper = await papers.of_draft(visit.tx, visit.who, report, visit.now, visit.today)
    line = _line(paper.lines, point)
    if paper.report.state != DRAFT:
        raise Refused("report_issued")
    if report_points.seen(line.point) != seen:
        raise Refused("draft_changed")
    return Asked(paper.report, line.point.kind, visit.today, line)


async def leave_out(_: Event, visit: Visit, report_id: int, mark: str, seen: str, dropped: bool) -> Screen:
    asked = await _about(visit, report_id, mark, seen)
    assert asked.line is not None, "it is about one"
    await report_points.leave_out(visit.tx, visit.who, report_id, asked.line.point, visit.now, dropped=dropped)
    return await visit.show(draw_points, report=report_id, kind=asked.kind)


# ---- in other words


TEXTS = in_each_language(screens.text, require_line(LONGEST), skippable=True)


async def reworded(visit: Visit, said: Said, asked: Asked) -> Screen:
    texts, report = said.texts(TEXTS), asked.report
    assert asked.line is not None, "it is about one"
    if texts:
        await report_points.reword(visit.tx, visit.who, report.id, asked.line.point, texts, visit.now)
    return await visit.show(draw_points, report=report.id, kind=asked.kind)


WORDS = Form("report_words", _about, *TEXTS, save=reworded, title=later("other words in a report"))


async def reword(_: Event, visit: Visit, report_id: int, mark: str, seen: str) -> Screen:
    return await WORDS.ask(visit, report=report_id, point=mark, seen=seen)


# ---- who answers for it, and until when


def office_of(message: Message, visit: Visit) -> str:
    return name_of(message, visit, most=LONGEST_OFFICE)


def due_of(message: Message, visit: Visit) -> Period:
    return parse_deadline((message.text or "").strip(), visit.today)


OFFICE: Step[Asked, str] = Step("office", screens.office, Parser(office_of, TEXT), screens.as_office, skippable=True)
DUE: Step[Asked, Period] = Step("due", screens.due, Parser(due_of, PERIOD), screens.as_due, skippable=True)


async def appointed(visit: Visit, said: Said, asked: Asked) -> Screen:
    assert asked.line is not None, "it is about one"
    offices = offices_of(said.get(OFFICE) or "")
    point, report = asked.line.point, asked.report
    await report_points.appoint(visit.tx, visit.who, report.id, point, offices, said.get(DUE), visit.now)
    return await visit.show(draw_points, report=report.id, kind=asked.kind)


APPOINTED = Form("report_due", _about, OFFICE, DUE, save=appointed, title=later("a deadline in a report"))


async def appoint(_: Event, visit: Visit, report_id: int, mark: str, seen: str) -> Screen:
    return await APPOINTED.ask(visit, report=report_id, point=mark, seen=seen)


# ---- one of one's own


async def _new(visit: Visit, report: int, kind: str) -> Asked:
    found = await reports.require_report(visit.tx, visit.who, report)
    if found.state != DRAFT:
        raise Refused("report_issued")
    if kind not in KINDS:
        raise Refused("old_button")
    return Asked(found, kind, visit.today)


async def added(visit: Visit, said: Said, asked: Asked) -> Screen:
    offices, due = offices_of(said.get(OFFICE) or ""), said.get(DUE)
    texts, report = said.texts(TEXTS), asked.report
    await report_points.add(visit.tx, visit.who, report.id, asked.kind, texts, offices, due, visit.now)
    return await visit.show(draw_points, report=report.id, kind=asked.kind)


SHORTCOMING = Form("report_shortcoming", _new, *TEXTS, save=added, title=later("a shortcoming in a report"))
PROPOSED = Form("report_proposal", _new, *TEXTS, OFFICE, DUE, save=added, title=later("a proposal in a report"))


async def add(_: Event, visit: Visit, report_id: int, kind: str) -> Screen:
    return await (PROPOSED if kind == PROPOSAL else SHORTCOMING).ask(visit, report=report_id, kind=kind)
