"""Two that ask Telegram for updates, or write one file of SQLite, are one too many: the second says so, and ends."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from aiogram import Bot
from aiogram.exceptions import AiogramError

from bot.hook import Hook
from bot.settings import Settings
from bot.telegram import where
from bot.troubles import Trouble
from db.turns import Turns
from locales import later
from locales.said import said

ENDING = ".lock"
RUNS_ALREADY = later(
    "the bot runs on {file} already (process {process}); end that one first. "
    "Several processes need PostgreSQL: docs/how-to/several-processes.md"
)
OTHERS_RUN = later("the bot runs on this database already; end that one first, or start all of them with --webhook")
ONE_ASKS = later("the bot runs on this database already, without --webhook; end that one first")
NO_HOOK = later("run --webhook needs WEBHOOK_URL and WEBHOOK_SECRET: docs/how-to/several-processes.md")
NOT_TAKEN_AWAY = later("{where}: the webhook could not be taken away ({trouble})")


@contextmanager
def alone_with(file: Path | None) -> Iterator[None]:
    """`None` is no file. Where none can be made beside it, the database says what is wrong."""
    try:
        lock = open_lock(file) if file is not None else None
    except OSError:
        lock = None
    if lock is None or file is None:
        yield
        return
    try:
        _hold(lock, file)
        yield
    finally:
        os.close(lock)


def open_lock(file: Path) -> int:
    """Beside it: SQLite has locks of its own on the file itself. However it is called, it is the same file."""
    real = file.resolve()
    return os.open(real.with_name(real.name + ENDING), os.O_RDWR | os.O_CREAT, 0o600)


def _hold(lock: int, file: Path) -> None:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        process = os.pread(lock, 20, 0).decode("ascii", "replace") or "?"
        raise Trouble(said(RUNS_ALREADY, file=file, process=process)) from None
    os.ftruncate(lock, 0)
    os.pwrite(lock, str(os.getpid()).encode(), 0)


async def require_turn(turns: Turns, hook: Hook | None) -> None:
    if not await turns.come_in():
        raise Trouble(said(OTHERS_RUN if hook is None else ONE_ASKS))


def hook_for(settings: Settings, by_webhook: bool | None) -> Hook | None:
    if not by_webhook:
        return None
    if settings.hook is None:
        raise Trouble(said(NO_HOOK))
    return settings.hook


async def forget_webhook(bot: Bot, settings: Settings) -> None:
    """What waits stays with Telegram, to be asked for."""
    try:
        await bot.delete_webhook()
    except AiogramError as error:
        trouble = getattr(error, "message", type(error).__name__)
        raise Trouble(said(NOT_TAKEN_AWAY, where=where(settings), trouble=trouble)) from error
