"""A specialist sets a goal with one message; it stands on the homes and in the digest."""

from __future__ import annotations

import pytest

from db.tables import Incident
from locales import words_for
from newsroom.digests.figures import Progress
from newsroom.values.figures import Amount
from screens.goals import goal_line, goal_told
from tests.bot.reading import rows
from tests.conftest import ALTERNATING

pytestmark = pytest.mark.usefixtures("unhurried")
POST = "Бүгін аудандық кәсіподақ №3 мектепте еңбек қауіпсіздігі бойынша семинар өткізді."


@ALTERNATING
async def test_a_goal_of_the_region_and_of_a_branch(office, language):
    say = words_for(language)
    chair = await office.seated("Төраға", "chair", "ridder", language)
    specialist = await office.seated("Маман", "specialist", "vko", language)
    await specialist.says("/start")
    posts = say.in_context("goal", "posts this month")
    button = posts[:1].upper() + posts[1:]
    specialist.effort.reset()
    await specialist.taps(say("Goals"))
    await specialist.taps(button)
    await specialist.says("20")
    assert str(specialist.effort) == "1 message + 2 taps"
    specialist.sees(goal_told(say, Progress("posts", 20)))
    await specialist.taps(button)
    await specialist.says("1,200 мың")
    specialist.sees(say("This can be read in two ways. Which number do you mean?"))
    await specialist.taps(say.figure(1200))
    specialist.sees(goal_told(say, Progress("posts", 1200)), say("Before:"))
    await specialist.taps(say("By branch"))
    await specialist.taps((await office.place("ridder")).names[language])
    await specialist.taps(button)
    await specialist.says("1")
    await specialist.taps(button)
    assert say("No goal") in specialist.screen.labels()
    await chair.says(f"{POST} Оған 20 адам қатысты.")
    await chair.taps(say("Send it"))
    await chair.says("/start")
    chair.sees(goal_line(say, Progress("posts", 1, Amount(1))))
    await specialist.says("/start")
    specialist.sees(goal_line(say, Progress("posts", 1200, Amount(1))))
    await specialist.taps(say("Digest of the week"))
    specialist.sees(goal_line(say, Progress("posts", 1200, Amount(1))))
    press = await office.seated("Баспасөз", "press", "centre", language)
    await press.taps(say("Regions"))
    press.effort.reset()
    await press.taps((await office.place("vko")).names[language])
    await press.taps(say("Goals"))
    assert str(press.effort) == "0 messages + 2 taps"
    press.sees(goal_told(say, Progress("posts", 1200, Amount(1))))
    await press.taps(button)
    await press.taps(say("No goal"))
    press.does_not_see(goal_told(say, Progress("posts", 1200, Amount(1))) + "\n")
    press.sees(say.in_context("goal", "none"), say("Before:"))
    await press.taps(say("Back"))
    assert say("Settings") in press.screen.labels(), "the card of the region"
    await specialist.says("/start")
    specialist.does_not_see(goal_line(say, Progress("posts", 1200, Amount(1))))
    assert await rows(office.engine, Incident) == []
