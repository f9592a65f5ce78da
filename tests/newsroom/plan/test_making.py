"""A plan is drafted from what the region is: its branches, rubrics, days off, what was sent, what is taken already."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import insert, select, update

from db.tables import DayException, Organisation, PlanSlot, Post, Rubric
from newsroom import weeks
from newsroom.errors import Refused
from newsroom.plan import making, months, slots
from newsroom.plan.days_off import days_off
from newsroom.rubrics import turns
from tests.newsroom.everybody import NOW, place, seated, sent_post
from tests.newsroom.once import once
from tests.newsroom.plan.planned import slot_at

DECEMBER = date(2026, 12, 1)


specialist = once(seated, "specialist", "vko")


async def drafted(tx, specialist, month: date = DECEMBER, now: datetime = NOW) -> list[slots.Slot]:
    return await slots.of_month(tx, await making.draft(tx, specialist, specialist.seat.organisation_id, month, now))


async def test_each_branch_has_a_post_a_week_and_none_on_a_day_off(tx, specialist):
    found = await drafted(tx, specialist)
    off = await days_off(tx, DECEMBER, date(2026, 12, 31))
    assert not [one.on_day for one in found if off.is_off(one.on_day)]
    assert all(months.first_of(one.on_day) == DECEMBER for one in found)
    branches = {await place(tx, code) for code in ("ridder", "ulan")}
    assert {one.branch_id for one in found} == branches
    assert set(Counter((one.branch_id, one.week) for one in found).values()) == {1}
    assert len({one.week for one in found}) == 5


@pytest.mark.parametrize(
    ("month", "expected"),
    [
        # the last days of November are a single Monday of a December week
        ("2026-12-01", ["2026-W49", "2026-W50", "2026-W51", "2026-W52", "2026-W53"]),
        ("2026-11-01", ["2026-W45", "2026-W46", "2026-W47", "2026-W48"]),
        # of New Year's week no working day is left in January
        ("2027-01-01", ["2027-W01", "2027-W02", "2027-W03", "2027-W04"]),
        ("2027-02-01", ["2027-W05", "2027-W06", "2027-W07", "2027-W08"]),
    ],
)
async def test_a_week_is_planned_with_one_month_only(tx, month, expected):
    first = date.fromisoformat(month)
    off = await days_off(tx, first - timedelta(days=7), months.last_of(first) + timedelta(days=7))
    assert [one.week for one in making.weeks_of(first, off, date(2026, 1, 1))] == expected


async def test_all_weeks_of_years_are_planned_once(tx):
    """None is left out, and none planned twice, wherever months and holidays fall."""
    planned = Counter[str]()
    month = date(2024, 1, 1)
    while month < date(2028, 1, 1):
        off = await days_off(tx, month - timedelta(days=7), months.last_of(month) + timedelta(days=7))
        planned.update(one.week for one in making.weeks_of(month, off, date(2023, 1, 1)))
        month = months.after(month)
    day, every = date(2024, 1, 8), set[str]()
    while day < date(2027, 12, 20):
        every.add(weeks.week_of(day))
        day += timedelta(days=7)
    assert not every - set(planned)
    assert set(planned.values()) == {1}


async def test_in_the_middle_of_a_month_only_days_to_come_are_planned(tx, specialist):
    friday = datetime(2026, 12, 11, 5, tzinfo=UTC)
    assert min(one.on_day for one in await drafted(tx, specialist, now=friday)) == date(2026, 12, 14)


async def test_a_month_that_is_over_or_far_away_is_not_drafted(tx, specialist):
    region = specialist.seat.organisation_id
    for month, kind in ((date(2026, 10, 1), "month_over"), (date(2028, 1, 1), "old_button")):
        with pytest.raises(Refused, match=kind):
            await making.draft(tx, specialist, region, month, NOW)


async def test_a_second_tap_changes_nothing(tx, specialist):
    first = await drafted(tx, specialist)
    assert await drafted(tx, specialist, date(2026, 12, 24)) == first


async def test_an_exception_of_yesterday_holds(tx, specialist):
    """The owners say that a Thursday is off."""
    row = {"kind": "off", "names": {"kk": "Құрбан айт"}, "entered_at": NOW}
    days = [date(2026, 12, 3) + timedelta(days=7 * n) for n in range(5)]
    for day in days:
        await tx.execute(insert(DayException).values(on_day=day, **row))
    assert not {one.on_day for one in await drafted(tx, specialist)} & set(days)


async def test_what_was_empty_last_month_comes_first(tx, specialist):
    """Two posts went out under the first of the region's rubrics: the others come before it."""
    chair = await seated(tx, "chair", "ridder")
    rubrics = [one.id for one in await turns.rubrics(tx, specialist.seat.organisation_id)]
    sent = [await sent_post(tx, chair) for _ in range(2)]
    await tx.execute(update(Post).where(Post.id.in_(sent)).values(rubric_id=rubrics[0]))
    found = await drafted(tx, specialist)
    assert [one.rubric_id for one in found if one.week == "2026-W49"] == rubrics[1:3]


async def test_who_has_a_slot_in_the_same_week_already_gets_no_second(tx, specialist):
    """Also where that is of another month's plan."""
    vko, ridder = await place(tx, "vko"), await place(tx, "ridder")
    await slot_at(tx, vko, date(2026, 11, 30), branch=ridder)
    found = await drafted(tx, specialist)
    assert await place(tx, "ulan") in {one.branch_id for one in found if one.week == "2026-W49"}
    assert ridder not in {one.branch_id for one in found if one.week == "2026-W49"}


async def test_the_pace_that_a_region_has_chosen(tx, specialist):
    """Every other week: of two branches one a week, in turns, also from month to month."""
    vko = await place(tx, "vko")
    await tx.execute(update(Organisation).where(Organisation.id == vko).values(settings={"plan_every": 2}))
    found = [one.branch_id for one in await drafted(tx, specialist)]
    more = [one.branch_id for one in await drafted(tx, specialist, date(2027, 1, 15))]
    counts = Counter([*found, *more])
    assert max(counts.values()) - min(counts.values()) <= 1
    assert (len(found), len(more)) == (5, 4)


async def test_a_closed_branch_and_a_retired_rubric_are_not_planned(tx, specialist):
    ulan = await place(tx, "ulan")
    await tx.execute(update(Organisation).where(Organisation.id == ulan).values(closed_on=date(2026, 11, 1)))
    await tx.execute(update(Rubric).where(Rubric.code != "legal").values(retired_on=date(2026, 11, 1)))
    found = await drafted(tx, specialist)
    assert {one.branch_id for one in found} == {await place(tx, "ridder")}
    assert len({one.rubric_id for one in found}) == 1


async def test_a_region_without_branches_has_an_empty_plan(tx, specialist):
    await tx.execute(update(Organisation).where(Organisation.level == "branch").values(closed_on=date(2026, 11, 1)))
    assert await drafted(tx, specialist) == []
    assert await months.state_of(tx, specialist.seat.organisation_id, DECEMBER) == months.DRAFTED


async def test_anew_around_what_was_changed_by_hand(tx, specialist):
    """What stays is counted: its branch gets no other in that week."""
    first = await drafted(tx, specialist)
    touched = first[0]
    month = touched.month_id
    changed = {"touched_at": NOW, "topic": {"kk": "Өзім"}, "sequence": 1}
    await tx.execute(update(PlanSlot).where(PlanSlot.id == touched.id).values(**changed))
    assert await making.count_touched(tx, month) == 1
    await making.draft_anew(tx, specialist, month, NOW, keeps=True)
    found = await slots.of_month(tx, month)
    assert len(found) == len(first)
    assert [one.topic for one in found if one.id == touched.id] == [{"kk": "Өзім"}]
    assert set(Counter((one.branch_id, one.week) for one in found).values()) == {1}
    await making.draft_anew(tx, specialist, month, NOW, keeps=False)
    assert await making.count_touched(tx, month) == 0
    assert len(await slots.of_month(tx, month)) == len(first)


@pytest.mark.parametrize("state", ["submitted", "approved", "published"])
async def test_what_is_submitted_is_not_drafted_anew(tx, specialist, state):
    vko = await place(tx, "vko")
    slot = await slot_at(tx, vko, date(2026, 12, 3), state=state)
    month = (await slots.require_slot(tx, slot)).month_id
    with pytest.raises(Refused, match="old_button"):
        await making.draft_anew(tx, specialist, month, NOW, keeps=True)
    kept = select(PlanSlot.id).where(PlanSlot.month_id == month)
    assert (await tx.execute(kept)).scalars().all() == [slot]
