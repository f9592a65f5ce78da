"""Days, moments and how long ago, as the reader writes them.

CLDR's ready patterns are not used: its Kazakh ones put «2025 ж.» where prose has «2025 жылғы», shorten months, join a
span by a hyphen and give a month standing alone a capital. Each language's `language.toml` has its own.
"""

from __future__ import annotations

import datetime

from babel.dates import format_date, format_timedelta, get_timezone_location

from locales.language import Language, Manner

# «12 күн бұрын» says more than «1 апта бұрын»: days as long as a reader can picture them, then months, then years.
DAYS_UNTIL = 60
MONTHS_UNTIL = 730
ROMAN = ("I", "II", "III", "IV")


def only_a_day(day: datetime.date) -> datetime.date:
    """A moment is a date to Python, but which day it is depends on where."""
    if isinstance(day, datetime.datetime):
        raise TypeError("a moment has no day before its zone is known: use moment(), or take the day there")
    return day


class Dates:
    """A part of `Words`. Where `today` is given, another year is shown."""

    language: Language
    manner: Manner

    def date(self, day: datetime.date, /, *, today: datetime.date | None = None) -> str:
        """«21 қараша»"""
        text = format_date(only_a_day(day), "d MMMM", locale=self.language)
        return self._dated(text, day.year, today)

    def date_with_year(self, day: datetime.date, /) -> str:
        """«2025 жылғы 21 қараша»"""
        return self._in_year(self.date(day), day.year)

    def month(self, day: datetime.date, /) -> str:
        """«қараша», «ноябрь»: as it stands by itself, and small."""
        return format_date(only_a_day(day), self.manner.month, locale=self.language)

    def weekday(self, day: datetime.date, /) -> str:
        """«жұма»"""
        return format_date(only_a_day(day), "EEEE", locale=self.language)

    def short_weekday(self, day: datetime.date, /) -> str:
        """«жм», «пт»: where there is no room for more."""
        return format_date(only_a_day(day), "EEE", locale=self.language)

    def moment(self, at: datetime.datetime, zone: datetime.tzinfo, /, *, today: datetime.date | None = None) -> str:
        """«21 қараша, 14:05», by the clock of that zone."""
        if at.tzinfo is None:
            raise ValueError("a moment without a zone could be any")
        there = at.astimezone(zone)
        return f"{self.date(there.date(), today=today)}, {there:%H:%M}"

    def span(self, first: datetime.date, last: datetime.date, /, *, today: datetime.date | None = None) -> str:
        """«10–16 қараша», «30 қараша – 6 желтоқсан»; years where they differ from each other or from today's."""
        if only_a_day(last) < only_a_day(first):
            raise ValueError(f"a span that ends before it starts: {first} to {last}")
        if first == last:
            return self.date(first, today=today)
        if first.year != last.year:
            return f"{self.date_with_year(first)} – {self.date_with_year(last)}"
        start = f"{first.day}–" if first.month == last.month else f"{self.date(first)} – "
        return self._dated(start + self.date(last), first.year, today)

    def imprecise_date(self, day: datetime.date, precision: str, /) -> str:
        """As exact as it is known: `precision` is day, month or year."""
        if precision == "day":
            return self.date_with_year(day)
        if precision == "month":
            return self._in_year(self.month(day), day.year)
        if precision == "year":
            return self.manner.year.format(year=only_a_day(day).year)
        raise ValueError(f"no such precision of a date: {precision}")

    def period(self, first: datetime.date | None, end: datetime.date | None, unit: str, /) -> str:
        """«2025 жылғы қаңтар – қараша», «I полугодие 2024 года»: `end` is not in it, `unit` is what it was told in."""
        if first is None or end is None:
            return self._half_open(first, end, unit)
        last = end - datetime.timedelta(days=1)
        if unit in ("half", "quarter"):
            return self._parts_of_year(first, last, unit)
        if unit == "year" and first.year != last.year:
            return self.manner.periods["years"].format(first=first.year, last=last.year)
        if unit == "month" and (first.year, first.month) != (last.year, last.month):
            return self._from_to(self.month(first), first, self.month(last), last)
        if unit == "day" and first != last:
            return self._from_to(self.date(first), first, self.date(end), end)
        return self.imprecise_date(first, unit)

    def _from_to(self, begins: str, first: datetime.date, ends: str, last: datetime.date) -> str:
        if first.year == last.year:
            return self._in_year(f"{begins} – {ends}", last.year)
        return f"{self._in_year(begins, first.year)} – {self._in_year(ends, last.year)}"

    def _parts_of_year(self, first: datetime.date, last: datetime.date, unit: str) -> str:
        months = 6 if unit == "half" else 3
        begins, ends = [
            self.manner.periods[unit].format(year=day.year, number=ROMAN[(day.month - 1) // months])
            for day in (first, last)
        ]
        return begins if begins == ends else f"{begins} – {ends}"

    def _half_open(self, first: datetime.date | None, end: datetime.date | None, unit: str) -> str:
        """Since then, or all the time before."""
        word = "since" if first is not None else "until"
        day = first if end is None else end if unit == "day" else end - datetime.timedelta(days=1)
        if day is None:
            raise ValueError("a period without a beginning and without an end")
        if unit == "year":
            return self.manner.periods[f"{word}_year"].format(year=day.year)
        if unit == "day":
            return self.manner.periods[f"{word}_day"].format(rest=self.date_with_year(day))
        month = format_date(day, "MMMM", locale=self.language)  # as it stands behind a preposition
        return self.manner.periods[word].format(rest=self._in_year(month, day.year))

    def city(self, zone: str, /) -> str:
        """The city that a time zone is known by."""
        return str(get_timezone_location(zone, locale=self.language, return_city=True))

    def ago(self, passed: datetime.timedelta, /) -> str:
        """«3 күн бұрын», for the time between two local days: `words.ago(today - day)`.

        Whole days only: five hours ago may be yesterday.
        """
        if passed % datetime.timedelta(days=1):
            raise ValueError(f"not a number of days: {passed}")
        near = passed.days + 1  # tomorrow, today, yesterday
        return self.manner.near[near] if 0 <= near < 3 else self._far(passed.days)

    def _far(self, days: int) -> str:
        """Full months and years only, in the lengths that Babel reckons with."""
        away = abs(days)
        if away < DAYS_UNTIL:
            return self._counted(days, 1, "day")
        return self._counted(days, 30, "month") if away < MONTHS_UNTIL else self._counted(days, 365, "year")

    def _counted(self, days: int, length: int, unit: str) -> str:
        whole = datetime.timedelta(days=abs(days) // length * length)
        return format_timedelta(
            -whole if days > 0 else whole,
            granularity=unit,  # type: ignore[arg-type]
            threshold=10**9,  # never a larger unit by itself
            add_direction=True,
            locale=self.language,
        )

    def _dated(self, text: str, year: int, today: datetime.date | None) -> str:
        return text if today is None or today.year == year else self._in_year(text, year)

    def _in_year(self, rest: str, year: int) -> str:
        return self.manner.in_year.format(year=year, rest=rest)
