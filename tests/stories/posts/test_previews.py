"""What was shown is what is sent; and whatever comes beside a draft is poured into it only when that was meant."""

from __future__ import annotations

from datetime import date

import pytest

from db.tables import Incident, Media, Post
from locales import words_for
from simulator import photo
from tests.bot.reading import rows
from tests.conftest import ALTERNATING
from tests.stories.telling import old_button, read, start_of

pytestmark = pytest.mark.usefixtures("unhurried")
POST = "Бүгін аудандық кәсіподақ мектептерде еңбек қауіпсіздігі бойынша семинар өткізді."
OTHER = "Ұжымдық шарттың жаңа тармақтары туралы кеше ашық сабақ өтті, елу адам қатысты."
THIRD = "Ардагерлер күніне орай қалалық кәсіподақ ардагерлерді құттықтап, сыйлық табыс етті."
SHALL = "Shall we send it like this?"
CHANGED = "The post has changed since. This is how it stands now."
WHICH = "You have an unfinished post: «{begins}». Is this a part of it, or another post?"


def photos_on(person) -> int:
    return len([message for message in person.screen.visible() if "photo" in message and not message["out"]])


@ALTERNATING
async def test_buttons_of_an_older_preview(office, language):
    """They do nothing but show the newest; one that was drawn before previews had marks as well."""
    say = words_for(language)
    chair = await office.seated("Төраға", "chair", "ridder", language)
    await chair.says(POST)
    send = chair.button(say("Send it"))
    await chair.says("Мектеп ұжымы риза.")
    change = chair.button(say("Change"))
    await chair.says("Қырық адам қатысты.")
    for older in (send.data, change.data, "send:1"):
        await chair.taps(old_button(chair, older))
        assert chair.screen.toasts == [say(CHANGED)], "and the newest stands there already"
    assert [post.state for post in await rows(office.engine, Post)] == ["draft"]
    await chair.taps(say("Change"))
    await chair.taps(say("Rubric"))
    await chair.taps(say("Back"))
    await chair.taps(chair.button(say("Send it")))
    assert [post.state for post in await rows(office.engine, Post)] == ["sent"]
    assert await rows(office.engine, Incident) == []


@ALTERNATING
async def test_three_posts_one_after_the_other(office, language):
    """Each a photo with its own words, and none of them sent before the next: they are asked about, and stay three."""
    say = words_for(language)
    chair = await office.seated("Төраға", "chair", "ridder", language)
    await chair.sends(photo(seed=1), caption=POST)
    for number, (before, text) in enumerate(((POST, OTHER), (OTHER, THIRD)), 2):
        await chair.sends(photo(seed=number), caption=text)
        chair.sees(read(say, WHICH, begins=before[:60].rstrip())[:60])
    await chair.taps(say("Another post"))
    chair.sees(THIRD)
    chair.does_not_see(POST, OTHER)
    for text in (OTHER, POST):
        await chair.taps(say("Send it"))
        await chair.taps(say("Go on with the draft"))
        chair.sees(text, say(SHALL))
        assert photos_on(chair) == 1
    await chair.taps(say("Send it"))
    assert [post.state for post in await rows(office.engine, Post)] == ["sent"] * 3


@ALTERNATING
async def test_a_photo_with_its_own_words_that_belongs_to_the_draft(office, language):
    """An album of it, and a returned post that is being corrected as well. What has no words of its own is a part."""
    say = words_for(language)
    chair = await office.seated("Төраға", "chair", "ridder", language)
    await chair.says(POST)
    await chair.sends(photo(seed=1), caption="Семинар залы")
    chair.sees(POST, "Семинар залы", say(SHALL))
    await office.album(chair, photo(seed=2), photo(seed=3), caption=OTHER)
    chair.sees(start_of(say, WHICH))
    await chair.taps(say("A part of it"))
    chair.sees(POST, OTHER, say(SHALL))
    assert len({one.post_id for one in await rows(office.engine, Media)}) == 1
    assert photos_on(chair) == 3


@ALTERNATING
async def test_a_photo_with_its_text_in_the_guided_way(office, language):
    """It goes straight to the preview, past the questions that are left."""
    say = words_for(language)
    chair = await office.seated("Төраға", "chair", "ridder", language)
    await chair.taps(say("Send a post"))
    await chair.taps(say("Question by question"))
    chair.sees("1 / 4")
    await chair.sends(photo(seed=1), caption=POST)
    chair.sees(POST, say(SHALL))
    await chair.taps(say("Send it"))
    assert str(chair.effort) == "1 message + 3 taps"


@ALTERNATING
async def test_the_words_come_with_the_last_photo(office, language):
    """Photos that had none yet: nothing is asked."""
    say = words_for(language)
    chair = await office.seated("Төраға", "chair", "ridder", language)
    await chair.sends(photo(seed=1))
    await chair.sends(photo(seed=2), caption=POST)
    chair.sees(POST, say(SHALL))
    assert photos_on(chair) == 2


@ALTERNATING
async def test_a_day_by_itself_is_when_it_was(office, language):
    """Below a preview, in the words of either language: no word of the post. One that has not come is told."""
    say = words_for(language)
    chair = await office.seated("Төраға", "chair", "ridder", language)
    await chair.says("кеше")
    assert await rows(office.engine, Post) == [], "nothing is in sight"
    await chair.says(POST)
    for told, day in (("кеше", 15), ("14 қараша", 14), ("в субботу", 14), ("Сегодня", 16)):
        await chair.says(told)
        chair.sees(POST, say("Date of the event: {date}", date=say.date(date(2026, 11, day), today=date(2026, 11, 16))))
        (post,) = await rows(office.engine, Post)
        assert (post.event_on, post.texts) == (date(2026, 11, day), {"kk": POST})
    await chair.says("01.12.2026")
    chair.sees(say("This day has not come yet. Write today's date or an earlier one; if it was in another year, "
                   "with the year."))  # fmt: skip
    await chair.says("Қырық адам қатысты.")
    (post,) = await rows(office.engine, Post)
    assert (post.event_on, post.texts) == (date(2026, 11, 16), {"kk": POST + "\n\nҚырық адам қатысты."})
