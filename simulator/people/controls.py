"""The levers of the machine itself: pace, faults, clock."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from simulator.errors import bad_request
from simulator.people.acts import Doing, act
from simulator.world import resetting
from simulator.world.world import World


def controls_view(world: World) -> dict[str, Any]:
    clock = {"now": world.clock.now(), "frozen": world.clock.frozen, "ahead": world.clock.ahead}
    return {"pace": asdict(world.pace), "faults": world.faults.as_data(), "clock": clock}


def _changed(doing: Doing) -> dict[str, Any]:
    doing.world.events.emit("controls")
    return controls_view(doing.world)


@act("pace")
def set_pace(doing: Doing, **figures: float | bool) -> dict[str, Any]:
    for name, value in figures.items():
        if name not in asdict(doing.world.pace) or value < 0 or (name != "on" and value == 0):
            raise bad_request(f"pace: {name} cannot be {value}")
        setattr(doing.world.pace, name, bool(value) if name == "on" else value)
    return _changed(doing)


@act("fault")
def add_fault(
    doing: Doing, kind: str, method: str = "", times: int = 1, seconds: float = 0.0, chat: int = 0, code: int = 0,
    words: str = "",
) -> dict[str, Any]:  # fmt: skip
    """What befalls the next request, or the next of a method or to a chat. `refusal`: an answer of this code with these
    words; of 429 `seconds` are those to wait."""
    if method and method.lower() not in doing.world.schema.by_lower:
        raise bad_request(f"no such method: {method}")  # it would wait for ever
    try:
        doing.world.faults.next(kind, method, times, seconds, chat=chat, code=code, words=words)
    except ValueError as problem:
        raise bad_request(str(problem)) from None
    return _changed(doing)


@act("reset")
def reset(doing: Doing) -> None:
    """All people, groups, chats, faults and the record are gone; bots stay, and have nothing left to hear."""
    resetting.begin_anew(doing.world)


@act("seed")
def set_seed(doing: Doing, seed: int | None, rate: float = 0.0) -> dict[str, Any]:
    doing.world.faults.by_seed(seed, rate)
    return _changed(doing)


@act("outage")
def outage(doing: Doing, seconds: float) -> dict[str, Any]:
    doing.world.faults.outage_until = doing.world.clock.now() + seconds
    return _changed(doing)


@act("clear_faults")
def clear_faults(doing: Doing) -> dict[str, Any]:
    doing.world.faults.clear()
    return _changed(doing)


@act("clock")
async def move_clock(doing: Doing, advance: float = 0.0, frozen: bool | None = None) -> dict[str, Any]:
    if frozen is not None:
        doing.world.clock.frozen = frozen
    if advance > 0:
        await doing.world.clock.advance(advance)
    return _changed(doing)
