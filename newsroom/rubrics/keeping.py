"""Rubrics are added, named, explained, put into order and retired: by the centre for all, by a region for itself."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from db import tables
from db.inserts import insert_or
from db.tables import RubricAt
from newsroom import access, record, weeks
from newsroom.errors import Refused
from newsroom.rubrics.cards import Card, card, cards
from newsroom.rubrics.defaults import Texts
from newsroom.union import organisations
from newsroom.union.organisations import CENTRE, REGION, Place
from newsroom.values.folding import fold, one_line
from newsroom.who import Who

LONGEST_NAME = 60
MOST = 40  # rubrics that are in use at one place: more than anybody reads through
GUIDANCE, EXAMPLE = "guidance", "example"
LONGEST = {GUIDANCE: 400, EXAMPLE: 800}


async def require_keeps(tx: AsyncConnection, who: Who, place_id: int) -> Place:
    """The centre or a region, for whoever keeps its rubrics."""
    return _require_allowed(who, await organisations.require_place(tx, place_id))


async def to_change(tx: AsyncConnection, who: Who, place_id: int) -> Place:
    """The same, for whoever is about to: one after the other."""
    return _require_allowed(who, await organisations.require_to_change(tx, place_id))


def _require_allowed(who: Who, place: Place) -> Place:
    access.require(who, "keep rubrics", place.id, place.region_id)
    if place.level not in (CENTRE, REGION):
        raise Refused("old_button")
    organisations.require_open(place)
    return place


async def listed(tx: AsyncConnection, who: Who, place_id: int) -> list[Card]:
    """In their order, those that are retired among them."""
    return await cards(tx, (await require_keeps(tx, who, place_id)).region_id)


async def require_rubric(tx: AsyncConnection, who: Who, place_id: int, rubric_id: int) -> Card:
    return await _rubric(tx, await require_keeps(tx, who, place_id), rubric_id)


async def _rubric(tx: AsyncConnection, place: Place, rubric_id: int) -> Card:
    found = await card(tx, rubric_id, place.region_id)
    if found is None:
        raise Refused("old_button")
    return found


# ---- named and explained


def require_name(text: str) -> str:
    name = one_line(text)
    if len(name) > LONGEST_NAME:
        raise Refused("name_too_long", most=LONGEST_NAME)
    if not fold(name):
        raise Refused("name_empty")
    return name


def require_words(what: str, text: str) -> str:
    if len(text.strip()) > LONGEST[what]:
        raise Refused("name_too_long", most=LONGEST[what])
    return text.strip()


async def _require_no_twin(tx: AsyncConnection, place: Place, names: Texts, but: int = 0) -> None:
    """Two of one name, in whichever language and however it is typed, would be taken for each other."""
    told = {fold(name) for name in names.values()}
    for known in await cards(tx, place.region_id):
        if known.id != but and not told.isdisjoint(map(fold, known.names.values())):
            raise Refused("rubric_known")


async def add(tx: AsyncConnection, who: Who, place_id: int, names: Texts, now: datetime) -> int:
    """At the end. In a language that it has no name in, it is called by the one that it has."""
    place = await to_change(tx, who, place_id)
    named = {language: require_name(name) for language, name in names.items()}
    if not named:
        raise Refused("name_empty")
    await _require_no_twin(tx, place, named)
    if sum(not one.is_retired for one in await cards(tx, place.region_id)) >= MOST:
        raise Refused("rubrics_enough", most=MOST)
    last = select(func.coalesce(func.max(tables.Rubric.position), -1) + 1).scalar_subquery()
    row = {"organisation_id": place.region_id, "code": f"own_{secrets.token_hex(6)}", "names": named, "position": last,
           "added_on": weeks.term_day(now)}  # fmt: skip
    made = insert(tables.Rubric).values(**row).returning(tables.Rubric.id)
    rubric_id: int = (await tx.execute(made)).scalar_one()
    await record.note(tx, who, "rubric added", now, place.id, rubric=rubric_id, names=named)
    return rubric_id


async def rename(tx: AsyncConnection, who: Who, place_id: int, rubric_id: int, names: Texts, now: datetime) -> None:
    """In a language that is not told it is called as before."""
    place = await to_change(tx, who, place_id)
    known = await _rubric(tx, place, rubric_id)
    called = known.names | {language: require_name(name) for language, name in names.items()}
    if called == known.names:
        return
    await _require_no_twin(tx, place, called, but=known.id)
    await _set(tx, place, known, names=called)
    await record.note(tx, who, "rubric renamed", now, place.id, rubric=known.id, before=known.names, names=called)


async def explain(
    tx: AsyncConnection, who: Who, place_id: int, rubric_id: int, what: str, texts: Texts, now: datetime
) -> None:
    """Its guidance or its example; an empty text takes that language away."""
    place = await to_change(tx, who, place_id)
    known = await _rubric(tx, place, rubric_id)
    if what not in LONGEST:
        raise Refused("old_button")
    told = {language: require_words(what, text) for language, text in texts.items()}
    if not told:
        return
    before = known.guidance if what == GUIDANCE else known.example
    await _set(tx, place, known, **{what: {one: text for one, text in (before | told).items() if text}})
    await record.note(tx, who, "rubric explained", now, place.id, rubric=known.id, what=what)


async def reset(tx: AsyncConnection, who: Who, place_id: int, rubric_id: int, now: datetime) -> None:
    """What a region says of one of the union's is said as everywhere again: its name, its guidance, its example."""
    place = await to_change(tx, who, place_id)
    known = await _rubric(tx, place, rubric_id)
    if known.organisation_id == place.region_id:
        raise Refused("old_button")
    general = await card(tx, known.id, None)
    if general is not None:
        await _require_no_twin(tx, place, general.names, but=known.id)
    await _set(tx, place, known, names=None, guidance=None, example=None)
    await record.note(tx, who, "rubric as everywhere", now, place.id, rubric=known.id)


# ---- retired, and put into order


async def retire(tx: AsyncConnection, who: Who, place_id: int, rubric_id: int, now: datetime) -> None:
    """Nobody is offered it any more; posts that have it keep it."""
    place = await to_change(tx, who, place_id)
    known = await _rubric(tx, place, rubric_id)
    if known.is_retired:
        return
    await _set(tx, place, known, retired_on=weeks.term_day(now))
    await record.note(tx, who, "rubric retired", now, place.id, rubric=known.id)


async def bring_back(tx: AsyncConnection, who: Who, place_id: int, rubric_id: int, now: datetime) -> None:
    """What the centre has retired for all only the centre brings back."""
    place = await to_change(tx, who, place_id)
    known = await _rubric(tx, place, rubric_id)
    if not known.is_retired:
        return
    if known.retired_on is not None and known.organisation_id != place.region_id:
        raise Refused("retired_for_all")
    await _set(tx, place, known, retired_on=None)
    await record.note(tx, who, "rubric brought back", now, place.id, rubric=known.id)


async def move(tx: AsyncConnection, who: Who, place_id: int, rubric_id: int, now: datetime, *, up: bool) -> None:
    """By one place among those that are in use."""
    place = await to_change(tx, who, place_id)
    known = await _rubric(tx, place, rubric_id)
    everything = await cards(tx, place.region_id)
    shown = [one.id for one in everything if not one.is_retired]
    if known.is_retired:
        raise Refused("old_button")
    at = shown.index(known.id)
    other = at - 1 if up else at + 1
    if not 0 <= other < len(shown):
        return
    shown[at], shown[other] = shown[other], shown[at]
    order = [*shown, *(one.id for one in everything if one.is_retired)]
    await (_put_for_all(tx, order) if place.region_id is None else _put_in_region(tx, place.region_id, order))
    await record.note(tx, who, "rubrics ordered", now, place.id, rubric=known.id, up=up)


async def _put_for_all(tx: AsyncConnection, order: Sequence[int]) -> None:
    put = update(tables.Rubric).where(tables.Rubric.id == bindparam("rubric")).values(position=bindparam("at"))
    await tx.execute(put, [{"rubric": rubric_id, "at": at} for at, rubric_id in enumerate(order)])


async def _put_in_region(tx: AsyncConnection, region_id: int, order: Sequence[int]) -> None:
    rows = [{"organisation_id": region_id, "rubric_id": one, "position": at} for at, one in enumerate(order)]
    row = insert_or(tx, RubricAt)
    put = row.on_conflict_do_update(index_elements=KEY, set_={"position": row.excluded.position})
    await tx.execute(put, rows)


KEY = ["organisation_id", "rubric_id"]


async def _set(tx: AsyncConnection, place: Place, known: Card, **values: Any) -> None:
    """On the rubric itself for whose it is; beside it for a region that has one of the union's otherwise."""
    if known.organisation_id == place.region_id:
        await tx.execute(update(tables.Rubric).where(tables.Rubric.id == known.id).values(**values))
        return
    row = insert_or(tx, RubricAt).values(organisation_id=place.region_id, rubric_id=known.id, **values)
    await tx.execute(row.on_conflict_do_update(index_elements=KEY, set_=values))
