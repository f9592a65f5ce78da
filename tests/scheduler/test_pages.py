"""Posts on their way to a page of Facebook: as honest as those to the channel, over real HTTP."""

from __future__ import annotations

from contextlib import aclosing
from datetime import timedelta

import pytest

from newsroom import line, outbox
from newsroom.errors import Refused
from newsroom.outbox import MOST_ATTEMPTS
from newsroom.posts import publishing, review
from newsroom.union import door_keys
from newsroom.values import troubles
from scheduler.lookout import LOOKS_ON
from tests.graph import Fault, Graph
from tests.newsroom.everybody import said
from tests.scheduler.page_desk import BOTH, PAGE, PageDesk

LONG = "Семинар өтті. " * 300  # longer than a message of Telegram's
HOUR = timedelta(hours=1)


@pytest.fixture
async def desk(telegram, engine):
    async with Graph() as graph:
        desk = PageDesk(telegram, engine)
        await desk.settle_in_with(graph)
        async with aclosing(desk.meta):
            yield desk


# ---- once, and as it was shown


async def test_it_stands_there_once_and_its_link_is_known(desk):
    number = await desk.out_at()
    await desk.drained(2)
    assert (desk.graph.texts(), desk.channel()) == (["Семинар өтті.\n\nКәсіподақ"], [])
    post, (item,) = await desk.post(number), desk.graph.posts
    assert (post.state, post.link) == ("published", f"https://www.facebook.com/permalink/{item}")
    assert "verdict" in await desk.news(desk.chair)


@pytest.mark.parametrize("photos", [1, 3, 10])
async def test_photos_go_up_by_their_bytes_and_in_their_order(desk, photos):
    files = tuple(desk.file() for _ in range(photos))
    await desk.out_at(LONG, files)
    (post,) = desk.graph.posts.values()
    assert (post.text.startswith("Семинар"), len(post.photos)) == (True, photos)
    assert post.photos == list(desk.graph.uploaded.values())
    assert all(photo.startswith((b"\xff\xd8", b"\x89PNG")) for photo in post.photos)


async def test_to_both_and_the_author_hears_of_it_once(desk):
    number = await desk.out_at(to=BOTH)
    await desk.drained(3)
    assert (len(desk.channel()), len(desk.graph.posts)) == (1, 1)
    assert await desk.ways(number) == {"channel": "out", "facebook": "out"}
    assert (await desk.news(desk.chair)).count("verdict") == 1


async def test_what_is_scheduled_goes_to_both_at_its_minute(desk):
    number = await desk.sent()
    async with desk.engine.begin() as tx:
        await publishing.schedule(tx, desk.specialist, number, desk.now + HOUR, desk.now, BOTH)
    await desk.drained(2, seconds=1700)
    assert (desk.channel(), desk.graph.texts()) == ([], [])
    await desk.drained(4, seconds=120)
    assert (len(desk.channel()), len(desk.graph.posts)) == (1, 1)


async def test_documents_stay_with_the_package(desk):
    """Facebook takes none: it is said before anything is sent, and the channel gets them all the same."""
    number = await desk.sent(files=(desk.file(),), kind="document")
    with pytest.raises(Refused, match="not_for_facebook"):
        await desk.put_out(number)
    await desk.put_out(number, BOTH)
    assert await desk.ways(number) == {"channel": "going"}


# ---- when it does not go well


@pytest.mark.parametrize(("code", "trouble"), [
    (190, troubles.TOKEN), (10, troubles.PERMISSION), (200, troubles.PERMISSION), (506, troubles.DUPLICATE),
    (368, troubles.BLOCKED), (100, "(#100) Invalid parameter"),
])  # fmt: skip
async def test_a_no_is_told_and_nothing_is_sent_again(desk, code, trouble):
    desk.graph.next("feed", Fault(code))
    number = await desk.out_at()
    await desk.drained(3, seconds=600)
    assert (desk.graph.texts(), await desk.ways(number)) == ([], {"facebook": "failed"})
    assert (await desk.trouble(number), (await desk.post(number)).state) == (trouble, "approved")
    assert await desk.news(desk.specialist) == ["did_not_go"]
    await desk.put_out(number)
    await desk.drained(2)
    assert (len(desk.graph.posts), (await desk.post(number)).state) == (1, "published")


@pytest.mark.parametrize("code", [4, 32, 613])
async def test_a_limit_is_waited_for_as_long_as_it_is_said(desk, code):
    desk.graph.next("feed", Fault(code, minutes=30))
    number = await desk.out_at()
    assert (await desk.ways(number), await desk.trouble(number)) == ({"facebook": "going"}, troubles.RATE)
    await desk.drained(2, seconds=800)
    assert desk.graph.asked.count("POST feed") == 1
    await desk.drained(2, seconds=300)
    assert ((await desk.post(number)).state, await desk.trouble(number)) == ("published", "")


async def test_a_limit_that_does_not_end_is_given_up_and_told(desk):
    desk.graph.next("feed", *[Fault(4)] * 20)
    number = await desk.out_at()
    await desk.drained(2 * MOST_ATTEMPTS, seconds=700)
    assert (desk.graph.asked.count("POST feed"), await desk.ways(number)) == (MOST_ATTEMPTS, {"facebook": "failed"})
    assert "did_not_go" in await desk.news(desk.specialist)


async def test_media_that_is_not_ready_is_tried_again(desk):
    desk.graph.next("feed", Fault(9007))
    number = await desk.out_at(files=(desk.file(),))
    await desk.drained(3, seconds=10)
    assert ((await desk.post(number)).state, len(desk.graph.posts)) == ("published", 1)


async def test_a_photo_that_broke_off_is_no_doubt(desk):
    """Nobody has seen it: all of it is sent again."""
    desk.graph.next("photos", Fault(cut=True), Fault(status=502))
    number = await desk.out_at(files=(desk.file(), desk.file()))
    await desk.drained(4, seconds=20)
    (post,) = desk.graph.posts.values()
    assert ((await desk.post(number)).state, len(post.photos)) == ("published", 2)


@pytest.mark.parametrize("arrived", [True, False])
@pytest.mark.parametrize("fault", [{"cut": True}, {"status": 502}, {"code": 2}], ids=["cut", "page", "fault"])
async def test_nobody_knows_and_somebody_is_asked(desk, fault, arrived):
    """Taken before the connection broke, or not: sent once more it would stand there twice."""
    desk.graph.next("feed", Fault(**fault, done=arrived))
    number = await desk.out_at()
    await desk.drained(4, seconds=600)
    assert (len(desk.graph.posts), (await desk.post(number)).state) == (int(arrived), "in doubt")
    assert await desk.news(desk.specialist) == ["did_not_go"]
    with pytest.raises(Refused):
        await desk.put_out(number)
    async with desk.engine.begin() as tx:
        await publishing.settle_doubt(tx, desk.specialist, number, desk.now, there=arrived, place="facebook")
    if not arrived:
        await desk.put_out(number)
    await desk.drained(3, seconds=600)
    assert (len(desk.graph.posts), (await desk.post(number)).state) == (1, "published")


async def test_a_sender_that_crashed_leaves_it_in_doubt(desk):
    number = await desk.sent()
    await desk.put_out(number, BOTH)
    async with desk.engine.begin() as tx:
        await line.claim(tx, desk.now, 5, door=outbox.FACEBOOK)
    desk.page_sender = desk.another_of_pages()
    assert await desk.sender.doubt_the_lost() == 0, "what leaves by another door is another sender's"
    doubted = await desk.page_sender.doubt_the_lost()
    await desk.telegram.clock.advance(LOOKS_ON)
    assert doubted + await desk.page_sender.doubt_the_lost() == 1
    await desk.drained(3)
    assert (await desk.ways(number), (await desk.post(number)).state) == (
        {"channel": "out", "facebook": "doubt"}, "published",
    )  # fmt: skip
    assert "did_not_go" in await desk.news(desk.specialist)


async def test_one_place_fails_and_the_other_is_out(desk):
    """In either order it is published, and the other place is told of and can be tried again."""
    desk.graph.next("feed", Fault(190))
    number = await desk.out_at(to=BOTH)
    await desk.drained(2)
    assert (await desk.ways(number), (await desk.post(number)).state) == (
        {"channel": "out", "facebook": "failed"}, "published",
    )  # fmt: skip
    assert "did_not_go" in await desk.news(desk.specialist)
    await desk.put_out(number, BOTH)
    await desk.drained(3)
    assert (len(desk.channel()), len(desk.graph.posts), await desk.ways(number)) == (
        1, 1, {"channel": "out", "facebook": "out"},
    )  # fmt: skip
    assert (await desk.news(desk.chair)).count("verdict") == 2, "once for each decision"


async def test_a_page_that_was_disconnected_meanwhile(desk):
    number = await desk.sent()
    await desk.put_out(number)
    async with desk.engine.begin() as tx:
        await door_keys.take_away(tx, desk.specialist.seat.organisation_id, outbox.FACEBOOK, desk.now)
    await desk.drained(2)
    assert (desk.graph.asked, (await desk.post(number)).state) == ([], "approved")


async def test_a_key_that_is_not_opened_by_the_settings(desk):
    desk.facebook._secret_key = ""
    number = await desk.out_at()
    assert (desk.graph.asked, await desk.trouble(number)) == ([], troubles.NO_KEY)


async def test_nobody_answers_for_long(desk):
    """Nothing has reached Meta: it is not on its way for ever."""
    desk.meta._address = "http://127.0.0.1:1/v25.0"
    number = await desk.out_at()
    await desk.drained(MOST_ATTEMPTS, seconds=700)
    assert (await desk.trouble(number), (await desk.post(number)).state) == (troubles.AWAY, "approved")


async def test_returned_in_flight_it_is_taken_out_again(desk):
    number = await desk.sent()
    async with desk.engine.begin() as tx:
        await publishing.schedule(tx, desk.specialist, number, desk.now + HOUR, desk.now, ("facebook",))
    await desk.telegram.clock.advance(3601)
    desk.graph.meanwhile = lambda: desk.do(review.send_back, number, {"kk": "күні жоқ"})
    await desk.page_sender.drain_some()
    assert len(desk.graph.posts) == 1
    await desk.drained(2)
    assert (desk.graph.posts, (await desk.post(number)).state) == ({}, "returned")


# ---- a video


async def test_a_video_goes_up_with_its_words_and_is_mended_and_removed(desk):
    number = await desk.out_at(files=(desk.file(),), to=BOTH)
    async with desk.engine.begin() as tx:
        await publishing.remove(tx, desk.specialist, number, desk.now)
    await desk.drained(2)
    assert desk.graph.posts == {}


# ---- where it stands


async def test_mended_in_both_places(desk):
    number = await desk.out_at(files=(desk.file(),), to=BOTH)
    await desk.do(review.edit_text, number, "kk", said("Жиналыс өтті.").text)
    desk.graph.next("post", Fault(cut=True))
    await desk.do(publishing.amend, number)
    await desk.drained(3, seconds=20)
    assert desk.channel() == desk.graph.texts() == ["Жиналыс өтті.\n\nКәсіподақ"]


async def test_what_cannot_be_mended_is_told(desk):
    number = await desk.out_at()
    await desk.do(review.edit_text, number, "kk", said("Жиналыс өтті.").text)
    desk.graph.next("post", Fault(200))
    await desk.do(publishing.amend, number)
    await desk.drained(2)
    assert "not_changed" in await desk.news(desk.specialist)


async def test_removed_from_both_and_once_more_is_no_fault(desk):
    number = await desk.out_at(to=BOTH)
    desk.graph.posts.clear()  # somebody has removed it there by hand
    await desk.do(publishing.remove, number)
    await desk.drained(3)
    assert (desk.channel(), (await desk.post(number)).state) == ([], "removed")
    assert "not_changed" not in await desk.news(desk.specialist)


async def test_after_it_was_removed_it_can_go_out_again(desk):
    number = await desk.out_at(to=BOTH)
    await desk.do(publishing.remove, number)
    await desk.drained(3)
    assert (desk.channel(), desk.graph.posts) == ([], {})
    await desk.put_out(number, BOTH)
    await desk.drained(3)
    assert (len(desk.channel()), len(desk.graph.posts)) == (1, 1)


async def test_no_token_gets_into_what_is_kept(desk):
    """Meta repeats a token that it cannot read."""
    desk.page.token = "another"
    number = await desk.out_at()
    assert await desk.trouble(number) == troubles.TOKEN
    assert "EAAG" not in str(await desk.notices())
    assert PAGE in {row["chat_id"] for row in await desk.notices()}
