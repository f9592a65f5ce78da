"""Topics of a supergroup: each begins with a message of the chat's own, whose number it bears."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from simulator.world import talk

if TYPE_CHECKING:
    from simulator.world.accounts import Account
    from simulator.world.chats import Room
    from simulator.world.world import World

COLORS = (7322096, 16766590, 13338331, 9367192, 16749490, 16478047)


@dataclass(slots=True)
class Topic:
    id: int
    name: str
    color: int
    icon: str = ""
    closed: bool = False

    def as_topic(self) -> dict[str, Any]:
        """The Bot API's ForumTopic."""
        about = {"message_thread_id": self.id, "name": self.name, "icon_color": self.color}
        return about | ({"icon_custom_emoji_id": self.icon} if self.icon else {})


def create(world: World, room: Room, by: Account, name: str, color: int = COLORS[0], icon: str = "") -> Topic:
    topic = Topic(room.last_message_id + 1, name, color, icon)
    room.topics[topic.id] = topic
    said = {name: value for name, value in topic.as_topic().items() if name != "message_thread_id"}
    talk.post(world, room, {"forum_topic_created": said}, sender=by, thread=topic.id)
    _changed(world, room)
    return topic


def rename(world: World, room: Room, by: Account, topic: Topic, name: str | None, icon: str | None) -> None:
    changes = {"name": name, "icon_custom_emoji_id": icon}
    topic.name = topic.name if name is None else name
    topic.icon = topic.icon if icon is None else icon
    said = {field: value for field, value in changes.items() if value is not None}
    talk.post(world, room, {"forum_topic_edited": said}, sender=by, thread=topic.id)
    _changed(world, room)


def close(world: World, room: Room, by: Account, topic: Topic, *, closed: bool) -> None:
    topic.closed = closed
    kind = "forum_topic_closed" if closed else "forum_topic_reopened"
    talk.post(world, room, {kind: {}}, sender=by, thread=topic.id)
    _changed(world, room)


def delete(world: World, room: Room, topic: Topic) -> None:
    """With all that was said in it."""
    for message in [message for message in room.messages.values() if message.thread == topic.id]:
        talk.take_back(world, message)
    del room.topics[topic.id]
    _changed(world, room)


def _changed(world: World, room: Room) -> None:
    world.events.emit("chat", room, talk.viewers(room))
