"""The people: who sits where and since when, whom nothing reaches, which seats are empty; and who asks to be let in."""

from __future__ import annotations

from datetime import date
from typing import Any

from bot.desk import people_doors, people_seats
from bot.desk.answers import plain
from bot.desk.calls import Call, Page, does, reads
from bot.desk.people_texts import texts, title
from handlers.people.door import shown_requests
from handlers.people.invitations import cards_for
from locales import Words
from locales.order import order_key
from newsroom import access
from newsroom.access import require_seat
from newsroom.people import invitations, joining, roll
from newsroom.people.roll import Line
from newsroom.reminders import away
from newsroom.tasks import causes
from newsroom.union import organisations, region_settings
from newsroom.union.organisations import CENTRE, REGION, Place
from screens.parts import name_in, role_name
from screens.people import door
from screens.people.invitations import Cards
from screens.people.places import named, upper

SEAT = "seat a chair"


async def table(call: Call) -> dict[str, Any]:
    """All at once: the page finds among them, and draws what is in sight."""
    words, place = call.words, await _place(call)
    lines = await roll.of_place(call.tx, call.who, place, call.now)
    silent = await causes.silent_branches(call.tx, place, call.visit.today) if place.level == REGION else set()
    gone = await away.seen_in(call.tx, call.who, place, call.visit.today, call.now)
    weeks = int(region_settings.setting_in(place.settings, "silent_after"))
    told = words.many("Nothing sent for {number} week or longer", "Nothing sent for {number} weeks or longer", weeks)
    cards = await cards_for(call.visit, place)
    return {
        "place": _named(words, place),
        "above": await _above(call, place),
        "rows": [
            _row(call, line, told if line.place.id in silent else "", gone) for line in _in_order(words, place, lines)
        ],
        "requests": await _requests(call, place),
        "invitations": await invitations.count_open(call.tx, call.who, place, call.now),
        "cards": _cards(words, place, cards),
    }


def _cards(words: Words, place: Place, cards: Cards | None) -> str:
    """Of those right below it: what a branch could print for its region stands on the region's own list."""
    if cards is None or cards.above_id != place.id:
        return ""
    return words("Cards to print: {number}", number=words.figure(cards.count))


async def _place(call: Call) -> Place:
    return await organisations.require_place(call.tx, call.number("place", require_seat(call.who).organisation_id))


def _named(words: Words, place: Place) -> dict[str, Any]:
    return {"id": place.id, "name": name_in(words.language, place.names)}


async def _above(call: Call, place: Place) -> dict[str, Any] | None:
    """The way back up, as far as somebody may see who is there."""
    if place.parent_id is None:
        return None
    above = await organisations.require_place(call.tx, place.parent_id)
    return _named(call.words, above) if access.may(call.who, "see the people", above.id, above.region_id) else None


def _in_order(words: Words, place: Place, lines: list[Line]) -> list[Line]:
    """The place itself first, the others as the reader's alphabet has them."""
    language = words.language

    def key(line: Line) -> tuple[bool, Any]:
        return line.place.id != place.id, order_key(language, name_in(language, line.place.names))

    return sorted(lines, key=key)


def _row(call: Call, line: Line, silent: str, gone: dict[int, date]) -> dict[str, Any]:
    """`state` is what the list can be narrowed to, `note` what is amiss, in words."""
    words, one, today = call.words, line.sitter, call.visit.today
    shown = {
        "place": line.place.id, "named": name_in(words.language, line.place.names),
        "role": upper(role_name(words, line.role, acting=one is not None and one.acting)),
    }  # fmt: skip
    if one is None:
        note = words("Nobody sits there yet.")
        return shown | {"id": f"p{line.place.id}", "name": "", "state": "empty", "note": note, "since": "", "last": ""}
    state, note = _amiss(words, line, silent)
    until = gone.get(one.person_id)
    return shown | {
        "id": f"s{one.id}", "name": named(words, one.name), "state": state, "note": note,
        "since": one.starts_on.isoformat(), "from": words("Since: {date}", date=words.date_with_year(one.starts_on)),
        "last": line.last.isoformat() if line.last is not None else "",
        "at": words.moment(line.last, call.visit.zone, today=today) if line.last is not None else "",
        "away": words("away, the last day is {date}", date=words.date(until, today=today)) if until else "",
    }  # fmt: skip


def _amiss(words: Words, line: Line, silent: str) -> tuple[str, str]:
    if line.sitter is not None and line.sitter.unreachable_since is not None:
        return "unreachable", words("cannot be reached")
    if silent and line.role == roll.LED_BY[line.place.level]:
        return "silent", silent
    return "", words("Has not sent or counted anything in the bot yet.") if line.idle else ""


# ---- who asks to be let in


async def _requests(call: Call, place: Place) -> list[dict[str, Any]]:
    """Those that this place decides; at the centre, of regions that have nobody to."""
    if place.level not in (CENTRE, REGION) or not access.may(call.who, SEAT, place.id, place.region_id):
        return []
    waiting = await joining.waiting(call.tx, place.id, call.now)
    return [_request(call, one) for one in await shown_requests(call.visit, waiting)]


def _request(call: Call, one: door.Request) -> dict[str, Any]:
    text = plain(door.request(call.who.language, one, call.visit.today).text)
    return {"id": one.id, "text": text, "chair": door.as_chair(call.words, one)}


async def let_in(call: Call) -> None:
    await joining.approve(call.tx, call.who, call.number("request"), call.text("role"), call.now)


async def decline(call: Call) -> None:
    await joining.decline(call.tx, call.who, call.number("request"), call.now)


PAGE = Page(
    "people", SEAT, title, texts,
    routes=(
        reads("people/table", table),
        does("people/requests/{request}/let-in", let_in),
        does("people/requests/{request}/decline", decline),
        reads("people/places/{place}", people_seats.place),
        does("people/seats/{held}/hand-over", people_seats.hand_over),
        does("people/seats/{held}/drop-drafts", people_seats.drop_drafts),
        does("people/seats/{held}/end", people_seats.end),
        does("people/seats/{held}/new-telephone", people_doors.new_telephone, links=True),
        reads("people/invitations", people_doors.open_ones),
        does("people/places/{place}/invite", people_doors.invite, links=True),
        does("people/places/{place}/cards", people_doors.cards, links=True),
        does("people/invitations/{invitation}/uses", people_doors.for_several),
        does("people/invitations/{invitation}/withdraw", people_doors.withdraw),
    ),
)  # fmt: skip
