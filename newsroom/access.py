"""Who may do what, and where. The one place: a use case asks here before it does anything."""

from __future__ import annotations

from newsroom.errors import Refused
from newsroom.who import CHAIR, DEPUTY, OWNER, PRESS, SPECIALIST, SeatHeld, Who

OWN_BRANCH, OWN_REGION, EVERYWHERE = "own branch", "own region", "everywhere"

# For each deed, the roles that may do it and how far each of them reaches.
RIGHTS: dict[str, dict[str, str]] = {
    "send a post": {CHAIR: OWN_BRANCH, DEPUTY: OWN_BRANCH, SPECIALIST: OWN_REGION},
    "count followers": {CHAIR: OWN_BRANCH, DEPUTY: OWN_BRANCH, SPECIALIST: OWN_REGION},
    "review": {SPECIALIST: OWN_REGION},
    "see a digest": {SPECIALIST: OWN_REGION, PRESS: EVERYWHERE, OWNER: EVERYWHERE},
    "bind a channel": {SPECIALIST: OWN_REGION},
    "broadcast": {PRESS: EVERYWHERE, OWNER: EVERYWHERE},
    "invite": {SPECIALIST: OWN_REGION, PRESS: EVERYWHERE, OWNER: EVERYWHERE},
}


def may(who: Who, deed: str, organisation_id: int, region_id: int | None) -> bool:
    """Whether the seat one sits in reaches there."""
    return who.seat is not None and _reaches(who.seat, RIGHTS[deed].get(who.seat.role), organisation_id, region_id)


def _reaches(seat: SeatHeld, reach: str | None, organisation_id: int, region_id: int | None) -> bool:
    if reach == EVERYWHERE:
        return True
    if reach == OWN_REGION:
        return seat.region_id in (organisation_id, region_id)
    return reach == OWN_BRANCH and seat.organisation_id == organisation_id


def require(who: Who, deed: str, organisation_id: int, region_id: int | None) -> None:
    if not may(who, deed, organisation_id, region_id):
        raise Refused("no_right", roles=sorted(RIGHTS[deed]))


def seat_of(who: Who) -> SeatHeld:
    """The seat one sits in; a stranger has none."""
    if who.seat is None:
        raise Refused("stranger")
    return who.seat


def person_of(who: Who) -> int:
    if who.person_id is None:
        raise Refused("stranger")
    return who.person_id
