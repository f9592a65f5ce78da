"""What a newspaper wrote about a branch."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from newsroom import access, record, weeks
from newsroom.errors import Refused
from newsroom.union import organisations
from newsroom.union.organisations import Place
from newsroom.who import Who


async def require_noting(tx: AsyncConnection, who: Who, place_id: int) -> Place:
    place = await organisations.require_place(tx, place_id)
    access.require(who, "send a post", place.id, place.region_id)
    return place


async def note(
    tx: AsyncConnection, who: Who, place_id: int, outlet: str, out_on: date, link: str | None, now: datetime
) -> None:
    await require_noting(tx, who, place_id)
    if out_on > weeks.today(now, await organisations.zone_of(tx, place_id)):
        raise Refused("day_to_come")
    place = await organisations.require_to_change(tx, place_id)
    said = {"outlet": outlet, "on": out_on.isoformat()} | ({"link": link} if link else {})
    await organisations.change(tx, place, settings=place.settings | {"press": [*noted(place), said]})
    await record.note(tx, who, "figure noted", now, place.id, figure="press", value=len(noted(place)) + 1)


def noted(place: Place) -> list[dict[str, str]]:
    found: list[dict[str, str]] = place.settings.get("press", [])
    return found
