"""What is sent in parts arrives whole or not at all, as far as Telegram lets us know."""

from __future__ import annotations

import pytest
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.exceptions import ClientDecodeError
from aiogram.methods import SendMessage

from bot.messenger import Messenger, outcome_of
from newsroom import outbox
from screens.screen import Amend, Picture, Piece, Screen
from simulator import photo
from simulator.doors.aiogram import InProcessSession

TOKEN = "1000:tilshi"


class Post:
    """A messenger before somebody who has pressed Start."""

    def __init__(self, telegram) -> None:
        self.telegram, self.bot = telegram, telegram.bot(TOKEN)
        self.reader = telegram.world.add_human("Әлия")
        self.dialog = telegram.world.dialog(self.reader, self.bot)
        self.dialog.started = True
        self.messenger = Messenger(Bot(TOKEN, session=InProcessSession(telegram.world)))

    def picture(self, kind: str = "photo") -> Picture:
        return Picture(kind, drawn=photo, name="a.jpg")

    async def deliver(self, *pieces: Piece, text: str = "", **more):
        return await self.messenger.deliver(self.reader.id, Screen(text, pieces=pieces, **more))

    def stands(self) -> list[str]:
        """By words, else by kind, in its order."""
        found = self.dialog.messages.values()
        return [one.content.get("text") or one.content.get("caption") or one.kind for one in found]

    def fails(self, *methods: str) -> None:
        for method in methods:
            self.telegram.world.faults.next("error", method)


@pytest.fixture
def post(telegram) -> Post:
    return Post(telegram)


async def test_all_that_was_sent_is_told_in_its_order(post):
    album = Piece("Альбом", (post.picture(), post.picture()))
    outcome = await post.deliver(album, Piece("Астында"), text="Түймелер")
    assert post.stands() == ["Альбом", "photo", "Астында", "Түймелер"]
    assert (outcome.state, list(outcome.message_ids)) == (outbox.SENT, list(post.dialog.messages))


async def test_photos_and_files_are_two_albums_and_the_words_stand_below_the_first(post):
    files = [post.picture(kind) for kind in ("document", "photo", "document", "photo")]
    outcome = await post.deliver(Piece("Сөзі", tuple(files)))
    assert post.stands() == ["Сөзі", "photo", "document", "document"]
    assert len(outcome.message_ids) == 4


@pytest.mark.parametrize("method", ["sendMediaGroup", "sendMessage"])
async def test_a_refused_part_leaves_nothing_standing(post, method):
    post.fails(method)
    outcome = await post.deliver(Piece("", (post.picture(), post.picture())), text="Сөзі")
    assert (outcome.state, post.stands()) == (outbox.WAITING, [])
    again = await post.deliver(Piece("", (post.picture(), post.picture())), text="Сөзі")
    assert (again.state, post.stands()) == (outbox.SENT, ["photo", "photo", "Сөзі"])


async def test_a_part_that_telegram_will_never_take_leaves_nothing_standing(post):
    outcome = await post.deliver(Piece("Бірінші"), Piece("<b>тегі жабылмаған"))
    assert (outcome.state, post.stands()) == (outbox.FAILED, [])
    assert "can't parse entities" in outcome.trouble


async def test_what_cannot_be_taken_away_is_in_doubt(post):
    """With the numbers of what stands there, and the trouble that it began with."""
    post.fails("sendMessage", "deleteMessages")
    outcome = await post.deliver(Piece("", (post.picture(), post.picture())), text="Сөзі")
    assert (outcome.state, outcome.trouble) == (outbox.UNKNOWN, "Bad Gateway")
    assert list(outcome.message_ids) == list(post.dialog.messages)
    assert post.stands() == ["photo", "photo"]


async def test_what_broke_off_is_in_doubt_and_left_as_it_is(post):
    """The words may have arrived: taking the album away would leave them alone."""
    post.telegram.world.faults.next("cut", "sendMessage")
    outcome = await post.deliver(Piece("", (post.picture(), post.picture())), text="Сөзі")
    assert (outcome.state, post.stands()) == (outbox.UNKNOWN, ["photo", "photo", "Сөзі"])


async def test_what_stands_there_is_amended_or_removed(post):
    first = await post.deliver(text="Бір")
    second = await post.deliver(Piece("Екі", (post.picture(),)))
    amend = Amend(first.message_ids[0], is_caption=False), Amend(second.message_ids[0], is_caption=True)
    for _ in range(2):  # the same once more is no fault
        outcomes = [await post.deliver(text=f"<b>{one.message}</b>", amend=one) for one in amend]
        assert [one.state for one in outcomes] == [outbox.SENT] * 2
    assert post.stands() == [str(one.message) for one in amend]
    gone = await post.deliver(removes=(first.message_ids[0], 999))
    assert (gone.state, len(post.stands())) == (outbox.SENT, 1)
    assert (await post.deliver(text="Жоқ", amend=amend[0])).state == outbox.FAILED


@pytest.mark.parametrize(
    ("content", "state"),
    [
        ("<html>502 Bad Gateway</html>", outbox.WAITING),
        ("", outbox.WAITING),
        (
            '{"ok": true, "result": "what aiogram does not know yet"}',
            outbox.UNKNOWN,
        ),  # sent, and not to be again
    ],
)
def test_what_stands_in_place_of_an_answer(content, state):
    session = AiohttpSession()
    with pytest.raises(ClientDecodeError) as met:
        session.check_response(Bot("1000:tilshi"), SendMessage(chat_id=1, text="x"), 200, content)
    outcome = outcome_of(met.value)
    assert (outcome.state, outcome.trouble) == (state, "ClientDecodeError"), "and nothing of what it held"
