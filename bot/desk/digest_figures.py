"""A digest as values for the page: each figure as it is drawn, and in the reader's words beside it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from bot.desk.answers import plain
from locales import Words
from newsroom import weeks
from newsroom.digests import spans
from newsroom.digests.behind import QuietOf
from newsroom.digests.figures import Digest
from newsroom.union.organisations import NamedPlace
from newsroom.values.periods import Period, written
from screens.digests.digests import posts_told
from screens.digests.names import by_parts, period_name, unit_name
from screens.digests.numbers import lines, said_line, shown_value
from screens.names import page_name
from screens.parts import inexact, name_in, signed

BY_DAY = 62  # days that are drawn one by one; what is longer is drawn by week
DAY = timedelta(days=1)


def figures(words: Words, found: Digest, today: date) -> dict[str, Any]:
    told = [line for line in posts_told(words, found, today).split("\n") if line]
    return {
        "place": place(words, found.place), **_when(words, found.period, today),
        "lines": [plain(one) for one in told],
        "numbers": [{"name": one.label, "value": shown_value(words, one.value)} for one in lines(words, found)],
        "series": _by_day(words, found, today) or _by_week(words, found),
        "parts_title": by_parts(words, found.place.level), "parts": _parts(words, found),
        "rubrics": _rubrics(words, found), "pages": _pages(words, found),
    }  # fmt: skip


def place(words: Words, one: NamedPlace) -> dict[str, Any]:
    return {"id": one.id, "name": name_in(words.language, one.names)}


def _when(words: Words, period: Period, today: date) -> dict[str, Any]:
    """Which time it is, those beside it, and the units that one can change to."""
    first, end = spans.days_of(period)
    near = max(first, min(end - DAY, today))
    after = spans.next_to(period, later=True)
    return {
        "period": written(period), "title": period_name(words, period, today), "unit": spans.unit_of(period) or "",
        "first": first.isoformat(), "last": (end - DAY).isoformat(), "today": today.isoformat(),
        "before": written(spans.next_to(period, later=False)),
        "next": written(after) if spans.days_of(after)[0] <= today else "",
        "units": [
            {"unit": one, "name": unit_name(words, one), "period": written(spans.AROUND[one](near))}
            for one in spans.UNITS
        ],
    }  # fmt: skip


def _by_day(words: Words, found: Digest, today: date) -> list[dict[str, Any]]:
    """None of a time that is too long for it. What is to come is no nought."""
    first, end = spans.days_of(found.period)
    if (end - first).days > BY_DAY:
        return []
    days = [first + DAY * count for count in range((end - first).days)]
    return [
        {"at": str(day.day), "name": words.date(day, today=today), "weekday": words.short_weekday(day),
         "count": found.by_day.get(day, 0)}
        for day in days if day <= today
    ]  # fmt: skip


def _by_week(words: Words, found: Digest) -> list[dict[str, Any]]:
    named = {week: words.span(*weeks.days_of(week)) for week in found.by_week}
    return [{"at": named[week], "name": named[week], "weekday": "", "count": n} for week, n in found.by_week.items()]


def _parts(words: Words, found: Digest) -> list[dict[str, Any]]:
    return [
        {"id": one.id, "name": name_in(words.language, one.names), "count": one.count, "before": one.before,
         "rank": one.rank, "shown": words.figure(one.count),
         "earlier": words("no data") if one.before is None else words.figure(one.before)}
        for one in found.parts
    ]  # fmt: skip


def _rubrics(words: Words, found: Digest) -> list[dict[str, Any]]:
    named = [(name_in(words.language, one.names), one.count, one.is_used) for one in found.rubrics]
    named += [(words("Without a rubric"), found.without_rubric, False)] if found.without_rubric else []
    return [
        {"name": name, "count": count, "shown": words.figure(count), "empty": is_used and not count}
        for name, count, is_used in sorted(named, key=lambda one: -one[1])
    ]


def _pages(words: Words, found: Digest) -> list[dict[str, Any]]:
    return [
        {"id": one.id, "place": name_in(words.language, one.place), "page": page_name(words, one.platform, one.kind),
         "count": one.value, "shown": inexact(words, one.amount), "change": _change(words, one.value, one.before)}
        for one in found.pages
    ]  # fmt: skip


def _change(words: Words, value: int, before: int | None) -> str:
    if before is None:
        return words("no data")
    return signed(words, value - before) if value != before else words.figure(0)


def silent(words: Words, found: Digest, said: Sequence[QuietOf], today: date) -> dict[str, Any]:
    """Who has sent nothing, and who has said why."""
    names = [name_in(words.language, one) for one in found.silent]
    return {"silent": names, "said": [said_line(words, one, found.period, today) for one in said]}
