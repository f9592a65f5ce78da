"""Several seats of one person, signs of life, and who comes to sit where."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import func, select, update

from db.tables import Account, Seat
from newsroom import access, record
from newsroom.errors import Refused
from newsroom.pages import followers
from newsroom.people import invitations, joining, terms
from newsroom.posts import drafting, review
from newsroom.union import seats
from newsroom.values.figures import Amount
from tests.newsroom.everybody import (
    NOW,
    invited,
    newcomer,
    now_is,
    page_of,
    place,
    seated,
    sent_post,
)  # fmt: skip
from tests.newsroom.union.seating import LATER, succeeded


async def test_chair_of_two_branches(tx, region):
    """One person; the seat they sit in decides, and it changes at a word."""
    chair = await seated(tx, "chair", "ridder")
    chair = await seated(tx, "chair", "ulan", who=chair)
    ridder, ulan = (one.organisation_id for one in chair.seats)
    assert chair.seat.organisation_id == ulan
    with pytest.raises(Refused, match="other_seat"):
        await drafting.begin(tx, chair, ridder, NOW, None)
    await seats.sit(tx, chair, chair.seats[0].id, NOW)
    moved = await now_is(tx, chair)
    assert (moved.seat.organisation_id, len(moved.seats)) == (ridder, 2)
    await drafting.begin(tx, moved, ridder, NOW, None)
    await terms.end(tx, region, moved.seat.id, NOW)
    left = await now_is(tx, chair)
    assert (left.seat.organisation_id, left.moved, len(left.seats)) == (ulan, True, 1)


async def test_nobody_sits_in_the_seat_of_another(tx, chair):
    other = await seated(tx, "chair", "ulan")
    for number in (other.seat.id, 999_999):
        with pytest.raises(Refused, match="old_button"):
            await seats.sit(tx, chair, number, NOW)


async def signs(tx, who, seat_id: int | None = None) -> terms.Signs:
    return await terms.signs_of(tx, await seats.require_seat(tx, seat_id or who.seat.id))


async def test_a_sign_of_life_is_ones_own(tx, region, chair):
    """Neither what the region entered, nor what the chair before has sent."""
    ridder = chair.seat.organisation_id
    await sent_post(tx, region, at=ridder)
    await followers.count(tx, region, await page_of(tx, "ridder"), Amount(225), NOW)
    assert (await signs(tx, chair)).last_work is None
    returned = await sent_post(tx, chair, now=NOW)
    assert (await signs(tx, chair)).last_work == NOW
    await review.send_back(tx, region, returned, {"kk": "күні жоқ"}, NOW)
    new = await succeeded(tx, region)
    assert (await signs(tx, new)).last_work is None
    await followers.count(tx, new, await page_of(tx, "ridder"), Amount(230), LATER)
    assert await signs(tx, new) == terms.Signs(LATER, LATER)
    hour_later = LATER + timedelta(hours=1)
    await drafting.send(tx, new, returned, hour_later)
    assert await signs(tx, new) == terms.Signs(hour_later, hour_later)
    assert (await signs(tx, await seated(tx, "chair", "ulan", who=new))).last_work is None


async def test_the_last_action_is_the_last_of_any_kind(tx, chair):
    """A tap, a draft, a deed of the record, leaving for another seat: whichever came last; and none of another seat."""
    ridder = chair.seat.organisation_id
    for hours, act in enumerate((
        lambda at: followers_counted(tx, chair, at),
        lambda at: drafting.begin(tx, chair, ridder, at, None),
        lambda at: record.note(tx, chair, "invited", at, ridder, role="deputy"),
        lambda at: tx.execute(update(Account).where(Account.id == chair.account_id).values(acted_at=at)),
        lambda at: seats.sit(tx, chair, chair.seats[0].id, at),
    ), 1):  # fmt: skip
        at = LATER + timedelta(hours=hours)
        await act(at)
        assert (await signs(tx, chair)).last == at
    assert (await signs(tx, chair)).last_work == LATER + timedelta(hours=1)


async def followers_counted(tx, who, at) -> None:
    await followers.count(tx, who, await page_of(tx, "ridder"), Amount(230), at)


async def test_a_chair_who_is_the_specialist_too_enters_as_the_region(tx, chair):
    """What they bring in from the other seat is no sign of the branch."""
    both = await seated(tx, "specialist", "vko", who=chair)
    await sent_post(tx, both, at=chair.seat.organisation_id)
    await followers.count(tx, both, await page_of(tx, "ridder"), Amount(225), NOW)
    assert (await signs(tx, chair)).last_work is None


async def test_the_chair_comes_first_and_only_those_who_sit_there(tx):
    for role in ("deputy", "chair"):
        await seated(tx, role, "ridder")
    found = await seats.at(tx, await place(tx, "ridder"), NOW)
    assert [one.role for one in found] == ["chair", "deputy"]
    numbers = [await place(tx, code) for code in ("ridder", "ulan")]
    assert await seats.led(tx, numbers, "chair", NOW) == {numbers[0]}
    assert list(await seats.chairs(tx, numbers, NOW)) == [numbers[0]]


async def test_every_role_has_its_level_and_its_deed(tx):
    """Where a role can sit, somebody may seat it there."""
    assert list(seats.LEVELS) == list(access.SEATING)
    count = select(func.count()).select_from(Seat)
    before = (await tx.execute(count)).scalar_one()
    for role, code in (("chair", "school"), ("deputy", "school"), ("press", "centre")):
        await seated(tx, role, code)
    assert (await tx.execute(count)).scalar_one() == before + 3


async def test_an_old_chair_has_kept_no_door_open(tx, region, chair):
    """A deputy's invitation that they made would let them in again; the region's own for that place stays."""
    theirs, regions = [await invited(tx, "deputy", "ridder", NOW, who=maker) for maker in (chair, region)]
    await terms.end(tx, region, chair.seat.id, NOW)
    with pytest.raises(Refused, match="invitation_revoked"):
        await invitations.accept(tx, await newcomer(tx), theirs, "Қайта", "kk", NOW)
    await invitations.accept(tx, await newcomer(tx), regions, "Жаңа", "kk", NOW)


async def test_who_comes_in_waits_for_no_answer_any_more(tx, region):
    """Else approving them later would end and begin their own term."""
    asking = await newcomer(tx)
    await joining.ask(tx, asking, await place(tx, "ridder"), "Әлия", NOW)
    await seated(tx, "chair", "ridder", who=asking)
    assert await joining.waiting(tx, await place(tx, "vko"), NOW) == []


async def test_a_deputy_who_becomes_the_chair_leaves_the_deputys_seat(tx, region):
    """By a link as by handing over: one person does not sit twice in one place."""
    deputy = await seated(tx, "deputy", "ridder")
    deputy = await seated(tx, "chair", "ridder", who=deputy)
    assert [one.role for one in (await now_is(tx, deputy)).seats] == ["chair"]
