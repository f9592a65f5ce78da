"""What whoever has no seat sees, whatever they say."""

from __future__ import annotations

from locales import LANGUAGES, Language, Words, words_for
from screens import actions
from screens.screen import Button, Screen


def stranger(language: Language) -> Screen:
    """All languages at once, for nothing is known of the reader but a guess."""
    lines = [_welcome(words_for(one)) for one in LANGUAGES]
    ask = Button(words_for(language)("Ask to join"), actions.JOIN(), style="primary")
    return Screen("\n\n".join(lines), ((ask,),))


def _welcome(words: Words) -> str:
    return words(
        "Hello! This bot takes in posts of the union's branches. It is for branch chairs and the staff of the regional "
        "organisation. To come in you need an invitation link."
    )
