"""The regions side by side at the desk: the figures of the chat, for whoever compares regions, and nobody else."""

from __future__ import annotations

from io import BytesIO

import pytest
from openpyxl import load_workbook

from newsroom.digests import regions
from newsroom.posts import drafting
from newsroom.union import organisations
from newsroom.values.periods import parse_period
from tests.newsroom.everybody import NOW, draft, place, seated


@pytest.fixture
async def posts(desk):
    """VKO has sent two, Abay one the month before; of the third region nobody knows anything."""

    async def fill(tx):
        for code, at, many in (("ridder", NOW, 2), ("ayagoz", NOW.replace(month=10), 1)):
            chair = await seated(tx, "chair", code)
            for _ in range(many):
                await drafting.send(tx, chair, await draft(tx, chair, now=at), at)
        centre = await place(tx, "centre")
        await organisations.make(tx, parent_id=centre, level="region", code="new", names={"kk": "Жаңа", "ru": "Новая"})

    await desk.engine.write(fill)


@pytest.mark.usefixtures("posts")
async def test_each_region_stands_there_with_all_of_its_figures(desk):
    press, visitor = await desk.seated("press", "centre", "ru")
    found = await visitor.gets("regions/compared?period=2026-11")
    told = await desk.engine.read(lambda tx: regions.compared(tx, press, parse_period("2026-11"), NOW, NOW.date()))
    assert [one["view"] for one in found["views"]] == list(regions.VIEWS)
    for row in found["regions"]:
        for view, standings in told.views.items():
            (one,) = [standing for standing in standings if standing.region_id == row["id"]]
            assert (row["figures"][view]["number"], row["figures"][view]["rank"]) == (one.number, one.rank)
    posts = {row["name"]: row["figures"]["posts"] for row in found["regions"]}
    assert (posts["vko"]["number"], posts["vko"]["change"]) == (2, ""), "who had told nothing has not grown"
    assert (posts["abay"]["number"], posts["abay"]["change"]) == (0, "−1")
    assert (posts["Новая"]["number"], posts["Новая"]["shown"], posts["Новая"]["told"]) == (None, "–", "нет данных")
    assert [one["name"] for one in found["silent"]] == ["abay"], "none is not the same as no data"
    assert [one["name"] for one in found["unknown"]] == ["Новая"]


@pytest.mark.usefixtures("posts")
async def test_each_leads_to_its_digest_as_the_region_sees_it(desk):
    _, press = await desk.seated("press", "centre")
    _, own = await desk.seated("specialist", "vko")
    (row,) = [one for one in (await press.gets("regions/compared"))["regions"] if one["name"] == "vko"]
    seen, theirs = [await one.gets(f"digest/figures?place={row['id']}") for one in (press, own)]
    for known in ("lines", "parts", "silent", "rubrics", "series"):
        assert seen[known] == theirs[known]


@pytest.mark.usefixtures("posts")
async def test_the_spreadsheet_is_that_of_the_bot(desk):
    _, visitor = await desk.seated("press", "centre", "ru")
    book = load_workbook(BytesIO(await visitor.gets("regions/sheet?period=2026-11")))
    assert len(book.worksheets) == len(regions.VIEWS)


async def test_of_any_time_and_of_none_that_there_is_not(desk):
    _, visitor = await desk.seated("press", "centre", "ru")
    assert (await visitor.gets("regions/compared"))["unit"] == "week"
    assert (await visitor.gets("regions/compared?period=2025"))["unit"] == "year"
    for period in ("x", "2026-13", "1900..2000"):
        assert (await visitor.asks("GET", f"regions/compared?period={period}")).status == 409


async def test_each_is_offered_what_their_rights_allow(desk):
    of_centre = ["plan", "digest", "register", "people", "regions"]
    of_region = ["review", "plan", "digest", "register", "people"]
    for role, code, offered in (
        ("specialist", "vko", of_region),
        ("press", "centre", of_centre),
        ("owner", "centre", of_centre),
    ):
        _, visitor = await desk.seated(role, code)
        assert [one["name"] for one in (await visitor.gets("me"))["pages"]] == offered
