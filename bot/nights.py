"""Backups in their folder: what the one of a night is called, which are there, and which of them go."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable
from datetime import date, datetime, timedelta, tzinfo
from pathlib import Path
from typing import Any

NAME = re.compile(r"tilshi-(\d{4}-\d\d-\d\d)\.backup")
BEGINS = timedelta(hours=2, minutes=30)  # by the clock of the settings: people sleep, and the day before is over
DAYS, WEEKS, MONTHS = 7, 4, 12  # of which the newest is kept
OLD = timedelta(days=2)


def night_of(now: datetime, zone: tzinfo) -> date:
    """The one that has begun last."""
    return (now.astimezone(zone).replace(tzinfo=None) - BEGINS).date()


def name_of(night: date) -> str:
    return f"tilshi-{night.isoformat()}.backup"


def nights_in(folder: Path) -> list[date]:
    """What is called otherwise is somebody's own, and is never touched."""
    return sorted(_days(found[1] for one in folder.iterdir() if (found := NAME.fullmatch(one.name)) is not None))


def _days(written: Iterable[str]) -> Iterable[date]:
    for one in written:
        try:
            yield date.fromisoformat(one)
        except ValueError:
            continue


def last_of(nights: Iterable[date], tonight: date) -> date | None:
    """Those of days to come were made by a clock that went wrong."""
    return max((night for night in nights if night <= tonight), default=None)


def outdated(nights: Collection[date], tonight: date) -> set[date]:
    """All but the newest of each of the last days, weeks and months that have one. A wrong clock's are let be."""
    known = sorted((night for night in nights if night <= tonight), reverse=True)
    kept = _newest(known, lambda night: night, DAYS)
    kept |= _newest(known, lambda night: night.isocalendar()[:2], WEEKS)
    kept |= _newest(known, lambda night: (night.year, night.month), MONTHS)
    return set(known) - kept


def _newest(known: Iterable[date], span: Callable[[date], Any], most: int) -> set[date]:
    first: dict[Any, date] = {}
    for night in known:
        first.setdefault(span(night), night)
    return set(list(first.values())[:most])
