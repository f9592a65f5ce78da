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
from newsroom.examples import example_for
from newsroom.forgetting import Stored
from newsroom.post_states import STEPS
from newsroom.record import OF_POSTS
from newsroom.region_settings import CHOICES
from newsroom.rubrics import DEFAULTS
from newsroom.standards.checks import Hint
from newsroom.versions import Changes
from newsroom.who import ROLES
from screens import (
    broadcasts,
    digests,
    door,
    entering,
    failures,
    followers,
    forgetting,
    form,
    helping,
    hints,
    homes,
    invitations,
    places,
    plan,
    posts,
    record,
    region,
    review,
    site,
    upkeep,
    verdicts,
)  # fmt: skip
from screens import card as cards
from screens.screen import Picture, Piece, Screen

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
    "_door", "_homes", "_places", "_invitations", "_upkeep", "_record", "_forgetting", "_posts", "_review", "_verdicts",
    "_site",
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
        home = homes.SpecialistHome(region, waiting, waiting, waiting, waiting, channel, waiting)
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
    return sorted(kind for kind in found if not kind.startswith(OF_POSTS))


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


HINTS = [
    Hint("same_text", {"percent": 82, "post": 3}), Hint("no_text"), Hint("no_date"), Hint("no_place"), Hint("no_photo"),
    Hint("same_photo", {"post": 3}), Hint("drawn_photo", {"number": 1}), Hint("blurred_photo", {"number": 1}),
    Hint("dark_photo", {"number": 1}), Hint("small_photo", {"number": 2, "width": 640, "height": 480}),
    Hint("short_text", {"letters": 40}), Hint("shouting"), Hint("off_rubric", {"rubric": "legal"}),
]  # fmt: skip
PIECE = Piece("«Семинар»", (Picture("photo", "file"),))


def _posts(language: Language) -> Drawn:
    text = TEXT[language]
    draft = posts.Draft(7, TIPS, (PIECE,), hints=HINTS[2:4])
    yield "posts.check", posts.check(language, draft, ZONE, TODAY)
    bare = posts.Draft(7, None, (PIECE,), has_text=False)
    yield "posts.check, photo only", posts.check(language, bare, ZONE, TODAY)
    voice = posts.Draft(7, TIPS, (), has_text=False, voices=1)
    yield "posts.check, voice", posts.check(language, voice, ZONE, TODAY)
    full = posts.Draft(
        7, TIPS, (PIECE,), returned_for=WHY, entered_for=ULAN, origin="Арна & Ко", event_on=TODAY, live_at=AT
    )
    yield "posts.check, everything", posts.check(language, full, ZONE, TODAY)
    for hint in HINTS:
        one = posts.Draft(7, None, (PIECE,), hints=[hint], origin="")
        yield f"posts.check, {hint.kind}", posts.check(language, one, ZONE, TODAY)
    for repost in (False, True):
        yield f"posts.change, {repost}", posts.change(language, 7, is_repost=repost)
    yield "posts.all_hints", posts.all_hints(language, 7, HINTS)
    for name in dict.fromkeys(hints.STANDARDS.values()):
        yield f"posts.standard, {name}", posts.standard(language, 7, name)
    known = [(place, names) for place, (_, names, _) in enumerate(DEFAULTS, 1)]
    yield "posts.choose_rubric", posts.choose_rubric(language, 7, known, 3)
    yield "posts.which", posts.which(language, 7, 6, text)
    for has_draft in (False, True):
        yield f"posts.receipt, {has_draft}", posts.receipt(language, AT, ZONE, 7, has_draft=has_draft)
    yield "posts.receipt_entered", posts.receipt_entered(language, AT, ZONE, ULAN, 7)
    yield "posts.edited_too_late", posts.edited_too_late(language, 7)
    yield "posts.mine, none", posts.mine(language, [], 0, 0, {})
    states = list(STEPS)
    own = [posts.OwnPost(place, AT, "2026-W47", TIPS, text, one, LINK) for place, one in enumerate(states)]
    named = {"2026-W47": "16–22"}
    for first in range(0, len(own), 6):
        shown = posts.mine(language, own[first : first + 6], first, len(own), named)
        yield f"posts.mine, {first}", shown
    entered = [posts.OwnPost(1, AT, "2026-W47", None, "", "sent", "", True)]
    yield "posts.mine, entered", posts.mine(language, entered, 0, 1, named)
    passed = [posts.Passed(AT, "returned", "<Ерлан>", WHY), posts.Passed(AT, "published", "", {})]
    may = frozenset({"correct", "take back", "withdraw"})
    yield "posts.history", posts.history(language, posts.History(7, text, passed, [LINK], may), ZONE)
    for step in ("take back", "withdraw"):
        yield f"posts.taken_back, {step}", posts.taken_back(language, "Риддер", text, step)
    yield "posts.live_soon", posts.live_soon(language, text, AT, ZONE)
    yield "posts.live_over", posts.live_over(language, text, 7)
    yield "posts.ask_recording", posts.ask_recording(language)
    yield "posts.recording_taken", posts.recording_taken(language)
    yield "homes.with_remark", homes.with_remark(language, homes.centre_home(language, BUSY), "Рақмет <3")
    yield "form.text", form.text(language, 7)
    for count in (0, 3):
        yield f"form.photos, {count}", form.photos(language, 7, count)
    for live in (False, True):
        yield f"form.event_date, {live}", form.event_date(language, 7, live=live)
    yield "form.own", form.own(language, 7)
    for code, names, _ in DEFAULTS:
        yield f"form.example, {code}", form.example(language, 7, names, example_for(code))
    yield "form.example, no rubric", form.example(language, 7, None, example_for(None))


BUSY = homes.CentreHome(homes.Seats("press", CENTRE), 0, 0, 3)
MAY = frozenset({"publish", "approve", "schedule", "return", "decline", "remove", "text", "language", "package", "link",
                 "rubric", "photos", "offer"})  # fmt: skip


def _review(language: Language) -> Drawn:
    card = cards.Card(7, RIDDER, "Әлия", TIPS, "sent", AT, (PIECE,), HINTS[:2], 2, may=MAY)
    yield "card.card", cards.card(language, card, ZONE, TODAY)
    bare = cards.Card(7, RIDDER, "", None, "sent", AT, may=MAY - {"publish", "schedule"})
    yield "card.card, no channel", cards.card(language, bare, ZONE, TODAY)
    changed = Changes((("same", "Семинар"), ("gone", "кеше"), ("new", "<16> қарашада")), 1, 2)
    full = cards.Card(
        7, RIDDER, "Әлия", TIPS, "scheduled", AT, (PIECE,), HINTS, 0, True, "Арна & Ко", 1, "<Ерлан>", changed, AT,
        "Bad Request: <chat> not found", [LINK], TODAY, AT, "offered", MAY,
    )  # fmt: skip
    yield "card.card, everything", cards.card(language, full, ZONE, TODAY)
    same = cards.Card(7, RIDDER, "", None, "sent", AT, origin="", changed=Changes(), may=MAY)
    yield "card.card, sent again", cards.card(language, same, ZONE, TODAY)
    doubt = cards.Card(7, RIDDER, "", None, "in doubt", AT)
    yield "card.card, in doubt", cards.card(language, doubt, ZONE, TODAY)
    for offer in ("accepted", "returned", "declined"):
        one = cards.Card(7, RIDDER, "", None, "published", AT, offer=offer)
        yield f"card.card, {offer}", cards.card(language, one, ZONE, TODAY)
    yield "card.more", cards.more(language, full, can_merge=True)
    for ready in (0, 3):
        yield f"review.empty, {ready}", review.empty(language, ready)
    lines = [review.Line(1, RIDDER, TEXT[language], "approved", None), review.Line(2, ULAN, "", "scheduled", AT)]
    for title in ("ready", "published"):
        yield f"review.listed, {title}", review.listed(language, title, lines, ZONE, TODAY)
    yield "review.listed, none", review.listed(language, "ready", [], ZONE, TODAY)
    for step in ("return", "decline"):
        yield f"review.ask_reason, {step}", review.ask_reason(language, 7, step)
    yield "review.ask_moment", review.ask_moment(language, 7, [AT, AT], ZONE, TODAY)
    for missing in LANGUAGES:
        yield f"review.ask_text, {missing}", review.ask_text(language, 7, missing, "5 < 7")
    yield "review.ask_text, none yet", review.ask_text(language, 7, "ru", "")
    known = [(place, names) for place, (_, names, _) in enumerate(DEFAULTS, 1)]
    yield "review.choose_rubric", review.choose_rubric(language, 7, known)
    yield "review.photos", review.photos(language, 7, [1, 2, 3])
    yield "review.choose_other", review.choose_other(language, 7, [(8, TEXT[language]), (9, "")])
    yield "review.confirm_remove", review.confirm_remove(language, 7)
    for platform in review.PLATFORMS:
        yield f"review.package, {platform}", review.package(language, 7, platform, "5 < 7", (PIECE,))
    yield "review.ask_link", review.ask_link(language, 7)


def _verdicts(language: Language) -> Drawn:
    for code in (*review.REASONS, *review.DECLINED):
        told = verdicts.Verdict(7, "returned", TEXT[language], review.reason(code), "")
        yield f"verdicts.verdict, returned, {code}", verdicts.verdict(language, told, ZONE)
    for state in ("approved", "published", "declined", "scheduled"):
        told = verdicts.Verdict(7, state, TEXT[language], WHY, LINK, AT)
        yield f"verdicts.verdict, {state}", verdicts.verdict(language, told, ZONE)
    none = verdicts.Verdict(7, "published", "", {}, "")
    yield "verdicts.verdict, published, no link", verdicts.verdict(language, none, ZONE)
    for waiting in (1, 3, 5):
        yield f"verdicts.arrivals, {waiting}", verdicts.arrivals(language, waiting)
    for state in ("approved", "in doubt"):
        line = review.Line(7, RIDDER, TEXT[language], state, None)
        yield f"verdicts.did_not_go, {state}", verdicts.did_not_go(language, line, "Forbidden: <bot> was kicked")
    yield "verdicts.bind_channel", verdicts.bind_channel(language, "Арна & Ко", -1001234567890)
    yield "verdicts.channel_lost", verdicts.channel_lost(language, "Арна & Ко")
    yield "verdicts.not_changed", verdicts.not_changed(language, "Арна & Ко", "message can't be deleted")
    yield "verdicts.cannot_post", verdicts.cannot_post(language, "Арна & Ко")


def _site(language: Language) -> Drawn:
    offered = site.Offered(7, VKO, "5 < 7", AT, 2, (PIECE,))
    yield "site.card", site.card(language, offered, ZONE)
    yield "site.empty", site.empty(language)
    yield "site.ask_link", site.ask_link(language)
    for state in ("returned", "declined"):
        yield f"site.ask_reason, {state}", site.ask_reason(language, state)
    for waiting in (1, 3, 5):
        yield f"site.offers, {waiting}", site.offers(language, waiting)
    for state in ("accepted", "returned", "declined"):
        yield f"site.decided, {state}", site.decided(language, state, TEXT[language], WHY, LINK, 7)
    for missing in LANGUAGES:
        yield f"region.ask_signature, {missing}", region.ask_signature(language, 7, missing, "Арна & Ко")
    yield "region.ask_signature, none", region.ask_signature(language, 7, "kk", "")


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
    entered = Digest(VKO, "2026-W47", {1: 2}, {1: RIDDER}, 1, [(TIPS, 2)], [], 2, 1, 3, {"channel": 2, "site": 1})
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
