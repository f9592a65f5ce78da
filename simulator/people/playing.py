"""How a person of a test does anything: acts in one chat at a time, and waits until the bot has done with it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Self

from simulator.errors import Refusal
from simulator.people.screen import Conversation, Shown
from simulator.people.settle import PATIENCE
from simulator.schema import Upload

if TYPE_CHECKING:
    from simulator.people.stage import Stage

KEPT_LINES = 40
# Real seconds in which a bot that may confirm updates before it has done with them can show something after it has
# answered the tap. A tap that shows nothing costs them.
GOES_ON = 3.0


class StoryError(AssertionError):
    """A step of a story did not come out; the message ends with the transcript."""


@dataclass(slots=True)
class Effort:
    """What a task costs a person."""

    messages: int = 0
    taps: int = 0

    def __str__(self) -> str:
        return f"{_counted(self.messages, 'message')} + {_counted(self.taps, 'tap')}"

    def reset(self) -> None:
        self.messages = self.taps = 0


def _counted(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


class Player:
    """Acts in one chat at a time: the only bot there is, unless `talks_to` says otherwise."""

    def __init__(self, stage: Stage, about: Shown) -> None:
        self._stage = stage
        self.about = about
        self.id: int = about["id"]
        self.name: str = about["name"]
        self.effort = Effort()
        self.patience = PATIENCE
        self._chat = 0
        self._conversations: dict[int, Conversation] = {}
        self._heard = asyncio.Event()

    def talks_to(self, chat: Any) -> Self:
        """From here on in this chat: a bot or group as made, or its number."""
        self._chat = number(chat)
        return self

    def transcript(self) -> str:
        return "\n".join([f"— {self.name} —", *self._conversation.history[-KEPT_LINES:]])

    @property
    def _conversation(self) -> Conversation:
        return self._conversations.setdefault(self._chat, Conversation())

    def hear(self, event: Shown) -> None:
        if "chat" in event:
            self._conversations.setdefault(event["chat"], Conversation()).hear(event)
            self._heard.set()

    async def _find_chat(self) -> None:
        if self._chat:
            return
        bots = await self._stage.bots()
        if len(bots) != 1:
            known = ", ".join(bot["username"] for bot in bots) or "none yet"
            raise StoryError(f"{self.name} does not know which bot to talk to (there are: {known}); say talks_to(…)")
        self._conversations.setdefault(bots[0]["id"], self._conversations.pop(0, Conversation()))
        self._chat = bots[0]["id"]

    async def _begin(self, line: str) -> Conversation:
        await self._find_chat()
        self._conversation.begin()
        self._conversation.history.append(line)
        return self._conversation

    async def _again(self, line: str) -> Conversation:
        """More of the same: what is on the screen stays there."""
        self._conversation.history.append(line)
        return self._conversation

    async def _number_of(self, name: str) -> int:
        bots = {bot["username"].lower(): int(bot["id"]) for bot in await self._stage.bots()}
        if name.lower().lstrip("@") not in bots:
            raise self._error(f"there is no bot @{name}; there are {sorted(bots)}")
        return bots[name.lower().lstrip("@")]

    async def _do(self, line: str, act: str, silently: bool, files: list[Upload] | None = None, **params: Any) -> Self:
        conversation = await self._begin(line)
        before, shown = conversation.news, conversation.shown
        params = {"person": self.id, "chat": self._chat} | params
        result = await self._act(line, act, files, **params)
        query = result.get("query") if isinstance(result, dict) and act == "press" else None
        await self._settle(line, None if silently else before)
        if query and not silently:
            await self._answered(line, conversation, query, shown)
        return self

    async def _answered(self, line: str, conversation: Conversation, query: str, shown: int) -> None:
        """A bot may show something first and answer the tap later, or the other way round."""
        if not await self._until(lambda: query in conversation.answers, self.patience):
            raise self._error(f"the bot never answered the tap “{line}”; the button would spin on")
        if conversation.answers[query]["goes_on"]:
            await self._until(lambda: conversation.shown > shown, min(self.patience, GOES_ON))
            await self._stage.settle(self.patience)

    async def _act(self, line: str, act: str, files: list[Upload] | None = None, /, **params: Any) -> Any:
        try:
            return await self._stage.act(act, files=files, **params)
        except Refusal as refusal:
            words = refusal.description.removeprefix("Bad Request: ")
            raise self._error(f"“{line}” is not possible: {words}") from refusal

    async def _settle(self, line: str, before: int | None) -> Self:
        """Waits until the bots have done; then, if an answer is due and they confirm early, for the answer."""
        settled = await self._stage.settle(self.patience)
        if before is not None:
            # A bot that had all the time there is and still is not done will not answer in as much again.
            if not await self._until(lambda: self._conversation.news > before, self.patience if settled else 0.0):
                late = "" if settled else ": the bot has not taken, or not finished with, what it was told"
                raise self._error(f"no answer came to “{line}” in {self.patience} s{late}")
            await self._stage.settle(self.patience)
        return self

    async def _until(self, condition: Callable[[], bool], patience: float) -> bool:
        if condition():
            return True
        try:
            async with asyncio.timeout(patience):
                while not condition():
                    self._heard.clear()
                    await self._heard.wait()
        except TimeoutError:
            return False
        return True

    def _error(self, words: str) -> StoryError:
        return StoryError(f"{words}\n\n{self.transcript()}")


def number(chat: Any) -> int:
    return chat if isinstance(chat, int) else int(chat.id)
