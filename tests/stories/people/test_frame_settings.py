"""A region's logo: sent as a file, shown in every frame at once; and what cannot be one."""

from __future__ import annotations

from db.tables import Artwork, Incident
from locales import words_for
from simulator import Upload, photo
from tests.bot.reading import rows
from tests.conftest import ALTERNATING
from tests.newsroom.everybody import FRAME, LOGO

NOT_ONE = (
    "This cannot be the logo. Send a PNG as a file: at most 1 MB, its sides from 64 to 2000 points, seen on white."
)

NO_FRAME = (
    "This cannot be a frame. Send a PNG as a file: at most 3 MB, its sides from 600 to 2560 points, and a hole "
    "without background for the photo, at least a third of it."
)


@ALTERNATING
async def test_a_logo_is_sent_and_taken_away(office, telegram, language):
    say = words_for(language)
    specialist = await office.seated("Маман", "specialist", "vko", language)
    await specialist.says("/settings")
    await specialist.taps(say("Logo"))
    await specialist.sends(Upload("logo.png", LOGO, "image/png"), kind="document")
    specialist.sees(say("Frame of photos"))
    assert str(specialist.effort) == "2 messages + 1 tap"
    assert sum("photo" in shown for shown in specialist.screen.visible()) == 4
    (kept,) = await rows(office.engine, Artwork)
    assert kept.content == LOGO
    assert (await office.place("vko")).settings["logo"] == kept.id
    await specialist.taps(say("Back"))
    await specialist.taps(say("Logo"))
    await specialist.taps(say("No logo"))
    assert "logo" not in (await office.place("vko")).settings
    assert await rows(office.engine, Incident) == []


@ALTERNATING
async def test_what_is_no_logo_is_told_and_asked_for_still(office, telegram, language):
    """A photo, a text, a picture in another format; what comes after them may be one."""
    say = words_for(language)
    specialist = await office.seated("Маман", "specialist", "vko", language)
    await specialist.says("/settings")
    await specialist.taps(say("Logo"))
    for send in (
        lambda: specialist.sends(photo()),
        lambda: specialist.sends(Upload("logo.jpg", photo(), "image/jpeg"), kind="document"),
        lambda: specialist.sends(Upload("logo.png", LOGO[:90], "image/png"), kind="document"),
        lambda: specialist.sends(Upload("logo.pdf", b"%PDF", "application/pdf"), kind="document"),
        lambda: specialist.says("логотип"),
    ):
        await send()
        specialist.sees(say(NOT_ONE))
    assert await rows(office.engine, Artwork) == []
    await specialist.taps(say("Help"))
    await specialist.sends(Upload("logo.png", LOGO, "image/png"), kind="document")
    assert len(await rows(office.engine, Artwork)) == 1


@ALTERNATING
async def test_whose_question_it_is_not(office, telegram, language):
    """Left, it is asked no more; and nothing is fetched of whoever is not asked."""
    say = words_for(language)
    specialist = await office.seated("Маман", "specialist", "vko", language)
    await specialist.says("/settings")
    await specialist.taps(say("Logo"))
    await specialist.says("/start")
    await specialist.sends(Upload("logo.pdf", LOGO, "application/pdf"), kind="document", silently=True)
    assert telegram.world.record.calls("getFile") == []
    assert await rows(office.engine, Artwork) == []


@ALTERNATING
async def test_a_frame_of_their_own(office, telegram, language):
    """Sent as a file and shown around a photo; posts go into it until another one is chosen."""
    say = words_for(language)
    specialist = await office.seated("Маман", "specialist", "vko", language)
    chair = await office.seated("Төраға", "chair", "ridder", language)
    await specialist.says("/settings")
    await specialist.taps(say("Own frame"))
    await specialist.sends(Upload("logo.png", LOGO, "image/png"), kind="document")
    specialist.sees(say(NO_FRAME))
    await specialist.sends(Upload("frame.png", FRAME, "image/png"), kind="document")
    specialist.sees(f"{say('Frame of photos')}: {say('Own frame')}")
    assert sizes(specialist)[0][0] == 1200
    await chair.sends(
        photo(), caption="Бүгін аудандық кәсіподақ мектептерде еңбек қауіпсіздігі бойынша семинар өткізді."
    )
    await chair.taps(say("Frame"))
    ((width, height),) = sizes(chair)
    assert (width, height > 900) == (1200, True)
    await specialist.taps(say("Frame of photos"))
    await specialist.taps(say("Fine line"))
    specialist.sees(f"{say('Frame of photos')}: {say('Fine line')}")
    await chair.taps(say("Without a frame"))
    await chair.taps(say("Frame"))
    assert sizes(chair) != [(width, height)]
    assert await rows(office.engine, Incident) == []


def sizes(person) -> list[tuple[int, int]]:
    return [
        (one["photo"][-1]["width"], one["photo"][-1]["height"]) for one in person.screen.visible() if "photo" in one
    ]
