"""A day of every kind, with a word in everything that people keep to themselves: the log knows none of it.

It is written as finely as can be, and read whole; so is all that is kept of errors.
"""

from __future__ import annotations

import io
import json
import logging
import sys

import pytest
import structlog
from sqlalchemy import select

from bot import logs
from db.tables import Incident, Notice, Person, Post
from locales import words_for
from simulator import photo
from tests.bot.reading import rows
from tests.bot.test_restarts import failing
from tests.conftest import ALTERNATING
from tests.stories.conftest import TOKEN
from tests.stories.telling import old_button

FORMS = {"kk": "text", "ru": "json"}
NAME, OTHER, PHONE = "Әсемгүлжан", "Бейтанысбек", "+7 701 555 01 23"
SAID = ("Қыранбүркіт", "Жолбарысхат", "Сұңқаржауап", "Тұлпаркеңес", "Құланескерту", "Арқарсұрақ")
POST, REASON, ANSWER, TIP, REMARK, ASKED = SAID
WORD = "Zq7invitationNobodyMade00"


@pytest.fixture
def log(monkeypatch, language):
    """All that is written from here on."""
    before, stream = structlog.get_config(), io.StringIO()
    monkeypatch.setattr(sys, "stderr", stream)
    logs.set_up_logs(FORMS[language], [TOKEN, TOKEN.partition(":")[2]])
    root, level = logging.getLogger(), logging.getLogger().level
    monkeypatch.setattr(root, "handlers", [logs.LIBRARIES])  # and not those of the tests themselves
    root.setLevel(logging.DEBUG)
    yield stream
    root.setLevel(level)
    structlog.configure(**before)


@ALTERNATING
async def test_nothing_of_a_day_stands_in_the_log(office, telegram, language, log):
    say = words_for(language)
    links = [await office.invitation("chair", "ridder")]
    chair, specialist, press = await _come_in(office, language)
    stranger = await telegram.person(OTHER, language=language)
    await stranger.opens(f"https://t.me/tilshi_bot?start={WORD}")
    await stranger.taps(say("Ask to join"))

    await chair.sends(photo(), caption=f"{POST}: мектепте семинар өтті, {PHONE}.")
    await chair.taps(say("Send it"))
    await specialist.taps(say("Review"))
    await specialist.taps(say("Return"))
    await specialist.says(f"{REASON}: күні мен орны жазылмаған.")
    await chair.says("/ask")
    await chair.says(f"{ASKED} қайда?")
    await press.taps(say("Send a tip"))
    await press.says(f"{TIP}: фотоны файл етіп жіберіңіз.")
    await _go_wrong(office, telegram, chair)
    await office.passes(minutes=11)

    hidden = [
        TOKEN,
        TOKEN.partition(":")[2],
        NAME,
        OTHER,
        PHONE,
        *SAID,
        WORD,
        *(one.rpartition("=")[2] for one in links),
    ]
    written = log.getvalue()
    assert written.count("update set aside") >= 3, "something went wrong, and it was told"
    assert [one for one in hidden if one in written or json.dumps(one)[1:-1] in written] == []
    kept = [str(tuple(one)) for one in await rows(office.engine, Incident)]
    assert kept
    assert [one for one in hidden if one in str(kept)] == []
    kept_of_notices = [one.trouble for one in await rows(office.engine, Notice)]
    assert [one for one in hidden if one in str(kept_of_notices)] == []
    await _was_there(office)


async def _come_in(office, language):
    found = []
    for role, code in (("chair", "ridder"), ("specialist", "vko"), ("press", "centre")):
        found.append(await office.seated(NAME, role, code, language))
    return found


async def _go_wrong(office, telegram, chair) -> None:
    """The database, Telegram, and the way to it: each says more than it should."""
    for kind in ("IntegrityError", "DataError", "ProgrammingError"):
        with failing(office.engine, "post", 9, kind):
            await chair.says(f"{REMARK}: бүгін семинар өтті, {PHONE}.", silently=True)
    faults = telegram.world.faults
    for code in (400, 403, 500):
        words = f'can\'t parse entities: Unsupported start tag "{REMARK}" at byte offset 7'
        faults.next("refusal", "sendMessage", times=3, code=code, words=words)
        await chair.says(f"{REMARK}: тағы бір семинар өтті.", silently=True)
    faults.next("cut", "getFile", times=3)
    await chair.sends(photo(seed=5), caption=REMARK, silently=True)
    await chair.taps(old_button(chair, f"publish:{WORD}"), silently=True)


async def _was_there(office) -> None:
    """The words are where they belong: that they are not in the log means something."""
    async with office.engine.connect() as tx:
        texts = str((await tx.execute(select(Post.texts))).all())
        names = str((await tx.execute(select(Person.name))).all())
    assert POST in texts
    assert NAME in names
