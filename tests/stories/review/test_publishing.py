"""Out into the channel: exactly as previewed, at its minute, once; and what becomes of it when that does not work."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from db.tables import Incident, Post, Publication
from locales import words_for
from screens.names import state_name
from simulator import photo
from tests.bot.reading import rows
from tests.conftest import ALTERNATING
from tests.stories.telling import old_button, read, start_of

ALMATY = ZoneInfo("Asia/Almaty")
pytestmark = pytest.mark.usefixtures("unhurried")
BOTH = pytest.mark.parametrize("language", ["kk", "ru"])
POST = "Бүгін аудандық кәсіподақ №3 мектепте еңбек қауіпсіздігі бойынша семинар өткізді."
RUSSIAN = "Сегодня районный комитет провёл в школе № 3 семинар по охране труда для сорока человек."
DOUBT = (
    "{place}: «{begins}». It is not known whether the post came out. Please look into the channel: is it there?"
)  # fmt: skip


@pytest.fixture
async def desk(office, language):
    """A chair, and a specialist with a channel."""
    chair = await office.seated("Төраға", "chair", "ridder", language)
    specialist = await office.seated("Маман", "specialist", "vko", language)
    return chair, specialist, await office.channel(specialist, language)


async def waits(desk, say, text: str = POST) -> None:
    """A post is on the specialist's screen."""
    chair, specialist, _ = desk
    await chair.says(text)
    await chair.taps(say("Send it"))
    await specialist.taps(specialist.button(say("Review")))
    specialist.sees(text)
    specialist.effort.reset()


async def states(office) -> list[str]:
    return [post.state for post in await rows(office.engine, Post)]


def drawn(message) -> tuple:
    """What a reader sees of a message, as the preview shows it or as it stands in the channel."""
    shown = message if isinstance(message, dict) else message.content
    text = shown.get("text", shown.get("caption", ""))
    marks = shown.get("entities", shown.get("caption_entities", []))
    kinds = [kind for kind in ("photo", "video", "document") if kind in shown]
    return kinds, text, [(mark["type"], mark["offset"], mark["length"], mark.get("url")) for mark in marks]


@BOTH
async def test_as_previewed(office, telegram, desk, language):
    """Formatting, links, both languages, the order of the album: preview, card and channel are the same."""
    say = words_for(language)
    chair, specialist, channel = desk
    await chair._begin("formatted")
    bold = [{"type": "bold", "offset": 0, "length": 5},
            {"type": "text_link", "offset": 6, "length": 9, "url": "https://example.kz/?a=1&b=2"}]  # fmt: skip
    bot = telegram.world.bots()[0].id
    await telegram.act("say", person=chair.id, chat=bot, text=POST, entities=bold)
    await telegram.settle()
    await chair.says(RUSSIAN)
    await office.album(chair, *[photo(640, 640, seed=number) for number in range(3)])
    previewed = [drawn(shown) for shown in chair.screen.visible()[:-1]]
    assert [kinds for kinds, _, _ in previewed] == [["photo"]] * 3
    assert previewed[0][1].startswith(f"{POST}\n\n{RUSSIAN}\n\nФилиал: Риддер қаласы\nФилиал: г. Риддер\n#")
    assert [mark for mark in previewed[0][2] if mark[0] != "hashtag"] == [
        ("bold", 0, 5, None), ("text_link", 6, 9, "https://example.kz/?a=1&b=2"),
    ]  # fmt: skip
    await chair.taps(say("Send it"))
    await specialist.taps(say("Review"))
    assert [drawn(shown) for shown in specialist.screen.visible()[:-1]] == previewed
    sizes = [shown["photo"][-1]["file_id"] for shown in specialist.screen.visible()[:-1]]
    await specialist.taps(say("Publish"))
    await office.drained()
    out = office.stands_in(channel)
    assert [drawn(message) for message in out] == previewed
    assert [message.content["photo"][-1].unique for message in out] == sizes


@ALTERNATING
async def test_a_long_text_with_photos(office, telegram, desk, language):
    """An album and the text below it; an original that was sent as a file comes out as a photo."""
    say = words_for(language)
    chair, specialist, channel = desk
    long = " ".join([POST] * 15)
    await office.album(chair, photo(640, 640, seed=1), photo(640, 640, seed=2))
    await chair.sends(photo(900, 900, seed=3), as_file=True)
    await chair.says(long)
    await chair.taps(say("Send it"))
    await specialist.taps(say("Review"))
    await specialist.taps(say("Publish"))
    await office.drained()
    out = [drawn(message) for message in office.stands_in(channel)]
    assert [kinds for kinds, _, _ in out] == [["photo"], ["photo"], ["photo"], []]
    assert out[-1][1].startswith(long)
    assert [text for _, text, _ in out[:-1]] == ["", "", ""]


@ALTERNATING
async def test_scheduled(office, desk, language):
    """By a free slot or a typed time; at that minute and not before, with a restart in between; once."""
    say = words_for(language)
    chair, specialist, channel = desk
    await waits(desk, say)
    await specialist.taps(say("Schedule"))
    for text in ("ертең", "16.11.2026 08:00"):
        await specialist.says(text)
        assert await states(office) == ["sent"]
    await specialist.taps(old_button(specialist, "when:1"))
    await specialist.taps("10:00")
    specialist.sees(say("No post waits for review."), start_of(say, "✓ Goes out: {when}:"), "10:00", POST[:40])
    await office.drained()
    await chair.gets(start_of(say, "Your post was approved and goes out: {when}."))
    slot = (await rows(office.engine, Post))[0].publish_at
    await specialist.taps(specialist.button(say("Home")))
    await specialist.taps(say("Ready: {number}", number="1"))
    await specialist.taps("1")
    await specialist.taps(say("Schedule"))
    later = slot + timedelta(minutes=7)
    await specialist.says("10:07")
    specialist.sees(start_of(say, "Goes out: {when}"))
    assert (await rows(office.engine, Post))[0].publish_at == later
    await office.stop()
    office.start()
    await office.passes(seconds=(later - office.now).total_seconds() - 40)
    assert office.stands_in(channel) == [], "neither at the first moment nor too early at the second"
    await office.passes(seconds=60)
    assert len(office.stands_in(channel)) == 1
    await chair.gets(say("Your post has been published. Thank you!"))
    await office.passes(hours=1)
    assert len(office.stands_in(channel)) == 1
    assert await states(office) == ["published"]


@ALTERNATING
async def test_scheduled_in_words(office, desk, language):
    """What was understood stands above the next card; a moment that has passed is refused."""
    say = words_for(language)
    chair, specialist, _ = desk
    await waits(desk, say)
    await chair.says(RUSSIAN)
    await chair.taps(say("Send it"))
    await specialist.taps(say("Schedule"))
    await specialist.says("кеше 15:00" if language == "kk" else "вчера в 15:00")
    specialist.sees(say("This moment has passed. Choose a later one."))
    await specialist.says("ертең сағат 15:00-де" if language == "kk" else "завтра в 15:00")
    tomorrow = datetime(2026, 11, 17, 15, tzinfo=ALMATY)
    noted = read(say, "✓ Goes out: {when}:", when=say.moment(tomorrow, ALMATY))
    specialist.sees(noted, RUSSIAN)
    assert str(specialist.effort) == "2 messages + 1 tap"
    assert (await rows(office.engine, Post))[0].publish_at == tomorrow
    await specialist.says("/start")
    await specialist.taps(say("Review"))
    specialist.does_not_see(noted)


@ALTERNATING
async def test_published_twice_stands_there_once(office, telegram, desk, language):
    """A double tap, an update that comes twice, a restart before it has left."""
    say = words_for(language)
    _, specialist, channel = desk
    await waits(desk, say)
    button = specialist.button(say("Publish"))
    telegram.world.faults.next("twice")
    await specialist.taps(button)
    await specialist.taps(button)
    await office.stop()
    office.start()
    await office.drained()
    await office.drained()
    assert len(office.stands_in(channel)) == 1
    assert len(await rows(office.engine, Publication)) == 1
    assert await states(office) == ["published"]


@ALTERNATING
async def test_nobody_knows_whether_it_came_out(office, telegram, desk, language):
    """The connection was cut: nothing is sent again before somebody has looked."""
    say, ridder = words_for(language), (await office.place("ridder")).names[language]
    chair, specialist, channel = desk
    await waits(desk, say)
    await specialist.taps(say("Publish"))
    telegram.world.faults.next("cut", "sendMessage")
    await office.drained()
    assert await states(office) == ["in doubt"]
    await specialist.gets(read(say, DOUBT, place=ridder, begins=POST[:60].rstrip())[:50])
    await office.passes(hours=1)
    assert len(office.stands_in(channel)) == 1, "not sent again by itself"
    await specialist.taps(say("It is there"))
    specialist.sees(state_name(say, "published"))
    await specialist.taps(old_button(specialist, "there:1:0"))
    assert specialist.screen.toasts == [say("Somebody has already looked at this post. Open the next one.")]
    await office.drained()
    await chair.gets(say("Your post has been published. Thank you!"))

    await waits(desk, say, RUSSIAN)
    await specialist.taps(say("Publish"))
    telegram.world.faults.next("timeout", "sendMessage")  # it never arrived, but that nobody can know
    sending = asyncio.create_task(office.drained())
    while not sending.done():
        await asyncio.sleep(0.05)
        await telegram.passes(30)
    await sending
    await office.drained()
    assert await states(office) == ["published", "in doubt"]
    await specialist.taps(specialist.button(say("It is not")))
    specialist.sees(state_name(say, "approved"))
    await specialist.taps(say("Publish"))
    await office.drained()
    assert len(office.stands_in(channel)) == 2
    assert await states(office) == ["published", "published"]


@ALTERNATING
async def test_the_channel_is_lost(office, telegram, desk, language):
    """Told at once; what was to go out stays among the ready, with the reason; and goes out when the right is back."""
    say = words_for(language)
    _, specialist, channel = desk
    bot = telegram.world.bots()[0]
    await waits(desk, say)
    await channel.kick(bot, by=specialist)
    await office.drained()
    lost = start_of(say, "The bot is no administrator of the channel «{title}» any more, and cannot publish there. "
                         "Make it one again.")  # fmt: skip
    await specialist.gets(lost)
    await specialist.taps(specialist.button(say("Publish")))
    await office.drained()
    await office.drained()
    assert await states(office) == ["approved"]
    await specialist.gets(say("Open the post"))
    await specialist.taps(specialist.button(say("Open the post")))
    specialist.sees(start_of(say, "It did not go out. Telegram says: {trouble}"), POST)
    await telegram.act("add_member", person=specialist.id, chat=channel.id, user=bot.id)
    await channel.promote(bot, by=specialist)
    await specialist.taps(specialist.button(say("Publish")))
    await office.drained()
    assert await states(office) == ["published"]
    assert len(office.stands_in(channel)) == 1


@ALTERNATING
async def test_bound_without_the_right_to_post(office, telegram, language):
    """And the right taken away by somebody who has no seat here."""
    say = words_for(language)
    specialist = await office.seated("Маман", "specialist", "vko", language)
    admin = await telegram.person("Арна иесі", language=language)
    bot = telegram.world.bots()[0]
    own = await telegram.channel("Менікі", specialist, bot)
    await channel_without_post(own, bot, specialist)
    await specialist.gets(start_of(say, "The bot may not post in «{title}». Allow it to post messages there, and it "
                                        "will ask again."))  # fmt: skip
    channel = await office.channel(specialist, language)
    await telegram.act("join", person=admin.id, chat=channel.id)
    await channel.promote(admin, by=specialist)
    await channel_without_post(channel, bot, admin)
    await office.drained()
    await specialist.gets(start_of(
        say, "The bot is no administrator of the channel «{title}» any more, and cannot publish there. Make it one "
             "again.",
    ))  # fmt: skip
    assert await rows(office.engine, Incident) == []


async def channel_without_post(channel, bot, by) -> None:
    await channel.promote(bot, {"can_edit_messages": True, "can_delete_messages": True}, by=by)


@ALTERNATING
async def test_edited_and_removed_after_it_came_out(office, desk, language):
    say = words_for(language)
    chair, specialist, channel = desk
    await chair.sends(photo(640, 640), caption=POST)
    await chair.taps(say("Send it"))
    await specialist.taps(say("Review"))
    await specialist.taps(say("Publish"))
    await office.drained()
    await specialist.taps(say("Published"))
    await specialist.taps("1")
    await specialist.taps(say("More"))
    await specialist.taps(say("Text"))
    await specialist.says(POST + " Қырық адам қатысты.")
    await office.drained()
    (out,) = office.stands_in(channel)
    assert out.words.startswith(POST + " Қырық адам қатысты.")
    await specialist.taps(say("More"))
    await specialist.taps(say("Remove"))
    await specialist.taps(specialist.button(say("Remove")))
    specialist.sees(state_name(say, "removed"))
    await office.drained()
    assert office.stands_in(channel) == []
    await specialist.taps(old_button(specialist, "remove_sure:1"))
    await specialist.taps(specialist.button(say("Publish")))
    await office.drained()
    assert len(office.stands_in(channel)) == 1, "and out once more"
    assert await rows(office.engine, Incident) == []


@ALTERNATING
async def test_the_author_hears_what_was_changed_and_that_it_was_taken_down(office, desk, language):
    """Word by word, once and after it went out; a caption that came by an edit is their own."""
    say = words_for(language)
    chair, specialist, channel = desk
    await chair.sends(photo(640, 640))
    await chair.edits(POST)
    chair.sees(POST)
    await chair.taps(say("Send it"))
    await specialist.taps(say("Review"))
    await specialist.taps(say("More"))
    await specialist.taps(say("Text"))
    await specialist.says(POST.replace("№3", "№5") + " Қырық адам қатысты.")
    await office.drained()
    learnt = say("The regional organisation edited your post before it came out. Thank you for your work!")
    chair.does_not_see(learnt)
    await specialist.taps(say("Publish"))
    await office.drained()
    assert office.stands_in(channel)[0].words.partition("\n\n")[2].startswith("Филиал: ")
    chair.sees(say("Your post has been published. Thank you!"), learnt)
    shown = chair.screen.last
    marks = {mark["type"]: shown["text"][mark["offset"] :][: mark["length"]] for mark in shown["entities"]}
    assert marks == {"strikethrough": "№3", "bold": "Қырық адам қатысты."}
    for _ in range(2):
        await specialist.says("/start")
        await specialist.taps(say("Review"))
        await specialist.taps(say("Published"))
        await specialist.taps("1")
        await specialist.taps(say("More"))
        await specialist.taps(say("Remove"))
        await specialist.taps(specialist.button(say("Remove")))
        await office.drained()
        chair.sees(say("Your post was taken down. The regional organisation can tell you why."))
        await specialist.taps(specialist.button(say("Publish")))
        await office.drained()
    assert chair.transcript().count(learnt) == 1
    assert await rows(office.engine, Incident) == []


@ALTERNATING
async def test_for_the_other_pages(office, desk, language):
    """The text to copy, the photos to share, and the link of what came out: one material, two publications."""
    say = words_for(language)
    chair, specialist, channel = desk
    await chair.sends(photo(640, 640), caption=POST)
    await chair.taps(say("Send it"))
    await specialist.taps(say("Review"))
    specialist.effort.reset()
    await specialist.taps(say("More"))
    await specialist.taps(say("For other pages"))
    assert str(specialist.effort) == "0 messages + 2 taps"
    specialist.sees("Facebook", POST, "#")
    assert any("photo" in shown for shown in specialist.screen.visible())
    await specialist.taps("Instagram")
    specialist.sees("Instagram", POST)
    await specialist.taps(say("Record a link"))
    await specialist.says("фейсбукте тұр")
    specialist.sees(say("This is not a link to what came out. Copy its address and send it here."))
    await specialist.says("https://www.facebook.com/vko/posts/17")
    specialist.sees(state_name(say, "published"), "https://www.facebook.com/vko/posts/17")
    await office.drained()
    await chair.gets(say("Your post has been published. Thank you!"))
    assert await states(office) == ["published"]
    assert [one.platform for one in await rows(office.engine, Publication)] == ["facebook"]
    assert office.stands_in(channel) == []
    await specialist.taps(specialist.button(say("Home")))
    await specialist.taps(say("Digest of the week"))
    specialist.sees(start_of(say, "Publications: {count} ({places})."), "Facebook")
