"""`python -m bot import FILE.toml`: a tree, and what was counted in the past; what would change, line by line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.opening import database, tried
from bot.said import Say, inexact
from bot.settings import Settings
from locales import later
from locales.said import Said, said
from newsroom.counted import files
from newsroom.counted.arriving import CHANGED, KEPT, NEW, SAME, Arrival
from newsroom.counted.files import BroughtIn, FileRead
from newsroom.errors import Refused
from newsroom.union import tree_shape
from newsroom.union.tree_section import TreeError
from newsroom.values.figures import Amount, Quantity
from newsroom.values.periods import written

MOST_LINES = 40  # of a kind: whoever wants all of them mends these first
NOT_UTF8 = later("{path}: is not in UTF-8; save it so")
TAKEN = later("{path}, code: “{code}” belongs to another place already")
NOTHING_YET = later("{done}; nothing is written yet")
CHANGES, STAY, IS_NEW = later("changes: {what}"), later("stays: {what}"), later("new: {what}")
AND_MORE = later("… and {number} more")
WAS, STAYS = later("{line} (was {was})"), later("{line}; stays {was}, as it was changed in the bot")


class NotYet(Exception):
    """It was only to be seen: what was written is undone."""

    def __init__(self, made: BroughtIn) -> None:
        super().__init__()
        self.made = made


async def bring_in(settings: Settings, path: Path, say: Say, *, dry_run: bool) -> int:
    """All of the file or nothing of it."""
    try:
        with path.open(encoding="utf-8-sig") as file:
            read = files.read(file.read(tree_shape.LARGEST + 1))
        made = await _made(settings, read, dry_run=dry_run)
    except (OSError, UnicodeDecodeError, TreeError, Refused) as error:
        say(_what_is_wrong(path, error))
        return 1
    for line in _lines(made):
        say(line)
    done = _in_all(made)
    say(said(NOTHING_YET, done=done) if dry_run else done)
    return 0


async def _made(settings: Settings, read: FileRead, *, dry_run: bool) -> BroughtIn:
    now = datetime.now(UTC)

    async def work(tx: AsyncConnection) -> BroughtIn:
        made = await files.bring_in(tx, read, now, now.date())
        if dry_run:
            raise NotYet(made)
        return made

    async with (tried if dry_run else database)(settings) as engine:
        try:
            made = await engine.write(work)
        except NotYet as seen:
            made = seen.made
    return made


def _what_is_wrong(path: Path, error: OSError | UnicodeDecodeError | TreeError | Refused) -> Said | str:
    if isinstance(error, TreeError):
        return said("{path}, {trouble}", path=path, trouble=error.what)
    if isinstance(error, Refused):
        return said(TAKEN, path=path, code=error.parameters["code"])
    if isinstance(error, UnicodeDecodeError):
        return said(NOT_UTF8, path=path)
    return f"{path}: {error.strerror}"


def _lines(made: BroughtIn) -> Iterator[Said]:
    """What changes is shown with what it was, and what does not with what it is."""
    for title, how in ((CHANGES, CHANGED), (STAY, KEPT), (IS_NEW, NEW)):
        yield from listed(title, [_line(one) for one in made.arrived.of(how)])


def listed(title: str, lines: Sequence[Said]) -> Iterator[Said]:
    """The first of them, and how many there are more."""
    yield from (said(title, what=line) for line in lines[:MOST_LINES])
    if len(lines) > MOST_LINES:
        yield said(title, what=said(AND_MORE, number=len(lines) - MOST_LINES))


def _line(one: Arrival) -> Said:
    """Kind and code are those of the file."""
    line = said("{kind} {code}: {figure}", kind=one.said.kind, code=one.said.code, figure=_shown(one.said.quantity))
    if one.was is None:
        return line
    period = one.was.period
    was = _shown(one.was.quantity)
    if period is not None:
        was = said("{figure}, {period}", figure=was, period=written(period))
    return said(WAS if one.how == CHANGED else STAYS, line=line, was=was)


def _shown(quantity: Quantity) -> Said:
    return inexact(quantity) if isinstance(quantity, Amount) else said(later("some"))


def _in_all(made: BroughtIn) -> Said:
    parts = [said(later("{number} branches"), number=made.branches)] if made.branches is not None else []
    if made.arrived.entries:
        counted = {how: len(made.arrived.of(how)) for how in (NEW, CHANGED, SAME, KEPT)}
        figures = later("{new} figures new, {changed} changed, {same} as before")
        parts.append(said(figures, new=counted[NEW], changed=counted[CHANGED], same=counted[SAME]))
        kept = later("{number} stay as they are in the bot")
        parts += [said(kept, number=counted[KEPT])] if counted[KEPT] else []
    whole = parts[0] if parts else said(later("nothing that is counted"))
    for part in parts[1:]:
        whole = said("{one}, {other}", one=whole, other=part)
    return said("{names}: {whole}", names=" · ".join(made.names.values()), whole=whole)
