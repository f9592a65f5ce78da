"""Who may do what, and where. The one place: a use case asks here before it does anything."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from newsroom.errors import Refused
from newsroom.who import CHAIR, DEPUTY, OWNER, PRESS, PUBLIC, SPECIALIST, RoleAt, SeatHeld, Who

Held = TypeVar("Held", bound=RoleAt)

OWN_BRANCH, OWN_REGION, EVERYWHERE = "own branch", "own region", "everywhere"
IN_BRANCHES = {CHAIR: OWN_BRANCH, DEPUTY: OWN_BRANCH, SPECIALIST: OWN_REGION}
IN_REGIONS = {SPECIALIST: OWN_REGION, PRESS: EVERYWHERE, OWNER: EVERYWHERE}
CENTRE = {PRESS: EVERYWHERE, OWNER: EVERYWHERE}

# For each deed, the roles that may do it and how far each of them reaches.
RIGHTS: dict[str, dict[str, str]] = {
    "send a post": IN_BRANCHES,
    "be away": {CHAIR: OWN_BRANCH, DEPUTY: OWN_BRANCH},
    "count followers": IN_BRANCHES,
    "keep pages": IN_BRANCHES,
    "judge counts": {SPECIALIST: OWN_REGION},
    "review": {SPECIALIST: OWN_REGION},
    "see a digest": IN_REGIONS,
    "plan a month": {SPECIALIST: OWN_REGION},
    "see a plan": IN_REGIONS,
    "approve a plan": {SPECIALIST: OWN_REGION, PRESS: EVERYWHERE},
    "bind a channel": {SPECIALIST: OWN_REGION},
    "broadcast": CENTRE,
    "ask a question": {CHAIR: OWN_REGION, DEPUTY: OWN_REGION, PUBLIC: EVERYWHERE},
    "answer questions": {SPECIALIST: OWN_REGION},
    "see to tasks": {SPECIALIST: OWN_REGION},
    # What a region keeps for itself; the union's part is read by every seat.
    "read the library": {CHAIR: OWN_REGION, DEPUTY: OWN_REGION, SPECIALIST: OWN_REGION} | CENTRE,
    "keep the library": IN_REGIONS,
    "compare regions": CENTRE,
    "remind regions": CENTRE,
    "keep the history of pages": {SPECIALIST: OWN_REGION, OWNER: EVERYWHERE},
    "take for the site": CENTRE,
    "enter for a report": IN_BRANCHES | CENTRE,
    "judge entries": IN_REGIONS,
    "follow up": IN_REGIONS,
    "draft a report": IN_REGIONS,
    "issue a report": CENTRE,
    "keep the letterhead": CENTRE,
    "keep outlets": {SPECIALIST: EVERYWHERE} | CENTRE,
    "see the people": IN_BRANCHES | CENTRE,
    # Who may give a seat may also hand it over and end its term.
    "seat a chair": IN_REGIONS,
    "seat a deputy": {CHAIR: OWN_BRANCH} | IN_REGIONS,
    "seat a specialist": CENTRE,
    "seat the press service": CENTRE,
    "seat an owner": {OWNER: EVERYWHERE},
    "keep the tree": IN_REGIONS,
    "shut a region": CENTRE,
    "set a region up": IN_REGIONS,
    "see reminders": IN_REGIONS,
    "keep reminders": {SPECIALIST: OWN_REGION, OWNER: EVERYWHERE},
    "keep rubrics": IN_REGIONS,
    "read the record": CENTRE,
    "keep the calendar": {OWNER: EVERYWHERE},
    "work at the desk": IN_REGIONS,
    "see how it runs": {OWNER: EVERYWHERE},
    "ask to join": {PUBLIC: EVERYWHERE},
}
SEATING = {
    CHAIR: "seat a chair",
    DEPUTY: "seat a deputy",
    SPECIALIST: "seat a specialist",
    PRESS: "seat the press service",
    OWNER: "seat an owner",
}


def may(who: Who, deed: str, organisation_id: int, region_id: int | None) -> bool:
    """Whether the seat one sits in reaches there."""
    return _reaches(who.seat, RIGHTS[deed].get(who.role), organisation_id, region_id)


def _reaches(seat: RoleAt | None, reach: str | None, organisation_id: int, region_id: int | None) -> bool:
    if reach == EVERYWHERE:
        return True
    if seat is None:
        return False
    if reach == OWN_REGION:
        return seat.region_id is not None and seat.region_id == region_id
    return reach == OWN_BRANCH and seat.organisation_id == organisation_id


def require(who: Who, deed: str, organisation_id: int, region_id: int | None) -> None:
    if may(who, deed, organisation_id, region_id):
        return
    seat = first_reaching(who.seats, deed, organisation_id, region_id)
    if seat is not None:
        raise Refused("other_seat", place=seat.names)
    raise Refused("no_right", roles=sorted(RIGHTS[deed]))


def first_reaching(seats: Iterable[Held], deed: str, organisation_id: int, region_id: int | None) -> Held | None:
    """Of somebody's seats, as they are held or as they are read, the first from which the deed may be done there."""
    reaching = (seat for seat in seats if _reaches(seat, RIGHTS[deed].get(seat.role), organisation_id, region_id))
    return next(reaching, None)


def require_seat(who: Who) -> SeatHeld:
    """The seat one sits in; a stranger has none."""
    if who.seat is None:
        raise Refused("stranger")
    return who.seat


def require_here(who: Who, deed: str) -> SeatHeld:
    """The seat one sits in, where the deed may be done from it."""
    seat = require_seat(who)
    require(who, deed, seat.organisation_id, seat.region_id)
    return seat


def require_person(who: Who) -> int:
    if who.person_id is None:
        raise Refused("stranger")
    return who.person_id
