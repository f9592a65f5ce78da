"""The story of a week with five people: sent, returned, corrected, published, counted, digested, and a tip for all.

The taps and messages are counted where a person's time is at stake.
"""

from __future__ import annotations

import pytest

from locales import words_for
from screens.names import page_name
from simulator import photo
from tests.stories.telling import read, start_of

pytestmark = pytest.mark.usefixtures("unhurried")
POST = {
    "kk": "Бүгін аудандық кәсіподақ мектептерде еңбек қауіпсіздігі бойынша семинар өткізді.",
    "ru": "Сегодня районный комитет провёл в школах семинар по охране труда, было сорок человек.",
}
MORE = {"kk": "Семинар 16 қарашада №3 мектепте өтті.", "ru": "Семинар прошёл 16 ноября в школе № 3."}


@pytest.mark.parametrize("language", ["kk", "ru"])
async def test_a_week(office, telegram, language):
    say = words_for(language)
    ridder = await office.seated("Риддер төрағасы", "chair", "ridder", language)
    ulan = await office.seated("Ұлан төрағасы", "chair", "ulan", language)
    altay = await office.seated("Алтай төрағасы", "chair", "altay", language)
    specialist = await office.seated("Маман", "specialist", "vko", language)
    press = await office.seated("Баспасөз", "press", "centre", language)

    # Monday, ten o'clock: everybody gets the rubric of the week with ideas.
    await office.passes(hours=1, minutes=1)
    for chair in (ridder, ulan, altay):
        await chair.gets(say("Write now"))
    ridder.sees(start_of(say, "Rubric of this week: <b>«{rubric}»</b>."), "1)", "2)")

    # A photo with a caption, and one tap.
    await ridder.sends(photo(), caption=POST[language])
    await ridder.taps(say("Send it"))
    assert str(ridder.effort) == "1 message + 1 tap"

    # The specialist is told once, in ten minutes, and has a channel bound.
    channel = await office.channel(specialist, language)
    await office.passes(minutes=11)
    await specialist.gets(say("Review"))
    specialist.effort.reset()
    await specialist.taps(say("Review"))
    specialist.sees(POST[language])

    # Returned with a ready reason; corrected with one message; approved; it stands in the channel.
    await specialist.taps(say("Return"))
    await specialist.taps(say("No date or place"))
    assert specialist.effort.taps == 3
    await office.drained()
    await ridder.gets(start_of(say, "Your post was returned for changes. Reason: {reason}"))
    await ridder.taps(say("Correct it"))
    await ridder.says(MORE[language])
    await ridder.taps(say("Send it"))
    await office.passes(minutes=11)
    await specialist.taps(say("Review"))
    specialist.sees(MORE[language])
    await specialist.taps(say("Publish"))
    await office.drained()
    await office.drained()
    await ridder.gets(say("Your post has been published. Thank you!"))
    (out,) = office.stands_in(channel)
    assert MORE[language] in out.words

    # Thursday: who has sent is left in peace, the others are asked kindly.
    ridder.screen.begin()
    before = ridder.screen.news
    await office.passes(days=3)
    await ulan.gets(say("Write now"))
    assert ridder.screen.news == before

    # The digest, as text and picture.
    specialist.effort.reset()
    await specialist.says("/start")
    await specialist.taps(say("Digest of the week"))
    specialist.sees(say("Branches that sent: {count} of {all}.", count="1", all="13"))
    assert any("photo" in shown for shown in specialist.screen.visible())

    # A tip in both languages goes to all chairs, each in their own.
    await press.says("/start")
    await press.taps(say("Send a tip"))
    await press.says("Мәтінді қысқа жазыңыз.")
    await press.says("Пишите коротко.")
    await press.taps(say("Send it now"))
    for _ in range(3):
        await office.passes(seconds=5)
    tip = "Мәтінді қысқа жазыңыз." if language == "kk" else "Пишите коротко."
    for chair in (ridder, ulan, altay):
        await chair.gets(tip)
    await press.taps(say("Report"))
    press.sees(read(say, "Sent: {count} of {all}.", count="3", all="3"))


@pytest.mark.parametrize("language", ["kk", "ru"])
async def test_followers_are_counted_a_page_at_a_time(office, telegram, language):
    say = words_for(language)
    altay = await office.seated("Алтай төрағасы", "chair", "altay", language)
    await office.passes(days=50, hours=3)  # the first Friday of January is off, and so is the Monday after it
    await altay.gets(say("Count now"))
    await altay.taps(say("Count now"))
    altay.sees("Facebook", "9")
    await altay.says("тоғыз")
    altay.sees(say("This does not look like a number. Write digits, for example: 225."))
    await altay.says("1 200")
    altay.sees(start_of(say, "Last time it was {before}, now {number}. Is that right?"), "1\u00a0200")
    await altay.taps(say("Yes, right"))
    noted = "{name}: {value} followers noted."
    altay.sees(read(say, noted, name=page_name(say, "facebook", "page"), value="1\u00a0200"), "Instagram", "155")
    await altay.taps(say("No change"))
    altay.sees(read(say, noted, name=page_name(say, "instagram", "page"), value="155"))
    altay.sees(say("All pages are counted. Thank you!"))
    assert str(altay.effort) == "2 messages + 3 taps"  # one of the messages was no number


async def test_what_is_new_does_not_end_up_in_what_was_returned(office, telegram):
    say, language = words_for("kk"), "kk"
    ridder = await office.seated("Риддер төрағасы", "chair", "ridder")
    specialist = await office.seated("Маман", "specialist", "vko")
    await ridder.sends(photo(), caption=POST[language])
    await ridder.taps(say("Send it"))
    await specialist.says("/start")
    await specialist.taps(say("Review"))
    await specialist.taps(say("Return"))
    await specialist.taps(say("No date or place"))
    await office.drained()
    await ridder.gets(start_of(say, "Your post was returned for changes. Reason: {reason}"))

    await ridder.says("Келесі аптада ардагерлерге арналған кеш өтеді, бәріңізді шақырамыз.")
    ridder.sees("ардагерлерге")
    ridder.does_not_see(POST[language])
    await ridder.taps(say("Send it"))
    await specialist.taps(say("Review"))
    specialist.sees("ардагерлерге")
    specialist.does_not_see(POST[language])
