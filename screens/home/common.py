"""What all homes begin and end with: whose it is, other seats, languages, the menu."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from locales import LANGUAGES, Words, escaped, own_name
from newsroom.who import PRESS, SPECIALIST
from screens import actions
from screens.parts import Names, in_pairs, label, name_in, role_name
from screens.screen import Button, Rows


@dataclass(frozen=True, slots=True)
class Seats:
    """The seat one sits in, and the others: id, role and place of each. `is_new`: they have just come in."""

    role: str
    place: Names
    acting: bool = False
    others: Sequence[tuple[int, str, Names]] = ()
    is_new: bool = False


def begins(words: Words, seats: Seats) -> str:
    """With several seats the role is told, too: it is the same person in different chairs."""
    place = f"<b>{escaped(name_in(words.language, seats.place))}</b>"
    if seats.others or seats.acting:
        return f"{place} · {role_name(words, seats.role, acting=seats.acting)}"
    return place


def welcomed(words: Words, seats: Seats, lines: list[str]) -> list[str]:
    """The one thing before all else; whoever sends posts is told theirs for as long as they have sent none."""
    if not seats.is_new:
        return [begins(words, seats), *lines]
    review, regions = words(actions.REVIEW.key), words(actions.PEOPLE.key)
    if seats.role == SPECIALIST:
        text = words(
            "Welcome! Branches send their posts here. You look at each and let it out: press “{button}” below the text "
            "field.", button=review,
        )  # fmt: skip
    elif seats.role == PRESS:
        text = words(
            "Welcome! You see here how each region does, and what you write reaches all of them. Press “{button}” "
            "below the text field.", button=regions,
        )  # fmt: skip
    else:
        text = words(
            "Welcome! To begin, each region needs its specialist: press “{button}” below the text field, choose a "
            "region, and invite them.", button=regions,
        )  # fmt: skip
    return [begins(words, seats), "", text, *(["", *lines] if lines else [])]


def _named(words: Words, seats: Seats, role: str, place: Names) -> str:
    """By the place; of two seats in one place, by the role as well."""
    name = name_in(words.language, place)
    there = [one for one in (seats.place, *(other for _, _, other in seats.others)) if one == place]
    return f"{name}: {role_name(words, role)}" if len(there) > 1 else name


def ends(words: Words, seats: Seats) -> Rows:
    others = tuple(
        (Button(label("⇄ " + _named(words, seats, role, place)), actions.SIT(seat_id)),)
        for seat_id, role, place in seats.others
    )
    return (*others, *in_pairs(other_languages(words)))


def menu_hint(words: Words) -> str:
    """What stands below the text field is not repeated; some telephones hide it."""
    return (
        f"<i>{words('The menu is under the text field. If it is hidden, press the square with four dots there.')}</i>"
    )


def in_report(words: Words) -> Button:
    return Button(words("For the report"), actions.IN_REPORT(None))


def other_languages(words: Words) -> tuple[Button, ...]:
    """Each by the name that its own readers know."""
    others = (one for one in LANGUAGES if one != words.language)
    return tuple(Button(own_name(one), actions.SPEAK(one)) for one in others)
