"""The one sender of a door: takes notices from the outbox, has them put into words, sends them, notes what came."""

from __future__ import annotations

import asyncio
import math
import secrets
from collections.abc import Callable, Collection, Sequence
from datetime import UTC, datetime

import structlog
from sqlalchemy.ext.asyncio import AsyncConnection

from db.engine import AWAY, Database, only_one
from newsroom import incidents, outbox
from newsroom.outbox import Notice
from scheduler.claims import Claimed, Claims, Request
from scheduler.claims import Word as Word
from scheduler.claims import Wording as Wording
from scheduler.clock import Clock as Clock
from scheduler.clock import rest
from scheduler.flights import Delivery, Flights
from scheduler.lookout import RENEWAL, Lookout
from scheduler.outcomes import Landed, Ledger, Sequel
from scheduler.outcomes import Outcome as Outcome
from scheduler.pace import A_SECOND, Pace

LOCKS = {outbox.TELEGRAM: 7_145_001, outbox.FACEBOOK: 7_145_015}  # of all processes, the one that holds it sends
GROUP, GATHERING = 25, 0.2  # where many are due: so many at once, or after so many seconds those that there is room for
FEW = 5  # in flight, of which each is noted as soon as it has landed
LONGEST_NAP = 30.0  # another process may have left something without a word
STAND_BY = 5.0  # after so many seconds it is asked whether the other process still sends
PAUSE = 1.0  # between two tries, while the database is away
FAREWELL, LAST_TRIES = 20.0, 3  # seconds that what is in flight gets to end when the bot stops, and tries to note it
NEW_TOKEN = "take a new token for this bot from @BotFather, put it into BOT_TOKEN, and start the bot again"  # noqa: S105

log = structlog.get_logger(__name__)


def nobody_waits() -> None:
    """What follows from it is for this door alone."""


class Sender:
    """`has_noted` hears that outcomes were noted, from which something may have followed for another door.

    `sends`: of all processes this is the one. `moved_at`: its last round.
    """

    def __init__(
        self, engine: Database, wording: Wording, deliver: Delivery, sequel: Sequel, clock: Clock, *,
        door: str = outbox.TELEGRAM, a_second: int = A_SECOND, has_noted: Callable[[], None] = nobody_waits,
        longest_nap: float = LONGEST_NAP,
    ) -> None:  # fmt: skip
        self._engine = engine
        self._door = door
        self._has_noted = has_noted
        self._longest_nap = longest_nap
        self._clock = clock
        self.id = secrets.randbits(63)
        self._claims = Claims(wording, self.id, door)
        self.pace = Pace(clock, a_second)
        self._flights = Flights(deliver, self.pace, self._has_landed)
        self._ledger = Ledger(engine, sequel)
        self._lookout = Lookout(self.id, clock, door)
        self._many_are_due = False
        self._claimed_at = self._renewed_at = -math.inf
        self._due_at = -math.inf
        self._is_news = False
        self._stopping = False
        self.sends, self.moved_at = False, clock.monotonic()
        self._stopped, self._something = asyncio.Event(), asyncio.Event()

    def now(self) -> datetime:
        return datetime.fromtimestamp(self._clock.now(), UTC)

    def stop(self) -> None:
        self._stopping = True
        self._stopped.set()
        self._something.set()

    def nudge(self) -> None:
        """Something may have been left in the outbox just now."""
        self._something.set()

    def _has_landed(self) -> None:
        """Where many are due, outcomes are noted in groups; where many fly, as soon as half of them have landed."""
        flying = self._flights.flying
        enough = GROUP if self._many_are_due else flying if flying > FEW else 1
        if self._flights.landed >= enough:
            self._something.set()

    # ---- round after round

    async def run(self) -> None:
        """Until `stop`; what is in flight then gets a while to end."""
        work, stop = asyncio.create_task(self._work()), asyncio.create_task(self._stopped.wait())
        try:
            await asyncio.wait((work, stop), return_when=asyncio.FIRST_COMPLETED)
            await asyncio.wait((work,), timeout=FAREWELL)
        finally:
            for task in (work, stop):
                task.cancel()
            await asyncio.gather(work, stop, return_exceptions=True)
        if self._flights:
            log.warning("notices left in doubt", count=len(self._flights))
        if not work.cancelled():
            work.result()

    async def _work(self) -> None:
        try:
            while not self._stopping:
                try:
                    await self._send_alone()
                except AWAY as error:
                    await self._pause(error)
            await self._finish()
        finally:
            await self._flights.break_off()

    async def _send_alone(self) -> None:
        self._many_are_due = False
        async with only_one(self._engine, LOCKS[self._door], self._stand_by, lambda: self._stopping) as is_mine:
            while not self._stopping and await is_mine():
                self.sends, self.moved_at = True, self._clock.monotonic()
                self._something.clear()
                await self._look_around()
                await self._turn()
                await rest(self._clock, self._wait(), self._something)

    async def _stand_by(self) -> None:
        """Another process sends. What this one may have in flight still is its own to note."""
        self.sends, self.moved_at = False, self._clock.monotonic()
        self._something.clear()
        await self._note_landed()
        await self._renew()
        await rest(self._clock, STAND_BY, self._something)

    async def _finish(self) -> None:
        await self._flights.all_landed()
        for _ in range(LAST_TRIES):
            try:
                await self._note_landed()
            except AWAY as error:
                await self._pause(error)

    def _wait(self) -> float:
        """Until there may be something to do; whoever nudges, and whatever lands, is earlier."""
        room = self._flights.room()
        if self._many_are_due and room >= GROUP:
            soonest = 0.0
        elif self._many_are_due or room <= 0 or self._flights.flying > FEW:
            free = self.pace.free_in()
            soonest = free if 0 < free < GATHERING else GATHERING
        else:
            due = self._due_at - self._clock.monotonic()
            soonest = max(0.0, min(due, self.pace.rested_in(), self._lookout.wait(), self._longest_nap))
        longest = RENEWAL if self._flights else self._longest_nap
        return min(max(soonest, self.pace.quiet_for()), longest)

    async def _pause(self, error: Exception) -> None:
        log.warning("database away", trouble=type(error).__name__)
        await self._clock.sleep(PAUSE)

    # ---- what others left, and what is in flight for long

    async def _look_around(self) -> None:
        if self._lookout.wait() <= 0:
            await self.doubt_the_lost()
        await self._renew()

    async def doubt_the_lost(self) -> int:
        """What other senders have in flight and do not renew: they are dead, and it may have arrived.

        What is held in this one's name and is not in flight was never sent: the connection went with the claim.
        """
        flying = self._flights.notice_ids()  # asked here, and not in the thread in which it is written
        lost = await self._engine.write(lambda tx: self._lost(tx, flying))
        if lost:
            log.warning("notices in doubt", count=len(lost))
            await self._ledger.note([(notice, Outcome(outbox.UNKNOWN)) for notice in lost], self.now())
            self._has_noted()
        return len(lost)

    async def _lost(self, tx: AsyncConnection, flying: Collection[int]) -> list[Notice]:
        await outbox.give_back(tx, self.id, flying)
        return await self._lookout.lost(tx)

    async def _renew(self) -> None:
        if self._flights and self._clock.monotonic() >= self._renewed_at + RENEWAL:
            flying = self._flights.notice_ids()
            await self._engine.write(lambda tx: outbox.renew(tx, self.id, flying))
            self._renewed_at = self._clock.monotonic()

    # ---- out, and back

    async def drain_some(self) -> int:
        """One round: as many as the pace allows now, and all of them landed and noted. Gives how many it took."""
        took = await self._take_off()
        await self._flights.all_landed()
        await self._note_landed()
        return took

    async def _turn(self) -> None:
        """What has landed is noted in the visit in which the next are claimed; where that fails, each by itself."""
        landed = self._flights.all_that_landed()
        self._hear(landed)
        if landed and self._is_time(landed):
            try:
                await self._take_off(landed)
            except Exception as error:  # tried below, each by itself, and raised there if it is not over
                log.info("outcomes and claims go apart", count=len(landed), trouble=type(error).__name__)
            else:
                return
        await self._note_landed()
        if self._is_time():
            await self._take_off()

    def _is_time(self, landed: Sequence[Landed] = ()) -> bool:
        """At once; where many are due, in groups, for a claim costs as much for one as for ten."""
        room = self._flights.room(len(landed))
        group = room >= GROUP or self._clock.monotonic() >= self._claimed_at + GATHERING
        return room > 0 and (group or not self._many_are_due)

    async def _take_off(self, landed: Sequence[Landed] = ()) -> int:
        room = min(self._flights.room(len(landed)), GROUP)
        if room <= 0:
            return 0
        left, most = self.pace.left(), self.pace.a_second
        asked = Request(self.now(), room, left, most, self.pace.kept(room), self.pace.resting())

        async def visit(tx: AsyncConnection) -> Claimed:
            await self._ledger.note_in(tx, landed, asked.now)
            return await self._claims.claim(tx, asked)

        claimed = await self._engine.write(visit)
        self._are_noted(landed)
        self._begin(claimed)
        return len(claimed.drawn)

    def _begin(self, claimed: Claimed) -> None:
        self._claimed_at = self._clock.monotonic()
        self._many_are_due = claimed.is_full
        self._due_at = math.inf
        if claimed.due is not None:
            self._due_at = self._claimed_at + (claimed.due - self.now()).total_seconds()
        if claimed.drawn and not self._flights:
            self._renewed_at = self._claimed_at
        for notice, screen in claimed.drawn:
            self._flights.begin(notice, screen)

    def _are_noted(self, landed: Sequence[Landed]) -> None:
        self._flights.are_noted(landed)
        if landed:
            self._has_noted()

    async def _note_landed(self) -> None:
        landed = self._flights.all_that_landed()
        if landed:
            self._hear(landed)
            await self._ledger.note(landed, self.now())
        self._are_noted(landed)
        if self._is_news:
            await self._tell_owners()

    def _hear(self, landed: Sequence[Landed]) -> None:
        """What is said of the pace behind this door."""
        for notice, outcome in landed:
            if outcome.shut:
                self._is_news = self._is_news or not self.pace.is_shut
                if pause := self.pace.shut():
                    log.error("token refused", trouble=outcome.trouble, pause=pause, mend=NEW_TOKEN)
            elif outcome.after and not outcome.is_early:
                self.pace.rest(notice.chat_id, outcome.after.total_seconds())

    async def _tell_owners(self) -> None:
        """They hear of it when a token works again; until then the log tells."""
        kind = "TelegramUnauthorizedError"
        incident = await self._engine.write(lambda tx: incidents.note_once(tx, kind, self.now()))
        self._is_news = False
        log.error("token refused", incident=incident, mend=NEW_TOKEN)
