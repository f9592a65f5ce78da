"""Every screen with sample data: what the golden files are drawn from."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from locales import Language
from newsroom.access import RIGHTS
from newsroom.backups import REASONS
from newsroom.pages.followers import Page
from newsroom.values.figures import Amount
from screens import backups, failures
from screens.pages import followers
from screens.screen import Screen
from tests.screens.sample_data import (
    GIVEN,
    TODAY,
    Drawn,
    asked,
)
from tests.screens.samples_absence import absence_samples
from tests.screens.samples_broadcasts import (
    addressing_samples,
    reading_samples,
    running_samples,
    series_samples,
    talking_samples,
    writing_samples,
)
from tests.screens.samples_counted import counted_samples
from tests.screens.samples_days import breaks_samples, days_samples
from tests.screens.samples_digests import digests_samples, goals_samples
from tests.screens.samples_library import keeping_samples, news_samples, printing_samples, shelves_samples
from tests.screens.samples_pages import counts_samples, life_samples, pages_samples
from tests.screens.samples_people import (
    door_samples,
    forgetting_samples,
    homes_samples,
    invitations_samples,
    places_samples,
    record_samples,
    status_samples,
    upkeep_samples,
)
from tests.screens.samples_plan import months_samples, own_plan_samples, slots_samples
from tests.screens.samples_posts import posts_samples, review_samples, site_samples, verdicts_samples
from tests.screens.samples_questions import questions_samples
from tests.screens.samples_reminders import reminders_samples
from tests.screens.samples_reports import reports_samples
from tests.screens.samples_rubrics import prompts_samples, rubrics_samples
from tests.screens.samples_standing import standing_samples
from tests.screens.samples_summary import summary_samples
from tests.screens.samples_tasks import tasks_samples


def all_screens(language: Language) -> dict[str, Screen]:
    drawn: dict[str, Screen] = {}
    for room in ROOMS:
        for name, screen in room(language):
            assert name not in drawn, name
            drawn[name] = screen
    return drawn


def _page(platform: str, kind: str = "page", before: Amount | None = None, url: str = "") -> Page:
    value = (before.value, before.qualifier, before.low, before.high) if before else (None,) * 4
    return Page(7, platform, kind, url, False, *value, TODAY if before else None, None)


def followers_samples(language: Language) -> Drawn:
    for platform in ("facebook", "instagram", "telegram", "tiktok", "youtube", "aitu", "website", "app"):
        page = _page(platform, before=Amount(6200, "about"), url="https://example.org/?a=1&b=2")
        a_year_later = followers.PageAsked(page, date(2027, 12, 1))
        yield f"followers.ask, {platform}", asked(language, followers.ask(language, a_year_later))
    first = followers.PageAsked(_page("facebook", "group"), TODAY)
    yield "followers.ask, first time", asked(language, followers.ask(language, first))
    doubted = _page("facebook", "group", Amount(225))
    for qualifier in ("", "about", "over", "up_to"):
        behind = followers.PageAsked(doubted, TODAY, _page("telegram", before=Amount(6200, qualifier)))
        yield f"followers.ask, counted before {qualifier}", asked(language, followers.ask(language, behind))
    for name, doubt in (("", (Amount(2250),)), (", inexact", (Amount(25, "range", 20, 30),)),
                        (", which", (Amount(6200), Amount(6_200_000)))):  # fmt: skip
        leap = followers.PageAsked(doubted, TODAY, doubted=doubt)
        yield f"followers.ask, doubt{name}", asked(language, followers.ask(language, leap))
    yield "followers.done", followers.done(language, 3, [])
    yield "followers.done, counted", followers.done(language, 3, [doubted], doubted)
    twins = [
        replace(doubted, id=number, url=f"https://facebook.com/{end}/")
        for number, end in ((8, "ridder"), (9, "ә" * 40))
    ]
    yield "followers.done, two alike", followers.done(language, 3, [doubted, *twins, _page("facebook", "group")])
    for what in ("closed", "unseen"):
        yield f"followers.done, {what}", followers.done(language, 3, [doubted], doubted, what)
        behind = followers.PageAsked(first.page, TODAY, doubted, done=what)
        yield f"followers.ask, before it {what}", asked(language, followers.ask(language, behind))
    unclear = followers.PageAsked(_page("facebook", "page", Amount(225)), TODAY, unclear=True)
    yield "followers.ask, unclear", asked(language, followers.ask(language, unclear))
    before = tuple((Amount(225 - 5 * n), date(2026, 10 - n, 16)) for n in range(3))
    leap = followers.PageAsked(doubted, TODAY, doubted=(Amount(2250),), before=before)
    yield "followers.ask, doubt, with counts before", asked(language, followers.ask(language, leap))
    for feeds in (False, True):
        yield f"followers.no_pages, {feeds}", followers.no_pages(language, 3, feeds=feeds)


def failures_samples(language: Language) -> Drawn:
    yield "failures.our_fault", failures.our_fault(language, "A7K3")
    yield "failures.incidents, one", failures.incidents(language, ["A7K3"], 1)
    yield "failures.incidents", failures.incidents(language, ["A7K3", "C4D6", "EFGH"], 3)
    yield "failures.incidents, many", failures.incidents(language, ["A7K3", "C4D6", "EFGH"], 900)
    for reason, last in zip(REASONS, (None, TODAY, None, TODAY, TODAY), strict=True):
        yield f"backups.failed, {reason}", backups.failed(language, reason, last)
    (file,) = backups.made(language, TODAY, bytes, "tilshi-2026-11-21.backup").pieces
    yield "backups.made", Screen(file.text)
    yield "backups.too_large", backups.too_large(language, 73, TODAY)
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
    status_samples,
    forgetting_samples,
    posts_samples,
    review_samples,
    verdicts_samples,
    site_samples,
    questions_samples,
    followers_samples,
    pages_samples,
    standing_samples,
    counts_samples,
    life_samples,
    months_samples,
    slots_samples,
    own_plan_samples,
    rubrics_samples,
    prompts_samples,
    reminders_samples,
    absence_samples,
    counted_samples,
    days_samples,
    breaks_samples,
    digests_samples,
    summary_samples,
    tasks_samples,
    goals_samples,
    reports_samples,
    writing_samples,
    series_samples,
    addressing_samples,
    running_samples,
    reading_samples,
    talking_samples,
    shelves_samples,
    keeping_samples,
    printing_samples,
    news_samples,
    failures_samples,
)
