"""People and bots."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from simulator.errors import Refusal

if TYPE_CHECKING:
    from simulator.world.files import Photo
    from simulator.world.updates import Updates
    from simulator.world.webhooks import Webhook

TOKEN = re.compile(r"([1-9]\d{0,15}):[A-Za-z0-9_-]{3,100}")


@dataclass(slots=True, eq=False)
class Account:
    """Whoever can write: what both kinds have in common."""

    id: int
    first_name: str
    last_name: str = ""
    username: str = ""
    picture: Photo | None = None
    active: bool = True

    is_bot = False

    @property
    def name(self) -> str:
        return f"{self.first_name} {self.last_name}".strip()

    def as_user(self) -> dict[str, Any]:
        """The Bot API's User."""
        user: dict[str, Any] = {"id": self.id, "is_bot": self.is_bot, "first_name": self.first_name}
        if self.last_name:
            user["last_name"] = self.last_name
        if self.username:
            user["username"] = self.username
        return user


@dataclass(slots=True, eq=False)
class Human(Account):
    language: str = ""
    phone: str = ""
    hidden: bool = False  # forwards of what they said do not name them

    def as_user(self) -> dict[str, Any]:
        user = Account.as_user(self)
        if self.language:
            user["language_code"] = self.language
        return user


@dataclass(slots=True, eq=False)
class Bot(Account):
    """A bot, made when its token is first seen. What it says about itself is kept by language ("" for all)."""

    token: str = ""
    updates: Updates = field(init=False)
    names: dict[str, str] = field(default_factory=dict)
    descriptions: dict[str, str] = field(default_factory=dict)
    short_descriptions: dict[str, str] = field(default_factory=dict)
    commands: dict[tuple[str, str], list[dict[str, str]]] = field(default_factory=dict)
    menus: dict[int, dict[str, Any]] = field(default_factory=dict)
    reads_all: bool = False
    inline: bool = True  # what a real bot's owner switches on at BotFather is on here, so that it can be tried
    hears_choices: bool = True
    placeholder: str = ""
    apps: dict[str, str] = field(default_factory=dict)  # addresses of Mini Apps by short name; "": the main one
    webhook: Webhook | None = None
    last_message_id: int = 0
    busy: int = 0  # requests being answered, long polls aside
    held: int = 0  # requests that a fault holds up until time has passed
    on_the_way: int = 0  # updates that arrive a moment later
    last_due: float = 0.0
    goes_on: bool = False  # it may confirm updates before it has done with them

    is_bot = True

    def next_message_id(self) -> int:
        """One count for all private chats of an account, as in the real one."""
        self.last_message_id += 1
        return self.last_message_id

    def as_me(self) -> dict[str, Any]:
        flags = {"can_join_groups": True, "can_read_all_group_messages": self.reads_all,
                 "supports_inline_queries": self.inline, "has_main_web_app": "" in self.apps}  # fmt: skip
        off = ("can_connect_to_business", "has_topics_enabled")
        more = ("allows_users_to_create_topics", "can_manage_bots", "supports_join_request_queries")
        return self.as_user() | flags | dict.fromkeys((*off, *more), False)


def bot_id(token: str) -> int:
    """The number before the colon; a token of another form is nobody's."""
    found = TOKEN.fullmatch(token)
    if found is None:
        raise Refusal(404, "Not Found")
    return int(found.group(1))
