"""Every screen with sample data: what the golden files are drawn from."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from types import SimpleNamespace
from zoneinfo import ZoneInfo

from locales import LANGUAGES, Language
from newsroom.access import RIGHTS
from newsroom.digests import Digest, PageGrowth
from newsroom.forgetting import Stored
from newsroom.region_settings import CHOICES
from newsroom.rubrics import DEFAULTS
from newsroom.who import ROLES
from screens import (
    broadcasts,
    digests,
    door,
    entering,
    failures,
    followers,
    forgetting,
    helping,
    homes,
    invitations,
    places,
    plan,
    posts,
    record,
    region,
    review,
    upkeep,
)  # fmt: skip
from screens.screen import Screen

TODAY = date(2026, 11, 16)
ZONE = ZoneInfo("Asia/Almaty")
AT = datetime(2026, 11, 16, 5, 5, tzinfo=UTC)
RIDDER = {"kk": "Риддер қаласы", "ru": "г. Риддер"}
ULAN = {"kk": "Ұлан ауданы", "ru": "Уланский район"}
CENTRE = {"kk": "Орталық комитет", "ru": "Центральный Комитет"}
LONG = {"kk": "Үлкен Нарын ауданының " * 4, "ru": "Большенарымский район, " * 4}
FIGURE = SimpleNamespace(
    value=31_208, qualifier="about", low=None, high=None, on_day=date(2026, 1, 1), precision="month"
)
VKO = {"kk": "Шығыс Қазақстан облысы", "ru": "Восточно-Казахстанская область"}
TIPS = {"kk": "Пайдалы кеңестер", "ru": "Полезные советы"}
TEXT = {"kk": "Бүгін семинар өтті: 5 < 7 & «жақсы».", "ru": "Сегодня прошёл семинар: 5 < 7 & «хорошо»."}
WHY = {"kk": "іс-шараның күні мен орны жазылмаған", "ru": "не указаны дата и место мероприятия"}
LINK = "https://t.me/c/1234567890/17"
GIVEN = {
    "no_right": {"roles": ["chair", "deputy", "specialist"]},
    "text_too_long": {"length": 3982, "most": 3500},
    "too_many_photos": {"most": 10},
    "name_too_long": {"most": 100},
    "other_seat": {"place": LONG},
}

Drawn = Iterator[tuple[str, Screen]]


ROOMS = (
    "_door", "_homes", "_places", "_invitations", "_upkeep", "_record", "_forgetting", "_posts", "_review",
    "_followers", "_plan", "_digests", "_broadcasts", "_failures",
)  # fmt: skip


def all_screens(language: Language) -> dict[str, Screen]:
    drawn: dict[str, Screen] = {}
    for room in ROOMS:
        for name, screen in globals()[room](language):
            assert name not in drawn, name
            drawn[name] = screen
    return drawn


def _door(language: Language) -> Drawn:
    yield "door.stranger", door.stranger(language)
    for role in ROLES:
        yield f"door.invitation, {role}", door.invitation(language, door.Invited(RIDDER, role))
    yield "door.invitation, acting", door.invitation(language, door.Invited(RIDDER, "chair", acting=True))
    yield "door.invitation, account", door.invitation(language, door.Invited(RIDDER, "chair", same_person=True))
    for below in (False, True):
        asked = door.confirm_request(language, RIDDER, 7, has_below=below)
        yield f"door.confirm_request, {below}", asked
    yield "door.request_sent", door.request_sent(language, RIDDER)
    yield "door.request_declined", door.request_declined(language, RIDDER)
    for waiting in (1, 3, 5):
        yield f"door.requests_came, {waiting}", door.requests_came(language, waiting)
    first = door.Request(7, "<Әлия>", RIDDER, TODAY, "", False, 0)
    yield "door.request, no chair", door.request(language, first, TODAY)
    second = door.Request(7, "<Әлия>", RIDDER, TODAY, "Айгүл", True, 2)
    yield "door.request, a chair", door.request(language, second, TODAY)
    yield "door.no_requests", door.no_requests(language)
    yield "door.moved", door.moved(language, RIDDER)


def _homes(language: Language) -> Drawn:
    one = homes.Seats("chair", RIDDER)
    two = homes.Seats("chair", RIDDER, True, ((8, "specialist", VKO), (9, "chair", LONG)))
    full = homes.ChairHome(two, 5, TIPS, True, date(2026, 10, 2), True, 2)
    yield "homes.chair_home, busy", homes.chair_home(language, full, TODAY)
    once = homes.ChairHome(one, 1, TIPS, False, None, True)
    yield "homes.chair_home, never counted", homes.chair_home(language, once, TODAY)
    bare = homes.ChairHome(one, 0, None, False, None, False)
    yield "homes.chair_home, nothing yet", homes.chair_home(language, bare, TODAY)
    region = homes.Seats("specialist", VKO)
    for waiting, channel in ((0, ""), (1, "Арна & Ко"), (3, "Арна"), (12, "Арна")):
        home = homes.SpecialistHome(region, waiting, waiting, waiting, waiting, channel)
        yield f"homes.specialist_home, {waiting}", homes.specialist_home(language, home)
    centre = homes.Seats("press", CENTRE)
    yield "homes.centre_home", homes.centre_home(language, homes.CentreHome(centre, 0, 0))
    yield "homes.centre_home, busy", homes.centre_home(language, homes.CentreHome(centre, 2, 3))


def _places(language: Language) -> Drawn:
    lines = [places.Line(1, RIDDER), places.Line(2, ULAN, vacant=True), places.Line(3, LONG, vacant=True)]
    for purpose in (places.BROWSE, places.JOIN, places.ENTER_FOR, places.MERGE):
        yield f"places.choose, {purpose}", places.choose(language, places.Choice(purpose, 9, VKO, "region", lines))
    many = [places.Line(number, RIDDER) for number in range(300)]
    paged = places.Choice(places.BROWSE, 9, VKO, "region", many, page=37)
    yield "places.choose, three hundred", places.choose(language, paged)
    for level in ("centre", "region", "branch"):
        none = places.Choice(places.BROWSE, 9, VKO, level, [])
        yield f"places.choose, none below a {level}", places.choose(language, none)
    found = places.Choice(places.BROWSE, 9, VKO, "region", lines[:1], letters="рид <")
    yield "places.choose, found", places.choose(language, found)
    lost = places.Choice(places.JOIN, 9, VKO, "region", [], letters="<жоқ>")
    yield "places.choose, not found", places.choose(language, lost)
    chair = places.Sitter(1, "<Айгүл>", "chair", False, TODAY)
    gone = places.Sitter(2, "", "chair", True, date(2025, 2, 3), TODAY)
    deputy = places.Sitter(3, "Нұрлан", "deputy", False, date(2025, 2, 3), reachable=False)
    above = places.Sitter(4, "Ерлан", "specialist", False, date(2024, 2, 3))
    duty = {"post": {"kk": "маман", "ru": "специалист"}, "staff": False}
    rights = frozenset({"seat", "invite", "enter", "below", "keep", "settings", "up"})
    figures = [("members", FIGURE), ("primary_organisations", FIGURE), ("branches", FIGURE)]
    full = places.Place(7, RIDDER, "branch", [chair, deputy], [gone], [above], figures, duty, None, rights)
    yield "places.place", places.place(language, full, TODAY)
    yield "places.place, bare", places.place(language, places.Place(7, VKO, "region", []), TODAY)
    shut = places.Place(7, VKO, "centre", [], duty={"staff": True}, closed_on=TODAY, rights=frozenset({"below"}))
    yield "places.place, closed", places.place(language, shut, TODAY)
    seat = places.Seat(chair, RIDDER, 7, AT, 2, [(3, "Нұрлан"), (4, "<Ә>" * 40)])
    bare = places.Seat(deputy, RIDDER, 7, None)
    for gives in (False, True):
        yield f"places.seat, {gives}", places.seat(language, seat, ZONE, TODAY, gives=gives)
    yield "places.seat, nothing done", places.seat(language, bare, ZONE, TODAY, gives=True)
    yield "places.hand_over", places.hand_over(language, seat)
    yield "places.hand_over, nobody there", places.hand_over(language, places.Seat(chair, RIDDER, 7, None))
    yield "places.confirm_end", places.confirm_end(language, seat)
    for kind in ("seat_taken", "term_ended", "came_in"):
        told = places.seat_notice(language, kind, "chair", RIDDER, "<Айгүл>", acting=kind == "seat_taken")
        yield f"places.seat_notice, {kind}", told
    yield "places.unreachable", places.unreachable(language, "<Айгүл>", [RIDDER, ULAN])


def _invitations(language: Language) -> Drawn:
    one = invitations.Made(7, RIDDER, 1, "deputy", False, TODAY, 1)
    link = invitations.link_of("tilshi_bot", "abcdefghijklmnopqrst")
    yield "invitations.choose_role", invitations.choose_role(language, RIDDER, 1, [*ROLES, "acting"], 12)
    yield "invitations.choose_role, nobody", invitations.choose_role(language, VKO, 1, [], 0)
    yield "invitations.made", invitations.made(language, one, link, bytes)
    heir = invitations.Made(7, RIDDER, 1, "chair", True, TODAY, 1, "<Айгүл>")
    yield "invitations.made, successor", invitations.made(language, heir, link, bytes)
    account = invitations.Made(7, RIDDER, 1, "deputy", False, TODAY, 1, same_person=True)
    yield "invitations.made, account", invitations.made(language, account, link, bytes)
    for uses in (1, 2, 5):
        many = invitations.Made(7, RIDDER, 1, "deputy", False, TODAY, uses)
        yield f"invitations.kept, {uses}", invitations.kept(language, many)
    yield "invitations.open_ones", invitations.open_ones(language, VKO, 1, [one, heir], 0)
    yield "invitations.open_ones, none", invitations.open_ones(language, VKO, 1, [], 0)
    for number in (1, 3, 13):
        yield f"invitations.cards, {number}", invitations.cards(language, number, TODAY, bytes, 1)


def _upkeep(language: Language) -> Drawn:
    for level in ("centre", "region", "branch", "primary"):
        shuts = level != "centre"
        drawn = upkeep.menu(language, RIDDER, 7, level, places.FIGURE_KINDS, shuts=shuts)
        yield f"upkeep.menu, {level}", drawn
    for missing in LANGUAGES:
        yield f"upkeep.ask_name, {missing}", upkeep.ask_name(language, RIDDER, 7, missing)
        yield f"upkeep.ask_name, new, {missing}", upkeep.ask_name(language, None, 7, missing)
    for kind in places.FIGURE_KINDS:
        yield f"upkeep.ask_figure, {kind}", upkeep.ask_figure(language, RIDDER, 7, kind, FIGURE)
    yield "upkeep.ask_figure, never", upkeep.ask_figure(language, RIDDER, 7, "members", None)
    yield "upkeep.duty", upkeep.duty(language, RIDDER, 7, {"post": {"kk": "маман"}, "staff": True})
    yield "upkeep.duty, unknown", upkeep.duty(language, RIDDER, 7, {})
    yield "upkeep.ask_close", upkeep.ask_close(language, RIDDER, 7)
    yield "upkeep.confirm_close", upkeep.confirm_close(language, RIDDER, 7, TODAY)
    yield "upkeep.confirm_merge", upkeep.confirm_merge(language, RIDDER, 7, ULAN, 8)
    yield "entering.choose", entering.choose(language, RIDDER, 7)
    usual = {name: values[0] for name, values in CHOICES.items()}
    for channel in ("", "Арна & Ко"):
        yield f"region.settings, {channel}", region.settings(language, VKO, 7, usual, channel)
    for name, values in CHOICES.items():
        yield f"region.choose, {name}", region.choose(language, 7, name, values, values[0])


def _record(language: Language) -> Drawn:
    kinds = deed_kinds()
    for first in range(0, len(kinds), record.PER_PAGE):
        page = [
            record.Entry(AT, kind, {"role": "chair"} if place % 2 else {}, "<Айгүл>", "specialist", RIDDER)
            for place, kind in enumerate(kinds[first : first + record.PER_PAGE])
        ]
        yield f"record.record, {first}", record.record(language, page, first, len(kinds), ZONE)
    nobody = [record.Entry(AT, "forgotten", {}, None, None, None), record.Entry(AT, "invited", {}, "", "owner", VKO)]
    yield "record.record, nobody", record.record(language, nobody, 0, 2, ZONE)
    for count in (1, 3, 21):
        yield f"record.exported, {count}", record.exported(language, count, bytes)


def deed_kinds() -> list[str]:
    """Every kind that the code notes of roles and settings."""
    root = Path(__file__).parents[2]
    found = set()
    for folder in ("newsroom", "handlers"):
        for path in (root / folder).glob("*.py"):
            found |= set(re.findall(r'record\.note\(\s*\w[\w.]*, [\w.]+, "([a-z ]+)"', path.read_text("utf-8")))
    return sorted(found)


def _forgetting(language: Language) -> Drawn:
    term = SimpleNamespace(role="chair", acting=False, place=RIDDER)
    full = Stored("<Айгүл>", language, [7_100_000_001, 7_100_000_002], [term, term], 1, 1, 9, 12, 3, 4)
    yield "forgetting.stored", forgetting.stored(language, full)
    bare = Stored("", language, [7_100_000_001], [], 0, 0, 0, 0, 0, 0)
    yield "forgetting.stored, stranger", forgetting.stored(language, bare)
    for seat in (False, True):
        yield f"forgetting.confirm, {seat}", forgetting.confirm(language, has_seat=seat)
    yield "forgetting.forgotten", forgetting.forgotten(language)
    shown = {about: view for view, about in helping.ABOUT.items()}
    for about, view in shown.items():
        yield f"helping.help_for, {about}", helping.help_for(language, view, "chair")
    for role in (*ROLES, "public"):
        yield f"helping.help_for, home, {role}", helping.help_for(language, "home", role)


def _posts(language: Language) -> Drawn:
    text = TEXT[language]
    yield "posts.check", posts.check(language, posts.Draft(7, TIPS, text, 3))
    yield "posts.check, entered", posts.check(language, posts.Draft(7, TIPS, text, 3, None, ULAN))
    yield "posts.check, photo only", posts.check(language, posts.Draft(7, None, "", 1))
    yield "posts.check, returned", posts.check(language, posts.Draft(7, TIPS, text, 0, WHY))
    yield "posts.check, longest", posts.check(language, posts.Draft(7, TIPS, "я" * 3500, 10, {language: "ә" * 1000}))
    known = [(place, names) for place, (_, names, _) in enumerate(DEFAULTS, 1)]
    yield "posts.choose_rubric", posts.choose_rubric(language, 7, known, 3)
    yield "posts.ask_text", posts.ask_text(language)
    yield "posts.not_a_post", posts.not_a_post(language, "Рақмет <3")
    yield "posts.receipt", posts.receipt(language, AT, ZONE)
    yield "posts.receipt_entered", posts.receipt_entered(language, AT, ZONE, ULAN, 7)
    yield "posts.mine, none", posts.mine(language, [], ZONE)
    states = ("sent", "returned", "approved", "published")
    own = [posts.OwnPost(AT, TIPS, text, state, LINK if state == "published" else "") for state in states]
    yield "posts.mine", posts.mine(language, [*own, posts.OwnPost(AT, None, "", "sent", "", True)], ZONE)


def _review(language: Language) -> Drawn:
    yield "review.card", review.card(language, review.Card(7, RIDDER, "Әлия", TIPS, TEXT[language], AT, 0), ZONE)
    yield "review.card, more wait", review.card(language, review.Card(7, RIDDER, "", None, "", AT, 2), ZONE)
    entered = review.Card(7, RIDDER, "", None, "", AT, 0, (), True)
    yield "review.card, entered", review.card(language, entered, ZONE)
    yield "review.card, longest", review.card(language, review.Card(7, RIDDER, "", TIPS, "<" * 3500, AT, 5), ZONE)
    yield "review.empty", review.empty(language)
    yield "review.ask_reason", review.ask_reason(language, 7)
    for code in review.REASONS:
        yield f"review.verdict, returned, {code}", review.verdict(language, "returned", review.reason(code), "", 7)
    yield "review.verdict, approved", review.verdict(language, "approved", {}, "", 7)
    yield "review.verdict, published", review.verdict(language, "published", {}, LINK, 7)
    yield "review.verdict, published, no link", review.verdict(language, "published", {}, "", 7)
    for waiting in (1, 3, 5):
        yield f"review.arrivals, {waiting}", review.arrivals(language, waiting)
    yield "review.bind_channel", review.bind_channel(language, "Арна & Ко", -1001234567890)
    yield "review.publication", review.publication(TEXT[language], TIPS, language, ())
    yield "review.publication, longest", review.publication("я" * 3500, DEFAULTS[7][1], language, ())


def _followers(language: Language) -> Drawn:
    for platform in ("facebook", "instagram", "telegram", "tiktok", "youtube", "aitu", "website", "app"):
        page = followers.PageAsked(7, platform, "page", "https://example.org/?a=1&b=2", 6200, date(2025, 12, 1))
        yield f"followers.ask, {platform}", followers.ask(language, page, TODAY)
    page = followers.PageAsked(7, "facebook", "group", "", None, None)
    yield "followers.ask, first time", followers.ask(language, page, TODAY)
    doubted = followers.PageAsked(7, "facebook", "group", "", 225, TODAY)
    yield "followers.doubt", followers.doubt(language, doubted, 2250)
    yield "followers.done", followers.done(language)
    for feeds in (False, True):
        yield f"followers.no_pages, {feeds}", followers.no_pages(language, feeds=feeds)


def _plan(language: Language) -> Drawn:
    for code, names, ideas in DEFAULTS:
        yield f"plan.rubric_of_week, {code}", plan.rubric_of_week(language, names, list(ideas))
    yield "plan.rubric_of_week, no ideas", plan.rubric_of_week(language, TIPS, [])
    yield "plan.chaser", plan.chaser(language, TIPS)
    yield "plan.chaser, no rubric", plan.chaser(language, None)
    yield "plan.count_followers", plan.count_followers(language)


def _digests(language: Language) -> Drawn:
    pages = [
        PageGrowth(VKO, "facebook", "page", 6200, 6000, "about"),
        PageGrowth(RIDDER, "facebook", "group", 210, 225, ""),
        PageGrowth(ULAN, "instagram", "page", 65, 65, ""),
        PageGrowth(ULAN, "tiktok", "page", 15, None, "range", 10, 20),
        PageGrowth(ULAN, "website", "page", 90, None, "over"),
    ]
    some = Digest(VKO, "2026-W47", {1: 2, 2: 0}, {1: RIDDER, 2: ULAN}, 1, [(TIPS, 0), (RIDDER, 2)], pages)
    yield "digests.digest", digests.digest(language, some, TODAY, bytes)
    entered = Digest(VKO, "2026-W47", {1: 2}, {1: RIDDER}, 1, [(TIPS, 2)], [], 2)
    yield "digests.digest, entered", digests.digest(language, entered, TODAY, bytes)
    all_sent = Digest(VKO, "2027-W01", {1: 2}, {1: RIDDER}, 0, [(TIPS, 2)], [])
    yield "digests.digest, all sent", digests.digest(language, all_sent, TODAY, bytes)
    large = {number: number for number in range(40)}
    rubrics = [(names, 0) for _, names, _ in DEFAULTS]
    widest = Digest(VKO, "2026-W53", large, dict.fromkeys(large, VKO), 9, rubrics, pages * 8)
    yield "digests.digest, forty branches", digests.digest(language, widest, TODAY, bytes)


def _broadcasts(language: Language) -> Drawn:
    yield "broadcasts.ask, kk", broadcasts.ask(language, "kk")
    yield "broadcasts.ask, ru", broadcasts.ask(language, "ru")
    yield "broadcasts.check", broadcasts.check(language, TEXT)
    yield "broadcasts.check, longest", broadcasts.check(language, {"kk": "Ә" * 1800, "ru": "Я" * 1800})
    for number in (0, 1, 2, 5):
        yield f"broadcasts.sent, {number}", broadcasts.sent(language, 7, number)
    states = Counter(sent=11, unreachable=1, failed=1, unknown=1, waiting=2)
    yield "broadcasts.reached", broadcasts.reached(language, 7, states)
    yield "broadcasts.reached, all", broadcasts.reached(language, 7, Counter(sent=13))
    yield "broadcasts.tip", broadcasts.tip(language, TEXT[language])


def _failures(language: Language) -> Drawn:
    yield "failures.our_fault", failures.our_fault(language, "A7K3")
    yield "failures.incidents, one", failures.incidents(language, ["A7K3"])
    yield "failures.incidents", failures.incidents(language, ["A7K3", "C4D6", "EFGH"])
    for kind in failures.REASONS:
        yield f"failures.refused, {kind}", failures.refused(language, kind, GIVEN.get(kind, {}))
    for deed, rights in RIGHTS.items():
        yield f"failures.refused, no_right, {deed}", failures.refused(language, "no_right", {"roles": sorted(rights)})
