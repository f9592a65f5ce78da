"""The table of pages at the desk: how they stand, and a count in place, as in the chat."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from io import BytesIO

import pytest
from openpyxl import load_workbook

from newsroom.pages import followers
from newsroom.values.figures import Amount
from tests.conftest import ON_ONE_ENGINE
from tests.newsroom.everybody import NOW, page_of, seated


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


async def test_a_count_in_doubt_is_settled_or_corrected_with_what_it_was(desk, visitor):
    page = await desk.engine.write(partial(page_of, code="ridder"))
    chair = await desk.engine.write(lambda tx: seated(tx, "chair", "ridder", desk.clock.at))
    await desk.engine.write(lambda tx: followers.count(tx, chair, page, Amount(225), NOW))
    desk.clock.at += timedelta(days=7)
    leap = partial(followers.count, who=chair, page_id=page, amount=Amount(2250), now=desk.clock.at, confirmed=True)
    number = await desk.engine.write(leap)
    visitor = (await desk.seated("specialist", "vko", "ru"))[1]
    assert (await row(visitor, page))["doubted"]
    shown = await visitor.gets(f"register/counts/{number}")
    assert (shown["doubted"], shown["corrects"], shown["proves"]) == (True, True, True)
    await visitor.does(f"register/counts/{number}/prove")
    assert not (await visitor.gets(f"register/counts/{number}"))["proves"], "once"
    await visitor.does(f"register/counts/{number}/settle")
    assert not (await row(visitor, page))["doubted"]
    await visitor.does(f"register/counts/{number}/correct", number="230", reason="Лишний ноль")
    assert (await row(visitor, page))["count"] == 230
    told = (await visitor.gets(f"register/counts/{number}"))["text"].replace("\xa0", "")
    assert "2250" in told, "what it was is kept"
    assert "Лишний ноль" in told
    for given, why in (
        ({"number": "x", "reason": "mistyped"}, "not_a_number"),
        ({"number": "5", "reason": ""}, "no_reason"),
    ):
        answer = await visitor.asks("POST", f"register/counts/{number}/correct", given)
        assert (answer.status, answer.body["refused"]) == (409, why)


# ---- what is remarked


async def remarks(visitor, page):
    return await visitor.gets(f"register/pages/{page}/remarks")


async def test_remarks_are_those_of_the_chat_and_a_press_of_an_old_page_turns_none_back(desk, visitor):
    page = await desk.engine.write(partial(page_of, code="ridder"))
    for _ in range(2):  # two windows, of which the second does not know of the first
        await visitor.does(f"register/pages/{page}/remark", chip="thin", on=True)
    await visitor.does(f"register/pages/{page}/words", kk="Фото аз.")
    found = await remarks(visitor, page)
    assert [one["code"] for one in found["chips"] if one["on"]] == ["thin"]
    assert {one["language"]: one["text"] for one in found["words"]} == {"kk": "Фото аз.", "ru": ""}
    assert (await row(visitor, page))["remark"] == found["line"] != ""
    await visitor.does(f"register/pages/{page}/remark", chip="thin", on=False)
    await visitor.does(f"register/pages/{page}/words", kk="")
    assert (await row(visitor, page))["remark"] == ""


@ON_ONE_ENGINE
async def test_since_when_there_are_posts_again_is_told_as_in_the_chat(desk, visitor):
    page = await desk.engine.write(partial(page_of, code="ridder"))
    assert [one["code"] for one in (await remarks(visitor, page))["chips"] if one["asks"]] == ["resumed"]
    await visitor.does(f"register/pages/{page}/resumed", day="қыркүйек 2025")
    (on,) = [one for one in (await remarks(visitor, page))["chips"] if one["on"]]
    assert (on["code"], on["asks"], "2025" in on["name"]) == ("resumed", False, True)
    for day, told in (("2026 желтоқсан", "day_to_come"), ("кейін", "not_a_date")):
        answer = await visitor.asks("POST", f"register/pages/{page}/resumed", {"day": day})
        assert (answer.status, answer.body["refused"]) == (409, told)


@ON_ONE_ENGINE
async def test_a_remark_is_not_longer_than_in_the_chat(desk, visitor):
    page = await desk.engine.write(partial(page_of, code="ridder"))
    answer = await visitor.asks("POST", f"register/pages/{page}/words", {"ru": "о" * 301})
    assert (answer.status, answer.body["refused"]) == (409, "name_too_long")


# ---- whoever looks at all regions


async def test_the_press_service_chooses_a_region_and_reads_what_it_may(desk, visitor):
    page = await desk.engine.write(partial(page_of, code="ridder"))
    await visitor.does(f"register/pages/{page}/count", number="225")
    _, press = await desk.seated("press", "centre", "ru")
    first = await press.gets("register/table")
    assert ([one["name"] for one in first["regions"]], first["region"]["name"]) == (["abay", "vko"], "abay")
    vko = next(one["id"] for one in first["regions"] if one["name"] == "vko")
    found = await press.gets(f"register/table?place={vko}")
    assert next(one for one in found["pages"] if one["id"] == page)["count"] == 225
    assert [one["value"] for one in (await press.gets(f"register/pages/{page}"))["counts"]] == [225]
    assert (await press.gets(f"register/sheet?place={vko}")).startswith(b"PK")
    assert found["judges"] is False
    for deed, given in (("count", {"number": "1"}), ("remark", {"chip": "thin", "on": True}), ("words", {"ru": "x"})):
        assert (await press.asks("POST", f"register/pages/{page}/{deed}", given)).status == 403
    own = await visitor.gets("register/table")
    assert (own["regions"], own["region"]["name"], own["judges"]) == ([], "vko", True)
