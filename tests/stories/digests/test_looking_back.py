"""A digest is asked of any time and place, and each of its numbers leads to what it counts."""

from __future__ import annotations

from io import BytesIO

import pytest
from python_calamine import CalamineWorkbook

from db.tables import Incident
from locales import words_for
from newsroom.digests.regions import VIEWS
from tests.bot.reading import rows
from tests.conftest import ALTERNATING
from tests.stories.telling import file_on, old_button, read, start_of

pytestmark = pytest.mark.usefixtures("unhurried")
POST = "Бүгін аудандық кәсіподақ №3 мектепте еңбек қауіпсіздігі бойынша семинар өткізді."


@pytest.fixture
async def sent(office, language):
    """Two posts by one of the branches; its chair, and the specialist."""
    say = words_for(language)
    chair = await office.seated("Төраға", "chair", "ridder", language)
    for number in (1, 2):
        await chair.says(f"{POST} Оған {number * 20} адам қатысты.")
        await chair.taps(say("Send it"))
    return chair, await office.seated("Маман", "specialist", "vko", language)


@ALTERNATING
async def test_a_month_and_down_to_a_post(office, sent, language):
    say = words_for(language)
    _, specialist = sent
    specialist.effort.reset()
    await specialist.taps(say("Digest of the week"))
    await specialist.taps(say("Month"))
    assert str(specialist.effort) == "0 messages + 2 taps"
    specialist.sees(read(say, "Branches that sent: {count} of {all}.", count="1", all="13"))
    await specialist.taps(say("By branch"))
    ridder = (await office.place("ridder")).names[language]
    await specialist.taps(f"{ridder} · 2")
    specialist.sees(ridder)
    await specialist.taps(say("Posts"))
    specialist.sees("Бүгін аудандық", say("Posts: {count}.", count="2"))
    await specialist.taps("1")
    specialist.sees(POST)
    assert await rows(office.engine, Incident) == []


@ALTERNATING
async def test_rubrics_pages_and_the_way_back(office, sent, language):
    say = words_for(language)
    _, specialist = sent
    await specialist.says("/digest")
    await specialist.taps(say("By rubric"))
    specialist.sees(say("By rubric"))
    rubric = next(one for one in specialist.screen.labels() if one.endswith(" · 2"))
    await specialist.taps(rubric)
    specialist.sees(rubric.removesuffix(" · 2"), say("Posts: {count}.", count="2"))
    await specialist.taps(say("Back"))
    await specialist.taps(say.in_context("digest", "More"))
    await specialist.taps(say("Spreadsheet"))
    assert any("document" in shown for shown in specialist.screen.messages.values())
    await specialist.taps(say("Back"))
    await specialist.taps(say.in_context("digest", "More"))
    await specialist.taps(say("Press"))
    assert await rows(office.engine, Incident) == []


@ALTERNATING
async def test_each_number_leads_to_what_it_counts(office, sent, language):
    """Two taps from the digest, and back."""
    say = words_for(language)
    _, specialist = sent
    await specialist.says("/digest")
    specialist.effort.reset()
    await specialist.taps(say("All numbers"))
    await specialist.taps(f"{say('Own material')} · 2")
    assert str(specialist.effort) == "0 messages + 2 taps"
    specialist.sees("Бүгін аудандық", say("Posts: {count}.", count="2"), say("Own material"))
    await specialist.taps(say("Back"))
    await specialist.taps(say("Silent ones"))
    specialist.sees(read(say, "Did not send: {count} of {all}.", count="12", all="13"))
    await specialist.taps(say("Back"))
    ridder = (await office.place("ridder")).id
    for data, expected in (
        (f"digest_some:2026-11:{ridder}:material:0", "Бүгін аудандық"), ("digest_some:2026-11:1:nothing:0", ""),
        (f"entries_in:2026:{(await office.place('vko')).id}:site:0", "2026"),
        (f"digest_dormant:2026-11:{(await office.place('vko')).id}:0", start_of(say, "Dormant pages: {count}.")),
    ):  # fmt: skip
        await specialist.taps(old_button(specialist, data))
        specialist.sees(expected)
    assert await rows(office.engine, Incident) == []


@ALTERNATING
async def test_any_two_dates(office, sent, language):
    """And what is no date is asked once more."""
    say = words_for(language)
    _, specialist = sent
    await specialist.taps(say("Digest of the week"))
    await specialist.taps(say("Other"))
    await specialist.taps(say("Last quarter"))
    specialist.sees(start_of(say, "Posts: {count} (no data for the time before)."))
    await specialist.taps(say("Other"))
    await specialist.taps(say("Other dates"))
    await specialist.says("әлде қашан")
    await specialist.says("01.2025–11.2025")
    specialist.sees("2025", read(say, "Branches that sent: {count} of {all}.", count="0", all="13"))
    await specialist.taps(say("After"))
    assert await rows(office.engine, Incident) == []


@ALTERNATING
async def test_the_press_service_compares_regions(office, sent, language):
    say = words_for(language)
    press = await office.seated("Баспасөз", "press", "centre", language)
    press.effort.reset()
    await press.says("/digest")
    press.sees(read(say, "Regions that sent: {count} of {all}.", count="1", all="1"))
    await press.taps(say("By region"))
    vko = (await office.place("vko")).names[language]
    await press.taps(f"{vko} · 2")
    press.sees(read(say, "Branches that sent: {count} of {all}.", count="1", all="13"))
    assert say("Remind them") not in press.screen.labels()
    await press.taps(say.in_context("digest", "More"))
    await press.taps(say("Posts"))
    press.sees("Бүгін аудандық")
    assert "1" not in press.screen.labels(), "their cards are the region's"
    assert await rows(office.engine, Incident) == []


@ALTERNATING
async def test_the_press_service_looks_at_all_regions_by_each_figure(office, sent, language):
    """Two taps from the digest to a list by any figure."""
    say = words_for(language)
    press = await office.seated("Баспасөз", "press", "centre", language)
    await press.says("/digest")
    press.effort.reset()
    await press.taps(say.in_context("digest", "Compare"))
    press.sees(say("Weeks with a post"), say("Answered within three days"))
    await press.taps(say("Posts"))
    assert str(press.effort) == "0 messages + 2 taps"
    vko = (await office.place("vko")).names[language]
    press.sees(read(say, "{rank}. {name}: {count}", rank="1", name=vko, count="2"))
    await press.taps(say("Chart"))
    assert any("photo" in shown for shown in press.screen.visible())
    await press.taps(say("Back"))
    await press.taps(say("Back"))
    await press.taps(say("Spreadsheet"))
    opened = CalamineWorkbook.from_filelike(BytesIO(file_on(office.telegram, press)))
    assert len(opened.sheet_names) == len(VIEWS)
    sheet = opened.get_sheet_by_name(say("Posts")).to_python()
    assert [row[:3] for row in sheet[1:]] == [[1, vko, 2], [say("In total"), "", 2]]
    await press.taps(old_button(press, "regions_paper:2026-11"))
    press.sees(start_of(say, "Review of the regions, {span}"), say("Draft of the report"))
    specialist = sent[1]
    await specialist.taps(old_button(specialist, "regions:2026-11"))
    specialist.does_not_see(say("Weeks with a post"))
    assert await rows(office.engine, Incident) == []


@ALTERNATING
async def test_the_press_service_asks_the_specialist_of_a_silent_region(office, language):
    """Two taps from the digest; the specialist reminds the branches by two more, and the chair hears it from them."""
    say = words_for(language)
    chair = await office.seated("Төраға", "chair", "ridder", language)
    specialist = await office.seated("Маман", "specialist", "vko", language)
    press = await office.seated("Баспасөз", "press", "centre", language)
    await press.says("/digest")
    press.effort.reset()
    await press.taps(say("Remind them"))
    press.sees(start_of(say, "The press service asks: nothing has come from your region in the week {span}. Remind the "
                             "branches, or enter what has reached you in another way."))  # fmt: skip
    await press.taps(say("Send it"))
    assert str(press.effort) == "0 messages + 2 taps"
    press.sees(start_of(say, "Reminded of it: {names}"))
    assert say("Remind them") not in press.screen.labels(), "once a week"
    await office.drained()
    await specialist.taps(say("Remind branches"))
    await specialist.taps(say("Send it"))
    await office.drained()
    chair.sees(start_of(say, "The regional organisation waits for your post: {span}. A photo with two sentences is "
                             "enough."))  # fmt: skip
    assert await rows(office.engine, Incident) == []


@ALTERNATING
async def test_a_chair_sees_none_and_no_other_region(office, sent, language):
    say = words_for(language)
    chair, specialist = sent
    centre, ridder = (await office.place("centre")).id, (await office.place("ridder")).id
    for person, data in ((chair, f"digest_of:2026-11:{ridder}"), (specialist, f"digest_of:2026-11:{centre}")):
        await person.taps(old_button(person, data))
        person.does_not_see(start_of(say, "Did not send: {names}"))
    assert await rows(office.engine, Incident) == []
