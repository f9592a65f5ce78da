"""The bank of prompts: the union's are kept by the centre, a region has its own beside them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Select, func, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from db.fetch import columns, fetch_all, fetch_one
from db.tables import Idea
from newsroom import record, weeks
from newsroom.errors import Refused
from newsroom.rubrics import keeping
from newsroom.rubrics.defaults import NO_SEASON, Texts
from newsroom.union.organisations import Place
from newsroom.values.lines import require_line
from newsroom.values.spans import parse_two
from newsroom.who import Who

LONGEST = 150
MOST = 60  # of one rubric
A_LEAP_YEAR = date(2028, 1, 1)  # in which every day of a season is to come


@dataclass(frozen=True, slots=True)
class Kept:
    """A prompt as it is kept. `organisation_id`: whose it is, None for the union's."""

    id: int
    rubric_id: int
    organisation_id: int | None
    texts: Texts
    season_from: str
    season_until: str
    removed_on: date | None


def _in_bank(region_id: int | None) -> Select[Any]:
    """Of all, and of the region."""
    return select(*columns(Kept, Idea.__table__)).where(
        or_(Idea.organisation_id.is_(None), Idea.organisation_id == region_id)
        if region_id is not None
        else Idea.organisation_id.is_(None)
    )


async def page_of(
    tx: AsyncConnection, who: Who, place_id: int, rubric_id: int, first: int, most: int
) -> tuple[list[Kept], int]:
    """One's own come first; and how many there are in all."""
    place = await keeping.require_keeps(tx, who, place_id)
    there = _in_bank(place.region_id).where(Idea.rubric_id == rubric_id, Idea.removed_on.is_(None))
    shown = there.order_by(Idea.organisation_id.is_(None), Idea.id).offset(first).limit(most)
    total = (await tx.execute(select(func.count()).select_from(there.subquery()))).scalar_one()
    return await fetch_all(tx, shown, Kept), total


async def counts(tx: AsyncConnection, region_id: int | None) -> dict[int, int]:
    """Of each rubric that has any."""
    there = _in_bank(region_id).where(Idea.removed_on.is_(None)).subquery()
    counted = select(there.c.rubric_id, func.count().label("prompts")).group_by(there.c.rubric_id)
    return {row.rubric_id: row.prompts for row in (await tx.execute(counted)).all()}


async def require_prompt(tx: AsyncConnection, who: Who, place_id: int, prompt_id: int) -> Kept:
    return await _prompt(tx, await keeping.require_keeps(tx, who, place_id), prompt_id)


async def _prompt(tx: AsyncConnection, place: Place, prompt_id: int) -> Kept:
    found = await fetch_one(tx, _in_bank(place.region_id).where(Idea.id == prompt_id), Kept)
    if found is None:
        raise Refused("old_button")
    return found


async def require_own(tx: AsyncConnection, who: Who, place_id: int, prompt_id: int) -> Kept:
    """Whose it is, and nobody else, changes it."""
    return await _own(tx, await keeping.require_keeps(tx, who, place_id), prompt_id)


async def _own(tx: AsyncConnection, place: Place, prompt_id: int) -> Kept:
    found = await _prompt(tx, place, prompt_id)
    if found.organisation_id != place.region_id:
        raise Refused("prompt_of_all")
    return found


async def _to_change(tx: AsyncConnection, who: Who, place_id: int, prompt_id: int) -> tuple[Place, Kept]:
    place = await keeping.to_change(tx, who, place_id)
    return place, await _own(tx, place, prompt_id)


def require_text(text: str) -> str:
    return require_line(text, LONGEST)


def parse_season(text: str) -> tuple[str, str]:
    """«20.08 – 10.09», «20 тамыз – 10 қыркүйек», «с 20 декабря по 10 января»"""
    try:
        first, last = parse_two(text, A_LEAP_YEAR)
    except Refused:
        raise Refused("not_a_season") from None
    return f"{first:%m-%d}", f"{last:%m-%d}"


async def add(tx: AsyncConnection, who: Who, place_id: int, rubric_id: int, texts: Texts, now: datetime) -> int:
    place = await keeping.to_change(tx, who, place_id)
    rubric = await keeping.require_rubric(tx, who, place_id, rubric_id)
    told = {language: require_text(text) for language, text in texts.items()}
    if not told:
        raise Refused("name_empty")
    if (await counts(tx, place.region_id)).get(rubric.id, 0) >= MOST:
        raise Refused("prompts_enough", most=MOST)
    made = insert(Idea).values(rubric_id=rubric.id, organisation_id=place.region_id, texts=told).returning(Idea.id)
    prompt_id: int = (await tx.execute(made)).scalar_one()
    await record.note(tx, who, "prompt added", now, place.id, rubric=rubric.id, prompt=prompt_id)
    return prompt_id


async def reword(tx: AsyncConnection, who: Who, place_id: int, prompt_id: int, texts: Texts, now: datetime) -> None:
    """In a language that is not told it stays."""
    place, found = await _to_change(tx, who, place_id, prompt_id)
    told = found.texts | {language: require_text(text) for language, text in texts.items()}
    if told != found.texts:
        await _set(tx, found.id, texts=told)
        await record.note(tx, who, "prompt changed", now, place.id, rubric=found.rubric_id, prompt=found.id)


async def set_season(
    tx: AsyncConnection, who: Who, place_id: int, prompt_id: int, season: tuple[str, str], now: datetime
) -> None:
    """Two days of a year, «MM-DD»; none for all the year."""
    place, found = await _to_change(tx, who, place_id, prompt_id)
    first, last = season
    if season != NO_SEASON:
        for day in season:
            date.fromisoformat(f"{A_LEAP_YEAR.year}-{day}")
    await _set(tx, found.id, season_from=first, season_until=last)
    await record.note(tx, who, "prompt changed", now, place.id, rubric=found.rubric_id, prompt=found.id)


async def remove(tx: AsyncConnection, who: Who, place_id: int, prompt_id: int, now: datetime) -> None:
    """It is given to nobody any more, and does not come back with a later version."""
    place, found = await _to_change(tx, who, place_id, prompt_id)
    if found.removed_on is None:
        await _set(tx, found.id, removed_on=weeks.term_day(now))
        await record.note(tx, who, "prompt removed", now, place.id, rubric=found.rubric_id, prompt=found.id)


async def bring_back(tx: AsyncConnection, who: Who, place_id: int, prompt_id: int, now: datetime) -> None:
    place, found = await _to_change(tx, who, place_id, prompt_id)
    if found.removed_on is not None:
        await _set(tx, found.id, removed_on=None)
        await record.note(tx, who, "prompt added", now, place.id, rubric=found.rubric_id, prompt=found.id)


async def _set(tx: AsyncConnection, prompt_id: int, **values: Any) -> None:
    await tx.execute(update(Idea).where(Idea.id == prompt_id).values(**values))
