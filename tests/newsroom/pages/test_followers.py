"""Counts of followers, as precise as they are told."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select, update

from db.tables import Figure, Page
from newsroom.pages import followers
from newsroom.union import organisations
from newsroom.values.figures import Amount
from tests.newsroom.everybody import NOW, page_of, place, seated

DAY = timedelta(days=1)


async def kept(tx, page: int) -> list[tuple]:
    told = select(Figure.value, Figure.qualifier, Figure.low, Figure.high).where(Figure.page_id == page)
    return [tuple(row) for row in (await tx.execute(told.order_by(Figure.id))).all()]


async def test_a_correction_takes_all_of_what_was_told_before(tx):
    """A range of this morning leaves nothing behind it on the exact count of the same day."""
    chair, page = await seated(tx, "chair", "ridder"), await page_of(tx, "ridder")
    await followers.count(tx, chair, page, Amount(225, "range", 220, 230), NOW)
    assert await kept(tx, page) == [(225, "range", 220, 230)]
    await followers.count(tx, chair, page, Amount(226), NOW)
    await followers.count(tx, chair, page, Amount(230, "over"), NOW + DAY)
    assert await kept(tx, page) == [(226, "", None, None), (230, "over", None, None)]


@pytest.mark.parametrize(("source", "asked"), [(organisations.BY_BRANCH, False), (organisations.FROM_FILE, True)])
async def test_whoever_told_it_as_well_as_they_can_is_not_asked_again(tx, source, asked):
    """What a file says of the page imprecisely is asked for once more."""
    chair, page = await seated(tx, "chair", "ridder"), await page_of(tx, "ridder")
    await followers.count(tx, chair, page, Amount(6200, "about"), NOW)
    await tx.execute(update(Figure).where(Figure.page_id == page).values(source=source))
    following = await followers.next_page(tx, await place(tx, "ridder"), NOW.date())
    assert (following is not None) == asked


async def test_for_all_branches_at_once_as_for_each(tx):
    """Never counted, long ago, lately; what a file says, imprecisely or not; a page that ended is asked of nobody."""
    chair, page, region = await seated(tx, "chair", "ridder"), await page_of(tx, "ridder"), await place(tx, "vko")
    vko = await organisations.require_place(tx, region)
    there = [await place(tx, "ridder"), await place(tx, "ulan")]

    async def are_alike(now) -> bool:
        found = await followers.places_to_count(tx, vko, now, there)
        today = await followers.today_at(tx, there[0], now)
        assert found == {one for one in there if await followers.next_page(tx, one, today) is not None}
        return there[0] in found

    assert await are_alike(NOW)
    await followers.count(tx, chair, page, Amount(225), NOW)
    assert [await are_alike(NOW + DAY * days) for days in (1, 27, 28)] == [False, False, True]
    for qualifier, is_asked in (("", False), ("about", True)):
        from_file = update(Figure).where(Figure.page_id == page)
        await tx.execute(from_file.values(source=organisations.FROM_FILE, qualifier=qualifier))
        assert await are_alike(NOW + DAY) is is_asked
    await tx.execute(update(Page).where(Page.id == page).values(ended="closed"))
    assert not await are_alike(NOW + DAY)
