"""What a region decides for itself holds for all that stands in it, and for nothing else."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from db.tables import Deed
from newsroom import weeks
from newsroom.errors import Refused
from newsroom.pages import followers
from newsroom.posts import review
from newsroom.union import organisations, region_settings
from newsroom.union.region_settings import CHOICES
from newsroom.values.figures import Amount
from tests.newsroom.everybody import NOW, now_is, page_of, place, seated

pytestmark = pytest.mark.asyncio(loop_scope="module")
TODAY = weeks.term_day(NOW)


async def choose(tx, who, name: str, chosen, code: str = "vko") -> None:
    await region_settings.choose(tx, who, await place(tx, code), name, CHOICES[name].index(chosen), NOW)


# before, now, doubted when twice is much, doubted when five times is much
LEAPS = [
    (None, 1000, False, False),  # the first count of all
    (9, 19, False, False),  # small pages leap without meaning anything
    (9, 20, True, False),
    (100, 199, False, False),
    (100, 200, True, False),
    (100, 499, True, False),
    (100, 500, True, True),
    (100, 51, False, False),
    (100, 50, True, False),
    (100, 20, True, True),
    (100, 0, True, True),
    (0, 19, False, False),
    (0, 20, True, True),
]


async def test_a_leap_is_asked_about_as_the_region_says(tx):
    region, ridder, ayagoz = await seated(tx, "specialist", "vko"), await place(tx, "ridder"), await place(tx, "ayagoz")
    for before, now, twice, _ in LEAPS:
        assert await followers.is_leap(tx, ridder, before, now) is twice, (before, now)
    await choose(tx, region, "leap", 5)
    for before, now, twice, five_times in LEAPS:
        assert await followers.is_leap(tx, ridder, before, now) is five_times, (before, now)
        assert await followers.is_leap(tx, ayagoz, before, now) is twice, "the other region has its own"


@pytest.mark.parametrize("every", CHOICES["count_every"])
async def test_a_page_is_asked_for_as_often_as_the_region_says(tx, every):
    region, chair = await seated(tx, "specialist", "vko"), await seated(tx, "chair", "ridder")
    ridder, page = chair.seat.organisation_id, await page_of(tx, "ridder")
    assert (await followers.next_page(tx, ridder, TODAY)).id == page, "no count at all"
    await followers.count(tx, chair, page, Amount(225), NOW)
    await choose(tx, region, "count_every", every)
    asked = [
        await followers.next_page(tx, ridder, TODAY + timedelta(days=days)) is not None for days in (every - 1, every)
    ]
    assert asked == [False, True]


async def test_the_usual_holds_where_nothing_was_chosen(tx):
    """Also at the centre, which stands in no region."""
    for code in ("ridder", "school", "vko", "centre"):
        for name, choices in CHOICES.items():
            assert await region_settings.setting_at(tx, await place(tx, code), name) == choices[0]


async def test_what_was_chosen_holds_at_every_depth_and_is_on_record(tx):
    region = await seated(tx, "specialist", "vko")
    await choose(tx, region, "strategy", region_settings.OWN_PAGES)
    await choose(tx, region, "leap", 10)
    found = [
        await region_settings.setting_at(tx, await place(tx, code), "strategy") for code in ("vko", "school", "ayagoz")
    ]
    assert found == ["own", "own", "feed"]
    deeds = select(Deed.details, Deed.person_id).where(Deed.kind == "setting changed").order_by(Deed.id)
    assert [tuple(one) for one in (await tx.execute(deeds)).all()] == [
        ({"setting": "strategy", "value": "own"}, region.person_id),
        ({"setting": "leap", "value": 10}, region.person_id),
    ]


async def test_the_zone_is_that_of_the_seats_below(tx):
    region, head = await seated(tx, "specialist", "vko"), await seated(tx, "chair", "school")
    await choose(tx, region, "timezone", "Asia/Oral")
    assert (await now_is(tx, head)).seat.zone == "Asia/Oral"
    assert await organisations.zone_of(tx, head.seat.organisation_id) == "Asia/Oral"


async def test_what_cannot_be_chosen(tx):
    press, vko = await seated(tx, "press", "centre"), await place(tx, "vko")
    for name, number in (("leap", -1), ("leap", len(CHOICES["leap"])), ("channel", 0), ("", 0)):
        with pytest.raises(Refused, match="old_button"):
            await region_settings.choose(tx, press, vko, name, number, NOW)
    for code in ("ridder", "centre"):
        with pytest.raises(Refused, match="old_button"):
            await choose(tx, press, "leap", 3, code)


async def test_a_channel_is_bound_and_let_go_and_the_rest_stays(tx):
    region, vko = await seated(tx, "specialist", "vko"), await place(tx, "vko")
    await choose(tx, region, "leap", 3)
    await review.bind_channel(tx, region, -100500, "Арна", NOW)
    assert (await organisations.require_place(tx, vko)).settings["channel"] == {"id": -100500, "title": "Арна"}
    await region_settings.let_go_of_channel(tx, region, vko, NOW)
    settings = (await organisations.require_place(tx, vko)).settings
    assert ("channel" in settings, settings["leap"]) == (False, 3)
