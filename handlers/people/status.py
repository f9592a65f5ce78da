"""How the bot runs, for its owners."""

from __future__ import annotations

from handlers.actions import Event, tapped
from handlers.views import view
from handlers.visit import Visit
from newsroom.people import status
from screens import actions
from screens.people import status as screens
from screens.screen import Screen


def register() -> None:
    tapped(actions.STATUS, look)


async def look(_: Event, visit: Visit) -> Screen:
    return await visit.show(draw_status)


@view("status", reads=True)
async def draw_status(visit: Visit) -> Screen:
    found = await status.status(visit.tx, visit.who, visit.now)
    return screens.status(visit.who.language, found, visit.zone, visit.now)
