"""Where every request arrives, by whichever door: who asks, is it well-formed, what goes wrong, and the answer."""

from __future__ import annotations

import inspect
import time
from collections.abc import Mapping
from typing import Any

from simulator.api.call import PLAYED, Answer, Call
from simulator.errors import Refusal
from simulator.schema import Upload
from simulator.world.accounts import Bot
from simulator.world.faults import SLOWNESS, TIMEOUT, ConnectionCut, Fault
from simulator.world.record import Request
from simulator.world.world import World

BEFORE, AFTER = ("error", "timeout", "slow"), ("cut",)
SHOWN = 500  # characters of a parameter that the log keeps


class Desk:
    def __init__(self, world: World) -> None:
        self.world = world

    async def answer(
        self, token: str, method: str, given: Mapping[str, Any], files: Mapping[str, Upload] | None = None
    ) -> dict[str, Any]:
        """The body of the HTTP answer; its `error_code`, if there is one, is the status too.

        Raises ConnectionCut where the real one would leave the bot without any answer.
        """
        try:
            bot = self.world.add_bot(token)
        except Refusal as refusal:
            return as_body(refusal)
        name = self.world.schema.by_lower.get(method.lower(), method)
        request = Request(0, self.world.clock.now(), bot.username, name, dict(given) | _names(files or {}))
        started = time.perf_counter()
        try:
            return await self._answered(bot, name, given, files or {}, request)
        except Refusal as refusal:
            request.ok, request.code, request.description = False, refusal.code, refusal.description
            return as_body(refusal)
        except ConnectionCut:
            request.ok, request.code, request.description = False, 0, "connection cut"
            raise
        finally:
            request.ms = (time.perf_counter() - started) * 1000
            self._note(request)

    async def _answered(
        self, bot: Bot, method: str, given: Mapping[str, Any], files: Mapping[str, Upload], request: Request
    ) -> dict[str, Any]:
        if method not in self.world.schema.methods:
            raise Refusal(404, "Not Found: method not found")
        if method == "getUpdates":
            return await self._play(bot, method, given, files)
        bot.busy += 1
        try:
            await self._suffer(self._fault(method, BEFORE))
            if method not in PLAYED:
                request.unplayed = True
                raise Refusal(501, f"Not Implemented: the simulator knows {method} but does not play it")
            body = await self._play(bot, method, given, files)
            await self._suffer(self._fault(method, AFTER))
            return body
        finally:
            bot.busy -= 1
            self.world.events.changed()

    async def _play(
        self, bot: Bot, method: str, given: Mapping[str, Any], files: Mapping[str, Upload]
    ) -> dict[str, Any]:
        if method == "getUpdates":
            await self._suffer(self._fault(method, BEFORE))
        arguments = self.world.schema.arguments(method, given, files)
        answer = PLAYED[method](Call(self.world, bot, method, arguments, dict(files)))
        if inspect.isawaitable(answer):
            answer = await answer
        if isinstance(answer, Answer):
            return {"ok": True, "result": answer.result, "description": answer.description}
        return {"ok": True, "result": answer}

    def _fault(self, method: str, among: tuple[str, ...]) -> Fault | None:
        return self.world.faults.pick(method, self.world.clock.now(), among)

    async def _suffer(self, fault: Fault | None) -> None:
        if fault is None:
            return
        if fault.kind == "error":
            raise Refusal(502, "Bad Gateway")
        if fault.kind == "slow":
            await self.world.clock.sleep(fault.seconds or SLOWNESS)
            return
        if fault.kind == "timeout":
            await self.world.clock.sleep(fault.seconds or TIMEOUT)
        raise ConnectionCut

    def _note(self, request: Request) -> None:
        """Polls that bring nothing new would drown the rest of the log."""
        if request.method == "getUpdates" and request.ok:
            return
        request.params = {name: _short(value) for name, value in request.params.items()}
        self.world.record.note(request)
        self.world.events.emit("call", request=request)


def as_body(refusal: Refusal) -> dict[str, Any]:
    body = {"ok": False, "error_code": refusal.code, "description": refusal.description}
    return body | {"parameters": refusal.parameters} if refusal.parameters else body


def _names(files: Mapping[str, Upload]) -> dict[str, str]:
    return {part: f"<file {upload.name}, {len(upload.data)} bytes>" for part, upload in files.items()}


def _short(value: Any) -> Any:
    return f"{value[:SHOWN]}…" if isinstance(value, str) and len(value) > SHOWN else value
