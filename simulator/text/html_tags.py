"""What a closed HTML tag becomes, and which characters `&…;` references stand for."""

from __future__ import annotations

import re
from typing import NamedTuple, NoReturn

from simulator.errors import bad_request
from simulator.text import links
from simulator.text.units import Entity

REFERENCE = re.compile("&(?:#x([0-9A-Fa-f]*)|#([0-9]*)|([A-Za-z]*));?")

_LEADING_NUMBER = re.compile("-?[0-9]{1,10}")
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}

_STYLES = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
}
TAGS = frozenset(_STYLES) | {"a", "tg-emoji", "tg-time", "pre", "code", "blockquote"}

# Which attribute gives a tag its argument, and what its value has to begin with.
_ARGUMENTS = {
    ("a", "href"): "",
    ("code", "class"): "language-",
    ("span", "class"): "tg-",
    ("tg-emoji", "emoji-id"): "",
    ("tg-time", "format"): "",
}


class Tag(NamedTuple):
    """An open tag: what its attributes said and where its text begins."""

    name: str
    argument: str
    unix: int
    offset: int
    first_part: int


def argument_of(tag: str, name: str, value: str | None) -> str | None:
    """The argument an attribute gives its tag; None for an attribute of no meaning."""
    if tag == "blockquote" and name == "expandable":
        return "1"
    prefix = _ARGUMENTS.get((tag, name))
    if prefix is None or value is None or not value.startswith(prefix):
        return None
    return value[len(prefix) :]


def leading_number(text: str) -> int:
    match = _LEADING_NUMBER.match(text)
    return int(match[0]) if match else 0


def decode(match: re.Match[str]) -> str | None:
    """The character of a reference; None for one Telegram leaves as it was written."""
    hexadecimal, decimal, name = match.groups()
    if name is not None:
        return _NAMED.get(name)
    if len(match[0].removesuffix(";")) >= 10:
        return None
    code = int(hexadecimal or "0", 16) if hexadecimal is not None else int(decimal or "0")
    return chr(code) if 0 < code < 0x10FFFF else None


def entity_of(tag: Tag, parts: list[str]) -> Entity | None:
    """The entity of any tag but code and pre, which look at each other as well."""
    style = _STYLES.get(tag.name)
    if style is not None:
        return {"type": style}
    if tag.name == "a":
        # Without an address the text itself is taken for one.
        return links.link_entity(tag.argument or "".join(parts[tag.first_part :]))
    if tag.name == "blockquote":
        return {"type": "expandable_blockquote" if tag.argument else "blockquote"}
    return _emoji(tag) if tag.name == "tg-emoji" else _moment(tag)


def code_of(tag: Tag, length: int, entities: list[Entity]) -> Entity | None:
    """Code and pre; one tightly around the other, in either order, names the language."""
    last = entities[-1] if entities else {}
    is_pre = tag.name == "pre"
    tight = last.get("type") == ("code" if is_pre else "pre")
    tight = tight and (last["offset"], last["length"]) == (tag.offset, length)
    language = last.get("language") if is_pre else tag.argument
    if tight and language and (is_pre or "language" not in last):
        last.update(type="pre", language=language)
        return None
    return {"type": "pre"} if is_pre else {"type": "code", "language": tag.argument}


def _emoji(tag: Tag) -> Entity:
    emoji = links.custom_emoji_id(tag.argument)
    if emoji is None:
        refuse("Invalid custom emoji identifier specified")
    return {"type": "custom_emoji", "custom_emoji_id": emoji}


def _moment(tag: Tag) -> Entity | None:
    shape = links.date_format(tag.argument)
    if shape is None:
        refuse("Invalid date format used")
    if not 0 < tag.unix < 1 << 31:
        return None
    return {"type": "date_time", "unix_time": tag.unix, "date_time_format": shape}


def refuse(words: str) -> NoReturn:
    raise bad_request(f"can't parse entities: {words}")
