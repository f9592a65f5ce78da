"""Who did what, in which seat."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, func, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from db.fetch import fetch_all
from db.tables import Deed, Organisation, Person, Seat
from db.tables.record import OF_PEOPLE
from newsroom import access
from newsroom.who import Who

OF_POSTS = "post "  # how the kinds of deeds begin that are not read here
MOST = 5000  # rows of an export


@dataclass(frozen=True, slots=True)
class Entry:
    """`name` and `role` are of whoever did it: nobody where it was the system. `place`: its names."""

    at: datetime
    kind: str
    details: dict[str, Any]
    name: str | None
    role: str | None
    place: dict[str, str] | None


async def note(
    tx: AsyncConnection, who: Who | None, kind: str, now: datetime, organisation_id: int | None = None, **details: Any
) -> None:
    seat = who.seat if who else None
    row = {"person_id": who.person_id if who else None, "seat_id": seat.id if seat else None, "kind": kind, "at": now}
    await tx.execute(insert(Deed).values(organisation_id=organisation_id, details=details, **row))


def require(who: Who) -> None:
    access.require_here(who, "read the record")


async def read(tx: AsyncConnection, who: Who, first: int, most: int) -> tuple[list[Entry], int]:
    """The newest first, and how many there are in all."""
    require(who)
    deeds = _deeds().order_by(Deed.id.desc()).offset(first).limit(most)
    counted = select(func.count()).select_from(Deed).where(OF_PEOPLE)
    return await fetch_all(tx, deeds, Entry), (await tx.execute(counted)).scalar_one()


def _deeds() -> Select[Any]:
    return (
        select(Deed.at, Deed.kind, Deed.details, Person.name, Seat.role, Organisation.names.label("place"))
        .outerjoin(Person, Person.id == Deed.person_id)
        .outerjoin(Seat, Seat.id == Deed.seat_id)
        .outerjoin(Organisation, Organisation.id == Deed.organisation_id)
        .where(OF_PEOPLE)
    )
