"""Lists stand in the order of the reader's alphabet, on whatever machine."""

from __future__ import annotations

import pytest

from locales.language import MANNERS
from locales.order import order_key

ORDERED = {
    "kk": ["№3 мектеп", "№10 мектеп", "Алтай ауданы", "Әйтеке би ауданы", "Бурабай", "Глубокое ауданы", "Ғабит",
           "Катонқарағай", "Көкпекті", "Қарағанды", "Құрманғазы"],
    "ru": ["Елецкий район", "Ёлкино", "Зайсанский район", "Школа № 3", "Школа № 10", "Щучинск"],
}  # fmt: skip


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_in_the_order_of_the_alphabet(language):
    names = ORDERED[language]
    mixed = names[::-1]
    assert sorted(mixed, key=lambda name: order_key(language, name)) == names


def test_whatever_is_no_letter_of_it_has_a_place():
    names = ["", "…", "7", "Аян", "Яблоневка", "Zhana", "日"]
    mixed = names[::-1]
    assert sorted(mixed, key=lambda name: order_key("kk", name)) == names


@pytest.mark.parametrize("language", list(MANNERS))
def test_an_alphabet_names_each_letter_once(language):
    alphabet = MANNERS[language].alphabet
    assert alphabet == alphabet.lower()
    assert len(set(alphabet)) == len(alphabet)
    assert set(MANNERS[language].letters) <= set(alphabet)
