"""Somebody asks: by a command, a button, or the link of a region; the library is looked through first."""

from __future__ import annotations

import re
from dataclasses import replace

from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.types import Message

from handlers import views
from handlers.actions import Event, tapped
from handlers.forms import Form
from handlers.questions.answering import draw_next
from handlers.steps import Parser, Said, Step, words_of
from handlers.views import view
from handlers.visit import Visit
from locales import Language
from newsroom import access
from newsroom.errors import Refused
from newsroom.people import accounts
from newsroom.questions import asking, questions
from newsroom.questions.questions import ANSWERED
from newsroom.union import organisations
from newsroom.who import SPECIALIST
from screens import actions
from screens.questions import asking as screens
from screens.questions.asking import Asked, Thread
from screens.screen import Screen

LINKED = re.compile(rf"{screens.START}([1-9][0-9]{{0,14}})")
SHOWN = 3  # of what one has asked before


def register() -> None:
    tapped(actions.ASK, ask)
    tapped(actions.ASK_IN, ask_in)
    tapped(actions.ASK_SEND, send)
    tapped(actions.ASK_BACK, look_again)
    tapped(actions.ASK_MORE, ask_more)
    tapped(actions.ASKED, look)


async def hear_linked(message: Message, visit: Visit) -> Screen:
    """Of `/start` with the word of a region: whoever follows its link need not be anybody here."""
    said = (message.text or "").split()
    word = LINKED.fullmatch(said[1]) if len(said) == 2 and said[0].split("@")[0] == "/start" else None
    if word is None:
        raise SkipHandler
    return await ask(message, visit, int(word[1]))


async def ask(_: Event, visit: Visit, region_id: int | None) -> Screen:
    """Of one's own region; a stranger's is chosen, where several let them ask. Who answers sees what waits."""
    if visit.who.role == SPECIALIST and region_id is None:
        return await visit.show(draw_next)
    if region_id is not None:
        return await ASK.ask(visit, region=region_id)
    if visit.who.seat is not None:
        return await ASK.ask(visit, region=access.require_here(visit.who, asking.ASK).region_id or 0)
    there = await asking.open_regions(visit.tx)
    if not there:
        raise Refused("asking_closed")
    return await (ASK.ask(visit, region=there[0].id) if len(there) == 1 else visit.show(draw_where))


async def ask_in(event: Event, visit: Visit, language: Language) -> Screen:
    """The button that is pressed tells which language they read."""
    await accounts.speak(visit.tx, visit.who, language)
    visit.who = replace(visit.who, language=language)
    return await ask(event, visit, None)


@view("ask_where")
async def draw_where(visit: Visit) -> Screen:
    return screens.regions(visit.who.language, await asking.open_regions(visit.tx))


def question_of(message: Message, visit: Visit) -> tuple[str, int]:
    words = words_of(message, visit)
    if not words:
        raise Refused("no_text")
    return words, message.message_id


async def _asked(visit: Visit, region: int) -> Asked:
    place = await asking.require_region(visit.tx, visit.who, region, visit.now)
    return Asked(place.id, place.names, await asking.own(visit.tx, visit.who, place.id, SHOWN))


QUESTION = Step("question", screens.ask, Parser(question_of))


async def asked(visit: Visit, said: Said, about: Asked) -> Screen:
    words, message = said[QUESTION]
    question_id = await asking.begin(visit.tx, visit.who, about.region_id, words, message, visit.now)
    if await asking.known(visit.tx, visit.who, words):
        return await visit.show(views.ask_offered, question=question_id)
    await asking.send(visit.tx, visit.who, question_id, visit.now)
    return await visit.show(draw_thread, question=question_id)


ASK = Form("ask", _asked, QUESTION, save=asked)


@views.ask_offered.drawn()
async def draw_offered(visit: Visit, question: int) -> Screen:
    await asking.require_own(visit.tx, visit.who, question)
    words = await questions.first_words(visit.tx, question)
    return screens.offered(visit.who.language, question, words, await asking.known(visit.tx, visit.who, words))


async def look_again(_: Event, visit: Visit, question_id: int) -> Screen:
    return await visit.show(views.ask_offered, question=question_id)


async def send(_: Event, visit: Visit, question_id: int) -> Screen:
    await asking.send(visit.tx, visit.who, question_id, visit.now)
    return await visit.show(draw_thread, question=question_id)


async def look(_: Event, visit: Visit, question_id: int) -> Screen:
    return await visit.show(draw_thread, question=question_id)


@view("ask_thread")
async def draw_thread(visit: Visit, question: int) -> Screen:
    shown = await _thread(visit, question)
    return screens.thread(visit.who.language, shown, visit.zone, visit.now.astimezone(visit.zone).date())


async def _thread(visit: Visit, question: int) -> Thread:
    found = await asking.require_own(visit.tx, visit.who, question)
    region = await organisations.require_place(visit.tx, found.region_id)
    said = await questions.thread(visit.tx, question)
    return Thread(question, region.names, said, found.state == ANSWERED)


MORE = Step("more", screens.more, Parser(question_of))


async def added(visit: Visit, said: Said, about: Thread) -> Screen:
    words, message = said[MORE]
    await asking.add(visit.tx, visit.who, about.question_id, words, message, visit.now)
    return await visit.show(draw_thread, question=about.question_id)


ADD = Form("ask_more", _thread, MORE, save=added)


async def ask_more(_: Event, visit: Visit, question_id: int) -> Screen:
    return await ADD.ask(visit, question=question_id)


async def hear_edit(message: Message, visit: Visit) -> Screen | None:
    """Of a message that has asked something: it is read as it stands now, until it is answered."""
    question_id = await asking.reword(visit.tx, visit.who, message.message_id, words_of(message, visit))
    if question_id is None:
        raise SkipHandler
    shown = visit.is_on(views.ask_offered, draw_thread, question=question_id)
    return await visit.show_again() if shown else None
