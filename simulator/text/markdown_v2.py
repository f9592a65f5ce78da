"""The MarkdownV2 parse mode: nested marks, quotations, and every stray sign refused."""

from __future__ import annotations

import re
from typing import NoReturn

from simulator.errors import bad_request
from simulator.text import links
from simulator.text.markdown import language_after
from simulator.text.order import entity_order
from simulator.text.units import Entity, byte_offset, utf16_length

# Runs of signs that mean nothing: outside code, and inside it, where only a backtick or escape counts.
_PLAIN = re.compile(r"[^\\_*\[\]()~`>#+\-=|{}.!\n]+")
_PLAIN_CODE = re.compile(r"[^\\`]+")
_ESCAPED = re.compile(r"\\([\x01-\x7e])")

_CODE = ("Code", "Pre", "PreCode")
# What closes each kind, by tdlib's names, which the refusals repeat.
_CLOSING = {
    "Bold": "*",
    "Italic": "_",
    "Underline": "__",
    "Strikethrough": "~",
    "Spoiler": "||",
    "Code": "`",
    "Pre": "```",
    "PreCode": "```",
    "TextUrl": "]",
    "CustomEmoji": "]",
}
_OPENING = {
    "*": "Bold",
    "_": "Italic",
    "__": "Underline",
    "~": "Strikethrough",
    "||": "Spoiler",
    "`": "Code",
    "```": "Pre",
    "[": "TextUrl",
    "![": "CustomEmoji",
}


class _Open:
    """An entity not closed yet."""

    def __init__(self, kind: str, index: int, offset: int, first_part: int, language: str) -> None:
        self.kind = kind
        self.index = index
        self.offset = offset
        self.first_part = first_part
        self.language = language


def parse_markdown_v2(text: str) -> tuple[str, list[Entity]]:
    return _Reader(text).read()


class _Reader:
    def __init__(self, text: str) -> None:
        self.text = text
        self.parts: list[str] = []
        self.offset = 0
        self.open: list[_Open] = []
        self.entities: list[Entity] = []
        self.in_quote = False
        # A quotation begins only at the start of a line, and a closed one starts a line too.
        self.line_start = True

    def read(self) -> tuple[str, list[Entity]]:
        position, size = 0, len(self.text)
        while position < size:
            position = self.step(position)
        self.finish()
        self.entities.sort(key=entity_order)
        return "".join(self.parts), self.entities

    def step(self, position: int) -> int:
        in_code = bool(self.open) and self.open[-1].kind in _CODE
        plain = (_PLAIN_CODE if in_code else _PLAIN).match(self.text, position)
        if plain is not None:
            return self.keep_run(plain)
        escaped = _ESCAPED.match(self.text, position)
        if escaped is not None:
            self.keep(escaped[1])
            if escaped[1] != "\r":
                self.line_start = escaped[1] == "\n"
            return escaped.end()
        if self.text[position] == "\\":  # at the end, or before a letter that needs no escape
            self.keep("\\")
            self.line_start = False
            return position + 1
        if self.is_quote_end(position):
            return self.close_quote(position)
        mark = self.closing_mark(position)
        return self.begin(position) if mark is None else self.close(position + len(mark))

    def keep_run(self, plain: re.Match[str]) -> int:
        self.keep(plain[0])
        if plain[0].strip("\r"):
            self.line_start = False
        return plain.end()

    def keep(self, piece: str) -> None:
        self.parts.append(piece)
        self.offset += utf16_length(piece)

    def is_quote_end(self, position: int) -> bool:
        """A quotation lasts while each line begins with `>`; inside code lines do not count."""
        line_ends = self.in_quote and self.text[position] == "\n"
        return line_ends and not self.text.startswith(">", position + 1)

    def closing_mark(self, position: int) -> str | None:
        mark = _CLOSING.get(self.open[-1].kind) if self.open else None
        if mark is None or not self.text.startswith(mark, position):
            return None
        # Two underscores are never read as two ends of italic.
        if mark == "_" and self.text.startswith("__", position):
            return None
        return mark

    def begin(self, position: int) -> int:
        sign = self.text[position]
        if sign == "\n":
            self.keep("\n")
            self.line_start = True
            return position + 1
        if sign == ">":
            return self.begin_quote(position)
        long_marks = ("```", "__", "||", "![")
        mark = next((mark for mark in long_marks if self.text.startswith(mark, position)), sign)
        kind = _OPENING.get(mark)
        if kind is None:
            _refuse_sign(sign)
        after, language = position + len(mark), ""
        if kind == "Pre":
            after, language = language_after(self.text, after)
            kind = "PreCode" if language else kind
        self.push(kind, position, language)
        return after

    def begin_quote(self, position: int) -> int:
        if not self.line_start:
            _refuse_sign(">")
        if not self.in_quote:
            self.push("BlockQuote", position, "")
            self.in_quote = True
        return position + 1

    def push(self, kind: str, position: int, language: str) -> None:
        self.open.append(_Open(kind, position, self.offset, len(self.parts), language))

    def close(self, after: int) -> int:
        entry = self.open.pop()
        entity: Entity | None
        if entry.kind == "TextUrl":
            entity, after = self.link_of(entry, after)
        elif entry.kind == "CustomEmoji":
            entity, after = self.emoji_of(after)
        elif entry.kind in ("Pre", "PreCode"):
            entity = {"type": "pre", **({"language": entry.language} if entry.language else {})}
        else:
            entity = {"type": entry.kind.lower()}
        if entity is not None:
            self.add(entity, entry.offset)
        return after

    def add(self, entity: Entity, offset: int) -> None:
        if self.offset > offset:
            place = {"offset": offset, "length": self.offset - offset}
            self.entities.append({"type": entity.pop("type"), **place, **entity})

    def link_of(self, entry: _Open, after: int) -> tuple[Entity | None, int]:
        if not self.text.startswith("(", after):
            return links.link_entity("".join(self.parts[entry.first_part :])), after
        url, after = self.read_url(after + 1)
        return links.link_entity(url), after

    def emoji_of(self, after: int) -> tuple[Entity, int]:
        if not self.text.startswith("(", after):
            _refuse("The entity must contain a tg://emoji or tg://time URL")
        url, after = self.read_url(after + 1)
        entity = links.emoji_or_time(url)
        if entity is None:
            _refuse("Invalid tg://emoji or tg://time URL specified")
        return entity, after

    def read_url(self, start: int) -> tuple[str, int]:
        """The address up to its bracket; inside it any sign may be escaped."""
        pieces, position = [], start
        while position < len(self.text) and self.text[position] != ")":
            escaped = _ESCAPED.match(self.text, position)
            pieces.append(escaped[1] if escaped else self.text[position])
            position += 2 if escaped else 1
        if position >= len(self.text):
            _refuse(f"Can't find end of a URL at byte offset {byte_offset(self.text, start)}")
        return "".join(pieces), position + 1

    def close_quote(self, position: int) -> int:
        kind = self.quote_kind(position)
        entry = self.open.pop()
        # The line break that ends a quotation belongs to it.
        self.keep("\n")
        self.add({"type": kind}, entry.offset)
        self.in_quote, self.line_start = False, True
        return position + 1

    def quote_kind(self, position: int) -> str:
        """An expandable quotation ends in `||`, read until here as a spoiler that just began."""
        if self.open[-1].kind == "BlockQuote":
            return "blockquote"
        mark = self.open[-1]
        if mark.kind != "Spoiler" or self.text[mark.index + 2 : position] not in ("", "\r"):
            self.refuse_unclosed()
        self.open.pop()
        if self.open[-1].kind != "BlockQuote":
            self.refuse_unclosed()
        return "expandable_blockquote"

    def finish(self) -> None:
        if self.in_quote:
            kind = "blockquote"
            if self.open[-1].kind == "Spoiler" and self.open[-1].index == len(self.text) - 2:
                self.open.pop()
                kind = "expandable_blockquote"
            if self.open[-1].kind == "BlockQuote":
                self.add({"type": kind}, self.open.pop().offset)
        if self.open:
            self.refuse_unclosed()

    def refuse_unclosed(self) -> NoReturn:
        entry = self.open[-1]
        _refuse(f"Can't find end of {entry.kind} entity at byte offset {byte_offset(self.text, entry.index)}")


def _refuse_sign(sign: str) -> NoReturn:
    _refuse(f"Character '{sign}' is reserved and must be escaped with the preceding '\\'")


def _refuse(words: str) -> NoReturn:
    raise bad_request(f"can't parse entities: {words}")
