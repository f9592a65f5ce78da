"""Where machines look at how the bot is: /health and /metrics, at an address that is nobody else's."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from http import HTTPStatus
from typing import Any

from aiohttp import web

from bot.serving import Listen, Listener
from bot.watch.metrics import Metrics
from bot.watch.watchman import Watchman
from db.engine import Database
from scheduler.clock import Clock

PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8"
LINGERS = 1.0


class WatchDoor:
    def __init__(
        self, where: tuple[str, int], watchman: Watchman, metrics: Metrics, engine: Database, clock: Clock
    ) -> None:
        self._watchman = watchman
        self._metrics = metrics
        self._engine = engine
        self._clock = clock
        server = web.Server(self.answer, access_log=None, lingering_time=LINGERS)
        self._listener = Listener(web.ServerRunner(server, shutdown_timeout=LINGERS), Listen(*where, "WATCH_LISTEN"))

    async def open(self) -> None:
        await self._listener.open()

    async def close(self) -> None:
        await self._listener.close()

    async def answer(self, request: web.BaseRequest) -> web.Response:
        """From memory: whoever asks each second asks nobody else."""
        path = request.rel_url.raw_path
        if path not in ("/health", "/metrics"):
            return web.Response(status=HTTPStatus.NOT_FOUND)
        if request.method not in ("GET", "HEAD"):
            return web.Response(status=HTTPStatus.METHOD_NOT_ALLOWED)
        return self._health() if path == "/health" else self._told()

    def _health(self) -> web.Response:
        still = self._watchman.still()
        status = HTTPStatus.SERVICE_UNAVAILABLE if still else HTTPStatus.OK
        return web.json_response(self._words(still), status=status)

    def _words(self, still: dict[str, float]) -> dict[str, Any]:
        now = self._now()
        since = {part: _written(now - timedelta(seconds=seconds)) for part, seconds in still.items()}
        running = self._watchman.running
        return {"well": not still, "stands_still_since": since, "runs_since": _written(running.began_at),
                "version": running.version}  # fmt: skip

    def _told(self) -> web.Response:
        watchman = self._watchman
        told = self._metrics.told(
            watchman.measured, watchman.still(), self._engine, watchman.running.free_mb, self._now()
        )
        return web.Response(body=told, headers={"Content-Type": PROMETHEUS})

    def _now(self) -> datetime:
        return datetime.fromtimestamp(self._clock.now(), UTC)


def _written(moment: datetime) -> str:
    return f"{moment:%Y-%m-%dT%H:%M:%SZ}"
