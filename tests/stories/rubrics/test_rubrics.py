"""Rubrics kept in the bot: a region's own, one of the union's by another name, retired and back, and their prompts."""

from __future__ import annotations

import pytest

from db.tables import Incident
from locales import LANGUAGES, words_for
from newsroom.rubrics.defaults import DEFAULTS, GUIDANCE, PROMPTS
from screens.chips import chip
from tests.bot.reading import rows
from tests.conftest import ALTERNATING
from tests.stories.telling import old_button, read, start_of

NAMES = {code: names for code, names, _ in DEFAULTS}
OWN = {"kk": "Жас маман мінбері", "ru": "Трибуна молодого педагога"}
PROMPT = {"kk": "Бірінші айда ең қиыны не болды?", "ru": "Что было самым трудным в первый месяц?"}
CALLED = {"kk": "Заңгер сағаты", "ru": "Час юриста"}


async def at_the_rubrics(person, say) -> None:
    await person.says("/start")
    person.effort.reset()
    await person.taps(say("Settings"))
    await person.taps(say("Rubrics"))


@ALTERNATING
async def test_a_region_adds_a_rubric_with_its_words_and_prompts(office, telegram, language):
    say = words_for(language)
    specialist = await office.seated("Маман", "specialist", "vko", language)
    await at_the_rubrics(specialist, say)
    specialist.sees(NAMES["live"][language])
    await specialist.taps(say("Add a rubric"))
    for one in LANGUAGES:
        await specialist.says(OWN[one])
    specialist.sees(*OWN.values(), read(say, "In the list: {place} of {all}.", place="14", all="14"))
    assert str(specialist.effort) == "2 messages + 3 taps"
    specialist.effort.reset()
    await specialist.taps(say("Guidance"))
    await specialist.says("Бір адам, бір оқиға, бір фото.")
    await specialist.taps(say("Next"))
    specialist.sees("Бір адам, бір оқиға, бір фото.")
    assert str(specialist.effort) == "1 message + 2 taps"
    specialist.effort.reset()
    await specialist.taps(read(say, "Prompts: {number}", number="0"))
    specialist.sees(read(say, "There are no prompts yet. Chairs get two of them with the rubric of the week."))
    await specialist.taps(say("Add a prompt"))
    for one in LANGUAGES:
        await specialist.says(PROMPT[one])
    specialist.sees(*PROMPT.values(), say("It comes all year round."))
    assert str(specialist.effort) == "2 messages + 2 taps"
    specialist.effort.reset()
    await specialist.taps(say("Season"))
    await specialist.says("20.08 – 10.09")
    specialist.sees(start_of(say, "It comes only from day to day: {season}."))
    assert str(specialist.effort) == "1 message + 1 tap"
    assert await rows(office.engine, Incident) == []


@ALTERNATING
async def test_what_a_region_renames_its_chairs_see_and_no_others(office, telegram, language):
    say = words_for(language)
    specialist = await office.seated("Маман", "specialist", "vko", language)
    chair = await office.seated("Риддер төрағасы", "chair", "ridder", language)
    await at_the_rubrics(specialist, say)
    await specialist.taps(NAMES["legal"][language])
    specialist.sees(NAMES["legal"]["kk"], NAMES["legal"]["ru"], GUIDANCE["legal"][language])
    specialist.effort.reset()
    await specialist.taps(say("Rename"))
    for one in LANGUAGES:
        await specialist.says(CALLED[one])
    specialist.sees(*CALLED.values(), say("As everywhere"))
    assert str(specialist.effort) == "2 messages + 1 tap"
    await chair.says("Бүгін аудандық кәсіподақ мектептерде семинар өткізді, оған отыз педагог қатысты.")
    await chair.taps(say("Change"))
    await chair.taps(say("Rubric"))
    chair.sees(CALLED[language])
    chair.does_not_see(NAMES["legal"][language])
    await specialist.taps(say("As everywhere"))
    specialist.sees(NAMES["legal"][language])


@ALTERNATING
async def test_retired_with_one_tap_and_brought_back_with_another(office, telegram, language):
    say = words_for(language)
    specialist = await office.seated("Маман", "specialist", "vko", language)
    press = await office.seated("Баспасөз", "press", "centre", language)
    await at_the_rubrics(specialist, say)
    await specialist.taps(NAMES["sport"][language])
    specialist.effort.reset()
    await specialist.taps(say("Retire"))
    specialist.sees(say("Retired: it is not offered. Posts that have it keep it."))
    await specialist.taps(say("Bring it back"))
    assert str(specialist.effort) == "0 messages + 2 taps"
    specialist.sees(read(say, "In the list: {place} of {all}.", place="10", all="13"))
    await specialist.taps(say("↑ Higher"))
    specialist.sees(read(say, "In the list: {place} of {all}.", place="9", all="13"))

    await press.says("/rubrics")
    await press.taps(NAMES["sport"][language])
    await press.taps(say("Retire"))
    await specialist.taps(say("Back"))
    await specialist.taps(NAMES["sport"][language])
    specialist.sees(say("Retired by the press service for all. Posts that have it keep it."))
    assert say("Bring it back") not in specialist.screen.labels()


@ALTERNATING
async def test_prompts_of_the_union_are_read_and_not_changed_by_a_region(office, telegram, language):
    say = words_for(language)
    specialist = await office.seated("Маман", "specialist", "vko", language)
    press = await office.seated("Баспасөз", "press", "centre", language)
    await at_the_rubrics(specialist, say)
    await specialist.taps(NAMES["legal"][language])
    await specialist.taps(read(say, "Prompts: {number}", number=say.figure(len(PROMPTS["legal"]))))
    specialist.sees(PROMPTS["legal"][0].texts[language])
    await specialist.taps("1")
    specialist.sees(say("It is kept by the press service, for all regions."))
    await press.says("/rubrics")
    await press.taps(NAMES["legal"][language])
    await press.taps(read(say, "Prompts: {number}", number=say.figure(len(PROMPTS["legal"]))))
    await press.taps("1")
    await press.taps(say("Drop"))
    press.sees(say("Removed: nobody gets it any more."))
    await press.taps(say("Bring it back"))
    press.sees(say("It comes all year round."))


@ALTERNATING
async def test_whoever_may_not_is_told_so(office, telegram, language):
    say = words_for(language)
    chair = await office.seated("Риддер төрағасы", "chair", "ridder", language)
    specialist = await office.seated("Маман", "specialist", "vko", language)
    vko, centre = (await office.place("vko")).id, (await office.place("centre")).id
    await chair.says("/rubrics")
    chair.sees(start_of(say, "This is not open to you. It can be done by: {roles}."))
    for person, data in ((chair, f"rubric_use:{vko}:1:0"), (specialist, f"rubric_use:{centre}:1:0")):
        await person.taps(old_button(person, data))
        assert start_of(say, "This is not open to you. It can be done by: {roles}.") in person.screen.text
    await specialist.taps(old_button(specialist, f"rubric_card:{vko}:999"))
    assert await rows(office.engine, Incident) == []


@ALTERNATING
async def test_the_same_name_twice_and_what_is_too_long(office, telegram, language):
    say = words_for(language)
    specialist = await office.seated("Маман", "specialist", "vko", language)
    await at_the_rubrics(specialist, say)
    await specialist.taps(say("Add a rubric"))
    await specialist.says("Ә" * 61)
    specialist.sees(start_of(say, "It is too long: at most {most} letters. Please shorten it."))
    await specialist.says(NAMES["legal"]["kk"].upper())
    await specialist.taps(say("Next"))
    specialist.sees(say("There is a rubric of this name already. Choose another name."))
    await specialist.taps(say("Back"))
    await specialist.says("Заңгер кеңесі")
    specialist.sees("Заңгер кеңесі")


@ALTERNATING
async def test_a_chair_gets_two_prompts_where_she_writes_and_others_next_week(office, telegram, language):
    say = words_for(language)
    chair = await office.seated("Риддер төрағасы", "chair", "ridder", language)
    await chair.says(say("Send a post"))
    chair.sees(say("What one could write about:"))
    known = [prompt.texts[language] for prompts in PROMPTS.values() for prompt in prompts]
    first = [one for one in known if one in chair.screen.text]
    assert len(first) == 2
    await chair.says("/start")
    await chair.says(say("Send a post"))
    assert [one for one in known if one in chair.screen.text] == first, "the same, as often as she looks"


@pytest.mark.parametrize("name", [names[language] for names in NAMES.values() for language in names])
def test_a_long_name_is_cut_between_words(name):
    short = chip(name, "★ ")
    assert len(short) <= 40
    assert short.removeprefix("★ ").removesuffix("…").rstrip(",") in name
    assert short.endswith("…") == (len(name) > 38)
