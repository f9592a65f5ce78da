"""What of a plan is shown beside its screen: the picture, the paper, the calendar, and how much of it is done."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from datetime import date

from locales import Language, Words, escaped, words_for
from newsroom.plan.fact import Fact, tally
from newsroom.plan.months import Month
from newsroom.plan.overview import Overview
from screens import actions
from screens.parts import back, home, name_in
from screens.plan.parts import branch_name, counted, month_name
from screens.screen import Picture, Piece, Rows, Screen

MOST = 40  # lines of branches, and of rubrics
Draw = Callable[[], bytes]


def _ways(words: Words, plan: Month) -> Rows:
    return ((back(words, actions.PLAN_OF(plan.region_id, plan.month)), home(words)),)


def month_line(words: Words, known: Overview) -> str:
    return f"<b>{escaped(name_in(words.language, known.region.names))} · {month_name(words, known.plan.month)}</b>"


def picture_of(drawn: Draw) -> Piece:
    return Piece("", (Picture("photo", drawn=drawn, name="plan.png"),))


def picture(language: Language, known: Overview, drawn: Draw) -> Screen:
    words = words_for(language)
    return Screen(month_line(words, known), _ways(words, known.plan), (picture_of(drawn),))


def paper(language: Language, known: Overview, drawn: Draw) -> Screen:
    words = words_for(language)
    text = words("Print it and have it signed: in the corner there is room for signature and date.")
    file = Piece("", (Picture("document", drawn=drawn, name=f"plan-{known.plan.month:%Y-%m}.pdf"),))
    return Screen(f"{month_line(words, known)}\n{text}", _ways(words, known.plan), (file,))


def calendar(language: Language, known: Overview, drawn: Draw) -> Screen:
    words = words_for(language)
    text = words("Open the file: your telephone adds these days to its calendar. After a change open a new one.")
    file = Piece("", (Picture("document", drawn=drawn, name=f"plan-{known.plan.month:%Y-%m}.ics"),))
    return Screen(f"{month_line(words, known)}\n{text}", _ways(words, known.plan), (file,))


def fact(language: Language, known: Overview, today: date) -> Screen:
    """By branch and by rubric, what is furthest behind first; only what was to be done by now counts as missing."""
    words = words_for(language)
    due = [one for one in known.facts if one.slot.on_day <= today or one.is_done]
    lines = [month_line(words, known), counted(words, known.facts)]
    if not due:
        return Screen("\n".join([*lines, words("Nothing was to be done yet.")]), _ways(words, known.plan))
    lines += ["", f"<b>{words('By now, by branch')}</b>", *_by(words, due, lambda one: branch_name(words, one.slot))]
    of_rubrics = _by(words, due, lambda one: name_in(language, one.slot.rubric))
    lines += ["", f"<b>{words('By now, by rubric')}</b>", *of_rubrics]
    return Screen("\n".join(lines), _ways(words, known.plan))


def _by(words: Words, facts: list[Fact], what: Callable[[Fact], str]) -> list[str]:
    found = defaultdict[str, list[Fact]](list)
    for one in facts:
        if one.asked:
            found[what(one)].append(one)
    tallies = {name: tally(some) for name, some in found.items()}
    names = sorted(tallies, key=lambda name: (tallies[name].done - tallies[name].planned, name))
    lines = [
        words.html("{name}: {done} of {planned}", name=name, done=words.figure(tallies[name].done),
                   planned=words.figure(tallies[name].planned))
        for name in names[:MOST]
    ]  # fmt: skip
    rest = len(names) - MOST
    return [*lines, words.many("and {number} more", "and {number} more", rest)] if rest > 0 else lines
