"""Who sits where, for tests of seats: a region, its chair, and whoever comes after them."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select

from db.tables import Notice, Post
from newsroom.people import invitations
from tests.newsroom.everybody import (
    NOW,
    invited,
    newcomer,
    now_is,
    seated,
)  # fmt: skip
from tests.newsroom.once import once

LATER = NOW + timedelta(days=2)


async def succeeded(tx, maker, role: str = "chair", code: str = "ridder", now=LATER):
    """Somebody new in the chair, by an invitation of the specialist's."""
    number = await invited(tx, role, code, NOW, who=maker)
    who = await newcomer(tx)
    await invitations.accept(tx, who, number, "Жаңа төраға", "kk", now)
    return await now_is(tx, who, now)


async def entered_by(tx, number: int) -> int:
    return (await tx.execute(select(Post.entered_by).where(Post.id == number))).scalar_one()


async def kinds_left_for(tx, who) -> list[str]:
    found = select(Notice.kind).where(Notice.chat_id == who.account_id).order_by(Notice.id)
    return list((await tx.execute(found)).scalars())


region = once(seated, "specialist", "vko")
chair = once(seated, "chair", "ridder")
