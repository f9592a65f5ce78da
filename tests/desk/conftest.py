"""The desk over HTTP, on either engine, before the union of `everybody`; and people who sign in there."""

from __future__ import annotations

import hashlib
import hmac
import json
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from itertools import count
from typing import Any
from urllib.parse import urlencode

import pytest
from aiogram import Bot
from aiogram.types import User
from aiohttp.test_utils import TestClient, TestServer

from bot.desk.place import DeskPlace
from bot.desk.server import Desk
from bot.framing import Framer
from newsroom.people import desk_doors
from newsroom.who import Who
from tests.newsroom.conftest import with_everybody
from tests.newsroom.everybody import NOW, seated

TOKEN = "1000:tilshi"
BOT = Bot(TOKEN)  # once: it reads whom this machine trusts, which takes longer than most of what is asked here
BOT._me = User(id=1000, is_bot=True, first_name="Тілші", username="tilshi_bot")  # as it was asked at the start
PLACE = DeskPlace("http://127.0.0.1:18500/desk", "127.0.0.1", 18500, is_app=True)


QUERIES = count(2)


class StillClock:
    """Time as the test says it is."""

    def __init__(self) -> None:
        self.at = NOW
        self.passed = 0.0

    def now(self) -> float:
        return self.at.timestamp()

    def monotonic(self) -> float:
        return self.passed

    async def sleep(self, seconds: float) -> None:
        self.passed += seconds


def signed(account_id: int, at: datetime, token: str = TOKEN, **more: str) -> str:
    """As Telegram tells it to a Mini App."""
    user = json.dumps({"id": account_id, "first_name": "X"}, separators=(",", ":"))
    fields = {"query_id": "1", "user": user, "auth_date": str(int(at.timestamp()))} | more
    checked = "\n".join(f"{name}={fields[name]}" for name in sorted(fields))
    key = hmac.new(b"WebAppData", token.encode(), hashlib.sha256).digest()
    return urlencode(fields | {"hash": hmac.new(key, checked.encode(), hashlib.sha256).hexdigest()})


@dataclass
class Answer:
    status: int
    body: Any


@dataclass
class Visitor:
    """Whoever has this token; nobody without one."""

    client: TestClient
    token: str = ""

    async def asks(self, method: str, path: str, given: Any = None) -> Answer:
        headers = {"Authorization": f"Bearer {self.token}"} if self.token else {}
        async with self.client.request(method, f"/desk/api/{path}", json=given, headers=headers) as answer:
            body = await (answer.json() if answer.content_type == "application/json" else answer.read())
            return Answer(answer.status, body)

    async def gets(self, path: str) -> Any:
        answer = await self.asks("GET", path)
        assert answer.status == 200, answer
        return answer.body

    async def does(self, path: str, **given: Any) -> Any:
        answer = await self.asks("POST", path, given)
        assert answer.status == 200, answer
        return answer.body


@dataclass
class AtTheDesk:
    engine: Any
    clock: StillClock
    desk: Desk
    client: TestClient
    nudged: list[Any]

    def nobody(self) -> Visitor:
        return Visitor(self.client)

    async def link(self, who: Who) -> str:
        return await self.engine.write(lambda tx: desk_doors.make_link(tx, who, self.clock.at))

    async def enters(self, **given: Any) -> Answer:
        return await self.nobody().asks("POST", "enter", given)

    async def signs_in(self, who: Who) -> Visitor:
        """Whoever has the right or not: what they are shown is asked once more."""
        answer = await self.enters(launch=signed(who.account_id, self.clock.at, query_id=str(next(QUERIES))))
        assert answer.status == 200, answer
        return Visitor(self.client, answer.body["token"])

    async def seated(self, role: str, code: str, language: str = "kk") -> tuple[Who, Visitor]:
        who = await self.engine.write(lambda tx: seated(tx, role, code, language=language))
        return who, await self.signs_in(who)


@pytest.fixture
def fill():
    return with_everybody


@asynccontextmanager
async def desk_on(engine, place: DeskPlace = PLACE, clock=None):
    clock, nudged = clock or StillClock(), []
    framer = Framer(engine, clock)
    desk = Desk(engine, BOT, clock, place, nudged.append, framer)
    async with TestClient(TestServer(desk.application())) as client:
        yield AtTheDesk(engine, clock, desk, client, nudged)
    await framer.close()


@pytest.fixture
async def desk(engine):
    async with desk_on(engine) as made:
        yield made
