"""Answers that are none: no number, a leap, half a tip, a reason of one's own, two who take up the same card."""

from __future__ import annotations

from db.tables import Figure, Incident, Post
from locales import words_for
from screens.names import page_name
from tests.bot.reading import rows
from tests.conftest import ALTERNATING
from tests.stories.telling import old_button, read, start_of

POST = "Бүгін аудандық кәсіподақ мектептерде еңбек қауіпсіздігі бойынша семинар өткізді."
OTHER = "Ұжымдық шарттың жаңа тармақтары туралы кеше ашық сабақ өтті, елу адам қатысты."


async def counted(office) -> list[int]:
    return [row.value for row in await rows(office.engine, Figure) if row.source == "bot"]


@ALTERNATING
async def test_no_number_and_a_leap(office, language):
    """Nothing is kept until it is a number, and a leap only when it was confirmed."""
    say = words_for(language)
    chair = await office.seated("Төраға", "chair", "ridder", language)
    await chair.taps(say("Followers"))
    for text in ("екі жүз", "225 материал", "-5", "2,2", "999999999999"):
        await chair.says(text)
        chair.sees(say("This does not look like a number. Write digits, for example: 225."))
    await chair.says("2250")
    chair.sees(say("Last time it was {before}, now {number}. Is that right?", before="225", number="2\u00a0250"))
    assert await counted(office) == []
    kept = chair.button(say("Yes, right"))
    await chair.taps(say("Write again"))
    await chair.says("231")
    chair.sees(say("All pages are counted. Thank you!"))
    assert await counted(office) == [231]
    await chair.taps(kept)
    chair.sees(say("This button is old. Go on from the last message below."))
    assert await counted(office) == [231]


COUNTS = [
    ("225 адам", (225, "", None, None)), ("0,2 мың", (200, "", None, None)), ("≈ 240", (240, "about", None, None)),
    ("200-ден астам", (200, "over", None, None)), ("220–230", (225, "range", 220, 230)),
    ("до 230", (230, "up_to", None, None)),
]  # fmt: skip


@ALTERNATING
async def test_a_count_as_it_was_told_is_shown_back(office, language):
    """With no more taps than before; «no change» keeps what was said about the number."""
    say = words_for(language)
    chair = await office.seated("Төраға", "chair", "ridder", language)
    page = page_name(say, "facebook", "group")
    for text, kept in (*COUNTS, ("", COUNTS[-1][1])):
        await chair.says(say("Home"))
        await chair.says(say("Followers"))
        if await counted(office):  # the same day: it is corrected
            await chair.taps(f"{page}: ")
        chair.effort.reset()
        await (chair.says(text) if text else chair.taps(say("No change")))
        assert str(chair.effort) == ("1 message + 0 taps" if text else "0 messages + 1 tap")
        noted = read(say, "{name}: {value} members noted.", name=page, value=say.inexact(*kept))
        chair.sees(noted, say("All pages are counted. Thank you!"))
        (row,) = [row for row in await rows(office.engine, Figure) if row.source == "bot"]
        assert (row.value, row.qualifier, row.low, row.high) == kept


@ALTERNATING
async def test_a_count_that_can_be_read_in_two_ways(office, language):
    """It is asked which is meant; a leap is doubted, held against an earlier day; a button of another does nothing."""
    say = words_for(language)
    chair = await office.seated("Төраға", "chair", "ridder", language)
    await chair.taps(say("Followers"))
    await chair.says("шамамен 0.260 мың")  # nothing begins with a nought but a part of a thousand
    chair.sees(say("All pages are counted. Thank you!"))
    await chair.taps(f"{page_name(say, 'facebook', 'group')}: ")
    await chair.says("≈1,260k")
    chair.sees(say("This can be read in two ways. Which number do you mean?"))
    assert await counted(office) == [260]
    few, many = say.inexact(1260, "about"), say.inexact(1_260_000, "about")
    last = chair.button(many)
    await chair.taps(few)
    chair.sees(say("Last time it was {before}, now {number}. Is that right?",
                   before=say.inexact(225, ""), number=few))  # fmt: skip
    await chair.taps(say("Yes, right"))
    chair.sees(read(say, "{name}: {value} members noted.", name=page_name(say, "facebook", "group"), value=few))
    await chair.taps(last)
    for data in ("meant:1:5:much", "sure:1:-5", "meant:1:7:range:9"):
        await chair.taps(old_button(chair, data))
    assert await counted(office) == [1260]
    assert await rows(office.engine, Incident) == []


@ALTERNATING
async def test_a_leap_that_is_true(office, language):
    say = words_for(language)
    chair = await office.seated("Төраға", "chair", "ridder", language)
    await chair.taps(say("Followers"))
    await chair.says("2 250")
    button = chair.button(say("Yes, right"))
    await chair.taps(button)
    chair.sees(say("All pages are counted. Thank you!"))
    await chair.taps(button)
    assert await counted(office) == [2250]


@ALTERNATING
async def test_returned_with_words_of_ones_own(office, language):
    say = words_for(language)
    chair = await office.seated("Төраға", "chair", "ridder", language)
    specialist = await office.seated("Маман", "specialist", "vko", language)
    await chair.says(POST)
    await chair.taps(say("Send it"))
    await specialist.taps(say("Review"))
    await specialist.taps(say("Return"))
    await specialist.says("ә" * 1001)
    specialist.sees(start_of(say, "The text is too long: {length} characters of at most {most}. Please shorten it."))
    await specialist.says("Қай мектепте? <b>Атын</b> жазыңыз & суретін қосыңыз")
    specialist.sees(say("No post waits for review."))
    await office.drained()
    await chair.gets(
        start_of(say, "Your post was returned for changes. Reason: {reason}")
        + "Қай мектепте? <b>Атын</b> жазыңыз & суретін қосыңыз"
    )
    await chair.taps(say("Correct it"))
    chair.sees(POST, "Қай мектепте? <b>Атын</b> жазыңыз & суретін қосыңыз")


@ALTERNATING
async def test_two_specialists_on_one_card(office, language):
    """The second sees who holds it, is told that it was done, and the author hears of it once."""
    say = words_for(language)
    chair = await office.seated("Төраға", "chair", "ridder", language)
    first = await office.seated("Бірінші", "specialist", "vko", language)
    second = await office.seated("Екінші", "specialist", "vko", language)
    channel = await office.channel(first, language)
    await chair.says(POST)
    await chair.taps(say("Send it"))
    await first.taps(say("Review"))
    first.does_not_see(say("Take it over"))
    await second.taps(say("Review"))
    second.sees(read(say, "Is being looked at by: {name}", name="Бірінші"))
    await second.taps(say("Take it over"))
    second.does_not_see(say("Take it over"))
    await first.taps(say("Publish"))
    first.sees(say("No post waits for review."))
    for button in ("Publish", "Schedule", "Return"):
        await second.taps(second.button(say(button)))
        assert len(second.screen.toasts) == 1, button
    for data in ("approve", "refuse", "edit_text", "set_rubric", "photos", "merge_posts"):
        await second.taps(old_button(second, f"{data}:1"))
    before = chair.screen.news
    await office.drained()
    assert [post.state for post in await rows(office.engine, Post)] == ["published"]
    assert chair.screen.news == before + 1
    assert len(office.stands_in(channel)) == 1


@ALTERNATING
async def test_a_correction_ends_up_in_its_own_post(office, language):
    """Meanwhile another one was begun, and its text is being asked for."""
    say = words_for(language)
    chair = await office.seated("Төраға", "chair", "ridder", language)
    specialist = await office.seated("Маман", "specialist", "vko", language)
    await chair.says(POST)
    await chair.taps(say("Send it"))
    await chair.says(OTHER)
    await specialist.taps(say("Review"))
    await specialist.taps(say("Return"))
    await specialist.taps(say("No date or place"))
    await chair.taps(say("Change"))
    await chair.taps(say("Date"))
    await office.drained()
    await chair.gets(start_of(say, "Your post was returned for changes. Reason: {reason}"))
    await chair.taps(chair.button(say("Correct it")))
    await chair.says("Семинар 16 қарашада №3 мектепте өтті.")
    chair.sees(POST, "Семинар 16 қарашада №3 мектепте өтті.")
    chair.does_not_see(OTHER)
    assert [post.texts["kk"].split("\n\n") for post in await rows(office.engine, Post)] == [
        [POST, "Семинар 16 қарашада №3 мектепте өтті."], [OTHER],
    ]  # fmt: skip


@ALTERNATING
async def test_thrown_away_after_it_was_returned(office, language):
    say = words_for(language)
    chair = await office.seated("Төраға", "chair", "ridder", language)
    specialist = await office.seated("Маман", "specialist", "vko", language)
    await chair.says(POST)
    await chair.taps(say("Send it"))
    await specialist.taps(say("Review"))
    await specialist.taps(say("Return"))
    await specialist.says("Күні жоқ")
    await office.drained()
    await chair.gets(start_of(say, "Your post was returned for changes. Reason: {reason}"))
    await chair.taps(say("Correct it"))
    await chair.taps(say("Change"))
    await chair.taps(say("Throw away"))
    await chair.taps(say("My posts"))
    chair.sees(say("Nothing has been sent yet."))
    assert await rows(office.engine, Incident) == []
