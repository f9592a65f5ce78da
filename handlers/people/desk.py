"""The way to the desk on a wide screen: a page in Telegram, and a link for any other browser."""

from __future__ import annotations

from handlers.actions import Event, tapped
from handlers.views import view
from handlers.visit import Visit
from newsroom.people import desk_doors
from screens import actions
from screens.people import desk as screens
from screens.screen import Screen


def register() -> None:
    tapped(actions.DESK, desk)


async def desk(_: Event, visit: Visit) -> Screen:
    desk_doors.require(visit.who)
    return await visit.show(draw_desk)


@view("desk")
async def draw_desk(visit: Visit) -> Screen:
    """With a new link each time: the one before opens nothing any more."""
    if visit.desk is None:
        return screens.no_desk(visit.who.language)
    word = await desk_doors.make_link(visit.tx, visit.who, visit.now)
    return screens.desk(visit.who.language, visit.desk.address, word, is_app=visit.desk.is_app)
