"""Does a text say when and where? By the beginnings of words: a miss costs a needless hint, a chance hit nothing."""

from __future__ import annotations

import re
from itertools import pairwise

from newsroom.standards.texts import without_links
from newsroom.values.folding import fold


def _folded(words: str) -> tuple[str, ...]:
    return tuple(fold(words).split())


DAY, MONTH = r"(?:0?[1-9]|[12]\d|3[01])", r"(?:0?[1-9]|1[0-2])"
IN_FIGURES = re.compile(
    rf"(?<![\d./-])(?:{DAY}[./-]{MONTH}[./-](?:\d{{4}}|\d\d)|\d{{4}}-{MONTH}-{DAY}"
    r"|(?:0[1-9]|[12]\d|3[01])\.(?:0[1-9]|1[0-2]))(?![%\d]|[.,/-]\d)"
)
MONTHS = _folded(
    "январ феврал апрел июн июл август сентябр октябр ноябр декабр"
    " қаңтар ақпан сәуір мамыр шілде тамыз қыркүйек қараша желтоқсан"
)
# Also a feast, a season, a cauldron, butter: a month only beside a day or the word «айы».
DOUBTFUL_MONTHS = _folded("наурыз маусым қазан март мая май")
WEEKDAYS = _folded("понедельник вторник четверг пятниц воскресень дүйсенбі сейсенбі сәрсенбі бейсенбі жексенбі")
# Whole words: «субботник» and «сенбілік» are no days, «бүгінгі таңда» is no day either.
DAYS = frozenset(_folded(
    "сегодня вчера завтра накануне позавчера марте мае среду субботу субботы суббота"
    " бүгін кеше ертең сенбі сенбіде сенбіге жұма жұмада жұмаға"
))  # fmt: skip
THIS, WEEK = frozenset(_folded("этой прошлой минувшей текущей осы өткен бұл")), _folded("недел апта")

PLACES = _folded(
    "школ лицей лицее лицея гимнази колледж университет институт детсад балабақша бөбекжай мектеп район город посел"
    " аудан ауыл кент стадион спортзал спорткешен спорткомплекс библиотек кітапхана музей театр площад улиц проспект"
    " көше даңғыл аудитори кабинет санатори лагер офис кеңсе ресторан мейрамхана онлайн zoom"
    " риддер өскемен каменогор алматы астана шымкент караганд павлодар қостанай көкшетау петропавл атырау ақтау ақтөбе"
    " тараз қызылорда талдықорған түркістан туркестан жезқазған қонаев зайсан алтай"
)
# Whole words, for their beginnings mean other things: «қалай» is “how”, «ұйым» an organisation, «залог» a pledge.
PLACE_WORDS = frozenset(_folded(
    "қала қалада қаласы қаласында қаласының қалалық үйі үйінде үйде сарайы сарайында алаңы алаңында орталығында"
    " зал зале залы залда залында зала село селе села селу сад саду садик садике двор дворе дворец дворце доме"
    " парк парке сквер сквере кафе саябағында мекемесінде бөлімінде ғимаратында"
))  # fmt: skip
NUMBERED = re.compile(r"№\s?\d")
BEFORE = 30  # characters in which the word before a number is looked for
PAPERS = _folded("приказ протокол постановлен распоряжен закон письм бұйры хаттама қаулы өкім")
# «в Риддере» and «…, Самарда»; not «в День учителя».
IN_A_NAME = re.compile(
    r"\b(?:[Вв]|[Вв]о|[Нн]а|[Ии]з)\s{1,3}(?!День|Дни|Год)[А-ЯЁ][а-яё]{2,}"
    r"|(?<=[а-яёәіңғүұқөһ,0-9] )[А-ЯЁӘІҢҒҮҰҚӨҺ][а-яёәіңғүұқөһ-]+(?:да|де|та|те)\b"
)


def has_date(text: str) -> bool:
    plain = without_links(text)
    words = ["", *fold(plain).split(), ""]
    if IN_FIGURES.search(plain):
        return True
    if any(word in DAYS or word.startswith(MONTHS + WEEKDAYS) for word in words):
        return True
    return any(_dated(before, after) for before, after in pairwise(words))


def _dated(before: str, after: str) -> bool:
    """«21 мая», «қазанның 21-і», «маусым айында», «осы аптада»."""
    if before in THIS:
        return after.startswith(WEEK)
    if before.startswith(DOUBTFUL_MONTHS):
        return _is_day(after) or after.startswith("айы")
    return _is_day(before) and after.startswith(DOUBTFUL_MONTHS)


def _is_day(word: str) -> bool:
    return len(word) <= 2 and word.isdecimal() and 1 <= int(word) <= 31


def has_place(text: str) -> bool:
    plain = without_links(text)
    words = fold(plain).split()
    if any(word in PLACE_WORDS or word.startswith(PLACES) for word in words):
        return True
    return IN_A_NAME.search(plain) is not None or _numbered(plain)


def _numbered(text: str) -> bool:
    """«ОСШ № 4» is a school; «приказ № 4» is a paper."""
    for found in NUMBERED.finditer(text):
        before = fold(text[max(0, found.start() - BEFORE) : found.start()]).split()
        if not before or not before[-1].startswith(PAPERS):
            return True
    return False
