"""The database as it is found, without changing anything: whether it fits this code, and who is in it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.checks.findings import Finding, fine, order, soon, wrong
from bot.opening import ELSEWHERE, missing, opened
from bot.settings import Settings
from bot.troubles import Trouble
from db.engine import Database
from db.revisions import newest, require_known, revision_of
from db.tables import Account, Person, Seat
from locales import later
from locales.said import said
from newsroom.union import door_keys, organisations, seats
from newsroom.union.door_keys import DoorKey
from newsroom.who import OWNER

MADE = later("database: {file} is made when the bot starts; if there is one already, {elsewhere}")
OLD = later(
    "database: {engine}, migrated to {revision}; the code wants {newest}: start the bot, which migrates by itself"
)

NO_REGION = later(
    "union: there is no region yet; copy docs/examples/region.toml to region.toml, put your names into it, then {order}"
)
NO_CHANNEL = later(
    "channel: none for {regions}; make the bot an administrator of it, and the specialist is asked in the bot"
)
AWAY = later("owner: nothing can be sent to {number} {name}; let them open the bot and press Start, or mend OWNER_IDS")


@dataclass(frozen=True, slots=True)
class Owner:
    """An account that owns the bot, by a seat or by its settings; `name` is nothing where it never came in."""

    account_id: int
    name: str = ""
    language: str = ""
    sits: bool = False
    is_away: bool = True  # nothing can be sent there


@dataclass(frozen=True, slots=True)
class Union:
    """`channels`: of regions that have one, with the number and the title that it was bound by."""

    keys: list[DoorKey] = field(default_factory=list)
    channels: list[tuple[int, str]] = field(default_factory=list)
    without: list[str] = field(default_factory=list)
    owners: list[Owner] = field(default_factory=list)
    people: int = 0


@dataclass(frozen=True, slots=True)
class Found:
    """`union`: None where it cannot be read."""

    finding: Finding
    union: Union | None = None


async def look(settings: Settings) -> Found:
    file = missing(settings)
    if file is not None and os.access(file.parent, os.W_OK):
        return Found(fine(said(MADE, file=file, elsewhere=said(ELSEWHERE))), Union())
    try:
        async with opened(settings) as engine:
            return await _look(engine, settings)
    except Trouble as trouble:
        return Found(wrong(trouble.what))


async def _look(engine: Database, settings: Settings) -> Found:
    name, revision = engine.dialect.name, await revision_of(engine)
    if revision is None:
        return Found(fine(said(later("database: {engine}, empty, made when the bot starts"), engine=name)), Union())
    require_known(revision)
    if revision != newest():
        return Found(wrong(said(OLD, engine=name, revision=revision, newest=newest())))
    union = await engine.read(lambda tx: _read(tx, settings.owner_ids, datetime.now(UTC)))
    return Found(fine(said(later("database: {engine}, migrated to {revision}"), engine=name, revision=revision)), union)


async def _read(tx: AsyncConnection, owner_ids: tuple[int, ...], now: datetime) -> Union:
    regions = [one for one in await organisations.regions(tx) if one.closed_on is None]
    channels = [one.settings["channel"] for one in regions if one.settings.get("channel")]
    return Union(
        keys=await door_keys.all_keys(tx),
        channels=[(int(one["id"]), str(one["title"])) for one in channels],
        without=[" · ".join(one.names.values()) for one in regions if not one.settings.get("channel")],
        owners=await _owners(tx, owner_ids, now),
        people=len((await tx.execute(select(Seat.person_id).where(seats.active(now)).distinct())).all()),
    )


async def _owners(tx: AsyncConnection, owner_ids: tuple[int, ...], now: datetime) -> list[Owner]:
    sitting = select(Seat.person_id).where(Seat.role == OWNER, seats.active(now))
    rows = await tx.execute(
        select(Account.id, Account.language, Account.person_id, Person.name, Person.language.label("spoken"),
               Person.unreachable_since, Account.person_id.in_(sitting).label("sits"))
        .outerjoin(Person, Person.id == Account.person_id)
        .where(Account.id.in_(owner_ids) | Account.person_id.in_(sitting))
        .order_by(Account.id)
    )  # fmt: skip
    known = {row.id: _owner(row) for row in rows}
    return [*known.values(), *(Owner(one) for one in owner_ids if one not in known)]


def _owner(row: Any) -> Owner:
    language = row.language or row.spoken or ""
    return Owner(row.id, row.name or "", language, bool(row.sits), row.unreachable_since is not None)


# ---- what is to be done with it


def who_is_there(union: Union, owner_ids: tuple[int, ...]) -> Iterator[Finding]:
    """The next step of whoever sets it up; and whether anybody would hear of an error."""
    if not union.channels and not union.without:
        yield soon(said(NO_REGION, order=order("import region.toml")))
        return
    if not union.people:
        first = order("invite --role owner --organisation centre")
        yield soon(said(later("people: nobody has come in yet; invite the owner first: {order}"), order=first))
    yield from _of_owners(union, owner_ids)
    if union.without:
        yield soon(said(NO_CHANNEL, regions="; ".join(union.without)))


def _of_owners(union: Union, owner_ids: tuple[int, ...]) -> Iterator[Finding]:
    sitting = [one for one in union.owners if one.sits]
    if not owner_ids and sitting:
        write = later("owner: nobody hears of errors; write OWNER_IDS={numbers} into .env ({names})")
        numbers, names = ",".join(str(one.account_id) for one in sitting), ", ".join(one.name for one in sitting)
        yield soon(said(write, numbers=numbers, names=names))
    elif not owner_ids and union.people:
        invite = order("invite --role owner --organisation centre")
        yield soon(said(later("owner: there is none, so nobody hears of errors; invite one: {order}"), order=invite))
    for one in union.owners:
        if one.account_id in owner_ids and one.is_away:
            yield wrong(said(AWAY, number=one.account_id, name=one.name))
