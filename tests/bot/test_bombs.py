"""Files made to take the bot down: whoever sends one gets an answer, nothing of theirs is lost, and nobody waits."""

from __future__ import annotations

import asyncio
import time
import zlib
from contextlib import contextmanager
from datetime import date
from io import BytesIO

import docx
import pytest

from bot.sheet import read_beside
from db.tables import Media, ReportFile
from locales import words_for
from newsroom.pages.count_sheet import NoSheet
from reports.documents.letterhead import built_in
from simulator import Upload
from tests import bombs
from tests.bot.reading import incidents, rows
from tests.bot.test_edge import POST
from tests.bot.test_pictures import chunk, png
from tests.conftest import ALTERNATING
from tests.reports.documents.test_safe import BODY, DOCUMENT, packed, parts, with_part

# Seconds of the loop's thread in one go: what is opened there takes many times that. Nearly all of it is a model of
# aiogram's that is built when it is first asked for; without that it is some hundredths.
AT_MOST = 0.5
TODAY = date(2026, 11, 16)


@contextmanager
def nobody_waits(monkeypatch):
    """What the loop does in one go takes little of its thread's time, whatever the machine does beside it."""
    longest, run = 0.0, asyncio.events.Handle._run

    def timed(handle) -> None:
        nonlocal longest
        begun = time.thread_time()
        run(handle)
        longest = max(longest, time.thread_time() - begun)

    with monkeypatch.context() as patch:
        patch.setattr(asyncio.events.Handle, "_run", timed)
        yield
    assert longest < AT_MOST, longest


PICTURES = {
    "kk": {
        "65,500 by 65,500 in a hundred bytes": lambda: bombs.jpeg(65_500, 65_500),
        "frames upon a canvas of a gigabyte": lambda: bombs.webp(50),
    },
    "ru": {
        "60,000 by 60,000": lambda: png(60_000, 60_000, lines=1),
        "colours of half a gigabyte": lambda: png(9, 9, chunk(b"iCCP", b"a\0\0" + zlib.compress(bytes(500_000_000)))),
    },
}


@ALTERNATING
async def test_a_picture_that_would_fill_the_memory_is_kept_and_goes_its_way(
    office, telegram, language, monkeypatch
):  # fmt: skip
    """Its author sees the post with it; what could not be looked at is told nobody as a fault of theirs."""
    chair = await office.seated("Төраға", "chair", "ridder", language)
    telegram.seconds_per_act = 5.0  # a preview is several messages, and a chat takes one a second
    made = [make() for make in PICTURES[language].values()]
    await chair.says(POST)
    with nobody_waits(monkeypatch):
        for content in made:
            await chair.sends(Upload("сурет.png", content, "image/png"), as_file=True)
            chair.sees(POST)
    assert [one.content for one in await rows(office.engine, Media)] == made
    assert await incidents(office.engine) == 0


def with_picture(content: bytes) -> bytes:
    """A letterhead whose logo it is."""
    own = docx.Document(BytesIO(built_in()))
    own.sections[0].header.paragraphs[0].add_run().add_picture(BytesIO(png(9, 9)))
    out = BytesIO()
    own.save(out)
    return packed({name: content if name.endswith(".png") else one for name, one in parts(out.getvalue()).items()})


SIZE = "This file is too large, or did not arrive. Send it once more, at most 5 MB and without large photos."
NO_WORD = "This is no Word file that can be opened. Save it in Word as .docx and send it again."
MEGABYTES = bytes(50_000_000)
PAPERS = {
    "kk": {
        "fifty megabytes in fifty kilobytes": (lambda: with_part("word/media/a.png", MEGABYTES), SIZE),
        "a part that unpacks to more than it says": (
            lambda: bombs.lying(with_part(DOCUMENT, BODY.encode() + MEGABYTES), DOCUMENT), NO_WORD,
        ),
        "an archive in an archive": (lambda: bombs.within("a.docx", built_in(), 50), NO_WORD),
    },
    "ru": {
        "ten to the ninth of a word": (
            lambda: with_part(DOCUMENT, (bombs.ENTITIES + BODY.partition("?>")[2]).encode()), NO_WORD,
        ),
        "a file of the machine": (
            lambda: with_part(DOCUMENT, (bombs.OUTSIDE + BODY.partition("?>")[2]).encode()), NO_WORD,
        ),
        "half of it": (lambda: built_in()[:20_000], NO_WORD),
    },
}  # fmt: skip


@ALTERNATING
async def test_a_word_that_would_fill_the_memory_is_refused_in_words(office, language, monkeypatch):
    say = words_for(language)
    press = await office.seated("Баспасөз", "press", "centre", language)
    made = [(make(), why) for make, why in PAPERS[language].values()]
    with nobody_waits(monkeypatch):
        for content, why in made:
            await press.sends(Upload("есеп.docx", content), as_file=True)
            press.sees(say(why))
    assert await rows(office.engine, ReportFile) == []
    assert await incidents(office.engine) == 0


@pytest.mark.parametrize(
    ("make", "kind"),
    [
        (bombs.one_text_in_all_cells, "too_large"),
        (bombs.far_cell, "too_large"),
        (bombs.said_to_be_wide, "no_days"),
        (bombs.with_entities, "no_sheet"),
        (lambda: bombs.with_entities(bombs.OUTSIDE), "no_sheet"),
        (lambda: bombs.unpacks_to(30_000_000), "no_sheet"),
    ],
)
async def test_a_spreadsheet_that_would_fill_the_memory_takes_only_its_reader_down(make, kind):
    """A text that stands in all cells once took down whoever read it: six hundred gigabytes of thirty kilobytes."""
    with pytest.raises(NoSheet) as none:
        await read_beside(make(), TODAY)
    assert none.value.kind == kind
