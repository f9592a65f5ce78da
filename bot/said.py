"""What whoever runs the bot is told: English as it stands in the code, put into their language where it is shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from locales import LANGUAGES, words_for
from locales.texts import fill

Speaks = Callable[..., str]  # `words("{file} is damaged", file=…)`
CHOSEN = "OWNER_LANGUAGE"  # not gettext's LANGUAGE: many a machine has set that to its own
OF_MACHINE = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")


@dataclass(frozen=True, slots=True)
class Said:
    """`values` may be sayings themselves."""

    text: str
    values: Mapping[str, object]

    def __str__(self) -> str:
        return self.told(plain)

    def told(self, words: Speaks) -> str:
        return words(self.text, **{name: told(value, words) for name, value in self.values.items()})


def said(text: str, /, **values: object) -> Said:
    """`text` is marked by `later`, for the catalogues."""
    return Said(text, values)


def told(what: object, words: Speaks) -> str:
    return what.told(words) if isinstance(what, Said) else str(what)


def plain(text: str, /, **values: str) -> str:
    """English."""
    return fill(text, values)


def speech(code: str) -> Speaks:
    """English for whoever reads none of the bot's languages."""
    known = next((language for language in LANGUAGES if language == code), None)
    return words_for(known) if known is not None else plain


def chosen(values: Mapping[str, str]) -> str:
    """By its two letters; nothing where none is asked for."""
    return values.get(CHOSEN, "").strip()[:2].lower()


def of_machine(values: Mapping[str, str]) -> str:
    return next((values[name][:2] for name in OF_MACHINE if values.get(name)), "")


def is_spoken(code: str) -> bool:
    return code in map(str, LANGUAGES)
