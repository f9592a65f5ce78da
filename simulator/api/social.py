"""Reactions and polls."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from simulator.api.call import Call, plays
from simulator.api.edits import may_edit
from simulator.api.formatting import something
from simulator.api.markup import markup_for
from simulator.api.polltimes import end_of, explanation_of
from simulator.api.sends import say
from simulator.api.targets import chat_to_read, chat_to_write, message_in
from simulator.errors import bad_request
from simulator.world import polls
from simulator.world.reactions import set_reactions

LONGEST_QUESTION, LONGEST_OPTION = 300, 100
MOST_OPTIONS = 12
FLAGS = (("is_closed", False), ("allows_multiple_answers", False), ("members_only", False))


@plays("setMessageReaction")
def react(call: Call) -> bool:
    message = message_in(chat_to_read(call), call.args["message_id"], "message to react not found")
    chosen = call.get("reaction", [])
    if any(one["type"] == "paid" for one in chosen):
        raise bad_request("can't parse ReactionType: invalid reaction type specified")
    if len(chosen) > 1:
        raise bad_request("REACTIONS_TOO_MANY")
    set_reactions(call.world, message, call.bot, chosen)
    return True


@plays("sendPoll")
def send_poll(call: Call) -> dict[str, Any]:
    kind = call.get("type", "regular")
    if kind not in ("regular", "quiz"):
        raise bad_request("unsupported poll type specified")
    chat = chat_to_write(call, "poll")
    mode, given = call.get("question_parse_mode", ""), call.get("question_entities")
    question, entities = something(call.world, call.args["question"], mode, given)
    if len(question) > LONGEST_QUESTION:
        raise bad_request(f"poll question length must not exceed {LONGEST_QUESTION}")
    poll: dict[str, Any] = {"id": "", "question": question, "options": _options(call), "type": kind}
    poll |= {"total_voter_count": 0, "is_anonymous": call.get("is_anonymous", True)}
    poll |= {
        flag: bool(call.get(flag, otherwise)) for flag, otherwise in (*FLAGS, ("allows_revoting", kind == "regular"))
    }
    if kind == "quiz":
        poll["correct_option_ids"] = _correct(call, len(poll["options"]))
        poll |= explanation_of(call)
    poll |= end_of(call)
    if poll["members_only"] and chat.kind != "channel":
        raise bad_request("poll voters can be restricted only in channel chats")
    if chat.kind == "channel" and not poll["is_anonymous"]:
        raise bad_request("non-anonymous polls can't be sent to channel chats")
    poll["id"] = str(next(call.world.numbers.polls))
    shown = say(call, {"poll": poll | ({"question_entities": entities} if entities else {})}, "poll")
    polls.close_in_time(call.world, chat, shown["message_id"])
    return shown


def _options(call: Call) -> list[dict[str, Any]]:
    options = call.args["options"]
    if not options:
        raise bad_request("poll must have at least one answer option")
    if len(options) > MOST_OPTIONS:
        raise bad_request(f"poll can't have more than {MOST_OPTIONS} options")
    shown = []
    for place, option in enumerate(options):
        mode, given = option.get("text_parse_mode", ""), option.get("text_entities")
        text, entities = something(call.world, option["text"], mode, given)
        if len(text) > LONGEST_OPTION:
            raise bad_request(f"poll options length must not exceed {LONGEST_OPTION}")
        shown.append({"persistent_id": str(place), "text": text, "voter_count": 0})
        if entities:
            shown[-1]["text_entities"] = entities
    return shown


def _correct(call: Call, many: int) -> list[int]:
    correct: list[int] = call.get("correct_option_ids", [])
    if not correct:
        raise bad_request("correct quiz option list must be non-empty")
    if any(later <= earlier for earlier, later in pairwise(correct)):
        raise bad_request("correct quiz option list must be increasing")
    if not all(0 <= option < many for option in correct):
        raise bad_request("wrong quiz correct_option_id")
    return correct


@plays("stopPoll")
def stop_poll(call: Call) -> dict[str, Any]:
    message = message_in(chat_to_read(call), call.args["message_id"], "message with poll to stop not found")
    if "poll" not in message.content:
        raise bad_request("message is not a poll")
    if message.content["poll"]["is_closed"] or not may_edit(call, message):
        raise bad_request("poll can't be stopped")
    message.markup = markup_for(message.chat, call.get("reply_markup"), call.mood, edit=True)
    polls.close(call.world, message)
    closed: dict[str, Any] = message.content["poll"]
    return closed
