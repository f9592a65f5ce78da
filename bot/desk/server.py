"""The server of the desk, behind any reverse proxy: the page's files, the doors, and the calls of those who are in."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Collection
from datetime import UTC, datetime
from functools import partial
from http import HTTPStatus
from typing import Any

import structlog
from aiogram import Bot
from aiogram.exceptions import AiogramError
from aiohttp import web
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.desk import answers, doors, files, shell, work
from bot.desk.answers import No, SignedOut
from bot.desk.calls import Call, Content, Drawn, File, InFrame, Mangled, Route, does, reads
from bot.desk.live import Live
from bot.desk.pace import Pace
from bot.desk.pages import PAGES
from bot.desk.place import DeskPlace
from bot.desk.stream import Streams
from bot.desk.work import Asked, Done
from bot.framing import Framer, NotDrawn, NotNow
from bot.locks import Locks
from bot.raw import loads
from bot.serving import Listen, Listener
from db.engine import AWAY, Database
from newsroom import incidents
from newsroom.errors import Refused
from newsroom.people.desk_doors import hashed
from newsroom.who import Who
from scheduler.sender import Clock

MOST = 256 * 1024  # bytes of what a page may send
PATIENCE, LINGERS = 10.0, 1.0  # seconds for it to come in, and for what is not read of it
STRANGERS = "strangers"  # all who show no token that was ever good here
REMEMBERED = 2000  # tokens that were: only so much is believed of them
BEARER = "Bearer "

log = structlog.get_logger(__name__)


async def me(call: Call) -> dict[str, Any]:
    return await shell.me(call, PAGES)


OF_ALL = (
    reads("me", me, "work at the desk"),
    does("seat", shell.sit, "work at the desk"),
    does("leave", doors.leave, "work at the desk"),
    does("leave-everywhere", doors.leave_everywhere, "work at the desk"),
)
# Each with the right that it takes.
ROUTES: tuple[tuple[Route, str], ...] = (
    *((one, one.right) for one in OF_ALL),
    *((one, one.right or page.right) for page in PAGES for one in page.routes),
)


class Desk:
    def __init__(
        self, engine: Database, bot: Bot, clock: Clock, place: DeskPlace,
        nudge: Callable[[Collection[str]], None], framer: Framer,
    ) -> None:  # fmt: skip
        self._engine, self._bot, self._clock, self._nudge, self._framer = engine, bot, clock, nudge, framer
        self._path = place.path
        self.pace, self.door = Pace(), Pace(a_second=20, at_once=100)
        self._known: OrderedDict[str, None] = OrderedDict()
        self._locks = Locks()
        self._files, self._safety = files.held_files(), files.safety(place.is_near)
        listen = Listen(place.host, place.port, "DESK_LISTEN", is_shared=True)
        runner = web.AppRunner(self.application(), access_log=None, shutdown_timeout=LINGERS)
        self._listener = Listener(runner, listen)
        self._stopped = asyncio.Event()
        self.live = Live(engine, clock)
        self._streams = Streams(self.live, self._stopped)

    async def run(self) -> None:
        await self._listener.open()
        looking = asyncio.create_task(self.live.run())
        try:
            await self._stopped.wait()
        finally:
            looking.cancel()
            await self._listener.close()

    def stop(self) -> None:
        """Whoever listens need not wait for news to hear that there will be none."""
        self._stopped.set()
        self.live.wake()

    def application(self) -> web.Application:
        app = web.Application(client_max_size=MOST)
        for route, _ in ROUTES:
            app.router.add_route(route.method, f"{self._path}api/{route.path}", partial(self._called, route))
        app.router.add_get(f"{self._path}api/door", self._at_the_door)
        app.router.add_post(f"{self._path}api/enter", self._entered)
        app.router.add_get(f"{self._path}api/live", self._listens)
        app.router.add_get(self._path + "{name:.*}", self._file)
        if self._path != "/":
            app.router.add_get(self._path.rstrip("/"), self._to_the_page)
        app.on_response_prepare.append(self._made_safe)
        return app

    async def _made_safe(self, _: web.Request, response: web.StreamResponse) -> None:
        response.headers.update(self._safety)

    async def _file(self, request: web.Request) -> web.Response:
        held = self._files.get(request.match_info["name"] or "index.html")
        return files.answer(request, held) if held is not None else web.Response(status=HTTPStatus.NOT_FOUND)

    async def _to_the_page(self, _: web.Request) -> web.Response:
        return web.Response(status=HTTPStatus.PERMANENT_REDIRECT, headers={"Location": self._path})

    async def _at_the_door(self, _: web.Request) -> web.Response:
        return answers.told(shell.at_the_door())

    async def _entered(self, request: web.Request) -> web.Response:
        async def enter() -> Done:
            given = await _given(request)
            return Done(await self._engine.write(lambda tx: self._enter(tx, given)))

        return await self._answered(STRANGERS, enter)

    async def _enter(self, tx: AsyncConnection, given: dict[str, Any]) -> dict[str, str]:
        try:
            return await doors.enter(tx, self._bot.token, given, self._now())
        except Refused as refused:
            raise No(refused) from refused

    async def _called(self, route: Route, request: web.Request) -> web.Response:
        """One call of a session after the other, so that many of one hold up nobody else's."""
        token = _token(request)

        async def call() -> Done:
            given = dict(request.query) | await _given(request) | dict(request.match_info)
            name = (await self._bot.me()).username or "" if route.links else ""  # asked once and kept
            asked = Asked(token, self._now(), self._bot.id, given, name)
            do = self._engine.write if route.writes else self._engine.read
            return await do(lambda tx: work.do(tx, route, asked))

        whose = hashed(token)
        if whose not in self._known:
            response = await self._answered(STRANGERS, call)
            self._remember(whose, response)
            return response
        async with self._locks.held(int(whose[:15], 16)):
            return await self._answered(whose, call)

    async def _listens(self, request: web.Request) -> web.StreamResponse:
        token = _token(request)

        async def who_is() -> Who:
            asked = Asked(token, self._now(), self._bot.id, {})
            return (await self._engine.read(lambda tx: work.visit_of(tx, asked))).who

        whose = hashed(token)
        if not self._lets(whose if whose in self._known else STRANGERS):
            return answers.failed(HTTPStatus.TOO_MANY_REQUESTS, "too_many")
        try:
            who = await who_is()
        except SignedOut:
            return answers.failed(HTTPStatus.UNAUTHORIZED, "signed_out")
        return await self._streams.open(request, whose, who, who_is)

    def _remember(self, whose: str, response: web.Response) -> None:
        """Only what comes after it was seen who that is says that the token is good."""
        if response.status in (HTTPStatus.OK, HTTPStatus.FORBIDDEN, HTTPStatus.CONFLICT):
            self._known[whose] = None
        if len(self._known) > REMEMBERED:
            self._known.popitem(last=False)

    async def _answered(self, whose: str, work: Callable[[], Awaitable[Done]]) -> web.Response:
        if not self._lets(whose):
            return answers.failed(HTTPStatus.TOO_MANY_REQUESTS, "too_many")
        try:
            done = await work()
            found = await self._drawn(done.found)
        except SignedOut:
            self._known.pop(whose, None)
            return answers.failed(HTTPStatus.UNAUTHORIZED, "signed_out")
        except No as no:
            return answers.refused(no)
        except Mangled as mangled:
            return answers.failed(HTTPStatus.BAD_REQUEST, "mangled", str(mangled))
        except (
            *AWAY,
            NotNow,
            AiogramError,
        ) as error:  # the database, or Telegram, whom nobody has asked for a name yet
            log.warning("call put off", trouble=type(error).__name__)
            return answers.failed(HTTPStatus.SERVICE_UNAVAILABLE, "away")
        except NotDrawn:
            return answers.failed(HTTPStatus.CONFLICT, "not_drawn")
        except web.HTTPException:
            raise
        except Exception as error:
            return await self._set_aside(error)
        if done.has_left:
            self._nudge(done.has_left)
        return answers.told(found)

    def _lets(self, whose: str) -> bool:
        pace = self.door if whose == STRANGERS else self.pace
        return pace.lets(whose, self._clock.monotonic())

    async def _set_aside(self, error: Exception) -> web.Response:
        """As of an update: a number that the person is told, and that stands in the log with what went wrong."""
        kind, now = type(error).__name__, self._now()
        incident = await self._engine.write(lambda tx: incidents.note(tx, kind, None, now))
        log.error("call set aside", incident=incident, exc_info=error)
        return answers.failed(HTTPStatus.INTERNAL_SERVER_ERROR, "our_fault", answers.our_fault(incident))

    def _now(self) -> datetime:
        return datetime.fromtimestamp(self._clock.now(), UTC)

    async def _drawn(self, found: Any) -> Any:
        if isinstance(found, InFrame):
            return Content(await self._framer.drawn(found.photo), "image/jpeg")
        if not isinstance(found, Drawn):
            return found
        return File(await asyncio.to_thread(found.draw), found.kind, found.name)


def _token(request: web.Request) -> str:
    given = request.headers.get("Authorization", "")
    return given.removeprefix(BEARER) if given.startswith(BEARER) else ""


async def _given(request: web.Request) -> dict[str, Any]:
    if request.method != "POST":
        return {}
    try:
        async with asyncio.timeout(PATIENCE):
            body = await request.read()
        found = loads(body.decode()) if body else {}
    except TimeoutError:
        raise web.HTTPRequestTimeout from None
    except ValueError:
        raise Mangled("body") from None
    if not isinstance(found, dict):
        raise Mangled("body")
    return found
