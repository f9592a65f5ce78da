"""Pictures for the documentation, of the web chat with the example bot and with the demo's: `make pictures`.

Needs a Chromium on the machine (`CHROMIUM`, default /usr/bin/chromium). Fails when the page complains to its console.
"""

from __future__ import annotations

import asyncio
import os
import tempfile
from pathlib import Path

from aiogram import Bot
from aiogram.client.default import DefaultBotProperties
from playwright.async_api import Browser, Page, async_playwright

import demo.__main__ as demo
from simulator import Person, Telegram, Upload, photo
from simulator.clock import Clock
from simulator.doors.aiogram import InProcessSession
from simulator.example.bot import TOKEN, introduce, notice_board
from simulator.web.server import Server

FOLDER = Path(__file__).with_name("pictures")
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync"]  # fmt: skip
WIDE, PHONE = (1280, 800), (360, 740)


async def converse(telegram: Telegram) -> Person:
    """Something to look at: formatting, buttons, an album, a file, two people."""
    aliya = await telegram.person("Әлия", last_name="Серікқызы", language="kk", picture=True)
    await aliya.opens("https://t.me/board_bot?start=school5")
    await aliya.says("Сенбілік сенбі күні сағат 10:00-де, №5 мектептің ауласында!")
    await aliya.taps("Post")
    for seed in range(4):
        await aliya.sends(photo(seed=seed), silently=False)
    await aliya.says("/board")
    await aliya.sends(Upload("Ұжымдық шарт.pdf", b"%PDF-1.7 " + bytes(48_000)))
    boris = await telegram.person("Борис", language="ru", picture=True)
    await boris.starts()
    await boris.says("/vote")
    await aliya.says("Келесі жиналыс туралы ескертпе")
    old = aliya.button("Drop")
    await aliya.taps("Post")
    await aliya.taps(old)
    await aliya.taps(old, silently=True)  # changes nothing, which Telegram refuses: the log shows it
    await aliya.says("Сағат нешеде?")
    return aliya


async def look(browser: Browser, address: str, name: str, size: tuple[int, int], theme: str, *steps: str) -> None:
    page = await browser.new_page(
        viewport={"width": size[0], "height": size[1]}, color_scheme="dark" if theme == "dark" else "light",
        locale="en-US", device_scale_factor=2 if size == PHONE else 1,
    )  # fmt: skip
    said: list[str] = []
    page.on("console", lambda line: said.append(line.text) if line.type in ("error", "warning") else None)
    await page.goto(address)
    await page.wait_for_timeout(900)
    for step in steps:
        await take(page, step)
    await page.screenshot(path=FOLDER / f"{name}.png")
    await page.close()
    if said:
        raise SystemExit(f"{name}: the page complained: {said}")


async def take(page: Page, step: str) -> None:
    """`click: text` or `type: text`."""
    what, _, value = step.partition(": ")
    if what == "click":
        await page.get_by_role("button", name=value).first.click()
    else:
        await page.keyboard.type(value)
    await page.wait_for_timeout(500)


async def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        await picture_simulator(browser)
        await picture_demo(browser)
        await browser.close()


async def picture_demo(browser: Browser) -> None:
    """A chair and a specialist at their telephones, in the demo world."""
    with tempfile.TemporaryDirectory() as folder:
        world, desk = await demo.make(Path(folder))
        async with Server(world) as server:
            named = {human.first_name: human.id for human in world.humans()}
            for name, who in (("chair-kk", "Риддер"), ("chair-ru", "Алтай"), ("specialist-kk", "Маман")):
                await look(browser, f"{server.address}/#/{named[who]}/{desk.bot.id}", name, PHONE, "light")
        await desk.engine.dispose()


async def picture_simulator(browser: Browser) -> None:
    telegram = Telegram(clock=Clock())
    telegram.world.pace.on = False
    telegram.bot(TOKEN, "Notice board", "board_bot")
    bot = Bot(TOKEN, session=InProcessSession(telegram.world), default=DefaultBotProperties(parse_mode="HTML"))
    dispatcher = notice_board()
    await introduce(bot)
    running = asyncio.create_task(dispatcher.start_polling(bot, handle_signals=False, handle_as_tasks=False))
    aliya = await converse(telegram)
    async with Server(telegram.world) as server:
        chat = f"{server.address}/#/{aliya.id}/{bot.id}"
        await look(browser, chat, "chat-light-1280", WIDE, "light")
        await look(browser, chat, "chat-dark-1280", WIDE, "dark")
        await look(browser, chat, "chat-light-360", PHONE, "light")
        await look(browser, chat, "chat-dark-360", PHONE, "dark")
        await look(browser, chat, "commands-light-360", PHONE, "light", "type: //")
        await look(browser, f"{server.address}/#/{aliya.id}", "people-light-360", PHONE, "light")
        await look(browser, chat, "drawer-dark-1280", WIDE, "dark", "click: Control")
    await dispatcher.stop_polling()
    await running


if __name__ == "__main__":
    asyncio.run(main())
