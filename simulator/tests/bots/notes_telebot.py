"""`python -m simulator.tests.bots.notes_telebot ADDRESS TOKEN`: the notes bot in pyTelegramBotAPI."""

from __future__ import annotations

import sys
from io import BytesIO
from itertools import count

from telebot import TeleBot, apihelper, types

address, token = sys.argv[1:]
apihelper.API_URL, apihelper.FILE_URL = f"{address}/bot{{0}}/{{1}}", f"{address}/file/bot{{0}}/{{1}}"
bot, saved = TeleBot(token), count(1)
MENU = types.InlineKeyboardMarkup([
    [types.InlineKeyboardButton("Save", callback_data="save")], [types.InlineKeyboardButton("Site", url="example.com")]
])  # fmt: skip


@bot.message_handler(commands=["start"])
def start(message: types.Message) -> None:
    payload = message.text.removeprefix("/start ")
    bot.send_message(message.chat.id, f"Hello, {message.from_user.first_name}! {payload}", reply_markup=MENU)


@bot.callback_query_handler(lambda query: query.data == "save")
def save(query: types.CallbackQuery) -> None:
    bot.answer_callback_query(query.id, "Saved")
    bot.edit_message_text(f"Saved {next(saved)}", query.message.chat.id, query.message.message_id, reply_markup=MENU)


@bot.message_handler(commands=["phone"])
def phone(message: types.Message) -> None:
    keyboard = types.ReplyKeyboardMarkup(resize_keyboard=True)
    keyboard.add(types.KeyboardButton("My number", request_contact=True))
    bot.send_message(message.chat.id, "Your number?", reply_markup=keyboard)


@bot.message_handler(content_types=["contact"])
def contact(message: types.Message) -> None:
    words = f"Thanks, {message.contact.phone_number}"
    bot.send_message(message.chat.id, words, reply_markup=types.ReplyKeyboardRemove())


@bot.message_handler(commands=["files"])
def files(message: types.Message) -> None:
    uploads = {name: types.InputFile(BytesIO(name.encode()), f"{name}.txt") for name in "ab"}
    album = [types.InputMediaDocument(file, caption=name) for name, file in uploads.items()]
    bot.send_media_group(message.chat.id, album)


@bot.message_handler(commands=["poll"])
def poll(message: types.Message) -> None:
    options = [types.InputPollOption("Yes"), types.InputPollOption("No")]
    bot.send_poll(message.chat.id, "Saturday?", options, is_anonymous=False)


@bot.poll_answer_handler(lambda _: True)
def voted(answer: types.PollAnswer) -> None:
    bot.send_message(answer.user.id, f"Voted {answer.option_ids[0]}")


@bot.message_handler(content_types=["photo"])
def picture(message: types.Message) -> None:
    bot.send_photo(message.chat.id, message.photo[-1].file_id, caption=f"Again: {message.caption}")


@bot.message_handler(content_types=["document"])
def document(message: types.Message) -> None:
    content = bot.download_file(bot.get_file(message.document.file_id).file_path)
    bot.send_message(message.chat.id, f"{message.document.file_name}: {len(content)} bytes")


@bot.inline_handler(lambda _: True)
def offer(query: types.InlineQuery) -> None:
    words = types.InputTextMessageContent(f"Note: {query.query}")
    bot.answer_inline_query(query.id, [types.InlineQueryResultArticle("1", f"Note {query.query}", words)])


@bot.edited_message_handler(func=lambda _: True)
def edited(message: types.Message) -> None:
    bot.send_message(message.chat.id, f"Edited: {message.text}")


@bot.message_handler(content_types=["text"])
def note(message: types.Message) -> None:
    bot.reply_to(message, f"<b>{message.text}</b>", parse_mode="HTML")


bot.set_my_commands([types.BotCommand("phone", "Leave a number")])
bot.infinity_polling(allowed_updates=["message", "edited_message", "callback_query", "inline_query", "poll_answer"])
