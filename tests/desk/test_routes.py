"""All that a page can ask, in one list: with its right, and with whoever is told no."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from bot.desk.pace import Pace
from bot.desk.pages import PAGES
from bot.desk.server import ROUTES
from newsroom.access import RIGHTS
from newsroom.digests import reports
from newsroom.pages import followers
from newsroom.people import joining
from newsroom.posts import drafting, posts
from newsroom.rubrics import turns
from newsroom.values.figures import Amount
from newsroom.values.periods import parse_period
from newsroom.who import PUBLIC, ROLES, SPECIALIST
from tests.conftest import ON_ONE_ENGINE
from tests.desk.conftest import Visitor, signed
from tests.newsroom.everybody import (
    NOW,
    bound,
    draft,
    invited,
    newcomer,
    page_of,
    place,
    seated,
    seen_photo,
    sent_post,
)  # fmt: skip
from tests.newsroom.plan.planned import month_of, slot_at

# What each asks, as a page of VKO's would: `{post}`, `{media}` and so on are things of that region.
LISTED = {
    "GET me": {},
    "POST seat": {"seat": "{seat}"},
    "POST leave": {},
    "POST leave-everywhere": {},
    "GET review/queue": {},
    "GET review/posts/{post}": {},
    "GET review/media/{media}": {},
    "GET review/media/{media}/framed": {},
    "POST review/posts/{post}/photos": {"before": ["{media}"], "order": ["{media}"]},
    "POST review/posts/{post}/photos/{media}/drop": {},
    "POST review/posts/{post}/frame": {"on": True},
    "GET review/posts/{post}/pages": {},
    "POST review/posts/{post}/link": {"link": "https://facebook.com/union/posts/1"},
    "POST review/posts/{post}/offer": {},
    "POST review/posts/{post}/practice": {},
    "POST review/posts/{post}/merge": {"into": "{second}"},
    "POST review/posts/{post}/remove": {},
    "POST review/posts/{post}/settle": {"there": True},
    "POST review/posts/{post}/hold": {},
    "POST review/posts/{post}/let-go": {},
    "POST review/posts/{post}/publish": {},
    "POST review/posts/{post}/schedule": {"at": "2026-11-20T10:00"},
    "POST review/posts/{post}/approve": {},
    "POST review/posts/{post}/send-back": {"step": "return", "code": "when"},
    "POST review/posts/{post}/undo": {},
    "POST review/posts/{post}/text": {"language": "kk", "before": "Семинар өтті.", "text": "Семинар."},
    "POST review/posts/{post}/rubric": {"rubric": "{rubric}"},
    "GET plan/month?region={region}": {},
    "POST plan/draft": {"region": "{region}", "month": "2026-12"},
    "POST plan/slots/{slot}/move": {"times": 0, "day": "2026-11-20"},
    "POST plan/{plan}/submit": {},
    "POST plan/{plan}/approve": {},
    "POST plan/{plan}/return": {"reason": "Айдар аз."},
    "POST plan/{plan}/publish": {},
    "GET digest/figures?place={region}": {},
    "GET digest/sheet?place={region}&period=2026-11": {},
    "POST digest/report": {"place": "{region}", "period": "2026-10"},
    "GET digest/reports/{report}?kind=docx&language=kk": {},
    "GET register/table?place={region}": {},
    "GET register/sheet?place={region}": {},
    "GET register/pages/{page}": {},
    "POST register/pages/{page}/count": {"number": "225"},
    "GET register/counts/{count}": {},
    "POST register/counts/{count}/settle": {},
    "POST register/counts/{count}/correct": {"number": "230", "reason": "mistyped"},
    "POST register/counts/{count}/prove": {},
    "GET register/pages/{page}/remarks": {},
    "POST register/pages/{page}/remark": {"chip": "thin", "on": True},
    "POST register/pages/{page}/resumed": {"day": "қыркүйек 2025"},
    "POST register/pages/{page}/words": {"kk": "Жақсы.", "ru": "Хорошо."},
    "GET people/table?place={region}": {},
    "POST people/requests/{request}/let-in": {"role": "chair"},
    "POST people/requests/{request}/decline": {},
    "GET people/places/{place}": {},
    "POST people/seats/{held}/hand-over": {"heir": "{heir}", "acting": False},
    "POST people/seats/{held}/drop-drafts": {},
    "POST people/seats/{held}/end": {},
    "POST people/seats/{held}/new-telephone": {},
    "GET people/invitations?place={region}": {},
    "POST people/places/{place}/invite": {"role": "chair"},
    "POST people/places/{place}/cards": {},
    "POST people/invitations/{invitation}/uses": {"uses": 5},
    "POST people/invitations/{invitation}/withdraw": {},
    "GET regions/compared?period=2026-11": {},
    "GET regions/sheet?period=2026-11": {},
}
# Of one's own region whatever it is: somebody else's specialist is served, and shown theirs.
OF_ONES_OWN = ("GET me", "POST seat", "POST leave", "POST leave-everywhere", "GET review/queue",
               "POST review/posts/{post}/let-go")  # fmt: skip


def named(route) -> str:
    return f"{route.method} {route.path}"


def test_each_route_is_in_the_list_and_names_a_right():
    assert sorted(named(route) for route, _ in ROUTES) == sorted(one.partition("?")[0] for one in LISTED)
    assert {right for _, right in ROUTES} <= set(RIGHTS)
    assert {page.right for page in PAGES} <= set(RIGHTS)


def test_no_page_is_for_those_who_have_no_desk():
    for page in PAGES:
        assert set(RIGHTS[page.right]) - {PUBLIC} <= set(RIGHTS["work at the desk"]), page.name


@pytest.fixture
async def world(desk):
    """A post of Ridder's that waits, with a photo; and what the routes name."""

    async def fill(tx) -> dict[str, int]:
        specialist, chair = await bound(tx), await seated(tx, "chair", "ridder")
        number = await draft(tx, chair)
        await drafting.add_media(tx, chair, number, seen_photo("a"))
        await drafting.send(tx, chair, number, NOW)
        media, second = (await posts.media_of(tx, number))[0].id, await sent_post(tx, chair)
        rubric = (await turns.rubrics(tx, specialist.seat.region_id))[0].id
        region = specialist.seat.region_id
        slot = await slot_at(tx, region, date(2026, 11, 19), branch=chair.seat.organisation_id)
        plan = await month_of(tx, region, date(2026, 11, 19))
        report = await reports.begin(tx, specialist, region, parse_period("2026-10"), NOW)
        joiner = await newcomer(tx)
        await joining.ask(tx, joiner, await place(tx, "ridder"), "Жаңа", NOW)
        request = (await joining.waiting(tx, region, NOW))[0].id
        held, heir = [(await seated(tx, role, "ulan")).seat.id for role in ("chair", "deputy")]
        counted = await followers.count(tx, chair, await page_of(tx, "ridder"), Amount(225), NOW)
        people = {"count": counted, "held": held, "heir": heir, "place": await place(tx, "ulan"), "request": request,
                  "invitation": await invited(tx, "chair", "ulan")}  # fmt: skip
        return people | {"post": number, "media": media, "second": second, "rubric": rubric, "seat": specialist.seat.id,
                "region": region, "slot": slot, "plan": plan, "report": report,
                "page": await page_of(tx, "ridder")}  # fmt: skip

    return await desk.engine.write(fill)


def filled(value: Any, world: dict[str, int]):
    if isinstance(value, list):
        return [filled(one, world) for one in value]
    return world[value[1:-1]] if isinstance(value, str) and value.startswith("{") else value


async def asked(visitor, name: str, world: dict[str, int]):
    name = next(one for one in LISTED if one.partition("?")[0] == name)
    method, path = name.split(" ")
    given = {key: filled(value, world) for key, value in LISTED[name].items()}
    return await visitor.asks(method, path.format(**world), given if method == "POST" else None)


@pytest.mark.parametrize("role", ROLES)
async def test_who_has_no_right_is_refused_whatever_they_ask(desk, world, role):
    """And whoever has it elsewhere only: here it is what is VKO's."""
    code = {"chair": "ridder", "deputy": "ridder", SPECIALIST: "abay"}.get(role, "centre")
    who = await desk.engine.write(lambda tx: seated(tx, role, code))
    visitor = await desk.signs_in(who)
    for route, right in ROUTES:
        name, desk.clock.passed = named(route), desk.clock.passed + 1
        answer = await asked(visitor, name, world)
        if name.startswith("POST leave"):
            visitor = await desk.signs_in(who)
        serves = role in RIGHTS[right] and (name in OF_ONES_OWN or role != SPECIALIST)
        if name == "POST seat":
            assert answer.status == 409, "of nobody but whoever sits in it"
        elif name.startswith("POST leave"):
            assert answer.status == 200, "whoever is in can go"
        else:
            assert answer.status in ((200, 409) if serves else (403,)), (name, answer)


async def test_a_stranger_is_refused_whatever_they_ask(desk, world):
    for route, _ in ROUTES:
        assert (await asked(desk.nobody(), named(route), world)).status == 401, route.path


GARBLED = ["", "-1", "1.5", "a", "9" * 30, "１", "%00", "1%2F..", " 1"]


@ON_ONE_ENGINE
async def test_what_is_no_number_finds_nothing(desk):
    _, visitor = await desk.seated("specialist", "vko")
    for number in GARBLED:
        assert (await visitor.asks("GET", f"review/posts/{number}")).status in (400, 404), number


NO_PAGES = [b"[]", b"{", b"\xff", b'"x"', b"[" * 2000, b'{"to": "all"}', b'{"to": [1]}']


@ON_ONE_ENGINE
async def test_what_no_page_of_ours_sends_is_not_taken(desk, world):
    _, visitor = await desk.seated("specialist", "vko")
    path, headers = f"/desk/api/review/posts/{world['post']}/publish", {"Authorization": f"Bearer {visitor.token}"}
    for body in NO_PAGES:
        async with desk.client.post(path, data=body, headers=headers) as answer:
            assert answer.status == 400, body
    async with desk.client.post(path, data=b"x" * 300_000, headers=headers) as answer:
        assert answer.status == 413


@pytest.fixture
def impatient(desk):
    desk.desk.pace, desk.desk.door = Pace(a_second=1, at_once=4), Pace(a_second=1, at_once=6)


@pytest.mark.usefixtures("impatient")
@ON_ONE_ENGINE
async def test_a_flood_of_one_slows_nobody_else(desk):
    _, one = await desk.seated("specialist", "vko")
    _, other = await desk.seated("specialist", "abay")
    assert {(await visitor.asks("GET", "me")).status for visitor in (one, other)} == {200}
    assert [(await one.asks("GET", "me")).status for _ in range(5)] == [200] * 4 + [429]
    assert (await other.asks("GET", "me")).status == 200
    desk.clock.passed += 1
    assert (await one.asks("GET", "me")).status == 200


@pytest.mark.usefixtures("impatient")
@ON_ONE_ENGINE
@pytest.mark.parametrize("token", ["", "one that is good for nothing"])
async def test_a_flood_of_strangers_keeps_out_nobody_who_is_in(desk, token):
    _, one = await desk.seated("specialist", "vko")
    assert (await one.asks("GET", "me")).status == 200
    stranger = Visitor(desk.client, token)
    statuses = [(await stranger.asks("GET", "me")).status for _ in range(9)]
    assert (statuses[0], statuses[-3:]) == (401, [429, 429, 429]), "and they are none the better for it"
    assert (await one.asks("GET", "me")).status == 200
    assert (await desk.enters(launch=signed(1, NOW))).status == 429, "whoever comes anew waits for a moment"
