"""Shortcomings and proposals of a draft: left out, put in other words, added. What the rules find is not kept.

A point is known by its key: that of what a rule has found, so that a change holds when figures have changed meanwhile.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from hashlib import blake2s
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from newsroom.digests import reports
from newsroom.digests.reports import Report
from newsroom.errors import Refused
from newsroom.values.folding import one_line
from newsroom.values.lines import require_lines, require_short
from newsroom.values.periods import Period, parse_period, written
from newsroom.who import Who

SHORTCOMING, PROPOSAL = KINDS = "shortcoming", "proposal"
LONGEST, LONGEST_OFFICE, MOST = 1500, 120, 60
OWN = "own:"  # how the keys of those begin that no rule has found


@dataclass(frozen=True, slots=True)
class Point:
    """What is said in place of what the rule says, where anything is; and of a proposal who and until when."""

    key: str
    kind: str
    dropped: bool = False
    texts: Mapping[str, str] = field(default_factory=dict)
    offices: Mapping[str, str] = field(default_factory=dict)
    due: str = ""

    @property
    def is_own(self) -> bool:
        return self.key.startswith(OWN)

    @property
    def until(self) -> Period | None:
        return parse_period(self.due) if self.due else None


def points_of(report: Report) -> list[Point]:
    return [Point(**one) for one in report.points]


def by_key(points: Iterable[Point]) -> dict[str, Point]:
    return {one.key: one for one in points}


def seen(point: Point) -> str:
    """How a point stood when somebody looked at it: what somebody else has changed meanwhile is not overwritten."""
    return mark_of(json.dumps(asdict(point), sort_keys=True))


def mark_of(text: str) -> str:
    """As short as a button wants it."""
    return blake2s(text.encode(), digest_size=5).hexdigest()


async def _change(
    tx: AsyncConnection, who: Who, report_id: int, point: Point, now: datetime, **values: Any
) -> None:  # fmt: skip
    """`point` as it was looked at."""
    found = await reports.to_change(tx, who, report_id)
    known = by_key(points_of(found))
    if seen(known.get(point.key, Point(point.key, point.kind))) != seen(point):
        raise Refused("draft_changed")
    known[point.key] = replace(point, **values)
    if len(known) > MOST:
        raise Refused("points_enough", most=MOST)
    await _keep(tx, who, found, known.values(), now)


async def _keep(tx: AsyncConnection, who: Who, report: Report, points: Iterable[Point], now: datetime) -> None:
    await reports.change(tx, who, report, now, points=[asdict(one) for one in points])


async def leave_out(
    tx: AsyncConnection, who: Who, report_id: int, point: Point, now: datetime, *, dropped: bool
) -> None:  # fmt: skip
    """It can be put back, one of one's own as well."""
    await _change(tx, who, report_id, point, now, dropped=dropped)


async def reword(
    tx: AsyncConnection, who: Who, report_id: int, point: Point, texts: Mapping[str, str], now: datetime
) -> None:  # fmt: skip
    """In a language that is not given it stays as it is."""
    await _change(tx, who, report_id, point, now, texts={**point.texts, **require_texts(texts)})


async def appoint(
    tx: AsyncConnection, who: Who, report_id: int, point: Point, offices: Mapping[str, str], due: Period | None,
    now: datetime,
) -> None:  # fmt: skip
    """Who is to do it, and until when."""
    until = written(due) if due is not None else ""
    await _change(tx, who, report_id, point, now, offices=require_offices(offices), due=until)


async def add(
    tx: AsyncConnection, who: Who, report_id: int, kind: str, texts: Mapping[str, str],
    offices: Mapping[str, str], due: Period | None, now: datetime,
) -> str:  # fmt: skip
    """One of one's own; gives its key. It is added to whatever the draft is by now."""
    found = await reports.to_change(tx, who, report_id)
    if kind not in KINDS:
        raise Refused("old_button")
    points = points_of(found)
    if len(points) >= MOST:
        raise Refused("points_enough", most=MOST)
    key = f"{OWN}{1 + max((int(one.key.removeprefix(OWN)) for one in points if one.is_own), default=0)}"
    until = written(due) if due is not None else ""
    made = Point(key, kind, False, require_texts(texts), require_offices(offices), until)
    await _keep(tx, who, found, [*points, made], now)
    return key


def require_texts(texts: Mapping[str, str]) -> dict[str, str]:
    """In one language at least."""
    return require_lines(texts, LONGEST)


def require_offices(offices: Mapping[str, str]) -> dict[str, str]:
    kept = {language: one_line(text) for language, text in offices.items() if one_line(text)}
    require_short(kept, LONGEST_OFFICE)
    return kept
