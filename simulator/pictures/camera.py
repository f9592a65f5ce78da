"""Screenshots of the web chat, by a Chromium that is on the machine (`CHROMIUM`, default /usr/bin/chromium)."""

from __future__ import annotations

import contextlib
import os
from collections.abc import AsyncIterator
from pathlib import Path

from playwright.async_api import Browser, Page, async_playwright

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync"]  # fmt: skip
WIDE, PHONE = (1280, 900), (360, 740)


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
        timezone_id="Asia/Almaty", device_scale_factor=2 if size == PHONE else 1,
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
    """`click: text` or `type: text`."""
    what, _, value = step.partition(": ")
    if what == "click":
        await page.get_by_role("button", name=value).first.click()
    else:
        await page.keyboard.type(value)
    await page.wait_for_timeout(500)
