"""The reminders of a region: looked at, changed, tried out on oneself, sent by hand."""

from __future__ import annotations

from datetime import date
from zoneinfo import ZoneInfo

from aiogram.types import Message

from handlers import views
from handlers.actions import Event, tapped
from handlers.forms import Form
from handlers.steps import Parser, Said, Step
from handlers.views import view
from handlers.visit import Visit
from newsroom import access, weeks
from newsroom.access import require_seat
from newsroom.digests import spans, summary
from newsroom.reminders import managing, rules
from newsroom.reminders.notices import OwnMonth
from newsroom.reminders.rules import Rule
from newsroom.union import organisations, quiet_hours
from newsroom.union.organisations import Place
from newsroom.values.moments import parse_moment
from newsroom.who import OWNER, PRESS
from screens import actions
from screens.digests.summary import as_text
from screens.people.places import REMINDERS
from screens.reminders import reminders as told_screens
from screens.reminders import rules as screens
from screens.screen import Screen


def register() -> None:
    tapped(actions.REMINDERS, look)
    tapped(actions.RULE, open_rule)
    tapped(actions.RULE_OF, choose)
    tapped(actions.RULE_SET, set_to)
    tapped(actions.QUIET_HOURS, choose_quiet)
    tapped(actions.QUIET_SET, set_quiet)
    tapped(actions.PREVIEW, preview)
    tapped(actions.SEND_NOW, ask_to_send)
    tapped(actions.SEND_NOW_SURE, send_now)


async def look(_: Event, visit: Visit, region_id: int | None) -> Screen:
    """Of one's own region, where none is named; at the centre one is chosen."""
    seat = require_seat(visit.who)
    if region_id is None and seat.role in (PRESS, OWNER):
        return await visit.show(views.places, purpose=REMINDERS, above=seat.organisation_id)
    return await visit.show(draw_rules, region=region_id or seat.organisation_id)


@view("reminders")
async def draw_rules(visit: Visit, region: int) -> Screen:
    found = await managing.look(visit.tx, visit.who, region, visit.now)
    zone = rules.zone_of(found.region)
    return screens.overview(visit.who.language, found, ZoneInfo(zone), weeks.today(visit.now, zone))


async def open_rule(_: Event, visit: Visit, rule_id: int) -> Screen:
    return await visit.show(draw_rule, rule=rule_id)


@view("rule")
async def draw_rule(visit: Visit, rule: int) -> Screen:
    found, region = await managing.require_rule(visit.tx, visit.who, rule)
    last = await managing.last_run_of(visit.tx, found)
    may = access.may(visit.who, "keep reminders", region.id, region.region_id)
    seen = screens.Seen(found, region, last, may, visit.now)
    zone = rules.zone_of(region)
    return screens.rule(visit.who.language, seen, ZoneInfo(zone), weeks.today(visit.now, zone))


async def choose(_: Event, visit: Visit, rule_id: int, field: str) -> Screen:
    if field == "minute":
        return await HOUR.ask(visit, rule=rule_id)
    return await visit.show(draw_choice, rule=rule_id, field=field)


@view("rule_of")
async def draw_choice(visit: Visit, rule: int, field: str) -> Screen:
    found, _ = await managing.require_rule(visit.tx, visit.who, rule, "keep reminders")
    return screens.choose(visit.who.language, found, field)


async def set_to(_: Event, visit: Visit, rule_id: int, field: str, value: int) -> Screen:
    await managing.change(visit.tx, visit.who, rule_id, field, value, visit.now)
    return await visit.show(draw_rule, rule=rule_id)


# ---- the hour, which may be written


def hour(message: Message, visit: Visit) -> int:
    """«10:30», «сағат 10», «в десять тридцать» are read as moments are."""
    at = weeks.local(parse_moment(message.text or "", visit.now, visit.zone.key), visit.zone.key)
    return at.hour * 60 + at.minute


async def _about(visit: Visit, rule: int) -> Rule:
    return (await managing.require_rule(visit.tx, visit.who, rule, "keep reminders"))[0]


AT: Step[Rule, int] = Step("at", screens.at_what_hour, Parser(hour))


async def save_hour(visit: Visit, said: Said, about: Rule) -> Screen:
    await managing.change(visit.tx, visit.who, about.id, "minute", said[AT], visit.now)
    return await visit.show(draw_rule, rule=about.id)


HOUR = Form("rule_hour", _about, AT, save=save_hour)


# ---- quiet hours


async def choose_quiet(_: Event, visit: Visit, region_id: int) -> Screen:
    return await visit.show(draw_quiet, region=region_id)


@view("quiet_hours")
async def draw_quiet(visit: Visit, region: int) -> Screen:
    found = await managing.look(visit.tx, visit.who, region, visit.now)
    return screens.quiet_hours(visit.who.language, region, found.quiet)


async def set_quiet(_: Event, visit: Visit, region_id: int, which: int) -> Screen:
    await managing.set_quiet(visit.tx, visit.who, region_id, which, visit.now)
    return await visit.show(draw_rules, region=region_id)


# ---- to oneself, and to everybody


async def preview(_: Event, visit: Visit, rule_id: int) -> Screen:
    return await visit.show(draw_preview, rule=rule_id)


@view("preview", reads=True)
async def draw_preview(visit: Visit, rule: int) -> Screen:
    found = await managing.preview(visit.tx, visit.who, rule, visit.now)
    words = await _own_month(visit, found) if isinstance(found, OwnMonth) else found
    return told_screens.preview(visit.who.language, words, actions.RULE(rule))


async def _own_month(visit: Visit, about: OwnMonth) -> str:
    """As the branch would read it."""
    period = spans.month_before(date.fromisoformat(about.day))
    place = await organisations.require_place(visit.tx, about.place_id)
    found = await summary.told(visit.tx, place, period, visit.today)
    return as_text(visit.who.language, found, visit.today)


async def ask_to_send(_: Event, visit: Visit, rule_id: int) -> Screen:
    return await visit.show(draw_send_now, rule=rule_id)


@view("send_now", reads=True)
async def draw_send_now(visit: Visit, rule: int) -> Screen:
    found, region = await managing.require_rule(visit.tx, visit.who, rule, "keep reminders")
    count = await managing.how_many(visit.tx, visit.who, rule, visit.now)
    zone, at = ZoneInfo(rules.zone_of(region)), quiet_hours.spoken_at(region, visit.now)
    waits_until = at if at > visit.now else None
    return screens.send_now(visit.who.language, found, count, _today(visit, region), zone, waits_until)


def _today(visit: Visit, region: Place) -> date:
    return weeks.today(visit.now, rules.zone_of(region))


async def send_now(_: Event, visit: Visit, rule_id: int, day: date) -> Screen:
    await managing.send_now(visit.tx, visit.who, rule_id, day, visit.now)
    return await visit.show(draw_rule, rule=rule_id)
