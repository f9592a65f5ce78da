"""Where a post goes by itself: the places that its region has, which are taken, and how it stands with each."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from db import tables
from db.fetch import columns, fetch_all
from db.inserts import insert_or
from newsroom import access, outbox
from newsroom.errors import Refused
from newsroom.posts.outgoing import Outgoing
from newsroom.union import door_keys, organisations
from newsroom.union.organisations import Place
from newsroom.values.platforms import CHANNEL, FACEBOOK
from newsroom.who import Who

GOING, OUT, DOUBT, FAILED, GONE = "going", "out", "doubt", "failed", "removed"
TAKEN = (OUT, DOUBT)  # what may stand there is not sent there once more
DOORS = {CHANNEL: outbox.TELEGRAM, FACEBOOK: outbox.FACEBOOK}
PLACES = {door: place for place, door in DOORS.items()}
CHOSEN = "ways"  # of a region's settings: where its last post went
MOST_PHOTOS = 10  # of one post on Facebook


@dataclass(frozen=True, slots=True)
class Way:
    """A post at one place: on its way there, out, in doubt, failed or removed.

    The bot itself put there what has a chat and messages.
    """

    id: int
    platform: str
    link: str
    at: datetime
    state: str
    chat_id: int | None
    messages: list[dict[str, Any]]
    trouble: str

    @property
    def is_by_bot(self) -> bool:
        return self.state == OUT and self.chat_id is not None and bool(self.messages)

    @property
    def is_by_hand(self) -> bool:
        return self.state == OUT and self.chat_id is None


KEPT = tables.Publication.__table__
WAYS = select(*columns(Way, KEPT)).order_by(KEPT.c.id)


async def all_of(tx: AsyncConnection, post_id: int) -> list[Way]:
    return await fetch_all(tx, WAYS.where(KEPT.c.post_id == post_id), Way)


async def out_of(tx: AsyncConnection, post_id: int) -> list[Way]:
    """Where it stands, as it came out."""
    return [one for one in await all_of(tx, post_id) if one.state == OUT]


async def by_bot(tx: AsyncConnection, post_id: int) -> list[Way]:
    """What the bot has put somewhere: what somebody else did, somebody else mends."""
    return [one for one in await all_of(tx, post_id) if one.is_by_bot]


async def at(tx: AsyncConnection, post_id: int, platform: str) -> Way | None:
    return next((one for one in await all_of(tx, post_id) if one.platform == platform), None)


async def note(
    tx: AsyncConnection, post_id: int, platform: str, link: str, person_id: int | None, now: datetime, **more: Any
) -> None:
    """Once a place: a second time there is the same publication, found again."""
    row = {"link": link, "at": now, "by_id": person_id, "state": OUT, "trouble": ""} | more
    new = insert_or(tx, tables.Publication).values(post_id=post_id, platform=platform, **row)
    await tx.execute(new.on_conflict_do_update(index_elements=["post_id", "platform"], set_=row))


async def change(tx: AsyncConnection, way_id: int, **values: Any) -> None:
    await tx.execute(update(tables.Publication).where(tables.Publication.id == way_id).values(**values))


# ---- which there are


async def open_ways(tx: AsyncConnection, region: Place) -> dict[str, int]:
    """With the chat, or the page, of each."""
    found = {}
    if (channel := region.settings.get("channel")) is not None:
        found[CHANNEL] = int(channel["id"])
    if (key := await door_keys.of_region(tx, region.id, outbox.FACEBOOK)) is not None:
        found[FACEBOOK] = key.chat_id
    return found


def as_last_time(region: Place, there: Collection[str]) -> tuple[str, ...]:
    """Of those that are there still; the channel where nobody has chosen."""
    chosen = region.settings.get(CHOSEN, (CHANNEL,))
    return tuple(one for one in DOORS if one in there and one in chosen) or tuple(there)


def is_fit(shown: Outgoing, platform: str) -> bool:
    """Facebook takes photos or one video, and no other files."""
    if platform != FACEBOOK:
        return True
    kinds = [one.kind for one in shown.files]
    return kinds == ["video"] or (len(kinds) <= MOST_PHOTOS and set(kinds) <= {"photo"})


async def choose(tx: AsyncConnection, who: Who, chosen: Sequence[str]) -> None:
    """What is chosen now is what the next post is proposed for. Before its post is locked, as places always are."""
    region_id = access.require_seat(who).organisation_id
    access.require(who, "review", region_id, region_id)
    wanted = [one for one in DOORS if one in chosen]
    if not wanted:
        raise Refused("old_button")
    if (await organisations.require_place(tx, region_id)).settings.get(CHOSEN) != wanted:
        region = await organisations.require_to_change(tx, region_id)
        await organisations.change(tx, region, settings=region.settings | {CHOSEN: wanted})


def led_to(states: Collection[str]) -> str | None:
    """The step that a post takes when one of its places has ended; none while it is on its way to another."""
    if OUT in states:
        return "came out"
    if GOING in states:
        return None
    return "doubt" if DOUBT in states else "fail"


def noted(messages: dict[int, dict[str, Any]], stands: Mapping[int, str | None]) -> list[dict[str, Any]]:
    """The messages of a publication, when some of them have come, changed or gone; with where each has its words."""
    new = {one: {"id": one, "text": said} if said else {"id": one} for one, said in stands.items()}
    return [one for one in (messages | new).values() if stands.get(one["id"], "") is not None]
