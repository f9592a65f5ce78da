"""Posts on their way to a page of Facebook: as honest as those to the channel, over real HTTP."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from aiohttp import ClientPayloadError

from bot.sealing import new_key
from demo.session import Session
from newsroom import line, outbox
from newsroom.errors import Refused
from newsroom.outbox import MOST_ATTEMPTS
from newsroom.posts import publishing, review
from newsroom.union import door_keys
from newsroom.values import troubles
from scheduler.lookout import LOOKS_ON
from tests.graph import Fault
from tests.newsroom.everybody import said
from tests.scheduler.page_desk import BOTH, PAGE

LONG = "Семинар өтті. " * 300  # longer than a message of Telegram's
HOUR = timedelta(hours=1)


# ---- once, and as it was shown


async def test_it_stands_there_once_and_its_link_is_known(page_desk):
    number = await page_desk.out_at()
    await page_desk.drained(2)
    assert (page_desk.graph.texts(), page_desk.channel()) == (["Семинар өтті.\n\nКәсіподақ"], [])
    post, (item,) = await page_desk.post(number), page_desk.graph.posts
    assert (post.state, post.link) == ("published", f"https://www.facebook.com/permalink/{item}")
    assert "verdict" in await page_desk.news(page_desk.chair)


@pytest.mark.parametrize("photos", [1, 3, 10])
async def test_photos_go_up_by_their_bytes_and_in_their_order(page_desk, photos):
    files = tuple(page_desk.file() for _ in range(photos))
    await page_desk.out_at(LONG, files)
    (post,) = page_desk.graph.posts.values()
    assert (post.text.startswith("Семинар"), len(post.photos)) == (True, photos)
    assert post.photos == list(page_desk.graph.uploaded.values())
    assert all(photo.startswith((b"\xff\xd8", b"\x89PNG")) for photo in post.photos)


async def test_to_both_and_the_author_hears_of_it_once(page_desk):
    number = await page_desk.out_at(to=BOTH)
    await page_desk.drained(3)
    assert (len(page_desk.channel()), len(page_desk.graph.posts)) == (1, 1)
    assert await page_desk.ways(number) == {"channel": "out", "facebook": "out"}
    assert (await page_desk.news(page_desk.chair)).count("verdict") == 1


async def test_what_is_scheduled_goes_to_both_at_its_minute(page_desk):
    number = await page_desk.sent()
    async with page_desk.engine.begin() as tx:
        await publishing.schedule(tx, page_desk.specialist, number, page_desk.now + HOUR, page_desk.now, BOTH)
    await page_desk.drained(2, seconds=1700)
    assert (page_desk.channel(), page_desk.graph.texts()) == ([], [])
    await page_desk.drained(4, seconds=120)
    assert (len(page_desk.channel()), len(page_desk.graph.posts)) == (1, 1)


async def test_documents_stay_with_the_package(page_desk):
    """Facebook takes none: it is said before anything is sent, and the channel gets them all the same."""
    number = await page_desk.sent(files=(page_desk.file(),), kind="document")
    with pytest.raises(Refused, match="not_for_facebook"):
        await page_desk.put_out(number)
    with pytest.raises(Refused, match="not_for_facebook"):
        await page_desk.put_out(number, ("facebook", "facebook"))
    await page_desk.put_out(number, BOTH)
    assert await page_desk.ways(number) == {"channel": "going"}


# ---- when it does not go well


@pytest.mark.parametrize(("code", "trouble"), [
    (190, troubles.TOKEN), (10, troubles.PERMISSION), (200, troubles.PERMISSION), (506, troubles.DUPLICATE),
    (368, troubles.BLOCKED), (100, "(#100) Invalid parameter"),
])  # fmt: skip
async def test_a_no_is_told_and_nothing_is_sent_again(page_desk, code, trouble):
    page_desk.graph.next("feed", Fault(code))
    number = await page_desk.out_at()
    await page_desk.drained(3, seconds=600)
    assert (page_desk.graph.texts(), await page_desk.ways(number)) == ([], {"facebook": "failed"})
    assert (await page_desk.trouble(number), (await page_desk.post(number)).state) == (trouble, "approved")
    assert await page_desk.news(page_desk.specialist) == ["did_not_go"]
    await page_desk.put_out(number)
    await page_desk.drained(2)
    assert (len(page_desk.graph.posts), (await page_desk.post(number)).state) == (1, "published")


@pytest.mark.parametrize("code", [4, 32, 613])
async def test_a_limit_is_waited_for_as_long_as_it_is_said(page_desk, code):
    page_desk.graph.next("feed", Fault(code, minutes=30))
    number = await page_desk.out_at()
    assert (await page_desk.ways(number), await page_desk.trouble(number)) == ({"facebook": "going"}, troubles.RATE)
    await page_desk.drained(2, seconds=800)
    assert page_desk.graph.asked.count("POST feed") == 1
    await page_desk.drained(2, seconds=300)
    assert ((await page_desk.post(number)).state, await page_desk.trouble(number)) == ("published", "")


async def test_a_limit_that_does_not_end_is_given_up_and_told(page_desk):
    page_desk.graph.next("feed", *[Fault(4)] * 20)
    number = await page_desk.out_at()
    await page_desk.drained(2 * MOST_ATTEMPTS, seconds=700)
    assert page_desk.graph.asked.count("POST feed") == MOST_ATTEMPTS
    assert await page_desk.ways(number) == {"facebook": "failed"}
    assert "did_not_go" in await page_desk.news(page_desk.specialist)


async def test_media_that_is_not_ready_is_tried_again(page_desk):
    page_desk.graph.next("feed", Fault(9007))
    number = await page_desk.out_at(files=(page_desk.file(),))
    await page_desk.drained(3, seconds=10)
    assert ((await page_desk.post(number)).state, len(page_desk.graph.posts)) == ("published", 1)


async def test_a_photo_that_broke_off_is_no_doubt(page_desk):
    """Nobody has seen it: all of it is sent again."""
    page_desk.graph.next("photos", Fault(cut=True), Fault(status=502))
    number = await page_desk.out_at(files=(page_desk.file(), page_desk.file()))
    await page_desk.drained(4, seconds=20)
    (post,) = page_desk.graph.posts.values()
    assert ((await page_desk.post(number)).state, len(post.photos)) == ("published", 2)


@pytest.mark.parametrize("arrived", [True, False])
@pytest.mark.parametrize("fault", [{"cut": True}, {"status": 502}, {"code": 2}], ids=["cut", "page", "fault"])
async def test_nobody_knows_and_somebody_is_asked(page_desk, fault, arrived):
    """Taken before the connection broke, or not: sent once more it would stand there twice."""
    page_desk.graph.next("feed", Fault(**fault, done=arrived))
    number = await page_desk.out_at()
    await page_desk.drained(4, seconds=600)
    assert (len(page_desk.graph.posts), (await page_desk.post(number)).state) == (int(arrived), "in doubt")
    assert await page_desk.news(page_desk.specialist) == ["did_not_go"]
    with pytest.raises(Refused):
        await page_desk.put_out(number)
    async with page_desk.engine.begin() as tx:
        await publishing.settle_doubt(tx, page_desk.specialist, number, page_desk.now, there=arrived, place="facebook")
    if not arrived:
        await page_desk.put_out(number)
    await page_desk.drained(3, seconds=600)
    assert (len(page_desk.graph.posts), (await page_desk.post(number)).state) == (1, "published")


async def test_a_sender_that_crashed_leaves_it_in_doubt(page_desk):
    number = await page_desk.sent()
    await page_desk.put_out(number, BOTH)
    async with page_desk.engine.begin() as tx:
        await line.claim(tx, page_desk.now, 5, door=outbox.FACEBOOK)
    page_desk.page_sender = page_desk.another_of_pages()
    assert await page_desk.sender.doubt_the_lost() == 0, "what leaves by another door is another sender's"
    doubted = await page_desk.page_sender.doubt_the_lost()
    await page_desk.telegram.clock.advance(LOOKS_ON)
    assert doubted + await page_desk.page_sender.doubt_the_lost() == 1
    await page_desk.drained(3)
    assert (await page_desk.ways(number), (await page_desk.post(number)).state) == (
        {"channel": "out", "facebook": "doubt"}, "published",
    )  # fmt: skip
    assert "did_not_go" in await page_desk.news(page_desk.specialist)


async def test_one_place_fails_and_the_other_is_out(page_desk):
    """In either order it is published, and the other place is told of and can be tried again."""
    page_desk.graph.next("feed", Fault(190))
    number = await page_desk.out_at(to=BOTH)
    await page_desk.drained(2)
    assert (await page_desk.ways(number), (await page_desk.post(number)).state) == (
        {"channel": "out", "facebook": "failed"}, "published",
    )  # fmt: skip
    assert "did_not_go" in await page_desk.news(page_desk.specialist)
    await page_desk.put_out(number, BOTH)
    await page_desk.drained(3)
    assert (len(page_desk.channel()), len(page_desk.graph.posts), await page_desk.ways(number)) == (
        1, 1, {"channel": "out", "facebook": "out"},
    )  # fmt: skip
    assert (await page_desk.news(page_desk.chair)).count("verdict") == 2, "once for each decision"


async def test_a_page_that_was_disconnected_meanwhile(page_desk):
    number = await page_desk.sent()
    await page_desk.put_out(number)
    async with page_desk.engine.begin() as tx:
        await door_keys.take_away(tx, page_desk.specialist.seat.organisation_id, outbox.FACEBOOK, page_desk.now)
    await page_desk.drained(2)
    assert (page_desk.graph.asked, (await page_desk.post(number)).state) == ([], "approved")


async def test_a_page_that_another_took_the_place_of_meanwhile(page_desk):
    """What was on its way to the one does not come out on the other; and a new key of the same page opens it."""
    number = await page_desk.sent()
    await page_desk.put_out(number)
    own = page_desk.key()
    async with page_desk.engine.begin() as tx:
        await door_keys.put(tx, replace(own, chat_id=own.chat_id + 1), page_desk.now)
    await page_desk.drained(2)
    assert (page_desk.graph.asked, (await page_desk.post(number)).state) == ([], "approved")
    page_desk.page.token = "EAAG-new-token"
    async with page_desk.engine.begin() as tx:
        await door_keys.put(tx, page_desk.key(), page_desk.now)
    await page_desk.put_out(number)
    await page_desk.drained(2)
    assert (len(page_desk.graph.posts), (await page_desk.post(number)).state) == (1, "published")


@pytest.mark.parametrize("secret_key", ["", new_key()], ids=["none", "another"])
async def test_a_key_that_is_not_opened_by_the_settings(page_desk, secret_key):
    page_desk.facebook._secret_key = secret_key
    number = await page_desk.out_at()
    assert (page_desk.graph.asked, await page_desk.trouble(number)) == ([], troubles.NO_KEY)


async def test_nobody_answers_for_long(page_desk):
    """Nothing has reached Meta: it is not on its way for ever."""
    page_desk.meta._address = "http://127.0.0.1:1/v25.0"
    number = await page_desk.out_at()
    await page_desk.drained(MOST_ATTEMPTS, seconds=700)
    assert (await page_desk.trouble(number), (await page_desk.post(number)).state) == (troubles.AWAY, "approved")


async def test_returned_in_flight_it_is_taken_out_again(page_desk):
    number = await page_desk.sent()
    async with page_desk.engine.begin() as tx:
        await publishing.schedule(tx, page_desk.specialist, number, page_desk.now + HOUR, page_desk.now, ("facebook",))
    await page_desk.telegram.clock.advance(3601)
    page_desk.graph.meanwhile = lambda: page_desk.do(review.send_back, number, {"kk": "күні жоқ"})
    await page_desk.page_sender.drain_some()
    assert len(page_desk.graph.posts) == 1
    await page_desk.drained(2)
    assert (page_desk.graph.posts, (await page_desk.post(number)).state) == ({}, "returned")


# ---- a video


async def with_video(page_desk, to=BOTH, size: int = 5000) -> int:
    file = page_desk.telegram.world.files.add("video", b"\0" * size, "a.mp4", "video/mp4").id_for(page_desk.bot.id)
    number = await page_desk.sent(files=(file,), kind="video")
    await page_desk.put_out(number, to)
    await page_desk.drained(3)
    return number


async def test_a_video_goes_up_with_its_words_and_is_mended_and_removed(page_desk):
    number = await with_video(page_desk)
    (video,) = page_desk.graph.posts.values()
    assert (video.text, video.video, page_desk.channel()) == (
        "Семинар өтті.\n\nКәсіподақ", b"\0" * 5000, ["Семинар өтті.\n\nКәсіподақ"],
    )  # fmt: skip
    await page_desk.do(review.edit_text, number, "kk", said("Жиналыс өтті.").text)
    await page_desk.do(publishing.amend, number)
    await page_desk.drained(2)
    assert page_desk.graph.texts() == ["Жиналыс өтті.\n\nКәсіподақ"]
    await page_desk.do(publishing.remove, number)
    await page_desk.drained(2)
    assert (page_desk.graph.posts, page_desk.channel()) == ({}, [])


async def test_a_video_of_which_nothing_came_is_told(page_desk):
    page_desk.graph.broken_videos = True
    number = await with_video(page_desk, ("facebook",))
    assert (await page_desk.trouble(number), (await page_desk.post(number)).state) == (troubles.FILE, "approved")


async def test_a_video_cut_off_is_a_doubt(page_desk):
    page_desk.graph.next("videos", Fault(cut=True, done=True))
    number = await with_video(page_desk, ("facebook",))
    await page_desk.drained(3, seconds=600)
    assert (len(page_desk.graph.posts), (await page_desk.post(number)).state) == (1, "in doubt")


async def test_a_video_that_the_bot_cannot_carry_is_told(page_desk):
    number = await with_video(page_desk, ("facebook",), size=20 * 2**20 + 1)
    assert (page_desk.graph.asked, await page_desk.trouble(number)) == ([], troubles.TOO_LARGE)


class Halting(Session):
    """Downloads break off, so many times."""

    times = 2

    async def stream_content(self, *given, **more):
        self.times -= 1
        if self.times >= 0:
            raise ClientPayloadError
        async for part in super().stream_content(*given, **more):
            yield part


async def test_a_download_that_breaks_off_is_no_doubt(page_desk):
    """Nothing has been sent: it is tried again."""
    page_desk.facebook._bot.session = Halting(page_desk.telegram.world)
    number = await page_desk.out_at(files=(page_desk.file(),))
    assert (page_desk.graph.asked, await page_desk.ways(number)) == ([], {"facebook": "going"})
    await page_desk.drained(4, seconds=20)
    assert (len(page_desk.graph.posts), (await page_desk.post(number)).state) == (1, "published")


# ---- where it stands


async def test_mended_in_both_places(page_desk):
    number = await page_desk.out_at(files=(page_desk.file(),), to=BOTH)
    await page_desk.do(review.edit_text, number, "kk", said("Жиналыс өтті.").text)
    page_desk.graph.next("post", Fault(cut=True))
    await page_desk.do(publishing.amend, number)
    await page_desk.drained(3, seconds=20)
    assert page_desk.channel() == page_desk.graph.texts() == ["Жиналыс өтті.\n\nКәсіподақ"]


async def test_what_cannot_be_mended_is_told(page_desk):
    number = await page_desk.out_at()
    await page_desk.do(review.edit_text, number, "kk", said("Жиналыс өтті.").text)
    page_desk.graph.next("post", Fault(200))
    await page_desk.do(publishing.amend, number)
    await page_desk.drained(2)
    assert "not_changed" in await page_desk.news(page_desk.specialist)


async def test_removed_from_both_and_once_more_is_no_fault(page_desk):
    number = await page_desk.out_at(to=BOTH)
    page_desk.graph.posts.clear()  # somebody has removed it there by hand
    await page_desk.do(publishing.remove, number)
    await page_desk.drained(3)
    assert (page_desk.channel(), (await page_desk.post(number)).state) == ([], "removed")
    assert "not_changed" not in await page_desk.news(page_desk.specialist)


async def test_after_it_was_removed_it_can_go_out_again(page_desk):
    number = await page_desk.out_at(to=BOTH)
    await page_desk.do(publishing.remove, number)
    await page_desk.drained(3)
    assert (page_desk.channel(), page_desk.graph.posts) == ([], {})
    await page_desk.put_out(number, BOTH)
    await page_desk.drained(3)
    assert (len(page_desk.channel()), len(page_desk.graph.posts)) == (1, 1)


async def test_no_token_gets_into_what_is_kept(page_desk):
    """Meta repeats a token that it cannot read."""
    page_desk.page.token = "another"
    number = await page_desk.out_at()
    assert await page_desk.trouble(number) == troubles.TOKEN
    assert "EAAG" not in str(await page_desk.notices())
    assert PAGE in {row["chat_id"] for row in await page_desk.notices()}
