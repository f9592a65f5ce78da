"""Reactions and comments: counted as Telegram tells them, and told to their branch once a day, only what is new."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import insert, select, update

from db.tables import Notice, Post, Response
from newsroom.people import forgetting
from newsroom.posts import publishing, responses
from newsroom.posts.responses import Count
from newsroom.reminders import managing, rules, runs
from newsroom.union import organisations
from tests.newsroom.everybody import CHANNEL, NOW, bound, came_out, place, published, rule, seated, sent_post, union

DAY, AT_SIX = timedelta(days=1), NOW + timedelta(hours=9)
THUMB, DOWN = "👍", "👎"


@pytest.fixture
async def tx(engine):
    async with engine.begin() as tx:
        await union(tx)
        yield tx


async def counts(tx) -> list[tuple[int, ...]]:
    kept = select(Response.message_id, Response.liked, Response.disliked, Response.comments)
    return [tuple(row) for row in await tx.execute(kept.order_by(Response.message_id))]


async def told(tx) -> list[int]:
    return list((await tx.execute(select(Notice.chat_id).where(Notice.kind == "responses"))).scalars())


async def region(tx):
    return await organisations.require_place(tx, await place(tx, "vko"))


async def test_counted_as_telegram_tells(tx):
    """Up and down, twice, late, before we know of the post; in no other channel; of tears nothing is said."""
    await bound(tx)
    for after, reactions in ((1, {THUMB: 2, DOWN: 1, "😢": 9}), (1, {THUMB: 2, DOWN: 1}), (3, {"❤️": 1, "paid": 3}),
                             (2, {THUMB: 40})):  # fmt: skip
        await responses.note_reactions(tx, CHANNEL, 5, reactions, NOW + timedelta(seconds=after))
    await responses.note_reactions(tx, CHANNEL - 1, 5, {THUMB: 2}, NOW)
    assert await counts(tx) == [(5, 4, 0, 0)]
    await responses.note_reactions(tx, CHANNEL, 5, {}, NOW + timedelta(seconds=4))
    assert await counts(tx) == [(5, 0, 0, 0)]
    assert responses.counted({DOWN: 2, "🖕": 1, "👍🏽": 1}) == Count(0, 3)
    assert not responses.LIKED & responses.DISLIKED


async def test_a_comment_is_counted_once(tx):
    """In the order in which they were said; below a post, and not elsewhere in the group."""
    await bound(tx)
    await responses.note_carried(tx, CHANNEL, 5, -7, 70, NOW)
    await responses.note_carried(tx, CHANNEL - 1, 5, -7, 71, NOW)
    for root, comment in ((70, 72), (70, 73), (70, 73), (70, 72), (71, 74), (99, 75)):
        await responses.note_comment(tx, -7, root, comment, NOW)
    await responses.note_comment(tx, -8, 70, 90, NOW)
    await responses.note_reactions(tx, CHANNEL, 5, {THUMB: 1}, NOW)
    await responses.note_carried(tx, CHANNEL, 5, -7, 70, NOW)
    assert await counts(tx) == [(5, 1, 0, 2)]


async def test_told_once_a_day_and_only_what_is_new(tx):
    specialist, chair = await bound(tx), await seated(tx, "chair", "ridder")
    await responses.note_reactions(tx, CHANNEL, 5, {DOWN: 9}, NOW)
    await published(tx, specialist, chair)
    await runs.come_due(tx, NOW)
    await runs.come_due(tx, AT_SIX)
    assert await told(tx) == [], "what displeases is told to nobody"
    await responses.note_reactions(tx, CHANNEL, 5, {THUMB: 14, DOWN: 9}, AT_SIX)
    await runs.come_due(tx, AT_SIX + timedelta(hours=1))
    assert await told(tx) == [], "once a day"
    for day in (1, 1, 2):
        await runs.come_due(tx, AT_SIX + day * DAY)
        assert await told(tx) == [chair.account_id] * day, "and again, as long as it has not arrived"
    found = await responses.for_person(tx, await region(tx), chair.person_id, AT_SIX)
    assert [(one.liked, one.comments, one.link) for one in found] == [(14, 0, "https://t.me/c/1234/5")]
    await responses.note_told(tx, await region(tx), found)
    for many, after in ((10, 1), (14, 2)):  # some have thought better of it, and come back
        await responses.note_reactions(tx, CHANNEL, 5, {THUMB: many}, AT_SIX + timedelta(minutes=after))
        assert await responses.for_person(tx, await region(tx), chair.person_id, AT_SIX) == []
    await responses.note_reactions(tx, CHANNEL, 5, {THUMB: 15}, AT_SIX + timedelta(minutes=3))
    assert len(await responses.for_person(tx, await region(tx), chair.person_id, AT_SIX)) == 1


async def test_switched_off(tx):
    specialist, chair = await bound(tx), await seated(tx, "chair", "ridder")
    await published(tx, specialist, chair)
    await responses.note_reactions(tx, CHANNEL, 5, {THUMB: 1}, NOW)
    await managing.change(tx, specialist, await rule(tx, kind=rules.RESPONSES), "is_on", 0, NOW)
    await runs.come_due(tx, AT_SIX)
    assert await told(tx) == []


async def test_whose_it_is(tx):
    """The author's, while they sit there; else the branch's. What was removed, or is old, is nobody's."""
    specialist, chair, deputy = (
        await bound(tx),
        await seated(tx, "chair", "ridder"),
        await seated(tx, "deputy", "ridder"),
    )
    await seated(tx, "chair", "ulan")
    post = await published(tx, specialist, chair)
    await responses.note_reactions(tx, CHANNEL, 5, {THUMB: 1}, NOW)

    async def theirs(who, now=NOW) -> int:
        return len(await responses.for_person(tx, await region(tx), who.person_id, now))

    assert [await theirs(chair), await theirs(deputy)] == [1, 0]
    assert await theirs(chair, NOW + timedelta(days=61)) == 0
    await forgetting.forget(tx, chair, NOW)
    assert await theirs(deputy) == 1
    await publishing.remove(tx, specialist, post, NOW)
    assert await theirs(deputy) == 0
    of_region = await sent_post(tx, specialist)
    await publishing.publish(tx, specialist, of_region, NOW)
    await came_out(tx, of_region, 9, 10)
    await tx.execute(update(Post).where(Post.id == of_region).values(organisation_id=await place(tx, "ridder")))
    await tx.execute(insert(Response).values(chat_id=CHANNEL, message_id=10, liked=2, counted_at=NOW, changed_at=NOW))
    assert await theirs(deputy) == 1, "any photo of an album"
