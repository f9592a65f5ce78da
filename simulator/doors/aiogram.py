"""A session for aiogram that needs no network: requests are still turned into text and checked, answers into JSON."""

from __future__ import annotations

import json
from collections.abc import AsyncGenerator
from typing import Any

from aiogram import Bot
from aiogram.client.session.base import BaseSession
from aiogram.exceptions import TelegramNetworkError
from aiogram.methods import Response, TelegramMethod
from aiogram.methods.base import TelegramType
from aiogram.types import InputFile

from simulator.api import Desk
from simulator.schema import Upload
from simulator.world.faults import ConnectionCut
from simulator.world.world import World

FILE = "/file/bot"
HELD: dict[type, Any] = {}  # aiogram makes the model of an answer anew whenever nobody holds the one before


class InProcessSession(BaseSession):
    """`Bot(token, session=InProcessSession(telegram.world))` speaks to that Telegram."""

    def __init__(self, world: World, **more: Any) -> None:
        super().__init__(**more)
        self._world = world
        self._desk = Desk(world)

    async def close(self) -> None:
        """There is no connection to close."""

    async def make_request(
        self, bot: Bot, method: TelegramMethod[TelegramType], timeout: int | None = None
    ) -> TelegramType:
        given, files = await self._as_form(bot, method)
        try:
            body = await self._desk.answer(bot.token, method.__api_method__, given, files)
        except ConnectionCut as cut:
            raise TelegramNetworkError(method=method, message="ServerDisconnectedError: Server disconnected") from cut
        content = json.dumps(body, ensure_ascii=False)
        if type(method) not in HELD:
            HELD[type(method)] = Response.__class_getitem__(method.__returning__)
        response = self.check_response(bot, method, int(body.get("error_code", 200)), content)
        result: TelegramType = response.result  # type: ignore[assignment]
        return result

    async def _as_form(self, bot: Bot, method: TelegramMethod[Any]) -> tuple[dict[str, str], dict[str, Upload]]:
        """What aiogram's own HTTP session would put into the form, and nothing else."""
        attached: dict[str, InputFile] = {}
        given: dict[str, str] = {}
        for name, value in method.model_dump(warnings=False, exclude_none=True).items():
            prepared = self.prepare_value(value, bot=bot, files=attached)
            if prepared:
                given[name] = prepared
        files = {}
        for part, file in attached.items():
            data = b"".join([chunk async for chunk in file.read(bot)])
            files[part] = Upload(file.filename or part, data)
        return given, files

    async def stream_content(
        self,
        url: str,
        headers: dict[str, Any] | None = None,
        timeout: int = 30,
        chunk_size: int = 65_536,
        raise_for_status: bool = True,
    ) -> AsyncGenerator[bytes, None]:
        """A download: the address ends in the path that getFile gave."""
        path = url.partition(FILE)[2].partition("/")[2]
        file = self._world.files.by_path(path)
        if file is None:
            raise FileNotFoundError(path)
        for start in range(0, len(file.data), chunk_size):
            yield file.data[start : start + chunk_size]
