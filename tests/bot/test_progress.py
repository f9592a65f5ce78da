"""What takes over a second tells that it is under way, as long as it takes; what does not says nothing."""

from __future__ import annotations

import asyncio

import pytest

from bot.progress import AFTER, EVERY, READING, Progress, drawing
from locales import words_for
from newsroom.posts.framing import Framed
from screens.screen import Picture, Piece, Screen

LITTLE = 0.1


def told(telegram) -> list[str]:
    return [event.data["action"] for event in telegram.world.events.past if event.kind == "action"]


@pytest.mark.parametrize("databases", ["sqlite"], indirect=True)
async def test_from_a_second_on_until_it_is_there(office, telegram):
    person, clock = await telegram.person("Маман"), telegram.clock
    await person.opens("https://t.me/tilshi_bot?start=x")
    progress = Progress(office.app.bot, clock)
    async with progress.shown(person.id, READING):
        await asyncio.sleep(0)
        await clock.advance(AFTER - LITTLE)
        assert told(telegram) == []
        await clock.advance(2 * LITTLE)
        assert told(telegram) == [READING]
        await clock.advance(EVERY)
        assert told(telegram) == [READING] * 2
    async with progress.shown(person.id, None):
        await clock.advance(10 * EVERY)
    telegram.world.faults.next("refusal", "sendChatAction", code=403)
    async with progress.shown(person.id, READING):
        await clock.advance(3 * EVERY)
    assert told(telegram) == [READING] * 2, "it ends with the work, and with whoever does not want to hear of it"


@pytest.mark.parametrize("databases", ["sqlite"], indirect=True)
async def test_while_a_spreadsheet_is_sent(office, telegram):
    say = words_for("kk")
    specialist = await office.seated("Маман", "specialist", "vko")
    await specialist.taps(say("Digest of the week"))
    await specialist.taps(say.in_context("digest", "More"))
    telegram.world.faults.next("slow", "sendDocument", seconds=AFTER + EVERY + 1)
    await specialist.taps(say("Spreadsheet"), silently=True)
    await telegram.passes(AFTER + EVERY)
    assert told(telegram) == ["upload_document"] * 2
    await telegram.passes(AFTER)
    await specialist.taps(say("Back"))
    before = told(telegram)
    await telegram.passes(10 * EVERY)
    assert told(telegram) == before


def test_only_what_is_drawn_for_it_may_take_long():
    framed = Framed(1, "", "plain", "", "", "", "", None)
    for pictures, expected in (
        ((), None), ((Picture("photo", "known"),), None), ((Picture("photo", "known", framed),), None),
        ((Picture("photo", drawn=bytes),), "upload_photo"), ((Picture("photo", framed=framed),), "upload_photo"),
        ((Picture("photo", "known"), Picture("document", drawn=bytes)), "upload_document"),
    ):  # fmt: skip
        assert drawing(Screen("", pieces=(Piece("", pictures),))) == expected
    assert drawing(Screen("", pieces=(Piece("", pages=list),))) == "upload_photo"
