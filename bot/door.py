"""Where Telegram brings updates to, behind any reverse proxy: nobody else gets further than a number for an answer."""

from __future__ import annotations

import asyncio
import hmac
from collections.abc import Awaitable, Callable
from http import HTTPStatus
from typing import Any
from urllib.parse import urlsplit

import structlog
from aiohttp import web

from bot.hook import Hook
from bot.raw import loads
from bot.serving import Listen, Listener

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 (a name, not a secret)
MOST = 1024 * 1024  # bytes of an update; Telegram's are a tenth of it at most
PATIENCE = 10.0  # seconds for one to come in
LINGERS = 1.0  # seconds for what is not read of a request that is refused

Take = Callable[[Any], Awaitable[bool]]  # whether it cannot get lost any more

log = structlog.get_logger(__name__)


class Door:
    """Several processes of one machine listen at one address: each gets some of what comes."""

    def __init__(self, hook: Hook, take: Take) -> None:
        self._hook = hook
        self._path = urlsplit(hook.url).path or "/"
        self._secret = hook.secret.encode()
        self._take = take
        self._is_shut = False
        self._strangers = 0
        server = web.Server(self.answer, access_log=None, lingering_time=LINGERS)
        listen = Listen(hook.host, hook.port, "WEBHOOK_LISTEN", is_shared=True)
        self._listener = Listener(web.ServerRunner(server, shutdown_timeout=LINGERS), listen)

    async def open(self) -> None:
        await self._listener.open()

    async def shut(self) -> None:
        """No new connection; over those that there are still, everybody is sent to the others."""
        self._is_shut = True
        await self._listener.shut()

    async def close(self) -> None:
        self._is_shut = True
        await self._listener.close()

    async def answer(self, request: web.BaseRequest) -> web.Response:
        """What it is not, it is told by its head; the rest is read of Telegram alone."""
        refusal = self._refusal(request)
        if refusal is not None:
            return _say(refusal, bool(request.can_read_body))
        try:
            async with asyncio.timeout(PATIENCE):
                body = await request.read()
        except TimeoutError:
            return _say(HTTPStatus.REQUEST_TIMEOUT, closes=True)
        except web.HTTPRequestEntityTooLarge:
            log.warning("update too large", most=MOST)
            return _say(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, closes=True)
        return _say(await self._heard(body))

    def _refusal(self, request: web.BaseRequest) -> HTTPStatus | None:
        given = request.headers.get(SECRET_HEADER, "")
        if request.rel_url.raw_path != self._path:
            return HTTPStatus.NOT_FOUND
        if request.method != "POST":
            return HTTPStatus.METHOD_NOT_ALLOWED
        if not hmac.compare_digest(given.encode("utf-8", "surrogateescape"), self._secret):
            self._note_stranger()
            return HTTPStatus.FORBIDDEN
        if (request.content_length or 0) > MOST:
            return HTTPStatus.REQUEST_ENTITY_TOO_LARGE
        return HTTPStatus.SERVICE_UNAVAILABLE if self._is_shut else None

    def _note_stranger(self) -> None:
        """Said the first time, the tenth, the hundredth: whoever knocks often must not fill the log."""
        self._strangers += 1
        if str(self._strangers).strip("0") == "1":
            log.warning("not from Telegram", times=self._strangers)

    async def _heard(self, body: bytes) -> HTTPStatus:
        try:
            update = loads(body.decode())
        except ValueError:
            return HTTPStatus.BAD_REQUEST
        return HTTPStatus.OK if await self._take(update) else HTTPStatus.SERVICE_UNAVAILABLE


def _say(status: HTTPStatus, closes: bool = False) -> web.Response:
    answer = web.Response(status=status)
    if closes or status == HTTPStatus.SERVICE_UNAVAILABLE:
        answer.force_close()
    return answer
