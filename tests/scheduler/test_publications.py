"""Posts on their way to the channel: sent once, told what became of them, mended and removed where they stand."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import update

from bot.wording import after, wording
from db.tables import Organisation
from newsroom.outbox import MOST_ATTEMPTS
from newsroom.posts import drafting, posts, publishing, review
from scheduler.sender import Sender
from simulator import photo as picture
from tests.newsroom.everybody import said, seated, told, union
from tests.scheduler.post_office import PostOffice

LONG = "Семинар өтті. " * 100  # longer than a caption may be
HOUR = timedelta(hours=1)


class Desk(PostOffice):
    """A post office with the bot's own words, a channel, its specialist, and a chair."""

    def another(self) -> Sender:
        words, clock = wording(self.bot.id, self.telegram.clock), self.telegram.clock
        return Sender(self.engine, words, self._messenger.deliver, after, clock)

    async def settle_in(self) -> None:
        self.owner = await self.telegram.person("Маман")
        self.group = await self.telegram.channel("Арна", self.owner, self.bot)
        async with self.engine.begin() as tx:
            await union(tx)
            self.specialist, self.chair = await seated(tx, "specialist", "vko"), await seated(tx, "chair", "ridder")
            await review.bind_channel(tx, self.specialist, self.group.id, "Арна", self.now)
            signed = {"channel": {"id": self.group.id, "title": "Арна"}, "signature": {"kk": "Кәсіподақ"}}
            await tx.execute(update(Organisation).where(Organisation.code == "vko").values(settings=signed))

    def file(self) -> str:
        return self.telegram.world.files.add_photo(picture())[-1].id_for(self.bot.id)

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

    async def post(self, number: int):
        async with self.engine.connect() as tx:
            return await posts.again(tx, number)

    async def news(self, who) -> list[str]:
        async with self.engine.connect() as tx:
            return [kind for kind, _ in await told(tx, who)]

    async def state_of_notices(self, kind: str) -> list[str]:
        return [row["state"] for row in await self.notices() if row["kind"] == kind]

    def channel(self) -> list[str]:
        """What stands there now, of every message: its words, or what it is."""
        found = self.telegram.world.rooms[self.group.id].messages.values()
        spoken = [one for one in found if one.kind != "service"]
        return [one.content.get("text") or one.content.get("caption") or one.kind for one in spoken]


@pytest.fixture
async def desk(telegram, engine) -> Desk:
    desk = Desk(telegram, engine)
    await desk.settle_in()
    return desk


# ---- once, and as it was shown


async def test_it_stands_there_once_and_its_link_is_known(desk):
    number = await desk.out()
    await desk.drained(3)
    assert desk.channel() == ["Семинар өтті.\n\nКәсіподақ"]
    post = await desk.post(number)
    message = max(desk.telegram.world.rooms[desk.group.id].messages)
    assert (post.state, post.link) == ("published", f"https://t.me/c/{str(desk.group.id)[4:]}/{message}")
    assert "verdict" in await desk.news(desk.chair)


async def test_a_long_text_follows_its_album(desk):
    await desk.out(LONG, (desk.file(), desk.file()))
    first, second, words = desk.channel()
    assert (first, second, words.startswith("Семинар")) == ("photo", "photo", True)


async def test_what_is_scheduled_goes_at_its_minute(desk):
    number = await desk.sent()
    await desk.do(publishing.schedule, number, desk.now + HOUR)
    assert await desk.drained(2, seconds=1790) >= 1
    assert desk.channel() == []
    await desk.drained(3, seconds=60)
    assert (len(desk.channel()), (await desk.post(number)).state) == (1, "published")


async def test_an_old_moment_is_about_nothing(desk):
    """Put off by an hour, then returned: neither of the two goes out."""
    number = await desk.sent()
    for hours in (1, 2):
        await desk.do(publishing.schedule, number, desk.now + hours * HOUR)
    await desk.drained(4, seconds=1200)
    assert (desk.channel(), (await desk.post(number)).state) == ([], "scheduled")
    await desk.do(review.send_back, number, {"kk": "күні жоқ"})
    await desk.drained(4, seconds=3600)
    assert (desk.channel(), await desk.state_of_notices("publication")) == ([], ["sent", "sent"])
    assert (await desk.post(number)).state == "returned"


async def test_emptied_while_it_waited(desk):
    """Its only words are gone at its minute: nothing was sent, and the specialist hears of it."""
    number = await desk.sent()
    await desk.do(publishing.schedule, number, desk.now + HOUR)
    async with desk.engine.begin() as tx:
        await drafting.put(tx, number, {})
        await tx.execute(update(Organisation).where(Organisation.code == "vko").values(settings={}))
    await desk.drained(3, seconds=3600)
    assert (desk.channel(), (await desk.post(number)).state) == ([], "approved")
    assert "did_not_go" in await desk.news(desk.specialist)


# ---- when it does not go well


async def test_no_right_in_the_channel(desk):
    await desk.group.kick(desk.bot, by=desk.owner)
    number = await desk.out()
    post = await desk.post(number)
    assert (post.state, bool(post.trouble)) == ("approved", True)
    assert await desk.news(desk.specialist) == ["did_not_go"]


async def test_what_was_given_up_is_told(desk):
    """Telegram has been down for long: it is not on its way for ever."""
    desk.telegram.world.faults.next("error", "sendMessage", times=99)
    number = await desk.sent()
    await desk.do(publishing.publish, number)
    await desk.drained(MOST_ATTEMPTS, seconds=700)
    assert (await desk.post(number)).state == "approved"
    assert await desk.state_of_notices("publication") == ["failed"]
    assert "did_not_go" in await desk.news(desk.specialist)


async def test_a_fault_that_passes_is_no_trouble(desk):
    desk.telegram.world.faults.next("error", "sendMessage")
    number = await desk.sent()
    await desk.do(publishing.publish, number)
    await desk.drained()
    assert (await desk.post(number)).state == "going out"
    await desk.drained(3, seconds=10)
    assert (len(desk.channel()), (await desk.post(number)).state) == (1, "published")


async def test_cut_off_after_it_was_sent_it_is_in_doubt_and_not_sent_again(desk):
    desk.telegram.world.faults.next("cut", "sendMessage")
    number = await desk.sent()
    await desk.do(publishing.publish, number)
    await desk.drained(3, seconds=600)
    assert (len(desk.channel()), (await desk.post(number)).state) == (1, "in doubt")
    assert "did_not_go" in await desk.news(desk.specialist)
    async with desk.engine.begin() as tx:
        await publishing.is_there(tx, desk.specialist, number, desk.now, there=True)
    await desk.drained(3, seconds=600)
    assert (len(desk.channel()), (await desk.post(number)).state) == (1, "published")


async def test_a_sender_that_crashed_leaves_it_in_doubt(desk):
    number = await desk.sent()
    await desk.do(publishing.publish, number)
    async with desk.engine.begin() as tx:
        await publishing.outbox.claim(tx, desk.now, 5)
    desk.sender = desk.another()
    assert await desk.sender.doubt_the_lost() == 1
    await desk.drained(3, seconds=600)
    assert (desk.channel(), (await desk.post(number)).state) == ([], "in doubt")
    assert "did_not_go" in await desk.news(desk.specialist)


async def test_returned_in_flight_it_is_taken_out_again(desk):
    """Between the claim and Telegram's answer somebody has sent it back."""
    number = await desk.sent()
    await desk.do(publishing.schedule, number, desk.now + HOUR)
    await desk.telegram.clock.advance(3601)
    deliver = desk.sender._deliver

    async def slowly(chat, screen):
        await desk.do(review.send_back, number, {"kk": "күні жоқ"})
        return await deliver(chat, screen)

    desk.sender._deliver = slowly
    await desk.sender.drain_some()
    assert len(desk.channel()) == 1
    desk.sender._deliver = deliver
    await desk.drained(3)
    assert (desk.channel(), (await desk.post(number)).state) == ([], "returned")


# ---- an album with its words apart


@pytest.mark.parametrize("fault", ["error"])
async def test_an_album_without_its_words_is_taken_away_and_sent_again_whole(desk, fault):
    desk.telegram.world.faults.next(fault, "sendMessage")
    number = await desk.sent(LONG, (desk.file(), desk.file()))
    await desk.do(publishing.publish, number)
    await desk.drained()
    assert (desk.channel(), await desk.state_of_notices("publication")) == ([], ["waiting"])
    await desk.drained(4, seconds=10)
    assert (desk.channel()[:2], len(desk.channel())) == (["photo", "photo"], 3)
    assert (await desk.post(number)).state == "published"


async def test_an_album_that_cannot_be_taken_away_is_in_doubt(desk):
    """Half of it stands there: whoever looks decides."""
    desk.telegram.world.faults.next("error", "sendMessage")
    desk.telegram.world.faults.next("error", "deleteMessages")
    number = await desk.sent(LONG, (desk.file(), desk.file()))
    await desk.do(publishing.publish, number)
    await desk.drained(3, seconds=600)
    assert (desk.channel(), (await desk.post(number)).state) == (["photo", "photo"], "in doubt")


# ---- where it stands


@pytest.mark.parametrize("files", [0, 2])
async def test_mended_where_it_stands(desk, files):
    """In its text or its caption; the same words once more are no fault."""
    number = await desk.out(files=tuple(desk.file() for _ in range(files)))
    await desk.do(review.edit_text, number, "kk", said("Жиналыс өтті.").text)
    for _ in range(2):
        await desk.do(publishing.amend, number)
        await desk.drained(2)
    assert desk.channel() == ["Жиналыс өтті.\n\nКәсіподақ", *["photo"] * (files - 1)]
    assert await desk.state_of_notices("amendment") == ["sent", "sent"]


async def test_mended_below_its_album(desk):
    number = await desk.out(LONG, (desk.file(), desk.file()))
    await desk.do(review.edit_text, number, "kk", said("Жиналыс. " + LONG).text)
    await desk.do(publishing.amend, number)
    await desk.drained(2)
    first, second, words = desk.channel()
    assert (first, second, words.startswith("Жиналыс.")) == ("photo", "photo", True)


async def test_removed_with_all_its_messages(desk):
    other = await desk.out("Басқа.")
    number = await desk.out(LONG, (desk.file(), desk.file()))
    await desk.do(publishing.amend, number)
    await desk.do(publishing.remove, number)
    await desk.drained(3)
    assert desk.channel() == ["Басқа.\n\nКәсіподақ"]
    assert [(await desk.post(one)).state for one in (other, number)] == ["published", "removed"]


async def test_after_it_was_removed_nothing_is_left_to_mend(desk):
    """The amendment came later to its turn than the removal."""
    number = await desk.out()
    await desk.do(publishing.amend, number)
    await desk.do(publishing.remove, number)
    await desk.drained(4)
    assert desk.channel() == []
    assert await desk.state_of_notices("amendment") == ["sent"]


async def test_a_recording_is_told_below(desk):
    number = await desk.sent()
    async with desk.engine.begin() as tx:
        await tx.execute(update(posts.Post).where(posts.Post.id == number).values(live_at=desk.now + HOUR))
    await desk.do(publishing.publish, number)
    await desk.drained(2)
    await desk.do(publishing.take_recording, number, "https://youtu.be/1")
    await desk.drained(2)
    assert len(desk.channel()) == 2
    assert "https://youtu.be/1" in desk.channel()[1]
