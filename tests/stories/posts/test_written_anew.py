"""Written anew, or thrown away: nothing goes before something new is there, and all of it can be brought back."""

from __future__ import annotations

import pytest

from db.tables import Incident, Media, Post
from locales import words_for
from simulator import Upload, photo
from tests.bot.reading import rows
from tests.conftest import ALTERNATING
from tests.stories.posts.test_entering_for_others import enters_for
from tests.stories.telling import old_button, read

pytestmark = pytest.mark.usefixtures("unhurried")
POST = "Бүгін аудандық кәсіподақ мектептерде еңбек қауіпсіздігі бойынша семинар өткізді."
NEW = "Ұжымдық шарттың жаңа тармақтары туралы кеше ашық сабақ өтті, елу адам қатысты."
SHALL = "Shall we send it like this?"
KEPT = "What stood here before is kept, and can be brought back."
OLD = "This button is old. Go on from the last message below."


def standing(person) -> list[dict]:
    """All that the bot has in the chat: what a post looks like stays above the screens about it."""
    return [message for message in person.screen.messages.values() if not message["out"]]


def photos_on(person) -> int:
    return len([message for message in standing(person) if "photo" in message])


def in_chat(person) -> str:
    return "\n".join(one.get("text", "") + one.get("caption", "") for one in standing(person))


async def written(office, language: str):
    chair = await office.seated("Төраға", "chair", "ridder", language)
    await chair.sends(photo(seed=1), caption=POST)
    return chair, words_for(language)


@ALTERNATING
async def test_replaced_when_something_new_arrives(office, language):
    """Until then it stands; then one tap brings it back, and another the new one."""
    chair, say = await written(office, language)
    await chair.taps(say("Change"))
    await chair.taps(say("Write anew"))
    (post,) = await rows(office.engine, Post)
    assert list(post.texts.values()) == [POST], "nothing has come yet"
    await chair.taps(say("Leave it as it is"))
    chair.sees(say(SHALL))
    assert POST in in_chat(chair)
    await chair.taps(say("Change"))
    await chair.taps(say("Write anew"))
    chair.effort.reset()
    await chair.says(NEW)
    chair.sees(NEW, say(KEPT))
    assert POST not in in_chat(chair)
    assert say("Leave it as it is") not in str(standing(chair)), "that is answered"
    assert photos_on(chair) == 0
    await chair.taps(say("Bring the former back"))
    chair.sees(POST, say(SHALL))
    assert NEW not in in_chat(chair)
    assert photos_on(chair) == 1
    assert str(chair.effort) == "1 message + 1 tap"
    await chair.taps(say("Bring the former back"))
    chair.sees(NEW)
    await chair.sends(photo(seed=2))
    chair.sees(NEW, say(KEPT))
    await chair.taps(chair.button(say("Send it")))
    (sent, kept) = await rows(office.engine, Post)
    assert [(one.state, list(one.texts.values())) for one in (sent, kept)] == [("sent", [NEW]), ("dropped", [POST])]
    assert [one.post_id for one in sorted(await rows(office.engine, Media), key=lambda one: one.id)] == [
        kept.id,
        sent.id,
    ]
    await chair.taps(old_button(chair, f"exchange:{sent.id}:{kept.id}"))
    assert chair.screen.toasts == [say(OLD)], "it is sent"
    assert await rows(office.engine, Incident) == []


@ALTERNATING
async def test_brought_back_later(office, language):
    """From *Change*, after a restart and other screens."""
    chair, say = await written(office, language)
    await chair.taps(say("Change"))
    await chair.taps(say("Write anew"))
    await chair.says(NEW)
    await chair.taps(say("Later"))
    await office.stop()
    office.start()
    await chair.taps(say("Go on with the draft"))
    chair.does_not_see(say(KEPT))
    await chair.taps(say("Change"))
    await chair.taps(say("Bring the former back"))
    chair.sees(POST, say(SHALL))


@ALTERNATING
async def test_an_album_in_its_place(office, language):
    """All of its pieces are new, and nothing of the old ones is among them."""
    chair, say = await written(office, language)
    await chair.taps(say("Change"))
    await chair.taps(say("Write anew"))
    await office.album(chair, photo(seed=2), photo(seed=3), caption=NEW)
    chair.sees(NEW, say(KEPT))
    assert photos_on(chair) == 2
    await chair.taps(say("Bring the former back"))
    assert photos_on(chair) == 1


@ALTERNATING
async def test_what_replaces_nothing(office, language):
    """A day, a file that cannot be sent, a question, an edit of the old message, and what comes the day after."""
    chair, say = await written(office, language)
    await chair.taps(say("Change"))
    await chair.taps(say("Write anew"))
    await chair.says("кеше")
    chair.sees(POST, say(SHALL))
    await chair.taps(say("Change"))
    await chair.taps(say("Write anew"))
    await chair.sends(Upload("a.webp", b"RIFF", "image/webp"), kind="sticker")
    (post,) = await rows(office.engine, Post)
    assert list(post.texts.values()) == [POST]
    await chair.says("фотоны қалай жіберемін?" if language == "kk" else "как отправить фото?")
    await office.passes(hours=25)
    await chair.taps(say("Send a post"))
    chair.sees(POST)
    await chair.taps(say("Change"))
    await chair.taps(say("Write anew"))
    await office.passes(hours=25)
    await chair.says(NEW)
    assert [list(post.texts.values()) for post in await rows(office.engine, Post)] == [[POST], [NEW]], "asked about"


@ALTERNATING
async def test_thrown_away_and_brought_back(office, language):
    """A receipt that says what, and a way back: now, or in a month; with its photo."""
    chair, say = await written(office, language)
    await chair.taps(say("Change"))
    await chair.taps(say("Throw away"))
    chair.sees(read(say, "Thrown away: «{begins}».", begins=POST[:60].rstrip())[:60])
    assert photos_on(chair) == 0, "what is thrown away is not shown any more"
    back = chair.button(say("Bring it back"))
    await chair.taps(say("Home"))
    await office.passes(days=30)
    await chair.taps(old_button(chair, back.data))
    chair.sees(POST, say(SHALL))
    assert photos_on(chair) == 1
    await chair.taps(old_button(chair, back.data))
    assert chair.screen.toasts == [say(OLD)]
    await chair.taps(say("Send it"))
    assert [post.state for post in await rows(office.engine, Post)] == ["sent"]


@ALTERNATING
async def test_a_returned_one_is_returned_still(office, language):
    chair, say = await written(office, language)
    specialist = await office.seated("Маман", "specialist", "vko", language)
    await chair.taps(say("Send it"))
    for tap in (say("Review"), say("Return"), say("Who took part")):
        await specialist.taps(tap)
    await office.drained()
    for tap in (say("Correct it"), say("Change"), say("Throw away"), say("Bring it back")):
        await chair.taps(tap)
    chair.sees(POST, read(say, "Returned. Reason: {reason}", reason=say("it does not say who took part")))
    await chair.says("Қырық адам қатысты.")
    await chair.taps(chair.button(say("Send it")))
    assert [post.state for post in await rows(office.engine, Post)] == ["sent"]


@ALTERNATING
async def test_what_was_entered_for_a_branch(office, language):
    """It is brought back on the same errand; another person cannot."""
    say, ridder = words_for(language), (await office.place("ridder")).names[language]
    specialist = await office.seated("Маман", "specialist", "vko", language)
    other = await office.seated("Төраға", "chair", "ridder", language)
    await enters_for(specialist, language, ridder)
    await specialist.says(POST)
    await specialist.taps(say("Change"))
    await specialist.taps(say("Throw away"))
    back = specialist.button(say("Bring it back"))
    await other.taps(old_button(other, back.data))
    assert other.screen.toasts == [say(OLD)]
    await specialist.taps(say("Bring it back"))
    specialist.sees(POST, read(say, "Entered for: {place}", place=ridder))
    await specialist.taps(say("Send it"))
    assert [(post.state, post.author_id) for post in await rows(office.engine, Post)] == [("sent", None)]
