"""How days, slots and states of a plan are called."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from locales import Words
from newsroom.plan.fact import Fact, tally
from newsroom.plan.slots import Slot
from newsroom.values.days import MONTH
from screens.names import unstopped
from screens.parts import name_in

DONE = "✓"


def month_name(words: Words, month: date) -> str:
    """«2026 жылғы желтоқсан»"""
    return words.imprecise_date(month, MONTH)


def day_label(words: Words, day: date) -> str:
    """«дс 7»: as short as a button wants it."""
    return f"{words.short_weekday(day)} {day.day}"


def day_name(words: Words, day: date, today: date) -> str:
    return f"{words.date(day, today=today)}, {words.weekday(day)}"


def branch_name(words: Words, slot: Slot) -> str:
    return name_in(words.language, slot.branch) if slot.branch is not None else words("all branches")


def mark(fact: Fact) -> str:
    """Behind its line."""
    if fact.is_done:
        return f" {DONE}"
    some = len(fact.by)
    return f" {some}/{len(fact.asked)}" if fact.slot.branch_id is None and some else ""


def is_without_rubric(fact: Fact, today: date) -> bool:
    """To come, and under a rubric that nobody can choose any more."""
    return fact.slot.is_retired and not fact.is_done and fact.slot.on_day >= today


def topic_of(words: Words, slot: Slot) -> str:
    return unstopped(name_in(words.language, slot.topic))


def counted(words: Words, facts: Iterable[Fact]) -> str:
    found = tally(facts)
    done, planned = words.figure(found.done), words.figure(found.planned)
    return words("Posts planned: {planned}, done: {done}.", planned=planned, done=done)
