"""A bot with a Mini App: a page where tea is ordered, and the server that takes the order."""

from __future__ import annotations

from pathlib import Path

from aiogram import Bot, Dispatcher, F
from aiogram.filters import CommandStart
from aiogram.types import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InputTextMessageContent,
    KeyboardButton,
    Message,
    ReplyKeyboardMarkup,
    WebAppInfo,
)
from aiogram.utils.web_app import safe_parse_webapp_init_data
from aiohttp import web

from simulator.web import page

TOKEN = "4000:order"
NAME = "order_bot"
PAGE = Path(__file__).with_name("order.html")
SCRIPT = Path(page.__file__).with_name("static") / "telegram-web-app.js"


def order(address: str) -> Dispatcher:
    """The bot, whose page is at this address."""

    async def start(message: Message) -> None:
        app = WebAppInfo(url=f"{address}?from=button")
        inline = InlineKeyboardMarkup(inline_keyboard=[[InlineKeyboardButton(text="Шайхана", web_app=app)]])
        await message.answer("Не ішесіз?", reply_markup=inline)

    async def keys(message: Message) -> None:
        key = KeyboardButton(text="Мәзір", web_app=WebAppInfo(url=f"{address}?from=key"))
        await message.answer("Міне", reply_markup=ReplyKeyboardMarkup(keyboard=[[key]], resize_keyboard=True))

    async def data(message: Message) -> None:
        await message.answer(f"{message.web_app_data.button_text}: {message.web_app_data.data}")

    async def written(message: Message) -> None:
        await message.answer(message.text)

    dispatcher = Dispatcher()
    dispatcher.message.register(start, CommandStart())
    dispatcher.message.register(keys, F.text == "/keys")
    dispatcher.message.register(data, F.web_app_data)
    dispatcher.message.register(written, F.text & ~F.via_bot)
    return dispatcher


def kitchen(bot: Bot) -> web.Application:
    """The page's server: it believes nothing that is not signed."""

    async def show(request: web.Request) -> web.FileResponse:
        return web.FileResponse(SCRIPT if request.path.endswith(".js") else PAGE)

    async def take(request: web.Request) -> web.Response:
        form = await request.post()
        try:
            signed = safe_parse_webapp_init_data(bot.token, str(form["init_data"]))
        except ValueError:
            raise web.HTTPForbidden from None
        words = InputTextMessageContent(message_text=f"{signed.user.first_name}: {form['order']}")
        result = InlineQueryResultArticle(id="1", title="Тапсырыс", input_message_content=words)
        await bot.answer_web_app_query(signed.query_id, result)
        return web.json_response({"ok": True})

    app = web.Application()
    app.router.add_get("/", show)
    app.router.add_get("/telegram-web-app.js", show)
    app.router.add_post("/order", take)
    return app
