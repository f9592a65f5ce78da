"""Server-sent events: following what happens, and coming back after a break."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import pytest
from aiohttp import ClientResponse, ClientSession

from simulator.web import server as web_server
from simulator.web.server import Server


@pytest.fixture
async def page(telegram):
    async with Server(telegram.world) as server, ClientSession(server.address) as session:
        yield session


class Stream:
    def __init__(self, answer: ClientResponse) -> None:
        self.answer = answer
        self.last = 0

    async def until_ready(self) -> list[dict[str, Any]]:
        """What was replayed."""
        return [event async for event in self._events("ready")]

    async def until(self, kind: str) -> list[dict[str, Any]]:
        """What came, up to the first event of this kind."""
        return [event async for event in self._events(kind)]

    async def _events(self, end: str):
        async with asyncio.timeout(60):
            async for raw in self.answer.content:
                line = raw.decode().rstrip("\n")
                if line == f": {end}":
                    return
                if line.startswith("id: "):
                    self.last = int(line.removeprefix("id: "))
                if line.startswith("data: "):
                    event = json.loads(line.removeprefix("data: "))
                    assert event["n"] == self.last
                    yield event
                    if event["type"] == end:
                        return


def brief(events: list[dict[str, Any]]) -> list[tuple[str, Any]]:
    return [(event["type"], event.get("message", {}).get("text")) for event in events if event["type"] == "message"]


async def test_what_happens_is_told_at_once(page, bot, chair):
    async with page.get("/chat/events") as answer:
        assert answer.headers["Content-Type"].startswith("text/event-stream")
        assert answer.headers["Cache-Control"] == "no-cache"
        stream = Stream(answer)
        assert await stream.until_ready() == []
        await bot("sendMessage", chat_id=chair.id, text="Сәлем")
        told = await stream.until("call")
    message, call = told[0], told[-1]
    assert (message["type"], message["person"], message["chat"]) == ("message", chair.id, bot.id)
    assert (message["message"]["text"], message["message"]["out"], message["unread"]) == ("Сәлем", False, 1)
    assert (call["call"]["method"], call["call"]["ok"]) == ("sendMessage", True)


@pytest.mark.parametrize("way", ["after", "Last-Event-ID", "both"])
async def test_after_a_break_what_was_missed_is_told_once(page, bot, chair, way):
    async with page.get("/chat/events") as answer:
        stream = Stream(answer)
        await stream.until_ready()
        await bot("sendMessage", chat_id=chair.id, text="Бірінші")
        await stream.until("call")
        seen = stream.last
    await bot("sendMessage", chat_id=chair.id, text="Екінші")
    # A browser asks for the same address again, with what it saw last in the header.
    params = {"after": seen if way == "after" else 0} if way != "Last-Event-ID" else {}
    headers = {"Last-Event-ID": str(seen)} if way != "after" else {}
    async with page.get("/chat/events", params=params, headers=headers) as answer:
        stream = Stream(answer)
        assert brief(await stream.until_ready()) == [("message", "Екінші")]
        await bot("sendMessage", chat_id=chair.id, text="Үшінші")
        assert brief(await stream.until("call")) == [("message", "Үшінші")]


async def test_from_the_beginning_everything_is_told_again(page, bot, chair):
    await chair.says("Сәлем", silently=True)
    async with page.get("/chat/events", params={"after": 0}) as answer:
        kinds = [event["type"] for event in await Stream(answer).until_ready()]
    assert kinds[0] == "people"
    assert kinds.count("message") == 2


async def test_one_person_hears_of_their_own_chats_only(telegram, page, bot, chair):
    clerk = await telegram.person("Хатшы")
    await clerk.starts(silently=True)
    async with page.get("/chat/events", params={"person": clerk.id}) as answer:
        stream = Stream(answer)
        await stream.until_ready()
        await bot("sendMessage", chat_id=chair.id, text="Төрағаға")
        await bot("sendMessage", chat_id=clerk.id, text="Хатшыға")
        told = await stream.until("message")
    assert {event.get("person", clerk.id) for event in told} == {clerk.id}
    assert brief(told) == [("message", "Хатшыға")]
    assert "call" not in {event["type"] for event in told}


async def test_without_a_person_everybody_in_a_group_is_told(telegram, page, bot, chair):
    clerk = await telegram.person("Хатшы")
    group = await telegram.group("Кәсіподақ", chair, clerk, bot)
    async with page.get("/chat/events") as answer:
        stream = Stream(answer)
        await stream.until_ready()
        await bot("sendMessage", chat_id=group.id, text="Бәріне")
        told = await stream.until("call")
    assert [(event["person"], event["unread"]) for event in told if event["type"] == "message"] == [
        (chair.id, 1),
        (clerk.id, 4),  # besides, that the group was made, and who was added
    ]


@pytest.mark.parametrize("params", [{"person": "x"}, {"after": "soon"}])
async def test_numbers_must_be_numbers(page, params):
    async with page.get("/chat/events", params=params) as answer:
        assert answer.status == 400


async def test_a_header_that_makes_no_sense_is_passed_over(page):
    async with page.get("/chat/events", headers={"Last-Event-ID": "абв"}) as answer:
        assert await Stream(answer).until_ready() == []


async def test_readers_do_not_hold_up_a_server_that_closes(telegram, monkeypatch):
    monkeypatch.setattr(web_server, "FAREWELL", 600.0)
    async with ClientSession() as session:
        async with Server(telegram.world) as server:
            answer = await session.get(f"{server.address}/chat/events")
            await Stream(answer).until_ready()
            began = asyncio.get_running_loop().time()
        assert asyncio.get_running_loop().time() - began < 60
        answer.close()


async def test_whoever_goes_away_is_told_nothing_more(telegram, page, bot, chair):
    async with page.get("/chat/events") as answer:
        await Stream(answer).until_ready()
    async with asyncio.timeout(60):
        while telegram.world.events._listeners[1:]:  # the first is the chair's own
            await bot("sendMessage", chat_id=chair.id, text="Сәлем")
            await telegram.clock.advance(1)
            await asyncio.sleep(0)
