"""A picture made to do harm does none: strangers' are never fetched, and the others decoded where it can be stopped."""

from __future__ import annotations

import asyncio
import os
import resource
import struct
import subprocess
import sys
import time
import zlib
from collections.abc import Callable
from contextlib import asynccontextmanager
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from sqlalchemy import update

from bot.beside_process import MEMORY, SECONDS
from bot.files import AT_ONCE, LARGEST
from bot.looking import Looker
from db.tables import Account, Media, Seat
from newsroom.standards.photos import LONGEST_SIDE, look
from simulator import photo
from tests import bombs
from tests.bot.reading import incidents, rows
from tests.bot.test_edge import POST
from tests.conftest import ALTERNATING

ONE_AT_A_TIME = 0.5  # seconds of the loop's thread that the largest may take: fetched, handed on, and written down
ROOT = Path(__file__).parents[2]
LINUX = pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(width: int, height: int, *more: bytes, lines: int | None = None) -> bytes:
    """Grey, of which a few hundred bytes make a million pixels."""
    packed = zlib.compressobj(9)
    line = b"\0" + b"\x80" * (width * 3)
    pixels = b"".join([packed.compress(line) for _ in range(height if lines is None else lines)]) + packed.flush()
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + b"".join(more) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


def gif(frames: int) -> bytes:
    """One of Pillow's, its only frame as often as that."""
    held = BytesIO()
    Image.new("P", (9, 9)).save(held, "GIF")
    head = held.getvalue().index(b"\x2c")
    return held.getvalue()[:head] + held.getvalue()[head:-1] * frames + b"\x3b"


def with_notes(content: bytes, exif: bytes) -> bytes:
    return content[:2] + b"\xff\xe1" + (len(exif) + 2).to_bytes(2, "big") + exif + content[2:]


@cache
def wide() -> bytes:
    return png(24_000_000, 1)


ATTACKS: dict[str, Callable[[], bytes]] = {
    "a line of 24 million pixels": wide,
    "a column": lambda: png(1, 1_000_000),
    "60,000 by 60,000": lambda: png(60_000, 60_000, lines=1),
    "65,500 by 65,500": lambda: bombs.jpeg(65_500, 65_500),
    "notes of the camera that go in a circle": lambda: with_notes(photo(), bombs.circling_exif()),
    "frames upon a canvas of a gigabyte": lambda: bombs.webp(50),
    "half of a JPEG": lambda: photo()[:20_000],
    "100,000 frames": lambda: gif(100_000),
    "a text that says it is a PNG": lambda: b"\x89PNG\r\n\x1a\n" + b"hello " * 1000,
    "a text chunk that unpacks to 100 MB": lambda: png(
        9, 9, chunk(b"zTXt", b"a\0\0" + zlib.compress(b"x" * 100_000_000))
    ),
    "nothing": lambda: b"",
}


@pytest.fixture
async def looker():
    made = Looker()
    made.patience = 120.0  # where nothing hangs, a busy machine is not to say that it does
    yield made
    await made.close()


@asynccontextmanager
async def loop_kept_free():
    """What the loop's own thread did meanwhile; and it was never asked for much memory."""
    begun, most = time.thread_time(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    yield
    assert time.thread_time() - begun < ONE_AT_A_TIME
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - most < 150_000, "in kilobytes"


@pytest.mark.parametrize("attack", ATTACKS)
async def test_an_attack_costs_the_bot_nothing_and_the_next_photo_is_looked_at(looker, attack):
    content = ATTACKS[attack]()
    async with loop_kept_free():
        await looker.look(content)
    assert await looker.look(photo()) == look(photo())


@pytest.mark.parametrize("size", [(LONGEST_SIDE + 1, 1), (1, LONGEST_SIDE + 1), (24_000_000, 1)])
def test_a_side_that_no_camera_makes_is_not_looked_at(size):
    begun = time.thread_time()
    assert look(png(*size, lines=1)) is None
    assert time.thread_time() - begun < 1
    assert look(png(LONGEST_SIDE, 3)) is not None


async def test_what_takes_too_long_is_stopped_and_the_process_begun_anew(looker):
    facts = await looker.look(photo())
    first = looker._process
    looker.patience = 0.0
    assert await looker.look(photo()) is None
    assert first.returncode is not None
    looker.patience = 120.0
    assert await looker.look(photo()) == facts
    assert looker._process.pid != first.pid


async def test_a_process_that_has_died_is_begun_anew(looker):
    facts = await looker.look(photo())
    looker._process.kill()
    await looker._process.wait()
    assert await looker.look(photo()) == facts


async def test_one_that_is_called_off_leaves_no_answer_to_the_next(looker):
    """At a stop, or when the connection goes: what it would have said is said to nobody."""
    await looker.look(photo())
    looking = asyncio.create_task(looker.look(photo(seed=2)))
    await asyncio.sleep(0)
    looking.cancel()
    await asyncio.gather(looking, return_exceptions=True)
    assert await looker.look(photo(seed=3)) == look(photo(seed=3))


@LINUX
async def test_the_process_has_its_limits_and_none_of_our_secrets(looker, monkeypatch):
    for name in ("BOT_TOKEN", "DATABASE_URL", "SECRET_KEY", "WEBHOOK_SECRET", "PGPASSWORD", "A_SETTING_TO_COME"):
        monkeypatch.setenv(name, "1000:secret")
    await looker.look(photo())
    pid = looker._process.pid
    assert resource.prlimit(pid, resource.RLIMIT_AS)[0] == MEMORY
    assert SECONDS <= resource.prlimit(pid, resource.RLIMIT_CPU)[0] < 2 * SECONDS
    assert b"1000:secret" not in Path(f"/proc/{pid}/environ").read_bytes()  # noqa: ASYNC240 (a file in memory)
    assert os.getsid(pid) == pid, "Ctrl-C is the bot's"
    looker._process.stdin.close()  # as when the bot is killed
    assert await looker._process.wait() == 0


def test_the_process_is_light():
    """aiogram alone is 165 MB."""
    told = "import bot.looking_process, sys; print({'aiogram', 'sqlalchemy', 'asyncio', 'pydantic'} & set(sys.modules))"
    found = subprocess.run([sys.executable, "-c", told], cwd=ROOT, capture_output=True, text=True, check=True)  # noqa: S603
    assert found.stdout.strip() == "set()"


# ---- whose are fetched


@ALTERNATING
async def test_a_strangers_picture_is_never_fetched(office, telegram, language):
    stranger = await telegram.person("Бейтаныс", language=language)
    await stranger.starts()
    for content, as_file in ((wide(), True), (photo(), False)):
        await stranger.sends(content, as_file=as_file, silently=True)
    assert telegram.world.record.calls("getFile") == []
    assert await incidents(office.engine) == 0


@ALTERNATING
async def test_a_specialists_is_fetched_while_they_enter_for_a_branch(office, telegram, language):
    """Else it is a clipping, and looked at by nobody."""
    specialist = await office.seated("Маман", "specialist", "vko", language)
    await specialist.sends(photo())
    assert (len(telegram.world.record.calls("getFile")), await rows(office.engine, Media)) == (1, [])
    ridder = await office.place("ridder")
    async with office.engine.begin() as tx:
        await tx.execute(update(Account).where(Account.id == specialist.id).values(entering_id=ridder.id))
    await specialist.sends(photo(), caption=POST)
    assert len(telegram.world.record.calls("getFile")) == 2
    (media,) = await rows(office.engine, Media)
    assert media.facts["picture"] is True


async def test_whose_seat_has_ended_is_a_stranger(office, telegram, engine):
    chair = await office.seated("Төраға", "chair", "ridder")
    async with engine.begin() as tx:
        await tx.execute(update(Seat).values(ends_on=office.now.date()))
    await chair.sends(photo(), silently=True)
    assert telegram.world.record.calls("getFile") == []


@ALTERNATING
async def test_a_picture_that_cannot_be_looked_at_is_taken_all_the_same(office, telegram, language):
    chair = await office.seated("Төраға", "chair", "ridder", language)
    async with loop_kept_free():
        await chair.sends(wide(), caption=POST, as_file=True)
    chair.sees(POST)
    (media,) = await rows(office.engine, Media)
    assert media.content == wide()
    assert "picture" not in media.facts


class Stream:
    """A Telegram whose files are as large as it likes, whatever it said of them, and come when it likes."""

    def __init__(self, size: int) -> None:
        self.size, self.given, self.open = size, 0, 0
        self.comes = asyncio.Event()

    async def __call__(self, *_, **__):
        self.open += 1
        try:
            await self.comes.wait()
            for _ in range(self.size // 65_536):
                self.given += 65_536
                yield bytes(65_536)
        finally:
            self.open -= 1


async def test_no_more_is_read_than_may_be_whatever_was_said_of_its_size(office, telegram, engine, monkeypatch):
    chair = await office.seated("Төраға", "chair", "ridder")
    stream = Stream(10 * LARGEST)
    stream.comes.set()
    monkeypatch.setattr(office.app.bot.session, "stream_content", stream)
    await chair.sends(photo(), caption=POST)
    chair.sees(POST)
    assert stream.given <= LARGEST + 65_536
    assert stream.open == 0
    (media,) = await rows(engine, Media)
    assert media.content is None


async def test_few_are_held_at_once_however_many_come(office, telegram, monkeypatch):
    chairs = [await office.seated(f"Төраға {code}", "chair", code) for code in ("ridder", "altay", "ulan", "katon")]
    stream = Stream(3 * 65_536)
    monkeypatch.setattr(office.app.bot.session, "stream_content", stream)
    for chair in chairs:
        chair.patience = 0.1
        await chair.sends(photo(), caption=POST, silently=True)
    assert await telegram.world.events.until(lambda: stream.open == AT_ONCE, 60)
    assert len(telegram.world.record.calls("getFile")) == AT_ONCE
    stream.comes.set()
    assert await telegram.settle(60)
    assert stream.given == len(chairs) * stream.size


@pytest.mark.parametrize("size", [(8000, 6000), (4200, 200)])
@ALTERNATING
async def test_an_original_that_telegram_takes_for_no_photo_is_shown_as_the_file_it_is(
    office, telegram, language, size
):
    """A phone of 48 megapixels makes such; as a photo it was refused, and its author saw no answer at all."""
    held = BytesIO()
    Image.new("RGB", size, "grey").save(held, "JPEG")
    chair = await office.seated("Төраға", "chair", "ridder", language)
    await chair.sends(held.getvalue(), caption=POST, as_file=True)
    chair.sees(POST)
    (media,) = await rows(office.engine, Media)
    assert (media.facts["width"], media.facts["height"]) == size
