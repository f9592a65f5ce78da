"""Order in the chat: what a card leaves there, what was done with the last post, and the way back from it."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import update

from db.tables import Account, Incident, Post
from locales import words_for
from simulator import Upload, photo
from tests.bot.reading import account, rows
from tests.conftest import ALTERNATING
from tests.stories.telling import old_button, read, start_of

ALMATY = ZoneInfo("Asia/Almaty")
pytestmark = pytest.mark.usefixtures("unhurried")
POST = "Бүгін аудандық кәсіподақ №3 мектепте еңбек қауіпсіздігі бойынша семинар өткізді."
OTHER = "Ұжымдық шарттың жаңа тармақтары туралы кеше ашық сабақ өтті, елу адам қатысты."


@pytest.fixture
async def desk(office, language):
    chair = await office.seated("Төраға", "chair", "ridder", language)
    specialist = await office.seated("Маман", "specialist", "vko", language)
    return chair, specialist, await office.channel(specialist, language)


async def with_photos(office, chair, say, text: str, count: int = 3) -> None:
    await office.album(chair, *[photo(640, 640, seed=len(text) + number) for number in range(count)], caption=text)
    await chair.taps(say("Send it"))


def bubbles(person) -> list[dict]:
    """What the bot has said and still stands, the newest last."""
    return [shown for _, shown in sorted(person.screen.messages.items()) if not shown["out"]]


def photos(person) -> int:
    return sum("photo" in shown for shown in bubbles(person))


async def state(office) -> str:
    return (await rows(office.engine, Post))[0].state


@ALTERNATING
async def test_a_reviewed_post_leaves_nothing_behind(office, desk, language):
    """Its photos stay while anything is done with it, and go with its card; the preview's go with the preview."""
    say = words_for(language)
    chair, specialist, _ = desk
    await with_photos(office, chair, say, POST)
    await chair.says("/start")
    assert photos(chair) == 0
    await with_photos(office, chair, say, OTHER)
    before = len(bubbles(specialist))
    await specialist.taps(say("Review"))
    assert photos(specialist) == 3
    card = specialist.screen.last["message_id"]
    for button, back in (("More", "Back"), ("Schedule", "Back"), ("Return", "Back")):
        await specialist.taps(say(button))
        assert photos(specialist) == 3
        await specialist.taps(say(back))
        assert photos(specialist) == 3
        assert specialist.screen.last["message_id"] == card, "the same card in the same place"
    await specialist.taps(say("Next"))
    assert photos(specialist) == 3, "of the other post"
    await specialist.taps(say("Next"))
    await specialist.taps(say("Publish"))
    assert photos(specialist) == 3, "of the next card"
    await specialist.taps(say("Publish"))
    specialist.sees(say("No post waits for review."))
    assert photos(specialist) == 0
    assert len(bubbles(specialist)) - before <= 1
    await specialist.taps(say("Home"))
    assert len(bubbles(specialist)) - before <= 1
    assert await rows(office.engine, Incident) == []


@ALTERNATING
async def test_an_answered_question_keeps_its_words_and_loses_its_buttons(office, desk, language):
    say = words_for(language)
    chair, specialist, _ = desk
    await with_photos(office, chair, say, POST)
    await specialist.taps(say("Review"))
    await specialist.taps(say("Return"))
    asked = specialist.screen.last["message_id"]
    await specialist.says("Күні мен орны жазылмаған, қосып жіберіңіз.")
    specialist.sees(read(say, "✓ Returned to the author with the reason:"), say("No post waits for review."))
    assert "reply_markup" not in specialist.screen.messages[asked]
    assert photos(specialist) == 0


@ALTERNATING
async def test_what_is_older_than_two_days_stays_without_its_buttons(office, telegram, desk, language):
    say = words_for(language)
    chair, specialist, _ = desk
    await with_photos(office, chair, say, POST)
    await specialist.taps(say("Review"))
    card = specialist.screen.last["message_id"]
    await office.passes(days=3)
    await specialist.says("/start")
    assert photos(specialist) == 3
    assert "reply_markup" not in specialist.screen.messages[card]
    await specialist.says("/review")
    assert photos(specialist) == 6
    await specialist.taps(say("Publish"))
    assert photos(specialist) == 3, "the old ones"
    assert await rows(office.engine, Incident) == []


@ALTERNATING
async def test_what_cannot_be_tidied_is_no_error(office, telegram, desk, language):
    """Telegram says no, or another version has noted it otherwise: an old bubble stays."""
    say = words_for(language)
    chair, specialist, _ = desk
    await with_photos(office, chair, say, POST)
    await with_photos(office, chair, say, OTHER)
    await specialist.taps(say("Review"))
    telegram.world.faults.next("error", "deleteMessages")
    await specialist.taps(say("Next"))
    specialist.sees(OTHER)
    assert photos(specialist) == 6
    async with office.engine.begin() as tx:
        odd = update(Account).where(Account.id == specialist.id)
        await tx.execute(odd.values(bubbles={"pieces": [1], "of another time": 2}))
    await specialist.taps(say("Publish"))
    specialist.sees(POST)
    assert await rows(office.engine, Incident) == []


@ALTERNATING
async def test_a_restart_in_between(office, desk, language):
    say = words_for(language)
    chair, specialist, _ = desk
    await with_photos(office, chair, say, POST)
    await specialist.taps(say("Review"))
    await office.stop()
    office.start()
    await specialist.taps(say("Home"))
    assert photos(specialist) == 0
    assert (await account(office.engine, specialist.id)).bubbles == {}


@ALTERNATING
async def test_approved_and_undone(office, desk, language):
    """The author hears of both; who comes later, or presses twice, undoes nothing."""
    say = words_for(language)
    chair, specialist, _ = desk
    await with_photos(office, chair, say, POST)
    await specialist.taps(say("Review"))
    await specialist.taps(say("More"))
    await specialist.taps(say("For later"))
    specialist.sees(read(say, "✓ Approved, and waits until you publish it:"), POST[:40])
    await office.drained()
    await chair.gets(say("Your post was approved. Thank you!"))
    button = specialist.button(say("Undo the approval"))
    await specialist.taps(button)
    specialist.sees(POST)
    assert await state(office) == "sent"
    await office.drained()
    await chair.gets(say("Your post is looked at once more: what you were told before holds no longer."))
    await specialist.taps(old_button(specialist, "undo:1"))
    assert specialist.screen.toasts == [say("This cannot be undone any more. Open the post and see how it stands.")]


@ALTERNATING
async def test_a_moment_is_undone(office, desk, language):
    """And what was planned does not go out."""
    say = words_for(language)
    chair, specialist, channel = desk
    await with_photos(office, chair, say, POST)
    await specialist.taps(say("Review"))
    await specialist.taps(say("Schedule"))
    await specialist.says("25.11 15:00")
    specialist.sees(start_of(say, "✓ Goes out: {when}:"))
    await specialist.taps(say("Undo the time"))
    assert await state(office) == "sent"
    await office.passes(days=10)
    assert office.stands_in(channel) == []


@ALTERNATING
async def test_a_return_is_undone_until_its_author_has_touched_it(office, desk, language):
    say = words_for(language)
    chair, specialist, _ = desk
    await chair.says(POST)
    await chair.taps(say("Send it"))
    for undone in (True, False):
        await specialist.taps(specialist.button(say("Review")))
        await specialist.taps(say("Return"))
        await specialist.taps(say("No date or place"))
        assert await state(office) == "returned"
        await office.drained()
        button = specialist.button(say("Undo the return"))
        if undone:
            await specialist.taps(button)
            assert await state(office) == "sent"
            await specialist.taps(say("Home"))
    await chair.taps(chair.button(say("Correct it")))
    await chair.says(POST + " 14 қараша, №3 мектеп.")
    await specialist.taps(button)
    assert specialist.screen.toasts == [say("This cannot be undone any more. Open the post and see how it stands.")]
    assert await state(office) == "returned"


@ALTERNATING
async def test_declined_and_undone_within_minutes(office, desk, language):
    say = words_for(language)
    chair, specialist, _ = desk
    await chair.says(POST)
    await chair.taps(say("Send it"))
    for late in (False, True):
        await specialist.taps(specialist.button(say("Review")))
        await specialist.taps(say("More"))
        await specialist.taps(say("Decline"))
        await specialist.taps(say("Too late"))
        specialist.sees(read(say, "✓ Declined, the author gets the reason:"))
        button = specialist.button(say("Undo the refusal"))
        if late:
            await office.passes(minutes=11)
        await specialist.taps(button)
        assert await state(office) == ("declined" if late else "sent")
        await specialist.says("/start")


@ALTERNATING
async def test_published_and_taken_out_again(office, desk, language):
    say = words_for(language)
    chair, specialist, channel = desk
    await with_photos(office, chair, say, POST)
    await specialist.taps(say("Review"))
    specialist.effort.reset()
    await specialist.taps(say("Publish"))
    assert str(specialist.effort) == "0 messages + 1 tap"
    specialist.sees(read(say, "✓ Goes into the channel now:"))
    button = specialist.button(say("Take the last one out"))
    await specialist.taps(button)
    assert specialist.screen.toasts == [say("It is on its way into the channel. Try again in a moment.")]
    await office.drained()
    await specialist.taps(button)
    specialist.sees(POST[:40], say("Remove it from the channel? What stands on other pages stays there."))
    await specialist.taps(specialist.button(say("Remove")))
    await office.drained()
    assert office.stands_in(channel) == []


@ALTERNATING
async def test_what_nobody_asked_for_is_said_to_be_unheard(office, desk, language):
    """The card stays, and can be gone on with."""
    say = words_for(language)
    chair, specialist, _ = desk
    unheard = start_of(say, "Nothing is asked now, and nothing was done with «{begins}».")
    await specialist.says("/start")
    await specialist.says("Рахмет, жақсы апта болды")
    specialist.sees(unheard, "Рахмет, жақсы апта болды", say("Enter for it"))
    await specialist.shares_location()
    specialist.sees(say("Nothing is asked now, and nothing was done with what you sent."))
    await with_photos(office, chair, say, POST)
    await specialist.says("/review")
    await specialist.says("Күні жоқ")
    specialist.sees(unheard, say("Return"))
    assert photos(specialist) == 3
    await specialist.taps(say("Publish"))
    assert await state(office) == "going out"
    press = await office.seated("Баспасөз", "press", "centre", language)
    await press.says("Сәлем")
    press.sees(unheard)
    press.does_not_see(say("Enter for it"))


@ALTERNATING
async def test_a_moment_far_away_is_asked_about(office, desk, language):
    say = words_for(language)
    chair, specialist, _ = desk
    await with_photos(office, chair, say, POST)
    await specialist.taps(say("Review"))
    await specialist.taps(say("Schedule"))
    await specialist.says("25.03.2027 15:00")
    specialist.sees(start_of(say, "Only then shall it go out: {when}? If another time is meant, write it."))
    assert await state(office) == "sent"
    await specialist.taps(say("Yes, right"))
    assert await state(office) == "scheduled"
    assert (await rows(office.engine, Post))[0].publish_at == datetime(2027, 3, 25, 15, tzinfo=ALMATY)
    await chair.says(OTHER)
    await chair.taps(say("Send it"))
    await specialist.says("/review")
    await specialist.taps(say("Schedule"))
    await specialist.says("25.03.2027 15:00")
    await specialist.says("25.11 15:00")
    assert {post.state for post in await rows(office.engine, Post)} == {"scheduled"}


@ALTERNATING
async def test_a_voice_alone_is_typed_before_it_goes_anywhere(office, desk, language):
    say = words_for(language)
    chair, specialist, _ = desk
    await chair.sends(Upload("a.ogg", b"OggS", "audio/ogg"), kind="voice")
    await chair.taps(say("Send it"))
    await specialist.taps(say("Review"))
    specialist.does_not_see(say("Publish"))
    for data in ("publish:1", "approve:1", "when:1"):
        await specialist.taps(old_button(specialist, data))
        assert specialist.screen.toasts == [say("It is only dictated. First press “Type the text” on its card.")]
    assert await state(office) == "sent"
    await specialist.taps(say("Type the text"))
    await specialist.says(POST)
    specialist.sees(POST)
    await specialist.taps(say("Publish"))
    assert await state(office) == "going out"


@ALTERNATING
async def test_a_card_that_is_passed_on_is_free(office, desk, language):
    say = words_for(language)
    chair, first, _ = desk
    second = await office.seated("Екінші", "specialist", "vko", language)
    await chair.says(POST)
    await chair.taps(say("Send it"))
    await chair.says(OTHER)
    await chair.taps(chair.button(say("Send it")))
    await first.taps(say("Review"))
    await first.taps(say("Next"))
    first.sees(OTHER)
    await second.taps(say("Review"))
    second.sees(POST)
    second.does_not_see(read(say, "Is being looked at by: {name}", name="Маман"))


# ---- help over what stands

ASKS = {"kk": "фотоны қалай жіберемін?", "ru": "как отправить фото?"}
ASKS_AT_LENGTH = {"kk": "Жазылушылардың санын қайдан көруге болады?", "ru": "А где мне посмотреть число подписчиков?"}


def is_pressable(person, message: int) -> bool:
    return "reply_markup" in person.screen.messages.get(message, {})


@ALTERNATING
async def test_help_takes_nothing_away_of_a_card(office, desk, language):
    """Nor does a question in words; and whatever is done next tidies up as ever."""
    say = words_for(language)
    chair, specialist, _ = desk
    await with_photos(office, chair, say, POST)
    await specialist.taps(say("Review"))
    card = specialist.screen.last["message_id"]
    for asked in ("/help", say("Help"), ASKS[language]):
        await specialist.says(asked)
        assert (photos(specialist), is_pressable(specialist, card)) == (3, True)
    await specialist.says("/help")
    await specialist.taps(say("Back"))
    specialist.sees(say("Publish"))
    assert (photos(specialist), is_pressable(specialist, card)) == (3, False), "once, at the end"
    await specialist.taps(say("Publish"))
    assert (photos(specialist), await state(office)) == (0, "going out")


@ALTERNATING
async def test_help_takes_nothing_away_of_a_question(office, desk, language):
    say = words_for(language)
    chair, specialist, _ = desk
    await with_photos(office, chair, say, POST)
    await specialist.taps(say("Review"))
    await specialist.taps(say("Return"))
    asked, reason = specialist.screen.last["message_id"], specialist.button(say("No date or place"))
    await specialist.says("/help")
    assert (photos(specialist), is_pressable(specialist, asked)) == (3, True)
    await specialist.taps(say("Back"))
    assert (photos(specialist), is_pressable(specialist, asked)) == (3, False), "asked below, once"
    await specialist.says("/help")
    await specialist.taps(specialist.button(say("No date or place")))
    assert await state(office) == "returned"
    assert photos(specialist) == 0
    await specialist.taps(reason)
    assert len(await rows(office.engine, Incident)) == 0


@ALTERNATING
async def test_a_question_in_words_over_a_preview_and_over_a_count(office, desk, language):
    say = words_for(language)
    chair, _, _ = desk
    await office.album(chair, photo(640, 640, seed=1), photo(640, 640, seed=2), caption=POST)
    send = chair.button(say("Send it"))
    await chair.says(ASKS[language])
    assert (photos(chair), is_pressable(chair, send.message)) == (2, True)
    await chair.taps(send)
    assert await state(office) == "sent"
    await chair.taps(chair.button(say("Followers")))
    same = chair.button(say("No change"))
    await chair.says(ASKS_AT_LENGTH[language])
    assert is_pressable(chair, same.message)
    await chair.taps(same)
    chair.sees(say("All pages are counted. Thank you!"))
