"""People wait for the answer to their own tap, and for what it shows, of bots too that confirm updates at once."""

from __future__ import annotations

import asyncio

import pytest
from aiogram import Bot, Dispatcher
from aiogram.filters import CommandStart
from aiogram.types import CallbackQuery, Message

from simulator.tests.bots.many_sided import TOKEN, inline
from simulator.tests.bots.stages import running

PAUSE = 300  # turns of the loop: a bot that looks something up between its two answers
TAPS = 20


async def pause() -> None:
    for _ in range(PAUSE):
        await asyncio.sleep(0)


def counting(order: str) -> Dispatcher:
    """Counts taps; `order`: what it does of each, and how it pauses between."""
    dispatcher, counted = Dispatcher(), iter(range(1, 1000))

    async def start(message: Message) -> None:
        await message.answer("0", reply_markup=inline([("Тағы", "more")]))

    async def more(query: CallbackQuery, bot: Bot) -> None:
        for step in order.split():
            await pause()
            if step == "answer":
                await query.answer()
            elif step == "toast":
                await query.answer("Саналды")
            else:
                await query.message.edit_text(f"{next(counted)}", reply_markup=query.message.reply_markup)

    dispatcher.message.register(start, CommandStart())
    dispatcher.callback_query.register(more)
    return dispatcher


@pytest.mark.parametrize("as_tasks", [True, False])
@pytest.mark.parametrize("order", ["edit answer", "answer edit", "toast edit", "edit toast"])
async def test_what_is_seen_after_a_tap_is_what_it_brought(telegram, order, as_tasks):
    telegram.world.pace.on = False
    telegram.bot(TOKEN)
    async with running(telegram.world, TOKEN, counting(order), as_tasks=as_tasks):
        aliya = await telegram.person("Әлия")
        await aliya.starts()
        for number in range(1, TAPS + 1):
            await aliya.taps("Тағы")
            assert aliya.screen.last["text"] == f"{number}"
            aliya.sees(f"{number}", *(["Саналды"] if "toast" in order else []))


async def test_a_tap_that_only_is_answered_costs_a_moment_of_whoever_confirms_at_once(telegram, monkeypatch):
    monkeypatch.setattr("simulator.people.playing.GOES_ON", 0.01)
    telegram.bot(TOKEN)
    async with running(telegram.world, TOKEN, counting("answer"), as_tasks=True):
        aliya = await telegram.person("Әлия")
        await aliya.starts()
        await aliya.taps("Тағы")
        aliya.sees("0")
