"""How far a region is set up: asked of the facts each time. Nothing of it is kept but what was put away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Date, and_, bindparam, exists, func, not_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from db.base import aliased
from db.fetch import fetch_all
from db.tables import Invitation, Organisation, Page, PlanMonth, ReminderRule, Seat
from db.types import Moment
from newsroom import record, weeks
from newsroom.pages import register
from newsroom.plan import months
from newsroom.reminders.rules import CHASER, RUBRIC, SLOT
from newsroom.union import organisations, region_settings, seats
from newsroom.union.organisations import REGION
from newsroom.union.region_settings import LOST
from newsroom.who import CHAIR, Who

CHANNEL, CHAIRS, PAGES, PLAN, REMINDERS = STEPS = ("channel", "chairs", "pages", "plan", "reminders")
PUT_AWAY = "set_up_away"
PLANNED_WITHIN = timedelta(days=124)  # a plan of spring still stands for a region that has come back from the holidays
ASKED_OF_CHAIRS = (SLOT, CHASER, RUBRIC)


@dataclass(frozen=True, slots=True)
class SetUp:
    """`led` of the branches have a chair, `invited` of the others an invitation that opens still."""

    region_id: int
    settings: dict[str, Any]
    branches: int
    led: int
    invited: int
    has_page: bool
    has_plan: bool
    reminds: bool

    @property
    def is_lost(self) -> bool:
        """There is a channel, and the bot may not post there any more."""
        return bool(self.settings.get("channel", {}).get(LOST))

    @property
    def done(self) -> tuple[str, ...]:
        are = {
            CHANNEL: "channel" in self.settings and not self.is_lost,
            CHAIRS: 0 < self.branches <= self.led,
            PAGES: self.has_page, PLAN: self.has_plan, REMINDERS: self.reminds,
        }  # fmt: skip
        return tuple(step for step in STEPS if are[step])

    @property
    def left(self) -> tuple[str, ...]:
        return tuple(step for step in STEPS if step not in self.done)

    @property
    def shown(self) -> tuple[str, ...]:
        """What is left, but for what was put away: only that stays away, whatever breaks later comes."""
        away = self.settings.get(PUT_AWAY, ())
        return tuple(step for step in self.left if step not in away)

    @property
    def without_chair(self) -> int:
        return self.branches - self.led


_REGION, _BRANCH, _RULE = Organisation, aliased(Organisation), ReminderRule
_IS_OPEN = and_(_REGION.level == REGION, _REGION.closed_on.is_(None))
_BELOW = select(func.count()).where(
    _BRANCH.parent_id == _REGION.id, _BRANCH.closed_on.is_(None), _BRANCH.level.in_(seats.LEVELS[CHAIR])
)
_IS_LED = exists().where(
    Seat.organisation_id == _BRANCH.id, Seat.role == CHAIR, seats.active_on(bindparam("day", type_=Date))
)
_IS_INVITED = exists().where(
    Invitation.organisation_id == _BRANCH.id, Invitation.role == CHAIR, Invitation.revoked_at.is_(None),
    Invitation.expires_at > bindparam("now", type_=Moment), Invitation.uses_left > 0,
)  # fmt: skip
_RULES = exists().where(_RULE.organisation_id == _REGION.id)
_IS_ON = exists().where(_RULE.organisation_id == _REGION.id, _RULE.kind.in_(ASKED_OF_CHAIRS), _RULE.is_on)
_PLANNED = and_(
    PlanMonth.month >= bindparam("lately", type_=Date), PlanMonth.state.in_((months.APPROVED, months.PUBLISHED))
)
# Made once: putting a statement together costs as much as running it.
ASKED = select(
    _REGION.id.label("region_id"), _REGION.settings,
    _BELOW.scalar_subquery().label("branches"),
    _BELOW.where(_IS_LED).scalar_subquery().label("led"),
    _BELOW.where(not_(_IS_LED), _IS_INVITED).scalar_subquery().label("invited"),
    exists().where(Page.organisation_id == _REGION.id, Page.ended == register.OPEN).label("has_page"),
    exists().where(PlanMonth.region_id == _REGION.id, _PLANNED).label("has_plan"),
    not_(and_(_RULES, not_(_IS_ON))).label("reminds"),  # a new region gets its rules within a minute, and they are on
)  # fmt: skip
ASKED = ASKED.where(_IS_OPEN, _REGION.id.in_(bindparam("ids", expanding=True)))


async def of_regions(tx: AsyncConnection, region_ids: Sequence[int], now: datetime) -> dict[int, SetUp]:
    """Of those that are open."""
    day = weeks.term_day(now)
    given = {"ids": list(region_ids), "now": now, "day": day, "lately": day - PLANNED_WITHIN}
    return {one.region_id: one for one in await fetch_all(tx, ASKED, SetUp, **given)}


async def of_region(tx: AsyncConnection, region_id: int, now: datetime) -> SetUp | None:
    return (await of_regions(tx, [region_id], now)).get(region_id)


async def require_region(tx: AsyncConnection, who: Who, region_id: int, now: datetime) -> SetUp:
    region = await region_settings.require_region(tx, who, region_id)
    organisations.require_open(region)
    return (await of_regions(tx, [region_id], now))[region_id]


async def put_away(tx: AsyncConnection, who: Who, region_id: int, now: datetime) -> None:
    """Of what is left now nothing more is said, on nobody's home."""
    await _keep(tx, who, region_id, list((await require_region(tx, who, region_id, now)).left), now)


async def bring_back(tx: AsyncConnection, who: Who, region_id: int, now: datetime) -> None:
    await _keep(tx, who, region_id, [], now)


async def _keep(tx: AsyncConnection, who: Who, region_id: int, away: list[str], now: datetime) -> None:
    region = await organisations.require_to_change(tx, (await region_settings.require_region(tx, who, region_id)).id)
    others = {name: one for name, one in region.settings.items() if name != PUT_AWAY}
    await organisations.change(tx, region, settings=others | ({PUT_AWAY: away} if away else {}))
    await record.note(tx, who, "setting changed", now, region.id, setting="set-up", value=away)
