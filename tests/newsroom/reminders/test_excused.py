"""Who was left in peace is not spoken of as silent, and is asked later for the counts that were due meanwhile."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import insert, select

from db.tables import Notice, Page, QuietWeek
from newsroom import weeks
from newsroom.reminders import away, quiet, rules, runs, silence
from newsroom.union import organisations
from tests.newsroom.everybody import NOW, place, seated, sent_post, union

DAY, WEEK = timedelta(days=1), timedelta(days=7)
TEN = NOW + timedelta(hours=1)
COUNTS_DUE = datetime(2026, 12, 4, 6, tzinfo=UTC)  # the first Friday, at eleven in Almaty
MONDAY_AFTER = COUNTS_DUE + timedelta(days=2, hours=23)  # at ten
OTHERS = (rules.SLOT, rules.RUBRIC, rules.CHASER, rules.PLAN, rules.QUEUE, rules.DIGEST)


async def said_quiet(tx, code: str, *days: date) -> None:
    rows = [{"organisation_id": await place(tx, code), "week": weeks.week_of(day), "reason": "time", "words": "",
             "said_at": datetime(day.year, day.month, day.day, tzinfo=UTC)} for day in days]  # fmt: skip
    await tx.execute(insert(QuietWeek), rows)


@pytest.fixture
async def tx(engine):
    async with engine.begin() as tx:
        await union(tx)
        yield tx


async def counted_by(tx) -> dict[int, list[str]]:
    """Who was asked to count, on which days."""
    left = select(Notice.chat_id, Notice.parameters).where(Notice.kind == "reminder").order_by(Notice.id)
    found: dict[int, list[str]] = {}
    for chat, about in await tx.execute(left):
        if any(part.startswith(rules.COUNT) for part in about["parts"]):
            found.setdefault(chat, []).append(about["day"])
    return found


async def test_counts_that_came_due_while_a_branch_was_left_in_peace_come_with_the_first_reminder_after_it(tx):
    """One chair says on Thursday that nothing comes, one is away over the weekend, one says so for two weeks."""
    chairs = {code: await seated(tx, "chair", code) for code in ("ridder", "ulan", "school")}
    for who in chairs.values():
        of_page = {"organisation_id": who.seat.organisation_id, "platform": "facebook", "kind": "page", "url": ""}
        await tx.execute(insert(Page), [of_page])
    other = await seated(tx, "deputy", "ridder")
    await runs.come_due(tx, COUNTS_DUE - DAY)
    await quiet.say(tx, chairs["ridder"], chairs["ridder"].seat.organisation_id, "2026-W49", "time", COUNTS_DUE - DAY)
    await away.go(tx, chairs["ulan"], (COUNTS_DUE + 2 * DAY).date(), COUNTS_DUE - DAY)
    await said_quiet(tx, "school", (COUNTS_DUE - DAY).date(), (COUNTS_DUE + 3 * DAY).date())
    await runs.come_due(tx, COUNTS_DUE)
    assert await counted_by(tx) == {}
    for day in range(12):  # each with the first rule of the day, and the one of the afternoon
        for hours in (0, 5):
            await runs.come_due(tx, MONDAY_AFTER + day * DAY + timedelta(hours=hours))
    asked = {who.account_id: ["2026-12-07"] for who in (chairs["ridder"], other, chairs["ulan"])}
    assert await counted_by(tx) == asked | {chairs["school"].account_id: ["2026-12-14"]}
    left = select(Notice.id).where(Notice.kind == "reminder", Notice.chat_id == chairs["ridder"].account_id)
    on_monday = left.where(Notice.due_at >= MONDAY_AFTER, Notice.due_at < MONDAY_AFTER + DAY)
    assert len((await tx.execute(on_monday)).all()) == 1, "with the rubric, in one message"


async def test_what_is_switched_off_is_not_made_up_for(tx):
    chair = await seated(tx, "chair", "ridder")
    await tx.execute(insert(Page).values(organisation_id=chair.seat.organisation_id, platform="facebook", kind="page"))
    await runs.come_due(tx, COUNTS_DUE - DAY)
    await said_quiet(tx, "ridder", COUNTS_DUE.date() - DAY)
    await runs.come_due(tx, COUNTS_DUE)
    region = await organisations.require_code(tx, "vko")
    count = next(one for one in await rules.to_change(tx, region, COUNTS_DUE) if one.kind == rules.COUNT)
    await rules.change(tx, region, count, COUNTS_DUE, is_on=False)
    await runs.come_due(tx, MONDAY_AFTER)
    assert await counted_by(tx) == {}


TODAY = date(2026, 12, 16)  # a Wednesday; the three weeks before begin on 23 and 30 November and 7 December
W49, W50 = date(2026, 11, 30), date(2026, 12, 7)
DECEMBER_3, DECEMBER_8, NOVEMBER_11 = date(2026, 12, 3), date(2026, 12, 8), date(2026, 11, 11)
# Weeks of which nothing was to come; from when to when the chair was away, and back; when the last post came.
CASES = [
    ((), None, None, True),
    ((W49,), None, None, True),  # a week further back counts for it
    ((W49,), None, date(2026, 11, 18), False),
    ((W49, W50), None, date(2026, 11, 18), False),
    ((), (DECEMBER_3, DECEMBER_8, None), NOVEMBER_11, False),  # in two weeks
    ((), (DECEMBER_3, date(2026, 12, 30), date(2026, 12, 9)), NOVEMBER_11, False),  # and back before the day
    ((), (DECEMBER_3, DECEMBER_8, None), date(2026, 11, 4), True),
    ((), (TODAY, date(2026, 12, 20), None), None, False),  # just now
    ((), (DECEMBER_8, DECEMBER_8, DECEMBER_8), date(2026, 11, 18), True),  # and back on the very day
    ((TODAY,), None, None, False),
]


def morning(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 6, tzinfo=UTC)


async def test_weeks_that_were_excused_are_not_silent(tx):
    ridder, ulan = await place(tx, "ridder"), await place(tx, "ulan")
    for case in CASES:
        quiet_on, away_on, sent_on, is_silent = case
        step = await tx.begin_nested()
        chair = await seated(tx, "chair", "ridder", now=NOW - 20 * WEEK)
        if sent_on:
            await sent_post(tx, chair, now=morning(sent_on))
        if quiet_on:
            await said_quiet(tx, "ridder", *quiet_on)
        if away_on:
            first, last, back = away_on
            await away.go(tx, chair, last, morning(first))
            if back:
                await away.go(tx, chair, last + DAY, morning(max(first, back - DAY)))
                await away.come_back(tx, chair, morning(back))
        assert await silence.among(tx, [ridder, ulan], TODAY, 3) == ({ridder} if is_silent else set()), case
        if away_on:
            await seated(tx, "deputy", "ridder", now=NOW)
            assert await silence.among(tx, [ridder], TODAY, 3) == {ridder}, "who stands in is there"
        await step.rollback()
