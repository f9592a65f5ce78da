"""Numbers, days and moments that nobody can mean, pressed or written: a known no, nothing stored, and work goes on."""

from __future__ import annotations

import pytest

from db.tables import Figure, Incident, Post
from locales import words_for
from tests.bot.reading import rows
from tests.conftest import ALTERNATING
from tests.stories.telling import old_button, start_of

POST = "Бүгін аудандық кәсіподақ мектептерде еңбек қауіпсіздігі бойынша семинар өткізді."
pytestmark = pytest.mark.usefixtures("unhurried")
OLD = "This button is old. Go on from the last message below."
NO_DATE = "This does not look like a date. For example: 01.09.2026."
NO_MOMENT = "This does not look like a date with a time. For example: 25.11 15:00."
NO_FIGURE = "This does not look like a figure. For example: 31 208, about 6200, more than 90, 2-3."
NO_NUMBER = "This does not look like a number. Write digits, for example: 225."


async def all_old(person, say, *buttons: str) -> None:
    for data in buttons:
        await person.taps(old_button(person, data))
        assert person.screen.toasts == [say(OLD)], data


@ALTERNATING
async def test_pressed_by_a_chair(office, language):
    """Nothing below nought is ever counted, and no post is of a day before the calendar."""
    say = words_for(language)
    chair = await office.seated("Төраға", "chair", "ridder", language)
    await chair.says(POST)
    (post,) = await rows(office.engine, Post)
    await chair.taps(say("Followers"))
    no_change = chair.button(say("No change")).data
    figures = await rows(office.engine, Figure)
    await all_old(
        chair, say, "form", "form:", f"form:{'0' * 10}:back", f"{no_change[:-1]}-", no_change + "0" * 40, "form:٣:٣",
        f"on_day:{post.id}:-99999", f"on_day:{post.id}:999999999", f"step:{post.id}", f"repost:{post.id}:5",
        f"rubric:{post.id}:999999", "mine:-5", "mine:99999999999999999999", "history:--5", "send:٣",
    )  # fmt: skip
    assert await rows(office.engine, Figure) == figures
    assert await rows(office.engine, Post) == [post]
    await chair.says("231")
    assert [row.value for row in await rows(office.engine, Figure) if row.source == "bot"] == [231]
    assert await rows(office.engine, Incident) == []


@ALTERNATING
async def test_pressed_by_a_specialist(office, language):
    """A moment thousands of years ahead was taken once, and the list of what is ready could not be shown any more."""
    say = words_for(language)
    chair = await office.seated("Төраға", "chair", "ridder", language)
    specialist = await office.seated("Маман", "specialist", "vko", language)
    await office.channel(specialist, language)
    await chair.says(POST)
    await chair.taps(say("Send it"))
    (post,) = await rows(office.engine, Post)
    place = (await office.place("ridder")).id
    await specialist.taps(say("Review"))
    await all_old(
        specialist, say, "digest:2026-W99", "digest:0000-W01", "digest:9999-W53",
        f"invitations:{place}:99999999999999999999", f"invitations:{place}:-1",
        f"uses:1:{2**31}", f"set:{place}:leap:99", "bind:--100",
    )  # fmt: skip
    for answer in (f"at:{post.id}:253402300799", f"close_on:{place}:9999-12-31"):  # of another time: it is asked anew
        await specialist.taps(old_button(specialist, answer))
    await specialist.taps(old_button(specialist, "ready"))
    specialist.sees(say("Home"))
    assert [(one.state, one.publish_at) for one in await rows(office.engine, Post)] == [("sent", None)]
    assert await rows(office.engine, Incident) == []


@ALTERNATING
async def test_a_day_that_is_written(office, language):
    say = words_for(language)
    chair = await office.seated("Төраға", "chair", "ridder", language)
    await chair.says(POST)
    await chair.taps(say("Change"))
    await chair.taps(say("Date"))
    for told in ("01.01.0001", "31.12.9999", "1.1.1999", "1.1.2101", "30.02.2026", "9" * 4000, "٣١.١٢.9999",
                 "1.1." + "9" * 4000, "1.1.1", "-1.-1.-1", "1.2.3.4", "0.0.0", "1e3.1.2026"):  # fmt: skip
        await chair.says(told)
        chair.sees(say(NO_DATE))
    assert [post.event_on for post in await rows(office.engine, Post)] == [None]
    await chair.says("15.11.26")
    assert [str(post.event_on) for post in await rows(office.engine, Post)] == ["2026-11-15"]
    assert await rows(office.engine, Incident) == []


@ALTERNATING
async def test_a_moment_that_is_written(office, language):
    say = words_for(language)
    chair = await office.seated("Төраға", "chair", "ridder", language)
    specialist = await office.seated("Маман", "specialist", "vko", language)
    await office.channel(specialist, language)
    await chair.says(POST)
    await chair.taps(say("Send it"))
    await specialist.taps(say("Review"))
    await specialist.taps(say("Schedule"))
    for told in ("31.12.9999 23:59", "01.01.0001 00:00", "1.1.2101 10:00", "1.1.2030 10:00", "25:00", "1.1.1 1:1:1",
                 "9" * 4000 + ":00", "31.12.9999 9" + "9" * 3000, "-1.1.2027 10:00", "٩٩.٩٩.٩٩٩٩ 10:00"):  # fmt: skip
        await specialist.says(told)
        specialist.sees(say(NO_MOMENT))
    assert [post.publish_at for post in await rows(office.engine, Post)] == [None]
    await specialist.says("1.1.2027 10:00")
    assert [post.state for post in await rows(office.engine, Post)] == ["scheduled"]
    assert await rows(office.engine, Incident) == []


@ALTERNATING
async def test_figures_that_are_written(office, language):
    say = words_for(language)
    specialist = await office.seated("Маман", "specialist", "vko", language)
    chair = await office.seated("Төраға", "chair", "ridder", language)
    place = (await office.place("ridder")).id
    await specialist.taps(old_button(specialist, f"figure:{place}:members"))
    before = await rows(office.engine, Figure)
    for told in ("9" * 4000, "9" * 4096, "9 " * 2000, "6,2 мың " * 500, "-5", "1" + " 000" * 1000, "1e9", "٣ мың мың"):
        await specialist.says(told)
        specialist.sees(say(NO_FIGURE))
    for told in ("5, 31.02.2026", "5, 00.00.2026"):
        await specialist.says(told)
        specialist.sees(say(NO_DATE))
    await specialist.taps(old_button(specialist, f"close:{place}"))
    for told in ("31.12.9999", "1.1.0001", "31.12.1999", "2026", "9" * 4000):
        await specialist.says(told)
        specialist.sees(say(NO_DATE))
    await chair.taps(say("Followers"))
    for told in ("9" * 4000, "9" * 4096, "1." * 2000, "1 " * 2000, "-5"):
        await chair.says(told)
        chair.sees(say(NO_NUMBER))
    assert await rows(office.engine, Figure) == before
    assert await rows(office.engine, Incident) == []


@ALTERNATING
async def test_a_line_far_beyond_the_end_of_a_list(office, language):
    say = words_for(language)
    chair = await office.seated("Төраға", "chair", "ridder", language)
    press = await office.seated("Баспасөз", "press", "centre", language)
    await all_old(chair, say, "mine:600", "mine:6")
    await all_old(press, say, "record:99990", "record:-10", "record:x")
    await press.taps(old_button(press, "record:0"))
    press.sees(start_of(say, "Record of changes"))
    assert await rows(office.engine, Incident) == []
