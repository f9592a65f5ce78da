"""A broadcast to very many at a Telegram that fails, by a sender that is killed again and again: nobody has it twice.

Time goes by while nobody works. What befalls whom, and after how many messages the sender dies, is drawn from a seed:
the same seed brings the same again.
"""

from __future__ import annotations

import asyncio
import random
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from bot.wording import wording
from db.dml import insert
from db.tables import Account, Broadcast, Notice, Organisation, Person, Seat
from newsroom import outbox
from newsroom.broadcasts import progress
from newsroom.broadcasts.broadcasts import read
from newsroom.broadcasts.notices import Tip
from newsroom.who import CHAIR, Who
from scheduler import notices
from scheduler.flights import AT_ONCE
from scheduler.sender import Sender
from simulator.world.faults import Fault, Faults
from tests.newsroom.everybody import seated, tip, union
from tests.scheduler.post_office import PostOffice

BLOCKED = 0.05
# Of each hundred so many have it once: a 502, an answer that never comes, one that is slow, a connection that is cut
# after the message was taken, and a pause that is asked for.
MISHAPS = {"error": 0.02, "timeout": 0.005, "slow": 0.02, "cut": 0.01, "refusal": 0.01}
LEAVE_DOUBT = ("timeout", "cut", "error")
TO_START = 1.5  # seconds
UNPACED = 1_000_000
TEXTS = {"kk": "Суретті файл етіп жіберіңіз.", "ru": "Присылайте фото файлом."}


class Fates(Faults):
    """Each chat has its own, the first time that something is sent there."""

    def __init__(self, has_asked: Callable[[], None]) -> None:
        super().__init__()
        self.of: dict[int, str] = {}
        self.met = Counter[str]()
        self._has_asked = has_asked

    def pick(self, method: str, now: float, among: tuple[str, ...], chat: int = 0) -> Fault | None:
        self._has_asked()
        kind = self.of.pop(chat, None)
        if kind is None:
            return super().pick(method, now, among, chat)
        self.met[kind] += 1
        return Fault(kind, code=429, seconds=3) if kind == "refusal" else Fault(kind)


@dataclass(frozen=True, slots=True)
class Ended:
    """What became of it."""

    states: Counter[str]
    met: Counter[str]
    kills: int
    seconds: float
    too_fast: int


class Ordeal(PostOffice):
    def another(self, *_: Any, **__: Any) -> Sender:
        words = wording(self.bot.id, self.clock)
        sender = Sender(self.engine, words, self._messenger.deliver, notices.follow, self.clock)
        sender.pace.a_second = self._a_second
        return sender

    def __init__(self, telegram: Any, engine: Any, people: int, kills: int, seed: int, *, paced: bool) -> None:
        self._a_second = 25 if paced else UNPACED
        super().__init__(telegram, engine)
        telegram.world.pace.on = paced
        chance = random.Random(seed)
        self._asked, self._killed = 0, 0
        self._dies_at = sorted(chance.sample(range(people // 20, people), kills))
        self._work: asyncio.Task[None] | None = None
        self._fates = telegram.world.faults = Fates(self._one_more)
        self.chats = [telegram.world.add_human(f"{number}").id for number in range(people)]
        for chat in self.chats:
            dialog = telegram.world.dialog(telegram.world.accounts[chat], self.bot)
            dialog.started, dialog.blocked = True, chance.random() < BLOCKED
            drawn, last = chance.random(), 0.0
            for kind, share in MISHAPS.items():
                if last <= drawn < last + share and not dialog.blocked:
                    self._fates.of[chat] = kind
                last += share

    def _one_more(self) -> None:
        """A request has arrived: if it is its turn, the sender dies with all that it has in flight."""
        self._asked += 1
        if self._dies_at and self._asked >= self._dies_at[0] and self._work is not None:
            del self._dies_at[0]
            self._killed += 1
            self._work.cancel()

    async def prepared(self) -> None:
        async with self.engine.begin() as tx:
            await union(tx)
            human = self.telegram.world.add_human("Баспасөз")
            self.telegram.world.dialog(human, self.bot).started = True
            await tx.execute(insert(Account).values(id=human.id, language="kk"))
            press = await seated(tx, "press", "centre", self.now, who=Who(human.id, "kk"))
            place = (await tx.execute(insert(Organisation).values(level="branch", code="all", names={"kk": "Б"})
                                      .returning(Organisation.id))).scalar_one()  # fmt: skip
            rows = [{"id": one, "language": "ru" if one % 3 else "kk", "created_at": self.now} for one in self.chats]
            await tx.execute(insert(Person), rows)
            await tx.execute(insert(Account), [{"id": one, "person_id": one} for one in self.chats])
            sits = {"organisation_id": place, "role": CHAIR, "starts_on": self.now.date()}
            await tx.execute(insert(Seat), [{"person_id": one} | sits for one in self.chats])
            self.number, people = await tip(tx, press, TEXTS, self.now)
        assert people == len(self.chats)

    async def lived_through(self, seconds: float) -> Ended:
        """Until all of it is out and has been shown."""
        self._at_work = 1
        lives = asyncio.create_task(self._one_after_the_other())
        took = await self.until(self._is_over, seconds, 0.2)
        lives.cancel()
        await asyncio.gather(lives, return_exceptions=True)
        too_fast = sum(one.code == 429 for one in self.telegram.world.record.requests)
        return Ended(await self._known(), self._fates.met, self._killed, took, too_fast)

    async def _one_after_the_other(self) -> None:
        """Where one has died, the next begins, as soon as a process can."""
        while True:
            self._work = asyncio.create_task(self.another().run())
            try:
                await asyncio.wait((self._work,))
            finally:
                self._work.cancel()
                await asyncio.gather(self._work, return_exceptions=True)
            await self.clock.sleep(TO_START)

    async def _is_over(self) -> bool:
        async with self.engine.connect() as tx:
            state = select(Broadcast.state).where(Broadcast.id == self.number)
            return (await tx.execute(state)).scalar_one() == "done"

    async def _known(self) -> Counter[str]:
        """Each has one notice, and no more messages than that says."""
        async with self.engine.connect() as tx:
            told = select(Notice.chat_id, Notice.state).where(Notice.kind == Tip.kind).order_by(Notice.id)
            states = dict((await tx.execute(told)).all())
            known = await progress.of(tx, await read(tx, self.number))
        assert states.keys() == set(self.chats)
        had = {chat: self._messages(chat) for chat in self.chats}
        assert max(had.values()) == 1, "nobody twice"
        for chat, state in states.items():
            expected = {outbox.SENT: {1}, outbox.UNREACHABLE: {0}, outbox.FAILED: {0}, outbox.UNKNOWN: {0, 1}}
            assert had[chat] in expected[state], (chat, state)
        assert Counter(known.states) == Counter(states.values())
        return Counter(states.values())

    def _messages(self, chat: int) -> int:
        dialog = self.telegram.world.dialogs[chat, self.bot.id]
        return sum(message.sender is self.bot for message in dialog.messages.values())


async def ordeal(telegram: Any, engine: Any, people: int, kills: int, seed: int, *, paced: bool) -> Ended:
    """All that the guarantee says of it, whatever came in between."""
    suffering = Ordeal(telegram, engine, people, kills, seed, paced=paced)
    await suffering.prepared()
    ended = await suffering.lived_through(60 + people / 10 + 200 * kills)
    assert sum(ended.states.values()) == people
    assert ended.kills == kills
    doubtful = sum(ended.met[kind] for kind in LEAVE_DOUBT)
    assert ended.states[outbox.UNKNOWN] <= AT_ONCE * kills + doubtful
    assert ended.too_fast == ended.met["refusal"], "nobody is asked to wait but where it was made so"
    assert ended.states[outbox.FAILED] == 0
    return ended
