"""Kazakh or Russian, by letters and small words; and what tells nothing goes with what was there before."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from newsroom.posts import posts
from newsroom.rubrics.defaults import EXAMPLES, USUAL
from newsroom.values import languages

CLEAR = [
    ("Еңбек қауіпсіздігі семинары өтті", "kk"),
    ("ЕҢБЕК ҚАУІПСІЗДІГІ", "kk"),
    ("В школе прошёл семинар", "ru"),
    ("В ШКОЛЕ ПРОШЕЛ СЕМИНАР", "ru"),
    ("Семинар для педагогов", "ru"),
    ("Договорились! Работодатель согласился, протокол согласования подписали обе стороны.", "ru"),
    ("Победа сборной: тоғызқұмалақ, шахматы, настольный теннис", "ru"),
    ("Сегодня расскажем о детском саде «Айгөлек»", "ru"),
    ("9 месяцев: 187 обращений, 23 иска, 14 проверок и 6 выездов", "ru"),
    ("Күні — он алтысы.", "kk"),  # «он» is ten there, and “he” in Russian
    ("Бугин мектепте жиналыс отти, мугалимдер катысты", "kk"),
    ("«Об охране труда и о здоровье» атты жиналыс мектепте өтті, оған қатысқандар көп болды", "kk"),
    ("Прошёл семинар «Еңбек» в школе, и на нём были все, кто не был в отпуске и по болезни", "ru"),
]
UNCLEAR = ["", "2026", "👍", "Семинар", "Seminar", "Омск, Москва, Сарань", "www.example.kz", "بسم الله"]


@pytest.mark.parametrize(("text", "language"), CLEAR)
@pytest.mark.parametrize("otherwise", ["kk", "ru"])
def test_what_is_clear(text, language, otherwise):
    assert languages.guess_language(text, otherwise) == language


@pytest.mark.parametrize("text", UNCLEAR)
def test_what_tells_nothing(text):
    guesses = [languages.guess_language(text, otherwise) for otherwise in ("kk", "ru", "", "en")]
    assert guesses == ["kk", "ru", "kk", "kk"]


@pytest.mark.parametrize("code", [*EXAMPLES, "usual"])
def test_every_example_is_in_its_language(code):
    """Real texts, none of them made for this test; whatever the reader's own language is."""
    for language, text in (EXAMPLES.get(code) or USUAL).items():
        assert [languages.guess_language(text, otherwise) for otherwise in ("kk", "ru")] == [language] * 2


@pytest.mark.parametrize(
    ("texts", "told"),
    [
        ({"kk": "Риддер қаласы", "ru": "г. Риддер"}, ("Риддер қаласы", "г. Риддер")),
        ({"ru": "г. Риддер"}, ("г. Риддер", "г. Риддер")),
        ({"ru": "", "kk": "Риддер қаласы"}, ("Риддер қаласы", "Риддер қаласы")),
        ({"ky": "Риддер шаары", "ru": "г. Риддер"}, ("г. Риддер", "г. Риддер")),
        ({"ky": "Риддер шаары"}, ("Риддер шаары", "Риддер шаары")),  # spoken here no more
        ({}, ("", "")),
    ],
)
def test_a_name_in_the_readers_language_or_in_one_that_it_has(texts, told):
    assert tuple(languages.name_in(language, texts) for language in ("kk", "ru")) == told


def test_what_is_missing_is_asked_for_in_order():
    """What was answered with nothing is not asked for again: whether it may be nothing is for others to say."""
    assert [languages.missing(texts) for texts in ({}, {"ru": "да"}, {"kk": ""}, {"kk": "иә", "ru": "да"})] == [
        "kk", "kk", "ru", None,
    ]  # fmt: skip


def test_texts_in_a_language_that_is_spoken_no_more_are_not_lost():
    post = SimpleNamespace(language="ky", texts={"kk": "Семинар өтті", "ky": "Семинар болду"}, entities={})
    assert [(language, text.text) for language, text in posts.texts_of(post)] == [
        ("ky", "Семинар болду"), ("kk", "Семинар өтті"),
    ]  # fmt: skip
