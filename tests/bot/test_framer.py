"""Photos are drawn beside the bot, with the limits of what looks at them: whatever is in one, the next is drawn."""

from __future__ import annotations

import asyncio
import os
import resource
import signal
import subprocess
import sys
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest
from aiogram import Bot
from PIL import Image
from sqlalchemy import insert, select

from bot.app import App
from bot.beside_process import MEMORY
from bot.framing import Framer, NotDrawn
from bot.messenger import NOT_DRAWN, Messenger
from db.tables import Media, Organisation, Person, Post
from demo.session import Session
from newsroom import outbox
from newsroom.posts.framing import Framed
from screens.screen import Picture, Piece, Screen
from simulator import photo
from tests.bot.test_pictures import ATTACKS, loop_kept_free, png
from tests.bot.test_restarts import Hasty
from tests.conftest import ON_ONE_ENGINE
from tests.stories.conftest import TOKEN

LINUX = pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
NOON = datetime(2026, 11, 16, 12, tzinfo=UTC)


def wanted(media_id: int = 1, name: str = "a") -> Framed:
    return Framed(media_id, name, "band", "blue", "Риддер қаласы", "Шығыс Қазақстан облысы", "Айдар", None)


async def kept(engine, *contents: bytes | None) -> None:
    """Photos of one post, numbered from one."""
    async with engine.begin() as tx:
        await tx.execute(insert(Organisation).values(id=901, level="branch", code="b901", names={}))
        await tx.execute(insert(Person).values(id=901, language="kk", created_at=NOON))
        post = {"organisation_id": 901, "entered_by": 901, "state": "draft", "language": "kk", "started_at": NOON}
        await tx.execute(insert(Post).values(id=901, **post))
        for number, content in enumerate(contents, 1):
            row = {"kind": "photo", "bot_id": 1, "file_id": f"f{number}", "unique_id": f"u{number}", "content": content}
            await tx.execute(insert(Media).values(id=number, post_id=901, position=number, **row))


@pytest.fixture
async def framer(engine, telegram):
    made = Framer(engine, Hasty(telegram.clock))
    made._process.patience = 120.0  # where nothing hangs, a busy machine is not to say that it does
    yield made
    await made.close()


async def test_what_cannot_be_drawn_is_told_and_the_next_is_drawn(engine, framer):
    """Bombs as of old, what was never fetched, and what is no more."""
    contents = [*[made() for made in ATTACKS.values()], None, photo()]
    await kept(engine, *contents)
    harmless = {
        "half of a JPEG", "100,000 frames", "a text chunk that unpacks to 100 MB",
        "notes of the camera that go in a circle",
    }  # fmt: skip
    async with loop_kept_free():
        for number, name in enumerate([*ATTACKS, "never fetched"], 1):
            if name in harmless:
                continue
            with pytest.raises(NotDrawn):
                await framer.drawn(wanted(number))
    with pytest.raises(NotDrawn):
        await framer.drawn(wanted(999))
    with Image.open(BytesIO(await framer.drawn(wanted(len(contents))))) as image:
        assert image.width == 1280


@ON_ONE_ENGINE
async def test_the_largest_that_are_looked_at_are_drawn_within_the_limits(engine, framer):
    """A PNG of which every pixel is held in memory, and the JPEG of a telephone with 64 megapixels, progressive."""
    held = BytesIO()
    Image.new("RGB", (9200, 6900), "grey").save(held, "JPEG", progressive=True)
    clear = BytesIO()
    Image.new("RGBA", (6000, 4000), (9, 9, 9, 90)).save(clear, "PNG")
    await kept(engine, png(6000, 4000), held.getvalue(), clear.getvalue())
    for number in (1, 2, 3):
        with Image.open(BytesIO(await framer.drawn(wanted(number)))) as image:
            assert image.width == 2048


async def test_a_process_that_has_died_is_begun_anew_and_draws_the_same(engine, framer):
    await kept(engine, photo())
    first = await framer.drawn(wanted())
    framer._process._process.kill()
    await framer._process._process.wait()
    assert await framer.drawn(wanted()) == first


async def test_several_at_once_each_get_their_own(engine, framer):
    await kept(engine, photo(640, 480), photo(480, 640))
    both = await asyncio.gather(framer.drawn(wanted(1)), framer.drawn(wanted(2)))
    sizes = [Image.open(BytesIO(content)).size for content in both]
    assert sizes[0][0] > sizes[1][0]


@LINUX
async def test_the_process_has_its_limits_and_none_of_our_secrets(engine, framer, monkeypatch):
    monkeypatch.setenv("BOT_TOKEN", "1000:secret")
    await kept(engine, photo())
    await framer.drawn(wanted())
    pid = framer._process._process.pid
    assert resource.prlimit(pid, resource.RLIMIT_AS)[0] == MEMORY
    assert b"1000:secret" not in Path(f"/proc/{pid}/environ").read_bytes()  # noqa: ASYNC240 (a file in memory)


@pytest.fixture
def reader(telegram):
    human, bot = telegram.world.add_human("Әлия"), telegram.bot(TOKEN)
    telegram.world.dialog(human, bot).started = True
    return human


async def test_an_album_is_drawn_once_and_noted(engine, framer, telegram, reader):
    await kept(engine, photo(640, 480), photo(480, 640))
    messenger = Messenger(Bot(TOKEN, session=Session(telegram.world)), framer)
    pictures = [Picture("photo", framed=wanted(number, f"name {number}")) for number in (1, 2)]
    screen = Screen("", pieces=(Piece("Сөзі", (*pictures, Picture("photo", drawn=photo, name="a.jpg"))),))
    assert (await messenger.deliver(reader.id, screen)).state == outbox.SENT
    async with engine.connect() as tx:
        noted = (await tx.execute(select(Media.framed).order_by(Media.id))).scalars().all()
    assert [one["name"] for one in noted] == ["name 1", "name 2"]
    again = [Picture("photo", one["file_id"], wanted(place, one["name"])) for place, one in enumerate(noted, 1)]
    await framer.close()
    assert (await messenger.deliver(reader.id, Screen("", pieces=(Piece("", tuple(again)),)))).state == outbox.SENT
    assert framer._process._process is None, "nothing was drawn"


@pytest.mark.parametrize("public", [True, False])
async def test_half_a_publication_stands_nowhere(engine, framer, telegram, reader, public):
    """In a chat the words come, with a word on what is missing; in public it is all or nothing."""
    await kept(engine, photo(), None)
    messenger = Messenger(Bot(TOKEN, session=Session(telegram.world)), framer)
    pictures = tuple(Picture("photo", framed=wanted(number)) for number in (1, 2))
    outcome = await messenger.deliver(reader.id, Screen("", pieces=(Piece("Сөзі", pictures),), public=public))
    stands = [
        one.content.get("text", "") for one in telegram.world.dialog(reader, telegram.bot(TOKEN)).messages.values()
    ]
    if public:
        assert (outcome.state, outcome.trouble, stands) == (outbox.FAILED, NOT_DRAWN, [])
    else:
        assert outcome.state == outbox.SENT
        assert stands[0].startswith("Сөзі\n\n")


def test_the_process_is_light():
    told = "import bot.framing_process, sys; print({'aiogram', 'sqlalchemy', 'asyncio', 'pydantic'} & set(sys.modules))"
    root = Path(__file__).parents[2]
    found = subprocess.run([sys.executable, "-c", told], cwd=root, capture_output=True, text=True, check=True)  # noqa: S603
    assert found.stdout.strip() == "set()"


@LINUX
async def test_what_is_being_sent_when_the_bot_stops_is_drawn(engine, telegram):
    """Else a publication would be said not to have gone out, and a preview would come without its photo."""
    await kept(engine, photo())
    telegram.bot(TOKEN)
    app = App(engine, Bot(TOKEN, session=Session(telegram.world)), telegram.clock)
    first = await app.framer.drawn(wanted())
    slow = app.framer._process._process
    os.kill(slow.pid, signal.SIGSTOP)
    drawing, hearing = asyncio.create_task(app.framer.drawn(wanted())), asyncio.create_task(app.loop.run())
    await telegram.clock.advance(5)
    app.stop()
    async with asyncio.timeout(60):
        while not hearing.done():
            await telegram.clock.advance(1)
            await asyncio.sleep(0)
    assert slow.returncode is None
    os.kill(slow.pid, signal.SIGCONT)
    assert await drawing == first
    await app.framer.close()
