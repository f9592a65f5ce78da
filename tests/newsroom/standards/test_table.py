"""Three hundred texts and some in the manner of the union's pages, with what a careful editor would say of each."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from newsroom.standards.checks import Material, hints
from newsroom.standards.photos import PhotoFacts
from newsroom.standards.thresholds import Thresholds

PHOTO = PhotoFacts(1280, 960, brightness=120, contrast=50, sharpness=600, likeness=1, drawn=False)
OF_ANY_LENGTH = Thresholds(text_letters=0)
MOST_WRONG = 0.02


@dataclass(frozen=True)
class Row:
    written: str
    language: str
    rubric: str | None
    expected: frozenset[str]
    text: str

    def said(self) -> frozenset[str]:
        post = Material(text=self.text, photos=[PHOTO], rubric=self.rubric)
        return frozenset(hint.kind for hint in hints(post, OF_ANY_LENGTH))


def row(line: str) -> Row:
    written, language, rubric, expected, text = line.split("\t")
    return Row(written, language, None if rubric == "-" else rubric, frozenset(expected.replace("-", "").split()), text)


LINES = Path(__file__).with_name("hints.tsv").read_text("utf-8").splitlines()
TABLE = [row(line) for line in LINES if line and not line.startswith("#")]


def wrong(rows: list[Row]) -> list[str]:
    return [
        f"{one.rubric}: said {sorted(said)}, should say {sorted(one.expected)}: {one.text}"
        for one in rows
        if (said := one.said()) != one.expected
    ]


def test_at_most_two_in_a_hundred_are_wrong():
    failed = wrong(TABLE)
    assert len(failed) <= MOST_WRONG * len(TABLE), "\n".join(failed)


@pytest.mark.parametrize("written", ["seen", "unseen", "later", "fresh"])
def test_half_of_each_language(written):
    rows = [one for one in TABLE if one.written == written]
    assert len(rows) == {"seen": 160, "unseen": 40, "later": 60, "fresh": 80}[written]
    for language in {one.language for one in rows}:
        assert sum(one.language == language for one in rows) == len(rows) / 2
