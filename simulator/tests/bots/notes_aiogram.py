"""`python -m simulator.tests.bots.notes_aiogram ADDRESS TOKEN`: the notes bot in aiogram, polling as by default."""

from __future__ import annotations

import asyncio
import sys
from itertools import count

from aiogram import Bot, Dispatcher, F
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.filters import Command, CommandObject, CommandStart
from aiogram.types import (
    BotCommand,
    BufferedInputFile,
    CallbackQuery,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQuery,
    InlineQueryResultArticle,
    InputMediaDocument,
    InputTextMessageContent,
    KeyboardButton,
    Message,
    PollAnswer,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
)

dispatcher, saved = Dispatcher(), count(1)
SAVE, SITE = (
    InlineKeyboardButton(text="Save", callback_data="save"),
    InlineKeyboardButton(text="Site", url="example.com"),
)
MENU = InlineKeyboardMarkup(inline_keyboard=[[SAVE], [SITE]])
PHONE = ReplyKeyboardMarkup(keyboard=[[KeyboardButton(text="My number", request_contact=True)]], resize_keyboard=True)


@dispatcher.message(CommandStart())
async def start(message: Message, command: CommandObject) -> None:
    await message.answer(f"Hello, {message.from_user.first_name}! {command.args}", reply_markup=MENU)


@dispatcher.callback_query(F.data == "save")
async def save(query: CallbackQuery) -> None:
    await query.answer("Saved")
    await query.message.edit_text(f"Saved {next(saved)}", reply_markup=MENU)


@dispatcher.message(Command("phone"))
async def phone(message: Message) -> None:
    await message.answer("Your number?", reply_markup=PHONE)


@dispatcher.message(F.contact)
async def contact(message: Message) -> None:
    await message.answer(f"Thanks, {message.contact.phone_number}", reply_markup=ReplyKeyboardRemove())


@dispatcher.message(Command("files"))
async def files(message: Message) -> None:
    uploads = {name: BufferedInputFile(name.encode(), f"{name}.txt") for name in "ab"}
    await message.answer_media_group([InputMediaDocument(media=file, caption=name) for name, file in uploads.items()])


@dispatcher.message(Command("poll"))
async def poll(message: Message) -> None:
    await message.answer_poll("Saturday?", ["Yes", "No"], is_anonymous=False)


@dispatcher.poll_answer()
async def voted(answer: PollAnswer, bot: Bot) -> None:
    await bot.send_message(answer.user.id, f"Voted {answer.option_ids[0]}")


@dispatcher.message(F.photo)
async def picture(message: Message) -> None:
    await message.answer_photo(message.photo[-1].file_id, caption=f"Again: {message.caption}")


@dispatcher.message(F.document)
async def document(message: Message, bot: Bot) -> None:
    content = await bot.download(message.document)
    await message.answer(f"{message.document.file_name}: {len(content.read())} bytes")


@dispatcher.inline_query()
async def offer(query: InlineQuery) -> None:
    words = InputTextMessageContent(message_text=f"Note: {query.query}")
    note = InlineQueryResultArticle(id="1", title=f"Note {query.query}", input_message_content=words)
    await query.answer([note])


@dispatcher.edited_message()
async def edited(message: Message) -> None:
    await message.answer(f"Edited: {message.text}")


@dispatcher.message()
async def note(message: Message) -> None:
    await message.reply(f"<b>{message.text}</b>", parse_mode="HTML")


async def main(address: str, token: str) -> None:
    async with Bot(token, session=AiohttpSession(api=TelegramAPIServer.from_base(address))) as bot:
        await bot.set_my_commands([BotCommand(command="phone", description="Leave a number")])
        await dispatcher.start_polling(bot)


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
