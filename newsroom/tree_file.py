"""An organisation tree as a TOML file: read, checked to the last field, and told by line what is wrong with it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from newsroom.figures import Amount, amount, day

PLATFORMS = ("facebook", "instagram", "telegram", "tiktok", "youtube", "aitu", "website", "app")
PAGE_KINDS = ("page", "group")
DATES = ("last_post", "last_own_post", "last_activity", "opened")
FACTS = ("posts_a_month", "rank_among_regions")
COUNTS = ("members", "primary_organisations", "branches", "bulletins")
CODE = re.compile(r"[a-z0-9_]{2,40}")
HEADER = re.compile(r"\s*\[\[?([a-z_.]+)\]?\]")


class TreeError(ValueError):
    """What is wrong with the file: `line` and `field` say where."""

    def __init__(self, line: int, name: str, words: str) -> None:
        super().__init__(f"line {line}, {name}: {words}" if name else f"line {line}: {words}")
        self.line = line
        self.field = name


@dataclass(frozen=True, slots=True)
class PageRead:
    platform: str
    kind: str
    url: str
    followers: Amount | None
    facts: dict[str, Any]
    remarks: dict[str, str]


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
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"line (\d+)", str(error))
        raise TreeError(int(found.group(1)) if found else 1, "", str(error)) from None
    place = Places(text)
    region = _Section(place, "region", 0, data.get("region", {}))
    tree = TreeRead(
        code=region.code(),
        names=region.names("name"),
        union_names=region.names("union"),
        timezone=region.text("timezone", ""),
        figures={name: region.amount(name) for name in COUNTS if name in region.data},
        pages=list(_pages(place, "region.pages", region.data.get("pages", []), None)),
        site_materials=_by_year(_Section(place, "site_materials", 0, data.get("site_materials", {}))),
        newspapers=list(data.get("press", {}).get("newspapers", [])),
    )
    for number, raw in enumerate(data.get("branch", [])):
        branch = _Section(place, "branch", number, raw)
        pages = list(_pages(place, "branch", raw.get("pages", []), number))
        tree.branches.append(BranchRead(branch.code(), branch.names("name"), pages))
    _no_twins(place, tree)
    return tree


def _no_twins(place: Places, tree: TreeRead) -> None:
    seen = {tree.code}
    for number, branch in enumerate(tree.branches):
        if branch.code in seen:
            raise TreeError(place.line("branch", number, "code"), "code", f"“{branch.code}” stands here twice")
        seen.add(branch.code)


def _pages(place: Places, header: str, raw: list[dict[str, Any]], owner: int | None) -> Iterator[PageRead]:
    for number, one in enumerate(raw):
        page = _Section(place, header, number if owner is None else owner, one)
        facts: dict[str, Any] = {}
        for name in DATES:
            if name in one:
                first, precision = page.day(name)
                facts[name] = {"day": first.isoformat(), "precision": precision}
        for name in FACTS:
            if name in one:
                known = page.amount(name)
                facts[name] = {"value": known.value, "qualifier": known.qualifier, "low": known.low, "high": known.high}
        followers = page.amount("followers") if "followers" in one else None
        remark = {"en": page.text("remark")} if "remark" in one else {}
        kind, platform = page.one_of("kind", PAGE_KINDS), page.one_of("platform", PLATFORMS)
        yield PageRead(platform, kind, page.text("url", ""), followers, facts, remark)


def _by_year(section: _Section) -> dict[int, Amount]:
    figures = {}
    for name in section.data:
        if not name.isdecimal():
            raise section.wrong(name, "is not a year")
        figures[int(name)] = section.amount(name)
    return figures


@dataclass(frozen=True, slots=True)
class _Section:
    """One table of the file, which knows where it stands."""

    place: Places
    header: str
    number: int
    data: dict[str, Any]

    def wrong(self, name: str, words: str) -> TreeError:
        return TreeError(self.place.line(self.header, self.number, name), name, words)

    def text(self, name: str, otherwise: str | None = None) -> str:
        value = self.data.get(name, otherwise)
        if value is None:
            raise self.wrong(name, "is missing")
        if not isinstance(value, str):
            raise self.wrong(name, f"must be a text, not {value!r}")
        return value.strip()

    def code(self) -> str:
        code = self.text("code")
        if not CODE.fullmatch(code):
            raise self.wrong("code", f"“{code}” is not 2–40 of a–z, 0–9 and _")
        return code

    def names(self, name: str) -> dict[str, str]:
        names = {language: self.text(f"{name}_{language}") for language in ("kk", "ru")}
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
        try:
            return amount(self.data[name])
        except ValueError:
            words = f'{self.data[name]!r} is no figure; write 225, "about 6200", "over 90", "up to 2" or "2-3"'
            raise self.wrong(name, words) from None

    def day(self, name: str) -> tuple[date, str]:
        try:
            return day(self.data[name])
        except ValueError:
            raise self.wrong(name, f'{self.data[name]!r} is no date; write 2025-08-21, "2025-08" or "2025"') from None


class Places:
    """Which line a field of a section stands in. The TOML reader forgets; people who mend a file want to know."""

    def __init__(self, text: str) -> None:
        self._sections: dict[tuple[str, int], tuple[int, list[str]]] = {}
        counts: dict[str, int] = {}
        lines: list[str] = []
        for number, line in enumerate(text.splitlines(), 1):
            found = HEADER.match(line)
            if found is not None:
                header = found.group(1)
                lines = []
                self._sections[header, counts.get(header, 0)] = (number, lines)
                counts[header] = counts.get(header, 0) + 1
            else:
                lines.append(line)

    def line(self, header: str, number: int, name: str) -> int:
        start, lines = self._sections.get((header, number), (1, []))
        for offset, line in enumerate(lines, 1):
            if re.search(rf"(^|[{{,\s]){re.escape(name)}\s*=", line.partition("#")[0]):
                return start + offset
        return start
