"""The people of the desk in a real browser: `make desk`. What is shared stands in `browser_desk.py`."""

from __future__ import annotations

import time
from datetime import timedelta

import pytest
from playwright.async_api import expect
from sqlalchemy import insert, select, update

from db.tables import Organisation, Person, Seat
from newsroom.people import joining, reach
from newsroom.posts import drafting
from newsroom.union import organisations
from tests.desk.browser_desk import PHONE, THEMES, WIDE, browser, desk
from tests.desk.browser_pages import NAMES, OTHERS, see
from tests.newsroom.everybody import NOW, draft, newcomer, page_of, place, seated

__all__ = ["browser", "desk"]
PEOPLE = ("Сәуле Ахметова", "Ольга Петренко", "Ержан Төлегенов", "Гүлнар Сейітқали", "Марат Жүнісов", "Әсем Қалиева")
ALL_FOUR = [("sqlite", "kk"), ("postgres", "ru")]


@pytest.fixture
async def region(desk):
    """Thirteen branches: some led, one silent, one that nothing reaches, one away; and somebody who asks to come in."""

    async def fill(tx):
        for code, names in NAMES.items():
            await tx.execute(update(Organisation).where(Organisation.code == code).values(names=names))
        vko, codes = await place(tx, "vko"), ["ridder", "ulan"]
        for number, name in enumerate(OTHERS):
            about = {"level": "branch", "parent_id": vko, "names": {"kk": name, "ru": name}}
            await organisations.make(tx, code=f"branch-{number}", **about)
            codes.append(f"branch-{number}")
        sat = [
            await seated(tx, "chair", code, NOW - timedelta(days=40 * (at + 1))) for at, code in enumerate(codes[:5])
        ]
        sat.append(await seated(tx, "deputy", "ridder", NOW - timedelta(days=9)))
        for who, name in zip(sat, PEOPLE, strict=True):
            await tx.execute(update(Person).where(Person.id == who.person_id).values(name=name))
        for who in (sat[0], sat[1]):
            await drafting.send(tx, who, await draft(tx, who, now=NOW - timedelta(days=3)), NOW - timedelta(days=3))
        await draft(tx, sat[0])
        await reach.lost(tx, sat[3].person_id, NOW)
        await joining.ask(tx, await newcomer(tx), await place(tx, "branch-4"), "Динара Омарова", NOW)
        return {"ridder": await place(tx, "ridder")}

    return await desk.at.engine.write(fill)


async def specialist(desk, language="kk"):
    return await desk.at.engine.write(lambda tx: seated(tx, "specialist", "vko", language=language))


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["1280", "360"])
@pytest.mark.parametrize("theme", list(THEMES))
@pytest.mark.parametrize(("databases", "language"), ALL_FOUR, indirect=["databases"])
async def test_axe_finds_nothing_serious_among_the_people(desk, region, size, theme, language):
    page, name = await desk.opened(await specialist(desk, language), size, theme), f"{language}-{theme}-{size[0]}"
    await page.goto(desk.address + "#/people")
    await expect(page.locator(".row").first).to_be_visible()
    found = await see(desk, page, f"people-{name}")
    if size == PHONE:
        await page.locator(".narrow nav summary").click()
        await expect(page.locator(".narrow nav .menu a")).to_have_count(5)
        found += await see(desk, page, f"menu-{name}")
        await page.keyboard.press("Escape")
        await expect(page.locator(".narrow nav .menu a").first).not_to_be_visible()
        await page.locator(".narrow nav summary").click()
        await page.locator(".narrow nav .menu a").last.click()
        await expect(page.locator(".narrow nav .menu a").first).not_to_be_visible()
    await page.locator(".row", has_text=PEOPLE[0]).click()
    await expect(page.locator(".seat-held")).to_have_count(2)
    found += await see(desk, page, f"people-place-{name}")
    await page.locator(".seat-held").first.locator("button").first.click()
    found += await see(desk, page, f"people-hand-over-{name}")
    await page.locator(".choices button").first.click()
    found += await see(desk, page, f"people-sure-{name}")
    await page.keyboard.press("Escape")
    await page.locator(".seat-held").last.locator("button").last.click()
    found += await see(desk, page, f"people-end-{name}")
    await page.keyboard.press("Escape")
    await page.locator(".card-body.here > section:not(.seat-held) .deeds-here button").last.click()
    await expect(page.locator(".qr")).to_be_visible()
    found += await see(desk, page, f"people-link-{name}")
    await page.keyboard.press("Escape")
    await page.goto(desk.address + "#/people/here/invitations")
    await expect(page.locator(".invitation")).to_have_count(1)
    found += await see(desk, page, f"people-invitations-{name}")
    assert found == []


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["1280", "360"])
@pytest.mark.parametrize(("databases", "language"), ALL_FOUR, indirect=["databases"])
async def test_found_narrowed_invited_handed_over_and_ended(desk, region, size, language):
    page = await desk.opened(await specialist(desk, language), size)
    await page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    await page.goto(desk.address + "#/people")
    await expect(page.locator(".row").first).to_be_visible()
    await page.locator("input[type=search]").fill("калиева")  # Қалиева, on a keyboard without Kazakh letters
    await expect(page.locator(".row")).to_have_count(1)
    await page.locator("input[type=search]").fill("")
    for at, begins in ((1, "○"), (0, "")):
        if size == PHONE:
            await page.locator(".choosing select").first.select_option(index=at)
        else:
            await page.locator(".tabs button").nth(at).click()
        await expect(page.locator(".row").first).to_contain_text(begins)
    if size == WIDE:
        for at in range(2):
            await page.keyboard.press("j")
            await expect(page.locator(".row").nth(at)).to_have_attribute("aria-current", "true")
        await page.keyboard.press("/")
        await expect(page.locator("input[type=search]")).to_be_focused()
    await page.locator(".row", has_text=PEOPLE[0]).click()
    await page.locator(".seat-held").first.locator("button").first.click()
    await page.locator(".choices button", has_text=PEOPLE[5]).last.click()
    await page.locator("dialog footer button").last.click()
    await expect(page.locator("dialog")).to_have_count(0)
    await expect(page.locator(".seat-held")).to_have_count(1)
    await expect(page.locator(".seat-held .who")).to_have_text(PEOPLE[5])
    await page.locator(".seat-held button").last.click()
    await expect(page.locator("dialog .lines")).to_contain_text(PEOPLE[5])
    await page.locator("dialog footer button").last.click()
    await expect(page.locator(".card .vacant")).to_be_visible()
    await page.locator(".card-body.here section .deeds-here button").first.click()
    await expect(page.locator(".qr")).to_be_visible()
    link = await page.locator("dialog input").input_value()
    await page.locator("dialog footer button").last.click()
    assert await page.evaluate("navigator.clipboard.readText()") == link
    await page.keyboard.press("Escape")
    await page.locator(".invitation button").click()
    await page.locator("dialog footer button").last.click()
    await expect(page.locator(".invitation")).to_have_count(0)


@pytest.mark.parametrize("databases", ["sqlite"], indirect=True)
async def test_cards_for_the_empty_seats_come_as_a_file(desk, region):
    page = await desk.opened(await specialist(desk))
    await page.goto(desk.address + "#/people")
    await page.locator(".list .deeds-here button").last.click()
    async with page.expect_download() as waiting:
        await page.locator("dialog footer button").last.click()
    assert (await waiting.value).suggested_filename == "tilshi-cards.pdf"
    await page.locator(".list .deeds-here button").nth(1).click()
    await expect(page.locator(".invitation")).to_have_count(8)


@pytest.mark.parametrize("databases", ["sqlite"], indirect=True)
async def test_what_another_does_is_seen_without_loading_anew(desk, region):
    page = await desk.opened(await specialist(desk))
    await page.goto(desk.address + "#/people")
    await expect(page.locator(".row", has_text=PEOPLE[0])).to_have_count(1)

    async def ask(tx):
        await joining.ask(tx, await newcomer(tx), await place(tx, "ridder"), "Жаңа біреу", NOW)
        await seated(tx, "chair", "branch-7")

    await desk.at.engine.write(ask)
    await expect(page.locator(".row", has_text=OTHERS[7])).to_contain_text("chair branch-7")
    await expect(page.locator(".invitation", has_text="Жаңа біреу")).to_be_visible()
    await page.locator(".invitation", has_text="Жаңа біреу").locator("button").nth(1).click()
    await expect(page.locator(".row", has_text="Жаңа біреу")).to_have_count(1)


@pytest.mark.parametrize("databases", ["sqlite"], indirect=True)
async def test_two_thousand_people_stay_quick(desk):
    async def fill(tx):
        vko, today = await place(tx, "vko"), NOW.date()
        rows = [{"code": f"b{at}", "level": "branch", "parent_id": vko, "region_id": vko,
                 "names": {"kk": f"Аудан {at}", "ru": f"Район {at}"}, "union_names": {}, "settings": {}, "timezone": ""}
                for at in range(2000)]  # fmt: skip
        await tx.execute(insert(Organisation), rows)
        people = [{"name": f"Төраға {at}", "language": "kk", "created_at": NOW} for at in range(2000)]
        await tx.execute(insert(Person), people)
        places = (await tx.execute(select(Organisation.id).where(Organisation.code.startswith("b")))).scalars().all()
        theirs = (await tx.execute(select(Person.id).where(Person.name.startswith("Төраға")))).scalars().all()
        seats = [{"person_id": one, "organisation_id": where, "role": "chair", "starts_on": today, "acting": False}
                 for one, where in zip(theirs, places, strict=True)]  # fmt: skip
        await tx.execute(insert(Seat), seats)

    await desk.at.engine.write(fill)
    page = await desk.opened(await specialist(desk))
    begun = time.monotonic()
    await page.goto(desk.address + "#/people")
    await expect(page.locator(".row").first).to_be_visible()
    opened = time.monotonic() - begun
    assert await page.locator(".row").count() < 60
    await page.locator("input[type=search]").fill("1999")
    await expect(page.locator(".row")).to_have_count(2)  # whoever is called so, and who sits in the place of that name
    assert opened < 10, "of a machine that is slow and busy"


# ---- remarks, and the table of pages of whoever looks at all regions


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["1280", "360"])
@pytest.mark.parametrize("theme", list(THEMES))
@pytest.mark.parametrize(("databases", "language"), ALL_FOUR, indirect=["databases"])
async def test_remarks_are_pressed_and_written(desk, region, size, theme, language):
    page, name = await desk.opened(await specialist(desk, language), size, theme), f"{language}-{theme}-{size[0]}"
    number = await desk.at.engine.write(lambda tx: page_of(tx, "ridder"))
    await page.goto(desk.address + "#/register")
    await page.locator(".row", has_text=NAMES["ridder"][language]).click()
    assert str(number) in page.url
    chip = page.locator(".chip").nth(1)
    await chip.click()
    await expect(chip).to_have_attribute("aria-pressed", "true")
    await page.locator(".own-words input").last.fill("Фото аз, тек логотиптер.")
    await page.locator(".own-words button").click()
    await expect(page.locator(".said")).to_be_visible()
    await page.locator(".chip").last.click()
    await expect(page.locator(".remarks .counting input")).to_be_visible()
    await page.locator(".remarks .counting input").scroll_into_view_if_needed()
    found = await see(desk, page, f"remarks-{name}")
    await page.locator(".remarks .counting input").fill("2025")
    await page.locator(".remarks .counting button").click()
    await expect(page.locator(".chip[aria-pressed=true]")).to_have_count(2)
    await page.keyboard.press("Escape")
    await expect(page.locator(".row", has_text="логотиптер")).to_have_count(1)
    found += await see(desk, page, f"remarked-{name}")
    assert found == []


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["1280", "360"])
@pytest.mark.parametrize("theme", list(THEMES))
@pytest.mark.parametrize(("databases", "language"), ALL_FOUR, indirect=["databases"])
async def test_the_press_service_goes_through_pages_and_people(desk, region, size, theme, language):
    who = await desk.at.engine.write(lambda tx: seated(tx, "press", "centre", language=language))
    page, name = await desk.opened(who, size, theme), f"{language}-{theme}-{size[0]}"
    await page.goto(desk.address + "#/register")
    await expect(page.locator("select").first).to_be_visible()
    await page.locator(".choosing select").first.select_option(label=NAMES["vko"][language])
    await expect(page.locator(".row", has_text=NAMES["ridder"][language])).to_be_visible()
    found = await see(desk, page, f"press-pages-{name}")
    await page.locator(".row", has_text=NAMES["ridder"][language]).click()
    await expect(page.locator("dialog")).to_be_visible()
    await expect(page.locator(".chip")).to_have_count(0)
    await page.keyboard.press("Escape")
    await page.goto(desk.address + "#/people")
    await page.locator(".row", has_text=NAMES["vko"][language]).click()
    found += await see(desk, page, f"press-people-{name}")
    await page.locator(".card-head a").click()
    await expect(page.locator(".row", has_text=PEOPLE[0])).to_be_visible()
    assert found == []


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["1280", "360"])
@pytest.mark.parametrize("theme", list(THEMES))
@pytest.mark.parametrize(("databases", "language"), ALL_FOUR, indirect=["databases"])
async def test_a_count_is_opened_and_corrected(desk, region, size, theme, language):
    page, name = await desk.opened(await specialist(desk, language), size, theme), f"{language}-{theme}-{size[0]}"
    await page.goto(desk.address + "#/register")
    await page.locator(".row", has_text=NAMES["ridder"][language]).click()
    await page.locator("dialog > .counting input").fill("2250")
    await page.keyboard.press("Enter")
    await page.locator(".figures .table button").click()
    await expect(page.locator(".count-card .lines")).to_contain_text("2")
    await page.locator(".count-card .deeds-here button").last.click()
    await page.locator(".count-card input").first.fill("225")
    await page.locator(".count-card select").select_option("")
    await page.locator(".count-card input").last.fill("Артық нөл жазылған")
    found = await see(desk, page, f"count-{name}")
    await page.locator(".count-card form button").click()
    await expect(page.locator(".count-card .lines")).to_contain_text("Артық нөл жазылған")
    await expect(page.locator(".figures .table td.n")).to_have_text("225")
    found += await see(desk, page, f"counted-{name}")
    assert found == []


@pytest.mark.parametrize("databases", ["sqlite"], indirect=True)
async def test_on_a_phone_another_seat_is_chosen_below_ones_name(desk, region):
    who = await specialist(desk, "ru")
    await desk.at.engine.write(lambda tx: seated(tx, "press", "centre", language="ru", who=who))
    page = await desk.opened(who, PHONE)
    await page.locator(".self summary").click()
    found = await see(desk, page, "seats-ru-light-360")
    await page.locator(".self select").select_option(index=0)
    await page.locator(".narrow nav summary").click()
    await expect(page.locator(".narrow nav .menu a").first).to_have_text("Очередь")
    await page.keyboard.press("Escape")
    await page.locator(".self summary").click()
    await page.locator(".self select").select_option(index=1)
    await page.locator(".narrow nav summary").click()
    await expect(page.locator(".narrow nav .menu a").last).to_have_text("Регионы")
    assert found == []
