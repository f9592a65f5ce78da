"""A world as bytes, to be taken up again later, perhaps by another process."""

from __future__ import annotations

import pickle

from simulator.world.world import World


def kept(world: World) -> bytes:
    """Of a world in which nobody waits for anything: bots have gone, and its clock stands still."""
    return pickle.dumps(world)


def taken_up(data: bytes) -> World:
    """Only of what `kept` gave and nobody else could touch: such bytes can do anything to whoever reads them."""
    world = pickle.loads(data)  # noqa: S301
    assert isinstance(world, World)
    return world
