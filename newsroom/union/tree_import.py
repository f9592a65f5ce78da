"""A tree that was read from a file, brought into the database."""

from __future__ import annotations

import tomllib
from dataclasses import asdict, dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from db.fetch import columns, fetch_all, fetch_one
from db.tables import Figure, Organisation, Page
from newsroom import record
from newsroom.errors import Refused
from newsroom.union import organisations, page_signs
from newsroom.union.organisations import BRANCH, CENTRE, CENTRE_CODE, FROM_FILE, KEPT_PAGE, PLACES, REGION, Place
from newsroom.union.tree_file import Facts, PageRead, TreeRead
from newsroom.values.days import DAY
from newsroom.values.figures import Amount
from newsroom.values.page_links import address_of, is_single

DUTY_OF_FILE = {"from": FROM_FILE}
CENTRE_NAMES = tomllib.loads(Path(__file__).with_name("centre.toml").read_text("utf-8"))


@dataclass(frozen=True, slots=True)
class FigureRead:
    """What the file says of a place or of one of its pages; `is_of_day` where it says of which day."""

    page_id: int | None
    kind: str
    value: int
    low: int | None
    high: int | None
    qualifier: str
    on_day: date
    precision: str = "day"

    def key(self, *, with_day: bool) -> tuple[Any, ...]:
        """Else the day is when it was read."""
        day = (self.on_day, self.precision) if with_day else None
        return self.page_id, self.kind, self.value, self.qualifier, self.low, self.high, day


@dataclass(frozen=True, slots=True)
class FigureTold(FigureRead):
    is_of_day: bool = False


@dataclass(frozen=True, slots=True)
class FigureKept(FigureRead):
    """As the file said it before."""

    id: int = 0


async def bring_in(tx: AsyncConnection, tree: TreeRead, now: datetime, as_of: date) -> int:
    """Makes the tree what the file says, however often; what people entered since stays. Gives the region's id."""
    centre_id = await bring_in_centre(tx)
    await organisations.tree_to_change(tx)
    region_id = await place(
        tx, centre_id, REGION, tree.code, tree.names, union_names=tree.union_names, timezone=tree.timezone,
    )  # fmt: skip
    await note_facts(tx, region_id, tree.facts)
    figures = of_place(tree.figures, as_of)
    await note_figures(tx, region_id, figures + await _pages(tx, region_id, tree.pages, as_of, now), now)
    for branch in tree.branches:
        branch_id = await place(tx, region_id, BRANCH, branch.code, branch.names)
        await note_facts(tx, branch_id, Facts(cases=branch.cases))
        if (await organisations.require_place(tx, branch_id)).closed_on is not None:
            continue  # what it had has gone to the place that it was merged into, or is history
        await note_figures(tx, branch_id, await _pages(tx, branch_id, branch.pages, as_of, now), now)
    await record.note(tx, None, "tree brought in", now, region_id, branches=len(tree.branches))
    return region_id


async def bring_in_centre(tx: AsyncConnection) -> int:
    return await place(tx, None, CENTRE, CENTRE_CODE, CENTRE_NAMES)


def of_place(figures: dict[str, Amount], as_of: date) -> list[FigureTold]:
    return [FigureTold(None, kind, **asdict(known), on_day=as_of) for kind, known in figures.items()]


async def note_facts(tx: AsyncConnection, place_id: int, facts: Facts) -> None:
    """Who does the work, form and cases of names; what was set in the bot stays as it is there."""
    settings = (await organisations.require_to_change(tx, place_id)).settings
    known: tuple[tuple[str, Any], ...] = (("form", facts.form), ("cases", facts.cases))
    said = {name: one for name, one in known if one}
    duty: dict[str, Any] = {"post": facts.duty} if facts.duty else {}
    duty |= {"staff": facts.staff} if facts.staff is not None else {}
    if duty and settings.get("duty", DUTY_OF_FILE).get("from") == FROM_FILE:
        said["duty"] = duty | DUTY_OF_FILE
    if settings | said != settings:
        await tx.execute(update(Organisation).where(Organisation.id == place_id).values(settings=settings | said))


async def place(
    tx: AsyncConnection, parent_id: int | None, level: str, code: str, names: dict[str, str], **more: Any
) -> int:
    found = await fetch_one(tx, PLACES.where(Organisation.code == code).with_for_update(key_share=True), Place)
    if found is None:
        try:
            return await organisations.make(tx, parent_id=parent_id, level=level, code=code, names=names, **more)
        except Refused:  # another has made it meanwhile
            return await place(tx, parent_id, level, code, names, **more)
    if found.parent_id != parent_id:
        raise Refused("code_taken", code=code)
    kept = found.settings.get(organisations.KEPT, ())
    values = {name: value for name, value in ({"names": names} | more).items() if name not in kept}
    await tx.execute(update(Organisation).where(Organisation.id == found.id).values(level=level, **values))
    return found.id


async def _pages(
    tx: AsyncConnection, place_id: int, pages: list[PageRead], as_of: date, now: datetime
) -> list[FigureTold]:
    """Writes the pages down, with when they last lived, and gives what is told of their figures."""
    figures: list[FigureTold] = []
    moved = await _moved_to(tx, place_id)
    for page in pages:
        page_id = await _page(tx, place_id, page, moved)
        for kind, (day, precision) in page.signs.items():
            await page_signs.note_sign_of_file(tx, page_id, kind, day, precision, as_of, now)
        if page.chips:
            await page_signs.note_remark_of_file(tx, page_id, as_of, page.chips, page.resumed, now)
        if page.words:
            await page_signs.note_words_of_file(tx, page_id, as_of, page.words, now)
        day, precision = page.counted_on or (as_of, DAY)
        for kind, one in page.figures.items():
            is_of_day = page.counted_on is not None
            told = FigureTold(page_id, kind, **asdict(one), on_day=day, precision=precision, is_of_day=is_of_day)
            figures.append(told)
    return figures


async def _page(tx: AsyncConnection, place_id: int, read: PageRead, moved: set[int]) -> int:
    """Known again by its address, however its link was copied. What was changed in the bot stays as it is there."""
    address = address_of(read.url)
    there = select(Page.id, Page.url, Page.address, Page.facts).where(
        Page.organisation_id == place_id, Page.platform == read.platform, Page.id.not_in(moved)
    )
    rows = (await tx.execute(there.order_by(Page.id))).all()
    known = next((row for row in rows if row.url == read.url or (address and row.address == address)), None)
    values = {"kind": read.kind, "address": address, "remarks": read.remarks, "is_to_ask": is_single(read.url)}
    if known is None:
        row = insert(Page).values(
            organisation_id=place_id, platform=read.platform, url=read.url, facts=read.facts, **values
        )
        page_id: int = (await tx.execute(row.returning(Page.id))).scalar_one()
        return page_id
    is_kept = KEPT_PAGE in known.facts
    facts = known.facts | read.facts
    changed = {"facts": facts, "remarks": read.remarks} if is_kept else values | {"facts": facts}
    await tx.execute(update(Page).where(Page.id == known.id).values(**changed))
    return int(known.id)


async def _moved_to(tx: AsyncConnection, place_id: int) -> set[int]:
    """Pages that came with a place which was merged into this one: the file knows nothing of them here."""
    pages = select(Page.id, Page.facts).where(Page.organisation_id == place_id)
    return {page.id for page in (await tx.execute(pages)).all() if organisations.MOVED in page.facts}


async def note_figures(
    tx: AsyncConnection, place_id: int, figures: list[FigureTold], now: datetime, *, is_whole: bool = True
) -> None:
    """What the file said before and says still is left alone, day and all: else it would outdo newer counts.

    A file that is not the whole tree says nothing of other figures than its own.
    """
    from_file = select(*columns(FigureKept, Figure.__table__)).where(Figure.source == FROM_FILE)
    moved = await _moved_to(tx, place_id)
    kept = await fetch_all(tx, from_file.where(Figure.organisation_id == place_id), FigureKept)
    there = [figure for figure in kept if figure.page_id not in moved]
    said = {figure.key(with_day=figure.is_of_day): figure for figure in figures}
    stays = {key for figure in there for key in _keys(figure)} & said.keys()
    told = {(figure.page_id, figure.kind) for figure in figures}
    its_own = [figure for figure in there if is_whole or (figure.page_id, figure.kind) in told]
    gone = [figure.id for figure in its_own if not stays & _keys(figure)]
    await tx.execute(delete(Figure).where(Figure.id.in_(gone)))
    for key, figure in said.items():
        if key not in stays:
            row = {"organisation_id": place_id, "entered_at": now, "source": FROM_FILE}
            values = {name: one for name, one in asdict(figure).items() if name != "is_of_day"}
            await tx.execute(insert(Figure).values(**row, **values))


def _keys(figure: FigureKept) -> set[tuple[Any, ...]]:
    """A file that says of which day it is, or does not."""
    return {figure.key(with_day=True), figure.key(with_day=False)}
