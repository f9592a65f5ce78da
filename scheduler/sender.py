"""The one sender: takes notices from the outbox, has them put into words, sends them, and notes what became of each."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Protocol

import structlog
from sqlalchemy import RowMapping, update
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from db.engine import AWAY, only_one
from db.tables import Notice
from newsroom import outbox
from newsroom.people import reach
from screens.screen import Screen

LOCK = 7_145_001  # of all processes, the one that holds it sends
AT_ONCE = 25
A_SECOND = 25.0  # of the thirty that Telegram allows: the rest is kept for direct answers
LONGEST_NAP = 30.0  # another process may have left something without a word
PAUSE = 1.0  # between two tries, while the database is away

log = structlog.get_logger(__name__)


class Clock(Protocol):
    def now(self) -> float: ...

    async def sleep(self, seconds: float) -> None: ...


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a sending ended: one of the outbox's states, or `waiting` with the pause that Telegram asks for."""

    state: str
    message_ids: tuple[int, ...] = ()
    after: timedelta | None = None
    moved_to: int | None = None
    trouble: str = ""


Wording = Callable[[AsyncConnection, RowMapping], Awaitable[Screen | None]]
Delivery = Callable[[int, Screen], Awaitable[Outcome]]
Sequel = Callable[[AsyncConnection, RowMapping, Outcome, datetime], Awaitable[None]]


class Sender:
    def __init__(self, engine: AsyncEngine, wording: Wording, deliver: Delivery, sequel: Sequel, clock: Clock) -> None:
        self._engine = engine
        self._sequel = sequel
        self._wording = wording
        self._deliver = deliver
        self._clock = clock
        self._quiet_until = datetime.fromtimestamp(0, UTC)
        self._sent_at: list[float] = []
        self._stopping = False
        self._something = asyncio.Event()

    def now(self) -> datetime:
        return datetime.fromtimestamp(self._clock.now(), UTC)

    async def run(self) -> None:
        """Until `stop`. What its predecessor left in flight is in doubt: it may have arrived."""
        async with only_one(self._engine, LOCK, lambda: self._rest(LONGEST_NAP), lambda: self._stopping):
            if not self._stopping:
                await self.doubt_the_lost()
            while not self._stopping:
                self._something.clear()
                try:
                    if not await self.drain_some():
                        await self._nap()
                except AWAY as error:
                    await self._pause(error)

    def stop(self) -> None:
        self._stopping = True
        self._something.set()

    def nudge(self) -> None:
        """Something may have been left in the outbox just now."""
        self._something.set()

    async def _nap(self) -> None:
        """Until the next one is due, or somebody nudges."""
        async with self._engine.connect() as tx:
            due = await outbox.next_due(tx)
        wait = LONGEST_NAP if due is None else min(max((due - self.now()).total_seconds(), 0.05), LONGEST_NAP)
        await self._rest(max(wait, (self._quiet_until - self.now()).total_seconds()))

    async def _rest(self, seconds: float) -> None:
        waiting = [asyncio.ensure_future(self._something.wait()), asyncio.ensure_future(self._clock.sleep(seconds))]
        await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
        for task in waiting:
            task.cancel()

    async def _pause(self, error: Exception) -> None:
        log.warning("database away", trouble=type(error).__name__)
        await self._clock.sleep(PAUSE)

    async def doubt_the_lost(self) -> int:
        async with self._engine.begin() as tx:
            lost = await outbox.doubt_the_lost(tx, self.now() + 2 * outbox.LEASE)
            for row in lost:
                await self._sequel(tx, row, Outcome(outbox.UNKNOWN), self.now())
        if lost:
            log.warning("notices in doubt", count=len(lost))
        return len(lost)

    async def drain_some(self) -> int:
        """One round: as many as the pace allows now. Gives how many it took."""
        room = self._room()
        if room <= 0:
            return 0
        async with self._engine.begin() as tx:
            rows = await outbox.claim(tx, self.now(), room)
            drawn = [(row, await self._drawn(tx, row)) for row in rows]
        outcomes = await asyncio.gather(*[self._send(row, screen) for row, screen in drawn])
        if rows:
            await self._note(rows, outcomes)
        return len(rows)

    async def _drawn(self, tx: AsyncConnection, row: RowMapping) -> Screen | Outcome | None:
        """One that cannot be put into words fails by itself, and holds up no other."""
        try:
            return await self._wording(tx, row)
        except AWAY:
            raise
        except Exception as error:
            log.error("notice without words", notice=row["id"], kind=row["kind"], exc_info=error)  # noqa: TRY400
            return Outcome(outbox.FAILED, trouble=type(error).__name__)

    def _room(self) -> int:
        now = self._clock.now()
        if self.now() < self._quiet_until:
            return 0
        self._sent_at = [at for at in self._sent_at if at > now - 1.0]
        return min(AT_ONCE, int(A_SECOND) - len(self._sent_at))

    async def _send(self, row: RowMapping, screen: Screen | Outcome | None) -> Outcome:
        if screen is None:  # what it was about is no more
            return Outcome(outbox.SENT)
        if isinstance(screen, Outcome):
            return screen
        self._sent_at.append(self._clock.now())
        try:
            return await self._deliver(row["chat_id"], screen)
        except Exception as error:  # no answer that could be read: as far as we know, it may have arrived
            log.error("notice in doubt", notice=row["id"], kind=row["kind"], exc_info=error)  # noqa: TRY400
            return Outcome(outbox.UNKNOWN, trouble=type(error).__name__)

    async def _note(self, rows: Sequence[RowMapping], outcomes: Sequence[Outcome]) -> None:
        """Until it is noted: what was sent and is not known to be would be in doubt for ever."""
        now = self.now()
        for outcome in outcomes:
            if outcome.state == outbox.WAITING and outcome.after is not None:
                # As long as the notice itself is put back, so that no later one of its chat overtakes it.
                self._quiet_until = max(self._quiet_until, now + outcome.after)
        while True:
            try:
                async with self._engine.begin() as tx:
                    for row, outcome in zip(rows, outcomes, strict=True):
                        await self._sequel(tx, row, await note_outcome(tx, row, outcome, now), now)
            except AWAY as error:
                if self._stopping:
                    raise
                await self._pause(error)
            else:
                return


async def note_outcome(tx: AsyncConnection, row: RowMapping, outcome: Outcome, now: datetime) -> Outcome:
    """Gives the outcome as it stands: what was to wait has failed when it has waited often enough."""
    if outcome.moved_to is not None:
        await tx.execute(update(Notice).where(Notice.chat_id == row["chat_id"]).values(chat_id=outcome.moved_to))
    if outcome.state == outbox.WAITING:
        goes_on = await outbox.put_back(tx, row, now, outcome.after, outcome.trouble)
        return outcome if goes_on else replace(outcome, state=outbox.FAILED)
    await outbox.settle(
        tx, row["id"], outcome.state, now, message_ids=list(outcome.message_ids), trouble=outcome.trouble
    )
    arrived = bool(outcome.message_ids)  # what was about nothing any more is settled, but nobody was reached by it
    if outcome.state == outbox.UNREACHABLE:
        await reach.lost(tx, row["person_id"], now)
    elif arrived:
        await reach.found(tx, row["person_id"])
    return outcome
