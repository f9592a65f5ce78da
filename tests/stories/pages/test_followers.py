"""Followers: opened by hand all pages are asked, reminded of those whose time it is, and a wrong number is mended."""

from __future__ import annotations

from db.tables import Figure
from locales import words_for
from newsroom.values.folding import fold
from screens.names import page_name
from tests.bot.reading import rows
from tests.conftest import ALTERNATING
from tests.stories.telling import read, start_of

ASKED = "How many followers are there now?"
ALL = "All pages are counted. Thank you!"
ALREADY = "All pages have been counted already."


def named(language: str, platform: str) -> str:
    return page_name(words_for(language), platform, "page")


async def counted(office) -> list[int]:
    return [row.value for row in await rows(office.engine, Figure) if row.source == "bot"]


@ALTERNATING
async def test_two_pages_that_have_not_changed(office, telegram, language):
    say = words_for(language)
    altay = await office.seated("Алтай төрағасы", "chair", "altay", language)
    await altay.taps(say("Followers"))
    altay.sees(named(language, "facebook"))
    await altay.taps(say("No change"))
    altay.sees(named(language, "instagram"))
    await altay.taps(say("No change"))
    altay.sees(say(ALL))
    assert str(altay.effort) == "0 messages + 3 taps"
    assert len(await counted(office)) == 2


@ALTERNATING
async def test_counted_the_day_before_all_are_asked_once_more(office, telegram, language):
    """By hand it is not the time of the reminder that counts: somebody wants to count."""
    say = words_for(language)
    altay = await office.seated("Алтай төрағасы", "chair", "altay", language)
    for _ in range(2):
        await altay.taps(say("Followers"))
        for platform in ("facebook", "instagram"):
            altay.sees(say(ASKED), named(language, platform))
            await altay.taps(say("No change"))
        altay.sees(say(ALL))
        await office.passes(days=1)
    assert len(await counted(office)) == 4


@ALTERNATING
async def test_left_after_one_page_it_is_gone_on_with(office, telegram, language):
    """On the same day, and by the deputy as well."""
    say = words_for(language)
    chair = await office.seated("Төраға", "chair", "altay", language)
    deputy = await office.seated("Орынбасар", "deputy", "altay", language)
    await chair.taps(say("Followers"))
    await chair.says("10")
    await chair.taps(say("Later"))
    for one in (chair, deputy):
        await one.taps(say("Followers"))
        one.sees(say(ASKED), named(language, "instagram"))
    await deputy.taps(say("No change"))
    await chair.says("156")  # at the same moment: the later word holds, and nothing is asked anew
    chair.sees(say(ALL))
    assert await counted(office) == [10, 156]


@ALTERNATING
async def test_the_words_of_a_button_are_the_button(office, telegram, language):
    """Written instead of pressed, in either language and without Kazakh letters."""
    say, other = words_for(language), words_for("ru" if language == "kk" else "kk")
    altay = await office.seated("Алтай төрағасы", "chair", "altay", language)
    await altay.taps(say("Followers"))
    await altay.says(say("No change").lower() + "!")
    altay.sees(say(ASKED), named(language, "instagram"))
    await altay.says("15600")
    await altay.says(other("Write again"))
    altay.sees(say(ASKED), named(language, "instagram"))
    await altay.says(fold(other("No change")))
    altay.sees(say(ALL))
    assert await counted(office) == [9, 155]
    await altay.taps(f"{named(language, 'facebook')}: ")
    await altay.says(say("Later"))
    altay.sees(say("My posts"))


@ALTERNATING
async def test_when_all_are_counted_it_is_said_and_one_can_be_corrected(office, telegram, language):
    say = words_for(language)
    altay = await office.seated("Алтай төрағасы", "chair", "altay", language)
    await altay.taps(say("Followers"))
    await altay.says("10")
    await altay.says("156")
    await altay.taps(say("Followers"))
    altay.sees(say(ALREADY))
    altay.does_not_see(say(ASKED))
    await altay.taps(f"{named(language, 'instagram')}: 156")
    altay.sees(say(ASKED), named(language, "instagram"))
    await altay.says("15600")
    altay.sees(start_of(say, "Last time it was {before}, now {number}. Is that right?"))
    await altay.taps(say("Write again"))
    altay.sees(say(ASKED), named(language, "instagram"))
    await altay.says("159")
    noted = read(say, "{name}: {value} followers noted.", name=named(language, "instagram"), value="159")
    altay.sees(noted, say(ALL))
    assert await counted(office) == [10, 159]


@ALTERNATING
async def test_a_reminder_asks_for_those_whose_time_it_is(office, telegram, language):
    """One was counted by hand a week before it comes, after the holidays; asked for by hand it is, too."""
    say = words_for(language)
    altay = await office.seated("Алтай төрағасы", "chair", "altay", language)
    await office.passes(days=43, hours=3)
    await altay.taps(say("Followers"))
    await altay.says("10")
    await altay.taps(say("Later"))
    await office.passes(days=7)
    await altay.gets(say("Count now"))
    button = altay.button(say("Count now"))
    await altay.taps(button)
    altay.sees(say(ASKED), named(language, "instagram"))
    await altay.says("99000")
    await altay.taps(say("Write again"))
    altay.sees(named(language, "instagram"))
    await altay.taps(say("No change"))
    altay.sees(say(ALL))
    await altay.taps(say("Followers"))
    altay.sees(say(ASKED), named(language, "facebook"))
    await office.passes(days=1)
    await altay.taps(button)  # it is nobody's time, though nothing has been counted today
    altay.sees(say(ALREADY))
