"""What comes by itself to whoever stands above the branches: queue, digest, plan, and three levels of silence."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from db.tables import Incident
from locales import words_for
from screens.reminders.rule_names import name
from tests.bot.reading import rows
from tests.conftest import ALTERNATING
from tests.stories.telling import read, start_of

pytestmark = pytest.mark.usefixtures("unhurried")
POST = "Бүгін аудандық кәсіподақ мектептерде еңбек қауіпсіздігі бойынша семинар өткізді."


async def it_is(office, month: int, day: int, hour: int) -> None:
    """Five past, by the clock of the region."""
    await office.passes(seconds=(datetime(2026, month, day, hour - 5, 5, tzinfo=UTC) - office.now).total_seconds())


@ALTERNATING
async def test_queue_digest_plan_and_silence_each_in_their_time(office, language):
    """The region's plan is approved by the press service; of silence it wants to hear after two weeks."""
    say = words_for(language)
    specialist = await office.seated("Маман", "specialist", "vko", language)
    press = await office.seated("Баспасөз", "press", "centre", language)
    chair, silent = [await office.seated(f"Төраға {code}", "chair", code, language) for code in ("ridder", "ulan")]
    await specialist.taps(say("Settings"))
    await specialist.taps(say("Approves the plan"))
    await specialist.taps(say("press service"))
    await office.passes(minutes=1)
    await specialist.says("/reminders")
    specialist.effort.reset()
    await specialist.taps(name(say, "silent"))
    await specialist.taps(say("Switch on"))
    await specialist.taps(say("How long"))
    await specialist.taps(say.many("{number} week", "{number} weeks", 2))
    await specialist.says("/reminders")
    await specialist.taps(name(say, "digest"))
    await specialist.taps(say("Switch on"))
    assert str(specialist.effort) == "1 message + 6 taps"
    await chair.says(POST)
    await chair.taps(say("Send it"))

    # What has waited for a day: one tap to it, and one for it.
    await it_is(office, 11, 17, 11)
    specialist.sees(start_of(say, "The first waits since {moment}."))
    specialist.effort.reset()
    await specialist.taps(say("Review"))
    specialist.sees(POST[:20])
    await specialist.taps(say("Approve"))
    assert str(specialist.effort) == "0 messages + 2 taps"

    # The week that is over, on Monday morning, and beside it nothing.
    await it_is(office, 11, 23, 9)
    specialist.sees(say.span(date(2026, 11, 16), date(2026, 11, 22)), (await office.place("ridder")).names[language])

    # From the 25th on the plan: of the specialist, and from then on of the press service.
    month = say.month(date(2026, 12, 1))
    await it_is(office, 11, 25, 11)
    specialist.sees(say("The content plan for the next month ({month}) is not made yet.", month=month))
    specialist.effort.reset()
    await specialist.taps(say("Content plan"))
    await specialist.taps(say("Draft the plan"))
    await specialist.taps(say("Submit the plan"))
    assert str(specialist.effort) == "0 messages + 3 taps"
    await office.drained()
    press.sees(say("This plan waits for your approval."))
    said = specialist.screen.news
    await it_is(office, 11, 26, 11)
    assert specialist.screen.news == said, "who has done it is not reminded"
    press.sees(read(say, "The content plan ({month}) waits for your approval:", month=month))
    press.effort.reset()
    await press.taps(say("Open the plan"))
    await press.taps(say("Approve it"))
    assert str(press.effort) == "0 messages + 2 taps"

    # Nothing came for two weeks: the chair is asked; a week later the specialist is told, and then the press service.
    ulan = (await office.place("ulan")).names[language]
    await it_is(office, 12, 2, 11)
    silent.sees(say("Is something in the way? The regional organisation can help."))
    await it_is(office, 12, 9, 11)
    weeks = say.many("Nothing has come for {number} week from:", "Nothing has come for {number} weeks from:", 3)
    specialist.sees(weeks, ulan)
    await it_is(office, 12, 17, 11)  # the 16th is a holiday
    press.sees(say("For weeks nothing has come from these branches. Their regions know of it."), ulan)
    await press.taps((await office.place("vko")).names[language])
    press.sees("Маман")
    assert await rows(office.engine, Incident) == []
