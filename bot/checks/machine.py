"""This machine: its settings, its clock, the room on its disks, and backups by night."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from bot import nights
from bot.checks.findings import Finding, fine, order, soon, wrong
from bot.settings import Settings
from bot.troubles import Trouble, file_of
from bot.watch import heartbeat
from locales import LANGUAGES, later, own_name
from locales.said import said
from newsroom.plan import breaks

NEWEST_CHANGE = datetime(2026, 1, 1, tzinfo=UTC)
LEAST_DISK = 200 * 1024 * 1024
MOST_OFF = 60.0  # seconds that nobody notices
SET_CLOCK = "`timedatectl set-ntp true`"
KEPT = later("docs/how-to/backup.md")
BREAKS = later(
    "school breaks: none are known for {year}; when the ministry's order is out, write them into "
    "newsroom/plan/breaks.toml (docs/how-to/days-off.md); until then regions can enter theirs in the bot"
)


def look(settings: Settings) -> Iterator[Finding]:
    yield fine(said(later("settings: {settings}"), settings=repr(settings)))
    yield fine(said(later("languages: {languages}"), languages=", ".join(map(own_name, LANGUAGES))))
    yield _zones()
    yield _day()
    for folder in dict.fromkeys((_home(settings), settings.backup_folder or _home(settings))):
        if folder.is_dir():
            yield _disk(folder)
    year = breaks.missing(datetime.now(UTC).date())
    if year is not None:
        yield soon(said(BREAKS, year=f"{year}/{year + 1}"))


def _home(settings: Settings) -> Path:
    file = file_of(settings.database_url)
    return file.parent if file is not None else Path.cwd()


def _zones() -> Finding:
    offset = datetime(2026, 7, 1, tzinfo=ZoneInfo("Asia/Almaty")).utcoffset()
    hours = offset.total_seconds() / 3600 if offset else 0
    if hours == 5:
        return fine(said(later("zone data: Almaty is UTC+5")))
    return wrong(
        said(later("zone data: Almaty is UTC+{hours}, not +5; install tzdata 2024a or newer"), hours=f"{hours:g}")
    )


def _day() -> Finding:
    today = date.today().isoformat()  # noqa: DTZ011 (what the machine believes)
    if time.time() > NEWEST_CHANGE.timestamp():
        return fine(said(later("clock: {day}; if it is another day, set the machine's clock"), day=today))
    return wrong(said(later("clock: {day} is long past; set the machine's clock: {order}"), day=today, order=SET_CLOCK))


def beside(true: datetime | None, now: datetime) -> Iterator[Finding]:
    """This clock beside Telegram's: reminders, terms and sign-ins go by this one."""
    off = (now - true).total_seconds() if true is not None else 0.0
    if abs(off) > MOST_OFF:
        behind = later("clock: {minutes} min behind Telegram's; set the machine's clock: {order}")
        ahead = later("clock: {minutes} min ahead of Telegram's; set the machine's clock: {order}")
        yield wrong(said(ahead if off > 0 else behind, minutes=f"{abs(off) / 60:.0f}", order=SET_CLOCK))


def _disk(folder: Path) -> Finding:
    free = shutil.disk_usage(folder).free
    room = said(later("disk of {folder}: {free} MB free"), folder=folder, free=free // 2**20)
    return fine(room) if free > LEAST_DISK else wrong(said(later("{trouble}; make room"), trouble=room))


def whether_it_runs(address: str) -> Finding:
    """Here: of other machines nobody here can know."""
    for one in heartbeat.alive(address):
        if one["still"] or time.monotonic() - one["beat"] > heartbeat.SILENT:
            still = later("bot: process {process} runs, and stands still; the log says why, and a new start may help")
            return wrong(said(still, process=one["process"]))
        return fine(said(later("bot: it runs (process {process})"), process=one["process"]))
    return soon(said(later("bot: it does not run here; start it: {order}"), order=order("run")))


# ---- backups


def look_at_backups(settings: Settings, now: datetime) -> Finding:
    """The last good one, and whether another can be made and sealed tonight."""
    folder = settings.backup_folder
    if folder is None:
        return soon(said(later("backups: none is made by night; set BACKUP_FOLDER, {how}"), how=said(KEPT)))
    try:
        return _last(folder, nights.night_of(now, ZoneInfo(settings.timezone)), settings.backup_passphrase_file)
    except OSError as error:
        return _no_backup(f"{folder}: {error.strerror}")
    except Trouble as trouble:
        return _no_backup(trouble.what)


def _last(folder: Path, tonight: date, passphrase_file: Path | None) -> Finding:
    from bot.backups import read_passphrase

    known = nights.nights_in(folder)
    last = nights.last_of(known, tonight)
    read_passphrase(passphrase_file)
    if not os.access(folder, os.W_OK):
        return _no_backup(said(later("{folder}: the bot's user may not write there"), folder=folder))
    if last is None:
        none = later("backups: none is in {folder} yet; the bot makes one soon after it is started, {how}")
        told = said(none, folder=folder, how=said(KEPT))
        return wrong(told) if known else soon(told)  # whoever has just set it up has to wait for the first
    made = said(later("backups: the last good one is of {night}"), night=last)
    if tonight - last < nights.OLD:
        return fine(made)
    return wrong(said(later("{trouble}; the log says why, {how}"), trouble=made, how=said(KEPT)))


def _no_backup(what: object) -> Finding:
    return wrong(said(later("backups: {trouble}; {how}"), trouble=what, how=said(KEPT)))
