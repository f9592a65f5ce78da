"""Invented people, a role and a place each. Any likeness is chance."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

from locales import Language, Words, words_for


@dataclass(frozen=True, slots=True)
class Invented:
    called: str  # what tells them apart at a glance: the place, or the role
    name: str
    role: str
    code: str
    language: str
    diligence: float  # how likely a week's post is

    @property
    def words(self) -> Words:
        return words_for(Language(self.language))


PRESS = Invented("Баспасөз", "Динара", "press", "centre", "kk", 0)
SPECIALIST = Invented("Маман", "Ерлан", "specialist", "vko", "kk", 0)
FIRST = Invented("Риддер", "Айгүл", "chair", "ridder", "kk", 1.0)  # with whom the page opens
CHAIRS = (
    FIRST,
    Invented("Алтай", "Светлана", "chair", "altay", "ru", 0.9),
    Invented("Ұлан", "Нұрлан", "chair", "ulan", "kk", 0.8),
    Invented("Шемонаиха", "Ольга", "chair", "shemonaikha", "ru", 0.7),
    Invented("Өскемен", "Бақыт", "chair", "oskemen", "kk", 0.7),
    Invented("Тарбағатай", "Гүлнар", "chair", "tarbagatay", "kk", 0.5),
    Invented("Самар", "Сәуле", "chair", "samar", "kk", 0.4),
    Invented("Күршім", "Марат", "chair", "kurchum", "kk", 0.3),
    Invented("Қатон", "Жанна", "chair", "katon", "kk", 0.6),
    Invented("Глубокое", "Татьяна", "chair", "glubokoe", "ru", 0.8),
    Invented("Зайсан", "Қайрат", "chair", "zaysan", "kk", 0.3),
    Invented("Марқакөл", "Роза", "chair", "markakol", "kk", 0.2),
)
OWNER = Invented("Иесі", "Арман", "owner", "centre", "kk", 0)
DEPUTY = Invented("Алтай · 2", "Гүлмира", "deputy", "altay", "kk", 0)
# Nobody has invited them: they ask to be let in.
STRANGER = Invented("Үлкен Нарын", "Асқар", "", "ulken_naryn", "kk", 0)
# A teacher who reads the region's channel, likes what is there and says so below it.
MEMBER = Invented("Мұғалім", "Мадина", "", "", "kk", 0)
_WRITTEN = tomllib.loads(Path(__file__).with_name("texts.toml").read_text("utf-8"))
HINTS: list[dict[str, str]] = _WRITTEN["hints"]
POSTS: dict[str, list[str]] = _WRITTEN["posts"]
SIGNATURE: dict[str, str] = _WRITTEN["signature"]
TIP: dict[str, str] = _WRITTEN["tip"]
COMMENTS: list[str] = _WRITTEN["comments"]["kk"]
