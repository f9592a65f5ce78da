"""Very many to whom one broadcast goes, at a Telegram that fails: what befalls whom, and what must hold in the end.

All of it is drawn from a seed: the same seed brings the same again.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import insert, select

from db.engine import Database
from db.tables import Account, Broadcast, Notice, Organisation, Person, Seat
from newsroom import outbox
from newsroom.broadcasts import progress
from newsroom.broadcasts.broadcasts import read
from newsroom.broadcasts.notices import Tip
from newsroom.who import CHAIR, Who
from scheduler.flights import AT_ONCE
from simulator.world.accounts import Bot
from simulator.world.faults import Fault, Faults
from simulator.world.world import World
from tests.newsroom.everybody import seated, union

BLOCKED = 0.05
# Of each hundred so many have it once: a 502, an answer that never comes, one that is slow, a connection that is cut
# after the message was taken, and a pause that is asked for.
MISHAPS = {"error": 0.02, "timeout": 0.005, "slow": 0.02, "cut": 0.01, "refusal": 0.01}
LEAVE_DOUBT = ("timeout", "cut", "error")
LASTS = {"timeout": 20.0, "slow": 3.0, "refusal": 3.0}  # seconds
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
        if method != "getUpdates":
            self._has_asked()
        kind = self.of.pop(chat, None)
        if kind is None:
            return super().pick(method, now, among, chat)
        self.met[kind] += 1
        return Fault(kind, code=429 if kind == "refusal" else 0, seconds=LASTS.get(kind, 0.0))


@dataclass(frozen=True, slots=True)
class Ended:
    """What became of it."""

    states: Counter[str]
    met: Counter[str]
    kills: int
    seconds: float
    too_fast: int

    def require_all_is_known(self, people: int, kills: int) -> None:
        """All that the guarantee says of it, whatever came in between."""
        assert sum(self.states.values()) == people
        assert self.kills == kills
        doubtful = sum(self.met[kind] for kind in LEAVE_DOUBT)
        assert self.states[outbox.UNKNOWN] <= AT_ONCE * kills + doubtful
        assert self.too_fast == self.met["refusal"], "nobody is asked to wait but where it was made so"
        assert self.states[outbox.FAILED] == 0


class Crowd:
    """They have all pressed Start; some have blocked the bot since."""

    def __init__(
        self, world: World, bot: Bot, engine: Database, people: int, chance: random.Random,
        has_asked: Callable[[], None],
    ) -> None:  # fmt: skip
        self.world, self.bot, self.engine = world, bot, engine
        self._fates = world.faults = Fates(has_asked)
        self.chats = [world.add_human(f"{number}").id for number in range(people)]
        for chat in self.chats:
            dialog = world.dialog(world.accounts[chat], bot)
            dialog.started, dialog.blocked = True, chance.random() < BLOCKED
            drawn, last = chance.random(), 0.0
            for kind, share in MISHAPS.items():
                if last <= drawn < last + share and not dialog.blocked:
                    self._fates.of[chat] = kind
                last += share

    async def come_in(self, now: datetime) -> Who:
        """Chairs, all of them, of one branch. Gives the press service."""
        async with self.engine.begin() as tx:
            await union(tx)
            human = self.world.add_human("Баспасөз")
            self.world.dialog(human, self.bot).started = True
            await tx.execute(insert(Account).values(id=human.id, language="kk"))
            press = await seated(tx, "press", "centre", now, who=Who(human.id, "kk"))
            place = (await tx.execute(insert(Organisation).values(level="branch", code="all", names={"kk": "Б"})
                                      .returning(Organisation.id))).scalar_one()  # fmt: skip
            rows = [{"id": one, "language": "ru" if one % 3 else "kk", "created_at": now} for one in self.chats]
            await tx.execute(insert(Person), rows)
            await tx.execute(insert(Account), [{"id": one, "person_id": one} for one in self.chats])
            sits = {"organisation_id": place, "role": CHAIR, "starts_on": now.date()}
            await tx.execute(insert(Seat), [{"person_id": one} | sits for one in self.chats])
        return press

    async def is_over(self, broadcast_id: int) -> bool:
        state = select(Broadcast.state).where(Broadcast.id == broadcast_id)
        found = await self.engine.read(lambda tx: tx.execute(state))
        return bool(found.scalar_one() == "done")

    async def ended(self, broadcast_id: int, kills: int, seconds: float) -> Ended:
        too_fast = sum(one.code == 429 for one in self.world.record.requests)
        return Ended(await self._known(broadcast_id), self._fates.met, kills, seconds, too_fast)

    async def _known(self, broadcast_id: int) -> Counter[str]:
        """Each has one notice, and no more messages than that says."""
        async with self.engine.connect() as tx:
            told = select(Notice.chat_id, Notice.state).where(Notice.kind == Tip.kind).order_by(Notice.id)
            rows = (await tx.execute(told)).all()
            known = await progress.of(tx, await read(tx, broadcast_id))
        assert [chat for chat, _ in rows] == sorted(self.chats), "one for each"
        states = dict(rows)
        had = {chat: self._messages(chat) for chat in self.chats}
        assert max(had.values()) == 1, "nobody twice"
        for chat, state in states.items():
            expected = {outbox.SENT: {1}, outbox.UNREACHABLE: {0}, outbox.FAILED: {0}, outbox.UNKNOWN: {0, 1}}
            assert had[chat] in expected[state], (chat, state)
        assert Counter(known.states) == Counter(states.values())
        assert known.broadcast.people == len(self.chats)
        return Counter(states.values())

    def _messages(self, chat: int) -> int:
        dialog = self.world.dialogs[chat, self.bot.id]
        return sum(message.sender is self.bot for message in dialog.messages.values())
