"""Every screen with sample data: what the golden files are drawn from."""

from __future__ import annotations

from collections import Counter
from datetime import date

from locales import LANGUAGES, Language
from newsroom.access import RIGHTS
from newsroom.digests.digests import Digest, PageGrowth
from newsroom.rubrics.defaults import DEFAULTS
from newsroom.values.figures import Amount, Doubt
from screens import failures
from screens.broadcasts import broadcasts
from screens.digests import digests
from screens.pages import followers
from screens.parts import name_in
from screens.plan import reminders
from screens.screen import Screen
from tests.screens.sample_data import (
    GIVEN,
    RIDDER,
    TEXT,
    TIPS,
    TODAY,
    ULAN,
    VKO,
    Drawn,
)
from tests.screens.samples_people import (
    door_samples,
    forgetting_samples,
    homes_samples,
    invitations_samples,
    places_samples,
    record_samples,
    upkeep_samples,
)
from tests.screens.samples_posts import posts_samples, review_samples, site_samples, verdicts_samples


def all_screens(language: Language) -> dict[str, Screen]:
    drawn: dict[str, Screen] = {}
    for room in ROOMS:
        for name, screen in room(language):
            assert name not in drawn, name
            drawn[name] = screen
    return drawn


def followers_samples(language: Language) -> Drawn:
    for platform in ("facebook", "instagram", "telegram", "tiktok", "youtube", "aitu", "website", "app"):
        before = Amount(6200, "about")
        page = followers.PageAsked(7, platform, "page", "https://example.org/?a=1&b=2", before, date(2025, 12, 1))
        yield f"followers.ask, {platform}", followers.ask(language, page, TODAY)
    page = followers.PageAsked(7, "facebook", "group", "", None, None)
    yield "followers.ask, first time", followers.ask(language, page, TODAY)
    doubted = followers.PageAsked(7, "facebook", "group", "", Amount(225), TODAY)
    for qualifier in ("", "about", "over", "up_to"):
        counted = followers.PageAsked(6, "telegram", "page", "", Amount(6200, qualifier), TODAY)
        yield f"followers.ask, counted before {qualifier}", followers.ask(language, doubted, TODAY, counted)
    yield "followers.doubt", followers.doubt(language, doubted, Amount(2250))
    yield "followers.doubt, inexact", followers.doubt(language, doubted, Amount(25, "range", 20, 30))
    two = Doubt(Amount(6200), Amount(6_200_000))
    yield "followers.which", followers.which(language, doubted, two)
    yield "followers.done", followers.done(language)
    yield "followers.done, counted", followers.done(language, doubted)
    for feeds in (False, True):
        yield f"followers.no_pages, {feeds}", followers.no_pages(language, feeds=feeds)


def plan_samples(language: Language) -> Drawn:
    for code, names, ideas in DEFAULTS:
        yield f"reminders.rubric_of_week, {code}", reminders.rubric_of_week(language, names, list(ideas))
    yield "reminders.rubric_of_week, no ideas", reminders.rubric_of_week(language, TIPS, [])
    yield "reminders.chaser", reminders.chaser(language, TIPS)
    yield "reminders.chaser, no rubric", reminders.chaser(language, None)
    yield "reminders.count_followers", reminders.count_followers(language)


def digests_samples(language: Language) -> Drawn:
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


def broadcasts_samples(language: Language) -> Drawn:
    for place, missing in enumerate(LANGUAGES):
        written = {one: TEXT.get(one, TEXT["kk"]) for one in LANGUAGES[:place]}
        yield f"broadcasts.ask, {missing}", broadcasts.ask(language, missing, written)
    yield "broadcasts.check", broadcasts.check(language, TEXT)
    yield "broadcasts.check, longest", broadcasts.check(language, {"kk": "Ә" * 1800, "ru": "Я" * 1800})
    for number in (0, 1, 2, 5):
        yield f"broadcasts.sent, {number}", broadcasts.sent(language, 7, number)
    states = Counter(sent=11, unreachable=1, failed=1, unknown=1, waiting=2)
    yield "broadcasts.reached", broadcasts.reached(language, 7, states)
    yield "broadcasts.reached, all", broadcasts.reached(language, 7, Counter(sent=13))
    yield "broadcasts.tip", broadcasts.tip(language, name_in(language, TEXT))


def failures_samples(language: Language) -> Drawn:
    yield "failures.our_fault", failures.our_fault(language, "A7K3")
    yield "failures.incidents, one", failures.incidents(language, ["A7K3"], 1)
    yield "failures.incidents", failures.incidents(language, ["A7K3", "C4D6", "EFGH"], 3)
    yield "failures.incidents, many", failures.incidents(language, ["A7K3", "C4D6", "EFGH"], 900)
    yield "failures.wordless", failures.wordless(language)
    for kind in failures.REASONS:
        yield f"failures.refused, {kind}", failures.refused(language, kind, GIVEN.get(kind, {}))
    for deed, rights in RIGHTS.items():
        yield f"failures.refused, no_right, {deed}", failures.refused(language, "no_right", {"roles": sorted(rights)})


ROOMS = (
    door_samples,
    homes_samples,
    places_samples,
    invitations_samples,
    upkeep_samples,
    record_samples,
    forgetting_samples,
    posts_samples,
    review_samples,
    verdicts_samples,
    site_samples,
    followers_samples,
    plan_samples,
    digests_samples,
    broadcasts_samples,
    failures_samples,
)
