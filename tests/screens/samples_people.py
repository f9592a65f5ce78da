"""Sample screens of people and places."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from locales import LANGUAGES, Language, words_for
from newsroom.alarms import KINDS, Over, Raised
from newsroom.people.forgetting import Stored
from newsroom.people.health import Health
from newsroom.people.status import Status
from newsroom.people.upkeep import FIGURES, Figure
from newsroom.record import OF_POSTS, Entry
from newsroom.reminders.quiet import Quiet
from newsroom.union.region_settings import CHOICES
from newsroom.union.seats import Sitter
from newsroom.values.figures import Amount
from newsroom.watching import Running
from newsroom.who import ROLES
from screens import stranger
from screens.forms import in_language
from screens.helps import By
from screens.home import beside, centre, chair, helping, specialist
from screens.home.common import Seats
from screens.home.helps import ANSWERS
from screens.people import desk, door, forgetting, invitations, places, record, region, status, upkeep
from screens.posts import entering
from screens.screen import Screen
from tests.screens.sample_data import (
    AT,
    CENTRE,
    FIGURE,
    LONG,
    RIDDER,
    TIPS,
    TODAY,
    ULAN,
    VKO,
    ZONE,
    Drawn,
    a_place,
    asked,
)


def door_samples(language: Language) -> Drawn:
    yield "stranger.stranger", stranger.stranger(language)
    yield "stranger.stranger, may ask", stranger.stranger(language, asks=True)
    yield "stranger.asked", stranger.asked(stranger.Asked(RIDDER, TODAY))
    yield "stranger.asked, declined", stranger.asked(stranger.Asked(RIDDER, TODAY, date(2026, 11, 17)))
    for role in ROLES:
        yield f"door.invitation, {role}", door.invitation(language, door.Invited(RIDDER, role))
    yield "door.invitation, acting", door.invitation(language, door.Invited(RIDDER, "chair", acting=True))
    yield "door.invitation, account", door.invitation(language, door.Invited(RIDDER, "chair", same_person=True))
    for below in (False, True):
        asked = door.confirm_request(language, RIDDER, 7, has_below=below)
        yield f"door.confirm_request, {below}", asked
    yield "door.request_sent", door.request_sent(language, RIDDER)
    yield "door.request_declined", door.request_declined(language, RIDDER)
    yield "desk.no_desk", desk.no_desk(language)
    for is_app in (True, False):
        shown = desk.desk(language, "https://bot.example.kz/desk/", "w" * 43, is_app=is_app)
        yield f"desk.desk, {is_app}", shown
    for waiting in (1, 3, 5):
        yield f"door.requests_came, {waiting}", door.requests_came(language, waiting)
    first = door.Request(7, "<Әлия>", RIDDER, TODAY, "", False, 0)
    yield "door.request, no chair", door.request(language, first, TODAY)
    second = door.Request(7, "<Әлия>", RIDDER, TODAY, "Айгүл", True, 2)
    yield "door.request, a chair", door.request(language, second, TODAY)
    yield "door.no_requests", door.no_requests(language)
    yield "door.moved", door.moved(language, RIDDER)


NO_NEWS = Health(0, "", None, 0, None, 0, 41, 0, AT)


def homes_samples(language: Language) -> Drawn:
    one = Seats("chair", RIDDER)
    two = Seats("chair", RIDDER, True, ((8, "specialist", VKO), (9, "chair", LONG)))
    full = chair.ChairHome(two, 5, TIPS, True, date(2026, 10, 2), True, 3, [7, 8], week="2026-W47")
    yield "chair.chair_home, busy", chair.chair_home(language, full, TODAY)
    once = chair.ChairHome(one, 1, TIPS, False, None, True, 3, week="2026-W47")
    yield "chair.chair_home, never counted", chair.chair_home(language, once, TODAY)
    bare = chair.ChairHome(one, 0, None, False, None, False, 3, week="2026-W47")
    yield "chair.chair_home, nothing yet", chair.chair_home(language, bare, TODAY)
    planned = replace(bare, planned=(date(2026, 11, 19), TIPS))
    yield "chair.chair_home, planned this week", chair.chair_home(language, planned, TODAY)
    planned = replace(bare, planned=(date(2026, 11, 24), TIPS))
    yield "chair.chair_home, planned", chair.chair_home(language, planned, TODAY)
    quiet = replace(bare, week="2026-W47", quiet=Quiet(3, "connection"), away_until=date(2026, 12, 4))
    yield "chair.chair_home, quiet and away", chair.chair_home(language, quiet, TODAY)
    new = chair.ChairHome(one, 0, TIPS, False, None, True, 3, is_new=True)
    yield "chair.chair_home, newcomer", chair.chair_home(language, replace(new, may_try=True), TODAY)
    tried = replace(new, may_try=True, trial_id=7)
    yield "chair.chair_home, newcomer who has tried", chair.chair_home(language, tried, TODAY)
    begun = replace(bare, may_try=True, has_draft=True)
    yield "chair.chair_home, begun and never sent", chair.chair_home(language, begun, TODAY)
    for topic in (*ANSWERS, "other"):
        yield f"beside.answer, {topic}", Screen(beside.answer(words_for(language), topic, "chair"))
    for remark, is_post in (("Рақмет <3", True), ("фотоны қалай жіберемін?", True), ("не істеймін?", False)):
        role = "chair" if is_post else "specialist"
        told = beside.with_remark(language, chair.chair_home(language, bare, TODAY), remark, role, is_post=is_post)
        yield f"beside.with_remark, {remark}", told
    region = Seats("specialist", VKO)
    for waiting, channel in ((0, ""), (1, "Арна & Ко"), (3, "Арна"), (12, "Арна")):
        home = specialist.SpecialistHome(
            region, waiting, waiting, waiting, channel, waiting, waiting, questions=waiting
        )
        yield f"specialist.specialist_home, {waiting}", specialist.specialist_home(language, home)
    for state in (None, "drafted", "submitted", "returned", "approved"):
        coming = replace(home, coming=(date(2026, 12, 1), state))
        yield f"specialist.specialist_home, plan {state}", specialist.specialist_home(language, coming)
    yield "beside.choose_language", beside.choose_language(language)
    press = Seats("press", CENTRE)
    yield "centre.centre_home", centre.centre_home(language, centre.CentreHome(press, 1, 0, 0))
    new = centre.CentreHome(replace(press, is_new=True), 1, 0, 3)
    yield "centre.centre_home, newcomer", centre.centre_home(language, new)
    new = replace(new, seats=Seats("owner", CENTRE, is_new=True))
    yield "centre.owner_home, newcomer", centre.owner_home(language, new, NO_NEWS, ZONE, TODAY)
    yield "centre.centre_home, busy", centre.centre_home(language, centre.CentreHome(press, 1, 2, 3, 4))
    owner = centre.CentreHome(Seats("owner", CENTRE), 1, 0, 2)
    for name, state in (
        ("well", NO_NEWS),
        ("ill", Health(3, "A7K2", AT, 12, AT, 2, 41, 5)),
    ):
        yield f"centre.owner_home, {name}", centre.owner_home(language, owner, state, ZONE, TODAY)
    plain = centre.centre_home(language, centre.CentreHome(press, 1, 0, 0))
    yield "beside.with_desk", beside.with_desk(language, plain)
    counted = ("a subscription", "a material", "an event", "the application", "a decision", "a correction")
    for title in ("a tip", "a new place", "another name", "the signature", *counted):
        yield f"beside.with_begun, {title}", beside.with_begun(language, plain, title)


def places_samples(language: Language) -> Drawn:
    lines = [places.Line(1, RIDDER), places.Line(2, ULAN, vacant=True), places.Line(3, LONG, vacant=True)]
    for purpose in (places.BROWSE, places.JOIN, places.ENTER_FOR, places.MERGE):
        yield (
            f"places.choose, {purpose}",
            places.choose(language, places.Choice(purpose, 9, VKO, "region", lines, total=3)),
        )
    last = [places.Line(number, RIDDER) for number in range(296, 300)]
    busy = [places.Line(1, RIDDER, sent=True), places.Line(2, ULAN, vacant=True, sent=True), places.Line(3, LONG)]
    week = places.Choice(places.BROWSE, 9, VKO, "region", busy, total=3)
    remind = places.Choice(places.REMINDERS, 1, VKO, "centre", lines, total=3)
    regions = [
        places.Line(1, VKO, set_up=(2, 5)),
        places.Line(2, LONG, vacant=True, set_up=(0, 5)),
        places.Line(3, ULAN),
    ]
    begun = places.Choice("look", 1, CENTRE, "centre", regions, total=3)
    yield "places.choose, regions that are begun", places.choose(language, begun)
    yield "places.choose, of reminders", places.choose(language, remind)
    yield "places.choose, sent this week", places.choose(language, week)
    paged = places.Choice(places.BROWSE, 9, VKO, "region", last, page=21, total=300)
    yield "places.choose, three hundred", places.choose(language, paged)
    for level in ("centre", "region", "branch"):
        none = places.Choice(places.BROWSE, 9, VKO, level, [])
        yield f"places.choose, none below a {level}", places.choose(language, none)
    found = places.Choice(places.BROWSE, 9, VKO, "region", lines[:1], letters="рид <", total=1)
    yield "places.choose, found", places.choose(language, found)
    lost = places.Choice(places.JOIN, 9, VKO, "region", [], letters="<жоқ>")
    yield "places.choose, not found", places.choose(language, lost)
    chair = places.Sitter(1, "<Айгүл>", "chair", False, TODAY)
    gone = places.Sitter(2, "", "chair", True, date(2025, 2, 3), TODAY)
    deputy = places.Sitter(3, "Нұрлан", "deputy", False, date(2025, 2, 3), reachable=False, away_until=TODAY)
    above = places.Sitter(4, "Ерлан", "specialist", False, date(2024, 2, 3))
    duty = {"post": {"kk": "маман", "ru": "специалист"}, "staff": False}
    rights = frozenset({"seat", "invite", "enter", "below", "keep", "goals", "up"})
    figures = [replace(FIGURE, kind=kind) for kind in FIGURES]
    full = places.Place(7, RIDDER, "branch", [chair, deputy], [gone], [above], figures, duty, None, rights)
    yield "places.place", places.place(language, full, TODAY)
    old = Figure("members", 310, None, None, "", date(2025, 1, 1), "year")
    noted = places.Place(7, RIDDER, "branch", [chair], figures=figures, noted=old)
    yield "places.place, an older figure noted", places.place(language, noted, TODAY)
    school = places.Place(7, RIDDER, "primary", [], rights=frozenset({"enter", "up"}))
    yield "places.place, a school", places.place(language, school, TODAY)
    yield "places.place, bare", places.place(language, places.Place(7, VKO, "region", []), TODAY)
    shut = places.Place(7, VKO, "centre", [], duty={"staff": True}, closed_on=TODAY, rights=frozenset({"below"}))
    yield "places.place, closed", places.place(language, shut, TODAY)
    seat = places.Seat(chair, RIDDER, 7, AT, 2, [(3, "Нұрлан"), (4, "<Ә>" * 40)])
    bare = places.Seat(deputy, RIDDER, 7, None, idle=True)
    looked = places.Seat(deputy, RIDDER, 7, AT, idle=True)
    yield "places.seat, only looked", places.seat(language, looked, ZONE, TODAY, gives=False)
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


def invitations_samples(language: Language) -> Drawn:
    one = invitations.Made(7, RIDDER, 1, "deputy", False, TODAY, 1)
    link = invitations.link_of("tilshi_bot", "abcdefghijklmnopqrst")
    yield (
        "invitations.choose_role",
        invitations.choose_role(language, RIDDER, 1, [*ROLES, "acting"], invitations.Cards(9, 12)),
    )
    yield "invitations.choose_role, nobody", invitations.choose_role(language, VKO, 1, [], None)
    yield "invitations.made", invitations.made(language, one, link, bytes)
    heir = invitations.Made(7, RIDDER, 1, "chair", True, TODAY, 1, "<Айгүл>")
    yield "invitations.made, successor", invitations.made(language, heir, link, bytes)
    account = invitations.Made(7, RIDDER, 1, "deputy", False, TODAY, 1, same_person=True)
    yield "invitations.made, account", invitations.made(language, account, link, bytes)
    for uses in (1, 2, 5):
        many = invitations.Made(7, RIDDER, 1, "deputy", False, TODAY, uses)
        yield f"invitations.kept, {uses}", invitations.kept(language, many)
    yield "invitations.open_ones", invitations.open_ones(language, VKO, 1, [one, heir], 0, 2)
    yield "invitations.printed", invitations.printed(language, heir, link, bytes)
    open_and_cards = invitations.open_ones(language, VKO, 1, [one], 0, 1, invitations.Cards(1, 12))
    yield "invitations.open_ones, with cards", open_and_cards
    yield "invitations.open_ones, none", invitations.open_ones(language, VKO, 1, [], 0, 0)
    for number in (1, 3, 13):
        yield f"invitations.cards, {number}", invitations.cards(language, number, TODAY, bytes, 1)


def upkeep_samples(language: Language) -> Drawn:
    ridder = a_place(RIDDER)
    for level in ("centre", "region", "branch", "primary"):
        shuts = level != "centre"
        drawn = upkeep.menu(language, RIDDER, 7, level, tuple(FIGURES), shuts=shuts)
        yield f"upkeep.menu, {level}", drawn
    for missing in LANGUAGES:
        at = (LANGUAGES.index(missing), len(LANGUAGES))
        before = tuple(in_language(one, language, "5 < 7") for one in LANGUAGES[: at[0]])
        yield f"upkeep.name, {missing}", asked(language, upkeep.name(missing, language, ridder), *at, before)
        other = upkeep.other_name(missing, language, ridder)
        yield f"upkeep.other_name, {missing}", asked(language, other, *at, before, True)
    for kind in FIGURES:
        figure = upkeep.FigureAsked(7, RIDDER, kind, replace(FIGURE, kind=kind))
        yield f"upkeep.figure, {kind}", asked(language, upkeep.figure(language, figure))
    never = upkeep.FigureAsked(7, RIDDER, "members", None)
    yield "upkeep.figure, never", asked(language, upkeep.figure(language, never))
    two = [(Amount(6200, "about"), TODAY, "day"), (Amount(6_200_000, "about"), TODAY, "day")]
    which = upkeep.FigureAsked(7, RIDDER, "members", FIGURE, two)
    yield "upkeep.figure, which", asked(language, upkeep.figure(language, which))
    on_duty = a_place(RIDDER, duty={"post": {"kk": "маман"}, "staff": True})
    yield "upkeep.duty", asked(language, upkeep.duty(language, on_duty))
    yield "upkeep.duty, unknown", asked(language, upkeep.duty(language, ridder))
    yield "upkeep.close", asked(language, upkeep.close(language, upkeep.Closing(ridder, TODAY)))
    yield "upkeep.close, sure", asked(language, upkeep.close(language, upkeep.Closing(ridder, TODAY, TODAY)))
    yield "upkeep.confirm_merge", upkeep.confirm_merge(language, RIDDER, 7, ULAN, 8)
    yield "entering.choose", entering.choose(language, RIDDER, 7)
    yield "entering.choose, noted", entering.choose(language, RIDDER, 7, FIGURE)
    usual = {name: values[0] for name, values in CHOICES.items()}
    for channel in ("", "Арна & Ко"):
        yield (
            f"region.settings, {channel}",
            region.settings(language, VKO, 7, usual, channel, channel and "Парақша & Ко"),
        )
    for name, values in CHOICES.items():
        yield f"region.choose, {name}", region.choose(language, 7, name, values, values[0])


def status_samples(language: Language) -> Drawn:
    well, ill = Health(0, "", None, 0, None, 0, 41, 0, AT), Health(3, "A7K2", AT, 12, AT, 2, 41, 5)
    one, two = (Running(n, "0.1.0", AT - n * timedelta(days=3), AT, free) for n, free in ((1, 14_500), (0, 430)))
    quiet = Status(well, [one], [], 0, [], {}, None)
    loud = Status(ill, [one, two], [two], 7, ["A7K2", "C9D4", "E3F6", "F7G9", "H1JK"], dict.fromkeys(KINDS, AT), AT)
    for name, found in (("well", quiet), ("ill", loud), ("begins", replace(quiet, processes=[]))):
        yield f"status.status, {name}", status.status(language, found, ZONE, AT)
    for what in KINDS:
        yield f"status.raised, {what}", status.raised(language, Raised(what, AT, 430), ZONE)
        yield f"status.over, {what}", status.over(language, Over(what, AT, AT + timedelta(hours=2)), ZONE)
    yield "status.raised, nothing waits", status.raised(language, Raised(KINDS[0], AT), ZONE)


def record_samples(language: Language) -> Drawn:
    kinds = deed_kinds()
    for first in range(0, len(kinds), record.PER_PAGE):
        page = [
            Entry(AT, kind, {"role": "chair"} if place % 2 else {}, "<Айгүл>", "specialist", RIDDER)
            for place, kind in enumerate(kinds[first : first + record.PER_PAGE])
        ]
        yield f"record.record, {first}", record.record(language, page, first, len(kinds), ZONE)
    nobody = [Entry(AT, "forgotten", {}, None, None, None), Entry(AT, "invited", {}, "", "owner", VKO)]
    yield "record.record, nobody", record.record(language, nobody, 0, 2, ZONE)
    for count in (1, 3, 21):
        yield f"record.exported, {count}", record.exported(language, count, bytes)


def deed_kinds() -> list[str]:
    """Every kind that the code notes of roles and settings."""
    root = Path(__file__).parents[2]
    found = set()
    for folder in ("newsroom", "handlers"):
        for path in (root / folder).rglob("*.py"):
            found |= set(re.findall(r'record\.note\(\s*\w[\w.]*, [\w.]+, "([a-z ]+)"', path.read_text("utf-8")))
    return sorted(kind for kind in found if not kind.startswith(OF_POSTS))


def forgetting_samples(language: Language) -> Drawn:
    term = Sitter(1, "chair", 7, 2, 5, False, date(2024, 2, 3), None, "<Айгүл>", None, RIDDER)
    full = Stored("<Айгүл>", language, [7_100_000_001, 7_100_000_002], [term, term], 1, 1, 9, 12, 3, 4, 2)
    yield "forgetting.stored", forgetting.stored(language, full)
    bare = Stored("", language, [7_100_000_001], [], 0, 0, 0, 0, 0, 0)
    yield "forgetting.stored, stranger", forgetting.stored(language, bare)
    for seat in (False, True):
        yield f"forgetting.confirm, {seat}", forgetting.confirm(language, has_seat=seat)
    yield "forgetting.forgotten", forgetting.forgotten(language)
    for on_card in (False, True):
        heard = helping.unheard(language, "Рақмет <3", can_enter=True, on_card=on_card)
        yield f"helping.unheard, {on_card}", heard
    yield "helping.unheard, a photo", helping.unheard(language, "", can_enter=False, on_card=False)
    for view, one in helping.HELPS.items():
        for value in one.helps if isinstance(one, By) else ("",):
            shown = {"view": view} | ({one.parameter: value} if isinstance(one, By) else {})
            yield f"helping.help_for, {' '.join(shown.values())}", helping.help_for(language, shown, "chair")
    for role in (*ROLES, "public"):
        yield f"helping.help_for, home, {role}", helping.help_for(language, {}, role)
    yield "helping.to_try", helping.to_try(language, helping.help_for(language, {}, "chair"))
    yield "helping.help_for, with a guide", helping.help_for(language, {}, "specialist", 17)
    yield "helping.over", helping.over(language, Screen("<i>?</i>"))
