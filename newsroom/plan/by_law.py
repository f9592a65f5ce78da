"""Days off as the law has them: dates by the package `holidays`, names by `days_off.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

Names = dict[str, str]


@dataclass(frozen=True, slots=True)
class NamedDay:
    """Why a day is off. Of a weekend that is worked there is nothing to say but that. An estimate may move."""

    names: Names
    is_off: bool = True
    is_estimate: bool = False


@cache
def _told() -> Mapping[str, Any]:
    return tomllib.loads(Path(__file__).with_name("days_off.toml").read_text("utf-8"))


def all_names() -> list[Names]:
    """What a day off may be called: a holiday, one that is worked for, or one that there is besides."""
    told = _told()
    return [*(one["names"] for one in told["holidays"].values()), told["exchanged"], told["extra"]]


def extra() -> Names:
    """Of a day off that nobody has named."""
    names: Names = _told()["extra"]
    return names


@cache
def _by_package() -> dict[str, Names]:
    return {name: one["names"] for one in _told()["holidays"].values() for name in one["by"]}


@cache
def of_year(year: int) -> Mapping[date, NamedDay]:
    """The package is slow to load, and few ask: it is loaded by the first who does."""
    from holidays.countries.kazakhstan import Kazakhstan

    calendar = Kazakhstan(years=year, expand=False, language=Kazakhstan.default_language)
    known = {day: _named(calendar, day) for day in sorted(calendar)}
    worked = {day: NamedDay({}, is_off=False) for day in calendar.weekend_workdays if day.year == year}
    return known | worked


def _named(calendar: Any, day: date) -> NamedDay:
    """Of two holidays on one day both are told; it is an estimate where no other makes it a day off."""
    parts = [_part(calendar, name, day) for name in calendar.get_list(day)]
    names: Names = {}
    for part in parts:
        for language, name in part.names.items():
            names[language] = f"{names[language]}; {name}" if language in names else name
    return NamedDay(names, is_estimate=all(part.is_estimate for part in parts))


def _part(calendar: Any, told: str, day: date) -> NamedDay:
    """The package marks by words around a name what is moved, and what is an estimate."""
    marks = {
        calendar.estimated_label: (False, True), calendar.observed_label: (True, False),
        calendar.observed_estimated_label: (True, True),
    }  # fmt: skip
    name, is_moved, is_estimate = told, False, False
    for label, (moved, estimate) in marks.items():
        before, _, after = label.partition("%s")
        if told.startswith(before) and told.endswith(after):
            name, is_moved, is_estimate = told[len(before) : len(told) - len(after)], moved, estimate
    if day in _told()["confirmed"]:
        is_estimate = False
    if name not in _by_package():
        is_exchanged = told.startswith(calendar.substituted_label.partition("%s")[0])
        return NamedDay(_told()["exchanged" if is_exchanged else "unnamed"])
    names = _by_package()[name]
    if is_moved:
        names = {language: _told()["moved"][language].format(name=own) for language, own in names.items()}
    return NamedDay(names, is_estimate=is_estimate)
