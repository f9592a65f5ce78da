"""At the door of the desk: who is let in, by what, how often, and until when."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from bot.desk.launches import read_launch
from db.tables import DeskSession
from newsroom.people import desk_doors, forgetting, terms
from newsroom.union import seats
from tests.conftest import ON_ONE_ENGINE
from tests.desk.conftest import TOKEN, Visitor, signed
from tests.newsroom.everybody import NOW, kept_in_clear, newcomer, now_is, seated

HOUR = timedelta(hours=1)
FORGED = {
    "nothing": "",
    "no query": "Сәлем",
    "no hash": "auth_date=1&user=%7B%22id%22%3A1%7D",
    "a hash in other letters": "auth_date=1&hash=%D3%A9",
    "half a letter": "auth_date=1&hash=%ED%A0%80",
    "too long": "a=1&" * 5000,
}


@pytest.mark.parametrize("data", FORGED.values(), ids=FORGED)
def test_what_telegram_did_not_sign_is_no_launch(data):
    assert read_launch(TOKEN, data, NOW) is None


def test_a_launch_is_of_this_bot_of_this_hour_and_of_somebody():
    launch = read_launch(TOKEN, signed(7, NOW), NOW)
    assert launch is not None
    assert launch.account_id == 7
    assert read_launch("1001:another", signed(7, NOW), NOW) is None
    assert read_launch(TOKEN, signed(7, NOW), NOW + HOUR) is not None
    assert read_launch(TOKEN, signed(7, NOW), NOW + HOUR + timedelta(seconds=1)) is None, "expired"
    assert read_launch(TOKEN, signed(7, NOW + timedelta(minutes=1)), NOW) is not None, (
        "a clock may be a bit before ours"
    )
    assert read_launch(TOKEN, signed(7, NOW + timedelta(minutes=2)), NOW) is None, "of the future"
    assert read_launch(TOKEN, signed(7, NOW).replace("%22id%22%3A7", "%22id%22%3A8"), NOW) is None, "somebody else's"
    assert read_launch(TOKEN, signed(7, NOW, user="{}"), NOW) is None


async def test_a_launch_lets_in_once(desk):
    who = await desk.engine.write(lambda tx: seated(tx, "specialist", "vko"))
    launch = signed(who.account_id, NOW)
    first, again = await desk.enters(launch=launch), await desk.enters(launch=launch)
    mixed = await desk.enters(launch="&".join(reversed(launch.split("&"))))
    assert (first.status, again.status, mixed.status) == (200, 409, 409)
    assert again.body["refused"] == "sign_in_over"
    assert "кабинет" in again.body["text"].lower()


async def test_whoever_signs_out_does_not_come_in_by_the_same_launch(desk):
    who = await desk.engine.write(lambda tx: seated(tx, "specialist", "vko"))
    launch = signed(who.account_id, NOW)
    visitor = Visitor(desk.client, (await desk.enters(launch=launch)).body["token"])
    await visitor.does("leave")
    assert (await visitor.asks("GET", "me")).status == 401
    assert (await desk.enters(launch=launch)).status == 409


async def test_a_link_lets_in_once_for_ten_minutes_and_the_last_one_only(desk):
    who = await desk.engine.write(lambda tx: seated(tx, "specialist", "vko"))
    before, word = await desk.link(who), await desk.link(who)
    assert (await desk.enters(word=before)).status == 409
    first, again = await desk.enters(word=word), await desk.enters(word=word)
    assert (first.status, again.status) == (200, 409)
    late = await desk.link(who)
    desk.clock.at += timedelta(minutes=10)
    assert (await desk.enters(word=late)).status == 409
    assert (await desk.enters(word="")).status == 409


@ON_ONE_ENGINE
async def test_opening_the_page_uses_nothing_up(desk):
    """Those who draw previews of links open them, too."""
    who = await desk.engine.write(lambda tx: seated(tx, "specialist", "vko"))
    word = await desk.link(who)
    async with desk.client.get("/desk/") as page:
        assert page.status == 200
    assert (await desk.enters(word=word)).status == 200


@ON_ONE_ENGINE
async def test_only_hashes_are_kept(desk):
    who, visitor = await desk.seated("specialist", "vko")
    word = await desk.link(who)
    async with desk.engine.begin() as tx:
        assert await kept_in_clear(tx, word) == []
        assert await kept_in_clear(tx, visitor.token) == []
        assert await kept_in_clear(tx, desk_doors.hashed(visitor.token)) == ["desk_session.token_hash"], "it does look"


@ON_ONE_ENGINE
async def test_without_a_token_that_is_good_nothing_is_told(desk):
    await desk.seated("specialist", "vko")
    for token in ("", "x", "я" * 9, "a" * 5000):
        async with desk.client.get("/desk/api/me", headers={"Authorization": f"Bearer {token}"}) as answer:
            assert answer.status == 401
            assert set(await answer.json()) == {"refused", "text"}


async def test_a_session_is_over_after_a_day(desk):
    _, visitor = await desk.seated("specialist", "vko")
    desk.clock.at += timedelta(hours=23)
    assert (await visitor.asks("GET", "me")).status == 200
    desk.clock.at += HOUR
    assert (await visitor.asks("GET", "me")).status == 401


async def test_signing_out_everywhere_ends_what_is_open_elsewhere_and_nobody_elses(desk):
    who, here = await desk.seated("specialist", "vko")
    there, word = await desk.signs_in(who), await desk.link(who)
    _, other = await desk.seated("specialist", "abay")
    await here.does("leave-everywhere")
    assert [(await one.asks("GET", "me")).status for one in (here, there, other)] == [401, 401, 200]
    assert (await desk.enters(word=word)).status == 409


async def test_whoever_is_no_specialist_any_more_sees_nothing_at_once(desk):
    who, visitor = await desk.seated("specialist", "vko")
    assert (await visitor.asks("GET", "review/queue")).status == 200

    async def end(tx):
        (seat,) = await seats.held(tx, who.person_id, NOW)
        await terms.end_term(tx, who, seat, NOW - timedelta(days=1))

    await desk.engine.write(end)
    assert {(await visitor.asks("GET", path)).status for path in ("me", "review/queue")} == {403}


async def test_whoever_is_forgotten_is_signed_out(desk):
    who, visitor = await desk.seated("specialist", "vko")
    await desk.engine.write(lambda tx: forgetting.forget(tx, who, NOW))
    assert (await visitor.asks("GET", "me")).status == 401


async def test_a_chair_and_a_stranger_have_no_desk(desk):
    _, chair = await desk.seated("chair", "ridder")
    refused = await chair.asks("GET", "me")
    assert (refused.status, refused.body["refused"]) == (403, "no_right")
    stranger = await desk.engine.write(newcomer)
    for account_id in (stranger.account_id, 99):
        answer = await desk.enters(launch=signed(account_id, NOW))
        assert (answer.status, answer.body["refused"]) == (403, "stranger")


async def test_one_sits_down_in_another_seat_of_ones_own(desk):
    who, visitor = await desk.seated("specialist", "vko")
    await desk.engine.write(lambda tx: seated(tx, "chair", "ridder", who=who))
    both = await desk.engine.write(lambda tx: now_is(tx, who))
    told = await visitor.gets("me")
    assert [one["id"] for one in told["seats"]] == [one.id for one in both.seats]
    assert (told["seat"], told["pages"]) == (both.seats[1].id, []), "a chair has no page there"
    await visitor.does("seat", seat=both.seats[0].id)
    assert "review" in [one["name"] for one in (await visitor.gets("me"))["pages"]]
    assert (await visitor.asks("POST", "seat", {"seat": both.seats[0].id + 1000})).status == 409


async def test_what_is_long_over_is_let_go(desk):
    await desk.seated("specialist", "vko")
    counted = select(func.count()).select_from(DeskSession)
    for later, left in ((timedelta(days=1), 1), (timedelta(days=3), 0)):
        await desk.engine.write(lambda tx, at=NOW + later: desk_doors.let_go(tx, at))
        async with desk.engine.begin() as tx:
            assert (await tx.execute(counted)).scalar_one() == left
