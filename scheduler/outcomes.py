"""What became of each notice, written down: together where all goes well, and else each by itself."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

import structlog
from sqlalchemy.ext.asyncio import AsyncConnection

from db.engine import Database, has_no_room, is_away
from newsroom import outbox
from newsroom.outbox import Notice
from newsroom.people import accounts, reach

TEXT, CAPTION = "text", "caption"  # where a message has its words
PATIENCE = 5  # tries of all together, before it is asked whose fault it is

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a sending ended: one of the outbox's states, or `waiting` with the pause that is asked for.

    Where that `counts` it is given up in the end. `shut`: Telegram takes nothing from this bot, whatever it is.
    `stands`: where each message that was sent, changed or taken away has its words now; None if it is gone. `link` is
    where it can be seen, as far as that is said.
    """

    state: str
    message_ids: tuple[int, ...] = ()
    after: timedelta | None = None
    moved_to: int | None = None
    trouble: str = ""
    shut: bool = False
    stands: Mapping[int, str | None] = field(default_factory=dict)
    counts: bool = False
    link: str = ""
    is_early: bool = False


Landed = tuple[Notice, Outcome]
Sequel = Callable[[AsyncConnection, Notice, Outcome, datetime], Awaitable[None]]


class Ledger:
    def __init__(self, engine: Database, sequel: Sequel) -> None:
        self._engine = engine
        self._sequel = sequel
        self._tries = 0

    async def note(self, landed: Sequence[Landed], now: datetime) -> None:
        """May be asked again for the same ones after the database was away: what has ended is let be."""
        try:
            await self._engine.write(lambda tx: self.note_in(tx, landed, now))
        except Exception as error:
            self._tries += 1
            if is_away(error) and (self._tries < PATIENCE or has_no_room(error)):
                raise
            for notice, outcome in landed:
                await self._alone(notice, outcome, now)
        self._tries = 0

    async def note_in(self, tx: AsyncConnection, landed: Sequence[Landed], now: datetime) -> None:
        """With all that follows, but for those that have ended before. Accounts come first, as they do everywhere."""
        chats = [
            one.chat_id
            for one, outcome in landed
            if outcome.message_ids and one.kind != outbox.SCREEN and one.door == outbox.TELEGRAM
        ]
        await accounts.interrupt(tx, chats, now)
        reached = []
        for notice, known in await _ended(tx, landed, now) if landed else ():
            if known.state == outbox.UNREACHABLE:
                await reach.lost(tx, notice.person_id, now)
            elif known.message_ids:  # what was about nothing any more is settled, but nobody was reached by it
                reached.append(notice.person_id)
            await self._sequel(tx, notice, known, now)
        await reach.found(tx, *reached)

    async def _alone(self, notice: Notice, outcome: Outcome, now: datetime) -> None:
        """What follows from it may fail: that it was sent is known all the same."""
        try:
            await self._engine.write(lambda tx: self.note_in(tx, [(notice, outcome)], now))
        except Exception as error:
            if is_away(error) and (self._tries < 2 * PATIENCE or has_no_room(error)):
                raise
            await self._engine.write(lambda tx: ended(tx, notice, outcome, now))
            log.error("sequel failed", notice=notice.id, kind=notice.kind, state=outcome.state, exc_info=error)  # noqa: TRY400


async def _ended(tx: AsyncConnection, landed: Sequence[Landed], now: datetime) -> list[Landed]:
    """Those that have not ended before; most of them have arrived, and are noted together."""
    ends = [outbox.End(one.id, its.state, its.message_ids, its.trouble) for one, its in landed if _is_through(its)]
    settled = await outbox.settle_all(tx, ends, now) if ends else set()
    known: list[Landed] = []
    for notice, outcome in landed:
        stands = outcome if notice.id in settled else None
        if not _is_through(outcome):
            stands = await ended(tx, notice, outcome, now)
        if stands is not None:
            known.append((notice, stands))
    return known


def _is_through(outcome: Outcome) -> bool:
    return outcome.state != outbox.WAITING and outcome.moved_to is None


async def ended(tx: AsyncConnection, notice: Notice, outcome: Outcome, now: datetime) -> Outcome | None:
    """The outcome as it stands: what was to wait has failed when it has waited often enough. None: it ended before."""
    if outcome.moved_to is not None:
        await outbox.move(tx, notice.chat_id, outcome.moved_to)
    if outcome.state == outbox.WAITING:
        state = await outbox.put_back(tx, notice, now, outcome.after, outcome.trouble, counts=outcome.counts)
        return replace(outcome, state=state) if state is not None else None
    known = await outbox.settle(
        tx, notice.id, outcome.state, now, message_ids=outcome.message_ids, trouble=outcome.trouble
    )
    return outcome if known else None
