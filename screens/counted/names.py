"""How what is counted is called: kinds, sorts, levels, states; amounts and periods as imprecise as they were told."""

from __future__ import annotations

from datetime import date

from locales import Words
from newsroom.values.days import DAY
from newsroom.values.periods import Period


def kind_name(words: Words, kind: str) -> str:
    return {
        "press": words("Press"),
        "broadcast": words("TV, radio, sites"),
        "subscription": words("Subscription"),
        "material": words("Methodical materials"),
        "event": words("Events"),
        "application": words("Application"),
        "decision": words("Decisions"),
        "proposal": words("Proposals"),
        "posts": words("Posts"),
        "site": words("On the union's site"),
    }[kind]


def kind_button(words: Words, kind: str) -> str:
    """Two of them share a row."""
    return {
        "press": words("Press"),
        "broadcast": words.in_context("button", "TV, radio"),
        "subscription": words("Subscription"),
        "material": words.in_context("button", "Methodical"),
        "event": words.in_context("button", "Event"),
        "application": words("Application"),
        "decision": words.in_context("button", "Decision"),
        "proposal": words.in_context("button", "Proposal"),
    }[kind]


def period_name(words: Words, period: Period, today: date | None = None) -> str:
    """A day of this year needs no year."""
    if today is not None and period.unit == DAY and period.first is not None and period.last == period.first:
        return words.date(period.first, today=today)
    return words.period(period.first, period.end, period.unit)
