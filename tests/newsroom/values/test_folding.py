"""Two spellings of the same words become one: for search, for likeness, and for the words that people answer with."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.values.folding import fold, fold_letters
from tests.newsroom.values.hostile import take_no_time

FOLDED = [
    ("Әріптестер! Құттықтаймыз 🎉", "ариптестер куттыктаймыз"),
    ("ҒЫЛЫМ, өңір, ұйым, үй, гауһар", "гылым онир уйым уй гаухар"),
    ("Ёлка — ещё одна", "елка еще одна"),
    ("іс-шара, iс-шара, ис шара", "ис шара ис шара ис шара"),  # the second with a Latin i
    ("№ 4 мектеп", "4 мектеп"),
    ("№4 мектеп", "4 мектеп"),
    ("г.Риддер", "г риддер"),
    ("«Бәйтерек» (мектебі)", "байтерек мектеби"),
    ("й й", "й й"),  # in one piece, and as a letter with a mark
    ("про\u00adфсо\u200bюз", "профсоюз"),
    ("\u202bриддер\u202c \u2067улан\u2069 \u061cалтай", "риддер улан алтай"),
    ("snake_case", "snake case"),
    ("Улан\u00a0ауданы", "улан ауданы"),
    ("مرحبا بالعالم", "مرحبا بالعالم"),
    ("👩‍👩‍👧‍👦 🇰🇿 ℹ️ 1️⃣", "1"),
    ("", ""),
    ("-", ""),
]


@pytest.mark.parametrize(("text", "folded"), FOLDED)
def test_two_spellings_become_one(text, folded):
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("text", "folded"),
    [("6,2 МЫҢ", "6,2 мын"), ("«Бүгін» — 15:00-де", "«бугин» — 15:00-де"), ("90-нан", "90-нан"), ("Ё", "е")],
)
def test_letters_alone_are_folded_and_signs_stay(text, folded):
    assert fold_letters(text) == folded


@given(st.text())
def test_what_is_folded_stays_as_it_is(text):
    once = fold(text)
    assert fold(once) == once
    assert once == " ".join(once.split())


KAZAKH, RUSSIAN_KEYBOARD = "Әә Ғғ Ққ Ңң Өө Ұұ Үү Һһ Іі", "Аа Гг Кк Нн Оо Уу Уу Хх Ии"


@given(st.text(alphabet=KAZAKH + RUSSIAN_KEYBOARD))
def test_the_keyboard_makes_no_difference(text):
    assert fold(text) == fold(text.translate(str.maketrans(KAZAKH, RUSSIAN_KEYBOARD)))


def test_the_longest_texts_take_no_time():
    take_no_time(fold)
