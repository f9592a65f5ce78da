"""Which entities may stand together: Telegram sorts them, drops those that clash and splits styles."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import pairwise

from simulator.text.units import Entity

STYLES = ("bold", "italic", "underline", "strikethrough", "spoiler")
QUOTES = frozenset({"blockquote", "expandable_blockquote"})
# No style may be inside these.
CODE = frozenset({"pre", "code", "date_time"})

# Who comes first when two entities cover the same characters: quotes outside, emoji innermost.
_PRIORITY = {
    "blockquote": 0,
    "expandable_blockquote": 0,
    "pre": 11,
    "code": 20,
    "date_time": 30,
    "text_link": 49,
    "text_mention": 49,
    "bold": 90,
    "italic": 91,
    "underline": 92,
    "strikethrough": 93,
    "spoiler": 94,
    "custom_emoji": 99,
}

_STYLE_SET = frozenset(STYLES)

# Telegram keeps so many entities in a message and forgets the rest; custom emoji are not counted.
_MOST = 100


def entity_order(entity: Entity) -> tuple[int, int, int]:
    return entity["offset"], -entity["length"], _PRIORITY.get(entity["type"], 50)


def end_of(entity: Entity) -> int:
    end: int = entity["offset"] + entity["length"]
    return end


def fix(entities: list[Entity]) -> list[Entity]:
    """Makes the entities lie properly one inside another, as Telegram stores them."""
    if len(entities) < 2:
        return entities
    styles, solid = parts(entities)
    return sorted(solid + _split(styles, solid), key=entity_order)


def parts(entities: list[Entity]) -> tuple[list[Entity], list[Entity]]:
    """The styles, which can be cut into pieces, and the rest, which cannot, clashes dropped."""
    styles: list[Entity] = []
    quotes: list[Entity] = []
    others: list[Entity] = []
    for entity in sorted(entities, key=entity_order):
        kind = entity["type"]
        (styles if kind in _STYLE_SET else quotes if kind in QUOTES else others).append(entity)
    quotes = without_overlaps(quotes)
    others = clear_of_quotes(without_overlaps(others), quotes)
    return styles, sorted(others + quotes, key=entity_order)


def without_overlaps(entities: list[Entity]) -> list[Entity]:
    """Of sorted entities, those that begin after the one kept before them ended."""
    kept: list[Entity] = []
    end = 0
    for entity in entities:
        if entity["offset"] >= end:
            end = end_of(entity)
            kept.append(entity)
    return kept


def clear_of_quotes(entities: list[Entity], quotes: list[Entity]) -> list[Entity]:
    """A link may be inside a quotation but not stick out of one or hold one."""
    return [entity for entity in entities if not any(_sticks_out(entity, quote) for quote in quotes)]


def _sticks_out(entity: Entity, quote: Entity) -> bool:
    apart = end_of(entity) <= quote["offset"] or end_of(quote) <= entity["offset"]
    inside = quote["offset"] <= entity["offset"] and end_of(entity) <= end_of(quote)
    return not apart and not inside


def split(entities: list[Entity]) -> list[Entity]:
    """Cuts the styles again after something new was found in the text."""
    styles = [entity for entity in entities if entity["type"] in _STYLE_SET]
    solid = [entity for entity in entities if entity["type"] not in _STYLE_SET]
    return sorted(solid + _split(styles, solid), key=entity_order)


def limited(entities: list[Entity]) -> list[Entity]:
    """Forgets what is over the limit: links, code and quotations come first, then styles, whole."""
    if len(entities) <= _MOST:
        return entities
    free = [entity for entity in entities if entity["type"] == "custom_emoji"]
    counted = [entity for entity in entities if entity["type"] not in _STYLE_SET | {"custom_emoji"}]
    styles = _split([entity for entity in entities if entity["type"] in _STYLE_SET], [])
    counted += sorted(styles, key=entity_order)
    return fix(free + counted[:_MOST])


def _split(styles: list[Entity], solid: list[Entity]) -> list[Entity]:
    """Joins touching styles of a kind, then cuts them where another style begins or a block ends."""
    spans = {style: _joined(styles, style) for style in STYLES}
    cuts = {start for joined in spans.values() for start, _ in joined}
    cuts.update(edge for entity in solid for edge in (entity["offset"], end_of(entity)))
    edges = sorted(cuts)
    code = [(entity["offset"], end_of(entity)) for entity in solid if entity["type"] in CODE]
    return [
        {"type": style, "offset": begin, "length": end - begin}
        for style, joined in spans.items()
        for first, last in joined
        for begin, end in pairwise([first, *edges[bisect_right(edges, first) : bisect_left(edges, last)], last])
        if not any(left <= begin and end <= right for left, right in code)
    ]


def _joined(styles: list[Entity], style: str) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for entity in sorted((one for one in styles if one["type"] == style), key=entity_order):
        if joined and entity["offset"] <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end_of(entity)))
        else:
            joined.append((entity["offset"], end_of(entity)))
    return joined
