"""How a plan goes on, as a table; who approves is the region's own affair; publishing tells each chair once."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import update

from db.tables import Organisation, PlanMonth
from newsroom.errors import Refused
from newsroom.plan import months, steps
from newsroom.plan.months import STATES
from tests.newsroom.everybody import NOW, left_for, place, seated
from tests.newsroom.once import once
from tests.newsroom.plan.planned import month_of, slot_at

DECEMBER, DAY = date(2026, 12, 1), date(2026, 12, 3)
WHY = {"ru": "Нет даты"}
# From each state, what leads where; what is not here is an old button.
WAY = {
    ("drafted", "submit"): "submitted", ("returned", "submit"): "submitted", ("submitted", "approve"): "approved",
    ("submitted", "give_back"): "returned", ("approved", "publish"): "published",
}  # fmt: skip


specialist = once(seated, "specialist", "vko")


async def planned(tx, state: str = "drafted", **settings: object) -> int:
    vko = await place(tx, "vko")
    await tx.execute(update(Organisation).where(Organisation.id == vko).values(settings=settings))
    await slot_at(tx, vko, DAY, branch=await place(tx, "ridder"), state=state)
    return await month_of(tx, vko, DAY)


async def take(tx, who, month: int, step: str, now: datetime = NOW) -> None:
    given = (WHY,) if step == "give_back" else ()
    await getattr(steps, step)(tx, who, month, *given, now)


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("step", ["submit", "approve", "give_back", "publish"])
async def test_from_each_state_each_step(tx, specialist, state, step):
    month = await planned(tx, state)
    if (state, step) not in WAY:
        with pytest.raises(Refused, match="old_button"):
            await take(tx, specialist, month, step)
        return
    await take(tx, specialist, month, step)
    assert (await months.require_month(tx, month)).state == WAY[state, step]


@pytest.mark.parametrize(("step", "state"), [("submit", "drafted"), ("approve", "submitted"), ("publish", "approved")])
async def test_when_the_month_is_over_nothing_goes_on(tx, specialist, step, state):
    with pytest.raises(Refused, match="month_over"):
        await take(tx, specialist, await planned(tx, state), step, datetime(2027, 1, 1, 5, tzinfo=UTC))


async def test_an_empty_plan_is_not_submitted(tx, specialist):
    month = await month_of(tx, await place(tx, "vko"), DAY, "drafted")
    with pytest.raises(Refused, match="old_button"):
        await steps.submit(tx, specialist, month, NOW)


async def test_a_region_that_has_set_nothing_has_its_chair_sign(tx, specialist):
    """On paper: the specialist notes it, and nobody in the bot is told."""
    press = await seated(tx, "press", "centre")
    month = await planned(tx)
    await steps.submit(tx, specialist, month, NOW)
    assert await left_for(tx, press) == []
    with pytest.raises(Refused, match="no_right"):
        await steps.approve(tx, press, month, NOW)
    await steps.approve(tx, specialist, month, NOW)
    found = await months.require_month(tx, month)
    assert (found.state, found.submitted_at, found.approved_at) == ("approved", NOW, NOW)


async def test_a_specialist_who_approves_herself_does_it_with_one_tap(tx, specialist):
    assert await steps.submit(tx, specialist, await planned(tx, plan_approver="specialist"), NOW) == "approved"


async def test_the_press_service_is_told_and_decides(tx, specialist):
    press = await seated(tx, "press", "centre")
    month = await planned(tx, plan_approver="press")
    await steps.submit(tx, specialist, month, NOW)
    assert await left_for(tx, press) == [("plan_submitted", {"month": month})]
    with pytest.raises(Refused, match="no_right"):
        await steps.approve(tx, specialist, month, NOW)
    await steps.give_back(tx, press, month, WHY, NOW)
    found = await months.require_month(tx, month)
    assert (found.state, found.because) == ("returned", WHY)
    await steps.submit(tx, specialist, month, NOW)
    assert (await months.require_month(tx, month)).because == {}
    await steps.approve(tx, press, month, NOW)
    region = specialist.seat.organisation_id
    told = [("plan_decided", {"region": region, "month": month, "state": one}) for one in ("returned", "approved")]
    assert await left_for(tx, specialist) == told


async def test_it_is_not_returned_without_a_reason(tx, specialist):
    month = await planned(tx, "submitted")
    for why, kind in (({}, "no_reason"), ({"kk": ""}, "no_reason"), ({"kk": "ә" * 301}, "name_too_long")):
        with pytest.raises(Refused, match=kind):
            await steps.give_back(tx, specialist, month, why, NOW)


async def test_published_each_chair_is_told_her_own_once(tx, specialist):
    """Whose branch has none is told nothing."""
    chair, deputy, ulan = [await seated(tx, *seat) for seat in (("chair", "ridder"), ("deputy", "ridder"),
                                                               ("chair", "ulan"))]  # fmt: skip
    month = await planned(tx, "approved")
    await slot_at(tx, await place(tx, "vko"), date(2026, 12, 10), "sport", chair.seat.organisation_id)
    assert await steps.publish(tx, specialist, month, NOW) == 1
    told = [("plan_published", {"branch": chair.seat.organisation_id, "month": month})]
    assert (await left_for(tx, chair), await left_for(tx, deputy), await left_for(tx, ulan)) == (told, told, [])


async def test_what_is_asked_of_all_is_told_to_all(tx, specialist):
    people = [await seated(tx, "chair", code) for code in ("ridder", "ulan", "ayagoz")]
    month = await planned(tx, "approved")
    await slot_at(tx, await place(tx, "vko"), date(2026, 12, 10))
    assert await steps.publish(tx, specialist, month, NOW) == 2
    assert [len(await left_for(tx, one)) for one in people] == [1, 1, 0]


async def test_the_centre_sees_every_open_region_with_its_state(tx):
    press, vko, abay = await seated(tx, "press", "centre"), await place(tx, "vko"), await place(tx, "abay")
    await planned(tx, "submitted")
    assert [(one.region_id, one.state) for one in await steps.of_regions(tx, press, DECEMBER)] == [
        (vko, "submitted"), (abay, None),
    ]  # fmt: skip
    await tx.execute(update(Organisation).where(Organisation.id == abay).values(closed_on=DAY))
    await tx.execute(update(PlanMonth).values(state="published"))
    assert [(one.region_id, one.state) for one in await steps.of_regions(tx, press, DECEMBER)] == [(vko, "published")]
