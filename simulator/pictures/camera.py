"""Screenshots of the web chat, by a Chromium that is on the machine (`CHROMIUM`, default /usr/bin/chromium)."""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import AsyncIterator
from pathlib import Path

from playwright.async_api import Browser, FilePayload, Page, async_playwright

from simulator import photo

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync"]  # fmt: skip
WIDE, PHONE = (1280, 900), (360, 740)
# As the page calls them in its languages.
ATTACH = re.compile("^(Attach|Тіркеу|Прикрепить)$")
PHOTO = re.compile("^(Photo or video|Фото не видео|Фото или видео)$")
# Milliseconds: for how long nothing moves once a bot has answered, and for how long it is waited for on a busy machine.
STILL, PATIENCE = 2500, 90_000
# The page stands still, its pictures are there, no bot is about to say something, and what stands last in the chat is
# not what one has said oneself.
ANSWERED = """still => {
    const shown = document.body.innerText, said = document.querySelectorAll('.in, .out'), now = performance.now();
    if (window.lastShown !== shown) Object.assign(window, {lastShown: shown, lastMoved: now});
    const drawn = [...document.images].every(one => one.complete || one.loading === 'lazy');
    const over = !document.querySelector('.typing');
    return drawn && over && now - window.lastMoved > still && !said[said.length - 1]?.matches('.out');
}"""


@contextlib.asynccontextmanager
async def browsing() -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield browser
        await browser.close()


async def look(
    browser: Browser, address: str, target: Path, size: tuple[int, int], *steps: str,
    dark: bool = False, locale: str = "en-US",
) -> None:  # fmt: skip
    """Fails when the page complains to its console."""
    page = await browser.new_page(
        viewport={"width": size[0], "height": size[1]}, color_scheme="dark" if dark else "light", locale=locale,
        timezone_id="Asia/Almaty", device_scale_factor=2 if size[0] == PHONE[0] else 1,
    )  # fmt: skip
    said: list[str] = []
    page.on("console", lambda line: said.append(line.text) if line.type in ("error", "warning") else None)
    await page.goto(address)
    await page.wait_for_timeout(900)
    for step in steps:
        await take(page, step)
    await page.screenshot(path=target)
    await page.close()
    if said:
        raise SystemExit(f"{target.name}: the page complained: {said}")


async def take(page: Page, step: str) -> None:
    """`click: text`, or `press: text` where others begin so; `type: text`, `write: text` in the text field, `say: text`
    that is sent; `frame: text` in a Mini App; `photo: caption`; `wait` for an answer; `top` of the last message."""
    what, _, value = step.partition(": ")
    if what == "click":
        await page.get_by_role("button", name=value).last.click()
    elif what == "press":
        await page.get_by_role("button", name=value, exact=True).last.click()
    elif what == "top":
        await page.locator(".bubble").last.evaluate(
            "bubble => { bubble.style.scrollMarginTop = '48px'; bubble.scrollIntoView(); }"  # the day stands above it
        )
    elif what == "photo":
        await _send_photo(page, value)
    elif what == "type":
        await page.keyboard.type(value)
    elif what in ("write", "say"):
        await page.locator(".composer textarea").click()
        await page.keyboard.type(value)
        if what == "say":
            await page.keyboard.press("Enter")
    elif what == "frame":
        await page.frame_locator("iframe").get_by_text(value).click()
    elif what == "wait":
        await answered(page)
    await page.wait_for_timeout(500)


async def answered(page: Page) -> None:
    await page.wait_for_function(ANSWERED, arg=STILL, timeout=PATIENCE)


async def _send_photo(page: Page, caption: str) -> None:
    async with page.expect_file_chooser() as chooser:
        await page.get_by_role("button", name=ATTACH).click()
        await page.get_by_text(PHOTO).click()
    picture: FilePayload = {"name": "photo.jpg", "mimeType": "image/jpeg", "buffer": photo(1200, 800)}
    await (await chooser.value).set_files([picture])
    await page.locator("dialog textarea").fill(caption)
    await page.locator("dialog button[type=submit]").click()
    await answered(page)
