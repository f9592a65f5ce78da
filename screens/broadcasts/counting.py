"""What the answers to a question for a number are counted as: chosen, and told on the card and to readers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from locales import Language, Words, escaped, words_for
from newsroom.broadcasts.broadcasts import Broadcast, Content
from newsroom.broadcasts.figures import APPLICATION, COPIES, COUNTED, HELD, ISSUED, MEMBERS, TRAINED, Tie, parsed
from newsroom.counted.outlets import Outlet
from newsroom.values.days import YEAR
from newsroom.values.periods import Period, before, half_of, of_dated
from screens import actions
from screens.forms import Offer, Question
from screens.parts import back, label
from screens.screen import Button, Rows, Screen


def what_name(words: Words, what: str) -> str:
    return {
        MEMBERS: words.in_context("counted", "Union members"),
        COPIES: words.in_context("counted", "Copies subscribed"),
        ISSUED: words.in_context("counted", "Materials issued"),
        HELD: words.in_context("counted", "Events held"),
        TRAINED: words.in_context("counted", "People trained"),
        APPLICATION: words.in_context("counted", "Users of the app"),
    }[what]


def tie_name(words: Words, tie: Tie) -> str:
    parts = [what_name(words, tie.what)]
    parts += [f"«{tie.outlet}»"] if tie.outlet else []
    parts += [words.period(tie.period.first, tie.period.end, tie.period.unit)] if tie.period is not None else []
    return escaped(" · ".join(parts))


def tied_lines(words: Words, found: Content) -> list[str]:
    tie = parsed(found.counted)
    return [words("Each answer becomes a figure: {what}.", what=tie_name(words, tie))] if tie is not None else []


def ties(language: Language, found: Broadcast) -> Screen:
    words, tie = words_for(language), parsed(found.counted)
    rows: Rows = tuple(
        (Button(f"{'✓ ' if tie is not None and tie.what == one else ''}{what_name(words, one)}",
                actions.CAST_TIE(found.id, one)),)
        for one in COUNTED
    )  # fmt: skip
    nothing = (Button(f"{'✓ ' if tie is None else ''}{words('Nothing')}", actions.CAST_TIE(found.id, None)),)
    lines = [
        words(
            "What do the answers count? Each becomes a figure of the branch it comes from, as if it had been entered."
        ),
        *tied_lines(words, found),
    ]
    return Screen("\n".join(lines), (nothing, *rows, (back(words, actions.CAST_ASK(found.id, None)),)))


# ---- asked


@dataclass(frozen=True, slots=True)
class Tying:
    """`known`: newspapers to choose from."""

    broadcast: Broadcast
    what: str
    today: date
    known: Sequence[Outlet] = ()


def period(language: Language, asked: Tying) -> Question[Period]:
    """A newspaper is subscribed to beforehand."""
    words, half, year = words_for(language), half_of(asked.today), of_dated(date(asked.today.year, 1, 1), YEAR)
    assert half.end is not None
    past, coming = before(half), half_of(half.end)
    assert past is not None
    others = (coming, of_dated(date(asked.today.year + 1, 1, 1), YEAR)) if asked.what == COPIES else (past,)
    offers = tuple((Offer(words.period(one.first, one.end, one.unit), one),) for one in (half, year, *others))
    text = words("For what time is it asked? Press it, or write a year or a month.")
    return Question(f"<b>{what_name(words, asked.what)}</b>\n{text}", _leave(words, asked), offers)


def outlet(language: Language, asked: Tying) -> Question[str]:
    words = words_for(language)
    offers = tuple((Offer(label(one.name), one.name),) for one in asked.known)
    text = words("Which newspaper is subscribed to? Write its name, or press it.")
    return Question(text, _leave(words, asked), offers)


def as_period(language: Language, told: Period) -> str:
    return words_for(language).period(told.first, told.end, told.unit)


def _leave(words: Words, asked: Tying) -> Button:
    return back(words, actions.CAST_TIES(asked.broadcast.id))
