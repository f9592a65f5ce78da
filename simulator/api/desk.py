"""Where every request arrives, by whichever door: who asks, is it well-formed, what goes wrong, and the answer."""

from __future__ import annotations

import contextlib
import inspect
import time
from collections.abc import Mapping
from typing import Any

from simulator.api.addresses import bring_from_addresses
from simulator.api.call import PLAYED, Answer, Call
from simulator.errors import Mood, Refusal, not_played
from simulator.schema import Upload
from simulator.schema.old import METHODS
from simulator.world.accounts import Bot
from simulator.world.faults import SLOWNESS, TIMEOUT, ConnectionCut, Fault
from simulator.world.record import Request
from simulator.world.world import World

MISHAPS = ("error", "timeout", "slow", "cut", "refusal")
SHOWN = 500  # characters of a parameter that the log keeps


class Desk:
    """`remote`: over a network nobody knows whether a bot confirmed what it was told before it began to answer."""

    def __init__(self, world: World, *, remote: bool = False) -> None:
        self.world = world
        self._remote = remote

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
        bot.goes_on = bot.goes_on or self._remote
        request = Request(0, self.world.clock.now(), bot.username, method, dict(given) | _names(files or {}))
        started = time.perf_counter()
        try:
            return await self._answered(bot, given, files or {}, request)
        except Refusal as refusal:
            request.ok, request.code, request.description = False, refusal.code, refusal.description
            return as_body(refusal)
        except ConnectionCut:
            request.ok, request.code, request.description = False, 0, "connection cut"
            raise
        finally:
            request.ms = (time.perf_counter() - started) * 1000
            self._note(request, bot.token)

    async def _answered(
        self, bot: Bot, given: Mapping[str, Any], files: Mapping[str, Upload], request: Request
    ) -> dict[str, Any]:
        mood = Mood(self.world.strict, request.warnings)
        request.method = self._todays(request.method, mood)
        if request.method == "getUpdates":
            return await self._play(bot, given, files, request, mood)
        bot.busy += 1
        try:
            if request.method not in PLAYED:
                request.unplayed = True
                raise not_played(request.method)
            return await self._play(bot, given, files, request, mood)
        finally:
            bot.busy -= 1
            self.world.events.changed()

    def _todays(self, method: str, mood: Mood) -> str:
        """The method as it is written today: the case of its letters does not matter, and some had another name."""
        schema, lower = self.world.schema, method.lower()
        if method in schema.methods:
            return method
        if lower in METHODS:
            mood.mistake(f'method "{method}" is out of date: use "{METHODS[lower]}"')
        found = METHODS.get(lower) or schema.by_lower.get(lower)
        if found is None:
            raise Refusal(404, "Not Found: method not found")
        return found

    async def _play(
        self, bot: Bot, given: Mapping[str, Any], files: Mapping[str, Upload], request: Request, mood: Mood
    ) -> dict[str, Any]:
        fault = self.world.faults.pick(request.method, self.world.clock.now(), MISHAPS, self._chat(given))
        await self._suffer(bot, fault)
        if fault is None or fault.kind != "cut":
            return await self._carried_out(bot, request.method, given, files, mood)
        with contextlib.suppress(Refusal):
            await self._carried_out(bot, request.method, given, files, mood)
        raise ConnectionCut

    def _chat(self, given: Mapping[str, Any]) -> int:
        """The chat that the request speaks of, for faults that are meant for one."""
        named = str(given.get("chat_id", ""))
        found = self.world.names.get(named.removeprefix("@").lower())
        return int(named) if named.removeprefix("-").isdecimal() else found.id if found else 0

    async def _carried_out(
        self, bot: Bot, method: str, given: Mapping[str, Any], files: Mapping[str, Upload], mood: Mood
    ) -> dict[str, Any]:
        arguments = self.world.schema.arguments(method, given, files, mood)
        call = Call(self.world, bot, method, arguments, dict(files), mood)
        await bring_from_addresses(call)
        answer = PLAYED[method](call)
        if inspect.isawaitable(answer):
            answer = await answer
        if isinstance(answer, Answer):
            return {"ok": True, "result": answer.result, "description": answer.description}
        return {"ok": True, "result": answer}

    async def _suffer(self, bot: Bot, fault: Fault | None) -> None:
        """What goes wrong before anything is done."""
        kind = fault.kind if fault is not None else ""
        if kind == "error":
            raise Refusal(502, "Bad Gateway")
        if fault is not None and kind == "refusal":
            raise fault.refusal()
        if fault is not None and kind in ("slow", "timeout"):
            await self._hold(bot, fault.seconds or (SLOWNESS if kind == "slow" else TIMEOUT))
        if kind == "timeout":
            raise ConnectionCut

    async def _hold(self, bot: Bot, seconds: float) -> None:
        bot.held += 1
        self.world.events.changed()
        try:
            await self.world.clock.sleep(seconds)
        finally:
            bot.held -= 1

    def _note(self, request: Request, token: str) -> None:
        """Polls that bring nothing new would drown the rest of the log."""
        if request.method == "getUpdates" and request.ok and not request.warnings:
            return
        request.method, request.description = _shown(request.method, token), _shown(request.description, token)
        request.params, request.warnings = _shown(request.params, token), _shown(request.warnings, token)
        self.world.record.note(request)
        self.world.events.emit("call", request=request)


def as_body(refusal: Refusal) -> dict[str, Any]:
    body = {"ok": False, "error_code": refusal.code, "description": refusal.description}
    return body | {"parameters": refusal.parameters} if refusal.parameters else body


def _names(files: Mapping[str, Upload]) -> dict[str, str]:
    return {part: f"<file {upload.name}, {len(upload.data)} bytes>" for part, upload in files.items()}


def _shown(value: Any, token: str) -> Any:
    """Not too long, and without the token, which many bots have in the address of their webhook."""
    if isinstance(value, list):
        return [_shown(one, token) for one in value]
    if isinstance(value, dict):
        return {_shown(name, token): _shown(one, token) for name, one in value.items()}
    if not isinstance(value, str):
        return value
    value = value.replace(token, "<token>")
    return f"{value[:SHOWN]}…" if len(value) > SHOWN else value
