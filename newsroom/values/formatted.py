"""A text with its formatting, as a value: it can be kept, joined, cut, and drawn as Telegram's HTML.

Everything is counted in UTF-16 units, as Telegram counts: an emoji is two of them, and no cut goes between the two.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from locales import escaped

Entity = dict[str, Any]

# What a bot may hand on, in Telegram's own order. Mentions, tags and bare links Telegram finds again by itself;
# custom emoji and mentions of people without a name are not a bot's to give.
TAGS = {
    "blockquote": "blockquote",
    "expandable_blockquote": "blockquote",
    "pre": "pre",
    "code": "code",
    "text_link": "a",
    "bold": "b",
    "italic": "i",
    "underline": "u",
    "strikethrough": "s",
    "spoiler": "tg-spoiler",
}
KINDS = tuple(TAGS)

# A quotation or a link cut in two would be two of them; a style cut in two looks the same. So styles go inside.
DEPTHS = {"blockquote": 0, "expandable_blockquote": 0, "pre": 1, "code": 2, "text_link": 3}

# What a kind cannot do without, and what it may have.
DETAILS = {"text_link": "url", "pre": "language"}


@dataclass(frozen=True, slots=True)
class Formatted:
    text: str
    entities: tuple[Entity, ...] = ()

    @property
    def length(self) -> int:
        return len(_units(self.text)) // 2

    def cut(self, start: int, end: int) -> Formatted:
        """An edge inside a symbol moves to its front, so that pieces side by side lose nothing and repeat nothing."""
        units = _units(self.text)
        start, end = _edge(units, start), _edge(units, end)
        return Formatted(_text(units[2 * start : 2 * end]), _placed(self.entities, -start, end - start))

    def stripped(self) -> Formatted:
        start = self.length - Formatted(self.text.lstrip()).length
        return self.cut(start, start + Formatted(self.text.strip()).length)


def parse_formatted(text: str, entities: Iterable[Mapping[str, Any]]) -> Formatted:
    """From Telegram or from where it was kept: what cannot be drawn is dropped, the text itself never."""
    units = _units(text)
    known = (_known(entity) for entity in entities if _is_sound(entity, units))
    return Formatted(text, _placed(known, 0, len(units) // 2))


def joined(a: Formatted, b: Formatted, between: str = "\n\n") -> Formatted:
    """Where one of the two is empty there is nothing to keep apart."""
    if not (a.text and b.text):
        return a if a.text else b
    front = Formatted(a.text + between)
    after = tuple({**entity, "offset": entity["offset"] + front.length} for entity in b.entities)
    return Formatted(front.text + b.text, a.entities + after)


def replaced(formatted: Formatted, span: tuple[int, int], by: Formatted) -> Formatted:
    """With other words in one place."""
    start, end = span
    before = joined(formatted.cut(0, start), by, "")
    return joined(before, formatted.cut(end, formatted.length), "")


def as_html(formatted: Formatted) -> str:
    """Tags may not overlap as entities do: what is in the way of a closing tag is closed and opened again."""
    units = _units(formatted.text)
    edges = {0, len(units) // 2}
    edges.update(edge for entity in formatted.entities for edge in (entity["offset"], end_of(entity)))
    drawn: list[str] = []
    opened: list[Entity] = []
    for start, end in pairwise(sorted(edges)):
        wanted = [entity for entity in formatted.entities if entity["offset"] <= start < end_of(entity)]
        drawn += _turned(opened, sorted(wanted, key=_nesting))
        drawn.append(escaped(_text(units[2 * start : 2 * end])))
    return "".join(drawn + _turned(opened, []))


def runs_of(formatted: Formatted) -> list[tuple[str, tuple[Entity, ...]]]:
    """Stretches of one look, each with all that it is in, the outermost first: for whoever draws it otherwise."""
    edges = {0, formatted.length}
    edges.update(edge for entity in formatted.entities for edge in (entity["offset"], end_of(entity)))
    found = []
    for start, end in pairwise(sorted(edges)):
        around = [entity for entity in formatted.entities if entity["offset"] <= start < end_of(entity)]
        found.append((formatted.cut(start, end).text, tuple(sorted(around, key=_nesting))))
    return found


def end_of(entity: Entity) -> int:
    end: int = entity["offset"] + entity["length"]
    return end


def _turned(opened: list[Entity], wanted: list[Entity]) -> list[str]:
    """The tags between two stretches of text; `opened` becomes `wanted`."""
    same = 0
    while same < min(len(opened), len(wanted)) and opened[same] == wanted[same]:
        same += 1
    tags = [_closing(entity) for entity in reversed(opened[same:])] + [_opening(entity) for entity in wanted[same:]]
    opened[:] = wanted
    return tags


def _opening(entity: Entity) -> str:
    if entity["type"] == "text_link":
        return f'<a href="{escaped(entity["url"])}">'
    if entity["type"] == "expandable_blockquote":
        return "<blockquote expandable>"
    if "language" in entity:
        return f'<pre><code class="language-{escaped(entity["language"])}">'
    return f"<{TAGS[entity['type']]}>"


def _closing(entity: Entity) -> str:
    return "</code></pre>" if "language" in entity else f"</{TAGS[entity['type']]}>"


def _order(entity: Entity) -> tuple[int, int, int]:
    return entity["offset"], -entity["length"], KINDS.index(entity["type"])


def _nesting(entity: Entity) -> tuple[int, int, int, int]:
    return DEPTHS.get(entity["type"], len(DEPTHS)), *_order(entity)


def _is_sound(entity: Mapping[str, Any], units: bytes) -> bool:
    kind, start, length = entity.get("type"), entity.get("offset"), entity.get("length")
    if kind not in KINDS or type(start) is not int or type(length) is not int:
        return False
    in_half = any(_edge(units, edge) < min(edge, len(units) // 2) for edge in (start, start + length))
    return start >= 0 and not in_half and (kind != "text_link" or bool(_detail(entity)))


def _known(entity: Mapping[str, Any]) -> Entity:
    return {name: entity[name] for name in ("type", "offset", "length")} | _detail(entity)


def _detail(entity: Mapping[str, Any]) -> Entity:
    name = DETAILS.get(entity["type"], "")
    value = entity.get(name)
    return {name: value} if isinstance(value, str) and value else {}


def _placed(entities: Iterable[Entity], by: int, size: int) -> tuple[Entity, ...]:
    """Moved, and clipped to a text of that size."""
    placed = []
    for entity in entities:
        start, end = max(entity["offset"] + by, 0), min(end_of(entity) + by, size)
        if start < end:
            placed.append({**entity, "offset": start, "length": end - start})
    return tuple(sorted(placed, key=_order))


def _edge(units: bytes, place: int) -> int:
    """The place itself, but within the text and not between the two halves of a symbol."""
    place = min(max(place, 0), len(units) // 2)
    is_second_half = 0xDC <= (units[2 * place + 1] if 2 * place < len(units) else 0) <= 0xDF
    return place - 1 if is_second_half and place > 0 else place


def _units(text: str) -> bytes:
    return text.encode("utf-16-le", "surrogatepass")


def _text(units: bytes) -> str:
    return units.decode("utf-16-le", "surrogatepass")
