"""What a poll says when it is over, and when that is."""

from __future__ import annotations

from typing import Any

from simulator.api.call import Call
from simulator.api.formatting import formatted
from simulator.errors import bad_request

LONGEST_EXPLANATION, MOST_LINE_FEEDS = 200, 2
SHORTEST_PERIOD, LONGEST_PERIOD = 5, 2_628_000


def explanation_of(call: Call) -> dict[str, Any]:
    """What a quiz tells those who have answered."""
    raw, mode = call.get("explanation", ""), call.get("explanation_parse_mode", "")
    text, entities = formatted(call.world, raw, mode, call.get("explanation_entities"))
    if len(text) > LONGEST_EXPLANATION or text.count("\n") > MOST_LINE_FEEDS:
        raise bad_request("poll explanation is too long")
    return ({"explanation": text} if text else {}) | ({"explanation_entities": entities} if entities else {})


def end_of(call: Call) -> dict[str, int]:
    """When it closes by itself: both fields stand in the poll, whichever was given."""
    period, date = call.get("open_period", 0), call.get("close_date", 0)
    if not period and not date:
        return {}
    if period and date:
        raise bad_request("open_period and close_date can't be used together")
    now = call.world.now
    seconds = period or date - now
    if not SHORTEST_PERIOD <= seconds <= LONGEST_PERIOD:
        raise bad_request(f"a poll may be open for {SHORTEST_PERIOD} to {LONGEST_PERIOD} seconds")
    return {"open_period": seconds, "close_date": now + seconds}
