"""`python -m bot import FILE.xlsx`: counts of earlier years; what would change, and row by row what is wrong."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.opening import database
from bot.settings import Settings
from bot.sheet import read_beside
from newsroom.pages import count_sheet, past_counts
from newsroom.pages.count_sheet import NoSheet, Told, Wrong
from newsroom.pages.past_counts import Found, Plan
from newsroom.union import organisations
from newsroom.values.figures import Amount

SUFFIX = ".xlsx"
MOST_LINES = 40  # of a kind: whoever wants all of them mends these first
NO_SHEET = {
    "no_sheet": "is no spreadsheet (.xlsx)",
    "too_large": "is too large: one region's pages go into a file, a megabyte at most",
    "no_days": "has no day in its first row: take the sheet that the bot sends",
}
WRONG = {
    "not_a_number": "“{written}” is no number of followers",
    "two_ways": "“{written}” can be read in two ways: write the number in full",
    "not_a_date": "“{written}” is no day: write it like 31.12.2024",
    "day_to_come": "“{written}” has not come yet",
    "no_number": "the row has no number of a page: take the sheet that the bot sends",
    "no_such_page": "there is no page {written} in the region",
    "other_page": "the link is of another page: {written}",
    "twice": "this page and day stand in the sheet twice",
}
Say = Callable[[str], None]


async def bring_in_counts(settings: Settings, path: Path, say: Say, *, dry_run: bool) -> int:
    """Only what is wrong stays out: the rest of a long sheet is not held up by one cell."""
    now = datetime.now(UTC)
    try:
        with path.open("rb") as file:
            told, wrong = await read_beside(file.read(count_sheet.LARGEST + 1), now.date())
    except OSError as error:
        say(f"{path}: {error.strerror}")
        return 1
    except NoSheet as error:
        say(f"{path}: {NO_SHEET[error.kind]}")
        return 1

    async def work(tx: AsyncConnection) -> tuple[Plan, str]:
        region_id = await past_counts.region_of(tx, told)
        if region_id is None:
            return Plan(wrong=tuple(wrong)), ""
        made = await (
            past_counts.plan(tx, region_id, told, wrong) if dry_run
            else past_counts.bring_in(tx, None, region_id, told, now, wrong)
        )  # fmt: skip
        return made, " · ".join((await organisations.require_place(tx, region_id)).names.values())

    async with database(settings, anew=False) as engine:
        made, region = await engine.write(work)
    if not region:
        say(f"{path}: none of its pages is in this database")
    for line in lines_of(made):
        say(line)
    say(_in_all(made, region, dry_run=dry_run))
    return 1 if made.wrong or not region else 0


def lines_of(made: Plan) -> list[str]:
    """What changes is shown with what it was."""
    wrong = [f"row {one.row}, column {one.column}: {_why(one)}" for one in made.wrong]
    changed = [f"{_cell(one)} (was {_kept(one)})" for one in made.changed]
    counted = [f"{_cell(one)}: stays {_kept(one)}, as it was counted" for one in made.counted]
    new = [_cell(one) for one in made.new]
    known = (("WRONG", wrong), ("stays", counted), ("changes", changed), ("new", new))
    return [line for title, found in known for line in _some(title, found)]


def _some(title: str, lines: Sequence[str]) -> list[str]:
    left = len(lines) - MOST_LINES
    return [
        *(f"{title:7} {line}" for line in lines[:MOST_LINES]),
        *([f"{title:7} … and {left} more"] if left > 0 else []),
    ]


def _why(one: Wrong) -> str:
    return WRONG[one.kind].format(written=one.written)


def _cell(one: Found) -> str:
    told: Told = one.told
    tail = one.page.url.rstrip("/").rsplit("/", 1)[-1]
    return f"row {told.row}, {one.page.platform} {tail}, {told.on_day.isoformat()}: {_shown(told.amount)}"


def _kept(one: Found) -> str:
    return _shown(one.kept.amount) if one.kept is not None else ""


def _shown(amount: Amount) -> str:
    if amount.low is not None:
        return f"{amount.low}-{amount.high}"
    return f"{amount.qualifier.replace('_', ' ')} {amount.value}".strip()


def _in_all(made: Plan, region: str, *, dry_run: bool) -> str:
    what = f"{len(made.new)} new, {len(made.changed)} changed, {made.same} as before, {len(made.wrong)} wrong"
    return f"{region}: {what}".removeprefix(": ") + ("; nothing is written yet" if dry_run else "")
