"""Seats: looked at, handed over, ended."""

from __future__ import annotations

from aiogram import Router

from handlers.actions import Event, tapped
from handlers.people.places import draw_place, sitter
from handlers.values import parse_id, parse_word
from handlers.views import view
from handlers.visit import Visit
from newsroom import access
from newsroom.people import terms
from newsroom.union import seats
from newsroom.who import DEPUTY
from screens.people import places as screens
from screens.screen import Screen


def router() -> Router:
    tapped("seat", look)
    tapped("handover", hand_over)
    tapped("heir", to_heir)
    tapped("drop_drafts", drop_drafts)
    tapped("end", end)
    tapped("end_sure", end_sure)
    return Router(name="seats")


async def look(_: Event, visit: Visit, values: tuple[str, ...]) -> Screen:
    return await visit.show(draw_seat, seat=parse_id(values))


async def _shown(visit: Visit, seat_id: int) -> tuple[screens.Seat, bool]:
    seat = await seats.require_sitter(visit.tx, visit.who, seat_id, visit.now)
    deputies = [one for one in await seats.at(visit.tx, seat.organisation_id, visit.now) if one.role == DEPUTY]
    shown = screens.Seat(
        sitter=sitter(seat), place=seat.place, place_id=seat.organisation_id,
        last_sign=await terms.last_sign(visit.tx, seat.person_id, seat.organisation_id),
        drafts=await terms.drafts_of(visit.tx, seat), heirs=[(one.id, one.name) for one in deputies],
    )  # fmt: skip
    gives = access.may(visit.who, access.SEATING[seat.role], seat.organisation_id, seat.region_id)
    return shown, gives


@view("seat")
async def draw_seat(visit: Visit, seat: int) -> Screen:
    shown, gives = await _shown(visit, seat)
    return screens.seat(visit.who.language, shown, visit.zone, visit.today, gives=gives)


async def hand_over(_: Event, visit: Visit, values: tuple[str, ...]) -> Screen:
    return await visit.show(draw_hand_over, seat=parse_id(values))


@view("handover")
async def draw_hand_over(visit: Visit, seat: int) -> Screen:
    return screens.hand_over(visit.who.language, (await _shown(visit, seat))[0])


async def to_heir(_: Event, visit: Visit, values: tuple[str, ...]) -> Screen:
    acting = parse_word(values, 2, ("chair", "acting")) == "acting"
    seat_id = await terms.hand_over(
        visit.tx, visit.who, parse_id(values), parse_id(values, 1), visit.now, acting=acting
    )
    return await visit.show(draw_seat, seat=seat_id)


async def drop_drafts(_: Event, visit: Visit, values: tuple[str, ...]) -> Screen:
    await terms.drop_drafts(visit.tx, visit.who, parse_id(values), visit.now)
    return await visit.show(draw_hand_over, seat=parse_id(values))


async def end(_: Event, visit: Visit, values: tuple[str, ...]) -> Screen:
    return await visit.show(draw_end, seat=parse_id(values))


@view("end")
async def draw_end(visit: Visit, seat: int) -> Screen:
    return screens.confirm_end(visit.who.language, (await _shown(visit, seat))[0])


async def end_sure(_: Event, visit: Visit, values: tuple[str, ...]) -> Screen:
    ended = await terms.end(visit.tx, visit.who, parse_id(values), visit.now)
    return await visit.show(draw_place, place=ended.organisation_id)
