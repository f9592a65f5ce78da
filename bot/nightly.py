"""A backup each night, by a process beside the bot: no tap waits for it, and whatever becomes of it the bot goes on."""

from __future__ import annotations

import asyncio
import math
import os
import signal
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import structlog

from bot import nights
from bot.beside import ROOT
from bot.hindrances import BUSY, NO_DATABASE, NO_PASSPHRASE, NO_PLACE, NO_ROOM
from bot.settings import Settings
from bot.troubles import file_of
from db.engine import Database
from newsroom import backups
from newsroom.notices import About, Recipient, tell
from scheduler.clock import Clock

AGAIN = 3600.0  # seconds until another try
FAREWELL = 10.0  # seconds in which one that is told to stop tidies up
REASONS = {NO_ROOM: "room", NO_PLACE: "place", NO_PASSPHRASE: "passphrase", NO_DATABASE: "database"}
MILDER = 10
MOST_SENT = 49 * 10**6  # bytes, that Telegram takes from a bot

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Plan:
    """Into which folder, by whose clock, and whether the owners get it; `settings` are for the process beside."""

    folder: Path
    zone: ZoneInfo
    to_owners: bool
    settings: dict[str, str]


def plan_of(settings: Settings) -> Plan | None:
    if settings.backup_folder is None:
        return None
    file, passphrase_file = file_of(settings.database_url), settings.backup_passphrase_file
    given = {
        "BOT_TOKEN": settings.bot_token,
        "DATABASE_URL": f"sqlite:///{file}" if file is not None else settings.database_url,
        "BACKUP_PASSPHRASE_FILE": str(passphrase_file or ""),
        "BACKUP_TO_OWNERS": "no",
    }
    return Plan(settings.backup_folder, ZoneInfo(settings.timezone), settings.backup_to_owners, given)


class Nightly:
    """`making`: the one that is under way, or was the last."""

    def __init__(
        self, plan: Plan | None, engine: Database, clock: Clock, owners: Sequence[int], nudge: Callable[[], None]
    ) -> None:
        self._plan = plan
        self._engine = engine
        self._clock = clock
        self._owners = owners
        self._nudge = nudge
        self._tried_at = -math.inf
        self._process: Process | None = None
        self._is_closed = False
        self.making: asyncio.Task[None] | None = None

    async def look(self) -> None:
        """Begins one where there is none of this night: that takes minutes, and a look no time.

        The folder itself is what knows: several processes may look.
        """
        if self._plan is None or self._clock.monotonic() < self._tried_at + AGAIN:
            return
        night = nights.night_of(self._now(), self._plan.zone)
        known = await asyncio.to_thread(_known, self._plan.folder)
        if night in known:
            return
        self._tried_at = self._clock.monotonic()
        self.making = asyncio.create_task(self._make(self._plan, night, nights.last_of(known, night)))

    async def _make(self, plan: Plan, night: date, last: date | None) -> None:
        file = plan.folder / nights.name_of(night)
        try:
            code = await self._made(file, plan.settings)
            if code == 0:
                await self._is_made(file, night, to_owners=plan.to_owners)
            elif code != BUSY and not self._is_closed:
                reason = REASONS.get(code, "other")
                await self._tell(backups.Failed(reason, last.isoformat() if last is not None else ""))
        except Exception as error:  # nobody waits for it; the next hour may be better
            log.error("a backup that nobody was told of", file=str(file), exc_info=error)  # noqa: TRY400

    async def _made(self, file: Path, settings: dict[str, str]) -> int:
        """Out of reach of Ctrl-C, which is the bot's: that one is told by the bot."""
        self._process = process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", "backup", "--to", str(file),
            stdin=DEVNULL, stdout=DEVNULL, stderr=PIPE, cwd=ROOT, env=os.environ | settings,
            start_new_session=True,
        )  # fmt: skip
        if sys.platform != "win32":
            os.setpriority(os.PRIO_PROCESS, process.pid, MILDER)
        _, said = await process.communicate()
        code = process.returncode or 0
        if code:
            log.warning("no backup", file=str(file), code=code, trouble=said.decode(errors="replace").strip()[-500:])
        return code

    async def _is_made(self, file: Path, night: date, *, to_owners: bool) -> None:
        size, gone = await asyncio.to_thread(_tidied, file, night)
        await self._engine.write(lambda tx: backups.note(tx, self._now()))
        log.info("backup made", file=str(file), size=size, removed=gone)
        if to_owners and size <= MOST_SENT:
            await self._tell(backups.Made(str(file), night.isoformat()))
        elif to_owners:
            await self._tell(backups.TooLarge(math.ceil(size / 10**6), night.isoformat()))

    async def _tell(self, about: About) -> None:
        to = [Recipient(owner) for owner in self._owners]
        await self._engine.write(lambda tx: tell(tx, about, to, self._now()))
        self._nudge()

    def _now(self) -> datetime:
        return datetime.fromtimestamp(self._clock.now(), UTC)

    async def close(self) -> None:
        """What is half done is of no use: it goes with whoever makes it."""
        self._is_closed = True
        if self.making is None or self.making.done():
            return
        if self._process is not None and self._process.returncode is None:
            self._process.send_signal(signal.SIGTERM)
        await asyncio.wait((self.making,), timeout=FAREWELL)
        if self._process is not None and self._process.returncode is None:
            self._process.kill()
        self.making.cancel()
        await asyncio.wait((self.making,))


def _known(folder: Path) -> list[date]:
    """None where there is no folder: that is said by whoever cannot write into it."""
    try:
        return nights.nights_in(folder)
    except OSError:
        return []


def _tidied(file: Path, night: date) -> tuple[int, int]:
    """How large it is, and how many have gone."""
    gone = nights.outdated(nights.nights_in(file.parent), night)
    for one in gone:
        (file.parent / nights.name_of(one)).unlink(missing_ok=True)
    return file.stat().st_size, len(gone)
