"""Two regions with something of each kind, and in every text a word by which it is known whose it is."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from sqlalchemy import JSON, String, Table, select, update

from db.tables import Account, Base, Letterhead, Organisation, Post, Seat
from locales import LANGUAGES
from newsroom import weeks
from reports.documents.letterhead import built_in
from tests.newsroom.everybody import NOW, newcomer, seated, union
from tests.newsroom.racing_world import NEEDS, arranged

REGIONS = ("A", "B")
# The word of a region; "qz" stands in no text of ours, so that a word is never there by chance.
WORD = {"A": "qzal7a", "B": "qzbo9b"}
UNSENT = "qzun{post}n"  # in a draft: its author's alone
# What these needs make is made by others here, or by none: each is tried with the rest.
LEFT_OUT = ("channel", "approved", "nine", "held", "counted")
SEATED = ("specialist", "other", "chair", "deputy", "heir")
# Whose names everybody may see (places are chosen from at the door), and what nobody wrote.
PUBLIC = ("organisation", "rubric_default")
NOT_WRITTEN = ("code", "file_id", "unique_id", "word_hash", "kind", "rule", "once", "url", "address", "link", "about",
               "what", "zone", "timezone", "trouble", "state", "folded")  # fmt: skip


async def two_regions(engine: Any) -> dict[str, Any]:
    """Gives who is who: by name the account, and by account the region whose word they may read."""
    async with engine.begin() as tx:
        await union(tx)
        made = {}
        for name in REGIONS:
            made[name] = w = await arranged(tx, *(need for need in NEEDS if need not in LEFT_OUT))
            w.next = await seated(tx, "chair", w.code["ulan"])
            w.former = await seated(tx, "chair", w.code["school"])
            ended = update(Seat).where(Seat.id == w.former.seat.id).values(ends_on=weeks.term_day(NOW))
            await tx.execute(ended)
        centre = SimpleNamespace(press=await seated(tx, "press", "centre"), owner=await seated(tx, "owner", "centre"))
        strangers = [await newcomer(tx, language) for language in (*LANGUAGES, "kk")]
        await tx.execute(update(Letterhead).values(content=built_in()))  # with others nothing can be drawn
        await mark(tx, {w.vko: WORD[name] for name, w in made.items()})
        await mark_drafts(tx)
        accounts = list((await tx.execute(select(Account.id))).scalars())
    people = {f"{role} {name}": getattr(w, role).account_id for name, w in made.items() for role in (*SEATED, "next")}
    return {
        "people": people | {"press": centre.press.account_id, "owner": centre.owner.account_id},
        "strangers": {f"stranger {at}": one.account_id for at, one in enumerate(strangers)},
        "former": {f"former {name}": w.former.account_id for name, w in made.items()},
        "regions": {w.vko: name for name, w in made.items()},
        "channels": {w.channel: (name, w.specialist.account_id) for name, w in made.items()},
        "accounts": accounts,
    }


# ---- whose is a row


class Owners:
    """Each row by its table and key, and the regions that it belongs to by whatever it refers to but people."""

    def __init__(self) -> None:
        self.of: dict[tuple[str, tuple[Any, ...]], frozenset[int]] = {}

    async def read(self, tx: Any) -> dict[tuple[str, tuple[Any, ...]], dict[str, Any]]:
        rows = {}
        for table in Base.metadata.sorted_tables:
            for row in (await tx.execute(select(table))).mappings():
                key = table.name, tuple(row[column.name] for column in table.primary_key)
                rows[key] = dict(row)
                self.of[key] = self._regions(table, row)
        await self._people(tx, rows)
        return rows

    def _regions(self, table: Table, row: Any) -> frozenset[int]:
        if table.name == "organisation":
            return frozenset({row["region_id"] or row["id"]} if row["level"] != "centre" else ())
        found: set[int] = set()
        for column in table.columns:
            for key in column.foreign_keys:
                target = key.column.table.name
                if row[column.name] is not None and target not in ("person", "account"):
                    found |= self.of.get((target, (row[column.name],)), frozenset())
        return frozenset(found)

    async def _people(self, tx: Any, rows: dict[Any, Any]) -> None:
        """A person is of the region that they have, or had, a seat in."""
        seats = select(Seat.person_id, Organisation.region_id).join(
            Organisation, Organisation.id == Seat.organisation_id
        )
        for person, region in await tx.execute(seats):
            if region is not None and ("person", (person,)) in rows:
                self.of["person", (person,)] = self.of["person", (person,)] | {region}


async def mark(tx: Any, words: dict[int, str]) -> None:
    """Behind whatever somebody of a region has written there: formatting, which is counted from the front, stays."""
    owners = Owners()
    rows = await owners.read(tx)
    for (name, key), row in rows.items():
        regions = owners.of[name, key]
        if name in PUBLIC or len(regions) != 1 or next(iter(regions)) not in words:
            continue
        word, table = words[next(iter(regions))], Base.metadata.tables[name]
        changed = {column.name: _marked(column, row[column.name], word) for column in table.columns}
        changed = {column: value for column, value in changed.items() if value is not None}
        if changed:
            where = [column == value for column, value in zip(table.primary_key, key, strict=True)]
            await tx.execute(update(table).where(*where).values(changed))


def _marked(column: Any, value: Any, word: str) -> Any:
    if column.name in NOT_WRITTEN or not value:
        return None
    if isinstance(column.type, JSON) and isinstance(value, dict) and set(value) <= set(LANGUAGES):
        return {language: f"{text} {word}" for language, text in value.items() if isinstance(text, str)} or None
    wide = isinstance(column.type, String) and (column.type.length or 999) >= 64
    return f"{value} {word}" if wide and isinstance(value, str) else None


async def mark_drafts(tx: Any) -> None:
    for post, texts in (await tx.execute(select(Post.id, Post.texts).where(Post.state == "draft"))).all():
        told = {language: f"{text} {UNSENT.format(post=post)}" for language, text in texts.items()}
        await tx.execute(update(Post).where(Post.id == post).values(texts=told))
