"""What of a plan is read by those who build on it: published slots, between two days, dropped ones left out."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import insert, update

from db.tables import PlanSlot, Rubric, RubricAt
from newsroom.errors import Refused
from newsroom.plan import months, slots
from newsroom.plan.months import DRAFTED, PUBLISHED
from newsroom.rubrics import turns
from tests.newsroom.everybody import NOW, place
from tests.newsroom.plan.planned import slot_at

DECEMBER = date(2026, 12, 1)


@pytest.mark.parametrize(
    ("day", "first", "last", "after", "before"),
    [
        ("2026-12-31", "2026-12-01", "2026-12-31", "2027-01-01", "2026-11-01"),
        ("2027-01-01", "2027-01-01", "2027-01-31", "2027-02-01", "2026-12-01"),
        ("2028-02-29", "2028-02-01", "2028-02-29", "2028-03-01", "2028-01-01"),
        ("2026-11-15", "2026-11-01", "2026-11-30", "2026-12-01", "2026-10-01"),
    ],
)
async def test_months_are_reckoned_by_their_first_days(day, first, last, after, before):
    day = date.fromisoformat(day)
    reckoned = (months.first_of(day), months.last_of(day), months.after(day), months.before(day))
    assert [one.isoformat() for one in reckoned] == [first, last, after, before]


async def test_only_what_is_published_is_seen(tx):
    vko, abay, ridder = [await place(tx, code) for code in ("vko", "abay", "ridder")]
    third = await slot_at(tx, vko, date(2026, 12, 3), "faq", ridder)
    first = await slot_at(tx, vko, DECEMBER)
    await slot_at(tx, vko, date(2027, 1, 5), state=DRAFTED)
    await slot_at(tx, abay, DECEMBER)
    dropped = await slot_at(tx, vko, date(2026, 12, 2))
    await tx.execute(update(PlanSlot).where(PlanSlot.id == dropped).values(dropped_at=NOW))
    assert [one.id for one in await slots.published(tx, vko, DECEMBER, date(2027, 1, 31))] == [first, third]
    assert await slots.published(tx, vko, date(2026, 12, 4), date(2026, 12, 31)) == []
    found = (await slots.published(tx, vko, date(2026, 12, 3), date(2026, 12, 3)))[0]
    assert (found.branch, found.week, found.sequence, found.is_done) == ({"kk": "ridder", "ru": "ridder"}, "2026-W49",
                                                                         0, None)  # fmt: skip
    assert await months.state_of(tx, vko, date(2026, 12, 31)) == PUBLISHED
    assert await months.state_of(tx, vko, date(2027, 1, 9)) == DRAFTED
    assert await months.state_of(tx, vko, date(2027, 2, 1)) is None


async def test_the_rubric_of_a_week_is_that_of_a_published_slot_for_all(tx):
    vko, ridder = await place(tx, "vko"), await place(tx, "ridder")
    week = "2026-W49"
    turn = (await turns.rubric_of_week(tx, vko, vko, week)).code
    await slot_at(tx, vko, date(2026, 12, 3), "sport")
    await slot_at(tx, vko, date(2026, 12, 2), "safety")
    await slot_at(tx, vko, date(2026, 12, 1), "faq", ridder)
    assert (await turns.rubric_of_week(tx, vko, vko, week)).code == "safety"
    await tx.execute(update(PlanSlot).values(dropped_at=NOW))
    assert (await turns.rubric_of_week(tx, vko, vko, week)).code == turn


async def test_a_plan_that_is_not_published_gives_no_rubric(tx):
    vko = await place(tx, "vko")
    turn = (await turns.rubric_of_week(tx, vko, vko, "2026-W49")).code
    other = "faq" if turn != "faq" else "sport"
    await slot_at(tx, vko, DECEMBER, other, state=DRAFTED)
    assert (await turns.rubric_of_week(tx, vko, vko, "2026-W49")).code == turn


async def test_what_there_is_not_is_an_old_button(tx):
    for asked in (months.require_month, months.require_to_change, slots.require_slot):
        with pytest.raises(Refused, match="old_button"):
            await asked(tx, 404)


async def test_a_rubric_that_was_retired_since_is_known_as_such(tx):
    """By the region, or by the centre for all."""
    vko, abay = await place(tx, "vko"), await place(tx, "abay")
    here = [await slot_at(tx, vko, DECEMBER, code) for code in ("legal", "sport", "faq")]
    there = await slot_at(tx, abay, DECEMBER, "legal")
    rubrics = {one.code: one.id for one in await turns.rubrics(tx, vko)}
    of_region = insert(RubricAt).values(organisation_id=vko, rubric_id=rubrics["legal"], retired_on=DECEMBER)
    await tx.execute(of_region)
    await tx.execute(update(Rubric).where(Rubric.code == "sport").values(retired_on=DECEMBER))
    found = [(await slots.require_slot(tx, one)).is_retired for one in (*here, there)]
    assert found == [True, True, False, False]
