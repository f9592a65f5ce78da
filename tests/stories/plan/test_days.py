"""An owner keeps the calendar: Kurban Ait moves, a Saturday is worked for a Friday, and all of it is undone again."""

from __future__ import annotations

import pytest

from db.tables import DayException
from locales import words_for
from tests.bot.reading import rows
from tests.conftest import ALTERNATING
from tests.stories.telling import old_button, read, start_of

pytestmark = pytest.mark.usefixtures("unhurried")
AIT = {"kk": "Құрбан айт", "ru": "Курбан айт"}
DAYS = {"kk": ("16 мамыр", "17 мамыр", "11 желтоқсан 2027", "17-18 желтоқсан 2027", "17 желтоқсан"),
        "ru": ("16 мая", "17 мая", "11 декабря 2027", "17-18 декабря 2027", "17 декабря")}  # fmt: skip


async def said(office) -> list[tuple[str, str]]:
    return [(str(one.on_day), one.kind) for one in await rows(office.engine, DayException)]


@pytest.fixture
async def owner(office, language):
    person = await office.seated("Иесі", "owner", "centre", language)
    await person.says("/days")
    await person.taps("2027")
    person.effort.reset()
    return person


@ALTERNATING
async def test_a_holiday_moves(office, owner, language):
    """Two taps from its day; its estimate is gone; and by two more it is where it was."""
    say, (before, after, *_) = words_for(language), DAYS[language]
    await owner.taps("›")
    owner.sees(read(say, "{what}, an estimate", what=AIT[language]))
    owner.effort.reset()
    await owner.taps(before)
    await owner.taps(say("Move"))
    await owner.taps(after)
    assert str(owner.effort) == "0 messages + 3 taps"
    owner.sees(say("The calendar is changed"), after, AIT[language])
    assert await said(office) == [("2027-05-16", "usual"), ("2027-05-17", "off")]
    await owner.taps(say("Days off"))
    await owner.taps("›")
    owner.sees(read(say, "{what}, entered here", what=AIT[language]))
    await owner.taps(after)
    await owner.taps(say("As in the calendar"))
    assert await said(office) == []


@ALTERNATING
async def test_a_saturday_is_worked_for_a_friday(office, owner, language):
    """Days in a row, a name that is pressed in one language and passed over in the other; what is over is refused."""
    say, (_, _, saturday, friday, day) = words_for(language), DAYS[language]
    await owner.taps(say("A working day"))
    await owner.says("01.01.2026")
    await owner.says(saturday)
    assert await said(office) == [("2027-12-11", "worked")]
    await owner.taps(say("Days off"))
    await owner.taps(say("A day off"))
    await owner.says(friday)
    await owner.taps("Ауыстырылған демалыс күні")
    await owner.taps(say("Next"))
    owner.sees(say("The calendar is changed"), day)
    assert (await said(office))[1:] == [("2027-12-17", "off"), ("2027-12-18", "off")]
    names = {tuple(sorted(one.names.items())) for one in await rows(office.engine, DayException) if one.names}
    assert names == {(("kk", "Ауыстырылған демалыс күні"), ("ru", "Перенесённый выходной"))}


@ALTERNATING
async def test_an_estimate_is_confirmed_and_pressed_twice(office, owner, language):
    say = words_for(language)
    await owner.taps(old_button(owner, "day_card:2027-05-16"))
    owner.sees(say("The day is known for certain shortly before it. Nobody is reminded of anything on it."))
    for _ in range(2):
        await owner.taps(old_button(owner, "day_sure:2027-05-16"))
    assert await said(office) == [("2027-05-16", "off")]


@ALTERNATING
async def test_nobody_else_keeps_it(office, language):
    """A specialist by the command, and by a button that somebody has forwarded."""
    say = words_for(language)
    specialist = await office.seated("Маман", "specialist", "vko", language)
    await specialist.says("/days")
    specialist.sees(start_of(say, "This is not open to you. It can be done by: {roles}."))
    await specialist.taps(old_button(specialist, "day_not_off:2027-07-06"))
    assert await said(office) == []


MONDAY = {"kk": ("23 қараша", "24 қараша"), "ru": ("23 ноября", "24 ноября")}


@ALTERNATING
async def test_reminders_follow_at_once(office, telegram, language):
    """The Monday after next is off: what would come then comes on Tuesday, and the owner reads it."""
    say, (monday, tuesday) = words_for(language), MONDAY[language]
    chair = await office.seated("Риддер төрағасы", "chair", "ridder", language)
    owner = await office.seated("Иесі", "owner", "centre", language)
    await office.passes(hours=2)
    await owner.says("/days")
    await owner.taps(say("A day off"))
    await owner.says(monday)
    await owner.taps(say("Next"))
    await owner.taps(say("Next"))
    owner.sees(say("Reminders that come on another day:"), f"{monday} → {tuesday}")
    begins = start_of(say, "Rubric of this week: <b>«{rubric}»</b>.")
    told = lambda: sum(begins in shown.get("text", "") for shown in chair.screen.messages.values())  # noqa: E731
    assert told() == 1, "of the week that has begun"
    await office.passes(days=7)
    assert told() == 1
    await office.passes(days=1)
    assert told() == 2
