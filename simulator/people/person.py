"""A person for tests: writes, sends, taps, and sees what came of it."""

from __future__ import annotations

import mimetypes
from pathlib import Path
from typing import Any

from simulator.people.asking import Asks
from simulator.people.playing import StoryError, number
from simulator.people.screen import Button, Conversation, Shown, switched
from simulator.schema import Upload

File = bytes | Path | Upload
HERE = (43.238, 76.945)  # Almaty
SIGNATURES = {b"\xff\xd8\xff": ("photo.jpg", "image/jpeg"), b"\x89PNG": ("picture.png", "image/png"),
              b"%PDF": ("document.pdf", "application/pdf"), b"OggS": ("voice.ogg", "audio/ogg")}  # fmt: skip


__all__ = ["Person", "StoryError"]


class Person(Asks):
    # ---- doing

    async def says(
        self, text: str, *, reply_to: int | None = None, quote: str = "", topic: int = 0, silently: bool = False
    ) -> Person:
        """Writes, and waits for the answer (`silently`: none is expected)."""
        self.effort.messages += 1
        more: dict[str, Any] = {"reply_to": reply_to, "quote": quote} | ({"topic": topic} if topic else {})
        return await self._do(f"→ {text}", "say", silently, text=text, **more)

    async def starts(self, payload: str = "", *, silently: bool = False) -> Person:
        self.effort.taps += 1
        return await self._do(f"→ /start {payload}".rstrip(), "start", silently, payload=payload)

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

    async def taps(self, what: str | Button, *, into: Any = None, silently: bool = False) -> Person:
        """Presses the newest button of this name, inline or below the text field; or a button held from before.

        `into`: the chat to go on in, for a button that asks for one."""
        self.effort.taps += 1
        await self._find_chat()
        if offer := self._above(what):
            return await self._taps_above(offer, silently)
        button = what if isinstance(what, Button) else self._pressable(what)
        line = f"→ [ {button.label} ]" if button.message else f"→ ( {button.label} )"
        if not button.message:
            return await self._taps_keyboard(line, button.raw, silently)
        if words := switched(button.raw):
            bot = self._sender(button.message)
            return await self.talks_to(into or self._chat).asks_inline(bot, *words)
        if "web_app" in button.raw:
            number = await self._number_of(self._sender(button.message))
            return await self._launch(line, bot=number, kind="button", url=button.raw["web_app"]["url"])
        if button.data is None:
            raise self._error(f"the button “{button.label}” opens something and tells the bot nothing: {button.raw}")
        return await self._do(line, "press", silently, message=button.message, data=button.data)

    def _sender(self, message: int) -> str:
        shown = self._conversation.messages[message]
        return str((shown.get("via_bot") or shown["from"])["username"])

    async def _taps_keyboard(self, line: str, button: Shown, silently: bool) -> Person:
        if button.get("request_contact"):
            return await self._do(line, "send_contact", silently)
        if button.get("request_location"):
            return await self._do(line, "send_location", silently, latitude=HERE[0], longitude=HERE[1])
        if app := button.get("web_app"):
            return await self._launch(line, bot=self._chat, kind="keyboard", url=app["url"], button=button["text"])
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
        return await self._do(line, "forward", silently, messages=list(messages), chat=number(source), to=self._chat)

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

    async def comments(self, text: str, *, message: int) -> Person:
        """Below a post of the channel that one looks at."""
        self.effort.messages += 1
        return await self._do(f"→ comments {text}", "comment", True, message=message, text=text)

    async def pins(self, message: int) -> Person:
        return await self._do(f"→ pins {message}", "pin", True, message=message)

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
