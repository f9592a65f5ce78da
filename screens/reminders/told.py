"""What each part of a reminder says."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from locales import Words
from newsroom.pages.followers import Page
from newsroom.plan.months import SUBMITTED
from newsroom.reminders import rules
from newsroom.reminders.owed import Part
from screens.names import idea_lines, page_name
from screens.parts import Names, inexact, name_in

MOST_NAMED = 15


def told(words: Words, part: Part, today: date, *, is_named: bool) -> list[str]:
    """`is_named`: its rubric is by another part, and need not be said twice."""
    if part.kind == rules.SLOT:
        return _slot(words, part, today)
    if part.kind == rules.CHASER:
        return _chaser(words, part, is_named=is_named)
    if part.kind == rules.RUBRIC and part.rubric is not None:
        name = name_in(words.language, part.rubric.names)
        week = words.html("Rubric of this week: <b>«{rubric}»</b>.", rubric=name)
        ideas = idea_lines(words, part.rubric.ideas)
        return ideas if is_named and ideas else [week, *ideas]
    if part.kind == rules.COUNT:
        return _count(words, part.page, today)
    if part.kind == rules.PLAN:
        return _plan(words, part)
    return _silent(words, part)


def _slot(words: Words, part: Part, today: date) -> list[str]:
    assert part.on_day is not None, "a slot has a day"
    assert part.rubric is not None, "and a rubric"
    day = words.date(part.on_day, today=today)
    rubric = name_in(words.language, part.rubric.names)
    lines = [words.html("By the plan your post is due on {date}: <b>«{rubric}»</b>.", date=day, rubric=rubric)]
    if part.topic:
        lines.append(words.html("Topic: {topic}", topic=name_in(words.language, part.topic)))
    return lines


def _chaser(words: Words, part: Part, *, is_named: bool) -> list[str]:
    lines = [words("This week's post has not come yet. A photo with two sentences is enough.")]
    if part.rubric is not None and not is_named:
        name = name_in(words.language, part.rubric.names)
        lines.append(words.html("Rubric of the week: «{rubric}».", rubric=name))
    return lines


def _count(words: Words, page: Page | None, today: date) -> list[str]:
    lines = [words("It is time to count the followers of your pages. It takes half a minute.")]
    if page is not None and page.amount is not None and page.on_day is not None:
        name, day = page_name(words, page.platform, page.kind), words.date(page.on_day, today=today)
        value = inexact(words, page.amount)
        lines.append(words.html("Last time: {name}, {value} ({date}).", name=name, value=value, date=day))
    return lines


def _plan(words: Words, part: Part) -> list[str]:
    assert part.on_day is not None, "of a month"
    month = words.month(part.on_day)
    if not part.state:
        return [words("The content plan for the next month ({month}) is not made yet.", month=month)]
    if part.state == SUBMITTED:
        return [words("The content plan for the next month ({month}) waits for approval.", month=month)]
    return [words("The content plan for the next month ({month}) is not submitted yet.", month=month)]


def _silent(words: Words, part: Part) -> list[str]:
    """It informs; who was silent is asked whether something is in the way."""
    if not part.silent:
        since = words.many(
            "For {number} week nothing has come from you.", "For {number} weeks nothing has come from you.", part.number
        )
        return [f"{since} {words('Is something in the way? The regional organisation can help.')}"]
    since = words.many("Nothing has come for {number} week from:", "Nothing has come for {number} weeks from:",
                       part.number)  # fmt: skip
    return [since, *named(words, part.silent)]


def named(words: Words, places: Sequence[Names]) -> list[str]:
    """As many as one reads."""
    lines = [words.html("· {place}", place=name_in(words.language, one)) for one in places[:MOST_NAMED]]
    if len(places) > MOST_NAMED:
        lines.append(words("And more: {number}.", number=words.figure(len(places) - MOST_NAMED)))
    return lines
