"""The guided way: one question at a time, each with its place in the row, an example, and a way past."""

from __future__ import annotations

from datetime import date, datetime, tzinfo

from locales import Language, Words, words_for
from screens import actions
from screens.forms import later, progress
from screens.names import when_lines
from screens.parts import Names, name_in
from screens.screen import Button, Rows, Screen

STEPS = ("rubric", "text", "photos", "date", "own")


def progress_in(language: Language, step: str) -> str:
    return _progress(words_for(language), step)


def _progress(words: Words, step: str) -> str:
    return progress(words, STEPS.index(step), len(STEPS))


def text(language: Language, post_id: int) -> Screen:
    words = words_for(language)
    question = words("Write the text: what, where, when, who. Photos can be sent before it, with it or after it.")
    return _step(words, post_id, "text", question, (_example(words, post_id),))


def photos(language: Language, post_id: int, count: int) -> Screen:
    words = words_for(language)
    question = words("Now send photos or a video. A photo sent as a file stays sharp.")
    if count:
        question = words("Photos and videos: {number}.", number=words.figure(count)) + "\n" + words("More, or go on?")
    return _step(words, post_id, "photos", question, ())


def event_date(language: Language, post_id: int, *, live: bool, ahead: bool = False) -> Screen:
    words = words_for(language)
    if live:
        question = words("When does the stream begin? Write the date and the time, for example: 25.11 15:00")
        return _step(words, post_id, "date", question, ())
    if ahead:
        question = words("When will it be? Write the date, for example: 25.11")
        return _step(words, post_id, "date", question, ())
    question = words("When was it? Press a button, or write the date, for example: 25.11")
    days: Rows = (
        (Button(words("Today"), actions.ON_DAY(post_id, 0)), Button(words("Yesterday"), actions.ON_DAY(post_id, 1))),
    )
    return _step(words, post_id, "date", question, days)


def own(
    language: Language, post_id: int, event_on: date | None, live_at: datetime | None, zone: tzinfo, today: date
) -> Screen:  # fmt: skip
    """Above the question stands what was understood of the one before."""
    words = words_for(language)
    lines = [*when_lines(words, event_on, live_at, zone, today)]
    lines.append(words("Did you write it yourselves, or is it a repost?"))
    rows: Rows = (
        (Button(words("Our own"), actions.REPOST(post_id, False), style="primary"),
         Button(words("A repost"), actions.REPOST(post_id, True))),
    )  # fmt: skip
    return _step(words, post_id, "own", "\n".join(lines), rows)


def example(language: Language, post_id: int, rubric: Names | None, sample: Names) -> Screen:
    words = words_for(language)
    lines = [words("An example:")]
    if rubric is not None:
        lines = [words.html("An example for the rubric «{rubric}»:", rubric=name_in(language, rubric))]
    lines.append(words.html("<i>{text}</i>", text=name_in(language, sample)))
    lines.append(words("Now write yours."))
    return Screen("\n\n".join(lines), ((Button(words("Back"), actions.STEP(post_id, "text")),),))


def _example(words: Words, post_id: int) -> tuple[Button, ...]:
    return (Button(words("Show an example"), actions.EXAMPLE(post_id)),)


def _step(words: Words, post_id: int, step: str, question: str, rows: tuple[tuple[Button, ...], ...]) -> Screen:
    """Back to the one before, past it to the next; the last goes on to the preview."""
    at = STEPS.index(step)
    following = actions.STEP(post_id, STEPS[at + 1]) if at + 1 < len(STEPS) else actions.DRAFT(post_id)
    turning = (Button(words("Back"), actions.STEP(post_id, STEPS[at - 1])), Button(words("Next"), following))
    return Screen(f"{_progress(words, step)}\n{question}", (*rows, turning, (later(words),)))
