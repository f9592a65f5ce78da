"""A branch's own month: what a digest counts of it, and what comes next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.ext.asyncio import AsyncConnection

from newsroom import weeks
from newsroom.digests import digests, spans
from newsroom.digests.figures import Digest
from newsroom.errors import Refused
from newsroom.plan import fact, months, overview, slots
from newsroom.plan.slots import Slot
from newsroom.rubrics import turns
from newsroom.rubrics.turns import Rubric
from newsroom.union.organisations import Place
from newsroom.values.days import MONTH
from newsroom.values.periods import Period
from newsroom.who import Who


@dataclass(frozen=True, slots=True)
class Summary:
    """`ahead`: what the plan asks for up to the end of the next month. `rubric`: of this week.

    Nothing is ahead of a month that is long over.
    """

    digest: Digest
    ahead: Sequence[Slot] = ()
    rubric: Rubric | None = None

    @property
    def place_id(self) -> int:
        return self.digest.place.id


async def of_month(tx: AsyncConnection, who: Who, place_id: int, period: Period, today: date) -> Summary:
    """For those who sit there, and for their specialist; of a month that has begun."""
    place = await overview.require_own(tx, who, place_id)
    if spans.unit_of(period) != MONTH or spans.days_of(period)[0] > today:
        raise Refused("old_button")
    return await told(tx, place, period, today)


async def told(tx: AsyncConnection, place: Place, period: Period, today: date) -> Summary:
    """To whom it is for, by a notice."""
    found = await digests.told(tx, place, period, today)
    last = months.last_of(spans.days_of(period)[1])
    if last < today:
        return Summary(found)
    rubric = await turns.rubric_of_week(tx, place.id, place.region_id, weeks.week_of(today))
    return Summary(found, await _ahead(tx, place, today, last), rubric)


async def _ahead(tx: AsyncConnection, place: Place, today: date, last: date) -> list[Slot]:
    """As `overview.next_own` tells the first of them: until its week is over it still can come."""
    if place.region_id is None:
        return []
    branch_id, monday = overview.branch_of(place), weeks.days_of(weeks.week_of(today))[0]
    facts = await fact.of_branch(tx, branch_id, await slots.of_branch(tx, place.region_id, branch_id, monday, last))
    return [one.slot for one in facts if one.asked and not one.is_done_by(branch_id)]
