"""What whoever has no seat sees, whatever they say."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from locales import LANGUAGES, Language, Words, words_for
from screens import actions
from screens.parts import Names, name_in
from screens.screen import Button, Rows, Screen


@dataclass(frozen=True, slots=True)
class Asked:
    """Who has asked to be let in, and is not yet. `again`: the day from which they can ask once more."""

    place: Names
    on: date
    again: date | None = None


def stranger(language: Language, *, asks: bool = False) -> Screen:
    """All languages at once, for nothing is known of the reader but a guess; the button that is pressed tells.

    `asks`: there is a region that lets strangers ask.
    """
    order = (language, *(one for one in LANGUAGES if one != language))
    rows: Rows = tuple(
        (Button(words_for(one)("Ask to join"), actions.JOIN_IN(one), style="primary" if one == language else ""),)
        for one in order
    )
    asking: Rows = tuple((Button(words_for(one)("Ask a question"), actions.ASK_IN(one)),) for one in order)
    return Screen(_in_all(_welcome), (*rows, *asking) if asks else rows)


def asked(said: Asked) -> Screen:
    """There is nothing to press: the answer comes by itself."""
    return Screen(_in_all(lambda words: _waits(words, said) if said.again is None else _declined(words, said)))


def _in_all(told: Callable[[Words], str]) -> str:
    return "\n\n".join(told(words_for(one)) for one in LANGUAGES)


def _welcome(words: Words) -> str:
    return words(
        "Hello! This bot takes in posts of the union's branches. It is for branch chairs and the staff of the regional "
        "organisation. To come in you need an invitation link."
    )


def _waits(words: Words, said: Asked) -> str:
    return words.html(
        "Hello! Your request is here: <b>{place}</b>, {date}. It waits for an answer of the regional organisation. "
        "When it is decided, we will tell you in this chat.",
        place=name_in(words.language, said.place), date=words.date(said.on),
    )  # fmt: skip


def _declined(words: Words, said: Asked) -> str:
    again = words.date(said.again) if said.again else ""
    return words.html(
        "Hello! Your request was not approved: <b>{place}</b>. If this is a mistake, call the regional organisation. "
        "You can ask again from {date}.",
        place=name_in(words.language, said.place), date=again,
    )  # fmt: skip
