"""Rules are changed by whoever keeps them, shown to whoever may see them, and sent by hand once a day."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import insert, select

from db.tables import IdeasGiven, Notice, Page
from newsroom.errors import Refused
from newsroom.reminders import managing, rules, runs
from newsroom.union import organisations, quiet_hours
from tests.newsroom.everybody import NOW, place, rule, seated, sent_post, union
from tests.newsroom.once import once

TODAY = NOW.date()
TEN = NOW + timedelta(hours=1)


specialist = once(seated, "specialist", "vko")


async def at(tx, kind: str) -> rules.Rule:
    known = await rules.to_change(tx, await organisations.require_code(tx, "vko"), NOW)
    return next(one for one in known if one.kind == kind)


@pytest.mark.parametrize(("kind", "field", "value", "next_one"), [
    ("rubric", "weekday", 2, "2026-11-17T05:00"),
    ("rubric", "minute", 10 * 60 + 30, "2026-11-16T05:30"),
    ("rubric", "minute", 8 * 60, "2026-11-23T03:00"),
    ("count", "nth", 5, "2026-11-27T06:00"),
    ("plan", "day", 20, "2026-11-20T06:00"),
    ("queue", "number", 48, "2026-11-16T06:00"),
])  # fmt: skip
async def test_a_change_shows_when_it_comes_next(tx, specialist, kind, field, value, next_one):
    await managing.change(tx, specialist, await rule(tx, kind=kind), field, value, NOW)
    assert (await at(tx, kind)).next_due_at == datetime.fromisoformat(next_one).replace(tzinfo=UTC)


@pytest.mark.parametrize(("kind", "field", "value"), [
    ("rubric", "weekday", 6), ("rubric", "nth", 1), ("rubric", "number", 24), ("queue", "number", 5),
    ("digest", "audience", 1), ("slot", "weekday", 1), ("rubric", "minute", 1440), ("rubric", "is_on", 2),
])  # fmt: skip
async def test_what_a_rule_does_not_have_is_an_old_button(tx, specialist, kind, field, value):
    with pytest.raises(Refused, match="old_button"):
        await managing.change(tx, specialist, await rule(tx, kind=kind), field, value, NOW)


async def test_quiet_hours_hold_for_what_comes_by_itself(tx, specialist):
    vko = await place(tx, "vko")
    await managing.set_quiet(tx, specialist, vko, 1, NOW)
    region = await organisations.require_place(tx, vko)
    assert quiet_hours.spoken_at(region, NOW - timedelta(minutes=30)) == NOW, "half past eight waits until nine"
    await managing.set_quiet(tx, specialist, vko, 3, NOW)
    region = await organisations.require_place(tx, vko)
    assert quiet_hours.spoken_at(region, NOW - timedelta(hours=6)) == NOW - timedelta(hours=6)


@pytest.mark.parametrize(("there", "until"), [
    ("20:59", "20:59"), ("21:00", "08:00+1"), ("23:59", "08:00+1"), ("00:00", "08:00"), ("07:59", "08:00"),
    ("08:00", "08:00"), ("12:00", "12:00"),
])  # fmt: skip
async def test_the_night_as_a_table(tx, there, until):
    region = await organisations.require_code(tx, "vko")
    hour, _, later = until.partition("+")
    day = date(2026, 11, 16 + int(later or 0))
    said = datetime.fromisoformat(f"2026-11-16T{there}:00+05:00")
    assert quiet_hours.spoken_at(region, said) == datetime.fromisoformat(f"{day}T{hour}:00+05:00")


async def test_counting_and_trying_out_write_nothing(tx, specialist):
    chairs = [await seated(tx, "chair", code) for code in ("ridder", "ulan")]
    number = await rule(tx)
    assert await managing.how_many(tx, specialist, number, NOW) == 2
    assert [part.kind for part in (await managing.preview(tx, specialist, number, NOW)).parts] == ["rubric"]
    await sent_post(tx, chairs[0])
    assert await managing.how_many(tx, specialist, number, NOW) == 1
    assert (await tx.execute(select(IdeasGiven))).all() == []
    assert (await tx.execute(select(Notice.id).where(Notice.kind == "reminder"))).all() == []


async def test_where_nobody_owes_it_nothing_is_shown(tx, specialist):
    number = await rule(tx)
    assert await managing.preview(tx, specialist, number, NOW) is None
    assert await managing.how_many(tx, specialist, number, NOW) == 0


async def test_sent_by_hand_it_comes_beside_what_is_due_and_once_a_day(engine):
    async with engine.begin() as tx:
        await union(tx)
        chair, specialist = await seated(tx, "chair", "ridder"), await seated(tx, "specialist", "vko")
        number = await rule(tx, kind="chaser")

    async def send(now) -> str:
        try:
            async with engine.begin() as tx:
                await managing.send_now(tx, specialist, number, now.date(), now)
        except Refused as refused:
            return refused.kind
        return ""

    assert sorted(await asyncio.gather(*[send(NOW) for _ in range(3)])) == ["", "sent_today", "sent_today"]
    async with engine.begin() as tx:
        await runs.come_due(tx, NOW + timedelta(seconds=30))
        await runs.come_due(tx, TEN)
        left = select(Notice.parameters).where(Notice.kind == "reminder", Notice.chat_id == chair.account_id)
        parts = [one["parts"][0].split(":")[0] for one in (await tx.execute(left.order_by(Notice.id))).scalars()]
        seen = await managing.look(tx, specialist, await place(tx, "vko"), TEN)
    assert parts == ["chaser", "rubric"]
    assert (seen.last["chaser"].told, seen.last["chaser"].by_hand) == (1, True)
    assert await send(NOW + timedelta(days=1)) == ""


async def test_sent_by_hand_at_night_it_waits_for_the_morning_and_by_a_rule_for_a_day_that_is_worked(tx, specialist):
    """A Friday at eleven in the evening: what somebody has asked for comes on Saturday at eight."""
    await seated(tx, "chair", "ridder")
    night = NOW + timedelta(days=4, hours=14)
    await runs.come_due(tx, night - timedelta(days=1))
    await managing.change(tx, specialist, await rule(tx, kind="slot"), "is_on", 0, NOW)
    await managing.send_now(tx, specialist, await rule(tx, kind="chaser"), night.date(), night)
    await managing.change(tx, specialist, await rule(tx, kind="count"), "nth", 3, NOW)
    await managing.change(tx, specialist, await rule(tx, kind="count"), "minute", 23 * 60, NOW)
    await tx.execute(insert(Page).values(organisation_id=await place(tx, "ridder"), platform="facebook", kind="page"))
    await runs.come_due(tx, night)
    left = select(Notice.parameters, Notice.due_at).where(Notice.kind == "reminder", Notice.due_at >= night)
    due = {row.parameters["parts"][0].split(":")[0]: row.due_at for row in await tx.execute(left)}
    morning = datetime(2026, 11, 21, 3, tzinfo=UTC)
    assert due == {"chaser": morning, "count": morning + timedelta(days=2, hours=1)}


async def test_a_button_of_yesterday_sends_nothing(tx, specialist):
    with pytest.raises(Refused, match="old_button"):
        await managing.send_now(tx, specialist, await rule(tx), TODAY - timedelta(days=1), NOW)


async def test_the_press_service_sees_and_changes_nothing(tx):
    press = await seated(tx, "press", "centre")
    seen = await managing.look(tx, press, await place(tx, "vko"), NOW)
    assert not seen.may_change
    assert [one.kind for one in seen.known] == list(rules.KINDS)
    with pytest.raises(Refused, match="no_right"):
        await managing.change(tx, press, await rule(tx), "is_on", 0, NOW)


async def test_a_missed_one_is_shown(tx, specialist):
    await runs.come_due(tx, NOW)
    await runs.come_due(tx, TEN + timedelta(days=5))
    last = (await managing.look(tx, specialist, await place(tx, "vko"), NOW)).last
    assert last["rubric"].outcome == rules.MISSED


async def test_what_is_set_of_a_rule_is_kept_by_its_kind(tx, specialist):
    number = await rule(tx, kind="chaser")
    await managing.change(tx, specialist, number, "audience", 1, NOW)
    await managing.change(tx, specialist, number, "is_on", 0, NOW)
    chaser = await at(tx, "chaser")
    assert (chaser.audience, chaser.is_on, chaser.next_due_at) == (rules.CHAIR_ALONE, False, None)
    assert replace(chaser, is_on=True).when == rules.KINDS["chaser"].usually
