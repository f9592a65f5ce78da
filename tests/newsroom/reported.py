"""Official reports for tests: a draft of a region, what is made of it, and one that was issued."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from newsroom.counted.followed import Proposed
from newsroom.digests import issuing, report_points, reports
from newsroom.digests.announcing import TO_BRANCHES
from newsroom.digests.issuing import Made
from newsroom.digests.report_points import PROPOSAL, Point
from newsroom.values.periods import Period, parse_period
from newsroom.who import Who
from tests.newsroom.everybody import NOW

DAY = date(2026, 11, 16)
LAST, THIS = parse_period("2026-10"), parse_period("2026-11")
POINT = Point("proposal:feed", PROPOSAL)
PROPOSALS = (Proposed("proposal:feed", {"kk": "Аптасына бір материал.", "ru": "Материал в неделю."}, {"kk": "Филиал"}),
             Proposed("own:1", {"kk": "Оқу өткізу."}, {}, parse_period("2027")))  # fmt: skip


async def drafted(tx: Any, who: Who, region_id: int, period: Period = THIS) -> int:
    return await reports.begin(tx, who, region_id, period, NOW)


async def own_point(tx: Any, who: Who, report_id: int, kind: str) -> tuple[str, str]:
    """One that was added by hand: as buttons know it, and how it stands."""
    key = await report_points.add(tx, who, report_id, kind, {"kk": "Өз тармағымыз."}, {}, None, NOW)
    found = report_points.points_of(await reports.require_report(tx, who, report_id))
    return report_points.mark_of(key), report_points.seen(report_points.by_key(found)[key])


async def made_of(
    tx: Any, who: Who, report_id: int, number: int | None = None, to_branches: Mapping[int, list[dict]] | None = None
) -> Made:  # fmt: skip
    """Of the draft as it is."""
    theirs = {str(branch): texts for branch, texts in (to_branches or {}).items()}
    report = await reports.require_report(tx, who, report_id)
    corrected = set(await reports.corrected(tx, report))
    pdfs = {one: b"%PDF-" + one.encode() for one in report.languages if one not in corrected}
    number = number or await issuing.next_number(tx, DAY.year)
    return Made(report_id, report.times, number, DAY, pdfs,
                {"figures": {"members": 31208}} | ({TO_BRANCHES: theirs} if theirs else {}), PROPOSALS,
                list(to_branches or ()))  # fmt: skip


async def issued(tx: Any, who: Who, region_id: int, period: Period = LAST) -> int:
    report_id = await drafted(tx, who, region_id, period)
    await issuing.issue(tx, who, await made_of(tx, who, report_id), NOW)
    return report_id
