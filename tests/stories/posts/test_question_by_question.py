"""A post put together question by question: what each hears, what it lets pass, and how it is left."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from db.tables import Post
from locales import words_for
from screens.failures import refused
from simulator import photo
from tests.bot.reading import rows
from tests.conftest import ALTERNATING
from tests.stories.telling import names_of, read, start_of

pytestmark = pytest.mark.usefixtures("unhurried")
POST = {
    "kk": "Бүгін аудандық кәсіподақ №3 мектепте еңбек қауіпсіздігі бойынша семинар өткізді.",
    "ru": "Сегодня районный комитет провёл в школе № 3 семинар по охране труда для сорока человек.",
}
OTHER = "Ұжымдық шарттың жаңа тармақтары туралы кеше ашық сабақ өтті, елу адам қатысты."
SHALL = "Shall we send it like this?"


@ALTERNATING
async def test_question_by_question(office, language):
    """Two messages and four taps: the preview is a tap away as soon as there is something."""
    say = words_for(language)
    chair = await office.seated("Төраға", "chair", "ridder", language)
    await chair.taps(say("Send a post"))
    await chair.taps(say("Question by question"))
    chair.sees("1 / 4")
    assert say("To the preview") not in chair.screen.labels()
    await chair.says("Спартакиада")  # too short for a post, unless it is asked for
    chair.sees("2 / 4", read(say, "There is: {parts}.", parts=say("text ✓")))
    await chair.sends(photo())
    parts = ", ".join((say("text ✓"), say("photos: {number}", number="1")))
    chair.sees("2 / 4", read(say, "There is: {parts}.", parts=parts), say("More, or go on?"))
    await chair.taps(say("To the preview"))
    chair.sees("Спартакиада", say(SHALL))
    await chair.taps(say("Send it"))
    assert str(chair.effort) == "2 messages + 4 taps"


@ALTERNATING
async def test_each_question(office, language):
    """With its place in the row, an example, the rubric, a way back and a way past; a restart in between."""
    say, sport = words_for(language), (await names_of(office.engine, "sport"))[language]
    chair = await office.seated("Төраға", "chair", "ridder", language)
    await _guided(chair, say, sport)
    chair.sees("1 / 4", read(say, "Rubric: {rubric}", rubric=sport))
    await chair.taps(say("Show an example"))
    chair.sees(read(say, "An example for the rubric «{rubric}»:", rubric=sport))
    await chair.taps(say("Back"))
    await chair.says("Спартакиада")
    chair.sees("2 / 4")
    await office.stop()
    office.start()
    await chair.sends(photo())
    chair.sees("2 / 4", say("More, or go on?"))
    await chair.taps(say("Next"))
    chair.sees("3 / 4")
    await chair.says("күн емес")
    chair.sees(say("This does not look like a date. For example: 01.09.2026."))
    await chair.taps(chair.button(say("Yesterday")))
    chair.sees("4 / 4")
    await chair.taps(say("Back"))
    chair.sees("3 / 4")
    for text in ("ертең", "завтра", "24.11.2026", "24.11", "24 қараша"):
        await chair.says(text)
        chair.sees(refused(language, "day_to_come", {}).text)
    for text, day in (("кеше", 15), ("вчера", 15), ("13 қараша", 13), ("в пятницу", 13), ("14.11", 14)):
        await chair.says(text)
        chair.sees("4 / 4", say("Date of the event: {date}", date=say.date(date(2026, 11, day))))
        await chair.taps(say("Back"))
    await chair.says("14.11")
    await chair.taps(say("Our own"))
    chair.sees("Спартакиада", sport, say(SHALL))
    await chair.taps(say("Send it"))
    (post,) = await rows(office.engine, Post)
    assert (post.state, post.event_on.isoformat(), post.is_repost) == ("sent", "2026-11-14", False)


async def _guided(chair, say, rubric: str) -> None:
    for tap in (say("Send a post"), say("Question by question"), say("Rubric"), rubric):
        await chair.taps(tap)


@ALTERNATING
async def test_what_answers_another_question(office, language):
    """It is noted wherever it is said, in the words of either language: it is no word of the post, and asks no more."""
    say = words_for(language)
    chair = await office.seated("Төраға", "chair", "ridder", language)
    await chair.taps(say("Send a post"))
    await chair.says("кеше")
    yesterday = say("Date of the event: {date}", date=say.date(date(2026, 11, 15)))
    chair.sees("1 / 4", yesterday)
    await chair.says("репост" if language == "kk" else "перепост")
    chair.sees("1 / 4", say("repost ✓"), yesterday)
    await chair.says(OTHER)
    for stray in ("өзіміздікі", "наше", "24 қараша 2025", "15.11"):
        await chair.says(stray)
        chair.sees("2 / 4", say("text ✓"))
    chair.sees(yesterday)
    chair.does_not_see(say("repost ✓"))
    await chair.says("жоқ" if language == "kk" else "фото нет")
    chair.sees("3 / 4")
    await chair.says("репост")
    chair.sees("3 / 4", say("repost ✓"))
    await chair.taps(say("Next"))
    await chair.says("14 қараша")
    chair.sees("4 / 4", say("Date of the event: {date}", date=say.date(date(2026, 11, 14))))
    await chair.says("Рақмет!")
    chair.sees(refused(language, "not_whose", {}).text)
    await chair.says("біздікі" if language == "kk" else "сами написали")
    chair.sees(OTHER, say(SHALL))
    await chair.says("репост")
    chair.sees(OTHER, say(SHALL), say("Repost"))
    (post,) = await rows(office.engine, Post)
    assert (list(post.texts.values()), post.event_on, post.is_repost) == ([OTHER], date(2026, 11, 14), True)


@ALTERNATING
async def test_a_question_in_the_guided_way(office, language):
    """It is answered, and is no word of the post."""
    say = words_for(language)
    chair = await office.seated("Төраға", "chair", "ridder", language)
    await chair.taps(say("Send a post"))
    await chair.taps(say("Question by question"))
    await chair.says(OTHER)
    await chair.taps(say("Next"))
    await chair.says("қашан?" if language == "kk" else "когда?")
    await chair.taps(say("Back"))
    chair.sees("3 / 4")
    await chair.says("фотоны қалай жіберемін?" if language == "kk" else "как отправить фото?")
    chair.sees("📎", say("Make it a post"))
    (post,) = await rows(office.engine, Post)
    assert list(post.texts.values()) == [OTHER]


AHEAD = {
    "kk": "Мектепте спартакиада өтеді, бәріңізді шақырамыз.",
    "ru": "В школе пройдёт спартакиада, приглашаем всех.",
}


@ALTERNATING
async def test_what_is_announced_has_a_day_to_come(office, language):
    """By what its text says it is asked when it will be."""
    say = words_for(language)
    chair = await office.seated("Төраға", "chair", "ridder", language)
    await _guided(chair, say, (await names_of(office.engine, "sport"))[language])
    await chair.says(AHEAD[language])
    await chair.taps(say("Next"))
    chair.sees(say("When will it be? Write the date, for example: 25.11"))
    await chair.says("24.11")
    chair.sees("4 / 4", say("Date of the event: {date}", date=say.date(date(2026, 11, 24))))
    await chair.taps(say("Back"))
    for text in ("ертең", "завтра"):
        await chair.says(text)
        chair.sees("4 / 4", say("Date of the event: {date}", date=say.date(date(2026, 11, 17))))
        await chair.taps(say("Back"))


@ALTERNATING
async def test_every_question_can_be_passed(office, language):
    say = words_for(language)
    chair = await office.seated("Төраға", "chair", "ridder", language)
    await _guided(chair, say, (await names_of(office.engine, "live"))[language])
    await chair.says(OTHER)
    await chair.taps(say("Next"))
    chair.sees(say("When does the stream begin? Write the date and the time, for example: 25.11 15:00"))
    await chair.says("ертең")
    chair.sees(say("This does not look like a date with a time. For example: 25.11 15:00."))
    await chair.taps(chair.button(say("Next")))
    chair.does_not_see(start_of(say, "Begins: {when}"))
    await chair.taps(say("To the preview"))
    chair.sees(OTHER, say(SHALL))
    await chair.taps(say("Send it"))
    assert str(chair.effort) == "2 messages + 8 taps"


@ALTERNATING
async def test_when_a_stream_begins(office, telegram, language):
    """In words, and shown back with the next question and in the preview."""
    say = words_for(language)
    chair = await office.seated("Төраға", "chair", "ridder", language)
    await _guided(chair, say, (await names_of(office.engine, "live"))[language])
    await chair.says(OTHER)
    await chair.taps(say("Next"))
    await chair.says("ертең сағат 15:00-де" if language == "kk" else "завтра в 15")
    almaty = ZoneInfo("Asia/Almaty")
    begins = say("Begins: {when}", when=say.moment(datetime(2026, 11, 17, 15, tzinfo=almaty), almaty))
    chair.sees("4 / 4", begins)
    await chair.taps(say("To the preview"))
    chair.sees(OTHER, begins)
