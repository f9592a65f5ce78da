"""What stays at hand: commands and buttons below the text field, the language, help, and who is where."""

from __future__ import annotations

import pytest

from db.tables import Incident, Post
from locales import words_for
from newsroom import access
from screens.home.helping import help_for
from screens.menu import KEYS, OF_BRANCH, OF_CENTRE, OF_OWNER, OF_REGION
from screens.parts import role_name
from simulator.api.commands import commands_for
from tests.bot.reading import rows
from tests.conftest import ALTERNATING
from tests.stories.telling import ONE_THING, PROMPT, old_button

SPOKEN = {"kk": "Қазақша", "ru": "Русский"}
POST = "Бүгін аудандық кәсіподақ мектептерде еңбек қауіпсіздігі бойынша семинар өткізді."
ROLES = [
    ("chair", "ridder", OF_BRANCH), ("deputy", "ridder", OF_BRANCH), ("specialist", "vko", OF_REGION),
    ("press", "centre", OF_CENTRE), ("owner", "centre", OF_OWNER),
]  # fmt: skip
OF_A_KEY = {"post": "Send a post", "count": "Followers", "review": "Review", "digest": "Digest of the week",
            "tip": "Send a tip", "people": "Regions", "home": "Home", "help": "Help"}  # fmt: skip


def commands_of(telegram, person) -> dict[str, str]:
    """As Telegram lists them for this person."""
    world = telegram.world
    (bot,) = world.bots()
    human = world.human(person.id)
    return {one["command"]: one["description"] for one in commands_for(bot, human, world.dialog(human, bot))}


def keys_in(language: str, commands: tuple[str, ...]) -> list[list[str]]:
    return [[words_for(language)(OF_A_KEY[key.code]) for key in row] for row in KEYS[commands]]


@pytest.mark.parametrize(("role", "code", "commands"), ROLES)
@ALTERNATING
async def test_the_menu_of_each_role_and_language(office, telegram, language, role, code, commands):
    say, other = words_for(language), "ru" if language == "kk" else "kk"
    person = await office.seated("Біреу", role, code, language)
    before = commands_of(telegram, person)
    assert tuple(before) == commands
    assert before["help"] == say("Help")
    assert person.screen.keyboard_rows() == keys_in(language, commands)
    await person.taps(SPOKEN[other])
    assert str(person.effort) == "0 messages + 1 tap"
    after = commands_of(telegram, person)
    assert tuple(after) == commands
    assert after["lang"] == words_for(other)("Change the language")
    assert person.screen.keyboard_rows() == keys_in(other, commands)
    for command in commands:  # each of them is understood
        await person.says(f"/{command}")
        person.does_not_see(say("This button is old. Go on from the last message below."))
    assert await rows(office.engine, Incident) == []


@ALTERNATING
async def test_a_stranger_has_no_menu_and_who_leaves_has_none_any_more(office, telegram, language):
    stranger = await telegram.person("Бөтен", language=language)
    await stranger.starts()
    assert commands_of(telegram, stranger) == {}
    assert stranger.screen.keyboard_rows() == []
    chair = await office.seated("Төраға", "chair", "ridder", language)
    await office.seated("Жаңа", "chair", "ridder", language)
    await chair.says("/start")
    assert commands_of(telegram, chair) == {}
    assert chair.screen.keyboard_rows() == []


@ALTERNATING
async def test_another_seat_has_another_menu(office, telegram, language):
    say = words_for(language)
    person = await office.seated("Біреу", "chair", "ridder", language)
    await person.opens(await office.invitation("specialist", "vko"))
    await person.taps(SPOKEN[language])
    assert tuple(commands_of(telegram, person)) == OF_REGION
    await person.taps("⇄ " + (await office.place("ridder")).names[language])
    assert tuple(commands_of(telegram, person)) == OF_BRANCH
    assert person.screen.keyboard_rows() == keys_in(language, OF_BRANCH)
    await person.taps(say("My posts"))
    assert tuple(commands_of(telegram, person)) == OF_BRANCH


@ALTERNATING
async def test_two_seats_in_one_place_are_told_apart(office, telegram, language):
    """The owner may be the press service, too."""
    say, centre = words_for(language), (await office.place("centre")).names[language]
    person = await office.seated("Біреу", "press", "centre", language)
    await person.opens(await office.invitation("owner", "centre"))
    await person.taps(SPOKEN[language])
    person.sees(f"{centre} · {role_name(say, 'owner')}", f"⇄ {centre}: {role_name(say, 'press')}")
    await person.taps(f"⇄ {centre}: {role_name(say, 'press')}")
    person.sees(f"{centre} · {role_name(say, 'press')}", f"⇄ {centre}: {role_name(say, 'owner')}")


@ALTERNATING
async def test_a_standing_button_in_mid_form_loses_nothing(office, telegram, language):
    say = words_for(language)
    chair = await office.seated("Төраға", "chair", "ulan", language)
    await chair.says(POST)
    await chair.taps(say("Followers"))
    chair.sees(say("How many followers are there now?"))
    await chair.says(say("Home"))
    chair.sees(say("Go on with the draft"))
    await chair.says("70")  # nothing is asked any more, and the draft is not in sight: a remark
    chair.sees(say("Make it a post"))
    await chair.says(say("Help"))
    await chair.says(say("Send a post"))
    chair.sees(POST)
    assert [post.texts for post in await rows(office.engine, Post)] == [{"kk": POST}]


@ALTERNATING
async def test_an_old_keyboard_in_the_other_language_works(office, telegram, language):
    """It stands there until Telegram shows the new one."""
    other = "ru" if language == "kk" else "kk"
    chair = await office.seated("Төраға", "chair", "ulan", language)
    for english, shown in (
        ("Followers", "How many followers are there now?"),
        ("Send a post", PROMPT),
        ("Home", ONE_THING),
    ):
        await chair.says(words_for(other)(english))
        chair.sees(words_for(language)(shown))
    assert await rows(office.engine, Post) == [], "no word of the keyboard was taken as a text"


@ALTERNATING
async def test_lang_redraws_the_very_screen(office, telegram, language):
    """And what was asked is asked still."""
    other = "ru" if language == "kk" else "kk"
    chair = await office.seated("Төраға", "chair", "ulan", language)
    await chair.taps(words_for(language)("Followers"))
    await chair.says("/lang")
    chair.sees(words_for(other)("How many followers are there now?"), words_for(other)("No change"))
    chair.does_not_see(words_for(language)("How many followers are there now?"))
    await chair.says("66")
    chair.sees(words_for(other)("All pages are counted. Thank you!"))
    await chair.says("/start")
    chair.sees((await office.place("ulan")).names[other])


@ALTERNATING
async def test_help_fits_the_form_and_leads_back_to_it(office, telegram, language):
    """The question stays open all the while."""
    say = words_for(language)
    specialist = await office.seated("Маман", "specialist", "vko", language)
    await specialist.says("/help")
    about_all = specialist.screen.text
    await specialist.taps(say("Back"))
    specialist.sees(say("No post waits for review."))
    await specialist.taps(old_button(specialist, f"figure:{(await office.place('ulan')).id}:members"))
    asked = specialist.screen.text
    await specialist.says("/help")
    assert specialist.screen.text == help_for(language, {"view": "figure"}, "specialist").text
    specialist.does_not_see(about_all)
    await specialist.says(say("Help"))  # help about help is the same help
    await specialist.taps(say("Back"))
    assert specialist.screen.text == asked
    await specialist.says("2 310")
    specialist.sees((await office.place("ulan")).names[language], "2\u00a0310")


@ALTERNATING
async def test_help_of_each_role(office, telegram, language):
    seen = set()
    for role, code, _ in ROLES:
        person = await office.seated("Біреу", role, code, language)
        await person.says("/help")
        seen.add(person.screen.text)
        await person.taps(words_for(language)("Back"))
        person.sees((await office.place(code)).names[language])
    assert len(seen) == 4, "of the branch, of the region, of the press service, of the owner"


@ALTERNATING
async def test_who_is_where(office, telegram, language):
    """A chair sees the own place and whom to ask above; the others choose among those below."""
    say = words_for(language)
    chair = await office.seated("Төраға", "chair", "ridder", language)
    await office.seated("Орынбасар", "deputy", "ridder", language)
    specialist = await office.seated("Маман", "specialist", "vko", language)
    press = await office.seated("Баспасөз", "press", "centre", language)
    await chair.says("/who")
    shown = chair.sees("Төраға", "Орынбасар", "Маман", say("regional specialist")[1:])
    assert shown.index("Төраға") < shown.index("Орынбасар") < shown.index("Маман")
    chair.does_not_see("Баспасөз", say("Change"))
    await specialist.says("/who")
    specialist.sees(say("Branches"), (await office.place("ridder")).names[language], "○ ")
    await press.says("/who")
    press.sees(say("Regions"), (await office.place("vko")).names[language])
    await press.taps((await office.place("vko")).names[language])
    press.sees("Маман", role_name(say, "specialist")[1:])


@ALTERNATING
async def test_commands_of_other_roles_are_refused_in_words(office, telegram, language):
    """A command can be written by anybody; the refusal names those who may."""
    say = words_for(language)
    chair = await office.seated("Төраға", "chair", "ridder", language)
    deeds = {"digest": "see a digest", "tip": "broadcast", "settings": "set a region up", "record": "read the record"}
    for command, deed in deeds.items():
        await chair.says(f"/{command}")
        roles = say.list([role_name(say, role) for role in sorted(access.RIGHTS[deed])])
        assert chair.screen.text == say("This is not open to you. It can be done by: {roles}.", roles=roles)
    await chair.says("/review")
    roles = say.list([role_name(say, role) for role in sorted(access.RIGHTS["review"])])
    chair.sees(say("This is not open to you. It can be done by: {roles}.", roles=roles))
    assert await rows(office.engine, Incident) == []
