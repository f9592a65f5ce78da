"""Digests, goals, and official reports."""

from __future__ import annotations

from newsroom.digests import (
    behind,
    digests,
    goals,
    issuing,
    letterheads,
    official,
    regions,
    report_points,
    reports,
    silent,
    spans,
    summary,
)
from newsroom.values.periods import parse_period
from tests.newsroom.access.columns import BOTH, BRANCH_PEOPLE, CENTRE_PEOPLE, DAY, REGION_PEOPLE, SPECIALIST, WHY, Calls
from tests.newsroom.everybody import NOW
from tests.newsroom.reported import LAST, POINT

# use case: (how it is called, who may). Several calls of one use case where the right depends on what is given.
DIRECTLY: Calls = {
    "reports.begin": [(lambda tx, who, w: reports.begin(tx, who, w.vko, LAST, NOW), REGION_PEOPLE)],
    "reports.require_place": [(lambda tx, who, w: reports.require_place(tx, who, w.vko), REGION_PEOPLE)],
    "reports.require_report": [(lambda tx, who, w: reports.require_report(tx, who, w.report), REGION_PEOPLE)],
    "reports.to_change": [(lambda tx, who, w: reports.to_change(tx, who, w.report), REGION_PEOPLE)],
    "reports.speak": [(lambda tx, who, w: reports.speak(tx, who, w.report, "kk", NOW), REGION_PEOPLE)],
    "reports.take_away": [(lambda tx, who, w: reports.take_away(tx, who, w.report, NOW), REGION_PEOPLE)],
    "reports.listed": [
        (lambda tx, who, w: reports.listed(tx, who, w.vko, 0, 9), REGION_PEOPLE),
        (lambda tx, who, w: reports.listed(tx, who, w.centre, 0, 9), CENTRE_PEOPLE),
    ],
    "report_points.leave_out": [
        (lambda tx, who, w: report_points.leave_out(tx, who, w.report, POINT, NOW, dropped=True), REGION_PEOPLE),
    ],
    "report_points.reword": [
        (lambda tx, who, w: report_points.reword(tx, who, w.report, POINT, BOTH, NOW), REGION_PEOPLE),
    ],
    "report_points.appoint": [
        (lambda tx, who, w: report_points.appoint(tx, who, w.report, POINT, BOTH, None, NOW), REGION_PEOPLE),
    ],
    "report_points.add": [
        (lambda tx, who, w: report_points.add(tx, who, w.report, "proposal", BOTH, {}, None, NOW), REGION_PEOPLE),
    ],
    "issuing.issue": [(lambda tx, who, w: issuing.issue(tx, who, w.made, NOW), CENTRE_PEOPLE)],
    "issuing.hand_in": [
        (lambda tx, who, w: issuing.hand_in(tx, who, w.report, "kk", b"PK", (), NOW), CENTRE_PEOPLE),
    ],
    "issuing.take_out": [(lambda tx, who, w: issuing.take_out(tx, who, w.report, "kk", NOW), CENTRE_PEOPLE)],
    "issuing.withdraw": [(lambda tx, who, w: issuing.withdraw(tx, who, w.issued, WHY, NOW), CENTRE_PEOPLE)],
    "issuing.reissue": [(lambda tx, who, w: issuing.reissue(tx, who, w.issued, NOW), CENTRE_PEOPLE)],
    "letterheads.history": [(lambda tx, who, w: letterheads.history(tx, who, 0, 9), CENTRE_PEOPLE)],
    "letterheads.put": [(lambda tx, who, w: letterheads.put(tx, who, "a", b"PK", b"", (), NOW), CENTRE_PEOPLE)],
    "letterheads.take_back": [(lambda tx, who, w: letterheads.take_back(tx, who, None, NOW), CENTRE_PEOPLE)],
    "digests.of_week": [(lambda tx, who, w: digests.of_week(tx, who, w.vko, "2026-W47"), REGION_PEOPLE)],
    "summary.of_month": [
        (lambda tx, who, w: summary.of_month(tx, who, w.ridder, parse_period("2026-11"), DAY), BRANCH_PEOPLE),
    ],
    "goals.require_goals": [(lambda tx, who, w: goals.require_goals(tx, who, w.ridder), REGION_PEOPLE)],
    "goals.look": [(lambda tx, who, w: goals.look(tx, who, w.ridder, DAY), REGION_PEOPLE)],
    "goals.set_goal": [
        (lambda tx, who, w: goals.set_goal(tx, who, w.ridder, "posts", 4, NOW), REGION_PEOPLE),
        (lambda tx, who, w: goals.set_goal(tx, who, w.vko, "followers", 900, NOW), REGION_PEOPLE),
    ],
    "digests.require_place": [
        (lambda tx, who, w: digests.require_place(tx, who, w.ridder), REGION_PEOPLE),
        (lambda tx, who, w: digests.require_place(tx, who, w.centre), CENTRE_PEOPLE),
    ],
    "official.gather": [
        (lambda tx, who, w: official.gather(tx, who, w.vko, parse_period("2026-11")), REGION_PEOPLE),
    ],
    "digests.of_period": [
        (lambda tx, who, w: digests.of_period(tx, who, w.ridder, parse_period("2026-11")), REGION_PEOPLE),
        (lambda tx, who, w: digests.of_period(tx, who, w.centre, parse_period("2026-11")), CENTRE_PEOPLE),
    ],
    "behind.dormant": [
        (lambda tx, who, w: behind.dormant(tx, who, w.vko, spans.of_week("2026-W47"), DAY), REGION_PEOPLE)
    ],
    "behind.nothing_comes": [
        (lambda tx, who, w: behind.nothing_comes(tx, who, w.vko, spans.of_week("2026-W47")), REGION_PEOPLE)
    ],
    "regions.compared": [
        (lambda tx, who, w: regions.compared(tx, who, spans.of_week("2026-W47"), NOW, DAY), CENTRE_PEOPLE)
    ],
    "silent.to_remind": [
        (lambda tx, who, w: silent.to_remind(tx, who, w.vko, "2026-W47", NOW, DAY), SPECIALIST),
        (lambda tx, who, w: silent.to_remind(tx, who, w.centre, "2026-W47", NOW, DAY), CENTRE_PEOPLE),
    ],
    "silent.remind": [
        (lambda tx, who, w: silent.remind(tx, who, w.vko, "2026-W47", NOW, DAY), SPECIALIST),
        (lambda tx, who, w: silent.remind(tx, who, w.centre, "2026-W47", NOW, DAY), CENTRE_PEOPLE),
    ],
}
