"""The old Markdown parse mode: four marks, no nesting, kept by Telegram for old bots."""

from __future__ import annotations

import re

from simulator.errors import bad_request
from simulator.text import links
from simulator.text.units import SPACE, Entity, byte_offset, utf16_length

_MARK = re.compile(r"\\[_*`\[]|[_*`\[]")
_LANGUAGE = re.compile(f"[^{SPACE}`]*")
# One line break in any of its spellings.
_LINE_BREAK = re.compile("\r\n|\n\r|\r|\n")


def parse_markdown(text: str) -> tuple[str, list[Entity]]:
    parts: list[str] = []
    entities: list[Entity] = []
    offset = position = 0
    while mark := _MARK.search(text, position):
        before = text[position : mark.start()]
        if len(mark[0]) == 2:  # an escaped mark is an ordinary sign
            before += mark[0][1]
            position = mark.end()
            inner, entity = "", None
        else:
            inner, entity, position = _read(text, mark.start())
        offset += utf16_length(before)
        length = utf16_length(inner)
        if entity is not None:
            place = {"offset": offset, "length": length}
            entities.append({"type": entity.pop("type"), **place, **entity})
        offset += length
        parts += (before, inner)
    parts.append(text[position:])
    return "".join(parts), entities


def _read(text: str, start: int) -> tuple[str, Entity | None, int]:
    """The words between a mark and its end, what they are, and where the text goes on."""
    if text.startswith("```", start):
        return _read_pre(text, start)
    mark = text[start]
    end = _end(text, "]" if mark == "[" else mark, start, start + 1)
    inner = text[start + 1 : end]
    if not inner:
        # An empty entity is forgotten; of an empty link even the address stays in the text.
        return "", None, end + 1
    if mark == "[":
        return _read_link(text, inner, end)
    return inner, {"type": {"_": "italic", "*": "bold", "`": "code"}[mark]}, end + 1


def _read_pre(text: str, start: int) -> tuple[str, Entity | None, int]:
    begin, language = language_after(text, start + 3)
    end = _end(text, "```", start, begin)
    inner = text[begin:end]
    if not inner:
        return "", None, end + 3
    return inner, {"type": "pre", **({"language": language} if language else {})}, end + 3


def language_after(text: str, start: int) -> tuple[int, str]:
    """Reads the language name after three backticks and steps over one line break."""
    match = _LANGUAGE.match(text, start)
    end = match.end() if match else start
    language = ""
    if start < end < len(text) and text[end] != "`":
        start, language = end, text[start:end]
    line_break = _LINE_BREAK.match(text, start)
    return (line_break.end() if line_break else start), language


def _read_link(text: str, inner: str, end: int) -> tuple[str, Entity | None, int]:
    if text[end + 1 : end + 2] != "(":
        return inner, links.link_entity(inner), end + 1
    close = text.find(")", end + 2)
    # A forgotten bracket is forgiven here: the address goes on to the end of the text.
    close = len(text) if close == -1 else close
    return inner, links.link_entity(text[end + 2 : close]), min(close + 1, len(text))


def _end(text: str, mark: str, start: int, begin: int) -> int:
    end = text.find(mark, begin)
    if end == -1:
        words = "Can't find end of the entity starting at byte offset"
        raise bad_request(f"can't parse entities: {words} {byte_offset(text, start)}")
    return end
