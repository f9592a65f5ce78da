"""`python -m bot backup --to FILE` and `restore FILE`: all of it in one file, which either engine takes back."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from functools import partial
from hashlib import file_digest
from pathlib import Path
from threading import Event

from bot import archive
from bot.at_rest import require_at_rest
from bot.hindrances import NO_PASSPHRASE, Hindered, named, told
from bot.places import room_near, written
from bot.said import Say
from bot.settings import Settings
from bot.troubles import file_of
from db import snapshots
from db.copying import UNCHECKED, NotNewest, copy, mark_of, require_empty
from db.engine import Database, open_engine
from db.revisions import bring_up, require_known, revision_of
from db.snapshots import Damaged, in_thread
from locales import later
from locales.said import said
from newsroom import outbox

SHORTEST = 12  # letters of a passphrase that nobody finds out by trying
TOO_SHORT = later("{file}: a passphrase has at least {letters} letters")
SEALED, NOT_SEALED = later("{file}: {megabytes} MB, sealed"), later("{file}: {megabytes} MB, not sealed")
RESTORED = later("{database}: restored from {file}, rows: {rows}")
MEGABYTE = 10**6


async def backup(settings: Settings, target: Path, passphrase_file: Path | None, say: Say) -> int:
    """While the bot goes on working."""
    passphrase, stop = read_passphrase(passphrase_file or settings.backup_passphrase_file), Event()
    with told(settings.database_url, str(target)):
        await _require_database(settings.database_url)
        with room_near(settings.database_url) as room, written(target) as file:
            database = room / archive.PLAIN
            await snapshots.take(settings.database_url, database, stop)
            await in_thread(partial(archive.pack, database, file, passphrase, stop), stop)
            size = file.tell()
    say(said(SEALED if passphrase else NOT_SEALED, file=target, megabytes=f"{size / MEGABYTE:.1f}"))
    return 0


async def restore(settings: Settings, source: Path, passphrase_file: Path | None, say: Say) -> int:
    """Into an empty database, of either engine. One of an older version is brought up on the way."""
    from bot.alone import alone_with  # with aiogram, which a backup does without

    passphrase, address = read_passphrase(passphrase_file or settings.backup_passphrase_file), settings.database_url
    with told(str(source), address):
        content = await in_thread(partial(_digest, source), Event())
        with alone_with(file_of(address)):
            await require_at_rest(address)
            async with opened(address, *UNCHECKED) as target:
                await require_empty(target, mark_of(content))
                with room_near(address) as room:
                    rows = await _put_back(source, passphrase, room / archive.PLAIN, target, content)
    say(said(RESTORED, database=named(address), rows=rows, file=source))
    return 0


async def _put_back(source: Path, passphrase: str, file: Path, target: Database, content: str) -> int:
    stop = Event()
    await in_thread(partial(archive.unpack, source, file, passphrase, stop), stop)
    await in_thread(partial(snapshots.look_through, file), stop)
    async with opened(f"sqlite:///{file}", *snapshots.NOT_FOR_LONG) as unpacked:
        revision = await revision_of(unpacked)
        if revision is None:
            raise Damaged
        require_known(revision)
        await bring_up(unpacked)
        return await copy(unpacked, target, content, lastly=partial(outbox.doubt_what_was_due, now=datetime.now(UTC)))


def _digest(source: Path) -> str:
    with source.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


async def _require_database(address: str) -> None:
    """One that is there, and is a whole one of ours: where there is none, none is made."""
    file = file_of(address)
    if file is not None and not file.exists():
        raise NotNewest(None)
    async with opened(address) as engine:
        revision = await revision_of(engine)
    if revision is None:
        raise NotNewest(None)
    require_known(revision)


@asynccontextmanager
async def opened(address: str, *pragmas: str) -> AsyncIterator[Database]:
    engine = open_engine(address, pragmas)
    try:
        yield engine
    finally:
        await engine.dispose()


def read_passphrase(file: Path | None) -> str:
    """Its first line, so that any editor may write it."""
    if file is None:
        return ""
    try:
        passphrase = file.read_text("utf-8").partition("\n")[0].strip()
    except (OSError, UnicodeDecodeError):
        raise Hindered(NO_PASSPHRASE, said(later("{file}: the passphrase cannot be read there"), file=file)) from None
    if len(passphrase) < SHORTEST:
        raise Hindered(NO_PASSPHRASE, said(TOO_SHORT, file=file, letters=SHORTEST))
    return passphrase
