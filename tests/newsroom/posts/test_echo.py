"""What readers made of posts, as a digest counts it: what is none, what is not known, and what counts no more."""

from __future__ import annotations

from datetime import timedelta

import pytest

from newsroom.posts import echo, publishing, responses
from newsroom.posts.echo import MostLiked, Readers
from newsroom.union import organisations
from tests.conftest import ON_ONE_ENGINE
from tests.handlers.test_what_grows import listening
from tests.newsroom.everybody import CHANNEL, NOW, bound, came_out, published, seated, sent_post, union

DAY = timedelta(days=1)
THUMB, DOWN = "👍", "👎"
# What SQLite knows of its indexes once a million posts were sent.
AFTER_YEARS = (
    ("publication", "ix_publication_there", "880000 880000 1"),
    ("publication", "ix_publication_post_id", "880000 1"),
    ("publication", "ix_publication_at", "880000 1"),
    ("publication", "sqlite_autoindex_publication_1", "880000 1 1"),
    ("response", "sqlite_autoindex_response_1", "880000 44000 1"),
    ("post", "ix_post_counted", "1100001 153 1 1 1 1 1 1"),
    ("post", "ix_post_state", "1100002 275001 77 1"),
    ("post", "ix_post_week", "1100002 4183 2 2"),
    ("post", "ix_post_sent", "1100002 153 1"),
)


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


@ON_ONE_ENGINE
async def test_a_time_is_found_by_its_index_however_much_came_out_before(engine, tx):
    """SQLite would go through all of it in the order of posts, if the sums of a post were asked for by that column."""
    await published(tx, await bound(tx), await seated(tx, "chair", "ridder"))
    await tx.exec_driver_sql("ANALYZE")
    await tx.exec_driver_sql("DELETE FROM sqlite_stat1 WHERE tbl IN ('publication', 'response', 'post')")
    for known in AFTER_YEARS:
        await tx.exec_driver_sql("INSERT INTO sqlite_stat1 VALUES (?, ?, ?)", known)
    await tx.exec_driver_sql("ANALYZE sqlite_schema")  # reads them
    with listening(engine) as said:
        await read(tx)
    ((asked, given),) = [one for one in said if "response" in one[0] and "publication" in one[0]]
    plan = [row[-1] for row in await tx.exec_driver_sql(f"EXPLAIN QUERY PLAN {asked}", tuple(given))]
    assert [step for step in plan if " publication " in f"{step} "] == [
        "SEARCH publication USING INDEX ix_publication_there (platform=? AND at>? AND at<?)"
    ]
