"""An official report is issued once, kept as it was, withdrawn or replaced; and its draft is changed point by point."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from db.tables import Entry, Report, ReportFile
from newsroom.counted import followed
from newsroom.counted.entries import IN_WORDS
from newsroom.counted.entry_lists import changes
from newsroom.counted.kinds import DONE, PROPOSAL
from newsroom.digests import issuing, letterheads, report_points, reports
from newsroom.digests.report_points import SHORTCOMING, by_key, points_of
from newsroom.digests.reports import ISSUED, REPLACED, WITHDRAWN
from newsroom.errors import Refused
from newsroom.values.periods import parse_period
from tests.newsroom.everybody import NOW, place, seated
from tests.newsroom.reported import LAST, POINT, PROPOSALS, THIS, drafted, issued, made_of

BOTH = {"kk": "Басқаша.", "ru": "Иначе."}
LATER = NOW + timedelta(days=40)


@pytest.fixture
async def at(tx):
    return await seated(tx, "press", "centre"), await seated(tx, "specialist", "vko"), await place(tx, "vko")


async def followed_of(tx, report_id: int) -> list:
    found = select(Entry.__table__).where(Entry.kind == PROPOSAL, Entry.code.startswith(f"report/{report_id}/"))
    return list((await tx.execute(found.order_by(Entry.id))).all())


async def test_what_was_issued_is_kept_as_it_was(tx, at):
    """Whatever is written later; its number is its own, and each proposal is followed with office and deadline."""
    press, specialist, vko = at
    report_id = await issued(tx, press, vko)
    before = (await tx.execute(select(Report.__table__).where(Report.id == report_id))).one()
    kept = select(ReportFile.__table__).where(ReportFile.report_id == report_id).order_by(ReportFile.language)
    files = (await tx.execute(kept)).all()
    assert (before.number, before.figures) == (1, {"figures": {"members": 31208}})
    assert [(one.language, one.kind, one.content) for one in files] == [
        ("kk", "pdf", b"%PDF-kk"), ("ru", "pdf", b"%PDF-ru"),
    ]  # fmt: skip
    first, second = await followed_of(tx, report_id)
    assert (first.titles, first.offices, first.state) == (PROPOSALS[0].texts, {"kk": "Филиал"}, "open")
    assert (second.due_on.isoformat(), second.due_unit) == ("2027-12-31", "year")
    for change in (
        report_points.add(tx, press, report_id, SHORTCOMING, BOTH, {}, None, LATER),
        report_points.reword(tx, press, report_id, POINT, BOTH, LATER),
        reports.speak(tx, press, report_id, "ru", LATER),
        issuing.hand_in(tx, press, report_id, "kk", b"PK", (), LATER),
        issuing.take_out(tx, press, report_id, "kk", LATER),
        issuing.issue(tx, press, await made_of(tx, press, report_id, 1), LATER),
    ):
        with pytest.raises(Refused, match="report_issued"):
            await change
    other = await issued(tx, press, vko, THIS)
    assert [one.number for one in await reports.listed(tx, specialist, vko, 0, 9)] == [2, 1]
    assert (await tx.execute(select(Report.__table__).where(Report.id == report_id))).one() == before
    again = await drafted(tx, press, vko)
    assert again != other, "the same month once more is another report"
    with pytest.raises(Refused, match="draft_changed"):
        await issuing.issue(tx, press, await made_of(tx, press, again, number=2), NOW)


async def test_a_mistake_is_withdrawn_or_replaced_and_nothing_is_lost(tx, at):
    """Of its proposals those that were carried out stay, the others are followed no more."""
    press, _, vko = at
    report_id = await issued(tx, press, vko)
    done, open_one = await followed_of(tx, report_id)
    await followed.set_state(tx, press, done.id, DONE, {}, NOW)
    with pytest.raises(Refused, match="no_reason"):
        await issuing.withdraw(tx, press, report_id, {"kk": "  "}, NOW)
    await issuing.withdraw(tx, press, report_id, {"kk": "Сан қате"}, NOW)
    found = await reports.require_report(tx, press, report_id)
    assert (found.state, found.reason, len(await reports.files_of(tx, found))) == (WITHDRAWN, {"kk": "Сан қате"}, 2)
    done, open_one = await followed_of(tx, report_id)
    assert (done.taken_at, open_one.taken_at) == (None, NOW)
    draft = await issuing.reissue(tx, press, report_id, NOW)
    await issuing.issue(tx, press, await made_of(tx, press, draft), NOW)
    assert (await reports.require_report(tx, press, report_id)).state == WITHDRAWN, "as it has ended it stays"
    again = await issuing.reissue(tx, press, draft, NOW)
    await report_points.add(tx, press, again, SHORTCOMING, BOTH, {}, None, NOW)
    await issuing.issue(tx, press, await made_of(tx, press, again), NOW)
    assert (await reports.require_report(tx, press, draft)).state == REPLACED
    instead = await reports.replaced_by(tx, draft)
    assert instead is not None
    assert (instead.id, instead.number) == (again, 3)
    counted = [one.taken_at for one in await followed_of(tx, draft)]
    assert counted == [NOW, NOW], "those of the newer one are followed in their place"
    assert {one.reason for one in await changes(tx, open_one.id, 9)} == {IN_WORDS}


async def test_points_are_changed_as_they_were_seen(tx, at):
    """By whoever prepares it; what a colleague has changed meanwhile is not overwritten."""
    press, specialist, vko = at
    report_id = await drafted(tx, specialist, vko)
    assert await drafted(tx, press, vko) == report_id, "it is one, whoever opens it"
    await report_points.reword(tx, specialist, report_id, POINT, {"kk": " Басқаша. "}, NOW)
    with pytest.raises(Refused, match="draft_changed"):
        await report_points.leave_out(tx, press, report_id, POINT, NOW, dropped=True)
    kept = by_key(points_of(await reports.require_report(tx, press, report_id)))[POINT.key]
    await report_points.appoint(tx, press, report_id, kept, {"kk": "Филиал"}, parse_period("2026-12"), NOW)
    key = await report_points.add(tx, press, report_id, SHORTCOMING, BOTH, {}, None, NOW)
    found = by_key(points_of(await reports.require_report(tx, press, report_id)))
    assert (found[POINT.key].texts, found[POINT.key].due, found[key].is_own) == ({"kk": "Басқаша."}, "2026-12", True)
    for texts, why in (({"kk": ""}, "name_empty"), ({"kk": "я" * 1501}, "name_too_long")):
        with pytest.raises(Refused, match=why):
            await report_points.reword(tx, press, report_id, found[POINT.key], texts, NOW)
    for _ in range(report_points.MOST - 2):
        await report_points.add(tx, press, report_id, SHORTCOMING, BOTH, {}, None, NOW)
    with pytest.raises(Refused, match="points_enough"):
        await report_points.add(tx, press, report_id, SHORTCOMING, BOTH, {}, None, NOW)
    await reports.speak(tx, press, report_id, "kk", NOW)
    await reports.speak(tx, press, report_id, "ru", NOW)
    assert (await reports.require_report(tx, press, report_id)).languages == ["ru"], "one stays"


async def test_a_corrected_word_is_what_goes_out(tx, at):
    """That very file; and only as it was when somebody looked."""
    press, specialist, vko = at
    report_id = await drafted(tx, press, vko, LAST)
    before = await made_of(tx, press, report_id)
    with pytest.raises(Refused, match="no_right"):
        await issuing.hand_in(tx, specialist, report_id, "kk", b"PK", (), NOW)
    for content in (b"PK first", b"PK second"):
        await issuing.hand_in(tx, press, report_id, "kk", content, [{"value": "165"}], NOW)
    with pytest.raises(Refused, match="draft_changed"):
        await issuing.issue(tx, press, before, NOW)
    await issuing.issue(tx, press, await made_of(tx, press, report_id), NOW)
    report = await reports.require_report(tx, press, report_id)
    kept = [(one.language, one.kind, one.content) for one in await reports.files_of(tx, report)]
    assert (report.state, kept) == (ISSUED, [("kk", "docx", b"PK second"), ("ru", "pdf", b"%PDF-ru")])


async def test_a_draft_that_nobody_works_on_goes(tx, at):
    """Three months after it was opened last; what somebody has changed, replaced or issued stays for good."""
    press, specialist, vko = at
    out = await issued(tx, press, vko)
    replacing = await issuing.reissue(tx, press, out, NOW)
    with_a_word = await drafted(tx, press, vko, parse_period("2026-09"))
    await issuing.hand_in(tx, press, with_a_word, "kk", b"PK", (), NOW)
    reworded = await drafted(tx, press, vko, parse_period("2026-08"))
    await report_points.reword(tx, press, reworded, POINT, BOTH, NOW)
    opened, taken, left = [await drafted(tx, press, vko, parse_period(one)) for one in ("2025", "2024", "2023")]
    await reports.let_go(tx, NOW + reports.KEPT)
    assert await drafted(tx, press, vko, parse_period("2023")) == left, "to the day"
    later = NOW + timedelta(days=60)
    assert await reports.begin(tx, specialist, vko, parse_period("2025"), later) == opened
    await reports.take_away(tx, specialist, taken, later)
    for _ in range(2):
        await reports.let_go(tx, NOW + reports.KEPT + timedelta(seconds=1))
    there = set((await tx.execute(select(Report.id).where(Report.organisation_id == vko))).scalars())
    assert there == {out, replacing, with_a_word, reworded, opened, taken}
    with pytest.raises(Refused, match="no_report"):
        await reports.require_report(tx, press, left)
    assert await drafted(tx, press, vko, parse_period("2023")) > taken, "opened once more it is made anew"
    await reports.let_go(tx, NOW + timedelta(days=9999))
    assert (await reports.require_report(tx, press, out)).state == ISSUED


async def test_letterheads_are_kept(tx, at):
    press, specialist, _ = at
    assert (await letterheads.now_used(tx)).content is None
    for name in ("бір.docx", "екі.docx"):
        await letterheads.put(tx, press, name, name.encode(), b"logo", [{"value": "7"}], NOW)
    await letterheads.take_back(tx, press, None, NOW)
    assert (await letterheads.now_used(tx)).content is None
    kept = await letterheads.history(tx, press, 0, 9)
    assert [one.name for one in kept] == ["", "екі.docx", "бір.docx"]
    await letterheads.take_back(tx, press, kept[2].id, NOW)
    used = await letterheads.now_used(tx)
    assert (used.content, used.logo, used.figures) == ("бір.docx".encode(), b"logo", [{"value": "7"}])
    assert len(await letterheads.history(tx, press, 0, 9)) == 4, "none is lost"
    for refused in (letterheads.put(tx, specialist, "a", b"", b"", (), NOW), letterheads.history(tx, specialist, 0, 9)):
        with pytest.raises(Refused, match="no_right"):
            await refused
    with pytest.raises(Refused, match="old_button"):
        await letterheads.take_back(tx, press, 999, NOW)
