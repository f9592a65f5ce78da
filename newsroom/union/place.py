"""A place in the tree, and who sits there, as values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class Place:
    """The centre, a region, a branch or a primary organisation. A region stands in itself, the centre in none."""

    id: int
    parent_id: int | None
    region_id: int | None
    merged_into_id: int | None
    level: str
    code: str
    names: dict[str, str]
    union_names: dict[str, str]
    timezone: str
    settings: dict[str, Any]
    closed_on: date | None


@dataclass(frozen=True, slots=True)
class Sitter:
    """A seat with the person in it and the place that it is in."""

    id: int
    person_id: int
    organisation_id: int
    role: str
    starts_on: date
    ends_on: date | None
    acting: bool
    name: str
    unreachable_since: datetime | None
    place: dict[str, str]
    region_id: int | None
    level: str
    timezone: str


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody who can be told something: their account, who they are, and the place for which they are told."""

    account: int
    person: int
    place: int
