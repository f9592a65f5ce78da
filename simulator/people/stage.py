"""Where stories are played: a Telegram in this process, or one that runs elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from simulator.clock import Clock
from simulator.people.doors import Door, HttpDoor, LocalDoor
from simulator.people.person import Person
from simulator.people.settle import PATIENCE
from simulator.schema import Upload
from simulator.world.accounts import Bot
from simulator.world.pace import Pace
from simulator.world.world import World

SECONDS_PER_ACT = 1.0  # what a person takes to write or tap, where the clock stands still otherwise


class Group:
    """A group, supergroup or channel as a story made it."""

    def __init__(self, stage: Stage, about: dict[str, Any]) -> None:
        self._stage = stage
        self.id: int = about["id"]
        self.title: str = about["title"]

    async def add(self, *members: Any, by: Person) -> None:
        for member in members:
            await self._stage.act("add_member", person=by.id, chat=self.id, user=member.id)
        await self._stage.settle()

    async def discussed_in(self, group: Group, *, by: Person) -> None:
        """A channel's posts are commented on in that supergroup."""
        await self._stage.act("link_group", person=by.id, chat=self.id, group=group.id)
        await self._stage.settle()

    async def kick(self, member: Any, *, by: Person) -> None:
        await self._stage.act("kick", person=by.id, chat=self.id, user=member.id)
        await self._stage.settle()

    async def link(self, *, by: Person, requests: bool = False) -> str:
        """One more invitation; with `requests` it lets nobody in by itself."""
        made = await self._stage.act("add_link", person=by.id, chat=self.id, requests=requests)
        return str(made["invite_link"])

    async def topic(self, name: str, *, by: Person) -> int:
        """One more topic of a supergroup, by the number that `says(…, topic=…)` takes."""
        await self._stage.act("set_forum", person=by.id, chat=self.id)
        made = await self._stage.act("add_topic", person=by.id, chat=self.id, name=name)
        await self._stage.settle()
        return int(made["message_thread_id"])

    async def approve(self, member: Any, *, by: Person) -> None:
        await self._decide(member, by, approved=True)

    async def decline(self, member: Any, *, by: Person) -> None:
        await self._decide(member, by, approved=False)

    async def _decide(self, member: Any, by: Person, *, approved: bool) -> None:
        await self._stage.act("decide_request", person=by.id, chat=self.id, user=member.id, approved=approved)
        await self._stage.settle()

    async def promote(self, member: Any, rights: dict[str, bool] | None = None, *, by: Person) -> None:
        """Without `rights`: all of them."""
        await self._stage.act("promote", person=by.id, chat=self.id, user=member.id, rights=rights or {})
        await self._stage.settle()

    async def demote(self, member: Any, *, by: Person) -> None:
        await self._stage.act("promote", person=by.id, chat=self.id, user=member.id, rights=None)
        await self._stage.settle()


class Stage:
    def __init__(self, door: Door) -> None:
        self._door = door

    @classmethod
    def at(cls, address: str) -> Stage:
        """The people of a simulator that runs elsewhere."""
        return Stage(HttpDoor(address))

    async def person(
        self, name: str, *, language: str = "kk", username: str = "", last_name: str = "", picture: bool = False
    ) -> Person:
        about = await self.act(
            "add_person", name=name, last_name=last_name, language=language, username=username, picture=picture
        )
        person = Person(self, about)
        await self._door.follow(person.id, person.hear)
        return person

    async def group(self, title: str, creator: Person, *members: Any, kind: str = "group", username: str = "") -> Group:
        numbers = [member.id for member in members]
        about = await self.act(
            "add_group", title=title, creator=creator.id, members=numbers, kind=kind, username=username
        )
        await self.settle()
        return Group(self, about)

    async def channel(self, title: str, creator: Person, *members: Any, username: str = "") -> Group:
        """Bots among the members become administrators, for a channel has no other bots."""
        return await self.group(title, creator, *members, kind="channel", username=username)

    async def act(self, name: str, /, *, files: Sequence[Upload] | None = None, **params: Any) -> Any:
        result = await self._door.act(name, params, files or ())
        await self._time_passes(name)
        return result

    async def _time_passes(self, act: str) -> None:
        """Elsewhere the clock runs by itself."""

    async def settle(self, timeout: float = PATIENCE) -> bool:
        """Waits until every bot has handled what it was told; False when one has not in `timeout` real seconds."""
        answer = await self._door.act("settle", {"timeout": timeout})
        await self._door.caught_up(answer["n"])
        return bool(answer["settled"])

    async def passes(self, seconds: float) -> None:
        """Time goes by, and what was due in it happens."""
        await self._door.act("clock", {"advance": seconds})
        await self.settle()

    async def fails(
        self, code: int, words: str = "", *, method: str = "", chat: Any = 0, times: int = 1, seconds: float = 0.0
    ) -> None:
        """The bot's next request (of this method, to this chat) is refused: `fails(403, "user is deactivated")`,
        `fails(429, seconds=7)`."""
        more = {"chat": chat if isinstance(chat, int) else chat.id, "code": code, "words": words}
        await self._door.act("fault", {"kind": "refusal", "method": method, "times": times, "seconds": seconds} | more)

    async def reset(self) -> None:
        """Nobody and nothing is there any more but the bots, which run on."""
        await self._door.act("reset", {})

    async def bots(self) -> list[dict[str, Any]]:
        return await self._door.bots()

    async def close(self) -> None:
        await self._door.close()


class Telegram(Stage):
    """A Telegram of one's own in this process. Its clock stands still unless told otherwise."""

    def __init__(self, *, clock: Clock | None = None, pace: Pace | None = None, strict: bool = False) -> None:
        self.world = World(clock or Clock(frozen=True), pace, strict=strict)
        self.seconds_per_act = SECONDS_PER_ACT
        super().__init__(LocalDoor(self.world))

    @property
    def clock(self) -> Clock:
        return self.world.clock

    def bot(self, token: str, name: str = "", username: str = "") -> Bot:
        """Makes a bot known before it calls for the first time."""
        return self.world.add_bot(token, name, username)

    async def _time_passes(self, act: str) -> None:
        if self.clock.frozen and act not in ("settle", "clock"):
            await self.clock.advance(self.seconds_per_act)
