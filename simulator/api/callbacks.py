"""Answers to pressed buttons."""

from __future__ import annotations

from simulator.api.call import Call, plays
from simulator.errors import bad_request

ANSWERABLE_FOR = 30.0  # seconds that a client waits; the real figure is not documented
LONGEST = 200
TOO_OLD = "query is too old and response timeout expired or query ID is invalid"


@plays("answerCallbackQuery")
def answer_callback(call: Call) -> bool:
    query = call.world.queries.get(call.args["callback_query_id"])
    now = call.world.clock.now()
    if query is None or query.bot is not call.bot or now - query.at > ANSWERABLE_FOR:
        raise bad_request(TOO_OLD)
    text: str = call.get("text", "")
    if len(text) > LONGEST:
        raise bad_request("MESSAGE_TOO_LONG")
    if query.answered:
        return True
    query.answered = True
    call.bot.goes_on = call.bot.goes_on or not call.bot.updates.holds("callback_query", query.id)
    chat = query.message.chat
    shown = {"query": query.id, "text": text, "alert": bool(call.get("show_alert")), "url": call.get("url", "")}
    shown["goes_on"] = call.bot.goes_on
    if text:
        call.world.record.say(now, "answered", call.bot.first_name, query.human.name, text, chat.id, query.message.id)
    call.world.events.emit("answered", chat, (query.human.id,), **shown)
    return True
