"""Two ways to the same people: in this process, or over HTTP to a simulator that runs elsewhere."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Sequence
from typing import Any, Protocol

from aiohttp import ClientSession, ClientTimeout, FormData

from simulator.errors import bad_request
from simulator.people import settle
from simulator.people.played import do
from simulator.people.views import event_for
from simulator.schema import Upload
from simulator.world.accounts import Human
from simulator.world.events import Event
from simulator.world.world import World

LONGEST_LINE = 2**20  # one event with a message, its reply and its keyboards
Heard = Callable[[dict[str, Any]], None]


class Door(Protocol):
    async def act(self, name: str, params: dict[str, Any], files: Sequence[Upload] = ()) -> Any:
        """Does what a person or the operator can do; raises Refusal with the reason."""

    async def follow(self, person: int, heard: Heard) -> None:
        """From now on tells all that this person sees."""

    async def caught_up(self, n: int) -> None:
        """Returns when everything up to event `n` has been told."""

    async def bots(self) -> list[dict[str, Any]]: ...

    async def close(self) -> None: ...


class LocalDoor:
    def __init__(self, world: World) -> None:
        self.world = world
        self._stops: list[Callable[[], None]] = []

    async def act(self, name: str, params: dict[str, Any], files: Sequence[Upload] = ()) -> Any:
        return await do(self.world, name, params, files)

    async def follow(self, person: int, heard: Heard) -> None:
        human = self.world.human(person)

        def listen(event: Event) -> None:
            if person in event.viewers:
                heard(event_for(human, event))

        self._stops.append(self.world.events.listen(listen))

    async def caught_up(self, n: int) -> None:
        """Events are told as they happen."""

    async def bots(self) -> list[dict[str, Any]]:
        return [bot.as_user() for bot in self.world.bots()]

    async def close(self) -> None:
        while self._stops:
            self._stops.pop()()

    def human(self, person: int) -> Human:
        return self.world.human(person)


class HttpDoor:
    def __init__(self, address: str) -> None:
        self._address = address.rstrip("/")
        self._session = ClientSession(
            timeout=ClientTimeout(total=None, connect=settle.PATIENCE), read_bufsize=LONGEST_LINE
        )
        self._readers: list[asyncio.Task[None]] = []
        self._heard: dict[int, int] = {}
        self._more = asyncio.Event()

    async def act(self, name: str, params: dict[str, Any], files: Sequence[Upload] = ()) -> Any:
        form = FormData({"params": json.dumps(params)}, quote_fields=False)  # names of files as a browser gives them
        for place, file in enumerate(files):
            form.add_field(f"file{place}", file.data, filename=file.name, content_type=file.mime)
        async with self._session.post(f"{self._address}/people/{name}", data=form) as answer:
            body = await answer.json()
        if not body["ok"]:
            raise bad_request(body["error"])
        return body["result"]

    async def follow(self, person: int, heard: Heard) -> None:
        ready = asyncio.Event()
        self._heard[person] = 0
        self._readers.append(asyncio.create_task(self._read(person, heard, ready)))
        await ready.wait()

    async def _read(self, person: int, heard: Heard, ready: asyncio.Event) -> None:
        number = 0
        async with self._session.get(f"{self._address}/people/events?person={person}") as stream:
            async for raw in stream.content:
                line = raw.decode().rstrip("\n")
                if line == ": ready":
                    ready.set()
                elif line.startswith(("id: ", ": at ")):
                    number = int(line.rpartition(" ")[2])
                elif line.startswith("data: "):
                    heard(json.loads(line.removeprefix("data: ")))
                elif not line:
                    self._heard[person] = number
                    self._more.set()

    async def caught_up(self, n: int) -> None:
        while min(self._heard.values(), default=n) < n:
            self._more.clear()
            await self._more.wait()

    async def bots(self) -> list[dict[str, Any]]:
        async with self._session.get(f"{self._address}/people") as answer:
            bots: list[dict[str, Any]] = (await answer.json())["bots"]
            return bots

    async def close(self) -> None:
        for reader in self._readers:
            reader.cancel()
        await asyncio.gather(*self._readers, return_exceptions=True)
        await self._session.close()
