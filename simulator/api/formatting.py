"""Text and captions with their entities, within Telegram's lengths."""

from __future__ import annotations

from typing import Any

from simulator.api.call import Call
from simulator.errors import bad_request
from simulator.text import clean, detect, is_blank, parse
from simulator.world.world import World

LONGEST_TEXT, LONGEST_CAPTION, LONGEST_RAW = 4096, 1024, 32_768


def text_of(call: Call) -> dict[str, Any]:
    """`text` and `entities` as they will stand in the message."""
    if not call.get("text"):
        raise bad_request("message text is empty")
    text, entities = something(call.world, call.args["text"], call.get("parse_mode", ""), call.get("entities"))
    if len(text) > LONGEST_TEXT:
        raise bad_request("MESSAGE_TOO_LONG" if call.method.startswith("edit") else "message is too long")
    content: dict[str, Any] = {"text": text} | ({"entities": entities} if entities else {})
    if options := call.get("link_preview_options"):
        content["link_preview_options"] = options
    return content


def caption_of(world: World, source: dict[str, Any]) -> dict[str, Any]:
    """The same for what stands under media: an item of an album has its own."""
    text, entities = formatted(
        world, source.get("caption", ""), source.get("parse_mode", ""), source.get("caption_entities")
    )
    if len(text) > LONGEST_CAPTION:
        raise bad_request("message caption is too long")
    content: dict[str, Any] = {"caption": text} if text else {}
    if text and entities:
        content["caption_entities"] = entities
    for flag, shown in (("show_caption_above_media", "show_caption_above_media"), ("has_spoiler", "has_media_spoiler")):
        if source.get(flag):
            content[shown] = True
    return content


def something(
    world: World, raw: str, mode: str, given: list[dict[str, Any]] | None
) -> tuple[str, list[dict[str, Any]]]:
    """The same where there must be something to see."""
    text, entities = formatted(world, raw, mode, given)
    if is_blank(text):
        raise bad_request("text must be non-empty")
    return text, entities


def formatted(
    world: World, raw: str, mode: str, given: list[dict[str, Any]] | None
) -> tuple[str, list[dict[str, Any]]]:
    if len(raw.encode("utf-8", "surrogatepass")) > LONGEST_RAW:
        raise bad_request("text is too long")
    has_markup = raw and mode.lower() not in ("", "none")
    text, entities = parse(raw, mode) if has_markup else (raw, list(given or []))
    text, entities = clean(text, entities)
    return text, detect(text, _with_users(world, entities))


def _with_users(world: World, entities: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """A mention by number shows the account, or nothing at all where the number is nobody's."""
    kept = []
    for entity in entities:
        if entity["type"] == "text_mention":
            account = world.accounts.get(entity["user"]["id"])
            if account is None:
                continue
            entity = entity | {"user": account.as_user()}
        kept.append(entity)
    return kept
