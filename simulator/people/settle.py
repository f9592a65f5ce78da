"""Knowing when a bot has done with what it was told, so that nobody has to guess and sleep."""

from __future__ import annotations

from typing import Any

from simulator.people.acts import Doing, act
from simulator.world.accounts import Bot
from simulator.world.world import World

PATIENCE = 60.0  # real seconds: machines are slow and busy, and whoever gets an answer does not wait for it


@act("settle")
async def settle(doing: Doing, bots: list[int] | None = None, timeout: float = PATIENCE) -> dict[str, Any]:
    """Waits until these bots (all, if none are named) have taken every update and finished every request.

    A bot that confirms an update only once it is handled is done by then; one that confirms at once may go on.
    """
    wanted = [bot for bot in doing.world.bots() if bots is None or bot.id in bots]
    settled = await doing.world.events.until(lambda: all(is_idle(doing.world, bot) for bot in wanted), timeout)
    busy = [bot.username for bot in wanted if not is_idle(doing.world, bot)]
    return {"settled": settled, "n": doing.world.events.last, "busy": busy}


def is_idle(world: World, bot: Bot) -> bool:
    if world.clock.frozen and waits_for_time(bot):
        return True
    if not bot.updates.followed and bot.webhook is None:
        return not bot.busy  # called by hand: nobody is there to take updates
    comes = bot.on_the_way and not world.clock.frozen  # else it comes when somebody moves the clock
    return not comes and not bot.busy and bot.updates.confirmed >= bot.updates.last


def waits_for_time(bot: Bot) -> bool:
    """What it does goes on only when the clock does: a slow answer, a webhook that will be tried again."""
    return 0 < bot.held >= bot.busy or (bot.webhook is not None and bot.webhook.pausing)
