"""Two transactions at once, forced to overlap; and which functions of the newsroom write at all."""

from __future__ import annotations

import ast
import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import func, select, text
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

import newsroom
from newsroom.errors import Refused

Deed = Callable[[AsyncConnection, Any], Awaitable[object]]
Check = Callable[[AsyncConnection, Any], Awaitable[object]]
WRITES = {"insert", "update", "delete", "insert_or"}
WAITING = text("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'")


@dataclass(frozen=True)
class Race:
    """`loser`: what one of the two is refused for, any of these words, and never both; with a «-» among them it may
    also go well for both, and where it is empty it must. `check` looks at what is left.
    """

    one: Deed
    other: Deed
    check: Check
    needs: tuple[str, ...] = ()
    loser: str = ""


def counted(table: Any, expected: int, *where: Callable[[Any], Any]) -> Check:
    """So many rows are left."""

    async def check(tx: AsyncConnection, w: Any) -> None:
        found = select(func.count()).select_from(table).where(*[one(w) for one in where])
        assert (await tx.execute(found)).scalar_one() == expected

    return check


def all_of(*checks: Check) -> Check:
    async def check(tx: AsyncConnection, w: Any) -> None:
        for one in checks:
            await one(tx, w)

    return check


async def nothing_is_wrong(_: AsyncConnection, __: Any) -> None:
    """That neither failed is all there is to see."""


async def overlap(engine: AsyncEngine, world: Any, first: Deed, second: Deed) -> tuple[str | None, str | None]:
    """The first has done all it does and not committed; the second goes as far as it can; then both end.

    Gives what each was refused for. Whatever else is raised is an error, and raised here.
    """
    async with engine.connect() as one:
        begun = await one.begin()
        refused = await _refusal(first, one, world)
        task = asyncio.create_task(_alone(engine, world, second))
        try:
            await _as_far_as_it_can(engine, task)
        finally:
            await (begun.rollback() if refused else begun.commit())
    return refused, await task


async def _alone(engine: AsyncEngine, world: Any, deed: Deed) -> str | None:
    async with engine.connect() as tx:
        begun = await tx.begin()
        refused = await _refusal(deed, tx, world)
        await (begun.rollback() if refused else begun.commit())
        return refused


async def _refusal(deed: Deed, tx: AsyncConnection, world: Any) -> str | None:
    try:
        await deed(tx, world)
    except Refused as refused:
        return refused.kind
    return None


async def _as_far_as_it_can(engine: AsyncEngine, task: asyncio.Task[Any]) -> None:
    """On PostgreSQL until it is done or waits for the first; on SQLite it waits from the beginning."""
    if engine.dialect.name == "sqlite":
        return
    async with engine.connect() as watch:
        await watch.execution_options(isolation_level="AUTOCOMMIT")
        pause = 0.001  # and longer each time: asking costs the server what the second could use
        while not task.done() and not (await watch.execute(WAITING)).scalar_one():
            await asyncio.wait([task], timeout=pause)
            pause *= 2


def writers() -> set[str]:
    """The public functions of the newsroom that write, themselves or through another of its functions."""
    calls: dict[str, set[str]] = {}
    writing, public = set(), set()
    for module, tree in _modules():
        imported = _imported(tree, module)
        statements = {
            target.id
            for node in tree.body
            if isinstance(node, ast.Assign) and WRITES & _called(node, "")
            for target in node.targets
            if isinstance(target, ast.Name)
        }
        for node in tree.body:
            if not isinstance(node, ast.AsyncFunctionDef | ast.FunctionDef):
                continue
            name = f"{module}.{node.name}"
            calls[name] = {imported.get(one, one) for one in _called(node, f"{module}.")}
            used = {one.id for one in ast.walk(node) if isinstance(one, ast.Name)}
            if WRITES & _called(node, "") or statements & used:
                writing.add(name)
            if isinstance(node, ast.AsyncFunctionDef) and not node.name.startswith("_"):
                public.add(name)
    while more := {name for name, called in calls.items() if called & writing} - writing:
        writing |= more
    return writing & public


def _modules() -> list[tuple[str, ast.Module]]:
    """By the last part of their names, as those who call them write it."""
    files = sorted(Path(newsroom.__path__[0]).rglob("*.py"))
    return [(file.stem, ast.parse(file.read_text("utf-8"))) for file in files]


def _imported(tree: ast.Module, module: str) -> dict[str, str]:
    """What is called by its bare name here, and where it is from."""
    return {
        f"{module}.{one.name}": f"{node.module.rpartition('.')[2]}.{one.name}"
        for node in tree.body
        if isinstance(node, ast.ImportFrom) and node.module
        for one in node.names
    }


def _called(node: ast.AST, prefix: str) -> set[str]:
    """`thing()` of the module itself, and `module.thing()`."""
    found = set()
    for one in ast.walk(node):
        if isinstance(one, ast.Call) and isinstance(one.func, ast.Name):
            found.add(prefix + one.func.id)
        elif isinstance(one, ast.Call) and isinstance(one.func, ast.Attribute) and isinstance(one.func.value, ast.Name):
            found.add(f"{one.func.value.id}.{one.func.attr}")
    return found
