"""Pictures of the README that are of no telephone: an official report, and the desk. `make pictures` takes them.

A chair's conversation and the digest are the guides' (`docs/guide_pictures.py`).
"""

from __future__ import annotations

import asyncio
import tempfile
from datetime import UTC, datetime
from functools import partial
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.async_api import Browser
from sqlalchemy.ext.asyncio import AsyncConnection

from demo.__main__ import desk_at
from demo.people import SPECIALIST
from demo.world import frame, make
from handlers.digests.issuing import papers
from locales import LANGUAGES, Language, own_name, words_for
from newsroom.digests import letterheads
from newsroom.union import organisations
from newsroom.values.periods import parse_period
from reports.documents.pdf import pages_png
from simulator.pictures.camera import WIDE, browsing, take
from simulator.web.frame import Frame
from simulator.web.server import Server

MORNING = datetime(2026, 11, 17, 5, 45, tzinfo=UTC)  # the same whenever they are taken
FOLDER = Path(__file__).with_name("pictures")
MONTH = parse_period("2026-11")
MARGIN = 80  # of a page, that is not shown
DESK_PORT = 8181


async def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        world, app = await make(Path(folder), now=MORNING, desk=desk_at(DESK_PORT))
        for language in LANGUAGES:
            page = await app.engine.read(partial(_report, language))
            _cut(page).save(FOLDER / f"report.{language}.png", optimize=True)
        bot = asyncio.create_task(app.run())
        (specialist,) = [human.id for human in world.humans() if human.first_name == SPECIALIST.called]
        async with Server(world, frame=Frame(zone=frame(world).zone)) as server, browsing() as browser:
            for language in LANGUAGES:
                await _desk(browser, f"{server.address}/#/{specialist}/{app.bot.id}", language)
        app.stop()
        await bot
        await app.engine.dispose()


async def _report(language: Language, tx: AsyncConnection) -> bytes:
    """As the rules make it, before anybody has put a hand to it."""
    place = await organisations.require_code(tx, "vko")
    found = await papers.figures_of(tx, place, MONTH, MORNING, MORNING.date())
    letterhead = await letterheads.now_used(tx)
    return pages_png(papers.document_of(found, language, papers.lines_in(found), letterhead))[0]


def _cut(page: bytes) -> Image.Image:
    with Image.open(BytesIO(page)) as shown:
        return shown.crop((MARGIN, MARGIN // 2, shown.width - MARGIN // 2, shown.height - MARGIN)).quantize(64)


async def _desk(browser: Browser, chat: str, language: Language) -> None:
    """By the link that the bot gives, as in any browser."""
    page = await browser.new_page(viewport={"width": WIDE[0], "height": WIDE[1]}, locale=language)
    await page.goto(chat)
    for step in ("say: /start", "wait", *_speak(language), "say: /desk", "wait"):
        await take(page, step)
    address = await page.locator(".bubble code").last.text_content()
    assert address is not None, "the bot has given a link"
    await page.goto(address)
    await page.get_by_role("button", name=words_for(language)("Sign in")).click()
    await take(page, "wait")
    await page.screenshot(path=FOLDER / f"desk.{language}.png")
    await page.close()


def _speak(language: Language) -> tuple[str, ...]:
    return () if language == SPECIALIST.language else (f"press: {own_name(language)}", "wait")


if __name__ == "__main__":
    asyncio.run(main())
