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
from newsroom.reminders.due import moment
from newsroom.reminders.notices import Reminder
from newsroom.union import organisations, quiet_hours
from newsroom.union.organisations import Place
from newsroom.who import Who

TWO_HOURS, EVENING, MORNING = UNTIL = "hours", "evening", "morning"
EVENING_AT, MORNING_AT = 18 * 60, 9 * 60  # minutes of the day
NEARLY = timedelta(hours=1)  # an evening that is so near is now


def moments(region: Place, now: datetime) -> dict[str, datetime]:
    """When each of the three would be, out of the quiet hours; the evening while it is not here yet."""
    zone = rules.zone_of(region)
    today = rules.day_begins(now, zone).date()
    evening = moment(today, EVENING_AT, zone)
    named = {TWO_HOURS: now + timedelta(hours=2), MORNING: moment(today + timedelta(days=1), MORNING_AT, zone)}
    if evening > now + NEARLY:
        named[EVENING] = evening
    return {which: quiet_hours.spoken_at(region, named[which]) for which in UNTIL if which in named}


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
    about, region = await require_put_off(tx, who, notice_id)
    at = moments(region, now).get(until)
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
