"""Samples of how pages stand."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from locales import Language
from newsroom.pages.activity import Activity
from newsroom.pages.history import Count
from newsroom.pages.life import LastTime
from newsroom.pages.past_counts import PastPage
from newsroom.pages.standing import CONFIRMED, Ranked, Series, Standing
from newsroom.union.page_signs import ACTIVITY, OWN_POST, POST
from newsroom.values.figures import Amount
from screens.pages import standing
from tests.screens.sample_data import RIDDER, TODAY, ULAN, VKO, Drawn

MONTH = timedelta(days=30)
GROUP = Standing(
    id=7, organisation_id=3, place=RIDDER, platform="facebook", kind="group",
    url="https://www.facebook.com/groups/600856043837357", is_to_ask=False, value=225, qualifier="", low=None,
    high=None, on_day=TODAY, source="bot", doubt="", before=213, before_on=TODAY - MONTH,
)  # fmt: skip
PAGE = replace(GROUP, id=8, platform="instagram", kind="page", url="", value=6200, qualifier="about", before=None,
               before_on=None)  # fmt: skip
NONE = replace(PAGE, id=9, place=ULAN, value=None, qualifier=None, on_day=None, source=None)
UNKNOWN = Activity({}, None, None, None)
SLEEPS = Activity({OWN_POST: LastTime(10, OWN_POST, TODAY.replace(year=2023), "month", TODAY)}, 0.4, 0.5, True)


def _sleeping(kind: str) -> Activity:
    return Activity({kind: LastTime(11, kind, TODAY.replace(year=2024), "month", TODAY)}, None, None, True)


COUNT = Count(1, 7, 225, "", None, None, TODAY, None, "bot", "")


def standing_samples(language: Language) -> Drawn:
    for name, pages in (
        ("one", [GROUP]), ("first count", [PAGE]), ("unchanged", [replace(GROUP, before=225)]),
        ("fewer", [replace(GROUP, before=1230), NONE]),
    ):  # fmt: skip
        series = [Series(page, (COUNT,) * (2 if page.before else 1) if page.amount else ()) for page in pages]
        shown = standing.Growth(3, RIDDER, series, 3, 13)
        yield f"standing.growth, {name}", standing.growth(language, shown, TODAY, lambda: b"")
    yield "standing.growth, none", standing.growth(language, standing.Growth(3, RIDDER, []), TODAY, lambda: b"")
    doubted = replace(GROUP, doubt=CONFIRMED, on_day=TODAY - MONTH)
    pages = [(replace(GROUP, id=10), SLEEPS), *((one, UNKNOWN) for one in (NONE, doubted, PAGE, GROUP))]
    pages += [(replace(GROUP, id=11), _sleeping(kind)) for kind in (POST, ACTIVITY)]
    some = standing.AllPages(1, VKO, pages, 0, 7, 3, 1, 1)
    yield "standing.all_pages", standing.all_pages(language, some, TODAY)
    many = standing.AllPages(1, VKO, [(GROUP, SLEEPS)] * standing.PER_PAGE, 1, 1300, 1299)
    yield "standing.all_pages, many", standing.all_pages(language, many, TODAY)
    yield "standing.all_pages, none", standing.all_pages(language, standing.AllPages(1, VKO, [], 0, 0), TODAY)
    for count in (1, 2, 5):
        yield f"standing.exported, {count}", standing.exported(language, count, lambda: b"")
        yield f"standing.template, {count}", standing.template(language, count, lambda: b"")
    yield "standing.template, none", standing.template(language, 0, lambda: b"")
    ranks = [
        Ranked(1, VKO, 6914, 31208, Amount(8), 1),
        Ranked(2, ULAN, 714, None, None, 2),
        Ranked(3, RIDDER, None, 900),
    ]
    yield "standing.regions", standing.regions(language, standing.Regions(ranks, ["facebook", "instagram"]))
    one = standing.Regions(ranks * 9, ["facebook", "instagram", "telegram", "tiktok"], "instagram", 1)
    yield "standing.regions, one platform", standing.regions(language, one)


PAST = PastPage(7, 3, RIDDER, "facebook", "group", GROUP.url, "")
