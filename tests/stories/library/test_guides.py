"""Help leads to the guide: to the part about the screen one is on, with its pictures."""

from __future__ import annotations

import pytest

from locales import words_for
from newsroom.library.ready import ready
from tests.conftest import ALTERNATING

PARTS = {item.code: item for item in ready()[0].items}


def opened(person, code: str, language: str) -> None:
    part = PARTS[code]
    person.sees(part.titles[language], part.notes[language].splitlines()[0])


@ALTERNATING
async def test_a_chair_opens_the_guide_from_the_help(office, telegram, language):
    """Its pictures are sent up to Telegram once."""
    say, part = words_for(language), PARTS["guide-post"]
    chair = await office.seated("Төраға", "chair", "ridder", language)
    await chair.says(say("Help"))
    await chair.taps(say("Guide"))
    opened(chair, "guide-post", language)
    photos = [message for message in chair.screen.visible() if "photo" in message]
    assert len(photos) == len(part.pictures[language]) > 1
    assert str(chair.effort) == "1 message + 1 tap"
    for words in ("Home", "Help"):
        await chair.says(say(words))
    await chair.taps(say("Guide"))
    first, again = [str(call.params["media"]) for call in telegram.world.record.calls("sendMediaGroup")]
    assert ("attach://" in first, "attach://" in again) == (True, False)


@pytest.mark.usefixtures("unhurried")
@ALTERNATING
async def test_a_specialist_opens_the_part_about_the_screen(office, language):
    say = words_for(language)
    specialist = await office.seated("Маман", "specialist", "vko", language)
    for command, code in (("/start", "guide-start"), ("/review", "guide-review"), ("/plan", "guide-month"),
                          ("/digest", "guide-digest")):  # fmt: skip
        await specialist.says(command)
        await specialist.says("/help")
        await specialist.taps(say("Guide"))
        opened(specialist, code, language)


@ALTERNATING
async def test_where_there_is_no_guide_none_is_offered(office, telegram, language):
    """The press service has withdrawn it; a stranger has none."""
    say = words_for(language)
    press = await office.seated("Баспасөз", "press", "centre", language)
    await press.says("/help")
    await press.taps(say("Guide"))
    await press.taps(say("Change"))
    await press.taps(say.in_context("library", "Withdraw"))
    await press.says("/start")
    await press.says("/help")
    press.does_not_see(say("Guide"))
    stranger = await telegram.person("Бейтаныс", language=language)
    await stranger.says("/help")
    stranger.does_not_see(say("Guide"))
