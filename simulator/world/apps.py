"""Mini Apps: who opened which, and what is said of it in the address, signed with the bot's token."""

from __future__ import annotations

import hashlib
import hmac
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlencode, urlsplit, urlunsplit

from simulator.world import talk
from simulator.world.accounts import Bot, Human
from simulator.world.chats import Chat, Dialog

if TYPE_CHECKING:
    from simulator.world.world import World

VERSION = "9.1"  # of the protocol between client and Mini App that is played
KINDS = ("button", "menu", "keyboard", "link", "results")
ASKED = ("button", "menu")  # opened so, it has a query that answerWebAppQuery answers
UNSIGNED = ("keyboard",)  # opened so, it is told nothing and gives its data back by sendData


@dataclass(slots=True, eq=False)
class Launch:
    """`kind`: by what it was opened. `start`: the link's parameter. `button`: the words on the key that opened it."""

    id: str
    kind: str
    human: Human
    bot: Bot
    chat: Chat
    url: str
    at: int
    start: str = ""
    button: str = ""
    answered: bool = False


def is_app_address(url: str) -> bool:
    """Only HTTPS; on this machine without, as Telegram's test servers allow."""
    parts = urlsplit(url)
    return bool(parts.netloc) and (parts.scheme == "https" or is_of_this_machine(url))


def is_of_this_machine(url: str) -> bool:
    parts = urlsplit(url)
    return parts.scheme in ("http", "https") and parts.hostname in ("127.0.0.1", "localhost", "::1")


def init_data(world: World, launch: Launch) -> str:
    """What the Mini App knows of who opened it, and can show to its server."""
    if launch.kind in UNSIGNED:
        return ""
    fields: dict[str, str] = {"query_id": launch.id} if launch.kind in ASKED else {}
    fields["user"] = json.dumps(_user(world, launch), ensure_ascii=False, separators=(",", ":"))
    if launch.kind == "link":
        own = isinstance(launch.chat, Dialog) and launch.chat.bot is launch.bot
        fields["chat_instance"] = talk.chat_instance(launch.chat, launch.bot)
        fields["chat_type"] = "sender" if own else launch.chat.kind
        fields |= {"start_param": launch.start} if launch.start else {}
    fields["auth_date"] = str(launch.at)
    return urlencode(fields | {"hash": sign(launch.bot.token, fields)}, quote_via=quote)


def sign(token: str, fields: dict[str, str]) -> str:
    checked = "\n".join(f"{name}={fields[name]}" for name in sorted(fields))
    key = hmac.new(b"WebAppData", token.encode(), hashlib.sha256).digest()
    return hmac.new(key, checked.encode(), hashlib.sha256).hexdigest()


def _user(world: World, launch: Launch) -> dict[str, Any]:
    human = launch.human
    user: dict[str, Any] = {"id": human.id, "first_name": human.first_name, "last_name": human.last_name}
    user |= {"username": human.username} if human.username else {}
    user |= {"language_code": human.language} if human.language else {}
    dialog = world.dialog(human, launch.bot)
    return user | ({"allows_write_to_pm": True} if dialog.started and not dialog.blocked else {})


def address(world: World, launch: Launch, theme: dict[str, str], platform: str) -> str:
    """The Mini App's own, with what the client tells it behind the hash, as Telegram's clients do."""
    parts = urlsplit(launch.url)
    if launch.start:
        query = "&".join(filter(None, [parts.query, urlencode({"tgWebAppStartParam": launch.start})]))
        parts = parts._replace(query=query)
    told = {"tgWebAppData": init_data(world, launch), "tgWebAppVersion": VERSION, "tgWebAppPlatform": platform,
            "tgWebAppThemeParams": json.dumps(theme, separators=(",", ":"))}  # fmt: skip
    joint = "" if not parts.fragment else "&" if "=" in parts.fragment or "?" in parts.fragment else "?"
    return urlunsplit(parts._replace(fragment=parts.fragment + joint + urlencode(told, quote_via=quote)))
