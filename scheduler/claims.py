"""What is claimed, and put into words in the same transaction."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

import structlog
from sqlalchemy.ext.asyncio import AsyncConnection

from db.engine import AWAY, is_away
from newsroom import line, outbox
from newsroom.errors import Refused
from newsroom.outbox import Notice
from scheduler.outcomes import Outcome
from screens.screen import Screen

Drawn = tuple[Notice, Screen | Outcome | None]
Word = Callable[[Notice], Awaitable[Screen | Outcome | None]]
Wording = Callable[[AsyncConnection, Sequence[Notice]], Awaitable[Word]]

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Request:
    """So many, by so much of the pace: `kept` for each urgency, nothing to chats that are `resting`.

    `messages`: how many of them Telegram takes now, of the `most` that it takes at once.
    """

    now: datetime
    room: int
    messages: int
    most: int
    kept: Mapping[int, int]
    resting: Collection[int]


@dataclass(frozen=True, slots=True)
class Claimed:
    """With their words; whether more are due; and when the next one is, should there be room for it."""

    drawn: Sequence[Drawn]
    is_full: bool
    due: datetime | None


class Claims:
    def __init__(self, wording: Wording, sender: int, door: str = outbox.TELEGRAM) -> None:
        self._wording = wording
        self._sender = sender
        self._door = door
        self._wordless: dict[int, str] = {}

    async def claim(self, tx: AsyncConnection, asked: Request) -> Claimed:
        claimed = await line.claim(
            tx, asked.now, asked.room, sender=self._sender, door=self._door, kept=asked.kept, resting=asked.resting
        )
        drawn = await self._all_drawn(tx, claimed) if claimed else []
        fit = _fitting(drawn, asked)
        if fit < len(drawn):
            await outbox.unclaim(tx, [notice.id for notice, _ in drawn[fit:]])
        if fit < len(drawn) or len(claimed) == asked.room:
            return Claimed(drawn[:fit], is_full=True, due=None)
        return Claimed(drawn, is_full=False, due=await line.next_due(tx, asked.now, self._door))

    async def _all_drawn(self, tx: AsyncConnection, claimed: Sequence[Notice]) -> list[Drawn]:
        word = await self._wording(tx, claimed)
        return [(notice, await self._drawn(word, notice)) for notice in claimed]

    async def _drawn(self, word: Word, notice: Notice) -> Screen | Outcome | None:
        """One that cannot be put into words fails by itself, and holds up no other."""
        if notice.id in self._wordless:
            return Outcome(outbox.FAILED, trouble=self._wordless.pop(notice.id))
        try:
            return await word(notice)
        except Refused:  # what it was about is no more
            return None
        except Exception as error:
            if is_away(error):
                raise
            log.error("notice without words", notice=notice.id, kind=notice.kind, exc_info=error)  # noqa: TRY400
            if isinstance(error, AWAY):  # the transaction is spoilt with it: the next one does without its words
                self._wordless[notice.id] = type(error).__name__
                raise
            return Outcome(outbox.FAILED, trouble=type(error).__name__)


def _fitting(drawn: Sequence[Drawn], asked: Request) -> int:
    """How many of the first go now. None overtakes an album that waits for room, or it would wait for ever."""
    room = asked.messages
    for number, (_, screen) in enumerate(drawn):
        room -= min(screen.messages, asked.most) if isinstance(screen, Screen) else 0
        if room < 0:
            return number
    return len(drawn)
