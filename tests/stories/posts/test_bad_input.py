"""What people do that nobody planned: remarks, wrong files, old buttons, two taps at once, albums, markup in names."""

from __future__ import annotations

import asyncio

import pytest
from sqlalchemy import func, select

from db.tables import Broadcast, Figure, Incident, Media, Notice, Person, Post
from locales import words_for
from simulator import Upload, photo
from tests.bot.reading import rows
from tests.conftest import ALTERNATING
from tests.stories.telling import old_button, read, start_of

POST = "Бүгін аудандық кәсіподақ мектептерде еңбек қауіпсіздігі бойынша семинар өткізді."
pytestmark = pytest.mark.usefixtures("unhurried")
OLD = "This button is old. Go on from the last message below."
TAKEN_IN = "The post was taken in. {when}. We will tell you when the regional organisation has looked at it."
TOO_MANY = "A post takes at most {most} photos. The rest were not added."
TOO_LONG = "The text is too long: {length} characters of at most {most}. Please shorten it."
WRONG = "The bot takes texts, photos, videos and voice messages. Please send one of these."


@ALTERNATING
async def test_a_remark_is_not_made_a_draft(office, language):
    say = words_for(language)
    chair = await office.seated("Төраға", "chair", "ridder", language)
    for remark in ("Рақмет!", "ок", "/strat", "Кәсіподақ қашан жинала", "👍"):
        await chair.says(remark)
        chair.sees(f"«{remark}»", say("Make it a post"))
    assert await rows(office.engine, Post) == []
    await chair.says("Семинар өтті.")
    chair.effort.reset()
    await chair.taps(say("Make it a post"))
    assert str(chair.effort) == "0 messages + 1 tap"
    chair.sees("Семинар өтті.", say("Shall we send it like this?"))
    assert [post.texts for post in await rows(office.engine, Post)] == [{"kk": "Семинар өтті."}]


@ALTERNATING
async def test_a_mistyped_command_does_not_get_into_the_post(office, language):
    chair = await office.seated("Төраға", "chair", "ridder", language)
    await chair.says(POST)
    await chair.says("/strat")
    chair.sees("«/strat»")
    await chair.says("/" + "а" * 4000)
    chair.sees("«/аа")
    assert [post.texts for post in await rows(office.engine, Post)] == [{"kk": POST}]


@ALTERNATING
async def test_a_text_that_is_too_long(office, language):
    """The words before it stay, and the way on is told."""
    say = words_for(language)
    chair = await office.seated("Төраға", "chair", "ridder", language)
    await chair.says(POST)
    for _ in range(2):
        await chair.says("я" * 4096)
    await chair.says("я" * 2000)
    chair.sees(start_of(say, TOO_LONG), say.figure(2 * 4096 + 2000 + len(POST) + 6), say.figure(10_000))
    await chair.says("Қатысты: қырық адам.")
    chair.sees(POST, "Қатысты: қырық адам.")
    await chair.taps(say("Send it"))
    chair.sees(start_of(say, TAKEN_IN))


@ALTERNATING
async def test_what_is_no_post(office, language):
    """A track, a round video, a place, a number: said kindly, and nothing begun."""
    say = words_for(language)
    chair = await office.seated("Төраға", "chair", "ridder", language)
    for kind, name, mime in (("audio", "a.mp3", "audio/mpeg"), ("video_note", "a.mp4", "video/mp4")):
        await chair.sends(Upload(name, b"\0" * 100, mime), kind=kind)
        chair.sees(say(WRONG))
    await chair.shares_location()
    chair.sees(say(WRONG))
    await chair.shares_contact()
    chair.sees(say(WRONG))
    assert await rows(office.engine, Post) == []
    assert await rows(office.engine, Incident) == []


@ALTERNATING
async def test_old_buttons_after_sending(office, language):
    """Each says a passing word; the receipt stays, and so does what was sent."""
    say = words_for(language)
    chair = await office.seated("Төраға", "chair", "ridder", language)
    await chair.says(POST)
    await chair.taps(say("Send it"))
    receipt = chair.sees(start_of(say, TAKEN_IN))
    (post,) = await rows(office.engine, Post)
    for data in (
        "send", "change", "hints", "drop", "anew", "rubrics", f"rubric:{post.id}:1", f"step:{post.id}:date",
        f"on_day:{post.id}:0", f"repost:{post.id}:1", f"standard:{post.id}:photo", "draft", "correct", "example",
        f"pour:{post.id}:{post.id}",
    ):  # fmt: skip
        await chair.taps(old_button(chair, data if ":" in data else f"{data}:{post.id}"))
        assert chair.screen.toasts == [say(OLD)], data
        assert receipt in chair.screen.text
        chair.sees(say("My posts"))
    assert await rows(office.engine, Post) == [post]


@ALTERNATING
async def test_a_draft_thrown_away_under_an_open_screen(office, language):
    """The screens of it that stand higher up in the chat, and words that are written on."""
    say = words_for(language)
    chair = await office.seated("Төраға", "chair", "ridder", language)
    await chair.taps(say("Send a post"))
    await chair.taps(say("Question by question"))
    (post,) = await rows(office.engine, Post)
    await chair.taps(chair.button(say("Later")))
    await chair.taps(old_button(chair, f"anew:{post.id}"))
    await chair.taps(old_button(chair, f"drop:{post.id}"))
    chair.sees(say("Thrown away."))
    for data in ("send", "draft", "change", "step", "rubric", "anew", "drop", "hints", "take_back", "withdraw"):
        await chair.taps(old_button(chair, f"{data}:{post.id}:1"))
        assert chair.screen.toasts == [say(OLD)], data
    await chair.says(POST)
    chair.sees(POST, say("Send it"))
    assert [post.state for post in await rows(office.engine, Post)] == ["dropped", "draft"]


async def test_two_taps_at_once_send_one_post(office, telegram):
    say = words_for("kk")
    chair = await office.seated("Төраға", "chair", "ridder")
    specialist = await office.seated("Маман", "specialist", "vko")
    await chair.says(POST)
    button = chair.button(say("Send it"))
    press = {"person": chair.id, "chat": telegram.world.bots()[0].id, "message": button.message, "data": button.data}
    await asyncio.gather(*[telegram.act("press", **press) for _ in range(5)])
    await telegram.settle()
    assert chair.screen.toasts.count(say(OLD)) == 4
    assert [post.state for post in await rows(office.engine, Post)] == ["sent"]
    assert len([notice for notice in await rows(office.engine, Notice) if notice.kind == "arrivals"]) == 1
    await office.passes(minutes=11)
    await specialist.gets(say.many("{number} post waits for review.", "{number} posts wait for review.", 1))


@ALTERNATING
async def test_an_edited_message(office, language):
    """It changes the draft that it stands in, and says that it comes too late for what was sent."""
    say = words_for(language)
    chair = await office.seated("Төраға", "chair", "ridder", language)
    await chair.says(POST)
    await chair.says("Қырық адам қатысты.")
    first = min(number for number, shown in chair.screen.messages.items() if shown.get("text") == POST and shown["out"])
    await chair.edits(POST.replace("семинар", "жиын"), message=first)
    chair.sees(POST.replace("семинар", "жиын") + "\n\nҚырық адам қатысты.")
    await chair.taps(say("Send it"))
    await chair.edits(POST, message=first)
    chair.sees(say(
        "The post has been sent already, so the edit of your message does not change it. To correct it, take it back."
    ))  # fmt: skip
    (post,) = await rows(office.engine, Post)
    assert (post.state, post.texts["kk"]) == ("sent", POST.replace("семинар", "жиын") + "\n\nҚырық адам қатысты.")
    await chair.taps(say("Take back"))
    await chair.taps(say("Take back to correct"))
    await chair.edits(POST, message=first)
    chair.sees(POST + "\n\nҚырық адам қатысты.", say("Send it"))
    await chair.says("Рақмет")  # a remark, for the draft is on the screen: a part of it
    await chair.edits("Рақмет сізге")
    chair.sees("Рақмет сізге")
    assert await rows(office.engine, Incident) == []


@ALTERNATING
async def test_an_album_is_one_post(office, language):
    say = words_for(language)
    chair = await office.seated("Төраға", "chair", "ridder", language)
    await office.album(chair, *[photo(640, 640, seed=number) for number in range(5)], caption=POST)
    assert chair.screen.text.count(say("Shall we send it like this?")) == 1, "one screen for the five"
    await chair.taps(say("Send it"))
    assert str(chair.effort) == "1 message + 1 tap"
    assert len(await rows(office.engine, Post)) == 1
    specialist = await office.seated("Маман", "specialist", "vko", language)
    await specialist.taps(say("Review"))
    assert len([message for message in specialist.screen.visible() if "photo" in message]) == 5
    specialist.sees(POST)


@ALTERNATING
async def test_twenty_photos(office, language):
    """Two albums: ten are taken, the words of both, and the rest is told of once."""
    say = words_for(language)
    chair = await office.seated("Төраға", "chair", "ridder", language)
    await office.album(chair, *[photo(320, 320, seed=number) for number in range(20)], caption=POST)
    assert chair.screen.text.count(say(TOO_MANY, most="10")) == 1, chair.transcript()
    chair.sees(POST, say("Shall we send it like this?"))
    await chair.sends(photo(320, 320, seed=30), caption="Тағы біреуі.")
    chair.sees(say(TOO_MANY, most="10"))
    await chair.says("Қатысты: қырық адам.")
    chair.sees(POST, "Тағы біреуі.", "Қатысты: қырық адам.")
    assert len([message for message in chair.screen.visible() if "photo" in message]) == 10
    assert len(await rows(office.engine, Media)) == 10
    await chair.taps(say("Send it"))
    assert [post.state for post in await rows(office.engine, Post)] == ["sent"]


@ALTERNATING
async def test_the_same_photo_again_is_not_another(office, telegram, language):
    chair = await office.seated("Төраға", "chair", "ridder", language)
    await chair.says(POST)
    await chair.sends(photo())
    own = max(number for number, shown in chair.screen.messages.items() if shown["out"])
    await chair.forwards(own, source=telegram.world.bots()[0].id)
    assert len(await rows(office.engine, Media)) == 1


@ALTERNATING
async def test_files_that_cannot_be_looked_at(office, telegram, language):
    """A photo that cannot be fetched, one that is broken, and a video that is too large for a bot: all are taken in."""
    say = words_for(language)
    chair = await office.seated("Төраға", "chair", "ridder", language)
    telegram.world.faults.next("error", "getFile", times=3)
    await chair.sends(photo(640, 640, seed=1), caption=POST)
    chair.sees(POST, say("Send it"))
    await chair.sends(Upload("сурет.jpg", photo(640, 640, seed=2)[:2000], "image/jpeg"), as_file=True)
    chair.sees(POST, say("Send it"))
    await chair.sends(Upload("video.mp4", b"\0" * (50 * 2**20), "video/mp4"))
    chair.sees(POST, say("Send it"))
    await chair.taps(say("Send it"))
    specialist = await office.seated("Маман", "specialist", "vko", language)
    await specialist.taps(say("Review"))
    kinds = [kind for one in specialist.screen.visible() for kind in ("photo", "video", "document") if kind in one]
    assert kinds == ["photo", "video", "document"]
    assert await rows(office.engine, Incident) == []


@ALTERNATING
async def test_texts_of_another_kind(office, language):
    """Right to left, of emoji alone, and of nothing that can be seen."""
    say = words_for(language)
    chair = await office.seated("Төраға", "chair", "ridder", language)
    arabic = "السلام عليكم ورحمة الله وبركاته أيها الأصدقاء"
    await chair.says(arabic)
    chair.sees(arabic, say("Send it"))
    await chair.says("🎉" * 30)
    chair.sees(arabic, "🎉" * 30)
    await chair.taps(say("Send it"))
    await chair.says("🏆" * 40)
    chair.sees("🏆" * 40, say("Send it"))
    await chair.taps(say("All hints: {number}", number="").split(":")[0])
    chair.sees(say("How it could be better"))
    assert await rows(office.engine, Incident) == []


@ALTERNATING
async def test_twenty_thousand_characters(office, language):
    """Telegram cuts them into messages; each that does not fit is answered with how long a text may be."""
    say = words_for(language)
    chair = await office.seated("Төраға", "chair", "ridder", language)
    for count in range(1, 6):
        await chair.says("я" * 4096)
        if count > 2:
            chair.sees(read(say, TOO_LONG, length=say.figure(3 * 4096 + 4), most=say.figure(10_000)))
    assert [post.texts for post in await rows(office.engine, Post)] == [{language: "\n\n".join(["я" * 4096] * 2)}]


@ALTERNATING
async def test_a_draft_survives_a_restart(office, language):
    say = words_for(language)
    chair = await office.seated("Төраға", "chair", "ridder", language)
    await chair.sends(photo(), caption=POST)
    await office.stop()
    office.start()
    await chair.says("Қатысты: қырық адам.")
    chair.sees(POST, "Қатысты: қырық адам.")
    await office.stop()
    await chair.says("Келесі семинар желтоқсанда.", silently=True)  # while the bot is away
    office.start()
    await chair.gets("Келесі семинар желтоқсанда.")
    await chair.says("/start")
    await chair.taps(say("Go on with the draft"))
    await chair.taps(say("Send it"))
    (post,) = await rows(office.engine, Post)
    assert post.texts["kk"].split("\n\n") == [POST, "Қатысты: қырық адам.", "Келесі семинар желтоқсанда."]


async def test_what_is_said_in_a_group_is_no_post(office, telegram):
    chair = await office.seated("Төраға", "chair", "ridder")
    group = await telegram.group("Кәсіподақ", chair, telegram.world.bots()[0])
    await group.promote(telegram.world.bots()[0], by=chair)
    chair.talks_to(group)
    await chair.says(POST, silently=True)
    assert await rows(office.engine, Post) == []


@ALTERNATING
async def test_markup_in_names_and_texts(office, telegram, language):
    """It is shown as it was written, by whoever it was written."""
    say = words_for(language)
    name, text = "<b>Әлия</b> & </i>", "<b>Семинар</b> <script>өтті</script> & 5 < 7 > 3 &amp; «жақсы» {place} %s"
    chair = await office.seated(name, "chair", "ridder", language)
    specialist = await office.seated(name, "specialist", "vko", language)
    assert [person.name for person in await rows(office.engine, Person)] == [name, name]
    await chair.says(text)
    chair.sees(text)
    await chair.taps(say("Send it"))
    channel = await telegram.channel("<i>Арна</i> & Ко", specialist, telegram.world.bots()[0])
    await specialist.gets("«<i>Арна</i> & Ко»")
    await specialist.taps(say("Yes"))
    specialist.sees("<i>Арна</i> & Ко")
    await specialist.taps(say("Review"))
    specialist.sees(text)
    await specialist.taps(say("Publish"))
    await office.drained()
    (published,) = office.stands_in(channel)
    assert published.words.startswith(text)
    await chair.says("<a href='x'>")
    chair.sees("«<a href='x'>»")
    assert await rows(office.engine, Incident) == []


async def test_nothing_was_counted_or_sent_by_accident(office):
    """Numbers and texts out of nowhere: no question is open, and so nothing is answered."""
    chair = await office.seated("Төраға", "chair", "ridder")
    press = await office.seated("Баспасөз", "press", "centre")
    await chair.says("225")
    await press.says("Мәтінді қысқа жазыңыз.")
    async with office.engine.connect() as tx:
        assert (await tx.execute(select(func.count()).where(Figure.source == "bot"))).scalar_one() == 0
        assert (await tx.execute(select(func.count()).select_from(Broadcast))).scalar_one() == 0
