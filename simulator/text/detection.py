"""What Telegram finds in a text by itself: names, tags, commands, links and addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator

from simulator.text import urls
from simulator.text.order import (
    QUOTES,
    STYLES,
    clear_of_quotes,
    end_of,
    entity_order,
    split,
    without_overlaps,
)
from simulator.text.units import Entity, is_wide, utf16_length

# One glance decides whether there is anything to look for: most messages have none of these.
_ANYTHING = re.compile(r"[@#$/]|\.[^\s.]")

# The signs of a hashtag: letters and digits of any script, some of which Python calls marks.
_TAG = r"\w\u200c\xb7\u0d80-\u0dff"

_MENTION = re.compile(r"(?<!\w)@([A-Za-z0-9_]++)(?!\w)")
_COMMAND = re.compile(r"(?<![\w/<>])/([A-Za-z0-9_]++)(?:@([A-Za-z0-9_]*+))?+(?![\w/<>])")
_HASHTAG = re.compile(rf"(?<![{_TAG}])#([{_TAG}]++)(?!#)(@[A-Za-z0-9_]{{3,32}}(?!\w))?")
_CASHTAG = re.compile(rf"(?<![{_TAG}$])\$(?>1INCH|[A-Z]++)(@[A-Za-z0-9_]{{3,32}})?(?![{_TAG}$])")

# The only names shorter than four signs: Telegram's own inline bots.
_SHORT_NAMES = frozenset({"gif", "vid", "pic"})

_NOT_SOLID = QUOTES.union(STYLES)

_Found = tuple[str, int, int]


def detect(text: str, entities: list[Entity]) -> list[Entity]:
    """The entities with what was found added; nothing is found inside code or another link."""
    if _ANYTHING.search(text) is None:
        return list(entities)
    found = _as_entities(text, [*_names(text), *_tags(text), *urls.find(text)])
    if not found:
        return list(entities)
    return _merged(entities, found) if entities else found


def _names(text: str) -> Iterator[_Found]:
    if "@" in text:
        for match in _MENTION.finditer(text):
            size = len(match[1])
            if 4 <= size <= 32 or match[1].lower() in _SHORT_NAMES:
                yield "mention", match.start(), match.end()
    if "/" in text:
        for match in _COMMAND.finditer(text):
            if len(match[1]) <= 64 and (match[2] is None or 3 <= len(match[2]) <= 32):
                yield "bot_command", match.start(), match.end()


def _tags(text: str) -> Iterator[_Found]:
    if "#" in text:
        for match in _HASHTAG.finditer(text):
            # A tag needs a letter, and only its first 256 signs count.
            if any(sign.isalpha() for sign in match[1][:256]):
                cut = len(match[1]) > 256
                yield "hashtag", match.start(), match.start() + 257 if cut else match.end()
    if "$" in text:
        for match in _CASHTAG.finditer(text):
            if len(match[0].partition("@")[0]) <= 9:
                yield "cashtag", match.start(), match.end()


def _as_entities(text: str, found: list[_Found]) -> list[Entity]:
    wide = is_wide(text)
    entities: list[Entity] = []
    for kind, start, end in found:
        offset = utf16_length(text[:start]) if wide else start
        length = utf16_length(text[start:end]) if wide else end - start
        entities.append({"type": kind, "offset": offset, "length": length})
    return without_overlaps(sorted(entities, key=entity_order))


def _merged(entities: list[Entity], found: list[Entity]) -> list[Entity]:
    """Entities already there win; styles are then cut again around what was found."""
    quotes = [entity for entity in entities if entity["type"] in QUOTES]
    solid = [entity for entity in entities if entity["type"] not in _NOT_SOLID]
    fresh = [
        one
        for one in clear_of_quotes(found, quotes)
        if all(end_of(one) <= old["offset"] or end_of(old) <= one["offset"] for old in solid)
    ]
    return split([*entities, *fresh])
