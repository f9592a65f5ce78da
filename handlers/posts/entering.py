"""A specialist enters what a branch has sent by telephone or by another messenger."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from handlers import views
from handlers.actions import Event, tapped
from handlers.visit import Visit
from newsroom import access
from newsroom.people import upkeep
from newsroom.union import organisations
from screens import actions
from screens.people.places import ENTER_FOR
from screens.posts import entering as screens
from screens.screen import Screen


def register() -> None:
    tapped(actions.ENTER_FOR, choose)
    tapped(actions.FOR, enter)


async def choose(_: Event, visit: Visit) -> Screen:
    seat = access.require_here(visit.who, "review")
    return await visit.show(views.places, purpose=ENTER_FOR, above=seat.organisation_id)


async def enter(_: Event, visit: Visit, place_id: int) -> Screen:
    """From here on the forms are the branch's own, until the way home."""
    place = await organisations.require_place(visit.tx, place_id)
    access.require(visit.who, "send a post", place.id, place.region_id)
    visit.entering_id = place.id
    return await visit.show(views.entering, place=place.id)


@views.entering.drawn(errand=True)
async def draw_entering(visit: Visit, place: int, noted: Sequence[str] = ()) -> Screen:
    found = await organisations.require_place(visit.tx, place)
    access.require(visit.who, "send a post", found.id, found.region_id)
    figure = await upkeep.figure_on(visit.tx, found.id, noted[0], date.fromisoformat(noted[1])) if noted else None
    return screens.choose(visit.who.language, found.names, found.id, figure)
