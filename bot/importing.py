"""`python -m bot import FILE.xlsx`: counts of earlier years; what would change, and row by row what is wrong."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.filing import CHANGES, IS_NEW, NOTHING_YET, STAY, WAS, listed
from bot.opening import database
from bot.said import Say, inexact
from bot.settings import Settings
from bot.sheet import read_beside
from locales import later
from locales.said import Said, said
from newsroom.pages import count_sheet, past_counts
from newsroom.pages.count_sheet import NoSheet, Told, Wrong
from newsroom.pages.past_counts import Found, Plan
from newsroom.union import organisations

SUFFIX = ".xlsx"
NO_SHEET = {
    "no_sheet": later("{path}: is no spreadsheet (.xlsx)"),
    "too_large": later("{path}: is too large: one region's pages go into a file, a megabyte at most"),
    "no_days": later("{path}: has no day in its first row: take the sheet that the bot sends"),
}
WRONG = {
    "not_a_number": later("“{written}” is no number of followers"),
    "two_ways": later("“{written}” can be read in two ways: write the number in full"),
    "not_a_date": later("“{written}” is no day: write it like 31.12.2024"),
    "day_to_come": later("“{written}” has not come yet"),
    "no_number": later("the row has no number of a page: take the sheet that the bot sends"),
    "no_such_page": later("there is no page {written} in the region"),
    "other_page": later("the link is of another page: {written}"),
    "twice": later("this page and day stand in the sheet twice"),
}
WHERE = later("row {row}, column {column}: {trouble}")
CELL = later("row {row}, {page}, {day}: {figure}")
COUNTED = later("{cell}: stays {was}, as it was counted")
NO_PAGES = later("{path}: none of its pages is in this database")


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
        say(said(NO_SHEET[error.kind], path=path))
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
        say(said(NO_PAGES, path=path))
    for line in lines_of(made):
        say(line)
    say(_in_all(made, region, dry_run=dry_run))
    return 1 if made.wrong or not region else 0


def lines_of(made: Plan) -> Iterator[Said]:
    """What changes is shown with what it was."""
    yield from listed(later("wrong: {what}"), [_wrong(one) for one in made.wrong])
    yield from listed(STAY, [said(COUNTED, cell=_cell(one), was=_kept(one)) for one in made.counted])
    yield from listed(CHANGES, [said(WAS, line=_cell(one), was=_kept(one)) for one in made.changed])
    yield from listed(IS_NEW, [_cell(one) for one in made.new])


def _wrong(one: Wrong) -> Said:
    return said(WHERE, row=one.row, column=one.column, trouble=said(WRONG[one.kind], written=one.written))


def _cell(one: Found) -> Said:
    told: Told = one.told
    page = f"{one.page.platform} {one.page.url.rstrip('/').rsplit('/', 1)[-1]}"
    return said(CELL, row=told.row, page=page, day=told.on_day.isoformat(), figure=inexact(told.amount))


def _kept(one: Found) -> Said | str:
    return inexact(one.kept.amount) if one.kept is not None else ""


def _in_all(made: Plan, region: str, *, dry_run: bool) -> Said:
    counted = {"new": len(made.new), "changed": len(made.changed), "same": made.same, "wrong": len(made.wrong)}
    whole = said(later("{new} new, {changed} changed, {same} as before, {wrong} wrong"), **counted)
    done = said("{names}: {whole}", names=region, whole=whole) if region else whole
    return said(NOTHING_YET, done=done) if dry_run else done
