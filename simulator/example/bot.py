"""A notice board: people post notes and photos, look through them, vote, and leave a telephone number.

Run it against the simulator: `python -m simulator.example.bot http://127.0.0.1:8081`.
"""

from __future__ import annotations

import asyncio
import sys

from aiogram import Bot, Dispatcher, F, Router, html
from aiogram import types as t
from aiogram.client.default import DefaultBotProperties
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.filters import Command, CommandObject, CommandStart
from aiogram.types import CallbackQuery, Message

TOKEN = "1000:notice-board"
COMMANDS = {
    "en": {"start": "Begin anew", "board": "Look at the board", "vote": "Shall we meet?"},
    "kk": {"start": "Қайта бастау", "board": "Тақтаны көру", "vote": "Жиналамыз ба?"},
    "ru": {"start": "Начать заново", "board": "Посмотреть доску", "vote": "Собираемся?"},
}


def notice_board() -> Dispatcher:  # noqa: C901 (ten small handlers, not one long one)
    router, notes, photos = Router(), list[str](), list[str]()

    @router.message(CommandStart())
    async def start(message: Message, command: CommandObject) -> None:
        share = [[t.KeyboardButton(text="My number", request_contact=True)]]
        keyboard = t.ReplyKeyboardMarkup(keyboard=share, resize_keyboard=True, input_field_placeholder="A note…")
        came_by = f" You came by “{html.quote(command.args)}”." if command.args else ""
        await message.answer(f"<b>Notice board</b>. Write a note or send a photo.{came_by}", reply_markup=keyboard)

    @router.message(Command("board"))
    async def board(message: Message) -> None:
        if len(photos) > 1:
            await message.answer_media_group([t.InputMediaPhoto(media=photo) for photo in photos[-10:]])
        elif photos:
            await message.answer_photo(photos[0], caption="The only photo")
        await message.answer("\n".join(f"• {html.quote(note)}" for note in notes) or "The board is empty.")

    @router.message(Command("vote"))
    async def vote(message: Message) -> None:
        await message.answer_poll("Shall we meet?", ["Yes", "No"], is_anonymous=False)

    @router.message(F.contact)
    async def contact(message: Message) -> None:
        number = message.contact.phone_number if message.contact else ""
        await message.answer(f"Noted: {number}", reply_markup=t.ReplyKeyboardRemove())

    @router.message(F.photo)
    async def photo(message: Message) -> None:
        photos.append((message.photo or [])[-1].file_id)
        await message.reply(f"Photo {len(photos)} is on the board.")

    @router.message(F.document)
    async def document(message: Message, bot: Bot) -> None:
        content = await bot.download(message.document) if message.document else None
        await message.answer(f"A file of {len(content.read()) if content else 0} bytes.")

    @router.message(F.text)
    async def note(message: Message) -> None:
        post = t.InlineKeyboardButton(text="Post", callback_data="post", style="success")
        drop = t.InlineKeyboardButton(text="Drop", callback_data="drop", style="danger")
        buttons = t.InlineKeyboardMarkup(inline_keyboard=[[post, drop]])
        await message.answer(html.quote(message.text or ""), reply_markup=buttons)

    @router.callback_query(F.data.in_({"post", "drop"}), F.message.text.as_("text"))
    async def decide(query: CallbackQuery, text: str) -> None:
        if query.data == "post":
            notes.append(text)
        await query.answer("Posted" if query.data == "post" else "Dropped")
        if isinstance(query.message, Message):
            mark = "✓ {}" if query.data == "post" else "<s>{}</s>"
            await query.message.edit_text(mark.format(html.quote(text)))

    @router.inline_query()
    async def offer(query: t.InlineQuery) -> None:
        found = [note for note in notes if query.query.lower() in note.lower()]
        results: list[t.InlineQueryResultUnion] = [
            t.InlineQueryResultArticle(
                id=str(place),
                title=note,
                description="On the board",
                input_message_content=t.InputTextMessageContent(message_text=f"📌 {html.quote(note)}"),
            )
            for place, note in enumerate(found[-50:])
        ]
        await query.answer(results, cache_time=0)

    dispatcher = Dispatcher()
    dispatcher.include_router(router)
    return dispatcher


async def introduce(bot: Bot) -> None:
    for language, commands in COMMANDS.items():
        listed = [t.BotCommand(command=command, description=words) for command, words in commands.items()]
        await bot.set_my_commands(listed, language_code=None if language == "en" else language)


async def main(address: str) -> None:
    session = AiohttpSession(api=TelegramAPIServer.from_base(address))
    async with Bot(TOKEN, session=session, default=DefaultBotProperties(parse_mode="HTML")) as bot:
        await introduce(bot)
        await notice_board().start_polling(bot)


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1]))
