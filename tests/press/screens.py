"""The questions. In a room of the bot the words are of the catalogue."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from locales import Language, escaped, words_for
from newsroom.union.organisations import Place
from screens.forms import Offer, Question
from screens.parts import home

OUTLET = {"kk": "Қай басылымда шықты?", "ru": "В каком издании вышло?"}
OUT_ON = {"kk": "Қай күні шықты?", "ru": "Когда вышло?"}
PROOF = {"kk": "Сілтемесі бар ма?", "ru": "Есть ли ссылка?"}


@dataclass(frozen=True, slots=True)
class Asked:
    place: Place
    known: list[str]
    today: date


def outlet(language: Language, asked: Asked) -> Question[str]:
    offers = tuple((Offer(one, one),) for one in asked.known)
    return Question(OUTLET[language], home(words_for(language)), offers)


def out_on(language: Language, asked: Asked) -> Question[date]:
    words = words_for(language)
    yesterday = asked.today - timedelta(days=1)
    offers = (Offer(words("Today"), asked.today), Offer(words("Yesterday"), yesterday))
    return Question(OUT_ON[language], home(words), (offers,))


def proof(language: Language, _: Asked) -> Question[str]:
    return Question(PROOF[language], home(words_for(language)))


def as_written(_: Language, answer: str) -> str:
    return escaped(answer)


def as_day(language: Language, answer: date) -> str:
    return words_for(language).date_with_year(answer)
