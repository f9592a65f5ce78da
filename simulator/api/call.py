"""One request of a bot, and the register of what is played."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from simulator.errors import Mood, bad_request
from simulator.schema import Upload
from simulator.world.accounts import Bot
from simulator.world.messages import Message, for_bot
from simulator.world.world import World


@dataclass(slots=True)
class Call:
    """`args` are checked values by the schema's types; `files` are uploads by the name of their part; `mood` says what
    becomes of mistakes that Telegram would let pass."""

    world: World
    bot: Bot
    method: str
    args: dict[str, Any]
    files: dict[str, Upload]
    mood: Mood

    def get(self, name: str, otherwise: Any = None) -> Any:
        return self.args.get(name, otherwise)

    def shown(self, message: Message) -> dict[str, Any]:
        return message.render(for_bot(self.bot))

    def attached(self, value: str, complaint: str) -> Upload:
        """The upload that `attach://name` speaks of."""
        found = self.files.get(value.removeprefix("attach://"))
        if found is None:
            raise bad_request(complaint)
        return found


@dataclass(slots=True)
class Answer:
    """A result with a word about it, as the webhook methods give."""

    result: Any
    description: str = ""


Play = Callable[[Call], Any | Awaitable[Any]]
PLAYED: dict[str, Play] = {}


def plays(*methods: str) -> Callable[[Play], Play]:
    """Registers how the method is played here; a method of the schema without one answers that it is not."""

    def register(play: Play) -> Play:
        for method in methods:
            PLAYED[method] = play
        return play

    return register
