"""Which rubric a post begins under: the plan's for this week, else the one that its words speak of."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncConnection

from db import tables
from newsroom import weeks
from newsroom.posts import posts
from newsroom.rubrics import turns
from newsroom.rubrics.turns import Rubric
from newsroom.standards.rubrics import guess_rubric


async def first_guess(tx: AsyncConnection, region_id: int | None, today: date, text: str) -> int | None:
    known = await turns.rubrics(tx, region_id, weeks.week_of(today))
    found = _planned(known) or _spoken_of(known, text) or turns.turn_of(known, weeks.week_of(today))
    return found.id if found is not None else None


async def guess_again(tx: AsyncConnection, post_id: int, region_id: int | None, today: date) -> None:
    """The first photo had no words: with the words that came after it, a better guess may be made.

    Only while the rubric is the one whose turn it is: what the plan or a person chose stays.
    """
    known = await turns.rubrics(tx, region_id, weeks.week_of(today))
    turn = turns.turn_of(known, weeks.week_of(today))
    post = await posts.require_post(tx, post_id)
    if turn is None or turn.planned is not None or post.rubric_id != turn.id:
        return
    found = _spoken_of(known, "\n".join(text.text for _, text in posts.texts_of(post)))
    if found is not None and found.id != post.rubric_id:
        await tx.execute(update(tables.Post).where(tables.Post.id == post_id).values(rubric_id=found.id))


def _planned(known: Sequence[Rubric]) -> Rubric | None:
    return next((one for one in known if one.planned is not None), None)


def _spoken_of(known: Sequence[Rubric], text: str) -> Rubric | None:
    code = guess_rubric(text)
    return next((one for one in known if one.code == code), None) if code else None
