"""Out into the world: once, at its minute, and known what became of it; by hand elsewhere."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import select

from db.tables import Publication
from newsroom import outbox
from newsroom.errors import Refused
from newsroom.posts import drafting, posts, publishing, review, ways
from tests.newsroom.everybody import (
    CHANNEL,
    NOW,
    bound,
    came_out,
    left_for,
    photo,
    published,
    said,
    seated,
    sent_post,
    state_of,
    union,
)  # fmt: skip
from tests.newsroom.once import once
from tests.newsroom.posts.going_out import goes_out, to_channel, verdicts

WHY = {"kk": "күні жоқ"}
HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)
FACEBOOK = "https://www.facebook.com/vko/posts/1"


chair = once(seated, "chair", "ridder")
specialist = once(bound)


async def in_doubt(tx, specialist, chair) -> int:
    number = await sent_post(tx, chair)
    await publishing.publish(tx, specialist, number, NOW)
    await publishing.did_not(tx, number, "doubt", "", NOW)
    return number


# ---- at once, and once


async def test_published_at_once(tx, specialist, chair):
    number = await sent_post(tx, chair)
    await publishing.publish(tx, specialist, number, NOW)
    (row,) = await to_channel(tx)
    assert (row.kind, row.due_at, row.urgency) == ("publication", NOW, outbox.URGENT)
    assert (await state_of(tx, number), await goes_out(tx, row)) == ("going out", True)
    await came_out(tx, number, 5, 6)
    post = await posts.require_post(tx, number)
    assert (post.state, post.link, post.publish_at) == ("published", "https://t.me/c/1234/5", NOW)
    (out,) = await ways.out_of(tx, number)
    assert (out.platform, out.chat_id, out.messages) == ("channel", CHANNEL, [{"id": 5, "text": "text"}, {"id": 6}])
    assert await verdicts(tx, chair) == ["published"]
    assert not await goes_out(tx, row)


async def test_a_double_tap_publishes_once(tx, specialist, chair):
    number = await sent_post(tx, chair)
    await publishing.publish(tx, specialist, number, NOW)
    for who in (specialist, await seated(tx, "specialist", "vko")):
        with pytest.raises(Refused, match="already_reviewed"):
            await publishing.publish(tx, who, number, NOW)
    assert len(await to_channel(tx)) == 1


async def test_two_specialists_at_once_publish_once(engine):
    """Each in a transaction of their own: one of them comes too late."""
    async with engine.begin() as tx:
        await union(tx)
        two = [await bound(tx), await seated(tx, "specialist", "vko")]
        number = await sent_post(tx, await seated(tx, "chair", "ridder"))

    async def publish(who) -> str:
        try:
            async with engine.begin() as tx:
                await publishing.publish(tx, who, number, NOW)
        except Refused as refused:
            return refused.kind
        return "published"

    assert sorted(await asyncio.gather(*map(publish, two))) == ["already_reviewed", "published"]
    async with engine.connect() as tx:
        assert len(await to_channel(tx)) == 1


async def test_without_a_channel_nothing_goes_out(tx):
    specialist, author = await seated(tx, "specialist", "abay"), await seated(tx, "chair", "ayagoz")
    number = await sent_post(tx, author)
    for attempt in (
        publishing.publish(tx, specialist, number, NOW), publishing.schedule(tx, specialist, number, NOW + HOUR, NOW),
    ):  # fmt: skip
        with pytest.raises(Refused, match="no_channel"):
            await attempt
    assert await state_of(tx, number) == "sent"


async def test_a_voice_alone_does_not_go_out(tx, specialist, chair):
    """It is for the specialist's ears: typed first, it can."""
    number = await drafting.begin(tx, chair, chair.seat.organisation_id, NOW, None)
    await drafting.add_media(tx, chair, number, photo("voice", kind="voice"))
    await drafting.send(tx, chair, number, NOW)
    with pytest.raises(Refused, match="voice_alone"):
        await publishing.publish(tx, specialist, number, NOW)
    with pytest.raises(Refused, match="voice_alone"):
        await publishing.schedule(tx, specialist, number, NOW + HOUR, NOW)
    with pytest.raises(Refused, match="voice_alone"):
        await review.approve(tx, specialist, number, NOW)
    await review.edit_text(tx, specialist, number, "kk", said("Семинар өтті.").text, NOW)
    await publishing.publish(tx, specialist, number, NOW)


# ---- at its minute


async def test_scheduled_for_its_minute(tx, specialist, chair):
    number = await sent_post(tx, chair)
    await publishing.schedule(tx, specialist, number, NOW + HOUR, NOW)
    (row,) = await to_channel(tx)
    assert (row.due_at, await goes_out(tx, row)) == (NOW + HOUR, True)
    assert await verdicts(tx, chair) == ["scheduled"]
    await came_out(tx, number, now=NOW + HOUR)
    assert (await state_of(tx, number), await verdicts(tx, chair)) == ("published", ["scheduled", "published"])


@pytest.mark.parametrize("at", [NOW, NOW - MINUTE])
async def test_not_for_a_moment_that_has_passed(tx, specialist, chair, at):
    number = await sent_post(tx, chair)
    with pytest.raises(Refused, match="moment_passed"):
        await publishing.schedule(tx, specialist, number, at, NOW)


async def test_what_was_put_off_goes_out_at_its_last_moment_only(tx, specialist, chair):
    number = await sent_post(tx, chair)
    for hours in (1, 2, 1):
        await publishing.schedule(tx, specialist, number, NOW + hours * HOUR, NOW)
    await publishing.publish(tx, specialist, number, NOW + MINUTE)
    assert [await goes_out(tx, row) for row in await to_channel(tx)] == [False, False, False, True]


async def test_what_is_ready_by_its_moment_and_what_has_none_last(tx, specialist, chair):
    """On both engines, which do not agree by themselves about where nothing stands."""
    approved, later, sooner = [await sent_post(tx, chair) for _ in range(3)]
    await review.approve(tx, specialist, approved, NOW)
    for number, hours in ((later, 2), (sooner, 1)):
        await publishing.schedule(tx, specialist, number, NOW + hours * HOUR, NOW)
    found = await posts.ready_in(tx, specialist.seat.organisation_id, 10)
    assert [one.id for one in found] == [sooner, later, approved]


@pytest.mark.parametrize("by", ["approved", "returned", "declined", "taken back"])
async def test_what_was_stopped_does_not_go_out(tx, specialist, chair, by):
    number = await sent_post(tx, chair)
    await publishing.schedule(tx, specialist, number, NOW + HOUR, NOW)
    stopped = {
        "approved": lambda: review.approve(tx, specialist, number, NOW),
        "returned": lambda: review.send_back(tx, specialist, number, WHY, NOW),
        "declined": lambda: review.send_back(tx, specialist, number, WHY, NOW, "decline"),
        "taken back": lambda: drafting.take_back(tx, chair, number, "take back", NOW),
    }
    await stopped[by]()
    assert [await goes_out(tx, row) for row in await to_channel(tx)] == [False]
    assert (await posts.require_post(tx, number)).publish_at is None


async def test_returned_on_its_way_is_taken_out_of_the_channel_again(tx, specialist, chair):
    """Telegram had it already when it was called back."""
    number = await sent_post(tx, chair)
    await publishing.schedule(tx, specialist, number, NOW + HOUR, NOW)
    await review.send_back(tx, specialist, number, WHY, NOW + HOUR)
    await came_out(tx, number, 5, 6, now=NOW + HOUR)
    assert await state_of(tx, number) == "returned"
    assert [row.parameters for row in await to_channel(tx, "removal")] == [{"messages": [5, 6]}]
    assert await ways.out_of(tx, number) == []


async def test_what_was_only_put_off_on_its_way_stands_there(tx, specialist, chair):
    """It is out, and does not go out once more at the later moment."""
    approved, put_off = await sent_post(tx, chair), await sent_post(tx, chair)
    for number in (approved, put_off):
        await publishing.schedule(tx, specialist, number, NOW + HOUR, NOW)
    await review.approve(tx, specialist, approved, NOW + HOUR)
    await publishing.schedule(tx, specialist, put_off, NOW + 5 * HOUR, NOW + HOUR)
    for number in (approved, put_off):
        await came_out(tx, number, now=NOW + HOUR)
    assert [await state_of(tx, number) for number in (approved, put_off)] == ["published"] * 2
    assert not any([await goes_out(tx, row) for row in await to_channel(tx, "publication")])
    listed = await publishing.published_in(tx, specialist.seat.organisation_id, 5)
    assert [one.id for one in listed] == [put_off, approved]


# ---- when it does not go well


async def test_one_that_failed_waits_with_its_trouble(tx, specialist, chair):
    """Every specialist of the region is told; it is as it was when approved, and can go out again."""
    other, foreign = await seated(tx, "specialist", "vko"), await seated(tx, "specialist", "abay")
    number = await sent_post(tx, chair)
    await publishing.publish(tx, specialist, number, NOW)
    await publishing.did_not(tx, number, "fail", "Bad Request: not enough rights", NOW)
    post = await posts.require_post(tx, number)
    assert (post.state, post.trouble) == ("approved", "Bad Request: not enough rights")
    news = [("did_not_go", {"post": number, "state": "failed", "place": "channel"})]
    assert [await left_for(tx, who) for who in (specialist, other, foreign)] == [news, news, []]
    await publishing.publish(tx, specialist, number, NOW + MINUTE)
    assert (await posts.require_post(tx, number)).trouble == ""
    assert [await goes_out(tx, row) for row in await to_channel(tx)] == [False, True]


async def test_a_failure_of_what_was_called_back_is_no_news(tx, specialist, chair):
    number = await sent_post(tx, chair)
    await publishing.schedule(tx, specialist, number, NOW + HOUR, NOW)
    await review.send_back(tx, specialist, number, WHY, NOW)
    for step in ("fail", "doubt"):
        await publishing.did_not(tx, number, step, "Bad Gateway", NOW)
    assert (await state_of(tx, number), await left_for(tx, specialist)) == ("returned", [])


async def test_one_in_doubt_is_never_sent_again_by_itself(tx, specialist, chair):
    number = await in_doubt(tx, specialist, chair)
    assert await state_of(tx, number) == "in doubt"
    assert await left_for(tx, specialist) == [("did_not_go", {"post": number, "state": "in doubt", "place": "channel"})]
    assert [await goes_out(tx, row) for row in await to_channel(tx)] == [False]
    for attempt in (
        publishing.publish(tx, specialist, number, NOW), review.approve(tx, specialist, number, NOW),
        publishing.schedule(tx, specialist, number, NOW + HOUR, NOW),
        drafting.take_back(tx, chair, number, "withdraw", NOW),
    ):  # fmt: skip
        with pytest.raises(Refused):
            await attempt
    assert [one.id for one in await posts.ready_in(tx, specialist.seat.organisation_id, 10)] == [number]


async def test_it_is_there(tx, specialist, chair):
    """Said once. Where its messages are nobody knows: it cannot be mended there."""
    number = await in_doubt(tx, specialist, chair)
    await publishing.settle_doubt(tx, specialist, number, NOW, there=True)
    assert (await state_of(tx, number), await verdicts(tx, chair)) == ("published", ["published"])
    (out,) = await ways.out_of(tx, number)
    assert (out.platform, out.messages) == ("channel", [])
    by = select(Publication.by_id).where(Publication.id == out.id)
    assert (await tx.execute(by)).scalar_one() == specialist.person_id
    with pytest.raises(Refused, match="already_reviewed"):
        await publishing.settle_doubt(tx, specialist, number, NOW, there=False)
    with pytest.raises(Refused, match="not_in_channel"):
        await publishing.amend(tx, specialist, number, NOW)


async def test_it_is_not_there(tx, specialist, chair):
    number = await in_doubt(tx, specialist, chair)
    await publishing.settle_doubt(tx, specialist, number, NOW, there=False)
    assert (await state_of(tx, number), await ways.out_of(tx, number)) == ("approved", [])
    await publishing.publish(tx, specialist, number, NOW + MINUTE)
    assert [await goes_out(tx, row) for row in await to_channel(tx)] == [False, True]


async def test_only_of_one_in_doubt_it_is_asked(tx, specialist, chair):
    number = await sent_post(tx, chair)
    for there in (True, False):
        with pytest.raises(Refused, match="already_reviewed"):
            await publishing.settle_doubt(tx, specialist, number, NOW, there=there)


async def test_in_doubt_after_it_was_removed_once(tx, specialist, chair):
    """Where it stood before tells nothing of where it stands now."""
    number = await published(tx, specialist, chair)
    await publishing.remove(tx, specialist, number, NOW)
    await publishing.publish(tx, specialist, number, NOW + MINUTE)
    await publishing.did_not(tx, number, "doubt", "", NOW)
    await publishing.settle_doubt(tx, specialist, number, NOW, there=True)
    with pytest.raises(Refused, match="not_in_channel"):
        await publishing.remove(tx, specialist, number, NOW)


# ---- mended and removed where it stands


async def test_mended_and_removed_in_the_channel(tx, specialist, chair):
    """Only there: what was recorded by hand elsewhere still counts."""
    number = await published(tx, specialist, chair)
    await publishing.record_link(tx, specialist, number, FACEBOOK, NOW)
    await publishing.amend(tx, specialist, number, NOW)
    await publishing.remove(tx, specialist, number, NOW)
    assert [(row.kind, row.parameters) for row in (await to_channel(tx))[1:]] == [
        ("amendment", {"post": number}), ("removal", {"messages": [5]}),
    ]  # fmt: skip
    assert await state_of(tx, number) == "removed"
    assert [one.platform for one in await ways.out_of(tx, number)] == ["facebook"]
    with pytest.raises(Refused, match="already_reviewed"):
        await publishing.remove(tx, specialist, number, NOW)


async def test_published_anew_after_it_was_removed(tx, specialist, chair):
    number = await published(tx, specialist, chair)
    await publishing.remove(tx, specialist, number, NOW)
    await publishing.publish(tx, specialist, number, NOW + MINUTE)
    await came_out(tx, number, 9)
    (out,) = await ways.out_of(tx, number)
    assert out.messages[0]["id"] == 9
    all_of_it = select(Publication.state).where(Publication.post_id == number)
    assert (await tx.execute(all_of_it)).scalars().all() == ["out"], "once a place"


async def test_what_is_not_in_the_channel_is_not_mended_there(tx, specialist, chair):
    number = await sent_post(tx, chair)
    await publishing.record_link(tx, specialist, number, FACEBOOK, NOW)
    for attempt in (publishing.amend(tx, specialist, number, NOW), publishing.remove(tx, specialist, number, NOW)):
        with pytest.raises(Refused, match="not_in_channel"):
            await attempt
    assert await state_of(tx, number) == "published"
