"""A plan as it is drawn: with the office that approves it in the corner, and no person's name."""

from __future__ import annotations

from locales import LANGUAGES, Words, words_for
from newsroom.plan.overview import Overview
from newsroom.union.region_settings import CHAIR_OF_REGION
from newsroom.who import PRESS, SPECIALIST
from reports.plan_month import Break, MonthSheet, Slot


def sheet_of(known: Overview) -> MonthSheet:
    slots = [
        Slot(one.slot.on_day, one.slot.rubric, one.slot.branch, one.slot.topic, one.is_done) for one in known.facts
    ]
    offices: dict[str, str] = {language: _office(words_for(language), known.approver) for language in LANGUAGES}
    breaks = [Break(one.first, one.last, one.names) for one in known.breaks]
    return MonthSheet(known.region.names, known.plan.month, slots, offices, known.days_off, breaks)


def _office(words: Words, approver: str) -> str:
    return {
        CHAIR_OF_REGION: words("Chair of the regional organisation"),
        PRESS: words("Press service of the Central Committee"),
        SPECIALIST: words("Regional specialist"),
    }[approver]
