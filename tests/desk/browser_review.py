"""What else is done with a post at the desk, in a real browser: `make desk`; what is shared is in `browser_desk.py`."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import expect
from sqlalchemy import update

from db.tables import Media, Organisation
from newsroom.posts import drafting, posts, publishing, review
from tests.desk.browser_desk import PHONE, THEMES, WIDE, a_photo, browser, desk, grave, row, specialist, state
from tests.desk.browser_pages import drag, see
from tests.newsroom.everybody import NOW, came_out, draft, seated, seen_photo, sent_post

__all__ = ["browser", "desk", "specialist"]
TEXT = "Бүгін Риддер қаласының №3 мектебінде еңбек қауіпсіздігі бойынша семинар өтті. Оған қырық мұғалім қатысты."
MORE = "Семинардың жалғасы: мұғалімдер ұжымдық шарт туралы сұрақтар қойды."
RED, GREEN, BLUE, GREY = COLOURS = ("#a33", "#3a3", "#33a", "#777")


@pytest.fixture
async def post(desk, specialist):
    """With four photos, each of a colour; another of the same branch waits, too."""

    async def fill(tx):
        names = {"kk": "Риддер қаласы", "ru": "г. Риддер"}
        await tx.execute(update(Organisation).where(Organisation.code == "ridder").values(names=names))
        chair = await seated(tx, "chair", "ridder")
        number = await draft(tx, chair, TEXT)
        for name in "abcd":
            await drafting.add_media(tx, chair, number, seen_photo(name))
        await drafting.send(tx, chair, number, NOW)
        for one, colour in zip(await posts.media_of(tx, number), COLOURS, strict=True):
            await tx.execute(update(Media).where(Media.id == one.id).values(content=a_photo(colour)))
        await sent_post(tx, chair, MORE, NOW + timedelta(minutes=1))
        return number

    return await desk.at.engine.write(fill)


async def order(desk, number) -> str:
    media = await desk.at.engine.write(lambda tx: posts.media_of(tx, number))
    return "".join(one.unique_id for one in media)


async def becomes(desk, number, expected: str) -> None:
    """The page is ahead of the server."""
    for _ in range(100):
        if await order(desk, number) == expected:
            return
        await asyncio.sleep(0.1)
    assert await order(desk, number) == expected


async def opened(desk, who, size=WIDE, theme="light"):
    page = await desk.opened(who, size, theme)
    if size == PHONE:
        await row(page, TEXT).click()
    await expect(page.locator(".tile .photo img")).to_have_count(4)
    return page


async def shows(page, *ids: int) -> None:
    """So many tiles, in this order."""
    await expect(page.locator(".tile")).to_have_count(len(ids))
    for at, one in enumerate(ids):
        await expect(page.locator(".tile").nth(at)).to_have_attribute("data-media", str(one))


async def ids_of(page) -> list[int]:
    return [int(await one.get_attribute("data-media")) for one in await page.locator(".tile").all()]


# ---- photos


async def test_photos_are_dragged_into_another_order_and_back(desk, specialist, post):
    page = await opened(desk, specialist)
    a, b, c, d = await ids_of(page)
    await drag(page, page.locator(".tile").nth(3), page.locator(".tile").nth(0))
    await shows(page, d, a, b, c)
    await expect(page.locator(".said")).to_contain_text("1/4")
    await becomes(desk, post, "dabc")
    await page.locator(".said").get_by_role("button").first.click()
    await shows(page, a, b, c, d)
    await expect(page.locator(".said")).to_contain_text("Кері алынды")
    assert await order(desk, post) == "abcd"
    await drag(page, page.locator(".tile").nth(0), page.locator(".tile").nth(2))
    await shows(page, b, c, a, d)
    await becomes(desk, post, "bcad")


async def test_photos_are_put_in_order_by_keys_alone_and_the_focus_goes_along(desk, specialist, post):
    page = await opened(desk, specialist)
    a, b, c, d = await ids_of(page)
    await page.locator(".tile .photo").first.focus()
    await page.keyboard.press("ArrowRight")
    await expect(page.locator(f"[data-media='{b}'] .photo")).to_be_focused()
    for _ in range(2):  # one after the other, faster than the server answers
        await page.keyboard.press("Shift+ArrowRight")
    await shows(page, a, c, d, b)
    await expect(page.locator(f"[data-media='{b}'] .photo")).to_be_focused()
    await page.keyboard.press("Shift+ArrowRight")  # there is no further
    await page.keyboard.press("Shift+ArrowLeft")
    await shows(page, a, c, b, d)
    await expect(page.locator(".said")).to_contain_text("3/4")
    await becomes(desk, post, "acbd")
    await page.locator(f"[data-media='{b}'] .tools button").first.click()
    await shows(page, a, b, c, d)
    await expect(page.locator(f"[data-media='{b}'] .tools button").first).to_be_focused()


async def test_a_photo_is_left_out_only_by_whoever_says_so_twice(desk, specialist, post):
    page = await opened(desk, specialist)
    await page.locator(".tile .photo").nth(1).focus()
    await page.keyboard.press("Delete")
    await expect(page.locator("dialog img")).to_be_visible()
    await page.keyboard.press("Escape")
    await expect(page.locator("dialog")).to_have_count(0)
    assert await order(desk, post) == "abcd"
    await page.locator(".tile .tools button").nth(5).click()
    await page.locator("dialog .danger").click()
    await expect(page.locator(".tile")).to_have_count(3)
    await expect(page.locator("dialog")).to_have_count(0)
    assert await order(desk, post) == "acd"


async def test_an_order_of_a_page_that_heard_nothing_is_refused_and_it_shows_how_it_is(desk, specialist, post):
    page = await opened(desk, specialist)
    a, b, c, d = await ids_of(page)
    other = await desk.at.engine.write(lambda tx: seated(tx, "specialist", "vko"))
    await page.context.route("**/api/live", lambda route: route.abort())
    await page.reload()
    await expect(page.locator(".tile .photo img")).to_have_count(4)
    await desk.at.engine.write(lambda tx: review.drop_photo(tx, other, post, b, NOW))
    await drag(page, page.locator(".tile").nth(3), page.locator(".tile").nth(0))
    await expect(page.locator(".said.bad")).to_be_visible()
    await shows(page, a, c, d)
    assert await order(desk, post) == "acd"
    desk.said.clear()  # the browser's own words of a stream that was not let through


async def test_the_frame_is_put_on_with_a_key_and_seen(desk, specialist, post):
    page = await opened(desk, specialist)
    button = page.locator(".files-here header button")
    before = await height_of_photo(page)
    await page.keyboard.press("f")
    await expect(button).to_contain_text("Жақтаусыз")
    while await height_of_photo(page) <= before:
        await page.wait_for_timeout(100)
    await desk.pictured(page, "framed")
    await page.keyboard.press("f")
    await expect(button).to_contain_text("Жақтауға салу")
    while await height_of_photo(page) != before:
        await page.wait_for_timeout(100)


async def height_of_photo(page) -> int:
    """Of the file itself; none while it is fetched."""
    return await page.evaluate("document.querySelector('.tile img')?.naturalHeight || 0")


# ---- joined, elsewhere, out


async def test_two_posts_are_joined_and_the_whole_is_opened(desk, specialist, post):
    page = await desk.opened(specialist)
    await row(page, MORE).click()
    await expect(page.locator(".preview .runs")).to_contain_text(MORE)
    await page.keyboard.press("m")
    await expect(page.locator("dialog .choice")).to_contain_text(TEXT[:20])
    await page.locator("dialog .main").click()
    await expect(page.locator(".row")).to_have_count(1)
    await expect(page.locator(".preview")).to_contain_text(TEXT)
    await expect(page.locator(".preview")).to_contain_text(MORE)


async def test_what_came_out_elsewhere_is_copied_and_recorded(desk, specialist, post):
    page = await opened(desk, specialist)
    await page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    await page.keyboard.press("l")
    await expect(page.locator("dialog textarea")).to_have_value(f"{TEXT}\n\nФилиал: Риддер қаласы")
    await page.locator("dialog .copying button").click()
    await expect(page.locator("dialog .copying [role=status]")).not_to_be_empty()
    assert (await page.evaluate("navigator.clipboard.readText()")).startswith(TEXT)
    async with page.expect_download() as waiting:
        await page.locator("dialog .taking a").first.click()
    assert (await waiting.value).suggested_filename == "1.jpg"
    link = page.locator("dialog input[type=url]")
    await link.fill("https://t")
    await page.keyboard.press("Enter")
    await expect(page.locator("dialog .refused")).to_be_visible()
    await link.fill("https://www.facebook.com/union/posts/1")
    await page.keyboard.press("Enter")
    await expect(link).to_have_value("")
    assert await state(desk, post) == "published"
    await page.keyboard.press("Escape")
    await expect(page.locator(".facts a")).to_have_text("https://www.facebook.com/union/posts/1")


async def test_what_is_out_is_taken_down_after_a_question(desk, specialist, post):
    page = await opened(desk, specialist)
    await page.keyboard.press("p")
    await expect(page.locator(".said")).to_contain_text("Арнаға")
    await desk.at.engine.write(lambda tx: came_out(tx, post, now=desk.at.clock.at))
    await page.locator(".said").get_by_role("button").first.click()
    await expect(page.locator("dialog")).to_contain_text("Арнадан өшіреміз бе?")
    await page.locator("dialog .danger").click()
    await expect(page.locator("dialog")).to_have_count(0)
    await expect(page.locator(".row")).to_have_count(0)
    assert await state(desk, post) == "removed"


async def test_whoever_presses_twice_publishes_one(desk, specialist, post):
    page = await opened(desk, specialist)
    for _ in range(3):
        await page.keyboard.press("p")
    await expect(page.locator(".said")).to_contain_text("Арнаға")
    await expect(page.locator(".preview .runs")).to_contain_text(MORE)
    await page.wait_for_timeout(500)
    assert await page.locator(".said.bad").count() == 0, "and hears no second answer"
    assert [(await line.inner_text()).count(MORE[:20]) for line in await page.locator(".row").all()] == [1]


async def test_of_what_nobody_knows_it_is_asked_on_its_card(desk, specialist, post):
    async def lose(tx):
        await publishing.publish(tx, specialist, post, NOW)
        await publishing.did_not(tx, post, "doubt", "", NOW)

    await desk.at.engine.write(lose)
    page = await desk.opened(specialist)
    await page.goto(f"{desk.address}#/review/ready")
    await expect(page.locator(".doubt button")).to_have_count(2)
    await desk.pictured(page, "doubt")
    await page.locator(".doubt button").first.click()
    await expect(page.locator(".doubt")).to_have_count(0)
    assert await state(desk, post) == "published"


async def test_a_text_that_a_colleague_mended_meanwhile_is_shown_beside_ones_own(desk, specialist, post):
    page = await opened(desk, specialist)
    await page.keyboard.press("e")
    await page.locator("dialog textarea").fill("Менің мәтінім.")
    other = await desk.at.engine.write(lambda tx: seated(tx, "specialist", "vko"))
    theirs = drafting.Formatted("Олардың мәтіні.")
    await desk.at.engine.write(lambda tx: review.edit_text(tx, other, post, "kk", theirs, NOW))
    await page.keyboard.press("Control+Enter")
    await expect(page.locator(".meanwhile")).to_contain_text("Олардың мәтіні.")
    await expect(page.locator("dialog textarea")).to_have_value("Менің мәтінім.")
    await page.locator(".meanwhile button").nth(1).click()
    await page.keyboard.press("Tab")
    await page.locator("dialog footer .main").click()
    await expect(page.locator(".preview")).to_contain_text("Менің мәтінім.")


async def test_a_day_is_written_as_people_here_write_it(desk, specialist, post):
    page = await opened(desk, specialist)
    await page.keyboard.press("s")
    main, written = page.locator("dialog footer .main"), page.locator(".moment input")
    day, time = written.first, written.last
    await expect(day).to_have_value("16.11.2026")
    for wrong in ("31.11.2026", "ертең", "2026"):
        await day.fill(wrong)
        await expect(day).to_have_attribute("aria-invalid", "true")
        await expect(main).to_be_disabled()
    await day.fill("20.11")
    await time.fill("9.30")
    await page.keyboard.press("Tab")
    await expect(day).to_have_value("20.11.2026")
    await expect(time).to_have_value("09:30")
    await main.click()
    await expect(page.locator(".said")).to_contain_text("09:30")
    async with desk.at.engine.begin() as tx:
        assert (await posts.require_post(tx, post)).publish_at.isoformat() == "2026-11-20T04:30:00+00:00"


# ---- for everybody


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["1280", "360"])
@pytest.mark.parametrize("theme", list(THEMES))
@pytest.mark.parametrize(("databases", "language"), [("sqlite", "kk"), ("postgres", "ru")], indirect=["databases"])
async def test_axe_finds_nothing_serious_in_what_is_asked(desk, specialist, post, size, theme, language):
    who = await desk.at.engine.write(lambda tx: seated(tx, "specialist", "vko", language=language))
    page, name = await opened(desk, who, size, theme), f"{language}-{theme}-{size[0]}"
    found = {"card": await see(desk, page, f"photos-{name}")}
    await page.locator(".others summary").click()
    found["others"] = await see(desk, page, f"others-{name}")
    await page.locator(".others summary").click()
    for key, what in (("l", "pages"), ("m", "join"), ("s", "moment")):
        await page.keyboard.press(key)
        await expect(page.locator("dialog footer, dialog .recording")).to_be_visible()
        await page.wait_for_timeout(300)
        await desk.pictured(page, f"{what}-{name}")
        found[what] = grave(await Axe().run(page))
        await page.keyboard.press("Escape")
        await expect(page.locator("dialog")).to_have_count(0)
    await page.locator(".tile .tools button").last.click()
    await expect(page.locator("dialog img")).to_be_visible()
    await desk.pictured(page, f"drop-{name}")
    found["drop"] = grave(await Axe().run(page))
    await page.keyboard.press("Escape")

    async def lose(tx):
        await publishing.publish(tx, specialist, post, NOW)
        await publishing.did_not(tx, post, "doubt", "", NOW)

    await desk.at.engine.write(lose)
    await page.goto(f"{desk.address}#/review/ready/{post}")
    await expect(page.locator(".doubt")).to_be_visible()
    found["doubt"] = await see(desk, page, f"doubt-{name}")
    await page.locator(".doubt button").first.click()
    await page.goto(f"{desk.address}#/review/published/{post}")
    await expect(page.locator(".doubt")).to_have_count(0)
    found["published"] = await see(desk, page, f"published-{name}")
    assert {key: value for key, value in found.items() if value} == {}
