"""What is said in one line, a name, a reason, a remark: not longer than it may be, and said at all where it must."""

from __future__ import annotations

from collections.abc import Mapping

from newsroom.errors import Kind, Refused
from newsroom.values.folding import one_line


def require_line(text: str, most: int, otherwise: Kind = "name_empty") -> str:
    line = one_line(text)
    if not line:
        raise Refused(otherwise)
    require_short({"": line}, most)
    return line


def require_lines(texts: Mapping[str, str], most: int, otherwise: Kind = "name_empty") -> dict[str, str]:
    """In one language at least."""
    lines = {language: line for language, text in texts.items() if (line := one_line(text))}
    if not lines:
        raise Refused(otherwise)
    require_short(lines, most)
    return lines


def require_short(texts: Mapping[str, str], most: int) -> None:
    """In each language that it is said in."""
    if any(len(text) > most for text in texts.values()):
        raise Refused("name_too_long", most=most)
