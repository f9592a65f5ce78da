"""How pages stand: for a chair their own, for a specialist all of the region, for the press service regions."""

from __future__ import annotations

from datetime import timedelta
from io import BytesIO

from openpyxl import load_workbook
from sqlalchemy import insert

from db.tables import Figure, Page
from locales import words_for
from newsroom.pages import count_sheet, past_counts
from screens.names import page_name, platform_name
from tests.bot.reading import rows
from tests.conftest import ALTERNATING
from tests.stories.telling import file_on, old_button, read, start_of


async def counted(office, code: str, *counts: tuple[int, int]) -> None:
    """Of the place's first page: how many, and how many days ago."""
    whose = await office.place(code)
    page = min(page.id for page in await rows(office.engine, Page) if page.organisation_id == whose.id)
    async with office.engine.begin() as tx:
        for value, days in counts:
            at = office.now - timedelta(days=days)
            figure = {"organisation_id": whose.id, "page_id": page, "kind": "followers", "value": value}
            await tx.execute(insert(Figure).values(**figure, on_day=at.date(), entered_at=at))


@ALTERNATING
async def test_a_chair_sees_how_the_own_page_grows(office, telegram, language):
    """A picture, what has changed since the time before, and where the branch stands: nobody else is named."""
    say = words_for(language)
    await counted(office, "ridder", (210, 40), (240, 0))
    chair = await office.seated("Риддер төрағасы", "chair", "ridder", language)
    await chair.taps(say("People"))
    await chair.taps(say("Pages and groups"))
    await chair.taps(say("Growth"))
    assert str(chair.effort) == "0 messages + 3 taps"
    name = f"{page_name(say, 'facebook', 'group')} 600856043837357"
    place = say("Place among the branches: {place} of {all}.", place="3", all="8")
    chair.sees(f"{name}: {say.figure(240)}", f"+{say.figure(30)}", place)
    assert sum("photo" in shown for shown in chair.screen.visible()) == 1
    ulan = (await office.place("ulan")).names[language]
    chair.does_not_see(ulan)
    await chair.taps(say("Back"))
    chair.sees(say("Add a page"))


@ALTERNATING
async def test_one_count_is_told_without_a_picture(office, telegram, language):
    say = words_for(language)
    chair = await office.seated("Риддер төрағасы", "chair", "ridder", language)
    await chair.taps(old_button(chair, f"growth:{(await office.place('ridder')).id}"))
    chair.sees(read(say, "<b>{place}</b> · followers", place=(await office.place("ridder")).names[language]))
    chair.sees(f"{page_name(say, 'facebook', 'group')} 600856043837357: {say.figure(225)}")
    assert not any("photo" in shown for shown in chair.screen.visible())


@ALTERNATING
async def test_where_nothing_was_counted_there_is_nothing_to_draw(office, telegram, language):
    say = words_for(language)
    chair = await office.seated("Өскемен төрағасы", "chair", "oskemen", language)
    await chair.taps(old_button(chair, f"growth:{(await office.place('oskemen')).id}"))
    chair.sees(read(say, "Nothing has been counted yet: press “{Followers}”.", Followers=say("Followers")))
    assert not any("photo" in shown for shown in chair.screen.visible())


@ALTERNATING
async def test_a_specialist_sees_every_page_and_takes_them_along(office, telegram, language):
    """What was not counted stands first, and days and numbers are such in it."""
    say = words_for(language)
    await counted(office, "ridder", (210, 40), (240, 0))
    specialist = await office.seated("Маман", "specialist", "vko", language)
    await specialist.taps(say("Pages"))
    total, none = len(await rows(office.engine, Page)), start_of(say, "Not counted yet: {count}.")
    region = (await office.place("vko")).names[language]
    specialist.sees(read(say, "<b>{region}</b> · all pages: {count}", region=region, count=say.figure(total)), none)
    ridder = (await office.place("ridder")).names[language]
    specialist.sees(f"{ridder}, {page_name(say, 'facebook', 'group')}: {say.figure(240)} (+{say.figure(30)})")
    await specialist.taps("›")
    specialist.does_not_see(ridder)
    await specialist.taps(say("Spreadsheet"))
    assert str(specialist.effort) == "0 messages + 3 taps"
    sheet = load_workbook(BytesIO(file_on(telegram, specialist))).active
    lines = {row[2]: row for row in sheet.iter_rows(min_row=2, values_only=True) if row[2]}
    row = lines["https://www.facebook.com/groups/600856043837357"]
    on_day = office.now.date()
    assert (row[0], row[3], row[5].date(), row[6], row[8]) == (ridder, 240, on_day, 210, 30)


@ALTERNATING
async def test_the_sheet_for_past_counts_is_filled_in_and_read(office, telegram, language):
    """As the bot sends it, so it is read again: with numbers typed into it, and a day of one's own in a head."""
    say = words_for(language)
    specialist = await office.seated("Маман", "specialist", "vko", language)
    await specialist.taps(say("Pages"))
    await specialist.taps(say("Past counts"))
    assert str(specialist.effort) == "0 messages + 2 taps"
    book = load_workbook(BytesIO(file_on(telegram, specialist)))
    tab = book.active
    line = next(row for row in tab.iter_rows(min_row=2) if row[3].value and "600856043837357" in row[3].value)
    tab.cell(1, 5, "31.12.2023")
    tab.cell(line[0].row, 5, 150)
    tab.cell(line[0].row, 6, "6,2 мың" if language == "kk" else "6,2 тыс.")
    filled = BytesIO()
    book.save(filled)
    told, wrong = count_sheet.read(filled.getvalue(), office.now.date())
    assert (wrong, sorted(one.amount.value for one in told)) == ([], [150, 6200])
    region = await office.place("vko")
    async with office.engine.begin() as tx:
        made = await past_counts.bring_in(tx, None, region.id, told, office.now)
    assert (len(made.new), made.wrong) == (2, ())
    await specialist.taps(say("Back"))
    specialist.sees(say("Past counts"))


@ALTERNATING
async def test_the_press_service_sees_regions_beside_each_other(office, telegram, language):
    """Of one platform as well, and beside it the place that the centre once told."""
    say = words_for(language)
    press = await office.seated("Баспасөз", "press", "centre", language)
    await press.taps(say("Regions by followers"))
    assert str(press.effort) == "0 messages + 1 tap"
    region = (await office.place("vko")).names[language]
    press.sees(f"1. {region}: {say.figure(6914)}", read(say, "{part} of the members", part=say.percent(6914 / 31208)))
    await press.taps(platform_name(say, "instagram"))
    press.sees(f"1. {region}: {say.figure(714)}", say("stated: place {place}", place="8"))
    await press.taps(say("All"))
    press.sees(f"1. {region}: {say.figure(6914)}")


@ALTERNATING
async def test_what_is_of_others_is_not_for_whoever_has_a_button(office, telegram, language):
    """A chair has no region to look at, a specialist no others beside it, and nobody a stranger's growth."""
    say = words_for(language)
    chair = await office.seated("Риддер төрағасы", "chair", "ridder", language)
    ulan = (await office.place("ulan")).id
    for data in ("all_pages:0", "pages_sheet", "past_counts", "ranks:all:0", f"growth:{ulan}"):
        await chair.taps(old_button(chair, data))
        assert len(chair.screen.toasts) == 1, data
        chair.does_not_see("600856043837357", say.figure(65))
    specialist = await office.seated("Маман", "specialist", "vko", language)
    await specialist.taps(old_button(specialist, "ranks:all:0"))
    assert len(specialist.screen.toasts) == 1
