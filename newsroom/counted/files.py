"""A file that is brought in: a region's tree, what it counts beside it, or the history of all regions at once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from newsroom import record
from newsroom.counted import arriving
from newsroom.counted.arriving import Arrived
from newsroom.counted.history import History, read_history
from newsroom.union import organisations, tree_file, tree_import
from newsroom.union.organisations import CENTRE_CODE, REGION
from newsroom.union.tree_file import BESIDE, NAMED, UNION, Facts, TreeRead
from newsroom.union.tree_section import TWICE, Section, open_file
from newsroom.values.figures import Amount

# What stands in a region's own section beside what makes it a tree.
OF_PART = ("code", "form", *tree_file.DUTY, *tree_file.IN_CASES, *tree_file.COUNTS, "bulletins")


@dataclass(frozen=True, slots=True)
class PlaceRead:
    """A place with its history. `names` where it may be a new one, which it is in the centre's file alone."""

    at: Section
    code: str
    names: dict[str, str]
    union_names: dict[str, str]
    facts: Facts
    figures: dict[str, Amount]
    history: History


@dataclass(frozen=True, slots=True)
class FileRead:
    tree: TreeRead | None
    places: tuple[PlaceRead, ...]


@dataclass(frozen=True, slots=True)
class BroughtIn:
    """`branches` where it was a tree."""

    names: dict[str, str]
    branches: int | None
    arrived: Arrived


def read(text: str) -> FileRead:
    whole = open_file(text)
    if isinstance(whole.data.get("region"), list) or whole.data.keys() & {"centre", "union"}:
        return FileRead(None, tuple(_of_centre(whole)))
    region = whole.inner("region")
    if "branch" in whole.data or region.data.keys() - set(OF_PART):
        tree = tree_file.read_tree(whole)
        known = PlaceRead(region, tree.code, {}, {}, Facts(), {}, read_history(whole))
        return FileRead(tree, (known,))
    whole.only(("region", *BESIDE))
    facts, figures = tree_file.read_facts(region), tree_file.read_counts(region)
    return FileRead(None, (PlaceRead(region, region.code(), {}, {}, facts, figures, read_history(whole)),))


def _of_centre(whole: Section) -> list[PlaceRead]:
    whole.only(("centre", "region", "union"))
    centre = whole.inner("centre").only((*tree_file.NAMES, *tree_file.IN_CASES, *tree_file.COUNTS))
    union = read_history(whole.inner("union").only(BESIDE))
    facts, figures = tree_file.read_facts(centre), tree_file.read_counts(centre)
    names, union_names = centre.in_languages(NAMED), centre.in_languages(UNION)
    found = [PlaceRead(centre, CENTRE_CODE, names, union_names, facts, figures, union)]
    seen = {CENTRE_CODE}
    for region in whole.many("region"):
        one = region.only((*OF_PART, *tree_file.NAMES, *BESIDE))
        if one.code() in seen:
            raise region.wrong("code", TWICE, value=one.code())
        seen.add(one.code())
        found.append(
            PlaceRead(
                region, one.code(), one.in_languages(NAMED), one.in_languages(UNION), tree_file.read_facts(one),
                tree_file.read_counts(one), read_history(one),
            )
        )  # fmt: skip
    return found


async def bring_in(tx: AsyncConnection, read: FileRead, now: datetime, as_of: date) -> BroughtIn:
    """All of it or nothing; however often. What was entered or changed in the bot stays."""
    if read.tree is not None:
        await tree_import.bring_in(tx, read.tree, now, as_of)
    else:
        await tree_import.bring_in_centre(tx)
    outlets = [one for place in read.places for one in place.history.outlets]
    await organisations.tree_to_change(tx)
    places = [(place, await _place(tx, place, as_of, now)) for place in read.places]
    await arriving.outlets(tx, outlets)
    arrived = Arrived()
    for place, place_id in places:
        arrived += await arriving.history(tx, place_id, place.history, now, as_of)
    first = await organisations.require_place(tx, places[0][1])
    if read.tree is None:
        await record.note(tx, None, "history brought in", now, first.id, entries=arrived.count)
    branches = len(read.tree.branches) if read.tree is not None else None
    return BroughtIn(first.names, branches, arrived)


async def _place(tx: AsyncConnection, read: PlaceRead, as_of: date, now: datetime) -> int:
    """Found by its code; of the centre's file made where there is none yet, if it says all names."""
    if read.names and read.code != CENTRE_CODE:
        place_id = await _region(tx, read)
    else:
        place_id = await arriving.place_of(tx, read.at, "code", read.code)
    await tree_import.note_facts(tx, place_id, read.facts)
    figures = tree_import.of_place(read.figures, as_of)
    await tree_import.note_figures(tx, place_id, figures, now, is_whole=False)
    return place_id


async def _region(tx: AsyncConnection, read: PlaceRead) -> int:
    read.at.names(NAMED)
    more = {"union_names": read.at.names(UNION)} if read.union_names else {}
    return await tree_import.place(tx, (await organisations.centre(tx)).id, REGION, read.code, read.names, **more)
