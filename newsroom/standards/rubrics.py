"""Which rubric does a text sound like? Beginnings of words and phrases, each worth some points for its rubric."""

from __future__ import annotations

import tomllib
from pathlib import Path

from newsroom.standards.happening import has_happened, will_happen
from newsroom.values.folding import fold

ENOUGH = 3  # points, below which nothing is clear
CLEAR = 4  # points, below which the rubric that was chosen is not doubted
AHEAD = 1.5  # times as many as the next rubric has
# An event, the life of a school's union, a broadcast may be about anything: no text is out of place there.
BROAD = frozenset({"event", "primary", "live"})
EXPLAINS = frozenset({"tips", "legal", "faq"})  # anything: out of place is only what is news
OF_LAW = EXPLAINS | {"rights"}  # no text is out of place in one of them that is in place in another
WHOSE = "primary"  # is named in every post, whatever that is about

# rubric → language → points → words, as the file tells.
WRITTEN: dict[str, dict[str, dict[str, str]]] = tomllib.loads(
    Path(__file__).with_name("rubrics.toml").read_text("utf-8")
)


def _stem(written: str) -> str:
    """As it is looked for in a folded text: from the beginning of a word, and to its end where a full stop says so."""
    return f" {fold(written)}" + (" " if written.endswith(".") else "")


STEMS = {
    rubric: {
        _stem(one.strip()): int(worth)
        for by_points in by_language.values()
        for worth, words in by_points.items()
        for one in words.split(",")
    }
    for rubric, by_language in WRITTEN.items()
}


def points(text: str) -> dict[str, int]:
    """What each rubric gets. A word counts once, or a long text would be about what it repeats."""
    plain = f" {fold(text)} "
    return {rubric: sum(worth for stem, worth in stems.items() if stem in plain) for rubric, stems in STEMS.items()}


def _weights(text: str) -> dict[str, float]:
    """The heaviest first."""
    weights: dict[str, float] = {**points(text)}
    weights[WHOSE] /= 2
    return dict(sorted(weights.items(), key=lambda one: -one[1]))


def guess_rubric(text: str) -> str | None:
    """The code of a default rubric, or None when nothing is clear."""
    (best, most), (_, second) = list(_weights(text).items())[:2]
    return best if most >= ENOUGH and most >= AHEAD * second else None


def likeliest(text: str) -> list[str]:
    """The codes of those that the text speaks of at all, however little."""
    return [code for code, weight in _weights(text).items() if weight]


def another_rubric(text: str, chosen: str) -> str | None:
    """The rubric in which the text clearly belongs, when the chosen one has nothing to do with it.

    Never a broad one: a primary organisation is named in advice, too, and a seminar may be about anything.
    """
    if chosen in BROAD or chosen not in STEMS or (by_rubric := points(text))[chosen]:
        return None
    if chosen in EXPLAINS and not (has_happened(text) or will_happen(text)):
        return None
    other = guess_rubric(text)
    if other is None or other in BROAD or {chosen, other} <= OF_LAW:
        return None
    return other if by_rubric[other] >= CLEAR else None
