"""Two at once on a report: its points, its corrected Word, and above all its issue."""

from __future__ import annotations

from datetime import timedelta
from types import SimpleNamespace
from typing import Any

from sqlalchemy import func, select

from db.tables import Entry, Report, ReportFile
from newsroom.counted.kinds import PROPOSAL
from newsroom.digests import issuing, report_points, reports
from newsroom.digests.report_points import SHORTCOMING
from tests.newsroom.everybody import NOW
from tests.newsroom.races import Check, Deed, Race, nothing_is_wrong
from tests.newsroom.reported import LAST, POINT, THIS


def reworded(language: str, who: str = "press") -> Deed:
    return lambda tx, w: report_points.reword(tx, getattr(w, who), w.report, POINT, {language: "Басқаша."}, NOW)


def added(text: str) -> Deed:
    return lambda tx, w: report_points.add(tx, w.specialist, w.report, SHORTCOMING, {"kk": text}, {}, None, NOW)


async def left_out(tx: Any, w: SimpleNamespace) -> None:
    await report_points.leave_out(tx, w.specialist, w.report, POINT, NOW, dropped=True)


async def appointed(tx: Any, w: SimpleNamespace) -> None:
    await report_points.appoint(tx, w.press, w.report, POINT, {"kk": "Филиал"}, THIS, NOW)


def issued(report: str = "report") -> Deed:
    """As it was made before either of the two began."""
    return lambda tx, w: issuing.issue(tx, w.press, w.made[getattr(w, report)], NOW)


def handed_in(content: bytes) -> Deed:
    return lambda tx, w: issuing.hand_in(tx, w.press, w.report, "kk", content, (), NOW)


async def taken_out(tx: Any, w: SimpleNamespace) -> None:
    await issuing.take_out(tx, w.press, w.report, "kk", NOW)


async def withdrawn(tx: Any, w: SimpleNamespace) -> None:
    await issuing.withdraw(tx, w.press, w.issued_report, {"kk": "Қате"}, NOW)


async def again(tx: Any, w: SimpleNamespace) -> None:
    await issuing.reissue(tx, w.press, w.issued_report, NOW)


async def begun(tx: Any, w: SimpleNamespace) -> None:
    await reports.begin(tx, w.press, w.vko, LAST, NOW)


async def opened_later(tx: Any, w: SimpleNamespace) -> None:
    await reports.begin(tx, w.press, w.vko, THIS, LATER)


async def old_ones_gone(tx: Any, _: SimpleNamespace) -> None:
    await reports.let_go(tx, LATER)


async def there_still(tx: Any, w: SimpleNamespace) -> None:
    """Whoever has opened it finds it, the same or made anew."""
    drafts = select(func.count()).select_from(Report).where(Report.organisation_id == w.vko)
    drafts = drafts.where(Report.period == "2026-11", Report.state == reports.DRAFT)
    assert (await tx.execute(drafts)).scalar_one() == 1


def spoken(language: str) -> Deed:
    return lambda tx, w: reports.speak(tx, w.press, w.report, language, NOW)


def points(*expected: tuple[str, bool]) -> Check:
    async def check(tx: Any, w: SimpleNamespace) -> None:
        found = report_points.points_of(await reports.require_report(tx, w.press, w.report))
        assert sorted((one.key, one.dropped) for one in found) == sorted(expected)

    return check


async def one_change(tx: Any, w: SimpleNamespace) -> None:
    assert (await reports.require_report(tx, w.press, w.report)).times == 1


async def once(tx: Any, w: SimpleNamespace) -> None:
    """With one number, a file for each language, and proposals that are followed once."""
    found = await reports.require_report(tx, w.press, w.report)
    assert found.state == reports.ISSUED
    files = select(func.count()).select_from(ReportFile).where(ReportFile.report_id == w.report)
    assert (await tx.execute(files)).scalar_one() == 2
    followed = select(func.count()).select_from(Entry)
    followed = followed.where(Entry.kind == PROPOSAL, Entry.code.startswith(f"report/{w.report}/"))
    assert (await tx.execute(followed)).scalar_one() == 2


async def numbers_differ(tx: Any, w: SimpleNamespace) -> None:
    numbers = (await tx.execute(select(Report.number).where(Report.organisation_id == w.vko))).scalars().all()
    known = [one for one in numbers if one is not None]
    assert len(known) == len(set(known)) == 2


async def one_file(tx: Any, w: SimpleNamespace) -> None:
    files = select(func.count()).select_from(ReportFile).where(ReportFile.report_id == w.report)
    assert (await tx.execute(files)).scalar_one() <= 1


async def let_go(tx: Any, w: SimpleNamespace) -> None:
    """Nothing of it is followed any more."""
    still = select(func.count()).select_from(Entry).where(Entry.taken_at.is_(None), Entry.kind == PROPOSAL)
    still = still.where(Entry.code.startswith(f"report/{w.issued_report}/"))
    assert (await tx.execute(still)).scalar_one() == 0


async def one_draft(tx: Any, w: SimpleNamespace) -> None:
    drafts = select(func.count()).select_from(Report).where(Report.organisation_id == w.vko)
    drafts = drafts.where(Report.period == "2026-10", Report.state == reports.DRAFT)
    assert (await tx.execute(drafts)).scalar_one() == 1


async def both_languages(tx: Any, w: SimpleNamespace) -> None:
    assert len((await reports.require_report(tx, w.press, w.report)).languages) == 1


LATER = NOW + reports.KEPT + timedelta(days=1)
NEEDS = ("reports",)
RACES: dict[str, list[Race]] = {
    "report_points.reword": [
        Race(reworded("kk"), reworded("ru", "specialist"), points(("proposal:feed", False)), NEEDS, "draft_changed"),
    ],
    "report_points.leave_out": [Race(left_out, reworded("kk"), one_change, NEEDS, "draft_changed")],
    "report_points.appoint": [Race(appointed, left_out, one_change, NEEDS, "draft_changed")],
    "report_points.add": [Race(added("Бірі."), added("Екіншісі."), points(("own:1", False), ("own:2", False)), NEEDS)],
    "issuing.issue": [
        Race(issued(), issued(), once, NEEDS, "report_issued"),
        Race(issued(), issued("other_report"), numbers_differ, NEEDS, "draft_changed"),
        Race(issued(), added("Кейін."), nothing_is_wrong, NEEDS, "report_issued draft_changed"),
    ],
    "issuing.hand_in": [Race(handed_in(b"a"), handed_in(b"b"), one_file, NEEDS)],
    "issuing.take_out": [Race(taken_out, handed_in(b"a"), one_file, NEEDS)],
    "issuing.withdraw": [Race(withdrawn, withdrawn, let_go, NEEDS, "old_button")],
    "issuing.reissue": [Race(again, again, one_draft, NEEDS)],
    "reports.begin": [Race(begun, begun, one_draft, NEEDS)],
    "reports.let_go": [Race(old_ones_gone, opened_later, there_still, NEEDS)],
    "reports.speak": [Race(spoken("kk"), spoken("ru"), both_languages, NEEDS)],
}  # fmt: skip
