"""A rubric with all that is said of it, as a region has it, or as the centre keeps it for all."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Select, bindparam, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from db import tables
from db.fetch import fetch_all, fetch_one
from db.tables import RubricAt
from newsroom.rubrics.defaults import EXAMPLES, GUIDANCE, USUAL, Texts
from newsroom.rubrics.turns import NAMES, ORDER, in_region, is_of, region_of


@dataclass(frozen=True, slots=True)
class Card:
    """`organisation_id`: whose it is, None for the union's. `is_changed`: a region has words of its own for it.

    Retired it may be for all, and in the region alone.
    """

    id: int
    organisation_id: int | None
    code: str
    names: Texts
    own_guidance: Texts | None
    own_example: Texts | None
    retired_on: date | None
    retired_here: date | None
    is_changed: bool

    @property
    def is_retired(self) -> bool:
        return self.retired_on is not None or self.retired_here is not None

    @property
    def guidance(self) -> Texts:
        """What belongs in it; nothing where somebody has taken it away."""
        return GUIDANCE.get(self.code, {}) if self.own_guidance is None else self.own_guidance

    @property
    def example(self) -> Texts:
        return EXAMPLES.get(self.code, {}) if self.own_example is None else self.own_example

    @property
    def any_example(self) -> Texts:
        """For a chair who asks for one: where the rubric has none, the usual one will do."""
        return self.example or USUAL


WORDS = (
    tables.Rubric.id,
    tables.Rubric.organisation_id,
    tables.Rubric.code,
    NAMES.label("names"),
    func.coalesce(RubricAt.guidance, tables.Rubric.guidance).label("own_guidance"),
    func.coalesce(RubricAt.example, tables.Rubric.example).label("own_example"),
    tables.Rubric.retired_on,
    RubricAt.retired_on.label("retired_here"),
    func.coalesce(RubricAt.names, RubricAt.guidance, RubricAt.example).is_not(None).label("is_changed"),
)


def _cards(region: Any) -> Select[*tuple[Any, ...]]:
    return (
        select(*WORDS)
        .select_from(tables.Rubric)
        .outerjoin(RubricAt, in_region(region))
        .where(is_of(region))
        .order_by(*ORDER)
    )


CARDS = _cards(bindparam("region"))
CARD = CARDS.where(tables.Rubric.id == bindparam("rubric"))
OF_PLACE = _cards(region_of(bindparam("place"))).where(tables.Rubric.id == bindparam("rubric"))


async def cards(tx: AsyncConnection, region_id: int | None) -> list[Card]:
    """All in their order, those that are retired among them. Without a region: the union's."""
    return await fetch_all(tx, CARDS, Card, region=region_id)


async def card(tx: AsyncConnection, rubric_id: int, region_id: int | None) -> Card | None:
    return await fetch_one(tx, CARD, Card, region=region_id, rubric=rubric_id)


async def of_place(tx: AsyncConnection, rubric_id: int | None, place_id: int) -> Card | None:
    """As the region of a place has it."""
    if rubric_id is None:
        return None
    return await fetch_one(tx, OF_PLACE, Card, rubric=rubric_id, place=place_id)


async def guidance_of(tx: AsyncConnection, rubric_id: int, place_id: int) -> Texts:
    found = await of_place(tx, rubric_id, place_id)
    return found.guidance if found is not None else {}
