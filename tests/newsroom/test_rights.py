"""Who may do what, and where: the table once more, from the other side."""

from __future__ import annotations

from dataclasses import replace

import pytest

from newsroom import access
from newsroom.errors import Refused
from newsroom.union import seats
from newsroom.who import PUBLIC, ROLES, SeatHeld, Who

# ---- the rights, by themselves: the centre 1; regions 10 and 20; branches 11 and 12, with primary organisations below

PLACES = {
    "own branch": (11, 10), "below own": (111, 10), "other branch": (12, 10), "below other": (121, 10),
    "own region": (10, 10), "other region": (20, 20), "branch there": (21, 20), "below there": (211, 20),
    "centre": (1, None),
}  # fmt: skip
# Where each role sits: its place, and the region that this stands in.
SEATS = {"chair": (11, 10), "deputy": (11, 10), "specialist": (10, 10), "press": (1, None), "owner": (1, None)}

NOWHERE: set[str] = set()
OWN = {"own branch"}
IN_REGION = {"own branch", "below own", "other branch", "below other", "own region"}
ANYWHERE = set(PLACES)
TABLE = {
    # deed: chair, deputy, specialist, press, owner, whoever has no seat
    "send a post": (OWN, OWN, IN_REGION, NOWHERE, NOWHERE, NOWHERE),
    "be away": (OWN, OWN, NOWHERE, NOWHERE, NOWHERE, NOWHERE),
    "count followers": (OWN, OWN, IN_REGION, NOWHERE, NOWHERE, NOWHERE),
    "judge counts": (NOWHERE, NOWHERE, IN_REGION, NOWHERE, NOWHERE, NOWHERE),
    "keep pages": (OWN, OWN, IN_REGION, NOWHERE, NOWHERE, NOWHERE),
    "review": (NOWHERE, NOWHERE, IN_REGION, NOWHERE, NOWHERE, NOWHERE),
    "see a digest": (NOWHERE, NOWHERE, IN_REGION, ANYWHERE, ANYWHERE, NOWHERE),
    "draft a report": (NOWHERE, NOWHERE, IN_REGION, ANYWHERE, ANYWHERE, NOWHERE),
    "issue a report": (NOWHERE, NOWHERE, NOWHERE, ANYWHERE, ANYWHERE, NOWHERE),
    "keep the letterhead": (NOWHERE, NOWHERE, NOWHERE, ANYWHERE, ANYWHERE, NOWHERE),
    "work at the desk": (NOWHERE, NOWHERE, IN_REGION, ANYWHERE, ANYWHERE, NOWHERE),
    "see reminders": (NOWHERE, NOWHERE, IN_REGION, ANYWHERE, ANYWHERE, NOWHERE),
    "keep reminders": (NOWHERE, NOWHERE, IN_REGION, NOWHERE, ANYWHERE, NOWHERE),
    "plan a month": (NOWHERE, NOWHERE, IN_REGION, NOWHERE, NOWHERE, NOWHERE),
    "see a plan": (NOWHERE, NOWHERE, IN_REGION, ANYWHERE, ANYWHERE, NOWHERE),
    "approve a plan": (NOWHERE, NOWHERE, IN_REGION, ANYWHERE, NOWHERE, NOWHERE),
    "bind a channel": (NOWHERE, NOWHERE, IN_REGION, NOWHERE, NOWHERE, NOWHERE),
    "remind regions": (NOWHERE, NOWHERE, NOWHERE, ANYWHERE, ANYWHERE, NOWHERE),
    "compare regions": (NOWHERE, NOWHERE, NOWHERE, ANYWHERE, ANYWHERE, NOWHERE),
    "keep the history of pages": (NOWHERE, NOWHERE, IN_REGION, NOWHERE, ANYWHERE, NOWHERE),
    "broadcast": (NOWHERE, NOWHERE, NOWHERE, ANYWHERE, ANYWHERE, NOWHERE),
    "read the library": (IN_REGION, IN_REGION, IN_REGION, ANYWHERE, ANYWHERE, NOWHERE),
    "keep the library": (NOWHERE, NOWHERE, IN_REGION, ANYWHERE, ANYWHERE, NOWHERE),
    "take for the site": (NOWHERE, NOWHERE, NOWHERE, ANYWHERE, ANYWHERE, NOWHERE),
    "enter for a report": (OWN, OWN, IN_REGION, ANYWHERE, ANYWHERE, NOWHERE),
    "judge entries": (NOWHERE, NOWHERE, IN_REGION, ANYWHERE, ANYWHERE, NOWHERE),
    "follow up": (NOWHERE, NOWHERE, IN_REGION, ANYWHERE, ANYWHERE, NOWHERE),
    "keep outlets": (NOWHERE, NOWHERE, ANYWHERE, ANYWHERE, ANYWHERE, NOWHERE),
    "see the people": (OWN, OWN, IN_REGION, ANYWHERE, ANYWHERE, NOWHERE),
    "seat a chair": (NOWHERE, NOWHERE, IN_REGION, ANYWHERE, ANYWHERE, NOWHERE),
    "seat a deputy": (OWN, NOWHERE, IN_REGION, ANYWHERE, ANYWHERE, NOWHERE),
    "seat a specialist": (NOWHERE, NOWHERE, NOWHERE, ANYWHERE, ANYWHERE, NOWHERE),
    "seat the press service": (NOWHERE, NOWHERE, NOWHERE, ANYWHERE, ANYWHERE, NOWHERE),
    "seat an owner": (NOWHERE, NOWHERE, NOWHERE, NOWHERE, ANYWHERE, NOWHERE),
    "keep the tree": (NOWHERE, NOWHERE, IN_REGION, ANYWHERE, ANYWHERE, NOWHERE),
    "shut a region": (NOWHERE, NOWHERE, NOWHERE, ANYWHERE, ANYWHERE, NOWHERE),
    "set a region up": (NOWHERE, NOWHERE, IN_REGION, ANYWHERE, ANYWHERE, NOWHERE),
    "keep rubrics": (NOWHERE, NOWHERE, IN_REGION, ANYWHERE, ANYWHERE, NOWHERE),
    "see how it runs": (NOWHERE, NOWHERE, NOWHERE, NOWHERE, ANYWHERE, NOWHERE),
    "read the record": (NOWHERE, NOWHERE, NOWHERE, ANYWHERE, ANYWHERE, NOWHERE),
    "keep the calendar": (NOWHERE, NOWHERE, NOWHERE, NOWHERE, ANYWHERE, NOWHERE),
    "ask a question": (IN_REGION, IN_REGION, NOWHERE, NOWHERE, NOWHERE, ANYWHERE),
    "see to tasks": (NOWHERE, NOWHERE, IN_REGION, NOWHERE, NOWHERE, NOWHERE),
    "answer questions": (NOWHERE, NOWHERE, IN_REGION, NOWHERE, NOWHERE, NOWHERE),
    "ask to join": (NOWHERE, NOWHERE, NOWHERE, NOWHERE, NOWHERE, ANYWHERE),
}  # fmt: skip


def in_seat(role: str) -> Who:
    return Who(7, "kk", 7, seat=SeatHeld(1, role, *SEATS[role], {})) if role in SEATS else Who(7, "kk")


def test_the_table_has_every_deed_and_every_role():
    assert set(TABLE) == set(access.RIGHTS), "a deed without a row here is a right that nobody has looked at"
    assert set(SEATS) == set(ROLES) == set(access.SEATING) == set(seats.LEVELS)


@pytest.mark.parametrize(("deed", "reaches"), TABLE.items())
def test_the_table(deed, reaches):
    for role, reach in zip((*ROLES, PUBLIC), reaches, strict=True):
        who = in_seat(role)
        assert {where for where in PLACES if access.may(who, deed, *PLACES[where])} == reach, role
        for where in ANYWHERE - reach:
            with pytest.raises(Refused, match="no_right"):
                access.require(who, deed, *PLACES[where])


def test_whoever_has_no_region_reaches_no_place_without_one():
    """None is no region that two places could have in common."""
    specialist = Who(7, "kk", 7, seat=SeatHeld(1, "specialist", 10, None, {}))
    assert not access.may(specialist, "review", 1, None)


def test_a_refusal_names_those_who_may():
    with pytest.raises(Refused) as refused:
        access.require(Who(7, "kk"), "seat a chair", 11, 10)
    assert (refused.value.kind, refused.value.parameters) == ("no_right", {"roles": ["owner", "press", "specialist"]})


def test_another_seat_of_theirs_would_reach():
    """Chair of two branches: what the seat they sit in may not, and the other may, is said with its name."""
    here, there = SeatHeld(1, "chair", 11, 10, {"kk": "Риддер"}), SeatHeld(2, "chair", 12, 10, {"kk": "Ұлан"})
    who = Who(7, "kk", 7, seats=(here, there), seat=here)
    with pytest.raises(Refused) as refused:
        access.require(who, "send a post", 12, 10)
    assert (refused.value.kind, refused.value.parameters) == ("other_seat", {"place": {"kk": "Ұлан"}})
    with pytest.raises(Refused, match="no_right"):
        access.require(who, "send a post", 21, 20)
    access.require(replace(who, seat=there), "send a post", 12, 10)
