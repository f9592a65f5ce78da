"""What a region decides for itself."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Row
from sqlalchemy.ext.asyncio import AsyncConnection

from newsroom import access, organisations, record
from newsroom.errors import Refused
from newsroom.organisations import REGION
from newsroom.who import Who

FEED, OWN_PAGES = "feed", "own"
# setting: what it can be, the usual first. All these zones have kept one time since 2024; they may part again.
CHOICES: dict[str, tuple[Any, ...]] = {
    "strategy": (FEED, OWN_PAGES),
    "count_every": (28, 7, 14, 90),
    "leap": (2, 3, 5, 10),
    "timezone": (
        "Asia/Almaty", "Asia/Qyzylorda", "Asia/Aqtobe", "Asia/Aqtau", "Asia/Atyrau", "Asia/Oral", "Asia/Qostanay",
    ),
}  # fmt: skip


def value(settings: dict[str, Any], name: str) -> Any:
    """What the region chose, else the usual."""
    return settings.get(name, CHOICES[name][0])


async def of(tx: AsyncConnection, place: int, name: str) -> Any:
    """What holds for a place: its region decides."""
    region = (await organisations.by_id(tx, place)).region_id
    return value((await organisations.by_id(tx, region)).settings if region is not None else {}, name)


async def changed_by(tx: AsyncConnection, who: Who, region_id: int) -> Row[Any]:
    region = await organisations.by_id(tx, region_id)
    access.require(who, "set a region up", region.id, region.region_id)
    if region.level != REGION:
        raise Refused("old_button")
    return region


async def choose(tx: AsyncConnection, who: Who, region_id: int, name: str, place: int, now: datetime) -> None:
    """The `place`-th of what the setting can be."""
    region = await changed_by(tx, who, region_id)
    if name not in CHOICES or not 0 <= place < len(CHOICES[name]):
        raise Refused("old_button")
    chosen = CHOICES[name][place]
    if name == "timezone":
        await organisations.change(tx, region, timezone=chosen)
    else:
        await organisations.change(tx, region, settings=region.settings | {name: chosen})
    await record.note(tx, who, "setting changed", now, region.id, setting=name, value=chosen)


async def let_go_of_channel(tx: AsyncConnection, who: Who, region_id: int, now: datetime) -> None:
    region = await changed_by(tx, who, region_id)
    settings = {name: one for name, one in region.settings.items() if name != "channel"}
    await organisations.change(tx, region, settings=settings)
    await record.note(tx, who, "channel let go", now, region.id)
