"""The specialist's desk: cards one after the other, mended, joined, put aside, with several people at it."""

from __future__ import annotations

import pytest

from db.tables import Incident, Media, Post, Rubric, Version
from locales import words_for
from screens.home.helping import help_for
from screens.names import state_name
from simulator import photo
from tests.bot.reading import rows
from tests.conftest import ALTERNATING
from tests.stories.telling import old_button, read, start_of

pytestmark = pytest.mark.usefixtures("unhurried")
BOTH = pytest.mark.parametrize("language", ["kk", "ru"])
POST = "Бүгін аудандық кәсіподақ №3 мектепте еңбек қауіпсіздігі бойынша семинар өткізді."
OTHER = "Ұжымдық шарттың жаңа тармақтары туралы кеше ашық сабақ өтті, елу адам қатысты."
PART = "It is long: this is part {number} of {count}, and the others stay."
THIRD = "Ардагерлерге арналған кеш 14 қарашада мәдениет үйінде өтті, жүз адам келді."


async def sends(chair, say, *texts: str) -> None:
    for text in texts:
        await chair.says(text)
        await chair.taps(chair.button(say("Send it")))


@BOTH
async def test_the_queue_goes_on(office, language):
    """Arrivals are told of once; the next card comes by itself, or when one is passed."""
    say = words_for(language)
    chair = await office.seated("Төраға", "chair", "ridder", language)
    specialist = await office.seated("Маман", "specialist", "vko", language)
    channel = await office.channel(specialist, language)
    await sends(chair, say, POST, OTHER, THIRD)
    await office.passes(minutes=11)
    told = say.many("{number} post waits for review.", "{number} posts wait for review.", 3)
    assert specialist.screen.text.count(told) == 1
    specialist.effort.reset()
    await specialist.taps(specialist.button(say("Review")))
    specialist.sees(POST, say.many("{number} more waits.", "{number} more wait.", 2))
    await specialist.taps(say("Publish"))
    assert str(specialist.effort) == "0 messages + 2 taps", "opened and published"
    specialist.sees(OTHER)
    await specialist.taps(say("Next"))
    specialist.sees(THIRD)
    await specialist.taps(say("Next"))
    specialist.sees(OTHER)
    await specialist.taps(say("Publish"))
    await specialist.taps(say("Publish"))
    specialist.sees(say("No post waits for review."))
    await office.drained()
    assert [out.words.split("\n")[0] for out in office.stands_in(channel)] == [POST, OTHER, THIRD]
    assert await rows(office.engine, Incident) == []


@ALTERNATING
async def test_two_specialists_share_the_queue(office, language):
    """Each gets a card of their own; who opens one that is held sees by whom, and it is free again after a while."""
    say = words_for(language)
    chair = await office.seated("Төраға", "chair", "ridder", language)
    first = await office.seated("Бірінші", "specialist", "vko", language)
    second = await office.seated("Екінші", "specialist", "vko", language)
    await sends(chair, say, POST, OTHER)
    await first.taps(say("Review"))
    first.sees(POST)
    await second.taps(say("Review"))
    second.sees(OTHER)
    held = read(say, "Is being looked at by: {name}", name="Бірінші")
    second.does_not_see(held)
    await second.taps(old_button(second, "card:1"))
    second.sees(POST, held)
    await office.passes(minutes=16)
    await second.taps(old_button(second, "card:1"))
    second.does_not_see(held)
    await first.taps(old_button(first, "card:1"))
    first.sees(read(say, "Is being looked at by: {name}", name="Екінші"))
    await first.taps(say("Take it over"))
    first.does_not_see(say("Take it over"))


@ALTERNATING
async def test_mended_in_place(office, language):
    """Text, the other language, rubric, order of the photos: the card shows each, and the author's version is kept."""
    say = words_for(language)
    chair = await office.seated("Төраға", "chair", "ridder", language)
    specialist = await office.seated("Маман", "specialist", "vko", language)
    await office.album(chair, *[photo(640, 640, seed=number) for number in range(3)], caption=POST)
    await chair.taps(say("Send it"))
    await specialist.taps(say("Review"))
    await specialist.taps(say("More"))
    await specialist.taps(say("Text"))
    specialist.sees(POST)
    await specialist.says(POST + " Қырық адам қатысты.")
    specialist.sees(POST + " Қырық адам қатысты.")
    await specialist.taps(say("More"))
    await specialist.taps(say("Text {in_language}", in_language=say.written_in("ru")))
    await specialist.says("Семинар по охране труда прошёл в школе.")
    specialist.sees(POST + " Қырық адам қатысты.\n\nСеминар по охране труда прошёл в школе.")
    await specialist.taps(say("More"))
    await specialist.taps(say("Rubric"))
    sport = next(rubric for rubric in await rows(office.engine, Rubric) if rubric.code == "sport")
    await specialist.taps(sport.names[language])
    specialist.sees(read(say, "Rubric: {rubric}", rubric=sport.names[language]))
    before = [one.unique_id for one in await rows(office.engine, Media)]
    await specialist.taps(say("More"))
    await specialist.taps(say("Photos"))
    await specialist.taps(say("Photo {number}: first", number="3"))
    await specialist.taps(say("More"))
    await specialist.taps(say("Photos"))
    await specialist.taps("✕")
    media = sorted(await rows(office.engine, Media), key=lambda one: one.position)
    assert [one.unique_id for one in media] == before[:2], "the third led, and was left out then"
    assert len([shown for shown in specialist.screen.visible() if "photo" in shown]) == 2
    versions = [version.texts for version in await rows(office.engine, Version)]
    assert versions[0] == {"kk": POST}
    assert versions[-1]["ru"] == "Семинар по охране труда прошёл в школе."
    assert await rows(office.engine, Incident) == []


@ALTERNATING
async def test_joined_with_another(office, language):
    say = words_for(language)
    chair = await office.seated("Төраға", "chair", "ridder", language)
    specialist = await office.seated("Маман", "specialist", "vko", language)
    channel = await office.channel(specialist, language)
    await chair.says(POST)
    await chair.taps(say("Send it"))
    await chair.sends(photo(), caption=OTHER)
    await chair.taps(say("Send it"))
    await specialist.taps(say("Review"))
    await specialist.taps(say("More"))
    await specialist.taps(say("Join with another"))
    await specialist.taps(OTHER[:30])
    specialist.sees(f"{OTHER}\n\n{POST}")
    await specialist.taps(say("Publish"))
    specialist.sees(say("No post waits for review."))
    await office.drained()
    (out,) = office.stands_in(channel)
    assert out.words.startswith(f"{OTHER}\n\n{POST}")
    assert [post.state for post in await rows(office.engine, Post)] == ["merged", "published"]
    told = read(say, "The regional organisation has joined two posts: «{own}» and «{other}». They come out as one.",
                own=POST[:60].rstrip() + "…", other=OTHER[:60].rstrip() + "…")  # fmt: skip
    assert chair.transcript().count(told) == 1
    assert say("The regional organisation edited your post before it came out. Thank you for your work!") not in (
        chair.transcript()
    )


@ALTERNATING
async def test_put_aside_and_published_later(office, language):
    """Approved for later, found among those that are ready; each of the two decisions reaches the author."""
    say = words_for(language)
    chair = await office.seated("Төраға", "chair", "ridder", language)
    specialist = await office.seated("Маман", "specialist", "vko", language)
    channel = await office.channel(specialist, language)
    await sends(chair, say, POST)
    await specialist.taps(say("Review"))
    await specialist.taps(say("More"))
    await specialist.taps(say("For later"))
    await office.drained()
    await chair.gets(say("Your post was approved. Thank you!"))
    assert office.stands_in(channel) == []
    await specialist.taps(specialist.button(say("Home")))
    await specialist.taps(say("Ready: {number}", number="1"))
    specialist.sees(POST[:40], state_name(say, "approved"))
    await specialist.taps("1")
    await specialist.taps(say("Publish"))
    await office.drained()
    await chair.gets(say("Your post has been published. Thank you!"))
    assert len(office.stands_in(channel)) == 1


@ALTERNATING
async def test_declined(office, language):
    """With a reason, ready or of one's own; the author is told, and nothing more can be done with it."""
    say = words_for(language)
    chair = await office.seated("Төраға", "chair", "ridder", language)
    specialist = await office.seated("Маман", "specialist", "vko", language)
    await sends(chair, say, POST)
    await specialist.taps(say("Review"))
    await specialist.taps(say("More"))
    await specialist.taps(say("Decline"))
    await specialist.says("Бұл басқа <облыстың> жаңалығы")
    await office.drained()
    await chair.gets(read(
        say, "Your post will not be published. Reason: {reason}", reason="Бұл басқа <облыстың> жаңалығы",
    ))  # fmt: skip
    for data in ("approve:1", "publish:1", "because:1:when", "offer:1", "edit_text:1", "photos:1"):
        await specialist.taps(old_button(specialist, data))
    assert [post.state for post in await rows(office.engine, Post)] == ["declined"]
    assert await rows(office.engine, Incident) == []


@ALTERNATING
async def test_the_longest_text_in_every_view(office, language):
    """What a chair may send fits on every screen that quotes it: the card, its text to mend, the packages."""
    say = words_for(language)
    chair = await office.seated("Төраға", "chair", "ridder", language)
    specialist = await office.seated("Маман", "specialist", "vko", language)
    await specialist.taps(say("Settings"))
    await specialist.taps(say("Signature"))
    await specialist.says("қ" * 140)
    await specialist.says("р" * 140)
    russian, kazakh = "и на " * 819 + "ж", "қ" * 4096
    await chair.says(kazakh)
    await chair.says(russian)
    await chair.taps(say("Send it"))
    await specialist.taps(specialist.button(say("Review")))
    specialist.sees(kazakh, russian)
    await specialist.taps(say("More"))
    await specialist.taps(say("Text"))
    specialist.sees(kazakh)
    await specialist.taps(say("Back"))
    await specialist.taps(say("More"))
    await specialist.taps(say("For other pages"))
    specialist.sees("қ" * 3800)
    for place in ("Instagram", "Aitu", say("Website")):
        await specialist.taps(place)
        specialist.sees(place)
        assert any("қ" * 1000 in shown.get("text", "") for shown in specialist.screen.messages.values()), "still above"
    assert await rows(office.engine, Incident) == []


@ALTERNATING
async def test_a_text_of_several_messages_is_mended_part_by_part(office, language):
    """The part that is asked for is changed and nothing else; a photo without words changes nothing."""
    say = words_for(language)
    chair = await office.seated("Төраға", "chair", "ridder", language)
    specialist = await office.seated("Маман", "specialist", "vko", language)
    channel = await office.channel(specialist, language)
    await chair.says("қ" * 4096)
    await chair.says("ә" * 4000)
    await chair.taps(say("Send it"))
    await specialist.taps(specialist.button(say("Review")))
    await specialist.taps(say("Publish"))
    await office.drained()
    assert [len(out.words) for out in office.stands_in(channel)][:1] == [4096]
    await specialist.taps(say("Published"))
    await specialist.taps("1")
    await specialist.taps(say("More"))
    await specialist.taps(say("Text"))
    specialist.sees("қ" * 4096, start_of(say, PART))
    await specialist.taps(say("Part {number}", number="2"))
    specialist.sees("ә" * 4000)
    await specialist.sends(photo(640, 640))
    specialist.sees("ә" * 4000, start_of(say, PART))
    await specialist.says("Қысқасы.")
    specialist.sees("қ" * 4096, "Қысқасы.")
    (post,) = await rows(office.engine, Post)
    assert post.texts == {"kk": "қ" * 4096 + "\n\nҚысқасы."}
    await office.drained()
    first, second = office.stands_in(channel)
    assert (first.words, second.words.partition("\n")[0]) == ("қ" * 4096, "Қысқасы.")
    await specialist.taps(say("More"))
    await specialist.taps(say("Text"))
    await specialist.says("Басы.")
    await specialist.taps(old_button(specialist, "edit_part:1:kk:1"))
    assert specialist.screen.toasts == [say("This button is old. Go on from the last message below.")]
    assert [post.texts for post in await rows(office.engine, Post)] == [{"kk": "Басы.\n\nҚысқасы."}]
    await office.drained()
    assert len(office.stands_in(channel)) == 1
    assert await rows(office.engine, Incident) == []


@ALTERNATING
async def test_what_a_reason_is_for_is_read_in_between(office, language):
    """Help tells it; back on the question, it still stands, and is answered in the specialist's own words."""
    say, missing = words_for(language), {"kk": "Кім өткізгенін де жазыңызшы.", "ru": "Напишите и кто проводил."}
    chair = await office.seated("Төраға", "chair", "ridder", language)
    specialist = await office.seated("Маман", "specialist", "vko", language)
    await sends(chair, say, POST)
    await specialist.taps(specialist.button(say("Review")))
    await specialist.taps(say("Return"))
    question = specialist.sees(say("Why is it returned? Choose a reason or write your own."), say("No date or place"))
    await specialist.says(say("Help"))
    shown = {"view": "reason", "step": "return"}
    assert specialist.screen.last["text"] == help_for(language, shown, "specialist").text
    await specialist.taps(say("Back"))
    assert specialist.sees(say("No date or place")) == question
    await specialist.says(missing[language])
    assert [post.state for post in await rows(office.engine, Post)] == ["returned"]
    await office.drained()
    chair.sees(missing[language])


@ALTERNATING
async def test_taken_back_under_an_open_card(office, language):
    """The card is dead: help is read and left, the language changed, and what its author writes now is not seen."""
    say, other = words_for(language), "ru" if language == "kk" else "kk"
    chair = await office.seated("Төраға", "chair", "ridder", language)
    specialist = await office.seated("Маман", "specialist", "vko", language)
    await sends(chair, say, POST)
    await specialist.taps(specialist.button(say("Review")))
    specialist.sees(POST)
    await chair.taps(say("Take back"))
    await chair.taps(say("Take back to correct"))
    await chair.says(OTHER)
    await specialist.taps(old_button(specialist, "card:1"))
    assert specialist.screen.toasts == [say("The author has taken this post back. Open the next one.")]
    await specialist.says("/help")
    await specialist.taps(say("Back"))
    specialist.sees(say("No post waits for review."))
    await specialist.taps(old_button(specialist, "card:1"))
    await specialist.says("/lang")
    specialist.sees(words_for(other)("No post waits for review."))
    assert OTHER not in specialist.transcript()
    assert await rows(office.engine, Incident) == []
