"""Photos in the region's frame: one tap on the preview or on the card; and what was previewed is what goes out."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image
from sqlalchemy import update

from db.tables import Incident, Media, Post
from locales import words_for
from newsroom.union.region_settings import CHOICES
from simulator import Upload, photo
from simulator.people.screen import inline_rows
from tests.bot.reading import rows
from tests.bot.test_restarts import Hasty, failing
from tests.conftest import ALTERNATING
from tests.stories.telling import old_button, read

pytestmark = pytest.mark.usefixtures("unhurried")
POST = "Бүгін аудандық кәсіподақ №3 мектепте еңбек қауіпсіздігі бойынша семинар өткізді."
ORIGINAL = (1280, 960)
UNFRAMED = (
    "{number} photo stays without a frame: it is larger than 20 MB, or the bot could not open it.",
    "{number} photos stay without a frame: they are larger than 20 MB, or the bot could not open them.",
)


@pytest.fixture
async def desk(office, language):
    """A chair, and a specialist with a channel."""
    chair = await office.seated("Төраға", "chair", "ridder", language)
    specialist = await office.seated("Маман", "specialist", "vko", language)
    return chair, specialist, await office.channel(specialist, language)


def shown_to(person) -> list[tuple[str, tuple[int, int]]]:
    """The photos on the screen, each by its lasting name and its size."""
    sizes = [shown["photo"][-1] for shown in person.screen.visible() if "photo" in shown]
    return [(one["file_id"], (one["width"], one["height"])) for one in sizes]


def stand_in(office, channel) -> list[tuple[str, tuple[int, int]]]:
    sizes = [one.content["photo"][-1] for one in office.stands_in(channel) if one.kind == "photo"]
    return [(one.unique, (one.width, one.height)) for one in sizes]


def is_framed(one: tuple[str, tuple[int, int]], size: tuple[int, int] = ORIGINAL) -> bool:
    """More than the photo, and on all sides as much as it."""
    return one[1] != size and one[1][0] >= size[0] and one[1][1] > size[1]


@ALTERNATING
async def test_framed_by_the_chair(office, telegram, desk, language):
    """One message and two taps; the card and the channel show that very file, drawn and sent up once."""
    say = words_for(language)
    chair, specialist, channel = desk
    chair.effort.reset()
    await chair.sends(photo(), caption=POST)
    assert not is_framed(shown_to(chair)[0])
    await chair.taps(say("Frame"))
    chair.sees(POST, say("Without a frame"))
    (previewed,) = shown_to(chair)
    assert is_framed(previewed)
    await chair.taps(say("Send it"))
    assert str(chair.effort) == "1 message + 2 taps"
    await specialist.taps(say("Review"))
    assert shown_to(specialist) == [previewed]
    await specialist.taps(say("Publish"))
    await office.drained()
    assert stand_in(office, channel) == [previewed]
    (media,) = await rows(office.engine, Media)
    with Image.open(BytesIO(media.content)) as original:
        assert original.size == ORIGINAL, "the original is kept"
    assert await rows(office.engine, Incident) == []


@ALTERNATING
async def test_framed_by_the_specialist(office, desk, language):
    say = words_for(language)
    chair, specialist, channel = desk
    await chair.sends(photo(), caption=POST)
    (sent,) = shown_to(chair)
    await chair.taps(say("Send it"))
    await specialist.taps(say("Review"))
    specialist.effort.reset()
    await specialist.taps(say("Frame"))
    (framed,) = shown_to(specialist)
    assert is_framed(framed)
    await specialist.taps(say("Without a frame"))
    assert shown_to(specialist) == [sent]
    await specialist.taps(say("Frame"))
    assert shown_to(specialist) == [framed], "drawn before"
    await specialist.taps(say("Publish"))
    assert str(specialist.effort) == "0 messages + 4 taps"
    await office.drained()
    assert stand_in(office, channel) == [framed]


@ALTERNATING
async def test_an_album_of_ten_and_what_comes_late(office, desk, language):
    """Nine, then the tenth when they are framed already; all of it together, in its order, and no eleventh."""
    say = words_for(language)
    chair, specialist, channel = desk
    await office.album(chair, *[photo(640, 480, seed=number) for number in range(9)], caption=POST)
    await chair.taps(say("Frame"))
    nine = shown_to(chair)
    assert [is_framed(one) for one in nine] == [True] * 9
    assert len(set(nine)) == 9
    await office.album(chair, photo(480, 640, seed=10), photo(640, 480, seed=11))
    ten = shown_to(chair)
    assert ten[:9] == nine
    assert len(ten) == 10
    assert is_framed(ten[9], (960, 1280))
    await chair.taps(chair.button(say("Send it")))
    await specialist.taps(say("Review"))
    await specialist.taps(say("Publish"))
    await office.drained()
    assert stand_in(office, channel) == ten
    assert await rows(office.engine, Incident) == []


@ALTERNATING
async def test_what_the_region_sets_up_later_is_for_later_posts(office, desk, language):
    """And while it is chosen, each frame is shown."""
    say = words_for(language)
    chair, specialist, channel = desk
    await chair.sends(photo(), caption=POST)
    await chair.taps(say("Frame"))
    previewed = shown_to(chair)
    await chair.taps(say("Send it"))
    await specialist.says("/settings")
    for name, chosen in (("Frame of photos", "In colour"), ("Colour of the frame", "green")):
        await specialist.taps(say(name))
        assert len(shown_to(specialist)) == len(CHOICES["frame" if name == "Frame of photos" else "shade"])
        await specialist.taps(say(chosen))
        specialist.sees(f"{say(name)}: {say(chosen)}")
    await specialist.says("/review")
    assert shown_to(specialist) == previewed
    await specialist.taps(say("Publish"))
    await office.drained()
    assert stand_in(office, channel) == previewed
    await chair.says("/start")
    await chair.sends(photo(), caption=POST + " Екінші.")
    await chair.taps(say("Frame"))
    assert is_framed(shown_to(chair)[0])
    assert shown_to(chair) != previewed


@ALTERNATING
async def test_another_rubric_stands_in_the_frame_at_once(office, desk, language):
    say = words_for(language)
    chair, specialist, channel = desk
    await chair.sends(photo(), caption=POST)
    await chair.taps(say("Frame"))
    previewed = shown_to(chair)
    await chair.taps(say("Send it"))
    await specialist.taps(say("Review"))
    await specialist.taps(say("More"))
    await specialist.taps(say("Rubric"))
    await specialist.taps(inline_rows(specialist.screen.last)[0][0]["text"])
    changed = shown_to(specialist)
    assert is_framed(changed[0])
    assert changed != previewed
    await specialist.taps(say("Publish"))
    await office.drained()
    assert stand_in(office, channel) == changed


@ALTERNATING
async def test_taken_back_returned_and_written_anew(office, desk, language):
    """The frame goes with the post, and is gone with its photos."""
    say = words_for(language)
    chair, specialist, _ = desk
    await chair.sends(photo(), caption=POST)
    await chair.taps(say("Frame"))
    framed = shown_to(chair)
    await chair.taps(say("Send it"))
    await specialist.taps(say("Review"))
    await specialist.taps(say("Return"))
    await specialist.taps(say("Who took part"))
    await office.drained()
    await chair.taps(say("Correct it"))
    assert shown_to(chair) == framed
    await chair.says("Қырық адам қатысты.")
    assert shown_to(chair) == framed
    await chair.taps(chair.button(say("Send it")))
    await chair.taps(say("Take back"))
    await chair.taps(say("Take back to correct"))
    stands = [
        one["photo"][-1]["file_id"] for one in chair.screen.messages.values() if "photo" in one and not one["out"]
    ]
    assert stands[-1] == framed[0][0], "as it was previewed, in its place"
    await chair.taps(say("Change"))
    await chair.taps(say("Write anew"))
    await chair.says(POST)
    await chair.sends(photo(seed=5))
    post, _ = await rows(office.engine, Post)
    assert post.frame == {}
    await chair.taps(say("Bring the former back"))
    assert shown_to(chair) == framed


@ALTERNATING
async def test_a_text_that_is_mended_later_leaves_the_framed_photo(office, desk, language):
    say = words_for(language)
    chair, specialist, channel = desk
    await chair.sends(photo(), caption=POST)
    await chair.taps(say("Frame"))
    framed = shown_to(chair)
    await chair.taps(say("Send it"))
    await specialist.taps(say("Review"))
    await specialist.taps(say("Publish"))
    await office.drained()
    await specialist.says("/review")
    await specialist.taps(old_button(specialist, "edit_text:1"))
    await specialist.says(POST + " Түзетілді.")
    await office.drained()
    (out,) = office.stands_in(channel)
    assert "Түзетілді." in out.content["caption"]
    assert stand_in(office, channel) == framed
    await specialist.taps(old_button(specialist, "frame_photos:1:0"))
    assert specialist.screen.toasts[-1] == say("Somebody has already looked at this post. Open the next one.")


@ALTERNATING
async def test_what_is_no_photo_stays_as_it_is(office, telegram, desk, language):
    """A video, and an original that is too large to be fetched; nothing is offered where there is no other."""
    say = words_for(language)
    chair, *_ = desk
    await chair.sends(Upload("a.mp4", b"\0\0\0\x18ftypmp42", "video/mp4"), kind="video", caption=POST)
    assert chair.screen.find(say("Frame")) is None
    large = photo(900, 900) + bytes(21 * 2**20)
    await chair.sends(large, as_file=True)
    assert chair.screen.find(say("Frame")) is None
    await chair.taps(old_button(chair, "frame:1:1"))
    nothing = say("A frame needs a photo that the bot could open, of 20 MB at most. Send one, or go on without.")
    assert chair.screen.toasts[-1] == nothing
    await chair.sends(photo())
    await chair.taps(say("Frame"))
    chair.sees(say.many(*UNFRAMED, 1))
    kinds = [kind for one in chair.screen.visible() for kind in ("photo", "video", "document") if kind in one]
    assert sorted(kinds) == ["document", "photo", "video"]
    assert is_framed(shown_to(chair)[0])


@ALTERNATING
async def test_an_original_that_came_as_a_file_is_framed_as_a_photo(office, desk, language):
    """One of twelve megapixels, held upright, of which a telephone only notes how it was held."""
    say = words_for(language)
    chair, *_ = desk
    exif = Image.Exif()
    exif[0x0112] = 6
    held = BytesIO()
    Image.new("RGB", (4032, 3024), "grey").save(held, "JPEG", exif=exif)
    await chair.sends(held.getvalue(), as_file=True, caption=POST)
    await chair.taps(say("Frame"))
    ((_, (width, height)),) = shown_to(chair)
    assert height > width > 1500
    assert max(width, height) <= 2560


@ALTERNATING
async def test_an_original_that_is_lost_is_told_and_goes_nowhere(office, desk, language):
    """Framed by the specialist, and then gone: the card says that it cannot be shown, and nothing half comes out."""
    say = words_for(language)
    chair, specialist, channel = desk
    await chair.sends(photo(), caption=POST)
    await chair.taps(say("Send it"))
    await specialist.taps(say("Review"))
    async with office.engine.begin() as tx:
        await tx.execute(update(Media).values(content=None))
    await specialist.taps(say("Frame"))
    specialist.sees(POST, say("A photo or file could not be shown here."))
    await specialist.taps(say("Publish"))
    await office.drained()
    assert office.stands_in(channel) == []
    (post,) = await rows(office.engine, Post)
    assert (post.state, post.trouble) == ("approved", "the frame was not drawn")
    await specialist.taps(old_button(specialist, "card:1"))
    specialist.sees(read(say, "It did not go out. Telegram says: {trouble}", trouble="the frame was not drawn"))
    await specialist.taps(say("Without a frame"))
    await specialist.taps(say("Publish"))
    await office.drained()
    assert [size for _, size in stand_in(office, channel)] == [ORIGINAL]


@ALTERNATING
async def test_only_by_whose_post_it_is(office, desk, language):
    say = words_for(language)
    chair, *_ = desk
    await chair.sends(photo(), caption=POST)
    other = await office.seated("Ұлан", "chair", "ulan", language)
    for data in ("frame:1:1", "frame_photos:1:1"):
        await other.taps(old_button(other, data))
    (post,) = await rows(office.engine, Post)
    assert post.frame == {}
    await chair.taps(say("Frame"))
    assert (await rows(office.engine, Post))[0].frame["frame"] == "band"


# ---- the database is away, or locked, for a moment


@pytest.fixture
def hasty(office):
    """Pauses between two tries are over at once."""
    office.app.framer._clock = Hasty(office.telegram.clock)


@pytest.mark.usefixtures("hasty")
@ALTERNATING
@pytest.mark.parametrize("times", [1, 4])
async def test_a_frame_waits_for_the_database(office, desk, language, times):
    """A moment is waited for; after a longer one the sender draws the preview."""
    say = words_for(language)
    chair, specialist, _ = desk
    await chair.sends(photo(), caption=POST)
    with failing(office.engine, "SELECT media.content", times):
        await chair.taps(say("Frame"), silently=times > 1)
        await office.passes(seconds=30)
    chair.sees(POST, say("Without a frame"))
    (previewed,) = shown_to(chair)
    assert is_framed(previewed)
    await chair.taps(say("Send it"))
    await specialist.taps(say("Review"))
    assert shown_to(specialist) == [previewed]


@pytest.mark.usefixtures("hasty")
@ALTERNATING
async def test_what_was_drawn_is_noted_when_the_database_is_back(office, desk, language):
    say = words_for(language)
    chair, _, _ = desk
    await chair.sends(photo(), caption=POST)
    with failing(office.engine, "UPDATE media SET framed", 2):
        await chair.taps(say("Frame"))
    (previewed,) = shown_to(chair)
    (media,) = await rows(office.engine, Media)
    assert media.framed["file_id"]
    assert is_framed(previewed)


@pytest.mark.usefixtures("hasty")
@ALTERNATING
async def test_a_publication_waits_for_the_database(office, desk, language):
    """It is no photo that cannot be drawn: the post goes out, once."""
    say = words_for(language)
    chair, specialist, channel = desk
    await chair.sends(photo(), caption=POST)
    await chair.taps(say("Send it"))
    await specialist.taps(say("Review"))
    await specialist.taps(say("Frame"))
    async with office.engine.begin() as tx:
        await tx.execute(update(Media).values(framed={}))
    await specialist.taps(say("Publish"))
    with failing(office.engine, "SELECT media.content", 4):
        await office.passes(seconds=1)
        await office.passes(seconds=60)
    assert [post.state for post in await rows(office.engine, Post)] == ["published"]
    assert len(stand_in(office, channel)) == 1
    assert is_framed(stand_in(office, channel)[0])
