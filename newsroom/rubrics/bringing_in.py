"""The union's own rubrics and prompts, brought into a database that has none, or those of an earlier version."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from db import tables
from db.fetch import columns, fetch_all
from db.inserts import insert_or
from db.tables import Idea
from db.tables.rubrics import OF_ALL, OF_DEFAULTS
from newsroom.rubrics.defaults import DEFAULTS, PROMPTS, DefaultPrompt, Texts


@dataclass(frozen=True, slots=True)
class _Rubric:
    id: int
    code: str
    names: Texts


@dataclass(frozen=True, slots=True)
class _Prompt:
    id: int
    rubric_id: int
    code: str
    texts: Texts


async def bring_in_rubrics(tx: AsyncConnection) -> None:
    """Once, however many processes start: what is missing comes in, what people have changed or removed stays so."""
    own = select(*columns(_Rubric, tables.Rubric.__table__)).where(tables.Rubric.organisation_id.is_(None))
    there = {one.code: one for one in await fetch_all(tx, own.order_by(tables.Rubric.id), _Rubric)}
    prompts = select(*columns(_Prompt, Idea.__table__)).where(Idea.organisation_id.is_(None)).order_by(Idea.id)
    known = await fetch_all(tx, prompts, _Prompt)
    for position, (code, names, _) in enumerate(DEFAULTS):
        rubric = there.get(code)
        rubric_id = await _add(tx, code, names, position) if rubric is None else rubric.id
        if rubric is not None and names.keys() - rubric.names.keys():
            await _set(tx, tables.Rubric, rubric.id, names=names | rubric.names)
        if rubric_id is not None:
            await _bring_in_prompts(tx, rubric_id, PROMPTS[code], [one for one in known if one.rubric_id == rubric_id])


async def _add(tx: AsyncConnection, code: str, names: Texts, position: int) -> int | None:
    """None where another process has been quicker."""
    row = insert_or(tx, tables.Rubric).values(code=code, names=names, position=position)
    new = row.on_conflict_do_nothing(index_elements=["code"], index_where=OF_ALL).returning(tables.Rubric.id)
    rubric_id: int | None = (await tx.execute(new)).scalar_one_or_none()
    return rubric_id


async def _bring_in_prompts(
    tx: AsyncConnection, rubric_id: int, prompts: Sequence[DefaultPrompt], known: Sequence[_Prompt]
) -> None:
    """One from the time when they had no codes is known again by a text that it still has."""
    by_code = {one.code: one for one in known if one.code}
    new = []
    for prompt in prompts:
        uncoded = (one for one in known if not one.code and _has_text_of(one, prompt))
        found = by_code.get(prompt.code) or next(uncoded, None)
        season = dict(zip(("season_from", "season_until"), prompt.season, strict=True))
        if found is None:
            new.append({"rubric_id": rubric_id, "code": prompt.code, "texts": prompt.texts, **season})
        elif not found.code:
            await _set(tx, Idea, found.id, code=prompt.code, texts=prompt.texts | found.texts, **season)
        elif _has_text_of(found, prompt) and prompt.texts.keys() - found.texts.keys():
            await _set(tx, Idea, found.id, texts=prompt.texts | found.texts)
    if new:
        insert = insert_or(tx, Idea)
        await tx.execute(insert.on_conflict_do_nothing(index_elements=["code"], index_where=OF_DEFAULTS), new)


def _has_text_of(known: _Prompt, prompt: DefaultPrompt) -> bool:
    return bool(known.texts.items() & prompt.texts.items())


async def _set(tx: AsyncConnection, table: type[tables.Rubric | Idea], row_id: int, **values: object) -> None:
    await tx.execute(update(table).where(table.id == row_id).values(**values))
