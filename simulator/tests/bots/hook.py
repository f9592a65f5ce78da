"""The server of a bot that lives by its webhook, as far as a test needs one."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

from aiohttp import web


class Hook:
    """A bot's server: keeps what it is told, answers as it is told to."""

    def __init__(self) -> None:
        self.url = ""
        self.told: list[dict[str, Any]] = []
        self.secrets: list[str | None] = []
        self.statuses: list[int] = []  # for the next deliveries; 200 after that
        self.body: Any = ""
        self.fails: Callable[[Any], bool] = lambda update: False
        self.open: asyncio.Event | None = None  # until then whoever comes has to wait inside
        self.inside = 0
        self._more = asyncio.Event()

    async def take(self, request: web.Request) -> web.Response:
        self.told.append(await request.json())
        self.secrets.append(request.headers.get("X-Telegram-Bot-Api-Secret-Token"))
        self._more.set()
        self.inside += 1
        if self.open is not None:
            await self.open.wait()
        self.inside -= 1
        status = self.statuses.pop(0) if self.statuses else 500 if self.fails(self.told[-1]) else 200
        if isinstance(self.body, dict) and status == 200:
            return web.json_response(self.body)
        elsewhere = {"Location": self.url} if 300 <= status < 400 else {}
        return web.Response(status=status, text=str(self.body), headers=elsewhere)

    async def gets(self, text: str) -> None:
        async with asyncio.timeout(60):
            while not any(text in str(update) for update in self.told):
                self._more.clear()
                await self._more.wait()

    async def tries(self, number: int) -> list[str]:
        """Waits for the n-th delivery; gives all texts so far."""
        async with asyncio.timeout(60):
            while len(self.told) < number:
                self._more.clear()
                await self._more.wait()
        return [update["message"]["text"] for update in self.told]


async def served(app: web.Application) -> tuple[web.AppRunner, str]:
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    return runner, f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
