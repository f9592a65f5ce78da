"""A post of several messages: out whole or not at all, mended message by message, longer and shorter, and removed."""

from __future__ import annotations

from datetime import timedelta

import pytest

from newsroom.posts import posts, publishing, review, ways
from tests.newsroom.everybody import said
from tests.proxy import FAULT

TAIL = "\n\nКәсіподақ"
SHORT = "Жиналыс өтті."


def paragraphs(word: str, count: int) -> str:
    """Of a thousand letters each."""
    return "\n\n".join([(word + " ") * (998 // (len(word) + 1))] * count).replace(" \n", "\n").strip()


TWO, THREE = paragraphs("сөз", 5), paragraphs("сөз", 9)  # messages


async def mended(desk, number: int, text: str) -> None:
    """And amended, as whoever mends it does in one go."""
    await desk.do(review.edit_text, number, "kk", said(text).text)
    await desk.do(publishing.amend, number)
    await desk.drained(2)


def whole(desk) -> str:
    return "\n\n".join(desk.channel())


async def kept(desk, number: int) -> list:
    async with desk.engine.connect() as tx:
        (one,) = await ways.out_of(tx, number)
    return one.messages


async def age(desk) -> None:
    """More than the two days within which a bot takes back what it has said; and it may do no more than post."""
    await desk.group.promote(desk.bot, {"can_post_messages": True, "can_edit_messages": True}, by=desk.owner)
    await desk.telegram.clock.advance(timedelta(hours=49).total_seconds())


@pytest.mark.parametrize(
    ("text", "count"), [("ә" * 4085, 1), ("ә" * 4086, 2), ("ә" * 4096, 2), ("😀" * 2048, 2), (TWO, 2), (THREE, 3)]
)
async def test_as_many_messages_as_it_takes(desk, text, count):
    """With the signature longer than one message they are two; nothing of it is lost."""
    number = await desk.out(text)
    assert (len(desk.channel()), (await desk.post(number)).state) == (count, "published")
    assert "".join(whole(desk).split()) == "".join((text + TAIL).split())
    ids = [one.id for one in desk.telegram.world.rooms[desk.group.id].messages.values() if one.kind != "service"]
    assert await kept(desk, number) == [{"id": one, "text": "text"} for one in ids]
    await desk.do(publishing.remove, number)
    await desk.drained(2)
    assert desk.channel() == []


async def test_the_second_message_met_a_fault(desk, proxy):
    """It may stand there: a person looks, and nothing is sent twice."""
    number = await desk.sent(TWO)
    await desk.do(publishing.publish, number)

    async def then() -> None:
        proxy.meanwhile = fault

    async def fault() -> None:
        proxy.says(*FAULT, times=1, passes_on=True)

    proxy.meanwhile = then
    await desk.drained(5, seconds=600)
    assert (len(desk.channel()), (await desk.post(number)).state) == (2, "in doubt")


async def test_the_second_message_has_to_wait(desk):
    """The first is taken away, and both come again."""
    desk.telegram.world.pace.chat_burst, desk.telegram.world.pace.chat_rate = 1, 1 / 10
    number = await desk.sent(TWO)
    await desk.do(publishing.publish, number)
    await desk.drained()
    assert desk.channel() == []
    desk.telegram.world.pace.chat_burst = 5
    await desk.drained(4, seconds=40)
    assert (len(desk.channel()), (await desk.post(number)).state) == (2, "published")


@pytest.mark.parametrize(("databases", "files"), [("sqlite", 0), ("postgres", 2)], indirect=["databases"])
@pytest.mark.parametrize("texts", [(SHORT, TWO), (TWO, SHORT), (TWO, THREE), (THREE, TWO), (SHORT, TWO, SHORT, THREE)])
async def test_longer_and_shorter_again(desk, texts, files):
    """Another post has come out meanwhile, and is let be."""
    first, *then = texts
    number = await desk.out(first, files=tuple(desk.file() for _ in range(files)))
    other = await desk.out("Басқа.")
    for text in then:
        await mended(desk, number, text)
        said_there = [one for one in desk.channel() if one not in ("Басқа." + TAIL, "photo")]
        assert "".join("".join(said_there).split()) == "".join((text + TAIL).split())
        assert len(desk.channel()) == len(await kept(desk, number)) + 1
    assert await desk.state_of_notices("amendment") == ["sent"] * len(then)
    await desk.do(publishing.remove, number)
    await desk.drained(2)
    assert desk.channel() == ["Басқа." + TAIL]
    assert (await desk.post(other)).state == "published"


async def test_what_comes_to_it_is_told_of_as_its_own(desk):
    """It answers what it belongs to, and the caption that has become too long stands below whole."""
    number = await desk.out(files=(desk.file(), desk.file()))
    album = [one["id"] for one in await kept(desk, number)]
    await desk.out("Басқа.")
    await mended(desk, number, TWO)
    assert desk.channel()[:3] == ["photo", "photo", "Басқа." + TAIL]
    room = desk.telegram.world.rooms[desk.group.id].messages
    added = await kept(desk, number)
    assert added[:2] == [{"id": one} for one in album]
    assert {room[one["id"]].reply_to.id for one in added[2:]} == {album[-1]}


async def test_what_telegram_lets_nobody_take_away_any_more_is_asked_about(desk):
    """After two days: all of it stays as it is, so that no half of it is new."""
    number = await desk.out(TWO)
    await age(desk)
    before = desk.channel()
    await mended(desk, number, SHORT)
    assert desk.channel() == before
    assert "not_changed" in await desk.news(desk.specialist)
    await mended(desk, number, TWO.replace("сөз", "сын"))
    assert whole(desk).startswith("сын"), "what needs no message less is mended still"


async def test_two_changes_at_once(desk):
    """The second waits for the first, and neither adds what is there."""
    number = await desk.out()
    for text in (TWO, THREE, TWO):
        await desk.do(review.edit_text, number, "kk", said(text).text)
        await desk.do(publishing.amend, number)
    await desk.drained(5)
    assert "".join(whole(desk).split()) == "".join((TWO + TAIL).split())
    assert len(await kept(desk, number)) == 2


@pytest.mark.parametrize("arrived", [True, False])
async def test_what_was_to_come_to_it_is_in_doubt(desk, proxy, arrived):
    """It is not sent again; somebody is asked to look."""
    number = await desk.out()
    proxy.says(*FAULT, times=1, passes_on=arrived)
    await mended(desk, number, TWO)
    await desk.drained(5, seconds=600)
    assert len(desk.channel()) == 1 + arrived
    assert await desk.state_of_notices("amendment") == ["unknown"]
    assert "not_changed" in await desk.news(desk.specialist)


async def test_removed_while_it_became_longer(desk, proxy):
    """What came to it meanwhile goes, too."""
    number = await desk.out()
    await desk.do(review.edit_text, number, "kk", said(TWO).text)
    await desk.do(publishing.amend, number)
    proxy.meanwhile = lambda: desk.do(publishing.remove, number)
    await desk.drained(5)
    assert (desk.channel(), (await desk.post(number)).state) == ([], "removed")


async def test_formatting_goes_on_in_the_second_message(desk):
    number = await desk.sent("x")
    async with desk.engine.begin() as tx:
        post = await posts.require_post(tx, number)
        assert post.texts == {"kk": "x"}
    bold = said(TWO).text
    bold = type(bold)(bold.text, ({"type": "bold", "offset": 0, "length": bold.length},))
    await desk.do(review.edit_text, number, "kk", bold)
    await desk.do(publishing.publish, number)
    await desk.drained(3)
    found = [one for one in desk.telegram.world.rooms[desk.group.id].messages.values() if one.kind != "service"]
    marks = [[(mark["type"], mark["offset"]) for mark in one.content["entities"]] for one in found]
    assert marks == [[("bold", 0)], [("bold", 0)]]
