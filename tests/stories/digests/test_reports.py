"""The press service issues an official report: from the digest to pages, one proposal changed, and out it goes."""

from __future__ import annotations

import pytest

from db.tables import Entry, Incident, Report, ReportFile
from locales import words_for
from newsroom.counted.kinds import OPEN, PROPOSAL
from tests.bot.reading import rows
from tests.conftest import ALTERNATING

pytestmark = pytest.mark.usefixtures("unhurried")
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
OURS = {
    "kk": "Тәуелсіз ұсыныс: ай сайын құқықтық түсіндірме.",
    "ru": "Своё предложение: каждый месяц разъяснение прав.",
}


@ALTERNATING
async def test_from_a_digest_to_an_issued_report(office, language):
    say = words_for(language)
    press = await office.seated("Баспасөз", "press", "centre", language)
    press.effort.reset()
    await press.says("/digest")
    await press.taps(say("By region"))
    vko = (await office.place("vko")).names[language]
    await press.taps(next(one for one in press.screen.labels() if one.startswith(vko[:20])))
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
    assert str(press.effort) == "3 messages + 8 taps"
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
