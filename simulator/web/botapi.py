"""The Bot API over HTTP, as Telegram serves it: /bot<token>/<method> and /file/bot<token>/<path>."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import parse_qsl

from aiohttp import BodyPartReader, MultipartReader, web

from simulator.api import Desk
from simulator.schema import Upload
from simulator.world.faults import ConnectionCut
from simulator.world.files import DOWNLOAD_LIMIT
from simulator.world.world import World

NOT_FOUND = {"ok": False, "error_code": 404, "description": "Not Found"}


class BotApi:
    def __init__(self, world: World) -> None:
        self._world = world
        self._desk = Desk(world, remote=True)

    def add_to(self, app: web.Application) -> None:
        app.router.add_route("*", "/bot{token}/{method}", self.call)
        app.router.add_get("/file/bot{token}/{path:.+}", self.download)
        app.router.add_route("*", "/bot{rest:.*}", self.lost)

    async def call(self, request: web.Request) -> web.StreamResponse:
        given, files = await read_parameters(request)
        try:
            body = await self._desk.answer(request.match_info["token"], request.match_info["method"], given, files)
        except ConnectionCut:
            if request.transport is not None:
                request.transport.abort()
            return web.Response(status=500)
        return as_response(body)

    async def lost(self, _: web.Request) -> web.StreamResponse:
        """A path without a method, as a misspelt address makes it."""
        return as_response(NOT_FOUND)

    async def download(self, request: web.Request) -> web.StreamResponse:
        file = self._world.files.by_path(request.match_info["path"])
        known = any(bot.token == request.match_info["token"] for bot in self._world.bots())
        if file is None or not known or len(file.data) > DOWNLOAD_LIMIT:
            return as_response(NOT_FOUND)
        return web.Response(body=file.data, content_type="application/octet-stream")


def as_response(body: dict[str, Any]) -> web.Response:
    headers = {}
    if "retry_after" in body.get("parameters", {}):
        headers["Retry-After"] = str(body["parameters"]["retry_after"])
    text = json.dumps(body, ensure_ascii=False, separators=(",", ":"))
    return web.Response(text=text, status=body.get("error_code", 200), content_type="application/json", headers=headers)


async def read_parameters(request: web.Request) -> tuple[dict[str, Any], dict[str, Upload]]:
    """From the query, a form, a multipart form or JSON: Telegram takes each, and what is said first counts."""
    given: dict[str, Any] = dict(request.query)
    if not request.body_exists:
        return given, {}
    if request.content_type.startswith("multipart/"):
        return await multipart(await request.multipart(), given)
    raw = await request.read()
    if request.content_type == "application/json":
        parsed = _json(raw)
        return (parsed if isinstance(parsed, dict) else {}) | given, {}
    said = parse_qsl(raw.decode("utf-8", "replace"), keep_blank_values=True)
    return dict(reversed(said)) | given, {}


def _json(raw: bytes) -> Any:
    try:
        return json.loads(raw)
    except ValueError:
        return {}


async def multipart(parts: MultipartReader, given: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Upload]]:
    files: dict[str, Upload] = {}
    async for part in parts:
        if not isinstance(part, BodyPartReader) or not part.name:
            continue
        data = bytes(await part.read())
        if part.filename is None:
            given.setdefault(part.name, data.decode("utf-8", "replace"))
        else:
            mime = part.headers.get("Content-Type", "application/octet-stream")
            files[part.name] = Upload(part.filename, data, mime)
    return given, files
