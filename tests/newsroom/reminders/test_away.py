"""Away until a day: nothing is told them, deputies stand in for chairs, and it ends by itself."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import func, select, update

from db.tables import Away as Row
from db.tables import Person, Seat
from newsroom.errors import Refused
from newsroom.people import forgetting, terms
from newsroom.reminders import away
from newsroom.reminders.away import Away, OfPlace
from newsroom.union import organisations, seats
from newsroom.who import CHAIR, DEPUTY
from tests.newsroom.everybody import NOW, place, seated

TODAY, UNTIL = date(2026, 11, 16), date(2026, 11, 23)


async def found(tx, day: date = TODAY, region: str = "vko") -> Away:
    return await away.of_region(tx, await place(tx, region), day, NOW)


async def reached(tx, *roles: str, day: date = TODAY) -> list[tuple[int, int]]:
    """Who is told something that is meant for these: account and place."""
    people = await seats.addressees(tx, Seat.organisation_id > 0, roles, NOW)
    return sorted((one.chat_id, one.place_id) for one in (await found(tx, day)).reached(people))


def at(*people) -> list[tuple[int, int]]:
    return sorted((who.account_id, who.seat.organisation_id) for who in people)


@pytest.mark.parametrize(("day", "is_away"), [(TODAY, True), (UNTIL, True), (UNTIL + timedelta(days=1), False)])
async def test_it_ends_by_itself_after_its_last_day(tx, day, is_away):
    chair = await seated(tx, "chair", "ridder")
    await away.go(tx, chair, UNTIL, NOW)
    assert [one.person_id for one in (await found(tx, day)).absent] == [chair.person_id] * is_away
    assert (await away.until_of(tx, chair, day) is not None) is is_away
    assert await reached(tx, CHAIR, day=day) == at(chair) * (not is_away)


async def test_the_deputies_stand_in_for_the_chair(tx):
    """All of those who are there; not of another branch, and each once though they are reminded anyhow."""
    chair, deputy, other = [await seated(tx, role, "ridder") for role in (CHAIR, DEPUTY, DEPUTY)]
    next_door = await seated(tx, DEPUTY, "ulan")
    await away.go(tx, chair, UNTIL, NOW)
    assert await reached(tx, CHAIR) == at(deputy, other)
    assert await reached(tx, CHAIR, DEPUTY) == at(deputy, other, next_door)
    assert await away.stand_ins_of(tx, chair.seat.organisation_id, TODAY, NOW) == [deputy.name, other.name]


async def test_a_deputy_who_is_away_as_well(tx):
    chair, deputy, other = [await seated(tx, role, "ridder") for role in (CHAIR, DEPUTY, DEPUTY)]
    for who in (chair, deputy):
        await away.go(tx, who, UNTIL, NOW)
    assert await reached(tx, CHAIR) == at(other)
    await away.go(tx, other, UNTIL, NOW)
    assert await reached(tx, CHAIR, DEPUTY) == []
    assert await away.stand_ins_of(tx, chair.seat.organisation_id, TODAY, NOW) == []


async def test_without_a_deputy_nobody_is_told(tx):
    chair, other = await seated(tx, CHAIR, "ridder"), await seated(tx, CHAIR, "ulan")
    await away.go(tx, chair, UNTIL, NOW)
    assert await reached(tx, CHAIR) == at(other)
    (absent,) = (await found(tx)).absent
    assert (absent.name, absent.until, absent.place_id) == (chair.name, UNTIL, chair.seat.organisation_id)


async def test_a_deputy_who_cannot_be_reached_stands_in_for_nobody(tx):
    chair, deputy = await seated(tx, CHAIR, "ridder"), await seated(tx, DEPUTY, "ridder")
    await away.go(tx, chair, UNTIL, NOW)
    await tx.execute(update(Person).where(Person.id == deputy.person_id).values(unreachable_since=NOW))
    assert await reached(tx, CHAIR) == []


async def test_who_is_told_of_it_on_the_card_of_the_place(tx):
    """Those of the branch and their specialist; a deputy who is away is replaced by nobody."""
    chair, deputy, other = [await seated(tx, role, "ridder") for role in (CHAIR, DEPUTY, DEPUTY)]
    await away.go(tx, deputy, UNTIL, NOW)
    ridder = await organisations.require_code(tx, "ridder")
    assert await away.of_place(tx, chair, ridder, TODAY, NOW) == OfPlace({deputy.person_id: UNTIL})
    await away.go(tx, chair, UNTIL, NOW)
    for role, code in (("specialist", "vko"), ("chair", "ulan"), ("specialist", "abay"), ("press", "centre")):
        who = await seated(tx, role, code)
        found = await away.of_place(tx, who, ridder, TODAY, NOW)
        known = OfPlace({chair.person_id: UNTIL, deputy.person_id: UNTIL}, [other.name])
        assert found == (known if code == "vko" else OfPlace()), role
    assert await away.of_place(tx, other, ridder, UNTIL + timedelta(days=1), NOW) == OfPlace()


async def test_the_chair_of_two_branches_is_away_from_both(tx):
    chair = await seated(tx, CHAIR, "ridder")
    chair = await seated(tx, CHAIR, "ulan", who=chair)
    deputy = await seated(tx, DEPUTY, "ulan")
    await away.go(tx, chair, UNTIL, NOW)
    assert [one.place_id for one in (await found(tx)).absent] == [await place(tx, code) for code in ("ridder", "ulan")]
    assert await reached(tx, CHAIR) == at(deputy)


async def test_whoever_has_lost_the_seat_is_away_from_nothing(tx):
    """And the deputy who has taken it is there."""
    chair, deputy, press = (
        await seated(tx, CHAIR, "ridder"),
        await seated(tx, DEPUTY, "ridder"),
        await seated(tx, "press", "centre"),
    )
    await away.go(tx, chair, UNTIL, NOW)
    await terms.hand_over(tx, press, chair.seat.id, deputy.seat.id, NOW, acting=False)
    assert (await found(tx)).absent == ()
    assert [chat for chat, _ in await reached(tx, CHAIR)] == [deputy.account_id]


async def test_back_before_the_day(tx):
    chair = await seated(tx, CHAIR, "ridder")
    await away.go(tx, chair, UNTIL, NOW)
    await away.go(tx, chair, UNTIL + timedelta(days=7), NOW)
    assert await away.until_of(tx, chair, TODAY) == UNTIL + timedelta(days=7)
    for _ in range(2):
        await away.come_back(tx, chair, NOW)
    assert await away.until_of(tx, chair, TODAY) is None
    assert await reached(tx, CHAIR) == at(chair)


@pytest.mark.parametrize(
    ("until", "why"), [(TODAY - timedelta(days=1), "moment_passed"), (TODAY + timedelta(days=367), "too_far")]
)
async def test_days_that_nobody_means(tx, until, why):
    chair = await seated(tx, CHAIR, "ridder")
    with pytest.raises(Refused) as refused:
        await away.go(tx, chair, until, NOW)
    assert refused.value.kind == why


async def test_the_day_is_that_of_the_seat(tx):
    """At eight in the evening in Greenwich it is tomorrow in Almaty."""
    chair = await seated(tx, CHAIR, "ridder")
    with pytest.raises(Refused):
        await away.go(tx, chair, TODAY, NOW.replace(hour=20))


async def test_other_regions_do_not_hear_of_it(tx):
    chair = await seated(tx, CHAIR, "ridder")
    await away.go(tx, chair, UNTIL, NOW)
    assert await found(tx, region="abay") == Away()


async def test_it_is_forgotten_with_them(tx):
    chair = await seated(tx, CHAIR, "ridder")
    await away.go(tx, chair, UNTIL, NOW)
    await forgetting.forget(tx, chair, NOW)
    assert (await tx.execute(select(func.count()).select_from(Row))).scalar_one() == 0
