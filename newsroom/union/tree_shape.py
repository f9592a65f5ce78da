"""Whether a TOML file is of a size and depth that can be read: on others Python's reader breaks, or takes minutes."""

from __future__ import annotations

import re

from locales import later
from locales.said import Said, said

LARGEST = 262_144  # characters: a region of a hundred branches with all their pages is half of that
DEEPEST = 8  # brackets within brackets, or names with dots between them
LONGEST_NUMBER = 100  # digits
TOO_LONG = later("the file is longer than {most} characters; divide it by branches")
TOO_DEEP = later("is nested deeper than {most} brackets or dots")
TOO_MANY_DIGITS = later("has a number of more than {most} digits")
# Strings and comments are passed over; one that does not end goes to the end of its line or of the file.
PIECE = re.compile(
    r'"""(?:\\.|[^\\])*?(?:"""|\\?\Z)' r"|'''.*?(?:'''|\Z)" r'|"(?:\\.|[^"\\\n])*"?' r"|'[^'\n]*'?" r"|\#[^\n]*"
    r"|\w+|[\[\]{}.,=\n]",
    re.DOTALL,
)  # fmt: skip


def trouble_in(text: str) -> tuple[int, Said] | None:
    """The line and what is wrong there; None where the file can be read."""
    if len(text) > LARGEST:
        return text.count("\n", 0, LARGEST) + 1, said(TOO_LONG, most=LARGEST)
    depth = dots = 0
    for found in PIECE.finditer(text):
        piece = found.group()
        depth += (piece in "[{") - (piece in "]}")
        dots = dots + 1 if piece == "." else 0 if piece in "[]{},=\n" else dots
        if depth > DEEPEST or dots > DEEPEST:
            return _line(text, found), said(TOO_DEEP, most=DEEPEST)
        if len(piece) > LONGEST_NUMBER and piece[0].isdecimal():
            return _line(text, found), said(TOO_MANY_DIGITS, most=LONGEST_NUMBER)
    return None


def _line(text: str, found: re.Match[str]) -> int:
    return text.count("\n", 0, found.start()) + 1
