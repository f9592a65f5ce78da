"""A place with those who sit there: what is known of each, and a seat that is handed over or ends."""

from __future__ import annotations

from datetime import date
from typing import Any

from bot.desk import people_doors
from bot.desk.answers import plain
from bot.desk.calls import Call
from handlers.people.invitations import roles_at
from handlers.people.places import TERMS_SHOWN, sitter
from handlers.people.seats import shown_seat
from newsroom import access
from newsroom.people import invitations, terms
from newsroom.reminders import away
from newsroom.union import organisations, seats
from newsroom.union.organisations import REGION, Place
from newsroom.who import CHAIR
from screens.parts import name_in, role_name
from screens.people import places as screens
from screens.people.invitations import role_button


async def place(call: Call) -> dict[str, Any]:
    words, found = call.words, await organisations.require_place(call.tx, call.number("place"))
    access.require(call.who, "see the people", found.id, found.region_id)
    gone = await away.of_place(call.tx, call.who, found, call.visit.today, call.now)
    there = await seats.at(call.tx, found.id, call.now)
    before = (await seats.before(call.tx, found.id, call.now))[:TERMS_SHOWN]
    return {
        "id": found.id, "name": name_in(words.language, found.names), "region": found.level == REGION,
        "sitters": [await _seat(call, one.id, gone.until.get(one.person_id)) for one in there],
        "stand_ins": words("Reminders go to: {names}.", names=", ".join(gone.stand_ins)) if gone.stand_ins else "",
        "before": [plain(screens.sat(words, sitter(one))) for one in before],
        "roles": [{"code": one, "name": role_button(words, one)} for one in _roles(call, found)],
        "invitations": await _invitations(call, found),
    }  # fmt: skip


def _roles(call: Call, found: Place) -> list[str]:
    return roles_at(call.visit, found) if found.closed_on is None else []


async def _invitations(call: Call, found: Place) -> list[dict[str, Any]]:
    """To this very place; those below it are in the list of all."""
    those = await invitations.open_at(call.tx, call.who, found, call.now, below=False)
    return [await people_doors.told(call, one) for one in those]


async def _seat(call: Call, seat_id: int, until: date | None) -> dict[str, Any]:
    """`end` and `hand_over` are what is asked before it is done: with the name, for that cannot be taken back."""
    words, language = call.words, call.who.language
    shown, gives = await shown_seat(call.visit, seat_id)
    one = shown.sitter
    lines = screens.seat_lines(words, shown, call.visit.zone, call.visit.today)
    if until is not None:
        lines.append(words("away, the last day is {date}", date=words.date(until, today=call.visit.today)))
    is_handed = gives and one.role == CHAIR
    return {
        "id": one.id, "name": screens.named(words, one.name),
        "role": screens.upper(role_name(words, one.role, acting=one.acting)), "lines": lines,
        "reachable": one.reachable, "gives": gives,
        "end": plain(screens.confirm_end(language, shown).text) if gives else "",
        "hand_over": plain(screens.hand_over(language, shown).text) if is_handed else "",
        "heirs": [{"id": heir, "name": name} for heir, name in shown.heirs] if is_handed else [],
        "drafts": shown.drafts if is_handed else 0,
    }  # fmt: skip


async def hand_over(call: Call) -> dict[str, int]:
    acting, heir = call.flag("acting"), call.number("heir")
    taken = await terms.hand_over(call.tx, call.who, call.number("held"), heir, call.now, acting=acting)
    return {"seat": taken}


async def drop_drafts(call: Call) -> None:
    await terms.drop_drafts(call.tx, call.who, call.number("held"), call.now)


async def end(call: Call) -> None:
    await terms.end(call.tx, call.who, call.number("held"), call.now)
