"""A tea house: a bot with a Mini App in which one orders, and the server that takes the order.

Run it against the simulator: `python -m simulator.example.tea http://127.0.0.1:8081`.
"""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

from aiogram import Bot, Dispatcher, F
from aiogram import types as t
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.filters import CommandStart
from aiogram.types import Message
from aiogram.utils.web_app import safe_parse_webapp_init_data
from aiohttp import web

import simulator.web

TOKEN = "4000:tea-house"
PORT = 8082
PAGE = Path(__file__).with_name("tea.html")
SCRIPT = Path(simulator.web.__file__).with_name("static") / "telegram-web-app.js"  # telegram.org has the real one


def tea_house(address: str) -> Dispatcher:
    """The bot, whose page is at this address."""

    async def start(message: Message) -> None:
        button = t.InlineKeyboardButton(text="Tea house", web_app=t.WebAppInfo(url=f"{address}?from=button"))
        await message.answer("What will it be?", reply_markup=t.InlineKeyboardMarkup(inline_keyboard=[[button]]))

    async def keys(message: Message) -> None:
        key = t.KeyboardButton(text="Menu", web_app=t.WebAppInfo(url=f"{address}?from=key"))
        keyboard = t.ReplyKeyboardMarkup(keyboard=[[key]], resize_keyboard=True)
        await message.answer("Here you are", reply_markup=keyboard)

    async def data(message: Message) -> None:
        told = message.web_app_data
        await message.answer(f"{told.button_text}: {told.data}" if told else "")

    dispatcher = Dispatcher()
    dispatcher.message.register(start, CommandStart())
    dispatcher.message.register(keys, F.text == "/keys")
    dispatcher.message.register(data, F.web_app_data)
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
        name, order = signed.user.first_name if signed.user else "", str(form["order"])
        words = t.InputTextMessageContent(message_text=f"{name}: {order}")
        result = t.InlineQueryResultArticle(id="1", title="Order", input_message_content=words)
        await bot.answer_web_app_query(signed.query_id or "", result)
        return web.json_response({"ok": True})

    app = web.Application()
    app.router.add_get("/", show)
    app.router.add_get("/telegram-web-app.js", show)
    app.router.add_post("/order", take)
    return app


async def serve(bot: Bot, port: int = PORT) -> tuple[web.AppRunner, str]:
    """The page on this machine, and its address; `port` 0 takes any free one."""
    runner = web.AppRunner(kitchen(bot))
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", port).start()
    return runner, f"http://127.0.0.1:{runner.addresses[0][1]}/"


async def main(address: str) -> None:
    session = AiohttpSession(api=TelegramAPIServer.from_base(address))
    async with Bot(TOKEN, session=session) as bot:
        runner, page = await serve(bot)
        menu = t.MenuButtonWebApp(text="Tea", web_app=t.WebAppInfo(url=page))
        await bot.set_chat_menu_button(menu_button=menu)
        await tea_house(page).start_polling(bot)
        await runner.cleanup()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1]))
