"""What the library has from the first day on: sections and items that come with the bot, in `ready/*.toml`; guides."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime
from functools import cache
from pathlib import Path

from sqlalchemy import delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from db.inserts import insert_or
from db.tables import LibraryFile, LibraryItem
from newsroom.library import grams, guides, sections
from newsroom.library.files import OF_THE_BOT
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
    pictures: dict[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def looks(self) -> tuple[Texts, Texts, set[tuple[str, str]]]:
        pictures = {(language, name) for language, names in self.pictures.items() for name in names}
        return self.titles, self.notes, pictures

    @property
    def row(self) -> dict[str, object]:
        return {name: value for name, value in asdict(self).items() if name != "pictures"}


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
    guided = [item for guide in written.get("guides", ()) for item in _guide(guide)]
    return ReadySection(written["code"], written["name"], (*guided, *_items(written)))


def _guide(name: str) -> Iterator[ReadyItem]:
    """Each of its parts, from the pages in all languages: these have the same parts, in one order."""
    languages = guides.languages(name)
    for pages in zip(*(guides.parts(name, language) for language in languages), strict=True):
        part = dict(zip(languages, pages, strict=True))
        yield ReadyItem(
            pages[0].code, {language: one.title for language, one in part.items()},
            {language: one.text for language, one in part.items()}, [], SEATS,
            {language: one.pictures for language, one in part.items()},
        )  # fmt: skip


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
    shown = await _shown(tx)
    for position, section in enumerate(written or ready(), start=1):
        section_id = await sections.bring_in(tx, section.code, section.names, position)
        for place, item in enumerate(section.items, start=1):
            before = known.get(item.code)
            if before is None:
                await _bring_in(tx, section_id, item, place, now)
            elif before.changed_by is None and (before.titles, before.notes, shown[before.id]) != item.looks:
                await _mend(tx, before.id, item, now)


async def _shown(tx: AsyncConnection) -> defaultdict[int, set[tuple[str, str]]]:
    """Pictures that came with the bot, by their items: language and name."""
    there = select(LibraryFile.item_id, LibraryFile.language, LibraryFile.name)
    shown = defaultdict[int, set[tuple[str, str]]](set)
    for item_id, language, name in (await tx.execute(there.where(LibraryFile.bot_id == OF_THE_BOT))).all():
        shown[item_id].add((language, name))
    return shown


async def _bring_in(tx: AsyncConnection, section_id: int, item: ReadyItem, place: int, now: datetime) -> None:
    """Below nought: what people write stands at it, and above."""
    row = item.row | {"section_id": section_id, "position": -place, "added_at": now, "changed_at": now}
    made = insert_or(tx, LibraryItem).values(**row).on_conflict_do_nothing(index_elements=["code"])
    item_id = (await tx.execute(made.returning(LibraryItem.id))).scalar_one_or_none()
    if item_id is not None:
        await grams.write(tx, item_id, item.titles, item.notes)
        await _show(tx, item_id, item)


async def _mend(tx: AsyncConnection, item_id: int, item: ReadyItem, now: datetime) -> None:
    changed = update(LibraryItem).where(LibraryItem.id == item_id, LibraryItem.changed_by.is_(None))
    await tx.execute(changed.values(titles=item.titles, notes=item.notes, links=item.links, changed_at=now))
    await grams.write(tx, item_id, item.titles, item.notes)
    await tx.execute(delete(LibraryFile).where(LibraryFile.item_id == item_id, LibraryFile.bot_id == OF_THE_BOT))
    await _show(tx, item_id, item)


async def _show(tx: AsyncConnection, item_id: int, item: ReadyItem) -> None:
    """Its pictures stand by their names alone: what they look like is the matter of the version that shows them."""
    for language, names in item.pictures.items():
        for name in names:
            named = {"file_id": name, "unique_id": name, "name": name}
            row = {"item_id": item_id, "language": language, "kind": "photo", "bot_id": OF_THE_BOT}
            await tx.execute(insert(LibraryFile).values(**row, **named))
