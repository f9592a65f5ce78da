"""The languages people read: each is a folder with a `language.toml` and a catalogue, and nothing in the code."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NewType

Language = NewType("Language", str)

HERE = Path(__file__).parent
# Where the languages are: to try another one, a copy of this folder will do.
FOLDER = Path(os.environ.get("TILSHI_LOCALES") or HERE)
CODE = re.compile(r"[a-z]{2}")  # as Telegram, CLDR and the database have it


class BrokenLanguage(ValueError):
    """What a folder tells of its language is not what is needed."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How a language is written, beside the words of its catalogue: a line of `language.toml` each."""

    name: str
    stands: int
    title: str
    script: str
    plural: str
    in_year: str
    year: str
    month: str
    near: Sequence[str]
    thousands: Sequence[str]
    inexact: Mapping[str, str]
    periods: Mapping[str, str]
    written_in: Mapping[str, str]
    endings: Mapping[str, Sequence[int]] = field(default_factory=dict)
    behind_inexact: Sequence[int] = ()
    letters: str = ""
    alphabet: str = ""
    small_words: Sequence[str] = ()
    word_ends: Sequence[str] = ()
    typed: Mapping[str, str] = field(default_factory=dict)

    @property
    def forms(self) -> int:
        """How many a noun has after numbers."""
        return int(re.sub(r"nplurals=(\d+);.*", r"\1", self.plural))


def manners_in(folder: Path) -> Iterator[tuple[Language, Manner]]:
    for path in folder.glob("*/language.toml"):
        if not CODE.fullmatch(path.parent.name):
            raise BrokenLanguage(f"{path.parent}: a language is called by its two letters")
        try:
            yield Language(path.parent.name), Manner(**tomllib.loads(path.read_text(encoding="utf-8")))
        except (TypeError, ValueError) as wrong:  # a line is missing, or is not known, or is no TOML
            raise BrokenLanguage(f"{path}: {wrong}") from wrong


MANNERS = dict(sorted(manners_in(FOLDER), key=lambda one: (one[1].stands, one[0])))
LANGUAGES = tuple(MANNERS)
if not LANGUAGES:
    raise BrokenLanguage(f"{FOLDER}: no folder here tells of a language")
# Letters, and what is typed for each on a keyboard that has no such letter: to be compared by, whatever the language.
NEIGHBOURS = str.maketrans({letter: one for manner in MANNERS.values() for letter, one in manner.typed.items()})


def find_language(code: str) -> Language | None:
    """None where it is not spoken here."""
    return next((one for one in LANGUAGES if one == code), None)


def language_for(*codes: str | None) -> Language:
    """The first of these that is spoken here; else the language that stands first."""
    return next((one for code in codes for one in LANGUAGES if one == code), LANGUAGES[0])


def own_name(language: Language) -> str:
    return MANNERS[language].name
