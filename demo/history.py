"""Some weeks of work, done by the invented people themselves: they tap and write, the bot answers, time goes by."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from aiogram import Bot
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.app import App
from demo.people import CHAIRS, DEPUTY, OWNER, POSTS, PRESS, SIGNATURE, SPECIALIST, STRANGER, TIP, Invented
from demo.variety import Variety
from locales import LANGUAGES, own_name
from newsroom.people import invitations
from newsroom.union import organisations
from newsroom.values.languages import name_in
from simulator import Person, Telegram, photo

WEEKS = 3
Made = Callable[[], App]


class History:
    def __init__(self, telegram: Telegram, engine: AsyncEngine, make: Made, bot: Bot) -> None:
        self._telegram = telegram
        self._engine = engine
        self._make = make
        self._bot = bot
        self.people: dict[str, Person] = {}
        self._chance = random.Random(7)

    async def happens(self) -> None:
        """From the first invitation to this week's morning."""
        await self._awake()
        for invented in (OWNER, SPECIALIST, PRESS, *CHAIRS, DEPUTY):
            await self._comes_in(invented)
        await self._binds_channel()
        await self._signs()
        for week in range(WEEKS):
            await self._week(week)
        await self._knocks()
        await self._asleep()

    async def _awake(self) -> None:
        self._app = self._make()
        self._work = asyncio.create_task(self._app.loop.run())

    async def _asleep(self) -> None:
        self._app.stop()
        await self._work

    async def _passes(self, **span: float) -> None:
        """The bot is off meanwhile; what came due is told when it wakes."""
        await self._asleep()
        await self._telegram.passes(timedelta(**span).total_seconds())
        await self._awake()
        await self._app.look_what_is_due()
        await self.drained()

    async def drained(self) -> None:
        while await self._app.sender.drain_some():
            await self._telegram.passes(1)

    async def _comes_in(self, invented: Invented) -> None:
        named = {"last_name": f"· {invented.name}", "language": invented.language}
        person = await self._telegram.person(invented.called, picture=True, **named)
        now = datetime.fromtimestamp(self._telegram.clock.now(), UTC)
        async with self._engine.begin() as tx:
            place = await organisations.require_code(tx, invented.code)
            _, word = await invitations.make(tx, None, place, invented.role, now)
        me = await self._bot.me()
        await person.opens(f"https://t.me/{me.username}?start={word}")
        await person.taps(own_name(invented.words.language))
        self.people[invented.called] = person

    async def _knocks(self) -> None:
        """Somebody whom nobody has invited asks to be let in."""
        words, named = STRANGER.words, {"last_name": f"· {STRANGER.name}", "language": STRANGER.language}
        stranger = await self._telegram.person(STRANGER.called, picture=True, **named)
        await stranger.starts()
        await stranger.taps(words("Ask to join"))
        await stranger.says(STRANGER.called[:4])
        await stranger.taps(STRANGER.called)
        await stranger.taps(words("Send it"))
        await self._passes(minutes=11)

    async def _binds_channel(self) -> None:
        """The specialist makes the bot an administrator of the region's channel, and says yes."""
        specialist = self.people[SPECIALIST.called]
        me = await self._bot.me()
        await self._telegram.channel("Шығыс Қазақстан · Кәсіподақ", specialist, self._telegram.world.accounts[me.id])
        await specialist.taps(SPECIALIST.words("Yes"))

    async def _signs(self) -> None:
        """What stands below every publication."""
        specialist, words = self.people[SPECIALIST.called], SPECIALIST.words
        await specialist.taps(words("Settings"))
        await specialist.taps(words("Signature"))
        for language in LANGUAGES:
            await specialist.says(name_in(language, SIGNATURE))

    async def _week(self, week: int) -> None:
        for invented in CHAIRS:
            if self._chance.random() < invented.diligence:
                await self._sends(invented, week)
        await self._passes(hours=3)
        last = week == WEEKS - 1
        await self._reviews()
        if last:
            await Variety(self).happens()
        if week == 0:
            await self._counts(CHAIRS[0])
            await self._tip()
        if not last:
            await self._passes(days=6, hours=21)

    async def _sends(self, invented: Invented, week: int) -> None:
        person, words = self.people[invented.called], invented.words
        text = POSTS[invented.language][(week + self._chance.randrange(5)) % 5]
        pictures = [photo(seed=self._chance.randrange(10_000)) for _ in range(self._chance.choice((1, 1, 2)))]
        await person.sends(*pictures, caption=text, silently=len(pictures) > 1)
        await self._telegram.passes(3)  # an album is shown when all of it is there
        await self.drained()
        await person.taps(words("Send it"))

    def loses_an_answer(self, method: str) -> None:
        self._telegram.world.faults.next("cut", method)

    async def _reviews(self) -> None:
        """Down the queue: most are published, one comes back for its date."""
        specialist, words = self.people[SPECIALIST.called], SPECIALIST.words
        await specialist.says("/start")
        await specialist.taps(words("Review"))
        seen = 0
        while any(words("Publish") == label for label in specialist.screen.labels()):
            seen += 1
            if seen == 3:
                await specialist.taps(words("Return"))
                await specialist.taps(words("No date or place"))
            else:
                await specialist.taps(words("Publish"))
        await self.drained()
        await self.drained()

    async def _counts(self, invented: Invented) -> None:
        person, words = self.people[invented.called], invented.words
        await person.says("/start")
        await person.taps(words("Followers"))
        await person.says("231")

    async def _tip(self) -> None:
        press, words = self.people[PRESS.called], PRESS.words
        await press.says("/start")
        await press.taps(words("Send a tip"))
        for language in LANGUAGES:
            await press.says(name_in(language, TIP))
        await press.taps(words("Send it"))
        await self.drained()
