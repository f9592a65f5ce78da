"""Strangers ask, once a day; whoever decides is told once for many, and decides once."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from db.tables import JoinRequest, Notice, Seat
from newsroom import weeks
from newsroom.errors import Refused
from newsroom.notices import GATHERED, gathered
from newsroom.people import joining, terms, upkeep
from newsroom.union import seats
from tests.newsroom.everybody import NOW, draft, newcomer, now_is, place, seated, union
from tests.newsroom.once import once

DAY = timedelta(days=1)


async def asks(tx, code: str = "ridder", now=NOW, who=None, name: str = "Әлия <b>&"):
    who = who or await newcomer(tx)
    await joining.ask(tx, who, await place(tx, code), name, now)
    return who


async def request_of(tx, who) -> int:
    found = select(JoinRequest.id).where(JoinRequest.account_id == who.account_id).order_by(JoinRequest.id.desc())
    return (await tx.execute(found)).scalars().first()


async def notices_of(tx, *kinds: str):
    found = select(Notice.__table__).where(Notice.kind.in_(kinds)).order_by(Notice.id)
    return (await tx.execute(found)).all()


region = once(seated, "specialist", "vko")


# ---- asking


async def test_once_a_day(tx, region):
    """Declined or not; and who waits for an answer need not ask again, however long."""
    who = await asks(tx)
    for later in (timedelta(), DAY - timedelta(seconds=1), 9 * DAY):
        with pytest.raises(Refused, match="asked_today"):
            await asks(tx, "ulan", NOW + later, who)
    await joining.decline(tx, region, await request_of(tx, who), NOW + timedelta(minutes=1))
    assert await joining.has_asked_lately(tx, who, NOW + DAY - timedelta(seconds=1))
    with pytest.raises(Refused, match="asked_today"):
        await asks(tx, now=NOW + DAY - timedelta(seconds=1), who=who)
    await asks(tx, now=NOW + DAY, who=who)
    await asks(tx)  # another one's day is another's


async def test_only_whoever_has_no_seat_asks(tx, region):
    """A former chair has none any more."""
    chair = await seated(tx, "chair", "ridder")
    with pytest.raises(Refused, match="no_right"):
        await asks(tx, "ulan", who=chair)
    await terms.end(tx, region, chair.seat.id, NOW)
    await asks(tx, "ulan", who=await now_is(tx, chair))


async def test_only_where_a_chair_can_sit(tx, region):
    await upkeep.close(tx, region, await place(tx, "ulan"), weeks.term_day(NOW), NOW)
    for code in ("centre", "vko", "ulan"):
        with pytest.raises(Refused, match="old_button"):
            await asks(tx, code)
    await asks(tx, "school")


async def test_one_notice_for_all_within_ten_minutes(tx, region):
    """To each specialist of that region, and to nobody else."""
    other = await seated(tx, "specialist", "vko")
    await seated(tx, "specialist", "abay")
    await seated(tx, "press", "centre")
    await asks(tx, now=NOW + timedelta(minutes=1))
    await asks(tx, "school", now=NOW + timedelta(minutes=9, seconds=59))
    found = await notices_of(tx, "requests")
    assert [(one.chat_id, one.parameters, one.due_at) for one in found] == [
        (who.account_id, {"place": region.seat.organisation_id}, NOW + timedelta(minutes=10)) for who in (region, other)
    ]
    await asks(tx, now=NOW + timedelta(minutes=10))
    assert len(await notices_of(tx, "requests")) == 4
    assert gathered(NOW, GATHERED) == NOW + timedelta(minutes=10)


async def test_where_a_region_has_nobody_the_press_service_hears(tx, region):
    """And sees the request among its own, as long as nobody is there."""
    press, centre, abay = await seated(tx, "press", "centre"), await place(tx, "centre"), await place(tx, "abay")
    await asks(tx, "ayagoz")
    await asks(tx)
    (notice, *_) = await notices_of(tx, "requests")
    assert (notice.chat_id, notice.parameters) == (press.account_id, {"place": centre})
    assert [one.names["ru"] for one in await joining.waiting(tx, centre, NOW)] == ["ayagoz"]
    specialist = await seated(tx, "specialist", "abay")
    assert not await joining.waiting(tx, centre, NOW)
    assert [one.names["ru"] for one in await joining.waiting(tx, abay, NOW)] == ["ayagoz"]
    await terms.end(tx, press, specialist.seat.id, NOW)
    (request,) = await joining.waiting(tx, centre, NOW)
    await joining.approve(tx, press, request.id, "chair", NOW)


# ---- deciding


async def test_approved_as_the_chair_they_follow_who_sits_there(tx, region):
    """The draft passes on, the old chair is told, and so is the new one; the name is as it was written."""
    chair = await seated(tx, "chair", "ridder")
    begun = await draft(tx, chair)
    who = await asks(tx)
    taken = await joining.approve(tx, region, await request_of(tx, who), "chair", NOW)
    now = await now_is(tx, who)
    assert [(one.id, one.role) for one in now.seats] == [(taken, "chair")]
    assert now.name == "Әлия <b>&"
    assert (await now_is(tx, chair)).is_stranger
    notices = [(one.chat_id, one.kind) for one in await notices_of(tx, "seat_taken", "term_ended")]
    assert notices == [(chair.account_id, "term_ended"), (who.account_id, "seat_taken")]
    assert (await terms.drafts_of(tx, await seats.require_sitter(tx, region, taken, NOW)), begun > 0) == (1, True)


async def test_approved_as_a_deputy_they_follow_nobody(tx, region):
    chair, who = await seated(tx, "chair", "ridder"), await asks(tx)
    await joining.approve(tx, region, await request_of(tx, who), "deputy", NOW)
    sitting = await seats.at(tx, await place(tx, "ridder"), NOW)
    assert (sitting[0].role, sitting[0].person_id) == ("chair", chair.person_id)
    assert (await now_is(tx, who)).role == "deputy"


@pytest.mark.parametrize("role", ["specialist", "press", "owner", "", "king"])
async def test_no_other_role_is_given_so(tx, region, role):
    who = await asks(tx)
    with pytest.raises(Refused, match="old_button"):
        await joining.approve(tx, region, await request_of(tx, who), role, NOW)


async def test_declined_and_told(tx, region):
    who = await asks(tx)
    number = await request_of(tx, who)
    await joining.decline(tx, region, number, NOW)
    (notice,) = await notices_of(tx, "request_declined")
    assert (notice.chat_id, notice.parameters) == (who.account_id, {"place": await place(tx, "ridder")})
    assert (await now_is(tx, who)).is_stranger
    decided = (await tx.execute(select(JoinRequest.__table__).where(JoinRequest.id == number))).one()
    assert (decided.state, decided.decided_at, decided.decided_by) == ("declined", NOW, region.person_id)
    assert not await joining.waiting(tx, await place(tx, "vko"), NOW)
    for again in (joining.decline(tx, region, number, NOW), joining.approve(tx, region, number, "chair", NOW)):
        with pytest.raises(Refused, match="already_decided"):
            await again


@pytest.mark.parametrize("steps", [("chair", "chair"), ("chair", "deputy"), ("chair", "decline")])
async def test_of_two_who_decide_at_once_the_second_comes_too_late(engine, steps):
    async with engine.begin() as tx:
        await union(tx)
        two = [await seated(tx, "specialist", "vko") for _ in range(2)]
        number = await request_of(tx, await asks(tx))

    async def decide(who, step: str) -> str:
        try:
            async with engine.begin() as tx:
                if step == "decline":
                    await joining.decline(tx, who, number, NOW)
                else:
                    await joining.approve(tx, who, number, step, NOW)
        except Refused as refused:
            return refused.kind
        return "done"

    outcomes = await asyncio.gather(*[decide(*one) for one in zip(two, steps, strict=True)])
    assert sorted(outcomes) == ["already_decided", "done"]
    async with engine.connect() as tx:
        counted = (await tx.execute(select(func.count()).select_from(Seat))).scalar_one()
        assert counted == (2 if outcomes[0] == "already_decided" and "decline" in steps else 3)
        assert len(await notices_of(tx, "seat_taken", "request_declined")) == 1


async def test_a_former_chair_who_comes_back_is_the_same_person(tx, region):
    chair = await seated(tx, "chair", "ridder")
    await terms.end(tx, region, chair.seat.id, NOW)
    await asks(tx, "ulan", who=await now_is(tx, chair))
    await joining.approve(tx, region, await request_of(tx, chair), "chair", NOW)
    back = await now_is(tx, chair)
    assert (back.person_id, back.name, back.seat.names["ru"]) == (chair.person_id, chair.name, "ulan")
