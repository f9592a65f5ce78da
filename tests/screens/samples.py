"""Every screen with sample data: what the golden files are drawn from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from locales import Language
from newsroom.access import RIGHTS
from newsroom.digests import Digest, PageGrowth
from newsroom.rubrics import DEFAULTS
from screens import broadcasts, digests, failures, followers, people, plan, posts, review
from screens.screen import Screen

TODAY = date(2026, 11, 16)
ZONE = ZoneInfo("Asia/Almaty")
AT = datetime(2026, 11, 16, 5, 5, tzinfo=UTC)
RIDDER = {"kk": "Риддер қаласы", "ru": "г. Риддер"}
ULAN = {"kk": "Ұлан ауданы", "ru": "Уланский район"}
VKO = {"kk": "Шығыс Қазақстан облысы", "ru": "Восточно-Казахстанская область"}
TIPS = {"kk": "Пайдалы кеңестер", "ru": "Полезные советы"}
TEXT = {"kk": "Бүгін семинар өтті: 5 < 7 & «жақсы».", "ru": "Сегодня прошёл семинар: 5 < 7 & «хорошо»."}
WHY = {"kk": "іс-шараның күні мен орны жазылмаған", "ru": "не указаны дата и место мероприятия"}
LINK = "https://t.me/c/1234567890/17"
GIVEN = {
    "no_right": {"roles": ["chair", "deputy", "specialist"]},
    "text_too_long": {"length": 3982, "most": 3500},
    "too_many_photos": {"most": 10},
}

Drawn = Iterator[tuple[str, Screen]]


def all_screens(language: Language) -> dict[str, Screen]:
    drawn: dict[str, Screen] = {}
    for room in (_people, _posts, _review, _followers, _plan, _digests, _broadcasts, _failures):
        for name, screen in room(language):
            assert name not in drawn
            drawn[name] = screen
    return drawn


def _people(language: Language) -> Drawn:
    yield "people.stranger", people.stranger()
    for role in ("chair", "deputy", "specialist", "press", "owner"):
        yield f"people.invitation, {role}", people.invitation(role, RIDDER)
    full = people.ChairHome(RIDDER, 5, TIPS, True, date(2026, 10, 2), True)
    yield "people.chair_home, busy", people.chair_home(language, full, TODAY)
    once = people.ChairHome(RIDDER, 1, TIPS, False, None, True)
    yield "people.chair_home, never counted", people.chair_home(language, once, TODAY)
    bare = people.ChairHome(RIDDER, 0, None, False, None, False)
    yield "people.chair_home, nothing yet", people.chair_home(language, bare, TODAY)
    for waiting, channel in ((0, ""), (1, "Арна & Ко"), (3, "Арна"), (12, "Арна")):
        yield f"people.specialist_home, {waiting}", people.specialist_home(language, VKO, waiting, channel)
    yield "people.press_home", people.press_home(language, {"kk": "Орталық комитет", "ru": "Центральный Комитет"})


def _posts(language: Language) -> Drawn:
    text = TEXT[language]
    yield "posts.check", posts.check(language, posts.Draft(7, TIPS, text, 3))
    yield "posts.check, photo only", posts.check(language, posts.Draft(7, None, "", 1))
    yield "posts.check, returned", posts.check(language, posts.Draft(7, TIPS, text, 0, WHY))
    yield "posts.check, longest", posts.check(language, posts.Draft(7, TIPS, "я" * 3500, 10, {language: "ә" * 1000}))
    known = [(place, names) for place, (_, names, _) in enumerate(DEFAULTS, 1)]
    yield "posts.choose_rubric", posts.choose_rubric(language, 7, known, 3)
    yield "posts.ask_text", posts.ask_text(language)
    yield "posts.not_a_post", posts.not_a_post(language, "Рақмет <3")
    yield "posts.receipt", posts.receipt(language, AT, ZONE)
    yield "posts.mine, none", posts.mine(language, [], ZONE)
    states = ("sent", "returned", "approved", "published")
    own = [posts.OwnPost(AT, TIPS, text, state, LINK if state == "published" else "") for state in states]
    yield "posts.mine", posts.mine(language, [*own, posts.OwnPost(AT, None, "", "sent", "")], ZONE)


def _review(language: Language) -> Drawn:
    yield "review.card", review.card(language, review.Card(7, RIDDER, "Әлия", TIPS, TEXT[language], AT, 0), ZONE)
    yield "review.card, more wait", review.card(language, review.Card(7, RIDDER, "", None, "", AT, 2), ZONE)
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
    yield "followers.no_pages", followers.no_pages(language)


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
    yield "digests.digest", digests.digest(language, some, TODAY, b"")
    all_sent = Digest(VKO, "2027-W01", {1: 2}, {1: RIDDER}, 0, [(TIPS, 2)], [])
    yield "digests.digest, all sent", digests.digest(language, all_sent, TODAY, b"")
    large = {number: number for number in range(40)}
    rubrics = [(names, 0) for _, names, _ in DEFAULTS]
    widest = Digest(VKO, "2026-W53", large, dict.fromkeys(large, VKO), 9, rubrics, pages * 8)
    yield "digests.digest, forty branches", digests.digest(language, widest, TODAY, b"")


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
