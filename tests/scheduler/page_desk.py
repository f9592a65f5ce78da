"""A desk whose region has a page of Facebook beside its channel."""

from __future__ import annotations

from aiogram import Bot
from sqlalchemy import select

from bot.facebook import Facebook
from bot.framing import Framer
from bot.meta import Meta
from bot.sealing import new_key, seal
from bot.wording import wording
from db.tables import Publication
from demo.session import Session
from newsroom import outbox
from newsroom.posts import publishing
from newsroom.union import door_keys
from newsroom.union.door_keys import DoorKey
from scheduler import notices
from scheduler.sender import Sender
from tests.graph import Graph, Page
from tests.scheduler.desk import Desk
from tests.scheduler.post_office import TOKEN

BOTH, ONLY_PAGE = ("channel", "facebook"), ("facebook",)
PAGE = 100_064_000_000_001
KEY = new_key()


class PageDesk(Desk):
    """`drained` is of both doors; without `to` a post goes to the page alone."""

    graph: Graph
    meta: Meta

    async def settle_in_with(self, graph: Graph) -> None:
        await self.settle_in()
        self.graph, self.page = graph, graph.add(Page(PAGE, "ШҚО кәсіподағы", "EAAG-page-token"))
        self.meta = Meta(graph.address, patience=5)
        session = Session(self.telegram.world)
        bot = Bot(TOKEN, session=session)
        self.facebook = Facebook(self.engine, self.meta, KEY, bot, Framer(self.engine, self.clock))
        self.page_sender = self.another_of_pages()
        async with self.engine.begin() as tx:
            await door_keys.put(tx, self.key(), self.now)

    def key(self) -> DoorKey:
        region_id, sealed = self.specialist.seat.organisation_id, seal(KEY, self.page.token)
        return DoorKey(region_id, outbox.FACEBOOK, PAGE, self.page.name, sealed, None, {})

    def another_of_pages(self) -> Sender:
        words = wording(self.bot.id, self.clock)
        return Sender(
            self.engine, words, self.facebook.deliver, notices.follow, self.clock, door=outbox.FACEBOOK
        )  # fmt: skip

    async def drained(self, rounds: int = 1, seconds: float = 1) -> int:
        took = 0
        for _ in range(rounds):
            took += await self.page_sender.drain_some()
            took += await super().drained(1, seconds)
        return took

    async def put_out(self, number: int, to: tuple[str, ...] = ONLY_PAGE) -> None:
        async with self.engine.begin() as tx:
            await publishing.publish(tx, self.specialist, number, self.now, to)

    async def out_at(self, text: str = "Семинар өтті.", files: tuple[str, ...] = (), to=ONLY_PAGE) -> int:
        number = await self.sent(text, files)
        await self.put_out(number, to)
        await self.drained(2)
        return number

    async def ways(self, number: int) -> dict[str, str]:
        async with self.engine.connect() as tx:
            found = select(Publication.platform, Publication.state).where(Publication.post_id == number)
            return {row.platform: row.state for row in await tx.execute(found)}

    async def trouble(self, number: int) -> str:
        async with self.engine.connect() as tx:
            found = select(Publication.trouble).where(Publication.post_id == number)
            return (await tx.execute(found.where(Publication.platform == "facebook"))).scalar_one()
