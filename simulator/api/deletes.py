"""Taking back what was said: within two days, one's own, or where one may."""

from __future__ import annotations

from simulator.api.call import Call, plays
from simulator.api.targets import chat_to_read, message_in
from simulator.errors import bad_request
from simulator.world import talk
from simulator.world.accounts import Bot
from simulator.world.chats import Chat, Room
from simulator.world.messages import Message
from simulator.world.world import World

DELETABLE_FOR = 48 * 3600
STAYS = ("supergroup_chat_created", "channel_chat_created")


@plays("deleteMessage")
def delete_message(call: Call) -> bool:
    chat = chat_to_read(call)
    message = message_in(chat, call.args["message_id"], "message to delete not found")
    _check_deletable(call.world, call.bot, chat, message)
    talk.take_back(call.world, message)
    return True


@plays("deleteMessages")
def delete_messages(call: Call) -> bool:
    numbers = checked_numbers(call.args["message_ids"])
    chat = chat_to_read(call)
    found = [chat.messages[number] for number in numbers if number in chat.messages]
    for message in found:
        _check_deletable(call.world, call.bot, chat, message)
    for message in found:
        talk.take_back(call.world, message)
    return True


def checked_numbers(numbers: list[int]) -> list[int]:
    if not numbers:
        raise bad_request("message identifiers are not specified")
    return numbers


def _check_deletable(world: World, bot: Bot, chat: Chat, message: Message) -> None:
    """After two days nothing goes, whatever the bot may do there; until then its own, or what it has a right to."""
    age = world.clock.now() - message.date
    own = message.author is bot and message.kind != "service"
    if not isinstance(chat, Room):
        if age > DELETABLE_FOR:
            raise bad_request("message can't be deleted for everyone")
    elif chat.kind == "group":
        if age > DELETABLE_FOR or not (own or chat.member(bot).rules):
            raise bad_request("message can't be deleted for everyone")
    else:
        allowed = own or chat.member(bot).may("can_delete_messages")
        if age >= DELETABLE_FOR or not allowed or any(name in message.content for name in STAYS):
            raise bad_request("message can't be deleted")
