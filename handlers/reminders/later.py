"""A reminder is put off with two taps, and comes again."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from handlers import views
from handlers.actions import Event, tapped
from handlers.views import view
from handlers.visit import Visit
from newsroom import weeks
from newsroom.reminders import putting_off, rules
from screens import actions
from screens.reminders import later as screens
from screens.screen import Screen


def register() -> None:
    tapped(actions.LATER, choose)
    tapped(actions.PUT_OFF, put_off)


async def choose(_: Event, visit: Visit, notice_id: int) -> Screen:
    return await visit.show(draw_choice, notice=notice_id)


@view("later")
async def draw_choice(visit: Visit, notice: int) -> Screen:
    region, moments = await putting_off.choices(visit.tx, visit.who, notice, visit.now)
    zone = rules.zone_of(region)
    return screens.choose(visit.who.language, notice, moments, ZoneInfo(zone), weeks.today(visit.now, zone))


async def put_off(_: Event, visit: Visit, notice_id: int, until: str) -> Screen:
    await putting_off.put_off(visit.tx, visit.who, notice_id, until, visit.now)
    return await visit.show(draw_put_off, notice=notice_id)


@view("put_off")
async def draw_put_off(visit: Visit, notice: int) -> Screen:
    """Home, where it has come again since."""
    _, region = await putting_off.require_put_off(visit.tx, visit.who, notice)
    at = await putting_off.waits_until(visit.tx, visit.who, notice, visit.now)
    if at is None:
        return await visit.show(views.home)
    zone = rules.zone_of(region)
    return screens.put_off(visit.who.language, at, ZoneInfo(zone), weeks.today(visit.now, zone), notice)
