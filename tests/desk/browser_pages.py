"""The plan and the digest of the desk in a real browser: `make desk`. What is shared stands in `browser_desk.py`."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import expect
from sqlalchemy import update

from db.tables import Organisation, PlanMonth
from newsroom.plan import making, slots
from newsroom.posts import drafting
from newsroom.union import organisations
from tests.desk.browser_desk import PHONE, THEMES, WIDE, browser, desk, grave
from tests.newsroom.everybody import NOW, draft, place, seated
from tests.newsroom.plan.planned import slot_at

__all__ = ["browser", "desk"]
NAMES = {
    "ridder": {"kk": "Риддер қаласы", "ru": "г. Риддер"},
    "ulan": {"kk": "Ұлан ауданы", "ru": "Уланский район"},
    "vko": {"kk": "Шығыс Қазақстан облысы", "ru": "Восточно-Казахстанская область"},
}
OTHERS = ("Алтай ауданы", "Глубокое ауданы", "Зайсан ауданы", "Катонқарағай ауданы", "Күршім ауданы", "Марқакөл ауданы",
          "Самар ауданы", "Тарбағатай ауданы", "Үлкен Нарын ауданы", "Шемонаиха ауданы", "Өскемен қаласы")  # fmt: skip
TOPIC = {"kk": "Жүктеме қалай есептеледі", "ru": "Как считают нагрузку"}


@pytest.fixture
async def region(desk):
    """A month of thirteen branches: one post has come, one is silent."""

    async def fill(tx):
        for code, names in NAMES.items():
            await tx.execute(update(Organisation).where(Organisation.code == code).values(names=names))
        vko = await place(tx, "vko")
        for number, name in enumerate(
            (
                "Алтай ауданы",
                "Глубокое ауданы",
                "Зайсан ауданы",
                "Катонқарағай ауданы",
                "Күршім ауданы",
                "Марқакөл ауданы",
                "Самар ауданы",
                "Тарбағатай ауданы",
                "Үлкен Нарын ауданы",
                "Шемонаиха ауданы",
                "Өскемен қаласы",
            )
        ):
            await organisations.make(
                tx, code=f"branch-{number}", level="branch", parent_id=vko, names={"kk": name, "ru": name}
            )
        who = await seated(tx, "specialist", "vko")
        await making.draft(tx, who, vko, date(2026, 11, 1), NOW - timedelta(days=16))

        await tx.execute(update(PlanMonth).values(state="published"))
        chair = await seated(tx, "chair", "ridder")
        there = await slots.published(tx, vko, date(2026, 11, 1), date(2026, 11, 30))
        for slot in [one for one in there if one.branch_id == chair.seat.organisation_id][:3:2]:
            number = await draft(tx, chair, now=NOW)
            await drafting.set_rubric(tx, chair, number, slot.rubric_id)
            at = NOW.replace(day=slot.on_day.day) if slot.on_day < NOW.date() else NOW
            await drafting.send(tx, chair, number, at)
        await slot_at(
            tx,
            vko,
            date(2026, 11, 18),
            code="tips",
            topic={"kk": "Жүктеме қалай есептеледі", "ru": "Как считают нагрузку"},
        )
        return who

    return await desk.at.engine.write(fill)


async def drag(page, what, there) -> None:
    """By the mouse, between two things that are both in sight."""
    for one, press in ((what, page.mouse.down), (there, page.mouse.up)):
        box = await one.bounding_box()
        await page.mouse.move(box["x"] + box["width"] / 2, box["y"] + min(box["height"] / 2, 40), steps=8)
        await press()


async def see(desk, page, name):
    await desk.pictured(page, name)
    overflows = await page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert overflows <= 0, "wider than the screen"
    return grave(await Axe().run(page))


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["1280", "360"])
@pytest.mark.parametrize("theme", list(THEMES))
@pytest.mark.parametrize(("databases", "language"), [("sqlite", "kk"), ("postgres", "ru")], indirect=["databases"])
async def test_axe_finds_nothing_serious_in_a_plan(desk, region, size, theme, language):
    who = await desk.at.engine.write(lambda tx: seated(tx, "specialist", "vko", language=language))
    page, name = await desk.opened(who, size, theme), f"{language}-{theme}-{size[0]}"
    await page.goto(desk.address + "#/plan")
    await expect(page.locator(".slot").first).to_be_visible()
    found = await see(desk, page, f"plan-{name}")
    await page.locator(".week.now .slot").first.click()
    await expect(page.locator(".held").last).to_be_visible()
    found += await see(desk, page, f"plan-held-{name}")
    assert found == []


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["1280", "360"])
@pytest.mark.parametrize("theme", list(THEMES))
@pytest.mark.parametrize(("databases", "language"), [("sqlite", "kk"), ("postgres", "ru")], indirect=["databases"])
async def test_axe_finds_nothing_serious_in_a_digest(desk, region, size, theme, language):
    who = await desk.at.engine.write(lambda tx: seated(tx, "specialist", "vko", language=language))
    page, name = await desk.opened(who, size, theme), f"{language}-{theme}-{size[0]}"
    await page.goto(desk.address + "#/digest/2026-11")
    await expect(page.locator(".bars").first).to_be_visible()
    await desk.pictured(page, f"digest-{name}")
    await page.locator("details.inline summary").last.click()
    found = await see(desk, page, f"digest-below-{name}")
    assert found == []


async def test_a_slot_is_moved_by_two_clicks_and_by_keys_and_back(desk, region):
    page = await desk.opened(region)
    await page.goto(desk.address + "#/plan/2026-11")
    slot = page.locator(".week.now .slot").first
    name = await slot.locator("b").inner_text()
    await slot.click()
    await page.locator('[data-day="2026-11-27"]').click()
    await expect(page.locator(".said")).to_contain_text("27 қараша")
    await expect(page.locator(".day", has_text="27 қараша").locator(".slot", has_text=name)).to_be_focused()
    await page.keyboard.press("u")
    await expect(page.locator(".week.now .slot", has_text=name).first).to_be_focused()
    await page.keyboard.press("Enter")
    await page.keyboard.press("ArrowRight")
    await page.keyboard.press("Enter")
    await expect(page.locator(".said")).to_contain_text("17 қараша")
    await expect(page.locator(".day", has_text="17 қараша").locator(".slot", has_text=name).first).to_be_focused()
    await page.keyboard.press("Enter")
    for _ in range(4):
        await page.keyboard.press("ArrowRight")
    await page.keyboard.press("Enter")
    await expect(page.locator("dialog")).to_contain_text("демалыс күні")
    await page.keyboard.press("Escape")
    await expect(page.locator("dialog")).to_have_count(0)
    await page.keyboard.press("Escape")
    await expect(page.locator(".held")).to_have_count(0)


@pytest.mark.parametrize("databases", ["sqlite"], indirect=True)
async def test_a_slot_is_dragged_to_another_day_and_back_again(desk, region):
    page = await desk.opened(region)
    await page.goto(desk.address + "#/plan")
    slot = page.locator(".week.now .slot").first
    name, number = (await slot.locator("b").inner_text()), await slot.get_attribute("data-slot")
    there = page.locator(".day", has_text="27 қараша")
    await there.scroll_into_view_if_needed()
    await drag(page, slot, there)
    await expect(page.locator(".said")).to_contain_text("27 қараша")
    await expect(there.locator(f"[data-slot='{number}']")).to_contain_text(name)
    await expect(page.locator(".held")).to_have_count(0)
    await page.locator(".said").get_by_role("button").first.click()
    await expect(page.locator(f".week.now [data-slot='{number}']")).to_be_visible()


@pytest.mark.parametrize("databases", ["sqlite"], indirect=True)
async def test_the_spreadsheet_and_the_report_come_as_files(desk, region):
    page = await desk.opened(region)
    await page.goto(desk.address + "#/digest/2026-11")
    async with page.expect_download() as waiting:
        await page.get_by_role("button", name="Кесте").first.click()
    assert (await waiting.value).suggested_filename == "vko-2026-11-01.xlsx"
    await page.get_by_role("button", name="Анықтама").click()
    async with page.expect_download() as waiting:
        await page.get_by_role("button", name="DOCX").first.click()
    assert (await waiting.value).suggested_filename.endswith(".docx")
