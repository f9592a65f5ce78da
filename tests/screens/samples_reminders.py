"""Samples of what people are reminded of."""

from __future__ import annotations

from locales import Language
from newsroom.reminders import rules
from newsroom.reminders.owed import Owed, Part, Rubric
from newsroom.rubrics.defaults import DEFAULTS
from screens.reminders import reminders
from tests.screens.sample_data import RIDDER, TIPS, ULAN, Drawn

WEEK = Rubric(3, TIPS)
CHASED, COUNTED = Part(rules.CHASER, 5, WEEK), Part(rules.COUNT, 5)


def owed(*parts: Part) -> Owed:
    names = {5: RIDDER, 6: ULAN}
    return Owed(parts, {part.place_id: names[part.place_id] for part in parts})


def reminders_samples(language: Language) -> Drawn:
    for code, names, ideas in DEFAULTS:
        of_week = Part(rules.RUBRIC, 5, Rubric(3, names, list(ideas[:2])))
        yield f"reminders.reminder, {code}", reminders.reminder(language, owed(of_week))
    of_week = Part(rules.RUBRIC, 5, WEEK)
    several = {
        "no ideas": (of_week,), "chaser": (CHASED,), "chaser, no rubric": (Part(rules.CHASER, 5),),
        "count": (COUNTED,), "all of a day": (CHASED, of_week, COUNTED),
        "two branches": (CHASED, Part(rules.CHASER, 6, WEEK), COUNTED),
    }  # fmt: skip
    for name, parts in several.items():
        yield f"reminders.reminder, {name}", reminders.reminder(language, owed(*parts))
    yield "reminders.asked", reminders.asked(language, "2026-W47")
