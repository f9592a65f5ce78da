"""A branch says that nothing comes this week, and its chair that they are away: who is told what, in how many taps."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from db.tables import Away, Post, QuietWeek
from locales import language_for, own_name, words_for
from simulator import photo
from tests.bot.reading import rows
from tests.conftest import ALTERNATING
from tests.newsroom.plan.planned import slot_at
from tests.stories.telling import old_button, read, start_of

pytestmark = pytest.mark.usefixtures("unhurried")
POST = "Бүгін аудандық кәсіподақ №3 мектепте еңбек қауіпсіздігі бойынша семинар өткізді."
OWN = {"kk": "Кеңсемізді көшіріп жатырмыз", "ru": "Переезжаем в другой кабинет"}


async def away_until(office) -> list[str]:
    async with office.engine.connect() as tx:
        return [str(until) for until in (await tx.execute(select(Away.until))).scalars()]


@pytest.fixture
async def chair(office, language):
    """Of a branch that has sent something last week."""
    person = await office.seated("Риддер төрағасы", "chair", "ridder", language)
    await person.sends(photo(), caption=POST)
    await person.taps(words_for(language)("Send it"))
    await office.passes(days=7)
    await person.says("/start")
    person.effort.reset()
    return person


@ALTERNATING
async def test_not_this_week_is_two_taps(office, chair, language):
    """The specialist reads why, the digest counts it, and a post after all takes it back."""
    say = words_for(language)
    specialist = await office.seated("Маман", "specialist", "vko", language)
    await chair.taps(say("Not this week"))
    await chair.taps(say("No connection"))
    assert str(chair.effort) == "0 messages + 2 taps"
    chair.sees(say("You can also tell it by telephone: the regional organisation enters it for you."))
    await chair.taps(say("Home"))
    chair.sees(say("no connection"))

    await specialist.taps(say("Digest of the week"))
    specialist.sees(start_of(say, "Said that nothing comes: {count} ({reasons})."), say("no connection"))
    await specialist.taps(say.in_context("digest", "More"))
    await specialist.taps(say("Who is absent"))
    specialist.sees((await office.place("ridder")).names[language], say("no connection"))
    assert str(specialist.effort) == "0 messages + 3 taps"

    await chair.taps(say("Write after all"))
    assert await rows(office.engine, QuietWeek) == []
    await chair.sends(photo(), caption=POST.replace("семинар", "кеңес"))
    await chair.taps(say("Send it"))
    await specialist.taps(say("Back"))
    specialist.does_not_see(say("no connection"))


@ALTERNATING
async def test_in_own_words(office, chair, language):
    """A photo instead of an answer is a post; and what is sent then takes back what was said."""
    say = words_for(language)
    await chair.taps(say("Not this week"))
    await chair.says(OWN[language])
    chair.sees(OWN[language])
    assert str(chair.effort) == "1 message + 1 tap"
    assert [(one.reason, one.words) for one in await rows(office.engine, QuietWeek)] == [("other", OWN[language])]
    await chair.sends(photo(), caption=POST.replace("семинар", "кеңес"))
    await chair.taps(say("Send it"))
    await chair.says("/start")
    chair.does_not_see(OWN[language])
    chair.does_not_see(say("Not this week"))


@ALTERNATING
async def test_for_the_other_of_two_branches(office, chair, language):
    """The button below a reminder of it: one is in the seat there, and what is written then is its post."""
    say, ulan = words_for(language), await office.place("ulan")
    await chair.opens(await office.invitation("chair", "ulan"))
    await chair.taps(own_name(language_for(language)))
    ridder = await office.place("ridder")
    await chair.taps(old_button(chair, f"quiet:{ridder.id}:2026-W48"))
    chair.sees(ridder.names[language])
    await chair.taps(say("No time"))
    await chair.taps(old_button(chair, f"quiet:{ulan.id}:2026-W48"))
    await chair.taps(say("No event"))
    chair.sees(ulan.names[language])
    said = [(one.organisation_id, one.reason) for one in await rows(office.engine, QuietWeek)]
    assert said == [(ridder.id, "time"), (ulan.id, "event")]


@ALTERNATING
async def test_a_month_later_the_button_is_old(office, chair, language):
    say = words_for(language)
    button = chair.button(say("Not this week"))
    await office.passes(days=30)
    await chair.taps(button)
    assert await rows(office.engine, QuietWeek) == []
    await chair.taps(old_button(chair, f"quiet_back:{(await office.place('ridder')).id}:2026-W47"))
    assert await rows(office.engine, QuietWeek) == []


@ALTERNATING
async def test_away_is_two_taps_and_ends_by_itself(office, chair, language):
    """The deputy is named, the specialist sees it, and on the day after the last the home says nothing of it."""
    say = words_for(language)
    deputy = await office.seated("Орынбасар Ерлан", "deputy", "ridder", language)
    specialist = await office.seated("Маман", "specialist", "vko", language)
    await chair.taps(say("I am away"))
    await chair.taps(say("A week"))
    assert str(chair.effort) == "0 messages + 2 taps"
    chair.sees(
        start_of(say, "You are away. The last day: {date}."),
        read(say, "Reminders go to: {names}.", names="Орынбасар Ерлан"),
    )
    await chair.taps(say("Home"))
    chair.sees(start_of(say, "You are away. The last day: {date}."))
    await specialist.taps(say("Digest of the week"))
    await specialist.taps(say.in_context("digest", "More"))
    await specialist.taps(say("Who is absent"))
    specialist.sees((await office.place("ridder")).names[language], say("branch chair"))
    await office.passes(days=8)
    await chair.says("/start")
    chair.does_not_see(start_of(say, "You are away. The last day: {date}."))
    await deputy.says("/start")


@ALTERNATING
async def test_away_until_a_written_day_and_back_earlier(office, chair, language):
    """A day that is gone, or too far, is asked once more; posts are taken all the while."""
    say = words_for(language)
    await chair.says("/away")
    for wrong in ("01.11.2026", "01.01.2030", "ертең немесе арғы күні"):
        await chair.says(wrong)
        assert await away_until(office) == []
    await chair.says("8 қаңтар" if language == "kk" else "8 января")
    chair.sees(say("There is no deputy who could get them; the regional organisation sees that you are away."))
    assert await away_until(office) == ["2027-01-08"]
    await chair.taps(say("Another day"))
    await chair.taps(say("A month"))
    assert await away_until(office) == ["2026-12-23"]
    await chair.sends(photo(), caption=POST.replace("семинар", "кеңес"))
    await chair.taps(say("Send it"))
    await chair.says("/away")
    await chair.taps(say("I am back"))
    assert await away_until(office) == ["2026-11-22"], "that it was so is known"
    chair.sees(say("I am away"))


@ALTERNATING
async def test_written_for_the_other_of_two_branches_where_there_is_no_rubric(office, chair, language):
    """A region may have retired all of them; and who has been silent is asked of no rubric."""
    say, ridder, ulan = words_for(language), await office.place("ridder"), await office.place("ulan")
    await chair.opens(await office.invitation("chair", "ulan"))
    await chair.taps(own_name(language_for(language)))
    for place, text in ((ridder, "жиналыс"), (ulan, "байқау")):
        await chair.taps(old_button(chair, f"write_at:0:{place.id}"))
        await chair.sends(photo(), caption=POST.replace("семинар", text))
        await chair.taps(say("Send it"))
    sent = [post.organisation_id for post in await rows(office.engine, Post)]
    assert sent[-2:] == [ridder.id, ulan.id]

    # And below the plan of each: a post fulfils the slot of its own branch alone, and both can be.
    async with office.engine.begin() as tx:
        for place in (ridder, ulan):
            await slot_at(tx, ridder.parent_id, office.now.date(), branch=place.id)
    begins = {}
    for place in (ulan, ridder):
        await chair.taps(old_button(chair, f"own_plan:{place.id}:2026-11-01"))
        chair.sees(place.names[language])
        chair.does_not_see("✓")
        begins[place.id] = chair.button(say("Write now"))
    for place, text in ((ulan, "дөңгелек үстел"), (ridder, "дебат")):
        await chair.taps(begins[place.id])
        await chair.sends(photo(), caption=POST.replace("семинар", text))
        await chair.taps(say("Send it"))
        await chair.taps(old_button(chair, f"own_plan:{place.id}:2026-11-01"))
        chair.sees(place.names[language], "✓")
