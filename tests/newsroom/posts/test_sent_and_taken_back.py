"""What becomes of a draft: sent once, taken back while nobody looks at it, corrected."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from db.tables import Passage, Post
from newsroom.errors import Refused
from newsroom.posts import drafting, former, posts, review, versions
from tests.newsroom.everybody import (
    NOW,
    bound,
    draft,
    left_for,
    photo,
    place,
    said,
    seated,
    sent_post,
    state_of,
)  # fmt: skip
from tests.newsroom.once import once

BOLD = {"type": "bold", "offset": 0, "length": 7}
MINUTE = timedelta(minutes=1)


chair = once(seated, "chair", "ridder")
specialist = once(seated, "specialist", "vko")


# ---- sent, taken back, corrected


async def test_sent_once(tx, chair):
    number = await draft(tx, chair)
    await drafting.send(tx, chair, number, NOW)
    with pytest.raises(Refused, match="old_button"):
        await drafting.send(tx, chair, number, NOW)
    assert await posts.sent_in_week(tx, chair.seat.organisation_id, "2026-W47") == 1
    assert len(await versions.versions_of(tx, number)) == 1


async def test_what_was_sent_is_not_changed_any_more(tx, chair):
    """Not by the author's own old buttons either, until it is theirs again."""
    number, other = await sent_post(tx, chair), await draft(tx, chair)
    before = await posts.require_post(tx, number)
    for attempt in (
        drafting.add_text(tx, chair, number, said("Тағы.")), drafting.add_media(tx, chair, number, photo("u")),
        former.set_aside(tx, chair, number, NOW), drafting.drop(tx, chair, number, NOW),
        drafting.pour(tx, chair, number, other, NOW), drafting.pour(tx, chair, other, number, NOW),
        drafting.set_facts(tx, chair, number, is_repost=True), drafting.set_rubric(tx, chair, number, 1),
    ):  # fmt: skip
        with pytest.raises(Refused, match="old_button"):
            await attempt
    assert await posts.require_post(tx, number) == before


async def test_taken_back_before_anybody_has_looked(tx, chair, specialist):
    """To correct it, or for good: nobody need be told. It is counted no more."""
    corrected, withdrawn = await sent_post(tx, chair), await sent_post(tx, chair)
    await drafting.take_back(tx, chair, corrected, "take back", NOW)
    await drafting.take_back(tx, chair, withdrawn, "withdraw", NOW)
    assert [await state_of(tx, one) for one in (corrected, withdrawn)] == ["draft", "withdrawn"]
    assert (await posts.draft_of(tx, chair, chair.seat.organisation_id)).id == corrected
    assert await posts.sent_in_week(tx, chair.seat.organisation_id, "2026-W47") == 0
    rows, total = await posts.mine(tx, chair.seat.organisation_id, 0, 5)
    assert ([one.id for one in rows], total) == ([withdrawn], 1), "the chair sees what became of it"
    assert await left_for(tx, specialist) == []


@pytest.mark.parametrize("step", ["take back", "withdraw"])
async def test_taken_back_from_under_somebodys_eyes(tx, chair, step):
    """Held, approved or scheduled: every specialist of the region is told, and the moment and the hold are gone."""
    specialist, other = await bound(tx), await seated(tx, "specialist", "vko")
    foreign = await seated(tx, "specialist", "abay")
    held, approved = await sent_post(tx, chair), await sent_post(tx, chair)
    await review.hold(tx, specialist, held, NOW)
    await review.approve(tx, specialist, approved, NOW)
    for number in (held, approved):
        await drafting.take_back(tx, chair, number, step, NOW + MINUTE)
        post = await posts.require_post(tx, number)
        assert (post.publish_at, post.held_by, post.held_until) == (None, None, None)
    news = [("taken_back", {"post": number, "step": step}) for number in (held, approved)]
    assert [await left_for(tx, who) for who in (specialist, other, foreign)] == [news, news, []]


async def test_a_hold_that_has_run_out_is_nobodys_eyes(tx, chair, specialist):
    number = await sent_post(tx, chair)
    await review.hold(tx, specialist, number, NOW)
    await drafting.take_back(tx, chair, number, "withdraw", NOW + review.HELD_FOR)
    assert await left_for(tx, specialist) == []


async def test_no_other_step_is_the_authors(tx, chair):
    number = await sent_post(tx, chair)
    for step in ("approve", "publish", "drop", ""):
        with pytest.raises(Refused, match="old_button"):
            await drafting.take_back(tx, chair, number, step, NOW)
    assert await state_of(tx, number) == "sent"


async def test_a_correction_stays_in_its_week(tx, chair, specialist):
    """Returned on Monday, sent again two weeks later; every version and every passage is kept."""
    number, later = await sent_post(tx, chair), NOW + timedelta(days=14)
    await review.send_back(tx, specialist, number, {"kk": "күні жоқ"}, NOW)
    await drafting.add_text(tx, chair, number, said("Күні — он алтысы."))
    await drafting.send(tx, chair, number, later)
    counted_in = select(Post.week, Post.local_day, Post.sent_at).where(Post.id == number)
    assert (await tx.execute(counted_in)).one() == ("2026-W47", NOW.date(), later)
    texts = [one.texts["kk"] for one in await versions.versions_of(tx, number)]
    assert texts == ["Семинар өтті.", "Семинар өтті.\n\nКүні — он алтысы."]
    passages = select(Passage.state, Passage.person_id).where(Passage.post_id == number).order_by(Passage.id)
    by = chair.person_id
    assert [tuple(one) for one in (await tx.execute(passages)).all()] == [
        ("draft", by), ("sent", by), ("returned", specialist.person_id), ("sent", by),
    ]  # fmt: skip


async def test_what_was_mended_before_it_went_back_is_not_lost(tx, chair, specialist):
    """The specialist has corrected the words and put Russian beside them; the author adds a date."""
    number = await drafting.begin(tx, chair, chair.seat.organisation_id, NOW, None)
    await drafting.add_text(tx, chair, number, said("Семнар өтті.", message=801))
    await drafting.send(tx, chair, number, NOW)
    await review.edit_text(tx, specialist, number, "kk", said("Семинар өтті.").text, NOW)
    await review.edit_text(tx, specialist, number, "ru", said("Прошёл семинар.").text, NOW)
    await review.send_back(tx, specialist, number, {"kk": "күні жоқ"}, NOW)
    await drafting.add_text(tx, chair, number, said("Күні — он алтысы."))
    post = await posts.require_post(tx, number)
    assert post.texts == {"kk": "Семинар өтті.\n\nКүні — он алтысы.", "ru": "Прошёл семинар."}


async def test_the_drafts_of_each_place_by_themselves(tx, specialist):
    """A specialist enters for two branches: one draft in sight for each; what was returned is none."""
    ridder, ulan = await place(tx, "ridder"), await place(tx, "ulan")
    first, second = await draft(tx, specialist, at=ridder), await draft(tx, specialist, at=ulan)
    returned = await sent_post(tx, specialist, at=ulan)
    await review.send_back(tx, specialist, returned, {"kk": "күні жоқ"}, NOW)
    assert [(await posts.draft_of(tx, specialist, at)).id for at in (ridder, ulan)] == [first, second]
    assert [one.id for one in await posts.returned_to(tx, specialist, ulan)] == [returned]
    assert await posts.returned_to(tx, specialist, ridder) == []
