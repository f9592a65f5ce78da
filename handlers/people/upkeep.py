"""Keeping the tree: one question at a time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from aiogram import Router
from aiogram.types import Message

from handlers import views
from handlers.actions import Event, tapped
from handlers.people.places import draw_place
from handlers.views import view
from handlers.visit import Visit
from locales import language_for
from newsroom import access, weeks
from newsroom.errors import Refused
from newsroom.people import upkeep
from newsroom.union.organisations import CENTRE, REGION
from newsroom.values import days, languages
from newsroom.values.days import DAY
from newsroom.values.figures import Amount, Doubt, parse_figure
from screens import actions
from screens.people import places
from screens.people import upkeep as screens
from screens.screen import Screen
from screens.values import carried


def router() -> Router:
    tapped(actions.EDIT, edit)
    tapped(actions.RENAME, rename)
    tapped(actions.ADD, add)
    tapped(actions.FIGURE, figure)
    tapped(actions.FIGURE_MEANT, figure_meant)
    tapped(actions.DUTY, duty)
    tapped(actions.STAFF, staff)
    tapped(actions.CLOSE, close)
    tapped(actions.CLOSE_TODAY, close_today)
    tapped(actions.CLOSE_ON, close_on)
    tapped(actions.MERGE, merge)
    tapped(actions.MERGE_INTO, merge_into)
    tapped(actions.MERGE_SURE, merge_sure)
    return Router(name="upkeep")


async def edit(_: Event, visit: Visit, place_id: int) -> Screen:
    return await visit.show(draw_edit, place=place_id)


@view("edit")
async def draw_edit(visit: Visit, place: int) -> Screen:
    found = await upkeep.require_kept(visit.tx, visit.who, place)
    kinds = tuple(kind for kind, levels in upkeep.FIGURES.items() if found.level in levels)
    region = found.level == REGION
    shuts = found.level != CENTRE and (not region or access.may(visit.who, "shut a region", found.id, found.id))
    return screens.menu(visit.who.language, found.names, found.id, found.level, kinds, shuts=shuts)


async def rename(_: Event, visit: Visit, place_id: int) -> Screen:
    return await _ask_name(visit, place_id, new=False, names={})


async def add(_: Event, visit: Visit, place_id: int) -> Screen:
    return await _ask_name(visit, place_id, new=True, names={})


async def _ask_name(visit: Visit, place_id: int, *, new: bool, names: dict[str, str]) -> Screen:
    await upkeep.require_kept(visit.tx, visit.who, place_id)
    missing = languages.missing(names)
    assert missing is not None, "else it is asked no more"
    return await visit.show(draw_name, place=place_id, new=new, names=names, missing=missing)


async def named(message: Message, visit: Visit, place: int, new: bool, names: dict[str, str]) -> Screen:
    """In one language after the other."""
    missing = languages.missing(names)
    if missing is not None:
        names = names | {missing: upkeep.clean(message.text or "")}
    if languages.missing(names) is not None:
        return await _ask_name(visit, place, new=new, names=names)
    if new:
        place = await upkeep.add(visit.tx, visit.who, place, names, visit.now)
    else:
        await upkeep.rename(visit.tx, visit.who, place, names, visit.now)
    return await _done(visit, place)


@view("name", hears=named)
async def draw_name(visit: Visit, place: int, new: bool, names: dict[str, str], missing: str) -> Screen:  # noqa: ARG001
    found = await upkeep.require_kept(visit.tx, visit.who, place)
    return screens.ask_name(visit.who.language, None if new else found.names, place, language_for(missing))


async def _done(visit: Visit, place_id: int) -> Screen:
    return await visit.show(draw_place, place=place_id)


async def figure(_: Event, visit: Visit, place_id: int, kind: str) -> Screen:
    return await visit.show(draw_figure, place=place_id, kind=kind)


async def figured(message: Message, visit: Visit, place: int, kind: str) -> Screen:
    today = weeks.term_day(visit.now)
    figure, day = parse_figure(message.text or "", today)
    on_day, precision = day or (today, DAY)
    if isinstance(figure, Doubt):
        given = {"smaller": list(carried(figure.smaller)), "larger": list(carried(figure.larger))}
        return await visit.show(
            draw_which_figure, place=place, kind=kind, on_day=on_day.isoformat(), precision=precision, **given
        )
    return await _note(visit, place, kind, figure, on_day, precision)


@view("figure", hears=figured, errand=True)
async def draw_figure(visit: Visit, place: int, kind: str) -> Screen:
    found = await upkeep.require_kept(visit.tx, visit.who, place)
    newest = (await upkeep.figures_of(visit.tx, place)).get(kind)
    return screens.ask_figure(visit.who.language, found.names, place, kind, newest)


@view("which_figure", hears=figured, errand=True)
async def draw_which_figure(
    visit: Visit, place: int, kind: str, smaller: Sequence[Any], larger: Sequence[Any],
    on_day: str, precision: str,  # noqa: ARG001 (as `figure_meant` takes them up)
) -> Screen:  # fmt: skip
    return screens.which_figure(visit.who.language, place, kind, Doubt(Amount(*smaller), Amount(*larger)))


async def figure_meant(_: Event, visit: Visit, place_id: int, amount: Amount) -> Screen:
    if not visit.is_on(draw_which_figure, place=place_id):
        raise Refused("old_button")
    asked = visit.stands
    on_day = date.fromisoformat(asked["on_day"])
    return await _note(visit, place_id, asked["kind"], amount, on_day, asked["precision"])


async def _note(visit: Visit, place_id: int, kind: str, amount: Amount, on_day: date, precision: str) -> Screen:
    await upkeep.note_figure(
        tx=visit.tx, who=visit.who, place_id=place_id, kind=kind, amount=amount, on_day=on_day,
        precision=precision, now=visit.now,
    )  # fmt: skip
    noted = [kind, on_day.isoformat()]
    if visit.entering_id == place_id:
        return await visit.show(views.entering, place=place_id, noted=noted)
    return await visit.show(draw_place, place=place_id, noted=noted)


async def duty(_: Event, visit: Visit, place_id: int) -> Screen:
    return await visit.show(draw_duty, place=place_id)


async def duty_told(message: Message, visit: Visit, place: int) -> Screen:
    await upkeep.set_duty(visit.tx, visit.who, place, visit.now, post=upkeep.clean(message.text or ""))
    return await _done(visit, place)


@view("duty", hears=duty_told)
async def draw_duty(visit: Visit, place: int) -> Screen:
    found = await upkeep.require_kept(visit.tx, visit.who, place)
    return screens.duty(visit.who.language, found.names, place, found.settings.get("duty", {}))


async def staff(_: Event, visit: Visit, place_id: int, has_unit: bool) -> Screen:
    await upkeep.set_duty(visit.tx, visit.who, place_id, visit.now, staff=has_unit)
    return await visit.show(draw_duty, place=place_id)


async def close(_: Event, visit: Visit, place_id: int) -> Screen:
    return await visit.show(draw_close, place=place_id)


async def close_told(message: Message, visit: Visit, place: int) -> Screen:
    day = days.parse_day(message.text or "", weeks.term_day(visit.now))
    return await visit.show(draw_close, place=place, on_day=day.isoformat())


@view("close", hears=close_told)
async def draw_close(visit: Visit, place: int, on_day: str = "") -> Screen:
    found = await upkeep.require_kept(visit.tx, visit.who, place)
    if on_day:
        return screens.confirm_close(visit.who.language, found.names, place, date.fromisoformat(on_day))
    return screens.ask_close(visit.who.language, found.names, place)


async def close_today(_: Event, visit: Visit, place_id: int) -> Screen:
    return await visit.show(draw_close, place=place_id, on_day=weeks.term_day(visit.now).isoformat())


async def close_on(_: Event, visit: Visit, place_id: int, day: date) -> Screen:
    place = await upkeep.require_kept(visit.tx, visit.who, place_id)
    await upkeep.close(visit.tx, visit.who, place.id, day, visit.now)
    return await _done(visit, place.id)


async def merge(_: Event, visit: Visit, place_id: int) -> Screen:
    place = await upkeep.require_kept(visit.tx, visit.who, place_id)
    return await visit.show(views.places, purpose=places.MERGE, above=place.parent_id or 0, merged=place.id)


async def merge_into(_: Event, visit: Visit, place_id: int, into_id: int) -> Screen:
    return await visit.show(draw_merge, place=place_id, into=into_id)


@view("merge")
async def draw_merge(visit: Visit, place: int, into: int) -> Screen:
    one = await upkeep.require_kept(visit.tx, visit.who, place)
    other = await upkeep.require_kept(visit.tx, visit.who, into)
    return screens.confirm_merge(visit.who.language, one.names, one.id, other.names, other.id)


async def merge_sure(_: Event, visit: Visit, place_id: int, into_id: int) -> Screen:
    await upkeep.merge(visit.tx, visit.who, place_id, into_id, visit.now)
    return await _done(visit, into_id)
