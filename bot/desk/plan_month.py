"""A month as values for the page: its weeks, their days, and on each the slots with what has become of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from bot.desk.answers import plain
from locales import Words
from newsroom import weeks
from newsroom.plan import months
from newsroom.plan.days_off import DaysOff
from newsroom.plan.fact import Fact
from newsroom.plan.months import PUBLISHED
from newsroom.plan.overview import Overview
from newsroom.plan.steps import OfRegion
from newsroom.union.organisations import Place
from screens import actions
from screens.codec import parse_pressed
from screens.names import plan_state_name
from screens.parts import name_in
from screens.plan import month as screens
from screens.plan.parts import branch_name, day_name, is_without_rubric, month_name, topic_of
from screens.plan.slots import standing

STEPS = {
    actions.PLAN_SUBMIT.code: "submit",
    actions.PLAN_APPROVE.code: "approve",
    actions.PLAN_RETURN.code: "return",
    actions.PLAN_PUBLISH.code: "publish",
}
MONDAY = date(2024, 1, 1)
ByDay = Mapping[date, Sequence[Fact]]


@dataclass(frozen=True, slots=True)
class Shown:
    """`plans`: may change it; `approves`: decides on it."""

    words: Words
    region: Place
    month: date
    known: Overview | None
    off: DaysOff
    today: date
    plans: bool
    approves: bool

    @property
    def is_over(self) -> bool:
        return months.last_of(self.month) < self.today


def calendar(shown: Shown) -> dict[str, Any]:
    by_day = _by_day(shown.known)
    return {
        **head(shown.words, shown.month),
        "region": {"id": shown.region.id, "name": name_in(shown.words.language, shown.region.names)},
        "plan": shown.known.plan.id if shown.known else 0,
        "lines": _lines(shown),
        "steps": _steps(shown),
        "moves": bool(shown.known) and shown.plans and not shown.is_over,
        "weeks": [_week(shown, by_day, week) for week in screens.weeks_in(shown.month)],
    }


def head(words: Words, month: date) -> dict[str, Any]:
    """Which month it is, and those beside it; the weekdays stand above them all."""
    before, after = months.before(month), months.after(month)
    return {
        "month": f"{month:%Y-%m}", "title": month_name(words, month),
        "before": {"month": f"{before:%Y-%m}", "name": words.month(before)},
        "next": {"month": f"{after:%Y-%m}", "name": words.month(after)},
        "weekdays": [words.short_weekday(MONDAY + timedelta(days=count)) for count in range(7)],
    }  # fmt: skip


def region(words: Words, one: OfRegion) -> dict[str, Any]:
    name, state = name_in(words.language, one.names), plan_state_name(words, one.state)
    return {"id": one.region_id, "name": name, "state": one.state or "", "state_name": state}


def _lines(shown: Shown) -> list[str]:
    """How far it is."""
    if shown.known is not None:
        return [plain(one) for one in screens.state_lines(shown.words, shown.known)]
    return [plain(one) for one in screens.none_lines(shown.words, drafts=shown.plans and not shown.is_over)]


def _steps(shown: Shown) -> list[dict[str, Any]]:
    """The next one, as the chat offers it."""
    words = shown.words
    if shown.known is None:
        is_drafted = shown.plans and not shown.is_over
        return [{"name": "draft", "label": words("Draft the plan"), "main": True}] if is_drafted else []
    if shown.is_over:
        return []
    of = screens.Shown(shown.known, shown.today, "", plans=shown.plans, approves=shown.approves)
    buttons = [button for row in screens.goes_on(words, of) for button in row]
    return [{"name": STEPS[parse_pressed(one.data)[0]], "label": one.text, "main": bool(one.style)} for one in buttons]


def _week(shown: Shown, by_day: ByDay, week: str) -> dict[str, Any]:
    monday, sunday = weeks.days_of(week)
    first, last = max(monday, shown.month), min(sunday, months.last_of(shown.month))
    there = shown.known.breaks if shown.known else ()
    names = [name_in(shown.words.language, one.names) for one in there if one.first <= last and first <= one.last]
    return {
        "week": week, "name": shown.words.span(first, last), "breaks": names, "is_now": monday <= shown.today <= sunday,
        "days": [_day(shown, by_day, monday + timedelta(days=count)) for count in range(7)],
    }  # fmt: skip


def _day(shown: Shown, by_day: ByDay, day: date) -> dict[str, Any]:
    if not shown.month <= day <= months.last_of(shown.month):
        return {"day": day.isoformat(), "out": True, "slots": []}
    names = shown.off.names(day)
    return {
        "day": day.isoformat(), "number": day.day, "name": day_name(shown.words, day, shown.today),
        "off": shown.off.is_off(day), "why": name_in(shown.words.language, names) if names else "",
        "over": day < shown.today, "today": day == shown.today,
        "slots": [_slot(shown, one) for one in by_day.get(day, ())],
    }  # fmt: skip


def _slot(shown: Shown, fact: Fact) -> dict[str, Any]:
    slot, words = fact.slot, shown.words
    return {
        "id": slot.id, "times": slot.sequence, "rubric": name_in(words.language, slot.rubric),
        "branch": branch_name(words, slot), "topic": topic_of(words, slot),
        "state": _state(fact, shown.today), "said": _said(shown, fact),
        "count": f"{len(fact.by)}/{len(fact.asked)}" if slot.branch_id is None and fact.by else "",
    }  # fmt: skip


def _state(fact: Fact, today: date) -> str:
    if fact.is_done:
        return "done"
    if fact.slot.is_off or is_without_rubric(fact, today):
        return "amiss"
    return "silent" if fact.is_missed(today) else "open"


def _said(shown: Shown, fact: Fact) -> list[str]:
    """What has become of it, where branches know of it; and what is amiss."""
    words, slot, known = shown.words, fact.slot, shown.known
    is_asked = known is not None and known.plan.state == PUBLISHED
    said = [standing(words, fact, shown.today)] if is_asked or slot.is_done is not None or fact.is_done else []
    said += [words("the branch is closed")] if slot.is_off else []
    return said + ([words("the rubric is retired")] if is_without_rubric(fact, shown.today) else [])


def _by_day(known: Overview | None) -> ByDay:
    found = defaultdict[date, list[Fact]](list)
    for one in known.facts if known else ():
        found[one.slot.on_day].append(one)
    return found
