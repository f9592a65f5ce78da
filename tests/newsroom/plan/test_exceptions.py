"""What an owner says of days, how it is moved and taken back, and what stands on a day off then."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from db.tables import DayException
from newsroom.errors import Refused
from newsroom.plan import by_law, exceptions
from newsroom.plan.days_off import OFF, USUAL, WORKED, days_off
from newsroom.plan.months import DRAFTED
from tests.newsroom.everybody import NOW, left_for, place, seated
from tests.newsroom.plan.planned import slot_at

AIT, MONDAY, TUESDAY = date(2027, 5, 16), date(2027, 5, 17), date(2027, 5, 18)
SATURDAY, FRIDAY = date(2027, 12, 11), date(2027, 12, 17)
NAME = {"kk": "Құрбан айт", "ru": "Курбан айт"}


async def said(tx) -> dict[str, str]:
    rows = select(DayException.on_day, DayException.kind).order_by(DayException.on_day)
    return {day.isoformat(): kind for day, kind in (await tx.execute(rows)).all()}


async def at(tx, day: date):
    return await days_off(tx, day, day)


async def test_a_holiday_moves_and_moves_again_and_is_taken_back(tx):
    """As the moon has it: from Sunday to Monday, to Tuesday, and home."""
    owner = await seated(tx, "owner", "centre")
    await exceptions.move(tx, owner, AIT, MONDAY, NOW)
    assert await said(tx) == {"2027-05-16": USUAL, "2027-05-17": OFF}
    known = await at(tx, MONDAY)
    assert (known.names(MONDAY), known.is_estimate(MONDAY), known.names(AIT)) == (NAME, False, None)
    await exceptions.move(tx, owner, MONDAY, TUESDAY, NOW)
    assert await said(tx) == {"2027-05-16": USUAL, "2027-05-18": OFF}
    assert sorted(await exceptions.take_back(tx, owner, TUESDAY, NOW)) == [AIT, TUESDAY]
    assert await said(tx) == {}
    assert (await at(tx, AIT)).is_estimate(AIT)


async def test_taken_back_where_it_came_from(tx):
    owner = await seated(tx, "owner", "centre")
    await exceptions.move(tx, owner, AIT, MONDAY, NOW)
    assert sorted(await exceptions.take_back(tx, owner, AIT, NOW)) == [AIT, MONDAY]
    assert await said(tx) == {}


async def test_moved_back_it_is_certain(tx):
    owner = await seated(tx, "owner", "centre")
    await exceptions.move(tx, owner, AIT, MONDAY, NOW)
    await exceptions.move(tx, owner, MONDAY, AIT, NOW)
    assert await said(tx) == {"2027-05-16": OFF}
    assert not (await at(tx, AIT)).is_estimate(AIT)
    await exceptions.take_back(tx, owner, AIT, NOW)
    assert (await at(tx, AIT)).is_estimate(AIT)


@pytest.mark.parametrize("moves", [False, True])
async def test_an_estimate_is_confirmed(tx, moves):
    """By its button, or by moving it where it is."""
    owner = await seated(tx, "owner", "centre")
    await (exceptions.move(tx, owner, AIT, AIT, NOW) if moves else exceptions.confirm(tx, owner, AIT, NOW))
    known = await at(tx, AIT)
    assert (known.is_off(AIT), known.is_estimate(AIT), known.names(AIT)) == (True, False, NAME)


async def test_a_saturday_is_worked_for_a_friday(tx):
    owner = await seated(tx, "owner", "centre")
    await exceptions.set_worked(tx, owner, SATURDAY, SATURDAY, NOW)
    await exceptions.set_off(tx, owner, FRIDAY, FRIDAY, {}, NOW)
    known = await at(tx, SATURDAY)
    assert (known.is_off(SATURDAY), known.is_off(FRIDAY), known.next_working(FRIDAY)) == (
        False,
        True,
        date(2027, 12, 20),
    )
    assert await said(tx) == {"2027-12-11": WORKED, "2027-12-17": OFF}


@pytest.mark.parametrize(
    ("told", "names"),
    [
        ({"kk": "Тәуелсіздік күні"}, {"kk": "Тәуелсіздік күні", "ru": "День Независимости"}),
        ({"ru": "Дополнительный выходной"}, by_law.extra()), ({}, by_law.extra()),
        ({"kk": "Аза тұту күні"}, {"kk": "Аза тұту күні"}),
        ({"kk": "Наурыз мейрамы", "ru": "Наш Наурыз"}, {"kk": "Наурыз мейрамы", "ru": "Наш Наурыз"}),
    ],
)  # fmt: skip
async def test_names_that_are_known_need_be_told_in_one_language(tx, told, names):
    owner = await seated(tx, "owner", "centre")
    await exceptions.set_off(tx, owner, FRIDAY, FRIDAY + timedelta(days=3), told, NOW)
    known = await at(tx, FRIDAY)
    assert [known.names(FRIDAY + timedelta(days=count)) for count in range(4)] == [names] * 4


@pytest.mark.parametrize(
    ("first", "last", "why"),
    [(date(2026, 11, 15), FRIDAY, "moment_passed"), (FRIDAY, date(2029, 1, 1), "too_far")],
)
async def test_days_that_nobody_enters(tx, first, last, why):
    owner = await seated(tx, "owner", "centre")
    for say in (
        exceptions.set_worked(tx, owner, first, last, NOW),
        exceptions.set_off(tx, owner, first, last, {}, NOW),
    ):
        with pytest.raises(Refused, match=why):
            await say
    with pytest.raises(Refused, match=why):
        await exceptions.move(tx, owner, AIT, first if why == "moment_passed" else last, NOW)


async def test_nothing_is_moved_from_a_day_without_a_holiday(tx):
    """By an old button: it was moved already."""
    owner = await seated(tx, "owner", "centre")
    await exceptions.move(tx, owner, AIT, MONDAY, NOW)
    for say in (exceptions.move(tx, owner, AIT, TUESDAY, NOW), exceptions.confirm(tx, owner, AIT, NOW),
                exceptions.take_back(tx, owner, TUESDAY, NOW)):  # fmt: skip
        with pytest.raises(Refused, match="old_button"):
            await say
    assert await said(tx) == {"2027-05-16": USUAL, "2027-05-17": OFF}


@pytest.mark.parametrize(("text", "why"), [(" \n", "name_empty"), ("ә" * 61, "name_too_long")])
async def test_names(text, why):
    with pytest.raises(Refused, match=why):
        exceptions.require_name(text)


async def test_whoever_has_planned_a_post_for_it_is_told_once(tx):
    """Of what is published and to come; what somebody moves away meanwhile is not told of."""
    owner, specialist, other = [
        await seated(tx, role, code)
        for role, code in (("owner", "centre"), ("specialist", "vko"), ("specialist", "abay"))
    ]
    vko, abay = await place(tx, "vko"), await place(tx, "abay")
    slot = await slot_at(tx, vko, MONDAY)
    second = await slot_at(tx, vko, TUESDAY, "sport")
    await slot_at(tx, abay, MONDAY, state=DRAFTED)
    assert await exceptions.planned_on_them(tx, vko, NOW.date()) == []
    await exceptions.move(tx, owner, AIT, MONDAY, NOW)
    await exceptions.set_off(tx, owner, TUESDAY, TUESDAY, {}, NOW)
    assert await left_for(tx, specialist) == [("plan_on_days_off", {"region": vko})]
    assert await left_for(tx, other) == []
    found = await exceptions.planned_on_them(tx, vko, NOW.date())
    assert [(one.id, names) for one, names in found] == [(slot, NAME), (second, by_law.extra())]
    await exceptions.take_back(tx, owner, MONDAY, NOW)
    assert [one.id for one, _ in await exceptions.planned_on_them(tx, vko, NOW.date())] == [second]
    assert await exceptions.planned_on_them(tx, vko, TUESDAY + timedelta(days=1)) == []
