"""What is asked of a bot from the text field of any chat, what it offers, and what people made of it."""

from __future__ import annotations

import base64
import struct
from dataclasses import dataclass, field
from itertools import count
from typing import TYPE_CHECKING, Any

from simulator.world.accounts import Bot, Human

if TYPE_CHECKING:
    from simulator.world.chats import Chat
    from simulator.world.messages import Message
    from simulator.world.world import World

LAYOUT = struct.Struct(">IQQ")
DATACENTRE, SALT = 2, 0x5DEECE66D
MOST_CACHED = 1_000


@dataclass(frozen=True, slots=True)
class Result:
    """One thing that is offered: how it stands in the list, and the message that it becomes."""

    id: str
    kind: str
    title: str
    description: str
    content: dict[str, Any]
    markup: dict[str, Any] | None


@dataclass(frozen=True, slots=True)
class Offer:
    """A bot's answer. `until`: how long it may be given to whoever asks the same."""

    results: tuple[Result, ...]
    next_offset: str = ""
    button: dict[str, Any] | None = None
    until: float = 0.0


@dataclass(slots=True, eq=False)
class InlineQuery:
    id: str
    human: Human
    bot: Bot
    chat: Chat
    words: str
    offset: str
    at: float
    offer: Offer | None = None


@dataclass(slots=True)
class Inline:
    queries: dict[str, InlineQuery] = field(default_factory=dict)
    kept: dict[tuple[int, str, str, int], Offer] = field(default_factory=dict)  # by bot, words, offset, person (0: all)
    messages: dict[str, Message] = field(default_factory=dict)
    numbers: count[int] = field(default_factory=lambda: count(1))

    def remembered(self, query: InlineQuery, now: float) -> Offer | None:
        """What the bot said to the same words before, to this person or for everybody."""
        for whose in (query.human.id, 0):
            offer = self.kept.get((query.bot.id, query.words, query.offset, whose))
            if offer is not None and offer.until > now:
                return offer
        return None

    def remember(self, query: InlineQuery, offer: Offer, *, personal: bool, now: float) -> None:
        if len(self.kept) > MOST_CACHED:
            self.kept = {key: kept for key, kept in self.kept.items() if kept.until > now}
        self.kept[query.bot.id, query.words, query.offset, query.human.id if personal else 0] = offer

    def name(self, message: Message) -> None:
        """A message with buttons that a person sent through a bot: the bot knows it by this name alone."""
        if message.markup and not message.inline_id:
            packed = LAYOUT.pack(DATACENTRE, next(self.numbers), SALT ^ message.id)
            message.inline_id = base64.urlsafe_b64encode(packed).decode().rstrip("=")
            self.messages[message.inline_id] = message

    def find(self, name: str) -> Message | None:
        message = self.messages.get(name)
        gone = message is None or message.chat.messages.get(message.id) is not message
        return None if gone else message


def ask(world: World, human: Human, bot: Bot, chat: Chat, words: str, offset: str) -> InlineQuery:
    """Answered at once from what is remembered; else the bot is asked."""
    query = InlineQuery(str(next(world.numbers.queries)), human, bot, chat, words, offset, world.clock.now())
    world.inline.queries[query.id] = query
    query.offer = world.inline.remembered(query, query.at)
    if query.offer is None:
        told = {"id": query.id, "from": human.as_user(), "query": words, "offset": offset}
        world.tell(bot, "inline_query", told | {"chat_type": _kind_of(chat, bot)})
    return query


def _kind_of(chat: Chat, bot: Bot) -> str:
    return "sender" if chat.kind == "private" and bot in chat.accounts() else chat.kind


def chosen(world: World, query: InlineQuery, result: Result, message: Message) -> None:
    """Tells the bot what was taken of its offer, if it wants to know."""
    world.inline.name(message)
    if not query.bot.hears_choices:
        return
    told: dict[str, Any] = {"result_id": result.id, "from": query.human.as_user(), "query": query.words}
    named = {"inline_message_id": message.inline_id} if message.inline_id else {}
    world.tell(query.bot, "chosen_inline_result", told | named)
