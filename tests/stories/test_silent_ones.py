"""What a digest leads to: the silent ones reminded, the week before and the way back."""

from __future__ import annotations

import pytest

from db.tables import Incident
from locales import words_for
from tests.bot.reading import rows
from tests.conftest import ALTERNATING
from tests.stories.telling import read, start_of

pytestmark = pytest.mark.usefixtures("unhurried")
POST = "Бүгін аудандық кәсіподақ №3 мектепте еңбек қауіпсіздігі бойынша семинар өткізді."


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
    waits = start_of(say, "The regional organisation waits for your post: {span}. A photo with two sentences is "
                          "enough.")  # fmt: skip
    specialist.sees(waits, (await office.place("altay")).names[language], say("People: {count}.", count="1"))
    await office.drained()
    altay.does_not_see(waits)
    await specialist.taps(say("Send it"))
    assert str(specialist.effort) == "0 messages + 3 taps"
    place = (await office.place("altay")).names[language]
    specialist.sees(read(say, "Reminded of it: {names}", names=place))
    specialist.does_not_see(say("Remind them") + "\n")
    assert say("Remind them") not in specialist.screen.labels()
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
