"""Several processes to which Telegram brings updates, on one PostgreSQL: they are killed, stopped and started anew.

Everybody writes a post line by line. Whatever happens to the processes and to the database, each line stands in it once
and in its place; and of a tip nobody gets two.
"""

from __future__ import annotations

import asyncio
import random
import signal
from collections import Counter
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from multiprocessing.process import BaseProcess

from sqlalchemy import insert, select, text

from db.engine import open_engine
from db.tables import Account, Broadcast, Incident, Incoming, Notice, Person, Post, Seat
from newsroom import outbox
from newsroom.broadcasts.notices import Tip
from newsroom.notices import Recipient, tell
from newsroom.rubrics import bringing_in
from newsroom.union import organisations
from scheduler.sender import LOCKS
from simulator.people.stage import Stage
from simulator.world.world import World
from tests import running
from tests.bot.hooked import SECRET, a_hook
from tests.databases import PATIENCE
from tests.stories.conftest import TOKEN

SINCE = datetime(2026, 1, 1, tzinfo=UTC)
TIP = "Қысқы жылыту мектептерде"
SENDS = """SELECT application_name FROM pg_stat_activity JOIN pg_locks USING (pid)
    WHERE locktype = 'advisory' AND objid = :key AND granted AND datname = current_database()"""
IN_FLIGHT = 50  # that a dead sender may have had


def line(number: int) -> str:
    return f"Кәсіподақ мүшелері үшін {number}-семинар өтті."


class Several:
    def __init__(self, world: World, address: str, database: str, people: int) -> None:
        self.world, self.engine = world, open_engine(database)
        self.bot = world.add_bot(TOKEN, "Тілші", "tilshi_bot")
        world.pace.on = False
        self.people = [world.add_human(f"Төраға {number}").id for number in range(people)]
        self.lines = 0
        hook = a_hook()
        self._stage = Stage.at(address)
        self._environment = {
            "BOT_TOKEN": TOKEN, "TELEGRAM_API_URL": address, "DATABASE_URL": database, "WEBHOOK_URL": hook.url,
            "WEBHOOK_SECRET": SECRET, "WEBHOOK_LISTEN": f"{hook.host}:{hook.port}",
        }  # fmt: skip
        self.workers: list[BaseProcess] = []

    async def prepare(self) -> None:
        async with self.engine.begin() as tx:
            await bringing_in.bring_in_rubrics(tx)
            centre = await organisations.make(tx, parent_id=None, level="centre", code="centre", names={"kk": "Бәрі"})
            region = await organisations.make(tx, parent_id=centre, level="region", code="all", names={"kk": "Өңір"})
            for number, account in enumerate(self.people, 1):
                place = await organisations.make(
                    tx, parent_id=region, level="branch", code=f"b{number}", names={"kk": f"{number}"}
                )  # fmt: skip
                self.world.dialog(self.world.human(account), self.bot).started = True
                await tx.execute(insert(Person).values(id=number, language="kk", created_at=SINCE))
                sits = {"person_id": number, "organisation_id": place, "role": "chair", "starts_on": SINCE.date()}
                await tx.execute(insert(Seat).values(**sits))
                await tx.execute(insert(Account).values(id=account, person_id=number, language="kk"))

    async def leave_a_tip(self, number: int) -> None:
        """For all but those with whom it is not known whether the last one has arrived: they have to wait for that."""
        now, in_doubt = datetime.now(UTC), await self.in_doubt()
        async with self.engine.begin() as tx:
            tip = insert(Broadcast).values(id=number, texts={"kk": f"{TIP} {number}"}, created_by=1, created_at=now)
            await tx.execute(tip)
            for person, account in enumerate(self.people, 1):
                if account not in in_doubt:
                    await tell(tx, Tip(number), [Recipient(account, person)], now, broadcast_id=number)

    async def in_doubt(self) -> set[int]:
        """Chats to which something was in flight when its sender died."""
        held = Notice.state.in_([outbox.SENDING, outbox.UNKNOWN])
        async with self.engine.connect() as tx:
            return set((await tx.execute(select(Notice.chat_id).where(held, Notice.kind == Tip.kind))).scalars())

    async def write(self, lines: int) -> None:
        """Everybody at once, and nobody waits for an answer."""
        for number in range(self.lines, self.lines + lines):
            for person in self.people:
                await self._stage.act("say", person=person, chat=self.bot.id, text=line(number))
        self.lines += lines

    # ---- processes

    def start(self) -> BaseProcess:
        worker = running.start(self._environment, "--webhook")
        self.workers.append(worker)
        return worker

    async def kill(self, worker: BaseProcess) -> None:
        self.workers.remove(worker)
        worker.kill()
        assert await running.ended(worker) == -signal.SIGKILL

    async def sender(self) -> BaseProcess:
        """The process that sends."""
        async with asyncio.timeout(PATIENCE):
            while True:
                async with self.engine.connect() as tx:
                    found = (await tx.execute(text(SENDS), {"key": LOCKS[outbox.TELEGRAM]})).scalar_one_or_none()
                for worker in self.workers:
                    if found == f"tilshi {worker.pid}":
                        return worker
                await asyncio.sleep(0.05)

    async def stop(self, worker: BaseProcess, *, is_new: bool = False) -> None:
        """In good order; who `is_new` may not even have begun to listen to signals, and has nothing in hand."""
        self.workers.remove(worker)
        worker.terminate()
        assert await running.ended(worker) in ((0, -signal.SIGTERM) if is_new else (0,))

    async def revive(self) -> None:
        """Who was just starting when the database went has said so and ended: something starts it again."""
        for worker in list(self.workers):
            if not worker.is_alive():
                self.workers.remove(worker)
                assert await running.ended(worker) == 1
                self.start()

    async def close(self) -> None:
        for worker in self.workers:
            worker.kill()
            await running.ended(worker)
        await self._stage.close()
        await self.engine.dispose()

    # ---- what came of it

    async def written(self) -> dict[int, str]:
        async with self.engine.connect() as tx:
            found = await tx.execute(select(Post.author_id, Post.texts))
            return {author: "".join(texts.values()) for author, texts in found}

    async def some_are_done(self, share: float) -> None:
        """So much of what was written so far stands there."""
        wanted = share * self.lines * len(self.people)
        async with asyncio.timeout(PATIENCE):
            while sum(text.count("семинар") for text in (await self.written()).values()) < wanted:  # noqa: ASYNC110
                await asyncio.sleep(0.02)

    async def all_is_done(self) -> None:
        async with asyncio.timeout(PATIENCE):
            while len(self.bot.updates) or await self._lying():  # noqa: ASYNC110 (other processes are at work)
                await asyncio.sleep(0.05)

    async def _lying(self) -> int:
        async with self.engine.connect() as tx:
            return len((await tx.execute(select(Incoming.id).where(Incoming.done_at.is_(None)))).all())

    async def all_are_told(self) -> None:
        """Nothing waits; what is in flight for good has gone down with its sender."""
        waits = select(Notice.id).where(Notice.state == outbox.WAITING, Notice.kind == Tip.kind)
        async with asyncio.timeout(PATIENCE):
            while True:
                async with self.engine.connect() as tx:
                    if not (await tx.execute(waits)).all():
                        return
                await asyncio.sleep(0.05)

    async def check(self, kills: int) -> None:
        whole = "\n\n".join(map(line, range(self.lines)))
        texts = await self.written()
        assert len(texts) == len(self.people)
        others = {author: text for author, text in texts.items() if text != whole}
        assert others == {}, "each line once, and in its place"
        async with self.engine.connect() as tx:
            incidents = (await tx.execute(select(Incident.kind))).scalars().all()
            left = (await tx.execute(select(Notice.chat_id).where(Notice.kind == Tip.kind))).scalars().all()
        assert list(incidents) == []
        said, in_doubt = self._tips(), await self.in_doubt()
        assert set(said.values()) <= {1}, "nothing twice"
        told = Counter(chat for chat, _ in said)
        lost = {chat: count - told[chat] for chat, count in Counter(left).items() if count > told[chat]}
        assert set(lost) <= in_doubt, "nothing lost"
        assert len(in_doubt) <= kills * IN_FLIGHT

    def _tips(self) -> Counter[tuple[int, str]]:
        return Counter(
            (person, message.words)
            for (person, _), dialog in self.world.dialogs.items()
            for message in dialog.messages.values()
            if message.sender is dialog.bot and TIP in message.words
        )


async def tortured(several: Several, crash: Callable[[], Awaitable[None]], seed: int) -> None:
    """`crash` is PostgreSQL's; processes die without a word, are stopped in good order, and come."""
    chance = random.Random(seed)
    kills = 0
    await several.prepare()
    for _ in range(2):
        several.start()
    for number in range(1, 5):
        await several.leave_a_tip(number)
        await several.write(2)
        await several.some_are_done(chance.uniform(0.2, 0.9))
        happens = chance.choice(("killed", "killed", "stopped", "database"))
        if happens == "database":
            await crash()
            await several.engine.dispose()  # the test's own connections went with it
            await several.revive()
            continue
        await several.revive()
        worker = chance.choice(several.workers)
        several.start()
        await (several.kill(worker) if happens == "killed" else several.stop(worker))
        kills += happens == "killed"
    await several.all_is_done()
    await several.all_are_told()
    await several.check(kills)
