"""What was issued and held: methodical materials, seminars and the like, and how many people were trained."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncConnection

from db import tables
from db.fetch import fetch_all
from newsroom.counted import answers, kinds
from newsroom.counted.answers import Counted, summed
from newsroom.counted.entries import COUNTS, ENTRIES, Entry, inside, of_place, to_amount
from newsroom.union.organisations import Place
from newsroom.values.figures import Amount, Quantity
from newsroom.values.periods import Period


@dataclass(frozen=True, slots=True)
class Held:
    """Groups by sort; `themes` by what they were about, a rubric's code or free text; `trained` where it was told."""

    counted: Counted
    themes: dict[str, Quantity]
    trained: Quantity | None


async def materials(tx: AsyncConnection, place: Place, period: Period) -> Counted:
    """Bulletins, handbooks, leaflets, booklets, brochures."""
    return await answers.counted(tx, place, kinds.MATERIAL, period)


async def events(tx: AsyncConnection, place: Place, period: Period) -> Held:
    """Seminars, schools, press conferences, briefings, contests: what is stated of the period, or entered in it."""
    found = await answers.counted(tx, place, kinds.EVENT, period)
    stated = await answers.stated_of(tx, place, kinds.EVENT, period)
    trained = [one.quantity for one in stated if one.what == kinds.TRAINED]
    told = [one for one in stated if one.what != kinds.TRAINED] or await _entered(tx, place, period)
    themes: dict[str, list[Quantity]] = {}
    for one in told:
        themes.setdefault(one.details.get("theme", ""), []).append(one.quantity)
    by_theme = {theme: summed(parts) or Amount(0) for theme, parts in themes.items() if theme}
    by_event = [amount for one in told if (amount := to_amount(one.details.get("trained"))) is not None]
    return Held(found, by_theme, summed(trained or by_event))


async def _entered(tx: AsyncConnection, place: Place, period: Period) -> list[Entry]:
    single = ENTRIES.where(of_place(place), tables.Entry.kind == kinds.EVENT, COUNTS, tables.Entry.is_single.is_(True))
    return await fetch_all(tx, single.where(*inside(period)).order_by(tables.Entry.on_day, tables.Entry.id), Entry)
