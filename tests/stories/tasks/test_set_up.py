"""Who comes in is told the one thing; a region sets itself up along a list that ticks itself."""

from __future__ import annotations

import pytest

from locales import own_name, words_for
from screens.parts import name_in
from tests.conftest import ALTERNATING
from tests.stories.telling import start_of

SPECIALIST = (
    "Welcome! Branches send their posts here. You look at each and let it out: press “{button}” below the text field."
)
PRESS = (
    "Welcome! You see here how each region does, and what you write reaches all of them. Press “{button}” below the "
    "text field."
)
OWNER = (
    "Welcome! To begin, each region needs its specialist: press “{button}” below the text field, choose a region, and "
    "invite them."
)
CHANNEL = "Channel: let the bot post into yours."


@ALTERNATING
async def test_a_region_sets_itself_up(office, telegram, language):
    """A channel in three taps; what is done is ticked, what is lost comes again, and the rest can be put away."""
    say = words_for(language)
    press = await office.seated("Баспасөз", "press", "centre", language)
    press.sees(say(PRESS, button=say("Regions")))
    specialist = await telegram.person("Маман", language=language)
    await specialist.opens(await office.invitation("specialist", "vko"))
    await specialist.taps(own_name(language))
    specialist.sees(say(SPECIALIST, button=say("Review")), say(CHANNEL), say("Plan: none is approved yet."))
    specialist.effort.reset()
    await specialist.taps("○ " + say("Channel"))
    link = specialist.button(say("Choose the channel")).raw["url"]
    assert link == "https://t.me/tilshi_bot?startchannel&admin=post_messages+edit_messages+delete_messages"
    channel = await telegram.channel("Өңір арнасы", specialist, telegram.world.bots()[0])  # as Telegram does then
    await specialist.gets("Өңір арнасы")
    await specialist.taps(say("Yes"))
    assert str(specialist.effort) == "0 messages + 2 taps"
    specialist.sees("✓ " + say("Channel"))
    specialist.does_not_see(say(SPECIALIST, button=say("Review")), "○ " + say("Channel"))

    await press.taps(say("Regions"))
    vko = name_in(language, (await office.place("vko")).names)
    assert [label for label in press.screen.labels() if label.startswith(("○ " + vko[:9], vko[:9])) and "/5" in label]

    await specialist.taps(say("Put away"))
    specialist.does_not_see(say("Plan: none is approved yet."))
    await channel.kick(telegram.world.bots()[0], by=specialist)
    await office.drained()
    await specialist.says("/start")
    specialist.sees(say("Channel: the bot may not post there any more."))
    specialist.does_not_see(say("Plan: none is approved yet."))
    await specialist.taps(say("Settings"))
    await specialist.taps(say("Set-up"))
    specialist.sees(say("Plan: none is approved yet."), start_of(say, "Set-up of the region: {number} of {of}"))
    await specialist.taps(say("Show it at home"))
    specialist.sees(say("Plan: none is approved yet."))


@pytest.mark.parametrize("language", ["kk"])
async def test_the_first_owner_is_told_what_to_begin_with(office, language):
    say = words_for(language)
    owner = await office.seated("Иесі", "owner", "centre", language)
    owner.sees(say(OWNER, button=say("Regions")))
    await owner.taps(say("Home"))
    owner.does_not_see(say(OWNER, button=say("Regions")))
