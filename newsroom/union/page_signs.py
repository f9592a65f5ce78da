"""When a page last lived, and what it looks like: noted by the day on which it was known, one of each a day.

What a file said before and says still is left alone, as figures are: else it would outdo what is newer.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from db.inserts import insert_or
from db.tables import Remark, Sign
from newsroom.union.organisations import FROM_FILE
from newsroom.values.days import DAY

OWN_POST, POST, ACTIVITY, UNSEEN = "own_post", "post", "activity", "unseen"
LIFE = (OWN_POST, POST, ACTIVITY)
REGULAR, RESUMED = "regular", "resumed"
# What can be remarked of a page without writing: each has its words in every language.
CHIPS = (
    REGULAR, "logos", "reposts", "few_own", "off_topic", "poor_photos", "no_style", "thin", "neglected", "no_public",
    RESUMED,
)  # fmt: skip


async def note_sign(
    tx: AsyncConnection, page_id: int, kind: str, on_day: date, precision: str, noted_on: date, **told: Any
) -> None:
    """Of what is told on one day the last holds."""
    key = {"page_id": page_id, "kind": kind, "noted_on": noted_on}
    row = {"on_day": on_day, "precision": precision} | told
    await tx.execute(_new(tx, Sign, key, row).on_conflict_do_update(index_elements=list(key), set_=row))


async def note_remark(
    tx: AsyncConnection, page_id: int, noted_on: date, chips: Sequence[str], resumed: tuple[date, str] | None,
    words: dict[str, str], **told: Any,
) -> None:  # fmt: skip
    key = {"page_id": page_id, "noted_on": noted_on}
    row = _remark(chips, resumed) | {"words": words} | told
    await tx.execute(_new(tx, Remark, key, row).on_conflict_do_update(index_elements=list(key), set_=row))


async def note_sign_of_file(
    tx: AsyncConnection, page_id: int, kind: str, on_day: date, precision: str, noted_on: date, now: datetime
) -> None:
    said = {"on_day": on_day, "precision": precision, "source": FROM_FILE}
    key = {"page_id": page_id, "kind": kind}
    if not await _is_there(tx, Sign, key | said):
        new = _new(tx, Sign, key | {"noted_on": noted_on}, said | {"entered_at": now})
        await tx.execute(new.on_conflict_do_nothing())


async def note_remark_of_file(
    tx: AsyncConnection, page_id: int, noted_on: date, chips: Sequence[str], resumed: tuple[date, str] | None,
    now: datetime,
) -> None:  # fmt: skip
    newest = select(Remark.chips).where(Remark.page_id == page_id, Remark.source == FROM_FILE)
    if (await tx.execute(newest.order_by(Remark.noted_on.desc()).limit(1))).scalar() != list(chips):
        row = _remark(chips, resumed) | {"words": {}, "source": FROM_FILE, "entered_at": now}
        new = _new(tx, Remark, {"page_id": page_id, "noted_on": noted_on}, row)
        await tx.execute(new.on_conflict_do_nothing())


async def note_words_of_file(
    tx: AsyncConnection, page_id: int, noted_on: date, words: dict[str, str], now: datetime
) -> None:
    """Beside what the file remarked by codes, or by itself."""
    newest = select(Remark.id, Remark.words).where(Remark.page_id == page_id, Remark.source == FROM_FILE)
    found = (await tx.execute(newest.order_by(Remark.noted_on.desc()).limit(1))).first()
    if found is None:
        row = _remark((), None) | {"words": words, "source": FROM_FILE, "entered_at": now}
        new = _new(tx, Remark, {"page_id": page_id, "noted_on": noted_on}, row)
        await tx.execute(new.on_conflict_do_nothing())
    elif found.words != words:
        await tx.execute(update(Remark).where(Remark.id == found.id).values(words=words))


def _remark(chips: Sequence[str], resumed: tuple[date, str] | None) -> dict[str, Any]:
    resumed_on, precision = resumed or (None, DAY)
    return {"chips": list(chips), "resumed_on": resumed_on, "precision": precision}


async def _is_there(tx: AsyncConnection, table: type[Any], values: dict[str, Any]) -> bool:
    found = select(table.id).where(*[table.__table__.c[name] == value for name, value in values.items()]).limit(1)
    return (await tx.execute(found)).first() is not None


def _new(
    tx: AsyncConnection, table: type[Any], key: dict[str, Any], row: dict[str, Any]
) -> postgresql.Insert | sqlite.Insert:
    return insert_or(tx, table).values(**key, **row)
