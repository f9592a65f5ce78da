"""Places, moments and words that the samples of screens are made of."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

from locales import Language
from newsroom.people.upkeep import Figure
from newsroom.union.organisations import Place
from screens import actions, forms
from screens.forms import Question
from screens.screen import Screen

TODAY = date(2026, 11, 16)
ZONE = ZoneInfo("Asia/Almaty")
AT = datetime(2026, 11, 16, 5, 5, tzinfo=UTC)
RIDDER = {"kk": "Риддер қаласы", "ru": "г. Риддер"}
ULAN = {"kk": "Ұлан ауданы", "ru": "Уланский район"}
CENTRE = {"kk": "Орталық комитет", "ru": "Центральный Комитет"}
LONG = {"kk": "Үлкен Нарын ауданының " * 4, "ru": "Большенарымский район, " * 4}
FIGURE = Figure("members", 31_208, None, None, "about", date(2026, 1, 1), "month")
VKO = {"kk": "Шығыс Қазақстан облысы", "ru": "Восточно-Казахстанская область"}
TIPS = {"kk": "Пайдалы кеңестер", "ru": "Полезные советы"}
TEXT = {"kk": "Бүгін семинар өтті: 5 < 7 & «жақсы».", "ru": "Сегодня прошёл семинар: 5 < 7 & «хорошо»."}
WHY = {"kk": "іс-шараның күні мен орны жазылмаған", "ru": "не указаны дата и место мероприятия"}
LINK = "https://t.me/c/1234567890/17"
GIVEN = {
    "day_off": {"day": date(2026, 12, 16), "names": {"kk": "Тәуелсіздік күні", "ru": "День Независимости"}},
    "no_right": {"roles": ["chair", "deputy", "specialist"]},
    "text_too_long": {"length": 3982, "most": 3500},
    "too_long_with_photo": {"length": 1020, "most": 980},
    "not_choices": {"most": 8},
    "too_many_photos": {"most": 10},
    "too_many_files": {"most": 10},
    "too_many_links": {"most": 5},
    "too_many_sections": {"most": 20},
    "too_many_series": {"most": 20},
    "too_many_picked": {"most": 300},
    "name_too_long": {"most": 100},
    "rubrics_enough": {"most": 40},
    "prompts_enough": {"most": 60},
    "points_enough": {"most": 60},
    "word_unsafe": {"why": "size"},
    "other_seat": {"place": LONG},
}


def a_place(names: dict[str, str], **settings: Any) -> Place:
    return Place(7, 3, "branch", "b", names, 3, None, "", settings, None)


def asked(language: Language, question: Question[Any], *standing: Any) -> Screen:
    """A question as the form draws it: alone, or where in a form it stands."""
    return forms.draw(language, question, partial(actions.FORM, "0123456789"), forms.Standing(*standing))


Drawn = Iterator[tuple[str, Screen]]
