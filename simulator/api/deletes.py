"""Taking back what was said: within two days, one's own, or where one may."""

from __future__ import annotations

from simulator.api.call import Call, plays
from simulator.api.targets import chat_to_read, message_in
from simulator.errors import bad_request
from simulator.world import talk
from simulator.world.accounts import Bot
from simulator.world.chats import Chat, Dialog, Room
from simulator.world.messages import Message
from simulator.world.world import World

DELETABLE_FOR = 48 * 3600
MOST_AT_ONCE = 100
STAYS = ("supergroup_chat_created", "channel_chat_created")


@plays("deleteMessage")
def delete_message(call: Call) -> bool:
    chat = chat_to_read(call)
    message = message_in(chat, call.args["message_id"], "message to delete not found")
    if not _deletable(call.world, call.bot, chat, message):
        raise bad_request("message can't be deleted")
    talk.take_back(call.world, message)
    return True


@plays("deleteMessages")
def delete_messages(call: Call) -> bool:
    numbers = checked_numbers(call.args["message_ids"])
    chat = chat_to_read(call)
    found = [chat.messages[number] for number in numbers if number in chat.messages]
    if not all(_deletable(call.world, call.bot, chat, message) for message in found):
        raise bad_request("message can't be deleted")
    for message in found:
        talk.take_back(call.world, message)
    return True


def checked_numbers(numbers: list[int]) -> list[int]:
    if not numbers:
        raise bad_request("message identifiers are not specified")
    if len(numbers) > MOST_AT_ONCE:
        raise bad_request("too many message identifiers specified")
    return numbers


def _deletable(world: World, bot: Bot, chat: Chat, message: Message) -> bool:
    if any(name in message.content for name in STAYS):
        return False
    if isinstance(chat, Room) and chat.member(bot).may("can_delete_messages"):
        return True
    young = world.clock.now() - message.date < DELETABLE_FOR
    if isinstance(chat, Dialog):
        return young
    return young and message.author is bot
