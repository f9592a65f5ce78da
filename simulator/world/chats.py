"""Where people and bots meet: conversations of two, groups, supergroups, channels."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from simulator.world.accounts import Account, Bot, Human
    from simulator.world.files import Photo
    from simulator.world.messages import Message
    from simulator.world.topics import Topic

PRESENT = ("creator", "administrator", "member", "restricted")
RULING = ("creator", "administrator")


@dataclass(slots=True, eq=False)
class Member:
    """Somebody's standing in a group or channel: kept when they leave, so that it can be told."""

    account: Account
    status: str = "member"
    rights: dict[str, Any] = field(default_factory=dict)
    title: str = ""
    until: int = 0

    @property
    def present(self) -> bool:
        return self.status in PRESENT and (self.status != "restricted" or self.rights.get("is_member", True))

    @property
    def rules(self) -> bool:
        return self.status in RULING

    def may(self, right: str) -> bool:
        return self.status == "creator" or (self.status == "administrator" and bool(self.rights.get(right)))


@dataclass(slots=True, eq=False)
class Chat:
    """What all chats have; `messages` by number, deleted ones gone from it."""

    id: int
    kind: str
    messages: dict[int, Message] = field(default_factory=dict, init=False)
    pinned: list[int] = field(default_factory=list, init=False)
    read: dict[int, int] = field(default_factory=dict, init=False)
    keyboards: dict[int, dict[str, Any]] = field(default_factory=dict, init=False)
    last_message_id: int = field(default=0, init=False)

    def next_message_id(self) -> int:
        self.last_message_id += 1
        return self.last_message_id

    def accounts(self) -> list[Account]:
        """Those who see what is said here."""
        raise LookupError(f"{type(self).__name__} is no chat of its own")

    def as_chat(self) -> dict[str, Any]:
        raise LookupError(f"{type(self).__name__} is no chat of its own")


@dataclass(slots=True, eq=False)
class Dialog(Chat):
    """A person and a bot. The bot knows it by the person's number, the person by the bot's."""

    human: Human
    bot: Bot
    started: bool = False
    blocked: bool = False
    open_until: int = 0  # the bot may write though the person never did: they asked to be let in where it rules

    def next_message_id(self) -> int:
        return self.bot.next_message_id()

    def accounts(self) -> list[Account]:
        return [self.human, self.bot]

    def as_chat(self) -> dict[str, Any]:
        chat = {"id": self.human.id, "type": "private", "first_name": self.human.first_name}
        if self.human.last_name:
            chat["last_name"] = self.human.last_name
        if self.human.username:
            chat["username"] = self.human.username
        return chat


@dataclass(slots=True, eq=False)
class Room(Chat):
    """A group, supergroup or channel."""

    title: str
    username: str = ""
    description: str = ""
    picture: Photo | None = None
    members: dict[int, Member] = field(default_factory=dict)
    permissions: dict[str, Any] = field(default_factory=dict)
    links: dict[str, dict[str, Any]] = field(default_factory=dict)
    joined_by: dict[str, list[int]] = field(default_factory=dict)  # who came by which link
    is_forum: bool = False
    topics: dict[int, Topic] = field(default_factory=dict)
    requests: dict[int, Any] = field(default_factory=dict)  # to join, by whose they are: joining.Request
    migrated_to: int = 0
    linked: Room | None = None  # a channel and the group in which it is discussed know each other

    @property
    def is_channel(self) -> bool:
        return self.kind == "channel"

    def member(self, account: Account) -> Member:
        return self.members.get(account.id) or Member(account, "left")

    def accounts(self) -> list[Account]:
        return [member.account for member in self.members.values() if member.present]

    def as_chat(self) -> dict[str, Any]:
        chat = {"id": self.id, "type": self.kind, "title": self.title}
        chat |= {"username": self.username} if self.username else {}
        return chat | {"is_forum": True} if self.is_forum else chat
