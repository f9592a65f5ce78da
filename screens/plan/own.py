"""A branch's own posts of a month, and what it is told of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from locales import Language, Words, escaped, words_for
from newsroom import weeks
from newsroom.plan import months
from newsroom.plan.fact import Fact
from newsroom.plan.slots import Slot
from screens import actions
from screens.parts import Names, home, name_in
from screens.plan.parts import DONE, day_name, month_name, topic_of
from screens.screen import Button, Picture, Piece, Rows, Screen


@dataclass(frozen=True, slots=True)
class Own:
    """`branch_id` is whose they are; `place_id` where one sits: its own is below a school, too."""

    place_id: int
    branch_id: int
    place: Names
    month: date
    facts: Sequence[Fact]


def own(language: Language, shown: Own, today: date) -> Screen:
    words = words_for(language)
    lines = [_title(words, shown)]
    lines += _listed(words, shown, today)
    if not shown.facts:
        lines.append(words("The plan has no post of yours this month."))
        lines.append(words("What happens is welcome all the same."))
    before, after = months.before(shown.month), months.after(shown.month)
    turn = (
        Button(f"‹ {words.month(before)}", actions.OWN_PLAN(shown.place_id, before)),
        Button(f"{words.month(after)} ›", actions.OWN_PLAN(shown.place_id, after)),
    )
    return Screen("\n".join(lines), (*_ways(words, shown, today), turn, (home(words),)))


def _title(words: Words, shown: Own) -> str:
    return f"<b>{escaped(name_in(words.language, shown.place))} · {month_name(words, shown.month)}</b>"


def _listed(words: Words, shown: Own, today: date) -> list[str]:
    return [_line(words, fact, shown.branch_id, today) for fact in shown.facts]


def _line(words: Words, fact: Fact, branch_id: int, today: date) -> str:
    slot = fact.slot
    said = [day_name(words, slot.on_day, today), f"«{name_in(words.language, slot.rubric)}»"]
    if topic := topic_of(words, slot):
        said.append(topic)
    if slot.branch_id is None:
        said.append(words("all branches"))
    text = escaped(" · ".join(said))
    return f"{text} {DONE}" if fact.is_done_by(branch_id) else text


def _ways(words: Words, shown: Own, today: date) -> Rows:
    if not shown.facts:
        return ((Button(words("Send a post"), actions.POST()),),)
    rows: Rows = ()
    if (slot := _to_write(shown, today)) is not None:
        rows = ((Button(words("Write now"), actions.WRITE_AT(slot.rubric_id, shown.place_id), style="primary"),),)
    return (*rows, (Button(words("Calendar"), actions.OWN_CALENDAR(shown.place_id, shown.month)),))


def _to_write(shown: Own, today: date) -> Slot | None:
    """The first of this week that has no post yet: only one that is sent in its week counts for the plan."""
    week = weeks.week_of(today)
    waits = (one.slot for one in shown.facts if not one.is_done_by(shown.branch_id))
    return next((slot for slot in waits if slot.week == week), None)


# ---- what is told


def published(language: Language, shown: Own, today: date) -> Screen:
    words = words_for(language)
    lines = [_title(words, shown), words("The content plan is approved. Your posts:"), *_listed(words, shown, today)]
    return Screen("\n".join(lines), _told(words, shown))


def changed(language: Language, shown: Own, since: datetime, today: date) -> Screen:
    """Those that have changed stand in bold; where nothing is left, that is said."""
    words = words_for(language)
    lines = [_title(words, shown)]
    if not shown.facts:
        return Screen(
            "\n".join([*lines, words("The plan has changed. It has no post of yours now.")]), _told(words, shown)
        )
    lines.append(words("The plan has changed. Your posts now:"))
    for fact in shown.facts:
        text = _line(words, fact, shown.branch_id, today)
        lines.append(f"<b>{text}</b>" if fact.slot.changed_at >= since else text)
    return Screen("\n".join(lines), _told(words, shown))


def _told(words: Words, shown: Own) -> Rows:
    plan = Button(words("Content plan"), actions.OWN_PLAN(shown.place_id, shown.month))
    if not shown.facts:
        return ((plan,),)
    return ((plan, Button(words("Calendar"), actions.OWN_CALENDAR(shown.place_id, shown.month))),)


def calendar(language: Language, shown: Own, drawn: Callable[[], bytes]) -> Screen:
    words = words_for(language)
    text = words("Open the file: your telephone adds these days to its calendar. After a change open a new one.")
    file = Piece("", (Picture("document", drawn=drawn, name=f"plan-{shown.month:%Y-%m}.ics"),))
    rows: Rows = ((Button(words("Content plan"), actions.OWN_PLAN(shown.place_id, shown.month)), home(words)),)
    return Screen(text, rows, (file,))
