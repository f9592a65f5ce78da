"""Posts on their way to the channel: sent once, told what became of them, mended and removed where they stand."""

from __future__ import annotations

from datetime import timedelta

import pytest
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from sqlalchemy import update

from db.tables import Organisation
from newsroom import line
from newsroom.outbox import MOST_ATTEMPTS
from newsroom.posts import drafting, publishing, review
from scheduler.lookout import LOOKS_ON
from tests.newsroom.everybody import said
from tests.proxy import FAULT, PAGE
from tests.scheduler.desk import Desk, with_a_desk

LONG = "Семинар өтті. " * 100  # longer than a caption may be
HOUR = timedelta(hours=1)


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


@pytest.mark.parametrize("fill", [with_a_desk])
async def test_what_was_given_up_is_told(telegram, engine, unused_tcp_port_factory):
    """Nothing has reached Telegram for long: it is not on its way for ever."""
    nowhere = AiohttpSession(api=TelegramAPIServer.from_base(f"http://127.0.0.1:{unused_tcp_port_factory()}"))
    desk = Desk(telegram, engine, nowhere)
    await desk.settle_in()
    number = await desk.sent()
    await desk.do(publishing.publish, number)
    await desk.drained(MOST_ATTEMPTS, seconds=700)
    assert (await desk.post(number)).state == "approved"
    assert await desk.state_of_notices("publication") == ["failed"]
    assert "did_not_go" in await desk.news(desk.specialist)
    await nowhere.close()


async def test_what_telegram_lets_wait_is_no_trouble(desk):
    desk.telegram.world.pace.chat_burst, desk.telegram.world.pace.chat_rate = 1, 1 / 10
    await desk.out("Алғашқысы.")
    number = await desk.sent()
    await desk.do(publishing.publish, number)
    await desk.drained()
    assert (await desk.post(number)).state == "going out"
    await desk.drained(3, seconds=10)
    assert (len(desk.channel()), (await desk.post(number)).state) == (2, "published")


@pytest.mark.parametrize("answer", [FAULT, (502, PAGE)], ids=["500", "page"])
@pytest.mark.parametrize("arrived", [True, False])
async def test_a_fault_of_telegrams_is_in_doubt_and_asked_about(desk, proxy, answer, arrived):
    """It was taken before the fault, perhaps: sent once more it would stand there twice."""
    number = await desk.sent()
    await desk.do(publishing.publish, number)
    proxy.says(*answer, times=1, passes_on=arrived)
    await desk.drained(6, seconds=600)
    assert (len(desk.channel()), (await desk.post(number)).state) == (int(arrived), "in doubt")
    assert "did_not_go" in await desk.news(desk.specialist)
    async with desk.engine.begin() as tx:
        await publishing.settle_doubt(tx, desk.specialist, number, desk.now, there=arrived)
    if not arrived:
        await desk.do(publishing.publish, number)
    await desk.drained(3, seconds=600)
    assert (len(desk.channel()), (await desk.post(number)).state) == (1, "published")


@pytest.mark.parametrize("arrived", [True, False])
async def test_a_recording_in_doubt_is_asked_about_too(desk, proxy, arrived):
    number = await desk.announced()
    proxy.says(*FAULT, times=1, passes_on=arrived)
    await desk.do(publishing.take_recording, number, "https://youtu.be/1")
    await desk.drained(4, seconds=600)
    assert len(desk.channel()) == 1 + arrived, "at most once"
    assert await desk.state_of_notices("recording") == ["unknown"]
    assert "not_changed" in await desk.news(desk.specialist)


async def test_a_picture_that_telegram_does_not_take_is_told_and_nothing_else_goes_out(desk):
    """What was previewed is what goes out."""
    number = await desk.sent(files=(desk.file(), "AgACAgIAAx0CXzZq"))
    await desk.do(publishing.publish, number)
    await desk.drained(3, seconds=600)
    assert (desk.channel(), (await desk.post(number)).state) == ([], "approved")
    assert "file identifier" in (await desk.post(number)).trouble
    assert "did_not_go" in await desk.news(desk.specialist)


async def test_cut_off_after_it_was_sent_it_is_in_doubt_and_not_sent_again(desk):
    desk.telegram.world.faults.next("cut", "sendMessage")
    number = await desk.sent()
    await desk.do(publishing.publish, number)
    await desk.drained(3, seconds=600)
    assert (len(desk.channel()), (await desk.post(number)).state) == (1, "in doubt")
    assert "did_not_go" in await desk.news(desk.specialist)
    async with desk.engine.begin() as tx:
        await publishing.settle_doubt(tx, desk.specialist, number, desk.now, there=True)
    await desk.drained(3, seconds=600)
    assert (len(desk.channel()), (await desk.post(number)).state) == (1, "published")


async def test_a_sender_that_crashed_leaves_it_in_doubt(desk):
    number = await desk.sent()
    await desk.do(publishing.publish, number)
    async with desk.engine.begin() as tx:
        await line.claim(tx, desk.now, 5)
    desk.sender = desk.another()
    doubted = await desk.sender.doubt_the_lost()
    await desk.telegram.clock.advance(LOOKS_ON)
    assert doubted + await desk.sender.doubt_the_lost() == 1
    await desk.drained(3, seconds=600)
    assert (desk.channel(), (await desk.post(number)).state) == ([], "in doubt")
    assert "did_not_go" in await desk.news(desk.specialist)


async def test_returned_in_flight_it_is_taken_out_again(desk, proxy):
    """Between the claim and Telegram's answer somebody has sent it back."""
    number = await desk.sent()
    await desk.do(publishing.schedule, number, desk.now + HOUR)
    await desk.telegram.clock.advance(3601)
    proxy.meanwhile = lambda: desk.do(review.send_back, number, {"kk": "күні жоқ"})
    await desk.sender.drain_some()
    assert len(desk.channel()) == 1
    await desk.drained(3)
    assert (desk.channel(), (await desk.post(number)).state) == ([], "returned")


# ---- an album with its words apart


def one_at_a_time(desk) -> None:
    """The words below an album have to wait."""
    desk.telegram.world.pace.chat_burst, desk.telegram.world.pace.chat_rate = 1, 1 / 10


async def test_an_album_without_its_words_is_taken_away_and_sent_again_whole(desk):
    one_at_a_time(desk)
    number = await desk.sent(LONG, (desk.file(), desk.file()))
    await desk.do(publishing.publish, number)
    await desk.drained()
    assert (desk.channel(), await desk.state_of_notices("publication")) == ([], ["waiting"])
    desk.telegram.world.pace.chat_burst = 5
    await desk.drained(4, seconds=40)
    assert (desk.channel()[:2], len(desk.channel())) == (["photo", "photo"], 3)
    assert (await desk.post(number)).state == "published"


async def test_an_album_whose_words_met_a_fault_is_in_doubt_and_left_as_it_is(desk):
    """The words may stand there: without the album they would stand alone."""
    desk.telegram.world.faults.next("error", "sendMessage")
    number = await desk.sent(LONG, (desk.file(), desk.file()))
    await desk.do(publishing.publish, number)
    await desk.drained(3, seconds=600)
    assert (desk.channel(), (await desk.post(number)).state) == (["photo", "photo"], "in doubt")
    (row,) = [row for row in await desk.notices() if row["kind"] == "publication"]
    assert len(row["message_ids"]) == 2


async def test_an_album_that_cannot_be_taken_away_is_in_doubt(desk):
    """Half of it stands there: whoever looks decides."""
    one_at_a_time(desk)
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
    number = await desk.announced()
    await desk.do(publishing.take_recording, number, "https://youtu.be/1")
    await desk.drained(2)
    assert len(desk.channel()) == 2
    assert "https://youtu.be/1" in desk.channel()[1]
