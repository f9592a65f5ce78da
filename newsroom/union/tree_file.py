"""An organisation tree as a TOML file: read, checked to the last field, and told by line what is wrong with it."""

from __future__ import annotations

import re
import tomllib
from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from locales import LANGUAGES
from newsroom import weeks
from newsroom.errors import Refused
from newsroom.union import tree_shape
from newsroom.union.page_signs import ACTIVITY, CHIPS, OWN_POST, POST
from newsroom.union.tree_places import Places
from newsroom.values import addresses
from newsroom.values.days import DAY, parse_dated
from newsroom.values.figures import MOST, Amount, Doubt, parse_amount
from newsroom.values.platforms import PAGE_KINDS, WITH_PAGES

SIGNS = {"last_post": POST, "last_own_post": OWN_POST, "last_activity": ACTIVITY}
FIGURES, FACTS = ("followers", "posts_a_month"), ("opened", "rank_among_regions")
COUNTS = ("members", "primary_organisations", "branches", "bulletins")
BRANCH_FIELDS = ("code", *(f"name_{language}" for language in LANGUAGES), "pages")
KNOWN = {
    "": ("region", "branch", "site_materials", "press"),
    "region": (*BRANCH_FIELDS, *(f"union_{language}" for language in LANGUAGES), "timezone", *COUNTS),
    "branch": BRANCH_FIELDS,
    "page": ("platform", "kind", "url", *FIGURES, "remark", "remarks", "resumed", *SIGNS, *FACTS),
    "press": ("newspapers",),
}
LONGEST_SAID = 300  # of what is wrong
CODE = re.compile(r"[a-z0-9_]{2,40}")


def shorten(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"


class TreeError(ValueError):
    """What is wrong with the file: `line` and `field` say where."""

    def __init__(self, line: int, name: str, words: str) -> None:
        name, words = shorten(name, LONGEST_SAID), shorten(words, LONGEST_SAID)
        super().__init__(f"line {line}, {name}: {words}" if name else f"line {line}: {words}")
        self.line = line
        self.field = name


@dataclass(frozen=True, slots=True)
class PageRead:
    """`signs` tells of each kind when it was last; `chips` are remarks by their codes."""

    platform: str
    kind: str
    url: str
    figures: dict[str, Amount]
    signs: dict[str, tuple[date, str]]
    facts: dict[str, Any]
    remarks: dict[str, str]
    chips: tuple[str, ...] = ()
    resumed: tuple[date, str] | None = None


@dataclass(frozen=True, slots=True)
class BranchRead:
    code: str
    names: dict[str, str]
    pages: list[PageRead]


@dataclass(slots=True)
class TreeRead:
    code: str
    names: dict[str, str]
    union_names: dict[str, str]
    timezone: str
    figures: dict[str, Amount]
    pages: list[PageRead]
    site_materials: dict[int, Amount]
    newspapers: list[str]
    branches: list[BranchRead] = field(default_factory=list)


def read(text: str) -> TreeRead:
    trouble = tree_shape.trouble_in(text)
    if trouble is not None:
        raise TreeError(trouble[0], "", trouble[1])
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"line (\d+)", str(error))
        last = max(1, len(text.splitlines()))
        raise TreeError(int(found.group(1)) if found else last, "", str(error)) from None
    place = Places(text)
    whole = _Section(place, "", 0, data).only("")
    region = whole.inner("region").only("region")
    tree = TreeRead(
        code=region.code(),
        names=region.names("name"),
        union_names=region.names("union"),
        timezone=region.zone(),
        figures={name: region.amount(name) for name in COUNTS if name in region.data},
        pages=_pages(region),
        site_materials=_by_year(whole.inner("site_materials")),
        newspapers=whole.inner("press").only("press").texts("newspapers"),
    )
    for branch in whole.many("branch"):
        tree.branches.append(BranchRead(branch.only("branch").code(), branch.names("name"), _pages(branch)))
    _no_twins(place, tree)
    return tree


def _no_twins(place: Places, tree: TreeRead) -> None:
    seen = {tree.code}
    for at, branch in enumerate(tree.branches):
        if branch.code in seen:
            raise TreeError(place.line("branch", at, "code"), "code", f"“{branch.code}” stands here twice")
        seen.add(branch.code)


def _pages(owner: _Section) -> list[PageRead]:
    pages: dict[tuple[str, str], PageRead] = {}
    for page in owner.many("pages"):
        one = _page(page.only("page"))
        if (one.platform, one.url) in pages:
            raise page.wrong("url", f"“{one.url}” on {one.platform} stands here twice")
        pages[one.platform, one.url] = one
    return list(pages.values())


def _page(page: _Section) -> PageRead:
    facts: dict[str, Any] = {}
    if "opened" in page.data:
        first, precision = page.day("opened")
        facts["opened"] = {"day": first.isoformat(), "precision": precision}
    if "rank_among_regions" in page.data:
        facts["rank_among_regions"] = asdict(page.amount("rank_among_regions"))
    remark = {"en": page.text("remark")} if "remark" in page.data else {}
    kind, platform, url = page.one_of("kind", PAGE_KINDS), page.one_of("platform", WITH_PAGES), page.text("url", "")
    if len(url) > addresses.LONGEST:
        raise page.wrong("url", f"is longer than {addresses.LONGEST} characters")
    return PageRead(
        platform, kind, url,
        figures={name: page.amount(name) for name in FIGURES if name in page.data},
        signs={sign: page.day(name) for name, sign in SIGNS.items() if name in page.data},
        facts=facts, remarks=remark, chips=_chips(page),
        resumed=page.day("resumed") if "resumed" in page.data else None,
    )  # fmt: skip


def _chips(page: _Section) -> tuple[str, ...]:
    chips = page.texts("remarks")
    if unknown := [one for one in chips if one not in CHIPS]:
        raise page.wrong("remarks", f"“{unknown[0]}” is none of {', '.join(CHIPS)}")
    return tuple(chips)


def _by_year(section: _Section) -> dict[int, Amount]:
    figures = {}
    for name in section.data:
        if not re.fullmatch(r"[12]\d{3}", name):
            raise section.wrong(name, "is not a year")
        figures[int(name)] = section.amount(name)
    return figures


@dataclass(frozen=True, slots=True)
class _Section:
    """One table of the file, which knows where it stands: the `inside`-th of the tables in braces, where it is one."""

    place: Places
    header: str
    at: int
    data: dict[str, Any]
    inside: int | None = None

    def wrong(self, name: str, words: str) -> TreeError:
        return TreeError(self.place.line(self.header, self.at, name, self.inside), name, words)

    def only(self, kind: str) -> _Section:
        """A field that is not known is a field misspelt: what it says would be lost without a word."""
        for name in self.data:
            if name not in KNOWN[kind]:
                raise self.wrong(name, f"is not known here; there are {', '.join(KNOWN[kind])}")
        return self

    def inner(self, name: str) -> _Section:
        value = self.data.get(name, {})
        if not isinstance(value, dict):
            raise self.wrong(name, f"must be a section: [{name}]")
        return _Section(self.place, name, 0, value)

    def many(self, name: str) -> list[_Section]:
        value = self.data.get(name, [])
        if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
            header = f"{self.header}.{name}".lstrip(".")
            raise self.wrong(name, f"must be sections, each with two brackets: [[{header}]]")
        if self.header:
            return [_Section(self.place, self.header, self.at, one, at) for at, one in enumerate(value)]
        return [_Section(self.place, name, at, one) for at, one in enumerate(value)]

    def texts(self, name: str) -> list[str]:
        value = self.data.get(name, [])
        if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
            raise self.wrong(name, 'must be a list of texts: ["…", "…"]')
        return list(value)

    def zone(self) -> str:
        name = self.text("timezone", "")
        try:
            ZoneInfo(name or weeks.UNION_ZONE)
        except (ZoneInfoNotFoundError, ValueError, OSError):
            raise self.wrong("timezone", f"“{name}” is no zone that is known; write “{weeks.UNION_ZONE}”") from None
        return name

    def text(self, name: str, otherwise: str | None = None) -> str:
        value = self.data.get(name, otherwise)
        if value is None:
            raise self.wrong(name, "is missing")
        if not isinstance(value, str):
            raise self.wrong(name, f"must be a text, not {value!r}")
        if "\x00" in value:
            raise self.wrong(name, "has a sign in it that no database keeps")
        return value.strip()

    def code(self) -> str:
        code = self.text("code")
        if not CODE.fullmatch(code):
            raise self.wrong("code", f"“{code}” is not 2–40 of a–z, 0–9 and _")
        return code

    def names(self, name: str) -> dict[str, str]:
        names: dict[str, str] = {language: self.text(f"{name}_{language}") for language in LANGUAGES}
        for language, value in names.items():
            if not value:
                raise self.wrong(f"{name}_{language}", "is empty")
        return names

    def one_of(self, name: str, known: tuple[str, ...]) -> str:
        value = self.text(name)
        if value not in known:
            raise self.wrong(name, f"“{value}” is none of {', '.join(known)}")
        return value

    def amount(self, name: str) -> Amount:
        """A number of TOML, or a text as people write figures."""
        value = self.data[name]
        if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= MOST:
            return Amount(value)
        try:
            amount = parse_amount(value) if isinstance(value, str) else None
        except Refused:
            amount = None
        if isinstance(amount, Doubt):
            two = f"{amount.smaller.value} or {amount.larger.value}"
            raise self.wrong(name, f"{value!r} may be {two}; write it in digits")
        if amount is None:
            words = f'{value!r} is no figure; write 225, "about 6200", "over 90", "up to 2" or "2-3"'
            raise self.wrong(name, words)
        return amount

    def day(self, name: str) -> tuple[date, str]:
        """A date of TOML, a year, or a text; none of them says what today is."""
        value = self.data[name]
        try:
            if isinstance(value, date):
                return _day(value), DAY
            return parse_dated(str(value) if type(value) in (str, int) else "", None)
        except Refused:
            raise self.wrong(name, f'{value!r} is no date; write 2025-08-21, "2025-08" or "2025"') from None


def _day(value: date) -> date:
    """A moment is a date to Python."""
    return value.date() if isinstance(value, datetime) else value
