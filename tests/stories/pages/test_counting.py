"""Counting without a number: closed, not to be seen, later; what is no number; doubts and screenshots."""

from __future__ import annotations

from sqlalchemy import select

from db.tables import Figure, Media, Page, Post, Proof, Sign
from locales import words_for
from screens.names import page_name
from simulator.people.pictures import photo
from tests.bot.reading import rows
from tests.conftest import ALTERNATING
from tests.stories.pages.test_followers import ALL, ASKED, counted, named
from tests.stories.telling import old_button, read, start_of

DOUBT = "Last time it was {before}, now {number}. Is that right?"
NO_NUMBER = "This does not look like a number. Write digits, for example: 225."
AS_FILE = "This is a file. Please send the screenshot as a photo, out of the gallery."
WORDS = {
    "closed": {"kk": "жабылды", "ru": "закрыта"}, "unseen": {"kk": "Кіре алмаймын", "ru": "не открывается"},
    "same": {"kk": "бұрынғыдай", "ru": "столько же"}, "later": {"kk": "кейін", "ru": "потом"},
}  # fmt: skip
LONG = "Бүгін аудандық кәсіподақ мектептерде еңбек қауіпсіздігі бойынша семинар өткізді."


@ALTERNATING
async def test_why_there_is_no_number(office, telegram, language):
    """A press each, and the next page is asked for; what was closed by mistake is open again by one more."""
    say = words_for(language)
    altay = await office.seated("Алтай төрағасы", "chair", "altay", language)
    await altay.taps(say("Followers"))
    await altay.taps(say("It is closed"))
    altay.sees(start_of(say, "{name}: closed from today on.") or named(language, "facebook"))
    altay.sees(say(ASKED), named(language, "instagram"))
    await altay.taps(say("Cannot see it"))
    altay.sees(say("There are no more pages to count now. Thank you!"))
    assert str(altay.effort) == "0 messages + 3 taps"
    assert [page.ended for page in await rows(office.engine, Page) if page.ended] == ["closed"]
    assert [(sign.kind, sign.source) for sign in await rows(office.engine, Sign) if sign.kind == "unseen"] == [
        ("unseen", "bot"),
    ]  # fmt: skip
    assert await counted(office) == []
    await altay.taps(say("Followers"))
    altay.does_not_see(say(ASKED))
    await office.passes(days=1)
    await altay.says("/followers")
    altay.sees(say(ASKED), named(language, "instagram"))


@ALTERNATING
async def test_it_is_said_in_words_and_after_a_mistake(office, telegram, language):
    say = words_for(language)
    altay = await office.seated("Алтай төрағасы", "chair", "altay", language)
    await altay.taps(say("Followers"))
    await altay.says("білмедім")
    altay.sees(say(NO_NUMBER), say(ASKED), named(language, "facebook"))
    await altay.says(WORDS["closed"][language])
    altay.sees(named(language, "instagram"))
    await altay.taps(say("Undo the closing"))
    altay.sees(named(language, "facebook"))
    await altay.taps(say("Followers"))
    await altay.says(WORDS["same"][language])
    altay.sees(named(language, "instagram"), say(ASKED))
    await altay.says("15600")
    altay.sees(start_of(say, DOUBT))
    await altay.taps(say("Cannot see it"))
    altay.sees(say("There are no more pages to count now. Thank you!"))
    await altay.taps(f"{named(language, 'facebook')}: ")
    await altay.says(WORDS["later"][language])
    altay.sees(say("My posts"))
    assert await counted(office) == [9]


@ALTERNATING
async def test_what_is_no_number_is_a_post(office, telegram, language):
    """A text of some length, and a photo; one whose caption is a number is its screenshot."""
    say = words_for(language)
    altay = await office.seated("Алтай төрағасы", "chair", "altay", language)
    await altay.taps(say("Followers"))
    await altay.says(LONG)
    altay.sees(LONG)
    await altay.taps(say("Followers"))
    await altay.sends(photo(900, 900))
    assert any(LONG in str(post.texts) for post in await rows(office.engine, Post))
    assert [one.kind for one in await rows(office.engine, Media)] == ["photo"]
    await altay.taps(say("Followers"))
    await altay.sends(photo(640, 1280), caption="10")
    altay.sees(named(language, "instagram"), "10")
    async with office.engine.connect() as tx:
        proof = (await tx.execute(select(Proof.asked_at, Proof.file_id))).one()
    assert (proof.asked_at, bool(proof.file_id)) == (None, True)
    assert await counted(office) == [10]
    await office.stop()
    office.start()  # in the middle of the round
    await altay.says("6,2 мың" if language == "kk" else "6,2 тыс.")
    altay.sees(start_of(say, DOUBT))
    await altay.taps(say("Yes, right"))
    altay.sees(say(ALL))


@ALTERNATING
async def test_a_doubt_goes_to_the_specialist_who_asks_for_a_screenshot(office, telegram, language):
    """The last counts stand beside it; what is confirmed is listed, proven, corrected, and what was told is kept."""
    say = words_for(language)
    chair = await office.seated("Риддер төрағасы", "chair", "ridder", language)
    specialist = await office.seated("Облыс маманы", "specialist", "vko", language)
    for value in ("226", "228", "231"):
        await office.passes(days=29)
        await chair.taps(say("Followers"))
        await chair.says(value)
    await office.passes(days=29)
    await chair.taps(say("Followers"))
    await chair.says("340")
    chair.sees(read(say, DOUBT, before="231", number="340"), "228", "226")
    await chair.taps(say("Yes, right"))
    assert [figure.doubt for figure in await rows(office.engine, Figure) if figure.value == 340] == ["confirmed"]
    await specialist.says("/start")
    specialist.effort.reset()
    await specialist.taps(start_of(say, "Doubtful counts: {number}"))
    await specialist.taps(page_name(say, "facebook", "group"))
    specialist.sees("340", "231", "Риддер төрағасы")
    await specialist.taps(say("Ask for a screenshot"))
    specialist.sees(say("A screenshot has been asked for."))
    assert str(specialist.effort) == "0 messages + 3 taps"
    await office.drained()
    await chair.gets(say("The regional organisation asks for a screenshot."))
    await chair.taps(say("Send a screenshot"))
    await chair.sends(photo(640, 1280), as_file=True)
    chair.sees(say(AS_FILE))
    await chair.sends(photo(640, 1280))
    chair.sees(say("Thank you! The screenshot is with the regional organisation."))
    await office.drained()
    await specialist.taps(say("Look at it"))
    specialist.sees(say("The screenshot is above."))
    await specialist.taps(say("Correct the count"))
    await specialist.says("көп")
    specialist.sees(say(NO_NUMBER))
    await specialist.says("234")
    await specialist.taps(say("Mistyped"))
    specialist.sees("234", read(say, "It was {number}: {reason}.", number="340", reason=say("mistyped")))
    await specialist.says("/start")
    specialist.does_not_see(start_of(say, "Doubtful counts: {number}"))
    (figure,) = [one for one in await rows(office.engine, Figure) if one.value == 234]
    for data in (f"count_card:{figure.id}", f"count_right:{figure.id}", f"count_correct:{figure.id}"):
        await chair.taps(old_button(chair, data))  # not theirs
        chair.does_not_see(say("Correct the count"))


@ALTERNATING
async def test_a_screenshot_that_comes_as_a_file_is_no_post(office, telegram, language):
    """With a number below it it belongs to the count; without one it may be a photo of the best quality, for a post."""
    say = words_for(language)
    chair = await office.seated("Риддер төрағасы", "chair", "ridder", language)
    await chair.taps(say("Followers"))
    await chair.sends(photo(640, 1280), as_file=True, caption="226")
    chair.sees(say(AS_FILE))
    assert (await rows(office.engine, Post), await counted(office)) == ([], [])
    await chair.sends(photo(640, 1280), caption="226")
    assert await counted(office) == [226]
    await chair.taps(say("Pages"))
    await chair.sends(photo(640, 1280), as_file=True)
    assert len(await rows(office.engine, Post)) == 1
