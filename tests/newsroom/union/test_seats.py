"""Succession: the seat changes hands, what belongs to the branch stays with it, and the old chair is out at once."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import select

from db.tables import Deed, Passage, Post
from newsroom import weeks
from newsroom.errors import Refused
from newsroom.pages import followers
from newsroom.people import invitations, terms
from newsroom.posts import drafting, former, posts, review
from newsroom.union import seats
from newsroom.values.figures import Amount
from tests.newsroom.everybody import (
    NOW,
    draft,
    invited,
    newcomer,
    now_is,
    page_of,
    photo,
    place,
    said,
    seated,
    sent_post,
    union,
)  # fmt: skip
from tests.newsroom.union.seating import LATER, entered_by, kinds_left_for, succeeded

# ---- a term ends


async def test_a_term_ends_at_once_and_remains_visible(tx, region, chair):
    """With its dates, the newest first; and the one who leaves is told."""
    ridder = await place(tx, "ridder")
    await terms.end(tx, region, chair.seat.id, LATER)
    new = await succeeded(tx, region)
    assert [one.id for one in await seats.at(tx, ridder, LATER)] == [new.seat.id]
    last = LATER + timedelta(days=1)
    await terms.end(tx, region, new.seat.id, last)
    assert await seats.at(tx, ridder, last) == []
    ended = [(one.name, one.starts_on.day, one.ends_on.day) for one in await seats.before(tx, ridder, last)]
    assert ended == [("Жаңа төраға", 18, 19), (chair.name, 16, 18)]
    assert (await kinds_left_for(tx, chair), await kinds_left_for(tx, new)) == (["term_ended"], ["term_ended"])
    assert (await now_is(tx, chair, LATER)).is_stranger


async def test_what_has_ended_cannot_end_again(tx, region, chair):
    await terms.end(tx, region, chair.seat.id, NOW)
    for again in (
        terms.end(tx, region, chair.seat.id, NOW), seats.require_sitter(tx, region, chair.seat.id, NOW),
        terms.drop_drafts(tx, region, chair.seat.id, NOW), terms.end(tx, region, 999_999, NOW),
    ):  # fmt: skip
        with pytest.raises(Refused, match="old_button"):
            await again


async def test_a_deed_of_seats_is_on_record(tx, region, chair):
    deputy = await seated(tx, "deputy", "ridder")
    taken = await terms.hand_over(tx, region, chair.seat.id, deputy.seat.id, NOW, acting=True)
    deeds = select(Deed.kind, Deed.person_id, Deed.seat_id, Deed.details).where(Deed.seat_id == region.seat.id)
    found = [tuple(one) for one in (await tx.execute(deeds.order_by(Deed.id))).all()]
    by = (region.person_id, region.seat.id)
    assert found == [
        ("term ended", *by, {"role": "chair", "seat": chair.seat.id}),
        ("term ended", *by, {"role": "deputy", "seat": deputy.seat.id}),
        ("seat handed over", *by, {"role": "chair", "seat": taken, "acting": True}),
    ]


async def test_the_last_owner_stays(tx):
    owner = await seated(tx, "owner", "centre")
    with pytest.raises(Refused, match="last_owner"):
        await terms.end(tx, owner, owner.seat.id, NOW)
    other = await seated(tx, "owner", "centre")
    await terms.end(tx, owner, other.seat.id, NOW)
    with pytest.raises(Refused, match="last_owner"):
        await terms.end(tx, owner, owner.seat.id, NOW)


async def test_of_two_owners_who_leave_at_once_one_stays(engine):
    async with engine.begin() as tx:
        await union(tx)
        owners = [await seated(tx, "owner", "centre") for _ in range(2)]

    async def leave(who) -> str:
        try:
            async with engine.begin() as tx:
                await terms.end(tx, who, who.seat.id, NOW)
        except Refused as refused:
            return refused.kind
        return "gone"

    assert sorted(await asyncio.gather(*map(leave, owners))) == ["gone", "last_owner"]


# ---- the seat passes on


@pytest.mark.parametrize("acting", [True, False])
async def test_handed_over_to_a_deputy(tx, region, chair, acting):
    """In one step: the deputy's own seat ends, they sit in the new one, and both are told."""
    deputy = await seated(tx, "deputy", "ridder")
    other = await seated(tx, "deputy", "ridder")
    taken = await terms.hand_over(tx, region, chair.seat.id, deputy.seat.id, LATER, acting=acting)
    now = await now_is(tx, deputy, LATER)
    assert [(one.id, one.role, one.acting) for one in now.seats] == [(taken, "chair", acting)]
    assert (now.seat.id, now.moved) == (taken, False)
    sitting = [(one.role, one.person_id) for one in await seats.at(tx, await place(tx, "ridder"), LATER)]
    assert sitting == [("chair", deputy.person_id), ("deputy", other.person_id)]
    assert (await kinds_left_for(tx, chair), await kinds_left_for(tx, deputy)) == (["term_ended"], ["seat_taken"])


async def test_handed_over_to_nobody_else(tx, region, chair):
    """Not to a deputy of the next branch, nor to the chair there, nor what is no chair's seat."""
    elsewhere, next_chair = await seated(tx, "deputy", "ulan"), await seated(tx, "chair", "ulan")
    deputy = await seated(tx, "deputy", "ridder")
    for seat, heir in ((chair, elsewhere), (chair, next_chair), (chair, chair), (deputy, deputy)):
        with pytest.raises(Refused, match="old_button"):
            await terms.hand_over(tx, region, seat.seat.id, heir.seat.id, NOW, acting=False)
    assert not (await now_is(tx, chair)).is_stranger


async def test_a_successor_ends_the_old_term_when_they_come_and_not_before(tx, region, chair):
    number = await invited(tx, "chair", "ridder", who=region)
    assert (await now_is(tx, chair, LATER)).role == "chair"
    await drafting.begin(tx, chair, chair.seat.organisation_id, LATER, None)
    who = await newcomer(tx)
    await invitations.accept(tx, who, number, "Жаңа төраға", "kk", LATER)
    assert (await now_is(tx, chair, LATER)).is_stranger
    sitting = await seats.at(tx, await place(tx, "ridder"), LATER)
    assert [(one.name, one.acting) for one in sitting] == [("Жаңа төраға", False)]
    (before,) = await seats.before(tx, await place(tx, "ridder"), LATER)
    assert (before.person_id, before.ends_on) == (chair.person_id, weeks.term_day(LATER))


async def test_an_old_invitation_ousts_nobody_who_came_later(tx, region):
    """Two were made while nobody sat there; and one to follow a chair whom another has followed since."""
    first, second = [await invited(tx, "chair", "ridder", who=region) for _ in range(2)]
    chair = await newcomer(tx)
    await invitations.accept(tx, chair, first, "Бірінші", "kk", NOW)
    with pytest.raises(Refused, match="invitation_used"):
        await invitations.accept(tx, await newcomer(tx), second, "Екінші", "kk", NOW)
    two = [await invited(tx, "chair", "ridder", who=region) for _ in range(2)]
    await invitations.accept(tx, await newcomer(tx), two[0], "Екінші", "kk", LATER)
    with pytest.raises(Refused, match="invitation_used"):
        await invitations.accept(tx, await newcomer(tx), two[1], "Үшінші", "kk", LATER)
    assert [one.name for one in await seats.at(tx, await place(tx, "ridder"), LATER)] == ["Екінші"]


async def test_an_invitation_to_follow_somebody_opens_when_they_have_left_already(tx, region, chair):
    number = await invited(tx, "chair", "ridder", who=region)
    await terms.end(tx, region, chair.seat.id, NOW)
    who = await newcomer(tx)
    await invitations.accept(tx, who, number, "Жаңа төраға", "kk", LATER)
    assert (await now_is(tx, who, LATER)).role == "chair"


async def test_a_deputy_ousts_nobody(tx, region, chair):
    await succeeded(tx, region, role="deputy")
    assert (await now_is(tx, chair, LATER)).role == "chair"


# ---- what belongs to the branch


@pytest.mark.parametrize("vacant", [False, True])
async def test_drafts_and_what_was_returned_pass_on(tx, region, chair, vacant):
    """Also when nobody sat there for a while."""
    begun, returned = await draft(tx, chair), await sent_post(tx, chair)
    await review.send_back(tx, region, returned, {"kk": "күні жоқ"}, NOW)
    if vacant:
        await terms.end(tx, region, chair.seat.id, NOW)
    new = await succeeded(tx, region)
    found = await posts.draft_of(tx, new, new.seat.organisation_id)
    assert (found.id, found.texts) == (begun, {"kk": "Семинар өтті."})
    assert [one.id for one in await posts.returned_to(tx, new, new.seat.organisation_id)] == [returned]
    await drafting.send(tx, new, returned, LATER)
    await drafting.send(tx, new, begun, LATER)


async def test_a_deputys_draft_stays_theirs(tx, region, chair):
    """They sit there still, and can finish it."""
    deputy = await seated(tx, "deputy", "ridder")
    begun = await draft(tx, deputy)
    await succeeded(tx, region)
    assert await entered_by(tx, begun) == deputy.person_id


async def test_what_was_sent_keeps_who_sent_it(tx, region, chair):
    sent = await sent_post(tx, chair)
    new = await succeeded(tx, region)
    assert await entered_by(tx, sent) == chair.person_id
    assert [one.id for one in (await posts.mine(tx, new.seat.organisation_id, 0, 10))[0]] == [sent], (
        "it is the branch's"
    )


async def test_what_the_region_entered_stays_with_the_region(tx, region, chair):
    ridder = chair.seat.organisation_id
    begun = await draft(tx, region, at=ridder)
    new = await succeeded(tx, region)
    assert await posts.draft_of(tx, new, ridder) is None
    assert (await posts.draft_of(tx, region, ridder)).id == begun


async def test_drafts_are_dropped_where_the_new_one_shall_not_find_them(tx, region, chair):
    """What was sent, and what a deputy wrote, is not touched."""
    deputy = await seated(tx, "deputy", "ridder")
    begun, sent, other = await draft(tx, chair), await sent_post(tx, chair), await draft(tx, deputy)
    assert await terms.drafts_of(tx, await seats.require_sitter(tx, region, chair.seat.id, NOW)) == 1
    await terms.drop_drafts(tx, region, chair.seat.id, NOW)
    states = {one.id: one.state for one in (await tx.execute(select(Post.__table__))).all()}
    assert states == {begun: "dropped", sent: "sent", other: "draft"}
    last = select(Passage.person_id, Passage.state).where(Passage.post_id == begun).order_by(Passage.id.desc())
    assert tuple((await tx.execute(last)).first()) == (region.person_id, "dropped")
    new = await succeeded(tx, region)
    assert await posts.draft_of(tx, new, new.seat.organisation_id) is None


async def test_the_old_chair_is_out_of_every_use_case_at_once(tx, region, chair):
    """Whatever they had open: a draft, what was returned, the form, the count. A stranger, or a chair elsewhere."""
    ridder, page = chair.seat.organisation_id, await page_of(tx, "ridder")
    number, returned = await draft(tx, chair), await sent_post(tx, chair)
    await review.send_back(tx, region, returned, {"kk": "күні жоқ"}, NOW)
    await terms.end(tx, region, chair.seat.id, NOW)
    out = await now_is(tx, chair)
    assert out.moved
    await refused_everywhere(tx, out, ridder, number, page, "stranger")
    elsewhere = await seated(tx, "chair", "ulan", who=out)
    await refused_everywhere(tx, elsewhere, ridder, number, page, "no_right")
    await refused_everywhere(tx, elsewhere, ridder, returned, page, "no_right")
    await succeeded(tx, region)
    await refused_everywhere(tx, elsewhere, ridder, number, page, "no_right|old_button")


async def refused_everywhere(tx, who, ridder: int, number: int, page: int, how: str) -> None:
    for attempt in (
        drafting.begin(tx, who, ridder, NOW, None), drafting.require_own_open(tx, who, number),
        drafting.add_text(tx, who, number, said("Тағы.")), drafting.add_media(tx, who, number, photo("u")),
        drafting.set_rubric(tx, who, number, 1), former.set_aside(tx, who, number, NOW),
        drafting.send(tx, who, number, NOW), drafting.drop(tx, who, number, NOW),
    ):  # fmt: skip
        with pytest.raises(Refused, match=how):
            await attempt
    with pytest.raises(Refused, match="no_right"):
        await followers.count(tx, who, page, Amount(225), NOW)


async def test_a_verdict_goes_to_who_sits_there_now(tx, region, chair):
    sent = await sent_post(tx, chair)
    new = await succeeded(tx, region)
    await review.approve(tx, region, sent, LATER)
    assert "verdict" in await kinds_left_for(tx, new)
    assert "verdict" not in await kinds_left_for(tx, chair)
