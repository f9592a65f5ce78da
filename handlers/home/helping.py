"""Help for the screen one is on, and back to it."""

from __future__ import annotations

from typing import Any

from handlers import views
from handlers.actions import Event, tapped
from handlers.views import known_view
from handlers.visit import Visit
from newsroom.library import items
from screens import actions
from screens.home import helping as screens
from screens.home.guides import guide_for
from screens.screen import Screen


def register() -> None:
    tapped(actions.HELP, help_here)
    tapped(actions.BACK, back)


async def help_here(_: Event, visit: Visit) -> Screen:
    """What is being asked stays asked: help interrupts nothing."""
    return await visit.show(views.help_over, of=visit.stands)


@views.help_over.drawn(errand=True)
async def draw_help(visit: Visit, of: dict[str, Any], remark: str = "", message: int = 0) -> Screen:
    if remark:
        return screens.over(visit.who.language, await views.home.draw(visit, remark=remark, message=message))
    stands = of if known_view(of) else {}
    return screens.help_for(visit.who.language, stands, visit.who.role, await _guide(visit, stands.get("view", "")))


async def _guide(visit: Visit, view: str) -> int | None:
    """None where it has been withdrawn, or nobody has brought it in."""
    code = guide_for(view, visit.who.role)
    return await items.with_code(visit.tx, visit.who, code) if code is not None else None


async def back(_: Event, visit: Visit) -> Screen:
    visit.shown = dict(visit.stands)
    return await visit.show_again()
