"""The HTML parse mode: a small, unforgiving reader with Telegram's own words for each mistake."""

from __future__ import annotations

import re
from typing import NoReturn

from simulator.text.html_tags import (
    REFERENCE,
    TAGS,
    Tag,
    argument_of,
    code_of,
    decode,
    entity_of,
    leading_number,
    refuse,
)
from simulator.text.order import entity_order
from simulator.text.units import SPACE, Entity, ascii_lower, byte_offset, utf16_length

_MARK = re.compile("[<&]")
_NAME = re.compile(f"[^{SPACE}>]*")
_ATTRIBUTE_NAME = re.compile(f"[^{SPACE}=>/\"']*")
_TOKEN = re.compile("[A-Za-z0-9.-]*")
# White space inside a tag, but not the end of the text.
_BLANK = re.compile("[ \t\r\n\v]*")


def parse_html(text: str) -> tuple[str, list[Entity]]:
    return _Reader(text).read()


class _Reader:
    def __init__(self, text: str) -> None:
        self.text = text
        # tdlib reads to a closing zero: with one here, no step has to ask whether the text ended.
        self.source = text + "\0"
        self.parts: list[str] = []
        self.offset = 0
        self.open: list[Tag] = []
        self.entities: list[Entity] = []
        self.has_half_symbol = False

    def read(self) -> tuple[str, list[Entity]]:
        text, position = self.text, 0
        while mark := _MARK.search(text, position):
            start = mark.start()
            if start > position:
                self.keep(text[position:start])
            if text[start] == "&":
                position = self.read_reference(start)
            elif self.source[start + 1] == "/":
                position = self.read_end_tag(start)
            else:
                position = self.read_start_tag(start)
        self.keep(text[position:])
        return self.finish()

    def finish(self) -> tuple[str, list[Entity]]:
        if self.open:
            words = "Can't find end tag corresponding to start tag"
            refuse(f'{words} "{self.open[-1].name}"')
        if self.has_half_symbol:
            refuse(
                "Text contains invalid Unicode characters after decoding HTML entities, "
                "check for unmatched surrogate code units"
            )
        for entity in self.entities:
            # A language was kept on code only in case a pre would close around it.
            if entity["type"] == "code":
                entity.pop("language", None)
        self.entities.sort(key=entity_order)
        return "".join(self.parts), self.entities

    def refuse_at(self, words: str, index: int, rest: str = "") -> NoReturn:
        refuse(f"{words} at byte offset {byte_offset(self.text, index)}{rest}")

    def keep(self, piece: str) -> None:
        self.parts.append(piece)
        self.offset += utf16_length(piece)

    def read_reference(self, start: int) -> int:
        match = REFERENCE.match(self.text, start)
        assert match is not None  # the pattern matches any ampersand
        decoded = decode(match)
        if decoded is None:
            self.keep("&")
            return start + 1
        self.has_half_symbol |= "\ud800" <= decoded <= "\udfff"
        self.keep(decoded)
        return match.end()

    def read_start_tag(self, start: int) -> int:
        position = self.after(_NAME, start + 1)
        if self.source[position] == "\0":
            self.refuse_at("Unclosed start tag", start)
        name = ascii_lower(self.source[start + 1 : position])
        if name not in TAGS:
            self.refuse_at(f'Unsupported start tag "{name}"', start)
        argument, unix = "", 0
        if self.source[position] != ">":
            argument, unix, position = self.read_attributes(name, start, position)
        if name == "span" and argument != "spoiler":
            self.refuse_at('Tag "span" must have class "tg-spoiler"', start)
        self.open.append(Tag(name, argument, unix, self.offset, len(self.parts)))
        return position + 1

    def read_attributes(self, tag: str, start: int, position: int) -> tuple[str, int, int]:
        argument, unix = "", 0
        while True:
            position = self.after(_BLANK, position)
            if self.source[position] == ">":
                return argument, unix, position
            name, value, position = self.read_attribute(tag, start, position)
            if tag == "tg-time" and name == "unix":
                unix = leading_number(value or "")
            given = argument_of(tag, name, value)
            argument = argument if given is None else given

    def read_attribute(self, tag: str, start: int, position: int) -> tuple[str, str | None, int]:
        """One `name` or `name=value`; the value is None where there was no equals sign."""
        end = self.after(_ATTRIBUTE_NAME, position)
        name = self.source[position:end]
        if not name:
            self.refuse_at(f'Empty attribute name in the tag "{tag}"', start)
        end = self.after(_BLANK, end)
        if self.source[end] == "\0":
            self.refuse_at(f'Unclosed start tag "{tag}"', start)
        if self.source[end] != "=":
            return name, None, end
        end = self.after(_BLANK, end + 1)
        if self.source[end] == "\0":
            self.refuse_at(f'Unclosed start tag "{tag}"', start)
        value, end = self.read_quoted(end) if self.source[end] in "\"'" else self.read_token(end)
        if self.source[end] == "\0":
            self.refuse_at("Unclosed start tag", start)
        return name, value, end

    def read_token(self, position: int) -> tuple[str, int]:
        end = self.after(_TOKEN, position)
        if self.source[end] not in SPACE and self.source[end] != ">":
            self.refuse_at("Unexpected end of name token", position)
        return self.source[position:end].lower(), end

    def read_quoted(self, position: int) -> tuple[str, int]:
        end = self.source.find(self.source[position], position + 1)
        stop = self.source.find("\0", position)
        if end == -1 or stop < end:
            return "", stop
        value = self.source[position + 1 : end]
        return REFERENCE.sub(lambda match: decode(match) or match[0], value), end + 1

    def read_end_tag(self, start: int) -> int:
        if not self.open:
            self.refuse_at("Unexpected end tag", start)
        end = self.after(_NAME, start + 2)
        name = ascii_lower(self.source[start + 2 : end])
        end = self.after(_BLANK, end)
        if self.source[end] != ">":
            self.refuse_at("Unclosed end tag", start)
        tag = self.open.pop()
        if name and name != tag.name:
            rest = f', expected "</{tag.name}>", found "</{name}>"'
            self.refuse_at("Unmatched end tag", start, rest)
        if self.offset > tag.offset:
            self.close(tag)
        return end + 1

    def after(self, pattern: re.Pattern[str], position: int) -> int:
        match = pattern.match(self.source, position)
        return match.end() if match else position

    def close(self, tag: Tag) -> None:
        length = self.offset - tag.offset
        is_code = tag.name in ("pre", "code")
        entity = code_of(tag, length, self.entities) if is_code else entity_of(tag, self.parts)
        if entity is not None:
            place = {"offset": tag.offset, "length": length}
            self.entities.append({"type": entity.pop("type"), **place, **entity})
