"""What a person sees: the same messages as a bot, with files by address instead of file_id."""

from __future__ import annotations

from collections import Counter
from typing import Any

from simulator.api.commands import commands_for, menu_for
from simulator.people.acts import may_write
from simulator.world.accounts import Account, Bot, Human
from simulator.world.chats import Chat, Dialog, Room
from simulator.world.events import Event
from simulator.world.files import File, Photo
from simulator.world.joining import Request
from simulator.world.messages import Message
from simulator.world.rooms import as_member
from simulator.world.world import World

FILES = "/chat/files/"
SERVICE_WORDS = {"new_chat_members": "joined", "left_chat_member": "left", "pinned_message": "pinned"}
COLORS = 7
MOST_UNREAD = 99


def by_address(file: File) -> dict[str, Any]:
    return {"file_id": file.unique, "url": FILES + file.unique}


def picture_of(photo: Photo | None) -> str | None:
    return FILES + photo[min(1, len(photo) - 1)].unique if photo else None


def chat_number(chat: Chat) -> int:
    """The number by which the person knows the chat: a conversation with a bot bears the bot's."""
    return chat.bot.id if isinstance(chat, Dialog) else chat.id


def message_view(viewer: Human, message: Message) -> dict[str, Any]:
    shown = message.render(by_address)
    shown["chat"] = shown["chat"] | {"id": chat_number(message.chat)}
    shown["out"] = message.sender is viewer
    counted = Counter(one.get("emoji", "⭐") for many in message.reactions.values() for one in many)
    mine = {one.get("emoji") for one in message.reactions.get(viewer.id, [])}
    shown["reactions"] = [{"emoji": e, "count": n, "mine": e in mine} for e, n in counted.items()]
    if "poll" in shown:
        shown["poll"] = _with_choice(shown["poll"], message.votes.get(viewer.id, []))
    return shown


def _with_choice(poll: dict[str, Any], chosen: list[int]) -> dict[str, Any]:
    options = [option | {"chosen": place in chosen} for place, option in enumerate(poll["options"])]
    return poll | {"options": options}


def person_view(world: World, human: Human) -> dict[str, Any]:
    fields = ("id", "name", "first_name", "last_name", "username", "language", "is_bot", "active")
    about = {name: getattr(human, name) for name in fields}
    about["unread"] = sum(unread(human, chat) for chat in chats_of(world, human))
    return about | {"photo": picture_of(human.picture), "color": human.id % COLORS}


def bot_view(bot: Bot, language: str = "") -> dict[str, Any]:
    def told(kept: dict[str, str], otherwise: str = "") -> str:
        return kept.get(language[:2], kept.get("", otherwise))

    about = {"id": bot.id, "name": told(bot.names, bot.first_name), "username": bot.username, "is_bot": True}
    words = {"description": told(bot.descriptions), "short_description": told(bot.short_descriptions)}
    more = {"commands": bot.commands.get(("default", language[:2])) or bot.commands.get(("default", ""), []),
            "webhook": bot.webhook is not None, "inline": bot.inline,
            "placeholder": bot.placeholder, "app": "" in bot.apps}  # fmt: skip
    return about | words | more | {"photo": picture_of(bot.picture), "color": bot.id % COLORS}


def account_view(world: World, account: Account, language: str) -> dict[str, Any]:
    if isinstance(account, Bot):
        return bot_view(account, language)
    return person_view(world, world.human(account.id))


def chats_of(world: World, human: Human) -> list[Chat]:
    """All bots, met or not, and the groups and channels one is in."""
    dialogs: list[Chat] = [world.dialog(human, bot) for bot in world.bots()]
    return dialogs + [room for room in world.rooms.values() if room.member(human).present and not room.migrated_to]


def unread(human: Human, chat: Chat) -> int:
    """Messages after the last one read; counted from the end, where the new ones are."""
    seen, count = chat.read.get(human.id, 0), 0
    for number in reversed(chat.messages):
        if number <= seen or count >= MOST_UNREAD:
            break
        count += chat.messages[number].sender is not human
    return count


def chat_row(human: Human, chat: Chat) -> dict[str, Any]:
    row: dict[str, Any] = {"id": chat_number(chat), "unread": unread(human, chat), "muted": False}
    row |= {"last": last_of(chat), "can_write": may_write(human, chat), "pinned": chat.pinned[-1] if chat.pinned else 0}
    if isinstance(chat, Dialog):
        row |= {"kind": "bot", "title": bot_view(chat.bot, human.language)["name"], "username": chat.bot.username,
                "photo": picture_of(chat.bot.picture), "color": chat.bot.id % COLORS, "members": 2,
                "started": chat.started, "blocked": chat.blocked, "status": "member"}  # fmt: skip
        return row
    assert isinstance(chat, Room)
    return row | {"kind": chat.kind, "title": chat.title, "username": chat.username, "photo": picture_of(chat.picture),
                  "color": -chat.id % COLORS, "members": len(chat.accounts()), "started": True, "blocked": False,
                  "status": chat.member(human).status, "requests": len(requests_seen(human, chat)),
                  "topics": topics_of(chat), "commented": chat.is_channel and chat.linked is not None}  # fmt: skip


def last_of(chat: Chat) -> dict[str, Any] | None:
    if not chat.messages:
        return None
    message = chat.messages[next(reversed(chat.messages))]
    who = message.sender.id if message.sender else chat.id
    kind = message.kind if message.kind != "service" else next(iter(message.content))
    service = SERVICE_WORDS.get(kind, kind)
    return {"message_id": message.id, "who": who, "text": message.words[:120], "kind": service, "at": message.date}


def conversation(human: Human, chat: Chat, before: int, limit: int) -> dict[str, Any]:
    numbers = [number for number in reversed(chat.messages) if not before or number < before]
    shown = [message_view(human, chat.messages[number]) for number in reversed(numbers[:limit])]
    pinned = chat.messages.get(chat.pinned[-1]) if chat.pinned else None
    return {"messages": shown, "more": len(numbers) > limit, "keyboard": chat.keyboards.get(human.id),
            "pinned": message_view(human, pinned) if pinned else None} | buttons_beside(human, chat)  # fmt: skip


def buttons_beside(human: Human, chat: Chat) -> dict[str, Any]:
    """Commands and the menu button, as this person has them here."""
    bots = [account for account in chat.accounts() if isinstance(account, Bot)]
    commands = [command for bot in bots for command in commands_for(bot, human, chat)]
    menu = menu_for(chat.bot, human.id) if isinstance(chat, Dialog) else {"type": "default"}
    return {"commands": commands, "menu": menu}


def profile(world: World, human: Human, chat: Chat) -> dict[str, Any]:
    if isinstance(chat, Dialog):
        return bot_view(chat.bot, human.language)
    assert isinstance(chat, Room)
    members = [
        as_member(world, member) | {"user": account_view(world, member.account, human.language)}
        for member in chat.members.values()
    ]
    link = next((link["invite_link"] for link in chat.links.values() if _is_open(link)), None)
    requests = [account_view(world, one.human, human.language) for one in requests_seen(human, chat)]
    about = {"id": chat.id, "kind": chat.kind, "title": chat.title, "username": chat.username}
    return about | {"description": chat.description, "invite_link": link, "members": members, "requests": requests}


def topics_of(room: Room) -> list[dict[str, Any]]:
    return [topic.as_topic() | {"closed": topic.closed} for topic in room.topics.values()] if room.is_forum else []


def _is_open(link: dict[str, Any]) -> bool:
    return not link["is_revoked"] and not link["creates_join_request"]


def requests_seen(human: Human, room: Room) -> list[Request]:
    """Who waits to be let in, for those who may do it."""
    return list(room.requests.values()) if room.member(human).may("can_invite_users") else []


def event_for(viewer: Human, event: Event) -> dict[str, Any]:
    """The event in the words of the contract with the browser and the tests' people."""
    shown: dict[str, Any] = {"n": event.n, "type": event.kind, "person": viewer.id}
    chat = event.chat
    if chat is not None:
        shown["chat"] = chat_number(chat)
    if event.kind in ("message", "edited"):
        shown["message"] = message_view(viewer, event.data["message"])
        if chat is not None:
            shown |= {"unread": unread(viewer, chat), "keyboard": chat.keyboards.get(viewer.id)}
    elif event.kind == "deleted":
        shown["messages"] = [event.data["message"].id]
    elif event.kind == "chat" and chat is not None:
        shown["row"] = chat_row(viewer, chat)
    else:
        shown |= event.data
    return shown


def common_event(event: Event) -> dict[str, Any]:
    """An event that concerns whoever looks on."""
    shown: dict[str, Any] = {"n": event.n, "type": event.kind}
    if "request" in event.data:
        return shown | {"call": event.data["request"].as_data()}
    return shown | ({"chat": event.data["bot"].id} if "bot" in event.data else {})
