"""A tip with a photo; and what a digest leads to: the silent ones reminded, the week before and the way back."""

from __future__ import annotations

import pytest

from db.tables import Broadcast, Incident
from locales import words_for
from simulator import photo
from tests.bot.reading import rows
from tests.conftest import ALTERNATING
from tests.stories.telling import read, start_of

pytestmark = pytest.mark.usefixtures("unhurried")
POST = "Бүгін аудандық кәсіподақ №3 мектепте еңбек қауіпсіздігі бойынша семинар өткізді."


@ALTERNATING
async def test_a_tip_with_a_photo(office, desk_of_centre, language):
    """With the text, or by itself, at any question; what is seen is what goes, in one message."""
    say = words_for(language)
    chair, press = desk_of_centre
    await press.taps(say("Send a tip"))
    press.effort.reset()
    await press.sends(photo(640, 640), caption="Суретті файл етіп жіберіңіз.")
    press.sees(say("Now write the same tip {in_language}.", in_language=say.written_in("ru")))
    await office.stop()
    office.start()
    await press.says("Присылайте фото файлом.")
    press.sees("Суретті файл етіп жіберіңіз.", "Присылайте фото файлом.", say("Without the photo"))
    assert any("photo" in shown for shown in press.screen.visible())
    await press.taps(say("Without the photo"))
    assert not any("photo" in shown for shown in press.screen.messages.values() if not shown["out"])
    await press.sends(photo(320, 640))
    await press.taps(say("Send it"))
    assert [one.photo is not None for one in await rows(office.engine, Broadcast)] == [True]
    await office.drained()
    told = chair.screen.last
    assert "photo" in told
    assert told["caption"].endswith("Суретті файл етіп жіберіңіз." if language == "kk" else "Присылайте фото файлом.")
    assert await rows(office.engine, Incident) == []


@ALTERNATING
async def test_a_tip_too_long_for_a_photo(office, desk_of_centre, language):
    say = words_for(language)
    _, press = desk_of_centre
    long = start_of(say, "With a photo a text has at most {most} characters in each language, this one has {length}. "
                         "Please shorten it.")  # fmt: skip
    await press.taps(say("Send a tip"))
    await press.sends(photo(640, 640), caption="Ә" * 1000)
    press.sees(long)
    await press.says("Ә" * 1200)
    await press.sends(photo(640, 640))
    await press.says("Я" * 900)
    await press.taps(say("Send it"))
    press.sees(long)
    await press.taps(say("Without the photo"))
    await press.taps(say("Send it"))
    assert [one.photo for one in await rows(office.engine, Broadcast)] == [None]
    assert await rows(office.engine, Incident) == []


@pytest.fixture
async def desk_of_centre(office, language):
    chair = await office.seated("Төраға", "chair", "ridder", language)
    return chair, await office.seated("Баспасөз", "press", "centre", language)


@ALTERNATING
async def test_the_silent_ones_are_reminded(office, language):
    say = words_for(language)
    ridder, altay = [await office.seated(f"Төраға {code}", "chair", code, language) for code in ("ridder", "altay")]
    specialist = await office.seated("Маман", "specialist", "vko", language)
    await ridder.says(POST)
    await ridder.taps(say("Send it"))
    specialist.effort.reset()
    await specialist.taps(say("Digest of the week"))
    assert str(specialist.effort) == "0 messages + 1 tap"
    await specialist.taps(say("Remind them"))
    place = (await office.place("altay")).names[language]
    specialist.sees(read(say, "Reminded of it: {names}", names=place))
    specialist.does_not_see(say("Remind them") + "\n")
    assert say("Remind them") not in specialist.screen.labels()
    waits = start_of(say, "The regional organisation waits for your post: {span}. A photo with two sentences is "
                          "enough.")  # fmt: skip
    await office.drained()
    await altay.gets(waits)
    ridder.does_not_see(waits)
    await specialist.taps(say("Week before"))
    assert say("Remind them") in specialist.screen.labels()
    await specialist.taps(say("Week before"))
    assert say("Remind them") not in specialist.screen.labels()
    await specialist.taps(say("Week after"))
    await specialist.taps(say("Week after"))
    specialist.sees(read(say, "Reminded of it: {names}", names=place))
    assert say("Week after") not in specialist.screen.labels()
    await specialist.taps(say("Home"))
    assert not any("photo" in shown for shown in specialist.screen.messages.values()), "the charts go with the digest"
    assert await rows(office.engine, Incident) == []
