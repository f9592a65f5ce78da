"""A person asks what is stored about them, and to be forgotten."""

from __future__ import annotations

from dataclasses import replace

from handlers.actions import Event, tapped
from handlers.views import view
from handlers.visit import Visit
from newsroom.people import forgetting
from screens import actions
from screens.people import forgetting as screens
from screens.screen import Screen


def register() -> None:
    tapped(actions.FORGET, stored)
    tapped(actions.FORGET_SURE, confirm)
    tapped(actions.FORGET_NOW, forget)


async def stored(_: Event, visit: Visit) -> Screen:
    return await visit.show(draw_stored)


@view("stored")
async def draw_stored(visit: Visit) -> Screen:
    return screens.stored(visit.who.language, await forgetting.about(visit.tx, visit.who))


async def confirm(_: Event, visit: Visit) -> Screen:
    return await visit.show(draw_confirm)


@view("forget")
async def draw_confirm(visit: Visit) -> Screen:
    return screens.confirm(visit.who.language, has_seat=not visit.who.is_stranger)


async def forget(_: Event, visit: Visit) -> Screen:
    language = visit.who.language
    await forgetting.forget(visit.tx, visit.who, visit.now)
    visit.shown, visit.entering_id = {}, None
    visit.who = replace(visit.who, person_id=None, name="", seats=(), seat=None)
    return screens.forgotten(language)
