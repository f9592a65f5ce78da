"""Reactions and polls."""

from __future__ import annotations

from typing import Any

from simulator.api.call import Call, plays
from simulator.api.formatting import formatted
from simulator.api.markup import markup_for
from simulator.api.polltimes import end_of, explanation_of
from simulator.api.sends import say
from simulator.api.targets import chat_to_read, message_in
from simulator.errors import bad_request
from simulator.world import polls
from simulator.world.reactions import set_reactions

LONGEST_QUESTION, LONGEST_OPTION = 300, 100
FEWEST_OPTIONS, MOST_OPTIONS = 1, 12
FLAGS = (("is_closed", False), ("allows_multiple_answers", False), ("members_only", False))


@plays("setMessageReaction")
def react(call: Call) -> bool:
    message = message_in(chat_to_read(call), call.args["message_id"], "message to react not found")
    chosen = call.get("reaction", [])
    if len(chosen) > 1:
        raise bad_request("REACTIONS_TOO_MANY")
    set_reactions(call.world, message, call.bot, chosen)
    return True


@plays("sendPoll")
def send_poll(call: Call) -> dict[str, Any]:
    question, entities = formatted(call.world, call.args["question"], call.get("question_parse_mode", ""), None)
    if not question:
        raise bad_request("poll question must be non-empty")
    if len(question) > LONGEST_QUESTION:
        raise bad_request(f"poll question length must not exceed {LONGEST_QUESTION}")
    kind = call.get("type", "regular")
    if kind not in ("regular", "quiz"):
        raise bad_request("unsupported poll type specified")
    number = str(next(call.world.numbers.polls))
    poll: dict[str, Any] = {"id": number, "question": question, "options": _options(call), "type": kind}
    poll |= {"total_voter_count": 0, "is_anonymous": call.get("is_anonymous", True)}
    poll |= {
        flag: bool(call.get(flag, otherwise)) for flag, otherwise in (*FLAGS, ("allows_revoting", kind == "regular"))
    }
    if kind == "quiz":
        poll["correct_option_ids"] = _correct(call, len(poll["options"]))
        poll |= explanation_of(call)
    poll |= end_of(call)
    shown = say(call, {"poll": poll | ({"question_entities": entities} if entities else {})}, "poll")
    polls.close_in_time(call.world, chat_to_read(call), shown["message_id"])
    return shown


def _options(call: Call) -> list[dict[str, Any]]:
    options = call.args["options"]
    if not FEWEST_OPTIONS <= len(options) <= MOST_OPTIONS:
        raise bad_request(f"poll must have {FEWEST_OPTIONS}-{MOST_OPTIONS} options")
    shown = []
    for place, option in enumerate(options):
        text, _ = formatted(call.world, option["text"], option.get("text_parse_mode", ""), None)
        if not text:
            raise bad_request("poll options must be non-empty")
        if len(text) > LONGEST_OPTION:
            raise bad_request(f"poll options length must not exceed {LONGEST_OPTION}")
        shown.append({"persistent_id": str(place), "text": text, "voter_count": 0})
    return shown


def _correct(call: Call, many: int) -> list[int]:
    correct: list[int] = call.get("correct_option_ids", [])
    if not correct or any(not 0 <= option < many for option in correct):
        raise bad_request("wrong correct option ID specified")
    return correct


@plays("stopPoll")
def stop_poll(call: Call) -> dict[str, Any]:
    message = message_in(chat_to_read(call), call.args["message_id"], "message with poll to stop not found")
    if "poll" not in message.content:
        raise bad_request("message is not a poll")
    if message.author is not call.bot:
        raise bad_request("poll can't be stopped")
    if message.content["poll"]["is_closed"]:
        raise bad_request("poll has already been closed")
    message.markup = markup_for(message.chat, call.get("reply_markup"), edit=True)
    polls.close(call.world, message)
    closed: dict[str, Any] = message.content["poll"]
    return closed
