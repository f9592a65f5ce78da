"""A month's plan from the first draft to the tick: its specialist, whoever approves it, and the chairs."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from icalendar import Calendar
from sqlalchemy import select

from db.tables import Incident, Notice, PlanMonth, PlanSlot
from locales import words_for
from newsroom.plan import months
from newsroom.plan.months import APPROVED, PUBLISHED, RETURNED, SUBMITTED
from tests.bot.reading import rows
from tests.conftest import ALTERNATING
from tests.stories.telling import file_on, old_button, read, start_of

pytestmark = pytest.mark.usefixtures("unhurried")


async def state(office) -> str:
    (plan,) = await rows(office.engine, PlanMonth)
    return plan.state


async def slots(office, code: str | None = None) -> list[PlanSlot]:
    """By their days; of a branch."""
    place = (await office.place(code)).id if code else None
    async with office.engine.connect() as tx:
        found = select(PlanSlot).order_by(PlanSlot.on_day, PlanSlot.id)
        return [one for one in (await tx.execute(found)).all() if place in (None, one.branch_id)]


def next_month(office) -> date:
    return months.after(office.now.date())


async def opened(office, specialist, say) -> None:
    """The next month, by the button on the home and the one that turns to it."""
    await specialist.says("/plan")
    await specialist.taps(f"{say.month(next_month(office))} ›")


@ALTERNATING
async def test_a_month_is_drafted_and_submitted_with_three_taps(office, telegram, language):
    say = words_for(language)
    specialist = await office.seated("Маман", "specialist", "vko", language)
    await specialist.taps(say("Content plan"))
    await specialist.taps(f"{say.month(next_month(office))} ›")
    specialist.sees(say("There is no plan for this month."))
    specialist.effort.reset()
    await specialist.taps(say("Draft the plan"))
    await specialist.taps(say("Submit the plan"))
    assert str(specialist.effort) == "0 messages + 2 taps"
    specialist.sees(say("Plan: waits for approval, {who}.", who=say("chair of the regional organisation")))
    assert await state(office) == SUBMITTED
    assert len({one.branch_id for one in await slots(office)}) > 10


@ALTERNATING
async def test_signed_on_paper_and_published_each_chair_reads_her_own(office, telegram, language):
    """The paper is a PDF; a chair has her posts with a file for her calendar, and the next of them on her home."""
    say = words_for(language)
    specialist = await office.seated("Маман", "specialist", "vko", language)
    chair = await office.seated("Риддер төрағасы", "chair", "ridder", language)
    await opened(office, specialist, say)
    await specialist.taps(say("Draft the plan"))
    await specialist.taps(say("Submit the plan"))
    await specialist.taps(say("Print"))
    assert file_on(telegram, specialist).startswith(b"%PDF")
    await specialist.taps(say("Back"))
    await specialist.taps(say("It is signed"))
    assert await state(office) == APPROVED
    await office.drained()
    chair.does_not_see(say("The content plan is approved. Your posts:"))
    await specialist.taps(say("Publish the plan"))
    assert await state(office) == PUBLISHED
    await office.drained()
    chair.sees(say("The content plan is approved. Your posts:"))
    own = await slots(office, "ridder")
    for slot in own:
        chair.sees(say.date(slot.on_day))
    await chair.taps(say("Calendar"))
    calendar = Calendar.from_ical(file_on(telegram, chair))
    assert [one["dtstart"].dt for one in calendar.walk("VEVENT")] == [one.on_day for one in own]
    await chair.taps(say("Content plan"))
    chair.does_not_see(say("Write now"))
    await chair.says("Еңбек қауіпсіздігі бойынша семинар өтті, оған қырық мұғалім қатысты.")
    await chair.says("/start")
    chair.sees(start_of(say, "Next by the plan: {date}, «{rubric}»."))
    await chair.says("/plan")  # this month has nothing for her: it opens at the next one that has
    chair.sees(*(say.date(one.on_day) for one in own))
    for person in (chair, specialist):
        await person.says("/plan")
        person.sees(say.imprecise_date(next_month(office), "month"))
    assert await rows(office.engine, Incident) == []


@ALTERNATING
async def test_what_is_written_below_the_plan_gets_its_tick(office, telegram, language):
    """From the notice on: the plan, Write now, the post, Send; and the specialist sees it as well."""
    say = words_for(language)
    specialist = await office.seated("Маман", "specialist", "vko", language)
    chair = await office.seated("Риддер төрағасы", "chair", "ridder", language)
    await specialist.taps(say("Content plan"))
    for label in ("Draft the plan", "Submit the plan", "It is signed", "Publish the plan"):
        await specialist.taps(say(label))
    await office.drained()
    await chair.taps(say("Content plan"))
    chair.does_not_see("✓")
    chair.effort.reset()
    await chair.taps(say("Write now"))
    await chair.says("Бүгін Риддерде аудандық кәсіподақ комитеті қырық мұғалімді жинап, үлкен жиын өткізді.")
    await chair.taps(say("Send it"))
    assert str(chair.effort) == "1 message + 2 taps"
    await chair.says("/plan")
    chair.sees("✓")
    await specialist.says("/plan")
    await specialist.taps(say("Plan and fact"))
    branch, one = (await office.place("ridder")).names[language], say.figure(1)
    specialist.sees(read(say, "{name}: {done} of {planned}", name=branch, done=one, planned=one))
    assert await rows(office.engine, Incident) == []


@ALTERNATING
async def test_the_press_service_returns_it_with_a_reason_and_then_approves(office, telegram, language):
    say = words_for(language)
    specialist = await office.seated("Маман", "specialist", "vko", language)
    press = await office.seated("Баспасөз", "press", "centre", language)
    await specialist.taps(say("Settings"))
    await specialist.taps(say("Approves the plan"))
    await specialist.taps(say("press service"))
    await opened(office, specialist, say)
    await specialist.taps(say("Draft the plan"))
    await specialist.taps(say("Submit the plan"))
    specialist.does_not_see(say("It is signed"))
    await office.drained()
    press.sees(say("This plan waits for your approval."))
    assert any("photo" in shown for shown in press.screen.messages.values())
    await press.taps(say("Return"))
    await press.says("Ардагерлер күні жоқ.")
    assert await state(office) == RETURNED
    await office.drained()
    specialist.sees("Ардагерлер күні жоқ")
    await specialist.taps(say("Open the plan"))
    await specialist.taps(say("Submit the plan"))
    await office.drained()
    press.effort.reset()
    await press.taps(say("Approve it"))
    assert str(press.effort) == "0 messages + 1 tap"
    await office.drained()
    await specialist.taps(say("Publish the plan"))
    assert await state(office) == PUBLISHED
    assert await rows(office.engine, Incident) == []


@ALTERNATING
async def test_edits_within_ten_minutes_are_one_notice_to_those_concerned(office, telegram, language):
    """On its card a post is moved with one tap; the next branch hears nothing."""
    say = words_for(language)
    specialist = await office.seated("Маман", "specialist", "vko", language)
    await published(office, specialist, say)
    chair = await office.seated("Риддер төрағасы", "chair", "ridder", language)
    ulan = await office.seated("Ұлан төрағасы", "chair", "ulan", language)
    slot = (await slots(office, "ridder"))[0]
    aside = slot.on_day + timedelta(days=1 if slot.on_day.isoweekday() < 5 else -1)
    for day in (aside, slot.on_day, aside):
        await specialist.taps(old_button(specialist, f"slot:{slot.id}"))
        specialist.effort.reset()
        await specialist.taps(f"{say.short_weekday(day)} {day.day}")
        assert str(specialist.effort) == "0 messages + 1 tap"
    assert (await slots(office, "ridder"))[0].sequence == 3
    await office.passes(minutes=11)
    told = [one for one in await rows(office.engine, Notice) if one.kind == "plan_changed"]
    assert [one.chat_id for one in told] == [chair.id]
    chair.sees(say("The plan has changed. Your posts now:"))
    ulan.does_not_see(say("The plan has changed. Your posts now:"))
    assert await rows(office.engine, Incident) == []


async def published(office, specialist, say) -> None:
    await opened(office, specialist, say)
    for label in ("Draft the plan", "Submit the plan", "It is signed", "Publish the plan"):
        await specialist.taps(say(label))
    await office.drained()


@ALTERNATING
async def test_a_day_off_is_asked_about_and_a_topic_is_two_questions(office, telegram, language):
    say = words_for(language)
    specialist = await office.seated("Маман", "specialist", "vko", language)
    await opened(office, specialist, say)
    await specialist.taps(say("Draft the plan"))
    slot = (await slots(office))[0]
    sunday = next_month(office)
    while sunday.isoweekday() != 7:
        sunday += timedelta(days=1)
    await specialist.taps("1")
    await specialist.taps(say("Another day"))
    await specialist.says(f"{sunday:%d.%m.%Y}")
    specialist.sees(say("It is a day off."))
    await specialist.taps(say("Yes, on that day"))
    assert next(one.on_day for one in await slots(office) if one.id == slot.id) == sunday
    await specialist.taps(say("Topic"))
    await specialist.says("Ұжымдық шарт")
    await specialist.says("Коллективный договор")
    specialist.sees("Ұжымдық шарт" if language == "kk" else "Коллективный договор")
    await specialist.taps(say("Drop"))
    specialist.sees(say("It is dropped from the plan."))
    await specialist.taps(say("Bring it back"))
    specialist.does_not_see(f"✓ {say('Done')}")  # of a draft nobody says that it is done
    await specialist.taps(say("Back"))
    for label in ("Submit the plan", "It is signed", "Publish the plan", "1"):
        await specialist.taps(say(label) if label != "1" else label)
    await specialist.taps(f"✓ {say('Done')}")
    specialist.sees(say("Marked by hand as done."))
    await specialist.says(f"{sunday.replace(year=sunday.year + 1):%d.%m.%Y}")
    assert await rows(office.engine, Incident) == []


@ALTERNATING
async def test_drafted_anew_what_was_changed_by_hand_is_asked_about(office, telegram, language):
    say = words_for(language)
    specialist = await office.seated("Маман", "specialist", "vko", language)
    await opened(office, specialist, say)
    await specialist.taps(say("Draft the plan"))
    before = len(await slots(office))
    await specialist.taps("1")
    await specialist.taps(say("Branch"))
    await specialist.taps(say("All branches"))
    await specialist.taps(say("Back"))
    await specialist.taps(say("Draft anew"))
    specialist.sees(say.many("{number} post of this plan was changed by hand. Shall it stay?",
                             "{number} posts of this plan were changed by hand. Shall they stay?", 1))  # fmt: skip
    await specialist.taps(say("Keep the changes"))
    found = await slots(office)
    assert sum(one.branch_id is None for one in found) == 1
    await specialist.taps(say("Draft anew"))
    await specialist.taps(say("All of it anew"))
    assert sum(one.branch_id is None for one in await slots(office)) == 0
    assert len(await slots(office)) == before


@ALTERNATING
async def test_two_specialists_at_one_slot(office, telegram, language):
    """The second sees how it is now, and her tap changes nothing."""
    say = words_for(language)
    one, other = [await office.seated(name, "specialist", "vko", language) for name in ("Маман", "Екінші маман")]
    await opened(office, one, say)
    await one.taps(say("Draft the plan"))
    slot = (await slots(office))[0]
    await other.taps(old_button(other, f"slot:{slot.id}"))
    await one.taps(old_button(one, f"slot:{slot.id}"))
    await one.taps(say("Drop"))
    await other.taps(say("Drop"))
    other.sees(say("It is dropped from the plan."))
    assert (await slots(office))[0].sequence == 1
    assert await rows(office.engine, Incident) == []


@ALTERNATING
async def test_the_centre_sees_all_regions(office, telegram, language):
    say = words_for(language)
    specialist = await office.seated("Маман", "specialist", "vko", language)
    await published(office, specialist, say)
    press = await office.seated("Баспасөз", "press", "centre", language)
    await press.taps(say("Content plans"))
    names = (await office.place("vko")).names
    press.sees(read(say, "{name}: {state}", name=names[language], state=say("not there yet")))
    await press.taps(names[language])
    press.sees(say("There is no plan for this month."))
    await press.taps(f"{say.month(next_month(office))} ›")
    press.does_not_see(say("Add a post"))
    await press.taps(say("Plan and fact"))
    press.sees(say("Nothing was to be done yet."))
    assert await rows(office.engine, Incident) == []


@ALTERNATING
async def test_whose_post_is_on_a_new_day_off_is_told_and_moves_it(office, telegram, language):
    """An owner enters it in two messages; the specialist gets one notice, opens the week of it, and moves the post."""
    say = words_for(language)
    specialist = await office.seated("Маман", "specialist", "vko", language)
    owner = await office.seated("Иесі", "owner", "centre", language)
    await published(office, specialist, say)
    slot = (await slots(office, "ridder"))[0]
    await owner.says("/days")
    await owner.taps(say("A day off"))
    await owner.says(f"{slot.on_day:%d.%m.%Y}")
    await owner.says("Жас мұғалімдер күні")
    await owner.taps(say("Next"))
    await office.passes(minutes=11)
    told = say("The calendar has changed. These posts of the plan are on days off now:")
    specialist.sees(told, say.date(slot.on_day), "Жас мұғалімдер күні")
    specialist.effort.reset()
    await specialist.taps(say("Open the plan"))
    specialist.sees("Жас мұғалімдер күні")
    assert str(specialist.effort) == "0 messages + 1 tap"
    assert await rows(office.engine, Incident) == []
