"""All that watches the running bot, put together as the settings say."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bot.settings import Settings
from bot.troubles import file_of
from bot.version import version
from bot.watch import heartbeat
from bot.watch.deliveries import Deliveries
from bot.watch.lasting import Part
from bot.watch.tally import Silent, Tally
from bot.watch.watchman import Watched, Watchman
from db.engine import Database
from scheduler.clock import Clock
from scheduler.flights import Delivery
from scheduler.sender import Sender

if TYPE_CHECKING:
    from bot.watch.door import WatchDoor
    from bot.watch.metrics import Metrics


@dataclass(frozen=True, slots=True)
class WatchPlan:
    """Where it is looked at from outside, where the heartbeat goes, and on whose disks room is needed."""

    listen: tuple[str, int] | None = None
    heartbeat: Path | None = None
    folders: tuple[Path, ...] = ()
    version: str = ""


def plan_of(settings: Settings) -> WatchPlan:
    file = file_of(settings.database_url)
    folders = (file.parent if file is not None else Path.cwd(), settings.backup_folder)
    known = tuple(folder for folder in folders if folder is not None)
    return WatchPlan(settings.watch_listen, heartbeat.of_this_process(settings.database_url), known, version())


class Watch:
    """`tally`: what is counted, where somebody asks for it."""

    def __init__(self, plan: WatchPlan, engine: Database, clock: Clock) -> None:
        self._plan = plan
        self._engine = engine
        self._clock = clock
        self._metrics = _metrics(plan.version) if plan.listen is not None else None
        self.tally: Tally = self._metrics or Silent()
        self._doors: dict[str, Deliveries] = {}

    def delivery(self, door: str, deliver: Delivery) -> Delivery:
        """One that is looked at."""
        self._doors[door] = Deliveries(door, deliver, self._clock, self.tally)
        return self._doors[door]

    def over(
        self, parts: Sequence[Part], senders: Mapping[str, Sender], owners: Sequence[int], nudge: Callable[[], None]
    ) -> Watchman:
        watched = Watched(parts, self._doors, lambda door: senders[door].sends, self._plan.folders,
                          self._plan.version, self._plan.heartbeat)  # fmt: skip
        self.watchman = Watchman(self._engine, self._clock, owners, nudge, watched)
        return self.watchman

    async def run(self) -> None:
        door = self._door()
        if door is not None:
            await door.open()
        try:
            await self.watchman.run()
        finally:
            if door is not None:
                await door.close()

    def _door(self) -> WatchDoor | None:
        if self._plan.listen is None or self._metrics is None:
            return None
        from bot.watch.door import WatchDoor  # with a server

        return WatchDoor(self._plan.listen, self.watchman, self._metrics, self._engine, self._clock)


def _metrics(version: str) -> Metrics:
    from bot.watch.metrics import Metrics  # with a library that nobody else needs

    return Metrics(version)
