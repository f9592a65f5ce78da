"""Who has blocked the bot is noted, their region told once, and they are left in peace until they are back."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select

from db.tables import Notice, Person
from newsroom.people import reach, terms
from newsroom.reminders import runs
from tests.newsroom.everybody import NOW, newcomer, place, seated


async def who_was_told(tx) -> list[tuple[int, int]]:
    """Who was told of whom."""
    found = select(Notice.chat_id, Notice.parameters).where(Notice.kind == "unreachable").order_by(Notice.id)
    return [(chat, given["person"]) for chat, given in (await tx.execute(found)).all()]


async def since(tx, who):
    return (await tx.execute(select(Person.unreachable_since).where(Person.id == who.person_id))).scalar_one()


async def test_told_once_and_again_after_they_were_back(tx):
    region, chair = await seated(tx, "specialist", "vko"), await seated(tx, "chair", "ridder")
    await seated(tx, "specialist", "abay")
    for hours in range(3):
        await reach.lost(tx, chair.person_id, NOW + timedelta(hours=hours))
    assert await who_was_told(tx) == [(region.account_id, chair.person_id)]
    assert await since(tx, chair) == NOW, "since the first time"
    await reach.found(tx, chair.person_id)
    assert await since(tx, chair) is None
    await reach.lost(tx, chair.person_id, NOW + timedelta(days=1))
    assert await who_was_told(tx) == [(region.account_id, chair.person_id)] * 2


async def test_with_several_seats_each_region_hears_once(tx):
    regions = [await seated(tx, "specialist", code) for code in ("vko", "abay")]
    chair = await seated(tx, "chair", "ridder")
    for role, code in (("chair", "ulan"), ("deputy", "ayagoz"), ("deputy", "ridder")):
        chair = await seated(tx, role, code, who=chair)
    await reach.lost(tx, chair.person_id, NOW)
    assert await who_was_told(tx) == [(who.account_id, chair.person_id) for who in regions]
    counted = [await reach.unreachable_in(tx, await place(tx, code), NOW) for code in ("vko", "abay")]
    assert counted == [1, 1], "one person, however many seats"


async def test_below_a_branch_they_are_counted_too(tx):
    region, head = await seated(tx, "specialist", "vko"), await seated(tx, "chair", "school")
    await reach.lost(tx, head.person_id, NOW)
    assert await who_was_told(tx) == [(region.account_id, head.person_id)]
    assert await reach.unreachable_in(tx, await place(tx, "vko"), NOW) == 1


async def test_who_has_no_seat_there_concerns_nobody(tx):
    """A former chair, a specialist, a stranger."""
    region, chair = await seated(tx, "specialist", "vko"), await seated(tx, "chair", "ridder")
    await terms.end(tx, region, chair.seat.id, NOW)
    for person in (chair.person_id, region.person_id, await reach.person_behind(tx, (await newcomer(tx)).account_id)):
        await reach.lost(tx, person, NOW)
        await reach.found(tx, person)
    await reach.lost(tx, chair.person_id, NOW)
    assert await who_was_told(tx) == []
    assert await reach.unreachable_in(tx, await place(tx, "vko"), NOW) == 0
    assert await reach.person_behind(tx, 1) is None


async def test_who_cannot_be_reached_is_not_reminded(tx):
    ten = NOW + timedelta(hours=1)
    lost, there = await seated(tx, "chair", "ridder"), await seated(tx, "deputy", "ridder")
    await reach.lost(tx, lost.person_id, NOW)
    await runs.come_due(tx, ten)
    reminded = select(Notice.chat_id).where(Notice.kind == "reminder")
    assert (await tx.execute(reminded)).scalars().all() == [there.account_id]
    await reach.found(tx, lost.person_id)
    await runs.come_due(tx, ten + timedelta(days=7))
    assert sorted((await tx.execute(reminded)).scalars().all()) == [lost.account_id, *[there.account_id] * 2]
