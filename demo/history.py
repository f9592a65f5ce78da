"""Some weeks of work, done by the invented people themselves: they tap and write, the bot answers, time goes by."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import cycle

from bot.app import App
from bot.loop import Loop
from demo.moments import WEEKS, Days
from demo.people import (
    CHAIRS,
    COMMENTS,
    DEPUTY,
    FIRST,
    MEMBER,
    OWNER,
    POSTS,
    PRESS,
    SIGNATURE,
    SPECIALIST,
    STRANGER,
    TIP,
    Invented,
)
from demo.variety import Variety
from locales import LANGUAGES, own_name
from newsroom.people import invitations
from newsroom.union import organisations
from newsroom.values.languages import name_in
from simulator import Person, Telegram, photo
from simulator.people.views import chat_number, chats_of

MONDAY, TUESDAY, WEDNESDAY, THURSDAY = range(4)
Tell = Callable[[str], None]


class History:
    def __init__(self, telegram: Telegram, app: App, days: Days) -> None:
        self._telegram = telegram
        self._app = app
        self._days = days
        self.people: dict[str, Person] = {}
        self._chance = random.Random(7)
        self._texts = {language: cycle(texts) for language, texts in POSTS.items()}

    async def happens(self, tell: Tell) -> None:
        """From the first invitation to what waits this morning."""
        tell("people come in")
        self._awake()
        for invented in (FIRST, SPECIALIST, PRESS, STRANGER, *CHAIRS[1:], DEPUTY, MEMBER, OWNER):
            await self._comes_in(invented)
            await self.minutes_pass(3)
        await self._binds_channel()
        await self._signs()
        for week in range(WEEKS):
            tell(f"week {week + 1} of {WEEKS}")
            await self._week(week)
        tell("this morning")
        await self._this_morning()
        await self._asleep()

    def _awake(self) -> None:
        self._loop = Loop(self._app.bot, self._app.edge, self._app.clock, self._app.lanes)
        self._work = asyncio.create_task(self._loop.run())

    async def _asleep(self) -> None:
        self._loop.stop()
        await self._work
        await self._app.framer.close()

    async def _comes(self, moment: datetime) -> bool:
        """Whether this moment has been yet. The bot is off until then; what has come due is told when it wakes."""
        if moment > self._days.morning:
            return False
        await self._asleep()
        await self._telegram.passes(max(0.0, moment.timestamp() - self._telegram.clock.now()))
        self._awake()
        await self._app.look_what_is_due()
        await self.drained()
        return True

    async def minutes_pass(self, most: int) -> None:
        """While somebody thinks, or does something else."""
        await self._telegram.passes(self._chance.randrange(20, 60 * most))

    async def drained(self) -> None:
        while await self._app.sender.drain_some():
            await self._telegram.passes(1)

    async def _comes_in(self, invented: Invented) -> None:
        named = {"last_name": f"· {invented.name}", "language": invented.language}
        person = await self._telegram.person(invented.called, picture=True, **named)
        self.people[invented.called] = person
        if not invented.role:
            return
        now = datetime.fromtimestamp(self._telegram.clock.now(), UTC)
        async with self._app.engine.begin() as tx:
            place = await organisations.require_code(tx, invented.code)
            _, word = await invitations.make(tx, None, place, invented.role, now)
        me = await self._app.bot.me()
        await person.opens(f"https://t.me/{me.username}?start={word}")
        await person.taps(own_name(invented.words.language))

    async def _binds_channel(self) -> None:
        """The specialist makes the bot an administrator of the region's channel, and says yes."""
        specialist = self.people[SPECIALIST.called]
        me = await self._app.bot.me()
        bot, member = self._telegram.world.accounts[me.id], self.people[MEMBER.called]
        channel = await self._telegram.channel("Шығыс Қазақстан · Кәсіподақ", specialist, bot)
        await specialist.taps(SPECIALIST.words("Yes"))
        group = await self._telegram.group("Шығыс Қазақстан · Пікірлер", specialist, bot, member, kind="supergroup")
        await group.promote(bot, by=specialist)
        await channel.discussed_in(group, by=specialist)
        await member.joins(channel)

    async def _signs(self) -> None:
        """What stands below every publication."""
        specialist, words = self.people[SPECIALIST.called], SPECIALIST.words
        await specialist.taps(words("Settings"))
        await specialist.taps(words("Signature"))
        for language in LANGUAGES:
            await specialist.says(name_in(language, SIGNATURE))

    async def _week(self, week: int) -> None:
        """Reminded on Monday, most send on Tuesday and are read after lunch; who has not is reminded on Thursday."""
        at, last = self._days.at, week == WEEKS - 1
        if last:
            await self._all_read()
        await self._comes(at(week, MONDAY, 10, 1))
        if await self._comes(at(week, TUESDAY, 11, 20)):
            for invented in CHAIRS:
                if self._chance.random() < invented.diligence and not (last and invented is FIRST):
                    await self._sends(invented)
            await self._comes(at(week, TUESDAY, 14, 10))
            await self.reviews()
        if week == WEEKS - 2:
            await self._readers_answer()
            await self._comes(at(week, TUESDAY, 18, 5))
        if week == 0:
            await self._counts(CHAIRS[1])
            await self._tip()
        if week == WEEKS - 2:
            await self._comes(at(week, WEDNESDAY, 11, 30))
            await Variety(self).happens()
        await self._comes(at(week, THURSDAY, 10, 1))

    async def _this_morning(self) -> None:
        """All is read and done but what shall be tried: a post to be read, one for the site, somebody at the door."""
        variety, morning = Variety(self), self._days.morning
        await self._comes(morning - timedelta(minutes=35))
        await variety.scheduled_for_later()
        await self._all_read(FIRST)
        await variety.offered_to_the_site()
        await self._comes(morning - timedelta(minutes=18))
        await self._all_read(FIRST, PRESS)
        await variety.sent_and_not_yet_read()
        await self.people[STRANGER.called].starts()
        await self._comes(morning)
        await self._all_read(FIRST, PRESS, SPECIALIST)

    async def _all_read(self, *others: Invented) -> None:
        """Everybody but these others has looked at everything."""
        world, unread = self._telegram.world, {self.people[other.called].id for other in others}
        for human in world.humans():
            for chat in chats_of(world, human):
                if human.id not in unread and chat.messages:
                    await self._telegram.act("read", person=human.id, chat=chat_number(chat))

    async def _sends(self, invented: Invented) -> None:
        await self.minutes_pass(11)
        person, words = self.people[invented.called], invented.words
        text = next(self._texts[invented.language])
        pictures = [photo(seed=self._chance.randrange(10_000)) for _ in range(self._chance.choice((1, 1, 2)))]
        await person.sends(*pictures, caption=text, silently=len(pictures) > 1)
        await self._telegram.passes(3)  # an album is shown when all of it is there
        await self.drained()
        await person.taps(words("Send it"))

    async def _readers_answer(self) -> None:
        """Below what stands in the channel: the authors hear of it in the evening."""
        member = self.people[MEMBER.called]
        for words in COMMENTS:
            await self.minutes_pass(5)
            (*_, newest) = (number for number, said in member.screen.messages.items() if "caption" in said)
            await member.reacts("❤", message=newest)
            await member.comments(words, message=newest)

    def loses_an_answer(self, method: str) -> None:
        self._telegram.world.faults.next("cut", method)

    async def reviews(self) -> None:
        """Down the queue: most are published, one comes back for its date."""
        specialist, words = self.people[SPECIALIST.called], SPECIALIST.words
        await specialist.says("/start")
        await specialist.taps(words("Review"))
        seen = 0
        while any(words("Publish") == label for label in specialist.screen.labels()):
            await self.minutes_pass(3)
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
        await press.taps(words("Send it now"))
        await self.drained()
