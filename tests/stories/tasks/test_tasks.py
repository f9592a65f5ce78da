"""A branch falls silent, and its specialist sees to it from the home; the digest of the week tells of it."""

from __future__ import annotations

import pytest

from db.tables import Incident
from locales import words_for
from screens.parts import name_in
from tests.bot.reading import rows
from tests.conftest import ALTERNATING

pytestmark = pytest.mark.usefixtures("unhurried")
POST = "Бүгін аудандық кәсіподақ №3 мектепте еңбек қауіпсіздігі бойынша семинар өткізді. Оған 20 адам қатысты."


@ALTERNATING
async def test_a_silent_branch_is_seen_to(office, language):
    say = words_for(language)
    chairs = [await office.seated("Төраға", "chair", code, language) for code in ("ridder", "altay")]
    specialist = await office.seated("Маман", "specialist", "vko", language)
    names = [name_in(language, (await office.place(code)).names) for code in ("ridder", "altay")]
    silent = [say("{place}: no posts", place=name) for name in names]
    await office.passes(weeks=4)
    await specialist.says("/start")
    specialist.sees(say("To be seen to:"), *silent)
    assert specialist.screen.text.count("\n· ") == 3, "two branches, and the first of four pages that sleep"
    specialist.effort.reset()
    await specialist.taps(say("Tasks: {number}", number=say.figure(6)))
    await specialist.taps(silent[0])
    await specialist.taps(say("Remind"))
    assert str(specialist.effort) == "0 messages + 3 taps"
    assert silent[0] not in specialist.screen.labels()
    await office.passes(minutes=1)
    assert say("Write now") in chairs[0].screen.labels()

    # The other is agreed with by phone; of a page it is written why. Nothing comes back the next morning.
    specialist.effort.reset()
    await specialist.taps(silent[1])
    await specialist.taps(say("Close with reason"))
    reason = say("agreed by phone")
    await specialist.taps(reason[:1].upper() + reason[1:])
    assert str(specialist.effort) == "0 messages + 3 taps"
    sleeps = say("{place}: dormant page", place="")
    page = next(one for one in specialist.screen.labels() if one.endswith(sleeps))
    await specialist.taps(page)
    await specialist.taps(say("Open the page"))
    await specialist.says("/start")
    await specialist.taps(say("Tasks: {number}", number=say.figure(4)))
    await specialist.taps(page)
    await specialist.taps(say("Close with reason"))
    await specialist.says("Парақша қалпына келтіріліп жатыр")
    specialist.sees(say("Tasks: {number}", number=say.figure(3)))
    await office.passes(days=2)
    await specialist.says("/start")
    assert not any(one in specialist.screen.text for one in silent)
    await specialist.says("/digest")
    specialist.sees(say("Tasks: opened {opened}, closed {closed}, still open {open}.", opened=say.figure(0),
                        closed=say.figure(3), open=say.figure(3)))  # fmt: skip

    # A post, and weeks without one: it is crossed anew.
    await chairs[0].says(POST)
    await chairs[0].taps(say("Send it"))
    await office.passes(days=2)
    await office.passes(weeks=4)
    await specialist.says("/start")
    specialist.sees(silent[0])
    assert silent[1] not in specialist.screen.text
    assert await rows(office.engine, Incident) == []
