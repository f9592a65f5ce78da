"""What comes due is claimed once, by a row, and told some people at a time, in a transaction each.

Whoever dies in between leaves a run open, and the next who looks goes on behind the last who was told.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from db.fetch import columns, fetch_all
from db.inserts import insert_or
from db.tables import Notice, Organisation, ReminderRun
from newsroom import weeks
from newsroom.notices import tell_all
from newsroom.reminders import deciding, held_back, late, people, rules
from newsroom.reminders.deciding import Asked
from newsroom.reminders.due import MONTH, Due, IsOff, period_of
from newsroom.reminders.notices import Reminder
from newsroom.reminders.people import Sits
from newsroom.reminders.rules import DONE, MISSED, OPEN, Rule
from newsroom.union import organisations
from newsroom.union.organisations import Place

AT_ONCE = 400  # people in one transaction, for which everybody else waits


@dataclass(frozen=True, slots=True)
class Run:
    id: int
    kind: str
    by_hand: bool
    on_day: date
    due_at: datetime
    cursor_id: int


RUNS = select(*columns(Run, ReminderRun.__table__))


async def due(tx: AsyncConnection, now: datetime) -> list[int]:
    """Regions in which there is something to do: looked at beforehand, where nothing is written."""
    begun = select(ReminderRun.organisation_id).join(Organisation, Organisation.id == ReminderRun.organisation_id)
    begun = begun.where(_is_open(), Organisation.closed_on.is_(None))  # a region may have ended in the middle of it
    return sorted({*await rules.regions_to_look_at(tx, now), *(await tx.execute(begun)).scalars()})


async def come_due(tx: AsyncConnection, now: datetime) -> int:
    """All of it at once. Gives how many regions had something to do."""
    count = 0
    for region_id in await due(tx, now):
        count += await remind(tx, region_id, now)
        while await remind(tx, region_id, now):
            pass
    return count


async def remind(tx: AsyncConnection, region_id: int, now: datetime) -> bool:
    """One step of what is due there; safe to ask at any time and from anywhere. False: nothing is left to do."""
    region = await organisations.require_place(tx, region_id)
    if region.closed_on is not None:
        return False
    known = await rules.to_change(tx, region, now)
    begun = await _open_in(tx, region_id) or await _claim(tx, region, known, now)
    if not begun:
        return False
    batch = [run for run in begun if (run.on_day, run.by_hand) == (begun[0].on_day, begun[0].by_hand)]
    await _tell_some(tx, region, {rule.kind: rule for rule in known}, batch, now)
    return True


def _is_open() -> ColumnElement[bool]:
    return ReminderRun.outcome == OPEN


async def _open_in(tx: AsyncConnection, region_id: int) -> list[Run]:
    theirs = RUNS.where(ReminderRun.organisation_id == region_id, _is_open())
    return await fetch_all(tx, theirs.order_by(ReminderRun.id), Run)


# ---- claimed


async def _claim(tx: AsyncConnection, region: Place, known: Sequence[Rule], now: datetime) -> list[Run]:
    """All that is due. With the first of a day's rules all others of that day, so that each person gets one message."""
    oldest = min([one.next_due_at for one in known if one.next_due_at is not None and one.is_due(now)], default=now)
    is_off = await rules.days_off_around(tx, oldest, now)
    zone = rules.zone_of(region)
    if any(rule.is_astray(now) for rule in known):
        await _forget_what_was_not_missed(tx, region, now)
    known = [
        await rules.reckon(tx, rule, region, is_off, now) if rule.is_astray(now) or rule.zone != zone else rule
        for rule in known
    ]
    come = {rule.kind: caught_up(rule, is_off, now) for rule in known if rule.is_due(now)}
    if any(rules.KINDS[kind].is_gathered and one.useful for kind, one in come.items()):
        ends = rules.day_begins(now, zone) + timedelta(days=1, seconds=-1)
        told = {kind for kind, one in come.items() if one.useful}  # what was only missed may come due today as well
        later = [one for one in known if one.known.is_gathered and one.kind not in told and one.is_due(ends)]
        come |= {rule.kind: caught_up(rule, is_off, ends, now) for rule in later}
    for rule in known:
        if rule.kind in come:
            await _go_on(tx, rule, come[rule.kind], is_off, now)
    rows = [row for kind, one in come.items() for row in _rows(region, kind, one, now)]
    return await _claimed(tx, rows) if rows else []


async def _forget_what_was_not_missed(tx: AsyncConnection, region: Place, now: datetime) -> None:
    """It was taken for past by a clock that was ahead. What was told then is told, and comes no second time."""
    ahead = (ReminderRun.outcome == MISSED, ReminderRun.claimed_at > now + rules.ASTRAY)
    await tx.execute(delete(ReminderRun).where(ReminderRun.organisation_id == region.id, *ahead))


@dataclass(frozen=True, slots=True)
class Come:
    """What came due since one last looked: `useful` is the one that can be told still, if there is one."""

    missed: Sequence[Due]
    useful: Due | None

    @property
    def last(self) -> Due | None:
        return self.useful or (self.missed[-1] if self.missed else None)


def caught_up(rule: Rule, is_off: IsOff, until: datetime, now: datetime | None = None) -> Come:
    """Of several that a stop of the bot has held up only the newest is told, if it is of any use still."""
    now = now or until
    assert rule.next_due_at is not None, "asked of what is due"
    found: list[Due] = []
    next_one = rule.due(is_off, rules.day_begins(rule.next_due_at, rule.zone))
    while next_one is not None and next_one.at <= until:
        found.append(next_one)
        next_one = rule.due(is_off, next_one.at, next_one.period)
    if found and _is_useful(rule, found[-1], is_off, now):
        return Come(found[:-1], found[-1])
    return Come(found, None)


def _is_useful(rule: Rule, due: Due, is_off: IsOff, now: datetime) -> bool:
    today, its_day = weeks.today(now, rule.zone), weeks.today(due.at, rule.zone)
    every = rule.known.usually.every
    if every != MONTH and period_of(every, today) != due.period:
        return False
    return now <= due.at + rule.known.useful_for and (today == its_day or not is_off(today))


async def _go_on(tx: AsyncConnection, rule: Rule, come: Come, is_off: IsOff, now: datetime) -> None:
    """To the next time. What was due by another reckoning, and is not any more, is reckoned anew as well."""
    last = come.last
    done = last.period if last is not None else rule.done
    since = max(last.at, now) if last is not None else now
    next_one = rule.due(is_off, since, done)
    await rules.keep(tx, replace(rule, done=done, next_due_at=next_one.at if next_one else None, reckoned_at=now))


def _rows(region: Place, kind: str, come: Come, now: datetime) -> list[dict[str, Any]]:
    found = [(one, MISSED) for one in come.missed] + ([(come.useful, OPEN)] if come.useful is not None else [])
    return [run_row(region, kind, one, outcome, now) for one, outcome in found]


def run_row(
    region: Place, kind: str, due: Due, outcome: str, now: datetime, *, by_hand: bool = False
) -> dict[str, Any]:
    return {"organisation_id": region.id, "kind": kind, "period": due.period, "by_hand": by_hand, "due_at": due.at,
            "on_day": weeks.today(now, rules.zone_of(region)), "claimed_at": now, "outcome": outcome}  # fmt: skip


async def _claimed(tx: AsyncConnection, rows: Sequence[dict[str, Any]]) -> list[Run]:
    """Those that nobody has claimed before, by whatever clock."""
    key = ["organisation_id", "kind", "period", "by_hand"]
    new = insert_or(tx, ReminderRun).values(list(rows)).on_conflict_do_nothing(index_elements=key)
    claimed = await fetch_all(tx, new.returning(*columns(Run, ReminderRun.__table__), ReminderRun.outcome), _Claimed)
    return [Run(**{name: getattr(one, name) for name in Run.__slots__})
            for one in sorted(claimed, key=lambda run: run.id) if one.outcome == OPEN]  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Claimed(Run):
    outcome: str


# ---- told


async def _tell_some(
    tx: AsyncConnection, region: Place, known: dict[str, Rule], batch: Sequence[Run], now: datetime
) -> None:
    useful = [run for run in batch if run.by_hand or now <= run.due_at + rules.KINDS[run.kind].useful_for]
    await _close(tx, [run for run in batch if run not in useful], MISSED)
    if not useful:
        return
    asked = await _asked(tx, region, useful, now)
    after = useful[0].cursor_id
    some = await people.some_in(tx, region.id, after, AT_ONCE, now)
    last = max((one.person_id for one in some), default=after)
    is_over = len({one.person_id for one in some}) < AT_ONCE
    due = [known[kind] for kind in [*(run.kind for run in useful), *([rules.COUNT] if asked.since else [])]]
    parts: list[tuple[Sequence[Rule], Sequence[Sits]]] = [(due, some)]
    if not asked.by_hand and await _is_second(tx, region, batch):
        alone = [rule for rule in due if not rule.known.is_gathered]  # they come beside the one message of a day
        parts = [([rule for rule in due if rule not in alone], await _without_told(tx, asked, some)), (alone, some)]
    at = await late.told_at(tx, region.id, now, is_asked_for=asked.by_hand)
    count: Counter[str] = Counter()
    for those, people_there in parts:
        if those:
            decided = await deciding.decide(tx, asked, those, people_there)
            await tell_all(tx, decided.notices, now, at=at)
            count += decided.told
    for run in useful:
        told = {"told": ReminderRun.told + count[run.kind], "cursor_id": last}
        ends = {"outcome": DONE} if is_over else {}
        await tx.execute(update(ReminderRun).where(ReminderRun.id == run.id).values(**told, **ends))


async def _asked(tx: AsyncConnection, region: Place, useful: Sequence[Run], now: datetime) -> Asked:
    """With what was held back, it comes among what is gathered of a day."""
    first, kinds = useful[0], {run.kind for run in useful}
    is_gathered = not first.by_hand and any(rules.KINDS[kind].is_gathered for kind in kinds)
    brings = is_gathered and rules.COUNT not in kinds
    since = await held_back.since(tx, region.id, first.on_day) if brings else None
    return Asked(region, first.on_day, now, first.by_hand, since)


async def _is_second(tx: AsyncConnection, region: Place, batch: Sequence[Run]) -> bool:
    """Something was told on this day already."""
    run = ReminderRun
    others = (run.on_day == batch[0].on_day, run.by_hand.is_(False), run.id.not_in([one.id for one in batch]))
    earlier = select(run.id).where(run.organisation_id == region.id, *others, run.outcome == DONE, run.told > 0)
    return (await tx.execute(earlier.limit(1))).first() is not None


async def _without_told(tx: AsyncConnection, asked: Asked, some: Sequence[Sits]) -> Sequence[Sits]:
    """Who has had a message today gets no other: a rule was moved to this day when its first had come already."""
    empty = Reminder(asked.region.id, asked.day.isoformat(), ())
    names = {empty.once(one.recipient, asked.now): one.person_id for one in some}
    had = select(Notice.once).where(Notice.once.in_([name for name in names if name]))
    told = {names[name] for name in (await tx.execute(had)).scalars()}
    return [one for one in some if one.person_id not in told]


async def _close(tx: AsyncConnection, runs: Sequence[Run], outcome: str) -> None:
    if runs:
        those = update(ReminderRun).where(ReminderRun.id.in_([run.id for run in runs]))
        await tx.execute(those.values(outcome=outcome))
