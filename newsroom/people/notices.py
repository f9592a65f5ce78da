"""What is told of people and their seats."""

from __future__ import annotations

from dataclasses import dataclass

from newsroom.notices import About, Gathered


@dataclass(frozen=True, slots=True)
class Requests(Gathered):
    """`place_id`: where those sit who decide."""

    kind = "requests"
    place_id: int


@dataclass(frozen=True, slots=True)
class RequestDeclined(About):
    kind = "request_declined"
    place_id: int


@dataclass(frozen=True, slots=True)
class AboutSeat(About):
    seat_id: int


@dataclass(frozen=True, slots=True)
class SeatTaken(AboutSeat):
    kind = "seat_taken"


@dataclass(frozen=True, slots=True)
class TermEnded(AboutSeat):
    kind = "term_ended"


@dataclass(frozen=True, slots=True)
class CameIn(AboutSeat):
    """By an invitation: told to whoever made it."""

    kind = "came_in"


@dataclass(frozen=True, slots=True)
class Unreachable(About):
    kind = "unreachable"
    person_id: int
