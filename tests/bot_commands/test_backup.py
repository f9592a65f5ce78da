"""`python -m bot backup`, `restore` and `move`: what comes back, and what is said when it does not."""

from __future__ import annotations

import asyncio
import base64
import os
import re
import resource
import shutil
import signal
import stat
import zipfile
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

import pyrage
import pytest
from sqlalchemy import insert, select, text

from bot.alone import alone_with
from bot.archive import KEY as SEALED_KEY
from bot.moving import move
from bot.places import ROOM, written
from db import copying
from db.engine import open_engine
from db.revisions import known, newest, revision_of
from db.tables import Media, Notice, Person
from newsroom import outbox
from scheduler.sender import LOCKS
from tests import running
from tests.conftest import ON_ONE_ENGINE
from tests.db.made_rows import made, with_a_bit_of_everything
from tests.db.test_copying import all_of

NO_ROOM = "the disk takes no more; make room on it, or have it looked at, and give this order again"
PASSPHRASE = "қырық бір қаздың қанаты"
# A key, and the same sealed by the passphrase as age does it, stretched 16 times and not some 100,000, for a second.
KEY = "AGE-SECRET-KEY-1JZPNTCSLZJHL8ZKZKEXAEYS2YH9ERMUTSJ8XNDX8L2Q00HYNHUAQF3LVV7"
QUICK = base64.b85decode(
    b"VP|D6Wo~0~d2n=TZ*DGca%V4gF$yg{Aai4Kd2n<fcW*~$NGnA_YgRLFRdIDTT2?|-aX}z73Uf<rX;Wx1c1uGxXLNRGc{4(4WOz$b"
    b"I9hpiP*G7&OJ`~?LU%DXV{cAT3N0-yAZu4gHY-DKdT3Z{T3BvJaaAyBMl(riXkv3nbx3zoGgxmpP*Pb|RBdl>3Wr2tykBF`loZYG"
    b"1zD$x25u;6?tRvhe}ad~;><+j)<kLIBkJUq{v%eS243a-&s71Z;#$p!X^NAxI0kw!u!18GDcVk&OSekEMhW(3_*=Lf(AY9&{aFNt"
    b"9YTK536w@$x&*FHihh^"
)


@pytest.fixture
async def filled(databases):
    """The address of a database with something in every table."""
    address, _ = await databases.lend(with_a_bit_of_everything)
    yield address
    await databases.take_back(address, with_a_bit_of_everything)


@pytest.fixture
async def other(databases, sqlite, postgres) -> str:
    """The address of an empty one, of the other engine."""
    return await (postgres if databases is sqlite else sqlite).copy()


@pytest.fixture
def passphrase(tmp_path) -> str:
    file = tmp_path / "passphrase"
    file.write_text(f"{PASSPHRASE}\n", "utf-8")
    return str(file)


@pytest.fixture
def obeyed(command):
    """In a thread, for the tests' databases need the loop."""

    async def obey(*order: str, **environment: str):
        return await asyncio.to_thread(command, *order, **environment)

    return obey


async def contents(address: str) -> dict[str, list]:
    engine = open_engine(address)
    try:
        return await all_of(engine)
    finally:
        await engine.dispose()


@contextmanager
def largest_file(size: int):
    """As if the disk were full from there on."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@ON_ONE_ENGINE
async def test_a_backup_comes_back_into_the_other_engine_and_from_there_into_the_first(
    obeyed, filled, other, databases, tmp_path
):
    """Whoever looks into the folder is its owner; and nothing is left in it but what was asked for."""
    file, back = tmp_path / "a.backup", tmp_path / "b.backup"
    ended = await obeyed("backup", "--to", str(file), DATABASE_URL=filled)
    assert (ended.code, ended.lines[0].partition(":")[0]) == (0, str(file))
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    ended = await obeyed("restore", str(file), DATABASE_URL=other)
    assert ended.code == 0, ended.lines
    assert await contents(other) == await contents(filled)
    assert (await obeyed("backup", "--to", str(back), DATABASE_URL=other)).code == 0
    first = await databases.copy()
    assert (await obeyed("restore", str(back), DATABASE_URL=first)).code == 0
    assert await contents(first) == await contents(filled)
    assert sorted(tmp_path.iterdir()) == [file, back]
    ended = await obeyed("restore", str(file), DATABASE_URL=other)
    assert ended.code == 1
    assert "is not empty, and nothing is written over" in ended.lines[0]


@ON_ONE_ENGINE
async def test_what_was_due_before_it_comes_back_may_have_gone_out_and_is_not_sent_again(obeyed, databases, tmp_path):
    """As what a dead sender had in flight: whoever waits for a publication is asked whether it is there."""
    source, target, file = await databases.copy(), await databases.copy(), tmp_path / "a.backup"
    engine, now = open_engine(source), datetime.now(UTC)
    async with engine.begin() as tx:
        for kind, hours in (("publication", -9), ("publication", 9), ("screen", -9)):
            due = now + timedelta(hours=hours)
            await tx.execute(insert(Notice).values(chat_id=7, kind=kind, due_at=due, state="waiting"))
    await engine.dispose()
    assert (await obeyed("backup", "--to", str(file), DATABASE_URL=source)).code == 0
    assert (await obeyed("restore", str(file), DATABASE_URL=target)).code == 0
    engine = open_engine(target)
    async with engine.connect() as tx:
        states = (await tx.execute(select(Notice.state).order_by(Notice.id))).scalars().all()
        held = await outbox.held_by_others(tx, 1)
    await engine.dispose()
    assert (states, len(held)) == (["sending", "waiting", "waiting"], 1)


@ON_ONE_ENGINE
async def test_its_passphrase_is_stretched(obeyed, filled, passphrase, tmp_path):
    """For a second on this machine, which takes long to open as well: `make torture` brings such a one back."""
    file = tmp_path / "a.backup"
    ended = await obeyed("backup", "--to", str(file), DATABASE_URL=filled, BACKUP_PASSPHRASE_FILE=passphrase)
    assert (ended.code, ended.lines[0].endswith(" MB, sealed")) == (0, True), ended.lines
    with zipfile.ZipFile(file) as archive:
        stretched = re.search(rb"-> scrypt \S+ (\d+)\n", archive.read(SEALED_KEY))
    assert stretched
    assert int(stretched[1]) >= 12, "so many times doubled"
    assert b"SQLite format" not in file.read_bytes()


@pytest.fixture
def sealed_quickly(monkeypatch):
    """To try all that is no way in, each with a second of stretching, would take longer than all other backups."""
    made, read = pyrage.x25519.Identity.from_str(KEY), pyrage.x25519.Identity.from_str
    assert pyrage.passphrase.decrypt(QUICK, PASSPHRASE) == KEY.encode()
    monkeypatch.setattr(pyrage.x25519, "Identity", SimpleNamespace(generate=lambda: made, from_str=read))
    monkeypatch.setattr(pyrage.passphrase, "encrypt", lambda *_: QUICK)


@ON_ONE_ENGINE
@pytest.mark.usefixtures("sealed_quickly")
async def test_sealed_it_opens_by_its_passphrase_only(obeyed, filled, databases, passphrase, tmp_path):
    file, wrong = tmp_path / "a.backup", tmp_path / "wrong"
    wrong.write_text("another one of the same length")
    ended = await obeyed("backup", "--to", str(file), DATABASE_URL=filled, BACKUP_PASSPHRASE_FILE=passphrase)
    assert (ended.code, ended.lines[0].endswith(" MB, sealed")) == (0, True), ended.lines
    empty = await databases.empty()
    for given, words in (
        ([], "is sealed: say in which file its passphrase stands, by --passphrase-file"),
        (["--passphrase-file", str(wrong)], "was sealed with another passphrase"),
        (["--passphrase-file", str(tmp_path / "none")], "the passphrase cannot be read there"),
    ):
        ended = await obeyed("restore", str(file), *given, DATABASE_URL=empty)
        assert (ended.code, ended.lines[0].endswith(words)) == (5, True), ended.lines
    ended = await obeyed("restore", str(file), "--passphrase-file", passphrase, DATABASE_URL=empty)
    assert ended.code == 0, ended.lines
    assert await contents(empty) == await contents(filled)
    content = file.read_bytes()
    assert b"SQLite format" not in content
    for damaged in (content[:-1000], content[: len(content) // 2], altered(content, len(content) // 2), b"", b"PK"):
        file.write_bytes(damaged)
        ended = await obeyed(
            "restore", str(file), "--passphrase-file", passphrase, DATABASE_URL=await databases.empty()
        )
        assert (ended.code, ended.lines) == (1, [f"{file} is no backup, or is cut off or damaged: take an older one"])


def altered(content: bytes, place: int) -> bytes:
    return content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :]


@ON_ONE_ENGINE
async def test_what_is_no_backup_or_damaged_or_too_new_changes_nothing(obeyed, filled, databases, tmp_path):
    file, empty = tmp_path / "a.backup", await databases.empty()
    assert (await obeyed("backup", "--to", str(file), DATABASE_URL=filled)).code == 0
    content = file.read_bytes()
    damages = [content[:-1000], altered(content, len(content) // 2), b"none"]
    with zipfile.ZipFile(tmp_path / "z", "w") as archive:
        archive.writestr("tilshi.sqlite3", b"SQLite format 3\0, it says")
    damages.append((tmp_path / "z").read_bytes())
    for damaged in damages:
        file.write_bytes(damaged)
        ended = await obeyed("restore", str(file), DATABASE_URL=empty)
        assert (ended.code, ended.lines) == (1, [f"{file} is no backup, or is cut off or damaged: take an older one"])
    newer = open_engine(filled)
    async with newer.begin() as tx:
        await tx.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    await newer.dispose()
    with zipfile.ZipFile(file, "w") as archive:
        archive.write(filled.removeprefix("sqlite:///"), "tilshi.sqlite3")
    ended = await obeyed("restore", str(file), DATABASE_URL=empty)
    assert (ended.code, ended.lines) == (1, ["it was made by a newer version of the bot (9999): take that one"])
    ended = await obeyed("restore", str(tmp_path / "none"), DATABASE_URL=empty)
    assert (ended.code, ended.lines) == (4, [f"{tmp_path}/none: No such file or directory"])
    assert await revision_at(empty) is None
    assert not list(Path(empty.removeprefix("sqlite:///")).parent.glob(f"{ROOM}*"))


async def revision_at(address: str) -> str | None:
    engine = open_engine(address)
    try:
        return await revision_of(engine)
    finally:
        await engine.dispose()


@ON_ONE_ENGINE
async def test_one_of_an_older_version_is_brought_up_on_the_way(obeyed, databases, tmp_path):
    old, empty, file = await databases.at(known()[-2]), await databases.empty(), tmp_path / "a.backup"
    engine = open_engine(old)
    async with engine.begin() as tx:
        await tx.execute(insert(Person).values(**made(Person.__table__, 1)))
    await engine.dispose()
    for order in (("backup", "--to", str(file)), ("restore", str(file))):
        ended = await obeyed(*order, DATABASE_URL=old if order[0] == "backup" else empty)
        assert ended.code == 0, ended.lines
    assert await revision_at(empty) == newest()
    assert len((await contents(empty))["person"]) == 1


async def test_a_full_disk_is_said_and_leaves_nothing(obeyed, filled, other, tmp_path):
    """Neither a half file, nor the room in which it was made; and the one before stays as it was."""
    file = tmp_path / "a.backup"
    file.write_bytes(b"the one before")
    with largest_file(2_000_000):
        ended = await obeyed("backup", "--to", str(file), DATABASE_URL=filled)
    assert (ended.code, ended.lines) == (3, [NO_ROOM])
    assert [(one.name, one.read_bytes()) for one in tmp_path.iterdir()] == [("a.backup", b"the one before")]


@ON_ONE_ENGINE
async def test_what_a_killed_one_has_left_goes_with_the_next_and_nobody_writes_over_who_writes(
    obeyed, filled, tmp_path
):
    database = tmp_path / "tilshi.sqlite3"
    shutil.copyfile(filled.removeprefix("sqlite:///"), database)
    file, left = tmp_path / "a.backup", tmp_path / f"{ROOM}killed"
    left.mkdir()
    (left / "tilshi.sqlite3").write_bytes(b"half")
    (tmp_path / "a.backup.part").write_bytes(b"half" * 10**6)
    with written(file) as _:
        ended = await obeyed("backup", "--to", str(file), DATABASE_URL=f"sqlite:///{database}")
        assert (ended.code, ended.lines) == (7, [f"{file}: another backup is being written there"])
    assert (await obeyed("backup", "--to", str(file), DATABASE_URL=f"sqlite:///{database}")).code == 0
    assert {one.name for one in tmp_path.iterdir()} <= {
        "a.backup",
        *(f"tilshi.sqlite3{end}" for end in ("", "-wal", "-shm")),
    }
    with zipfile.ZipFile(file) as archive:
        assert archive.testzip() is None


def test_where_there_is_none_none_is_made(command, tmp_path):
    for order in (("backup", "--to", "b"), ("move", "--from", "sqlite:///none.sqlite3", "--to", "sqlite:///b.sqlite3")):
        ended = command(*order, DATABASE_URL="sqlite:///none.sqlite3")
        assert (ended.code, ended.lines) == (6, [f"{tmp_path}/none.sqlite3: there is no database of the bot"])
    assert list(tmp_path.iterdir()) == []
    ended = command("backup", "--to", str(tmp_path / "none" / "b"), DATABASE_URL="sqlite:///none.sqlite3")
    assert ended.code == 6


@ON_ONE_ENGINE
async def test_moved_by_their_addresses_which_are_told_without_passwords(obeyed, filled, other, tmp_path):
    """Not while anybody has it open, not into one that is not empty, and not by an address that cannot be read."""
    at_work = open_engine(filled)
    async with at_work.connect():
        ended = await obeyed("move", "--from", filled, "--to", other)
        words = "the bot runs on this database, or another program has it open: end that one first"
        assert (ended.code, ended.lines) == (1, [words])
    await at_work.dispose()
    ended = await obeyed("move", "--from", filled, "--to", other)
    assert ended.code == 0, ended.lines
    assert ended.lines[0].endswith("; now put it into DATABASE_URL")
    assert await contents(other) == await contents(filled)
    ended = await obeyed("move", "--from", filled, "--to", other)
    assert (ended.code, "is not empty" in ended.lines[0]) == (1, True)
    for wrong in ("mysql://x/y", "postgresql://bot:hemlig@words@host/x"):
        ended = await obeyed("move", "--from", wrong, "--to", other)
        assert (ended.code, ended.lines[0].startswith("this is no address of a database")) == (1, True)
    nobody = "postgresql://bot:hemlig-ord@127.0.0.1:1/x"
    ended = await obeyed("move", "--from", filled, "--to", nobody)
    words = "database: nobody answers at 127.0.0.1:1; is PostgreSQL running there?"
    assert (ended.code, ended.lines[0].partition(" If ")[0]) == (6, words)
    assert "hemlig" not in str(ended)


async def test_where_the_bot_sends_nothing_is_moved(obeyed, postgres, databases, filled):
    """One of its processes holds the lock of the sender, or has the file open."""
    engine = open_engine(filled)
    async with engine.connect() as connection:
        if engine.dialect.name == "postgresql":
            await connection.exec_driver_sql("SELECT pg_advisory_lock($1)", (LOCKS["telegram"],))
        else:
            await connection.exec_driver_sql("SELECT 1")
        ended = await obeyed("move", "--from", filled, "--to", await databases.copy())
        assert (ended.code, ended.lines[0].startswith("the bot runs on this database")) == (1, True)
    await engine.dispose()


@ON_ONE_ENGINE
async def test_a_killed_move_goes_on_and_until_then_nobody_starts_on_it(obeyed, filled, other):
    """A process of its own, ended by the system in the middle of a table."""
    first = made(Media.__table__, 0)["id"]
    process = running.split_off(_kills_itself, filled, other, first)
    assert await running.ended(process) == -signal.SIGKILL
    ended = await obeyed("invite", "--role", "chair", "--organisation", "ridder", DATABASE_URL=other)
    assert ended.lines == [
        "database: it is half filled only: `move` or `restore` was broken off; give that order again, or make it empty"
    ]
    ended = await obeyed("move", "--from", filled, "--to", other)
    assert ended.code == 0, ended.lines
    assert await contents(other) == await contents(filled)


def _kills_itself(source: str, target: str, first: int) -> None:
    put, copying.ROWS = copying._put, 2

    async def counts(tx, table, rows):
        if table is Media.__table__ and rows[0]["id"] > first:
            os.kill(os.getpid(), signal.SIGKILL)
        await put(tx, table, rows)

    copying._put = counts
    asyncio.run(move(source, target, print))


@ON_ONE_ENGINE
async def test_while_it_moves_no_bot_starts_there(obeyed, filled, other):
    with alone_with(Path(filled.removeprefix("sqlite:///"))):
        ended = await obeyed("move", "--from", filled, "--to", other)
    assert (ended.code, "the bot runs on" in ended.lines[0]) == (1, True)
