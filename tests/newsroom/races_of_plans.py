"""Two at once on a plan: nobody's change is written over unseen, and a plan goes on once."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace
from typing import Any

from sqlalchemy import func, select

from db.tables import Notice, PlanMonth, PlanSlot
from newsroom.plan import changing, making, months, slots, steps
from tests.newsroom.everybody import NOW
from tests.newsroom.races import Check, Deed, Race, all_of, counted

MAY, A_MONDAY = date(2027, 5, 1), date(2027, 1, 11)
WHY = {"kk": "күні жоқ"}


def drafted(who: str) -> Deed:
    return lambda tx, w: making.draft(tx, getattr(w, who), w.vko, MAY, NOW)


async def is_drafted_once(tx: Any, w: SimpleNamespace) -> None:
    """One plan, and in each week one post of each of the two branches."""
    plan = await months.find(tx, w.vko, MAY)
    assert plan is not None
    found = await slots.of_month(tx, plan.id)
    assert len({(one.branch_id, one.week) for one in found}) == len(found) > 0


def anew(who: str, *, keeps: bool) -> Deed:
    return lambda tx, w: making.draft_anew(tx, getattr(w, who), w.drafted_plan, NOW, keeps=keeps)


async def has_no_twins(tx: Any, w: SimpleNamespace) -> None:
    found = await slots.of_month(tx, w.drafted_plan)
    assert len({(one.branch_id, one.week) for one in found}) == len(found)


def gone_on(name: str, plan: str, *given: Any) -> Deed:
    return lambda tx, w: getattr(steps, name)(tx, w.specialist, getattr(w, plan), *given, NOW)


def is_now(plan: str, *states: str) -> Check:
    async def check(tx: Any, w: SimpleNamespace) -> None:
        found = select(PlanMonth.state).where(PlanMonth.id == getattr(w, plan))
        assert (await tx.execute(found)).scalar_one() in states

    return check


def changed(name: str, *given: Any, slot: str = "drafted_slot", times: int = 0, who: str = "specialist") -> Deed:
    """The first may have been quicker: the second has looked at what was before."""

    def known(w: SimpleNamespace) -> list[Any]:
        return [getattr(w, one) if isinstance(one, str) else one for one in given]

    return lambda tx, w: getattr(changing, name)(tx, getattr(w, who), getattr(w, slot), times, *known(w), NOW)


def has_changed(times: int, slot: str = "drafted_slot") -> Check:
    async def check(tx: Any, w: SimpleNamespace) -> None:
        assert (await slots.require_slot(tx, getattr(w, slot))).sequence == times

    return check


MOVED = changed("move", A_MONDAY)
ONCE = has_changed(1)


async def is_told_once(tx: Any, w: SimpleNamespace) -> None:
    told = select(func.count()).where(Notice.kind == "plan_changed", Notice.chat_id == w.chair.account_id)
    assert (await tx.execute(told)).scalar_one() == 1


def against_move(deed: Deed) -> Race:
    return Race(MOVED, deed, ONCE, ("planned",), "slot_changed")


RACES: dict[str, list[Race]] = {
    "making.draft": [Race(drafted("specialist"), drafted("other"), is_drafted_once)],
    "making.draft_anew": [
        Race(anew("specialist", keeps=True), anew("other", keeps=False), has_no_twins, ("planned",)),
    ],
    "steps.submit": [
        Race(gone_on("submit", "drafted_plan"), gone_on("submit", "drafted_plan"),
             is_now("drafted_plan", "submitted"), ("planned",), "old_button"),
    ],
    "steps.approve": [
        Race(gone_on("approve", "submitted_plan"), gone_on("give_back", "submitted_plan", WHY),
             is_now("submitted_plan", "approved", "returned"), ("planned",), "old_button"),
    ],
    "steps.give_back": [
        Race(gone_on("give_back", "submitted_plan", WHY), gone_on("give_back", "submitted_plan", WHY),
             is_now("submitted_plan", "returned"), ("planned",), "old_button"),
    ],
    "steps.publish": [
        Race(gone_on("publish", "approved_plan"), gone_on("publish", "approved_plan"),
             all_of(is_now("approved_plan", "published"),
                    counted(Notice, 1, lambda w: Notice.chat_id == w.chair.account_id,
                            lambda _: Notice.kind == "plan_published")), ("planned",), "old_button"),
    ],
    "changing.move": [
        against_move(changed("move", date(2027, 1, 13), who="other")),
        Race(changed("move", date(2027, 4, 13), slot="published_slot"),
             lambda tx, w: changing.add(tx, w.other, w.published_plan, date(2027, 4, 14), 1, NOW, branch_id=w.ridder),
             is_told_once, ("planned",)),
    ],
    "changing.swap": [against_move(changed("swap", "other_slot", 0, who="other"))],
    "changing.set_rubric": [against_move(changed("set_rubric", 1, who="other"))],
    "changing.set_branch": [against_move(changed("set_branch", "ulan", who="other"))],
    "changing.set_topic": [against_move(changed("set_topic", {"kk": "Тақырып"}, who="other"))],
    "changing.drop": [against_move(changed("drop", who="other"))],
    "changing.bring_back": [
        Race(changed("bring_back", slot="dropped_slot"), changed("bring_back", slot="dropped_slot", who="other"),
             has_changed(1, "dropped_slot"), ("planned",), "slot_changed"),
    ],
    "changing.add": [
        Race(lambda tx, w: changing.add(tx, w.specialist, w.drafted_plan, A_MONDAY, 1, NOW),
             lambda tx, w: changing.add(tx, w.other, w.drafted_plan, A_MONDAY, 2, NOW),
             counted(PlanSlot, 2, lambda w: PlanSlot.month_id == w.drafted_plan,
                     lambda _: PlanSlot.on_day == A_MONDAY), ("planned",)),
    ],
    "changing.judge": [
        Race(lambda tx, w: changing.judge(tx, w.specialist, w.drafted_slot, "done", NOW), MOVED, ONCE, ("planned",)),
    ],
}  # fmt: skip
