"""To whom a broadcast goes, narrowed one press at a time; how many it is stands above."""

from __future__ import annotations

from dataclasses import replace

from handlers.actions import Event, tapped
from handlers.broadcasts.writing import require_draft
from handlers.views import view
from handlers.visit import Visit
from locales import Language
from newsroom.broadcasts import audience, writing
from newsroom.broadcasts.audience import Audience
from newsroom.union import organisations, seats
from screens import actions
from screens.broadcasts import addressing as screens
from screens.broadcasts.addressing import Around
from screens.parts import PER_PAGE, page_within
from screens.screen import Screen


def register() -> None:
    tapped(actions.CAST_TO, show)
    tapped(actions.CAST_ROLE, turn_role)
    tapped(actions.CAST_SPEAK, speak)
    tapped(actions.CAST_SILENT, only_silent)
    tapped(actions.CAST_PLACES, look_around)
    tapped(actions.CAST_PICK, pick)


async def show(_: Event, visit: Visit, broadcast_id: int) -> Screen:
    return await visit.show(draw_to, broadcast=broadcast_id)


@view("cast_to")
async def draw_to(visit: Visit, broadcast: int) -> Screen:
    found = await require_draft(visit, broadcast)
    people = await audience.counted(visit.tx, found.to, visit.now)
    centre = await organisations.centre(visit.tx)
    named = await audience.named(visit.tx, found.to)
    return screens.to_whom(visit.who.language, found, people, named, centre.id)


async def _address(visit: Visit, broadcast_id: int, to: Audience) -> Screen:
    await writing.address(visit.tx, visit.who, broadcast_id, to)
    return await visit.show(draw_to, broadcast=broadcast_id)


async def turn_role(_: Event, visit: Visit, broadcast_id: int, role: str) -> Screen:
    to = (await require_draft(visit, broadcast_id)).to
    roles = tuple(one for one in audience.ROLES if (one in to.roles) != (one == role))
    return await _address(visit, broadcast_id, replace(to, roles=roles))


async def speak(_: Event, visit: Visit, broadcast_id: int, language: Language | None) -> Screen:
    to = (await require_draft(visit, broadcast_id)).to
    return await _address(visit, broadcast_id, replace(to, language=language or ""))


async def only_silent(_: Event, visit: Visit, broadcast_id: int, only: bool) -> Screen:
    to = (await require_draft(visit, broadcast_id)).to
    return await _address(visit, broadcast_id, replace(to, is_silent=only))


async def look_around(_: Event, visit: Visit, broadcast_id: int, place_id: int, page: int) -> Screen:
    return await visit.show(draw_places, broadcast=broadcast_id, place=place_id, page=page)


async def pick(_: Event, visit: Visit, broadcast_id: int, what: str, number: int) -> Screen:
    to = (await require_draft(visit, broadcast_id)).to
    await writing.address(visit.tx, visit.who, broadcast_id, to.turned(what, number))
    if visit.is_on(draw_places, broadcast=broadcast_id):
        return await visit.show_again()
    return await visit.show(draw_to, broadcast=broadcast_id)


@view("cast_places")
async def draw_places(visit: Visit, broadcast: int, place: int, page: int = 0) -> Screen:
    found = await require_draft(visit, broadcast)
    at = await seats.require_seen(visit.tx, visit.who, place)
    people = sum((await audience.counted(visit.tx, found.to, visit.now)).values())
    total = await organisations.count_below(visit.tx, at.id)
    page = page_within(page, total)
    below = await organisations.below(visit.tx, at.id, page * PER_PAGE, PER_PAGE)
    sitters = [(one.person_id, one.name) for one in await seats.at(visit.tx, at.id, visit.now)]
    shown = Around(found, people, at.id, at.names, at.parent_id, sitters, [(one.id, one.names) for one in below],
                   page, total)  # fmt: skip
    return screens.around(visit.who.language, shown)
