"""How pages and places stand on a day: by what was counted up to then, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import insert, update

from db.tables import Figure, Page
from newsroom.errors import Refused
from newsroom.pages import standing
from newsroom.pages.standing import Ranked, ranked
from newsroom.values.figures import Amount
from tests.newsroom.everybody import NOW, page_of, place, seated

SEPTEMBER, OCTOBER, NOVEMBER = (date(2026, month, 2) for month in (9, 10, 11))
STATED = {"rank_among_regions": {"value": 8, "qualifier": "", "low": None, "high": None}}
GIVEN = {"kind": "followers", "entered_at": NOW}


@pytest.mark.parametrize(
    ("followers", "ranks"),
    [
        ([], []),
        ([5], [1]),
        ([9, 7, 7, 3], [1, 2, 2, 4]),
        ([3, None, 9], [1, 2, None]),
        ([None, None], [None, None]),
        ([0, 0, None], [1, 1, None]),
        ([4, 4, 4], [1, 1, 1]),
    ],
)
def test_ranks(followers, ranks):
    """Equal ones share the better rank; nought is a number, and no data has no rank and stands last."""
    given = [Ranked(number, {}, count, None) for number, count in enumerate(followers)]
    found = ranked(given)
    assert [one.rank for one in found] == ranks
    assert sorted((replace(one, rank=None) for one in found), key=lambda one: one.place_id) == given


async def counted(tx, code: str, *counts: tuple[int, date], **more) -> int:
    page, whose = await page_of(tx, code), await place(tx, code)
    for value, day in counts:
        await tx.execute(
            insert(Figure).values(organisation_id=whose, page_id=page, value=value, on_day=day, **GIVEN | more)
        )
    return page


async def the_page(tx, who, page: int, on_day: date) -> standing.Standing:
    found = await standing.of_region(tx, who, who.seat.region_id, on_day)
    return next(one for one in found if one.id == page)


@pytest.mark.parametrize(
    ("on_day", "value", "before", "change"),
    [
        (SEPTEMBER.replace(day=1), None, None, None),
        (SEPTEMBER, 100, None, None),
        (OCTOBER.replace(day=1), 100, None, None),
        (OCTOBER, 130, 100, 30),
        (NOVEMBER.replace(day=1), 130, 100, 30),
        (NOVEMBER, 125, 130, -5),
    ],
)
async def test_what_was_counted_up_to_a_day(tx, on_day, value, before, change):
    """Between two counts the earlier one stands: nothing lies between."""
    specialist = await seated(tx, "specialist", "vko")
    page = await counted(tx, "ridder", (100, SEPTEMBER), (130, OCTOBER), (125, NOVEMBER))
    found = await the_page(tx, specialist, page, on_day)
    assert (found.value, found.before, found.change) == (value, before, change)


async def test_two_counts_of_a_day_are_one(tx):
    """The later one holds, and the time before is another day."""
    specialist = await seated(tx, "specialist", "vko")
    page = await counted(tx, "ridder", (100, OCTOBER), (120, NOVEMBER), source="file")
    await counted(tx, "ridder", (125, NOVEMBER))
    found = await the_page(tx, specialist, page, NOVEMBER)
    assert (found.value, found.before, found.before_on) == (125, 100, OCTOBER)


async def test_a_place_by_its_open_pages_alone(tx):
    """A page that had ended by then is not counted; before its end it is."""
    chair = await seated(tx, "chair", "ridder")
    page = await counted(tx, "ridder", (100, SEPTEMBER))
    await counted(tx, "ulan", (90, SEPTEMBER))
    await tx.execute(update(Page).where(Page.id == page).values(ended="closed", closed_on=OCTOBER))
    then, now = [
        await standing.among_branches(tx, chair, await place(tx, "ridder"), day) for day in (SEPTEMBER, OCTOBER)
    ]
    names = [[(one.names["kk"], one.followers, one.rank) for one in found] for found in (then, now)]
    assert names == [
        [("ridder", 100, 1), ("ulan", 90, 2)],
        [("ulan", 90, 1), ("ridder", None, None)],
    ]


async def test_regions_with_the_part_of_their_members_and_the_stated_place(tx):
    """A stated rank is kept beside what was computed; of two pages it would be nobody's."""
    press = await seated(tx, "press", "centre")
    vko, abay = await place(tx, "vko"), await place(tx, "abay")
    for region, platform, facts, value in (
        (vko, "instagram", STATED, 714), (vko, "facebook", {}, 6200),
            (abay, "instagram", {}, 900),
    ):  # fmt: skip
        new = insert(Page).values(organisation_id=region, platform=platform, kind="page", facts=facts, remarks={})
        page = (await tx.execute(new.returning(Page.id))).scalar_one()
        figure = {"organisation_id": region, "page_id": page, "value": value, "on_day": OCTOBER}
        await tx.execute(insert(Figure).values(**figure, **GIVEN))
    members = {"organisation_id": vko, "kind": "members", "value": 31208, "on_day": SEPTEMBER, "entered_at": NOW}
    await tx.execute(insert(Figure).values(**members))
    found = {
        platform: [(one.names["kk"], one.followers, one.members, one.stated, one.rank)
                   for one in await standing.among_regions(tx, press, NOVEMBER, platform)]
        for platform in ("", "instagram", "tiktok")
    }  # fmt: skip
    assert await standing.platforms_of_regions(tx, press, NOVEMBER) == ["facebook", "instagram"]
    assert found == {
        "": [("vko", 6914, 31208, None, 1), ("abay", 900, None, None, 2)],
        "instagram": [("abay", 900, None, None, 1), ("vko", 714, 31208, Amount(8), 2)],
        "tiktok": [("vko", None, 31208, None, None), ("abay", None, None, None, None)],
    }


async def test_a_region_looks_at_its_own_pages_alone(tx):
    specialist, chair = await seated(tx, "specialist", "vko"), await seated(tx, "chair", "ridder")
    abay, ulan = await place(tx, "abay"), await place(tx, "ulan")
    with pytest.raises(Refused):
        await standing.of_region(tx, specialist, abay, NOVEMBER)
    with pytest.raises(Refused):
        await standing.of_place(tx, chair, ulan, NOVEMBER)
    with pytest.raises(Refused):
        await standing.among_regions(tx, specialist, NOVEMBER)
