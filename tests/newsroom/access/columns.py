"""Who tries what in the table of access, and who of them may."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta
from types import SimpleNamespace

from newsroom import weeks
from newsroom.values.periods import parse_period
from newsroom.who import Who
from tests.newsroom.everybody import NOW

# Who tries: everything below is done to Ridder, a branch of VKO, or to what is above it.
COLUMNS = {
    "chair": ("chair", "ridder"), "deputy": ("deputy", "ridder"), "specialist": ("specialist", "vko"),
    "press": ("press", "centre"), "owner": ("owner", "centre"),
    "chair of the next branch": ("chair", "ulan"), "deputy of the next branch": ("deputy", "ulan"),
    "chair below": ("chair", "school"), "chair in another region": ("chair", "ayagoz"),
    "specialist of another region": ("specialist", "abay"),
}  # fmt: skip
STRANGER = "stranger"
BRANCH_PEOPLE = {"chair", "deputy", "specialist"}
SPECIALIST = {"specialist"}
REGION_PEOPLE = {"specialist", "press", "owner"}
CENTRE_PEOPLE = {"press", "owner"}
WHO_KEEP_HISTORY = {"specialist", "owner"}
OWNER = {"owner"}
HERE = BRANCH_PEOPLE | CENTRE_PEOPLE
# For deeds in one's own place, whatever it is: a specialist anywhere binds the channel of their own region.
SPECIALISTS = SPECIALIST | {"specialist of another region"}
KEEPERS = SPECIALISTS | CENTRE_PEOPLE  # each of their own part of the library
OF_ANY_BRANCH = {"chair", "deputy", "chair of the next branch", "deputy of the next branch", "chair below",
                 "chair in another region"}  # fmt: skip
OF_VKO = {"chair", "deputy", "chair of the next branch", "deputy of the next branch", "chair below"}

Use = Callable[..., Awaitable[object]]
Calls = dict[str, list[tuple[Use, set[str]]]]

BOTH = {"kk": "Жаңа атау", "ru": "Новое имя"}
WHY = {"kk": "күні жоқ"}
THIS_YEAR = parse_period("2026")
DAY, LATER = weeks.term_day(NOW), NOW + timedelta(days=1)


def mine(who: Who, w: SimpleNamespace) -> Who:
    """The chair who wrote the draft, if they sat in that seat now: authorship alone must not open anything."""
    return replace(who, person_id=w.chair.person_id)
