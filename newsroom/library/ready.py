"""What the library has from the first day on: sections and items that come with the bot, in `ready/*.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from functools import cache
from pathlib import Path

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from db.inserts import insert_or
from db.tables import LibraryItem
from newsroom.library import grams, sections
from newsroom.library.reading import SEATS
from newsroom.standards.thresholds import Thresholds

FOLDER = Path(__file__).with_name("ready")
Texts = dict[str, str]


@dataclass(frozen=True, slots=True)
class ReadyItem:
    code: str
    titles: Texts
    notes: Texts
    links: list[str]
    audience: str


@dataclass(frozen=True, slots=True)
class ReadySection:
    code: str
    names: Texts
    items: tuple[ReadyItem, ...]


@cache
def ready() -> tuple[ReadySection, ...]:
    """In the order of their files. A text may name a threshold of our standards, as the checks have it."""
    return tuple(_section(path) for path in sorted(FOLDER.glob("*.toml")))


def _section(path: Path) -> ReadySection:
    written = tomllib.loads(path.read_text("utf-8"))
    return ReadySection(written["code"], written["name"], tuple(_items(written)))


def _items(written: Mapping[str, list[dict[str, dict[str, str]]]]) -> Iterator[ReadyItem]:
    for one in written.get("items", ()):
        notes = {language: " ".join(text.split(" ")).strip() for language, text in _filled(one["note"]).items()}
        audience = str(one.get("audience", SEATS))
        yield ReadyItem(str(one["code"]), one["title"], notes, list(one.get("links", ())), audience)


def _filled(notes: Texts) -> Texts:
    known = asdict(Thresholds())
    return {language: text.format(**known) for language, text in notes.items()}


async def bring_in(tx: AsyncConnection, now: datetime, written: Sequence[ReadySection] | None = None) -> None:
    """Once, however many processes start. What nobody has changed by hand is mended with a newer version of the bot."""
    there = select(LibraryItem.code, LibraryItem.id, LibraryItem.titles, LibraryItem.notes, LibraryItem.changed_by)
    known = {one.code: one for one in (await tx.execute(there.where(LibraryItem.code.is_not(None)))).all()}
    for position, section in enumerate(written or ready(), start=1):
        section_id = await sections.bring_in(tx, section.code, section.names, position)
        for place, item in enumerate(section.items, start=1):
            before = known.get(item.code)
            if before is None:
                await _bring_in(tx, section_id, item, place, now)
            elif before.changed_by is None and (before.titles, before.notes) != (item.titles, item.notes):
                await _mend(tx, before.id, item, now)


async def _bring_in(tx: AsyncConnection, section_id: int, item: ReadyItem, place: int, now: datetime) -> None:
    """Below nought: what people write stands at it, and above."""
    row = asdict(item) | {"section_id": section_id, "position": -place, "added_at": now, "changed_at": now}
    made = insert_or(tx, LibraryItem).values(**row).on_conflict_do_nothing(index_elements=["code"])
    item_id = (await tx.execute(made.returning(LibraryItem.id))).scalar_one_or_none()
    if item_id is not None:
        await grams.write(tx, item_id, item.titles, item.notes)


async def _mend(tx: AsyncConnection, item_id: int, item: ReadyItem, now: datetime) -> None:
    changed = update(LibraryItem).where(LibraryItem.id == item_id, LibraryItem.changed_by.is_(None))
    await tx.execute(changed.values(titles=item.titles, notes=item.notes, links=item.links, changed_at=now))
    await grams.write(tx, item_id, item.titles, item.notes)
