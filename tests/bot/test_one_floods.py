"""One person writes without end: only they wait for it, and nothing of it is lost or done twice."""

from __future__ import annotations

import asyncio

from bot.shares import SHARE, Shares
from db.tables import Incoming, Post
from tests.bot.reading import account, incidents, rows
from tests.bot.test_edge import POST
from tests.bot.test_flood import office as busy
from tests.conftest import ALTERNATING, ON_ONE_ENGINE

__all__ = ["busy"]
MANY, EACH, SOON = 250, 0.2, 8.0  # of an answer's seconds; all of them would take fifty


@ON_ONE_ENGINE
async def test_whoever_comes_behind_them_is_answered_soon(busy, telegram):
    """Telegram gives a hundred at once, and those behind them when these are confirmed."""
    flooding = await busy.seated("Төраға", "chair", "ridder")
    other = await busy.seated("Көрші", "chair", "ulan")
    await busy.passes(5)
    telegram.world.faults.next("slow", "sendMessage", times=10 * MANY, seconds=EACH, chat=flooding.id)
    for number in range(MANY):
        await flooding.says(f"{number}", silently=True)
    before = len(telegram.world.record.said)
    await other.says("/start", silently=True)

    def is_answered() -> bool:
        said = list(telegram.world.record.said)[before:]
        return any(one.kind == "said" and one.chat_id == other.id and one.who != other.name for one in said)

    assert await busy.until(is_answered, 300) < SOON
    assert await incidents(busy.engine) == 0


@ALTERNATING
async def test_what_is_more_than_their_share_is_done_in_its_turn_and_once(office, engine, language):
    """Also when the bot is killed before Telegram has heard that it is kept, and brings it again."""
    chair = await office.seated("Төраға", "chair", "ridder", language)
    await chair.says(POST)
    chair.patience = 0.01
    many = SHARE + 15
    async with office.app.edge._locks.held(chair.id):
        for number in range(many):
            await chair.says(f"Оған {number} мұғалім қатысты деген тағы бір сөйлем.", silently=True)
        await _until(lambda: _kept(engine, 15))
        kept = [one.payload | {"update_id": one.id} for one in await rows(engine, Incoming)]
        of_the_next_process = Shares(office.app.lanes)
        assert all([await of_the_next_process.is_kept(one["update_id"], one) for one in kept])
    await _until(lambda: _nothing_lies(engine))
    await asyncio.gather(*(office.app.loop._take_up(one["update_id"], one) for one in kept))
    await asyncio.gather(*office.app.loop._work)
    (post,) = await rows(engine, Post)
    said = [one["message"] for one in post.said]
    assert said == sorted(said)
    assert len(set(said)) == len(said) == many + 1
    assert (await account(engine, chair.id)).update_id == kept[-1]["update_id"]
    assert await incidents(engine) == 0


async def _until(condition) -> None:
    async with asyncio.timeout(60):
        while not await condition():  # noqa: ASYNC110 (it is a database that is asked)
            await asyncio.sleep(0.01)


async def _kept(engine, many: int) -> bool:
    return len(await rows(engine, Incoming)) == many


async def _nothing_lies(engine) -> bool:
    return all(one.done_at is not None for one in await rows(engine, Incoming))
