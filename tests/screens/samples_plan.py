"""Samples of the content plan."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from locales import LANGUAGES, Language
from newsroom.plan.days_off import DaysOff
from newsroom.plan.fact import Fact
from newsroom.plan.months import APPROVED, DRAFTED, PUBLISHED, RETURNED, SUBMITTED, Month
from newsroom.plan.overview import Overview
from newsroom.plan.slots import Slot
from newsroom.plan.steps import OfRegion
from newsroom.rubrics.turns import Rubric
from newsroom.union.organisations import NamedPlace, Place
from screens.forms import in_language
from screens.plan import centre, month, own, papers, slots
from screens.screen import Screen
from tests.screens.sample_data import RIDDER, TEXT, TIPS, ULAN, VKO, Drawn, asked

AT = datetime(2026, 11, 20, 5, tzinfo=UTC)
DECEMBER, TODAY = date(2026, 12, 1), date(2026, 12, 9)
BREAKS = {"breaks": {"2026": {"winter": ["2026-12-28", "2027-01-08"]}}}
REGION = Place(2, 2, "region", "vko", VKO, 1, None, "", BREAKS, None)
PLAN = Month(4, 2, DECEMBER, DRAFTED, None, None, None, {})
OF_RIDDER = Slot(11, 4, 2, 3, 3, date(2026, 12, 8), "2026-W50", {}, 0, AT, None, None, None, None, TIPS, RIDDER, None)
OF_ULAN = replace(OF_RIDDER, id=12, branch_id=5, on_day=date(2026, 12, 10), branch=ULAN, topic=TEXT)
OF_ALL = replace(OF_RIDDER, id=13, branch_id=None, on_day=date(2026, 12, 11), branch=None)
CLOSED = replace(OF_ULAN, id=14, closed_on=DECEMBER)
OVER = replace(OF_ULAN, id=15, week="2026-W49", on_day=date(2026, 12, 3))
DONE, WAITS = Fact(OF_RIDDER, (3,), frozenset({3})), Fact(OF_ULAN, (5,), frozenset())
SOME, NOBODYS = Fact(OF_ALL, (3, 5), frozenset({3})), Fact(CLOSED, (), frozenset())
MISSED = Fact(OVER, (5,), frozenset())
FACTS = (MISSED, DONE, WAITS, SOME, NOBODYS)
KNOWN = Overview(PLAN, REGION, FACTS, DaysOff(DECEMBER, PLAN.last, {}), "chair")
DAYS = [date(2026, 12, day) for day in (9, 10, 11, 14, 15, 17, 18)]
RUBRICS = [Rubric(3, "tips", TIPS, None), Rubric(4, "longest", dict.fromkeys(LANGUAGES, "Ө" * 60), None)]
PLACES = [NamedPlace(3, 2, "branch", "ridder", RIDDER), NamedPlace(5, 2, "branch", "ulan", ULAN)]
BOTH = own.Own(3, 3, RIDDER, DECEMBER, (DONE, replace(SOME, by=frozenset()), replace(WAITS, slot=OF_RIDDER)))


def _shown(**more: object) -> month.Shown:
    return month.Shown(KNOWN, TODAY, "2026-W50", plans=True, approves=True, **more)  # type: ignore[arg-type]


def months_samples(language: Language) -> Drawn:
    for plans, when in ((True, DECEMBER), (False, DECEMBER), (True, date(2026, 11, 1))):
        shown = month.none(language, 2, VKO, when, TODAY, plans=plans)
        yield f"month.none, {plans}, {when:%m}", shown
    for state in (DRAFTED, SUBMITTED, RETURNED, APPROVED, PUBLISHED):
        for approver in ("chair", "press", "specialist"):
            plan = replace(PLAN, state=state, because={"kk": "Күні жоқ", "ru": "Нет даты"})
            shown = replace(_shown(), known=replace(KNOWN, plan=plan, approver=approver))
            yield f"month.month, {state}, {approver}", month.month(language, shown)
    yield "month.month, read only", month.month(language, replace(_shown(), plans=False, approves=False))
    retired = [replace(one, slot=replace(one.slot, is_retired=True)) for one in (DONE, WAITS)]
    yield "month.month, retired", month.month(language, replace(_shown(), known=replace(KNOWN, facts=retired)))
    yield "month.month, a holiday", month.month(language, replace(_shown(), week="2026-W51"))
    yield "month.month, a break", month.month(language, replace(_shown(), week="2026-W53"))
    many = [replace(WAITS, slot=replace(OF_ULAN, id=100 + n)) for n in range(60)]
    yield "month.month, sixty", month.month(language, replace(_shown(page=5), known=replace(KNOWN, facts=many)))
    for touched in (1, 2, 5):
        yield f"month.anew, {touched}", month.anew(language, PLAN, touched)
    yield "month.why", asked(language, month.why(language, PLAN))
    for what in ("submitted", "approved", "returned"):
        yield f"month.done, {what}", Screen(month.done(language, what))
    for told in (1, 5):
        yield f"month.done, published, {told}", Screen(month.done(language, "published", told))


def slots_samples(language: Language) -> Drawn:
    for name, fact in (("done", DONE), ("waits", WAITS), ("some", SOME), ("closed", NOBODYS), ("missed", MISSED)):
        yield f"slots.card, {name}", slots.card(language, slots.Shown(fact, TODAY, DAYS))
    for done in (True, False):
        by_hand = replace(WAITS, slot=replace(OF_ULAN, is_done=done))
        yield f"slots.card, by hand, {done}", slots.card(language, slots.Shown(by_hand, TODAY, DAYS))
    dropped = replace(WAITS, slot=replace(OF_ULAN, dropped_at=AT, sequence=2))
    retired = replace(WAITS, slot=replace(WAITS.slot, is_retired=True))
    yield "slots.card, retired", slots.card(language, slots.Shown(retired, TODAY, DAYS))
    yield "slots.card, drafted", slots.card(language, slots.Shown(WAITS, TODAY, DAYS, is_asked=False))
    yield "slots.card, dropped", slots.card(language, slots.Shown(dropped, TODAY, DAYS))
    yield "slots.card, over", slots.card(language, slots.Shown(WAITS, TODAY, (), is_open=False))
    yield "slots.card, dropped, over", slots.card(language, slots.Shown(dropped, TODAY, (), is_open=False))
    yield "slots.another_day", asked(language, slots.another_day(language, OF_ULAN))
    sunday, names = date(2026, 12, 13), {"kk": "Тәуелсіздік күні", "ru": "День Независимости"}
    yield "slots.insist", slots.insist(language, OF_ULAN, sunday, None, TODAY)
    yield "slots.insist, a holiday", slots.insist(language, OF_ULAN, date(2026, 12, 16), names, TODAY)
    yield "slots.swap", slots.swap(language, OF_ULAN, [OF_ALL], 0, TODAY)
    yield "slots.swap, many", slots.swap(language, OF_ULAN, [OF_RIDDER] * 30, 2, TODAY)
    yield "slots.swap, none", slots.swap(language, OF_ULAN, [], 0, TODAY)
    yield "slots.rubric", slots.rubric(language, OF_ULAN, RUBRICS, TODAY)
    yield "slots.branch", slots.branch(language, OF_ULAN, PLACES, 0, TODAY)
    yield "slots.branch, all, many", slots.branch(language, OF_ALL, PLACES * 10, 1, TODAY)
    for one in LANGUAGES:
        for name, slot in (("new", OF_RIDDER), ("changed", OF_ULAN)):
            lines = (in_language(one, language, TEXT.get(one, TEXT["kk"])),)
            question = slots.topic(one, language, slot)
            yield f"slots.topic, {one}, {name}", asked(language, question, 0, len(LANGUAGES), lines, True)
    yield "slots.add", slots.add(language, PLAN, "2026-W50", DAYS[:3])
    yield "slots.add, none", slots.add(language, PLAN, "2026-W50", [])
    yield "slots.add_on", slots.add_on(language, PLAN, "2026-W50", DAYS[0], RUBRICS, TODAY)


def own_plan_samples(language: Language) -> Drawn:
    empty, last = replace(BOTH, facts=()), replace(BOTH, facts=(MISSED,))
    yield "own.own", own.own(language, BOTH, TODAY)
    yield "own.own, none", own.own(language, empty, TODAY)
    yield "own.own, over", own.own(language, last, TODAY)
    yield "own.published", own.published(language, BOTH, TODAY)
    changed = replace(WAITS, slot=replace(OF_ULAN, changed_at=datetime(2026, 12, 9, tzinfo=UTC)))
    told = replace(BOTH, facts=(DONE, changed))
    yield "own.changed", own.changed(language, told, datetime(2026, 12, 8, tzinfo=UTC), TODAY)
    yield "own.changed, none", own.changed(language, empty, AT, TODAY)
    yield "own.calendar", own.calendar(language, BOTH, bytes)
    for name, drawn in (("picture", papers.picture), ("paper", papers.paper), ("calendar", papers.calendar)):
        yield f"papers.{name}", drawn(language, KNOWN, bytes)
    yield "papers.fact", papers.fact(language, KNOWN, TODAY)
    yield "papers.fact, nothing yet", papers.fact(language, replace(KNOWN, facts=(WAITS,)), DECEMBER)
    names = [dict.fromkeys(LANGUAGES, f"Ө{n}") for n in range(42)]
    many = [replace(DONE, slot=replace(OF_RIDDER, branch=one)) for one in names]
    yield "papers.fact, many", papers.fact(language, replace(KNOWN, facts=many), TODAY)
    states = [OfRegion(n + 1, VKO, state) for n, state in enumerate((None, DRAFTED, SUBMITTED, APPROVED, PUBLISHED))]
    yield "centre.plans", centre.plans(language, DECEMBER, states, 0)
    yield "centre.plans, many", centre.plans(language, DECEMBER, states * 4, 2)
    yield "centre.submitted", centre.submitted(language, KNOWN, bytes)
    names = {"kk": "Құрбан айт", "ru": "Курбан айт"}
    yield "centre.on_days_off", centre.on_days_off(language, VKO, [(OF_ULAN, names)])
    yield "centre.on_days_off, many", centre.on_days_off(language, VKO, [(OF_ALL, names)] * 30)
    returned = replace(KNOWN, plan=replace(PLAN, because={"kk": "Күні жоқ"}))
    for approved in (True, False):
        yield f"centre.decided, {approved}", centre.decided(language, returned, approved=approved)
