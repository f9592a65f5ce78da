"""Kazakh or Russian, by letters and small words; and what tells nothing goes with what was there before."""

from __future__ import annotations

import pytest

from newsroom.rubrics.defaults import EXAMPLES, USUAL
from newsroom.values import languages

CLEAR = [
    ("Еңбек қауіпсіздігі семинары өтті", "kk"),
    ("ЕҢБЕК ҚАУІПСІЗДІГІ", "kk"),
    ("В школе прошёл семинар", "ru"),
    ("В ШКОЛЕ ПРОШЕЛ СЕМИНАР", "ru"),
    ("Семинар для педагогов", "ru"),
    ("«Об охране труда и о здоровье» атты жиналыс мектепте өтті, оған қатысқандар көп болды", "kk"),
    ("Прошёл семинар «Еңбек» в школе, и на нём были все, кто не был в отпуске и по болезни", "ru"),
]
UNCLEAR = ["", "2026", "👍", "Семинар", "Seminar", "Омск, Москва, Сарань", "www.example.kz", "بسم الله"]


@pytest.mark.parametrize(("text", "language"), CLEAR)
@pytest.mark.parametrize("otherwise", ["kk", "ru"])
def test_what_is_clear(text, language, otherwise):
    assert languages.of(text, otherwise) == language


@pytest.mark.parametrize("text", UNCLEAR)
def test_what_tells_nothing(text):
    assert [languages.of(text, otherwise) for otherwise in ("kk", "ru", "", "en")] == ["kk", "ru", "kk", "kk"]


@pytest.mark.parametrize("code", [*EXAMPLES, "usual"])
def test_every_example_is_in_its_language(code):
    """Real texts, none of them made for this test; whatever the reader's own language is."""
    for language, text in (EXAMPLES.get(code) or USUAL).items():
        assert [languages.of(text, otherwise) for otherwise in ("kk", "ru")] == [language] * 2
