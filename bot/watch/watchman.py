"""Looks at the running bot: what stands still, what waits too long, what room is left; and tells the owners."""

from __future__ import annotations

import asyncio
import secrets
import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import structlog

from bot.watch.deliveries import Deliveries
from bot.watch.heartbeat import EVERY, Heartbeat
from bot.watch.lasting import Lasting, Part, Queue, still
from db.engine import Database, is_away
from newsroom import alarms, watching
from newsroom.alarms import DISK, REMINDERS, Raised
from newsroom.watching import Measured, Running
from scheduler.clock import Clock, rest

LOOKS = 30.0  # seconds between two looks
TOLERATED, CALM = 600.0, 120.0  # seconds that something lasts before it is told, and before it is said to be over
LITTLE, ENOUGH = 500, 700  # megabytes on the disk: nearly full below the first, until there is the second
MEGABYTE = 2**20

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Watched:
    """What there is to look at. `folders`: on whose disks room is needed. `sends`: whether this process is the one that
    sends by a door."""

    parts: Sequence[Part]
    doors: dict[str, Deliveries]
    sends: Callable[[str], bool]
    folders: Sequence[Path]
    version: str = ""
    heartbeat: Path | None = None


class Watchman:
    def __init__(
        self, engine: Database, clock: Clock, owners: Sequence[int], nudge: Callable[[], None], watched: Watched
    ) -> None:
        self._engine = engine
        self._clock = clock
        self._owners = owners
        self._nudge = nudge
        self._watched = watched
        self._queues = {door: Queue() for door in watched.doors}
        self._lasting = {what: Lasting(TOLERATED, CALM) for what in (*watched.doors, REMINDERS)}
        self._lasting[DISK] = Lasting(0, CALM)
        self._is_full = False
        self._stopping = asyncio.Event()
        self.running = Running(secrets.randbits(62), watched.version, self._now(), self._now(), 0)
        self.measured: Measured | None = None
        self.troubles: dict[str, Raised] = {}

    async def run(self) -> None:
        beating = asyncio.create_task(self._beat_on())
        try:
            while not self._stopping.is_set():
                try:
                    await self.look()
                except Exception as error:
                    log.warning("database away" if is_away(error) else "not watched", trouble=type(error).__name__)
                await rest(self._clock, LOOKS, self._stopping)
            await self._leave()
        finally:
            beating.cancel()
            await asyncio.gather(beating, return_exceptions=True)

    def stop(self) -> None:
        self._stopping.set()

    async def _leave(self) -> None:
        try:
            await self._engine.write(lambda tx: watching.forget_process(tx, self.running.id))
        except Exception as error:  # it is silent from now on, and counts as dead soon
            log.info("not signed off", trouble=type(error).__name__)

    # ---- the heartbeat: whatever becomes of the database

    async def _beat_on(self) -> None:
        path = self._watched.heartbeat
        if path is None:
            return
        try:
            heartbeat = Heartbeat(path)
        except OSError as error:
            log.warning(
                "no heartbeat: `python -m bot health` will not find this bot", file=str(path), trouble=error.strerror
            )
            return
        try:
            while True:
                heartbeat.beat(self.still(), self._clock.monotonic())
                await self._clock.sleep(EVERY)
        finally:
            heartbeat.close()

    def still(self) -> dict[str, float]:
        """What stands still by itself, and what does not get on though all of it moves: for how many seconds."""
        now = self._now()
        waits = {what: (now - trouble.since).total_seconds() for what, trouble in self.troubles.items() if what != DISK}
        return still(self._watched.parts, self._clock.monotonic()) | waits

    # ---- the look

    async def look(self) -> None:
        now = self._now()
        self.running = replace(self.running, seen_at=now, free_mb=await asyncio.to_thread(self._room))
        measured = await self._engine.read(lambda tx: watching.measure(tx, now))
        self.measured = measured
        await self._engine.write(lambda tx: watching.note_process(tx, self.running))
        for trouble, lasts in self._judged(measured):
            await self._heard(trouble, lasts, measured)

    def _room(self) -> int:
        free = [shutil.disk_usage(folder).free for folder in self._watched.folders if folder.is_dir()]
        return min(free) // MEGABYTE if free else watching.UNKNOWN

    def _judged(self, measured: Measured) -> Iterator[tuple[Raised, bool | None]]:
        """Each thing that may be wrong, and whether it has been so for long."""
        now = self._clock.monotonic()
        for door, waits in measured.waiting.items():
            in_vain = self._watched.doors[door].in_vain_for() if self._watched.sends(door) else 0.0
            since = min(waits.since or measured.at, measured.at - timedelta(seconds=in_vain))
            is_bad = self._queues[door].stands(waits) or in_vain > 0
            yield Raised(door, since, waits.count), self._lasting[door].hear(is_bad, now)
        late = measured.late_since
        is_late = late is not None and late < measured.at - watching.ON_ITS_WAY
        yield Raised(REMINDERS, late or measured.at), self._lasting[REMINDERS].hear(is_late, now)
        yield Raised(DISK, measured.at, self.running.free_mb), self._lasting[DISK].hear(self._is_nearly_full(), now)

    def _is_nearly_full(self) -> bool:
        self._is_full = watching.UNKNOWN < self.running.free_mb < (ENOUGH if self._is_full else LITTLE)
        return self._is_full

    async def _heard(self, trouble: Raised, lasts: bool | None, measured: Measured) -> None:
        """Told once, by whichever process: it stands in the database as long as it lasts."""
        what = trouble.what
        if lasts:
            self.troubles.setdefault(what, trouble)
        elif lasts is False:
            self.troubles.pop(what, None)
        tell = None
        if lasts and what not in measured.alarms:
            log.error("does not go on", what=what, since=f"{trouble.since:%Y-%m-%dT%H:%M:%SZ}", number=trouble.number)
            tell = partial(alarms.begin, raised=trouble)
        elif lasts is False and what in measured.alarms:
            tell = partial(alarms.end, what=what)
        if tell is None:
            return
        told = partial(tell, process=self.running.id, owners=self._owners, now=measured.at)
        if await self._engine.write(told):
            log.info("owners told", what=what, begins=bool(lasts))
            self._nudge()

    def _now(self) -> datetime:
        return datetime.fromtimestamp(self._clock.now(), UTC)
