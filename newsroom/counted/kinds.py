"""What is counted, by its codes: they stand in files and in the database, and stay."""

from __future__ import annotations

SITE, POSTS, REPOSTS, RUBRIC = "site", "posts", "reposts", "rubric"
PRESS, BROADCAST, SUBSCRIPTION = "press", "broadcast", "subscription"
MATERIAL, EVENT, DECISION, PROPOSAL, APPLICATION = "material", "event", "decision", "proposal", "application"
SENT, ANALYSED, RANK = "sent", "analysed", "rank"
KINDS = (
    PRESS, BROADCAST, SUBSCRIPTION, MATERIAL, EVENT, APPLICATION, DECISION, PROPOSAL, SITE, POSTS, REPOSTS, RUBRIC,
    SENT, ANALYSED, RANK,
)  # fmt: skip
# What people enter in the bot; all else comes by file.
ENTERED = (PRESS, BROADCAST, SUBSCRIPTION, MATERIAL, EVENT, APPLICATION, DECISION, PROPOSAL)
FOLLOWED_UP = (DECISION, PROPOSAL)

# Sorts within a kind.
NEWSPAPER, MAGAZINE, TELEVISION, RADIO, VIDEO, A_SITE = "newspaper", "magazine", "television", "radio", "video", "site"
IN_PRINT, ON_AIR = (NEWSPAPER, MAGAZINE), (TELEVISION, RADIO, VIDEO, A_SITE)
OUTLET_KINDS = (*IN_PRINT, *ON_AIR)
OUTLET_LEVELS = ("district", "city", "region", "republic")
MATERIALS = ("bulletin", "handbook", "leaflet", "booklet", "brochure")
EVENTS = ("seminar", "school", "press_conference", "briefing", "contest")
TRAINED = "trained"  # people, at whatever was held: stated beside the events, and none of them
USERS, QUESTIONS = "users", "questions"
MATERIALS_OF_SITE, VIDEOS_OF_SITE = "materials", "videos"
TOTAL, OWN, OF_PRIMARY, OF_PLACE = "total", "own", "primary", "place"  # whose posts they are
EVERY = ("year", "quarter")  # what is held again and again
OPEN, DONE, DROPPED = STATES = "open", "done", "dropped"


def kind_of(outlet_kind: str) -> str:
    """Where something that came out there is counted."""
    return BROADCAST if outlet_kind in ON_AIR else PRESS
