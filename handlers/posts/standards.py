"""The hints of the standards check: all of them at once, and the standard behind one."""

from __future__ import annotations

from handlers.actions import Event, tapped
from handlers.views import view
from handlers.visit import Visit
from newsroom.errors import Refused
from newsroom.library import items
from newsroom.posts import drafting, judging
from screens import actions, hints
from screens.posts import posts as screens
from screens.screen import Screen


def register() -> None:
    tapped(actions.HINTS, all_hints)
    tapped(actions.STANDARD, standard)


async def all_hints(_: Event, visit: Visit, post_id: int) -> Screen:
    return await visit.show(draw_hints, post=post_id)


@view("hints", errand=True, reads=True)
async def draw_hints(visit: Visit, post: int) -> Screen:
    found = await drafting.require_own_open(visit.tx, visit.who, post)
    return screens.all_hints(visit.who.language, post, await judging.hints_for(visit.tx, found))


async def standard(_: Event, visit: Visit, post_id: int, name: str) -> Screen:
    return await visit.show(draw_standard, post=post_id, name=name)


@view("standard", errand=True)
async def draw_standard(visit: Visit, post: int, name: str) -> Screen:
    if name not in hints.STANDARDS.values():
        raise Refused("old_button")
    await drafting.require_own_open(visit.tx, visit.who, post)
    item_id = await items.with_code(visit.tx, visit.who, f"standard-{name}")
    return screens.standard(visit.who.language, post, name, item_id)
