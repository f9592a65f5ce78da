"""A chair looks back at the month with one tap from her posts; what comes by itself, the specialist looks at first."""

from __future__ import annotations

import pytest

from db.tables import Incident
from locales import words_for
from tests.bot.reading import rows
from tests.conftest import ALTERNATING

pytestmark = pytest.mark.usefixtures("unhurried")
POST = "Бүгін аудандық кәсіподақ №3 мектепте еңбек қауіпсіздігі бойынша семинар өткізді. Оған 20 адам қатысты."


@ALTERNATING
async def test_the_month_of_a_branch(office, language):
    say = words_for(language)
    chair = await office.seated("Төраға", "chair", "ridder", language)
    specialist = await office.seated("Маман", "specialist", "vko", language)
    await chair.says("/mine")
    chair.effort.reset()
    await chair.taps(say("My month"))
    chair.sees(say("No post has come from you this month yet."), say("A photo with two sentences is enough to begin."))
    await chair.taps(say("Write now"))
    await chair.says(POST)
    assert str(chair.effort) == "1 message + 2 taps"
    await chair.taps(say("Send it"))
    await chair.says("/mine")
    await chair.taps(say("My month"))
    praise = say.many("{number} post came from you. Thank you!", "{number} posts came from you. Thank you!", 1)
    chair.sees(praise)
    await chair.taps(say("Month before"))
    chair.sees(say("No post came from you that month. A new month is a new chance."))
    await chair.taps(say("Month before"))
    await chair.taps(say("Month after"))
    assert say("Write now") in chair.screen.labels()

    await specialist.says("/reminders")
    await specialist.taps(say("A branch's month"))
    await specialist.taps(say("Show me"))
    specialist.sees(say("As it would come now:"), say("Nobody owes this now: nothing would be sent."))
    await office.passes(days=20)
    await specialist.says("/reminders")
    await specialist.taps(say("A branch's month"))
    await specialist.taps(say("Show me"))
    specialist.sees(say("As it would come now:"), praise)
    await specialist.taps(say("Back"))
    await specialist.taps(say("Send now"))
    await specialist.taps(say("Send now"))
    await office.passes(minutes=1)
    chair.sees(praise)
    assert await rows(office.engine, Incident) == []
