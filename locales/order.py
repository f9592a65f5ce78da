"""The order of an alphabet: Ә behind А and not behind Я, the third school before the tenth."""

from __future__ import annotations

import re

from locales.language import MANNERS, Language

RUN = re.compile(r"(?P<number>[0-9]{1,18})|(?P<letter>[^\W\d_])|(?P<other>.)", re.DOTALL)
Key = tuple[tuple[int, int], ...]


def order_key(language: Language, text: str) -> Key:
    """To sort by. What is between words comes first, then numbers, then letters: of other alphabets last."""
    return tuple(_place(MANNERS[language].alphabet, run) for run in RUN.finditer(text.lower()))


def _place(alphabet: str, run: re.Match[str]) -> tuple[int, int]:
    text = run.group()
    if run.lastgroup == "number":
        return 1, int(text)
    if run.lastgroup == "other":
        return 0, 0
    place = alphabet.find(text)
    return (2, place) if place >= 0 else (3, ord(text))
