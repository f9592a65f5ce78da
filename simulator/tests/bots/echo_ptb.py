"""`python -m simulator.tests.bots.echo_ptb ADDRESS`: an echo bot as python-telegram-bot's own first example has it."""

from __future__ import annotations

import sys

from telegram import Update
from telegram.ext import Application, ContextTypes, MessageHandler, filters


async def echo(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    await update.message.copy(update.effective_chat.id)


def main(address: str) -> None:
    builder = (
        Application.builder().token("2000:echo-ptb").base_url(f"{address}/bot").base_file_url(f"{address}/file/bot")
    )
    application = builder.build()
    application.add_handler(MessageHandler(filters.ALL, echo))
    application.run_polling()


if __name__ == "__main__":
    main(sys.argv[1])
