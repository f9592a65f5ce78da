"""A bot that is asked from the text field of any chat: cards of members to send, which count who liked them."""

from __future__ import annotations

from aiogram import Bot, Dispatcher
from aiogram.filters import CommandStart
from aiogram.types import (
    CallbackQuery,
    ChosenInlineResult,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQuery,
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputTextMessageContent,
    Message,
)

TOKEN = "2000:offering"
NAME = "cards_bot"
CARDS = {f"Мектеп {number}": f"{number}00 мүше" for number in range(1, 8)}
A_PAGE = 3


def button(text: str, **what: str) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup(inline_keyboard=[[InlineKeyboardButton(text=text, **what)]])


async def start(message: Message) -> None:
    keyboard = InlineKeyboardMarkup(
        inline_keyboard=[
            [InlineKeyboardButton(text="Осында іздеу", switch_inline_query_current_chat="Мектеп 7")],
            [InlineKeyboardButton(text="Бөлісу", switch_inline_query="Мектеп 2")],
        ]
    )
    await message.answer("Карточкалар", reply_markup=keyboard)


async def offer(query: InlineQuery, asked: list[str]) -> None:
    asked.append(f"{query.query}|{query.offset}|{query.chat_type}")
    found = [(name, note) for name, note in CARDS.items() if query.query in name]
    first = int(query.offset or 0)
    results = [
        InlineQueryResultArticle(
            id=name,
            title=name,
            description=note,
            input_message_content=InputTextMessageContent(message_text=f"<b>{name}</b>: {note}", parse_mode="HTML"),
            reply_markup=button("Ұнады", callback_data=f"like:{name}"),
        )
        for name, note in found[first : first + A_PAGE]
    ]
    more = str(first + A_PAGE) if len(found) > first + A_PAGE else ""
    own = InlineQueryResultsButton(text="Кіру", start_parameter="enter")
    await query.answer(results, cache_time=60, is_personal=query.query == "Мектеп 1", next_offset=more, button=own)


async def chosen(result: ChosenInlineResult, bot: Bot, taken: list[str]) -> None:
    taken.append(f"{result.query}: {result.result_id}")
    again = button("Ұнады", callback_data=f"like:{result.result_id}")
    await bot.edit_message_text(
        f"{result.result_id}: жіберілді", inline_message_id=result.inline_message_id, reply_markup=again
    )


async def like(query: CallbackQuery, bot: Bot) -> None:
    assert query.message is None, "it knows the message by its name alone"
    await query.answer("Рақмет")
    words = f"{query.from_user.first_name}: ұнады"
    await bot.edit_message_text(words, inline_message_id=query.inline_message_id)


def offering() -> Dispatcher:
    dispatcher = Dispatcher(asked=[], taken=[])
    dispatcher.message.register(start, CommandStart())
    dispatcher.inline_query.register(offer)
    dispatcher.chosen_inline_result.register(chosen)
    dispatcher.callback_query.register(like)
    return dispatcher
