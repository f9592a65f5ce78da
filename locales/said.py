"""What is said before it is known who reads it: English as it stands in the code, put into words where it is shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from locales.texts import fill

Speaks = Callable[..., str]  # `words("{file} is damaged", file=…)`


@dataclass(frozen=True, slots=True)
class Said:
    """`values` may be sayings themselves."""

    text: str
    values: Mapping[str, object]

    def __str__(self) -> str:
        return self.told(plain)

    def told(self, words: Speaks) -> str:
        return words(self.text, **{name: told(value, words) for name, value in self.values.items()})


def said(text: str, /, **values: object) -> Said:
    """`text` is marked by `later`, for the catalogues."""
    return Said(text, values)


def told(what: object, words: Speaks) -> str:
    return what.told(words) if isinstance(what, Said) else str(what)


def plain(text: str, /, **values: str) -> str:
    """English."""
    return fill(text, values)
