"""Signing in: by what Telegram says of who opened the page, or by a link that the bot has given; and signing out."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.desk.calls import Call, Mangled
from bot.desk.launches import read_launch
from newsroom.errors import Refused
from newsroom.people import desk_doors


async def enter(tx: AsyncConnection, bot_token: str, given: dict[str, object], now: datetime) -> dict[str, str]:
    """The only call for which nobody needs to be signed in."""
    launch, word = given.get("launch"), given.get("word")
    if isinstance(word, str):
        return {"token": await desk_doors.enter_by_link(tx, word, now)}
    if not isinstance(launch, str):
        raise Mangled("launch")
    found = read_launch(bot_token, launch, now)
    if found is None:
        raise Refused("sign_in_over")
    return {"token": await desk_doors.enter_by_launch(tx, found.account_id, found.seal, now)}


async def leave(call: Call) -> None:
    await desk_doors.leave(call.tx, call.who, call.token, call.now)


async def leave_everywhere(call: Call) -> None:
    await desk_doors.leave_everywhere(call.tx, call.who, call.now)
