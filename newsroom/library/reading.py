"""Who may read what of the library, and who keeps it."""

from __future__ import annotations

from typing import Protocol

from sqlalchemy import ColumnElement, and_, false, or_, true

from db.tables import LibraryItem, LibrarySection
from newsroom import access
from newsroom.errors import Refused
from newsroom.who import Who

SEATS, ALL = "seats", "all"
AUDIENCES = (SEATS, ALL)
READ, KEEP = "read the library", "keep the library"
OF_NOBODY = 0  # a place of the union's own part: it belongs to no region


class Readable(Protocol):
    @property
    def region_id(self) -> int | None: ...
    @property
    def audience(self) -> str: ...
    @property
    def is_withdrawn(self) -> bool: ...


def keeps(who: Who, region_id: int | None) -> bool:
    """The union's part where there is no region; a specialist keeps that of their own."""
    return access.may(who, KEEP, region_id or OF_NOBODY, region_id)


def require_keeps(who: Who, region_id: int | None) -> None:
    access.require(who, KEEP, region_id or OF_NOBODY, region_id)


def own_part(who: Who) -> int | None:
    """The region whose part one adds to from the seat one sits in; None for the union's."""
    seat = access.require_seat(who)
    require_keeps(who, seat.region_id)
    return seat.region_id


def reads(who: Who, item: Readable) -> bool:
    """From whichever of one's seats, for reading changes nothing. What is withdrawn only its keepers see."""
    if item.is_withdrawn:
        return keeps(who, item.region_id)
    if item.audience == ALL:
        return True
    return _has_seat_for(who, item.region_id)


def _has_seat_for(who: Who, region_id: int | None) -> bool:
    if region_id is None:
        return bool(who.seats)
    return access.first_reaching(who.seats, READ, region_id, region_id) is not None


def require_reads(who: Who, item: Readable) -> None:
    if reads(who, item):
        return
    if item.is_withdrawn:
        raise Refused("withdrawn")
    raise Refused("for_seats" if who.is_stranger else "other_region")


def readable(who: Who) -> ColumnElement[bool]:
    """The same, asked of many."""
    item = LibraryItem
    if not who.seats:
        return and_(item.withdrawn_at.is_(None), item.audience == ALL)
    return and_(item.withdrawn_at.is_(None), or_(item.audience == ALL, _of_seats(who)))


def _of_seats(who: Who) -> ColumnElement[bool]:
    if any(access.RIGHTS[READ].get(seat.role) == access.EVERYWHERE for seat in who.seats):
        return true()
    own = [seat.region_id for seat in who.seats if seat.region_id is not None]
    return or_(LibraryItem.region_id.is_(None), LibraryItem.region_id.in_(own) if own else false())


def shown_sections(who: Who) -> ColumnElement[bool]:
    """The union's, and those of one's own regions."""
    own = [seat.region_id for seat in who.seats if seat.region_id is not None]
    return or_(LibrarySection.region_id.is_(None), LibrarySection.region_id.in_(own) if own else false())
