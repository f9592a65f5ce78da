"""What a question for a number counts: members at once, all else for a time, and copies of a newspaper."""

from __future__ import annotations

from aiogram.types import Message

from handlers.actions import Event, tapped
from handlers.broadcasts.writing import draw_asks, require_draft
from handlers.forms import Form
from handlers.steps import A_PERIOD, Parser, Said, Step
from handlers.views import view
from handlers.visit import Visit
from locales import later
from newsroom.broadcasts import figures
from newsroom.broadcasts.figures import COPIES, ENTERED_AS, MEMBERS
from newsroom.counted import outlets
from newsroom.counted.kinds import IN_PRINT
from newsroom.errors import Refused
from newsroom.values.periods import Period
from screens import actions
from screens.broadcasts import counting as screens
from screens.broadcasts.counting import Tying
from screens.screen import Screen
from screens.values import TEXT


def register() -> None:
    tapped(actions.CAST_TIES, show)
    tapped(actions.CAST_TIE, tie)


async def show(_: Event, visit: Visit, broadcast_id: int) -> Screen:
    return await visit.show(draw_ties, broadcast=broadcast_id)


@view("cast_ties")
async def draw_ties(visit: Visit, broadcast: int) -> Screen:
    return screens.ties(visit.who.language, await require_draft(visit, broadcast))


async def tie(_: Event, visit: Visit, broadcast_id: int, what: str | None) -> Screen:
    if what is None:
        await figures.untie(visit.tx, visit.who, broadcast_id)
    elif what == MEMBERS:
        await figures.tie(visit.tx, visit.who, broadcast_id, what, visit.now)
    elif what == COPIES:
        return await COPIES_FORM.ask(visit, broadcast=broadcast_id)
    else:
        return await PERIOD_FORM.ask(visit, broadcast=broadcast_id, what=what)
    return await visit.show(draw_asks, broadcast=broadcast_id)


def outlet_named(message: Message, _: Visit) -> str:
    return outlets.require_name(message.text or "")


async def _copies(visit: Visit, broadcast: int) -> Tying:
    known = await outlets.of_kinds(visit.tx, IN_PRINT)
    return Tying(await require_draft(visit, broadcast), COPIES, visit.today, known)


async def _what(visit: Visit, broadcast: int, what: str) -> Tying:
    if what not in ENTERED_AS:
        raise Refused("old_button")
    return Tying(await require_draft(visit, broadcast), what, visit.today)


FOR_TIME: Step[Tying, Period] = Step("period", screens.period, A_PERIOD, screens.as_period)
OUTLET: Step[Tying, str] = Step("outlet", screens.outlet, Parser(outlet_named, TEXT))


async def copies_tied(visit: Visit, said: Said, asked: Tying) -> Screen:
    found = await outlets.named(visit.tx, said[OUTLET])
    if found is None:
        raise Refused("no_outlet")
    number, period = asked.broadcast.id, said[FOR_TIME]
    await figures.tie(visit.tx, visit.who, number, COPIES, visit.now, period=period, outlet_id=found.id)
    return await visit.show(draw_asks, broadcast=asked.broadcast.id)


async def tied(visit: Visit, said: Said, asked: Tying) -> Screen:
    await figures.tie(visit.tx, visit.who, asked.broadcast.id, asked.what, visit.now, period=said[FOR_TIME])
    return await visit.show(draw_asks, broadcast=asked.broadcast.id)


COPIES_FORM = Form("cast_copies", _copies, FOR_TIME, OUTLET, save=copies_tied, title=later("what is counted"))
PERIOD_FORM = Form("cast_period", _what, FOR_TIME, save=tied)
