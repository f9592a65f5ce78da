"""The table of pages at the desk: how they stand, and a count in place, as in the chat."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from io import BytesIO

import pytest
from openpyxl import load_workbook

from tests.newsroom.everybody import page_of


@pytest.fixture
async def visitor(desk):
    return (await desk.seated("specialist", "vko"))[1]


async def row(visitor, page: int):
    return next(one for one in (await visitor.gets("register/table"))["pages"] if one["id"] == page)


async def test_a_count_in_place_shows_in_table_history_and_file(desk, visitor):
    page = await desk.engine.write(partial(page_of, code="ridder"))
    assert (await row(visitor, page))["count"] is None, "no data is no nought"
    assert await visitor.does(f"register/pages/{page}/count", number="225") == {"counted": "225"}
    assert (await row(visitor, page))["count"] == 225
    assert [one["value"] for one in (await visitor.gets(f"register/pages/{page}"))["counts"]] == [225]
    book = load_workbook(BytesIO(await visitor.gets("register/sheet")))
    assert 225 in [cell.value for line in book.worksheets[0].iter_rows() for cell in line]


async def test_a_leap_is_asked_about_once(desk, visitor):
    page = await desk.engine.write(partial(page_of, code="ridder"))
    await visitor.does(f"register/pages/{page}/count", number="225")
    desk.clock.at += timedelta(days=7)
    visitor = (await desk.seated("specialist", "vko"))[1]
    asked = await visitor.does(f"register/pages/{page}/count", number="2250")
    assert asked["doubtful"].replace("\xa0", "") == "2250"
    assert (await row(visitor, page))["count"] == 225
    await visitor.does(f"register/pages/{page}/count", number="2250", sure=True)
    assert (await row(visitor, page))["difference"] == 2025
    assert (await visitor.asks("POST", f"register/pages/{page}/count", {"number": "көп"})).status == 409


async def test_of_another_region_nothing_is_seen_or_counted(desk, visitor):
    theirs = await desk.engine.write(partial(page_of, code="ayagoz"))
    assert theirs not in [one["id"] for one in (await visitor.gets("register/table"))["pages"]]
    assert (await visitor.asks("GET", f"register/pages/{theirs}")).status == 403
    assert (await visitor.asks("POST", f"register/pages/{theirs}/count", {"number": "1"})).status == 403
