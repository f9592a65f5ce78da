"""Digests, as they may look."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime

from locales import Language, escaped, words_for
from newsroom.counted.answers import Answer
from newsroom.digests import behind, spans
from newsroom.digests.figures import Digest, OfRubric, PageGrowth, Progress
from newsroom.digests.goals import Goal, Goals
from newsroom.digests.regions import SHARES, VIEWS, Regions, Share, Standing, ranked
from newsroom.digests.sent import OneSent
from newsroom.plan.fact import Tally
from newsroom.posts.echo import MostLiked, Readers
from newsroom.rubrics.defaults import DEFAULTS
from newsroom.union.organisations import NamedPlace, Place
from newsroom.values.figures import SOME as SOME_OF_IT
from newsroom.values.figures import Amount
from newsroom.values.periods import parse_period
from screens.digests import digests, goals, lists, numbers, regions, sheet, ways
from screens.reminders import of_region, reminders
from screens.screen import Screen
from tests.screens.sample_data import RIDDER, TEXT, TIPS, TODAY, ULAN, VKO, Drawn, asked

AT = NamedPlace(1, 1, "region", "vko", VKO)
RIDDER_AT = NamedPlace(2, 1, "branch", "ridder", RIDDER)
UNION = NamedPlace(9, None, "centre", "centre", {"kk": "Орталық комитет", "ru": "Центральный комитет"})
PAGES = (
    PageGrowth(1, VKO, "facebook", "page", 6200, 6000, "about"),
    PageGrowth(2, RIDDER, "facebook", "group", 210, 225, ""),
    PageGrowth(3, ULAN, "instagram", "page", 65, 65, ""),
    PageGrowth(4, ULAN, "tiktok", "page", 15, None, "range", 10, 20),
    PageGrowth(5, ULAN, "website", "page", 90, None, "over"),
)
GOALS = (Progress("followers", 7000, Amount(6600, "about")), Progress("copies", 90),
         Progress("posts", 20, Amount(21)))  # fmt: skip
WEEK, MONTH = spans.of_week("2026-W47"), parse_period("2026-10")
SOME = Digest(
    AT, WEEK, {1: 2, 2: 0}, {1: RIDDER, 2: ULAN}, [OfRubric(1, TIPS, 0), OfRubric(2, RIDDER, 2)], PAGES,
    spans.of_week("2026-W46"), {1: 1},
)  # fmt: skip
OF_MONTH = replace(
    SOME, period=MONTH, compared=parse_period("2026-09"), before={1: 5, 2: 1}, plan=Tally(13, 9), dormant=2,
    press=Amount(4),
    subscribed=Amount(120, "about"), stated=Amount(90, "over"), own=1, from_primary=1, members={1: 1500},
    by_day={date(2026, 10, 1): 2, date(2026, 10, 30): 1}, quiet={"time": 2}, without_rubric=1, on_site=1,
    publications={"channel": 2}, goals=GOALS,
    readers=Readers(2, 1, 14, 3, MostLiked(7, RIDDER, TEXT["kk"], 14)),
)  # fmt: skip
OF_UNION = replace(OF_MONTH, place=UNION, names={1: VKO, 2: VKO}, plan=None, dormant=None, before=None, waiting=3)


def digests_samples(language: Language) -> Drawn:
    yield "digests.digest", digests.digest(language, SOME, TODAY, bytes)
    for reminding in (ways.Reminding((), 2), ways.Reminding([ULAN], 0)):
        shown = digests.digest(language, SOME, date(2026, 11, 25), bytes, reminding)
        yield f"digests.digest, {reminding.can_be} to remind", shown
    for reminded in (0, 1, 5):
        yield f"digests.reminded, {reminded}", Screen(digests.reminded(language, reminded))
    quiet = replace(SOME, quiet={"connection": 1, "time": 2}, waiting=2)
    reviews = ways.Reminding((), 0, sees_why=True, reviews=True, enters=True)
    yield "digests.digest, nothing comes", digests.digest(language, quiet, TODAY, bytes, reviews)
    entered = replace(
        SOME, sent={1: 2}, names={1: RIDDER}, rubrics=[OfRubric(1, TIPS, 2)], pages=(), entered=2, reposts=1, on_site=3,
        publications={"channel": 2, "site": 1}, without_rubric=1, before=None,
    )  # fmt: skip
    yield "digests.digest, entered", digests.digest(language, entered, TODAY, bytes)
    all_sent = replace(entered, period=spans.of_week("2027-W01"), entered=0, reposts=0, publications={})
    yield "digests.digest, all sent", digests.digest(language, all_sent, TODAY, bytes)
    large = {number: number for number in range(40)}
    rubrics = [OfRubric(at, names, 0) for at, (_, names, _) in enumerate(DEFAULTS)]
    widest = replace(SOME, period=spans.of_week("2026-W53"), sent=large, names=dict.fromkeys(large, VKO),
                     rubrics=rubrics, pages=PAGES * 8)  # fmt: skip
    yield "digests.digest, forty branches", digests.digest(language, widest, TODAY, bytes)
    yield "digests.digest, a month", digests.digest(language, OF_MONTH, TODAY, bytes)
    yield "digests.digest, the union", digests.digest(language, OF_UNION, TODAY, bytes)
    of_all = replace(OF_UNION, sent={1: 2, 2: 1})
    yield "digests.digest, all regions", digests.digest(language, of_all, TODAY, bytes)
    branch = replace(OF_MONTH, place=RIDDER_AT, members={})
    yield "digests.digest, a branch", digests.digest(language, branch, TODAY, bytes)
    yield "digests.digest, a whole branch", digests.digest(language, replace(branch, sent={1: 2}), TODAY, bytes)
    full = ways.Reminding((), 2, sees_why=True, reviews=True, enters=True, drafts=True)
    in_week = replace(OF_MONTH, period=WEEK, waiting=2, goals=())
    yield "digests.digest, all there is to do", digests.digest(language, in_week, date(2026, 11, 25), bytes, full)
    for found, can in ((in_week, full), (OF_UNION, ways.Reminding()), (branch, ways.Reminding())):
        yield f"ways.more, {found.place.level}", ways.more(language, found, can, TODAY)
    yield "digests.as_text", Screen(digests.as_text(language, OF_MONTH, TODAY))
    yield "digests.page_line", Screen("\n".join(digests.page_line(words_for(language), one) for one in PAGES))
    yield "lists.places", lists.places(language, OF_MONTH, 0, TODAY)
    yield "lists.places, the union", lists.places(language, OF_UNION, 0, TODAY)
    yield "lists.places, many", lists.places(language, widest, 3, TODAY)
    yield "lists.places, a branch", lists.places(language, branch, 0, TODAY)
    yield "lists.rubrics", lists.rubrics(language, OF_MONTH, TODAY)
    one = OneSent(7, RIDDER, 1, date(2026, 10, 30), "published", TEXT, "kk")
    listed = lists.Posts(AT, MONTH, [one, replace(one, id=8, texts={})], 12, 1, 1, TIPS, opens=True)
    yield "lists.posts", lists.posts(language, listed, TODAY)
    yield "lists.posts, only read", lists.posts(language, replace(listed, opens=False, rubric=None, total=2), TODAY)
    some = replace(listed, sort="reposts", rubric=None, rubric_id=0)
    yield "lists.posts, of a sort", lists.posts(language, some, TODAY)
    liked = replace(listed, sort="liked", rubric=None, rubric_id=0, shown=[replace(one, count=14)])
    yield "lists.posts, liked", lists.posts(language, liked, TODAY)
    yield "lists.pages", lists.pages(language, OF_MONTH, 0, TODAY, all_pages=True)
    yield "lists.pages, many", lists.pages(language, widest, 1, TODAY, all_pages=False)
    yield "numbers.numbers", numbers.numbers(language, OF_MONTH, 0, TODAY)
    yield "numbers.numbers, the union", numbers.numbers(language, OF_UNION, 1, TODAY)
    said = [behind.QuietOf(RIDDER, "2026-W47", "time")]
    yield "numbers.silent", numbers.silent(language, SOME, said, 0, TODAY, week="2026-W47")
    yield "numbers.silent, a month", numbers.silent(language, OF_MONTH, said, 0, TODAY)
    text = reminders.asked(language, "2026-W47").text
    for people, names in ((3, [RIDDER, ULAN]), (0, [])):
        about = numbers.Reminder(text, names, people)
        yield f"numbers.preview, {people}", numbers.preview(language, AT, "2026-W47", about, TODAY)
    asks = of_region.asked(language, "2026-W47").text
    for people, names in ((2, [VKO]), (0, [])):
        about = numbers.Reminder(asks, names, people, [RIDDER])
        yield f"numbers.preview, regions, {people}", numbers.preview(language, UNION, "2026-W47", about, TODAY)
    sleeping = [behind.SleepingPage(7, RIDDER, "facebook", "group")]
    for opens in (True, False):
        yield f"numbers.dormant, {opens}", numbers.dormant(language, AT, MONTH, sleeping, 0, TODAY, opens=opens)
    yield from _regions(language)
    yield "lists.when", lists.when(language, AT, MONTH, TODAY)
    yield "lists.dates", asked(language, lists.dates(language, (1, TODAY)), 0, 1)
    yield "sheet.exported", sheet.exported(language, OF_MONTH, TODAY, bytes)
    rows = "\n\n".join(
        "\n".join(
            [
                title,
                " | ".join(headers),
                *(" | ".join("" if cell is None else str(cell) for cell in row) for row in found),
                total,
            ]
        )
        for title, headers, found, total, *_ in sheet.tables(language, OF_MONTH)
    )
    yield "sheet.tables", Screen(escaped(rows))


def _regions(language: Language) -> Drawn:
    """Three regions of unlike shapes: the last has told nothing."""
    told: dict[str, tuple[object, object, object]] = {
        "posts": (Amount(40), Amount(0), None), "site": (Amount(163), Amount(7), None),
        "press": (Amount(60, "over"), SOME_OF_IT, None), "subscription": (Amount(3, "range", 2, 4), None, None),
        "followers": (Amount(6200, "about"), Amount(210), None), "weeks": (Share(9, 13), Share(0, 4), None),
        "plan": (Share(3, 3), None, None),
    }  # fmt: skip
    before = Amount(50)
    views = {
        view: ranked([Standing(at, value, before if at == 1 and view not in SHARES else None, None,
                               1500 if at == 1 else None) for at, value in enumerate(told.get(view, (None,) * 3), 1)])
        for view in VIEWS
    }  # fmt: skip
    views["site"][1] = replace(views["site"][1], told=Answer(Amount(7), Amount(6)))
    centre = Place(9, None, "centre", "centre", UNION.names, None, None, "", {}, None)
    found = Regions(centre, MONTH, parse_period("2026-09"), {1: VKO, 2: RIDDER, 3: ULAN}, views)
    yield "regions.compared", regions.compared(language, found, TODAY)
    yield "regions.compared, now", regions.compared(language, replace(found, period=spans.AROUND["year"](TODAY)), TODAY)
    for view in ("posts", "site", "press", "weeks", "answered"):
        yield f"regions.by_view, {view}", regions.by_view(language, found, view, 0, TODAY)
    yield "regions.chart", regions.chart(language, found, "posts", bytes, TODAY)
    yield "regions.exported", regions.exported(language, found, TODAY, bytes)
    yield "regions.tables", Screen("\n\n".join(
        "\n".join([title, *map(_row, [headers, *rows])])
        for title, headers, rows, *_ in regions.tables(language, found)
    ))  # fmt: skip
    yield "regions.bars", Screen("\n".join(_row(bar) for view in VIEWS for bar in regions.bars(language, found, view)))
    titles = [" | ".join(regions.chart_titles(language, found, view)) for view in VIEWS]
    yield "regions.chart_titles", Screen("\n".join(titles))


def goals_samples(language: Language) -> Drawn:
    vko = Place(1, 1, "region", "vko", VKO, None, None, "", {}, None)
    ridder = Place(2, 1, "branch", "ridder", RIDDER, 1, None, "", {}, None)
    past = [Goal("posts", 12, datetime(2026, 3, 3, tzinfo=UTC), datetime(2026, 9, 1, tzinfo=UTC))]
    yield "goals.goals", goals.goals(language, Goals(vko, GOALS, past), UTC)
    yield "goals.goals, seen from above", goals.goals(language, Goals(vko, GOALS), UTC, is_own=False)
    yield "goals.goals, none at a branch", goals.goals(language, Goals(ridder, ()), UTC)
    yield "goals.below", goals.below(language, vko, [RIDDER_AT] * 12, 1)
    for doubted in ((), (1, 1200)):
        yield f"goals.goal, {doubted}", asked(language, goals.goal(language, goals.Asked(vko, "posts", 20, doubted)))


def _row(cells: Sequence[object]) -> str:
    return " | ".join("" if cell is None else str(cell) for cell in cells)
