"""A call in its transaction: who is signed in is read anew, one use case does it, and what it left to send is known."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from aiogram.types import User
from sqlalchemy.ext.asyncio import AsyncConnection

from bot import arrivals
from bot.desk.answers import No, SignedOut
from bot.desk.calls import Call, Route
from handlers.visit import Visit
from newsroom import outbox
from newsroom.errors import Refused
from newsroom.people import desk_doors


@dataclass(frozen=True, slots=True)
class Asked:
    """By which token, when, of which bot, and with what."""

    token: str
    now: datetime
    bot_id: int
    given: Mapping[str, Any]
    bot_name: str = ""


@dataclass(frozen=True, slots=True)
class Done:
    """`has_left`: doors with work."""

    found: Any
    has_left: Collection[str] = ()


async def do(tx: AsyncConnection, route: Route, asked: Asked) -> Done:
    visit = await visit_of(tx, asked, writes=route.writes)
    if route.writes:
        await arrivals.note_acted(tx, visit.who.account_id, asked.now)
    already = outbox.left_over(tx)
    try:
        found = await route.work(Call(visit, asked.given, asked.token))
    except Refused as refused:
        raise No(refused, visit.who.language) from refused
    return Done(found, outbox.left_over(tx) - already)


async def visit_of(tx: AsyncConnection, asked: Asked, *, writes: bool = False) -> Visit:
    """Who has lost a seat meanwhile has lost it here, too. Whoever writes has their row to themselves, as by a tap."""
    account_id = await desk_doors.account_of(tx, asked.token, asked.now) if asked.token else None
    if account_id is None:
        raise SignedOut
    user = User(id=account_id, is_bot=False, first_name="")
    who = (await arrivals.read(tx, user, asked.now))[0] if writes else await arrivals.look(tx, user, asked.now)
    return Visit(tx, who, asked.now, asked.bot_id, bot_name=asked.bot_name)
