"""One name, however it is spelt; and two names that stay two."""

from __future__ import annotations

import pytest

from newsroom.values.spelling import fold_spelling

SAME = [
    ("Қазақстан кәсіподағы", "Qazaqstan kasipodagy", "Qazaqstan kásipodaǵy", "Qazaqstan käsıpodağy",
     "Казакстан касиподагы", "«ҚАЗАҚСТАН КӘСІПОДАҒЫ»"),
    ("Самар тынысы", "Samar tynysy", "самар  тынысы", "Самар-тынысы"),
    ("Жерұйық", "Jeruyq", "Zheruyk", "Жеруйык"),
    ("Мектеп және қоғам", "Mektep jane qogam", "Мектеп жане когам"),
    ("Уланские зори", "Ulanskie zori", "«Уланские зори»"),
    ("Лениногорская правда", "Leninogorskaia pravda", "Leninogorskaya pravda"),
]  # fmt: skip


@pytest.mark.parametrize("spellings", SAME)
def test_one_name(spellings):
    assert len({fold_spelling(one) for one in spellings}) == 1, [fold_spelling(one) for one in spellings]


def test_others_stay_others():
    names = [one[0] for one in SAME] + ["Достық", "Егемен Қазақстан", "Қазақстан мұғалімі", "Қазақстан", "Дидар"]
    assert len({fold_spelling(one) for one in names}) == len(names)


def test_what_is_no_name():
    assert fold_spelling("«…»") == ""
