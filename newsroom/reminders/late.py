"""What was decided in time and could not be sent: the sender was down, or Telegram was."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from newsroom.plan.days_off import days_off
from newsroom.reminders import rules
from newsroom.reminders.due import moment
from newsroom.union import organisations, quiet_hours

MORNING_AT = 9 * 60  # minutes of the day


async def told_at(tx: AsyncConnection, region_id: int, now: datetime, *, is_asked_for: bool) -> datetime:
    """Now; or when the quiet hours are over, and the days off, but for what somebody has asked for on this day."""
    region = await organisations.require_place(tx, region_id)
    at = quiet_hours.spoken_at(region, now)
    zone = rules.zone_of(region)
    day = rules.day_begins(at, zone).date()
    working = day if is_asked_for else (await days_off(tx, day, day)).next_working(day)
    return at if working == day else quiet_hours.spoken_at(region, moment(working, MORNING_AT, zone))
