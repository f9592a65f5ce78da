"""A month's plan, drawn twice from one sheet: at a glance for a telephone, and on A4 to be approved by hand.

The picture is a table of places by weeks: in it stand the day and the number of the rubric, and whether it is done.
Where there are more places than a telephone shows, it has rubrics by weeks. Topics are on paper, with every day.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import groupby
from typing import Any

from locales import Language, Words, words_for
from locales.order import order_key
from newsroom.values.languages import name_in
from reports.typst import pdf, plain, pngs

Names = Mapping[str, str]

MOST_ROWS = 26  # of places that a telephone shows in letters that are read
UNBROKEN = 1200  # letters of a cell that fit on any page: with more of them it may go over to the next
TICK = "✓"
NAME, TOPIC = 120, 200  # letters that are shown


@dataclass(frozen=True, slots=True)
class Slot:
    """`place` is None for all branches; a topic may be wanting."""

    day: date
    rubric: Names
    place: Names | None
    topic: Names = field(default_factory=dict)
    is_fulfilled: bool = False


@dataclass(frozen=True, slots=True)
class Break:
    """School holidays."""

    first: date
    last: date
    names: Names


@dataclass(frozen=True, slots=True)
class MonthSheet:
    """`approver` is an office, never a person; whoever has none signs on a bare line."""

    region: Names
    month: date
    slots: Sequence[Slot]
    approver: Names = field(default_factory=dict)
    days_off: Mapping[date, Names] = field(default_factory=dict)
    breaks: Sequence[Break] = ()


def month_png(sheet: MonthSheet, language: Language) -> bytes:
    """As wide as a telephone."""
    words, weeks = words_for(language), _weeks(sheet)
    marks = {rubric: number for number, rubric in enumerate(_by_name(words, sheet, "rubric"), start=1)}
    places = _by_name(words, sheet, "place")
    if len(places) > MOST_ROWS:
        rows, legend = [_rubric_row(words, sheet, weeks, rubric, mark) for rubric, mark in marks.items()], []
    else:
        rows = [_place_row(words, sheet, weeks, place, marks) for place in places]
        legend = [{"mark": mark, "rubric": _shown(words, dict(rubric))} for rubric, mark in marks.items()]
    [picture] = pngs("plan_picture", {
        **_head(words, sheet),
        "done": _done(words, sheet),
        "weeks": [_days_in(week) for week in weeks],
        "rows": rows,
        "legend": legend,
        "off": [f"{words.date(day)}: {_off(words, sheet, day)}" for day in _days_off(sheet)],
        "breaks": [_break(words, one) for one in sheet.breaks],
        "nothing": "" if sheet.slots else words("Nothing is planned"),
    })  # fmt: skip
    return picture


def month_pdf(sheet: MonthSheet, language: Language) -> bytes:
    """A line for each rubric and topic of a day. Who has sent already bears a tick."""
    words = words_for(language)
    return pdf("plan_paper", {
        **_head(words, sheet),
        "language": language,
        "approve": words("APPROVED BY"),
        "approver": plain(name_in(language, sheet.approver), NAME),
        "signed": words("“____” ______________ 20___"),
        "columns": [words("Date"), words("Rubric"), words("Who writes"), words("Topic")],
        "breaks": [_break(words, one) for one in sheet.breaks],
        "days": list(_days(words, sheet)),
        "nothing": words("Nothing is planned"),
    })  # fmt: skip


def _head(words: Words, sheet: MonthSheet) -> dict[str, str]:
    month = words.imprecise_date(sheet.month, "month")
    return {
        "title": words("Content plan"),
        "month": month[:1].upper() + month[1:],
        "region": plain(name_in(words.language, sheet.region), NAME),
    }


def _done(words: Words, sheet: MonthSheet) -> str:
    done = sum(slot.is_fulfilled for slot in sheet.slots)
    return words("done: {done} of {all}", done=words.figure(done), all=words.figure(len(sheet.slots))) if done else ""


Known = tuple[tuple[str, str], ...]  # names, by which a rubric or place is known from another
Week = tuple[date, ...]


def _known(names: Names | None) -> Known:
    """Nothing is every branch, which stands first."""
    return tuple(sorted((names or {}).items()))


def _by_name(words: Words, sheet: MonthSheet, what: str) -> list[Known]:
    found = {_known(getattr(slot, what)) for slot in sheet.slots}
    return sorted(found, key=lambda one: (bool(one), order_key(words.language, _shown(words, dict(one))), one))


def _shown(words: Words, names: Names | None) -> str:
    return plain(name_in(words.language, names), NAME) if names else words("All branches")


def _place_row(words: Words, sheet: MonthSheet, weeks: Sequence[Week], place: Known, marks: Mapping[Known, int]) -> Any:
    mine = sorted((slot for slot in sheet.slots if _known(slot.place) == place), key=lambda slot: slot.day)

    def cell(slot: Slot) -> dict[str, Any]:
        mark, done = marks[_known(slot.rubric)], TICK if slot.is_fulfilled else ""
        return {
            "mark": mark,
            "text": str(slot.day.day),
            "under": f"{words.short_weekday(slot.day)}\u00a0",
            "done": done,
        }

    found = sorted(mine, key=lambda slot: (slot.day, marks[_known(slot.rubric)], slot.is_fulfilled))
    cells = [[cell(slot) for slot in found if slot.day in week] for week in weeks]
    return {"mark": 0, "name": _shown(words, dict(place)), "cells": cells}


def _rubric_row(words: Words, sheet: MonthSheet, weeks: Sequence[Week], rubric: Known, mark: int) -> Any:
    """How many are planned in a week, and how many of them are done."""
    mine = [slot for slot in sheet.slots if _known(slot.rubric) == rubric]

    def cell(slots: Sequence[Slot]) -> list[dict[str, Any]]:
        done = sum(slot.is_fulfilled for slot in slots)
        said = f"{TICK}\u00a0{words.figure(done)}" if done else "\u00a0"
        return [{"mark": 0, "text": words.figure(len(slots)), "under": "", "done": said}] if slots else []

    cells = [cell([slot for slot in mine if slot.day in week]) for week in weeks]
    return {"mark": mark, "name": _shown(words, dict(rubric)), "cells": cells}


def _days(words: Words, sheet: MonthSheet) -> Iterator[dict[str, Any]]:
    """Each day that has something, days off among them."""
    by_day = {day: list(found) for day, found in groupby(_in_order(words, sheet), key=lambda slot: slot.day)}
    for day in sorted({*by_day, *_days_off(sheet)}):
        lines = []
        for (rubric, topic), found in groupby(by_day.get(day, []), key=lambda slot: _heading(words, slot)):
            places = ", ".join(_shown(words, slot.place) + ("\u00a0" + TICK) * slot.is_fulfilled for slot in found)
            lines.append({"rubric": rubric, "topic": topic, "places": places, "is_long": len(places) > UNBROKEN})
        yield {"day": words.date(day), "weekday": words.weekday(day), "off": _off(words, sheet, day), "lines": lines}


def _in_order(words: Words, sheet: MonthSheet) -> list[Slot]:
    """By day, rubric, topic and place; what is for all comes first."""

    def key(slot: Slot) -> tuple[Any, ...]:
        rubric, topic = _heading(words, slot)
        place = _shown(words, slot.place) if slot.place else ""
        return slot.day, order_key(words.language, rubric), rubric, topic, order_key(words.language, place), place

    return sorted(sheet.slots, key=key)


def _heading(words: Words, slot: Slot) -> tuple[str, str]:
    return _shown(words, slot.rubric), plain(name_in(words.language, slot.topic), TOPIC)


def _days_off(sheet: MonthSheet) -> list[date]:
    return sorted(day for day in sheet.days_off if _in_month(day, sheet))


def _off(words: Words, sheet: MonthSheet, day: date) -> str:
    names = sheet.days_off.get(day)
    return "" if names is None else plain(name_in(words.language, names), NAME) or words("Day off")


def _break(words: Words, one: Break) -> str:
    return f"{plain(name_in(words.language, one.names), NAME)}: {words.span(one.first, one.last)}"


def _weeks(sheet: MonthSheet) -> list[Week]:
    """Of weeks that begin or end in another month, the days of this one and those that have a slot."""
    first = sheet.month.replace(day=1)
    month = [day for day in (first + timedelta(days=n) for n in range(31)) if _in_month(day, sheet)]
    days = sorted({*month, *(slot.day for slot in sheet.slots)})
    return [tuple(week) for _, week in groupby(days, key=lambda day: day.isocalendar()[:2])]


def _days_in(week: Week) -> str:
    return f"{week[0].day}–{week[-1].day}" if len(week) > 1 else str(week[0].day)


def _in_month(day: date, sheet: MonthSheet) -> bool:
    return (day.year, day.month) == (sheet.month.year, sheet.month.month)
