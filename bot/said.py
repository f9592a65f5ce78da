"""The language in which whoever runs the bot is spoken to."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from locales import LANGUAGES, find_language, words_for
from locales.said import Said, Speaks, plain
from locales.words import Words
from newsroom.values.figures import Amount

CHOSEN = "OWNER_LANGUAGE"  # not gettext's LANGUAGE: many a machine has set that to its own
OF_MACHINE = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
Say = Callable[[Said | str], None]  # what a command prints


def speech(code: str) -> Speaks:
    """English for whoever reads none of the bot's languages."""
    known = find_language(code)
    return words_for(known) if known is not None else plain


def spoken(asked_for: str) -> Speaks:
    """As it was asked for; else as the machine is set."""
    return speech(asked_for or of_machine(os.environ))


def chosen(values: Mapping[str, str]) -> str:
    """By its two letters; nothing where none is asked for."""
    return values.get(CHOSEN, "").strip()[:2].lower()


def of_machine(values: Mapping[str, str]) -> str:
    return next((values[name][:2] for name in OF_MACHINE if values.get(name)), "")


def is_spoken(code: str) -> bool:
    return code in map(str, LANGUAGES)


@dataclass(frozen=True, slots=True)
class Inexact(Said):
    """A figure as its source gave it."""

    amount: Amount

    def told(self, words: Speaks) -> str:
        known = self.amount
        if isinstance(words, Words):
            return words.inexact(known.value, known.qualifier, known.low, known.high)
        if known.low is not None:
            return f"{known.low}-{known.high}"
        return f"{known.qualifier.replace('_', ' ')} {known.value}".strip()


def inexact(amount: Amount) -> Said:
    return Inexact("", {}, amount)
