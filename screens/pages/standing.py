"""How pages stand: growth of a place, all pages of a region, regions beside each other; the sheet for past counts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from locales import Language, Words, escaped, words_for
from newsroom.pages.activity import Activity
from newsroom.pages.life import Remarked
from newsroom.pages.past_counts import PastPage
from newsroom.pages.standing import CONFIRMED, Ranked, Series, Standing
from newsroom.union.page_signs import ACTIVITY, LIFE, OWN_POST, POST
from newsroom.values.days import DAY
from newsroom.values.figures import Amount
from screens import actions
from screens.names import page_name, platform_name
from screens.pages.life import remark_line
from screens.parts import Names, back, by_page, home, in_rows, inexact, name_in, signed
from screens.screen import Button, Picture, Piece, Rows, Screen

PER_PAGE = 12
LONGEST_TAIL = 24  # letters of an address, by which two pages of a kind are told apart


@dataclass(frozen=True, slots=True)
class Growth:
    """`rank` among how many branches that were counted: None where it has no count itself."""

    place_id: int
    place: Names
    series: Sequence[Series]
    rank: int | None = None
    among: int = 0


def growth(language: Language, shown: Growth, today: date, chart: Callable[[], bytes]) -> Screen:
    words = words_for(language)
    title = words.html("<b>{place}</b> · followers", place=name_in(language, shown.place))
    counted = [one for one in shown.series if one.counts]
    lines = [_line(words, one.page, today) for one in counted]
    if not counted:
        lines.append(words("Nothing has been counted yet: press “{Followers}”.", Followers=words("Followers")))
    if shown.rank is not None and shown.among > 1:
        place = {"place": words.figure(shown.rank), "all": words.figure(shown.among)}
        lines.append(words("Place among the branches: {place} of {all}.", **place))
    grew = any(len(one.counts) > 1 for one in counted)  # one dot is no picture
    pieces = (Piece(title, (Picture("photo", drawn=chart, name="growth.png"),)),) if grew else ()
    text = "\n".join(lines if grew else [title, *lines])
    return Screen(text, ((back(words, actions.PAGES(shown.place_id)), home(words)),), pieces)


def _line(words: Words, page: Standing, today: date) -> str:
    """What it is now, and how much that is more than the time before."""
    if page.amount is None or page.on_day is None:
        return words.html("{name}: not counted yet", name=short_name(words, page))
    known = {
        "name": short_name(words, page),
        "number": inexact(words, page.amount),
        "when": words.date(page.on_day, today=today),
    }
    if page.change is None or page.before_on is None:
        return words.html("{name}: {number} ({when})", **known)
    since = words.date(page.before_on, today=today)
    if not page.change:
        return words.html("{name}: {number} ({when}), unchanged since {since}", since=since, **known)
    change = signed(words, page.change)
    return words.html("{name}: {number} ({when}), {change} since {since}", change=change, since=since, **known)


def name_of(language: Language, page: Standing) -> str:
    return short_name(words_for(language), page)


def short_name(words: Words, page: Standing) -> str:
    name, tail = page_name(words, page.platform, page.kind), page.url.rstrip("/").rsplit("/", 1)[-1]
    return f"{name} {tail[:LONGEST_TAIL]}" if tail else name


# ---- all pages of a region


Lively = tuple[Standing, Activity]


@dataclass(frozen=True, slots=True)
class AllPages:
    """Those of one page of the list, each with how alive it is; what is counted is counted of all of them."""

    region_id: int
    region: Names
    pages: Sequence[Lively]
    page: int
    total: int
    dormant: int = 0
    uncounted: int = 0
    doubted: int = 0


def all_pages(language: Language, shown: AllPages, today: date) -> Screen:
    words = words_for(language)
    head = words.html("<b>{region}</b> · all pages: {count}", region=name_in(language, shown.region),
                      count=words.figure(shown.total))  # fmt: skip
    lines = [head]
    if shown.dormant:
        lines.append(words("Dormant: {count}.", count=words.figure(shown.dormant)))
    if shown.uncounted:
        lines.append(words("Not counted yet: {count}.", count=words.figure(shown.uncounted)))
    if shown.doubted:
        lines.append(words("Counts in doubt: {count}.", count=words.figure(shown.doubted)))
    lines += ["", *(_row(words, *one, today) for one in shown.pages)]
    if not shown.pages:
        lines = [head, words("There is no page in the list yet. A branch adds its own, or you do it for the branch.")]
    rows = by_page(words, (), shown.page, shown.total, actions.ALL_PAGES, PER_PAGE)
    files = (Button(words("Spreadsheet"), actions.PAGES_SHEET()), Button(words("Past counts"), actions.PAST_COUNTS()))
    own = (Button(words("Pages of the region"), actions.PAGES(shown.region_id)), home(words))
    return Screen("\n".join(lines), (*rows, files, own) if shown.pages else (own,))


def _row(words: Words, page: Standing, life: Activity, today: date) -> str:
    """A branch, its page, the number with its change, how old that is; and since when a dormant one sleeps."""
    line = _counted(words, page, today)
    return f"{line}\n    {_sleeps(words, life)}" if life.is_dormant else line


def _sleeps(words: Words, life: Activity) -> str:
    last = next(life.last[kind] for kind in LIFE if kind in life.last)
    when = words.imprecise_date(last.on_day, last.precision)
    return {
        OWN_POST: words("dormant, last own post: {when}", when=when),
        POST: words("dormant, last post: {when}", when=when),
        ACTIVITY: words("dormant, last activity: {when}", when=when),
    }[last.kind]


def _counted(words: Words, page: Standing, today: date) -> str:
    name = f"<b>{escaped(name_in(words.language, page.place))}</b>, {page_name(words, page.platform, page.kind)}"
    if page.amount is None or page.on_day is None:
        return words("{name}: not counted yet", name=name)
    number = inexact(words, page.amount)
    number += f" ({signed(words, page.change)})" if page.change else ""
    doubt = " ❓" if page.doubt == CONFIRMED else ""
    age = words.ago(today - page.on_day)
    return words("{name}: {number}, {age}", name=name, number=number, age=age) + doubt


@dataclass(frozen=True, slots=True)
class Described:
    """A page with all that its row in a spreadsheet tells of it."""

    page: Standing
    life: Activity
    remark: Remarked | None = None
    reach: Amount | None = None


def sheet_rows(language: Language, pages: Sequence[Described]) -> tuple[list[str], list[list[Any]]]:
    """Numbers and days as such: to be sorted and counted on."""
    words = words_for(language)
    headers = [
        words("Place"), words("Page"), words("Link"), words("Followers"), words("As it was told"), words("Counted on"),
        words("The time before"), words("Counted before on"), words("Difference"), words("Last own post"),
        words("Last post of any kind"), words("Last activity"), words("Posts a month"), words("Share of reposts"),
        words("Dormant"), words("Reach"), words("Remarks"),
    ]  # fmt: skip
    return headers, [_sheet_row(words, one) for one in pages]


def _sheet_row(words: Words, described: Described) -> list[Any]:
    one, remark, reach = described.page, described.remark, described.reach
    return [
        name_in(words.language, one.place), page_name(words, one.platform, one.kind), one.url, one.value,
        inexact(words, one.amount) if one.amount is not None and one.qualifier else "", one.on_day, one.before,
        one.before_on, one.change, *_life_cells(words, described.life), reach.value if reach is not None else None,
        remark_line(words, remark) if remark is not None else "",
    ]  # fmt: skip


def _life_cells(words: Words, life: Activity) -> list[Any]:
    """A vague day is a text: as a date it would claim more than was told."""
    told = [life.last.get(kind) for kind in LIFE]
    days = [
        one if one is None else one.on_day if one.precision == DAY else words.imprecise_date(one.on_day, one.precision)
        for one in told
    ]
    told_a_month = inexact(words, life.told_a_month) if life.told_a_month is not None else None
    a_month = told_a_month if life.posts_a_month is None else round(life.posts_a_month, 1)
    share = None if life.share_of_reposts is None else round(life.share_of_reposts, 2)
    return [
        *days,
        a_month,
        share,
        None if life.is_dormant is None else words("yes") if life.is_dormant else words("no"),
    ]


def sheet_title(language: Language) -> str:
    return words_for(language)("Pages")


def exported(language: Language, count: int, sheet: Callable[[], bytes]) -> Screen:
    words = words_for(language)
    text = words.many("In the file: {number} page.", "In the file: {number} pages.", count)
    file = Piece("", (Picture("document", drawn=sheet, name="pages.xlsx"),))
    return Screen(text, ((back(words, actions.ALL_PAGES(0)), home(words)),), (file,))


# ---- regions beside each other


@dataclass(frozen=True, slots=True)
class Regions:
    """`platforms`: where regions have pages."""

    ranked: Sequence[Ranked]
    platforms: Sequence[str]
    platform: str = actions.EVERYWHERE
    page: int = 0


def regions(language: Language, shown: Regions) -> Screen:
    words = words_for(language)
    where = words("all platforms") if shown.platform == actions.EVERYWHERE else platform_name(words, shown.platform)
    lines = [words.html("<b>Regions by followers</b> · {where}", where=where)]
    lines.append(words("Of their own pages, by the newest counts."))
    first = shown.page * PER_PAGE
    lines += ["", *(_ranked(words, one) for one in shown.ranked[first : first + PER_PAGE])]
    if not any(one.followers is not None for one in shown.ranked):
        lines += ["", words("Regions enter their pages and count them; reminders ask them to.")]
    others = [(actions.EVERYWHERE, words("All")), *((one, platform_name(words, one)) for one in shown.platforms)]
    chips = [Button(name, actions.RANKS(code, 0)) for code, name in others if code != shown.platform]
    rows: Rows = in_rows(chips, 3)
    turning = by_page(
        words, (), shown.page, len(shown.ranked), lambda page: actions.RANKS(shown.platform, page), PER_PAGE
    )
    return Screen("\n".join(lines), (*turning, *rows, (home(words),)))


def _ranked(words: Words, one: Ranked) -> str:
    name = name_in(words.language, one.names)
    if one.followers is None or one.rank is None:
        return words.html("— {region}: no data", region=name)
    line = words.html("{rank}. {region}: {number}", rank=words.figure(one.rank), region=name,
                      number=words.figure(one.followers))  # fmt: skip
    if one.members:
        part = words.percent(one.followers / one.members)
        line += " · " + words("{part} of the members", part=part)
    if one.stated is not None:
        line += " · " + words("stated: place {place}", place=inexact(words, one.stated))
    return line


# ---- past counts: the sheet to fill in


def template_rows(
    language: Language, pages: Sequence[PastPage], days: Sequence[date]
) -> tuple[list[str], list[list[Any]]]:
    """What `newsroom.pages.count_sheet` reads: a row for each page, and to each day a column to be filled in."""
    words = words_for(language)
    headers = [
        words("Number"),
        words("Place"),
        words("Page"),
        words("Link"),
        *(day.strftime("%d.%m.%Y") for day in days),
    ]
    blank: list[Any] = [None] * len(days)
    rows = [
        [one.id, name_in(language, one.place), page_name(words, one.platform, one.kind), one.url, *blank]
        for one in pages
    ]  # fmt: skip
    return headers, rows


def template(language: Language, count: int, sheet: Callable[[], bytes]) -> Screen:
    words = words_for(language)
    text = words(
        "Here is the sheet for past counts. Each row is a page, each column a day: write into its head the day of the "
        "count, and below it the numbers that you know. “About 6.2 thousand” is right, too; what is not known stays "
        "empty. Then give the file to whoever keeps the server of the bot: “python -m bot import FILE”."
    )
    if not count:
        text = words("There is no page in the list yet, and so nothing to fill in. Add the pages first.")
        return Screen(text, ((back(words, actions.ALL_PAGES(0)), home(words)),))
    file = Piece("", (Picture("document", drawn=sheet, name="past_counts.xlsx"),))
    return Screen(text, ((back(words, actions.ALL_PAGES(0)), home(words)),), (file,))
