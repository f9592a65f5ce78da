"""*Write now* below the rubric of the week begins a post under that rubric, whatever else lies about."""

from __future__ import annotations

import pytest

from db.tables import Incident, Post, Rubric
from locales import words_for
from simulator import photo
from tests.bot.reading import rows
from tests.conftest import ALTERNATING
from tests.stories.telling import old_button, read, start_of

pytestmark = pytest.mark.usefixtures("unhurried")
LEFT = {
    "kk": "Кеше мектебімізде мұғалімдер әулетін құрметтедік: үш буын бала оқытып келеді.",
    "ru": "Вчера в школе чествовали учительскую династию: три поколения учат детей.",
}
NEW = {"kk": "Бүгін ұжыммен таза ауада демалдық.", "ru": "Сегодня коллектив выехал на природу."}
CHOSEN = "Rubric: {rubric}"


async def reminded(office, language: str):
    """On Monday at ten, with a draft that was left before."""
    say = words_for(language)
    chair = await office.seated("Төраға", "chair", "ridder", language)
    await chair.says(LEFT[language])
    await chair.taps(say("Later"))
    await office.passes(hours=1, minutes=1)
    await chair.gets(say("Write now"))
    chair.sees(start_of(say, "Rubric of this week: <b>«{rubric}»</b>."), "1)", "2)")
    chair.effort.reset()
    await chair.taps(say("Write now"))
    tips = next(rubric.names[language] for rubric in await rows(office.engine, Rubric) if rubric.code == "tips")
    chair.sees(read(say, CHOSEN, rubric=tips))
    chair.does_not_see(LEFT[language])
    return chair, say, read(say, CHOSEN, rubric=tips)


async def posts_of(office) -> list[tuple[str, str | None]]:
    codes = {rubric.id: rubric.code for rubric in await rows(office.engine, Rubric)}
    return [(post.state, codes.get(post.rubric_id)) for post in await rows(office.engine, Post)]


@ALTERNATING
@pytest.mark.parametrize("with_photo", [False, True])
async def test_begins_that_post(office, language, with_photo):
    """Nothing is asked about the one that was left, which waits as it was."""
    chair, say, chosen = await reminded(office, language)
    await (chair.sends(photo(), caption=NEW[language]) if with_photo else chair.says(NEW[language]))
    chair.sees(NEW[language], chosen)
    chair.does_not_see(LEFT[language][:30], say("Another rubric"))
    await chair.taps(say("Send it"))
    assert str(chair.effort) == "1 message + 2 taps"
    assert await posts_of(office) == [("draft", "people"), ("sent", "tips")]
    await chair.taps(say("Go on with the draft"))
    chair.sees(LEFT[language])
    assert await rows(office.engine, Incident) == []


@ALTERNATING
async def test_an_album_and_then_words(office, language):
    chair, say, chosen = await reminded(office, language)
    await office.album(chair, photo(seed=1), photo(seed=2))
    chair.sees(chosen)
    await chair.says(NEW[language])
    chair.sees(NEW[language], chosen)
    await chair.taps(say("Send it"))
    assert await posts_of(office) == [("draft", "people"), ("sent", "tips")]


@ALTERNATING
async def test_question_by_question(office, language):
    chair, say, chosen = await reminded(office, language)
    await chair.taps(say("Question by question"))
    chair.sees(chosen)
    await chair.says(NEW[language])
    assert await posts_of(office) == [("draft", "people"), ("draft", "tips")]


@ALTERNATING
async def test_pressed_again_it_is_gone_on_with(office, language):
    """And what was pressed and left has begun nothing: the next post is whatever its words say."""
    chair, say, chosen = await reminded(office, language)
    await chair.says(NEW[language])
    await chair.taps(say("Later"))
    await chair.taps(old_button(chair, "write:3"))
    chair.sees(NEW[language], chosen)
    await chair.taps(say("Send it"))
    await chair.taps(old_button(chair, "write:3"))
    await chair.says("/start")
    assert await posts_of(office) == [("draft", "people"), ("sent", "tips")]
    await chair.says(LEFT[language])
    assert (await posts_of(office))[-1] == ("draft", "people")


@ALTERNATING
async def test_a_rubric_that_is_not_known(office, language):
    """An old reminder's: the post is begun all the same, and its words decide."""
    say = words_for(language)
    chair = await office.seated("Төраға", "chair", "ridder", language)
    await chair.taps(old_button(chair, "write:999"))
    chair.sees(start_of(say, "Rubric of the week: «{rubric}»."))
    await chair.says(LEFT[language])
    assert await posts_of(office) == [("draft", "people")]
