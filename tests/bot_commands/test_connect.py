"""`python -m bot connect facebook`: a token is looked at, kept sealed, and never seen again."""

from __future__ import annotations

import asyncio
import io
import sys
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from bot.sealing import new_key, unseal
from db.engine import open_engine
from db.tables import DoorKey, Page
from tests import graph as stand_in
from tests.graph import Fault, Graph

KEY = new_key()
PAGE_TOKEN = "EAAGm0PX4ZCpsBAKpageToken"
CONNECT = ("connect", "facebook", "vko")


@pytest.fixture
async def graph():
    async with Graph() as graph:
        graph.add(stand_in.Page(100_064, "ШҚО кәсіподағы", PAGE_TOKEN))
        yield graph


@pytest.fixture
async def connected(command, address, graph, monkeypatch):
    """`await connected(*arguments, typed=…)` is the command with that in its standard input."""

    async def run(*arguments: str, typed: str = f"{PAGE_TOKEN}\n", **more: str):
        monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
        given = {"DATABASE_URL": address, "META_API_URL": graph.address, "SECRET_KEY": KEY} | more
        ended = await asyncio.to_thread(command, *arguments, **given)
        assert PAGE_TOKEN not in ended.said + ended.complained
        return ended

    run.address = address
    return run


async def keys(address) -> list:
    engine = open_engine(address)
    async with engine.connect() as tx:
        found = (await tx.execute(select(DoorKey.__table__))).all()
    await engine.dispose()
    return found


async def test_it_is_kept_sealed_and_its_page_stands_in_the_register(connected, graph):
    graph.pages[100_064].instagram = {"id": "17841400", "username": "vko_kasipodak", "followers_count": 480}
    ended = await connected(*CONNECT)
    assert (ended.code, ended.complained) == (0, "")
    assert ended.said == (
        "page ШҚО кәсіподағы (https://www.facebook.com/vko.kasipodak), Instagram @vko_kasipodak: connected for good\n"
    )
    (key,) = await keys(connected.address)
    assert (key.chat_id, key.title, key.ends_at) == (100_064, "ШҚО кәсіподағы", None)
    assert PAGE_TOKEN.encode() not in key.sealed
    assert unseal(KEY, key.sealed) == PAGE_TOKEN
    engine = open_engine(connected.address)
    async with engine.connect() as tx:
        urls = (await tx.execute(select(Page.url).where(Page.url.like("%vko%kasipodak")))).scalars().all()
    await engine.dispose()
    assert set(urls) >= {"https://www.facebook.com/vko.kasipodak", "https://www.instagram.com/vko_kasipodak"}


async def test_a_new_one_takes_the_place_of_the_old(connected, graph):
    await connected(*CONNECT)
    graph.pages[100_064].token = "EAAGanother"
    assert (await connected(*CONNECT, typed="EAAGanother")).code == 0
    (key,) = await keys(connected.address)
    assert unseal(KEY, key.sealed) == "EAAGanother"
    assert (await connected("disconnect", "facebook", "vko")).said == "vko: the page is not connected any more\n"
    assert (await connected("disconnect", "facebook", "vko")).code == 1
    assert await keys(connected.address) == []


@pytest.mark.parametrize(("page", "told"), [
    ({"is_valid": False}, "the token is valid no more"),
    ({"expires_at": 1_000_000_000}, "the token is valid no more"),
    ({"kind": "USER"}, "this is the token of a person, not of a page"),
    ({"scopes": ("pages_show_list",)}, "the token has no permission for pages_manage_posts, pages_read_engagement"),
])  # fmt: skip
async def test_one_that_would_not_do_is_not_kept(connected, graph, page, told):
    for name, value in page.items():
        setattr(graph.pages[100_064], name, value)
    ended = await connected(*CONNECT)
    assert (ended.code, ended.said) == (1, "")
    assert ended.complained == f"{told}; docs/how-to/facebook.md tells how to get one\n"
    assert await keys(connected.address) == []


@pytest.mark.parametrize(("fault", "told"), [
    (Fault(190), "Meta refuses (code 190): the token is expired, withdrawn or mistyped"),
    (Fault(100), "Meta refuses (code 100): only who has a role in the app may ask about its tokens"),
    (Fault(cut=True), "META_API_URL gives no answer that could be read; try again in a moment"),
    (Fault(status=502), "META_API_URL gives no answer that could be read; try again in a moment"),
])  # fmt: skip
async def test_what_meta_refuses_is_said_with_the_way_out(connected, graph, fault, told):
    graph.next("debug_token", *[fault] * (2 if fault.cut else 1))  # what is only read aiohttp asks once more
    ended = await connected(*CONNECT)
    assert (ended.code, ended.said) == (1, "")
    assert ended.complained.startswith(told)


async def test_the_apps_own_token_may_ask_about_it(connected, graph):
    """It is used once, and not kept."""
    assert (await connected(*CONNECT, typed=f"{PAGE_TOKEN}\napp|secret\n")).code == 0
    assert len(await keys(connected.address)) == 1


@pytest.mark.parametrize(("arguments", "typed", "more", "told"), [
    (CONNECT, "", {}, "one line with the page's token is read from standard input; "),
    (CONNECT, "two words", {}, "one line with the page's token is read from standard input; "),
    (("connect", "facebook", "nowhere"), PAGE_TOKEN, {}, "nowhere: no place has this code; "),
    (("connect", "facebook", "ridder"), PAGE_TOKEN, {}, "ridder: this is no region; "),
    (CONNECT, PAGE_TOKEN, {"SECRET_KEY": ""}, "SECRET_KEY is missing: with it the page's token is sealed. "),
    (CONNECT, PAGE_TOKEN, {"META_API_URL": "http://127.0.0.1:1/v25.0"}, "nobody answers at META_API_URL; "),
])  # fmt: skip
async def test_bad_input_is_one_line_that_says_what_to_do(connected, arguments, typed, more, told):
    ended = await connected(*arguments, typed=typed, **more)
    assert (ended.code, ended.said, len(ended.lines)) == (1, "", 1)
    assert ended.complained.startswith(told)
    assert await keys(connected.address) == []


async def test_a_page_of_another_region_is_refused(connected, graph):
    await connected(*CONNECT)
    engine = open_engine(connected.address)
    async with engine.begin() as tx:
        await tx.execute(DoorKey.__table__.update().values(region_id=1))
    await engine.dispose()
    ended = await connected(*CONNECT)
    assert ended.complained == "ШҚО кәсіподағы: this page is connected to another region already\n"


@pytest.mark.parametrize(("ends_in", "fine", "told"), [
    (15, True, "page ШҚО кәсіподағы: connected until "), (13, False, "; connect it anew before, docs/how-to/"),
    (-1, False, "page ШҚО кәсіподағы: its key ended on "),
])  # fmt: skip
async def test_check_names_it_two_weeks_before_it_ends(connected, graph, ends_in, fine, told):
    graph.pages[100_064].expires_at = int((datetime.now(UTC) + timedelta(days=99)).timestamp())
    await connected(*CONNECT)
    engine = open_engine(connected.address)
    async with engine.begin() as tx:
        ends_at = datetime.now(UTC) + timedelta(days=ends_in)
        await tx.execute(DoorKey.__table__.update().values(ends_at=ends_at))
    await engine.dispose()
    (line,) = [line for line in (await connected("check")).lines if " page " in line]
    assert line.startswith("ok    " if fine else "WRONG ")
    assert told in line


async def test_check_knows_when_the_settings_have_another_key(connected):
    await connected(*CONNECT)
    (line,) = [line for line in (await connected("check", SECRET_KEY=new_key())).lines if " page " in line]
    assert line.startswith("WRONG page ШҚО кәсіподағы: this SECRET_KEY does not open its token")
