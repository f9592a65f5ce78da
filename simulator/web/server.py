"""The whole Telegram on one port: Bot API, web chat, and the way out for webhooks."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from typing import Any
from urllib.parse import parse_qsl

from aiohttp import (
    ClientConnectorDNSError,
    ClientConnectorError,
    ClientError,
    ClientResponse,
    ClientSession,
    ClientTimeout,
    MultipartReader,
    ServerDisconnectedError,
    TCPConnector,
    web,
)

from simulator.web.botapi import BotApi, multipart
from simulator.web.chat import ChatDoor
from simulator.web.frame import Frame
from simulator.world.files import UPLOAD_LIMIT
from simulator.world.webhooks import Asked
from simulator.world.world import World

WEBHOOK_PATIENCE = 60.0
FAREWELL = 1.0  # seconds that what is under way gets to end
FORM = "application/x-www-form-urlencoded"


def application(world: World, frame: Frame) -> web.Application:
    app = web.Application(client_max_size=2 * UPLOAD_LIMIT)
    BotApi(world).add_to(app)
    chat = ChatDoor(world, frame)
    chat.add_to(app)
    app.on_shutdown.append(chat.end_streams)
    app.cleanup_ctx.append(lambda _: _way_out(world))
    return app


async def _way_out(world: World) -> AsyncIterator[None]:
    """Each delivery has a connection of its own: of several processes that listen at one port, each gets some."""
    connector = TCPConnector(limit=0, force_close=True)
    async with ClientSession(connector=connector, timeout=ClientTimeout(WEBHOOK_PATIENCE)) as session:

        async def post(url: str, headers: dict[str, str], payload: dict[str, Any]) -> tuple[int, Asked]:
            try:
                async with session.post(url, json=payload, headers=headers, allow_redirects=False) as answer:
                    return answer.status, await asked_in(answer)
            except (ClientError, TimeoutError) as error:
                raise OSError(complaint(error)) from error

        world.post = post
        yield
        world.post = None


async def asked_in(answer: ClientResponse) -> Asked:
    """A request for the Bot API, if the bot put one into its answer: as JSON, or as a form."""
    try:
        if answer.content_type.startswith("multipart/"):
            return await multipart(MultipartReader(answer.headers, answer.content), {})
        body = await answer.read()
        if answer.content_type == FORM:
            return dict(parse_qsl(body.decode())), {}
        found = json.loads(body)
    except ValueError:
        return None
    return (found, {}) if isinstance(found, dict) else None


def complaint(error: Exception) -> str:
    """In Telegram's words, as getWebhookInfo shows them."""
    if isinstance(error, TimeoutError):
        return "Read timeout expired"
    if isinstance(error, ServerDisconnectedError):
        return "Webhook connection closed"
    if isinstance(error, ClientConnectorDNSError):
        return "Failed to resolve host: Name or service not known"
    if isinstance(error, ClientConnectorError) and isinstance(error.os_error, ConnectionRefusedError):
        return "Connection refused"
    return str(error) or type(error).__name__


class Server:
    """Serves a world on 127.0.0.1 until closed. `port` 0 takes any free one."""

    def __init__(self, world: World, port: int = 0, frame: Frame | None = None) -> None:
        self.world = world
        self.frame = frame or Frame()
        self.port = port
        self._runner: web.AppRunner | None = None

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    async def __aenter__(self) -> Server:
        self._runner = web.AppRunner(application(self.world, self.frame), access_log=None, shutdown_timeout=FAREWELL)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", self.port)
        await site.start()
        self.port = self._runner.addresses[0][1]
        return self

    async def __aexit__(self, *_: object) -> None:
        for bot in self.world.bots():
            bot.updates.end_poll("")
            if bot.webhook is not None:
                bot.webhook.stop()
        assert self._runner is not None
        await self._runner.cleanup()
