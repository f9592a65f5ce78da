"""The server of the desk: a call is one transaction of whoever is signed in, as a tap is in the chat."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from http import HTTPStatus
from typing import Any

import structlog
from aiogram import Bot
from aiogram.types import User
from aiohttp import web
from sqlalchemy.ext.asyncio import AsyncConnection

from bot import arrivals
from bot.desk import answers, doors, files, shell
from bot.desk.answers import No, SignedOut
from bot.desk.calls import Call, Mangled, Route, does, reads
from bot.desk.pace import Pace
from bot.desk.pages import PAGES
from bot.desk.place import DeskPlace
from bot.raw import loads
from db.engine import AWAY, Database
from handlers.visit import Visit
from newsroom import incidents, outbox
from newsroom.errors import Refused
from newsroom.people import desk_doors
from scheduler.sender import Clock
from screens import failures

MOST = 256 * 1024  # bytes of what a page may send
STRANGERS = "strangers"  # all who show no token that was ever good here

log = structlog.get_logger(__name__)


async def me(call: Call) -> dict[str, Any]:
    return await shell.me(call, PAGES)


OF_ALL = (
    reads("me", me, "work at the desk"),
    does("seat", shell.sit, "work at the desk"),
    does("leave", doors.leave, "work at the desk"),
    does("leave-everywhere", doors.leave_everywhere, "work at the desk"),
)
ROUTES: tuple[tuple[Route, str], ...] = (
    *((one, one.right) for one in OF_ALL),
    *((one, one.right or page.right) for page in PAGES for one in page.routes),
)


@dataclass(frozen=True, slots=True)
class Done:
    found: Any
    has_left: Collection[str] = ()


class Desk:
    def __init__(
        self, engine: Database, bot: Bot, clock: Clock, place: DeskPlace, nudge: Callable[[Collection[str]], None]
    ) -> None:
        self._engine, self._bot, self._clock, self._nudge = engine, bot, clock, nudge
        self._place = place
        self._pace, self._door = Pace(), Pace(a_second=20, at_once=100)
        self._known: dict[str, None] = {}  # tokens that were good; only so much is believed of them
        self._files = files.held_files()
        self._safety = files.safety()

    def application(self) -> web.Application:
        app = web.Application(client_max_size=MOST)
        for route, _ in ROUTES:
            app.router.add_route(route.method, f"{self._place.path}api/{route.path}", partial(self._called, route))
        app.router.add_post(f"{self._place.path}api/enter", self._entered)
        app.router.add_get(f"{self._place.path}api/door", self._at_the_door)
        app.router.add_get(self._place.path + "{name:.*}", self._file)
        app.on_response_prepare.append(self._made_safe)
        return app

    async def _made_safe(self, _: web.Request, response: web.StreamResponse) -> None:
        response.headers.update(self._safety)

    async def _file(self, request: web.Request) -> web.Response:
        held = self._files.get(request.match_info["name"] or "index.html")
        if held is None:
            return web.Response(status=HTTPStatus.NOT_FOUND)
        return files.answer(request, held)

    async def _at_the_door(self, _: web.Request) -> web.Response:
        return answers.told(shell.at_the_door())

    async def _entered(self, request: web.Request) -> web.Response:
        async def enter(_: str) -> Done:
            given = await _given(request)
            return Done(await self._engine.write(lambda tx: self._enter(tx, given)))

        return await self._answered(request, enter, STRANGERS)

    async def _enter(self, tx: AsyncConnection, given: dict[str, Any]) -> dict[str, str]:
        try:
            return await doors.enter(tx, self._bot.token, given, self._now())
        except Refused as refused:
            raise No(refused) from refused

    async def _called(self, route: Route, request: web.Request) -> web.Response:
        async def call(token: str) -> Done:
            given = dict(request.query) | await _given(request) | dict(request.match_info)
            do = self._engine.write if route.writes else self._engine.read
            return await do(lambda tx: self._in_transaction(tx, route, token, given))

        return await self._answered(request, call, _token(request))

    async def _in_transaction(self, tx: AsyncConnection, route: Route, token: str, given: dict[str, Any]) -> Done:
        visit = await self._visit(tx, token, writes=route.writes)
        already = outbox.left_over(tx)
        try:
            found = await route.work(Call(visit, given, token))
        except Refused as refused:
            raise No(refused, visit.who.language) from refused
        return Done(found, outbox.left_over(tx) - already)

    async def _visit(self, tx: AsyncConnection, token: str, *, writes: bool) -> Visit:
        """Read anew for each call: who has lost a seat has lost it here, too. Who writes has their row, as by a tap."""
        now = self._now()
        account_id = await desk_doors.account_of(tx, token, now) if token else None
        if account_id is None:
            raise SignedOut
        self._remember(token)
        user = User(id=account_id, is_bot=False, first_name="")
        who = (await arrivals.read(tx, user, now))[0] if writes else await arrivals.look(tx, user, now)
        return Visit(tx, who, now, self._bot.id)
