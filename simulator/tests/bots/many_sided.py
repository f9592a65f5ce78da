"""A bot that has something of everything, for the stories about the people who use it."""

from __future__ import annotations

import asyncio

from aiogram import Bot, Dispatcher, F
from aiogram.filters import Command, CommandObject, CommandStart
from aiogram.types import (
    CallbackQuery,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    Message,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
)

TOKEN = "1000:many-sided"
NAME = "esep_bot"


def inline(*rows: list[tuple[str, str]]) -> InlineKeyboardMarkup:
    """Buttons by label and data; data that begins with https is an address."""
    keyboard = [
        [
            InlineKeyboardButton(text=label, **{"url" if data.startswith("https:") else "callback_data": data})
            for label, data in row
        ]
        for row in rows
    ]
    return InlineKeyboardMarkup(inline_keyboard=keyboard)


MENU = inline([("Есеп", "page:1"), ("Ескерту", "alert")], [("Сайт", "https://example.com"), ("Үнсіз", "mute")])
PHONE = ReplyKeyboardMarkup(
    keyboard=[
        [KeyboardButton(text="Нөмірім", request_contact=True), KeyboardButton(text="Жерім", request_location=True)],
        [KeyboardButton(text="Керек емес"), KeyboardButton(text="Керек")],
    ]
)


async def start(message: Message, command: CommandObject, guests: dict[int, str]) -> None:
    guests[message.chat.id] = message.from_user.full_name
    by = f" Сізді {command.args} жіберді." if command.args else ""
    await message.answer(f"Сәлем, {message.from_user.full_name}!{by}", reply_markup=MENU)


async def page(query: CallbackQuery) -> None:
    number = int(query.data.removeprefix("page:"))
    await query.answer(f"{number}-бет")
    buttons = inline([("Келесі", f"page:{number + 1}")]) if number < 3 else None
    await query.message.edit_text(f"Есептің {number}-беті", reply_markup=buttons)


async def alert(query: CallbackQuery) -> None:
    await query.answer("Есеп мерзімі өтті!", show_alert=True)


async def mute(query: CallbackQuery) -> None:
    """Leaves the button spinning, as a forgetful bot does."""


async def phone(message: Message) -> None:
    await message.answer("Нөміріңіз?", reply_markup=PHONE)


async def contact(message: Message) -> None:
    await message.answer(f"Жазылды: {message.contact.phone_number}", reply_markup=ReplyKeyboardRemove())


async def location(message: Message) -> None:
    await message.answer(f"Жер: {message.location.latitude:.1f}", reply_markup=ReplyKeyboardRemove())


async def tell(message: Message, command: CommandObject, bot: Bot, guests: dict[int, str]) -> None:
    for guest in guests:
        await bot.send_message(guest, f"Хабарландыру: {command.args}", reply_markup=inline([("Оқыдым", "alert")]))


async def silent(message: Message) -> None:
    """Says nothing at all."""


async def slowly(message: Message) -> None:
    """Takes its time between one answer and the next."""
    await message.answer("Бір")
    for _ in range(50):
        await asyncio.sleep(0)
    await message.answer("Екі")


async def forwarded(message: Message) -> None:
    await message.answer(f"{message.forward_origin.type} айтқан: {message.text}")


async def picture(message: Message) -> None:
    where = "альбомда" if message.media_group_id else "жалғыз"
    await message.answer(f"Сурет {where}, {message.photo[-1].width} нүкте: {message.caption or '-'}")


async def document(message: Message, bot: Bot) -> None:
    content = await bot.download(message.document)
    await message.answer(f"{message.document.file_name}: {len(content.read())} байт")


async def edited(message: Message) -> None:
    await message.answer(f"Түзетілді: {message.text}")


async def echo(message: Message) -> None:
    reply = f" (жауап: {message.reply_to_message.text})" if message.reply_to_message else ""
    await message.reply(f"{message.from_user.first_name}: {message.text}{reply}")


def many_sided() -> Dispatcher:
    dispatcher = Dispatcher(guests={})
    dispatcher.message.register(start, CommandStart())
    dispatcher.callback_query.register(page, F.data.startswith("page:"))
    dispatcher.callback_query.register(alert, F.data == "alert")
    dispatcher.callback_query.register(mute, F.data == "mute")
    dispatcher.message.register(phone, Command("phone"))
    dispatcher.message.register(contact, F.contact)
    dispatcher.message.register(location, F.location)
    dispatcher.message.register(tell, Command("tell"))
    dispatcher.message.register(silent, Command("silent"))
    dispatcher.message.register(slowly, Command("slowly"))
    dispatcher.message.register(forwarded, F.forward_origin)
    dispatcher.message.register(picture, F.photo)
    dispatcher.message.register(document, F.document)
    dispatcher.edited_message.register(edited, F.text)
    dispatcher.message.register(echo, F.text)
    return dispatcher
