"""Counting text the way Telegram counts it: entities in UTF-16 units, refusals in UTF-8 bytes."""

from __future__ import annotations

from typing import Any

# One entity exactly as the Bot API writes it: {"type": "bold", "offset": 0, "length": 4, ...}.
Entity = dict[str, Any]

# What tdlib takes for white space inside markup; it reads C strings, so the end of the text is one too.
SPACE = " \t\r\n\0\v"

_ASCII_LOWER = {code: code + 32 for code in range(ord("A"), ord("Z") + 1)}


def utf16_length(text: str) -> int:
    """How many UTF-16 units the text takes: an emoji outside the basic plane is two."""
    if text.isascii():
        return len(text)
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def utf16_slice(text: str, offset: int, length: int) -> str:
    """The part of the text an entity covers."""
    if not is_wide(text):
        return text[offset : offset + length]
    units = text.encode("utf-16-le", "surrogatepass")
    return units[2 * offset : 2 * (offset + length)].decode("utf-16-le", "surrogatepass")


def is_wide(text: str) -> bool:
    """Whether UTF-16 offsets differ from Python's: only then is the slower arithmetic needed."""
    return not text.isascii() and len(text.encode("utf-16-le", "surrogatepass")) != 2 * len(text)


def byte_offset(text: str, index: int) -> int:
    """The UTF-8 byte at which a character stands; worked out only when there is a refusal to word."""
    return len(text[:index].encode("utf-8", "surrogatepass"))


def ascii_lower(text: str) -> str:
    """Lower case for Latin letters only, as tdlib lowers names; Kazakh letters stay as they are."""
    return text.lower() if text.isascii() else text.translate(_ASCII_LOWER)


def whole_number(text: str, bits: int) -> int | None:
    """A signed number of so many bits in its one plain form: no plus, no leading zeros."""
    digits = text.removeprefix("-")
    if not (digits.isascii() and digits.isdigit() and len(digits) <= 20):
        return None
    number = int(text)
    fits = -(1 << (bits - 1)) <= number < 1 << (bits - 1)
    return number if fits and str(number) == text else None
