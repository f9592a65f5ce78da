"""The content plan, reminders, tasks."""

from __future__ import annotations

from datetime import date

from newsroom.plan import breaks, changing, exceptions, making, overview, steps
from newsroom.reminders import absence, away, managing, quiet
from newsroom.tasks import set_up, tasks
from tests.newsroom.access.columns import (
    BOTH,
    BRANCH_PEOPLE,
    CENTRE_PEOPLE,
    DAY,
    OF_ANY_BRANCH,
    OWNER,
    REGION_PEOPLE,
    SPECIALIST,
    WHY,
    Calls,
)
from tests.newsroom.everybody import NOW

AHEAD, AIT, WINTER = date(2027, 5, 18), date(2027, 5, 16), date(2026, 12, 30)
# use case: (how it is called, who may). Several calls of one use case where the right depends on what is given.
DIRECTLY: Calls = {
    "tasks.look": [(lambda tx, who, w: tasks.look(tx, who, w.vko, 0, 8), SPECIALIST)],
    "tasks.require_task": [(lambda tx, who, w: tasks.require_task(tx, who, w.task), SPECIALIST)],
    "tasks.require_open": [(lambda tx, who, w: tasks.require_open(tx, who, w.task), SPECIALIST)],
    "tasks.close": [(lambda tx, who, w: tasks.close(tx, who, w.task, "agreed", NOW), SPECIALIST)],
    "tasks.remind": [(lambda tx, who, w: tasks.remind(tx, who, w.task, NOW), SPECIALIST)],
    "set_up.require_region": [(lambda tx, who, w: set_up.require_region(tx, who, w.vko, NOW), REGION_PEOPLE)],
    "set_up.put_away": [(lambda tx, who, w: set_up.put_away(tx, who, w.vko, NOW), REGION_PEOPLE)],
    "set_up.bring_back": [(lambda tx, who, w: set_up.bring_back(tx, who, w.vko, NOW), REGION_PEOPLE)],
    "making.draft": [(lambda tx, who, w: making.draft(tx, who, w.vko, date(2027, 5, 1), NOW), SPECIALIST)],
    "making.draft_anew": [(lambda tx, who, w: making.draft_anew(tx, who, w.plan, NOW, keeps=True), SPECIALIST)],
    "steps.require_seen": [(lambda tx, who, w: steps.require_seen(tx, who, w.plan), REGION_PEOPLE)],
    "steps.of_regions": [(lambda tx, who, w: steps.of_regions(tx, who, date(2026, 12, 1)), CENTRE_PEOPLE)],
    "steps.submit": [(lambda tx, who, w: steps.submit(tx, who, w.plan, NOW), SPECIALIST)],
    "steps.approve": [
        (lambda tx, who, w: steps.approve(tx, who, w.submitted_plan, NOW), SPECIALIST),
        (lambda tx, who, w: steps.approve(tx, who, w.plan_for_press, NOW), {"press"}),
    ],
    "steps.require_decided": [
        (lambda tx, who, w: steps.require_decided(tx, who, w.submitted_plan), SPECIALIST),
        (lambda tx, who, w: steps.require_decided(tx, who, w.plan_for_press), {"press"}),
    ],
    "steps.give_back": [
        (lambda tx, who, w: steps.give_back(tx, who, w.submitted_plan, WHY, NOW), SPECIALIST),
        (lambda tx, who, w: steps.give_back(tx, who, w.plan_for_press, WHY, NOW), {"press"}),
    ],
    "steps.publish": [(lambda tx, who, w: steps.publish(tx, who, w.approved_plan, NOW), SPECIALIST)],
    "overview.of_plan": [(lambda tx, who, w: overview.of_plan(tx, who, w.plan), REGION_PEOPLE)],
    "overview.of_month": [
        (lambda tx, who, w: overview.of_month(tx, who, w.vko, date(2026, 12, 1)), REGION_PEOPLE),
    ],
    "overview.require_own": [(lambda tx, who, w: overview.require_own(tx, who, w.ridder), BRANCH_PEOPLE)],
    "overview.own": [(lambda tx, who, w: overview.own(tx, who, w.ridder, DAY, DAY), BRANCH_PEOPLE)],
    "overview.of_calendar": [
        (lambda tx, who, w: overview.of_calendar(tx, who, w.ridder, date(2026, 12, 1)), BRANCH_PEOPLE),
    ],
    "changing.require_plan": [(lambda tx, who, w: changing.require_plan(tx, who, w.plan), SPECIALIST)],
    "changing.require_planned": [(lambda tx, who, w: changing.require_planned(tx, who, w.slot), SPECIALIST)],
    "changing.move": [
        (lambda tx, who, w: changing.move(tx, who, w.slot, 0, date(2026, 12, 8), NOW), SPECIALIST),
    ],
    "changing.swap": [(lambda tx, who, w: changing.swap(tx, who, w.slot, 0, w.slot2, 0, NOW), SPECIALIST)],
    "changing.set_rubric": [(lambda tx, who, w: changing.set_rubric(tx, who, w.slot, 0, 1, NOW), SPECIALIST)],
    "changing.set_branch": [(lambda tx, who, w: changing.set_branch(tx, who, w.slot, 0, w.ulan, NOW), SPECIALIST)],
    "changing.set_topic": [(lambda tx, who, w: changing.set_topic(tx, who, w.slot, 0, BOTH, NOW), SPECIALIST)],
    "changing.drop": [(lambda tx, who, w: changing.drop(tx, who, w.slot, 0, NOW), SPECIALIST)],
    "changing.bring_back": [
        (lambda tx, who, w: changing.bring_back(tx, who, w.dropped_slot, 0, NOW), SPECIALIST),
    ],
    "changing.add": [
        (lambda tx, who, w: changing.add(tx, who, w.plan, date(2026, 12, 8), 1, NOW), SPECIALIST),
    ],
    "changing.judge": [(lambda tx, who, w: changing.judge(tx, who, w.slot, "done", NOW), SPECIALIST)],
    "breaks.set_break": [
        (lambda tx, who, w: breaks.set_break(tx, who, w.vko, 2026, "winter", (WINTER, WINTER), NOW), REGION_PEOPLE),
    ],
    "exceptions.require_keeps": [(lambda tx, who, w: exceptions.require_keeps(tx, who), OWNER)],
    "exceptions.of_year": [(lambda tx, who, w: exceptions.of_year(tx, who, 2027), OWNER)],
    "exceptions.set_off": [(lambda tx, who, w: exceptions.set_off(tx, who, AHEAD, AHEAD, {}, NOW), OWNER)],
    "exceptions.set_worked": [(lambda tx, who, w: exceptions.set_worked(tx, who, AHEAD, AHEAD, NOW), OWNER)],
    "exceptions.confirm": [(lambda tx, who, w: exceptions.confirm(tx, who, AIT, NOW), OWNER)],
    "exceptions.move": [(lambda tx, who, w: exceptions.move(tx, who, AIT, AHEAD, NOW), OWNER)],
    "exceptions.take_back": [(lambda tx, who, w: exceptions.take_back(tx, who, w.said_day, NOW), OWNER)],
    "managing.look": [(lambda tx, who, w: managing.look(tx, who, w.vko, NOW), REGION_PEOPLE)],
    "managing.require_rule": [(lambda tx, who, w: managing.require_rule(tx, who, w.rule), REGION_PEOPLE)],
    "managing.change": [(lambda tx, who, w: managing.change(tx, who, w.rule, "weekday", 2, NOW), SPECIALIST | OWNER)],
    "managing.set_quiet": [(lambda tx, who, w: managing.set_quiet(tx, who, w.vko, 1, NOW), SPECIALIST | OWNER)],
    "managing.how_many": [(lambda tx, who, w: managing.how_many(tx, who, w.rule, NOW), REGION_PEOPLE)],
    "managing.preview": [(lambda tx, who, w: managing.preview(tx, who, w.rule, NOW), REGION_PEOPLE)],
    "managing.send_now": [
        (lambda tx, who, w: managing.send_now(tx, who, w.rule, NOW.date(), NOW), SPECIALIST | OWNER),
    ],
    "quiet.require_place": [
        (lambda tx, who, w: quiet.require_place(tx, who, w.ridder, "2026-W47", NOW), BRANCH_PEOPLE),
    ],
    "quiet.say": [(lambda tx, who, w: quiet.say(tx, who, w.ridder, "2026-W47", "time", NOW), BRANCH_PEOPLE)],
    "quiet.take_back": [(lambda tx, who, w: quiet.take_back(tx, who, w.ridder, "2026-W47", NOW), BRANCH_PEOPLE)],
    "absence.of_week": [(lambda tx, who, w: absence.of_week(tx, who, w.vko, "2026-W47", NOW), SPECIALIST)],
    "away.go": [(lambda tx, who, w: away.go(tx, who, DAY, NOW), OF_ANY_BRANCH)],
    "away.come_back": [(lambda tx, who, w: away.come_back(tx, who, NOW), OF_ANY_BRANCH)],
}
