"""The calendar of days off: an owner says what the law did not know in time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from aiogram.types import Message

from handlers.actions import Event, tapped
from handlers.forms import Form
from handlers.steps import Parser, Said, Step, in_each_language
from handlers.views import view
from handlers.visit import Visit
from locales import later
from newsroom.errors import Refused
from newsroom.plan import exceptions
from newsroom.plan.days_off import days_off
from newsroom.reminders import rules
from newsroom.values.days import TO_COME, parse_day
from newsroom.values.spans import parse_span
from screens import actions
from screens.plan import days as screens
from screens.screen import Screen
from screens.values import SPAN


def register() -> None:
    tapped(actions.DAYS, look)
    tapped(actions.DAY_CARD, look_at)
    tapped(actions.DAY_OFF, ask_off)
    tapped(actions.DAY_WORKED, ask_worked)
    tapped(actions.DAY_NOT_OFF, not_off)
    tapped(actions.DAY_MOVE, ask_where)
    tapped(actions.DAY_SURE, sure)
    tapped(actions.DAY_BACK, as_in_calendar)


async def look(_: Event, visit: Visit, year: int | None, page: int | None) -> Screen:
    return await visit.show(draw_year, year=year or visit.today.year, page=page or 0)


@view("days")
async def draw_year(visit: Visit, year: int, page: int = 0) -> Screen:
    known, today = await exceptions.of_year(visit.tx, visit.who, year), visit.today
    days = [(day, one) for day, one in known.special() if day >= today]
    shown = screens.Year(year, days, frozenset(known.said), today, (today.year, today.year + 1))
    return screens.year(visit.who.language, shown, page)


async def look_at(_: Event, visit: Visit, day: date) -> Screen:
    return await visit.show(draw_day, day=day.isoformat())


@view("day")
async def draw_day(visit: Visit, day: str) -> Screen:
    return screens.card(visit.who.language, await _card(visit, day))


async def _card(visit: Visit, day: str) -> screens.Card:
    await exceptions.require_keeps(visit.tx, visit.who)
    on = _as_day(day)
    known = await days_off(visit.tx, on, on)
    return screens.Card(on, known.known(on), on in known.said)


def _as_day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Refused("old_button") from None


# ---- what is asked


def span(message: Message, visit: Visit) -> screens.Span:
    return exceptions.require_days(*parse_span(message.text or "", visit.today), visit.now)


def named(message: Message, _: Visit) -> str:
    return exceptions.require_name(message.text or "")


def day_to_come(message: Message, visit: Visit) -> date:
    day = parse_day(message.text or "", visit.today, TO_COME)
    return exceptions.require_days(day, day, visit.now)[0]


async def _today(visit: Visit) -> date:
    await exceptions.require_keeps(visit.tx, visit.who)
    return visit.today


OFF: Step[date, screens.Span] = Step("days", screens.off, Parser(span, SPAN), screens.days_told)
NAMES = in_each_language(screens.name, named, skippable=True)
WORKED: Step[date, screens.Span] = Step("days", screens.worked, Parser(span))
TO: Step[screens.Card, date] = Step("to", screens.move, Parser(day_to_come))


async def set_off(visit: Visit, said: Said, _: date) -> Screen:
    first, last = said[OFF]
    await exceptions.set_off(visit.tx, visit.who, first, last, said.texts(NAMES), visit.now)
    return await _changed(visit, first, last)


async def set_worked(visit: Visit, said: Said, _: date) -> Screen:
    first, last = said[WORKED]
    await exceptions.set_worked(visit.tx, visit.who, first, last, visit.now)
    return await _changed(visit, first, last)


async def move(visit: Visit, said: Said, card: screens.Card) -> Screen:
    await exceptions.move(visit.tx, visit.who, card.day, said[TO], visit.now)
    return await _changed(visit, min(card.day, said[TO]), max(card.day, said[TO]))


DAY_OFF = Form("day_off", _today, OFF, *NAMES, save=set_off, title=later("a day off"))
DAY_WORKED = Form("day_worked", _today, WORKED, save=set_worked)
DAY_MOVE = Form("day_move", _card, TO, save=move)


async def ask_off(_: Event, visit: Visit) -> Screen:
    return await DAY_OFF.ask(visit)


async def ask_worked(_: Event, visit: Visit) -> Screen:
    return await DAY_WORKED.ask(visit)


async def ask_where(_: Event, visit: Visit, day: date) -> Screen:
    return await DAY_MOVE.ask(visit, day=day.isoformat())


async def not_off(_: Event, visit: Visit, day: date) -> Screen:
    await exceptions.set_worked(visit.tx, visit.who, day, day, visit.now)
    return await _changed(visit, day, day)


async def sure(_: Event, visit: Visit, day: date) -> Screen:
    await exceptions.confirm(visit.tx, visit.who, day, visit.now)
    return await _changed(visit, day, day)


async def as_in_calendar(_: Event, visit: Visit, day: date) -> Screen:
    touched = await exceptions.take_back(visit.tx, visit.who, day, visit.now)
    return await _changed(visit, min(touched), max(touched))


# ---- what moves with it


async def _changed(visit: Visit, first: date, last: date) -> Screen:
    """Reminders come on other days at once; what is planned by people is told."""
    went: Counter[tuple[str, str]] = Counter()
    for one in await rules.retime(visit.tx, visit.now):
        went[_on_day(visit, one.before), _on_day(visit, one.after)] += 1
    moved = [[before, after, count] for (before, after), count in sorted(went.items()) if before != after]
    return await visit.show(draw_changed, first=first.isoformat(), last=last.isoformat(), moved=moved[: screens.SHOWN])


def _on_day(visit: Visit, at: datetime | None) -> str:
    return at.astimezone(visit.zone).date().isoformat() if at is not None else ""


@view("days_changed")
async def draw_changed(visit: Visit, first: str, last: str, moved: Sequence[Sequence[Any]]) -> Screen:
    await exceptions.require_keeps(visit.tx, visit.who)
    begins, ends = _as_day(first), _as_day(last)
    known = await days_off(visit.tx, begins, ends)
    days = [begins + timedelta(days=count) for count in range((ends - begins).days + 1)]
    told = [(day, known.known(day)) for day in days if day in known.said or day in (begins, ends)]
    went = [(_or_none(before), _or_none(after), int(count)) for before, after, count in moved]
    slots = await exceptions.slots_on(visit.tx, begins, ends)
    return screens.changed(visit.who.language, screens.Changed(told, went, slots))


def _or_none(day: Any) -> date | None:
    return _as_day(str(day)) if day else None
