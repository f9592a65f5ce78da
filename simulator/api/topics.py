"""Topics of supergroups: made, changed, closed, and found again by the request that speaks into one."""

from __future__ import annotations

from typing import Any

from simulator.api.call import Call, plays
from simulator.api.targets import room
from simulator.errors import bad_request
from simulator.world import topics
from simulator.world.chats import Chat, Room
from simulator.world.topics import COLORS, Topic

LONGEST = 128
NO_FORUM = "the chat is not a forum"
GENERAL = 1  # what is said outside of all topics


@plays("createForumTopic")
def create_topic(call: Call) -> dict[str, Any]:
    chat = _forum(call)
    color = call.get("icon_color", COLORS[0])
    if color not in COLORS:
        raise bad_request("invalid topic icon color specified")
    icon = call.get("icon_custom_emoji_id", "")
    return topics.create(call.world, chat, call.bot, _name(call.args["name"]), color, icon).as_topic()


@plays("editForumTopic")
def edit_topic(call: Call) -> bool:
    chat = _forum(call)
    topic = _known(call, chat)
    name = _name(call.args["name"]) if "name" in call.args else None
    icon = call.get("icon_custom_emoji_id")
    if name in (None, topic.name) and icon in (None, topic.icon):
        raise bad_request("TOPIC_NOT_MODIFIED")
    topics.rename(call.world, chat, call.bot, topic, name, icon)
    return True


@plays("closeForumTopic", "reopenForumTopic")
def close_topic(call: Call) -> bool:
    chat = _forum(call)
    topic, closed = _known(call, chat), call.method == "closeForumTopic"
    if topic.closed == closed:
        raise bad_request("TOPIC_NOT_MODIFIED")
    topics.close(call.world, chat, call.bot, topic, closed=closed)
    return True


@plays("deleteForumTopic")
def delete_topic(call: Call) -> bool:
    chat = _forum(call)
    topics.delete(call.world, chat, _known(call, chat))
    return True


def thread_of(call: Call, chat: Chat) -> dict[str, int]:
    """Where in the chat the request speaks: nowhere in particular, or into one of its topics."""
    number = call.get("message_thread_id", 0)
    if not number or (number == GENERAL and isinstance(chat, Room) and chat.is_forum):
        return {}
    topic = chat.topics.get(number) if isinstance(chat, Room) else None
    if topic is None:
        raise bad_request("message thread not found")
    assert isinstance(chat, Room)
    if topic.closed and not chat.member(call.bot).may("can_manage_topics"):
        raise bad_request("TOPIC_CLOSED")
    return {"thread": number}


def _forum(call: Call) -> Room:
    chat = room(call, NO_FORUM, ("supergroup",))
    if not chat.is_forum:
        raise bad_request(NO_FORUM)
    if not chat.member(call.bot).may("can_manage_topics"):
        raise bad_request("not enough rights to manage topics")
    return chat


def _known(call: Call, chat: Room) -> Topic:
    found = chat.topics.get(call.args["message_thread_id"])
    if found is None:
        raise bad_request("TOPIC_ID_INVALID")
    return found


def _name(given: str) -> str:
    name = given.strip()
    if not 1 <= len(name) <= LONGEST:
        raise bad_request("invalid topic name specified")
    return name
