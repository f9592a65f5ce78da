"""What a page hears while it is open: a line when something has changed, and one now and then so that it knows we are
there."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable
from http import HTTPStatus

from aiohttp import web

from bot.desk import answers
from bot.desk.answers import SignedOut
from bot.desk.live import Listener, Live
from db.engine import AWAY
from newsroom.who import Who

QUIET = 15.0  # seconds
MOST_OF_ONE, MOST_OF_ALL = 6, 500
CHANGED, STILL_HERE = b"data: changed\n\n", b": still here\n\n"
HEADERS = {"Content-Type": "text/event-stream", "Cache-Control": "no-store", "X-Accel-Buffering": "no"}

WhoIs = Callable[[], Awaitable[Who]]


class Streams:
    """`stopped`: what waits for news ends by it."""

    def __init__(self, live: Live, stopped: asyncio.Event, quiet: float = QUIET) -> None:
        self._live, self._stopped, self._quiet = live, stopped, quiet
        self._open: Counter[str] = Counter()

    async def open(self, request: web.Request, whose: str, who: Who, who_is: WhoIs) -> web.StreamResponse:
        if self._open[whose] >= MOST_OF_ONE or self._open.total() >= MOST_OF_ALL:
            return answers.failed(HTTPStatus.TOO_MANY_REQUESTS, "too_many")
        self._open[whose] += 1
        try:
            with self._live.listening(who.seat.region_id if who.seat else None) as listener:
                return await self._streamed(request, listener, who, who_is)
        finally:
            self._open[whose] -= 1
            self._open += Counter()  # without those that are at nought

    async def _streamed(self, request: web.Request, listener: Listener, who: Who, who_is: WhoIs) -> web.StreamResponse:
        response = web.StreamResponse(headers=HEADERS)
        await response.prepare(request)
        try:
            await response.write(STILL_HERE)
            while True:
                has_news = await self._news(listener)
                if self._stopped.is_set() or not await _is_as_it_was(who, who_is):
                    break
                await response.write(CHANGED if has_news else STILL_HERE)
        except ConnectionError:
            pass  # they have gone
        return response

    async def _news(self, listener: Listener) -> bool:
        try:
            async with asyncio.timeout(self._quiet):
                await listener.has_news.wait()
        except TimeoutError:
            return False
        listener.has_news.clear()
        return True


async def _is_as_it_was(who: Who, who_is: WhoIs) -> bool:
    """Whoever is in no more hears no more; whoever sits elsewhere now begins anew."""
    try:
        return (await who_is()).seat == who.seat
    except SignedOut:
        return False
    except AWAY:
        return True
