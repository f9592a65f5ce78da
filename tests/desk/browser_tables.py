"""The tables of the desk in a real browser: `make desk`. What is shared stands in `browser_desk.py`."""

from __future__ import annotations

import pytest
from playwright.async_api import expect
from sqlalchemy import update

from db.tables import Organisation
from newsroom.posts import drafting
from newsroom.union import organisations
from tests.desk.browser_desk import PHONE, THEMES, WIDE, browser, desk
from tests.desk.browser_pages import see
from tests.newsroom.everybody import NOW, draft, place, seated

__all__ = ["browser", "desk"]
NAMES = {
    "vko": {"kk": "Шығыс Қазақстан облысы", "ru": "Восточно-Казахстанская область"},
    "abay": {"kk": "Абай облысы", "ru": "Абайская область"},
}
OTHERS = ("Ақмола облысы", "Ақтөбе облысы", "Алматы облысы", "Атырау облысы", "Батыс Қазақстан облысы", "Жамбыл облысы",
          "Жетісу облысы", "Қарағанды облысы", "Қостанай облысы", "Қызылорда облысы", "Маңғыстау облысы",
          "Павлодар облысы", "Солтүстік Қазақстан облысы", "Түркістан облысы", "Ұлытау облысы", "Алматы қаласы",
          "Астана қаласы", "Шымкент қаласы")  # fmt: skip


@pytest.fixture
async def union(desk):
    """Twenty regions, of which one has sent."""

    async def fill(tx):
        for code, names in NAMES.items():
            await tx.execute(update(Organisation).where(Organisation.code == code).values(names=names))
        centre = await place(tx, "centre")
        for number, name in enumerate(OTHERS):
            names = {"kk": name, "ru": name}
            await organisations.make(tx, parent_id=centre, level="region", code=f"region-{number}", names=names)
        for code, many in (("ridder", 3), ("ayagoz", 1)):
            chair = await seated(tx, "chair", code)
            for at in range(many):
                now = NOW.replace(day=NOW.day - 2 * at)
                await drafting.send(tx, chair, await draft(tx, chair, now=now), now)

    await desk.at.engine.write(fill)


async def press(desk, language="kk"):
    return await desk.at.engine.write(lambda tx: seated(tx, "press", "centre", language=language))


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["1280", "360"])
@pytest.mark.parametrize("theme", list(THEMES))
@pytest.mark.parametrize(("databases", "language"), [("sqlite", "kk"), ("postgres", "ru")], indirect=["databases"])
async def test_axe_finds_nothing_serious_in_the_regions(desk, union, size, theme, language):
    page = await desk.opened(await press(desk, language), size, theme)
    await page.goto(desk.address + "#/regions/2026-11")
    await expect(page.locator(".beside tbody tr")).to_have_count(21)
    assert await see(desk, page, f"regions-{language}-{theme}-{size[0]}") == []


async def test_sorted_by_any_column_and_one_click_to_a_digest(desk, union):
    page = await desk.opened(await press(desk))
    await page.goto(desk.address + "#/regions/2026-11")
    first = page.locator(".beside tbody tr a").first
    await expect(first).to_have_text(NAMES["vko"]["kk"])
    posts = page.locator(".beside thead button").nth(1)
    await posts.click()
    await expect(first).to_have_text(NAMES["abay"]["kk"])
    await expect(page.locator(".beside th[aria-sort=ascending]")).to_contain_text("Материал")
    await page.locator(".beside thead button").first.click()
    await expect(first).to_have_text(NAMES["abay"]["kk"])
    await page.keyboard.press("Escape")
    await posts.click()
    await page.locator("h1").click()
    await page.keyboard.press("j")
    await expect(first).to_be_focused()
    await page.keyboard.press("Enter")
    await expect(page.locator(".digest h1")).to_contain_text(NAMES["vko"]["kk"])


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["1280", "360"])
@pytest.mark.parametrize(("databases", "language"), [("sqlite", "kk"), ("postgres", "ru")], indirect=["databases"])
async def test_a_page_is_found_by_typing_and_counted_in_place(desk, size, language):
    who = await desk.at.engine.write(lambda tx: seated(tx, "specialist", "vko", language=language))
    page = await desk.opened(who, size, "light" if language == "kk" else "dark")
    await page.goto(desk.address + "#/register")
    await expect(page.locator(".row").first).to_be_visible()
    found = await see(desk, page, f"register-{language}-{size[0]}")
    await page.locator("input[type=search]").fill("ridder")
    await expect(page.locator(".row")).to_have_count(1)
    await page.locator(".row").click()
    for number in ("225", "240"):
        await page.locator(".counting input").fill(number)
        await page.keyboard.press("Enter")
        await expect(page.locator("dialog .table")).to_contain_text(number)
    found += await see(desk, page, f"register-one-{language}-{size[0]}")
    await page.keyboard.press("Escape")
    await expect(page.locator(".row")).to_contain_text("240")
    assert found == []
