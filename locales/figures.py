"""Numbers, shares and lists, as the reader writes them.

Spaces: U+00A0 between thousands, and before a short word that belongs to its number («6,2 мың», Russian «50 %»);
a plain space before a full word. CLDR's narrow U+202F is made U+00A0: cheap phones draw it as a box.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from babel.lists import format_list
from babel.numbers import format_decimal, format_percent

from locales.language import Language, Manner

Number = int | float | Decimal


def rounded(value: Number, step: str) -> Decimal:
    """A half goes up, as people round; Python's own goes to the even neighbour."""
    return Decimal(str(value)).quantize(Decimal(step), ROUND_HALF_UP)


LARGE = (10**9, 10**6, 1000, 100)
LAST_WORDS = (*range(10), *range(10, 100, 10), *LARGE)


def last_word(value: int) -> int:
    """What a number ends in when it is read: 225 in five, 260 in sixty, 6200 in hundred, 31 000 in thousand."""
    large = next((one for one in LARGE if value and value % one == 0), 0)
    return large or value % 10 or value % 100


@lru_cache(1000)
def _whole(value: int, language: Language) -> str:
    """Those below ten stand on almost every screen."""
    return _written(value, language)


def _written(value: Number, language: Language) -> str:
    return format_decimal(value, locale=language).replace("\u202f", "\u00a0")


class Figures:
    """A part of `Words`."""

    language: Language
    manner: Manner

    def figure(self, value: Number, /) -> str:
        return _whole(value, self.language) if type(value) is int else _written(value, self.language)

    def compact(self, value: Number, /) -> str:
        """«6,2 мың»: for charts and tables where the exact figure would not fit. CLDR has 999 950 as «1000 тыс.»."""
        size, unit = Decimal(str(value)), ""
        for larger in self.manner.thousands:
            if abs(rounded(size, "0.1" if unit else "1")) < 1000:
                break
            size, unit = size / 1000, larger
        return f"{self.figure(rounded(size, '0.1'))}\u00a0{unit}" if unit else self.figure(rounded(size, "1"))

    def percent(self, share: Number, /, *, step: str = "0.01") -> str:
        """Of a share between 0 and 1: «50 %», in Kazakh «50%»; with a finer step «1,7 %»."""
        text = format_percent(rounded(share, step), locale=self.language, decimal_quantization=False)
        return text.replace("\u202f", "\u00a0")

    def inexact(self, value: int, qualifier: str = "", low: int | None = None, high: int | None = None) -> str:
        """A figure as its source gave it: `qualifier` is empty, about, over, up_to, range or rounded («6,2 мың»)."""
        if qualifier == "":
            return self.figure(value)
        if qualifier == "rounded":
            return self.compact(value)
        if qualifier == "range":
            return self._range(low, high)
        ending = next((one for one, words in self.manner.endings.items() if last_word(value) in words), "")
        return self.manner.inexact[qualifier].format(value=self.figure(value), ending=ending)

    def _range(self, low: int | None, high: int | None) -> str:
        if low is None or high is None:
            raise ValueError("a range has two ends")
        return f"{self.figure(low)}–{self.figure(high)}"

    def list(self, names: Sequence[str], /) -> str:
        """«A и B», «A, B и C»; Kazakh joins two by «және», more by commas alone."""
        return format_list(names, locale=self.language)
