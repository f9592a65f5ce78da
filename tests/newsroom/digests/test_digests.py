"""The digest of a week: whose posts count for whom, what the region entered, and which rubrics are empty."""

from __future__ import annotations

from datetime import timedelta

from newsroom import weeks
from newsroom.digests import digests
from newsroom.digests.figures import Digest
from newsroom.pages import followers
from newsroom.people import upkeep
from newsroom.posts import drafting, review
from newsroom.rubrics import turns
from newsroom.values.figures import Amount
from tests.newsroom.everybody import NOW, draft, page_of, place, seated, sent_post
from tests.newsroom.once import once

WEEK = "2026-W47"


region = once(seated, "specialist", "vko")


async def digest(tx, who, week: str = WEEK) -> Digest:
    return await digests.of_week(tx, who, await place(tx, "vko"), week)


async def test_a_school_counts_for_its_branch(tx, region):
    head, chair = await seated(tx, "chair", "school"), await seated(tx, "chair", "ridder")
    for who in (head, head, chair):
        await sent_post(tx, who)
    found = await digest(tx, region)
    assert [(names["ru"], count) for names, count in found.senders] == [("ridder", 3)]
    assert [names["ru"] for names in found.silent] == ["ulan"]
    assert (found.posts, found.entered, found.posts_before) == (3, 0, None), "of the time before there is no data"


async def test_what_the_region_entered_is_said(tx, region):
    """It counts for the branch, and not as its own doing."""
    await sent_post(tx, region, at=await place(tx, "ulan"))
    await sent_post(tx, region, at=await place(tx, "school"))
    await sent_post(tx, await seated(tx, "chair", "ridder"))
    found = await digest(tx, region)
    assert {names["ru"]: count for names, count in found.senders} == {"ridder": 2, "ulan": 1}
    assert (found.posts, found.entered) == (3, 2)


async def test_drafts_and_what_was_dropped_or_sent_elsewhere_do_not_count(tx, region):
    chair = await seated(tx, "chair", "ridder")
    await draft(tx, chair)
    dropped = await sent_post(tx, chair)
    await review.send_back(tx, region, dropped, {"kk": "күні жоқ"}, NOW)
    await drafting.drop(tx, chair, dropped, NOW)
    await sent_post(tx, await seated(tx, "chair", "ayagoz"))
    await sent_post(tx, region)  # the region's own
    await sent_post(tx, chair, now=NOW - timedelta(days=7))
    found = await digest(tx, region)
    assert (found.posts, found.own, found.posts_before, len(found.silent)) == (1, 1, 1, 2)


async def test_a_branch_that_was_closed_has_sent_what_it_sent(tx, region):
    """And is not among those who are silent, from then on."""
    ulan = await place(tx, "ulan")
    await sent_post(tx, region, at=ulan)
    await upkeep.close(tx, region, ulan, weeks.term_day(NOW), NOW)
    found = await digest(tx, region)
    assert ([names["ru"] for names, _ in found.senders], found.posts, found.entered) == (["ulan"], 1, 1)
    assert [names["ru"] for names in found.silent] == ["ridder"]
    assert [names["ru"] for names in (await digest(tx, region, "2026-W48")).silent] == ["ridder"]


async def test_which_rubrics_are_empty(tx, region):
    chair = await seated(tx, "chair", "ridder")
    number = await draft(tx, chair)
    legal = next(one for one in await turns.rubrics(tx, None) if one.code == "legal")
    await drafting.set_rubric(tx, chair, number, legal.id)
    await drafting.send(tx, chair, number, NOW)
    found = await digest(tx, region)
    assert [one.names for one in found.rubrics if one.count] == [legal.names]
    assert (len(found.empty_rubrics), found.without_rubric) == (12, 0)


async def test_what_is_sent_without_a_rubric_is_counted_for_none(tx, region):
    """Not for the week's: it would not look empty any more."""
    chair = await seated(tx, "chair", "ridder")
    for _ in range(2):
        await drafting.send(tx, chair, await draft(tx, chair), NOW)
    found = await digest(tx, region)
    assert (found.posts, found.without_rubric, len(found.empty_rubrics)) == (2, 2, 13)


async def test_how_pages_grow(tx, region):
    chair, page = await seated(tx, "chair", "ridder"), await page_of(tx, "ridder")
    await followers.count(tx, chair, page, Amount(225), NOW - timedelta(days=7))
    await followers.count(tx, region, page, Amount(240), NOW)
    await followers.count(tx, chair, page, Amount(250), NOW + timedelta(hours=1))
    found = await digest(tx, region)
    assert [(one.place["ru"], one.before, one.value) for one in found.pages] == [("ridder", 225, 250)]
    assert [one.value for one in (await digest(tx, region, "2026-W46")).pages] == [225]


async def test_reposts_are_told_apart(tx, region):
    chair = await seated(tx, "chair", "ridder")
    for is_repost in (True, False, True):
        number = await draft(tx, chair)
        await drafting.set_facts(tx, chair, number, is_repost=is_repost)
        await drafting.send(tx, chair, number, NOW)
    found = await digest(tx, region)
    assert (found.posts, found.reposts, found.on_site) == (3, 2, 0)
