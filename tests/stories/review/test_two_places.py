"""Out into the channel and onto the region's page of Facebook: chosen once, and from then on with one tap."""

from __future__ import annotations

import pytest

from db.tables import Figure, Incident, Post, Publication
from locales import words_for
from screens.names import state_name
from simulator import photo
from tests.bot.reading import rows
from tests.conftest import ALTERNATING
from tests.graph import Fault, Graph
from tests.stories.telling import old_button, read, start_of

pytestmark = pytest.mark.usefixtures("unhurried")
POST = "Бүгін аудандық кәсіподақ №3 мектепте еңбек қауіпсіздігі бойынша семинар өткізді."
BOTH = "Telegram, Facebook"
TOKEN_OVER = "The page's key is valid no more. Ask whoever runs the bot to connect the page anew."


@pytest.fixture
async def graph():
    async with Graph() as graph:
        yield graph


@pytest.fixture
async def desk(office, graph, language):
    """A chair, and a specialist with a channel and a page."""
    await office.page(graph)
    chair = await office.seated("Төраға", "chair", "ridder", language)
    specialist = await office.seated("Маман", "specialist", "vko", language)
    return chair, specialist, await office.channel(specialist, language)


async def waits(desk, say, text: str = POST, *files: bytes) -> None:
    """A post is on the specialist's screen."""
    chair, specialist, _ = desk
    await (chair.sends(*files, caption=text) if files else chair.says(text))
    await chair.taps(say("Send it"))
    await specialist.taps(specialist.button(say("Review")))
    specialist.sees(text)
    specialist.effort.reset()


async def states(office) -> list[tuple[str, str]]:
    return [(one.platform, one.state) for one in await rows(office.engine, Publication)]


@ALTERNATING
async def test_chosen_once_and_then_everywhere_with_one_tap(office, graph, desk, language):
    say = words_for(language)
    chair, specialist, channel = desk
    await waits(desk, say, POST, photo(640, 640))
    specialist.sees(read(say, "Comes out: {places}", places="Telegram"))
    await specialist.taps(say("Choose where"))
    assert [button for button in ("✓ Telegram", "Facebook") if specialist.button(button)]
    await specialist.taps("Facebook")
    await specialist.taps(say("Publish"))
    assert str(specialist.effort) == "0 messages + 3 taps"
    specialist.sees(read(say, "✓ Goes out now ({places}):", places=BOTH))
    await office.drained()
    (out,), (post,) = office.stands_in(channel), graph.posts.values()
    assert (out.words, len(post.photos)) == (post.text, 1)
    assert await states(office) == [("channel", "out"), ("facebook", "out")]
    await chair.gets(say("Your post has been published. Thank you!"))
    await waits(desk, say, POST.replace("№3", "№5"))
    specialist.sees(read(say, "Comes out: {places}", places=BOTH))
    await specialist.taps(say("Publish"))
    assert str(specialist.effort) == "0 messages + 1 tap"
    await office.drained()
    assert (len(office.stands_in(channel)), len(graph.posts)) == (2, 2)
    assert chair.transcript().count(say("Your post has been published. Thank you!")) == 2
    assert await rows(office.engine, Incident) == []


@ALTERNATING
async def test_the_last_place_stays_and_a_moment_holds_for_those_that_were_chosen(office, graph, desk, language):
    say = words_for(language)
    _, specialist, channel = desk
    await waits(desk, say)
    await specialist.taps(say("Choose where"))
    await specialist.taps("✓ Telegram")
    specialist.button("✓ Telegram")
    await specialist.taps("Facebook")
    await specialist.taps("✓ Telegram")
    await specialist.taps(say("Schedule"))
    await specialist.taps("10:00")
    await office.stop()
    office.start()
    await office.passes(hours=30)
    assert (office.stands_in(channel), len(graph.posts)) == ([], 1)
    assert await states(office) == [("facebook", "out")]


@ALTERNATING
async def test_nobody_knows_and_the_specialist_looks(office, graph, desk, language):
    say, ridder = words_for(language), (await office.place("ridder")).names[language]
    _, specialist, channel = desk
    await waits(desk, say)
    graph.next("feed", Fault(cut=True, done=True))
    await specialist.taps(say("Choose where"))
    await specialist.taps("Facebook")
    await specialist.taps(say("Publish"))
    await office.drained()
    assert await states(office) == [("channel", "out"), ("facebook", "doubt")]
    await specialist.gets(read(
        say, "{place}: «{begins}». It is not known whether the post came out on Facebook. Please look at the page: is "
        "it there?", place=ridder, begins=POST[:60].rstrip(),
    )[:50])  # fmt: skip
    await office.passes(hours=1)
    assert len(graph.posts) == 1, "not sent again by itself"
    await specialist.taps(say("On the page"))
    specialist.sees(state_name(say, "published"))
    await specialist.taps(old_button(specialist, "there_on:1:facebook:0"))
    assert specialist.screen.toasts == [say("Somebody has already looked at this post. Open the next one.")]
    assert (len(office.stands_in(channel)), len(graph.posts)) == (1, 1)


@ALTERNATING
async def test_a_key_that_is_over_is_told_with_the_way_out(office, graph, desk, language):
    """The channel has it all the same; with a new key it goes out with a tap, and not twice in the channel."""
    say = words_for(language)
    _, specialist, channel = desk
    graph.pages[100_064].is_valid = False
    await waits(desk, say)
    await specialist.taps(say("Choose where"))
    await specialist.taps("Facebook")
    await specialist.taps(say("Publish"))
    await office.drained()
    await specialist.gets(say(TOKEN_OVER))
    await specialist.taps(specialist.button(say("Open the post")))
    specialist.sees(say(TOKEN_OVER), state_name(say, "published"))
    graph.pages[100_064].is_valid = True
    await specialist.taps(say("Publish"))
    await office.drained()
    assert (len(office.stands_in(channel)), len(graph.posts)) == (1, 1)
    assert await states(office) == [("channel", "out"), ("facebook", "out")]


@ALTERNATING
async def test_mended_and_taken_down_in_both_places(office, graph, desk, language):
    say = words_for(language)
    chair, specialist, channel = desk
    await waits(desk, say)
    await specialist.taps(say("Choose where"))
    await specialist.taps("Facebook")
    button = specialist.button(say("Publish"))
    await specialist.taps(button)
    await specialist.taps(button)  # twice, and out once
    await office.drained()
    await specialist.taps(specialist.button(say("Home")))
    await specialist.taps(say("Review"))
    await specialist.taps(say("Published"))
    await specialist.taps("1")
    await specialist.taps(say("More"))
    await specialist.taps(say("Text"))
    await specialist.says(POST + " Қырық адам қатысты.")
    await office.drained()
    assert [one.words[:100] for one in office.stands_in(channel)] == [text[:100] for text in graph.texts()]
    assert "Қырық адам" in graph.texts()[0]
    await specialist.taps(say("More"))
    await specialist.taps(say("Take it down"))
    specialist.sees(read(say, "Remove it ({places})? What was put elsewhere by hand stays.", places=BOTH))
    await specialist.taps(specialist.button(say("Take it down")))
    await office.drained()
    assert (office.stands_in(channel), graph.posts) == ([], {})
    await chair.gets(start_of(say, "Your post was taken down. The regional organisation can tell you why."))
    assert [post.state for post in await rows(office.engine, Post)] == ["removed"]
    assert await rows(office.engine, Incident) == []


@ALTERNATING
async def test_what_facebook_does_not_take_goes_into_the_channel(office, graph, desk, language):
    """A document: there is nothing to choose, and the package is as it was."""
    say = words_for(language)
    chair, specialist, channel = desk
    await chair.sends(b"%PDF-1.7", as_file=True)
    await chair.says(POST)
    await chair.taps(say("Send it"))
    await specialist.taps(specialist.button(say("Review")))
    specialist.does_not_see(say("Choose where"))
    await specialist.taps(say("Publish"))
    await office.drained()
    assert (len(office.stands_in(channel)) > 0, graph.posts) == (True, {})


@ALTERNATING
async def test_pages_are_counted_by_themselves(office, graph, desk, language):
    await office.app.counting.count()
    (figure,) = [one for one in await rows(office.engine, Figure) if one.source == "meta"]
    assert (figure.value, figure.qualifier, figure.entered_by) == (6213, "", None)
