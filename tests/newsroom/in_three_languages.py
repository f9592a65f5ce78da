"""Whose language a text is in, of three; run by `tests/test_third_language.py` where there are three."""

from __future__ import annotations

import pytest

from locales import language_for
from newsroom.broadcasts.writing import LONGEST
from newsroom.rubrics.defaults import DEFAULTS, EXAMPLES
from newsroom.values import languages
from newsroom.values.languages import name_in
from tests.newsroom.values.test_languages import CLEAR, UNCLEAR
from tests.third_language import THIRD

KYRGYZ = [
    "Бүгүн мектепте жана бала бакчада семинар болду",  # ү is Kazakh, too, and tells nothing
    "Бул жыйын мугалимдер менен өттү",
    "Семинар үчүн чоң рахмат",
]


@pytest.mark.parametrize("text", KYRGYZ)
def test_small_words_tell_where_letters_are_shared(text):
    assert {languages.guess_language(text, otherwise) for otherwise in ("kk", "ru", THIRD)} == {THIRD}


@pytest.mark.parametrize(("text", "language"), CLEAR)
def test_the_others_are_told_as_before(text, language):
    assert languages.guess_language(text, THIRD) == language


@pytest.mark.parametrize("text", UNCLEAR)
def test_what_tells_nothing_goes_with_what_was_there(text):
    assert [languages.guess_language(text, otherwise) for otherwise in (THIRD, "en")] == [THIRD, "kk"]


def test_every_example_is_still_in_its_language():
    assert {languages.guess_language(text, THIRD) for one in EXAMPLES.values() for text in [one["kk"]]} == {"kk"}
    assert {languages.guess_language(text, THIRD) for one in EXAMPLES.values() for text in [one["ru"]]} == {"ru"}


def test_a_rubric_that_has_no_name_in_it_is_called_as_in_the_first():
    assert [name_in(THIRD, names) for _, names, _ in DEFAULTS] == [names["kk"] for _, names, _ in DEFAULTS]


def test_three_tips_fit_one_message():
    assert 3 * LONGEST <= 3600


def test_what_is_missing_is_asked_for_in_order():
    texts: dict[str, str] = {}
    asked = []
    while (missing := languages.missing(texts)) is not None:
        asked.append(missing)
        texts[missing] = ""
    assert asked == ["kk", "ru", THIRD]


def test_telegram_may_speak_it():
    assert [language_for(code) for code in (THIRD, "ru", "en", "", None)] == [THIRD, "ru", "kk", "kk", "kk"]
