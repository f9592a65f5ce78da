"""What is wrong with a `language.toml`: what would only come to light when somebody reads it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from babel import Locale, UnknownLocaleError

from locales.figures import LAST_WORDS
from locales.language import Language, Manner
from locales.marks import placeholders

PLURAL = re.compile(r"nplurals=[1-9]; plural=.+;")
INEXACT, OTHER = ("about", "over", "up_to"), "other"
# What a period is put together from: see locales/dates.py.
PERIODS = {
    "half": {"year", "number"}, "quarter": {"year", "number"}, "years": {"first", "last"}, "since_year": {"year"},
    "since": {"rest"}, "since_day": {"rest"}, "until_year": {"year"}, "until": {"rest"}, "until_day": {"rest"},
}  # fmt: skip


def faults(language: Language, manner: Manner) -> Iterator[str]:
    try:
        Locale.parse(language)
    except UnknownLocaleError:
        yield "CLDR does not know this language, by which dates and figures are written"
    if not PLURAL.fullmatch(manner.plural):
        yield f"plural: «{manner.plural}» is no «nplurals=…; plural=…;»"
    for name, words in (("near", manner.near), ("thousands", manner.thousands)):
        if len(words) != 3:
            yield f"{name}: three are needed"
    told = [number for numbers in manner.endings.values() for number in numbers]
    if manner.endings and sorted(told) != sorted(LAST_WORDS):
        yield f"endings: each of {', '.join(map(str, LAST_WORDS))} needs one"
    if manner.behind_inexact and len(manner.behind_inexact) != 2:
        yield "behind_inexact: two are needed"
    for name, needed, pattern in _patterns(manner):
        if pattern is None:
            yield f"{name}: is missing"
        elif not _holds(pattern, needed):
            yield f"{name}: «{pattern}» needs {', '.join(f'{{{one}}}' for one in sorted(needed))} and nothing else"


def _patterns(manner: Manner) -> Iterator[tuple[str, set[str], str | None]]:
    yield "in_year", {"year", "rest"}, manner.in_year
    yield "year", {"year"}, manner.year
    for name in INEXACT:
        pattern = manner.inexact.get(name)
        ending = {"ending"} if manner.endings and "{ending}" in (pattern or "") else set()
        yield f"inexact, {name}", {"value"} | ending, pattern
    for name, needed in PERIODS.items():
        yield f"periods, {name}", needed, manner.periods.get(name)
    yield f"written_in, {OTHER}", {"name"}, manner.written_in.get(OTHER)


def _holds(pattern: str, needed: set[str]) -> bool:
    try:
        return placeholders(pattern) == needed
    except ValueError:
        return False
