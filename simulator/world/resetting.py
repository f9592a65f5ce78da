"""Beginning anew between two tests, while the bots run on."""

from __future__ import annotations

from simulator.world.inline import Inline
from simulator.world.record import Record
from simulator.world.world import World


def begin_anew(world: World) -> None:
    """Bots stay what they are, and numbers go on: a bot that remembers somebody must not take a new person for them.
    Files stay too, for bots keep their numbers."""
    world.resets += 1
    for bot in world.bots():
        bot.updates.clear()
    gone = {id(one) for one in (*world.humans(), *world.rooms.values())}
    world.names = {name: one for name, one in world.names.items() if id(one) not in gone}
    world.accounts = {bot.id: bot for bot in world.bots()}
    for kept in (world.rooms, world.dialogs, world.queries, world.launches):
        kept.clear()
    world.inline, world.record = Inline(), Record()
    world.faults.clear()
    world.pace.forget()
    world.events.emit("reset")
