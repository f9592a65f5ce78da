"""What people type where a day, a moment or a figure is asked for: the words of every language, read from `typed.toml`.

A table for each kind of word, and in it what is meant and the forms that people type:
`day` counted from today; `month`; `weekday` (Monday is 1);
`beside` what is said beside them: year, hour, minute, endings of a number, what is counted, and fillers that say
nothing; `times` thousand and million; `amount` about, over, up to; `small` numbers in words;
`none` that there is nothing of what is counted;
`question` how one begins; `topic` beginnings of words that tell what it is about;
`span` from one day until another; `whose` that it is one's own, or a repost; `pass` that there is no answer.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from locales.language import FOLDER, LANGUAGES

NAME = "typed.toml"

# kind → word → what it means
Lexicon = dict[str, dict[str, str]]


def words(fold: Callable[[str], str], folder: Path = FOLDER, languages: Iterable[str] = LANGUAGES) -> Lexicon:
    """All languages in one: people write whichever they like. A word of two meanings could be taken for the wrong."""
    merged: Lexicon = {}
    for kind, meaning, form in _forms(folder, languages):
        known = merged.setdefault(kind, {})
        if known.setdefault(fold(form), meaning) != meaning:
            raise ValueError(f"“{form}” means two things: {known[fold(form)]} and {meaning} ({kind})")
    return merged


def _forms(folder: Path, languages: Iterable[str]) -> Iterator[tuple[str, str, str]]:
    for table in _tables(folder, languages):
        for kind, meanings in table.items():
            yield from ((kind, meaning, form) for meaning, forms in meanings.items() for form in forms)


def _tables(folder: Path, languages: Iterable[str]) -> Iterator[dict[str, Any]]:
    """First what belongs to no language. A language may be read before anybody has written down what is typed in it."""
    for path in (folder / NAME, *(folder / language / NAME for language in languages)):
        if path.exists():
            yield tomllib.loads(path.read_text("utf-8"))
