"""Everything put together: the one place that knows every room."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Collection, Sequence
from datetime import UTC, date, datetime
from functools import partial
from typing import TYPE_CHECKING

import structlog
from aiogram import Bot
from aiogram.exceptions import AiogramError

from bot import incoming
from bot.counting import Counting
from bot.edge import Edge
from bot.facebook import A_SECOND, Facebook
from bot.framing import Framer
from bot.hook import Hook
from bot.lanes import Lanes
from bot.loop import Loop
from bot.messenger import commands_of
from bot.meta import Meta
from bot.nightly import Nightly, Plan
from bot.settings import META
from bot.watch.lasting import Moves, Part
from bot.watch.watch import Watch, WatchPlan
from bot.wording import wording
from db import statistics
from db.engine import Database
from db.turns import Turns
from handlers.visit import DeskAt
from locales import LANGUAGES
from newsroom import incidents, outbox
from newsroom.broadcasts import sending
from newsroom.digests import reports
from newsroom.people import desk_doors
from newsroom.questions import asking
from newsroom.reminders import runs
from newsroom.tasks import opening
from scheduler import notices
from scheduler.clock import Clock
from scheduler.sender import LONGEST_NAP, Sender
from scheduler.timer import Timer
from screens.menu import at_the_door

if TYPE_CHECKING:
    from bot.desk.place import DeskPlace
    from bot.desk.server import Desk
    from bot.webhook import Webhook

LOOKS_AT_FIRST = 3  # for what was brought while there was a webhook, and is not dealt with
PATIENCE = 180.0  # seconds that one look at what is due, or one round of a sender, may take
NAP_AMONG_OTHERS = 1.0  # seconds, for of what another process leaves this one hears nothing

log = structlog.get_logger(__name__)


class SystemClock:
    def now(self) -> float:
        return time.time()

    def monotonic(self) -> float:
        return time.monotonic()

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds)


class App:
    """The running bot.

    `meta` and `secret_key`: for regions that have connected a page of Facebook. `nightly`: where backups go.
    `watch`: where it is looked at from outside. With a `hook` updates are brought, to one process or, on PostgreSQL, to
    several; without one this process asks for them. `desk`: where the desk is, if there is one.
    """

    def __init__(
        self, engine: Database, bot: Bot, clock: Clock, owners: Sequence[int] = (), meta: Meta | None = None,
        secret_key: str = "", nightly: Plan | None = None, hook: Hook | None = None, watch: WatchPlan | None = None,
        desk: DeskPlace | None = None,
    ) -> None:  # fmt: skip
        self.engine = engine
        self.owners = owners
        self.bot = bot
        self.hook = hook
        self.clock = clock
        self.framer = Framer(engine, clock)
        self.watch = Watch(watch or WatchPlan(), engine, clock)
        shown = DeskAt(desk.address, desk.is_app) if desk is not None else None
        self.edge = Edge(engine, bot, clock, self._nudge, self.framer, self.watch.tally, shown)
        words = wording(bot.id, clock, owners)
        nap = LONGEST_NAP if hook is None else NAP_AMONG_OTHERS
        self.sender = Sender(
            engine, words, self.watch.delivery(outbox.TELEGRAM, self.edge.deliver), notices.follow, clock,
            longest_nap=nap,
        )  # fmt: skip
        self.meta = meta or Meta(META)
        self.facebook = Facebook(engine, self.meta, secret_key, bot, self.framer)
        self.page_sender = Sender(
            engine, words, self.watch.delivery(outbox.FACEBOOK, self.facebook.deliver), notices.follow, clock,
            door=outbox.FACEBOOK, a_second=A_SECOND, has_noted=self.sender.nudge, longest_nap=nap,
        )  # fmt: skip
        self._senders = {outbox.TELEGRAM: self.sender, outbox.FACEBOOK: self.page_sender}
        self.turns = Turns(engine, shared=hook is not None)
        self.lanes = Lanes(engine, bot, self.edge, self.turns, clock)
        self.loop: Loop | Webhook = Loop(bot, self.edge, clock, self.lanes) if hook is None else self._webhook(hook)
        self.timer = Timer(self.look_what_is_due, clock)
        self.counting = Counting(engine, bot, self.facebook, self.meta, clock)
        self.counter = Timer(self.counting.look, clock)  # of its own: reminders wait for nobody's answer
        self.nightly = Nightly(nightly, engine, clock, owners, self.sender.nudge)
        self.night_watch = Timer(self.nightly.look, clock)  # of its own, too: a backup takes minutes
        self.watch.over(self._parts(), self._senders, owners, self.sender.nudge)
        self.desk = self._desk(desk) if desk is not None else None
        self._measured_on: date | None = None

    async def run(self) -> None:
        """Until `stop`: updates, the outbox and the clock, side by side. If one breaks, all stop, and it is told."""
        await self._introduce()
        try:
            async with asyncio.TaskGroup() as tasks:
                tasks.create_task(self.loop.run())
                if self.hook is None:
                    tasks.create_task(self.lanes.run(LOOKS_AT_FIRST))
                for sender in self._senders.values():
                    tasks.create_task(sender.run())
                tasks.create_task(self.timer.run())
                tasks.create_task(self.counter.run())
                tasks.create_task(self.night_watch.run())
                tasks.create_task(self.watch.run())
                if self.desk is not None:
                    tasks.create_task(self.desk.run())
        finally:
            await self.nightly.close()
            await self.meta.aclose()
            await self.framer.close()  # what is being sent may have a photo to be drawn still

    def _parts(self) -> list[Part]:
        """What moves by itself."""
        named: list[tuple[str, Moves, float]] = [
            ("updates", self.loop, self.loop.patience),
            ("clock", self.timer, PATIENCE),
            *((f"sender {door}", sender, PATIENCE) for door, sender in self._senders.items()),
        ]
        return [Part(name, moves, patience) for name, moves, patience in named]

    def _webhook(self, hook: Hook) -> Webhook:
        from bot.webhook import Webhook  # with a server, which whoever asks for updates does without

        return Webhook(self.bot, self.edge, self.lanes, self.clock, hook)

    def _desk(self, place: DeskPlace) -> Desk:
        from bot.desk.server import Desk  # with its pages, which whoever has none does without

        return Desk(self.engine, self.bot, self.clock, place, self._nudge, self.framer)

    def _nudge(self, doors: Collection[str]) -> None:
        for door in doors:
            self._senders[door].nudge()

    async def _introduce(self) -> None:
        """The commands of whoever has not come in yet, in every language; Telegram shows the first to all others."""
        try:
            for language in LANGUAGES:
                await self.bot.set_my_commands(commands_of(at_the_door(language)), language_code=language)
            await self.bot.set_my_commands(commands_of(at_the_door(LANGUAGES[0])))
        except AiogramError as error:  # nobody is held up by it, nor by a page that stands for an answer
            log.warning("commands not set", trouble=getattr(error, "message", type(error).__name__))

    async def look_what_is_due(self) -> None:
        """Each in a transaction of its own, so that no tap waits for what all the regions are reminded of."""
        await self._measure(self._now().date())
        regions = await self.engine.read(lambda tx: runs.due(tx, self._now()))
        for region_id in regions:
            while await self.engine.write(partial(runs.remind, region_id=region_id, now=self._now())):
                pass  # some people at a time
        going = await self.engine.read(lambda tx: sending.due(tx, self._now()))
        for broadcast_id in going:
            await self.engine.write(partial(sending.come_due, broadcast_id=broadcast_id, now=self._now()))
        for region_id in await self.engine.read(lambda tx: opening.due(tx, self._now())):
            looked = await self.engine.read(partial(opening.look, region_id=region_id, now=self._now()))
            await self.engine.write(partial(opening.note, looked=looked, now=self._now()))
        met = 0
        is_met = await self.engine.read(incidents.are_waiting) if self.owners else False
        if is_met:
            met = await self.engine.write(lambda tx: incidents.report(tx, self.owners, self._now()))
        if regions or going or met:
            self.sender.nudge()
            log.info("notices left", regions=len(regions), incidents=met)

    async def _measure(self, today: date) -> None:
        """Once a day, and half a minute after the start: by then it is known which tables are asked for."""
        if self._measured_on != today:
            self._measured_on = today
            await self.engine.write(statistics.refresh)
            await self.engine.write(lambda tx: asking.let_go(tx, self._now()))
            await self.engine.write(lambda tx: incoming.forget(tx, self._now()))
            await self.engine.write(lambda tx: desk_doors.let_go(tx, self._now()))
            await self.engine.write(lambda tx: reports.let_go(tx, self._now()))

    def _now(self) -> datetime:
        return datetime.fromtimestamp(self.clock.now(), UTC)

    def stop(self) -> None:
        self.loop.stop()
        if self.hook is None:
            self.lanes.stop()
        for sender in self._senders.values():
            sender.stop()
        self.timer.stop()
        self.counter.stop()
        self.night_watch.stop()
        self.watch.watchman.stop()
        if self.desk is not None:
            self.desk.stop()
