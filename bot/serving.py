"""A listener of ours: opened where the settings say, shut to newcomers, and closed."""

from __future__ import annotations

import errno
from dataclasses import dataclass

from aiohttp import web

from bot.troubles import Trouble
from locales import later
from locales.said import said

IN_USE = later("another program listens at {listen}; end it, or write another address in {setting}")
NOT_HERE = later("this machine cannot listen at {listen} ({reason}); write another address in {setting}")


@dataclass(frozen=True, slots=True)
class Listen:
    """An address as it stands in a setting; `is_shared`: several processes of one machine listen there together."""

    host: str
    port: int
    setting: str
    is_shared: bool = False


class Listener:
    """`runner`: of a plain server, or of an application."""

    def __init__(self, runner: web.BaseRunner, listen: Listen) -> None:
        self._runner = runner
        self._listen = listen

    async def open(self) -> None:
        await self._runner.setup()
        site = web.TCPSite(
            self._runner, self._listen.host, self._listen.port, reuse_port=self._listen.is_shared or None
        )
        try:
            await site.start()
        except OSError as error:
            await self._runner.cleanup()
            words = IN_USE if error.errno == errno.EADDRINUSE else NOT_HERE
            told = {"listen": f"{self._listen.host}:{self._listen.port}", "setting": self._listen.setting}
            raise Trouble(said(words, **told, reason=error.strerror or type(error).__name__)) from error

    async def shut(self) -> None:
        """No new connection; those that there are go on."""
        for site in list(self._runner.sites):
            await site.stop()

    async def close(self) -> None:
        await self._runner.cleanup()
