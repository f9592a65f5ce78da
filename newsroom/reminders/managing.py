"""Rules as a region's specialist sees and changes them; and a reminder that is sent by hand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from db.fetch import columns, fetch_all
from db.inserts import insert_or
from db.tables import ReminderRule, ReminderRun
from newsroom import access, record, weeks
from newsroom.errors import Refused
from newsroom.reminders import deciding, people, rules, runs
from newsroom.reminders.deciding import Asked
from newsroom.reminders.due import DAY, Due
from newsroom.reminders.notices import OwnMonth, Reminder
from newsroom.reminders.owed import Owed, owed
from newsroom.reminders.rules import AUDIENCES, Rule
from newsroom.union import organisations, quiet_hours
from newsroom.union.organisations import REGION, Place
from newsroom.who import Who

MINUTES = 24 * 60
# What a rule can be set to; its kind says which of them it has.
CHOICES: dict[str, tuple[int, ...]] = {
    "is_on": (0, 1), "weekday": (1, 2, 3, 4, 5), "nth": (1, 2, 3, 4, 5), "day": (1, 5, 10, 15, 20, 25),
    "minute": tuple(hour * 60 for hour in (8, 9, 10, 11, 12, 14, 15, 16, 17, 18)), "audience": (0, 1),
}  # fmt: skip
NUMBERS = {rules.QUEUE: (12, 24, 48, 72), rules.SILENT: (2, 3, 4, 6)}
FIELDS = (*CHOICES, "number")
QUIET = ((21 * 60, 8 * 60), (20 * 60, 9 * 60), (22 * 60, 7 * 60), (0, 0))  # from when to when; the last: none


@dataclass(frozen=True, slots=True)
class LastRun:
    """`told`: how many; None where that is not known."""

    kind: str
    claimed_at: datetime
    outcome: str
    told: int | None
    by_hand: bool


@dataclass(frozen=True, slots=True)
class Rules:
    """`may_change`: whether whoever looks is who keeps them."""

    region: Place
    known: Sequence[Rule]
    last: dict[str, LastRun]
    quiet: tuple[int, int]
    may_change: bool


def fields_of(kind: str) -> Sequence[str]:
    """What can be set of it, but whether it is on."""
    when = rules.KINDS[kind].usually
    is_from_a_day = when.day is not None and when.every == DAY
    has = {"weekday": when.weekday is not None, "nth": when.nth is not None, "day": is_from_a_day,
           "minute": True, "number": kind in NUMBERS, "audience": kind in rules.OF_BRANCHES}  # fmt: skip
    return [name for name, is_there in has.items() if is_there]


def choices_of(kind: str, field: str) -> tuple[int, ...]:
    return NUMBERS.get(kind, ()) if field == "number" else CHOICES[field]


async def look(tx: AsyncConnection, who: Who, region_id: int, now: datetime) -> Rules:
    """In the order in which they are told."""
    region = await _require_region(tx, who, region_id, "see reminders")
    known = await _known(tx, region, now)
    may = access.may(who, "keep reminders", region.id, region.region_id)
    ordered = sorted(known, key=lambda one: list(rules.KINDS).index(one.kind))
    return Rules(region, ordered, await _last_runs(tx, region.id), quiet_hours.of(region), may)


async def _require_region(tx: AsyncConnection, who: Who, region_id: int, deed: str) -> Place:
    region = await organisations.require_place(tx, region_id)
    access.require(who, deed, region.id, region.region_id)
    if region.level != REGION:
        raise Refused("old_button")
    return region


async def _known(tx: AsyncConnection, region: Place, now: datetime) -> list[Rule]:
    """Read as they are; a region that is quite new has none yet."""
    known = await fetch_all(tx, rules.RULES.where(ReminderRule.organisation_id == region.id), Rule)
    known = [one for one in known if one.kind in rules.KINDS]
    return known if len(known) == len(rules.KINDS) else await rules.to_change(tx, region, now)


async def _last_runs(tx: AsyncConnection, region_id: int) -> dict[str, LastRun]:
    found: dict[str, LastRun] = {}
    for kind in rules.KINDS:
        of_kind = select(*columns(LastRun, ReminderRun.__table__)).where(
            ReminderRun.organisation_id == region_id, ReminderRun.kind == kind
        )
        newest = of_kind.order_by(ReminderRun.claimed_at.desc(), ReminderRun.id.desc()).limit(1)
        found |= {one.kind: one for one in await fetch_all(tx, newest, LastRun)}
    return found


async def require_rule(tx: AsyncConnection, who: Who, rule_id: int, deed: str = "see reminders") -> tuple[Rule, Place]:
    found = await fetch_all(tx, rules.RULES.where(ReminderRule.id == rule_id), Rule)
    if not found or found[0].kind not in rules.KINDS:
        raise Refused("old_button")
    return found[0], await _require_region(tx, who, found[0].organisation_id, deed)


async def last_run_of(tx: AsyncConnection, rule: Rule) -> LastRun | None:
    return (await _last_runs(tx, rule.organisation_id)).get(rule.kind)


async def change(tx: AsyncConnection, who: Who, rule_id: int, field: str, value: int, now: datetime) -> None:
    """Of two at once the second changes what the first has left."""
    rule, region = await require_rule(tx, who, rule_id, "keep reminders")
    _require_value(rule.kind, field, value)
    known = await rules.to_change(tx, region, now)
    rule = next(one for one in known if one.id == rule_id)
    set_to = {"is_on": bool(value), "audience": AUDIENCES[min(value, 1)]}.get(field, value)
    await rules.change(tx, region, rule, now, **{field: set_to})
    await record.note(tx, who, "setting changed", now, region.id, setting=f"reminder {rule.kind} {field}", value=value)


def _require_value(kind: str, field: str, value: int) -> None:
    if field == "minute" and 0 <= value < MINUTES:
        return
    if field not in ("is_on", *fields_of(kind)) or value not in choices_of(kind, field):
        raise Refused("old_button")


async def set_quiet(tx: AsyncConnection, who: Who, region_id: int, which: int, now: datetime) -> None:
    """The `which`-th of those that can be chosen."""
    await _require_region(tx, who, region_id, "keep reminders")
    region = await organisations.require_to_change(tx, region_id)
    if not 0 <= which < len(QUIET):
        raise Refused("old_button")
    chosen = list(QUIET[which])
    await organisations.change(tx, region, settings=region.settings | {quiet_hours.SETTING: chosen})
    await record.note(tx, who, "setting changed", now, region.id, setting="quiet hours", value=chosen)


# ---- now


async def how_many(tx: AsyncConnection, who: Who, rule_id: int, now: datetime) -> int:
    """People who would be told now; nothing is written."""
    rule, region = await require_rule(tx, who, rule_id)
    told: Counter[str] = Counter()
    asked, after = _asked(region, now), 0
    while some := await people.some_in(tx, region.id, after, runs.AT_ONCE, now):
        told += (await deciding.decide(tx, asked, [rule], some)).told
        after = some[-1].person_id
    return told[rule.kind]


def _asked(region: Place, now: datetime) -> Asked:
    return Asked(region, weeks.today(now, rules.zone_of(region)), now, by_hand=True)


async def preview(tx: AsyncConnection, who: Who, rule_id: int, now: datetime) -> Owed | OwnMonth | None:
    """What the first whom it is for would read; None where there is nobody."""
    rule, region = await require_rule(tx, who, rule_id)
    asked, after = _asked(region, now), 0
    while some := await people.some_in(tx, region.id, after, runs.AT_ONCE, now):
        decided = (await deciding.decide(tx, asked, [rule], some)).notices
        first = next((about for about, _ in decided if isinstance(about, (Reminder, OwnMonth))), None)
        if isinstance(first, OwnMonth):
            return first
        if first is not None:
            return await owed(tx, Reminder(region.id, first.day, first.parts[:1]), None, now, gives=False)
        after = some[-1].person_id
    return None


async def send_now(tx: AsyncConnection, who: Who, rule_id: int, day: date, now: datetime) -> None:
    """Beside what is due, once a day, whoever presses and however often. It goes out with the next look."""
    rule, region = await require_rule(tx, who, rule_id, "keep reminders")
    today = weeks.today(now, rules.zone_of(region))
    if day != today:
        raise Refused("old_button")
    row = runs.run_row(region, rule.kind, Due(now, today.isoformat()), rules.OPEN, now, by_hand=True)
    key = ["organisation_id", "kind", "period", "by_hand"]
    new = insert_or(tx, ReminderRun).values(**row).on_conflict_do_nothing(index_elements=key)
    if (await tx.execute(new.returning(ReminderRun.id))).scalar_one_or_none() is None:
        raise Refused("sent_today")
    await record.note(tx, who, "reminder sent", now, region.id, rule=rule.kind)
