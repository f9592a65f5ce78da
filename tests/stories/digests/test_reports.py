"""The press service issues an official report: from the digest to pages, one proposal changed, and out it goes."""

from __future__ import annotations

from io import BytesIO

import docx
import pytest

from db.tables import Entry, Incident, Report, ReportFile
from locales import words_for
from newsroom.counted.kinds import OPEN, PROPOSAL
from simulator import Upload
from tests.bot.reading import rows
from tests.conftest import ALTERNATING, ON_ONE_ENGINE
from tests.stories.telling import old_button, read, start_of

pytestmark = pytest.mark.usefixtures("unhurried")
TITLE = "Review of the regions, {span}"
OURS = {
    "kk": "Тәуелсіз ұсыныс: ай сайын құқықтық түсіндірме.",
    "ru": "Своё предложение: каждый месяц разъяснение прав.",
}


def word_on(telegram, person) -> bytes:
    """The Kazakh one of those on the screen."""
    sent = [shown["document"] for shown in person.screen.visible() if "document" in shown]
    (one,) = [file for file in sent if file["file_name"].endswith("-kk.docx")]
    return telegram.world.files.by_unique(one["file_id"]).data


@ALTERNATING
async def test_from_a_digest_to_an_issued_report(office, language):
    say = words_for(language)
    press = await office.seated("Баспасөз", "press", "centre", language)
    press.effort.reset()
    await press.says("/digest")
    await press.taps(say("By region"))
    vko = (await office.place("vko")).names[language]
    await press.taps(next(one for one in press.screen.labels() if one.startswith(vko[:20])))
    await press.taps(say.in_context("digest", "More"))
    await press.taps(say("Document"))
    pages = [shown for shown in press.screen.visible() if "photo" in shown]
    assert len(pages) >= 2, "both languages"
    await press.taps(say("Proposals"))
    await press.taps(next(one for one in press.screen.labels() if one.startswith("1. ")))
    await press.taps(say("Other words"))
    for one in ("kk", "ru"):
        await press.says(OURS[one])
    press.sees(OURS[language], say("put in other words"))
    await press.taps(say("Draft"))
    await press.taps(say("Issue"))
    assert str(press.effort) == "3 messages + 9 taps"
    press.sees(say("No. {number}, {date}", number="1", date=say.date_with_year(office.now.date())))
    files = [shown["document"]["file_name"] for shown in press.screen.visible() if "document" in shown]
    assert len(files) == 2, files
    (report,) = await rows(office.engine, Report)
    followed = [one for one in await rows(office.engine, Entry) if one.kind == PROPOSAL]
    assert [one.titles for one in followed].count(OURS) == 1
    assert {(one.state, one.taken_at) for one in followed} == {(OPEN, None)}
    kept = [(one.language, one.kind, one.content[:5]) for one in await rows(office.engine, ReportFile)]
    assert kept == [("kk", "pdf", b"%PDF-"), ("ru", "pdf", b"%PDF-")]
    assert report.figures["texts"]["kk"]
    assert await rows(office.engine, Incident) == []


@ALTERNATING
async def test_the_review_of_all_regions_is_issued(office, language):
    """Its pages first; with a shortcoming of their own; a specialist has no way to it."""
    say = words_for(language)
    press = await office.seated("Баспасөз", "press", "centre", language)
    press.effort.reset()
    await press.says("/digest")
    await press.taps(say.in_context("digest", "Compare"))
    await press.taps(say("Document"))
    span = next(line for line in press.screen.text.splitlines() if line.startswith(start_of(say, TITLE)))
    assert len([shown for shown in press.screen.visible() if "photo" in shown]) >= 2, "both languages"
    await press.taps(say("Shortcomings"))
    await press.taps(say("Add one"))
    for one in ("kk", "ru"):
        await press.says(OURS[one])
    await press.taps(say("Draft"))
    await press.taps(say("Issue"))
    assert str(press.effort) == "3 messages + 6 taps"
    press.sees(say("No. {number}, {date}", number="1", date=say.date_with_year(office.now.date())), span)
    (report,) = await rows(office.engine, Report)
    assert report.figures["figures"]["views"]["posts"], "kept as they were"
    assert any(OURS[language] in line for line in report.figures["texts"][language])
    kept = [(one.language, one.kind, one.content[:5]) for one in await rows(office.engine, ReportFile)]
    assert kept == [("kk", "pdf", b"%PDF-"), ("ru", "pdf", b"%PDF-")]
    await press.taps(say("Issued reports"))
    assert any(say.in_context("report", "Review") in one for one in press.screen.labels())
    specialist = await office.seated("Маман", "specialist", "vko", language)
    for data in (
        f"report:{report.id}",
        f"report_of:2026-11:{(await office.place('centre')).id}",
        "regions_paper:2026-11",
    ):
        await specialist.taps(old_button(specialist, data))
        assert (await rows(office.engine, Report)) == [report]
    assert await rows(office.engine, Incident) == []


@ON_ONE_ENGINE
async def test_a_corrected_word_is_issued_in_place_of_a_mistake(office):
    """It goes out as it came, with its differences shown first; the report before it holds no more."""
    say = words_for("kk")
    press = await office.seated("Баспасөз", "press", "centre", "kk")
    specialist = await office.seated("Маман", "specialist", "vko", "ru")
    chair = await office.seated("Төраға", "chair", "ridder", "kk")
    vko = await office.place("vko")
    await press.taps(old_button(press, f"report_of:2026-10:{vko.id}"))
    await press.taps(say("Issue"))
    await press.taps(say("Issue anew"))
    first = say("No. {number}, {date}", number="1", date=say.date_with_year(office.now.date()))
    press.sees(say("It is issued in place of this one: {report}.", report=first))
    await press.taps("Word")
    made = docx.Document(BytesIO(word_on(office.telegram, press)))
    made.add_paragraph("Сайттағы материал: 165.")
    corrected = BytesIO()
    made.save(corrected)
    press.effort.reset()
    await press.sends(Upload("түзетілген.docx", corrected.getvalue()), as_file=True)
    press.sees(
        read(say, "The file has <b>{theirs}</b>, the bot has no such figure.", theirs="165"), "Сайттағы материал"
    )
    await press.taps(say("Issue this one"))
    assert str(press.effort) == "1 message + 1 tap"
    press.sees(say("{language}: Word, corrected by hand; there is no PDF of it", language="Қазақша"))
    kept = [(one.language, one.kind) for one in await rows(office.engine, ReportFile) if one.report_id == 2]
    assert sorted(kept) == [("kk", "docx"), ("ru", "pdf")]
    (word,) = [one.content for one in await rows(office.engine, ReportFile) if one.kind == "docx"]
    before, after = (
        [line.text for line in docx.Document(BytesIO(one)).paragraphs] for one in (corrected.getvalue(), word)
    )
    second = say("No. {number}, {date}", number="2", date=say.date_with_year(office.now.date()))
    differing = [pair for pair in zip(before, after, strict=True) if pair[0] != pair[1]]
    assert differing == [(say("No. ________, ________________"), second)], "and all else is as it came"
    assert [one.state for one in await rows(office.engine, Report)] == ["replaced", "issued"]
    await press.taps(say("Issued reports"))
    await press.taps(next(one for one in press.screen.labels() if one.startswith("✗ ")))
    press.sees(start_of(say, "It holds no more: in its place {report} was issued."))
    await office.passes(minutes=11)
    told = words_for("ru")
    first, second = [
        read(told, "<b>Report {number_and_date}</b>", number_and_date=told(
            "No. {number}, {date}", number=number, date=told.date_with_year(office.now.date())
        )) for number in ("1", "2")
    ]  # fmt: skip
    specialist.sees(second)
    specialist.does_not_see(first)
    chair.sees(start_of(say, "Proposed to your branch ({name}):"), (await office.place("ridder")).names["kk"])
    chair.does_not_see((await office.place("ulan")).names["kk"])
    await specialist.taps(told("Open the report"))
    assert len([shown for shown in specialist.screen.visible() if "document" in shown]) == 2
    assert await rows(office.engine, Incident) == []
