"""What changes elsewhere is heard of: by whom, of what, and of nobody else's."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

import pytest

from bot.desk.pace import Pace
from bot.desk.stream import CHANGED
from newsroom import lately
from newsroom.pages import followers, life
from newsroom.people import joining
from newsroom.posts import review
from newsroom.values.figures import Amount
from tests.conftest import ON_ONE_ENGINE
from tests.newsroom.everybody import NOW, bound, draft, newcomer, page_of, place, seated, sent_post


@pytest.fixture
async def chair(desk):
    return await desk.engine.write(lambda tx: seated(tx, "chair", "ridder"))


@pytest.fixture
async def region(desk):
    return await desk.engine.write(lambda tx: place(tx, "vko"))


@pytest.fixture
def heard(desk):
    """`await heard(region)`: whether anything is heard there since the last time that it was asked."""

    async def heard(region_id) -> bool:
        with desk.desk.live.listening(region_id) as listener:
            await desk.desk.live.look()
            return listener.has_news.is_set()

    return heard


async def test_what_is_sent_decided_or_counted_is_heard_in_its_region_and_by_whoever_looks_at_all(
    desk, heard, region, chair
):
    specialist = await desk.engine.write(bound)
    assert not await heard(region), "what was there before is no news"
    number = await desk.engine.write(lambda tx: sent_post(tx, chair))
    assert await heard(region)
    assert not await heard(region), "once"
    for deed in (
        lambda tx: review.approve(tx, specialist, number, NOW),
        lambda tx: review.hold(tx, specialist, number, NOW),
        lambda tx: review.let_go(tx, specialist, number),
    ):
        await desk.engine.write(deed)
        assert await heard(region)

    async def count(tx):
        await followers.count(tx, chair, await page_of(tx, "ridder"), Amount(225), NOW, confirmed=True)

    async def ask(tx):
        await joining.ask(tx, await newcomer(tx), await place(tx, "ridder"), "Жаңа", NOW)

    async def remark(tx, at):
        await life.toggle(tx, specialist, await page_of(tx, "ridder"), "thin", at)

    await desk.engine.write(count)
    assert await heard(None), "the press service looks at all"
    for deed in (ask, partial(remark, at=NOW), partial(remark, at=NOW + timedelta(seconds=1))):
        await desk.engine.write(deed)
        assert await heard(region), deed


async def test_of_another_region_nothing_is_heard(desk, heard, chair):
    other = await desk.engine.write(lambda tx: place(tx, "abay"))
    await heard(other)
    await desk.engine.write(lambda tx: sent_post(tx, chair))
    assert not await heard(other)


async def test_a_draft_is_nobody_elses_affair(desk, heard, region, chair):
    await heard(region)
    await desk.engine.write(lambda tx: draft(tx, chair))
    assert not await heard(region)


def test_of_two_at_once_the_one_with_the_lower_number_may_come_later():
    def seen(*deeds):
        return {("deed", one): 1 for one in deeds}

    assert lately.changed(seen(5, 7), seen(5, 6, 7)) == {1}
    assert lately.changed(seen(5, 7), seen(7)) == set(), "what is too old to be looked at is no news"


async def test_a_page_hears_it_and_hears_nothing_once_it_is_signed_out(desk, chair):
    _, visitor = await desk.seated("specialist", "vko")
    headers = {"Authorization": f"Bearer {visitor.token}"}
    await desk.desk.live.look()
    async with desk.client.get("/desk/api/live", headers=headers) as stream:
        assert stream.status == 200
        assert stream.content_type == "text/event-stream"
        assert await stream.content.readuntil(b"\n\n") == b": still here\n\n"
        await desk.engine.write(lambda tx: sent_post(tx, chair))
        await desk.desk.live.look()
        assert await stream.content.readuntil(b"\n\n") == CHANGED
        await visitor.does("leave")
        desk.desk.live.tell({None})
        assert await stream.content.read() == b""
    async with desk.client.get("/desk/api/live", headers=headers) as stream:
        assert stream.status == 401


@ON_ONE_ENGINE
async def test_who_listens_is_let_go_at_once_when_the_bot_stops(desk):
    _, visitor = await desk.seated("specialist", "vko")
    async with desk.client.get("/desk/api/live", headers={"Authorization": f"Bearer {visitor.token}"}) as stream:
        await stream.content.readuntil(b"\n\n")
        desk.desk.stop()
        assert await stream.content.read() == b""


@ON_ONE_ENGINE
async def test_strangers_who_knock_often_are_not_looked_up_each_time(desk):
    desk.desk.door = Pace(a_second=1, at_once=2)
    statuses = [(await desk.nobody().asks("GET", "live")).status for _ in range(3)]
    assert statuses == [401, 401, 429]


@ON_ONE_ENGINE
async def test_one_who_opens_many_streams_gets_some(desk):
    _, visitor = await desk.seated("specialist", "vko")
    headers = {"Authorization": f"Bearer {visitor.token}"}
    opened = [await desk.client.get("/desk/api/live", headers=headers) for _ in range(7)]
    assert [one.status for one in opened] == [200] * 6 + [429]
    for one in opened:
        one.close()
