"""A broadcast from the first word to the report: written, sent, watched, halted, answered, mended and taken back."""

from __future__ import annotations

import pytest

from db.tables import Broadcast, Entry, Incident
from locales import words_for
from simulator import photo
from tests.bot.reading import rows
from tests.conftest import ALTERNATING
from tests.stories.telling import read, start_of

pytestmark = pytest.mark.usefixtures("unhurried")
TEXTS = {"kk": "Суретті файл етіп жіберіңіз.", "ru": "Присылайте фото файлом."}


@pytest.fixture
async def desk(office, language):
    """Chairs of two branches who read the two languages, and the press service."""
    other = "ru" if language == "kk" else "kk"
    chair = await office.seated("Төраға", "chair", "ridder", language)
    far = await office.seated("Председатель", "chair", "altay", other)
    return chair, far, await office.seated("Баспасөз", "press", "centre", language), other


async def settled(office) -> None:
    """All of it is out, and the live message has shown it."""
    for _ in range(3):
        await office.passes(seconds=5)


async def written(press, say, *texts: str) -> None:
    await press.taps(say("Send a tip"))
    press.effort.reset()
    for text in texts:
        await press.says(text)


@ALTERNATING
async def test_a_tip_with_a_photo_is_sent_with_two_messages_and_a_press(office, desk, language):
    """Each reads their own language; the photo bears the words and the buttons."""
    say, (chair, far, press, other) = words_for(language), desk
    await press.taps(say("Send a tip"))
    press.effort.reset()
    await press.sends(photo(640, 640), caption=TEXTS["kk"])
    await press.says(TEXTS["ru"])
    press.sees(TEXTS["kk"], TEXTS["ru"], say.many("to {number} person", "to {number} people", 2))
    await press.taps(say("Send it now"))
    assert str(press.effort) == "2 messages + 1 tap"
    await settled(office)
    assert chair.screen.last["caption"].endswith(TEXTS[language])
    assert far.screen.last["caption"].endswith(TEXTS[other])
    assert say("Write to the sender") in chair.screen.labels()
    press.sees(say("It is out"), "2 / 2", TEXTS[language].rstrip("."))
    await press.taps(say("Report"))
    press.sees(read(say, "Sent: {count} of {all}.", count="2", all="2"))
    assert await rows(office.engine, Incident) == []


@ALTERNATING
async def test_in_one_language_it_says_who_reads_what(office, desk, language):
    say, (chair, far, press, other) = words_for(language), desk
    await written(press, say)
    if language != "kk":
        await press.taps(say("Write {in_language}", in_language=say.written_in("ru")))
    await press.says(TEXTS[language])
    press.sees(say.many("It is not written {in_language}: {number} person reads it {in_other}.", "", 1,
                        in_language=say.written_in(other), in_other=say.written_in(language)))  # fmt: skip
    await press.taps(say("Preview"))
    press.sees(TEXTS[language], say("Tip of the press service"))
    await press.taps(say("Back"))
    await press.taps(say("Send it now"))
    await settled(office)
    far.sees(TEXTS[language])
    chair.sees(TEXTS[language])
    assert await rows(office.engine, Incident) == []


@ALTERNATING
async def test_the_audience_is_narrowed_and_counted(office, desk, language):
    say, (chair, far, press, other) = words_for(language), desk
    await written(press, say, *TEXTS.values())
    await press.taps(say("To whom"))
    await press.taps({"kk": "Қазақша", "ru": "Русский"}[language])
    press.sees(say.many("Goes to {number} person.", "Goes to {number} people.", 1))
    await press.taps(say("Both languages"))
    await press.taps(say("Choose by hand"))
    await press.taps((await office.place("vko")).names[language])
    await press.taps((await office.place("ridder")).names[language])
    await press.taps(say("All of it"))
    press.sees(say.many("Goes to {number} person.", "Goes to {number} people.", 1))
    await press.taps("✓ " + say("All of it"))
    press.sees(say.many("Goes to {number} person.", "Goes to {number} people.", 1))
    for _ in range(3):
        await press.taps(say("Back"))
    press.sees(read(say, "left out: {whom}", whom=(await office.place("ridder")).names[language]))
    await press.taps(say("Back"))
    await press.taps(say("Send it now"))
    await settled(office)
    far.sees(TEXTS[other])
    chair.does_not_see(TEXTS[language])
    assert await rows(office.engine, Incident) == []


@ALTERNATING
async def test_they_confirm_and_the_others_are_reminded(office, desk, language):
    say, (chair, far, press, other) = words_for(language), desk
    specialist = await office.seated("Маман", "specialist", "vko", language)
    await written(press, say, *TEXTS.values())
    await press.taps(say("What is asked"))
    await press.taps(say("“I have read it”"))
    await press.taps(say("Until which day"))
    await press.says("30.11")
    press.sees("30")
    await press.taps(say("Send it now"))
    await settled(office)
    chair.effort.reset()
    await chair.taps(say("I have read it"))
    assert str(chair.effort) == "0 messages + 1 tap"
    chair.sees(TEXTS[language], start_of(say, "You have confirmed it: {moment}."))
    await press.taps(say("Report"))
    press.sees(read(say, "Confirmed: {count} of {all}.", count="1", all="2"))
    await press.taps(say("Remind the others"))
    press.sees(say.many("{number} person is reminded.", "{number} people are reminded.", 1))
    await settled(office)
    far.sees(start_of(words_for(other), "You have not answered this yet: “{begins}”"))
    chair.does_not_see(start_of(say, "You have not answered this yet: “{begins}”"))
    await press.taps(say("Back"))
    await press.taps(say("Names to specialists"))
    await settled(office)
    specialist.sees(start_of(say, "These have not answered yet: “{begins}”"), "Председатель")
    specialist.does_not_see("Төраға\n")
    await far.taps(words_for(other)("I have read it"))
    await press.taps(say("Back"))
    press.sees(read(say, "Confirmed: {count} of {all}.", count="2", all="2"))
    assert say("Remind the others") not in press.screen.labels()
    assert await rows(office.engine, Incident) == []


@ALTERNATING
async def test_a_number_is_answered_and_a_reader_talks_back(office, desk, language):
    say, (chair, _, press, _) = words_for(language), desk
    await written(press, say, *TEXTS.values())
    await press.taps(say("What is asked"))
    await press.taps(say("A number"))
    await press.taps(say("What it counts"))
    await press.taps(say.in_context("counted", "Events held"))
    await press.says("2026")
    press.sees(start_of(say, "Each answer becomes a figure: {what}."), "2026")
    await press.taps(say("Back"))
    await press.taps(say("Send it now"))
    await settled(office)
    chair.effort.reset()
    await chair.taps(say("Answer"))
    await chair.says("көптеу болды")
    chair.sees(start_of(say, "This does not look like a figure. For example: 31 208, about 6200, more than 90, 2-3."))
    await chair.says("90-нан астам")
    chair.sees(start_of(say, "It is noted for the report: {what}."), "90")
    await chair.taps(say("Answer anew"))
    await chair.says("225")
    assert any(one["text"].startswith(say("Tip of the press service")) for one in chair.screen.messages.values())
    chair.sees("225", TEXTS[language].rstrip("."), start_of(say, "It is noted for the report: {what}."))
    (entry,) = await rows(office.engine, Entry)
    assert (entry.kind, entry.what, entry.value, entry.source) == ("event", "total", 225, "bot")
    await chair.taps(say("Write to the sender"))
    chair.sees(say("Write your message. It goes to the press service."))
    await chair.says("Қашанға дейін?")
    chair.sees("Қашанға дейін?", say("It is sent. The answer comes here."))
    await settled(office)
    press.sees("Төраға", "Қашанға дейін?")
    await press.taps(say("Reply"))
    press.sees("Қашанға дейін?")
    await press.says("Жұмаға дейін.")
    press.sees(say("Your reply is on its way."))
    await settled(office)
    chair.sees("Жұмаға дейін.", say("The press service answers:"))
    await press.taps(say("Back"))
    await press.taps(say("Answers"))
    press.sees("225", "Төраға")
    assert await rows(office.engine, Incident) == []


@ALTERNATING
async def test_it_is_mended_where_it_stands_and_taken_back(office, desk, language):
    say, (chair, far, press, other) = words_for(language), desk
    await written(press, say, *TEXTS.values())
    await press.taps(say("Send it now"))
    await settled(office)
    await press.taps(say("Report"))
    await press.taps(read(say, "Mend: {language}", language={"kk": "Қазақша", "ru": "Русский"}[language]))
    await press.says("Түзетілген мәтін.")
    await settled(office)
    chair.sees("Түзетілген мәтін.")
    chair.does_not_see(TEXTS[language])
    assert say("Write to the sender") in chair.screen.labels()
    far.sees(TEXTS[other])
    press.sees(say("It is corrected"), "2 / 2")
    await press.taps(say("Report"))
    await press.taps(say("Take it back"))
    await press.taps(say("Take it back"))
    await settled(office)
    chair.does_not_see("Түзетілген мәтін.")
    far.does_not_see(TEXTS[other])
    press.sees(say("It is taken back"))
    assert await rows(office.engine, Incident) == []


@ALTERNATING
async def test_what_was_answered_below_a_photo_is_mended_and_taken_back_like_the_rest(office, desk, language):
    """The answer stands below the photo that it was pressed below; what reminded of it goes with it."""
    say, (chair, far, press, other) = words_for(language), desk
    await press.taps(say("Send a tip"))
    await press.sends(photo(640, 640), caption=TEXTS["kk"])
    await press.says(TEXTS["ru"])
    await press.taps(say("What is asked"))
    await press.taps(say("“I have read it”"))
    await press.taps(say("Back"))
    await press.taps(say("Send it now"))
    await settled(office)
    stood = chair.screen.last["message_id"]
    await chair.taps(say("I have read it"))
    confirmed = start_of(say, "You have confirmed it: {moment}.")
    assert (chair.screen.last["message_id"], confirmed in chair.screen.last["caption"]) == (stood, True)
    await press.taps(say("Report"))
    await press.taps(say("Remind the others"))
    await settled(office)
    far.sees(start_of(words_for(other), "You have not answered this yet: “{begins}”"))
    await press.taps(say("Back"))
    await press.taps(read(say, "Mend: {language}", language={"kk": "Қазақша", "ru": "Русский"}[language]))
    await press.says("Түзетілген мәтін.")
    press.sees(say.many("It is mended in {number} chat.", "It is mended in {number} chats.", 2))
    await settled(office)
    press.sees(say("It is corrected"), "2 / 2")
    press.does_not_see(say("have no account any more"), say("have it in the chat no more"))
    assert all(words in chair.screen.last["caption"] for words in ("Түзетілген мәтін.", confirmed))
    assert say("I have read it") not in chair.screen.labels()
    await press.taps(say("Report"))
    await press.taps(say("Take it back"))
    await press.taps(say("Take it back"))
    press.sees(say.many("It is taken out of {number} chat.", "It is taken out of {number} chats.", 2))
    await settled(office)
    chair.does_not_see("Түзетілген мәтін.")
    far.does_not_see(TEXTS[other], start_of(words_for(other), "You have not answered this yet: “{begins}”"))
    assert await rows(office.engine, Incident) == []


@ALTERNATING
async def test_whoever_has_deleted_it_gets_no_second_one_when_it_is_mended(office, desk, language):
    """And whoever has blocked the bot meanwhile holds up nobody: the others have it, and it ends."""
    say, (chair, far, press, _) = words_for(language), desk
    await written(press, say, *TEXTS.values())
    await press.taps(say("Send it now"))
    await settled(office)
    await chair.deletes(chair.screen.last["message_id"])
    await far.blocks()
    chair.does_not_see(TEXTS[language])
    await press.taps(say("Report"))
    await press.taps(read(say, "Mend: {language}", language={"kk": "Қазақша", "ru": "Русский"}[language]))
    await press.says("Түзетілген мәтін.")
    await settled(office)
    chair.does_not_see("Түзетілген мәтін.")
    press.sees(say("It is corrected"))
    assert [one.state for one in await rows(office.engine, Broadcast)] == ["done"]
    assert await rows(office.engine, Incident) == []


@ALTERNATING
async def test_it_is_planned_and_goes_by_itself(office, desk, language):
    say, (chair, _, press, _) = words_for(language), desk
    await written(press, say, *TEXTS.values())
    await press.taps(say("Send it later"))
    press.effort.reset()
    await press.taps(next(one for one in press.screen.labels() if one.startswith("≡")))
    assert str(press.effort) == "0 messages + 1 tap"
    press.sees(start_of(say, "It goes by itself: {moment}."), {"kk": "Апта кеңесі", "ru": "Совет недели"}[language])
    await press.taps(say("Home"))
    await office.passes(seconds=600)
    chair.does_not_see(TEXTS[language])
    await office.passes(days=1)
    await settled(office)
    chair.sees(TEXTS[language])
    assert [one.state for one in await rows(office.engine, Broadcast)] == ["done"]
    assert await rows(office.engine, Incident) == []
