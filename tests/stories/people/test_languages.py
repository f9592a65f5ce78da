"""Languages in use: switched at once, asked for one after the other, and gone without a trace of trouble."""

from __future__ import annotations

from sqlalchemy import update

from db.tables import Account, Incident, Organisation, Person
from locales import LANGUAGES, own_name, words_for
from tests.bot.reading import rows
from tests.conftest import ALTERNATING
from tests.stories.telling import ONE_THING, old_button, read

POST = "Бүгін аудандық кәсіподақ мектептерде еңбек қауіпсіздігі бойынша семинар өткізді."
GONE = "ky"  # as from a time when it was spoken here


@ALTERNATING
async def test_the_command_changes_to_the_only_other_at_once(office, language):
    (other,) = [one for one in LANGUAGES if one != language]
    chair = await office.seated("Төраға", "chair", "ridder", language)
    await chair.taps(words_for(language)("My posts"))
    await chair.says("/lang")
    chair.sees(words_for(other)("Nothing has been sent yet."))
    assert str(chair.effort) == "1 message + 1 tap"


@ALTERNATING
async def test_who_spoke_a_language_that_is_gone_is_spoken_to_as_their_telegram_is(office, telegram, language):
    say, ulan = words_for(language), await office.place("ulan")
    chair = await office.seated("Төраға", "chair", "ulan", language)
    press = await office.seated("Баспасөз", "press", "centre", language)
    async with office.engine.begin() as tx:
        await tx.execute(update(Account).values(language=GONE))
        await tx.execute(update(Person).values(language=GONE))
    await chair.says("/start")
    chair.sees(ulan.names[language], say(ONE_THING))
    await press.says("/start")
    await press.taps(say("Send a tip"))
    await press.says("Қысқа жазыңыз.")
    await press.says("Пишите коротко.")
    await press.taps(say("Send it now"))
    await office.drained()
    chair.sees("Қысқа жазыңыз.")  # a notice knows nothing of their Telegram
    assert await rows(office.engine, Incident) == []


@ALTERNATING
async def test_a_signature_is_asked_for_in_each_language(office, language):
    say = words_for(language)
    specialist = await office.seated("Маман", "specialist", "vko", language)
    for first, shown in (("Біздің парақша", ""), ("Өңірлік парақша", "Біздің парақша")):
        await specialist.says("/settings")
        await specialist.taps(say("Signature"))
        specialist.sees(
            say("What shall stand below every publication {in_language}?", in_language=say.written_in("kk"))
        )
        specialist.sees(*[read(say, "Now it is: «{name}».", name=shown)] if shown else [])
        await specialist.says(first)
        specialist.sees(
            say("What shall stand below every publication {in_language}?", in_language=say.written_in("ru"))
        )
        await specialist.taps(say("Nothing"))
        specialist.sees(say("Signature"))
    vko = next(one for one in await rows(office.engine, Organisation) if one.code == "vko")
    assert vko.settings["signature"] == {"kk": "Өңірлік парақша"}


@ALTERNATING
async def test_buttons_that_name_no_language_or_one_that_is_gone(office, language):
    say = words_for(language)
    chair = await office.seated("Төраға", "chair", "ridder", language)
    specialist = await office.seated("Маман", "specialist", "vko", language)
    await chair.says(POST)
    await chair.taps(say("Send it"))
    await specialist.taps(say("Review"))
    for data in (f"other_text:1:{GONE}", f"language:{GONE}"):
        await specialist.taps(old_button(specialist, data))
        specialist.sees(say("This button is old. Go on from the last message below."))
    await specialist.taps(old_button(specialist, "other_text:1"))
    specialist.sees(say("Send the text {in_language}.", in_language=say.written_in("ru")))
    await specialist.says("Сегодня прошёл семинар по охране труда.")
    specialist.sees(POST, "Сегодня прошёл семинар по охране труда.")


@ALTERNATING
async def test_each_language_stands_on_the_home_by_its_own_name(office, language):
    chair = await office.seated("Төраға", "chair", "ridder", language)
    names = [own_name(one) for one in LANGUAGES]
    assert [label for label in chair.screen.labels() if label in names] == [
        own_name(one) for one in LANGUAGES if one != language
    ]
