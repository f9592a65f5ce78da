"""What can be done from the command line."""

from __future__ import annotations

import asyncio
import shutil
import signal
import sys
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import structlog
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.faults import told_without_words
from bot.settings import TELEGRAM, Settings
from db.engine import open_engine
from db.migrate import move, newest, revision_of
from locales import LANGUAGES, words_for
from newsroom import tree_shape
from newsroom.errors import Refused
from newsroom.people import invitations
from newsroom.rubrics import turns
from newsroom.union import organisations, tree_file, tree_import

NEWEST_CHANGE = datetime(2026, 1, 1, tzinfo=UTC)
LEAST_DISK = 200 * 1024 * 1024
Say = Callable[[str], None]


@asynccontextmanager
async def database(settings: Settings) -> AsyncIterator[AsyncEngine]:
    engine = open_engine(settings.database_url)
    try:
        await move(engine)
        yield engine
    finally:
        await engine.dispose()


def set_up_logs(form: str) -> None:
    last = structlog.processors.JSONRenderer() if form == "json" else structlog.dev.ConsoleRenderer(colors=False)
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso"),
            structlog.processors.ExceptionRenderer(told_without_words),
            last,
        ],
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )


async def run(settings: Settings) -> int:
    """The bot itself, until Ctrl-C."""
    from bot.newsdesk import Newsdesk, SystemClock  # aiogram is heavy; the other commands do without it
    from bot.telegram import open_bot

    set_up_logs(settings.log_format)
    async with database(settings) as engine, open_bot(settings) as telegram:
        async with engine.begin() as tx:
            await turns.bring_in_rubrics(tx)
        desk = Newsdesk(engine, telegram, SystemClock(), settings.owner_ids)
        for sign in (signal.SIGINT, signal.SIGTERM):
            asyncio.get_running_loop().add_signal_handler(sign, desk.stop)
        await desk.run()
    return 0


async def bring_in(settings: Settings, path: Path, say: Say) -> int:
    """All of the file or nothing of it."""
    try:
        with path.open(encoding="utf-8-sig") as file:
            tree = tree_file.read(file.read(tree_shape.LARGEST + 1))
    except OSError as error:
        say(f"{path}: {error.strerror}")
        return 1
    except UnicodeDecodeError:
        say(f"{path}: is not in UTF-8; save it so")
        return 1
    except tree_file.TreeError as error:
        say(f"{path}, {error}")
        return 1
    now = datetime.now(UTC)
    try:
        async with database(settings) as engine, engine.begin() as tx:
            await turns.bring_in_rubrics(tx)
            await tree_import.bring_in(tx, tree, now, now.date())
    except Refused as refused:
        say(f"{path}, code: “{refused.parameters['code']}” belongs to another place already")
        return 1
    say(f"{tree.names['ru']}: {len(tree.branches)} branches")
    return 0


async def invite(settings: Settings, role: str, code: str, say: Say) -> int:
    from bot.telegram import open_bot

    async with database(settings) as engine, open_bot(settings) as telegram:
        async with engine.begin() as tx:
            place = await organisations.by_code(tx, code)
            _, word = await invitations.make(tx, None, place, role, datetime.now(UTC))
        me = await telegram.me()
    say(f"https://t.me/{me.username}?start={word}")
    return 0


async def check(settings: Settings, say: Say) -> int:
    """The doctor: a line for each finding, with its mend."""
    findings = [*_here(settings), await _telegram(settings), await _database(settings)]
    for fine, told in findings:
        say(f"{'ok   ' if fine else 'WRONG'} {told}")
    return 0 if all(fine for fine, _ in findings) else 1


def _here(settings: Settings) -> list[tuple[bool, str]]:
    zone = datetime(2026, 7, 1, tzinfo=ZoneInfo("Asia/Almaty")).utcoffset()
    hours = zone.total_seconds() / 3600 if zone else 0
    old_zones = "" if hours == 5 else "; install tzdata 2024a or newer"
    free = shutil.disk_usage(Path.cwd()).free
    today = date.today().isoformat()  # noqa: DTZ011 (what the machine believes)
    counted = {language: words_for(language).number(1) for language in LANGUAGES}
    return [
        (True, f"settings: {settings!r}"),
        (hours == 5, f"zone data: Almaty is UTC+{hours:g} in 2026{old_zones}"),
        (len(counted) == len(LANGUAGES), f"catalogues: {', '.join(counted)}"),
        (time.time() > NEWEST_CHANGE.timestamp(), f"clock: {today}; if it is another day, set the machine's clock"),
        (free > LEAST_DISK, f"disk: {free // 2**20} MB free" + ("" if free > LEAST_DISK else "; make room")),
    ]  # fmt: skip


async def _telegram(settings: Settings) -> tuple[bool, str]:
    from aiogram.exceptions import TelegramAPIError

    from bot.telegram import open_bot

    where = "Telegram" if settings.telegram_api_url == TELEGRAM else settings.telegram_api_url
    async with open_bot(settings) as telegram:
        try:
            me = await telegram.get_me()
        except TelegramAPIError as error:
            return False, f"{where}: {error.message}; check BOT_TOKEN and TELEGRAM_API_URL"
    return True, f"{where}: @{me.username}"


async def _database(settings: Settings) -> tuple[bool, str]:
    engine = open_engine(settings.database_url)
    try:
        revision = await revision_of(engine)
    except OSError as error:
        return False, f"database: {error}; check DATABASE_URL"
    finally:
        await engine.dispose()
    if revision is None:
        return True, f"database: {engine.dialect.name}, empty, made when the bot starts"
    fine = revision == newest()
    mend = "" if fine else f"; the code wants {newest()}: start the bot, which migrates by itself"
    return fine, f"database: {engine.dialect.name}, migrated to {revision}{mend}"
