"""How days, slots and states of a plan are called."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from locales import Words
from newsroom.plan.fact import Fact, tally
from newsroom.plan.months import APPROVED, DRAFTED, PUBLISHED, RETURNED, SUBMITTED
from newsroom.plan.slots import Slot
from newsroom.union.region_settings import CHAIR_OF_REGION
from newsroom.who import PRESS, SPECIALIST
from screens.parts import name_in

DONE = "✓"


def month_name(words: Words, month: date) -> str:
    """«желтоқсан 2026», as it stands by itself."""
    return f"{words.month(month)} {month.year}"


def day_label(words: Words, day: date) -> str:
    """«дс 7»: as short as a button wants it."""
    return f"{words.short_weekday(day)} {day.day}"


def day_name(words: Words, day: date, today: date) -> str:
    return f"{words.date(day, today=today)}, {words.weekday(day)}"


def state_name(words: Words, state: str | None) -> str:
    return {
        None: words("not there yet"),
        DRAFTED: words("draft"),
        SUBMITTED: words("waits for approval"),
        RETURNED: words("returned for changes"),
        APPROVED: words("approved, not published yet"),
        PUBLISHED: words("published"),
    }[state]


def approver_name(words: Words, approver: str) -> str:
    """The office whose word it needs."""
    return {
        CHAIR_OF_REGION: words("chair of the regional organisation"),
        PRESS: words("press service"),
        SPECIALIST: words("regional specialist"),
    }[approver]


def branch_name(words: Words, slot: Slot) -> str:
    return name_in(words.language, slot.branch) if slot.branch is not None else words("all branches")


def mark(fact: Fact) -> str:
    """Behind its line."""
    if fact.is_done:
        return f" {DONE}"
    some = len(fact.by)
    return f" {some}/{len(fact.asked)}" if fact.slot.branch_id is None and some else ""


def topic_of(words: Words, slot: Slot) -> str:
    return name_in(words.language, slot.topic)


def counted(words: Words, facts: Iterable[Fact]) -> str:
    found = tally(facts)
    done, planned = words.figure(found.done), words.figure(found.planned)
    return words("Posts planned: {planned}, done: {done}.", planned=planned, done=done)
