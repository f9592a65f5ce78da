"""People of a test and what they do, by both doors: in this process, and over HTTP to a simulator elsewhere."""

from __future__ import annotations

import asyncio

import pytest
from aiogram import Dispatcher

from simulator import StoryError, Upload, photo
from simulator.tests.bots.many_sided import NAME, TOKEN
from simulator.tests.bots.stages import DOORS, greeted, opened, running

LINK = f"https://t.me/{NAME}?start=oblys"


@pytest.fixture(params=DOORS)
async def stage(request, telegram):
    async with opened(request.param, telegram) as stage:
        yield stage


@pytest.fixture
async def aliya(stage):
    return await greeted(stage)


async def test_a_link_starts_the_bot_with_what_it_carries(stage):
    aliya = await stage.person("Әлия")
    await aliya.opens(LINK)
    assert aliya.sees("oblys жіберді", "Есеп", "Сайт") == "Сәлем, Әлия! Сізді oblys жіберді."
    assert str(aliya.effort) == "0 messages + 1 tap"


async def test_an_inline_keyboard_leafs_through_pages(aliya):
    await aliya.taps("Есеп")
    aliya.sees("Есептің 1-беті", "1-бет", "Келесі")
    aliya.does_not_see("Сәлем", "Сайт")
    await aliya.taps("Келесі")
    await aliya.taps("Келесі")
    aliya.sees("Есептің 3-беті")
    aliya.does_not_see("Келесі", "2-бет")
    assert str(aliya.effort) == "0 messages + 3 taps"


async def test_a_toast_and_an_alert_are_seen_until_the_next_deed(aliya):
    await aliya.taps("Ескерту")
    aliya.sees("Есеп мерзімі өтті!")
    assert "  ← alert: Есеп мерзімі өтті!" in aliya.transcript()
    await aliya.says("Жарайды")
    aliya.does_not_see("Есеп мерзімі өтті!")


async def test_a_reply_keyboard_asks_for_the_number_and_goes(aliya):
    await aliya.says("/phone")
    aliya.sees("Нөміріңіз?", "Нөмірім", "Керек емес")
    await aliya.taps("Нөмірім")
    aliya.sees("Жазылды: +7700")
    aliya.does_not_see("Нөмірім")
    assert aliya.screen.keyboard is None
    assert str(aliya.effort) == "1 message + 1 tap"


@pytest.mark.parametrize(("label", "said"), [("Керек", "Керек"), ("Керек емес", "Керек емес"), ("емес", "Керек емес")])
async def test_a_button_is_known_by_its_whole_name_before_a_part_of_it(aliya, label, said):
    await aliya.says("/phone")
    await aliya.taps(label)
    assert aliya.sees() == f"Әлия: {said}"


async def test_a_place_is_shared_by_a_button(aliya):
    await aliya.says("/phone")
    await aliya.taps("Жерім")
    aliya.sees("Жер: 43.2")
    await aliya.shares_location(51.1, 71.4)
    aliya.sees("Жер: 51.1")
    await aliya.shares_contact()
    aliya.sees("Жазылды: +7700")
    assert str(aliya.effort) == "3 messages + 1 tap"


async def test_a_photo_an_album_and_a_document(aliya, tmp_path):
    await aliya.sends(photo(640, 480), caption="Жиналыс")
    aliya.sees("Сурет жалғыз, 640 нүкте: Жиналыс")
    await aliya.sends(photo(320, 240, 1), photo(320, 240, 2), caption="Екеу")
    assert await aliya.gets("320 нүкте: Екеу")
    assert await aliya.gets("Сурет альбомда, 320 нүкте: -")
    await aliya.sends(photo(640, 480), as_file=True)
    aliya.sees("photo.jpg: ")
    await aliya.sends(Upload("Есеп.pdf", b"%PDF " + bytes(995), "application/pdf"))
    aliya.sees("Есеп.pdf: 1000 байт")
    (tmp_path / "kesте.csv").write_text("а;б")
    await aliya.sends(tmp_path / "kesте.csv")
    aliya.sees("kesте.csv: 5 байт")
    assert str(aliya.effort) == "5 messages + 0 taps"


async def test_a_reply_and_a_change_of_ones_own_words(aliya):
    asked = aliya.screen.last["message_id"]
    await aliya.says("Дайын", reply_to=asked)
    aliya.sees("Дайын (жауап: Сәлем, Әлия Серік!)")
    await aliya.edits("Дайын емес", silently=False)
    aliya.sees("Түзетілді: Дайын емес")


async def test_words_are_carried_from_one_chat_to_another(stage, aliya):
    group = await stage.group("Кәсіподақ", aliya)
    await aliya.talks_to(group).says("Сенбіде жиналыс", silently=True)
    said = max(aliya.screen.messages)
    aliya.talks_to((await stage.bots())[0]["id"])
    await aliya.forwards(said, source=group)
    aliya.sees("user айтқан: Сенбіде жиналыс")


async def test_what_comes_by_itself_is_waited_for(stage, aliya):
    boris = await stage.person("Борис", language="ru")
    await boris.starts()
    await boris.says("/tell жиналыс сағат үште")
    assert (await aliya.gets("жиналыс")).endswith("Хабарландыру: жиналыс сағат үште")
    await aliya.gets("Оқыдым")
    await aliya.taps("Оқыдым")
    aliya.sees("Есеп мерзімі өтті!")


async def test_a_step_waits_for_all_that_the_bot_has_to_say(aliya):
    await aliya.says("/slowly")
    assert aliya.sees() == "Бір\nЕкі"
    await aliya.says("/slowly", silently=True)
    assert aliya.sees() == "Бір\nЕкі"


async def test_two_at_once_do_not_get_into_each_others_way(stage, aliya):
    boris = await stage.person("Борис", language="ru")
    await asyncio.gather(aliya.says("Бірінші"), boris.says("Первый"))
    aliya.sees("Әлия: Бірінші")
    boris.sees("Борис: Первый")
    aliya.does_not_see("Первый")
    boris.does_not_see("Бірінші")


async def test_in_a_group_the_bot_hears_what_is_meant_for_it(stage, aliya):
    boris = await stage.person("Борис")
    bot = (await stage.bots())[0]["id"]
    group = await stage.group("Кәсіподақ", aliya, boris)
    await stage.act("add_member", person=aliya.id, chat=group.id, user=bot)
    await aliya.talks_to(group).says("Өзара сөз", silently=True)
    await boris.talks_to(group).gets("Өзара сөз")
    boris.does_not_see("Әлия: Өзара сөз")
    await boris.says(f"/start@{NAME}")
    await aliya.gets("Сәлем, Борис!")
    assert (
        aliya.transcript()
        == """— Әлия Серік —
→ Өзара сөз
  ← /start@esep_bot
  ← Сәлем, Борис!
    [ Есеп ] [ Ескерту ]
    [ Сайт ] [ Үнсіз ]"""
    )
    assert boris.transcript().splitlines()[1:3] == ["  ← [new_chat_members]"] * 2
    await boris.leaves()
    with pytest.raises(StoryError, match="you can't write here"):
        await boris.says("Сәлем")


async def test_a_blocked_bot_is_written_to_again_once_it_is_unblocked(aliya):
    await aliya.blocks()
    with pytest.raises(StoryError, match="“→ Сәлем” is not possible: you can't write here"):
        await aliya.says("Сәлем")
    await aliya.unblocks()
    await aliya.says("Қайта келдім")
    aliya.sees("Әлия: Қайта келдім")


async def test_a_held_button_can_be_pressed_after_it_has_gone(aliya):
    held = aliya.button("Есеп")
    await aliya.taps(held)
    await aliya.taps("Келесі")
    aliya.sees("Есептің 2-беті")
    with pytest.raises(StoryError, match="there is no button “Есеп”"):
        await aliya.taps("Есеп")
    await aliya.taps(held)
    aliya.sees("Есептің 1-беті")


async def test_time_passes_for_both(stage, aliya):
    before = (await stage.act("clock"))["clock"]["now"]
    await stage.passes(3600)
    assert 3600 <= (await stage.act("clock"))["clock"]["now"] - before < 3700


# ---- several bots


@pytest.fixture
async def second(telegram):
    """Another bot in the same Telegram, which says everything backwards."""
    dispatcher = Dispatcher()
    dispatcher.message.register(lambda message: message.answer(message.text[::-1]))
    telegram.bot("2000:backwards", "Керісінше", "kerisinshe_bot")
    async with running(telegram.world, "2000:backwards", dispatcher) as bot:
        yield bot


@pytest.fixture
async def first(telegram):
    async with opened("in this process", telegram):
        yield telegram.bot(TOKEN)


async def test_with_several_bots_one_says_whom_one_talks_to(telegram, first, second):
    aliya = await telegram.person("Әлия")
    with pytest.raises(StoryError) as caught:
        await aliya.says("Кімге?")
    words = "Әлия does not know which bot to talk to (there are: esep_bot, kerisinshe_bot); say talks_to(…)"
    assert str(caught.value) == words
    await aliya.talks_to(first).starts()
    aliya.sees("Сәлем, Әлия!")
    await aliya.talks_to(second).says("абв")
    assert aliya.sees() == "вба"
    aliya.talks_to(first.id).sees("Сәлем, Әлия!")
    aliya.does_not_see("вба")


async def test_a_link_leads_to_the_bot_it_names(telegram, first, second):
    aliya = await telegram.person("Әлия")
    await aliya.opens("https://t.me/kerisinshe_bot?start=abc")
    assert aliya.sees() == "cba trats/"
    await aliya.opens(LINK)
    aliya.sees("oblys жіберді")


async def test_a_link_takes_a_bot_into_a_group(telegram, first, second):
    aliya = await telegram.person("Әлия")
    group = await telegram.group("Кәсіподақ", aliya)
    await aliya.opens(f"https://t.me/{NAME}?startgroup=top", group=group, silently=True)
    assert await aliya.gets("Сізді top жіберді") == "Сәлем, Әлия! Сізді top жіберді."
    assert aliya.talks_to(group).sees("top")


async def test_without_any_bot_there_is_nobody_to_talk_to(telegram):
    aliya = await telegram.person("Әлия")
    with pytest.raises(StoryError, match="there are: none yet"):
        await aliya.says("Біреу бар ма?")
