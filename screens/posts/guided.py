"""The way to a post: the one sentence; and question by question, each with what is there, an example, and a way on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, tzinfo

from locales import Language, Words, escaped, words_for
from screens import actions
from screens.forms import later, progress
from screens.names import idea_lines, when_lines
from screens.parts import Names, home, name_in
from screens.screen import Button, Rows, Screen

STEPS = ("text", "photos", "date", "own")


@dataclass(frozen=True, slots=True)
class About:
    """The rubric that one may write for: what about, and what belongs in it. `is_chosen` at a reminder's button."""

    names: Names
    ideas: Sequence[Names] = ()
    guidance: Names = field(default_factory=dict)
    is_chosen: bool = False


def prompt(language: Language, about: About | None) -> Screen:
    """What a post takes; to be asked for it piece by piece is for whoever would rather."""
    words = words_for(language)
    lines = [words("Send a photo and two sentences about it: what, where, when, and who took part. You see the post "
                   "as it will come out, and send it with one press.")]  # fmt: skip
    if about is not None:
        name = name_in(language, about.names)
        lines.append(words.html("Rubric: {rubric}", rubric=name) if about.is_chosen
                     else words.html("Rubric of the week: «{rubric}».", rubric=name))  # fmt: skip
        if guidance := name_in(language, about.guidance):
            lines.append(words.html("<i>{text}</i>", text=guidance))
        if about.ideas:
            lines.append("\n".join(idea_lines(words, about.ideas)))
    rows: Rows = ((Button(words("Question by question"), actions.GUIDED()),), (home(words),))
    return Screen("\n\n".join(lines), rows)


@dataclass(frozen=True, slots=True)
class There:
    """What there is of the post so far: `kinds` of its photos and files."""

    post_id: int
    rubric: Names | None = None
    has_text: bool = False
    kinds: Sequence[str] = ()
    event_on: date | None = None
    live_at: datetime | None = None
    is_repost: bool = False


def text(language: Language, there: There, zone: tzinfo, today: date) -> Screen:
    words = words_for(language)
    question = words("Write the text: what, where, when, who. Photos can be sent before it, with it or after it.")
    if there.rubric is not None:
        question = words.html("Rubric: {rubric}", rubric=name_in(language, there.rubric)) + "\n" + question
    beside = (
        Button(words("Show an example"), actions.EXAMPLE(there.post_id)),
        Button(words("Rubric"), actions.STEP(there.post_id, "rubric")),
    )
    return _step(words, there, "text", (*_there(words, there, zone, today), question), (beside,))


def photos(language: Language, there: There, zone: tzinfo, today: date) -> Screen:
    words = words_for(language)
    question = words("Now send photos or a video. A photo sent as a file stays sharp.")
    if there.kinds:
        question = words("More, or go on?")
    return _step(words, there, "photos", (*_there(words, there, zone, today), question))


def event_date(
    language: Language, there: There, zone: tzinfo, today: date, *, live: bool, ahead: bool = False
) -> Screen:  # fmt: skip
    words = words_for(language)
    lines = _there(words, there, zone, today)
    if live:
        question = words("When does the stream begin? Write the date and the time, for example: 25.11 15:00")
        return _step(words, there, "date", (*lines, question))
    if ahead:
        question = words("When will it be? Write the date, for example: 25.11")
        return _step(words, there, "date", (*lines, question))
    question = words("When was it? Press a button, or write the date, for example: 25.11")
    days = tuple(
        Button(name, actions.ON_DAY(there.post_id, ago))
        for ago, name in enumerate((words("Today"), words("Yesterday")))
    )
    return _step(words, there, "date", (*lines, question), (days,))


def own(language: Language, there: There, zone: tzinfo, today: date) -> Screen:
    words = words_for(language)
    rows: Rows = (
        (Button(words("Our own"), actions.REPOST(there.post_id, False), style="primary"),
         Button(words("A repost"), actions.REPOST(there.post_id, True))),
    )  # fmt: skip
    question = words("Did you write it yourselves, or is it a repost?")
    return _step(words, there, "own", (*_there(words, there, zone, today), question), rows)


def example(
    language: Language, post_id: int, rubric: Names | None, sample: Names, guidance: Names | None = None
) -> Screen:
    """With what belongs in a post of the rubric, and what does not."""
    words = words_for(language)
    lines = [words("An example:")]
    if rubric is not None:
        lines = [words.html("An example for the rubric «{rubric}»:", rubric=name_in(language, rubric))]
    lines.append(words.html("<i>{text}</i>", text=name_in(language, sample)))
    if said := name_in(language, guidance or {}):
        lines.insert(0, escaped(said))
    lines.append(words("Now write yours."))
    return Screen("\n\n".join(lines), ((Button(words("Back"), actions.STEP(post_id, "text")),),))


def following(step: str) -> str:
    """The last is followed by the preview, which is no step."""
    return STEPS[STEPS.index(step) + 1]


def _there(words: Words, there: There, zone: tzinfo, today: date) -> list[str]:
    """In one line, so that the question stays in sight; below it what was understood of a day."""
    videos, voices = there.kinds.count("video"), there.kinds.count("voice")
    photos = len(there.kinds) - videos - voices
    parts = [words("text ✓")] if there.has_text else []
    parts += [words("photos: {number}", number=words.figure(photos))] if photos else []
    parts += [words("videos: {number}", number=words.figure(videos))] if videos else []
    parts += [words("voice ✓")] if voices else []
    parts += [words("repost ✓")] if there.is_repost else []
    line = [words("There is: {parts}.", parts=", ".join(parts))] if parts else []
    return [*line, *when_lines(words, there.event_on, there.live_at, zone, today)]


def _step(words: Words, there: There, step: str, lines: Sequence[str], rows: Rows = ()) -> Screen:
    """Back to the one before, past it to the next; and, once there is something, on to the preview from any."""
    at = STEPS.index(step)
    turning = [Button(words("Back"), actions.STEP(there.post_id, STEPS[at - 1]))] if at else []
    turning += [Button(words("Next"), actions.STEP(there.post_id, STEPS[at + 1]))] if at + 1 < len(STEPS) else []
    is_begun = there.has_text or there.kinds
    preview: Rows = ()
    if is_begun:
        preview = ((Button(words("To the preview"), actions.DRAFT(there.post_id), style="primary"),),)
    return Screen(
        "\n".join((progress(words, at, len(STEPS)), *lines)), (*rows, *preview, tuple(turning), (later(words),))
    )
