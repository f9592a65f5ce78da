"""The notice board, told as stories. No network, no waiting, no mock."""

from __future__ import annotations

import asyncio

import pytest
from aiogram import Bot
from aiogram.client.default import DefaultBotProperties

from simulator import Telegram, Upload, photo
from simulator.doors.aiogram import InProcessSession
from simulator.example.bot import TOKEN, introduce, notice_board


@pytest.fixture
async def board(telegram: Telegram):
    telegram.bot(TOKEN, "Notice board", "board_bot")
    bot = Bot(TOKEN, session=InProcessSession(telegram.world), default=DefaultBotProperties(parse_mode="HTML"))
    dispatcher = notice_board()
    await introduce(bot)
    running = asyncio.create_task(dispatcher.start_polling(bot, handle_signals=False, handle_as_tasks=False))
    yield bot
    await dispatcher.stop_polling()
    await running


async def test_a_note_is_posted_in_one_message_and_one_tap(telegram, board):
    aliya = await telegram.person("Әлия", language="kk")
    await aliya.opens("https://t.me/board_bot?start=school5")
    aliya.sees("Notice board", "school5", "My number")

    aliya.effort.reset()
    await aliya.says("Сенбілік сенбіде!")
    aliya.sees("Сенбілік", "Post", "Drop")
    await aliya.taps("Post")
    aliya.sees("Posted", "✓ Сенбілік")
    assert str(aliya.effort) == "1 message + 1 tap"

    boris = await telegram.person("Борис", language="ru")
    await boris.says("/board")
    boris.sees("• Сенбілік сенбіде!")


async def test_an_old_button_can_be_pressed_after_it_has_gone(telegram, board):
    aliya = await telegram.person("Әлия")
    await aliya.says("Екі рет басылған ескертпе")
    button = aliya.button("Drop")
    await aliya.taps(button)
    await aliya.taps(button, silently=True)
    refused = telegram.world.record.calls("editMessageText", refused=True)
    assert "message is not modified" in refused[0].description


async def test_photos_come_back_as_an_album(telegram, board):
    aliya = await telegram.person("Әлия")
    for seed in range(3):
        await aliya.sends(photo(seed=seed), caption="Жиналыс")
        aliya.sees(f"Photo {seed + 1}")
    await aliya.says("/board")
    assert len({shown["media_group_id"] for shown in aliya.screen.visible() if "photo" in shown}) == 1


async def test_a_file_a_number_and_a_vote(telegram, board):
    aliya = await telegram.person("Әлия")
    await aliya.sends(Upload("anyqtama.pdf", b"%PDF-1.7 " + bytes(991)))
    aliya.sees("A file of 1000 bytes")
    await aliya.starts()
    await aliya.taps("My number")
    aliya.sees("Noted: +7700")
    await aliya.says("/vote")
    poll = aliya.screen.last
    await aliya.votes(0, message=poll["message_id"])
    assert aliya.screen.last["poll"]["options"][0]["voter_count"] == 1


async def test_a_note_is_carried_into_another_chat(telegram, board):
    aliya, boris = await telegram.person("Әлия"), await telegram.person("Борис")
    await aliya.says("Сенбілік сенбіде!")
    await aliya.taps("Post")
    crew = await telegram.group("Кәсіподақ", aliya, boris)
    await aliya.talks_to(crew).asks_inline("board_bot", "сенбілік")
    await aliya.picks("Сенбілік")
    await boris.talks_to(crew).gets("📌 Сенбілік сенбіде!")
