"""The bare part: an aiogram bot that answers a tap and edits its message, and remembers nothing."""

from __future__ import annotations

import asyncio
import sys
from itertools import count

from aiogram import Bot, Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.types import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message

ROWS = [[InlineKeyboardButton(text=f"Button {number}", callback_data=f"go:{number}")] for number in range(13)]
KEYBOARD = InlineKeyboardMarkup(inline_keyboard=ROWS)
TURNS = count()


async def start(message: Message) -> None:
    await message.answer("What is the post about?", reply_markup=KEYBOARD)


async def tapped(query: CallbackQuery) -> None:
    await query.answer()
    if isinstance(query.message, Message):
        await query.message.edit_text(f"What is the post about? {next(TURNS)}", reply_markup=KEYBOARD)


async def main(address: str, token: str) -> None:
    dispatcher = Dispatcher()
    dispatcher.message.register(start)
    dispatcher.callback_query.register(tapped)
    async with Bot(token, session=AiohttpSession(api=TelegramAPIServer.from_base(address))) as bot:
        await bot.me()
        print("ready", flush=True)
        await dispatcher.start_polling(bot)


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], sys.argv[2]))
