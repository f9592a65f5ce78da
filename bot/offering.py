"""Inline mode: whoever writes the bot's name in any chat is offered items of the library.

It stands beside the edge: nothing is locked, no screen is touched, and only what was chosen is written down.
"""

from __future__ import annotations

from datetime import UTC, datetime

import structlog
from aiogram import Bot
from aiogram.exceptions import AiogramError
from aiogram.types import (
    ChosenInlineResult,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQuery,
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputTextMessageContent,
    LinkPreviewOptions,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from bot import arrivals
from bot.refusals import outcome_of
from db.engine import AWAY, Database
from handlers.library.offering import offer
from locales import Language
from newsroom.errors import Refused
from newsroom.library import items, openings
from scheduler.clock import Clock
from screens.library.offered import Offered, nothing
from screens.library.shelves import WHOLE
from screens.values import parse_id

KEPT_FOR = 5  # seconds that Telegram may give the same answer to the same person: what is withdrawn is gone soon
MOST, SPAN = 40, 60.0  # queries of one person in so many seconds: one is asked at each letter that somebody writes
REMEMBERED = 2000  # people of whom that is counted
NO_PREVIEW = LinkPreviewOptions(is_disabled=True)

log = structlog.get_logger(__name__)


class Offering:
    def __init__(self, engine: Database, bot: Bot, clock: Clock) -> None:
        self._engine = engine
        self._bot = bot
        self._clock = clock
        self._asked: dict[int, tuple[float, int]] = {}  # since when, and how often

    async def answer(self, query: InlineQuery) -> None:
        """A query is answered soon or not at all: the next letter asks anew."""
        if not self._is_within(query.from_user.id):
            return
        name, first = (await self._bot.me()).username or "", _first(query.offset)
        try:
            language, found, has_more = await self._engine.read(lambda tx: self._found(tx, query, first, name))
        except AWAY as error:
            log.warning("query not answered", trouble=type(error).__name__)
            return
        above = None if found or first else _above(language, query.query)
        try:
            await self._bot.answer_inline_query(
                query.id, [_article(one) for one in found], cache_time=KEPT_FOR, is_personal=True,
                next_offset=str(first + len(found)) if has_more else "", button=above,
            )  # fmt: skip
        except AiogramError as error:  # it came too late: somebody has written on
            log.info("query not answered", trouble=outcome_of(error).trouble)

    async def _found(
        self, tx: AsyncConnection, query: InlineQuery, first: int, name: str
    ) -> tuple[Language, list[Offered], bool]:
        who = await arrivals.look(tx, query.from_user, self._now())
        return who.language, *await offer(tx, who, query.query, first, name)

    async def chosen(self, result: ChosenInlineResult) -> None:
        """Told where the bot's owner has asked for it: an item that was sent somewhere was opened once."""
        if not self._is_within(result.from_user.id):
            return

        async def note(tx: AsyncConnection) -> None:
            who = await arrivals.look(tx, result.from_user, self._now())
            item = await items.require_readable(tx, who, parse_id((result.result_id,)))
            await openings.note(tx, item.id, self._now())

        try:
            await self._engine.write(note)
        except (Refused, *AWAY) as error:
            log.info("choice not counted", trouble=type(error).__name__)

    def _is_within(self, user_id: int) -> bool:
        """Somebody's script, or a finger on a key, asks more often than anybody reads."""
        now = self._clock.monotonic()
        if len(self._asked) > REMEMBERED:
            self._asked = {one: told for one, told in self._asked.items() if now - told[0] < SPAN}
        since, times = self._asked.get(user_id, (now, 0))
        if now - since >= SPAN:
            since, times = now, 0
        self._asked[user_id] = since, times + 1
        return times < MOST

    def _now(self) -> datetime:
        return datetime.fromtimestamp(self._clock.now(), UTC)


def _first(offset: str) -> int:
    """What we have written ourselves; anything else begins anew."""
    return int(offset) if offset.isdecimal() and len(offset) < 6 else 0


def _above(language: Language, letters: str) -> InlineQueryResultsButton:
    return InlineQueryResultsButton(text=nothing(language, letters), start_parameter=WHOLE)


def _article(one: Offered) -> InlineQueryResultArticle:
    opens = InlineKeyboardButton(text=one.button, url=one.link)
    said = InputTextMessageContent(message_text=one.text, parse_mode="HTML", link_preview_options=NO_PREVIEW)
    return InlineQueryResultArticle(
        id=one.id, title=one.title, description=one.about or None, input_message_content=said,
        reply_markup=InlineKeyboardMarkup(inline_keyboard=[[opens]]),
    )  # fmt: skip
