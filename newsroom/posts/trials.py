"""A post on trial: made and sent like any other, and it reaches nobody; unless it was meant in earnest after all."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from db import tables
from db.fetch import fetch_one
from newsroom import access
from newsroom.errors import Refused
from newsroom.posts import drafting
from newsroom.posts.posts import Post
from newsroom.posts.states import TRIAL, UNLISTED, after
from newsroom.who import Who


@dataclass(frozen=True, slots=True)
class Beginner:
    """How far somebody has come: begun something in this place, sent something anywhere; and their newest trial."""

    has_begun: bool
    has_sent: bool
    trial_id: int | None


_POST = tables.Post
_THEIRS = _POST.entered_by == bindparam("person")
_HERE = _POST.organisation_id == bindparam("place")
NEWEST = select(func.max(_POST.id)).where(_THEIRS, _HERE, _POST.state == TRIAL)
# Where one person has most of the posts, SQLite would look for another's from the first to the last.
_POSTS = select(_POST.id).with_hint(_POST, "INDEXED BY ix_post_draft", "sqlite")
BEGINNER = select(
    _POSTS.where(_THEIRS, _HERE, _POST.state != TRIAL).exists().label("has_begun"),
    _POSTS.where(_THEIRS, _POST.state.not_in(UNLISTED)).exists().label("has_sent"),
    NEWEST.scalar_subquery().label("trial_id"),
)


async def beginner(tx: AsyncConnection, who: Who, place_id: int) -> Beginner:
    found = await fetch_one(tx, BEGINNER, Beginner, person=access.require_person(who), place=place_id)
    assert found is not None, "asked of nothing, it answers of anybody"
    return found


async def newest(tx: AsyncConnection, who: Who, place_id: int) -> int | None:
    given = {"person": access.require_person(who), "place": place_id}
    found: int | None = (await tx.execute(NEWEST, given)).scalar_one()
    return found


async def require_trial(tx: AsyncConnection, who: Who, post_id: int) -> Post:
    post = await drafting.require_own_open(tx, who, post_id)
    if post.state != TRIAL:
        raise Refused("old_button")
    return post


async def in_earnest(tx: AsyncConnection, who: Who, post_id: int, now: datetime) -> Post:
    """It is sent as if it had been a draft from the first word on: nothing of it says that it was a trial."""
    post, passed = await require_trial(tx, who, post_id), tables.Passage
    draft = {"state": after(post.state, "in earnest")}
    await tx.execute(update(_POST).where(_POST.id == post.id).values(**draft))
    await tx.execute(update(passed).where(passed.post_id == post.id, passed.state == TRIAL).values(**draft))
    return await drafting.send(tx, who, post.id, now)
