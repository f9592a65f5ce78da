"""What comes due is claimed once, told some people at a time, not after its time, and rechecked when it is told."""

from __future__ import annotations

import asyncio
from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace

import pytest
from sqlalchemy import insert, select, update

from bot.wording import wording
from db.tables import Account, DayException, Notice, Organisation, ReminderRule, ReminderRun
from newsroom import line
from newsroom.reminders import rules, runs
from newsroom.union import organisations
from tests.newsroom.conftest import with_everybody
from tests.newsroom.everybody import NOW, newcomer, place, seated, sent_post, union
from tests.newsroom.plan.planned import slot_at

TEN = NOW + timedelta(hours=1)  # Monday, ten o'clock in Almaty
THURSDAY = TEN + timedelta(days=3)
DAY = timedelta(days=1)
MONDAY_OFF = {"on_day": date(2026, 11, 16), "kind": "off", "names": {}, "entered_at": NOW}


async def with_chairs(engine):
    async with engine.begin() as tx:
        await union(tx)
        return [await seated(tx, "chair", code) for code in ("ridder", "ulan", "ayagoz")]


@pytest.fixture
def fill():
    return with_chairs


@pytest.fixture
def chairs(engine):
    return engine.given


async def come_due(engine, now) -> int:
    """Gives how many messages were left."""
    before = len(await notices_left(engine))
    async with engine.begin() as tx:
        await runs.come_due(tx, now)
    return len(await notices_left(engine)) - before


async def notices_left(engine) -> list[tuple[list[str], int]]:
    """The kinds in each, and whom it is for."""
    left = select(Notice.parameters, Notice.chat_id).where(Notice.kind == "reminder").order_by(Notice.id)
    async with engine.connect() as tx:
        return [([one.partition(":")[0] for one in row["parts"]], chat) for row, chat in await tx.execute(left)]


async def outcomes(engine, kind: str, code: str = "vko") -> list[tuple[str, str, int]]:
    run = ReminderRun
    async with engine.connect() as tx:
        region = (await organisations.require_code(tx, code)).id
        found = select(run.period, run.outcome, run.told).where(run.organisation_id == region, run.kind == kind)
        return [tuple(row) for row in await tx.execute(found.order_by(run.due_at, run.id))]


async def rule_of(engine, kind: str = "rubric", code: str = "vko") -> rules.Rule:
    async with engine.begin() as tx:
        known = await rules.to_change(tx, await organisations.require_code(tx, code), NOW)
    return next(rule for rule in known if rule.kind == kind)


async def changed(engine, now: datetime, kind: str = "rubric", code: str = "vko", **values) -> None:
    """As the screen does it: the row, and the moment reckoned anew."""
    async with engine.begin() as tx:
        region = await organisations.require_code(tx, code)
        rule = next(one for one in await rules.to_change(tx, region, now) if one.kind == kind)
        await rules.change(tx, region, rule, now, **values)


async def test_everybody_is_told_once_however_often_it_is_asked(engine, chairs):
    assert await come_due(engine, TEN - timedelta(seconds=1)) == 0
    assert [await come_due(engine, TEN + timedelta(minutes=n)) for n in (0, 1, 60, 719)] == [3, 0, 0, 0]
    assert await notices_left(engine) == [(["rubric"], who.account_id) for who in chairs]
    assert await outcomes(engine, "rubric") == [("2026-W47", "done", 2)]
    assert (await rule_of(engine)).next_due_at == TEN + 7 * DAY


async def test_of_two_who_ask_at_once_one_does_it(engine, chairs):
    await asyncio.gather(*[come_due(engine, TEN) for _ in range(4)])
    left = sorted(chat for _, chat in await notices_left(engine))
    assert left == sorted(who.account_id for who in chairs)


async def test_what_failed_is_not_claimed(engine, chairs):
    async def fail() -> None:
        async with engine.begin() as tx:
            await runs.come_due(tx, TEN)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await fail()
    assert await come_due(engine, TEN) == 3


async def test_a_region_in_another_zone_has_its_own_ten_oclock(engine, chairs):
    await come_due(engine, NOW - timedelta(hours=1))
    async with engine.begin() as tx:
        await tx.execute(update(Organisation).where(Organisation.code == "abay").values(timezone="Europe/London"))
    assert await come_due(engine, TEN) == 2
    assert await come_due(engine, TEN + timedelta(hours=5)) == 1


async def test_a_zone_that_is_changed_after_it_was_told_brings_no_second(engine, chairs):
    assert await come_due(engine, TEN) == 3
    async with engine.begin() as tx:
        await tx.execute(update(Organisation).values(timezone="Europe/London"))
    assert [await come_due(engine, TEN + timedelta(hours=hours)) for hours in (0, 1, 5, 9)] == [0] * 4
    assert (await rule_of(engine)).next_due_at == TEN + 7 * DAY + timedelta(hours=5)


# ---- what a stop has held up


@pytest.mark.parametrize(("late", "told"), [
    (timedelta(hours=9), 3), (timedelta(days=1), 3), (timedelta(days=2), 3), (timedelta(days=2, seconds=1), 0),
])  # fmt: skip
async def test_what_is_of_use_still_is_told_on_return_and_else_recorded(engine, chairs, late, told):
    await come_due(engine, NOW)
    assert await come_due(engine, TEN + late) == told
    assert await outcomes(engine, "rubric") == [("2026-W47", "done" if told else "missed", 2 if told else 0)]
    assert (await rule_of(engine)).next_due_at == TEN + 7 * DAY


async def test_several_that_were_held_up_are_one(engine, chairs):
    """Down for three weeks, up on a Thursday."""
    await come_due(engine, NOW)
    assert await come_due(engine, THURSDAY + 21 * DAY) == 3
    assert await notices_left(engine) == [(["chaser"], who.account_id) for who in chairs]
    missed = [(f"2026-W{week}", "missed", 0) for week in (47, 48, 49, 50)]
    assert await outcomes(engine, "rubric") == missed, "the last is three days old"
    assert await outcomes(engine, "chaser") == [*missed[:3], ("2026-W50", "done", 2)]
    assert [outcome for _, outcome, _ in await outcomes(engine, "count")] == ["missed"]


async def test_in_a_region_that_begins_in_the_evening_nothing_was_missed(engine, chairs):
    """Monday, half past eleven: some of it is of use still; the queue of eleven and the thanks of six are not."""
    await come_due(engine, TEN + timedelta(hours=13, minutes=30))
    async with engine.connect() as tx:
        found = dict((await tx.execute(select(ReminderRun.kind, ReminderRun.outcome))).all())
    assert found == dict.fromkeys(("digest", "rubric", "slot"), "done")
    assert (await rule_of(engine, "queue")).next_due_at == TEN + DAY + timedelta(hours=1)
    assert (await rule_of(engine, "responses")).next_due_at == TEN + DAY + timedelta(hours=8)


async def test_on_return_in_the_night_it_waits_for_the_morning(engine, chairs):
    await come_due(engine, NOW)
    evening = TEN + timedelta(hours=12)
    assert await come_due(engine, evening) == 3
    async with engine.connect() as tx:
        due = set((await tx.execute(select(Notice.due_at).where(Notice.kind == "reminder"))).scalars())
    assert due == {datetime(2026, 11, 17, 3, tzinfo=UTC)}, "eight o'clock"


async def test_on_a_saturday_nobody_hears_what_was_for_thursday(engine, chairs):
    await come_due(engine, TEN)
    assert await come_due(engine, THURSDAY + 2 * DAY - timedelta(hours=1)) == 0
    assert [outcome for _, outcome, _ in await outcomes(engine, "chaser")] == ["missed"]


# ---- the clock, and the rules, change


async def test_a_clock_that_goes_back_brings_nothing_twice(engine, chairs):
    assert await come_due(engine, TEN) == 3
    for back in (timedelta(hours=2), DAY, 3 * DAY):
        assert await come_due(engine, TEN - back) == 0
    assert [await come_due(engine, TEN + timedelta(minutes=n)) for n in range(3)] == [0, 0, 0]
    assert await come_due(engine, THURSDAY) == 3


async def test_a_clock_that_was_a_year_ahead_silences_no_region(engine, chairs):
    await come_due(engine, NOW - DAY)
    await come_due(engine, NOW + 365 * DAY)
    async with engine.begin() as tx:
        await tx.execute(Notice.__table__.delete())
    await come_due(engine, NOW)
    assert (await rule_of(engine)).next_due_at == TEN
    assert await come_due(engine, TEN) == 3


async def test_a_rule_that_is_edited_that_very_minute_comes_once(engine, chairs):
    await come_due(engine, NOW)
    await changed(engine, TEN + timedelta(seconds=10), minute=10 * 60 + 2)
    left = [await come_due(engine, TEN + timedelta(minutes=n)) for n in (1, 2, 3)]
    assert left == [1, 2, 0], "first the other region's"
    await changed(engine, TEN + timedelta(minutes=4), minute=11 * 60)
    await changed(engine, TEN + timedelta(minutes=5), weekday=2)
    assert await come_due(engine, TEN + timedelta(hours=1)) == 0
    assert await come_due(engine, TEN + DAY) == 0
    assert (await rule_of(engine)).next_due_at == TEN + 8 * DAY + timedelta(hours=1)


async def test_an_hour_that_has_passed_when_it_is_chosen_is_that_of_the_next_week(engine, chairs):
    await changed(engine, NOW, minute=16 * 60)
    await changed(engine, NOW + timedelta(hours=4), minute=9 * 60)
    assert await come_due(engine, NOW + timedelta(hours=4)) == 1, "the other region's"
    assert (await rule_of(engine)).next_due_at == TEN + 7 * DAY - timedelta(hours=1)


async def test_what_is_switched_off_does_not_come_and_comes_again_when_it_is_on(engine, chairs):
    await changed(engine, NOW, is_on=False)
    assert await come_due(engine, TEN) == 1, "the other region's"
    await changed(engine, TEN + timedelta(hours=1), is_on=True)
    assert await come_due(engine, TEN + timedelta(hours=1)) == 0
    assert await come_due(engine, TEN + 7 * DAY) == 3


async def test_a_second_rule_of_the_day_tells_nobody_a_second_time_and_counts_none(engine, chairs):
    assert await come_due(engine, TEN) == 3
    await changed(engine, TEN, "chaser", weekday=1, minute=16 * 60)
    assert await come_due(engine, TEN + timedelta(hours=6)) == 0
    assert await outcomes(engine, "chaser") == [("2026-W47", "done", 0)]


async def test_a_day_that_becomes_a_day_off_moves_what_was_due(engine, chairs):
    await come_due(engine, NOW - DAY)
    async with engine.begin() as tx:
        await tx.execute(insert(DayException).values(**MONDAY_OFF))
        moved = await rules.retime(tx, NOW)
        there = {await place(tx, "vko"), await place(tx, "abay")}
    assert {(one.region_id, one.kind, one.before, one.after) for one in moved if one.kind == "rubric"} == {
        (region, "rubric", TEN, TEN + DAY) for region in there
    }
    assert await come_due(engine, TEN) == 0
    assert await come_due(engine, TEN + DAY) == 3


async def test_a_day_off_that_nobody_has_reckoned_with_is_found_at_the_moment_itself(engine, chairs):
    await come_due(engine, NOW)
    async with engine.begin() as tx:
        await tx.execute(insert(DayException).values(**MONDAY_OFF))
    assert await come_due(engine, TEN) == 0
    assert await come_due(engine, TEN + DAY) == 3


# ---- who, and what of


async def test_all_of_a_day_is_one_message(engine, chairs):
    """Chaser and counts of a first Friday, each by its own hour, come with the first of them."""
    await changed(engine, NOW, "chaser", weekday=5, minute=9 * 60)
    first_friday = datetime(2026, 12, 4, 4, tzinfo=UTC)
    await come_due(engine, first_friday - DAY + timedelta(hours=1))
    before = len(await notices_left(engine))
    await come_due(engine, first_friday)
    told = {chat: kinds for kinds, chat in (await notices_left(engine))[before:]}
    assert told == {who.account_id: ["chaser", "count"] for who in chairs[:2]}
    assert await come_due(engine, first_friday + timedelta(hours=3)) == 1, "the other region's, by its own rule"


async def test_with_two_branches_one_hears_it_once_for_both(engine, chairs):
    async with engine.begin() as tx:
        await seated(tx, "chair", "school", who=chairs[0])
    await come_due(engine, TEN)
    left = await notices_left(engine)
    assert [kinds for kinds, chat in left if chat == chairs[0].account_id] == [["rubric", "rubric"]]


async def test_who_has_two_accounts_hears_it_by_the_first(engine, chairs):
    async with engine.begin() as tx:
        other = await newcomer(tx)
        theirs = update(Account).where(Account.id == other.account_id)
        await tx.execute(theirs.values(person_id=chairs[0].person_id))
    await come_due(engine, TEN)
    assert [chat for _, chat in await notices_left(engine)] == [who.account_id for who in chairs]


@pytest.mark.parametrize("fill", [with_everybody])
async def test_a_region_without_chairs_and_a_closed_one(engine):
    async with engine.begin() as tx:
        await tx.execute(update(Organisation).where(Organisation.code == "abay").values(closed_on=NOW.date()))
    assert await come_due(engine, TEN) == 0
    assert await outcomes(engine, "rubric") == [("2026-W47", "done", 0)]
    assert await outcomes(engine, "rubric", "abay") == []


async def test_a_region_that_is_new_has_its_rules_with_the_next_look(engine):
    async with engine.begin() as tx:
        assert len(await runs.due(tx, NOW)) == 2
        await runs.come_due(tx, NOW)
        assert await runs.due(tx, NOW) == []
        kinds = (await tx.execute(select(ReminderRule.kind))).scalars().all()
    assert sorted(kinds) == sorted([*rules.KINDS] * 2)


async def test_who_has_sent_is_not_chased(engine, chairs):
    await come_due(engine, TEN)
    async with engine.begin() as tx:
        await sent_post(tx, chairs[0], now=TEN)
    await come_due(engine, THURSDAY)
    assert (await notices_left(engine))[3:] == [(["chaser"], who.account_id) for who in chairs[1:]]


async def test_the_chair_alone_where_the_region_says_so(engine, chairs):
    async with engine.begin() as tx:
        deputy = await seated(tx, "deputy", "ulan")
    await changed(engine, NOW, audience=rules.CHAIR_ALONE)
    await come_due(engine, TEN)
    assert deputy.account_id not in {chat for _, chat in await notices_left(engine)}
    await come_due(engine, THURSDAY)
    assert deputy.account_id in {chat for _, chat in await notices_left(engine)}


async def test_who_sends_between_the_leaving_and_the_telling_is_not_chased_either(engine, chairs):
    await come_due(engine, TEN)
    await come_due(engine, THURSDAY)
    async with engine.begin() as tx:
        await tx.execute(Notice.__table__.delete().where(Notice.due_at < THURSDAY))
        await sent_post(tx, chairs[1], now=THURSDAY)
        claimed = await line.claim(tx, THURSDAY, 25)
        word = await wording(1000, SimpleNamespace(now=THURSDAY.timestamp))(tx, claimed)
        worded = {one.chat_id: await word(one) for one in claimed}
    assert [worded[who.account_id] is None for who in chairs] == [False, True, False]


async def test_who_has_counted_everything_is_not_asked_to_count(engine, chairs):
    first_friday = datetime(2026, 12, 4, 6, tzinfo=UTC)
    await come_due(engine, NOW)
    assert await come_due(engine, first_friday) == 3, "chaser of the day before, and counts"


async def test_what_was_missed_on_friday_and_is_due_on_monday_is_in_the_one_message_of_monday(engine, chairs):
    """Down over the weekend: the slot of tomorrow is due in the afternoon, and comes with the rubric of the morning."""
    monday = TEN + 7 * DAY
    async with engine.begin() as tx:
        await slot_at(tx, await place(tx, "vko"), (monday + DAY).date(), branch=await place(tx, "ridder"))
    await come_due(engine, monday - 3 * DAY)
    before = len(await notices_left(engine))
    await come_due(engine, monday)
    assert (await notices_left(engine))[before][0] == ["slot", "rubric"]
    assert [outcome for _, outcome, _ in await outcomes(engine, "slot")][-2:] == ["missed", "done"]
    assert await come_due(engine, monday + timedelta(hours=5)) == 0
