"""Which chat a request speaks of, and whether this bot may do that there."""

from __future__ import annotations

from typing import Any

from simulator.api.call import Call
from simulator.errors import Refusal, bad_request, forbidden
from simulator.world.accounts import Account, Bot, Human
from simulator.world.chats import Chat, Dialog, Room
from simulator.world.messages import Message

TO_A_BOT = "the bot can't send messages to the bot"
PLACES = {"group": "group chat", "supergroup": "supergroup chat", "channel": "channel chat"}
# The permission that each kind of message takes in a group, and what Telegram calls such messages.
PERMISSIONS = {
    "text": ("can_send_messages", "text messages"),
    "photo": ("can_send_photos", "photos"),
    "video": ("can_send_videos", "videos"),
    "animation": ("can_send_other_messages", "animations"),
    "audio": ("can_send_audios", "music"),
    "document": ("can_send_documents", "documents"),
    "voice": ("can_send_voice_notes", "voice notes"),
    "video_note": ("can_send_video_notes", "video notes"),
    "poll": ("can_send_polls", "polls"),
}


def chat_to_read(call: Call, number: Any = None) -> Chat:
    """The chat meant by `chat_id`, if the bot knows it at all."""
    found = _found(call, call.get("chat_id", "") if number is None else number)
    if isinstance(found, Bot):
        raise bad_request("chat not found") if found is call.bot else forbidden(TO_A_BOT)
    if isinstance(found, Human):
        return _dialog(call, found)
    _may_enter(call, found)
    return found


def chat_to_write(call: Call, kind: str = "text") -> Chat:
    """The chat, if the bot may say something of this kind there now; takes one message of the pace."""
    chat = chat_to_read(call)
    if isinstance(chat, Dialog):
        _may_write_to(chat, call.world.now)
    elif isinstance(chat, Room):
        _may_speak(call, chat, kind)
    return chat


def spend_pace(call: Call, chat: Chat) -> None:
    is_group = chat.kind in ("group", "supergroup")
    call.world.pace.spend(call.bot.id, chat.id, is_group, call.world.clock.now())


def _found(call: Call, number: Any) -> Bot | Human | Room:
    found: Any
    if number == "":
        raise bad_request("chat_id is empty")
    if isinstance(number, str):
        found = call.world.names.get(number[1:].lower())
        found = None if isinstance(found, Human) else found
    else:
        found = call.world.accounts.get(number) or call.world.rooms.get(number)
    if found is None:
        raise bad_request("chat not found")
    assert isinstance(found, Bot | Human | Room)
    return found


def _dialog(call: Call, human: Human) -> Dialog:
    found = call.world.dialogs.get((human.id, call.bot.id))
    known = found is not None and (found.started or found.open_until > call.world.now)
    if not known and not call.world.meet(human, call.bot):
        raise bad_request("chat not found")
    return call.world.dialog(human, call.bot)


def _may_enter(call: Call, room: Room) -> None:
    member = room.members.get(call.bot.id)
    if member is not None and member.status == "kicked":
        raise forbidden(f"bot was kicked from the {PLACES[room.kind]}")
    if member is None or not member.present:
        if room.username and call.method in ("getChat", "getChatMemberCount", "getChatAdministrators", "getChatMember"):
            return
        if member is None and not room.username:
            raise bad_request("chat not found")
        raise forbidden(f"bot is not a member of the {PLACES[room.kind]}")


def _may_write_to(dialog: Dialog, now: int) -> None:
    if not dialog.human.active:
        raise forbidden("user is deactivated")
    if dialog.blocked:
        raise forbidden("bot was blocked by the user")
    if not dialog.started and dialog.open_until <= now:
        raise forbidden("bot can't initiate conversation with a user")


def _may_speak(call: Call, room: Room, kind: str) -> None:
    if room.migrated_to:
        raise Refusal(
            400, "Bad Request: group chat was upgraded to a supergroup chat", migrate_to_chat_id=room.migrated_to
        )
    member = room.member(call.bot)
    if room.is_channel:
        if not member.may("can_post_messages"):
            raise bad_request("need administrator rights in the channel chat")
        return
    right, words = PERMISSIONS.get(kind, ("can_send_messages", "text messages"))
    allowed = member.rights if member.status == "restricted" else room.permissions
    if not member.rules and not allowed.get(right, True):
        raise bad_request(f"not enough rights to send {words} to the chat")


def message_in(chat: Chat, number: int | None, complaint: str) -> Message:
    found = chat.messages.get(number or 0)
    if found is None:
        raise bad_request(complaint)
    return found


def account(call: Call, complaint: str = "user not found") -> Account:
    """The one that `user_id` speaks of."""
    found = call.world.accounts.get(call.args["user_id"])
    if found is None:
        raise bad_request(complaint)
    return found


def room(call: Call, complaint: str, kinds: tuple[str, ...] = ("group", "supergroup", "channel")) -> Room:
    """A group or channel that the bot is in, or the complaint that it is none."""
    chat = chat_to_read(call)
    if not isinstance(chat, Room) or chat.kind not in kinds:
        raise bad_request(complaint)
    return chat
