"""A person for tests: writes, sends, taps, and sees what came of it."""

from __future__ import annotations

import asyncio
import mimetypes
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from simulator.errors import Refusal
from simulator.people.screen import Button, Conversation, Shown
from simulator.people.settle import PATIENCE
from simulator.schema import Upload

if TYPE_CHECKING:
    from simulator.people.stage import Stage

File = bytes | Path | Upload
KEPT_LINES = 40
HERE = (43.238, 76.945)  # Almaty
SIGNATURES = {b"\xff\xd8\xff": ("photo.jpg", "image/jpeg"), b"\x89PNG": ("picture.png", "image/png"),
              b"%PDF": ("document.pdf", "application/pdf"), b"OggS": ("voice.ogg", "audio/ogg")}  # fmt: skip


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


class Person:
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

    # ---- doing

    def talks_to(self, chat: Any) -> Person:
        """From here on in this chat: a bot or group as made, or its number."""
        self._chat = _number(chat)
        return self

    async def says(self, text: str, *, reply_to: int | None = None, quote: str = "", silently: bool = False) -> Person:
        """Writes, and waits for the answer (`silently`: none is expected)."""
        self.effort.messages += 1
        return await self._do(f"→ {text}", "say", silently, text=text, reply_to=reply_to, quote=quote)

    async def starts(self, payload: str = "", *, silently: bool = False) -> Person:
        self.effort.taps += 1
        return await self._do(f"→ /start {payload}".rstrip(), "start", silently, payload=payload)

    async def opens(self, link: str, *, group: Any = None, silently: bool = False) -> Person:
        """Follows a t.me link: starts the bot, or joins the group, that it leads to; `group` is for ?startgroup=."""
        self.effort.taps += 1
        news = {chat: conversation.news for chat, conversation in self._conversations.items()}
        for conversation in self._conversations.values():
            conversation.begin()
        into = {} if group is None else {"group": _number(group)}
        result = await self._act(f"→ opens {link}", "open_link", person=self.id, link=link, **into)
        self._chat = result["chat"]
        self._conversation.history.append(f"→ opens {link}")
        answered = "start=" in link and not silently
        return await self._settle(f"opens {link}", news.get(self._chat, 0) if answered else None)

    async def sends(
        self,
        *files: File,
        caption: str = "",
        kind: str = "auto",
        as_file: bool = False,
        silently: bool = False,
        **more: Any,
    ) -> Person:
        """Sends a file, or several as an album. Bytes are known by how they begin."""
        self.effort.messages += 1
        kind = "document" if as_file else kind
        shown = f"→ [{len(files)} × {kind}] {caption}".rstrip()
        return await self._do(shown, "send", silently, list(map(as_upload, files)), caption=caption, kind=kind, **more)

    async def taps(self, what: str | Button, *, silently: bool = False) -> Person:
        """Presses the newest button of this name, inline or below the text field; or a button held from before."""
        self.effort.taps += 1
        await self._find_chat()
        button = what if isinstance(what, Button) else self._pressable(what)
        line = f"→ [ {button.label} ]" if button.message else f"→ ( {button.label} )"
        if not button.message:
            return await self._taps_keyboard(line, button.raw, silently)
        if button.data is None:
            raise self._error(f"the button “{button.label}” opens something and tells the bot nothing: {button.raw}")
        return await self._do(line, "press", silently, message=button.message, data=button.data)

    async def _taps_keyboard(self, line: str, button: Shown, silently: bool) -> Person:
        if button.get("request_contact"):
            return await self._do(line, "send_contact", silently)
        if button.get("request_location"):
            return await self._do(line, "send_location", silently, latitude=HERE[0], longitude=HERE[1])
        return await self._do(line, "say", silently, text=button["text"])

    def _pressable(self, label: str) -> Button:
        found = self._conversation.find(label)
        if found is None:
            raise self._error(f"there is no button “{label}”; there are {self._conversation.labels()}")
        return found

    async def edits(self, text: str, *, message: int | None = None, silently: bool = True) -> Person:
        """Changes the last message one wrote."""
        await self._find_chat()
        own = message or max((n for n, shown in self._conversation.messages.items() if shown["out"]), default=0)
        if not own:
            raise self._error(f"{self.name} has written nothing here that could be edited")
        return await self._do(f"→ edits: {text}", "edit", silently, message=own, text=text)

    async def deletes(self, *messages: int) -> Person:
        return await self._do(f"→ deletes {messages}", "delete", True, messages=list(messages))

    async def forwards(self, *messages: int, source: Any, silently: bool = False) -> Person:
        """Carries messages from another chat into this one."""
        self.effort.messages += 1
        await self._find_chat()
        line = f"→ forwards {len(messages)}"
        return await self._do(line, "forward", silently, messages=list(messages), chat=_number(source), to=self._chat)

    async def blocks(self) -> Person:
        return await self._do("→ blocks the bot", "block", True)

    async def unblocks(self) -> Person:
        return await self._do("→ unblocks the bot", "unblock", True)

    async def leaves(self) -> Person:
        return await self._do("→ leaves", "leave", True)

    async def joins(self, chat: Any) -> Person:
        self.talks_to(chat)
        return await self._do("→ joins", "join", True)

    async def shares_contact(self, *, silently: bool = False) -> Person:
        self.effort.messages += 1
        return await self._do("→ [own contact]", "send_contact", silently)

    async def shares_location(self, latitude: float = HERE[0], longitude: float = HERE[1]) -> Person:
        self.effort.messages += 1
        return await self._do("→ [location]", "send_location", False, latitude=latitude, longitude=longitude)

    async def reacts(self, emoji: str | None, *, message: int) -> Person:
        return await self._do(f"→ reacts {emoji}", "react", True, message=message, emoji=emoji)

    async def votes(self, *options: int, message: int) -> Person:
        self.effort.taps += 1
        return await self._do(f"→ votes {options}", "vote", True, message=message, options=list(options))

    # ---- seeing

    @property
    def screen(self) -> Conversation:
        return self._conversation

    def sees(self, *fragments: str) -> str:
        """Each fragment stands in the answer to the last thing done, or on a button of it. Gives the text."""
        shown = "\n".join([self._conversation.text, *self._conversation.labels()])
        for fragment in fragments:
            if fragment not in shown:
                raise self._error(f"{self.name} does not see “{fragment}”")
        return self._conversation.text

    def does_not_see(self, *fragments: str) -> None:
        shown = "\n".join([self._conversation.text, *self._conversation.labels()])
        for fragment in fragments:
            if fragment in shown:
                raise self._error(f"{self.name} sees “{fragment}”, and should not")

    async def gets(self, fragment: str) -> str:
        """Waits for something that comes by itself: a notice, a reminder, the work of somebody else."""
        await self._find_chat()

        def came() -> bool:
            return fragment in self._conversation.text or fragment in "\n".join(self._conversation.labels())

        if not await self._until(came, self.patience):
            raise self._error(f"“{fragment}” did not come to {self.name} in {self.patience} s")
        return self._conversation.text

    def button(self, label: str) -> Button:
        """Takes hold of a button, to press it later, when it may be there no more."""
        return self._pressable(label)

    def transcript(self) -> str:
        return "\n".join([f"— {self.name} —", *self._conversation.history[-KEPT_LINES:]])

    # ---- how

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

    async def _do(
        self, line: str, act: str, silently: bool, files: list[Upload] | None = None, **params: Any
    ) -> Person:
        conversation = await self._begin(line)
        before = conversation.news
        params = {"person": self.id, "chat": self._chat} | params
        result = await self._act(line, act, files, **params)
        query = result.get("query") if isinstance(result, dict) and act == "press" else None
        await self._settle(line, None if silently else before)
        if query and not silently and query not in conversation.answers:
            raise self._error(f"the bot never answered the tap “{line}”; the button would spin on")
        return self

    async def _act(self, line: str, act: str, files: list[Upload] | None = None, /, **params: Any) -> Any:
        try:
            return await self._stage.act(act, files=files, **params)
        except Refusal as refusal:
            words = refusal.description.removeprefix("Bad Request: ")
            raise self._error(f"“{line}” is not possible: {words}") from refusal

    async def _settle(self, line: str, before: int | None) -> Person:
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


def _number(chat: Any) -> int:
    return chat if isinstance(chat, int) else int(chat.id)


def as_upload(file: File) -> Upload:
    if isinstance(file, Upload):
        return file
    if isinstance(file, Path):
        mime = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        return Upload(file.name, file.read_bytes(), mime)
    for start, (name, mime) in SIGNATURES.items():
        if file.startswith(start):
            return Upload(name, file, mime)
    return Upload("file.bin", file)
