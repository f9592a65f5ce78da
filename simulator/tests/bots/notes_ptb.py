"""`python -m simulator.tests.bots.notes_ptb ADDRESS TOKEN`: the notes bot in python-telegram-bot."""

from __future__ import annotations

import sys
from itertools import count

from telegram import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InputMediaDocument,
    InputTextMessageContent,
    KeyboardButton,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
    Update,
)
from telegram.ext import (
    Application,
    CallbackQueryHandler,
    CommandHandler,
    ContextTypes,
    InlineQueryHandler,
    MessageHandler,
    PollAnswerHandler,
    filters,
)

Context = ContextTypes.DEFAULT_TYPE
SAVE, SITE = InlineKeyboardButton("Save", callback_data="save"), InlineKeyboardButton("Site", url="example.com")
MENU, PHONE = InlineKeyboardMarkup([[SAVE], [SITE]]), [[KeyboardButton("My number", request_contact=True)]]
saved = count(1)


async def start(update: Update, context: Context) -> None:
    words = f"Hello, {update.effective_user.first_name}! {' '.join(context.args)}"
    await update.message.reply_text(words, reply_markup=MENU)


async def save(update: Update, _: Context) -> None:
    await update.callback_query.answer("Saved")
    await update.callback_query.edit_message_text(f"Saved {next(saved)}", reply_markup=MENU)


async def phone(update: Update, _: Context) -> None:
    await update.message.reply_text("Your number?", reply_markup=ReplyKeyboardMarkup(PHONE, resize_keyboard=True))


async def contact(update: Update, _: Context) -> None:
    words = f"Thanks, {update.message.contact.phone_number}"
    await update.message.reply_text(words, reply_markup=ReplyKeyboardRemove())


async def files(update: Update, _: Context) -> None:
    album = [InputMediaDocument(name.encode(), caption=name, filename=f"{name}.txt") for name in "ab"]
    await update.message.reply_media_group(album)


async def poll(update: Update, _: Context) -> None:
    await update.message.reply_poll("Saturday?", ["Yes", "No"], is_anonymous=False)


async def voted(update: Update, context: Context) -> None:
    await context.bot.send_message(update.poll_answer.user.id, f"Voted {update.poll_answer.option_ids[0]}")


async def picture(update: Update, _: Context) -> None:
    await update.message.reply_photo(update.message.photo[-1].file_id, caption=f"Again: {update.message.caption}")


async def document(update: Update, _: Context) -> None:
    content = await (await update.message.document.get_file()).download_as_bytearray()
    await update.message.reply_text(f"{update.message.document.file_name}: {len(content)} bytes")


async def offer(update: Update, _: Context) -> None:
    query = update.inline_query.query
    await update.inline_query.answer(
        [InlineQueryResultArticle("1", f"Note {query}", InputTextMessageContent(f"Note: {query}"))]
    )


async def edited(update: Update, _: Context) -> None:
    await update.edited_message.reply_text(f"Edited: {update.edited_message.text}")


async def note(update: Update, _: Context) -> None:
    await update.message.reply_html(f"<b>{update.message.text}</b>", do_quote=True)


async def introduce(application: Application) -> None:
    await application.bot.set_my_commands([("phone", "Leave a number")])


def main(address: str, token: str) -> None:
    builder = Application.builder().token(token).base_url(f"{address}/bot").base_file_url(f"{address}/file/bot")
    application = builder.post_init(introduce).build()
    application.add_handlers([
        CommandHandler("start", start), CommandHandler("phone", phone), CommandHandler("files", files),
        CommandHandler("poll", poll), CallbackQueryHandler(save, "save"), PollAnswerHandler(voted),
        InlineQueryHandler(offer), MessageHandler(filters.UpdateType.EDITED_MESSAGE, edited),
        MessageHandler(filters.CONTACT, contact), MessageHandler(filters.PHOTO, picture),
        MessageHandler(filters.Document.ALL, document), MessageHandler(filters.TEXT, note),
    ])  # fmt: skip
    application.run_polling()


if __name__ == "__main__":
    main(*sys.argv[1:])
