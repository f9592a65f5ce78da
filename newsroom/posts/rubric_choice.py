"""Under which rubric a post goes: the one that its words speak of. Where they do not decide, a person is asked."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncConnection

from db import tables
from newsroom.posts import posts
from newsroom.posts.posts import Post
from newsroom.rubrics import turns
from newsroom.rubrics.turns import Rubric
from newsroom.standards.rubrics import guess_rubric, likeliest


async def first_guess(tx: AsyncConnection, region_id: int | None, text: str, chosen_id: int = 0) -> int | None:
    """What was chosen before there were words; else what they say.

    Never the week's by default: figures of rubrics would tell of reminders, and not of posts.
    """
    if not text and not chosen_id:
        return None
    known = await turns.rubrics(tx, region_id)
    chosen = next((one for one in known if one.id == chosen_id), None)
    found = chosen or _first_of(known, _clear(text))
    return found.id if found is not None else None


async def guess_again(tx: AsyncConnection, post_id: int, region_id: int | None) -> None:
    """With the words that came after the first it may be clear. What is chosen stays, also if it is chosen just now."""
    post = await posts.require_post(tx, post_id)
    if post.rubric_id is None and (found := await first_guess(tx, region_id, _text_of(post))) is not None:
        still_open = tables.Post.rubric_id.is_(None)
        await tx.execute(update(tables.Post).where(tables.Post.id == post_id, still_open).values(rubric_id=found))


async def offered(tx: AsyncConnection, post: Post, region_id: int | None, week: str) -> list[Rubric]:
    """To choose from at one tap, where it is open: the week's, and the one that the words speak of most."""
    if post.rubric_id is not None:
        return []
    known = await turns.rubrics(tx, region_id, week, post.organisation_id)
    of_week = turns.turn_of(known, week)
    others = [one for one in known if of_week is None or one.id != of_week.id]
    return [one for one in (of_week, _first_of(others, likeliest(_text_of(post)))) if one is not None]


def _clear(text: str) -> Sequence[str]:
    code = guess_rubric(text)
    return (code,) if code is not None else ()


def _first_of(known: Sequence[Rubric], codes: Sequence[str]) -> Rubric | None:
    by_code = {one.code: one for one in known}
    return next((by_code[code] for code in codes if code in by_code), None)


def _text_of(post: Post) -> str:
    return "\n".join(text.text for _, text in posts.texts_of(post))
