"""Whoever answers for a region: the question that waits longest, its answer, and what becomes of it."""

from __future__ import annotations

from aiogram.types import Message

from handlers.actions import Event, tapped
from handlers.forms import Form
from handlers.steps import Parser, Said, Step, words_of
from handlers.views import view
from handlers.visit import Visit
from newsroom.errors import Refused
from newsroom.questions import answering, asking, questions
from newsroom.questions.questions import ASIDE
from newsroom.union import organisations
from screens import actions
from screens.questions import answering as screens
from screens.questions.answering import PER_PAGE, Card
from screens.questions.asking import link_of
from screens.screen import Screen


def register() -> None:
    tapped(actions.QUESTIONS, open_next)
    tapped(actions.QUESTION, open_one)
    tapped(actions.QUESTION_ASIDE, put_aside)
    tapped(actions.QUESTION_BACK, bring_back)
    tapped(actions.ASIDES, look_aside)
    tapped(actions.ANSWER_MORE, ask_more)
    tapped(actions.MAKE_FAQ, make_faq)


async def open_next(_: Event, visit: Visit, passed_id: int | None) -> Screen:
    """After one that was passed the one behind it."""
    found = await answering.next_waiting(visit.tx, visit.who, passed_id or 0)
    return await (visit.show(draw_next) if found is None else ANSWER.ask(visit, question=found))


@view("questions")
async def draw_next(visit: Visit) -> Screen:
    """The one that waits longest, if one does by now."""
    found = await answering.next_waiting(visit.tx, visit.who)
    if found is not None:
        return await ANSWER.ask(visit, question=found)
    region = await organisations.require_place(visit.tx, answering.own_region(visit.who))
    link = link_of(visit.bot_name, region.id) if asking.is_open(region) else ""
    return screens.none(visit.who.language, await answering.count_in(visit.tx, region.id, ASIDE), link, region.id)


async def open_one(_: Event, visit: Visit, question_id: int) -> Screen:
    return await ANSWER.ask(visit, question=question_id)


async def _card(visit: Visit, question: int) -> Card:
    found = await answering.require_asked(visit.tx, visit.who, question)
    region = await organisations.require_place(visit.tx, found.region_id)
    place = await organisations.require_place(visit.tx, found.place_id) if found.place_id is not None else None
    return Card(
        found, region.names, place.names if place is not None else None, await questions.thread(visit.tx, question),
        await answering.count_in(visit.tx, region.id), visit.zone, visit.today,
    )  # fmt: skip


def answer_of(message: Message, visit: Visit) -> str:
    words = words_of(message, visit)
    if not words:
        raise Refused("no_text")
    return words


WORDS = Step("words", screens.card, Parser(answer_of))


async def answered(visit: Visit, said: Said, about: Card) -> Screen:
    await answering.answer(visit.tx, visit.who, about.question.id, said[WORDS], visit.now)
    return await visit.show(draw_answered, question=about.question.id)


async def added(visit: Visit, said: Said, about: Card) -> Screen:
    await answering.answer(visit.tx, visit.who, about.question.id, said[WORDS], visit.now, again=True)
    return await visit.show(draw_answered, question=about.question.id)


ANSWER = Form("answer", _card, WORDS, save=answered)
ADD = Form("answer_more", _card, WORDS, save=added)


@view("question_answered")
async def draw_answered(visit: Visit, question: int) -> Screen:
    return screens.answered(visit.who.language, await _card(visit, question))


async def ask_more(_: Event, visit: Visit, question_id: int) -> Screen:
    return await ADD.ask(visit, question=question_id)


async def make_faq(_: Event, visit: Visit, question_id: int) -> Screen:
    await answering.make_faq(visit.tx, visit.who, question_id, visit.now)
    return await visit.show(draw_answered, question=question_id)


async def put_aside(_: Event, visit: Visit, question_id: int) -> Screen:
    await answering.put_aside(visit.tx, visit.who, question_id, visit.now)
    return await visit.show(draw_next)


async def bring_back(_: Event, visit: Visit, question_id: int) -> Screen:
    await answering.bring_back(visit.tx, visit.who, question_id, visit.now)
    return await ANSWER.ask(visit, question=question_id)


async def look_aside(_: Event, visit: Visit, page: int) -> Screen:
    return await visit.show(draw_aside, page=page)


@view("asides")
async def draw_aside(visit: Visit, page: int = 0) -> Screen:
    found = await answering.asides(visit.tx, visit.who, page * PER_PAGE, PER_PAGE + 1)
    return screens.aside(visit.who.language, found[:PER_PAGE], page, has_more=len(found) > PER_PAGE)
