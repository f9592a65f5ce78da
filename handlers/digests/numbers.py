"""What stands behind each number of a digest, and the silent ones reminded once it was seen of what."""

from __future__ import annotations

from dataclasses import replace

from handlers.actions import Event, tapped
from handlers.digests.digests import asked_for, draw_digest, read
from handlers.digests.lists import draw_listed
from handlers.views import view
from handlers.visit import Visit
from newsroom import access, weeks
from newsroom.access import require_seat
from newsroom.digests import behind, digests, sent, silent, spans
from newsroom.digests.figures import Digest
from newsroom.errors import Refused
from newsroom.union import organisations
from newsroom.union.organisations import CENTRE
from newsroom.values.periods import Period, written
from screens import actions
from screens.counted import figures
from screens.digests import digests as digest_screens
from screens.digests import numbers as screens
from screens.reminders import of_region
from screens.reminders import reminders as reminding
from screens.screen import Screen


def register() -> None:
    tapped(actions.DIGEST_NUMBERS, look)
    tapped(actions.DIGEST_HOW, explain)
    tapped(actions.DIGEST_SOME, look_at_some)
    tapped(actions.DIGEST_SILENT, look_at_silent)
    tapped(actions.DIGEST_DORMANT, look_at_dormant)
    tapped(actions.REMIND, preview)
    tapped(actions.REMIND_SURE, remind)


async def look(_: Event, visit: Visit, period: Period, place_id: int, page: int) -> Screen:
    return await visit.show(draw_numbers, period=written(period), place=place_id, page=page)


@view("digest_numbers", reads=True)
async def draw_numbers(visit: Visit, period: str, place: int, page: int = 0) -> Screen:
    found = await read(visit, asked_for(visit, period), place)
    return screens.numbers(visit.who.language, found, page, visit.today)


async def explain(_: Event, visit: Visit, period: Period, place_id: int, page: int) -> Screen:
    return await visit.show(draw_explained, period=written(period), place=place_id, page=page)


@view("digest_how")
async def draw_explained(visit: Visit, period: str, place: int, page: int = 0) -> Screen:
    days = asked_for(visit, period)

    def turn(to: int) -> str:
        return actions.DIGEST_HOW(days, place, to)

    return figures.figures(visit.who.language, page, turn, actions.DIGEST_NUMBERS(days, place, 0))


async def look_at_some(_: Event, visit: Visit, period: Period, place_id: int, sort: str, page: int) -> Screen:
    return await visit.show(draw_some, period=written(period), place=place_id, sort=sort, page=page)


@view("digest_some", reads=True)
async def draw_some(visit: Visit, period: str, place: int, sort: str, page: int = 0) -> Screen:
    if sort not in sent.WAYS:
        raise Refused("old_button")
    return await draw_listed(visit, period, place, page, sort=sort)


async def look_at_silent(_: Event, visit: Visit, period: Period, place_id: int, page: int) -> Screen:
    return await visit.show(draw_silent, period=written(period), place=place_id, page=page)


@view("digest_silent", reads=True)
async def draw_silent(visit: Visit, period: str, place: int, page: int = 0) -> Screen:
    days = asked_for(visit, period)
    found = await read(visit, days, place)
    said = await behind.nothing_comes(visit.tx, visit.who, place, days)
    week = await _to_remind_of(visit, found)
    return screens.silent(visit.who.language, found, said, page, visit.today, week=week)


async def _to_remind_of(visit: Visit, found: Digest) -> str:
    """Its week, where somebody can still be reminded of it."""
    if not silent.may_remind(visit.who, found.place) or spans.unit_of(found.period) != spans.WEEK:
        return ""
    known = await silent.of_week(visit.tx, found, visit.now, visit.today)
    return weeks.week_of(spans.days_of(found.period)[0]) if known.to_remind else ""


async def look_at_dormant(_: Event, visit: Visit, period: Period, place_id: int, page: int) -> Screen:
    return await visit.show(draw_dormant, period=written(period), place=place_id, page=page)


@view("digest_dormant", reads=True)
async def draw_dormant(visit: Visit, period: str, place: int, page: int = 0) -> Screen:
    at, days = await digests.require_place(visit.tx, visit.who, place), asked_for(visit, period)
    found = await behind.dormant(visit.tx, visit.who, place, days, visit.today)
    opens = access.may(visit.who, "keep pages", at.id, at.region_id)
    return screens.dormant(visit.who.language, at, days, found, page, visit.today, opens=opens)


# ---- reminded


async def preview(_: Event, visit: Visit, week: str) -> Screen:
    return await visit.show(draw_preview, week=week)


@view("remind", reads=True)
async def draw_preview(visit: Visit, week: str) -> Screen:
    """What they would get, before they get it."""
    place = await organisations.require_place(visit.tx, require_seat(visit.who).organisation_id)
    known = await silent.to_remind(visit.tx, visit.who, place.id, week, visit.now, visit.today)
    people, language = known.to_remind, visit.who.language
    named = await organisations.named(visit.tx, {one.place_id for one in people} | known.empty)
    told, empty = ([one.names for one in named if (one.id in known.empty) == is_empty] for is_empty in (False, True))
    text = (of_region.asked if place.level == CENTRE else reminding.asked)(language, week).text
    about = screens.Reminder(text, told, len(people), empty)
    return screens.preview(language, place, week, about, visit.today)


async def remind(_: Event, visit: Visit, week: str) -> Screen:
    """Who has been reminded stands in the digest from then on."""
    seat = require_seat(visit.who)
    count = await silent.remind(visit.tx, visit.who, seat.organisation_id, week, visit.now, visit.today)
    shown = await visit.show(draw_digest, week=week)
    toast = digest_screens.reminded(visit.who.language, count, of_regions=seat.region_id is None)
    return replace(shown, toast=toast)
