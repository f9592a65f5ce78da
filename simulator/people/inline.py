"""A person asks a bot from the text field of any chat, and sends what it offers."""

from __future__ import annotations

from typing import Any

from simulator.errors import bad_request
from simulator.people.acts import Doing, act, may_write
from simulator.people.talking import reply_in, speak
from simulator.people.views import FILES, message_view
from simulator.world import inline
from simulator.world.accounts import Bot, Human
from simulator.world.chats import Chat, Room
from simulator.world.inline import InlineQuery, Result

LONGEST_WORDS = 256
PATIENCE = 10.0  # real seconds that a client waits


@act("ask_inline")
async def ask_inline(
    doing: Doing, person: int, chat: int, bot: int, query: str = "", offset: str = "", timeout: float = PATIENCE
) -> dict[str, Any]:
    """The results once the bot has answered; `results` is null when it has not in `timeout` real seconds."""
    human, place = doing.place(person, chat)
    asked = doing.account(bot)
    if not isinstance(asked, Bot) or not asked.inline:
        raise bad_request("this is not a bot that can be asked from here")
    query = query.strip()[:LONGEST_WORDS]
    made = inline.ask(doing.world, human, asked, place, query, offset)
    await doing.world.events.until(lambda: made.offer is not None, timeout)
    return offer_view(made)


def offer_view(query: InlineQuery) -> dict[str, Any]:
    """What the bot offers, as it stands above the text field."""
    offer = query.offer
    if offer is None:
        return {"query": query.id, "results": None, "next_offset": "", "button": None}
    results = [result_view(query, result) for result in offer.results]
    return {"query": query.id, "results": results, "next_offset": offer.next_offset, "button": offer.button}


def result_view(query: InlineQuery, result: Result) -> dict[str, Any]:
    shown: dict[str, Any] = {"query": query.id, "id": result.id, "type": result.kind, "title": result.title}
    shown["description"] = result.description
    if "photo" in result.content:
        shown["picture"] = FILES + result.content["photo"][0].unique
    return shown


@act("pick_result")
def pick_result(
    doing: Doing, person: int, chat: int, query: str, result: str, reply_to: int | None = None
) -> dict[str, Any]:
    """Sends it as one's own message, through the bot."""
    human, place = doing.place(person, chat)
    asked = doing.world.inline.queries.get(query)
    if asked is None or asked.human is not human or asked.offer is None:
        raise bad_request("nothing was offered")
    found = next((one for one in asked.offer.results if one.id == result), None)
    if found is None:
        raise bad_request("this was not offered")
    _may_send(human, place)
    more, _ = reply_in(place, reply_to, "")
    said = speak(doing, human, place, [dict(found.content)], via=asked.bot, markup=found.markup, **more)[0]
    inline.chosen(doing.world, asked, found, said)
    return message_view(human, said)


def _may_send(human: Human, chat: Chat) -> None:
    if not may_write(human, chat):
        raise bad_request("you can't write here")
    if not isinstance(chat, Room) or chat.member(human).rules:
        return
    if not (chat.member(human).rights or chat.permissions).get("can_send_other_messages", True):
        raise bad_request("what bots offer may not be sent here")
