"""What people do with the notes bot, which is written in several libraries: each must live through the same."""

from __future__ import annotations

import contextlib
import signal
from collections.abc import AsyncIterator

from simulator import Person, Stage, Upload, photo
from simulator.clock import Clock
from simulator.tests.bots.processes import PATIENCE, BotProcess
from simulator.web.server import Server
from simulator.world.pace import Pace
from simulator.world.world import World

TOKEN, NAME = "3000:notes", "notes_bot"


@contextlib.asynccontextmanager
async def served() -> AsyncIterator[tuple[Stage, World, str]]:
    """With the address for a bot of this token; nothing may be refused to it."""
    world = World(Clock(), Pace(on=False))
    world.add_bot(TOKEN, "Notes", NAME)
    async with Server(world) as server:
        stage = Stage.at(server.address)
        try:
            yield stage, world, server.address
        finally:
            await stage.close()
    assert [(call.method, call.description) for call in world.record.calls() if not call.ok] == []


@contextlib.asynccontextmanager
async def lived_with(*command: str) -> AsyncIterator[tuple[Stage, World]]:
    """The command is given the address and the token, and must end when asked to."""
    async with served() as (stage, world, address):
        bot = BotProcess(*command, address, TOKEN)
        await bot.start()
        try:
            yield stage, world
            code, words = await bot.stop(signal.SIGTERM)
        finally:
            await bot.end()
    assert code in (0, -signal.SIGTERM), words


async def live_through(*command: str) -> None:
    async with lived_with(*command) as (stage, world):
        await _story(stage)
        assert world.add_bot(TOKEN).commands["default", ""][0]["command"] == "phone"


async def _story(stage: Stage) -> None:
    alice = await stage.person("Alice", language="en")
    alice.patience = PATIENCE
    await alice.opens(f"https://t.me/{NAME}?start=school5")
    alice.sees("Hello, Alice! school5", "Save", "Site")
    for number in (1, 2, 3):
        await alice.taps("Save")
        alice.sees(f"Saved {number}", "Saved")
    await alice.says("Tea and talk")
    assert alice.screen.last is not None
    assert alice.screen.last["entities"][0]["type"] == "bold"
    await alice.edits("Tea at ten", silently=False)
    alice.sees("Edited: Tea at ten")
    await _files(alice)
    await alice.says("/phone")
    await alice.taps("My number")
    alice.sees("Thanks, +7700")
    assert alice.screen.keyboard is None
    await alice.says("/poll")
    await alice.votes(1, message=alice.screen.last["message_id"])
    await alice.gets("Voted 1")
    await alice.asks_inline(NAME, "tea")
    await alice.picks("Note tea")
    assert "Note: tea" in [message.get("text") for message in alice.screen.messages.values()]


async def _files(alice: Person) -> None:
    await alice.sends(photo(320, 240), caption="Fair")
    alice.sees("Again: Fair")
    await alice.sends(Upload("Report.pdf", b"%PDF-1.7", "application/pdf"))
    alice.sees("Report.pdf: 8 bytes")
    await alice.says("/files")
    await alice.gets("b")
    names = [message["document"]["file_name"] for message in alice.screen.messages.values() if "document" in message]
    assert names[-2:] == ["a.txt", "b.txt"]
