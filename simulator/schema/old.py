"""What older versions of the Bot API had and the real server still reads: put into today's words, with its effect."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from simulator.errors import Mood
from simulator.schema.plain import TRUE, as_text, parameter

METHODS = {
    "kickchatmember": "banChatMember",
    "getchatmemberscount": "getChatMemberCount",
    "setstickersetthumb": "setStickerSetThumbnail",
}
FIELDS = {
    "KeyboardButton": {"request_user": "request_users", "request_phone_number": "request_contact"},
    "ReplyKeyboardRemove": {"hide_keyboard": "remove_keyboard", "personal_keyboard": "selective"},
    "ForceReply": {"force_reply_keyboard": "force_reply", "personal_keyboard": "selective"},
    "ReplyKeyboardMarkup": {"personal_keyboard": "selective"},
    **{f"InputMedia{kind}": {"thumb": "thumbnail"} for kind in ("Animation", "Audio", "Document", "Video")},
}
FLAT = ("can_send_messages", "can_send_media_messages", "can_send_other_messages", "can_add_web_page_previews")
MEDIA = ("can_send_audios", "can_send_documents", "can_send_photos", "can_send_videos", "can_send_video_notes",
         "can_send_voice_notes")  # fmt: skip
WITH_ALL = ("can_send_polls", "can_change_info", "can_invite_users", "can_pin_messages", "can_manage_topics")

Given = dict[str, Any]


def _reply(given: Given) -> Any:
    allowed = as_text(given.get("allow_sending_without_reply", "")).strip().lower() in TRUE
    number = parameter("Integer", given.get("reply_to_message_id", 0), "reply_to_message_id", Mood(strict=False))
    return {"message_id": number, "allow_sending_without_reply": allowed} if number > 0 else None


def _preview(given: Given) -> Any:
    disabled = as_text(given["disable_web_page_preview"]).strip().lower() in TRUE
    return {"is_disabled": True} if disabled else None


def _correct(given: Given) -> Any:
    return [parameter("Integer", given["correct_option_id"], "correct_option_id", Mood(strict=False))]


def _permissions(given: Given) -> Any:
    """Four flags that brought others with them; all four together lifted every restriction."""
    messages, media, other, previews = (as_text(given.get(name, "")).strip().lower() in TRUE for name in FLAT)
    media = media or other or previews
    messages = messages or media
    permitted = {"can_send_messages": messages, "can_send_other_messages": other, "can_add_web_page_previews": previews}
    permitted |= dict.fromkeys(MEDIA, media)
    return permitted | dict.fromkeys(WITH_ALL, messages and media and other and previews)


def _as_it_is(name: str) -> Callable[[Given], Any]:
    return lambda given: given[name]


# The old parameter, the new one, and what the new one is then; nothing, if that is given itself.
PARAMETERS: dict[str, tuple[str, Callable[[Given], Any]]] = {
    "reply_to_message_id": ("reply_parameters", _reply),
    "allow_sending_without_reply": ("reply_parameters", _reply),
    "disable_web_page_preview": ("link_preview_options", _preview),
    "correct_option_id": ("correct_option_ids", _correct),
    "thumb": ("thumbnail", _as_it_is("thumb")),
    "can_manage_voice_chats": ("can_manage_video_chats", _as_it_is("can_manage_voice_chats")),
    **dict.fromkeys(FLAT, ("permissions", _permissions)),
}


def in_todays_words(method: str, fields: Mapping[str, Any], given: Mapping[str, Any], mood: Mood) -> Given:
    """The parameters that the method has; what it has not is a mistake, and is read only where it once was one."""
    known = {name: value for name, value in given.items() if name in fields}
    for name, value in given.items():
        if name in fields or (name == "method" and value == method):  # some libraries say it twice
            continue
        today, made = PARAMETERS.get(name, ("", None))
        if made is None or today not in fields:
            mood.mistake(f'unknown parameter "{name}" in {method}')
            continue
        mood.mistake(f'parameter "{name}" of {method} is out of date: use "{today}"')
        if today not in given and (wanted := made(dict(given))) is not None:
            known[today] = wanted
    return known


def fields_in_todays_words(kind: str, value: Given, mood: Mood) -> Given:
    if kind == "ChatPermissions" and "can_send_media_messages" in value:
        return _media_apart(value, mood)
    old = FIELDS.get(kind)
    if old is None or value.keys().isdisjoint(old):
        return value
    for name in old.keys() & value.keys():
        mood.mistake(f'field "{name}" of {kind} is out of date: use "{old[name]}"')
    return {old.get(name, name): item for name, item in value.items()}


def _media_apart(value: Given, mood: Mood) -> Given:
    mood.mistake('field "can_send_media_messages" of ChatPermissions is out of date: use one for each kind of media')
    today = {name: item for name, item in value.items() if name != "can_send_media_messages"}
    if today.keys().isdisjoint(MEDIA):
        today |= dict.fromkeys(MEDIA, value["can_send_media_messages"])
        today.setdefault("can_send_messages", value["can_send_media_messages"])
    return today
