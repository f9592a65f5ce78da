"""What readers made of posts, as a digest counts it: what is none, what is not known, and what counts no more."""

from __future__ import annotations

from datetime import timedelta

import pytest

from newsroom.posts import echo, publishing, responses
from newsroom.posts.echo import MostLiked, Readers
from newsroom.union import organisations
from tests.newsroom.everybody import CHANNEL, NOW, bound, came_out, published, seated, sent_post, union

DAY = timedelta(days=1)
THUMB, DOWN = "👍", "👎"


@pytest.fixture
async def tx(engine):
    async with engine.begin() as tx:
        await union(tx)
        yield tx


async def read(tx, code: str = "vko", after: timedelta = timedelta(0)) -> Readers | None:
    """Of the day on which it came out, or of one after it."""
    at = await organisations.require_code(tx, code)
    return await echo.of_time(tx, at, NOW + after - DAY / 2, NOW + after + DAY / 2)


async def test_none_is_not_no_data(tx):
    specialist, chair = await bound(tx), await seated(tx, "chair", "ridder")
    assert await read(tx) is None, "nothing came out"
    await published(tx, specialist, chair)
    assert await read(tx) is None, "of no reader was anything ever told"
    await responses.note_reactions(tx, CHANNEL, 99, {THUMB: 3}, NOW + DAY)
    assert await read(tx) is None, "they are seen since the next day"
    await responses.note_reactions(tx, CHANNEL, 98, {THUMB: 3}, NOW)
    assert await read(tx) == Readers(1, 0, 0, None), "they are seen, and liked nothing"
    await responses.note_reactions(tx, CHANNEL, 5, {DOWN: 7, "😢": 2}, NOW)
    assert await read(tx) == Readers(1, 0, 0, None), "what displeases is none of it"
    await responses.note_carried(tx, CHANNEL, 5, -7, 70, NOW)
    assert await read(tx) == Readers(1, 0, 0, 0), "it can be commented on, and nobody did"
    assert await read(tx, "abay") is None


async def test_an_album_is_one_post_and_what_is_taken_back_counts_no_more(tx):
    """A branch has its own, the region all of them, whenever the marks came."""
    specialist, chair, other = await bound(tx), await seated(tx, "chair", "ridder"), await seated(tx, "chair", "ulan")
    first = await published(tx, specialist, chair)
    album = await sent_post(tx, other, "Семинар болды.", now=NOW)
    await publishing.publish(tx, specialist, album, NOW)
    await came_out(tx, album, 6, 7)
    for message, marks in ((5, 3), (6, 2), (7, 2)):
        await responses.note_reactions(tx, CHANNEL, message, {THUMB: marks}, NOW + 40 * DAY)
    await responses.note_carried(tx, CHANNEL, 6, -7, 70, NOW)
    await responses.note_comment(tx, -7, 70, 71, NOW)
    best = MostLiked(album, {"kk": "ulan", "ru": "ulan"}, "Семинар болды.", 4)
    assert await read(tx) == await read(tx, "centre") == Readers(2, 2, 7, 1, best)
    assert (await read(tx, "ridder")).marks == 3
    assert await read(tx, after=DAY) is None, "it counts for the time in which the post came out"
    await responses.note_reactions(tx, CHANNEL, 5, {THUMB: 4}, NOW + 41 * DAY)
    assert (await read(tx)).most_liked.post_id == first, "of equal ones the one that came out first"
    await publishing.remove(tx, specialist, album, NOW)
    assert (await read(tx)).marks == 4
    assert (await read(tx, "ulan")) is None
