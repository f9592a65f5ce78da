"""A post office with the bot's own words, and a channel that posts go into."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import update

from bot.wording import wording
from db.tables import Organisation, Post
from newsroom.posts import drafting, posts, publishing, review
from newsroom.who import Who
from scheduler import notices
from scheduler.sender import Sender
from simulator.world.world import FIRST_SUPERGROUP
from tests.newsroom.everybody import NOW, left_for, said, seated, union
from tests.scheduler.post_office import PostOffice

CHANNEL = FIRST_SUPERGROUP


async def with_a_desk(engine) -> tuple[Who, Who]:
    """The union, with a region's specialist, whose channel is bound, and a chair."""
    async with engine.begin() as tx:
        await union(tx)
        specialist, chair = await seated(tx, "specialist", "vko"), await seated(tx, "chair", "ridder")
        await review.bind_channel(tx, specialist, CHANNEL, "Арна", NOW)
        signed = {"channel": {"id": CHANNEL, "title": "Арна"}, "signature": {"kk": "Кәсіподақ"}, "naming": False}
        await tx.execute(update(Organisation).where(Organisation.code == "vko").values(settings=signed))
    return specialist, chair


class Desk(PostOffice):
    """A post office with the bot's own words, a channel, its specialist, and a chair."""

    def another(self) -> Sender:
        words = wording(self.bot.id, self.clock)
        return Sender(self.engine, words, self._messenger.deliver, notices.follow, self.clock)

    async def settle_in(self) -> None:
        self.owner = await self.telegram.person("Маман")
        self.group = await self.telegram.channel("Арна", self.owner, self.bot)
        assert self.group.id == CHANNEL
        self.specialist, self.chair = self.engine.given

    async def sent(self, text: str = "Семинар өтті.", files: tuple[str, ...] = (), kind: str = "photo") -> int:
        async with self.engine.begin() as tx:
            number = await drafting.begin(tx, self.chair, self.chair.seat.organisation_id, self.now, None)
            await drafting.add_text(tx, self.chair, number, said(text))
            for place, file_id in enumerate(files):
                found = drafting.File(kind, self.bot.id, file_id, f"{number} {place}", {})
                await drafting.add_media(tx, self.chair, number, found)
            await drafting.send(tx, self.chair, number, self.now)
        return number

    async def do(self, deed, number: int, *more):
        async with self.engine.begin() as tx:
            return await deed(tx, self.specialist, number, *more, self.now)

    async def out(self, text: str = "Семинар өтті.", files: tuple[str, ...] = ()) -> int:
        number = await self.sent(text, files)
        await self.do(publishing.publish, number)
        await self.drained(3)
        return number

    async def announced(self) -> int:
        """A stream, published an hour before it begins."""
        number = await self.sent()
        async with self.engine.begin() as tx:
            live_at = self.now + timedelta(hours=1)
            await tx.execute(update(Post).where(Post.id == number).values(live_at=live_at))
        await self.do(publishing.publish, number)
        await self.drained(2)
        return number

    async def post(self, number: int):
        async with self.engine.connect() as tx:
            return await posts.require_post(tx, number)

    async def news(self, who) -> list[str]:
        async with self.engine.connect() as tx:
            return [kind for kind, _ in await left_for(tx, who)]

    async def state_of_notices(self, kind: str) -> list[str]:
        return [row["state"] for row in await self.notices() if row["kind"] == kind]

    def channel(self) -> list[str]:
        """What stands there now, of every message: its words, or what it is."""
        found = self.telegram.world.rooms[self.group.id].messages.values()
        spoken = [one for one in found if one.kind != "service"]
        return [one.content.get("text") or one.content.get("caption") or one.kind for one in spoken]
