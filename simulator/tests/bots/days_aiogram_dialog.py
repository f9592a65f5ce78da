"""`python -m simulator.tests.bots.days_aiogram_dialog ADDRESS TOKEN`: days to choose from, by aiogram-dialog."""

from __future__ import annotations

import asyncio
import sys
from typing import Any

from aiogram import Bot, Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.filters import CommandStart
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import Dialog, DialogManager, StartMode, Window, setup_dialogs
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Back, Button, Multiselect, Next, Row, ScrollingGroup
from aiogram_dialog.widgets.text import Const, Format

DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"]


class Steps(StatesGroup):
    days = State()
    note = State()
    done = State()


async def days(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    chosen = dialog_manager.find("days").get_checked()
    return {"days": DAYS, "chosen": ", ".join(sorted(chosen, key=DAYS.index)) or "none yet",
            "note": dialog_manager.dialog_data.get("note", "")}  # fmt: skip


async def take_note(message: Message, _: MessageInput, manager: DialogManager) -> None:
    manager.dialog_data["note"] = message.text
    await manager.next()


async def save(query: CallbackQuery, _: Button, manager: DialogManager) -> None:
    await query.answer("Saved")
    await manager.done()


CHOICE = Multiselect(Format("✓ {item}"), Format("{item}"), id="days", item_id_getter=str, items="days")
dialog = Dialog(
    Window(
        Format("Days: {chosen}"),
        ScrollingGroup(CHOICE, id="pages", width=2, height=2),
        Next(Const("Go on")),
        state=Steps.days,
        getter=days,
    ),
    Window(Const("A note?"), MessageInput(take_note), Back(Const("Back")), state=Steps.note),
    Window(
        Format("{chosen}: {note}"),
        Row(Back(Const("Back")), Button(Const("Save"), "save", save)),
        state=Steps.done,
        getter=days,
    ),
)


async def start(_: Message, dialog_manager: DialogManager) -> None:
    await dialog_manager.start(Steps.days, mode=StartMode.RESET_STACK)


async def main(address: str, token: str, *, hears_signals: bool = True) -> None:
    dispatcher = Dispatcher()
    dispatcher.message.register(start, CommandStart())
    dispatcher.include_router(dialog)
    setup_dialogs(dispatcher)
    async with Bot(token, session=AiohttpSession(api=TelegramAPIServer.from_base(address))) as bot:
        await dispatcher.start_polling(bot, handle_signals=hears_signals)


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
