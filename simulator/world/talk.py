"""What is said, changed, taken back and pressed: the one place where a message comes into being."""

from __future__ import annotations

from typing import Any

from simulator.world.accounts import Account, Bot, Human
from simulator.world.chats import Chat, Dialog, Room
from simulator.world.forwards import origin_of
from simulator.world.messages import Message, for_bot
from simulator.world.world import Query, World

ALBUM_GAP = 0.035  # seconds between the updates of an album
SERVICE_HEARD = ("new_chat_members", "left_chat_member", "new_chat_title", "pinned_message", "group_chat_created",
                 "migrate_to_chat_id", "migrate_from_chat_id", "new_chat_photo")  # fmt: skip


def post(world: World, chat: Chat, content: dict[str, Any], **more: Any) -> Message:
    """Says it in the chat: everybody there sees it, and the bots that may hear it are told."""
    return post_all(world, chat, [content], **more)[0]


def post_all(
    world: World, chat: Chat, contents: list[dict[str, Any]], *, after: float = 0.0, **more: Any
) -> list[Message]:
    """Says several things at once (an album): each is an update of its own, and they come one after another."""
    more["thread"] = more.get("thread", 0) or thread_of(more.get("reply_to"), chat)
    said = [Message(chat, chat.next_message_id(), world.now, content, **more) for content in contents]
    for place, message in enumerate(said):
        chat.messages[message.id] = message
        note(world, "said", message)
        _set_keyboard(message)
        world.events.emit("message", chat, viewers(chat), message=message)
        kind = "channel_post" if message.chat.kind == "channel" else "message"
        _tell(world, message, kind, after + place * ALBUM_GAP)
    if isinstance(chat, Room) and chat.is_channel and chat.linked is not None:
        _carry_over(world, chat.linked, said, after)
    return said


def _carry_over(world: World, group: Room, said: list[Message], after: float) -> None:
    """What a channel says stands in the group, too, to be discussed there."""
    for message in said:
        if message.kind != "service":
            origin, more = origin_of(message), {"album": message.album, "sender_chat": message.chat, "automatic": True}
            post_all(world, group, [dict(message.content)], after=after, origin=origin, **more)


def thread_of(replied: Message | None, chat: Chat) -> int:
    """A reply stands in the topic of what it replies to; below a channel's post each reply is of its thread."""
    if replied is not None and replied.automatic:
        return replied.id
    return replied.thread if replied is not None and replied.chat is chat else 0


def edit(world: World, message: Message, *, by: Account | None = None) -> None:
    """Makes known that a message's content or buttons have changed."""
    message.edited = world.now
    announce(world, message)
    if by is None or not by.is_bot:
        kind = "edited_channel_post" if message.chat.kind == "channel" else "edited_message"
        _tell(world, message, kind, 0.0)


def announce(world: World, message: Message) -> None:
    note(world, "edited", message)
    world.events.emit("edited", message.chat, viewers(message.chat), message=message)


def take_back(world: World, message: Message) -> None:
    message.chat.messages.pop(message.id, None)
    if message.id in message.chat.pinned:
        message.chat.pinned.remove(message.id)
    note(world, "deleted", message)
    world.events.emit("deleted", message.chat, viewers(message.chat), message=message)


def press(world: World, human: Human, message: Message, data: str) -> Query:
    """A person presses a button of a bot's message; the bot hears of it and should answer."""
    bot = message.via or message.author
    assert isinstance(bot, Bot), "only bots' messages carry buttons"
    query = Query(str(next(world.numbers.queries)), human, bot, message, world.clock.now())
    world.queries[query.id] = query
    where = {"inline_message_id": message.inline_id} if message.via else {"message": message.render(for_bot(bot))}
    payload = {"id": query.id, "from": human.as_user(), "chat_instance": chat_instance(message.chat, bot), "data": data}
    world.record.say(world.clock.now(), "pressed", human.name, title(message.chat), data, message.chat.id, message.id)
    world.tell(bot, "callback_query", payload | where)
    return query


def chat_instance(chat: Chat, bot: Bot) -> str:
    """By which a bot tells chats apart that it is not in."""
    return str(abs(chat.id) * 31 + bot.id)


def note(world: World, kind: str, message: Message) -> None:
    who = message.sender or message.sender_chat
    name = who.name if isinstance(who, Account) else title(message.chat)
    text = message.words or f"[{message.kind}]"
    world.record.say(world.clock.now(), kind, name, title(message.chat), text, message.chat.id, message.id)


def title(chat: Chat) -> str:
    if isinstance(chat, Dialog):
        return f"{chat.human.name} · {chat.bot.first_name}"
    return chat.title if isinstance(chat, Room) else str(chat.id)


def viewers(chat: Chat) -> tuple[int, ...]:
    if isinstance(chat, Dialog):
        return (chat.human.id,)
    return tuple(account.id for account in chat.accounts() if not account.is_bot)


def _set_keyboard(message: Message) -> None:
    """A bot's reply keyboard stays in force until it sends another or takes it away."""
    markup = message.markup
    if markup is None or "inline_keyboard" in markup:
        return
    for number in viewers(message.chat):
        if markup.get("remove_keyboard"):
            message.chat.keyboards.pop(number, None)
        else:
            message.chat.keyboards[number] = markup


def _tell(world: World, message: Message, kind: str, after: float) -> None:
    for account in message.chat.accounts():
        if isinstance(account, Bot) and account is not message.author and _hears(account, message):
            world.tell(account, kind, message.render(for_bot(account)), after)


def _hears(bot: Bot, message: Message) -> bool:
    """In groups a bot hears what is meant for it, unless it rules there or its privacy is switched off."""
    chat = message.chat
    if isinstance(chat, Dialog):
        return not chat.blocked
    assert isinstance(chat, Room)
    if chat.is_channel:
        return True
    if isinstance(message.sender, Bot):
        return False  # bots do not hear one another, not even those that rule the group
    if bot.reads_all or chat.member(bot).rules:
        return True
    if any(name in message.content for name in SERVICE_HEARD):
        return True
    answered = message.reply_to is not None and message.reply_to.sender is bot
    return answered or message.via is bot or _is_for(bot, message)


def _is_for(bot: Bot, message: Message) -> bool:
    """A command without a name goes to every bot of the group, one with a name to that bot only."""
    text = message.words
    if not text.startswith("/"):
        return False
    command = text.split(maxsplit=1)[0]
    return "@" not in command or command.lower().endswith(f"@{bot.username.lower()}")
