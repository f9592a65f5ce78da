"""A broadcast goes, halts, ends; what has become of it, and what is done about it."""

from __future__ import annotations

from functools import partial

from aiogram.types import Message

from handlers.actions import Event, tapped
from handlers.broadcasts.writing import draw_card, require_draft
from handlers.forms import Form
from handlers.steps import Parser, Said, Step, words_of
from handlers.views import view
from handlers.visit import Visit
from locales import Language, find_language
from newsroom.broadcasts import answers, broadcasts, progress, sending, series
from newsroom.broadcasts.notices import Tip
from newsroom.broadcasts.sending import AWAY
from newsroom.errors import Refused
from newsroom.values import moments
from reports.sheets import sheet
from screens import actions
from screens.broadcasts import running as screens
from screens.broadcasts import writing as writing_screens
from screens.parts import PER_PAGE
from screens.screen import Picture, Piece, Screen

MOST_PLANNED = 20  # at an hour of their own, on the first page


def register() -> None:
    tapped(actions.CAST_SEND, send)
    tapped(actions.CAST_WHEN, ask_when)
    tapped(actions.CAST_UNPLAN, unplan)
    tapped(actions.CAST_PAUSE, pause)
    tapped(actions.CAST_RESUME, resume)
    tapped(actions.CAST_STOP, stop)
    tapped(actions.REACHED, reached)
    tapped(actions.CAST_SHEET, export)
    tapped(actions.CAST_AGAIN, again)
    tapped(actions.CAST_CORRECT, ask_correction)
    tapped(actions.CAST_TAKE_BACK, ask_to_take_back)
    tapped(actions.CAST_TAKE_SURE, take_back)
    tapped(actions.CAST_NUDGE, nudge)
    tapped(actions.CAST_LISTS, send_lists)
    tapped(actions.CAST_ANSWERS, look_at_answers)
    tapped(actions.CAST_LIST, look_back)


async def send(_: Event, visit: Visit, broadcast_id: int) -> Screen:
    people = await sending.send(visit.tx, visit.who, broadcast_id, visit.now)
    return await visit.show(draw_going, broadcast=broadcast_id, people=people)


@view("tip_sent")
async def draw_going(visit: Visit, broadcast: int, people: int) -> Screen:
    found = await sending.require_begun(visit.tx, visit.who, broadcast)
    return screens.going(visit.who.language, found.errand, people)


# ---- at its hour


async def _when(visit: Visit, broadcast: int) -> writing_screens.When:
    known = await series.all_of(visit.tx, visit.who)
    return writing_screens.When(await require_draft(visit, broadcast), [one.series for one in known])


async def planned(visit: Visit, said: Said, asked: writing_screens.When) -> Screen:
    await sending.plan(visit.tx, visit.who, asked.broadcast.id, said[WHEN], visit.now)
    return await visit.show(draw_card, broadcast=asked.broadcast.id)


WHEN = Step(
    "moment", writing_screens.when,
    Parser(lambda message, visit: moments.parse_moment(message.text or "", visit.now, visit.zone.key)),
)  # fmt: skip
WHEN_FORM = Form("cast_when", _when, WHEN, save=planned)


async def ask_when(_: Event, visit: Visit, broadcast_id: int) -> Screen:
    return await WHEN_FORM.ask(visit, broadcast=broadcast_id)


async def unplan(_: Event, visit: Visit, broadcast_id: int) -> Screen:
    await sending.unplan(visit.tx, visit.who, broadcast_id, visit.now)
    return await visit.show(draw_card, broadcast=broadcast_id)


# ---- on its way


async def pause(_: Event, visit: Visit, broadcast_id: int) -> Screen:
    await sending.pause(visit.tx, visit.who, broadcast_id, visit.now)
    return await visit.show(draw_run, broadcast=broadcast_id)


async def resume(_: Event, visit: Visit, broadcast_id: int) -> Screen:
    await sending.resume(visit.tx, visit.who, broadcast_id, visit.now)
    return await visit.show(draw_run, broadcast=broadcast_id)


async def stop(_: Event, visit: Visit, broadcast_id: int) -> Screen:
    await sending.stop(visit.tx, visit.who, broadcast_id, visit.now)
    return await visit.show(draw_run, broadcast=broadcast_id)


@view("cast_run", reads=True)
async def draw_run(visit: Visit, broadcast: int) -> Screen:
    found = await sending.require_begun(visit.tx, visit.who, broadcast)
    known = await progress.of(visit.tx, found)
    return screens.how_far(visit.who.language, known, visit.now, visit.zone)


# ---- afterwards


async def reached(_: Event, visit: Visit, broadcast_id: int) -> Screen:
    return await visit.show(draw_reached, broadcast=broadcast_id)


@view("reached", reads=True)
async def draw_reached(visit: Visit, broadcast: int) -> Screen:
    found = await sending.require_begun(visit.tx, visit.who, broadcast)
    known = await progress.of(visit.tx, found, whole=True)
    choices = await answers.choices(visit.tx, found)
    is_done = not known.left and found.state not in broadcasts.UNDER_WAY
    missed = is_done and found.errand == Tip.kind and any(known.states.get(state) for state in AWAY)
    shown = screens.Report(known, choices, is_done and sending.is_removable(found, visit.now), missed)
    return screens.report(visit.who.language, shown, visit.now, visit.zone)


async def export(_: Event, visit: Visit, broadcast_id: int) -> Screen:
    visit.turn_to(draw_reached, broadcast=broadcast_id)
    return await visit.put_off(partial(draw_sheet, visit, broadcast_id))


async def draw_sheet(visit: Visit, broadcast_id: int) -> Screen:
    found = await sending.require_begun(visit.tx, visit.who, broadcast_id)
    headers, rows = screens.sheet_rows(
        visit.who.language, found, await answers.readers(visit.tx, visit.who, found.id), visit.zone
    )  # fmt: skip
    drawn = partial(sheet, f"{found.id}", headers, rows)
    file = Piece("", (Picture("document", drawn=drawn, name=f"broadcast-{found.id}.xlsx"),))
    return screens.with_sheet(visit.who.language, found.id, file)


async def again(_: Event, visit: Visit, broadcast_id: int) -> Screen:
    people = await sending.again(visit.tx, visit.who, broadcast_id, visit.now)
    return await visit.show(draw_going, broadcast=broadcast_id, people=people)


async def ask_to_take_back(_: Event, visit: Visit, broadcast_id: int) -> Screen:
    return await visit.show(draw_take_back, broadcast=broadcast_id)


@view("cast_take_back")
async def draw_take_back(visit: Visit, broadcast: int) -> Screen:
    return screens.sure_to_take_back(
        visit.who.language, await sending.require_begun(visit.tx, visit.who, broadcast)
    )  # fmt: skip


async def take_back(_: Event, visit: Visit, broadcast_id: int) -> Screen:
    people = await sending.take_back(visit.tx, visit.who, broadcast_id, visit.now)
    return await visit.show(draw_going, broadcast=broadcast_id, people=people)


async def _corrected(visit: Visit, broadcast: int, language: str) -> screens.Mended:
    found = await sending.require_begun(visit.tx, visit.who, broadcast)
    written = find_language(language)
    if written is None:
        raise Refused("old_button")
    return screens.Mended(found, written)


def new_text(message: Message, visit: Visit) -> str:
    text = words_of(message, visit)
    if not text:
        raise Refused("no_text")
    return text


async def correct(visit: Visit, said: Said, asked: screens.Mended) -> Screen:
    texts: dict[str, str] = {asked.language: said[CORRECTION]}
    people = await sending.correct(visit.tx, visit.who, asked.broadcast.id, texts, visit.now)
    return await visit.show(draw_going, broadcast=asked.broadcast.id, people=people)


CORRECTION = Step("text", screens.correction, Parser(new_text))
CORRECTION_FORM = Form("cast_correct", _corrected, CORRECTION, save=correct)


async def ask_correction(_: Event, visit: Visit, broadcast_id: int, language: Language) -> Screen:
    return await CORRECTION_FORM.ask(visit, broadcast=broadcast_id, language=language)


async def nudge(_: Event, visit: Visit, broadcast_id: int) -> Screen:
    number = await answers.nudge(visit.tx, visit.who, broadcast_id, visit.now)
    return await visit.show(draw_nudged, broadcast=broadcast_id, people=number)


@view("cast_nudged")
async def draw_nudged(visit: Visit, broadcast: int, people: int) -> Screen:
    await sending.require_begun(visit.tx, visit.who, broadcast)
    return screens.nudged(visit.who.language, broadcast, people)


async def send_lists(_: Event, visit: Visit, broadcast_id: int) -> Screen:
    number = await answers.tell_specialists(visit.tx, visit.who, broadcast_id, visit.now)
    return await visit.show(draw_lists, broadcast=broadcast_id, regions=number)


@view("cast_lists")
async def draw_lists(visit: Visit, broadcast: int, regions: int) -> Screen:
    await sending.require_begun(visit.tx, visit.who, broadcast)
    return screens.lists_sent(visit.who.language, broadcast, regions)


async def look_at_answers(_: Event, visit: Visit, broadcast_id: int, page: int) -> Screen:
    return await visit.show(draw_answers, broadcast=broadcast_id, page=page)


@view("cast_answers", reads=True)
async def draw_answers(visit: Visit, broadcast: int, page: int = 0) -> Screen:
    found = await sending.require_begun(visit.tx, visit.who, broadcast)
    total = (await progress.of(visit.tx, found)).answered
    some = await answers.said_by(visit.tx, visit.who, found.id, page * PER_PAGE, PER_PAGE)
    return screens.answers(visit.who.language, found, some, page, total)


async def look_back(_: Event, visit: Visit, page: int) -> Screen:
    return await visit.show(draw_list, page=page)


@view("casts", reads=True)
async def draw_list(visit: Visit, page: int = 0) -> Screen:
    ready = [] if page else await series.all_of(visit.tx, visit.who)
    planned_ones = [] if page else await broadcasts.planned(visit.tx, visit.who, 0, MOST_PLANNED)
    sent = await broadcasts.listed(visit.tx, visit.who, page * PER_PAGE, PER_PAGE + 1)
    shown = screens.Listed(ready, planned_ones, sent[:PER_PAGE], page, len(sent) > PER_PAGE)
    return screens.listed(visit.who.language, shown, visit.zone, visit.today)
