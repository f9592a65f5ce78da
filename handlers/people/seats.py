"""Seats: looked at, handed over, ended."""

from __future__ import annotations

from handlers.actions import Event, tapped
from handlers.people.places import draw_place, sitter
from handlers.views import view
from handlers.visit import Visit
from newsroom import access
from newsroom.people import terms
from newsroom.union import seats
from newsroom.who import DEPUTY
from screens import actions
from screens.people import places as screens
from screens.screen import Screen


def register() -> None:
    tapped(actions.SEAT, look)
    tapped(actions.HANDOVER, hand_over)
    tapped(actions.HEIR, to_heir)
    tapped(actions.DROP_DRAFTS, drop_drafts)
    tapped(actions.END, end)
    tapped(actions.END_SURE, end_sure)


async def look(_: Event, visit: Visit, seat_id: int) -> Screen:
    return await visit.show(draw_seat, seat=seat_id)


async def shown_seat(visit: Visit, seat_id: int) -> tuple[screens.Seat, bool]:
    seat = await seats.require_sitter(visit.tx, visit.who, seat_id, visit.now)
    deputies = [one for one in await seats.at(visit.tx, seat.organisation_id, visit.now) if one.role == DEPUTY]
    signs = await terms.signs_of(visit.tx, seat)
    shown = screens.Seat(
        sitter=sitter(seat), place=seat.place, place_id=seat.organisation_id,
        last_sign=signs.last, idle=signs.last_work is None,
        drafts=await terms.drafts_of(visit.tx, seat), heirs=[(one.id, one.name) for one in deputies],
    )  # fmt: skip
    gives = access.may(visit.who, access.SEATING[seat.role], seat.organisation_id, seat.region_id)
    return shown, gives


@view("seat")
async def draw_seat(visit: Visit, seat: int) -> Screen:
    shown, gives = await shown_seat(visit, seat)
    return screens.seat(visit.who.language, shown, visit.zone, visit.today, gives=gives)


async def hand_over(_: Event, visit: Visit, seat_id: int) -> Screen:
    return await visit.show(draw_hand_over, seat=seat_id)


@view("handover")
async def draw_hand_over(visit: Visit, seat: int) -> Screen:
    return screens.hand_over(visit.who.language, (await shown_seat(visit, seat))[0])


async def to_heir(_: Event, visit: Visit, seat_id: int, heir_id: int, how: str) -> Screen:
    seat_id = await terms.hand_over(visit.tx, visit.who, seat_id, heir_id, visit.now, acting=how == "acting")
    return await visit.show(draw_seat, seat=seat_id)


async def drop_drafts(_: Event, visit: Visit, seat_id: int) -> Screen:
    await terms.drop_drafts(visit.tx, visit.who, seat_id, visit.now)
    return await visit.show(draw_hand_over, seat=seat_id)


async def end(_: Event, visit: Visit, seat_id: int) -> Screen:
    return await visit.show(draw_end, seat=seat_id)


@view("end")
async def draw_end(visit: Visit, seat: int) -> Screen:
    return screens.confirm_end(visit.who.language, (await shown_seat(visit, seat))[0])


async def end_sure(_: Event, visit: Visit, seat_id: int) -> Screen:
    ended = await terms.end(visit.tx, visit.who, seat_id, visit.now)
    return await visit.show(draw_place, place=ended.organisation_id)
