"""Knowing when a bot has done with what it was told, so that nobody has to guess and sleep."""

from __future__ import annotations

from typing import Any

from simulator.people.acts import Doing, act
from simulator.world.accounts import Bot
from simulator.world.world import World

PATIENCE = 5.0  # real seconds


@act("settle")
async def settle(doing: Doing, bots: list[int] | None = None, timeout: float = PATIENCE) -> dict[str, Any]:
    """Waits until these bots (all, if none are named) have taken every update and finished every request.

    A bot that confirms an update only once it is handled is done by then; one that confirms at once may go on.
    """
    wanted = [bot for bot in doing.world.bots() if bots is None or bot.id in bots]
    settled = await doing.world.events.until(lambda: all(map(is_idle, wanted)), timeout)
    return {"settled": settled, "n": doing.world.events.last}


def is_idle(bot: Bot) -> bool:
    return not bot.on_the_way and not bot.busy and bot.updates.confirmed >= bot.updates.last


def busy_bots(world: World) -> list[str]:
    return [bot.username for bot in world.bots() if not is_idle(bot)]
