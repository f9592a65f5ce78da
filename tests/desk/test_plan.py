"""The plan of a month at the desk: what stands where, what has come; each change is the same as in the chat."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import insert, select

from db.tables import PlanSlot
from newsroom.plan import months, slots
from newsroom.posts import drafting
from newsroom.union import organisations
from tests.newsroom.everybody import NOW, draft, left_for, place, seated
from tests.newsroom.plan.planned import month_of, slot_at

MONDAY, THURSDAY, LAST_WEEK = date(2026, 11, 16), date(2026, 11, 19), date(2026, 11, 10)
SATURDAY = date(2026, 11, 21)


@pytest.fixture
async def specialist(desk):
    _, visitor = await desk.seated("specialist", "vko")
    return visitor


@pytest.fixture
async def chair(desk):
    return await desk.engine.write(lambda tx: seated(tx, "chair", "ridder"))


def planned(desk, day=THURSDAY, state="published", **more):
    async def fill(tx):
        ridder = await place(tx, "ridder")
        return await slot_at(tx, await place(tx, "vko"), day, branch=ridder, state=state, **more)

    return desk.engine.write(fill)


def day_in(shown, day):
    return next(one for week in shown["weeks"] for one in week["days"] if one["day"] == day.isoformat())


@pytest.mark.parametrize("databases", ["sqlite"], indirect=True)
async def test_a_month_has_all_its_days_and_says_which_are_off(desk, specialist):
    number = await planned(desk, topic={"kk": "Ұжымдық шарт"})
    shown = await specialist.gets("plan/month?month=2026-11")
    days = [day for week in shown["weeks"] for day in week["days"]]
    assert (shown["month"], shown["before"]["month"], shown["next"]["month"]) == ("2026-11", "2026-10", "2026-12")
    assert [one["number"] for one in days if "number" in one] == list(range(1, 31))
    assert {len(week["days"]) for week in shown["weeks"]} == {7}
    assert [day_in(shown, one)["off"] for one in (THURSDAY, SATURDAY)] == [False, True]
    assert day_in(shown, MONDAY)["today"]
    (slot,) = day_in(shown, THURSDAY)["slots"]
    assert slot | {"id": number, "branch": "ridder", "topic": "Ұжымдық шарт", "state": "open", "times": 0} == slot
    republic = await specialist.gets("plan/month?month=2026-12")
    assert "Тәуелсіздік" in day_in(republic, date(2026, 12, 16))["why"]


async def test_what_has_come_and_what_is_silent_stands_on_its_slot(desk, specialist, chair):
    come = await planned(desk)
    silent = await planned(desk, LAST_WEEK)

    async def send(tx):
        number = await draft(tx, chair)
        slot = await slots.require_slot(tx, come)
        await drafting.set_rubric(tx, chair, number, slot.rubric_id)
        await drafting.send(tx, chair, number, NOW)

    await desk.engine.write(send)
    shown = await specialist.gets("plan/month")
    states = {slot["id"]: slot["state"] for day in (THURSDAY, LAST_WEEK) for slot in day_in(shown, day)["slots"]}
    assert states == {come: "done", silent: "silent"}
    assert day_in(shown, LAST_WEEK)["slots"][0]["said"] == ["Материал келмеді."]


async def test_a_slot_is_moved_its_chair_hears_of_it_and_it_is_undone(desk, specialist, chair):
    number = await planned(desk)
    told = await specialist.does(f"plan/slots/{number}/move", times=0, day="2026-11-20")
    assert "20 қараша" in told["done"]
    shown = await specialist.gets("plan/month")
    assert [len(day_in(shown, THURSDAY + timedelta(days=by))["slots"]) for by in (0, 1)] == [0, 1]
    heard = await desk.engine.write(lambda tx: left_for(tx, chair))
    assert [kind for kind, _ in heard] == ["plan_changed"]
    await specialist.does(f"plan/slots/{number}/move", sure=True, **told["undo"])
    assert len(day_in(await specialist.gets("plan/month"), THURSDAY)["slots"]) == 1


async def test_a_day_off_is_asked_about_first(desk, specialist):
    number = await planned(desk)
    asked = await specialist.does(f"plan/slots/{number}/move", times=0, day="2026-11-21")
    assert set(asked) == {"ask"}
    assert "демалыс күні" in asked["ask"]
    assert "<" not in asked["ask"]
    assert len(day_in(await specialist.gets("plan/month"), THURSDAY)["slots"]) == 1
    assert "undo" in await specialist.does(f"plan/slots/{number}/move", times=0, day="2026-11-21", sure=True)


@pytest.mark.parametrize("databases", ["sqlite"], indirect=True)
async def test_where_it_cannot_go_is_said_in_words(desk, specialist):
    number = await planned(desk)
    for day, times, kind in (
        ("2026-11-13", 0, "day_over"), ("2026-12-01", 0, "out_of_month"), ("2026-11-20", 1, "slot_changed"),
    ):  # fmt: skip
        answer = await specialist.asks("POST", f"plan/slots/{number}/move", {"times": times, "day": day})
        assert (answer.status, answer.body["refused"]) == (409, kind)
        assert answer.body["text"], "in words"


@pytest.mark.parametrize("databases", ["sqlite"], indirect=True)
async def test_what_is_no_day_and_no_month_finds_nothing(desk, specialist):
    number = await planned(desk)
    for given in ({"day": "2026-11-31"}, {"day": ""}, {"day": "2026-11-20", "times": "x"}, {}):
        assert (await specialist.asks("POST", f"plan/slots/{number}/move", {"times": 0} | given)).status == 400
    for month in ("2026", "2026-13", "1800-01", "x", "9999-12", "2026-11-01"):
        assert (await specialist.asks("GET", f"plan/month?month={month}")).status == 400


async def test_from_a_draft_to_all_chairs(desk, specialist, chair):
    shown = await specialist.gets("plan/month?month=2026-12")
    assert (shown["plan"], [one["name"] for one in shown["steps"]]) == (0, ["draft"])
    await specialist.does("plan/draft", region=shown["region"]["id"], month="2026-12")
    for step in ("submit", "approve", "publish"):
        shown = await specialist.gets("plan/month?month=2026-12")
        names = [one["name"] for one in shown["steps"]]
        if step == "approve" and step not in names:  # where the specialist's own word is enough
            continue
        assert names[0] == step
        assert (await specialist.does(f"plan/{shown['plan']}/{step}"))["done"]
    assert (await specialist.gets("plan/month?month=2026-12"))["steps"] == []
    assert "plan_published" in [kind for kind, _ in await desk.engine.write(lambda tx: left_for(tx, chair))]


async def test_the_press_service_sees_how_far_each_is_and_decides_where_it_is_asked(desk, specialist):
    async def fill(tx):
        vko = await organisations.require_code(tx, "vko")
        await organisations.change(tx, vko, settings=vko.settings | {"plan_approver": "press"})
        await slot_at(tx, vko.id, THURSDAY, state="submitted")
        return vko.id, await month_of(tx, vko.id, THURSDAY)

    vko, plan = await desk.engine.write(fill)
    _, press = await desk.seated("press", "centre")
    regions = (await press.gets("plan/month?month=2026-11"))["regions"]
    assert {one["id"]: one["state"] for one in regions}[vko] == "submitted"
    shown = await press.gets(f"plan/month?month=2026-11&region={vko}")
    assert ([one["name"] for one in shown["steps"]], shown["moves"]) == (["approve", "return"], False)
    assert (await specialist.gets("plan/month?month=2026-11"))["steps"] == []
    assert (await specialist.asks("POST", f"plan/{plan}/approve")).status == 403
    assert (await press.asks("POST", f"plan/{plan}/return", {"reason": " "})).body["refused"] == "no_reason"
    await press.does(f"plan/{plan}/return", reason="Құқық туралы жоқ.")
    found = await desk.engine.write(lambda tx: months.require_month(tx, plan))
    assert (found.state, found.because) == ("returned", {"kk": "Құқық туралы жоқ."})
    assert "Құқық туралы жоқ" in " ".join((await specialist.gets("plan/month?month=2026-11"))["lines"])


async def test_a_thousand_slots_are_one_look(desk, specialist):
    async def fill(tx):
        vko = await place(tx, "vko")
        await slot_at(tx, vko, THURSDAY)
        columns = [one for one in PlanSlot.__table__.columns if one.name != "id"]
        (kept,) = (await tx.execute(select(*columns))).mappings().all()
        await tx.execute(insert(PlanSlot), [dict(kept) for _ in range(999)])

    await desk.engine.write(fill)
    assert len(day_in(await specialist.gets("plan/month"), THURSDAY)["slots"]) == 1000
