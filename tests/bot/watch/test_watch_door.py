"""/health and /metrics: what machines are told of the running bot, and that nothing personal is in it."""

from __future__ import annotations

import aiohttp
import pytest

from bot.hook import Hook
from bot.watch.watch import Watch, WatchPlan
from tests.bot.hooked import a_hook
from tests.conftest import ALTERNATING
from tests.stories.conftest import TOKEN, Office


class Watched(Office):
    """Somebody looks at it from outside."""

    def start(self) -> None:
        from aiogram import Bot

        from bot.app import App
        from demo.session import Session

        hook: Hook = a_hook()
        bot = Bot(TOKEN, session=Session(self.telegram.world))
        plan = WatchPlan(listen=(hook.host, hook.port), version="0.1.0")
        self.app = App(self.engine, bot, self.telegram.clock, watch=plan)
        self.address = f"http://{hook.host}:{hook.port}"
        import asyncio

        self._task = asyncio.create_task(self.app.loop.run())


@pytest.fixture
async def watched(telegram, engine):
    made = Watched(telegram, engine)
    door = made.app.watch._door()
    await door.open()
    yield made
    await door.close()
    await made.stop()


async def asked(office: Watched, path: str, method: str = "GET") -> tuple[int, str]:
    async with aiohttp.ClientSession() as session, session.request(method, office.address + path) as answer:
        return answer.status, await answer.text()


@ALTERNATING
async def test_it_is_well_until_something_stands_still_and_says_which_and_since_when(watched, language):
    assert await asked(watched, "/health") == (200, (
        '{"well": true, "stands_still_since": {}, "runs_since": "2026-11-16T04:00:00Z", "version": "0.1.0"}'
    ))  # fmt: skip
    began = watched.app.timer.moved_at
    await watched.telegram.clock.advance(200)
    watched.app.sender.moved_at = watched.app.page_sender.moved_at = watched.telegram.clock.monotonic()
    watched.app.loop.moved_at = watched.telegram.clock.monotonic()
    status, said = await asked(watched, "/health")
    assert (status, '"stands_still_since": {"clock": "2026-11-16T04:00:00Z"}' in said) == (503, True), said
    watched.app.timer.moved_at = began + 200
    assert (await asked(watched, "/health"))[0] == 200


@ALTERNATING
async def test_taps_and_refusals_and_notices_are_counted_without_a_name_or_a_number(watched, language):
    chair = await watched.seated("Гүлнәр Ахметқызы", "chair", "ridder", language)
    await chair.says("/status")
    await watched.drained()
    await watched.app.watch.watchman.look()
    status, told = await asked(watched, "/metrics")
    assert status == 200
    lines = dict(line.rsplit(" ", 1) for line in told.splitlines() if not line.startswith("#"))
    assert float(lines['tilshi_updates_total{kind="message",outcome="done"}']) >= 1
    assert lines['tilshi_updates_total{kind="message",outcome="refused"}'] == "1.0", "status is the owners'"
    assert lines['tilshi_updates_total{kind="callback_query",outcome="done"}'] == "1.0"
    assert lines['tilshi_update_seconds_count{kind="callback_query"}'] == "1.0"
    assert lines['tilshi_outbox_due{door="telegram"}'] == "0.0"
    assert lines["tilshi_reminders_lag_seconds"] == "0.0"
    for personal in ("Гүлнәр", str(chair.id), "ridder"):
        assert personal not in told


async def test_nothing_else_is_to_be_had_there(watched):
    assert (await asked(watched, "/"))[0] == 404
    assert (await asked(watched, "/health", "POST"))[0] == 405


async def test_where_nobody_asks_nothing_is_opened_and_nothing_counted(telegram, engine):
    watch = Watch(WatchPlan(), engine, telegram.clock)
    assert watch._door() is None
    assert watch._metrics is None
