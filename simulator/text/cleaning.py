"""What Telegram does to any text on arrival: scrubs it, trims it, and checks the entities over it."""

from __future__ import annotations

import re
from bisect import bisect_left

from simulator.errors import bad_request
from simulator.text import links
from simulator.text.order import CODE, QUOTES, STYLES, end_of, entity_order, fix, limited
from simulator.text.units import Entity, byte_offset, is_wide, utf16_length

_FURTHEST = 1_000_000

# Control characters become spaces; these vanish: carriage returns, line and direction separators,
# and three combining marks that draw lines over the neighbouring text.
_DIRTY = re.compile("[\x00-\x09\x0b-\x1f\u2028-\u202e\u0333\u033f\u030a\u200e\u200f]")
_CONTROL = re.compile("[\x00-\x09\x0b\x0c\x0e-\x1f]")
_GONE = re.compile("[\r\u2028-\u202e\u0333\u033f\u030a]")
_DIRECTION_MARKS = re.compile("[\u200e\u200f]+(?=[\u200e\u200f])")

# Text of these alone counts as empty.
_BLANK = re.compile(
    "[ \n\u00a0\u1680\u180e\u2000-\u200f\u202e\u202f\u205f\u2800\u3000\ufeff\ufffc\U000e0000-\U000e007f]*"
)

# Only these may be handed in; what Telegram finds by itself is dropped and then found again.
_GIVEN = frozenset({*STYLES, *QUOTES, *CODE, "text_link", "text_mention", "custom_emoji"})


def is_blank(text: str) -> bool:
    """Whether there is nothing to see, which Telegram refuses as `text must be non-empty`."""
    return _BLANK.fullmatch(text) is not None


def clean(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    """The text and entities as they are stored; an entity out of place is refused, not dropped."""
    try:
        text.encode()
    except UnicodeEncodeError:
        raise bad_request("strings must be encoded in UTF-8") from None
    kept = _accepted(entities) if entities else []
    text, kept = _scrubbed(text, kept)
    visible = text.rstrip(" \n")
    if not visible:
        return "", []
    if kept:
        kept = limited(_cut_at(utf16_length(visible), fix(kept)))
    return _without_lead(visible, kept)


def _accepted(entities: list[Entity]) -> list[Entity]:
    known = [_checked(entity) for entity in entities if entity["type"] in _GIVEN]
    for entity in known:
        for field in ("offset", "length"):
            if not 0 <= entity[field] <= _FURTHEST:
                raise bad_request(f"receive an entity with incorrect {field} {entity[field]}")
    return fix([entity for entity in known if _has_meaning(entity)])


def _checked(entity: Entity) -> Entity:
    """A copy with its link as Telegram writes links; a link to a user is a mention of them."""
    place = {"type": entity["type"], "offset": entity["offset"], "length": entity["length"]}
    kind = entity["type"]
    if kind == "text_link":
        return {**place, **_checked_link(str(entity.get("url", "")))}
    if kind == "custom_emoji" and links.custom_emoji_id(str(entity.get("custom_emoji_id"))) is None:
        raise bad_request("invalid custom emoji identifier specified")
    if kind == "date_time":
        shape = links.date_format(str(entity.get("date_time_format", "")))
        return {**entity, "date_time_format": shape or ""}
    return dict(entity)


def _checked_link(url: str) -> Entity:
    user = links.user_of(url)
    if user is not None:
        return {"type": "text_mention", "user": {"id": user}}
    try:
        return {"url": links.checked(url)}
    except links.BadLink as problem:
        raise bad_request(f"entity URL '{url}' is invalid: {problem}") from None


def _has_meaning(entity: Entity) -> bool:
    no_moment = entity["type"] == "date_time" and entity.get("unix_time", 0) <= 0
    return entity["length"] > 0 and not no_moment


def _scrubbed(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    if entities:
        _check_places(text, entities)
    if _DIRTY.search(text) is None:
        return text, entities
    if entities:
        gone = [utf16_length(text[: match.start()]) for match in _GONE.finditer(text)]
        entities = [moved for entity in entities if (moved := _moved(entity, gone))["length"] > 0]
    text = _CONTROL.sub(" ", _GONE.sub("", text))
    # Of a run of direction marks only the last keeps its meaning.
    return _DIRECTION_MARKS.sub(lambda run: "\u200c" * len(run[0]), text), entities


def _moved(entity: Entity, gone: list[int]) -> Entity:
    start = entity["offset"] - bisect_left(gone, entity["offset"])
    end = end_of(entity) - bisect_left(gone, end_of(entity))
    return {**entity, "offset": start, "length": end - start}


def _check_places(text: str, entities: list[Entity]) -> None:
    """Refuses an entity that cuts an emoji in two or goes past the end of the text."""
    size = utf16_length(text)
    if is_wide(text):
        _check_symbols(text, entities)
    for entity in entities:
        if entity["offset"] > size:
            raise bad_request(f"entity begins after the end of the text at UTF-16 offset {entity['offset']}")
    # Of those open at the end of the text Telegram names the innermost.
    for entity in reversed(entities):
        if end_of(entity) > size:
            raise bad_request(
                f"entity beginning at UTF-16 offset {entity['offset']} ends after the end of the text "
                f"at UTF-16 offset {end_of(entity)}"
            )


def _check_symbols(text: str, entities: list[Entity]) -> None:
    """Finds the first entity edge that falls between the two halves of a symbol."""
    halves: dict[int, int] = {}
    offset = 0
    for index, sign in enumerate(text):
        if sign > "\uffff":
            halves[offset + 1] = index + 1
            offset += 1
        offset += 1
    ends = [(end_of(one), 0, one["offset"]) for one in reversed(entities) if end_of(one) in halves]
    begins = [(one["offset"], 1, one["offset"]) for one in entities if one["offset"] in halves]
    if not ends and not begins:
        return
    edge, is_begin, start = min(ends + begins, key=lambda found: found[:2])
    what = "entity begins" if is_begin else f"entity beginning at UTF-16 offset {start} ends"
    where = byte_offset(text, halves[edge])
    raise bad_request(f"{what} in a middle of a UTF-16 symbol at byte offset {where}")


def _cut_at(size: int, entities: list[Entity]) -> list[Entity]:
    """Shortens what reached into the white space trimmed from the end."""
    cut = [
        {**entity, "length": min(entity["length"], size - entity["offset"])}
        for entity in entities
        if entity["offset"] < size
    ]
    return sorted(cut, key=entity_order)


def _without_lead(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    """Trims the front, but never into an entity: white space inside a style is left alone."""
    lead = len(text) - len(text.lstrip(" \n"))
    if entities:
        lead = min(lead, entities[0]["offset"])
    if lead:
        entities = [{**entity, "offset": entity["offset"] - lead} for entity in entities]
    return text[lead:], entities
