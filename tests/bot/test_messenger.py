"""What is sent in parts arrives whole or not at all, as far as Telegram lets us know."""

from __future__ import annotations

from datetime import timedelta

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.methods import SendMessage

from bot.messenger import Messenger
from bot.refusals import trouble_of
from newsroom import outbox
from screens.screen import Amend, Picture, Piece, Screen
from simulator import photo
from tests.proxy import FAULT, NO_SUCH_BOT, PAGE, REVOKED, Proxy

TOKEN = "1000:tilshi"


class Post:
    """A messenger before somebody who has pressed Start."""

    def __init__(self, telegram) -> None:
        self.telegram, self.bot = telegram, telegram.bot(TOKEN)
        self.reader = telegram.world.add_human("Әлия")
        self.dialog = telegram.world.dialog(self.reader, self.bot)
        self.dialog.started = True
        self.proxy = Proxy(telegram.world)
        self.messenger = Messenger(Bot(TOKEN, session=self.proxy))

    def picture(self, kind: str = "photo") -> Picture:
        return Picture(kind, drawn=photo, name="a.jpg")

    def strange(self, kind: str = "photo") -> Picture:
        """Of another bot, or of a time long ago."""
        return Picture(kind, "AgACAgIAAx0CXzZq")

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
    (text,), (caption,) = first.message_ids, second.message_ids
    assert (first.stands, second.stands) == ({text: "text"}, {caption: "caption"})
    amends = Amend(text, is_caption=False, text="<b>Үш</b>"), Amend(caption, is_caption=True, text="<b>Төрт</b>")
    for _ in range(2):  # the same once more is no fault
        outcome = await post.deliver(amends=amends)
        assert (outcome.state, outcome.stands) == (outbox.SENT, {text: "text", caption: "caption"})
    assert post.stands() == ["Үш", "Төрт"]
    gone = await post.deliver(removes=(text, 999))
    assert (gone.state, gone.stands, len(post.stands())) == (outbox.SENT, {text: None, 999: None}, 1)
    assert (await post.deliver(amends=amends)).state == outbox.FAILED


async def test_what_comes_to_what_stands_answers_it(post):
    """And is taken away again where the rest of the change is refused."""
    (number,) = (await post.deliver(Piece("Екі", (post.picture(),)))).message_ids
    bare = Amend(number, is_caption=True, text="")
    outcome = await post.deliver(Piece("Үш"), amends=(bare,), below=number)
    (added,) = outcome.message_ids
    assert (post.stands(), outcome.stands) == (["photo", "Үш"], {number: "", added: "text"})
    assert post.dialog.messages[added].reply_to.id == number
    again = await post.deliver(Piece("Төрт"), amends=(Amend(999, is_caption=False, text="Жоқ"),), below=998)
    assert (again.state, post.stands()) == (outbox.FAILED, ["photo", "Үш"])


# ---- what stands between the bot and Telegram


@pytest.mark.parametrize(
    ("answer", "public", "state"),
    [
        (FAULT, False, outbox.WAITING),
        (FAULT, True, outbox.UNKNOWN),
        ((502, PAGE), False, outbox.WAITING),
        ((502, PAGE), True, outbox.UNKNOWN),
        ((200, '{"ok": true, "result": 5}'), False, outbox.UNKNOWN),
        ((200, '{"ok": true, "result": 5}'), True, outbox.UNKNOWN),
        ((500, '{"error": "upstream"}'), False, outbox.WAITING),
        ((429, '{"ok": false, "description": "x", "parameters": {"retry_after": 7}}'), True, outbox.WAITING),
    ],
)
async def test_what_a_fault_means_depends_on_where_it_would_stand(post, answer, public, state):
    """To a person it comes again; what goes into a channel is asked about."""
    post.proxy.says(*answer, times=1)
    outcome = await post.deliver(text="Сөзі", public=public)
    assert (outcome.state, outcome.shut) == (state, False)


@pytest.mark.parametrize("answer", [FAULT, (502, PAGE)])
async def test_what_stands_already_is_mended_and_removed_again(post, answer):
    """Twice is no harm."""
    first = await post.deliver(text="Бір")
    for screen in ({"amends": (Amend(first.message_ids[0], is_caption=False, text="Екі"),)}, {"removes": (1,)}):
        post.proxy.says(*answer, times=1)
        assert (await post.deliver(**screen)).state == outbox.WAITING


@pytest.mark.parametrize("answer", [REVOKED, NO_SUCH_BOT])
@pytest.mark.parametrize("public", [True, False])
async def test_a_token_that_is_refused_is_nobodys_failed_try(post, answer, public):
    post.proxy.says(*answer)
    outcome = await post.deliver(text="Сөзі", public=public)
    assert (outcome.state, outcome.shut, outcome.after) == (outbox.WAITING, True, timedelta(0))


@pytest.mark.parametrize("before", [0, 1, 2])
async def test_what_is_to_come_again_waits_until_there_is_room_for_what_got_through_before(post, before):
    """Else as much of it would get through as this time, and no more."""
    post.telegram.world.pace.chat_burst = max(1, before)
    if not before:
        await post.deliver(text="Бір")
    outcome = await post.deliver(Piece("Бір"), Piece("Екі"), text="Түймелер")
    assert (outcome.state, outcome.after) == (outbox.WAITING, timedelta(seconds=1 + before))


async def test_a_page_when_a_part_is_taken_away_leaves_it_in_doubt(post):
    post.telegram.world.pace.chat_burst = 1
    post.proxy.says(502, PAGE, to="deleteMessages")
    outcome = await post.deliver(Piece("", (post.picture(), post.picture())), text="Сөзі")
    assert (outcome.state, post.stands()) == (outbox.UNKNOWN, ["photo", "photo"])


# ---- pictures that Telegram does not take

LOST = "Фотоны немесе файлды"


async def test_words_go_without_the_picture_that_telegram_does_not_take(post):
    outcome = await post.deliver(Piece("Сөзі", (post.strange(),)), text="Түймелер")
    words, buttons = post.stands()
    assert (outcome.state, len(outcome.message_ids), buttons) == (outbox.SENT, 2, "Түймелер")
    assert words.startswith("Сөзі")
    assert LOST in words
    assert "Фото или файл" in words


@pytest.mark.parametrize("kind", ["photo", "video", "document", "voice"])
async def test_without_words_only_that_is_said(post, kind):
    outcome = await post.deliver(Piece("", (post.strange(kind),)))
    assert (outcome.state, len(post.stands())) == (outbox.SENT, 1)
    assert post.stands()[0].startswith(LOST)


@pytest.mark.parametrize("made", ["a file", "pages"])
async def test_what_cannot_be_drawn_is_said_in_its_place(post, made):
    """Whoever waits for it is not left without an answer: a letterhead may be one that does not open."""

    def broken() -> bytes:
        raise ValueError("broken")

    files = Piece("Сөзі", (Picture("document", drawn=broken, name="a.docx"),))
    outcome = await post.deliver(files if made == "a file" else Piece("Сөзі", pages=broken), text="Түймелер")
    words, buttons = post.stands()
    assert (outcome.state, buttons) == (outbox.SENT, "Түймелер")
    assert (words.startswith("Сөзі"), LOST in words) == (True, True)


async def test_what_is_called_the_same_is_sent_up_once(post):
    """And anew when Telegram has lost it."""
    times: list[int] = []

    def drawn() -> bytes:
        times.append(1)
        return photo()

    picture = Picture("photo", drawn=drawn, name="a.jpg", kept_as="guide/a")
    for _ in range(3):
        await post.deliver(Piece("", (picture,)))
        await post.deliver(Piece("", (picture, picture)))
    assert (len(times), len(set(post.stands()))) == (1, 1)
    post.telegram.world.faults.next("refusal", "sendPhoto", code=400, words="Bad Request: wrong file identifier")
    await post.deliver(Piece("", (picture,)))
    await post.deliver(Piece("", (picture,)))
    assert (len(times), post.stands()[-1]) == (2, "photo")


async def test_the_others_are_shown_with_the_words(post):
    """An album is taken whole or not at all; what is no part of it stands."""
    files = (post.picture(), post.strange(), post.picture("document"))
    await post.deliver(Piece("Сөзі", files))
    document, lost = post.stands()
    assert (document, lost.startswith(LOST)) == ("Сөзі", True)


async def test_into_a_channel_it_goes_whole_or_not_at_all(post):
    outcome = await post.deliver(Piece("Сөзі", (post.picture("document"), post.strange())), public=True)
    assert (outcome.state, post.stands()) == (outbox.FAILED, [])
    assert "file identifier" in outcome.trouble


async def test_who_cannot_be_written_to_is_not_told_of_pictures(post):
    post.dialog.blocked = True
    outcome = await post.deliver(Piece("Сөзі", (post.strange(),)))
    assert (outcome.state, post.stands()) == (outbox.UNREACHABLE, [])


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("Bad Request: can't parse entities: Unsupported start tag \"Құпия\" at byte offset 7",
         "Bad Request: can't parse entities: Unsupported start tag … at byte offset 7"),
        ("Bad Request: button URL 'http://құпия' is invalid", "Bad Request: button URL … is invalid"),
        ("Bad Request: half of a quotation \"Құпия", "Bad Request: half of a quotation …"),
        ('Bad Request: failed to send message #1 with the error message "Wrong file identifier"', None),
        ("Bad Request: can't be edited", None),
    ],
)  # fmt: skip
def test_what_telegram_quotes_of_a_message_is_kept_nowhere(said, kept):
    """It goes into the log and stands with the notice, where operators read it."""
    assert trouble_of(TelegramBadRequest(method=SendMessage(chat_id=1, text="x"), message=said)) == (kept or said)
