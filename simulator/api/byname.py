"""What people sent through a bot, which the bot knows by its `inline_message_id` alone."""

from __future__ import annotations

from typing import Any

from simulator.api.call import Call
from simulator.errors import bad_request
from simulator.world.messages import Message

Edited = dict[str, Any] | bool  # of such a message only that it was done


def sent_through(call: Call) -> Message | None:
    """The message, if the request names one so; a chat or a number in it count more."""
    if call.args.keys() & {"chat_id", "message_id"} or "inline_message_id" not in call.args:
        return None
    message = call.world.inline.find(call.args["inline_message_id"])
    if message is None or message.via is not call.bot:
        raise bad_request("MESSAGE_ID_INVALID")
    return message


def no_upload(message: Message, media: str) -> None:
    if message.via and media.startswith("attach://"):
        raise bad_request("can't upload a new file for an inline message")
