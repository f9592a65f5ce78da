"""Albums: two to ten photos and videos, or as many documents, or as many tracks, sent as one."""

from __future__ import annotations

import re
from typing import Any

from simulator.api.addresses import FAILED
from simulator.api.call import Call, plays
from simulator.api.formatting import caption_of
from simulator.api.media import WRONG_ID, media_of
from simulator.api.sends import manner_of, reply_of
from simulator.api.targets import chat_to_write, spend_pace
from simulator.errors import Mood, Refusal, bad_request
from simulator.world import talk

FEWEST, MOST = 2, 10
IN_ALBUMS = ("photo", "video", "audio", "document")
ALONE = ("document", "audio")  # kinds that stand only beside their like
CODE = re.compile(r"[A-Z0-9_]+")
WORDS = {"document": "Document", "audio": "Audio"}


@plays("sendMediaGroup")
def send_album(call: Call) -> list[dict[str, Any]]:
    items = call.args["media"]
    _check_together(items, call.mood)
    chat = chat_to_write(call, items[0]["type"])
    contents = [_content(call, place, item) for place, item in enumerate(items, 1)]
    more = reply_of(call, chat) | manner_of(call, chat)
    quote = more.pop("quote", {})
    spend_pace(call, chat)
    album = str(next(call.world.numbers.albums)) if len(contents) > 1 else ""
    said = talk.post_all(call.world, chat, [content | quote for content in contents], album=album, **more)
    return [call.shown(message) for message in said]


def _check_together(items: list[dict[str, Any]], mood: Mood) -> None:
    kinds = [item["type"] for item in items]
    if not kinds:
        raise bad_request("there are no messages to send")
    if len(kinds) > MOST:
        raise bad_request("too many messages to send as an album")
    if len(kinds) < FEWEST:  # the real one lets a single item pass against its own documentation
        mood.mistake(f"an album must include {FEWEST}-{MOST} items")
    if len({bool(item.get("show_caption_above_media")) for item in items}) > 1:
        raise bad_request("parameter show_caption_above_media must be the same for all messages")
    for kind in ALONE:
        if kind in kinds and set(kinds) != {kind}:
            raise bad_request(f"{WORDS[kind]} can't be mixed with other media types")


def _content(call: Call, place: int, item: dict[str, Any]) -> dict[str, Any]:
    """What the server learns only when it sends is told with the item's place, and in its raw word."""
    try:
        return media_of(call, item["type"], item["media"], item) | caption_of(call.world, item)
    except Refusal as refusal:
        words = refusal.description.removeprefix("Bad Request: ")
        if words == WRONG_ID:
            words = words[0].upper() + words[1:]
        elif not CODE.fullmatch(words):
            raise
        raise bad_request(FAILED.format(place, words)) from None
