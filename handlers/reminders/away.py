"""Being away for a while: one question, and a tap when one is back."""

from __future__ import annotations

from datetime import date

from aiogram.types import Message

from handlers import views
from handlers.actions import Event, tapped
from handlers.forms import Form
from handlers.steps import Parser, Said, Step
from handlers.views import view
from handlers.visit import Visit
from newsroom.access import require_seat
from newsroom.reminders import away
from newsroom.values.days import TO_COME, parse_day
from newsroom.who import CHAIR
from screens import actions
from screens.reminders import away as screens
from screens.screen import Screen


def register() -> None:
    tapped(actions.AWAY, look)
    tapped(actions.AWAY_UNTIL, ask)
    tapped(actions.COME_BACK, come_back)


def day_to_come(message: Message, visit: Visit) -> date:
    return away.require_until(parse_day(message.text or "", visit.today, TO_COME), visit.today)


async def _about(visit: Visit) -> screens.Asked:
    away.require_may(visit.who)
    return screens.Asked(visit.today)


UNTIL: Step[screens.Asked, date] = Step("until", screens.until, Parser(day_to_come))


async def save(visit: Visit, said: Said, _: screens.Asked) -> Screen:
    await away.go(visit.tx, visit.who, said[UNTIL], visit.now)
    return await visit.show(draw_away)


AWAY_UNTIL = Form("away_until", _about, UNTIL, save=save)


async def look(_: Event, visit: Visit) -> Screen:
    """Whoever is there is asked until when they will not be."""
    is_away = await away.until_of(visit.tx, visit.who, visit.today) is not None
    return await (visit.show(draw_away) if is_away else AWAY_UNTIL.ask(visit))


async def ask(_: Event, visit: Visit) -> Screen:
    return await AWAY_UNTIL.ask(visit)


@view("away")
async def draw_away(visit: Visit) -> Screen:
    """Home, where it is over."""
    seat = require_seat(visit.who)
    last = await away.until_of(visit.tx, visit.who, visit.today)
    if last is None:
        return await visit.show(views.home)
    is_chair = seat.role == CHAIR
    others = await away.stand_ins_of(visit.tx, seat.organisation_id, visit.today, visit.now) if is_chair else []
    return screens.away(visit.who.language, last, visit.today, others, is_chair=is_chair)


async def come_back(_: Event, visit: Visit) -> Screen:
    await away.come_back(visit.tx, visit.who, visit.now)
    return await visit.show(views.home)
