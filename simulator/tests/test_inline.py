"""Bots that are asked from the text field of any chat: what they offer, what is sent of it, and what they hear."""

from __future__ import annotations

import asyncio

import pytest

from simulator import StoryError, Telegram, Upload, photo
from simulator.errors import Refusal
from simulator.tests.bots.offering import NAME, TOKEN, offering
from simulator.tests.bots.stages import DOORS, opened, running
from simulator.tests.scenes import only, refused, room, rule, somebody


@pytest.fixture
def cards():
    return offering()


@pytest.fixture(params=DOORS)
async def stage(request, telegram, cards):
    async with opened(request.param, telegram, TOKEN, NAME, cards) as stage:
        yield stage


@pytest.fixture
async def aliya(stage):
    aliya = await stage.person("Әлия")
    group = await stage.group("Кәсіподақ", aliya, await stage.person("Борис"))
    return aliya.talks_to(group)


# ---- stories


async def test_what_is_offered_is_sent_in_ones_own_name_and_lives_on(stage, aliya, cards):
    await aliya.asks_inline(NAME, "Мектеп")
    assert aliya.sees("Кіру") == "Мектеп 1 — 100 мүше\nМектеп 2 — 200 мүше\nМектеп 3 — 300 мүше"
    await aliya.scrolls()
    await aliya.scrolls()
    aliya.sees("Мектеп 7")
    await aliya.picks("Мектеп 5")
    aliya.sees("Мектеп 5: жіберілді", "Ұнады")
    said = aliya.screen.messages[max(aliya.screen.messages)]
    assert (said["from"]["id"], said["via_bot"]["username"]) == (aliya.id, NAME)
    await aliya.taps("Ұнады")
    aliya.sees("Әлия: ұнады", "Рақмет")
    assert cards["asked"] == ["Мектеп||group", "Мектеп|3|group", "Мектеп|6|group"]
    assert cards["taken"] == ["Мектеп: Мектеп 5"]
    assert str(aliya.effort) == "0 messages + 2 taps"


async def test_what_others_see_has_the_same_buttons(stage, aliya):
    boris = await stage.person("Борис")
    group = await stage.group("Екеуміз", aliya, boris)
    await aliya.talks_to(group).asks_inline(NAME, "Мектеп 4")
    await aliya.picks("Мектеп 4")
    await boris.talks_to(group).gets("Мектеп 4: жіберілді")
    await boris.taps("Ұнады")
    boris.sees("Борис: ұнады")


async def test_the_button_above_leads_to_the_bot_itself(stage, aliya):
    await aliya.asks_inline(NAME, "Мектеп")
    await aliya.taps("Кіру")
    aliya.sees("Карточкалар", "Бөлісу")


async def test_buttons_that_ask_for_more_here_or_elsewhere(stage, aliya, cards):
    group = aliya._chat
    await aliya.talks_to((await stage.bots())[0]["id"]).starts()
    await aliya.taps("Осында іздеу")
    assert aliya.sees() == "Мектеп 7 — 700 мүше"
    await aliya.taps("Бөлісу", into=group)
    await aliya.picks("Мектеп 2")
    aliya.sees("Мектеп 2: жіберілді")
    assert cards["asked"] == ["Мектеп 7||sender", "Мектеп 2||group"]


async def test_the_same_words_are_answered_from_memory_for_as_long_as_the_bot_said(telegram, cards):
    telegram.bot(TOKEN, "Карточкалар", NAME)
    async with running(telegram.world, TOKEN, cards):
        aliya, boris = await telegram.person("Әлия"), await telegram.person("Борис")
        for who in (aliya, boris):
            await who.asks_inline(NAME, "Мектеп 2")
            await who.asks_inline(NAME, "Мектеп 1")
            await who.asks_inline(NAME, "Мектеп 1")
        personal = "Мектеп 1||sender"
        assert cards["asked"] == ["Мектеп 2||sender", personal, personal], "once for all, and once for each"
        await telegram.passes(61)
        await aliya.asks_inline(NAME, "Мектеп 2")
        assert len(cards["asked"]) == 4


async def test_steps_that_do_not_come_out(stage, aliya):
    with pytest.raises(StoryError, match="there is no bot @nobody_bot"):
        await aliya.asks_inline("nobody_bot", "Мектеп")
    await aliya.asks_inline(NAME, "Мектеп 1")
    with pytest.raises(StoryError, match="“Мектеп 9” is not offered"):
        await aliya.picks("Мектеп 9")
    with pytest.raises(StoryError, match="there is nothing more to come"):
        await aliya.scrolls()
    assert "  ← offers:\n    [ Кіру ]\n    · Мектеп 1 — 100 мүше" in aliya.transcript()


# ---- by hand


@pytest.fixture
async def group(telegram, bot, chair):
    return await room(telegram, "supergroup", chair)


async def ask(telegram, who, chat, words="кім", **more) -> str:
    asked = await telegram.act("ask_inline", person=who.id, chat=chat, bot=1000, query=words, timeout=0.0, **more)
    return asked["query"]


async def pick(telegram, who, chat, query, result="1"):
    return await telegram.act("pick_result", person=who.id, chat=chat, query=query, result=result)


def article(number="1", text="Сәлем", **more):
    content = {"message_text": text}
    return {"type": "article", "id": number, "title": "Бір", "input_message_content": content} | more


async def test_the_bot_is_told_who_asks_what_and_where(telegram, bot, chair, group):
    for chat in (bot.id, group, await room(telegram, "channel", chair)):
        await ask(telegram, chair, chat, " кім? " + "к" * 300)
    asked = only(await bot.updates(), "inline_query")
    assert [query["chat_type"] for query in asked] == ["sender", "supergroup", "channel"]
    assert (len(asked[0]["query"]), asked[0]["from"]["id"], asked[0]["offset"]) == (256, chair.id, "")


KEYS = {"inline_keyboard": [[{"text": "Иә", "callback_data": "yes"}]]}


@pytest.mark.parametrize(
    ("result", "kind"),
    [
        ({"type": "photo", "photo_url": "https://a.kz/1.jpg", "thumbnail_url": "https://a.kz/2.jpg"}, "photo"),
        ({"type": "gif", "gif_url": "https://a.kz/1.gif", "thumbnail_url": "https://a.kz/2.jpg"}, "animation"),
        ({"type": "mpeg4_gif", "mpeg4_url": "https://a.kz/1.mp4", "thumbnail_url": "https://a.kz/2.jpg"}, "animation"),
        ({"type": "video", "video_url": "https://a.kz/1.mp4", "mime_type": "video/mp4", "title": "Бейне",
          "thumbnail_url": "https://a.kz/2.jpg"}, "video"),
        ({"type": "audio", "audio_url": "https://a.kz/1.mp3", "title": "Ән"}, "audio"),
        ({"type": "voice", "voice_url": "https://a.kz/1.ogg", "title": "Үн"}, "voice"),
        ({"type": "document", "document_url": "https://a.kz/1.pdf", "title": "Есеп",
          "mime_type": "application/pdf"}, "document"),
        ({"type": "location", "latitude": 43.2, "longitude": 76.9, "title": "Жер"}, "location"),
        ({"type": "venue", "latitude": 43.2, "longitude": 76.9, "title": "Мектеп", "address": "Абай 1"}, "venue"),
        ({"type": "contact", "phone_number": "+77001112233", "first_name": "Төраға"}, "contact"),
    ],
)  # fmt: skip
async def test_kinds_of_results(telegram, bot, chair, group, result, kind):
    query = await ask(telegram, chair, group)
    await bot("answerInlineQuery", inline_query_id=query, results=[result | {"id": "1"}])
    said = await pick(telegram, chair, group, query)
    assert kind in said
    assert said["via_bot"]["id"] == bot.id
    assert only(await bot.updates(), "chosen_inline_result") == [
        {"result_id": "1", "from": said["from"], "query": "кім"}
    ], "without buttons there is no name by which it could be changed"


async def test_files_that_the_bot_sent_before(telegram, bot, chair, group):
    files = {"photo": Upload("1.jpg", photo(320, 240)), "document": Upload("Есеп.pdf", b"%PDF")}
    sent = [await bot(f"send{kind.title()}", chat_id=chair.id, files={kind: file}) for kind, file in files.items()]
    ids = {"photo": sent[0]["photo"][-1]["file_id"], "document": sent[1]["document"]["file_id"]}
    results = [
        {"type": kind, "id": kind, f"{kind}_file_id": ids[kind], "title": kind, "caption": "Міне"} for kind in ids
    ]
    query = await ask(telegram, chair, group)
    await bot("answerInlineQuery", inline_query_id=query, results=results)
    for kind in ids:
        said = await pick(telegram, chair, group, query, kind)
        assert said["caption"] == "Міне"
        assert kind in said
    query = await ask(telegram, chair, group, "басқа")
    wrong = [{"type": "photo", "id": "1", "photo_file_id": ids["document"]}]
    words = (400, "Bad Request: can't use file of type Document as Photo")
    assert await refused(bot, "answerInlineQuery", inline_query_id=query, results=wrong) == words


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"results": [article(str(n)) for n in range(51)]}, "RESULTS_TOO_MUCH"),
        ({"results": [article("a"), article("a")]}, "RESULT_ID_DUPLICATE"),
        ({"results": [article("ә" * 33)]}, "RESULT_ID_INVALID"),
        ({"results": [article(text="<b>")], "next_offset": "x" * 65}, "NEXT_OFFSET_INVALID"),
        ({"results": [article(text="а" * 4097)]}, "MESSAGE_TOO_LONG"),
        ({"results": [article(reply_markup={"inline_keyboard": [[{"text": "A", "callback_data": "x" * 65}]]})]},
         "BUTTON_DATA_INVALID"),
        ({"results": [], "button": {"text": "Кіру", "start_parameter": "а б"}}, "START_PARAM_INVALID"),
        ({"results": [], "button": {"text": " ", "start_parameter": "a"}}, "SWITCH_PM_TEXT_EMPTY"),
        ({"results": [{"type": "document", "id": "1", "title": "t", "document_url": "https://a.kz/1",
                       "mime_type": "text/html"}]}, "FILE_CONTENT_TYPE_INVALID"),
        ({"results": [{"type": "photo", "id": "1", "photo_url": "1.jpg", "thumbnail_url": "https://a.kz/2"}]},
         "WEBDOCUMENT_URL_INVALID"),
    ],
)  # fmt: skip
async def test_answers_that_are_refused(telegram, bot, chair, group, given, words):
    query = await ask(telegram, chair, group)
    assert await refused(bot, "answerInlineQuery", inline_query_id=query, **given) == (400, f"Bad Request: {words}")
    assert await bot("answerInlineQuery", inline_query_id=query, results=[article()]), "it may still be answered well"


async def test_a_kind_that_is_not_played_says_so(telegram, bot, chair, group):
    query = await ask(telegram, chair, group)
    game = [{"type": "game", "id": "1", "game_short_name": "g"}]
    code, words = await refused(bot, "answerInlineQuery", inline_query_id=query, results=game)
    assert code == 501
    assert words == "Not Implemented: the simulator knows inline results of type game but does not play it"


async def test_too_late_twice_and_somebody_elses(telegram, bot, chair, group):
    late = "Bad Request: query is too old and response timeout expired or query ID is invalid"
    query = await ask(telegram, chair, group)
    telegram.bot("3000:other")
    await bot("answerInlineQuery", inline_query_id=query, results=[article()], cache_time=0)
    for number in (query, "1", await ask(telegram, chair, group)):
        await telegram.clock.advance(31 if number not in (query, "1") else 0)
        assert await refused(bot, "answerInlineQuery", inline_query_id=number, results=[]) == (400, late)


async def test_a_message_is_changed_by_its_name(telegram, bot, chair, group):
    query = await ask(telegram, chair, group)
    await bot("answerInlineQuery", inline_query_id=query, results=[article(reply_markup=KEYS)])
    said = await pick(telegram, chair, group, query)
    name = only(await bot.updates(), "chosen_inline_result")[0]["inline_message_id"]
    assert await bot("editMessageText", inline_message_id=name, text="Басқа", reply_markup=KEYS) is True
    assert await bot("editMessageReplyMarkup", inline_message_id=name) is True
    assert "message is not modified" in (await refused(bot, "editMessageText", inline_message_id=name, text="Басқа"))[1]
    gone = (400, "Bad Request: MESSAGE_ID_INVALID")
    assert await refused(bot, "editMessageText", inline_message_id="x" + name, text="Енді") == gone
    await telegram.act("delete", person=chair.id, chat=group, messages=[said["message_id"]])
    assert await refused(bot, "editMessageText", inline_message_id=name, text="Енді") == gone


async def test_in_a_group_where_it_is_the_bot_hears_what_was_sent_through_it(telegram, bot, chair, group):
    await telegram.act("add_member", person=chair.id, chat=group, user=bot.id)
    query = await ask(telegram, chair, group)
    await bot("answerInlineQuery", inline_query_id=query, results=[article()])
    await pick(telegram, chair, group, query)
    assert only(await bot.updates(), "message")[-1]["via_bot"]["id"] == bot.id


async def test_who_may_not_send_what_bots_offer(telegram, bot, chair, group):
    guest = await somebody(telegram, "Қонақ")
    await telegram.act("join", person=guest.id, chat=group)
    await telegram.act("permit", person=chair.id, chat=group, permissions={"can_send_other_messages": False})
    query = await ask(telegram, guest, group)
    await bot("answerInlineQuery", inline_query_id=query, results=[article()])
    with pytest.raises(Refusal, match="what bots offer may not be sent here"):
        await pick(telegram, guest, group, query)
    with pytest.raises(Refusal, match="nothing was offered"):
        await pick(telegram, chair, group, query)
    await rule(telegram, group, chair, guest)
    with pytest.raises(Refusal, match="this was not offered"):
        await pick(telegram, guest, group, query, "7")
    assert await pick(telegram, guest, group, query)


async def test_what_the_bots_owner_set(telegram, bot, chair, group):
    assert (await bot("getMe"))["supports_inline_queries"] is True
    await telegram.act("botfather", bot=bot.id, inline_feedback=False)
    query = await ask(telegram, chair, group)
    await bot("answerInlineQuery", inline_query_id=query, results=[article()])
    await pick(telegram, chair, group, query)
    assert only(await bot.updates(), "chosen_inline_result") == []
    await telegram.act("botfather", bot=bot.id, inline=False)
    assert (await bot("getMe"))["supports_inline_queries"] is False
    with pytest.raises(Refusal, match="this is not a bot that can be asked from here"):
        await ask(telegram, chair, group)


async def test_a_bot_that_does_not_answer(telegram: Telegram, bot, chair, group):
    chair.patience = 0.05
    with pytest.raises(StoryError, match="the bot did not answer “→ @bot_1000_bot кім” in"):
        await chair.asks_inline("bot_1000_bot", "кім")


async def test_of_very_many_letters_the_bot_hears_the_first(telegram, bot, chair):
    await bot.updates()
    await telegram.act("ask_inline", person=chair.id, chat=bot.id, bot=bot.id, query="ұ" * 10_000, timeout=0.0)
    (query,) = only(await bot.updates(), "inline_query")
    assert query["query"] == "ұ" * 256


async def test_an_offset_that_never_ends_brings_a_page_for_each_time_it_is_asked(telegram, bot, chair):
    one = {"type": "article", "id": "1", "title": "Тағы", "input_message_content": {"message_text": "Тағы"}}
    offset = ""
    for _ in range(5):
        asked = {"person": chair.id, "chat": bot.id, "bot": bot.id, "query": "а", "offset": offset}
        waiting = asyncio.create_task(telegram.act("ask_inline", **asked, timeout=5.0))
        (query,) = only(await bot("getUpdates", offset=-1, timeout=5), "inline_query")
        await bot("answerInlineQuery", inline_query_id=query["id"], results=[one], next_offset="again", cache_time=0)
        offset = (await waiting)["next_offset"]
        await bot.updates()
    assert offset == "again"
