"""The people at the desk: who sits where, whom nothing reaches, and the ways in: by the chat's use cases."""

from __future__ import annotations

from base64 import b64decode
from datetime import timedelta
from functools import partial

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramNetworkError
from aiogram.methods import GetMe
from sqlalchemy import select

from db.tables import Invitation
from newsroom.people import invitations, joining, reach, terms
from newsroom.reminders import away
from newsroom.union import seats
from tests.bot.test_cost_of_a_tap import asked
from tests.conftest import ON_ONE_ENGINE
from tests.desk.conftest import BOT
from tests.newsroom.everybody import NOW, draft, newcomer, place, seated, sent_post

WEEK = timedelta(days=7)


@pytest.fixture
async def visitor(desk):
    return (await desk.seated("specialist", "vko", "ru"))[1]


async def seat_at(desk, role, code, now=NOW):
    return await desk.engine.write(lambda tx: seated(tx, role, code, now))


async def row(visitor, name, path="people/table"):
    return next(one for one in (await visitor.gets(path))["rows"] if one["name"] == name)


async def number_of(desk, code):
    return await desk.engine.read(partial(place, code=code))


async def test_who_sits_where_since_when_and_which_seats_are_empty(desk, visitor):
    chair = await seat_at(desk, "chair", "ridder")
    found = (await visitor.gets("people/table"))["rows"]
    assert [(one["named"], one["state"]) for one in found if one["state"] == "empty"] == [
        ("school", "empty"), ("ulan", "empty")
    ]  # fmt: skip
    assert found[0]["named"] == "vko", "the place itself stands first"
    (own,) = [one for one in found if one["named"] == "ridder"]
    assert (own["id"], own["role"], own["since"]) == (f"s{chair.seat.id}", "Председатель филиала", "2026-11-16")


async def test_whom_nothing_reaches_and_who_is_away(desk, visitor):
    chair, deputy = await seat_at(desk, "chair", "ridder"), await seat_at(desk, "deputy", "ridder")
    await desk.engine.write(lambda tx: reach.lost(tx, chair.person_id, NOW))
    await desk.engine.write(lambda tx: away.go(tx, deputy, NOW.date() + WEEK, NOW))
    assert (await row(visitor, chair.name))["state"] == "unreachable"
    assert "последний день: 23 ноября" in (await row(visitor, deputy.name))["away"]
    _, press = await desk.seated("press", "centre", "ru")
    theirs = f"people/table?place={await number_of(desk, 'vko')}"
    assert (await row(press, deputy.name, theirs))["away"] == "", "who is at home is told to nobody else"
    await desk.engine.write(lambda tx: reach.found(tx, chair.person_id))
    assert (await row(visitor, chair.name))["state"] == ""


async def test_silent_is_who_the_region_takes_for_silent(desk):
    """Three whole weeks without a post, as its tasks have it; the last action is that of the chat's card."""
    chair = await seat_at(desk, "chair", "ridder", NOW - 5 * WEEK)
    other = await seat_at(desk, "chair", "ulan", NOW - 5 * WEEK)
    await desk.engine.write(lambda tx: sent_post(tx, other, now=NOW - WEEK))
    _, visitor = await desk.seated("specialist", "vko", "ru")
    silent, busy = await row(visitor, chair.name), await row(visitor, other.name)
    assert (silent["state"], silent["note"]) == ("silent", "Ничего не присылали 3 недели или дольше")
    assert (busy["state"], busy["note"]) == ("", "")

    async def signs(tx):
        return await terms.signs_of(tx, await seats.require_seat(tx, other.seat.id))

    assert busy["last"] == (await desk.engine.read(signs)).last_work.isoformat()


async def test_what_is_done_at_the_desk_is_an_action_too(desk):
    who, visitor = await desk.seated("specialist", "vko", "ru")
    post = await desk.engine.write(_sent)
    _, press = await desk.seated("press", "centre", "ru")
    await visitor.gets("people/table")
    assert (await row(press, who.name))["last"] == "", "looking is none"
    await visitor.does(f"review/posts/{post}/approve")
    assert (await row(press, who.name))["last"] == NOW.isoformat()


async def _sent(tx):
    return await sent_post(tx, await seated(tx, "chair", "ridder"))


async def test_an_invitation_opens_the_seat_it_says_and_is_withdrawn(desk, visitor):
    ulan = await number_of(desk, "ulan")
    made = await visitor.does(f"people/places/{ulan}/invite", role="chair")
    word = made["link"].removeprefix("https://t.me/tilshi_bot?start=")
    found = await desk.engine.read(lambda tx: invitations.require_by_word(tx, word, NOW))
    assert (found.id, found.role, found.organisation_id) == (made["id"], "chair", ulan)
    assert b64decode(made["qr"]).startswith(b"\x89PNG")
    listed = (await visitor.gets("people/invitations"))["invitations"]
    assert [one["id"] for one in listed] == [made["id"]]
    assert "link" not in listed[0], "only its hash is kept"
    await visitor.does(f"people/invitations/{made['id']}/withdraw")
    assert (await visitor.gets("people/invitations")) == {"invitations": [], "total": 0}
    again = await visitor.asks("POST", f"people/invitations/{made['id']}/withdraw", {})
    assert (again.status, again.body["refused"]) == (409, "old_button"), "the same press twice"


@ON_ONE_ENGINE
async def test_for_several_where_that_can_be(desk, visitor):
    _, press = await desk.seated("press", "centre", "ru")
    region = await number_of(desk, "vko")
    made = await press.does(f"people/places/{region}/invite", role="specialist")
    assert [one["people"] for one in made["several"]] == [5, 20]
    assert (await press.does(f"people/invitations/{made['id']}/uses", uses=5))["uses"] == 5
    chair = await visitor.does(f"people/places/{await number_of(desk, 'ulan')}/invite", role="acting")
    assert (chair["several"], chair["role"]) == ([], "Исполняющий обязанности председателя филиала")
    assert (await visitor.asks("POST", f"people/invitations/{chair['id']}/uses", {"uses": 5})).status == 409
    assert (await visitor.asks("POST", f"people/places/{region}/invite", {"role": "specialist"})).status == 403


@ON_ONE_ENGINE
async def test_only_links_wait_until_telegram_has_told_the_bots_name(desk, visitor, monkeypatch):
    async def away(bot):
        raise TelegramNetworkError(GetMe(), "away")

    monkeypatch.setattr(BOT, "_me", None)
    monkeypatch.setattr(Bot, "get_me", away)
    path = f"people/places/{await number_of(desk, 'ulan')}/invite"
    answer = await visitor.asks("POST", path, {"role": "chair"})
    assert (answer.status, answer.body["refused"]) == (503, "away")
    assert (await visitor.gets("people/invitations"))["total"] == 0
    await visitor.does("seat", seat=(await visitor.gets("me"))["seat"])


@ON_ONE_ENGINE
async def test_a_place_shows_its_own_invitations_however_many_there_are_below_it(desk, monkeypatch):
    monkeypatch.setattr(invitations.open_at, "__defaults__", (0, 2))
    _, press = await desk.seated("press", "centre", "ru")
    region, ulan = await number_of(desk, "vko"), await number_of(desk, "ulan")
    own = await press.does(f"people/places/{region}/invite", role="specialist")
    for _ in range(2):
        await press.does(f"people/places/{ulan}/invite", role="chair")
    assert [one["id"] for one in (await press.gets(f"people/places/{region}"))["invitations"]] == [own["id"]]


@ON_ONE_ENGINE
async def test_a_card_for_each_branch_without_a_chair(desk, visitor):
    await seat_at(desk, "chair", "ridder")
    region = await number_of(desk, "vko")
    assert (await visitor.gets("people/table"))["cards"]
    ridder = await number_of(desk, "ridder")
    assert not (await visitor.gets(f"people/table?place={ridder}"))["cards"], (
        "the cards of its region are printed there"
    )
    pdf = await visitor.does(f"people/places/{region}/cards")
    assert pdf.startswith(b"%PDF")

    async def made(tx):
        return (await tx.execute(select(Invitation.organisation_id))).scalars().all()

    assert await desk.engine.read(made) == [await number_of(desk, "ulan")]


async def test_a_seat_is_handed_over_to_a_deputy_and_ends(desk, visitor):
    chair, deputy = await seat_at(desk, "chair", "ridder"), await seat_at(desk, "deputy", "ridder")
    await desk.engine.write(lambda tx: draft(tx, chair))
    ridder = await number_of(desk, "ridder")
    (shown, _) = (await visitor.gets(f"people/places/{ridder}"))["sitters"]
    assert (shown["id"], shown["heirs"], shown["drafts"]) == (
        chair.seat.id, [{"id": deputy.seat.id, "name": deputy.name}], 1,
    )  # fmt: skip
    assert chair.name in shown["end"]
    given = {"heir": deputy.seat.id, "acting": True}
    taken = (await visitor.does(f"people/seats/{chair.seat.id}/hand-over", **given))["seat"]
    (now,) = (await visitor.gets(f"people/places/{ridder}"))["sitters"]
    assert (now["id"], now["name"], now["role"]) == (taken, deputy.name, "Исполняющий обязанности председателя филиала")
    assert (await visitor.asks("POST", f"people/seats/{chair.seat.id}/hand-over", given)).status == 409
    await visitor.does(f"people/seats/{taken}/end")
    found = await visitor.gets(f"people/places/{ridder}")
    assert (found["sitters"], len(found["before"])) == ([], 3)


@ON_ONE_ENGINE
async def test_drafts_are_dropped_before_it_is_handed_over(desk, visitor):
    chair = await seat_at(desk, "chair", "ridder")
    await desk.engine.write(lambda tx: draft(tx, chair))
    await visitor.does(f"people/seats/{chair.seat.id}/drop-drafts")
    (shown,) = (await visitor.gets(f"people/places/{await number_of(desk, 'ridder')}"))["sitters"]
    assert shown["drafts"] == 0


@ON_ONE_ENGINE
async def test_a_new_telephone_keeps_the_seat(desk, visitor):
    chair = await seat_at(desk, "chair", "ridder")
    made = await visitor.does(f"people/seats/{chair.seat.id}/new-telephone")

    async def comes_in(tx):
        newly = await newcomer(tx)
        return await invitations.accept(tx, newly, made["id"], "", "kk", NOW)

    assert await desk.engine.write(comes_in) == chair.seat.id


async def test_who_asks_to_be_let_in_is_let_in_or_not(desk, visitor):
    async def ask(tx, code):
        await joining.ask(tx, await newcomer(tx), await place(tx, code), "Жаңа", NOW)

    for code in ("ridder", "ulan", "ayagoz"):
        await desk.engine.write(partial(ask, code=code))
    first, second = (await visitor.gets("people/table"))["requests"]
    assert first["chair"] == "Председателем"
    await visitor.does(f"people/requests/{first['id']}/let-in", role="chair")
    await visitor.does(f"people/requests/{second['id']}/decline")
    found = await visitor.gets("people/table")
    assert (found["requests"], (await row(visitor, "Жаңа"))["named"]) == ([], "ridder")
    late = await visitor.asks("POST", f"people/requests/{first['id']}/decline", {})
    assert (late.status, late.body["refused"]) == (409, "already_decided")


async def test_the_press_service_sees_the_centre_and_goes_into_a_region(desk):
    _, press = await desk.seated("press", "centre", "ru")
    chair = await seat_at(desk, "chair", "ridder")
    found = await press.gets("people/table")
    assert {one["named"] for one in found["rows"]} == {"centre", "vko", "abay"}
    assert found["above"] is None
    below = await press.gets(f"people/table?place={await number_of(desk, 'vko')}")
    assert chair.name in [one["name"] for one in below["rows"]]
    assert below["above"]["name"] == "centre"


@ON_ONE_ENGINE
async def test_a_chair_sees_who_sits_beside_them_and_not_in_the_schools_below(desk):
    """Whoever has a seat may sign in, though no page is offered to them."""
    await seat_at(desk, "chair", "school")
    for role in ("chair", "deputy"):
        _, visitor = await desk.seated(role, "ridder", "ru")
        found = (await visitor.gets("people/table"))["rows"]
        assert {one["named"] for one in found} == {"ridder"}
        assert (await visitor.asks("GET", f"people/table?place={await number_of(desk, 'school')}")).status == 403


@ON_ONE_ENGINE
async def test_a_large_region_is_asked_as_often_as_a_small_one(desk, visitor):
    async def fill(tx):
        for code in ("ridder", "ulan", "school"):
            await seated(tx, "chair", code)
            for _ in range(3):
                await seated(tx, "deputy", code)

    with asked(desk.engine.reads) as few:
        assert len((await visitor.gets("people/table"))["rows"]) == 4
    await desk.engine.write(fill)
    with asked(desk.engine.reads) as many:
        assert len((await visitor.gets("people/table"))["rows"]) == 13
    assert 0 < len(many) <= len(few)


@ON_ONE_ENGINE
async def test_whoever_has_lost_their_seat_sees_nobody_any_more(desk):
    who, visitor = await desk.seated("specialist", "vko")

    async def end(tx):
        await terms.end_term(tx, None, await seats.require_seat(tx, who.seat.id), NOW, tell=False)

    assert (await visitor.asks("GET", "people/table")).status == 200
    await desk.engine.write(end)
    assert (await visitor.asks("GET", "people/table")).status in (401, 403)
