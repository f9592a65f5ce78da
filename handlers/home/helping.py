"""Help for the screen one is on, and back to it."""

from __future__ import annotations

from typing import Any

from handlers import views
from handlers.actions import OWN_ROLES, Event, tapped
from handlers.views import known_view
from handlers.visit import Visit
from newsroom.library import items
from newsroom.posts import trials
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
    guide_id = await _guide(visit, stands.get("view", ""))
    found = screens.help_for(visit.who.language, stands, visit.who.role, guide_id)
    return screens.to_try(visit.who.language, found) if await _may_try(visit, of) else found


async def _may_try(visit: Visit, of: dict[str, Any]) -> bool:
    """Whoever has sent nothing yet, and asks at home how it goes."""
    if visit.who.role not in OWN_ROLES or of.get("view", views.home.name) != views.home.name:
        return False
    return not (await trials.beginner(visit.tx, visit.who, visit.place)).has_sent


async def _guide(visit: Visit, view: str) -> int | None:
    """None where it has been withdrawn, or nobody has brought it in."""
    code = guide_for(view, visit.who.role)
    return await items.with_code(visit.tx, visit.who, code) if code is not None else None


async def back(_: Event, visit: Visit) -> Screen:
    visit.shown = dict(visit.stands)
    return await visit.show_again()
