"""Samples of what people are reminded of."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from locales import Language
from newsroom.pages.followers import Page
from newsroom.plan.steps import OfRegion
from newsroom.reminders import managing, putting_off, rules
from newsroom.reminders.managing import LastRun
from newsroom.reminders.owed import Owed, Part, Rubric
from newsroom.reminders.praise import Praise
from newsroom.reminders.queue import Waiting
from newsroom.reminders.rules import Rule
from newsroom.reminders.silence import Silent, SilentRegion
from newsroom.rubrics.defaults import DEFAULTS
from newsroom.union.organisations import Place
from screens.reminders import later, of_region, reminders
from screens.reminders import rules as rule_screens
from tests.screens.sample_data import RIDDER, TIPS, TODAY, ULAN, VKO, Drawn, asked

WEEK, IDEAS = Rubric(3, TIPS), DEFAULTS[2][2][:2]
PAGE = Page(7, "facebook", "group", "", False, 225, "", None, None, TODAY - timedelta(days=40), "bot")
CHASED, COUNTED = Part(rules.CHASER, 5, WEEK), Part(rules.COUNT, 5, page=PAGE)
PROMPTED = Part(rules.RUBRIC, 5, Rubric(3, TIPS, IDEAS))
SLOT = Part(rules.SLOT, 5, WEEK, on_day=TODAY + timedelta(days=1), topic={"kk": "Жүктеме", "ru": "Нагрузка"})
NEXT_MONTH = date(2026, 12, 1)
OF_REGION = Part(rules.SILENT, 2, number=4, silent=[RIDDER, ULAN])
NIGHT = datetime(2026, 11, 17, 3, tzinfo=UTC)  # is over
NOON, ALMATY = datetime(2026, 11, 16, 7, tzinfo=UTC), ZoneInfo("Asia/Almaty")


def owed(*parts: Part, **praise: Praise) -> Owed:
    names = {2: VKO, 5: RIDDER, 6: ULAN}
    there = {part.place_id: names[part.place_id] for part in parts}
    return Owed(parts, there, "2026-W47", TODAY, dict.fromkeys(there, praise["done"]) if praise else {})


def reminders_samples(language: Language) -> Drawn:
    for code, names, ideas in DEFAULTS:
        of_week = Part(rules.RUBRIC, 5, Rubric(3, names, list(ideas[:2])))
        yield f"reminders.reminder, {code}", reminders.reminder(language, owed(of_week), 9)
    several = {
        "no ideas": (Part(rules.RUBRIC, 5, WEEK),), "chaser": (CHASED,), "chaser, no rubric": (Part(rules.CHASER, 5),),
        "count": (COUNTED,), "count, never": (Part(rules.COUNT, 5),), "slot": (SLOT,),
        "all of a day": (SLOT, CHASED, PROMPTED, COUNTED), "silent": (Part(rules.SILENT, 5, number=3),),
        "two branches": (CHASED, Part(rules.CHASER, 6, WEEK), COUNTED), "silent branches": (OF_REGION,),
        "no plan": (Part(rules.PLAN, 2, on_day=NEXT_MONTH),), "of region": (
            OF_REGION, Part(rules.PLAN, 2, on_day=NEXT_MONTH, state="submitted"),
        ), "plan, drafted": (Part(rules.PLAN, 2, on_day=NEXT_MONTH, state="drafted"),),
    }  # fmt: skip
    for name, parts in several.items():
        yield f"reminders.reminder, {name}", reminders.reminder(language, owed(*parts), 9)
    for name, done in (("not out", Praise(1, None)), ("out", Praise(5, date(2026, 11, 12)))):
        yield f"reminders.reminder, praised, {name}", reminders.reminder(language, owed(CHASED, done=done), 9)
    for name, parts in (("", (PROMPTED,)), (", nobody", ())):
        yield f"reminders.preview{name}", reminders.preview(language, owed(*parts), "home")
    yield "reminders.preview, in words", reminders.preview(language, "…", "home")
    yield "reminders.asked", reminders.asked(language, "2026-W47")
    for number in (1, 5):
        waits = Waiting(number, NOON - timedelta(days=2), 24)
        yield f"of_region.queue, {number}", of_region.queue(language, waits, ALMATY, TODAY)
        both = replace(waits, posts=number - 1, questions=number)
        yield f"of_region.queue, {number} asked", of_region.queue(language, both, ALMATY, TODAY)
    silent = [Silent(one, ULAN) for one in range(20)]
    yield "of_region.asked", of_region.asked(language, "2026-W47")
    yield "of_region.silent_regions", of_region.silent_regions(language, [SilentRegion(2, VKO, silent)])
    waits = [OfRegion(2, VKO, "submitted"), OfRegion(3, ULAN, "submitted")]
    for some in (waits[:1], waits):
        yield f"of_region.plans_wait, {len(some)}", of_region.plans_wait(language, NEXT_MONTH, some)
    moments = {one: NOON + timedelta(hours=2) for one in putting_off.UNTIL}
    yield "later.choose", later.choose(language, 9, moments, ALMATY, TODAY)
    on_friday = {putting_off.MORNING: NOON + timedelta(days=3)}
    yield "later.choose, on a Friday", later.choose(language, 9, on_friday, ALMATY, TODAY)
    yield "later.put_off", later.put_off(language, NOON, ALMATY, TODAY, 9)
    yield from _rules(language)


def _rules(language: Language) -> Drawn:
    own = {
        kind: Rule(number, 2, kind, known.is_on, known.usually.weekday, known.usually.nth, known.usually.day,
                   known.usually.minute, known.number, rules.BOTH, ALMATY.key,
                   NOON + timedelta(days=number) if known.is_on else None, NOON, "")
        for number, (kind, known) in enumerate(rules.KINDS.items(), 1)
    }  # fmt: skip
    last = {
        rules.RUBRIC: LastRun(rules.RUBRIC, NOON, "done", 13, False),
        rules.CHASER: LastRun(rules.CHASER, NOON, "missed", 0, False),
        rules.SLOT: LastRun(rules.SLOT, NOON, "open", 400, False),
        rules.COUNT: LastRun(rules.COUNT, NOON, "done", None, False),
    }
    region = Place(2, 2, "region", "vko", VKO, 1, None, "", {}, None)
    for may in (True, False):
        found = managing.Rules(region, list(own.values()), last, (21 * 60, 8 * 60), may)
        yield f"rules.overview, {may}", rule_screens.overview(language, found, ALMATY, TODAY)
    for kind, one in own.items():
        seen = rule_screens.Seen(one, region, last.get(kind), True, NOON)
        yield f"rules.rule, {kind}", rule_screens.rule(language, seen, ALMATY, TODAY)
        for field in managing.fields_of(kind):
            if field != "minute":
                yield f"rules.choose, {kind}, {field}", rule_screens.choose(language, one, field)
    only_seen = rule_screens.Seen(replace(own[rules.RUBRIC], next_due_at=None), region, None, False, NOON)
    yield "rules.rule, only seen, on no day", rule_screens.rule(language, only_seen, ALMATY, TODAY)
    at_night = LastRun(rules.CHASER, NIGHT - timedelta(hours=2), "done", 13, True)
    waits = rule_screens.Seen(own[rules.CHASER], region, at_night, True, NIGHT - timedelta(hours=1))
    yield "rules.rule, in quiet hours", rule_screens.rule(language, waits, ALMATY, TODAY)
    yield "rules.at_what_hour", asked(language, rule_screens.at_what_hour(language, own[rules.RUBRIC]))
    yield "rules.quiet_hours", rule_screens.quiet_hours(language, 2, (0, 0))
    for count in (0, 1, 13):
        sent = rule_screens.send_now(language, own[rules.CHASER], count, TODAY, ALMATY, NIGHT if count > 1 else None)
        yield f"rules.send_now, {count}", sent
