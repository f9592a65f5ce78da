"""What a specialist enters for a branch."""

from __future__ import annotations

from locales import Language, words_for
from newsroom.people.upkeep import Figure
from screens import actions
from screens.names import figure_line
from screens.parts import Names, home, name_in
from screens.screen import Button, Rows, Screen


def choose(language: Language, place: Names, place_id: int, noted: Figure | None = None) -> Screen:
    """`noted` is shown back: a figure that has just been entered."""
    words = words_for(language)
    text = words.html(
        "You enter for: <b>{place}</b>. It is marked as entered by the region. Send the post now, or choose:",
        place=name_in(language, place),
    )
    rows: Rows = (
        (Button(words("Send a post"), actions.POST(), style="primary"),),
        (Button(words("Followers"), actions.COUNT()),
         Button(words("Members"), actions.FIGURE(place_id, "members"))),
        (Button(words("Pages and groups"), actions.PAGES(place_id)),),
        (Button(words("For the report"), actions.IN_REPORT(place_id)),),
        (home(words),),
    )  # fmt: skip
    return Screen(f"{figure_line(words, noted)}\n\n{text}" if noted else text, rows)
