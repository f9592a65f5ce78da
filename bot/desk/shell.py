"""What every page has around it: who is signed in, where they sit, which pages there are, and the words of all."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bot.desk.calls import Call, Page
from locales import LANGUAGES, Words, words_for
from newsroom.access import RIGHTS
from newsroom.people import desk_doors
from newsroom.union import seats
from newsroom.who import SeatHeld
from screens.parts import name_in, role_name


async def me(call: Call, pages: Sequence[Page]) -> dict[str, Any]:
    """A page that one has no right for is not offered; what it asks would be refused all the same."""
    desk_doors.require(call.who)
    words, mine = call.words, [one for one in pages if call.who.role in RIGHTS[one.right]]
    return {
        "language": call.who.language,
        "name": call.who.name,
        "seat": call.who.seat.id if call.who.seat else 0,
        "seats": [_seat(words, one) for one in call.who.seats],
        "pages": [{"name": one.name, "title": one.title(words)} for one in mine],
        "texts": texts(words) | {f"{one.name}.{name}": text for one in mine for name, text in one.texts(words).items()},
    }


def _seat(words: Words, seat: SeatHeld) -> dict[str, Any]:
    role = role_name(words, seat.role, acting=seat.acting)
    return {"id": seat.id, "role": role, "place": name_in(words.language, seat.names)}


async def sit(call: Call) -> None:
    await seats.sit(call.tx, call.who, call.number("seat"), call.now)


def at_the_door() -> list[dict[str, str]]:
    """Before it is known who comes: the same in each language."""
    return [{"language": language} | _door(words_for(language)) for language in LANGUAGES]


def _door(words: Words) -> dict[str, str]:
    return {
        "head": words("Tilshi's desk"),
        "enter": words("Sign in"),
        "how": words("Open the desk in the bot: the command /desk gives a link that signs you in."),
        "over": words("You are signed out. Open the desk in the bot anew."),
        "away": words("The desk cannot be reached now. Please try again in a minute."),
        "again": words("Try again"),
    }


def texts(words: Words) -> dict[str, str]:
    return {
        "desk": words("Tilshi's desk"),
        "leave": words("Sign out"),
        "leave_everywhere": words("Sign out everywhere"),
        "menu": words("Sections of the desk"),
        "seat": words("Your seat"),
        "offline": words("No connection. What you see may be out of date."),
        "loading": words("It is being loaded…"),
        "failed": words("It could not be loaded. Please try again in a minute."),
        "again": words("Try again"),
        "close": words("Close"),
        "cancel": words("Cancel"),
        "to_content": words("To the content"),
        "nothing_here": words("There is nothing here for this seat."),
    }
