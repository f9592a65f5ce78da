"""The desk in a real browser: `make desk`. With `DESK_PICTURES=folder` it leaves pictures of what it saw."""

from __future__ import annotations

import asyncio
import json
import os
import re
import time
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from urllib.parse import quote, urlencode

import pytest
from axe_playwright_python.async_playwright import Axe
from PIL import Image
from playwright.async_api import Page, expect
from sqlalchemy import insert, select, update

from db.tables import Media, Post
from newsroom.people import terms
from newsroom.posts import drafting, review
from newsroom.union import seats
from newsroom.who import Who
from simulator.pictures.camera import browsing
from tests.desk.conftest import AtTheDesk, desk_on, signed
from tests.newsroom.everybody import NOW, bound, draft, seated, seen_photo, sent_post, state_of

PICTURES = os.environ.get("DESK_PICTURES")
WIDE, PHONE = (1280, 800), (360, 740)
SOON = 15_000  # milliseconds, of a machine that is slow and busy
expect.set_options(timeout=SOON)
THEMES = {
    "light": {"bg_color": "#ffffff", "text_color": "#000000", "hint_color": "#999999", "link_color": "#168acd",
              "button_color": "#40a7e3", "button_text_color": "#ffffff", "secondary_bg_color": "#f1f1f1"},
    "dark": {"bg_color": "#17212b", "text_color": "#f5f5f5", "hint_color": "#708499", "link_color": "#6ab3f3",
             "button_color": "#5288c1", "button_text_color": "#ffffff", "secondary_bg_color": "#232e3c"},
}  # fmt: skip
TEXTS = (
    "Бүгін Риддер қаласының №3 мектебінде еңбек қауіпсіздігі бойынша семинар өтті. Оған қырық мұғалім қатысты.",
    "Вчера в школе № 5 прошёл открытый урок о коллективном договоре: участвовали пятьдесят учителей.",
    "Аудандық комитет ардагерлерді құттықтады.",
)


class RealClock:
    """Begins at the moment of the tests, and goes on as clocks do."""

    def __init__(self) -> None:
        self._begun = time.monotonic()

    @property
    def at(self):
        return NOW + timedelta(seconds=self.monotonic())

    def now(self) -> float:
        return self.at.timestamp()

    def monotonic(self) -> float:
        return time.monotonic() - self._begun

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds)


@dataclass
class InBrowser:
    at: AtTheDesk
    browser: object
    said: list[str]

    @property
    def address(self) -> str:
        return str(self.at.client.make_url("/desk/"))

    async def page(self, size=WIDE, *, dark: bool = False) -> Page:
        context = await self.browser.new_context(
            viewport={"width": size[0], "height": size[1]}, color_scheme="dark" if dark else "light",
            timezone_id="Asia/Almaty", has_touch=size == PHONE,
        )  # fmt: skip
        context.set_default_timeout(SOON)
        page = await context.new_page()
        page.on("console", lambda line: self.said.append(line.text) if line.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: self.said.append(str(error)))
        return page

    async def opened(self, who: Who, size=WIDE, theme: str = "light") -> Page:
        """As from a button of the bot."""
        page = await self.page(size)
        told = {"tgWebAppData": signed(who.account_id, self.at.clock.at, query_id=os.urandom(4).hex()),
                "tgWebAppVersion": "9.1", "tgWebAppThemeParams": json.dumps(THEMES[theme])}  # fmt: skip
        await page.goto(f"{self.address}#{urlencode(told, quote_via=quote)}")
        await page.wait_for_selector(".top")
        return page

    async def pictured(self, page: Page, name: str) -> None:
        if PICTURES:
            await page.wait_for_timeout(400)
            await page.screenshot(path=Path(PICTURES) / f"{name}.png")


@pytest.fixture
async def browser():
    async with browsing() as browser:
        yield browser


@pytest.fixture
async def desk(engine, browser):
    async with desk_on(engine, clock=RealClock()) as at:
        looking = asyncio.create_task(at.desk.live.run())
        made = InBrowser(at, browser, [])
        yield made
        at.desk.stop()
        for context in browser.contexts:
            await context.close()
        looking.cancel()
        with suppress(asyncio.CancelledError):
            await looking
    assert not [one for one in made.said if "status of 4" not in one], "the page complained"


@pytest.fixture
async def specialist(desk):
    return await desk.at.engine.write(bound)


@pytest.fixture
async def queue(desk, specialist):
    """Three posts that wait, the first with two photos."""

    async def fill(tx):
        chair = await seated(tx, "chair", "ridder")
        first = await draft(tx, chair, TEXTS[0])
        for name in ("a", "b"):
            await drafting.add_media(tx, chair, first, seen_photo(name))
        await drafting.send(tx, chair, first, NOW)
        await tx.execute(update(Media).where(Media.post_id == first).values(content=a_photo()))
        others = [await sent_post(tx, chair, text, NOW + timedelta(minutes=at)) for at, text in enumerate(TEXTS[1:], 1)]
        return [first, *others]

    return await desk.at.engine.write(fill)


def a_photo(colour: str = "") -> bytes:
    held = BytesIO()
    image = Image.new("RGB", (1280, 960), colour) if colour else Image.linear_gradient("L").resize((1280, 960))
    image.convert("RGB").save(held, "JPEG")
    return held.getvalue()


async def state(desk, number):
    return await desk.at.engine.write(lambda tx: state_of(tx, number))


def row(page: Page, text: str):
    return page.locator(".row", has_text=text[:20])


# ---- the queue


async def test_a_queue_is_worked_off_by_keys_alone(desk, specialist, queue):
    page = await desk.opened(specialist)
    await expect(page.locator(".row")).to_have_count(3)
    await expect(page.locator(".photo img")).to_have_count(2)
    await expect(page.locator(".preview .runs")).to_contain_text(TEXTS[0])
    await page.keyboard.press("j")
    await expect(page.locator(".preview .runs")).to_contain_text(TEXTS[1])
    await page.keyboard.press("e")
    await expect(page.locator("dialog textarea")).to_be_visible()
    await page.locator("dialog textarea").fill("Басқа")
    await page.keyboard.press("Escape")
    await expect(page.locator("dialog [role=alert]")).to_be_visible()
    await page.keyboard.press("Escape")
    await expect(page.locator("dialog")).to_have_count(0)
    await page.keyboard.press("r")
    await page.get_by_role("button", name="Фото сапасы төмен").click()
    await expect(page.locator(".said")).to_contain_text("қайтарылды")
    await expect(page.locator(".row")).to_have_count(2)
    assert await state(desk, queue[1]) == "returned"
    await page.locator(".said").get_by_role("button").first.click()
    await expect(page.locator(".row")).to_have_count(3)
    assert await state(desk, queue[1]) == "sent"


async def test_published_with_a_key_and_the_next_is_there(desk, specialist, queue):
    page = await desk.opened(specialist)
    await expect(page.locator(".preview .runs")).to_contain_text(TEXTS[0])
    await page.keyboard.press("p")
    await expect(page.locator(".said")).to_contain_text("Арнаға")
    await expect(page.locator(".preview .runs")).to_contain_text(TEXTS[1])
    assert await state(desk, queue[0]) == "going out"


async def test_a_text_is_mended(desk, specialist, queue):
    page = await desk.opened(specialist)
    await expect(page.locator(".preview .runs")).to_contain_text(TEXTS[0])
    await page.keyboard.press("e")
    text = page.locator("dialog textarea")
    await expect(text).to_have_value(TEXTS[0])
    await text.fill("Семинар өтті.")
    await page.keyboard.press("Control+Enter")
    await expect(page.locator("dialog")).to_have_count(0)
    await expect(page.locator(".preview .runs")).to_contain_text("Семинар өтті.")
    await expect(row(page, "Семинар өтті")).to_be_visible()


async def test_scheduled_at_a_minute_by_the_clock_of_the_region(desk, specialist, queue):
    page = await desk.opened(specialist)
    await expect(page.locator(".preview .runs")).to_contain_text(TEXTS[0])
    await page.keyboard.press("s")
    await page.locator(".moment input").first.fill("20.11.2026")
    await page.locator(".moment input").last.fill("15:30")
    await page.locator("dialog footer .main").click()
    await expect(page.locator(".said")).to_contain_text("15:30")
    async with desk.at.engine.begin() as tx:
        at = (await tx.execute(select(Post.publish_at).where(Post.id == queue[0]))).scalar_one()
    assert at.isoformat() == "2026-11-20T10:30:00+00:00"


async def test_what_a_colleague_does_shows_without_reloading(desk, specialist, queue):
    page = await desk.opened(specialist)
    await expect(page.locator(".row")).to_have_count(3)
    other = await desk.at.engine.write(lambda tx: seated(tx, "specialist", "vko"))
    await page.wait_for_timeout(2500)  # it listens by now
    await desk.at.engine.write(lambda tx: review.hold(tx, other, queue[2], desk.at.clock.at))
    await expect(page.locator(".line-foot em")).to_contain_text(other.name)
    await desk.at.engine.write(lambda tx: review.approve(tx, other, queue[1], desk.at.clock.at))
    await expect(page.locator(".row")).to_have_count(2)


async def test_without_a_connection_it_says_so_and_comes_back_by_itself(desk, specialist, queue):
    page = await desk.opened(specialist)
    await expect(page.locator(".row")).to_have_count(3)
    await page.context.set_offline(True)
    await page.keyboard.press("j")
    await expect(page.locator(".offline")).to_be_visible()
    await page.context.set_offline(False)
    await expect(page.locator(".offline")).to_have_count(0, timeout=60_000)
    desk.said.clear()  # the browser's own words of a connection that was lost


async def test_two_thousand_posts_are_a_list_like_any_other(desk, specialist):
    async def fill(tx):
        chair = await seated(tx, "chair", "ridder")
        number = await sent_post(tx, chair, TEXTS[0])
        columns = [one for one in Post.__table__.columns if one.name != "id"]
        (kept,) = (await tx.execute(select(*columns).where(Post.id == number))).mappings().all()
        await tx.execute(insert(Post), [dict(kept) | {"texts": {"kk": f"Материал {n}"}} for n in range(1999)])

    await desk.at.engine.write(fill)
    page = await desk.opened(specialist)
    await expect(page.locator(".row").first).to_be_visible()
    assert await page.locator(".row").count() < 40
    moved = await page.evaluate("""async () => {
        const box = document.querySelector('.rows'), begun = performance.now();
        for (let at = 0; at < 30; at++) {
            box.scrollTop = box.scrollHeight * at / 30;
            await new Promise(requestAnimationFrame);
        }
        return (performance.now() - begun) / 30;
    }""")
    await expect(page.locator(".row", has_text="Материал 19")).not_to_have_count(0)
    assert moved < 250, "of a machine that is slow and busy"


# ---- coming in


async def test_by_a_link_in_a_plain_browser_once_and_until_one_signs_out(desk, specialist, queue):
    word = await desk.at.link(specialist)
    page = await desk.page()
    await page.goto(f"{desk.address}#word={word}")
    await page.get_by_role("button", name="Кіру").click()
    await expect(page.locator(".row")).to_have_count(3)
    assert word not in page.url
    await page.reload()
    await expect(page.locator(".row")).to_have_count(3)
    other = await desk.page()
    await other.goto(f"{desk.address}#word={word}")
    await other.get_by_role("button", name="Войти").click()
    await expect(other.get_by_role("alert")).to_contain_text("уже использована")
    await desk.pictured(other, "door-used")
    await page.locator(".self summary").click()
    await page.get_by_role("button", name="Барлық жерден шығу").click()
    await expect(page.locator(".door")).to_contain_text("/desk")
    await page.reload()
    await expect(page.locator(".door")).to_be_visible()


async def test_a_launch_survives_loading_the_page_anew(desk, specialist, queue):
    page = await desk.opened(specialist)
    await expect(page.locator(".row")).to_have_count(3)
    assert "tgWebAppData" not in page.url
    await page.reload()
    await expect(page.locator(".row")).to_have_count(3)


async def test_whoever_loses_their_seat_sees_no_more(desk, specialist, queue):
    page = await desk.opened(specialist)
    await expect(page.locator(".row")).to_have_count(3)

    async def end(tx):
        (seat,) = await seats.held(tx, specialist.person_id, NOW)
        await terms.end_term(tx, specialist, seat, NOW - timedelta(days=1))

    await desk.at.engine.write(end)
    await expect(page.locator(".row")).to_have_count(0)


# ---- for everybody


def grave(found) -> list[str]:
    return [f"{one['id']}: {one['nodes'][0]['html'][:120]} {one['nodes'][0].get('failureSummary', '')[:300]}"
            for one in found.response["violations"] if one["impact"] in ("serious", "critical")]  # fmt: skip


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["1280", "360"])
@pytest.mark.parametrize("theme", list(THEMES))
@pytest.mark.parametrize(("databases", "language"), [("sqlite", "kk"), ("postgres", "ru")], indirect=["databases"])
async def test_axe_finds_nothing_serious(desk, specialist, queue, size, theme, language):
    who = await desk.at.engine.write(lambda tx: seated(tx, "specialist", "vko", language=language))
    page, name = await desk.opened(who, size, theme), f"{language}-{theme}-{size[0]}"
    await expect(page.locator(".row")).to_have_count(3)
    found, at = {}, page.locator("html")
    await expect(at).to_have_attribute("lang", language)
    if size == PHONE:
        found["list"] = grave(await Axe().run(page))
        await desk.pictured(page, f"list-{name}")
        await page.locator(".row").first.click()
    await expect(page.locator(".photo img")).to_have_count(2)
    found["card"] = grave(await Axe().run(page))
    await desk.pictured(page, f"card-{name}")
    for at, asked in enumerate(("schedule", "return", "edit"), 1):
        await page.locator(".deeds button").nth(at).click()
        await expect(page.locator("dialog")).to_be_visible()
        found[asked] = grave(await Axe().run(page))
        await desk.pictured(page, f"{asked}-{name}")
        await page.keyboard.press("Escape")
        await expect(page.locator("dialog")).to_have_count(0)
    overflows = await page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert overflows <= 0, "wider than the screen"
    assert {key: value for key, value in found.items() if value} == {}


@pytest.mark.parametrize("databases", ["sqlite"], indirect=True)
@pytest.mark.parametrize("dark", [False, True])
async def test_axe_finds_nothing_serious_at_the_door_and_in_a_plain_browser(desk, specialist, queue, dark):
    page = await desk.page(PHONE, dark=dark)
    await page.goto(f"{desk.address}#word={await desk.at.link(specialist)}")
    await expect(page.get_by_role("button", name="Кіру")).to_be_visible()
    found = grave(await Axe().run(page))
    await desk.pictured(page, f"door-{'dark' if dark else 'light'}")
    await page.get_by_role("button", name="Кіру").click()
    await expect(page.locator(".row")).to_have_count(3)
    await desk.pictured(page, f"plain-{'dark' if dark else 'light'}")
    assert found + grave(await Axe().run(page)) == []


async def test_by_the_tabulator_one_gets_everywhere_and_back_out_of_a_question(desk, specialist, queue):
    page = await desk.opened(specialist)
    await expect(page.locator(".preview .runs")).to_contain_text(TEXTS[0])
    await page.keyboard.press("Tab")
    await expect(page.locator(".skip")).to_be_focused()
    await page.keyboard.press("Enter")
    await expect(page.locator("#content")).to_be_focused()
    button = page.locator(".deeds button", has_text=re.compile("Қайтару"))
    await button.focus()
    await page.keyboard.press("Enter")
    await expect(page.locator("dialog")).to_be_visible()
    await page.keyboard.press("Escape")
    await expect(page.locator("dialog")).to_have_count(0)
    await expect(button).to_be_focused()
