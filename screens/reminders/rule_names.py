"""How reminders are called, and their settings."""

from __future__ import annotations

from datetime import date, timedelta

from locales import Words
from newsroom.reminders import rules
from newsroom.reminders.due import DAY
from newsroom.reminders.rules import Rule

A_MONDAY = date(2024, 1, 1)


def name(words: Words, kind: str) -> str:
    return {
        rules.SLOT: words("Due tomorrow"), rules.CHASER: words("No post yet"), rules.RUBRIC: words("Rubric of week"),
        rules.COUNT: words("Followers to count"), rules.SILENT: words("Silent for weeks"),
        rules.PLAN: words("Plan not approved"), rules.QUEUE: words("Posts wait long"),
        rules.DIGEST: words("Weekly digest"), rules.MONTHLY: words("Monthly digest"), rules.NEWS: words("Library news"),
        rules.RESPONSES: words("Readers' thanks"), rules.SUMMARY: words("A branch's month"),
    }[kind]  # fmt: skip


def about(words: Words, kind: str) -> str:
    return {
        rules.SLOT: words("On the working day before, to the branch whose post the plan expects."),
        rules.CHASER: words("To branches that have sent nothing this week. Who has sent is left in peace."),
        rules.RUBRIC: words("To all branches, with two ideas and a button that begins the post."),
        rules.COUNT: words("To branches with pages that it is time to count."),
        rules.SILENT: words(
            "After so many weeks without a post the chair is asked whether something is in the way. A week later you "
            "hear of it, and another week later the press service."
        ),
        rules.PLAN: words(
            "To you, as long as the plan for the next month is not approved. While the press service has it, to them."
        ),
        rules.QUEUE: words("To you, when posts have waited for review for so long."),
        rules.DIGEST: words("To you: the digest of the week that is over."),
        rules.MONTHLY: words("To you: the digest of the month that is over. The press service gets that of the union."),
        rules.NEWS: words(
            "To everybody in the region: what came into the library in the month that is over, if anything did."
        ),
        rules.RESPONSES: words(
            "To whoever wrote a post: how many readers of the channel like it, and how many comments stand below it. "
            "Once a day at most, and only what is new."
        ),
        rules.SUMMARY: words(
            "To each branch: what came of the month that is over, and what comes next. Whoever could have sent nothing "
            "in it, being new or away, is left in peace."
        ),
    }[kind]


def field_name(words: Words, field: str) -> str:
    return {
        "when": words("When"), "weekday": words("Weekday"), "nth": words("Which week"), "day": words("From which day"),
        "minute": words("Hour"), "number": words("How long"), "audience": words("To whom"),
    }[field]  # fmt: skip


def value_name(words: Words, kind: str, field: str, value: int) -> str:
    if field == "weekday":
        return words.weekday(A_MONDAY + timedelta(days=value - 1))
    if field == "nth":
        return {1: words("the first"), 2: words("the second"), 3: words("the third"), 4: words("the fourth"),
                5: words("the last")}[value]  # fmt: skip
    if field == "day":
        return words("from day {number} of the month", number=words.figure(value))
    if field == "minute":
        return hour(value)
    if field == "audience":
        return words("chair alone") if value else words("chair and deputy")
    if kind == rules.QUEUE:
        return words.many("{number} hour", "{number} hours", value)
    return words.many("{number} week", "{number} weeks", value)


def when(words: Words, own: Rule) -> str:
    """«Monday, 10:00»"""
    at = hour(own.minute)
    if own.when.every == DAY:
        each = words("each working day")
        if own.day is not None:
            each += ", " + value_name(words, own.kind, "day", own.day)
        return f"{each}, {at}"
    if own.day is not None:
        return words("day {number} of the month, {hour}", number=words.figure(own.day), hour=at)
    weekday = value_name(words, own.kind, "weekday", own.weekday or 1)
    if own.nth is not None:
        nth = value_name(words, own.kind, "nth", own.nth)
        return words("{weekday}, {nth} of the month, {hour}", weekday=weekday, nth=nth, hour=at)
    return f"{weekday}, {at}"


def hour(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"


def hours(words: Words, quiet: tuple[int, int]) -> str:
    begins, ends = quiet
    return words("none") if begins == ends else f"{hour(begins)}–{hour(ends)}"
