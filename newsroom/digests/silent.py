"""Branches that sent nothing in a week: reminded once, when their specialist says so."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from newsroom import access, weeks
from newsroom.digests import digests, spans
from newsroom.digests.figures import Digest
from newsroom.errors import Refused
from newsroom.reminders import nudges
from newsroom.reminders import quiet as quiet_weeks
from newsroom.union.seats import Addressee
from newsroom.who import Who


@dataclass(frozen=True, slots=True)
class Silent:
    """Of the silent branches of a week: those that have been reminded, and whom it can still be said to."""

    reminded: frozenset[int] = frozenset()
    to_remind: tuple[Addressee, ...] = ()


async def of_week(tx: AsyncConnection, region_id: int, found: Digest, now: datetime, today: date) -> Silent:
    """Nobody is reminded of what is longer ago than the last week, of one in which nothing comes, or while away."""
    week = weeks.week_of(spans.days_of(found.period)[0])
    silent = [place_id for place_id, count in found.sent.items() if not count]
    reminded = await nudges.asked_already(tx, silent, week)
    if not is_recent(week, today):
        return Silent(reminded)
    quiet = await quiet_weeks.branches(tx, region_id, week)
    return Silent(reminded, tuple(await nudges.reached(tx, region_id, set(silent) - reminded - quiet, now, today)))


def is_recent(week: str, today: date) -> bool:
    return week in (weeks.week_of(today), weeks.before(weeks.week_of(today)))


async def to_remind(
    tx: AsyncConnection, who: Who, region_id: int, week: str, now: datetime, today: date
) -> tuple[Addressee, ...]:
    """Whom it would be said to now."""
    access.require(who, "review", region_id, region_id)
    if not is_recent(week, today):
        raise Refused("old_button")
    found = await digests.of_week(tx, who, region_id, week)
    return (await of_week(tx, region_id, found, now, today)).to_remind


async def remind(tx: AsyncConnection, who: Who, region_id: int, week: str, now: datetime, today: date) -> int:
    """Each branch once a week, whoever presses, and however often. Gives how many that are."""
    return await nudges.ask(tx, region_id, week, await to_remind(tx, who, region_id, week, now, today), now)
