"""Counts are owed for a month. Who was left in peace when they came due is asked for them when that is over."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import exists, select
from sqlalchemy.ext.asyncio import AsyncConnection

from db.fetch import fetch_all
from db.tables import ReminderRule, ReminderRun
from newsroom import weeks
from newsroom.reminders import excused, rules

LONGEST = timedelta(days=28)  # by then they come due again
GATHERED = tuple(name for name, kind in rules.KINDS.items() if kind.is_gathered)


@dataclass(frozen=True, slots=True)
class Since:
    """When counts came due last: the day, and the moment at which it was decided who is asked."""

    on_day: date
    claimed_at: datetime


async def since(tx: AsyncConnection, region_id: int, day: date) -> Since | None:
    """If that week is over, and this is the first day of a new one on which the region reminds of anything."""
    run, rule, monday = ReminderRun, ReminderRule, weeks.days_of(weeks.week_of(day))[0]
    told = (run.organisation_id == region_id, run.by_hand.is_(False), run.outcome == rules.DONE)
    counted = select(run.on_day, run.claimed_at).where(*told, run.kind == rules.COUNT)
    is_on = exists().where(rule.organisation_id == region_id, rule.kind == rules.COUNT, rule.is_on)
    is_second = exists().where(*told, run.kind.in_(GATHERED), run.on_day >= monday, run.on_day < day).correlate(None)
    last = counted.where(run.on_day < monday, run.on_day >= day - LONGEST, is_on, ~is_second)
    found = await fetch_all(tx, last.order_by(run.on_day.desc(), run.id.desc()).limit(1), Since)
    return found[0] if found else None


async def passed_over(tx: AsyncConnection, place_ids: Collection[int], last: Since, day: date) -> set[int]:
    """Those of the branches that were left in peace on that day, and in each week since that is over."""
    week, this = weeks.week_of(last.on_day), weeks.week_of(day)
    between = [week]
    while weeks.after(between[-1]) < this:
        between.append(weeks.after(between[-1]))
    known = await excused.read(tx, place_ids, week, between[-1], day)

    def was(place_id: int, one: str) -> bool:
        asked_on = last.on_day if one == week else weeks.days_of(one)[0]
        before = last.claimed_at if one == week else None
        return known.is_quiet(place_id, one, before) or known.is_away(place_id, asked_on, asked_on)

    return {place_id for place_id in place_ids if all(was(place_id, one) for one in between)}
