"""Invitations: made for one role in one place, seen again, withdrawn; a card for every branch."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from functools import partial

from aiogram.types import CallbackQuery, Message

from handlers.actions import Event, tapped
from handlers.views import view
from handlers.visit import Visit
from newsroom import access, weeks
from newsroom.errors import Refused
from newsroom.people import invitations, upkeep
from newsroom.people.invitations import Invitation
from newsroom.union import organisations, seats
from newsroom.union.organisations import CENTRE, REGION, Place
from newsroom.who import CHAIR
from reports.cards import Card, cards_pdf
from reports.qr import qr_png
from screens import actions
from screens.parts import PER_PAGE, page_within
from screens.people import invitations as screens
from screens.screen import Screen

ACTING = "acting"
WORD_IN_LINK = re.compile(r"\?start=([\w-]+)")


def register() -> None:
    tapped(actions.INVITE, choose_role)
    tapped(actions.INVITE_AS, make)
    tapped(actions.NEW_ACCOUNT, make_for_account)
    tapped(actions.USES, for_several)
    tapped(actions.REVOKE, revoke)
    tapped(actions.INVITATIONS, open_ones)
    tapped(actions.INVITATION, look)
    tapped(actions.CARDS, cards)
    tapped(actions.PRINT_CARD, print_card)


async def choose_role(_: Event, visit: Visit, place_id: int) -> Screen:
    return await visit.show(draw_roles, place=place_id)


@view("invite")
async def draw_roles(visit: Visit, place: int) -> Screen:
    found = await seats.require_seen(visit.tx, visit.who, place)
    cards = await cards_for(visit, found)
    return screens.choose_role(visit.who.language, found.names, found.id, roles_at(visit, found), cards)


def roles_at(visit: Visit, place: Place) -> list[str]:
    """For which one may invite there."""
    roles = [role for role, levels in seats.LEVELS.items() if place.level in levels and _may_seat(visit, role, place)]
    if CHAIR in roles:
        roles.insert(1, ACTING)
    return roles


async def cards_for(visit: Visit, place: Place) -> screens.Cards | None:
    """For those below a region; and on the screen of one of them, for all that stand beside it."""
    above = place if place.level in (CENTRE, REGION) else await organisations.require_place(visit.tx, place.parent_id)
    if not _may_seat(visit, CHAIR, above):
        return None
    empty = await upkeep.count_without_chair(visit.tx, above.id, visit.now)
    return screens.Cards(above.id, empty) if empty else None


def _may_seat(visit: Visit, role: str, place: Place) -> bool:
    return access.may(visit.who, access.SEATING[role], place.id, place.region_id)


async def _empty_below(visit: Visit, place: Place) -> list[Place]:
    below = [one for one in await organisations.below(visit.tx, place.id) if one.level in seats.LEVELS[CHAIR]]
    return await upkeep.without_chair(visit.tx, below, visit.now)


async def make(_: Event, visit: Visit, place_id: int, asked: str) -> Screen:
    return await _show_link(visit, *await made_for(visit, place_id, asked))


async def made_for(visit: Visit, place_id: int, asked: str) -> tuple[int, str]:
    place = await organisations.require_place(visit.tx, place_id)
    acting, role = asked == ACTING, CHAIR if asked == ACTING else asked
    return await invitations.make(visit.tx, visit.who, place, role, visit.now, acting=acting)


async def make_for_account(_: Event, visit: Visit, seat_id: int) -> Screen:
    invitation_id, secret = await invitations.make_for_account(visit.tx, visit.who, seat_id, visit.now)
    return await _show_link(visit, invitation_id, secret)


async def _show_link(visit: Visit, invitation_id: int, secret: str) -> Screen:
    """Shown once. What is remembered of the screen is the invitation, and not its word."""
    await visit.show(draw_made, invitation=invitation_id)
    link = screens.link_of(visit.bot_name, secret)
    return screens.made(visit.who.language, await made(visit, invitation_id), link, partial(qr_png, link))


async def made(visit: Visit, invitation_id: int) -> screens.Made:
    return await seen(visit, await invitations.require_invitation(visit.tx, visit.who, invitation_id, visit.now))


async def seen(visit: Visit, found: Invitation) -> screens.Made:
    sitting = await seats.chairs(visit.tx, [found.organisation_id], visit.now) if found.replaces_id else {}
    replaced = next((one.name for one in sitting.values() if one.id == found.replaces_id), "")
    until = weeks.today(found.expires_at - timedelta(seconds=1), weeks.UNION_ZONE)
    same = found.person_id is not None
    return screens.Made(
        found.id, found.names, found.organisation_id, found.role, found.acting, until, found.uses_left, replaced, same
    )


@view("invitation_made")
async def draw_made(visit: Visit, invitation: int) -> Screen:
    return screens.kept(visit.who.language, await made(visit, invitation))


async def look(_: Event, visit: Visit, invitation_id: int) -> Screen:
    return await visit.show(draw_made, invitation=invitation_id)


async def for_several(query: CallbackQuery, visit: Visit, invitation_id: int, uses: int) -> Screen:
    """The link stays in sight: it stands in the message that the button belongs to, and nowhere else."""
    await invitations.for_several(visit.tx, visit.who, invitation_id, uses, visit.now)
    kept = await visit.show(draw_made, invitation=invitation_id)
    link = _link_there(query, visit)
    if link is None:
        return kept
    shown = screens.made(visit.who.language, await made(visit, invitation_id), link, partial(qr_png, link))
    return replace(shown, pieces=())  # the picture is there, above


def _link_there(query: CallbackQuery, visit: Visit) -> str | None:
    text = query.message.text or "" if isinstance(query.message, Message) else ""
    word_there = WORD_IN_LINK.search(text)
    return screens.link_of(visit.bot_name, word_there[1]) if word_there is not None else None


async def print_card(query: CallbackQuery, visit: Visit, invitation_id: int) -> Screen:
    """Of the one invitation that has just been made, for whoever is invited face to face."""
    kept, link = await visit.show(draw_made, invitation=invitation_id), _link_there(query, visit)
    if link is None:
        return kept
    shown = await made(visit, invitation_id)
    place = await organisations.require_place(visit.tx, shown.place_id)
    above = await organisations.require_place(visit.tx, place.parent_id or place.id)
    pdf = partial(cards_pdf, above.names, [Card(shown.place, shown.role, link)], shown.until)
    return screens.printed(visit.who.language, shown, link, pdf)


async def revoke(_: Event, visit: Visit, invitation_id: int) -> Screen:
    gone = await invitations.revoke(visit.tx, visit.who, invitation_id, visit.now)
    return await visit.show(draw_open, place=gone.organisation_id)


async def open_ones(_: Event, visit: Visit, place_id: int, page: int | None) -> Screen:
    return await visit.show(draw_open, place=place_id, page=page or 0)


@view("invitations")
async def draw_open(visit: Visit, place: int, page: int = 0) -> Screen:
    found = await seats.require_seen(visit.tx, visit.who, place)
    total = await invitations.count_open(visit.tx, visit.who, found, visit.now)
    page = page_within(page, total)
    opening = await invitations.open_at(visit.tx, visit.who, found, visit.now, page * PER_PAGE, PER_PAGE)
    shown = [await seen(visit, one) for one in opening]
    cards = await cards_for(visit, found)
    return screens.open_ones(visit.who.language, found.names, found.id, shown, page, total, cards)


async def cards(_: Event, visit: Visit, place_id: int) -> Screen:
    """One for every branch that has no chair yet, to be cut up and handed out."""
    region, drawn = await cards_made(visit, place_id)
    until = invitations.last_day(visit.now)
    await visit.show(draw_open, place=region.id)
    pdf = partial(cards_pdf, region.names, drawn, until)
    return screens.cards(visit.who.language, len(drawn), until, pdf, region.id)


async def cards_made(visit: Visit, place_id: int) -> tuple[Place, list[Card]]:
    region = await organisations.require_place(visit.tx, place_id)
    access.require(visit.who, access.SEATING[CHAIR], region.id, region.region_id)
    drawn = []
    for place in await _empty_below(visit, region):
        _made_one, secret = await invitations.make(visit.tx, visit.who, place, CHAIR, visit.now)
        drawn.append(Card(place.names, CHAIR, screens.link_of(visit.bot_name, secret)))
    if not drawn:
        raise Refused("old_button")
    return region, drawn
