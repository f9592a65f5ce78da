"""A plan is changed one slot at a time; what cannot be is refused in words; of a published one those concerned hear."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import insert, select, update

from db.tables import DayException, Notice, Organisation, Rubric
from newsroom.errors import Refused
from newsroom.plan import changing, overview, slots
from newsroom.rubrics import turns
from tests.newsroom.everybody import NOW, left_for, place, seated
from tests.newsroom.once import once
from tests.newsroom.plan.planned import slot_at

THURSDAY, FRIDAY, SUNDAY = date(2026, 12, 3), date(2026, 12, 4), date(2026, 12, 6)
INDEPENDENCE = date(2026, 12, 16)


specialist = once(seated, "specialist", "vko")


async def drafted(tx, day: date = THURSDAY, code: str = "legal", branch: str = "ridder", state: str = "drafted") -> int:
    return await slot_at(tx, await place(tx, "vko"), day, code, await place(tx, branch), state)


async def day_of(tx, slot: int) -> date:
    return (await slots.require_slot(tx, slot)).on_day


async def test_moved_and_counted(tx, specialist):
    slot = await drafted(tx)
    await changing.move(tx, specialist, slot, 0, date(2026, 12, 8), NOW)
    found = await slots.require_slot(tx, slot)
    assert (found.on_day, found.week, found.sequence, found.touched_at) == (date(2026, 12, 8), "2026-W50", 1, NOW)
    await changing.move(tx, specialist, slot, 1, date(2026, 12, 8), NOW)  # where it is already
    assert (await slots.require_slot(tx, slot)).sequence == 1


@pytest.mark.parametrize(
    ("day", "now", "kind"),
    [
        (SUNDAY, NOW, "day_off"),
        (INDEPENDENCE, NOW, "day_off"),
        (date(2026, 11, 30), NOW, "out_of_month"),
        (date(2027, 1, 5), NOW, "out_of_month"),
        (THURSDAY, datetime(2026, 12, 4, 5, tzinfo=UTC), "day_over"),
        (FRIDAY, datetime(2027, 1, 4, 5, tzinfo=UTC), "month_over"),
    ],
)
async def test_where_it_cannot_go(tx, specialist, day, now, kind):
    slot = await drafted(tx, date(2026, 12, 10))
    with pytest.raises(Refused, match=kind):
        await changing.move(tx, specialist, slot, 0, day, now)


async def test_a_day_off_is_named_and_may_be_insisted_on(tx, specialist):
    slot = await drafted(tx)
    with pytest.raises(Refused, match="day_off") as refused:
        await changing.move(tx, specialist, slot, 0, INDEPENDENCE, NOW)
    assert refused.value.parameters["names"]
    await changing.move(tx, specialist, slot, 0, INDEPENDENCE, NOW, insists=True)
    assert await day_of(tx, slot) == INDEPENDENCE


async def test_a_day_that_owners_have_made_a_day_off_is_one(tx, specialist):
    slot = await drafted(tx)
    row = {"on_day": FRIDAY, "kind": "off", "names": {"kk": "Күн"}, "entered_at": NOW}
    await tx.execute(insert(DayException).values(**row))
    with pytest.raises(Refused, match="day_off"):
        await changing.move(tx, specialist, slot, 0, FRIDAY, NOW)


async def test_what_another_has_changed_meanwhile_is_not_written_over(tx, specialist):
    other = await seated(tx, "specialist", "vko")
    slot = await drafted(tx)
    await changing.move(tx, other, slot, 0, FRIDAY, NOW)
    for change in (
        changing.move(tx, specialist, slot, 0, date(2026, 12, 8), NOW),
        changing.set_topic(tx, specialist, slot, 0, {"kk": "Тақырып"}, NOW),
        changing.drop(tx, specialist, slot, 0, NOW),
    ):
        with pytest.raises(Refused, match="slot_changed"):
            await change
    assert await day_of(tx, slot) == FRIDAY


async def test_two_exchange_their_days(tx, specialist):
    one, other = await drafted(tx), await drafted(tx, date(2026, 12, 10), "sport", "ulan")
    await changing.swap(tx, specialist, one, 0, other, 0, NOW)
    assert (await day_of(tx, one), await day_of(tx, other)) == (date(2026, 12, 10), THURSDAY)
    assert (await slots.require_slot(tx, other)).branch_id == await place(tx, "ulan")
    elsewhere = await drafted(tx, date(2027, 1, 12))
    for what, times, theirs, kind in (
        (elsewhere, 1, 0, "old_button"), (other, 1, 1, "old_button"), (one, 0, 1, "slot_changed"),
        (one, 1, 0, "slot_changed"),  # of both it is asked how they were seen
    ):  # fmt: skip
        with pytest.raises(Refused, match=kind):
            await changing.swap(tx, specialist, other, times, what, theirs, NOW)


async def test_a_retired_rubric_and_a_closed_branch_are_refused(tx, specialist):
    slot, ulan = await drafted(tx), await place(tx, "ulan")
    sport = next(one.id for one in await turns.rubrics(tx, None) if one.code == "sport")
    await tx.execute(update(Rubric).where(Rubric.id == sport).values(retired_on=THURSDAY))
    await tx.execute(update(Organisation).where(Organisation.id == ulan).values(closed_on=THURSDAY))
    for change, kind in (
        (changing.set_rubric(tx, specialist, slot, 0, sport, NOW), "rubric_retired"),
        (changing.set_branch(tx, specialist, slot, 0, ulan, NOW), "place_closed"),
        (changing.set_branch(tx, specialist, slot, 0, await place(tx, "ayagoz"), NOW), "old_button"),
        (changing.set_branch(tx, specialist, slot, 0, await place(tx, "school"), NOW), "old_button"),
        (changing.add(tx, specialist, (await slots.require_slot(tx, slot)).month_id, FRIDAY, sport, NOW),
         "rubric_retired"),
    ):  # fmt: skip
        with pytest.raises(Refused, match=kind):
            await change


async def test_topics_stay_in_a_language_that_is_passed_over(tx, specialist):
    slot = await drafted(tx)
    await changing.set_topic(tx, specialist, slot, 0, {"kk": "Еңбек шарты", "ru": "Договор"}, NOW)
    await changing.set_topic(tx, specialist, slot, 1, {"ru": ""}, NOW)
    assert (await slots.require_slot(tx, slot)).topic == {"kk": "Еңбек шарты"}
    with pytest.raises(Refused, match="name_too_long"):
        await changing.set_topic(tx, specialist, slot, 2, {"kk": "ә" * 141}, NOW)


async def test_dropped_and_brought_back(tx, specialist):
    slot = await drafted(tx)
    month = (await slots.require_slot(tx, slot)).month_id
    await changing.drop(tx, specialist, slot, 0, NOW)
    assert await slots.of_month(tx, month) == []
    with pytest.raises(Refused, match="old_button"):
        await changing.drop(tx, specialist, slot, 1, NOW)
    await changing.bring_back(tx, specialist, slot, 1, NOW)
    assert [one.id for one in await slots.of_month(tx, month)] == [slot]


# ---- who hears of it


async def test_of_a_draft_nobody_hears(tx, specialist):
    chair = await seated(tx, "chair", "ridder")
    await changing.move(tx, specialist, await drafted(tx), 0, FRIDAY, NOW)
    assert await left_for(tx, chair) == []


async def test_of_a_published_plan_those_concerned_hear_once_in_ten_minutes(tx, specialist):
    """Ten edits are one notice; the next branch hears nothing; what is said of it is said by hand to nobody."""
    chair, deputy, ulan = [await seated(tx, *seat) for seat in (("chair", "ridder"), ("deputy", "ridder"),
                                                               ("chair", "ulan"))]  # fmt: skip
    slot = await drafted(tx, state="published")
    month = (await slots.require_slot(tx, slot)).month_id
    await changing.judge(tx, specialist, slot, "done", NOW)
    assert await left_for(tx, chair) == []
    for times in range(10):
        day = FRIDAY if times % 2 == 0 else THURSDAY
        await changing.move(tx, specialist, slot, times, day, NOW + timedelta(seconds=50 * times))
    told = [("plan_changed", {"branch": await place(tx, "ridder"), "month": month})]
    assert (await left_for(tx, chair), await left_for(tx, deputy)) == (told, told)
    assert await left_for(tx, ulan) == []
    due = (await tx.execute(select(Notice.due_at).where(Notice.chat_id == chair.account_id))).scalar_one()
    assert timedelta(0) < due - NOW <= timedelta(minutes=10)


async def test_one_asked_of_all_concerns_all_and_only_those_of_the_region(tx, specialist):
    people = [await seated(tx, "chair", code) for code in ("ridder", "ulan", "ayagoz", "school")]
    slot = await slot_at(tx, await place(tx, "vko"), THURSDAY)
    await changing.move(tx, specialist, slot, 0, FRIDAY, NOW)
    assert [len(await left_for(tx, one)) for one in people] == [1, 1, 0, 0]


async def test_given_to_another_branch_it_goes_from_the_first_ones_calendar(tx, specialist):
    """Both hear of it, and the number is another: a calendar that knows the old one is told that it is off."""
    chair, ulan = await seated(tx, "chair", "ridder"), await seated(tx, "chair", "ulan")
    slot = await drafted(tx, state="published")
    new = await changing.set_branch(tx, specialist, slot, 0, ulan.seat.organisation_id, NOW)
    assert new != slot
    assert (len(await left_for(tx, chair)), len(await left_for(tx, ulan))) == (1, 1)
    own = [await overview.of_calendar(tx, who, who.seat.organisation_id, date(2026, 12, 1)) for who in (chair, ulan)]
    assert [[(one.id, one.dropped_at is not None) for one in some] for some in own] == [[(slot, True)], [(new, False)]]


async def test_before_it_is_published_it_keeps_its_number(tx, specialist):
    slot = await drafted(tx)
    assert await changing.set_branch(tx, specialist, slot, 0, await place(tx, "ulan"), NOW) == slot
    assert await changing.set_branch(tx, specialist, slot, 1, None, NOW) == slot
    assert (await slots.require_slot(tx, slot)).branch is None
