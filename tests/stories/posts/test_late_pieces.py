"""Pieces of an album that come late, over a weak connection; and what was shown meanwhile, which stays as it is."""

from __future__ import annotations

import asyncio

import pytest
from sqlalchemy import update

from db.tables import Account, Incident, Media, Post
from locales import words_for
from simulator import photo
from tests.bot.reading import rows
from tests.conftest import ALTERNATING
from tests.stories.telling import enters_for, read

pytestmark = pytest.mark.usefixtures("unhurried")
POST = "Бүгін аудандық кәсіподақ мектептерде еңбек қауіпсіздігі бойынша семинар өткізді."
OTHER = "Ұжымдық шарттың жаңа тармақтары туралы кеше ашық сабақ өтті, елу адам қатысты."
SHALL = "Shall we send it like this?"
SENT_ALREADY = (
    "This came later than the rest of its album, and the post has gone without it. As long as that has not come out, "
    "you can take it back and send this once more."
)
THROWN_AWAY = (
    "This came later than the rest of its album, and you have thrown that post away. If it is to be a post, send it "
    "once more."
)


async def late(person, seed: int, caption: str = "") -> None:
    """One more piece of the last album, long after the others."""
    albums = [shown["media_group_id"] for shown in own(person) if "media_group_id" in shown]
    await person.sends(photo(seed=seed), caption=caption, album=albums[-1], silently=True)


def own(person) -> list[dict]:
    return [shown for _, shown in sorted(person.screen.messages.items()) if shown["out"]]


def stands(person) -> list[str]:
    """What the bot has said and still stands: photos, and the first words of all else."""
    said = [shown for _, shown in sorted(person.screen.messages.items()) if not shown["out"]]
    return ["photo" if "photo" in shown else shown["text"].splitlines()[0][:60] for shown in said]


async def kept(office) -> list[tuple[str, int]]:
    """The posts there are, with how many photos each has."""
    media = [one.post_id for one in await rows(office.engine, Media)]
    return [(post.state, media.count(post.id)) for post in await rows(office.engine, Post)]


@ALTERNATING
async def test_after_the_preview(office, language):
    """Each is shown in a new preview, in place of the old one; and all are sent together, once."""
    say = words_for(language)
    chair = await office.seated("Төраға", "chair", "ridder", language)
    await office.album(chair, photo(seed=1), photo(seed=2), caption=POST)
    for count in (3, 4):
        await late(chair, count)
        await office.passes(seconds=12)
        chair.sees(say(SHALL))
        assert stands(chair).count("photo") == count
        assert sum(say(SHALL) in shown.get("text", "") for shown in chair.screen.messages.values()) == 1
    await chair.taps(say("Send it"))
    assert await kept(office) == [("sent", 4)]
    before = stands(chair)
    await office.passes(seconds=30)
    assert stands(chair) == before, "nothing is drawn once more"
    assert await rows(office.engine, Incident) == []


@ALTERNATING
@pytest.mark.parametrize("away", ["Home", "Followers", "My posts"])
async def test_after_the_preview_was_left(office, language, away):
    say = words_for(language)
    chair = await office.seated("Төраға", "chair", "ridder", language)
    await office.album(chair, photo(seed=1), photo(seed=2), caption=POST)
    await chair.taps(say("Home"))
    if away != "Home":
        await chair.taps(say(away))
    await late(chair, 3)
    await office.passes(seconds=5)
    chair.sees(POST, say(SHALL))
    await chair.taps(say("Send it"))
    assert await kept(office) == [("sent", 3)]


@ALTERNATING
async def test_while_another_post_is_in_sight(office, language):
    """It belongs to its own; the other one is still there."""
    say = words_for(language)
    chair = await office.seated("Төраға", "chair", "ridder", language)
    await office.album(chair, photo(seed=1), photo(seed=2), caption=POST)
    await office.album(chair, photo(seed=5), photo(seed=6), caption=OTHER)
    await chair.taps(say("Another post"))
    first = next(shown["media_group_id"] for shown in own(chair) if "media_group_id" in shown)
    await chair.sends(photo(seed=3), album=first, silently=True)
    await office.passes(seconds=5)
    chair.sees(POST, say(SHALL))
    assert await kept(office) == [("draft", 3), ("draft", 2)]


@ALTERNATING
async def test_of_what_was_poured_into_another(office, language):
    say = words_for(language)
    chair = await office.seated("Төраға", "chair", "ridder", language)
    await chair.says(POST)
    await office.album(chair, photo(seed=1), photo(seed=2), caption=OTHER)
    await chair.taps(say("A part of it"))
    await chair.taps(say("Home"))
    await late(chair, 3)
    await office.passes(seconds=5)
    chair.sees(POST, OTHER, say(SHALL))
    assert await kept(office) == [("draft", 3), ("dropped", 0)]


@ALTERNATING
@pytest.mark.parametrize(("pressed", "told", "state"), [
    ("Send it", SENT_ALREADY, "sent"), ("Throw away", THROWN_AWAY, "dropped"),
])  # fmt: skip
async def test_when_the_post_is_closed(office, language, pressed, told, state):
    """It makes no post of its own, and that is told."""
    say = words_for(language)
    chair = await office.seated("Төраға", "chair", "ridder", language)
    await office.album(chair, photo(seed=1), photo(seed=2), caption=POST)
    if pressed == "Throw away":
        await chair.taps(say("Change"))
    await chair.taps(say(pressed))
    await late(chair, 3)
    await office.passes(seconds=5)
    chair.sees(say(told))
    assert await kept(office) == [(state, 2)]


@ALTERNATING
async def test_of_what_is_entered_for_a_branch(office, language):
    say, ridder = words_for(language), (await office.place("ridder")).names[language]
    specialist = await office.seated("Маман", "specialist", "vko", language)
    await enters_for(specialist, language, ridder)
    await office.album(specialist, photo(seed=1), photo(seed=2), caption=POST)
    await specialist.says("/start")
    await late(specialist, 3)
    await office.passes(seconds=5)
    specialist.sees(read(say, "Entered for: {place}", place=ridder), POST, say(SHALL))
    await specialist.says("Қырық адам қатысты, бәрі риза болды.")
    specialist.sees(POST, "Қырық адам қатысты, бәрі риза болды.", say(SHALL))
    assert await kept(office) == [("draft", 3)]


@ALTERNATING
async def test_sent_between_a_piece_and_its_preview(office, language):
    """What was not shown is not sent; and what is shown by the tap is not drawn once more."""
    say = words_for(language)
    chair = await office.seated("Төраға", "chair", "ridder", language)
    await office.album(chair, photo(seed=1), photo(seed=2), caption=POST)
    await late(chair, 3)
    await chair.taps(say("Send it"))
    assert chair.screen.toasts == [say("The post has changed since. This is how it stands now.")]
    assert stands(chair).count("photo") == 3
    before = chair.screen.news
    await office.passes(seconds=5)
    assert chair.screen.news == before
    await chair.taps(say("Send it"))
    assert await kept(office) == [("sent", 3)]


# ---- what was shown meanwhile


@ALTERNATING
@pytest.mark.parametrize("away", ["Home", "Followers"])
async def test_whoever_goes_elsewhere_before_the_preview_stays_there(office, language, away):
    say = words_for(language)
    chair = await office.seated("Төраға", "chair", "ridder", language)
    await chair.sends(photo(seed=1), photo(seed=2), caption=POST, silently=True)
    await chair.taps(say(away))
    before, news = stands(chair), chair.screen.news
    await office.passes(seconds=10)
    assert (stands(chair), chair.screen.news) == (before, news)
    if away == "Followers":
        await chair.taps(say("No change"))
    await chair.says("/start")
    await chair.taps(say("Go on with the draft"))
    chair.sees(POST, say(SHALL))
    assert stands(chair).count("photo") == 2


async def is_being_drawn(office, telegram, person) -> asyncio.Task[int]:
    """The preview of an album is on its way, and Telegram takes its time."""
    await person.sends(photo(seed=1), photo(seed=2), caption=POST, silently=True)
    await telegram.passes(3)
    telegram.world.faults.next("slow", "sendMediaGroup", seconds=20)
    drawing = asyncio.create_task(office.app.sender.drain_some())
    async with asyncio.timeout(60):
        while not telegram.world.bots()[0].held:  # noqa: ASYNC110 (until Telegram has it, which nothing tells)
            await asyncio.sleep(0)
    return drawing


@ALTERNATING
async def test_whoever_goes_elsewhere_while_the_preview_is_on_its_way(office, telegram, language):
    """What they have gone to stands below it, with its buttons, and the photos of the preview are gone."""
    say = words_for(language)
    chair = await office.seated("Төраға", "chair", "ridder", language)
    drawing = await is_being_drawn(office, telegram, chair)
    await chair.says(say("Followers"), silently=True)
    await telegram.passes(30)
    await drawing
    await chair.gets(say("No change"))
    assert "photo" not in stands(chair)
    assert "reply_markup" in chair.screen.last
    await office.passes(seconds=30)
    await chair.says("230")
    assert await kept(office) == [("draft", 2)]
    await chair.says("/start")
    await chair.taps(say("Go on with the draft"))
    assert stands(chair).count("photo") == 2


@ALTERNATING
async def test_whoever_has_gone_elsewhere_by_another_process(office, telegram, language):
    """What was shown there is the screen that one is on, and stays as it is."""
    chair = await office.seated("Төраға", "chair", "ridder", language)
    drawing = await is_being_drawn(office, telegram, chair)
    newer = {"bubbles": {"pieces": [], "buttons": 1, "matter": "", "mark": "", "whole": False, "at": 1}}
    async with office.engine.begin() as tx:
        gone = update(Account).where(Account.id == chair.id)
        await tx.execute(gone.values(shown_at=office.now, screen={"view": "page", "page": 1}, **newer))
    await telegram.passes(30)
    await drawing
    (account,) = [one for one in await rows(office.engine, Account) if one.id == chair.id]
    assert account.bubbles == newer["bubbles"]


@ALTERNATING
async def test_what_was_put_into_words_before_the_next_piece_was_taken_in(office, telegram, language):
    """It waits for the turn of its person, who is shown a newer preview in that; and that one comes once."""
    say = words_for(language)
    chair = await office.seated("Төраға", "chair", "ridder", language)
    await chair.sends(photo(seed=1), photo(seed=2), caption=POST, silently=True)
    telegram.world.faults.next("slow", "getFile", seconds=20)
    await chair.sends(photo(seed=3), silently=True)
    drawing = asyncio.create_task(office.app.sender.drain_some())
    await telegram.passes(60)
    assert await drawing == 1
    await chair.gets(say(SHALL))
    assert stands(chair).count("photo") == 3
    assert sum(say(SHALL) in shown.get("text", "") for shown in chair.screen.messages.values()) == 1


@ALTERNATING
async def test_a_piece_that_comes_while_help_lies_over_the_preview(office, language):
    """It is shown: the preview is what one sees then."""
    say = words_for(language)
    chair = await office.seated("Төраға", "chair", "ridder", language)
    await office.album(chair, photo(seed=1), photo(seed=2), caption=POST)
    await chair.says("/help")
    await late(chair, 3)
    await office.passes(seconds=5)
    chair.sees(POST, say(SHALL))
    assert stands(chair).count("photo") == 3


@ALTERNATING
async def test_a_piece_of_the_first_album_while_it_is_asked_about_the_second(office, language):
    """It goes to its own post, and the question is not lost."""
    say = words_for(language)
    chair = await office.seated("Төраға", "chair", "ridder", language)
    await office.album(chair, photo(seed=1), photo(seed=2), caption=POST)
    first = next(shown["media_group_id"] for shown in own(chair) if "media_group_id" in shown)
    await office.album(chair, photo(seed=5), photo(seed=6), caption=OTHER)
    await chair.sends(photo(seed=3), album=first, silently=True)
    await office.passes(seconds=5)
    assert await kept(office) == [("draft", 3), ("draft", 2)]
    chair.sees(say("A part of it"))
    await chair.taps(say("A part of it"))
    chair.sees(POST, OTHER, say(SHALL))
    assert await kept(office) == [("draft", 5), ("dropped", 0)]
