"""A place is found by the beginnings of its words, in either language and on either keyboard."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from newsroom.union.search import matching
from tests.timing import is_done_in

NAMES = [
    ("Риддер қаласы", "г. Риддер"),
    ("Өскемен қаласы", "г. Усть-Каменогорск"),
    ("Ұлан ауданы", "Уланский район"),
    ("Күршім ауданы", "Курчумский район"),
    ("Глубокое ауданы (Глубокий)", "Глубоковский район"),
    ("«Бәйтерек» мектебі", "Школа «Байтерек»"),
    ("№ 5 мектеп", "Школа № 5"),
    ("Көкпекті ауданы", "Кокпектинский район"),
    ("Алтай", "Алтай (Зыряновск)"),
    ("Ёлкино <b>", "Ёлкино &"),
]
PLACES = [SimpleNamespace(names={"kk": kk, "ru": ru}) for kk, ru in NAMES]
FOUND = [
    ("ридд", ["г. Риддер"]),
    ("РИДДЕР", ["г. Риддер"]),
    ("  риддер  ", ["г. Риддер"]),
    ("Өске", ["г. Усть-Каменогорск"]),
    ("оске", ["г. Усть-Каменогорск"]),
    ("усть-кам", ["г. Усть-Каменогорск"]),
    ("усть кам", ["г. Усть-Каменогорск"]),
    ("каменог", ["г. Усть-Каменогорск"]),
    ("Усть-Каменогорск", ["г. Усть-Каменогорск"]),
    ("кам усть", ["г. Усть-Каменогорск"]),
    ("ұлан", ["Уланский район"]),
    ("улан ауд", ["Уланский район"]),
    ("куршим", ["Курчумский район"]),
    ("курч", ["Курчумский район"]),
    ("көкп", ["Кокпектинский район"]),
    ("кокп", ["Кокпектинский район"]),
    ("глубокий", ["Глубоковский район"]),
    ("зырян", ["Алтай (Зыряновск)"]),
    ("(зырян", ["Алтай (Зыряновск)"]),
    ("бай", ["Школа «Байтерек»"]),
    ("«Бәйтерек»", ["Школа «Байтерек»"]),
    ("школа 5", ["Школа № 5"]),
    ("№ 5", ["Школа № 5"]),
    ("елкино", ["Ёлкино &"]),
    ("каласы", ["г. Риддер", "г. Усть-Каменогорск"]),
    ("иддер", []),
    ("риддер улан", []),
    ("%", []),
    ("_", []),
    ("-", []),
    ("№5", ["Школа № 5"]),
    ("г.риддер", ["г. Риддер"]),
    ("елкинo", []),  # the last letter is a Latin one
]


@pytest.mark.parametrize(("letters", "names"), FOUND)
def test_found_by_a_few_letters(letters, names):
    assert [one.names["ru"] for one in matching(PLACES, letters)] == names


@pytest.mark.parametrize("letters", ["", "  "])
def test_no_letters_leave_out_nobody(letters):
    assert matching(PLACES, letters) == PLACES


def test_three_hundred_are_no_matter():
    many = [SimpleNamespace(names={"kk": f"{number} мектеп", "ru": f"Школа № {number}"}) for number in range(1, 301)]
    assert [one.names["kk"] for one in matching(many, "школа 30")] == ["30 мектеп", "300 мектеп"]
    assert is_done_in(0.1, lambda: matching(many, "школа 30"))
