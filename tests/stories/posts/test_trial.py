"""A newcomer tries the whole way: nobody gets it, it can be done again, and what was meant in earnest is not lost."""

from __future__ import annotations

from db.tables import Media, Passage, Post
from locales import words_for
from simulator import photo
from tests.bot.reading import rows
from tests.conftest import ALTERNATING
from tests.stories.telling import ONE_THING, everything, old_button

POST = {"kk": "Кеше мектепте еңбек қауіпсіздігі күні өтті, оған барлық мұғалім қатысты.",
        "ru": "Вчера в школе прошёл день охраны труда, в нём приняли участие все учителя."}  # fmt: skip
LET_US = (
    "Let us try: send any photo and two sentences, as if something had happened. It is a trial, and nobody but you "
    "sees it."
)
TRIAL = "A trial: it goes to nobody."
ALL = "It was a trial, and nobody but you has seen it. What you send from now on is real."


async def tries(chair, say, language: str) -> None:
    await chair.taps(say("Try it out"))
    chair.sees(say(LET_US))
    await chair.sends(photo(), caption=POST[language])
    chair.sees(say(TRIAL), POST[language])
    await chair.taps(say("Send it"))
    chair.sees(say(ALL))


async def states(office) -> list[str]:
    return [post.state for post in await rows(office.engine, Post)]


@ALTERNATING
async def test_from_the_invitation_through_a_trial_to_home(office, telegram, language):
    """Two taps to come in, and one message with three taps for the whole way. What is left of it is three rows."""
    say = words_for(language)
    specialist = await office.seated("Маман", "specialist", "vko", language)
    chair = await telegram.person("Төраға", language=language)
    await chair.opens(await office.invitation("chair", "ridder"))
    await chair.taps({"kk": "Қазақша", "ru": "Русский"}[language])
    chair.sees(say(ONE_THING))
    assert chair.screen.labels()[0] == say("Try it out")
    await office.drained()
    before = await everything(office.engine)
    chair.effort.reset()
    await tries(chair, say, language)
    await chair.taps(say("Home"))
    assert str(chair.effort) == "1 message + 3 taps"
    chair.sees(say(ONE_THING), say("My trial"), say("Once more"))
    await office.drained()
    after = await everything(office.engine)
    assert {name for name in after if after[name] != before[name]} == {"post", "media", "passage"}
    (post,) = await rows(office.engine, Post)
    assert (post.state, post.sent_at, post.local_day, post.week) == ("trial", None, None, None)
    await specialist.taps(say("Review"))
    specialist.does_not_see(POST[language])


@ALTERNATING
async def test_again_but_never_again_once_something_real_was_sent_and_a_trial_that_was_real_is_found(office, language):
    say = words_for(language)
    chair = await office.seated("Төраға", "chair", "ridder", language)
    await chair.says("/help")
    assert chair.screen.labels()[1:2] == [say("Try it out")]
    await tries(chair, say, language)
    await chair.taps(say("Once more"))
    chair.sees(say(LET_US))
    await office.passes(seconds=3)
    await chair.sends(photo(seed=2), caption=POST[language])
    await chair.taps(say("Send it"))
    chair.sees(say(ALL))
    await office.passes(seconds=3)
    await chair.sends(photo(seed=3), caption=POST[language])
    chair.sees(POST[language])
    chair.does_not_see(say(TRIAL))
    await chair.taps(say("Send it"))
    assert await states(office) == ["trial", "trial", "sent"]
    await chair.taps(say("Home"))
    chair.does_not_see(say("Try it out"), say("Once more"), say("My trial"))
    await chair.says("/help")
    chair.does_not_see(say("Try it out"))
    await office.passes(seconds=3)
    await chair.says("/mine")
    await chair.taps(say("My trial"))
    chair.sees(say(TRIAL), POST[language])
    await chair.taps(say("Send for real"))
    assert await states(office) == ["trial", "sent", "sent"]


@ALTERNATING
async def test_it_was_real_after_all(office, language):
    """One tap, from the preview or after it, and it is like any other: also in what is known of its way."""
    say = words_for(language)
    specialist = await office.seated("Маман", "specialist", "vko", language)
    chair = await office.seated("Төраға", "chair", "ridder", language)
    if language == "kk":
        await chair.taps(say("Try it out"))
        await chair.sends(photo(), caption=POST[language])
    else:
        await tries(chair, say, language)
    chair.effort.reset()
    await chair.taps(say("Send for real"))
    assert str(chair.effort) == "0 messages + 1 tap"
    chair.sees(say("Take back"))
    assert await states(office) == ["sent"]
    assert [one.state for one in await rows(office.engine, Passage)] == ["draft", "sent"]
    await office.drained()
    await specialist.taps(say("Review"))
    specialist.sees(POST[language])


async def test_what_comes_long_after_the_question_is_real(office):
    """They have asked to try, and sent nothing; on the next day something has happened."""
    say = words_for("kk")
    chair = await office.seated("Төраға", "chair", "ridder", "kk")
    await chair.taps(say("Try it out"))
    await office.passes(hours=2)
    await chair.sends(photo(), caption=POST["kk"])
    chair.does_not_see(say(TRIAL))
    await chair.taps(say("Send it"))
    assert await states(office) == ["sent"]


@ALTERNATING
async def test_a_trial_piece_by_piece_is_changed_thrown_away_and_brought_back_as_one(office, language):
    """And it never ends up in a draft that lies about, nor that in it."""
    say = words_for(language)
    chair = await office.seated("Төраға", "chair", "ridder", language)
    await chair.says(POST[language])
    await chair.taps(say("Later"))
    await chair.taps(say("Try it out"))
    await chair.says("Спартакиада")  # however short
    chair.sees(say(TRIAL), "Спартакиада")
    await office.passes(seconds=3)
    await chair.sends(photo())
    chair.sees(say(TRIAL), "Спартакиада")
    assert [one.post_id for one in await rows(office.engine, Media)] == [2]
    await chair.sends(photo(seed=2), caption=POST[language])  # whole: part of it, or another
    chair.sees(say("Another post"))
    await chair.taps(say("A part of it"))
    chair.sees(say(TRIAL))
    await office.passes(seconds=3)
    await chair.taps(say("Change"))
    await chair.taps(say("Throw away"))
    await chair.taps(say("Bring it back"))
    chair.sees(say(TRIAL))
    assert await states(office) == ["draft", "trial", "dropped"]
    await chair.taps(old_button(chair, "pour:2:1"))
    assert await states(office) == ["draft", "trial", "dropped"]
    await chair.taps(old_button(chair, "send:2:0123456789"))
    assert await states(office) == ["draft", "trial", "dropped"]


async def test_what_has_changed_since_is_shown_before_it_is_sent_to_whomever(office):
    say = words_for("ru")
    chair = await office.seated("Төраға", "chair", "ridder", "ru")
    await chair.taps(say("Try it out"))
    await chair.says(POST["ru"])
    older = [chair.button(say(name)).data for name in ("Send it", "Send for real")]
    await office.passes(seconds=3)
    await chair.sends(photo())
    for one in older:
        await office.passes(seconds=3)
        await chair.taps(old_button(chair, one))
        chair.sees(say(TRIAL))
        chair.does_not_see(say(ALL), say("Take back"))
    assert await states(office) == ["trial"]


async def test_whoever_sends_no_posts_tries_nothing(office):
    say = words_for("kk")
    specialist = await office.seated("Маман", "specialist", "vko", "kk")
    await specialist.taps(old_button(specialist, "try"))
    specialist.does_not_see(say(LET_US))
    assert await rows(office.engine, Post) == []
