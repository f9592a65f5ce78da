"""Invitations: made, with a link that is seen once; listed, and withdrawn; a card to print for each empty seat."""

from __future__ import annotations

from base64 import b64encode
from functools import partial
from typing import Any

from bot.desk.answers import plain
from bot.desk.calls import Call, Drawn
from bot.desk.digest import KINDS
from handlers.people.invitations import cards_made, made, made_for, seen
from newsroom import access
from newsroom.access import require_seat
from newsroom.digests.reports import PDF
from newsroom.people import invitations
from newsroom.people.invitations import Invitation
from newsroom.union import organisations
from reports.cards import cards_pdf
from reports.qr import qr_png
from screens.parts import name_in, role_name
from screens.people import invitations as screens
from screens.people.places import upper

QR_WIDTH = 320  # pixels


async def open_ones(call: Call) -> dict[str, Any]:
    """To the place and right below it, the newest first."""
    place = await organisations.require_place(call.tx, call.number("place", require_seat(call.who).organisation_id))
    access.require(call.who, "see the people", place.id, place.region_id)
    first = call.number("first", 0)
    found = await invitations.open_at(call.tx, call.who, place, call.now, first)
    return {
        "invitations": [await told(call, one) for one in found],
        "total": await invitations.count_open(call.tx, call.who, place, call.now),
    }


async def told(call: Call, one: Invitation) -> dict[str, Any]:
    return _shown(call, await seen(call.visit, one))


def _shown(call: Call, one: screens.Made) -> dict[str, Any]:
    words = call.words
    return {
        "id": one.id, "place": one.place_id, "named": name_in(words.language, one.place),
        "role": upper(role_name(words, one.role, acting=one.acting)),
        "lines": [plain(line) for line in screens.what(words, one)][1:], "uses": one.uses,
        "several": [
            {"people": many, "name": words.many("For {number} person", "For {number} people", many)}
            for many in screens.MANY
        ] if screens.is_for_several(one) else [],
    }  # fmt: skip


async def invite(call: Call) -> dict[str, Any]:
    return await _with_link(call, *await made_for(call.visit, call.number("place"), call.text("role")))


async def new_telephone(call: Call) -> dict[str, Any]:
    return await _with_link(call, *await invitations.make_for_account(call.tx, call.who, call.number("held"), call.now))


async def _with_link(call: Call, invitation_id: int, secret: str) -> dict[str, Any]:
    """Shown here and never again: only its hash is kept."""
    link, shown = screens.link_of(call.visit.bot_name, secret), await made(call.visit, invitation_id)
    return _shown(call, shown) | {
        "link": link, "share": screens.share(call.words, shown, link),
        "qr": b64encode(qr_png(link, QR_WIDTH)).decode(),
    }  # fmt: skip


async def for_several(call: Call) -> dict[str, Any]:
    number = call.number("invitation")
    await invitations.for_several(call.tx, call.who, number, call.number("uses"), call.now)
    return _shown(call, await made(call.visit, number))


async def withdraw(call: Call) -> None:
    await invitations.revoke(call.tx, call.who, call.number("invitation"), call.now)


async def cards(call: Call) -> Drawn:
    above, drawn = await cards_made(call.visit, call.number("place"))
    until = invitations.last_day(call.now)
    return Drawn(partial(cards_pdf, above.names, drawn, until), KINDS[PDF], "tilshi-cards.pdf")
