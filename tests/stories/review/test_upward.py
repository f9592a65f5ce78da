"""Further than the channel: to the union's site, and live streams with what goes before and after them."""

from __future__ import annotations

import pytest

from db.tables import Incident, Offer, Rubric
from locales import words_for
from simulator import photo
from tests.bot.reading import rows
from tests.conftest import ALTERNATING
from tests.stories.telling import old_button, read, start_of

pytestmark = pytest.mark.usefixtures("unhurried")
POST = "Бүгін аудандық кәсіподақ №3 мектепте еңбек қауіпсіздігі бойынша семинар өткізді."
LINK = "https://kasipodaq.kz/news/17"


async def published(office, chair, specialist, say) -> None:
    await chair.sends(photo(640, 640), caption=POST)
    await chair.taps(chair.button(say("Send it")))
    await specialist.taps(specialist.button(say("Review")))
    await specialist.taps(say("Publish"))
    await office.drained()
    await specialist.taps(say("Published"))
    await specialist.taps("1")


@ALTERNATING
async def test_offered_for_the_site(office, language):
    """One tap on the card; returned, offered again, accepted with the link, and counted without anyone counting."""
    say = words_for(language)
    chair = await office.seated("Төраға", "chair", "ridder", language)
    specialist = await office.seated("Маман", "specialist", "vko", language)
    press = await office.seated("Баспасөз", "press", "centre", language)
    await office.channel(specialist, language)
    await published(office, chair, specialist, say)
    await specialist.taps(say("More"))
    specialist.effort.reset()
    await specialist.taps(say("To the union's site"))
    assert str(specialist.effort) == "0 messages + 1 tap"
    specialist.sees(say("Offered to the centre for the site"))
    await specialist.taps(old_button(specialist, "offer:1"))
    assert specialist.screen.toasts == [say("It has been offered to the centre already. The answer comes here.")]
    await office.passes(minutes=11)
    await press.gets(say.many("{number} post is offered for the site.", "{number} posts are offered for the site.", 1))
    await press.taps(press.button(say("Open")))
    press.sees(POST, (await office.place("vko")).names[language])
    await press.taps(say("Return"))
    await press.says("Кімнің суреті?")
    press.sees(say("Nothing is offered for the site now."))
    await office.drained()
    await specialist.gets(read(
        say, "The centre returned it for changes. Reason: {reason}", reason="Кімнің суреті?",
    ))  # fmt: skip
    await specialist.taps(specialist.button(say("Open the post")))
    await specialist.taps(say("More"))
    await specialist.taps(say("To the union's site"))

    await press.says("/start")
    await press.taps(say("For the site"))
    kept = press.button(say("Accept: the link"))
    await press.taps(kept)
    for wrong in ("сайтта тұр", "https://www.facebook.com/vko/posts/17"):
        await press.says(wrong)
        press.sees(say("This is not a link to what came out. Copy its address and send it here."))
    await press.says(LINK)
    press.sees(say("Nothing is offered for the site now."))
    await press.taps(kept)
    await press.says(LINK)
    press.sees(say("Somebody has already decided this request. Open the next one."))
    await office.drained()
    await specialist.gets(say("The centre took it for the union's site. It counts as your region's."))
    await specialist.says("/start")
    await specialist.taps(say("Digest of the week"))
    specialist.sees(say("On the union's site: {count}.", count="1"))
    assert [offer.state for offer in await rows(office.engine, Offer)] == ["accepted"]
    assert await rows(office.engine, Incident) == []


@ALTERNATING
async def test_declined_by_the_centre(office, language):
    say = words_for(language)
    chair = await office.seated("Төраға", "chair", "ridder", language)
    specialist = await office.seated("Маман", "specialist", "vko", language)
    press = await office.seated("Баспасөз", "press", "centre", language)
    await office.channel(specialist, language)
    await published(office, chair, specialist, say)
    await specialist.taps(say("More"))
    await specialist.taps(say("To the union's site"))
    await press.says("/start")
    await press.taps(say("For the site"))
    await press.taps(say("Decline"))
    await press.says("Облыстық жаңалық")
    await office.drained()
    await specialist.gets(read(
        say, "The centre did not take it for the site. Reason: {reason}", reason="Облыстық жаңалық",
    ))  # fmt: skip
    await specialist.taps(old_button(specialist, "offer:1"))
    assert [offer.state for offer in await rows(office.engine, Offer)] == ["declined"]


@ALTERNATING
async def test_a_live_stream(office, language):
    """Announced in the channel, the branch reminded an hour before and asked for the recording, which goes there."""
    say = words_for(language)
    chair = await office.seated("Төраға", "chair", "ridder", language)
    specialist = await office.seated("Маман", "specialist", "vko", language)
    channel = await office.channel(specialist, language)
    live = next(rubric.names for rubric in await rows(office.engine, Rubric) if rubric.code == "live")[language]
    for tap in (say("Send a post"), say("Question by question"), say("Rubric"), live):
        await chair.taps(tap)
    await chair.says("Ұжымдық шарт туралы тікелей эфир")
    await chair.says("16.11 15:00")
    await chair.taps(say("To the preview"))
    chair.sees(start_of(say, "Begins: {when}"), "15:00")
    await chair.taps(say("Send it"))
    await specialist.taps(say("Review"))
    specialist.sees("15:00")
    await specialist.taps(say("Publish"))
    await office.drained()
    await office.passes(seconds=1)
    soon = start_of(say, "Your live stream begins at {when}: «{begins}».")
    chair.does_not_see(soon)
    await office.passes(hours=5, minutes=10)
    await chair.gets(soon)
    await office.passes(hours=4)
    await chair.gets(start_of(say, "The live stream is over: «{begins}». Is there a recording?"))
    await chair.taps(chair.button(say("Send the link")))
    await chair.says("жоқ")
    chair.sees(say("This is not a link to what came out. Copy its address and send it here."))
    await chair.says("https://youtu.be/abc")
    chair.sees(say("Thank you. The recording goes to the channel."))
    await office.drained()
    announced, recorded = office.stands_in(channel)
    assert "тікелей эфир" in announced.words
    assert "https://youtu.be/abc" in recorded.words
    assert await rows(office.engine, Incident) == []
