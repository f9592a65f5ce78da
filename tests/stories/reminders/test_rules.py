"""A specialist sees the reminders of the region, changes one, tries it out, sends it by hand; and what it ends."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from db.tables import Figure, Post
from locales import words_for
from newsroom.union.organisations import BY_BRANCH
from screens.reminders.rule_names import name
from tests.bot.reading import rows
from tests.conftest import ALTERNATING
from tests.stories.telling import start_of

pytestmark = pytest.mark.usefixtures("unhurried")
LONG = "Бүгін аудандық кәсіподақ мектептерде еңбек қауіпсіздігі бойынша семинар өткізді."


@ALTERNATING
async def test_an_hour_is_written_and_the_next_run_is_shown(office, language):
    say = words_for(language)
    chair = await office.seated("Төраға", "chair", "ridder", language)
    specialist = await office.seated("Маман", "specialist", "vko", language)
    await office.passes(minutes=1)
    await specialist.says("/reminders")
    specialist.sees(name(say, "rubric"), "10:00", say("Switched off."))
    specialist.effort.reset()
    await specialist.taps(name(say, "rubric"))
    await specialist.taps(say("Hour"))
    await specialist.says("11:30")
    assert str(specialist.effort) == "1 message + 2 taps"
    specialist.sees("11:30")
    await office.passes(hours=1, minutes=30)
    before = chair.screen.news
    await specialist.taps(say("Show me"))
    specialist.sees(start_of(say, "Rubric of this week: <b>«{rubric}»</b>."), "1)")
    assert chair.screen.news == before, "to oneself alone"
    await office.passes(hours=1, minutes=1)
    await chair.gets(say("Write now"))


@ALTERNATING
@pytest.mark.parametrize("role", ["press", "owner"])
async def test_at_the_centre_the_region_is_chosen_first(office, language, role):
    """Letters find regions alone. The owners change it; the press service only looks."""
    say, region = words_for(language), (await office.place("vko")).names[language]
    person = await office.seated("Орталық", role, "centre", language)
    await office.passes(minutes=1)
    await person.says("/reminders")
    await person.says("рид")
    person.does_not_see((await office.place("ridder")).names[language])
    await person.says("шығыс" if language == "kk" else "восточ")
    await person.taps(region)
    person.sees(region, name(say, "rubric"))
    await person.taps(name(say, "rubric"))
    (person.sees if role == "owner" else person.does_not_see)(say("Switch off"))


@ALTERNATING
async def test_sent_by_hand_it_is_asked_once_and_goes_once(office, language):
    say = words_for(language)
    chair = await office.seated("Төраға", "chair", "ridder", language)
    specialist = await office.seated("Маман", "specialist", "vko", language)
    await office.passes(minutes=1)
    await specialist.says("/reminders")
    specialist.effort.reset()
    await specialist.taps(name(say, "chaser"))
    await specialist.taps(say("Send now"))
    specialist.sees(say("It comes beside the one reminder of the day."))
    kept = specialist.button(say("Send now"))
    await specialist.taps(say("Send now"))
    assert str(specialist.effort) == "0 messages + 3 taps"
    await office.passes(minutes=1)
    await chair.gets(say("Write now"))
    before = chair.screen.news
    await specialist.taps(kept)
    specialist.sees(say("This reminder was already sent by hand today. Tomorrow it can be again."))
    await office.passes(minutes=1)
    assert chair.screen.news == before


@ALTERNATING
async def test_a_reminder_ends_the_question_that_was_open_long_before(office, language):
    """A number a day later counts no followers, and what is written right after it is a post."""
    say = words_for(language)
    chair = await office.seated("Төраға", "chair", "altay", language)
    await chair.taps(say("Followers"))
    await office.passes(hours=1, minutes=5)
    await chair.gets(say("Write now"))
    await chair.says("230")
    async with office.engine.connect() as tx:
        told = select(Figure.value).where(Figure.source == BY_BRANCH)
        assert (await tx.execute(told)).all() == []
    await chair.says(LONG)
    assert [LONG in post.texts.values() for post in await rows(office.engine, Post)] == [True]
    await office.passes(seconds=timedelta(days=1).total_seconds())
    assert len(await rows(office.engine, Post)) == 1
