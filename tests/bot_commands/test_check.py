"""`python -m bot check`: a line for each finding, and what to do about it."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot import nights
from db.engine import open_engine
from db.migrate import move
from db.revisions import newest
from simulator.web.server import Server
from simulator.world.world import World
from tests.bot_commands.conftest import TOKEN


@pytest.fixture
async def telegram_server():
    world = World(strict=True)
    world.add_bot(TOKEN, "Тілші", "tilshi_bot")
    async with Server(world) as server:
        yield server.address


async def test_all_is_well(command, bare_address, telegram_server):
    ended = await asyncio.to_thread(command, "check", DATABASE_URL=bare_address, TELEGRAM_API_URL=telegram_server)
    assert (ended.code, ended.complained) == (0, "")
    to_do = [line for line in ended.lines[:-1] if not line.startswith("ok    ")]
    begins = (
        "school breaks: ",
        "inline mode: off; ",
        "backups: none is made by night",
        "union: there is no",
        "bot: it",
    )
    assert [line for line in to_do if not line.startswith(tuple(f"SOON  {one}" for one in begins))] == []
    assert f"ok    {telegram_server}: @tilshi_bot" in ended.lines
    assert f"ok    database: {bare_address.partition(':')[0]}, migrated to {newest()}" in ended.lines


async def test_a_database_of_an_older_version_is_brought_up_by_the_bot(command, databases, telegram_server):
    address = await databases.empty()
    engine = open_engine(address)
    await move(engine, "+1")
    await engine.dispose()
    ended = await asyncio.to_thread(command, "check", DATABASE_URL=address, TELEGRAM_API_URL=telegram_server)
    assert ended.code == 1
    (wrong,) = [line for line in ended.lines if line.startswith("WRONG")]
    assert wrong.startswith("WRONG database: ")
    assert wrong.endswith(f"; the code wants {newest()}: start the bot, which migrates by itself")


async def test_one_that_is_empty_is_made_when_the_bot_starts(command, postgres, telegram_server):
    given = {"DATABASE_URL": await postgres.empty(), "TELEGRAM_API_URL": telegram_server}
    ended = await asyncio.to_thread(command, "check", **given)
    assert ended.code == 0
    assert "ok    database: postgresql, empty, made when the bot starts" in ended.lines


def test_in_another_folder_it_says_where_the_database_would_be_and_makes_none(command, tmp_path):
    ended = command("check")
    assert (
        f"ok    database: {tmp_path}/tilshi.sqlite3 is made when the bot starts; if there is one already, "
        "go to its folder, or write the whole path in DATABASE_URL"
    ) in ended.lines
    assert list(tmp_path.iterdir()) == []


async def test_another_address_than_telegrams(command, sqlite, telegram_server):
    elsewhere = telegram_server.replace("http://", "http://user:hemlig@") + "/elsewhere"
    ended = await asyncio.to_thread(command, "check", DATABASE_URL=await sqlite.copy(), TELEGRAM_API_URL=elsewhere)
    assert ended.code == 1
    (wrong,) = [line for line in ended.lines if line.startswith("WRONG")]
    assert wrong.endswith("; check BOT_TOKEN and TELEGRAM_API_URL")
    for hidden in ("hemlig", TOKEN, TOKEN.partition(":")[2]):
        assert hidden not in ended.said


async def page_in_place_of_an_answer(reader, writer):
    await reader.readuntil(b"\r\n\r\n")
    body = f"<html>\n{TOKEN}".encode()
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\nConnection: close\r\n\r\n%s" % (len(body), body))
    writer.close()


async def test_something_else_answers_in_telegrams_place(command, sqlite):
    async with await asyncio.start_server(page_in_place_of_an_answer, "127.0.0.1", 0) as server:
        address = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
        ended = await asyncio.to_thread(command, "check", DATABASE_URL=await sqlite.copy(), TELEGRAM_API_URL=address)
    (wrong,) = [line for line in ended.lines if line.startswith("WRONG")]
    assert wrong == f"WRONG {address}: answers like no Bot API; check BOT_TOKEN and TELEGRAM_API_URL"
    assert TOKEN not in ended.said + ended.complained


@pytest.mark.parametrize(
    ("nights_ago", "wrong"),
    [
        (None, "none is in {folder} yet; the bot makes one soon after it is started, "),
        (1, ""),
        (2, "the last good one is of {night}; the log says why, "),
        (-9, "none is in {folder} yet; the bot makes one soon after it is started, "),
    ],
)
def test_a_backup_that_is_old_is_told_and_one_of_a_day_to_come_is_none(command, tmp_path, nights_ago, wrong):
    folder = tmp_path / "backups"
    folder.mkdir()
    night = nights.night_of(datetime.now(UTC), ZoneInfo("Asia/Almaty")) - timedelta(days=nights_ago or 0)
    if nights_ago is not None:
        (folder / nights.name_of(night)).touch()
    (line,) = [line for line in command("check", BACKUP_FOLDER=str(folder)).lines if " backups: " in line]
    grade = "SOON " if nights_ago is None else "WRONG"  # whoever has just set it up has to wait for the first
    words = f"{grade} backups: {wrong.format(folder=folder, night=night)}docs/how-to/backup.md"
    assert line == (words if wrong else f"ok    backups: the last good one is of {night}")


def test_where_no_backup_can_be_made_tonight_is_told(command, tmp_path):
    def told(**given: str) -> str:
        return next(line for line in command("check", **given).lines if " backups: " in line)

    assert told() == "SOON  backups: none is made by night; set BACKUP_FOLDER, docs/how-to/backup.md"
    nowhere = told(BACKUP_FOLDER=f"{tmp_path}/none")
    assert nowhere == f"WRONG backups: {tmp_path}/none: No such file or directory; docs/how-to/backup.md"
    (tmp_path / "short").write_text("kilt")
    for name, words in (
        ("none", "the passphrase cannot be read there"),
        ("short", "a passphrase has at least 12 letters"),
    ):
        line = told(BACKUP_FOLDER=str(tmp_path), BACKUP_PASSPHRASE_FILE=f"{tmp_path}/{name}")
        assert line == f"WRONG backups: {tmp_path}/{name}: {words}; docs/how-to/backup.md"
