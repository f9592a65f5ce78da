"""What is due when: by each region's own clock, claimed once, not after its time, and rechecked when it is told."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest
from sqlalchemy import select, update

from bot.wording import wording
from db.tables import Notice, Occurrence, Organisation
from newsroom import line
from newsroom.reminders import reminders
from tests.newsroom.everybody import NOW, seated, sent_post, union

RULES = {rule.name: rule for rule in reminders.RULES}


@pytest.mark.parametrize(
    ("rule", "now", "zone", "due"),
    [
        # Monday the 16th of November 2026, ten in Almaty, is five in Greenwich.
        ("rubric", "2026-11-16T04:59:59", "Asia/Almaty", None),
        ("rubric", "2026-11-16T05:00:00", "Asia/Almaty", "2026-11-16T05:00:00"),
        ("rubric", "2026-11-16T16:59:59", "Asia/Almaty", "2026-11-16T05:00:00"),
        ("rubric", "2026-11-16T17:00:01", "Asia/Almaty", None),
        ("rubric", "2026-11-17T05:00:00", "Asia/Almaty", None),
        ("rubric", "2026-11-16T09:59:59", "Europe/London", None),
        ("rubric", "2026-11-16T10:00:00", "Europe/London", "2026-11-16T10:00:00"),
        ("rubric", "2026-07-13T09:00:00", "Europe/London", "2026-07-13T09:00:00"),
        ("chaser", "2026-11-19T05:00:00", "Asia/Almaty", "2026-11-19T05:00:00"),
        ("chaser", "2026-11-18T05:00:00", "Asia/Almaty", None),
        # Thursday begins there while it is still Wednesday here.
        ("chaser", "2026-11-18T21:00:00", "Pacific/Auckland", "2026-11-18T21:00:00"),
        ("count", "2026-12-04T05:59:59", "Asia/Almaty", None),
        ("count", "2026-12-04T06:00:00", "Asia/Almaty", "2026-12-04T06:00:00"),
        ("count", "2026-12-11T06:00:00", "Asia/Almaty", None),
    ],
)
def test_due_times(rule, now, zone, due):
    found = reminders.due_at(RULES[rule], datetime.fromisoformat(now).replace(tzinfo=UTC), zone)
    assert found == (due and datetime.fromisoformat(due).replace(tzinfo=UTC))


@pytest.fixture
async def chairs(engine):
    async with engine.begin() as tx:
        await union(tx)
        return [await seated(tx, "chair", code) for code in ("ridder", "ulan", "ayagoz")]


async def come_due(engine, now) -> int:
    async with engine.begin() as tx:
        return await reminders.come_due(tx, now)


async def notices_left(engine) -> list[tuple[str, int]]:
    async with engine.connect() as tx:
        found = await tx.execute(select(Notice.kind, Notice.chat_id).order_by(Notice.id))
        return [(kind, chat) for kind, chat in found]


TEN = NOW + timedelta(hours=1)  # Monday, ten o'clock in Almaty
THURSDAY = TEN + timedelta(days=3)


async def test_everybody_is_told_once_however_often_it_is_asked(engine, chairs):
    assert await come_due(engine, TEN - timedelta(seconds=1)) == 0
    assert [await come_due(engine, TEN + timedelta(minutes=n)) for n in (0, 1, 60, 719)] == [2, 0, 0, 0]
    assert await notices_left(engine) == [("rubric", who.account_id) for who in chairs]


async def test_of_two_who_ask_at_once_one_does_it(engine, chairs):
    assert sum(await asyncio.gather(*[come_due(engine, TEN) for _ in range(4)])) == 2
    left = sorted(await notices_left(engine))  # two regions may be done by two of them, in any order
    assert left == sorted(("rubric", who.account_id) for who in chairs)
    async with engine.connect() as tx:
        claimed = (await tx.execute(select(Occurrence.rule, Occurrence.due_at))).all()
    assert sorted(due for _, due in claimed) == [TEN, TEN]


async def test_what_failed_is_not_claimed(engine, chairs):
    async def fail() -> None:
        async with engine.begin() as tx:
            await reminders.come_due(tx, TEN)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await fail()
    assert await come_due(engine, TEN) == 2


async def test_a_region_in_another_zone_has_its_own_ten_oclock(engine, chairs):
    async with engine.begin() as tx:
        await tx.execute(update(Organisation).where(Organisation.code == "abay").values(timezone="Europe/London"))
    assert await come_due(engine, TEN) == 1
    assert await notices_left(engine) == [("rubric", who.account_id) for who in chairs[:2]]
    assert await come_due(engine, TEN + timedelta(hours=5)) == 1
    assert (await notices_left(engine))[2:] == [("rubric", chairs[2].account_id)]


async def test_after_a_long_stop_it_is_let_go(engine, chairs):
    assert await come_due(engine, TEN + reminders.STILL_WORTH + timedelta(seconds=1)) == 0
    assert await come_due(engine, TEN + timedelta(days=1)) == 0
    assert await notices_left(engine) == []


async def test_who_has_sent_is_not_chased(engine, chairs):
    async with engine.begin() as tx:
        await sent_post(tx, chairs[0])
    await come_due(engine, THURSDAY)
    assert await notices_left(engine) == [("chaser", who.account_id) for who in chairs[1:]]


async def test_who_sends_between_the_leaving_and_the_telling_is_not_chased_either(engine, chairs):
    await come_due(engine, THURSDAY)
    assert len(await notices_left(engine)) == 3
    async with engine.begin() as tx:
        await sent_post(tx, chairs[1], now=THURSDAY)
        claimed = await line.claim(tx, THURSDAY, 25)
        word = await wording(1000, SimpleNamespace(now=THURSDAY.timestamp))(tx, claimed)
        worded = {one.chat_id: await word(one) for one in claimed}
    assert [worded[who.account_id] is None for who in chairs] == [False, True, False]


async def test_who_has_counted_everything_is_not_asked_to_count(engine, chairs):
    first_friday = datetime(2026, 12, 4, 6, tzinfo=UTC)
    assert await come_due(engine, first_friday) == 2
    assert await notices_left(engine) == [("count", who.account_id) for who in chairs]
