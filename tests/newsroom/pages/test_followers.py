"""Counts of followers, as precise as they are told."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select, update

from db.tables import Figure
from newsroom.pages import followers
from newsroom.union import organisations
from newsroom.values.figures import Amount
from tests.newsroom.everybody import NOW, page_of, place, seated

pytestmark = pytest.mark.asyncio(loop_scope="module")
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
