"""A reminder is put off: it comes again then, once, unless it was done meanwhile."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from db.tables import Notice
from newsroom import access, outbox
from newsroom.errors import Refused
from newsroom.notices import Recipient, tell
from newsroom.reminders import rules
from newsroom.reminders.due import A_DAY, IsOff, moment, working
from newsroom.reminders.late import MORNING_AT
from newsroom.reminders.notices import Reminder
from newsroom.reminders.owed import owed
from newsroom.union import organisations, quiet_hours
from newsroom.union.organisations import Place
from newsroom.who import Who

TWO_HOURS, EVENING, MORNING = UNTIL = "hours", "evening", "morning"
EVENING_AT = 18 * 60  # minutes of the day
NEARLY = timedelta(hours=1)  # an evening that is so near is now
NIGHT_ENDS = timedelta(hours=4)  # until then "tomorrow morning" is the one that comes


def moments(region: Place, now: datetime, is_off: IsOff) -> dict[str, datetime]:
    """When each of the three would be, out of the quiet hours; the evening while it is not here yet.

    The morning is that of the next working day.
    """
    zone = rules.zone_of(region)
    today = rules.day_begins(now - NIGHT_ENDS, zone).date()
    evening = moment(today, EVENING_AT, zone)
    morning = moment(working(today + A_DAY, is_off), MORNING_AT, zone)
    named = {TWO_HOURS: now + timedelta(hours=2), MORNING: morning}
    if evening > now + NEARLY:
        named[EVENING] = evening
    return {which: quiet_hours.spoken_at(region, named[which]) for which in UNTIL if which in named}


async def choices(tx: AsyncConnection, who: Who, notice_id: int, now: datetime) -> tuple[Place, dict[str, datetime]]:
    """At which of them something would still be said, as far as one knows now; of what is over there is none."""
    about, region = await require_put_off(tx, who, notice_id)
    found, known = {}, {}
    is_off = await rules.days_off_around(tx, now, now)
    for which, at in moments(region, now, is_off).items():
        day = rules.day_begins(at, rules.zone_of(region)).date()
        if day not in known:
            known[day] = await owed(tx, replace(about, again=notice_id), None, at, gives=False)
        if known[day].parts:
            found[which] = at
    if not found:
        raise Refused("old_button")
    return region, found


async def require_put_off(tx: AsyncConnection, who: Who, notice_id: int) -> tuple[Reminder, Place]:
    """One's own reminder, with its region."""
    person_id = access.require_person(who)
    found = select(Notice.parameters).where(
        Notice.id == notice_id, Notice.person_id == person_id, Notice.kind == Reminder.kind
    )
    parameters = (await tx.execute(found)).scalar_one_or_none()
    if not parameters:
        raise Refused("old_button")
    about = Reminder.parsed(parameters)
    return about, await organisations.require_place(tx, about.region_id)


async def put_off(tx: AsyncConnection, who: Who, notice_id: int, until: str, now: datetime) -> datetime:
    """Another choice takes the place of the first, as long as that has not come."""
    about, _ = await require_put_off(tx, who, notice_id)
    at = (await choices(tx, who, notice_id, now))[1].get(until)
    if at is None:
        raise Refused("moment_passed")
    again = replace(about, again=notice_id)
    to = Recipient(who.account_id, who.person_id)
    name = again.once(to, at)
    moved = update(Notice).where(Notice.once == name, Notice.state == outbox.WAITING)
    if not (await tx.execute(moved.values(due_at=at, reckoned_from=None))).rowcount:
        await _require_new(tx, name)
        await tell(tx, again, [to], now, at=at)
    return at


async def _require_new(tx: AsyncConnection, name: str | None) -> None:
    """It has come again already, with buttons of its own."""
    if name is not None and (await tx.execute(select(Notice.id).where(Notice.once == name))).first() is not None:
        raise Refused("old_button")


async def waits_until(tx: AsyncConnection, who: Who, notice_id: int, now: datetime) -> datetime | None:
    """When it comes again, if it is still to come."""
    about, _ = await require_put_off(tx, who, notice_id)
    name = replace(about, again=notice_id).once(Recipient(who.account_id, who.person_id), now)
    found = select(Notice.due_at).where(Notice.once == name, Notice.state == outbox.WAITING)
    return (await tx.execute(found)).scalar_one_or_none()
