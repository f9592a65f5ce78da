"""TIMEZONE is the clock of whatever region has none of its own, and nothing of it is written down."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from aiogram.types import User
from sqlalchemy import select, update

from bot import arrivals
from db.tables import Organisation
from handlers.views import VIEWS
from handlers.visit import Visit
from locales import LANGUAGES, words_for
from newsroom import weeks
from newsroom.digests import digests
from newsroom.posts import posts, publishing
from newsroom.reminders import runs
from newsroom.union import organisations
from tests.newsroom.everybody import NOW, place, seated, sent_post, union

TEN_IN_LONDON = NOW.replace(hour=10)  # a Monday
LATE_ON_SUNDAY = datetime(2026, 11, 15, 19, 30, tzinfo=UTC)  # in Almaty Monday has begun


@pytest.fixture(autouse=True)
def london(monkeypatch):
    monkeypatch.setattr(weeks, "_default_zone", weeks.zone_or_default(""))
    weeks.set_default_zone("Europe/London")


@pytest.fixture
async def tx(engine):
    async with engine.begin() as tx:
        await union(tx)
        await tx.execute(update(Organisation).where(Organisation.code == "abay").values(timezone="Asia/Almaty"))
        yield tx


async def test_a_place_goes_by_it_unless_its_region_has_its_own(tx):
    zones = {code: await organisations.zone_of(tx, await place(tx, code)) for code in ("centre", "vko", "ridder")}
    assert set(zones.values()) == {"Europe/London"}
    assert await organisations.zone_of(tx, await place(tx, "ayagoz")) == "Asia/Almaty"


async def test_whoever_sits_there_is_shown_it(tx):
    here, there = await seated(tx, "chair", "ridder"), await seated(tx, "chair", "ayagoz")
    assert (here.seat.zone, there.seat.zone) == ("Europe/London", "Asia/Almaty")
    for who in (here, there):
        again, _ = await arrivals.read(tx, User(id=who.account_id, is_bot=False, first_name=""), NOW)
        assert again.seat.zone == who.seat.zone
        assert Visit(tx, again, LATE_ON_SUNDAY, 1000).today == date(2026, 11, 15 if who is here else 16)


async def test_reminders_come_by_it(tx):
    nine = TEN_IN_LONDON - timedelta(hours=1)  # the first that comes on a Monday, and in Almaty it is past
    assert [await runs.come_due(tx, nine - timedelta(seconds=1)), await runs.come_due(tx, nine)] == [1, 1]


async def test_posts_and_digests_are_counted_by_it(tx):
    region = await seated(tx, "specialist", "vko")
    number = await sent_post(tx, await seated(tx, "chair", "ridder"), now=LATE_ON_SUNDAY)
    assert (await posts.get(tx, number)).week == "2026-W46"
    assert (await digests.of_week(tx, region, await place(tx, "vko"), "2026-W46")).posts == 1
    slots = await publishing.slots(tx, await organisations.require_place(tx, await place(tx, "vko")), NOW, 1)
    assert slots[0].tzinfo.key == "Europe/London"


@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_settings_of_a_region_show_it(tx, language):
    region = await seated(tx, "specialist", "vko", language=language)
    screen = await Visit(tx, region, NOW, 1000).show(VIEWS["settings"], region=await place(tx, "vko"))
    assert words_for(language).city("Europe/London") in screen.text


async def test_nothing_of_it_is_written_down(tx):
    await seated(tx, "chair", "ridder")
    await runs.come_due(tx, TEN_IN_LONDON)
    kept = select(Organisation.code).where(Organisation.timezone != "")
    assert list((await tx.execute(kept)).scalars()) == ["abay"]


def test_terms_begin_and_end_by_one_clock_for_all():
    """Two processes that were started with two zones must not see two days."""
    assert weeks.term_day(LATE_ON_SUNDAY) == date(2026, 11, 16)
