"""What is entered for a report: chosen first, and then one short form for each kind; here what came out somewhere."""

from __future__ import annotations

from datetime import date

from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.types import Message

from handlers.actions import Event, tapped
from handlers.counted import cards, stating
from handlers.forms import Form
from handlers.steps import Parser, Said, Step
from handlers.views import view
from handlers.visit import Visit
from newsroom import access
from newsroom.counted import clippings, entries, outlets
from newsroom.counted.entries import Told
from newsroom.counted.kinds import (
    BROADCAST,
    IN_PRINT,
    NEWSPAPER,
    ON_AIR,
    OUTLET_KINDS,
    OUTLET_LEVELS,
    PRESS,
    SUBSCRIPTION,
    TELEVISION,
    kind_of,
)
from newsroom.union import organisations
from newsroom.values.days import parse_day
from newsroom.values.languages import guess_language
from newsroom.values.periods import of_day
from screens import actions
from screens.counted import asking, figures
from screens.counted import card as screens
from screens.screen import Screen

BY_OUTLET = (PRESS, BROADCAST, SUBSCRIPTION)


def register() -> None:
    tapped(actions.IN_REPORT, choose)
    tapped(actions.ENTER_KIND, enter)
    tapped(actions.COUNTED_HOW, explain)


async def choose(_: Event, visit: Visit, place_id: int | None) -> Screen:
    return await visit.show(draw_kinds, place=place_id or visit.place)


@view("in_report", errand=True)
async def draw_kinds(visit: Visit, place: int) -> Screen:
    at = await entries.require_enters(visit.tx, visit.who, place)
    is_own = visit.who.seat is not None and visit.who.seat.organisation_id == place
    seat = access.require_seat(visit.who)
    judges = access.may(visit.who, "judge entries", at.id, at.region_id) and at.region_id is not None
    shown = screens.Choosing(
        place, None if is_own else at.names, access.may(visit.who, "follow up", at.id, at.region_id),
        access.may(visit.who, "keep outlets", seat.organisation_id, seat.region_id),
        await entries.doubted(visit.tx, at.region_id) if judges and at.region_id is not None else (),
    )  # fmt: skip
    return screens.choose(visit.who.language, shown)


async def explain(_: Event, visit: Visit, place_id: int, page: int | None) -> Screen:
    return await visit.show(draw_figures, place=place_id, page=page or 0)


@view("counted_how", errand=True)
async def draw_figures(visit: Visit, place: int, page: int = 0) -> Screen:
    def turn(to: int) -> str:
        return actions.COUNTED_HOW(place, to)

    return figures.figures(visit.who.language, page, turn, actions.IN_REPORT(place))


async def enter(_: Event, visit: Visit, place_id: int, kind: str) -> Screen:
    if kind in BY_OUTLET:
        return await OUTLET_OF.ask(visit, place=place_id, kind=kind)
    return await stating.begin(visit, place_id, kind)


# ---- in which outlet


async def _which(
    visit: Visit, place: int, kind: str, sent: str = "", title: str = "", link: str = "", clipping: int = 0
) -> asking.WhichOutlet:
    """`sent` is a name that no outlet has; what came with a link or a photo goes with it to the next question."""
    at = await stating.at_place(visit, place, kind)
    kinds = OUTLET_KINDS if link or clipping else ON_AIR if kind == BROADCAST else IN_PRINT
    region = (await organisations.require_place(visit.tx, place)).region_id
    known = (
        await outlets.suggested(visit.tx, sent, kinds) if sent else await outlets.usual(visit.tx, region, kinds)
    )  # fmt: skip
    photo = await clippings.shown_by(visit.tx, clipping or None, visit.bot_id)
    return asking.WhichOutlet(at, kind, known, sent, link, photo, title, clipping)


def name_of(message: Message, visit: Visit) -> asking.Meant:
    if cards.is_post(message, visit):
        raise SkipHandler
    return asking.Meant(name=outlets.require_name(message.text or ""))


OUTLET: Step[asking.WhichOutlet, asking.Meant] = Step("outlet", asking.outlet, Parser(name_of))


async def chosen(visit: Visit, said: Said, asked: asking.WhichOutlet) -> Screen:
    """One that is known by that name in whatever spelling is meant; of any other it is asked what it is."""
    meant, place = said[OUTLET], asked.place.id
    found = (
        await outlets.find(visit.tx, meant.outlet_id) if meant.outlet_id else await outlets.named(visit.tx, meant.name)
    )
    if found is None and not meant.what:
        return await OUTLET_OF.ask(
            visit, place=place, kind=asked.kind, sent=meant.name, title=asked.title, link=asked.link,
            clipping=asked.clipping,
        )  # fmt: skip
    if found is None:
        is_level = meant.what in OUTLET_LEVELS
        kind = (TELEVISION if asked.kind == BROADCAST else NEWSPAPER) if is_level else meant.what
        found = await outlets.make(visit.tx, meant.name, kind, meant.what if is_level else "")
    if asked.kind == SUBSCRIPTION:
        return await stating.SUBSCRIBED.ask(visit, place=place, outlet=found.id)
    return await CAME_OUT.ask(
        visit, place=place, outlet=found.id, title=asked.title, link=asked.link, clipping=asked.clipping
    )


OUTLET_OF = Form("press_outlet", _which, OUTLET, save=chosen, errand=True)


# ---- when


async def _came_out(
    visit: Visit, place: int, outlet: int, title: str = "", link: str = "", clipping: int = 0, found: bool = False
) -> asking.CameOut:
    """`found`: by its link or its name, and asked whether it is that one."""
    at = await stating.at_place(visit, place, PRESS)
    photo = await clippings.shown_by(visit.tx, clipping or None, visit.bot_id)
    known = await outlets.require_outlet(visit.tx, outlet)
    return asking.CameOut(at, known, title, link, photo, found, clipping)


OUT_ON: Step[asking.CameOut, date] = Step(
    "out_on", asking.came_out, Parser(lambda message, visit: parse_day(message.text or "", visit.today))
)


async def noted(visit: Visit, said: Said, asked: asking.CameOut) -> Screen:
    """It is an entry now; its link or headline is asked for where nothing of that is there yet."""
    day, outlet, place = said[OUT_ON], asked.outlet, asked.place.id
    if day == asking.OTHER:
        return await OUTLET_OF.ask(
            visit, place=place, kind=PRESS, title=asked.title, link=asked.link, clipping=asked.clipping
        )
    titles: dict[str, str] = {guess_language(asked.title, visit.who.language): asked.title} if asked.title else {}
    told = Told(
        kind_of(outlet.kind), what=outlet.kind if outlet.kind in ON_AIR else "", period=of_day(day),
        outlet_id=outlet.id, is_single=True, titles=titles, link=asked.link, clipping_id=asked.clipping or None,
    )  # fmt: skip
    entry_id = await entries.note(visit.tx, visit.who, place, told, visit.now)
    if asked.link:
        await outlets.learn(visit.tx, outlet.id, asked.link)
    if asked.link or asked.clipping:
        return await visit.show(cards.draw_entry, entry=entry_id, noted=True)
    return await cards.PROVE.ask(visit, entry=entry_id)


CAME_OUT = Form("press_day", _came_out, OUT_ON, save=noted, errand=True)
