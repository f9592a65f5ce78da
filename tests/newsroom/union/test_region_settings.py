"""What a region decides for itself holds for all that stands in it, and for nothing else."""

from __future__ import annotations

from dataclasses import asdict
from datetime import timedelta
from io import BytesIO

import pytest
from PIL import Image
from sqlalchemy import delete, insert, select

from db.tables import Deed, Figure
from newsroom import weeks
from newsroom.errors import Refused
from newsroom.pages import followers
from newsroom.posts import framing, review
from newsroom.standards.photos import look
from newsroom.union import organisations, region_settings
from newsroom.union.region_settings import CHOICES
from newsroom.values.figures import Amount
from tests.newsroom.everybody import FRAME, NOW, now_is, page_of, painted, place, seated

TODAY = weeks.term_day(NOW)


async def choose(tx, who, name: str, chosen, code: str = "vko") -> None:
    await region_settings.choose(tx, who, await place(tx, code), name, CHOICES[name].index(chosen), NOW)


# before, now, doubted when twice is much, doubted when five times is much
LEAPS = [
    (None, 1000, False, False),  # the first count of all
    (9, 19, False, False),  # small pages leap without meaning anything
    (9, 28, False, False),
    (9, 29, True, False),
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
    page = await page_of(tx, "ridder")

    async def is_asked(at: int, before: int | None, now: int) -> bool:
        await tx.execute(delete(Figure).where(Figure.page_id == page))
        told = {"organisation_id": ridder, "page_id": page, "kind": "followers", "entered_at": NOW, "source": "file"}
        if before is not None:
            await tx.execute(insert(Figure).values(**told, value=before, on_day=TODAY - timedelta(days=30)))
        return await followers.is_doubtful(tx, at, page, Amount(now), TODAY)

    for before, now, twice, _ in LEAPS:
        assert await is_asked(ridder, before, now) is twice, (before, now)
    await choose(tx, region, "leap", 5)
    for before, now, twice, five_times in LEAPS:
        assert await is_asked(ridder, before, now) is five_times, (before, now)
        assert await is_asked(ayagoz, before, now) is twice, "the other region has its own"


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


def a_logo(width: int = 300, height: int = 200, kind: str = "PNG", ink: str = "#0b5cad") -> bytes:
    held, image = BytesIO(), Image.new("RGB", (width, height), "white")
    image.paste(ink, (width // 4, height // 4, width // 2, height // 2))
    image.save(held, kind)
    return held.getvalue()


BAD_LOGOS = {
    "a photo": lambda: a_logo(kind="JPEG"), "too small": lambda: a_logo(63, 63), "too large": lambda: a_logo(2001, 900),
    "a line": lambda: a_logo(1000, 200), "white on white": lambda: a_logo(ink="white"), "no picture": lambda: b"PNG",
    "a broken one": lambda: a_logo()[:60], "too heavy": lambda: a_logo() + bytes(2**20),
    "of many pixels": lambda: a_logo(9000, 9000),
}  # fmt: skip


def seen_in(content: bytes) -> dict:
    found = look(content)
    return asdict(found) if found is not None else {}


@pytest.mark.parametrize("name", BAD_LOGOS)
async def test_what_is_no_logo(name):
    content = BAD_LOGOS[name]()
    with pytest.raises(Refused, match="not_a_logo"):
        region_settings.require_logo(content, seen_in(content))


async def test_a_logo_stands_until_another_one_or_none(tx):
    """Each is a row of its own: posts that were previewed with the one before go out with it."""
    who, vko = await seated(tx, "specialist", "vko"), await place(tx, "vko")
    numbers = []
    for content in (a_logo(), a_logo(400, 400), b""):
        assert region_settings.require_logo(content, seen_in(content)) == content
        await region_settings.set_logo(tx, who, vko, content, NOW)
        numbers.append((await organisations.require_place(tx, vko)).settings.get("logo"))
    assert numbers[2] is None
    assert [await framing.logo(tx, number) for number in numbers] == [a_logo(), a_logo(400, 400), None]
    kinds = (await tx.execute(select(Deed.details).where(Deed.kind == "setting changed").order_by(Deed.id))).scalars()
    assert [one["setting"] for one in kinds][-3:] == ["logo"] * 3


HOLE = (200, 200, 1000, 700)
BAD_FRAMES = {
    "without a hole": lambda: painted((1200, 900), "red", "blue", HOLE), "a photo": lambda: a_logo(1200, 900, "JPEG"),
    "of a small hole": lambda: painted((1200, 900), "red", 0, (0, 0, 400, 600)), "no picture": lambda: b"PNG",
    "too small": lambda: painted((599, 599), "red", 0, (9, 9, 590, 590)), "a broken one": lambda: FRAME[:60],
    "too large": lambda: painted((2561, 900), "red", 0, HOLE), "too heavy": lambda: FRAME + bytes(3 * 2**20),
    "too flat": lambda: painted((2000, 600), "red", 0, (9, 9, 1900, 590)),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD_FRAMES)
async def test_what_is_no_frame(name):
    content = BAD_FRAMES[name]()
    with pytest.raises(Refused, match="not_a_frame"):
        region_settings.require_own_frame(content, seen_in(content))


async def test_an_own_frame_stands_until_one_is_chosen(tx):
    who, vko = await seated(tx, "specialist", "vko"), await place(tx, "vko")
    assert region_settings.require_own_frame(FRAME, seen_in(FRAME)) == FRAME
    await region_settings.set_own_frame(tx, who, vko, FRAME, NOW)
    await choose(tx, who, "shade", "green")
    assert "own_frame" in (await organisations.require_place(tx, vko)).settings
    await choose(tx, who, "frame", "band")
    assert "own_frame" not in (await organisations.require_place(tx, vko)).settings
