"""To whom a broadcast goes: roles, language, those who have sent nothing, and places and people by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from locales import LANGUAGES, Language, own_name, words_for
from newsroom.broadcasts.audience import IN, OUT, PERSON, PLACE, ROLES, Audience, Named
from newsroom.broadcasts.broadcasts import Broadcast
from screens import actions
from screens.broadcasts.writing import audience_line
from screens.parts import PER_PAGE, Names, back, by_page, label, name_in, role_name
from screens.screen import Button, Rows, Screen

MARKS = {IN: "✓ ", OUT: "✕ ", "": ""}


def to_whom(
    language: Language, found: Broadcast, people: dict[Language, int], named: Named, centre_id: int
) -> Screen:  # fmt: skip
    words, number, to = words_for(language), found.id, found.to
    counted = " · ".join(f"{own_name(one)}: {words.figure(many)}" for one, many in people.items())
    total = words.many("Goes to {number} person.", "Goes to {number} people.", sum(people.values()))
    roles: Rows = tuple(
        (
            Button(
                f"{'✓ ' if role in to.roles else ''}{capitalised(role_name(words, role))}",
                actions.CAST_ROLE(number, role),
            ),
        )
        for role in ROLES
    )
    everybody = Button(f"{'' if to.language else '✓ '}{words('Both languages')}", actions.CAST_SPEAK(number, None))
    speaks = tuple(
        Button(f"{'✓ ' if to.language == one else ''}{own_name(one)}", actions.CAST_SPEAK(number, one))
        for one in LANGUAGES
    )
    silent = Button(f"{'✓ ' if to.is_silent else ''}{words('Sent nothing yet')}",
                    actions.CAST_SILENT(number, not to.is_silent))  # fmt: skip
    places = Button(words("Choose by hand"), actions.CAST_PLACES(number, centre_id, 0))
    rows = (*roles, speaks, (everybody,), (silent,), (places,), (back(words, actions.CAST(number)),))
    return Screen(f"<b>{total}</b>\n{counted}\n\n{audience_line(words, to, named)}", rows)


def capitalised(name: str) -> str:
    """A button begins as a sentence does; the rest of it stays."""
    return name[:1].upper() + name[1:]


@dataclass(frozen=True, slots=True)
class Around:
    """Those that can be chosen at a place: who sits there, and the places below, of which some are shown."""

    broadcast: Broadcast
    people: int
    place_id: int
    names: Names
    above_id: int | None
    sitters: Sequence[tuple[int, str]]
    below: Sequence[tuple[int, Names]]
    page: int
    total: int


def around(language: Language, shown: Around) -> Screen:
    """One press takes somebody in, the next leaves them out, the third lets it be."""
    words, number, to = words_for(language), shown.broadcast.id, shown.broadcast.to
    total = words.many("Goes to {number} person.", "Goes to {number} people.", shown.people)
    explained = words("Press once: only these (✓). Twice: not these (✕). Three times: as before.")
    whole = f"{MARKS[to.how(PLACE, shown.place_id)]}{words('All of it')}"
    own: Rows = ((Button(whole, actions.CAST_PICK(number, PLACE, shown.place_id)),),) if shown.above_id else ()
    people: Rows = tuple(
        (Button(_name(to, PERSON, person, name), actions.CAST_PICK(number, PERSON, person)),)
        for person, name in shown.sitters
    )
    below = [
        Button(_name(to, PLACE, place, name_in(language, names)), actions.CAST_PLACES(number, place, 0))
        for place, names in shown.below
    ]
    turned = by_page(words, below, shown.page, shown.total,
                     lambda page: actions.CAST_PLACES(number, shown.place_id, page), PER_PAGE)  # fmt: skip
    up = actions.CAST_PLACES(number, shown.above_id, 0) if shown.above_id else actions.CAST_TO(number)
    name = words.html("<b>{name}</b>", name=name_in(language, shown.names))
    return Screen(f"{name}\n{total}\n{explained}", (*own, *people, *turned, (back(words, up),)))


def _name(to: Audience, what: str, number: int, name: str) -> str:
    return label(f"{MARKS[to.how(what, number)]}{name}")
