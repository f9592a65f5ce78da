"""Somebody asks, is answered, and what was asked becomes an item of the library and a post."""

from __future__ import annotations

import pytest
from sqlalchemy import update

from db.tables import Incident, LibraryItem, Organisation, Post, Question
from locales import words_for
from newsroom.union import region_settings
from simulator import photo
from tests.bot.reading import rows
from tests.conftest import ALTERNATING
from tests.databases import Fill
from tests.stories.library.conftest import with_the_library
from tests.stories.telling import old_button, read

HELLO = {"kk": "Өтінім жіберу", "ru": "Отправить заявку"}


@pytest.fixture
def fill() -> Fill:
    return with_the_library


@ALTERNATING
async def test_from_a_question_to_the_library(office, telegram, language):
    """A member at the door: a link and a message. Answered by a tap and a message; the FAQ is one tap more."""
    say = words_for(language)
    vko = (await office.place("vko")).names[language]
    specialist = await office.seated("Маман", "specialist", "vko", language)
    await specialist.says("/ask")
    specialist.sees(say("No question waits."))
    await specialist.says("/settings")
    await specialist.taps(say("Who may ask"))
    await specialist.taps(say("all union members"))
    await specialist.says("/ask")
    link = f"https://t.me/tilshi_bot?start=ask_{(await office.place('vko')).id}"
    specialist.sees(link)

    member = await telegram.person("Мүше", language=language)
    await member.starts()
    member.sees(say("Ask a question"), HELLO[language])
    member.effort.reset()
    await member.opens(link)
    member.sees(read(say, "<b>Question to: {place}</b>", place=vko))
    await member.sends(photo(), silently=True)
    member.sees(read(say, "<b>Question to: {place}</b>", place=vko))
    await member.says("x" * 901)
    member.sees("901")
    asked = {"kk": "Велосипед тұрағы қашан салынады?", "ru": "Когда построят велопарковку?"}[language]
    await member.says(asked)
    member.sees(asked, say("Your question is there. When it is answered, we will tell you here."))
    assert str(member.effort) == "3 messages + 1 tap", "with the photo and the long one; following a link is a tap"

    await office.passes(minutes=11)
    specialist.effort.reset()
    await specialist.gets(
        say.many("{number} question waits for an answer.", "{number} questions wait for an answer.", 1)
    )
    await specialist.taps(say("Answer"))
    specialist.sees(say("A union member"), asked)
    answer = {"kk": "Биыл, жаз айларында.", "ru": "В этом году, летом."}[language]
    await specialist.says(answer)
    specialist.sees(answer, say("Into the FAQ"))
    assert str(specialist.effort) == "1 message + 1 tap"
    await specialist.taps(say("Into the FAQ"))
    specialist.sees(say("The post"), say("The item"))
    assert str(specialist.effort) == "1 message + 2 taps"
    await specialist.taps(say("The post"))
    specialist.sees(asked, answer, say("Approve"))

    await office.drained()
    await member.gets(read(say, "<b>{place} answers:</b>", place=vko))
    member.sees(answer, asked)
    member.effort.reset()
    await member.taps(say("Ask more"))
    await member.says({"kk": "Шілдеде ме?", "ru": "В июле?"}[language])
    member.sees(asked, answer)
    assert str(member.effort) == "1 message + 1 tap"
    other = await telegram.person("Басқа", language=language)
    await other.opens(link)
    other.effort.reset()
    await other.says({"kk": "велосипед тұрагы керек", "ru": "нужна велопарковка, когда построите"}[language])
    other.sees(say("Ask all the same"))
    await other.taps(asked.rstrip("?") + "?")
    other.sees(answer)
    await other.taps(say("Back"))
    await other.taps(say("Ask all the same"))
    assert str(other.effort) == "1 message + 3 taps", "without looking it is one tap"
    assert len(await rows(office.engine, Question)) == 2
    assert [one.state for one in await rows(office.engine, Post)] == ["sent"]
    assert await rows(office.engine, Incident) == []


@ALTERNATING
async def test_a_chair_and_two_who_answer(office, telegram, language):
    """By the home: a tap and a message. The second of two is told; an old button and a blocked bot hold up nobody."""
    say = words_for(language)
    ridder = (await office.place("ridder")).names[language]
    specialist = await office.seated("Маман", "specialist", "vko", language)
    second = await office.seated("Екінші", "specialist", "vko", language)
    chair = await office.seated("Төраға", "chair", "ridder", language)
    await chair.sends(photo(), caption="Семинар өтті.")  # a newcomer's home has one thing only
    await chair.says("/ask")
    await chair.says({"kk": "Крокодил қайда?", "ru": "Где крокодил?"}[language])
    chair.sees(say("Your question is there. When it is answered, we will tell you here."))
    await chair.edits({"kk": "Семинар қашан?", "ru": "Когда семинар?"}[language])
    chair.sees({"kk": "Семинар қашан?", "ru": "Когда семинар?"}[language])
    for one in (specialist, second):
        await one.says("/ask")
        one.sees(ridder, {"kk": "Семинар қашан?", "ru": "Когда семинар?"}[language])
    await second.says("Ертең.")
    await specialist.says("Бүгін.")
    specialist.sees(say("This question is answered already. Open it to see what was said."))
    await specialist.taps(old_button(specialist, "make_faq:1"))
    specialist.sees(say("The item"))
    await chair.blocks()
    await office.drained()
    await second.taps(old_button(second, "question:1"))
    await second.taps(old_button(second, "make_faq:1"))
    second.sees(say("The answer did not arrive: the bot is blocked there."))
    assert len([one for one in await rows(office.engine, LibraryItem) if one.code is None]) == 1
    assert await rows(office.engine, Incident) == []


@ALTERNATING
async def test_a_region_ends_and_whoever_waits_is_told(office, telegram, language):
    say, vko = words_for(language), await office.place("vko")
    specialist = await office.seated("Маман", "specialist", "vko", language)
    owner = await office.seated("Ие", "owner", "centre", language)
    async with office.engine.begin() as tx:
        settings = vko.settings | {region_settings.ASKING: 1}
        await tx.execute(update(Organisation).where(Organisation.id == vko.id).values(settings=settings))
        below = update(Organisation).where(Organisation.region_id == vko.id, Organisation.id != vko.id)
        await tx.execute(below.values(closed_on=office.now.date()))
    member = await telegram.person("Мүше", language=language)
    await member.starts()
    await member.opens(f"https://t.me/tilshi_bot?start=ask_{vko.id}")
    await member.says("Велосипед?")
    await owner.taps(old_button(owner, f"close:{vko.id}"))
    await owner.taps(say("Close today"))
    await owner.taps(say("Close"))
    await office.passes(minutes=11)
    member.sees(say("There will be no answer to your question: «{words}»", words="Велосипед?"))
    member.sees(read(say, "The organisation has ended: {place}.", place=vko.names[language]))
    specialist.does_not_see(
        say.many("{number} question waits for an answer.", "{number} questions wait for an answer.", 1)
    )
    await member.opens(f"https://t.me/tilshi_bot?start=ask_{vko.id}")
    member.does_not_see(read(say, "<b>Question to: {place}</b>", place=vko.names[language]))
    assert await rows(office.engine, Incident) == []
