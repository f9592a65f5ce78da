"""Photos and other files on their way into a message: uploaded now, or sent before and known by a file_id."""

from __future__ import annotations

from typing import Any

from simulator.api.call import Call
from simulator.errors import Mood, Refusal, bad_request, not_played
from simulator.schema import Upload
from simulator.world.files import PHOTO_LIMIT, UPLOAD_LIMIT, WORDS, File, Photo
from simulator.world.world import World

WRONG_ID = "wrong file identifier/HTTP URL specified"
DEFAULT_MIME = {"video": "video/mp4", "animation": "video/mp4", "voice": "audio/ogg", "audio": "audio/mpeg"}


def media_of(call: Call, kind: str, value: Any, source: dict[str, Any]) -> dict[str, Any]:
    """`{kind: file}` for the message. `source` has what the bot says of the file: width, duration, title …"""
    if kind not in WORDS:
        raise not_played(f"media of type {kind}")
    if isinstance(value, str) and value.startswith("attach://"):
        value = call.attached(value, _not_there(kind, is_item="media" in source))
    if isinstance(value, Upload):
        return taken_in(call.world, kind, value, _said(call, kind, source))
    return by_file_id(call, kind, value)


def taken_in(world: World, kind: str, upload: Upload, said: dict[str, Any] | None = None) -> dict[str, Any]:
    """A new file, within what Telegram takes."""
    size = len(upload.data)
    if not size:
        raise bad_request("file must be non-empty")
    if size > UPLOAD_LIMIT:
        raise Refusal(413, "Request Entity Too Large")
    if kind == "photo":
        if size > PHOTO_LIMIT:
            raise bad_request("file is too big")
        return {"photo": world.files.add_photo(upload.data)}
    mime = upload.mime if upload.mime != "application/octet-stream" else DEFAULT_MIME.get(kind, upload.mime)
    file = world.files.add(kind, upload.data, upload.name, mime, **(said or {}))
    return as_content(file)


def as_content(file: File) -> dict[str, Any]:
    """An animation stands in the message a second time, as the document that older clients show."""
    if file.kind == "animation":
        return {"animation": file, "document": file}
    return {file.kind: file}


def by_file_id(call: Call, kind: str, value: str) -> dict[str, Any]:
    file = call.world.files.by_id(call.bot.id, value)
    if file is None:
        raise bad_request(WRONG_ID)
    if file.kind != kind:
        _check_other_kind(file.kind, kind, call.mood)
    if kind == "photo":
        photo: Photo = call.world.files.photo_of(file)
        return {"photo": photo}
    return as_content(file)


def _check_other_kind(is_of: str, wanted: str, mood: Mood) -> None:
    """A photo is nothing else; other kinds stand for one another, and the file shows as what it was at first."""
    told = f"can't use file of type {WORDS[is_of]} as {WORDS[wanted]}"
    if "photo" in (is_of, wanted):
        raise bad_request(told)
    mood.mistake(told)


def _not_there(kind: str, *, is_item: bool) -> str:
    if is_item:
        return f"can't parse InputMedia: {'photo' if kind == 'photo' else 'media'} not found"
    return f"there is no {kind.replace('_', ' ')} in the request"


def _said(call: Call, kind: str, source: dict[str, Any]) -> dict[str, Any]:
    said: dict[str, Any] = {name: source[name] for name in ("width", "height", "duration") if source.get(name)}
    if kind == "video_note" and source.get("length"):
        said |= {"width": source["length"], "height": source["length"]}
    if kind in ("audio",):
        said["extra"] = {name: source[name] for name in ("performer", "title") if source.get(name)}
    thumbnail = source.get("thumbnail")
    if isinstance(thumbnail, str) and thumbnail.startswith("attach://"):
        thumbnail = call.attached(thumbnail, "there is no thumbnail in the request")
    if isinstance(thumbnail, Upload):
        said["thumbnail"] = call.world.files.add_photo(thumbnail.data)[-1]
    return said
