"""What readers do with a broadcast: confirm, choose, answer, write to those who have sent it; and they reply."""

from __future__ import annotations

from dataclasses import replace

from aiogram.types import Message

from handlers.actions import Event, tapped
from handlers.forms import Form
from handlers.steps import Parser, Said, Step, words_of
from handlers.views import view
from handlers.visit import Visit
from newsroom.broadcasts import answers, broadcasts, talks
from newsroom.broadcasts.broadcasts import NUMBER, SENTENCE, Broadcast
from newsroom.errors import Refused
from newsroom.values.figures import Amount, Doubt, parse_amount
from screens import actions
from screens.broadcasts import reading as screens
from screens.broadcasts import talking
from screens.screen import Screen


def register() -> None:
    tapped(actions.CAST_READ, confirm)
    tapped(actions.CAST_CHOOSE, choose)
    tapped(actions.CAST_ANSWER, ask_answer)
    tapped(actions.CAST_WRITE, ask_words)
    tapped(actions.CAST_REPLY, ask_reply)


async def confirm(_: Event, visit: Visit, broadcast_id: int) -> Screen:
    await answers.confirm(visit.tx, visit.who, broadcast_id, visit.now)
    return await visit.show(draw_answered, broadcast=broadcast_id)


async def choose(_: Event, visit: Visit, broadcast_id: int, choice: int) -> Screen:
    await answers.choose(visit.tx, visit.who, broadcast_id, choice, visit.now)
    return await visit.show(draw_answered, broadcast=broadcast_id)


@view("cast_answered")
async def draw_answered(visit: Visit, broadcast: int) -> Screen:
    found = await answers.require_addressed(visit.tx, visit.who, broadcast)
    said = await answers.own(visit.tx, visit.who, broadcast)
    if said is None:
        raise Refused("old_button")
    return screens.answered(visit.who.language, found, said, visit.zone, visit.today)


# ---- a number, a sentence


async def _asked(visit: Visit, broadcast: int) -> Broadcast:
    return await answers.require_addressed(visit.tx, visit.who, broadcast)


def sentence_of(message: Message, visit: Visit) -> str:
    return _within(words_of(message, visit), answers.LONGEST_WORDS)


def _within(words: str, most: int) -> str:
    if not words:
        raise Refused("no_text")
    if len(words) > most:
        raise Refused("text_too_long", length=len(words), most=most)
    return words


def amount_of(message: Message, _: Visit) -> Amount:
    amount = parse_amount(message.text or "")
    if isinstance(amount, Doubt):
        raise Refused("not_a_figure")
    return amount


COUNT = Step("number", screens.ask_number, Parser(amount_of))
WORDS = Step("words", screens.ask_words, Parser(sentence_of))


async def counted(visit: Visit, said: Said, asked: Broadcast) -> Screen:
    await answers.tell_number(visit.tx, visit.who, asked.id, said[COUNT], visit.now)
    return await visit.show(draw_answered, broadcast=asked.id)


async def worded(visit: Visit, said: Said, asked: Broadcast) -> Screen:
    await answers.tell_words(visit.tx, visit.who, asked.id, said[WORDS], visit.now)
    return await visit.show(draw_answered, broadcast=asked.id)


NUMBER_FORM = Form("cast_number", _asked, COUNT, save=counted)
WORDS_FORM = Form("cast_words", _asked, WORDS, save=worded)


async def ask_answer(_: Event, visit: Visit, broadcast_id: int) -> Screen:
    asks = (await broadcasts.content_of(visit.tx, broadcast_id)).asks
    if asks not in (NUMBER, SENTENCE):
        raise Refused("old_button")
    asked = await (NUMBER_FORM if asks == NUMBER else WORDS_FORM).ask(visit, broadcast=broadcast_id)
    return replace(asked, apart=True)


# ---- a conversation


def message_of(message: Message, visit: Visit) -> str:
    return _within(words_of(message, visit), talks.LONGEST)


MESSAGE = Step("message", talking.write, Parser(message_of))
REPLY = Step("reply", talking.reply, Parser(message_of))


async def written(visit: Visit, said: Said, asked: Broadcast) -> Screen:
    await talks.write(visit.tx, visit.who, asked.id, said[MESSAGE], visit.now)
    return await visit.show(draw_thread, broadcast=asked.id)


async def _thread(visit: Visit, broadcast: int, person: int) -> talking.Thread:
    content = await broadcasts.content_of(visit.tx, broadcast)
    said = await talks.require_thread(visit.tx, visit.who, broadcast, person)
    return talking.Thread(content, said, await talks.place_of(visit.tx, person, visit.now), person)


async def replied(visit: Visit, said: Said, asked: talking.Thread) -> Screen:
    await talks.reply(visit.tx, visit.who, asked.content.id, asked.person_id, said[REPLY], visit.now)
    return await visit.show(draw_replied, broadcast=asked.content.id)


@view("cast_replied")
async def draw_replied(visit: Visit, broadcast: int) -> Screen:
    await broadcasts.require_broadcast(visit.tx, visit.who, broadcast)
    return talking.replied(visit.who.language, broadcast)


WRITE_FORM = Form("cast_write", _asked, MESSAGE, save=written)
REPLY_FORM = Form("cast_reply", _thread, REPLY, save=replied)


async def ask_words(_: Event, visit: Visit, broadcast_id: int) -> Screen:
    return replace(await WRITE_FORM.ask(visit, broadcast=broadcast_id), apart=True)


async def ask_reply(_: Event, visit: Visit, broadcast_id: int, person_id: int) -> Screen:
    return await REPLY_FORM.ask(visit, broadcast=broadcast_id, person=person_id)


@view("cast_thread")
async def draw_thread(visit: Visit, broadcast: int) -> Screen:
    found = await answers.require_addressed(visit.tx, visit.who, broadcast)
    assert visit.who.person_id is not None, "it was addressed to somebody"
    said = await talks.thread(visit.tx, visit.who, broadcast, visit.who.person_id)
    return talking.thread(visit.who.language, found, said, visit.zone, visit.today)
