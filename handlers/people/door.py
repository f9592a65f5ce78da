"""The door: an invitation is opened and accepted; a stranger asks to be let in; whoever decides, decides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.types import CallbackQuery, Message, User

from handlers import views
from handlers.actions import Event, tapped
from handlers.views import view
from handlers.visit import Visit
from locales import Language
from newsroom import access
from newsroom.errors import Refused
from newsroom.people import accounts, invitations, joining
from newsroom.people.joining import JoinRequest
from newsroom.union import organisations, seats
from screens import actions
from screens.people import door as screens
from screens.people.places import JOIN
from screens.screen import Screen

LONGEST_NAME = 128


def register() -> None:
    tapped(actions.ENTER, enter)
    tapped(actions.JOIN, join)
    tapped(actions.JOIN_IN, join_in)
    tapped(actions.JOIN_AT, join_at)
    tapped(actions.JOIN_BELOW, join_below)
    tapped(actions.REQUEST, request)
    tapped(actions.LEAVE_DOOR, leave)
    tapped(actions.REQUESTS, requests)
    tapped(actions.LET_IN, let_in)
    tapped(actions.DECLINE, decline)


async def hear_invited(message: Message, visit: Visit) -> Screen:
    """Of `/start` with a word. Kept is which invitation it is, and not the word that opens it."""
    said = (message.text or "").split(maxsplit=1)
    if len(said) < 2 or said[0].split("@")[0] != "/start":
        raise SkipHandler
    found = await invitations.require_by_word(visit.tx, said[1].strip(), visit.now)
    invitations.require_new(visit.who, found)
    same = found.person_id is not None
    return await visit.show(
        draw_invitation, invitation=found.id, role=found.role, place=found.names, acting=found.acting, same=same
    )


@view("invitation")
async def draw_invitation(
    visit: Visit,
    invitation: int,  # noqa: ARG001 (by which one enters)
    role: str,
    place: dict[str, str],
    acting: bool,
    same: bool,
) -> Screen:
    return screens.invitation(visit.who.language, screens.Invited(place, role, acting, same))


async def enter(event: Event, visit: Visit, language: Language) -> Screen:
    if not visit.is_on(draw_invitation):
        raise Refused("old_button")
    name = name_of(event.from_user)
    seat_id = await invitations.accept(visit.tx, visit.who, int(visit.stands["invitation"]), name, language, visit.now)
    visit.who = await seats.held_by(visit.tx, visit.who, seat_id, language, visit.now)
    return await visit.show(views.home, new=True)


def name_of(user: User | None) -> str:
    return user.full_name[:LONGEST_NAME] if user is not None else ""


async def join(_: CallbackQuery, visit: Visit) -> Screen:
    if await joining.has_asked_lately(visit.tx, visit.who, visit.now):
        raise Refused("asked_today")
    centre = await organisations.centre(visit.tx)
    regions = await organisations.below(visit.tx, centre.id, most=2)
    return await visit.show(views.places, purpose=JOIN, above=regions[0].id if len(regions) == 1 else centre.id)


async def join_in(event: CallbackQuery, visit: Visit, language: Language) -> Screen:
    """The button that is pressed tells which language they read."""
    await accounts.speak(visit.tx, visit.who, language)
    visit.who = replace(visit.who, language=language)
    return await join(event, visit)


async def leave(_: CallbackQuery, visit: Visit) -> Screen:
    """Up from the branches of a region to the regions, and from there out of the door."""
    shown = visit.stands if visit.is_on(views.places) else {}
    over = await organisations.require_place(visit.tx, int(shown["above"])) if shown else None
    if over is not None and over.parent_id and await organisations.count_below(visit.tx, over.parent_id) > 1:
        return await join(_, visit)
    return await visit.show(views.home)


async def join_at(_: CallbackQuery, visit: Visit, place_id: int) -> Screen:
    place = await organisations.require_place(visit.tx, place_id)
    if place.level not in (organisations.BRANCH, organisations.PRIMARY):
        return await visit.show(views.places, purpose=JOIN, above=place.id)
    return await visit.show(draw_ask, place=place.id)


async def join_below(_: CallbackQuery, visit: Visit, place_id: int) -> Screen:
    return await visit.show(views.places, purpose=JOIN, above=place_id)


@view("ask_to_join")
async def draw_ask(visit: Visit, place: int) -> Screen:
    found = await organisations.require_place(visit.tx, place)
    has_below = await organisations.count_below(visit.tx, place) > 0
    return screens.confirm_request(visit.who.language, found.names, found.id, has_below=has_below)


async def request(event: Event, visit: Visit, place_id: int) -> Screen:
    await joining.ask(visit.tx, visit.who, place_id, name_of(event.from_user), visit.now)
    return await visit.show(draw_sent, place=place_id)


@view("request_sent")
async def draw_sent(visit: Visit, place: int) -> Screen:
    return screens.request_sent(visit.who.language, (await organisations.require_place(visit.tx, place)).names)


async def requests(_: CallbackQuery, visit: Visit) -> Screen:
    return await visit.show(draw_requests)


@view("requests")
async def draw_requests(visit: Visit) -> Screen:
    """The oldest that waits."""
    seat = access.require_here(visit.who, "seat a chair")
    waiting = await joining.waiting(visit.tx, seat.organisation_id, visit.now, most=1)
    if not waiting:
        return screens.no_requests(visit.who.language)
    more = await joining.count_waiting(visit.tx, seat.organisation_id, visit.now) - 1
    (shown,) = await shown_requests(visit, waiting)
    return screens.request(visit.who.language, replace(shown, left=more), visit.today)


async def shown_requests(visit: Visit, waiting: Sequence[JoinRequest]) -> list[screens.Request]:
    """Each with the chair whose seat a new one would take."""
    chairs = await seats.chairs(visit.tx, [one.organisation_id for one in waiting], visit.now)
    return [
        screens.Request(
            one.id, one.name, one.names, one.asked_at.astimezone(visit.zone).date(),
            chairs[one.organisation_id].name if one.organisation_id in chairs else "",
            one.organisation_id in chairs, 0,
        ) for one in waiting
    ]  # fmt: skip


async def let_in(_: CallbackQuery, visit: Visit, request_id: int, role: str) -> Screen:
    await joining.approve(visit.tx, visit.who, request_id, role, visit.now)
    return await visit.show(draw_requests)


async def decline(_: CallbackQuery, visit: Visit, request_id: int) -> Screen:
    await joining.decline(visit.tx, visit.who, request_id, visit.now)
    return await visit.show(draw_requests)
