"""Answers to what people ask from the text field of any chat."""

from __future__ import annotations

import re
from typing import Any

from simulator.api.call import Call, plays
from simulator.api.callbacks import ANSWERABLE_FOR, TOO_OLD
from simulator.api.results import result_of
from simulator.errors import bad_request
from simulator.world.inline import Offer

MOST_RESULTS, LONGEST_OFFSET, KEPT_FOR = 50, 64, 300
PARAMETER = re.compile(r"[A-Za-z0-9_-]{1,64}")


@plays("answerInlineQuery")
def answer_inline(call: Call) -> bool:
    query = call.world.inline.queries.get(call.args["inline_query_id"])
    now = call.world.clock.now()
    if query is None or query.bot is not call.bot or now - query.at > ANSWERABLE_FOR or query.offer is not None:
        raise bad_request(TOO_OLD)
    given = call.args["results"]
    if len(given) > MOST_RESULTS:
        raise bad_request("RESULTS_TOO_MUCH")
    if len({one["id"] for one in given}) < len(given):
        raise bad_request("RESULT_ID_DUPLICATE")
    next_offset: str = call.get("next_offset", "")
    if len(next_offset.encode()) > LONGEST_OFFSET:
        raise bad_request("NEXT_OFFSET_INVALID")
    results = tuple(result_of(call, one) for one in given)
    until = now + call.get("cache_time", KEPT_FOR)
    query.offer = Offer(results, next_offset, _button(call.get("button")), until)
    call.world.inline.remember(query, query.offer, personal=bool(call.get("is_personal")), now=now)
    return True


def _button(given: dict[str, Any] | None) -> dict[str, Any] | None:
    if given is None:
        return None
    if not given["text"].strip():
        raise bad_request("SWITCH_PM_TEXT_EMPTY")
    if "web_app" not in given and not PARAMETER.fullmatch(given.get("start_parameter", "")):
        raise bad_request("START_PARAM_INVALID")
    return given
