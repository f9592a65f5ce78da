"""A post whose words do not say its rubric: asked at one tap, sent without an answer, chosen by the specialist."""

from __future__ import annotations

import pytest

from db.tables import Incident, Post, Rubric
from locales import words_for
from simulator import photo
from tests.bot.reading import rows
from tests.conftest import ALTERNATING
from tests.stories.telling import old_button, read

pytestmark = pytest.mark.usefixtures("unhurried")
UNCLEAR = {
    "kk": "Кеше ұжыммен таза ауада демалдық, қырық адам болды.",
    "ru": "Вчера коллектив выехал на природу, было сорок человек.",
}
CLEAR = {
    "kk": "Кеше мектебімізде мұғалімдер әулетін құрметтедік: үш буын бала оқытып келеді.",
    "ru": "Вчера в школе чествовали учительскую династию: три поколения учат детей.",
}
ASKED = "The rubric is not clear: choose it below, or leave it to the specialist."
CHOSEN, NONE = "Rubric: {rubric}", "No rubric is chosen"


async def names_of(office, code: str, language: str) -> str:
    return next(rubric.names[language] for rubric in await rows(office.engine, Rubric) if rubric.code == code)


async def chosen(office) -> str | None:
    """The rubric of the only post."""
    (post,) = await rows(office.engine, Post)
    codes = {rubric.id: rubric.code for rubric in await rows(office.engine, Rubric)}
    return codes.get(post.rubric_id)


@ALTERNATING
async def test_where_words_decide_nothing_is_asked(office, language):
    """A dynasty in the week of advice goes out as a dynasty."""
    say = words_for(language)
    chair = await office.seated("Төраға", "chair", "ridder", language)
    await chair.sends(photo(), caption=CLEAR[language])
    chair.sees(read(say, CHOSEN, rubric=await names_of(office, "people", language)))
    chair.does_not_see(say(ASKED), say("Another rubric"))
    await chair.taps(say("Send it"))
    assert str(chair.effort) == "1 message + 1 tap"
    assert await chosen(office) == "people"


@ALTERNATING
async def test_asked_at_one_tap(office, language):
    """The week's; an older preview, which showed none, does not send it."""
    say = words_for(language)
    chair = await office.seated("Төраға", "chair", "ridder", language)
    await chair.sends(photo(), caption=UNCLEAR[language])
    chair.sees(say(ASKED), say("Another rubric"))
    send = chair.button(say("Send it"))
    tips = await names_of(office, "tips", language)
    await chair.taps(f"★ {tips}")
    chair.sees(read(say, CHOSEN, rubric=tips))
    chair.does_not_see(say(ASKED), say("Another rubric"))
    await chair.taps(old_button(chair, send.data))
    assert [post.state for post in await rows(office.engine, Post)] == ["draft"], "that preview showed no rubric"
    await chair.taps(chair.button(say("Send it")))
    assert str(chair.effort) == "1 message + 3 taps", "one more than without the question, and one on the old button"
    assert await chosen(office) == "tips"


@ALTERNATING
async def test_another_from_the_list(office, language):
    say = words_for(language)
    chair = await office.seated("Төраға", "chair", "ridder", language)
    await chair.sends(photo(), caption=UNCLEAR[language])
    await chair.taps(say("Another rubric"))
    await chair.taps(say("Back"))
    chair.sees(say(ASKED))
    await chair.taps(say("Another rubric"))
    await chair.taps(await names_of(office, "sport", language))
    await chair.taps(say("Send it"))
    assert await chosen(office) == "sport"
    assert await rows(office.engine, Incident) == []


@ALTERNATING
async def test_sent_without_an_answer(office, language):
    """It is open for the specialist, who is offered the same; in the channel it has no hashtag that is not true."""
    say = words_for(language)
    chair = await office.seated("Төраға", "chair", "ridder", language)
    specialist = await office.seated("Маман", "specialist", "vko", language)
    channel = await office.channel(specialist, language)
    for text in (UNCLEAR[language], "№ 3. " + UNCLEAR[language]):
        await chair.says(text)
        chair.sees(say(ASKED))
        await chair.taps(say("Send it"))
    assert str(chair.effort) == "2 messages + 2 taps"
    tips = await names_of(office, "tips", language)
    await specialist.taps(say("Review"))
    specialist.sees(say(NONE), f"★ {tips}", say("Another rubric"))
    await specialist.taps(f"★ {tips}")
    specialist.sees(read(say, CHOSEN, rubric=tips))
    specialist.does_not_see(say(NONE), say("Another rubric"))
    await specialist.taps(say("Publish"))
    specialist.sees(say(NONE))
    await specialist.taps(say("Publish"))
    await office.drained()
    tagged = ["#" in message.content["text"] for message in office.stands_in(channel)]
    assert tagged == [True, False]


@ALTERNATING
async def test_counted_for_none_in_the_digest(office, language):
    say = words_for(language)
    chair = await office.seated("Төраға", "chair", "ridder", language)
    specialist = await office.seated("Маман", "specialist", "vko", language)
    await chair.says(UNCLEAR[language])
    await chair.taps(say("Send it"))
    await specialist.says("/digest")
    specialist.sees(read(say, "Posts without a rubric: {count}.", count="1"), await names_of(office, "tips", language))


@ALTERNATING
async def test_a_photo_is_first_asked_for_its_words(office, language):
    """They may decide, and then nothing is asked."""
    say = words_for(language)
    chair = await office.seated("Төраға", "chair", "ridder", language)
    await chair.sends(photo())
    chair.does_not_see(say(ASKED))
    await chair.says(CLEAR[language])
    chair.sees(read(say, CHOSEN, rubric=await names_of(office, "people", language)))
