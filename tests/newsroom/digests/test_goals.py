"""Goals: what is reached is what a digest counts; those that were changed keep the time in which they held."""

from __future__ import annotations

from datetime import timedelta

import pytest

from newsroom import weeks
from newsroom.counted import entries, outlets
from newsroom.digests import digests, goals
from newsroom.digests.data import as_data
from newsroom.digests.figures import Progress
from newsroom.errors import Refused
from newsroom.pages import followers
from newsroom.people import upkeep
from newsroom.union import organisations
from newsroom.values.figures import Amount
from newsroom.values.periods import parse_period
from tests.newsroom.everybody import NOW, page_of, place, seated, sent_post
from tests.newsroom.once import once

TODAY = weeks.term_day(NOW)
region = once(seated, "specialist", "vko")


async def progress(tx, code: str, day=TODAY) -> list[Progress]:
    return await goals.progress(tx, await organisations.require_place(tx, await place(tx, code)), day)


async def test_what_is_reached_is_what_a_digest_counts(tx, region):
    """Nothing known is no data; a branch has its own goal, and a post counts for both."""
    vko, ridder = await place(tx, "vko"), await place(tx, "ridder")
    for figure, target in (("posts", 2), ("copies", 90), ("followers", 300)):
        await goals.set_goal(tx, region, vko, figure, target, NOW)
    assert await progress(tx, "vko") == [
        Progress("followers", 300), Progress("copies", 90), Progress("posts", 2),
    ]  # fmt: skip
    await goals.set_goal(tx, region, ridder, "posts", 4, NOW)
    chair = await seated(tx, "chair", "ridder")
    await sent_post(tx, chair)
    await sent_post(tx, region)
    await sent_post(tx, chair, now=NOW - timedelta(days=40))
    await followers.count(tx, chair, await page_of(tx, "ridder"), Amount(225, "about"), NOW)
    paper = await outlets.make(tx, "Газет", "newspaper", "region")
    copies = entries.Told("subscription", Amount(120), period=parse_period(f"{TODAY.year}"), outlet_id=paper.id)
    await entries.note(tx, chair, ridder, copies, NOW)
    reached = {one.figure: (one.reached, one.is_reached) for one in await progress(tx, "vko")}
    assert reached == {
        "followers": (Amount(225, "about"), False), "copies": (Amount(120), True), "posts": (Amount(2), True),
    }  # fmt: skip
    assert await progress(tx, "ridder") == [Progress("posts", 4, Amount(1))]
    month = parse_period(f"{TODAY:%Y-%m}")
    found = await digests.of_period(tx, region, vko, month, TODAY)
    assert found.goals == await progress(tx, "vko")
    assert found.goals[-1].reached == Amount(found.posts)
    assert as_data(found)["goals"][-1] == {"figure": "posts", "target": 2, "reached": {"value": 2, "qualifier": ""}}


async def test_what_was_changed_or_ended_keeps_its_time(tx, region):
    vko, later = await place(tx, "vko"), NOW + timedelta(days=10)
    await goals.set_goal(tx, region, vko, "posts", 20, NOW)
    await goals.set_goal(tx, region, vko, "posts", 20, later)  # twice is once
    await goals.set_goal(tx, region, vko, "posts", 30, later)
    await goals.set_goal(tx, region, vko, "posts", 0, later + timedelta(days=10))
    days = [TODAY - timedelta(days=1), TODAY, weeks.term_day(later), weeks.term_day(later) + timedelta(days=10)]
    assert [[one.target for one in await progress(tx, "vko", day)] for day in days] == [[], [20], [30], []]
    found = await goals.look(tx, region, vko, days[-1])
    assert ([one.target for one in found.past], found.of("posts")) == ([30, 20], None)


async def test_where_none_is_set(tx, region):
    """Not at a school, not where it is closed, and not what is no figure."""
    ulan = await place(tx, "ulan")
    await upkeep.close(tx, region, ulan, TODAY, NOW)
    for where, figure, why in ((await place(tx, "school"), "posts", "old_button"), (ulan, "posts", "place_closed"),
                               (await place(tx, "vko"), "likes", "old_button")):  # fmt: skip
        with pytest.raises(Refused, match=why):
            await goals.set_goal(tx, region, where, figure, 5, NOW)
