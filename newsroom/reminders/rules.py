"""Of what each region reminds and when: made for every region as they usually are, and reckoned anew where needed."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, bindparam, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from db.fetch import columns, fetch_all
from db.inserts import insert_or
from db.tables import Organisation, ReminderRule
from newsroom import weeks
from newsroom.plan.days_off import days_off
from newsroom.reminders.due import DAY, MONTH, WEEK, Due, IsOff, When, next_due
from newsroom.union import organisations
from newsroom.union.organisations import REGION, Place

OPEN, DONE, MISSED = "open", "done", "missed"  # what becomes of a rule that has come due
SLOT, CHASER, RUBRIC, COUNT, SILENT = "slot", "chaser", "rubric", "count", "silent"
PLAN, QUEUE, DIGEST, MONTHLY, NEWS, RESPONSES = "plan", "queue", "digest", "monthly", "news", "responses"
SUMMARY = "summary"
BOTH, CHAIR_ALONE = AUDIENCES = "both", "chair"  # of branch reminders: chair and deputy, or the chair alone
ASTRAY = timedelta(minutes=1)  # by so much the clocks of two machines may differ
AHEAD = timedelta(days=70)  # further away no rule comes due again, but by many days off in a row


@dataclass(frozen=True, slots=True)
class Kind:
    """`useful_for`: so long after its moment it is told still. `is_gathered`: at most one message a day and person."""

    name: str
    usually: When
    useful_for: timedelta
    is_gathered: bool = True
    is_on: bool = True
    number: int | None = None


OF_BRANCHES = (SLOT, CHASER, RUBRIC, COUNT, SILENT, RESPONSES, SUMMARY)
OF_ALL = (NEWS,)  # the others are the specialist's
BESIDE_QUIET = (NEWS, RESPONSES, SUMMARY)  # also where nothing comes this week
# In the order in which one message has them.
KINDS = {
    one.name: one
    for one in (
        Kind(SLOT, When(DAY, 15 * 60), timedelta(hours=12)),
        Kind(CHASER, When(WEEK, 10 * 60, weekday=4), timedelta(days=2)),
        Kind(RUBRIC, When(WEEK, 10 * 60, weekday=1), timedelta(days=2)),
        Kind(COUNT, When(MONTH, 11 * 60, weekday=5, nth=1), timedelta(days=4)),
        Kind(SILENT, When(WEEK, 11 * 60, weekday=3), timedelta(days=2), is_on=False, number=3),
        Kind(PLAN, When(DAY, 11 * 60, day=25), timedelta(hours=12)),
        Kind(QUEUE, When(DAY, 11 * 60), timedelta(hours=12), is_gathered=False, number=24),
        Kind(DIGEST, When(WEEK, 9 * 60, weekday=1), timedelta(days=2), is_gathered=False),
        Kind(MONTHLY, When(MONTH, 12 * 60, day=1), timedelta(days=4), is_gathered=False),
        Kind(NEWS, When(MONTH, 10 * 60, day=1), timedelta(days=4), is_gathered=False),
        Kind(RESPONSES, When(DAY, 18 * 60), timedelta(hours=3), is_gathered=False),
        Kind(SUMMARY, When(MONTH, 11 * 60, day=2), timedelta(days=4), is_gathered=False),
    )
}


@dataclass(frozen=True, slots=True)
class Rule:
    id: int
    organisation_id: int
    kind: str
    is_on: bool
    weekday: int | None
    nth: int | None
    day: int | None
    minute: int
    number: int | None
    audience: str
    zone: str
    next_due_at: datetime | None
    reckoned_at: datetime
    done: str

    @property
    def known(self) -> Kind:
        return KINDS[self.kind]

    @property
    def when(self) -> When:
        return When(self.known.usually.every, self.minute, self.weekday, self.nth, self.day)

    def is_due(self, now: datetime) -> bool:
        return self.next_due_at is not None and self.next_due_at <= now

    def is_astray(self, now: datetime) -> bool:
        """Reckoned at a moment that is yet to come: the clock was set back since."""
        return self.reckoned_at > now + ASTRAY

    def due(self, is_off: IsOff, since: datetime, done: str | None = None) -> Due | None:
        return next_due(self.when, self.zone, is_off, since, self.done if done is None else done)


@dataclass(frozen=True, slots=True)
class Moved:
    """A rule comes due at another moment from now on; None: not at all."""

    region_id: int
    kind: str
    before: datetime | None
    after: datetime | None


RULES = select(*columns(Rule, ReminderRule.__table__))
TO_CHANGE = (
    RULES.where(ReminderRule.organisation_id == bindparam("region"), ReminderRule.kind.in_(KINDS))
    .order_by(ReminderRule.id)
    .with_for_update()
)


def zone_of(region: Place) -> str:
    return weeks.zone_or_default(region.timezone)


def day_begins(at: datetime, zone: str) -> datetime:
    there = at.astimezone(ZoneInfo(zone)).date()
    return datetime.combine(there, time(), ZoneInfo(zone))


def needs_a_look(now: datetime) -> ColumnElement[bool]:
    """Due; or reckoned by another clock than there is now."""
    rule = ReminderRule
    zone = func.coalesce(func.nullif(Organisation.timezone, ""), weeks.zone_or_default())
    return or_(rule.next_due_at <= now, rule.reckoned_at > now + ASTRAY, rule.zone != zone)


async def regions_to_look_at(tx: AsyncConnection, now: datetime) -> list[int]:
    """Those in which a rule comes due, or that have not all of them yet."""
    rule = ReminderRule
    looked = select(rule.organisation_id).join(Organisation, Organisation.id == rule.organisation_id)
    looked = looked.where(Organisation.closed_on.is_(None), needs_a_look(now))
    counted = select(func.count()).where(rule.organisation_id == Organisation.id).scalar_subquery()
    new = select(Organisation.id).where(Organisation.level == REGION, Organisation.closed_on.is_(None))
    found = looked.union(new.where(counted < len(KINDS)))
    return sorted((await tx.execute(found)).scalars())


async def to_change(tx: AsyncConnection, region: Place, now: datetime) -> list[Rule]:
    """All rules of a region, locked; those that there are not yet are made."""
    known = await _locked(tx, region.id)
    missing = KINDS.keys() - {rule.kind for rule in known}
    if missing:
        is_off = await days_off_around(tx, now, now)
        rows = [_made(KINDS[name], region, now, is_off) for name in sorted(missing)]
        new = insert_or(tx, ReminderRule).on_conflict_do_nothing(index_elements=["organisation_id", "kind"])
        await tx.execute(new, rows)
        known = await _locked(tx, region.id)
    return known


async def _locked(tx: AsyncConnection, region_id: int) -> list[Rule]:
    return await fetch_all(tx, TO_CHANGE, Rule, region=region_id)


def _made(kind: Kind, region: Place, now: datetime, is_off: IsOff) -> dict[str, Any]:
    """What would have come due this very day comes due still, where it is of use: else it was no rule then."""
    zone, when = zone_of(region), kind.usually
    due = next_due(when, zone, is_off, day_begins(now, zone))
    if due is not None and due.at + kind.useful_for < now:
        due = next_due(when, zone, is_off, now)
    return {"organisation_id": region.id, "kind": kind.name, "is_on": kind.is_on, "weekday": when.weekday,
            "nth": when.nth, "day": when.day, "minute": when.minute, "number": kind.number, "audience": BOTH,
            "zone": zone, "next_due_at": due.at if due and kind.is_on else None, "reckoned_at": now}  # fmt: skip


async def days_off_around(tx: AsyncConnection, first: datetime, last: datetime) -> IsOff:
    """As far as rules are reckoned from moments between these."""
    return (await days_off(tx, first.date(), (last + AHEAD).date())).is_off


async def reckon(tx: AsyncConnection, rule: Rule, region: Place, is_off: IsOff, now: datetime) -> Rule:
    """As it is from now on. What is due and not yet told stays due, unless its day is another one now."""
    zone = zone_of(region)
    since = now
    if rule.is_astray(now):
        since = day_begins(now, zone)
    elif rule.next_due_at is not None and rule.is_due(now):
        since = day_begins(rule.next_due_at, zone)
    rule = replace(rule, zone=zone, done="" if rule.is_astray(now) else rule.done, reckoned_at=now)
    due = rule.due(is_off, since) if rule.is_on else None
    return await keep(tx, replace(rule, next_due_at=due.at if due else None))


async def change(tx: AsyncConnection, region: Place, rule: Rule, now: datetime, **values: Any) -> Rule:
    """In a region whose rules are locked."""
    is_off = await days_off_around(tx, min(rule.next_due_at or now, now), now)
    return await reckon(tx, replace(rule, **values), region, is_off, now)


async def keep(tx: AsyncConnection, rule: Rule) -> Rule:
    values = {name: getattr(rule, name) for name in rule.__slots__ if name not in ("id", "organisation_id", "kind")}
    await tx.execute(update(ReminderRule).where(ReminderRule.id == rule.id).values(**values))
    return rule


async def retime(tx: AsyncConnection, now: datetime, regions: Collection[int] | None = None) -> list[Moved]:
    """After a day has become a day off, or a working one: gives what comes at another moment than before."""
    known = [one for one in await organisations.regions(tx) if regions is None or one.id in regions]
    is_off = await days_off_around(tx, now, now)
    return [moved for region in known for moved in await _retimed(tx, region, is_off, now)]


async def _retimed(tx: AsyncConnection, region: Place, is_off: IsOff, now: datetime) -> Sequence[Moved]:
    if region.closed_on is not None:
        return ()
    found = []
    for rule in await to_change(tx, region, now):
        after = await reckon(tx, rule, region, is_off, now)
        if after.next_due_at != rule.next_due_at:
            found.append(Moved(region.id, rule.kind, rule.next_due_at, after.next_due_at))
    return found
