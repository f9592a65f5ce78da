"""A backup each night: by a process beside the bot, kept for a year in fewer and fewer, and told where it fails."""

from __future__ import annotations

import asyncio
from datetime import UTC, date, datetime, timedelta
from threading import Event
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import func, select

from bot import archive, nights
from bot.backups import opened
from bot.nightly import AGAIN, Nightly, plan_of
from bot.places import written
from bot.settings import Settings
from db.revisions import newest, revision_of
from db.snapshots import Stopped, in_thread
from db.tables import Notice
from newsroom import backups
from newsroom.notices import Recipient
from tests.conftest import ON_ONE_ENGINE

ALMATY = ZoneInfo("Asia/Almaty")
NIGHT = date(2026, 11, 16)
DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("now", "night"),
    [
        (datetime(2026, 11, 15, 21, 30, tzinfo=UTC), date(2026, 11, 16)),
        (datetime(2026, 11, 15, 21, 29, tzinfo=UTC), date(2026, 11, 15)),
        (datetime(2026, 11, 16, 18, 59, tzinfo=UTC), date(2026, 11, 16)),
    ],
)
def test_a_night_begins_at_half_past_two_by_the_clock_of_the_settings(now, night):
    assert nights.night_of(now, ALMATY) == night


def test_of_three_years_a_week_a_month_and_a_year_are_left():
    """Made night by night; what is thrown away once is not missed later."""
    left: set[date] = set()
    for day in range(3 * 365):
        tonight = NIGHT + day * DAY
        left.add(tonight)
        left -= nights.outdated(left, tonight)
        assert {tonight - n * DAY for n in range(min(day, nights.DAYS))} <= left
    assert len(left) <= nights.DAYS + nights.WEEKS + nights.MONTHS
    months = {(night.year, night.month) for night in left}
    assert len(months) == nights.MONTHS
    assert min(left) < tonight - 310 * DAY


def test_a_clock_that_went_wrong_costs_no_backup(tmp_path):
    """It was a year ahead for a month; and it is set back now. What is called otherwise is nobody's to remove."""
    ahead = {NIGHT + (365 + n) * DAY for n in range(30)}
    assert nights.outdated(ahead | {NIGHT}, NIGHT) == set()
    assert nights.last_of(ahead | {NIGHT}, NIGHT) == NIGHT
    assert nights.last_of(ahead, NIGHT) is None
    for name in ("tilshi-2026-11-16.backup", "tilshi-2026-11-15.backup.part", "tilshi-2026-02-30.backup", "my.backup"):
        (tmp_path / name).touch()
    assert nights.nights_in(tmp_path) == [NIGHT]


def settings_of(office, folder) -> Settings:
    return Settings(
        bot_token="1000:AbC-dEf_0123456789",
        database_url=f"sqlite:///{office.engine.url.database}",
        backup_folder=folder, backup_to_owners=True,
    )  # fmt: skip


async def made(nightly: Nightly) -> None:
    await nightly.look()
    await nightly.making


async def told(office, kind: str) -> int:
    async with office.engine.connect() as tx:
        return (await tx.execute(select(func.count()).where(Notice.kind == kind))).scalar_one()


@ON_ONE_ENGINE
async def test_the_owner_hears_once_why_there_is_none_and_gets_it_when_there_is_one(office, tmp_path, monkeypatch):
    """First nobody has made the folder. The file that comes is the database."""
    owner = await office.seated("Иесі", "owner", "centre", "ru")
    monkeypatch.setattr("bot.nightly.MILDER", 0)  # beside all other tests it would hardly get its turn
    folder = tmp_path / "backups"
    plan = plan_of(settings_of(office, folder))
    nightly = Nightly(plan, office.engine, office.telegram.clock, [owner.id], office.app.sender.nudge)
    await nightly.look()
    first = nightly.making
    await first
    await nightly.look()
    assert nightly.making is first, "half a minute later it is not tried again"
    await office.telegram.clock.advance(AGAIN)
    await made(nightly)
    assert await told(office, "backup_failed") == 1
    await office.drained()
    owner.sees("Папки для копий (BACKUP_FOLDER) нет")
    folder.mkdir()
    earlier = [NIGHT - n * DAY for n in (41, 40, 8, 7, 6, 5, 4, 3, 2, 1)]
    for one in earlier:
        (folder / nights.name_of(one)).touch()
    await office.telegram.clock.advance(AGAIN)
    await made(nightly)
    night = nights.night_of(office.now, ALMATY)
    assert [one for one in earlier if one not in nights.nights_in(folder)] == [NIGHT - 41 * DAY, NIGHT - 7 * DAY]
    assert await office.engine.read(lambda tx: backups.last_made(tx, office.now)) == office.now
    await office.drained()
    owner.sees("Резервная копия")
    unpacked = tmp_path / "unpacked"
    archive.unpack(folder / nights.name_of(night), unpacked, "", Event())
    async with opened(f"sqlite:///{unpacked}") as database:
        assert await revision_of(database) == newest()
    before = sorted(tmp_path.rglob("*"))
    await office.telegram.clock.advance(AGAIN)
    await nightly.look()
    assert sorted(tmp_path.rglob("*")) == before, "once a night"


@ON_ONE_ENGINE
async def test_a_bot_that_ends_takes_it_along_and_nobody_is_told_of_that(office, tmp_path):
    plan = plan_of(settings_of(office, tmp_path))
    nightly = Nightly(plan, office.engine, office.telegram.clock, [7], office.app.sender.nudge)
    await nightly.look()
    while nightly._process is None and not nightly.making.done():
        await asyncio.wait((nightly.making,), timeout=0.01)
    await nightly.close()
    assert (list(tmp_path.iterdir()), await told(office, "backup_failed")) == ([], 0)


async def test_nothing_is_made_where_nobody_says_where_to(engine, tmp_path):
    assert plan_of(Settings(bot_token="1000:tilshi")) is None
    await Nightly(None, engine, None, [], print).look()


async def test_what_is_stopped_in_the_middle_leaves_nothing(tmp_path):
    database, file, stop = tmp_path / "database", tmp_path / "a.backup", Event()
    database.write_bytes(bytes(10**6))

    def packs() -> None:
        with written(file) as target:
            started.set()
            while True:
                archive.pack(database, target, "", stop)

    started = Event()
    packing = asyncio.create_task(in_thread(packs, stop))
    await asyncio.to_thread(started.wait)
    packing.cancel()
    with pytest.raises(asyncio.CancelledError):
        await packing
    assert list(tmp_path.iterdir()) == [database]
    with pytest.raises(Stopped):
        packs()


def test_too_large_is_told_once_a_month():
    about = backups.TooLarge(73, "2026-11-16")
    assert about.once(Recipient(7), datetime.now(UTC)) == "backup_too_large:7:2026-11"
