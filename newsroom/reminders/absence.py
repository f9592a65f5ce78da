"""What a region's specialist sees of a week: which branches have said that nothing comes, and who is away."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from newsroom import access, weeks
from newsroom.reminders import away, quiet
from newsroom.reminders.away import Absent
from newsroom.reminders.quiet import Quiet
from newsroom.union import organisations
from newsroom.who import Who

Names = dict[str, str]


@dataclass(frozen=True, slots=True)
class Absence:
    """In the order of the names; `names` are those of the places."""

    region: Names
    quiet: tuple[Quiet, ...]
    absent: tuple[Absent, ...]
    names: dict[int, Names]


async def of_week(tx: AsyncConnection, who: Who, region_id: int, week: str, now: datetime) -> Absence:
    """Away is who is so today; of a week that is over, nobody."""
    access.require(who, "review", region_id, region_id)
    region = await organisations.require_place(tx, region_id)
    today = weeks.today(now, region.timezone)
    said = tuple((await quiet.of_region(tx, region_id, week)).values())
    is_over = weeks.days_of(week)[1] < today
    absent = () if is_over else (await away.of_region(tx, region_id, today, now)).absent
    places = await organisations.named(tx, {one.organisation_id for one in said} | {one.place_id for one in absent})
    return Absence(region.names, said, absent, {one.id: one.names for one in places})
