"""Stories of a house that speaks three languages; run by `tests/test_third_language.py` where there are three."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator

import pytest

from db.tables import Incident, Organisation, Post
from locales import LANGUAGES, own_name, words_for
from newsroom.union.tree_section import TreeError
from simulator import photo
from tests.bot.reading import rows
from tests.stories.conftest import TREE, Office, bring_in
from tests.stories.telling import ONE_THING, old_button, read, start_of
from tests.third_language import THIRD

pytestmark = pytest.mark.parametrize("databases", ["sqlite"], indirect=True)
say = words_for(THIRD)
PLACE = {"kk": "Риддер қаласы", "ru": "г. Риддер", THIRD: "Риддер шаары"}
TIP = {
    "kk": "Адамдарды іс үстінде түсіріңіз.",
    "ru": "Снимайте людей в деле.",
    THIRD: "Адамдарды иш үстүндө тартыңыз.",
}
POST = {
    "kk": "Бүгін Риддер қаласындағы мектепте еңбек қауіпсіздігі бойынша семинар өтті.",
    "ru": "Сегодня в школе № 4 города Риддер прошёл семинар по охране труда.",
    THIRD: "Бүгүн Риддер шаарындагы мектепте жана бала бакчада семинар болду.",
}


async def with_three_names(engine) -> None:
    """The tree with names in the third language: as in Kazakh, but for the branch that the stories are about."""
    named = re.sub(r'^(name|union)_kk = "(.+)"$', rf'\g<0>\n\1_{THIRD} = "\2"', TREE.read_text("utf-8"), flags=re.M)
    await bring_in(engine, named.replace(f'name_{THIRD} = "{PLACE["kk"]}"', f'name_{THIRD} = "{PLACE[THIRD]}"'))


@pytest.fixture
def fill():
    return with_three_names


@pytest.fixture
async def office(telegram, engine) -> AsyncIterator[Office]:
    made = Office(telegram, engine)
    yield made
    await made.stop()
    assert await rows(engine, Incident) == []


async def test_a_tree_needs_all_three_names(engine):
    with pytest.raises(TreeError, match=rf"line 5, name_{THIRD}: is missing"):
        await bring_in(engine, TREE.read_text("utf-8"))


async def test_a_stranger_reads_all_three(office, telegram):
    stranger = await telegram.person("Бөтен", language=f"{THIRD}-KG")
    await stranger.starts()
    stranger.sees(*(start_of(words_for(language), WELCOME) for language in LANGUAGES))
    labels = [words_for(one)("Ask to join") for one in (THIRD, "kk", "ru")]
    assert stranger.screen.labels() == labels, "that of their Telegram first"


WELCOME = (
    "Hello! This bot takes in posts of the union's branches. It is for branch chairs and the staff of the regional "
    "organisation. To come in you need an invitation link."
)


async def test_one_comes_in_and_changes_the_language(office, telegram):
    """Two others to choose from, on the home and by /lang; whatever is on the screen stays there."""
    person = await telegram.person("Айгүл", language=THIRD)
    await person.opens(await office.invitation("chair", "ridder"))
    assert person.screen.labels() == [own_name(language) for language in (THIRD, "kk", "ru")]
    await person.taps("Кыргызча")
    person.sees(PLACE[THIRD], say(ONE_THING), "Қазақша", "Русский")
    await person.taps(say("My posts"))
    await person.says("/lang")
    assert person.screen.labels()[:2] == ["Қазақша", "Русский"]
    await person.taps("Русский")
    person.sees(words_for("ru")("Nothing has been sent yet."), words_for("ru")("Home"))
    await person.says("/start")
    person.sees(PLACE["ru"], "Қазақша", "Кыргызча")
    person.does_not_see("Русский")


async def test_a_tip_is_asked_for_three_times(office):
    press = await office.seated("Баспасөз", "press", "centre", THIRD)
    chairs = {one: await office.seated("Төраға", "chair", code, one)
              for one, code in zip(LANGUAGES, ("ridder", "ulan", "altay"), strict=True)}  # fmt: skip
    await press.taps(say("Send a tip"))
    press.sees(start_of(say, "Write it {in_language}. A photo, an album, a video or a document can be sent with it."))
    await press.says(TIP["kk"])
    await press.says(TIP["ru"])
    await press.says(TIP[THIRD])
    press.sees(*TIP.values())
    await press.taps(say("Send it now"))
    await office.drained()
    for language, chair in chairs.items():
        chair.sees(TIP[language])


async def test_a_place_is_called_by_three_names(office):
    specialist = await office.seated("Маман", "specialist", "vko", THIRD)
    await specialist.taps(say("Branches"))
    await specialist.taps("○ " + PLACE[THIRD])
    await specialist.taps(say("Change"))
    await specialist.taps(say("Name"))
    for language in LANGUAGES:
        specialist.sees(PLACE[language])
        await specialist.says(f"{PLACE[language]} 2")
    specialist.sees(f"{PLACE[THIRD]} 2")
    names = next(one.names for one in await rows(office.engine, Organisation) if one.code == "ridder")
    assert names == {language: f"{name} 2" for language, name in PLACE.items()}


@pytest.mark.usefixtures("unhurried")
async def test_below_a_publication_stand_three_signatures(office, telegram):
    """One of them is nothing; a post is put beside in both other languages and signed in those that it is in."""
    chair = await office.seated("Төраға", "chair", "ridder", THIRD)
    specialist = await office.seated("Маман", "specialist", "vko", THIRD)
    channel = await office.channel(specialist, THIRD)
    await specialist.says("/settings")
    await specialist.taps(say("Signature"))
    await specialist.says("Кәсіподақ")
    await specialist.taps(say("Nothing"))
    await specialist.says("Кесиптик бирлик")
    specialist.sees(say("Signature"))
    await chair.sends(photo(), caption=POST[THIRD])
    await chair.taps(say("Send it"))
    (post,) = await rows(office.engine, Post)
    assert post.language == THIRD, "told by letters and words of its own"
    await specialist.says("/start")
    await specialist.taps(say("Review"))
    for language in ("kk", "ru"):
        await specialist.taps(say("More"))
        await specialist.taps(say("Text {in_language}", in_language=say.written_in(language)))
        await specialist.says(POST[language])
    await specialist.taps(say("Publish"))
    await office.drained()
    (message,) = office.stands_in(channel)
    assert message.words.startswith("\n\n".join([POST[THIRD], POST["kk"], POST["ru"]]))
    assert "Кесиптик бирлик\nКәсіподақ" in message.words


async def test_a_button_of_the_time_when_there_were_two_means_the_first_other(office):
    chair = await office.seated("Төраға", "chair", "ridder", "kk")
    specialist = await office.seated("Маман", "specialist", "vko", THIRD)
    await chair.sends(photo(), caption=POST["kk"])
    await chair.taps(words_for("kk")("Send it"))
    await specialist.taps(say("Review"))
    (post,) = await rows(office.engine, Post)
    await specialist.taps(old_button(specialist, f"other_text:{post.id}"))
    specialist.sees(read(say, "Send the text {in_language}.", in_language="«Русский» тилинде"))
