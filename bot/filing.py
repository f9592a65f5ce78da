"""`python -m bot import FILE.toml`: a tree, and what was counted in the past; what would change, line by line."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.opening import database, tried
from bot.said import Said, said, speech, told
from bot.settings import Settings
from locales import later
from newsroom.counted import files
from newsroom.counted.arriving import CHANGED, KEPT, NEW, SAME, Arrival
from newsroom.counted.files import BroughtIn
from newsroom.errors import Refused
from newsroom.union import tree_section, tree_shape
from newsroom.values.figures import Amount, Quantity
from newsroom.values.periods import written

MOST_LINES = 40  # of a kind
Say = Callable[[str], None]


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
    except OSError as error:
        say(f"{path}: {error.strerror}")
        return 1
    except UnicodeDecodeError:
        say(f"{path}: is not in UTF-8; save it so")
        return 1
    except tree_section.TreeError as error:
        say(f"{path}, {error}")
        return 1
    except Refused as refused:
        say(f"{path}, code: “{refused.parameters['code']}” belongs to another place already")
        return 1
    words = speech(settings.language)
    for line in _lines(made):
        say(line)
    done = told(_in_all(made), words)
    say(words("{done}; nothing is written yet", done=done) if dry_run else done)
    return 0


def _lines(made: BroughtIn) -> list[str]:
    """What changes is shown with what it was, and what does not with what it is."""
    lines = []
    for title, how in (("changes", CHANGED), ("stays", KEPT), ("new", NEW)):
        found = made.arrived.of(how)
        lines += [f"{title:7} {_line(one)}" for one in found[:MOST_LINES]]
        lines += [f"{title:7} … and {len(found) - MOST_LINES} more"] if len(found) > MOST_LINES else []
    return lines


def _line(one: Arrival) -> str:
    said = one.said
    line = f"{said.kind} {said.code}: {_shown(said.quantity)}"
    if one.was is None:
        return line
    period = one.was.period
    was = f"{_shown(one.was.quantity)}{f', {written(period)}' if period is not None else ''}"
    return f"{line} (was {was})" if one.how == CHANGED else f"{line}; stays {was}, as it was changed in the bot"


def _shown(quantity: Quantity) -> str:
    if not isinstance(quantity, Amount):
        return "some"
    if quantity.low is not None:
        return f"{quantity.low}-{quantity.high}"
    return f"{quantity.qualifier.replace('_', ' ')} {quantity.value}".strip()


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
