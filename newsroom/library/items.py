"""Items: read, listed, written, changed; how they stood before is kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Select, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from db.fetch import columns, fetch_all, fetch_one
from db.tables import LibraryItem, LibraryVersion, Person
from newsroom import access, record
from newsroom.errors import Refused
from newsroom.library import grams, reading, sections
from newsroom.library.reading import AUDIENCES
from newsroom.posts import posts
from newsroom.who import Who

LONGEST_TITLE = 80
# All of it stands in one message: title, text, links and dates.
LONGEST_NOTE = 2500
MOST_LINKS, LONGEST_LINK = 5, 256
WHAT_STOOD = ("titles", "notes", "links", "in_force_on")


@dataclass(frozen=True, slots=True)
class Listed:
    """As it stands in a list."""

    id: int
    section_id: int
    region_id: int | None
    titles: dict[str, str]
    audience: str
    in_force_on: date | None
    withdrawn_at: datetime | None

    @property
    def is_withdrawn(self) -> bool:
        return self.withdrawn_at is not None


@dataclass(frozen=True, slots=True)
class Item(Listed):
    code: str | None
    post_id: int | None
    notes: dict[str, str]
    links: list[str]
    added_at: datetime
    changed_at: datetime
    changed_by: int | None


ITEMS = select(*columns(Item, LibraryItem.__table__))
LISTED = select(*columns(Listed, LibraryItem.__table__))


async def require_readable(tx: AsyncConnection, who: Who, item_id: int) -> Item:
    found = await fetch_one(tx, ITEMS.where(LibraryItem.id == item_id), Item)
    if found is None:
        raise Refused("no_item")
    reading.require_reads(who, found)
    return found


async def require_kept(tx: AsyncConnection, who: Who, item_id: int) -> Item:
    """One that may be changed."""
    found = await fetch_one(tx, ITEMS.where(LibraryItem.id == item_id), Item)
    if found is None:
        raise Refused("no_item")
    reading.require_keeps(who, found.region_id)
    return found


async def with_code(tx: AsyncConnection, who: Who, code: str) -> int | None:
    """One that came with the bot; None where it has been withdrawn."""
    found = select(LibraryItem.id).where(LibraryItem.code == code, reading.readable(who))
    return (await tx.execute(found)).scalar_one_or_none()


async def of_section(tx: AsyncConnection, who: Who, section_id: int, first: int, most: int) -> list[Listed]:
    """In their order, the newest of equals first. Keepers see what they have withdrawn, too."""
    shown = _listed(who).where(LibraryItem.section_id == section_id)
    in_order = shown.order_by(LibraryItem.position.desc(), LibraryItem.id.desc())
    return await fetch_all(tx, in_order.offset(first).limit(most), Listed)


def _listed(who: Who) -> Select[Any]:
    region_id = who.seat.region_id if who.seat is not None else None
    if who.seat is None or not reading.keeps(who, region_id):
        return LISTED.where(reading.readable(who))
    own = LibraryItem.region_id == region_id if region_id is not None else LibraryItem.region_id.is_(None)
    return LISTED.where(or_(reading.readable(who), own))


async def newest(tx: AsyncConnection, who: Who, first: int, most: int) -> list[Item]:
    newest_first = ITEMS.where(reading.readable(who)).order_by(LibraryItem.added_at.desc(), LibraryItem.id.desc())
    return await fetch_all(tx, newest_first.offset(first).limit(most), Item)


# ---- written


async def add(
    tx: AsyncConnection, who: Who, section_id: int, titles: dict[str, str], notes: dict[str, str], now: datetime,
    **more: Any,
) -> int:  # fmt: skip
    """To one's own part: a region's may stand in a section of the union, and is read by that region alone."""
    region_id = reading.own_part(who)
    section = await sections.require_shown(tx, who, section_id)
    if section.region_id not in (None, region_id):
        raise Refused("old_button")
    by, titles, notes = access.require_person(who), require_titles(titles), kept(notes)
    row = {"section_id": section_id, "region_id": region_id, "titles": titles, "notes": notes}
    written = {"added_at": now, "changed_at": now, "added_by": by, "changed_by": by}
    made = insert(LibraryItem).values(**row, **written, **more).returning(LibraryItem.id)
    item_id: int = (await tx.execute(made)).scalar_one()
    await grams.write(tx, item_id, titles, notes)
    await record.note(tx, who, "library item added", now, region_id, item=item_id)
    return item_id


async def change(tx: AsyncConnection, who: Who, item_id: int, now: datetime, **changed: Any) -> None:
    """Titles and notes are changed in the languages that are given, and stay in the others. How it stood is kept."""
    await lock(tx, item_id)
    item = await require_kept(tx, who, item_id)
    row = _changed(item, changed)
    if all(getattr(item, name) == value for name, value in row.items()):
        return
    if any(name in WHAT_STOOD for name in row):
        stood = {name: getattr(item, name) for name in WHAT_STOOD}
        version = {"item_id": item.id, "at": item.changed_at, "person_id": item.changed_by}
        await tx.execute(insert(LibraryVersion).values(**version, **stood))
        row |= {"changed_at": now, "changed_by": access.require_person(who)}
    await tx.execute(update(LibraryItem).where(LibraryItem.id == item.id).values(**row))
    if "titles" in row or "notes" in row:
        await grams.write(tx, item.id, row.get("titles", item.titles), row.get("notes", item.notes))
    await record.note(tx, who, "library item changed", now, item.region_id, item=item.id)


def _changed(item: Item, changed: dict[str, Any]) -> dict[str, Any]:
    row = dict(changed)
    if "titles" in row:
        row["titles"] = require_titles(item.titles | row["titles"])
    if "notes" in row:
        row["notes"] = kept(item.notes | row["notes"])
    if len(row.get("links", ())) > MOST_LINKS:
        raise Refused("too_many_links", most=MOST_LINKS)
    if any(len(link) > LONGEST_LINK for link in row.get("links", ())):
        raise Refused("not_a_link")
    return row


async def add_link(tx: AsyncConnection, who: Who, item_id: int, link: str, now: datetime) -> None:
    await lock(tx, item_id)
    item = await require_kept(tx, who, item_id)
    if link not in item.links:
        await change(tx, who, item_id, now, links=[*item.links, link])


async def drop_links(tx: AsyncConnection, who: Who, item_id: int, now: datetime) -> None:
    await change(tx, who, item_id, now, links=[])


async def open_to(tx: AsyncConnection, who: Who, item_id: int, audience: str, now: datetime) -> None:
    if audience not in AUDIENCES:
        raise Refused("old_button")
    await change(tx, who, item_id, now, audience=audience)


async def move(tx: AsyncConnection, who: Who, item_id: int, section_id: int, now: datetime) -> None:
    """Among the union's sections, and those of the part that it belongs to."""
    section, item = await sections.require_section(tx, section_id), await require_kept(tx, who, item_id)
    if section.region_id not in (None, item.region_id):
        raise Refused("old_button")
    await change(tx, who, item_id, now, section_id=section_id)


async def withdraw(tx: AsyncConnection, who: Who, item_id: int, now: datetime) -> None:
    """Nobody reads it any more but its keepers; it can be brought back."""
    await change(tx, who, item_id, now, withdrawn_at=now)


async def bring_back(tx: AsyncConnection, who: Who, item_id: int, now: datetime) -> None:
    await change(tx, who, item_id, now, withdrawn_at=None)


async def lock(tx: AsyncConnection, item_id: int) -> None:
    """Who changes it goes one after the other."""
    await tx.execute(select(LibraryItem.id).where(LibraryItem.id == item_id).with_for_update(key_share=True))


async def note_hand(tx: AsyncConnection, who: Who, item_id: int, now: datetime) -> None:
    """What somebody has put a hand to is theirs: no newer version of the bot mends it."""
    by_hand = update(LibraryItem).where(LibraryItem.id == item_id)
    await tx.execute(by_hand.values(changed_at=now, changed_by=access.require_person(who)))


def require_titles(titles: dict[str, str]) -> dict[str, str]:
    return sections.require_names(titles, LONGEST_TITLE)


def kept(notes: dict[str, str]) -> dict[str, str]:
    for text in notes.values():
        posts.require_short(text, LONGEST_NOTE)
    return {language: text.strip() for language, text in notes.items() if text.strip()}


# ---- how it stood


@dataclass(frozen=True, slots=True)
class Version:
    """How it stood since `at`, and who had written it so: nobody where it came with the bot."""

    at: datetime
    titles: dict[str, str]
    notes: dict[str, str]
    links: list[str]
    in_force_on: date | None
    name: str | None


async def versions(tx: AsyncConnection, who: Who, item_id: int, first: int, most: int) -> list[Version]:
    """The newest first."""
    await require_kept(tx, who, item_id)
    stood = select(*columns(Version, LibraryVersion.__table__), Person.name)
    stood = stood.outerjoin(Person, Person.id == LibraryVersion.person_id).where(LibraryVersion.item_id == item_id)
    return await fetch_all(tx, stood.order_by(LibraryVersion.id.desc()).offset(first).limit(most), Version)
