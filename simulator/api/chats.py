"""Asking about chats, and changing how they look."""

from __future__ import annotations

from typing import Any

from simulator.api.call import Call, plays
from simulator.api.targets import chat_to_read, room
from simulator.errors import bad_request
from simulator.world import rooms, talk
from simulator.world.chats import Dialog, Room
from simulator.world.files import Photo

LONGEST_TITLE, LONGEST_DESCRIPTION = 128, 255  # what is longer is cut
ALWAYS = {"accent_color_id": 0, "max_reaction_count": 11,
          "accepted_gift_types": {"unlimited_gifts": False, "limited_gifts": False, "unique_gifts": False,
                                  "premium_subscription": False, "gifts_from_channels": False}}  # fmt: skip


@plays("getChat")
def get_chat(call: Call) -> dict[str, Any]:
    chat = chat_to_read(call)
    full = chat.as_chat() | ALWAYS
    named = chat if isinstance(chat, Room) else chat.human if isinstance(chat, Dialog) else None
    if named is not None and named.picture:
        full["photo"] = _chat_photo(call, named.picture)
    if named is not None and named.username:
        full["active_usernames"] = [named.username]
    if isinstance(chat, Room):
        full |= {"permissions": _permissions(call, chat)} if not chat.is_channel else {}
        full |= {"description": chat.description} if chat.description else {}
        full |= {"linked_chat_id": chat.linked.id} if chat.linked is not None else {}
    if chat.pinned:
        full["pinned_message"] = call.shown(chat.messages[chat.pinned[-1]])
    return full


def _chat_photo(call: Call, photo: Photo) -> dict[str, str]:
    small, big = photo[0], photo[-1]
    ids = {"small_file_id": small.id_for(call.bot.id), "small_file_unique_id": small.unique}
    return ids | {"big_file_id": big.id_for(call.bot.id), "big_file_unique_id": big.unique}


def _permissions(call: Call, chat: Room) -> dict[str, bool]:
    return {name: bool(chat.permissions.get(name, True)) for name in call.world.schema.types["ChatPermissions"]}


@plays("setChatTitle")
def set_title(call: Call) -> bool:
    title = call.args["title"].strip()[:LONGEST_TITLE]
    if not title:
        raise bad_request("title must be non-empty")
    chat = _changeable(call, "can't change private chat title", "not enough rights to change chat title")
    chat.title = title
    if not chat.is_channel:
        talk.post(call.world, chat, {"new_chat_title": chat.title}, sender=call.bot)
    call.world.events.emit("chat", chat, talk.viewers(chat))
    return True


@plays("setChatDescription")
def set_description(call: Call) -> bool:
    told = "not enough rights to set chat description"
    chat = _changeable(call, "can't change private chat description", told)
    description = call.get("description", "").strip()[:LONGEST_DESCRIPTION]
    if chat.description == description:
        raise bad_request("chat description is not modified")
    chat.description = description
    return True


@plays("setChatPermissions")
def set_permissions(call: Call) -> bool:
    chat = room(call, "can't change private chat permissions")
    if chat.is_channel:
        raise bad_request("can't change channel chat permissions")
    if not chat.member(call.bot).may("can_restrict_members"):
        raise bad_request("not enough rights to change chat permissions")
    independent = call.get("use_independent_chat_permissions", False)
    chat.permissions = rooms.permissions(call.world, call.args["permissions"], independent=independent)
    return True


def _changeable(call: Call, if_private: str, without_right: str) -> Room:
    chat = room(call, if_private)
    if not chat.member(call.bot).may("can_change_info"):
        raise bad_request(without_right)
    return chat


@plays("leaveChat")
def leave(call: Call) -> bool:
    rooms.set_status(call.world, room(call, "can't leave private chats"), call.bot, "left", call.bot)
    return True
