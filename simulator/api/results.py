"""InlineQueryResult and its InputMessageContent: what a bot offers, as the message that it becomes."""

from __future__ import annotations

import zlib
from io import BytesIO
from typing import Any
from urllib.parse import urlsplit

from PIL import Image, ImageOps

from simulator.api.call import Call
from simulator.api.formatting import LONGEST_TEXT, caption_of, formatted
from simulator.api.markup import inline_rows
from simulator.api.media import as_content, by_file_id
from simulator.api.sends import VENUE
from simulator.errors import bad_request, not_played
from simulator.text import utf16_length
from simulator.world.inline import Result

LONGEST_ID = 64  # bytes
# Of each kind of result the kind of file in the message; the result's fields bear the name in the middle.
FILES = {"gif": ("animation", "gif"), "mpeg4_gif": ("animation", "mpeg4")}
FILES |= {kind: (kind, kind) for kind in ("photo", "video", "audio", "voice", "document")}
MIME = {"gif": "image/gif", "mpeg4_gif": "video/mp4", "audio": "audio/mpeg", "voice": "audio/ogg"}
DOCUMENTS = ("application/pdf", "application/zip")
PLACES = ("location", "venue")
CONTACT = ("phone_number", "first_name", "last_name", "vcard")
STAND_IN = {"width": 640, "height": 480, "duration": 0}  # where the bot does not tell


def result_of(call: Call, given: dict[str, Any]) -> Result:
    kind = given["type"]
    if not 1 <= len(given["id"].encode()) <= LONGEST_ID:
        raise bad_request("RESULT_ID_INVALID" if given["id"] else "RESULT_ID_EMPTY")
    rows = inline_rows(given.get("reply_markup", {}).get("inline_keyboard", []), call.mood)
    content = _content(call, kind, given)
    title = given.get("title") or given.get("first_name") or given.get("caption") or kind
    description = given.get("description") or given.get("address") or given.get("phone_number") or ""
    return Result(given["id"], kind, title, description, content, {"inline_keyboard": rows} if rows else None)


def _content(call: Call, kind: str, given: dict[str, Any]) -> dict[str, Any]:
    if (instead := given.get("input_message_content")) is not None:
        return _instead(call, instead)
    if kind in FILES:
        return _file(call, kind, given) | caption_of(call.world, given)
    if kind in PLACES:
        return _place(given)
    if kind == "contact":
        return {"contact": {name: given[name] for name in CONTACT if name in given}}
    raise not_played(f"inline results of type {kind}")


def _instead(call: Call, given: dict[str, Any]) -> dict[str, Any]:
    """InputMessageContent: what is sent in place of the result itself."""
    if "message_text" in given:
        return _text(call, given)
    if "latitude" in given:
        return _place(given)
    if "phone_number" in given:
        return {"contact": {name: given[name] for name in CONTACT if name in given}}
    raise not_played("this input_message_content")


def _text(call: Call, given: dict[str, Any]) -> dict[str, Any]:
    text, entities = formatted(call.world, given["message_text"], given.get("parse_mode", ""), given.get("entities"))
    if not text:
        raise bad_request("message text is empty")
    if utf16_length(text) > LONGEST_TEXT:
        raise bad_request("MESSAGE_TOO_LONG")
    more = {"entities": entities} if entities else {}
    return {"text": text} | more | {name: given[name] for name in ("link_preview_options",) if name in given}


def _place(given: dict[str, Any]) -> dict[str, Any]:
    location = {"latitude": given["latitude"], "longitude": given["longitude"]}
    if abs(location["latitude"]) > 90 or abs(location["longitude"]) > 180:
        raise bad_request("wrong location specified")
    if given.get("horizontal_accuracy"):
        location["horizontal_accuracy"] = given["horizontal_accuracy"]
    if "address" not in given:
        return {"location": location}
    venue = {"location": location} | {name: given[name] for name in VENUE if name in given}
    return {"location": location, "venue": venue}


def _file(call: Call, kind: str, given: dict[str, Any]) -> dict[str, Any]:
    becomes, field = FILES[kind]
    if f"{field}_file_id" in given:
        return by_file_id(call, becomes, given[f"{field}_file_id"])
    return _stand_in(call, kind, given)


def _stand_in(call: Call, kind: str, given: dict[str, Any]) -> dict[str, Any]:
    """Nothing is fetched from elsewhere: what the address leads to is shown by something of the same kind and size."""
    becomes, field = FILES[kind]
    parts = urlsplit(given[f"{field}_url"])
    if parts.scheme not in ("http", "https") or not parts.netloc:
        raise bad_request("WEBDOCUMENT_URL_INVALID")
    if kind == "document" and given["mime_type"] not in DOCUMENTS:
        raise bad_request("FILE_CONTENT_TYPE_INVALID")
    said = {name: given.get(f"{field}_{name}", usual) for name, usual in STAND_IN.items()}
    if becomes == "photo":
        picture = _picture(said["width"], said["height"], zlib.crc32(parts.path.encode()))
        return {"photo": call.world.files.add_photo(picture)}
    name, mime = parts.path.rpartition("/")[2], given.get("mime_type", MIME.get(kind, ""))
    return as_content(call.world.files.add(becomes, parts.geturl().encode(), name, mime, **said))


def _picture(width: int, height: int, seed: int) -> bytes:
    shades = Image.linear_gradient("L").resize((max(1, width), max(1, height)))
    dark, light = f"hsl({seed % 360}, 45%, 35%)", f"hsl({(seed + 40) % 360}, 60%, 75%)"
    out = BytesIO()
    ImageOps.colorize(shades, dark, light).save(out, "JPEG")
    return out.getvalue()
