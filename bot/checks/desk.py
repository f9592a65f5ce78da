"""The desk as people come to it: whether its address leads here, and whether the bot can listen for it."""

from __future__ import annotations

import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from aiohttp import (
    ClientConnectorCertificateError,
    ClientConnectorDNSError,
    ClientError,
    ClientSession,
    ClientTimeout,
    web,
)

from bot.checks.findings import Finding, fine, soon, wrong
from bot.desk.place import DeskPlace
from bot.serving import Listen, Listener
from bot.settings import Settings
from bot.troubles import Trouble
from bot.watch import heartbeat
from locales import later
from locales.said import said

HOW = later("docs/how-to/desk.md")
LEADS = later("desk: {url} leads here")
NEAR = later(
    "desk: {url} opens at this machine only, and not in Telegram; for all others it needs an https address, {how}"
)
SILENT = later("desk: {url} does not answer this machine; a reverse proxy has to pass it on to {listen}, {how}")
UNKNOWN = later(
    "desk: no such address is known: {url}; its name has to lead to the machine with the reverse proxy, {how}"
)
ASTRAY = later(
    "desk: {url} leads elsewhere (HTTP {status}); a reverse proxy has to pass its path on as it is to {listen}, {how}"
)
UNTRUSTED = later("desk: {url} has no certificate that is valid; Telegram does not open it")
PATIENCE = ClientTimeout(total=10)
OURS = '"enter"'  # among the words of the door


async def look(settings: Settings) -> list[Finding]:
    """Where the bot does not run something stands in for it, so that the way is known before anybody goes it."""
    place = settings.desk
    if place is None:
        return []
    near = [] if place.is_app else [soon(said(NEAR, url=place.url, how=said(HOW)))]
    try:
        if any(heartbeat.alive(settings.database_url)):
            return [*near, await _way(place, OURS)]
        async with _standing_in(place) as word:
            return [*near, await _way(place, word)]
    except Trouble as trouble:
        return [*near, wrong(said(later("desk: {trouble}"), trouble=trouble.what))]


@asynccontextmanager
async def _standing_in(place: DeskPlace) -> AsyncIterator[str]:
    word = secrets.token_urlsafe()

    async def answer(_: web.Request) -> web.Response:
        return web.Response(text=word)

    app = web.Application()
    app.router.add_get(f"{place.path}api/door", answer)
    listener = Listener(web.AppRunner(app), Listen(place.host, place.port, "DESK_LISTEN", is_shared=True))
    await listener.open()
    try:
        yield word
    finally:
        await listener.close()


async def _way(place: DeskPlace, word: str) -> Finding:
    told = {"url": place.url, "listen": f"{place.host}:{place.port}", "how": said(HOW)}
    try:
        async with (
            ClientSession(timeout=PATIENCE) as session,
            session.get(f"{place.address}api/door", allow_redirects=False) as answer,
        ):
            if word in await answer.text():
                return fine(said(LEADS, url=place.url))
            return wrong(said(ASTRAY, **told, status=answer.status))
    except ClientConnectorCertificateError:
        return wrong(said(UNTRUSTED, url=place.url))
    except ClientConnectorDNSError:
        return wrong(said(UNKNOWN, **told))
    except (ClientError, TimeoutError, ValueError):
        return wrong(said(SILENT, **told))
