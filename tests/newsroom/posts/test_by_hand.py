"""What came out by hand: recorded with its link, beside what goes to the channel."""

from __future__ import annotations

from datetime import timedelta

import pytest

from newsroom.errors import Refused
from newsroom.posts import posts, publishing, review, ways
from tests.newsroom.everybody import (
    CHANNEL,
    NOW,
    bound,
    came_out,
    left_for,
    seated,
    sent_post,
    state_of,
)  # fmt: skip
from tests.newsroom.once import once
from tests.newsroom.posts.going_out import goes_out, to_channel, verdicts

WHY = {"kk": "күні жоқ"}
HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)
FACEBOOK = "https://www.facebook.com/vko/posts/1"


chair = once(seated, "chair", "ridder")
specialist = once(bound)


# ---- by hand


async def test_recorded_where_it_came_out_by_hand(tx, specialist, chair):
    """From the first link on it is published, and the author hears of it once; each place counts once."""
    number = await sent_post(tx, chair)
    await review.approve(tx, specialist, number, NOW)
    for link in (FACEBOOK, "https://instagram.com/p/1", "https://facebook.com/2"):
        await publishing.record_link(tx, specialist, number, link, NOW + MINUTE)
    out = await ways.out_of(tx, number)
    assert [(one.platform, one.link) for one in out] == [
        ("facebook", "https://facebook.com/2"), ("instagram", "https://instagram.com/p/1"),
    ]  # fmt: skip
    post = await posts.require_post(tx, number)
    assert (post.state, post.link, post.publish_at) == ("published", FACEBOOK, NOW + MINUTE)
    assert await verdicts(tx, chair) == ["approved", "published"]


async def test_by_hand_first_and_then_in_the_channel_once(tx, specialist, chair):
    """Facebook is the main page of some: the channel may follow, and not twice."""
    number = await sent_post(tx, chair)
    await publishing.record_link(tx, specialist, number, FACEBOOK, NOW)
    await publishing.publish(tx, specialist, number, NOW)
    assert await state_of(tx, number) == "going out"
    await publishing.came_out(tx, number, "https://t.me/c/1/5", CHANNEL, [{"id": 5, "text": "text"}], NOW)
    assert [one.platform for one in await ways.out_of(tx, number)] == ["facebook", "channel"]
    with pytest.raises(Refused, match="already_reviewed"):
        await publishing.publish(tx, specialist, number, NOW)
    assert len(await to_channel(tx, "publication")) == 1


async def test_a_change_that_the_channel_refused_is_told_to_its_own_region(tx, specialist):
    """Else the post would say mended where the channel does not."""
    foreign = await seated(tx, "specialist", "abay")
    await publishing.not_changed(tx, CHANNEL, "message can't be edited", NOW)
    assert [(kind, given["trouble"]) for kind, given in await left_for(tx, specialist)] == [
        ("not_changed", "message can't be edited")
    ]
    assert await left_for(tx, foreign) == []


async def test_a_link_does_not_stop_what_is_to_go_to_the_channel(tx, specialist, chair):
    """By hand on Facebook at noon, in the channel at four."""
    number = await sent_post(tx, chair)
    await publishing.schedule(tx, specialist, number, NOW + HOUR, NOW)
    await publishing.record_link(tx, specialist, number, FACEBOOK, NOW)
    (row,) = await to_channel(tx)
    assert await goes_out(tx, row)
    await came_out(tx, number)
    assert [one.platform for one in await ways.out_of(tx, number)] == ["channel", "facebook"]


async def test_what_stands_somewhere_by_hand_is_not_undone(tx, specialist, chair):
    """It has come of the decision: the post does not wait as if nobody had ever seen it."""
    number = await sent_post(tx, chair)
    await publishing.schedule(tx, specialist, number, NOW + HOUR, NOW)
    await publishing.record_link(tx, specialist, number, FACEBOOK, NOW)
    with pytest.raises(Refused, match="not_undone"):
        await review.undo(tx, specialist, number, NOW)
    assert await state_of(tx, number) == "scheduled"


@pytest.mark.parametrize("step", ["return", "decline"])
async def test_no_link_for_what_has_gone_back(tx, specialist, chair, step):
    number = await sent_post(tx, chair)
    await review.send_back(tx, specialist, number, WHY, NOW, step)
    with pytest.raises(Refused, match="already_reviewed"):
        await publishing.record_link(tx, specialist, number, FACEBOOK, NOW)
    with pytest.raises(Refused, match="not_a_link"):
        await publishing.record_link(tx, specialist, await sent_post(tx, chair), "кеше шықты", NOW)
