"""What is a question to the bot, and what about; a post with a question in it is none."""

from __future__ import annotations

import pytest

from newsroom.values.asking import OTHER, asks_about
from tests.newsroom.values.hostile import take_no_time


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("фотоны қалай жіберемін?", "photo"), ("ФОТОНЫ КАЛАЙ ЖИБЕРЕМИН", "photo"), ("как отправить фото", "photo"),
        ("жазылушыны қайда жазам", "count"), ("Куда писать подписчиков?", "count"), ("не істеймін", OTHER),
        ("что делать?", OTHER), ("?", OTHER), ("Қатені қалай түзетемін?", "change"), ("когда выйдет материал?", "out"),
        ("Материалды қазақша жазуға бола ма?", "language"), ("А как мне отправить сюда фотографию?", "photo"),
        # none
        ("Рақмет!", None), ("Семинар өтті.", None), ("/strat", None), ("👍", None), ("", None), ("225", None),
        ("Кәсіподақ қашан жинала", None), ("Демалыс ақысы қай күні төленуі керек екенін білесіз бе?", None),
        ("Когда выплачиваются отпускные учителям?", None), ("Фото қалай?\nБүгін семинар өтті.", None),
        ("Кто написал лучший текст, узнаем завтра", None),
        ("Мектепте қандай жаңалық бар: сурет салудан байқау өтті", None), ("фото " * 20 + "?", None),
    ],
)  # fmt: skip
def test_a_question(text, topic):
    assert asks_about(text) == topic


def test_the_longest_texts_take_no_time():
    take_no_time(asks_about)
