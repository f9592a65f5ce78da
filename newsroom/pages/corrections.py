"""Counts as the specialist judges them: settled, or corrected with a reason. What was told is kept."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from db.fetch import columns, fetch_all, fetch_one
from db.tables import Correction, Figure, Organisation, Page, Person
from db.tables.pages import IS_DOUBTED
from newsroom import access, record
from newsroom.errors import Refused
from newsroom.pages import register
from newsroom.pages.history import Count
from newsroom.pages.register import Registered
from newsroom.union import organisations
from newsroom.union.organisations import FROM_FILE
from newsroom.values.figures import MOST_COUNTED, Amount
from newsroom.values.lines import require_short
from newsroom.who import Who

SAME_DAY = "same_day"  # whoever counts again on a day corrects what was told on it
MISTYPED, MISREAD, OTHER_PAGE, IN_WORDS = "mistyped", "misread", "other_page", "words"
REASONS = (MISTYPED, MISREAD, OTHER_PAGE, IN_WORDS)
CONFIRMED, SETTLED = "confirmed", "settled"
LONGEST_REASON = 300


@dataclass(frozen=True, slots=True)
class Counted(Count):
    """A count with the page and the place that it is of, and who told it."""

    platform: str
    kind: str
    url: str
    organisation_id: int
    region_id: int | None
    names: dict[str, str]
    entered_at: datetime
    name: str | None


@dataclass(frozen=True, slots=True)
class Before:
    """What a count was before it was corrected, and why it is something else now."""

    value: int
    low: int | None
    high: int | None
    qualifier: str
    reason: str
    words: dict[str, str]
    at: datetime

    @property
    def amount(self) -> Amount:
        return Amount(self.value, self.qualifier, self.low, self.high)


COUNTED = (
    select(*columns(Count, Figure.__table__), Figure.organisation_id, Figure.entered_at)
    .add_columns(Page.platform, Page.kind, Page.url, Organisation.region_id, Organisation.names, Person.name)
    .join(Page, Page.id == Figure.page_id)
    .join(Organisation, Organisation.id == Figure.organisation_id)
    .outerjoin(Person, Person.id == Figure.entered_by)
)


async def doubted(tx: AsyncConnection, who: Who, region_id: int) -> list[Counted]:
    """Counts that were asked about, and were right: the newest first."""
    access.require(who, "judge counts", region_id, region_id)
    open_ones = COUNTED.where(IS_DOUBTED, Organisation.region_id == region_id)
    return await fetch_all(tx, open_ones.order_by(Figure.on_day.desc(), Figure.id.desc()), Counted)


async def count_doubted(tx: AsyncConnection, region_id: int) -> int:
    below = select(Organisation.id).where(Organisation.region_id == region_id)
    open_ones = select(func.count()).select_from(Figure).where(IS_DOUBTED, Figure.organisation_id.in_(below))
    return (await tx.execute(open_ones)).scalar_one()


async def find(tx: AsyncConnection, figure_id: int) -> Counted | None:
    return await fetch_one(tx, COUNTED.where(Figure.id == figure_id), Counted)


async def require_judged(tx: AsyncConnection, who: Who, page_id: int) -> Registered:
    """A page whose counts one may judge."""
    page = await register.require_page(tx, who, page_id)
    place = await organisations.require_place(tx, page.organisation_id)
    access.require(who, "judge counts", place.id, place.region_id)
    return page


async def require_counted(tx: AsyncConnection, who: Who, figure_id: int) -> Counted:
    found = await find(tx, figure_id)
    if found is None:
        raise Refused("old_button")
    access.require(who, "judge counts", found.organisation_id, found.region_id)
    return found


async def _to_change(tx: AsyncConnection, who: Who, figure_id: int) -> Counted:
    """A page comes before its figures: whoever counts has locked it, too."""
    found = await require_counted(tx, who, figure_id)
    await tx.execute(select(Page.id).where(Page.id == found.page_id).with_for_update(key_share=True))
    return await require_counted(tx, who, figure_id)


async def settle(tx: AsyncConnection, who: Who, figure_id: int, now: datetime) -> None:
    """It is right, however much it is: the figure that is in doubt, and not what somebody has made of it meanwhile."""
    found = await _to_change(tx, who, figure_id)
    if found.doubt != CONFIRMED:
        return
    await tx.execute(update(Figure).where(Figure.id == found.id).values(doubt=SETTLED))
    await record.note(tx, who, "count settled", now, found.organisation_id, page=found.page_id, figure=found.id)


async def correct(
    tx: AsyncConnection, who: Who, figure_id: int, amount: Amount, reason: str, words: dict[str, str], now: datetime
) -> None:  # fmt: skip
    """Of whatever day; a file says the same again when it is brought in, and is corrected itself."""
    found = await _to_change(tx, who, figure_id)
    if not 0 <= amount.value <= MOST_COUNTED:
        raise Refused("not_a_number")
    if reason not in REASONS or (reason == IN_WORDS and not any(words.values())):
        raise Refused("no_reason")
    require_short(words, LONGEST_REASON)
    if found.source == FROM_FILE:
        raise Refused("from_file")
    await keep(tx, who, found.id, reason, now, words)
    await tx.execute(update(Figure).where(Figure.id == found.id).values(**asdict(amount), doubt=SETTLED))
    await record.note(tx, who, "count corrected", now, found.organisation_id, page=found.page_id, figure=found.id)


async def keep(
    tx: AsyncConnection, who: Who, figure_id: int, reason: str, now: datetime, words: dict[str, str] | None = None
) -> None:  # fmt: skip
    """The figure as it was told, before it becomes something else."""
    told = ("value", "low", "high", "qualifier", "source", "entered_at", "entered_by")
    row = (await tx.execute(select(*[Figure.__table__.c[name] for name in told]).where(Figure.id == figure_id))).one()
    was: dict[str, Any] = dict(row._mapping)
    why = {"reason": reason, "words": words or {}, "at": now, "by_id": who.person_id}
    await tx.execute(insert(Correction).values(figure_id=figure_id, **was, **why))


async def before(tx: AsyncConnection, figure_id: int) -> list[Before]:
    """All that it has been, the newest first."""
    was = select(*columns(Before, Correction.__table__)).where(Correction.figure_id == figure_id)
    return await fetch_all(tx, was.order_by(Correction.id.desc()), Before)


async def told_on(tx: AsyncConnection, page_id: int, kind: str, on_day: date) -> int | None:
    """What was told in the bot of that day already, or counted by it."""
    told = select(Figure.id).where(
        Figure.page_id == page_id, Figure.kind == kind, Figure.on_day == on_day,
        Figure.source.in_(organisations.ONE_A_DAY),
    )  # fmt: skip
    found: int | None = (await tx.execute(told)).scalar_one_or_none()
    return found
