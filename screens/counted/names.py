"""How what is counted is called: kinds, sorts, levels, states; amounts and periods as imprecise as they were told."""

from __future__ import annotations

from datetime import date

from locales import Words
from newsroom.values.days import DAY
from newsroom.values.figures import Amount, Quantity
from newsroom.values.periods import Period
from screens.parts import inexact


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


def sort_name(words: Words, what: str) -> str:
    """A sort within its kind; what has none is called by nothing."""
    return {
        "newspaper": words("newspaper"), "magazine": words("magazine"), "television": words("television"),
        "radio": words("radio"), "video": words("video"), "site": words("site"),
        "bulletin": words("bulletin"), "handbook": words("handbook"), "leaflet": words("leaflet"),
        "booklet": words("booklet"), "brochure": words("brochure"),
        "seminar": words("seminar"), "school": words("activist school"),
        "press_conference": words("press conference"), "briefing": words("briefing"),
        "contest": words("journalists' contest"),
        "trained": words("people trained"),
        "users": words("users"), "questions": words("questions"), "total": words("in total"),
    }.get(what, "")  # fmt: skip


def level_name(words: Words, level: str) -> str:
    return {
        "district": words.in_context("outlet", "district"), "city": words.in_context("outlet", "city"),
        "region": words.in_context("outlet", "regional"), "republic": words.in_context("outlet", "republic"),
    }[level]  # fmt: skip


def entry_state(words: Words, state: str) -> str:
    return {
        "": words("in hand"), "open": words("in hand"), "done": words("carried out"), "dropped": words("taken off"),
    }[state]  # fmt: skip


def quantity(words: Words, told: Quantity) -> str:
    """What is stated without a number is named, and gets none."""
    return inexact(words, told) if isinstance(told, Amount) else words("number not stated")


def period_name(words: Words, period: Period, today: date | None = None) -> str:
    """A day of this year needs no year."""
    if today is not None and period.unit == DAY and period.first is not None and period.last == period.first:
        return words.date(period.first, today=today)
    return words.period(period.first, period.end, period.unit)
