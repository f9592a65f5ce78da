"""Words known by a stem and the endings that may follow it: «мектеб» + «інде» is a school, «школь» + «ник» is not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from newsroom.values.folding import fold

# Kazakh voices the last letter of a stem before a vowel: мектеп, мектебі; саябақ, саябағы (folded: к, г).
VOICED = {"п": "б", "к": "г"}
LONGEST_ENDING = 16
# «24қарашада», as typed in haste, is a number and a word.
BETWEEN = re.compile(r"(?<=\d)(?=[^\W\d])|(?<=[^\W\d])(?=\d)")


def words_of(text: str) -> list[str]:
    return BETWEEN.sub(" ", fold(text)).split()


def whole(*written: str) -> frozenset[str]:
    """Words that are looked for as they stand."""
    return frozenset(fold(" ".join(written)).split())


def phrases(written: Iterable[str]) -> tuple[str, ...]:
    """Beginnings of phrases between commas."""
    return tuple(f" {fold(one)}" for text in written for one in text.split(",") if one.strip())


class Stems:
    """By language, each with the endings of its own; what `all` have takes those of every language.

    A word takes as many looks as the longest stem has letters, however long the word is.
    """

    def __init__(self, stems: Mapping[str, str], endings: Mapping[str, str]) -> None:
        every = "|".join(endings.values())
        self._endings: dict[str, list[re.Pattern[str]]] = {}
        for language, written in stems.items():
            pattern = re.compile(endings.get(language, every))
            for stem in whole(written):
                for known in {stem, _voiced(stem)}:
                    self._endings.setdefault(known, []).append(pattern)
        lengths = [len(stem) for stem in self._endings]
        self._shortest, self._longest = min(lengths), max(lengths)

    def __contains__(self, word: str) -> bool:
        if len(word) > self._longest + LONGEST_ENDING:
            return False
        return any(
            pattern.fullmatch(word, at) is not None
            for at in range(self._shortest, min(len(word), self._longest) + 1)
            for pattern in self._endings.get(word[:at], ())
        )


def _voiced(stem: str) -> str:
    return stem[:-1] + VOICED.get(stem[-1], stem[-1])
