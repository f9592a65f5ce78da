"""Does a text say when and where? By stems and endings: a needless hint teaches people to read none."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from newsroom.standards.stems import Stems, phrases, whole, words_of
from newsroom.standards.texts import without_links
from newsroom.values.folding import fold

WORDS: dict[str, dict[str, str]] = tomllib.loads(Path(__file__).with_name("occasions.toml").read_text("utf-8"))
NOUNS, ADJECTIVES = WORDS["endings"], WORDS["adjectives"]


def _whole(kind: str) -> frozenset[str]:
    """In all languages at once."""
    return whole(*WORDS[kind].values())


def _beginnings(kind: str) -> tuple[str, ...]:
    return tuple(_whole(kind))


DAY, MONTH = r"(?:0?[1-9]|[12]\d|3[01])", r"(?:0?[1-9]|1[0-2])"
IN_FIGURES = re.compile(
    rf"(?<![\d./-])(?:{DAY}[./-]{MONTH}[./-](?:\d{{4}}|\d\d)|\d{{4}}-{MONTH}-{DAY}"
    r"|(?:0[1-9]|[12]\d|3[01])\.(?:0[1-9]|1[0-2])|20\d\d[-–—]20\d\d)(?![%\d]|[.,/-]\d)"
)
MONTHS, WEEKDAYS = Stems(WORDS["months"], NOUNS), Stems(WORDS["weekdays"], NOUNS)
MONTHLY = Stems(WORDS["month_adjectives"], ADJECTIVES)
DOUBTFUL_MONTHS = Stems(WORDS["doubtful_months"], NOUNS)
MONTH_WORDS, DAYS, ORDINALS = _beginnings("month"), _whole("days"), _beginnings("ordinals")
NEAR, NOWADAYS = _whole("near"), _beginnings("nowadays")
THIS, SPANS, SPAN_WORDS = _whole("this"), _beginnings("spans"), _whole("span_words")
SPANS_THAT_END, SPAN_ENDS = _whole("spans_that_end"), _whole("span_ends")
COUNTED = _whole("counted")
YEARS, FEASTS, STREETS = _whole("years"), phrases(WORDS["feasts"].values()), _beginnings("streets")
YEAR = re.compile(r"(?:19|20)\d\d")

PLACE_PHRASES = phrases(WORDS["place_phrases"].values())
PLACES, PLACE_WORDS = Stems(WORDS["places"], NOUNS), _whole("place_words")
PLACE_ADJECTIVES = Stems(WORDS["place_adjectives"], ADJECTIVES)
OF_TOWNS = [
    *WORDS["town_endings"].values(),
    *(f"{one}{ADJECTIVES[name]}" for name, one in WORDS["town_adjectives"].items()),
]
TOWNS, PERSONS = Stems(WORDS["towns"], {"all": "|".join(OF_TOWNS)}), _beginnings("persons")
NOT_PLACES = phrases(WORDS["not_places"].values())
NUMBERED = re.compile(r"№\s?\d+")
NEARBY = 30  # characters in which the word beside a number is looked for
PAPERS = _beginnings("papers")
IN_A_NAME = re.compile("|".join(WORDS["names"].values()))
NOT_NAMES = _beginnings("not_names")


def has_date(text: str) -> bool:
    plain = without_links(text)
    if IN_FIGURES.search(plain):
        return True
    words = list(_without_addresses(words_of(plain)))
    if any(word in DAYS or word in MONTHS or word in WEEKDAYS or word in MONTHLY for word in set(words)):
        return True
    said = f" {' '.join(words)} "
    return any(feast in said for feast in FEASTS) or any(_dated(*pair) for pair in pairwise(["", *words, ""]))


def _without_addresses(words: list[str]) -> Iterator[str]:
    """«Улица 8 Марта» and «9 май көшесі» say where, not when."""
    around = ["", "", *words, "", ""]
    for at, word in enumerate(words, 2):
        if not (around[at - 2].startswith(STREETS) and _is_day(around[at - 1])) and not (
            around[at + 1].startswith(STREETS) and _is_day(around[at - 1])
        ):
            yield word


def _dated(before: str, after: str) -> bool:
    """«21 мая», «қазанның 21-і», «маусым айында», «осы аптада», «2025 жылы»."""
    if before in THIS:
        return after.startswith(SPANS) or after in SPAN_WORDS
    if before in NEAR:
        return bool(after) and not after.startswith(NOWADAYS)
    if before in SPANS_THAT_END:
        return after in SPAN_ENDS
    if before in DOUBTFUL_MONTHS:
        return _is_day(after) or after.startswith(MONTH_WORDS)
    if after in DOUBTFUL_MONTHS:
        return _is_day(before) or before.startswith(ORDINALS)
    if after in COUNTED:
        return before.isdecimal()
    return after in YEARS and YEAR.fullmatch(before) is not None


def _is_day(word: str) -> bool:
    return len(word) <= 2 and word.isdecimal() and 1 <= int(word) <= 31


def has_place(text: str) -> bool:
    plain = without_links(text)
    said = f" {' '.join(words_of(plain))} "
    for phrase in NOT_PLACES:
        said = said.replace(phrase, " ")
    if any(phrase in said for phrase in PLACE_PHRASES):
        return True
    words = said.split()
    if any(word in PLACE_WORDS or word in PLACES or word in PLACE_ADJECTIVES for word in set(words)):
        return True
    return _is_in_town(words) or _is_in_a_name(plain) or _is_numbered(plain)


def _is_in_town(words: list[str]) -> bool:
    """«Алтай Серікұлы» is a person."""
    towns = {word for word in set(words) if word in TOWNS}
    return any(word in towns and not after.endswith(PERSONS) for word, after in pairwise([*words, ""]))


def _is_in_a_name(text: str) -> bool:
    """«…, Самарда», «в Риддере»; not «в Трудовом кодексе»."""
    names = (fold(found[found.lastindex or 0]) for found in IN_A_NAME.finditer(text))
    return any(not name.startswith(NOT_NAMES) for name in names)


def _is_numbered(text: str) -> bool:
    """«ОСШ № 4» is a school; «приказ № 4» and «№ 4 бұйрық» are papers."""
    for found in NUMBERED.finditer(text):
        before = fold(text[max(0, found.start() - NEARBY) : found.start()]).split()
        after = fold(text[found.end() : found.end() + NEARBY]).split()
        if not any(word.startswith(PAPERS) for word in (*before[-1:], *after[:1])):
            return True
    return False
