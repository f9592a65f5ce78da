"""The home: the one thing for a newcomer, nothing twice, an answer to a question, and the owner's own."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import insert

from db.tables import Incident, Post
from locales import words_for
from screens.home.beside import answer
from simulator import photo
from simulator.people.screen import inline_rows
from tests.bot.reading import rows
from tests.conftest import ALTERNATING
from tests.stories.telling import ONE_THING, old_button, read, start_of

ALMATY = ZoneInfo("Asia/Almaty")
POST = "Бүгін аудандық кәсіподақ мектептерде еңбек қауіпсіздігі бойынша семинар өткізді."
MENU = "The menu is under the text field. If it is hidden, press the square with four dots there."


@ALTERNATING
async def test_a_newcomer_is_told_the_one_thing(office, telegram, language):
    """Until the first post is begun; from then on the home tells of the week."""
    say, ridder = words_for(language), (await office.place("ridder")).names[language]
    chair = await office.seated("Төраға", "chair", "ridder", language)
    assert chair.sees(say(ONE_THING)).endswith(f"{ridder}\n{say(ONE_THING)}")
    chair.does_not_see(say("No post has been sent this week yet."))
    await chair.sends(photo(), caption=POST)
    await chair.taps(say("Send it"))
    assert str(chair.effort) == "1 message + 1 tap"
    await chair.taps(say("Home"))
    chair.sees(say.many("{number} post sent this week.", "{number} posts sent this week.", 1), say(MENU))
    chair.does_not_see(say(ONE_THING))


ROLES = [("chair", "ridder"), ("specialist", "vko"), ("press", "centre"), ("owner", "centre")]


@pytest.mark.parametrize(("role", "code"), ROLES)
@ALTERNATING
async def test_nothing_stands_twice(office, telegram, language, role, code):
    """What is below the text field is not repeated above it."""
    person = await office.seated("Біреу", role, code, language)
    await person.says("/start")
    below = {label for row in person.screen.keyboard_rows() for label in row}
    inline = [button["text"] for shown in person.screen.visible() for row in inline_rows(shown) for button in row]
    assert below
    assert inline
    assert below.isdisjoint(inline)


QUESTIONS = {
    "kk": [("фотоны қалай жіберемін?", "photo"), ("Фотоны файл етіп қалай жіберуге болады?", "photo"),
           ("жазылушыны кайда жазам", "count"), ("не істеймін", "other"), ("қатені қалай түзетемін?", "change"),
           ("тілді қалай ауыстырамын?", "language")],
    "ru": [("как отправить фото", "photo"), ("А как мне отправить сюда фотографию?", "photo"),
           ("где писать подписчиков", "count"), ("что делать?", "other"), ("Как исправить ошибку?", "change"),
           ("когда выйдет материал?", "out")],
}  # fmt: skip


@ALTERNATING
async def test_a_question_is_answered(office, telegram, language):
    """And is a post, if it was meant as one."""
    say = words_for(language)
    chair = await office.seated("Төраға", "chair", "ridder", language)
    for text, topic in QUESTIONS[language]:
        await chair.says(text)
        chair.sees(text, answer(say, topic, "chair"), say("Make it a post"))
        chair.does_not_see(start_of(say, "Got it: «{text}». If this is a post, press the button below."))
    assert await rows(office.engine, Post) == []
    await chair.taps(say("Make it a post"))
    chair.sees(QUESTIONS[language][-1][0], say("Shall we send it like this?"))


@ALTERNATING
async def test_a_question_beside_a_draft_does_not_get_into_it(office, telegram, language):
    """The hint says that a photo is missing, and it is asked how."""
    say, question = words_for(language), QUESTIONS[language][0][0]
    telegram.seconds_per_act = 5.0
    chair = await office.seated("Төраға", "chair", "ridder", language)
    await chair.says(POST)
    await chair.says(question)
    chair.sees(answer(say, "photo", "chair"))
    await chair.taps(say("Go on with the draft"))
    chair.sees(POST, say("Shall we send it like this?"))
    chair.does_not_see(question)
    await chair.says(question)
    await chair.taps(say("Back"))
    chair.sees(POST, say("Shall we send it like this?"))
    await chair.says(question)
    await chair.says("Семинарға қырық адам қатысты.")
    chair.sees(POST, "Семинарға қырық адам қатысты.", say("Shall we send it like this?"))
    await chair.says(question)
    await chair.taps(say("Make it a post"))
    chair.sees(start_of(say, "You have an unfinished post: «{begins}». Is this a part of it, or another post?"))


@ALTERNATING
async def test_what_is_no_question_to_the_bot_is_a_post(office, telegram, language):
    chair = await office.seated("Төраға", "chair", "ridder", language)
    for text in ("Демалыс ақысы қай күні төленуі керек екенін білесіз бе?", "Когда выплачиваются отпускные учителям?"):
        await chair.says(text)
        chair.sees(text, words_for(language)("Shall we send it like this?"))
        await chair.taps(words_for(language)("Send it"))


@ALTERNATING
async def test_a_specialist_asks_too(office, telegram, language):
    say = words_for(language)
    specialist = await office.seated("Маман", "specialist", "vko", language)
    await specialist.says(QUESTIONS[language][0][0])
    specialist.sees(answer(say, "photo", "specialist"))
    specialist.does_not_see(say("Make it a post"))
    assert answer(say, "photo", "specialist") == answer(say, "other", "specialist")


@ALTERNATING
async def test_the_home_of_the_owner(office, telegram, language):
    say = words_for(language)
    owner = await office.seated("Иесі", "owner", "centre", language)
    await office.seated("Төраға", "chair", "ridder", language)
    await owner.says("/start")
    owner.sees(say("No errors this week."), say("Nothing waits to be sent."),
               read(say, "People in the bot: {count}.", count="2"))  # fmt: skip
    async with office.engine.begin() as tx:
        await tx.execute(insert(Incident).values(number="A7K2", at=office.now, kind="KeyError", reported=True))
    await owner.says("/start")
    owner.sees("A7K2", read(say, "Errors of this week: {count}. The last one: No. {number}, {when}.", count="1",
                            number="A7K2", when=say.moment(office.now, ALMATY, today=office.now.date())))  # fmt: skip
    await owner.taps(say("People"))
    owner.sees("Иесі")
    press = await office.seated("Баспасөз", "press", "centre", language)
    await press.says("/start")
    press.does_not_see("A7K2")


@ALTERNATING
async def test_the_last_action_is_whatever_they_did_last(office, telegram, language):
    """Also a tap that changes nothing on the screen, and something that is refused."""
    say = words_for(language)
    chair = await office.seated("Төраға", "chair", "ridder", language)
    specialist = await office.seated("Маман", "specialist", "vko", language)
    seen = []
    for act in (lambda: chair.taps(say("Followers")), lambda: chair.taps(old_button(chair, "draft:999")),
                lambda: chair.says("/start"), lambda: chair.says("/start")):  # fmt: skip
        await office.passes(days=1, minutes=7)
        await act()
        await specialist.taps(say("Branches"))
        await specialist.taps((await office.place("ridder")).names[language])
        await specialist.taps("Төраға")
        line = next(line for line in specialist.screen.text.splitlines() if line.startswith(
            start_of(say, "Last action in the bot: {when}")))  # fmt: skip
        seen.append(line)
        await specialist.says("/start")
    assert len(set(seen)) == 4, seen
