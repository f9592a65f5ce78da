"""Figures and dates as people write them in a chat, in Kazakh or Russian: «31 208», «шамамен 6,2 мың», «более 90»."""

from __future__ import annotations

import re
from datetime import date

from newsroom.errors import Refused
from newsroom.values.figures import ABOUT, DAY, MONTH, MOST, OVER, RANGE, UP_TO, YEAR, Amount

QUALIFIERS = {
    ABOUT: ("шамамен", "жуық", "около", "примерно", "~"),
    OVER: ("астам", "артық", "кем емес", "более", "больше", "свыше", "не менее"),
    UP_TO: ("дейін", "аспайды", "до", "не более", "не больше"),
}
THOUSANDS = {"мың": 1000, "тысячи": 1000, "тысяч": 1000, "тыс": 1000, "млн": 1_000_000}
NUMBER = re.compile(r"(\d{1,3}(?: \d{3})+|\d+)(?:[.,](\d{1,2}))?")
ENDING = re.compile(r"(?<=\d)-?(?:нан|нен|дан|ден|тан|тен|ға|ге|қа|ке|ші|шы)\b|(?<=мың|млн)-?(?:нан|ға)\b")
DATE = re.compile(r"(?:(?:(\d{1,2})[./])?(\d{1,2})[./])?((?:19|20)\d\d)(?:\s*(?:ж|г)\.?)?")

# A year alone is none: it could be a part of the figure.
DATE_BEHIND = re.compile(rf"[\s,;]+((?=[\d/]+[./]){DATE.pattern})$")


LONGEST = 100  # letters: what is longer is no figure, and these expressions would think long about it


def _plain(text: str) -> str:
    """One space where there were several of whatever kind."""
    plain = " ".join(text.split())
    if len(plain) > LONGEST:
        raise Refused("not_a_figure")
    return plain


def amount_in(text: str) -> Amount:
    """What cannot be understood is refused, with an example in the answer."""
    words = ENDING.sub("", _plain(text).lower())
    words, qualifier = _qualifier(words)
    words, times = _times(words)
    numbers = [_number(part, times) for part in re.split(r"\s*[-–—]\s*", words)]
    known = [number for number in numbers if number is not None]
    if len(known) != len(numbers) or len(known) > 2 or max(known) > MOST:
        raise Refused("not_a_figure")
    if len(known) == 2:
        if qualifier or known[1] < known[0]:
            raise Refused("not_a_figure")
        return Amount(sum(known) // 2, RANGE, *known)
    return Amount(known[0], qualifier)


def _qualifier(words: str) -> tuple[str, str]:
    """The longest first: «не более» is no «более»."""
    known = [(sign, kind) for kind, signs in QUALIFIERS.items() for sign in signs]
    for sign, kind in sorted(known, key=lambda one: -len(one[0])):
        found = re.search(rf"(?<!\w){re.escape(sign)}(?!\w)" if sign[-1].isalpha() else re.escape(sign), words)
        if found is not None:
            return f"{words[: found.start()]} {words[found.end() :]}".strip(), kind
    return words, ""


def _times(words: str) -> tuple[str, int]:
    for sign, times in THOUSANDS.items():
        if re.search(rf"\d\s*{sign}\b", words):
            return re.sub(rf"\s*{sign}\b\.?", "", words, count=1).strip(), times
    return words, 1


def _number(part: str, times: int) -> int | None:
    found = NUMBER.fullmatch(part)
    if found is None or (found.group(2) and times == 1):
        return None
    whole = int(re.sub(r"\D", "", found.group(1)))
    decimals = found.group(2) or ""
    return whole * times + (int(decimals) * times // 10 ** len(decimals) if decimals else 0)


def day_in(text: str) -> tuple[date, str]:
    """`01.02.2026`, `02.2026` or `2026`: the first day that it can be, and how exactly it was told."""
    found = DATE.fullmatch(text.strip())
    if found is None:
        raise Refused("not_a_date")
    day, month, year = found.groups()
    try:
        told = date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        raise Refused("not_a_date") from None
    return told, DAY if day else MONTH if month else YEAR


def figure_in(text: str) -> tuple[Amount, tuple[date, str] | None]:
    """A figure, and behind it a date where one is told: «31 208, 01.01.2026»."""
    plain = _plain(text)
    found = DATE_BEHIND.search(plain)
    if found is None:
        return amount_in(plain), None
    return amount_in(plain[: found.start()]), day_in(found.group(1))
