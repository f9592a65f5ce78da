"""What can be done from the command line."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Callable, Sequence
from contextlib import aclosing
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import structlog
from sqlalchemy.ext.asyncio import AsyncConnection

from bot import filing, importing, lean
from bot.masks import Mask
from bot.opening import database
from bot.said import Say, spoken
from bot.settings import Settings
from bot.troubles import Trouble, file_of
from locales import later
from locales.said import said
from newsroom.errors import Refused
from newsroom.people import invitations
from newsroom.union import organisations

if TYPE_CHECKING:
    from bot.app import App

NOT_INVITED = {
    "no_organisation": later("{code}: no place has this code; the codes stand in the file that was imported"),
    "no_role": later("{code}: there is no {role} in a place of this level"),
    "place_closed": later("{code}: this place is closed"),
}
DISCONNECTED = later("{code}: the page is not connected any more")
NOT_CONNECTED = later("{code}: no page was connected")

log = structlog.get_logger(__name__)


async def run(settings: Settings, *, by_webhook: bool | None = None) -> int:
    """The bot itself, until Ctrl-C or SIGTERM: while it begins these end it at once, and then in good order.

    `by_webhook`: updates are brought to it. False: one that is set is taken away first; without a word it is let be.
    """
    task = asyncio.current_task()
    assert task is not None, "run is awaited in one"
    _when_told_to_stop(task.cancel)
    try:
        await _run(settings, by_webhook)
    except Trouble as trouble:
        log.critical(trouble.told(spoken(settings.language)))
        return 1
    except asyncio.CancelledError:
        log.info("stopped before it began")
    return 0


async def _run(settings: Settings, by_webhook: bool | None) -> None:
    lean.load()
    from bot import alone  # aiogram is heavy; the other commands do without it
    from bot.app import App, SystemClock
    from bot.meta import Meta
    from bot.nightly import plan_of
    from bot.telegram import open_bot
    from bot.watch import watch

    hook = alone.hook_for(settings, by_webhook)
    with alone.alone_with(file_of(settings.database_url)):
        async with database(settings) as engine, open_bot(settings) as telegram:
            meta, nightly = Meta(settings.meta_api_url), plan_of(settings)
            app = App(
                engine, telegram, SystemClock(), settings.owner_ids, meta, settings.secret_key, nightly, hook,
                watch.plan_of(settings), settings.desk,
            )  # fmt: skip
            async with aclosing(app.turns):
                await alone.require_turn(app.turns, hook)
                if by_webhook is False:
                    await alone.forget_webhook(telegram, settings)
                _when_told_to_stop(app.stop)
                await _until_stopped(app)


async def _until_stopped(app: App) -> None:
    """A trouble that one of those side by side has met is told as what it is."""
    try:
        await app.run()
    except ExceptionGroup as met:
        trouble, _ = met.split(Trouble)
        if trouble is None:
            raise
        raise leaf(trouble) from met


def leaf(group: BaseExceptionGroup[Trouble]) -> Trouble:
    first = group.exceptions[0]
    return leaf(first) if isinstance(first, BaseExceptionGroup) else first


def _when_told_to_stop(then: Callable[[], object]) -> None:
    for sign in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(sign, then)


async def bring_in(settings: Settings, path: Path, say: Say, *, dry_run: bool = False) -> int:
    """A spreadsheet of past counts, or a file of a tree and of what is counted."""
    is_sheet = path.suffix.lower() == importing.SUFFIX
    return await (importing.bring_in_counts if is_sheet else filing.bring_in)(settings, path, say, dry_run=dry_run)


async def invite(settings: Settings, role: str, code: str, say: Say) -> int:
    lean.load()
    from bot.telegram import name_of, open_bot

    async with database(settings, anew=False) as engine, open_bot(settings) as telegram:
        name = await name_of(telegram, settings)  # before the invitation: without it there is no link
        try:
            word = await engine.write(lambda tx: _invited(tx, role, code))
        except Refused as refused:
            say(said(NOT_INVITED[refused.kind], role=role, code=code))
            return 1
    say(f"https://t.me/{name}?start={word}")
    return 0


async def _invited(tx: AsyncConnection, role: str, code: str) -> str:
    place = await organisations.require_code(tx, code)
    return (await invitations.make(tx, None, place, role, datetime.now(UTC)))[1]


async def connect(settings: Settings, code: str, lines: Sequence[str], say: Say) -> int:
    """The token is not shown again: not here, and nowhere else."""
    from bot import connecting  # with what speaks to Meta, which the other commands do without
    from bot.meta import Meta

    secret_key, (token, asker) = connecting.require_key(settings), connecting.read_tokens(lines)
    async with database(settings, anew=False) as engine, aclosing(Meta(settings.meta_api_url)) as meta:
        await engine.read(lambda tx: connecting.region_of(tx, code))
        page, facts = await connecting.looked_at(meta, token, asker, datetime.now(UTC))
        await engine.write(lambda tx: connecting.put(tx, code, page, facts, token, secret_key))
    say(connecting.connected(page, facts, Mask([token, asker])))
    return 0


async def disconnect(settings: Settings, code: str, say: Say) -> int:
    from bot import connecting

    async with database(settings, anew=False) as engine:
        gone = await engine.write(lambda tx: connecting.forgotten(tx, code))
    say(said(DISCONNECTED if gone else NOT_CONNECTED, code=code))
    return 0 if gone else 1
