"""The web chat's own door: what people see and do, as JSON and as server-sent events."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from dataclasses import asdict
from typing import Any
from urllib.parse import quote

from aiohttp import web

from simulator.errors import Refusal, bad_request
from simulator.people import controls, views
from simulator.people.played import do
from simulator.web.botapi import read_parameters
from simulator.web.frame import Frame
from simulator.web.page import serve_page
from simulator.world.accounts import Human
from simulator.world.chats import Chat
from simulator.world.events import Event
from simulator.world.world import World

MOST_MESSAGES, MOST_CALLS = 200, 300
INLINE = ("image/", "video/", "audio/")
OWN_NAMES = ("127.0.0.1", "localhost", "host.docker.internal")  # the last: as containers call this machine
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class ChatDoor:
    def __init__(self, world: World, frame: Frame) -> None:
        self._world = world
        self._frame = frame
        self._streams: set[asyncio.Queue[Event | None]] = set()

    def add_to(self, app: web.Application) -> None:
        pages = {"people": self.people, "chats": self.chats, "messages": self.messages, "profile": self.profile,
                 "log": self.log, "record": self.record, "controls": self.controls, "frame": self.frame}  # fmt: skip
        for name, page in pages.items():
            app.router.add_get(f"/chat/{name}", at_home(as_json(page)))
        app.router.add_get("/chat/record.json", at_home(self.export))
        app.router.add_get("/chat/files/{unique}", at_home(self.file))
        app.router.add_get("/chat/events", at_home(self.events))
        app.router.add_post("/chat/act/{name}", at_home(self.act))
        # What other people's tests use: the same, by names that are promised (PEOPLE.md).
        app.router.add_get("/people", at_home(as_json(self.people)))
        for name in ("chats", "messages", "profile", "log"):
            app.router.add_get(f"/people/{name}", at_home(as_json(pages[name])))
        app.router.add_get("/people/events", at_home(self.events))
        app.router.add_post("/people/{name}", at_home(self.act))
        app.router.add_get("/", serve_page)
        app.router.add_get("/{name}", serve_page)

    # ---- reading

    async def frame(self, _: web.Request) -> Any:
        return self._frame.as_data()

    async def people(self, request: web.Request) -> Any:
        language = request.query.get("language", "")
        return {"people": [views.person_view(self._world, human) for human in self._world.humans()],
                "bots": [views.bot_view(bot, language) for bot in self._world.bots()]}  # fmt: skip

    async def chats(self, request: web.Request) -> Any:
        human = self._human(request)
        rows = [views.chat_row(human, chat) for chat in views.chats_of(self._world, human)]
        return sorted(rows, key=lambda row: -row["last"]["at"] if row["last"] else 0)

    async def messages(self, request: web.Request) -> Any:
        human, chat = self._place(request)
        limit = max(1, min(number(request, "limit", 50), MOST_MESSAGES))
        return views.conversation(human, chat, number(request, "before", 0), limit)

    async def profile(self, request: web.Request) -> Any:
        return views.profile(self._world, *self._place(request))

    async def log(self, request: web.Request) -> Any:
        after, words, refused = (
            number(request, "after", 0),
            request.query.get("q", ""),
            bool(request.query.get("refused")),
        )
        calls = [call.as_data() for call in self._world.record.calls(refused=refused) if call.n > after]
        if words:
            calls = [call for call in calls if words.lower() in json.dumps(call, ensure_ascii=False).lower()]
        counts = {name: self._world.record.counts[name] for name in ("calls", "refused", "warned")}
        counts |= {"unplayed": dict(self._world.record.unplayed)}  # type: ignore[dict-item]
        return {"calls": calls[-MOST_CALLS:], "last": self._world.record.counts["calls"], "counts": counts}

    async def record(self, request: web.Request) -> Any:
        return [asdict(entry) for entry in self._world.record.search(request.query.get("q", ""))]

    async def controls(self, _: web.Request) -> Any:
        return controls.controls_view(self._world)

    async def export(self, _: web.Request) -> web.Response:
        text = json.dumps(self._world.record.as_data(), ensure_ascii=False, indent=1)
        headers = {"Content-Disposition": 'attachment; filename="record.json"'}
        return web.Response(text=text, content_type="application/json", headers=headers)

    async def file(self, request: web.Request) -> web.Response:
        """Only what cannot run in a page is shown in it; the rest is handed over to be saved."""
        found = self._world.files.by_unique(request.match_info["unique"])
        if found is None:
            raise web.HTTPNotFound
        shown = found.mime.startswith(INLINE) and "svg" not in found.mime
        headers = {"X-Content-Type-Options": "nosniff", "Cache-Control": "max-age=31536000, immutable"}
        if not shown:
            name = request.query.get("name", "")
            named = f"; filename*=UTF-8''{quote(name, safe='')}" if name else ""
            headers["Content-Disposition"] = f"attachment{named}"
        return ranged(request, found.data, found.mime if shown else "application/octet-stream", headers)

    # ---- doing

    async def act(self, request: web.Request) -> web.Response:
        """From this page, or from a program: a foreign page in the same browser may not move people."""
        origin = request.headers.get("Origin")
        if origin is not None and origin.partition("//")[2] != request.host:
            raise web.HTTPForbidden
        given, files = await read_parameters(request)
        try:
            params = json.loads(given["params"]) if "params" in given else given
        except ValueError:
            return web.json_response({"ok": False, "error": "params must be JSON"}, status=400)
        try:
            result = await do(self._world, request.match_info["name"], params, list(files.values()))
        except Refusal as refusal:
            words = refusal.description.removeprefix("Bad Request: ")
            return web.json_response({"ok": False, "error": words}, status=400)
        return web.json_response({"ok": True, "result": result})

    # ---- following

    async def events(self, request: web.Request) -> web.StreamResponse:
        """Everything that happens; `person` narrows it to what one person sees."""
        try:
            only, after = number(request, "person", 0), self._after(request)
        except Refusal as refusal:
            return web.json_response({"ok": False, "error": refusal.description}, status=400)
        response = web.StreamResponse(headers={"Content-Type": "text/event-stream", "Cache-Control": "no-cache"})
        await response.prepare(request)
        queue: asyncio.Queue[Event | None] = asyncio.Queue()
        stop = self._world.events.listen(queue.put_nowait)
        self._streams.add(queue)
        last = self._world.events.last
        try:
            for event in [event for event in self._world.events.past if event.n > after]:
                await self._send(response, event, only)
            await response.write(f": at {last}\n: ready\n\n".encode())
            while (news := await queue.get()) is not None:
                await self._send(response, news, only)
        except ConnectionResetError:
            pass  # the reader has gone, which is how most streams end
        finally:
            stop()
            self._streams.discard(queue)
        return response

    async def end_streams(self, _: web.Application) -> None:
        for queue in self._streams:
            queue.put_nowait(None)

    def _after(self, request: web.Request) -> int:
        """A browser that comes back says what it saw last; the address, where it began, is the older word."""
        header = request.headers.get("Last-Event-ID", "")
        return int(header) if header.isdecimal() else number(request, "after", self._world.events.last)

    async def _send(self, response: web.StreamResponse, event: Event, only: int) -> None:
        shown = []
        for viewer in event.viewers:
            human = self._world.accounts.get(viewer)
            if isinstance(human, Human) and only in (0, viewer):
                shown.append(views.event_for(human, event))
        if not event.viewers and not (only and event.kind == "call"):
            shown.append(views.common_event(event))
        lines = [f"id: {event.n}\ndata: {json.dumps(one, ensure_ascii=False)}\n\n" for one in shown]
        await response.write("".join(lines or [f": at {event.n}\n\n"]).encode())

    # ---- who and where

    def _human(self, request: web.Request) -> Human:
        return self._world.human(number(request, "person", 0))

    def _place(self, request: web.Request) -> tuple[Human, Chat]:
        human = self._human(request)
        return human, self._world.chat_for(human, number(request, "chat", 0))


def number(request: web.Request, name: str, otherwise: int) -> int:
    raw = request.query.get(name, "")
    try:
        return int(raw) if raw else otherwise
    except ValueError:
        raise bad_request(f"{name} must be a number") from None


def at_home(handler: Handler) -> Handler:
    """A foreign name that was made to lead to this machine would make a page from there seem to be ours."""

    async def answer(request: web.Request) -> web.StreamResponse:
        if request.host.partition(":")[0] not in OWN_NAMES:
            raise web.HTTPForbidden(text=f"not by this name, but by one of {', '.join(OWN_NAMES)}")
        return await handler(request)

    return answer


def as_json(page: Callable[[web.Request], Awaitable[Any]]) -> Handler:
    async def answer(request: web.Request) -> web.Response:
        try:
            return web.json_response(await page(request))
        except Refusal as refusal:
            return web.json_response({"ok": False, "error": refusal.description}, status=400)

    return answer


def ranged(request: web.Request, data: bytes, mime: str, headers: dict[str, str]) -> web.Response:
    """Players ask for pieces: bytes=from-to."""
    try:
        wanted = request.http_range
    except ValueError:
        wanted = slice(len(data), None, 1)
    if wanted.start is None and wanted.stop is None:
        return web.Response(body=data, content_type=mime, headers=headers | {"Accept-Ranges": "bytes"})
    start, stop, _ = wanted.indices(len(data))
    if start >= stop:
        return web.Response(status=416, headers={"Content-Range": f"bytes */{len(data)}"})
    place = {"Content-Range": f"bytes {start}-{stop - 1}/{len(data)}", "Accept-Ranges": "bytes"}
    return web.Response(status=206, body=data[start:stop], content_type=mime, headers=headers | place)
