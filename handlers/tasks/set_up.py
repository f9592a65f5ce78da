"""The set-up of a region: how far it is, and put away by whoever does without the rest."""

from __future__ import annotations

from handlers import views
from handlers.actions import Event, tapped
from handlers.views import view
from handlers.visit import Visit
from newsroom.tasks import set_up
from newsroom.union import organisations
from screens import actions
from screens.screen import Screen
from screens.tasks import set_up as screens

MAY = "post_messages+edit_messages+delete_messages"


def register() -> None:
    tapped(actions.SET_UP, look)
    tapped(actions.SET_UP_AWAY, put_away)
    tapped(actions.SET_UP_BACK, bring_back)
    tapped(actions.BIND_HOW, how_to_bind)


async def look(_: Event, visit: Visit, region_id: int) -> Screen:
    return await visit.show(draw_set_up, region=region_id)


@view("set_up", reads=True)
async def draw_set_up(visit: Visit, region: int) -> Screen:
    found = await set_up.require_region(visit.tx, visit.who, region, visit.now)
    place = await organisations.require_place(visit.tx, region)
    seat = visit.who.seat
    return screens.set_up(
        visit.who.language, place.names, found, is_own=seat is not None and place.id == seat.region_id
    )


async def put_away(_: Event, visit: Visit, region_id: int) -> Screen:
    await set_up.put_away(visit.tx, visit.who, region_id, visit.now)
    return await visit.show(views.home)


async def bring_back(_: Event, visit: Visit, region_id: int) -> Screen:
    await set_up.bring_back(visit.tx, visit.who, region_id, visit.now)
    return await visit.show(views.home)


async def how_to_bind(_: Event, visit: Visit) -> Screen:
    return await visit.show(draw_how_to_bind)


@view("bind_how")
async def draw_how_to_bind(visit: Visit) -> Screen:
    return screens.bind_how(visit.who.language, f"https://t.me/{visit.bot_name}?startchannel&admin={MAY}")
