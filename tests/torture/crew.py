"""People on a bad day: they write, review and send, look at what comes, and try again when nothing does."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import Any, TypeVar

from locales import Words, words_for
from simulator.errors import Refusal
from simulator.people.doors import LocalDoor
from simulator.world.accounts import Bot
from simulator.world.world import World
from tests.stories.telling import start_of
from tests.torture.ledger import Ledger, Told

T = TypeVar("T")
TAKEN_IN = "The post was taken in. {when}. We will tell you when the regional organisation has looked at it."
TRIES, PATIENCE = 3, 20.0  # seconds
LINES = ("{mark}-семинар: аудандық кәсіподақ мектептерде оқу өткізді.", "{mark}: сабаққа қырық адам қатысты.")
TIPS = {"kk": "{mark}-кеңес: суретті файл етіп жіберіңіз.", "ru": "Совет {mark}: присылайте фото файлом."}


class Somebody:
    def __init__(self, world: World, bot: Bot, ledger: Ledger, account: int, language: str, seed: str) -> None:
        self.id, self.language = account, language
        self.words: Words = words_for(language)
        self._world, self._bot, self._ledger = world, bot, ledger
        self._door = LocalDoor(world)
        self._chance = random.Random(seed)
        self._news = asyncio.Event()
        self._at = 0  # what was told before one's last deed
        world.events.listen(lambda event: self._news.set() if account in event.viewers else None)

    # ---- doing

    async def rests(self, least: float, most: float) -> None:
        await self._world.clock.sleep(self._chance.uniform(least, most))

    async def says(self, text: str) -> None:
        self._at = self._ledger.count
        await self._act("say", text=text)

    async def presses(self, found: tuple[Told, str]) -> None:
        message, data = found
        self._at = self._ledger.count
        await self._act("press", message=message.id, data=data)

    async def _act(self, name: str, **how: Any) -> None:
        with suppress(Refusal):  # it has gone from the screen in this moment
            await self._door.act(name, {"person": self.id, "chat": self._bot.id} | how)

    # ---- seeing

    async def until(self, found: Callable[[], T | None], seconds: float = PATIENCE) -> T | None:
        clock = self._world.clock
        end = clock.now() + seconds
        while not (what := found()) and clock.now() < end:
            self._news.clear()
            waiting = [asyncio.ensure_future(self._news.wait()), asyncio.ensure_future(clock.sleep(end - clock.now()))]
            await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
            for one in waiting:
                one.cancel()
        await self.rests(0.3, 1.5)
        return what or None

    def button(self, label: str, n: int | None = None) -> tuple[Told, str] | None:
        """The newest of this name that stands there since the last deed."""
        for one in self._ledger.since(self.id, self._at if n is None else n):
            if self._stands(one):
                for text, data in one.buttons:
                    if text == self.words(label):
                        return one, data
        return None

    def _stands(self, told: Told) -> bool:
        message = self._world.dialogs[self.id, self._bot.id].messages.get(told.id)
        return message is not None and message.words == told.words

    def shown(self, *texts: str) -> Told | None:
        """What begins like one of these, since the last deed."""
        heads = [start_of(self.words, text) for text in texts]
        told = self._ledger.since(self.id, self._at)
        return next((one for one in told if any(head in one.words for head in heads)), None)

    def marks(self, n: int) -> list[str]:
        return [mark for one in self._ledger.since(self.id, n) for mark in one.marks]

    def above(self, told: Told) -> list[str]:
        """What stands in the preview over its question."""
        before = (one for one in self._ledger.since(self.id, 0) if one.n < told.n and not one.buttons)
        return next((one.marks for one in before if one.marks), [])

    async def goes_by_home(self, label: str) -> bool:
        """The way of whoever has waited in vain."""
        await self.says("/start")
        found = await self.until(lambda: self.button(label))
        if found is not None:
            await self.presses(found)
        return found is not None


class Chair(Somebody):
    async def works(self, first: int, posts: int) -> None:
        for number in range(posts):
            await self.rests(1, 20)
            await self.writes([f"{first + 10 * number + line}" for line in range(len(LINES))])

    async def writes(self, marks: list[str]) -> None:
        begun = self._ledger.count
        for mark, text in zip(marks, LINES, strict=True):
            await self.says(text.format(mark=mark))
            self._ledger.written.add(mark)
            await self.rests(0, 0.4)
        for _ in range(TRIES):
            send = await self.until(partial(self._preview, marks[0], begun))
            if send is not None:
                shown = self.above(send[0])
                await self.presses(send)
                if await self.until(lambda: self.shown(TAKEN_IN)):
                    self._ledger.acknowledge("sent", [mark for mark in marks if mark in shown])
                    return
            begun = self._ledger.count
            await self.goes_by_home("Go on with the draft")

    def _preview(self, mark: str, begun: int) -> tuple[Told, str] | None:
        return self.button("Send it", begun) if mark in self.marks(begun) else None


class Specialist(Somebody):
    async def works(self) -> None:
        seen = 0
        while True:
            card = await self.until(partial(self.button, "Publish", seen))
            if card is None:
                seen = self._ledger.count
                await self.goes_by_home("Review")
                continue
            seen = self._ledger.count
            await self.presses(card)
            done = await self.until(lambda: self.shown("✓ Goes into the channel now:", "✓ Stands in the channel:"))
            if done is not None:
                deed = done.words.partition("✓")[2]
                self._ledger.acknowledge(
                    "published", [mark for mark in done.marks if mark in deed.partition("\n\n")[0]]
                )


class Press(Somebody):
    async def works(self, first: int, broadcasts: int) -> None:
        for number in range(broadcasts):
            await self.rests(3, 25)
            await self.sends(f"{first + number}")

    async def sends(self, mark: str) -> None:
        """Whoever has pressed it and heard nothing sends no second one: it may have gone."""
        for _ in range(TRIES):
            begun = self._ledger.count
            await self.says(self.words("Send a tip"))
            for text in TIPS.values():
                await self.until(lambda begun=begun: next(self._ledger.since(self.id, begun), None))
                begun = self._ledger.count
                await self.says(text.format(mark=mark))
            send = await self.until(partial(self.button, "Send it now", begun))
            if send is not None and send[0].marks == [mark] * len(TIPS):  # and not one of the draft's before
                await self.presses(send)
                if await self.until(lambda: self.shown("How far it is stands below.", "It is out")):
                    self._ledger.acknowledge("broadcast", [mark])
                return
