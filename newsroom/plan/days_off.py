"""Which days are off: weekends, what the law says, and what the owners have been told at short notice."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from db.tables import DayException
from newsroom.plan import by_law
from newsroom.plan.by_law import NamedDay, Names

# What an owner says of a day: it is off, it is worked, or nothing is special about it (a holiday has moved away).
OFF, WORKED, USUAL = "off", "worked", "usual"
WEEKEND = (6, 7)
DAY = timedelta(days=1)
AROUND = timedelta(days=62)  # how far beside the days that were asked for somebody looks for a working one


@dataclass(frozen=True, slots=True)
class DaysOff:
    """`said` are the owners' exceptions, which come before the law."""

    first: date
    last: date
    said: Mapping[date, tuple[str, Names]]

    def known(self, day: date) -> NamedDay | None:
        """What is special about a day; None of one that is as its weekday is."""
        kind, names = self.said.get(day, ("", {}))
        if not kind:
            return by_law.of_year(day.year).get(day)
        return None if kind == USUAL else NamedDay(names, is_off=kind == OFF)

    def is_off(self, day: date) -> bool:
        known = self.known(day)
        return known.is_off if known is not None else day.isoweekday() in WEEKEND

    def is_estimate(self, day: date) -> bool:
        """By the moon: the day is known for certain shortly before it only."""
        known = self.known(day)
        return known is not None and known.is_estimate

    def names(self, day: date) -> Names | None:
        """Why it is off, where it is more than a weekend."""
        known = self.known(day)
        return known.names if known is not None and known.is_off else None

    def next_working(self, day: date) -> date:
        """The day itself, where it is one."""
        while self.is_off(day):
            day += DAY
        return day

    def working_days(self) -> list[date]:
        """Of those that were asked for."""
        return [day for day in self._days() if not self.is_off(day)]

    def special(self) -> list[tuple[date, NamedDay]]:
        """Of those that were asked for, whatever is not as its weekday is."""
        return [(day, known) for day in self._days() if (known := self.known(day)) is not None]

    def _days(self) -> list[date]:
        return [self.first + DAY * count for count in range((self.last - self.first).days + 1)]


async def days_off(tx: AsyncConnection, first: date, last: date) -> DaysOff:
    """It may be asked about days around these as well: where the next working day is, who knows."""
    rows = select(DayException.on_day, DayException.kind, DayException.names)
    rows = rows.where(DayException.on_day.between(first - AROUND, last + AROUND)).order_by(DayException.on_day)
    return DaysOff(first, last, {day: (kind, names) for day, kind, names in (await tx.execute(rows)).all()})
