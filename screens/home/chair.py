"""The home of a branch: the week, its rubric, what is begun or came back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from locales import Language, Words, words_for
from newsroom import weeks
from newsroom.digests.figures import Progress
from newsroom.reminders.quiet import Quiet
from screens import actions
from screens.goals import goal_lines
from screens.home.common import Seats, begins, ends, in_report, menu_hint
from screens.names import quiet_reason
from screens.parts import Names, name_in
from screens.screen import Button, Rows, Screen


@dataclass(frozen=True, slots=True)
class ChairHome:
    """`planned` is the next day of the plan that is one's own, with its rubric.

    `may_try`: nothing has been sent in earnest yet; `trial_id`: what was sent to nobody last.
    """

    seats: Seats
    sent_this_week: int
    rubric: Names | None
    has_draft: bool
    followers_counted: date | None
    has_pages: bool
    place_id: int
    returned: Sequence[int] = ()
    is_new: bool = False
    planned: tuple[date, Names] | None = None
    week: str = ""
    quiet: Quiet | None = None
    away_until: date | None = None
    goals: Sequence[Progress] = ()
    may_try: bool = False
    trial_id: int | None = None


def chair_home(language: Language, home: ChairHome, today: date) -> Screen:
    words = words_for(language)
    lines = [begins(words, home.seats), *(_newcomer(words, home) if home.is_new else _of_week(words, home, today))]
    rows: Rows = ()
    if home.has_draft:
        rows = ((Button(words("Go on with the draft"), actions.POST(), style="primary"),),)
    if home.returned:
        rows = (*rows, (Button(words("Correct it"), actions.CORRECT(home.returned[0])),))
    rows = (*rows, *_to_try(words, home))
    mine, people = Button(words("My posts"), actions.MINE(None)), Button(words("People"), actions.PEOPLE())
    own: Rows = ((mine, people),)
    if not home.is_new:
        away = words("I am back") if home.away_until is not None else words("I am away")
        away_or_back = actions.COME_BACK() if home.away_until is not None else actions.AWAY()
        pages = Button(words("Pages"), actions.PAGES(home.place_id))
        own = ((Button(words("Content plan"), actions.PLAN()), mine), (pages, people))
        own = (*own, (Button(words("Library"), actions.LIBRARY()), Button(away, away_or_back)))
        own = (*own, *_nothing_comes(words, home))
        own = (*own, (in_report(words), Button(words("Ask a question"), actions.ASK(None))))
    return Screen("\n".join(lines), (*rows, *own, *ends(words, home.seats)))


def _to_try(words: Words, home: ChairHome) -> Rows:
    """Never again once something real was sent."""
    if not home.may_try:
        return ()
    if home.trial_id is None:
        return ((Button(words("Try it out"), actions.TRY(), style="primary" if home.is_new else ""),),)
    return ((Button(words("My trial"), actions.DRAFT(home.trial_id)), Button(words("Once more"), actions.TRY())),)


def _nothing_comes(words: Words, home: ChairHome) -> Rows:
    """A week that is answered for already asks nothing."""
    if home.quiet is not None:
        return ((Button(words("Write after all"), actions.QUIET_BACK(home.place_id, home.week)),),)
    if home.sent_this_week:
        return ()
    return ((Button(words("Not this week"), actions.QUIET(home.place_id, home.week)),),)


def _newcomer(words: Words, home: ChairHome) -> list[str]:
    """The one thing, and what others have sent for the place: all else is found when it is needed."""
    one_thing = words(
        "Welcome! Only one thing to know: when there is news, send a photo and two sentences right here. You see the "
        "post before it goes."
    )
    return [one_thing, *_sent(words, home.sent_this_week)]


def _sent(words: Words, count: int) -> list[str]:
    return [words.many("{number} post sent this week.", "{number} posts sent this week.", count)] if count else []


def _of_week(words: Words, home: ChairHome, today: date) -> list[str]:
    lines = []
    if home.away_until is not None:
        lines.append(words("You are away. The last day: {date}.", date=words.date(home.away_until, today=today)))
    if home.returned:
        count = len(home.returned)
        lines.append(words.many("{number} post was returned to you.", "{number} posts were returned to you.", count))
    if home.quiet is not None:
        why = quiet_reason(words, home.quiet.reason, home.quiet.words)
        lines.append(words.html("Nothing comes this week: {reason}.", reason=why))
    else:
        lines += _sent(words, home.sent_this_week) or [words("No post has been sent this week yet.")]
    if home.rubric is not None:
        lines.append(words.html("Rubric of the week: «{rubric}».", rubric=name_in(words.language, home.rubric)))
    if home.planned is not None:
        day, rubric = home.planned
        date_of, name = words.date(day, today=today), name_in(words.language, rubric)
        if weeks.week_of(day) == home.week:
            lines.append(words.html("By the plan this week: {date}, «{rubric}».", date=date_of, rubric=name))
        else:
            lines.append(words.html("Next by the plan: {date}, «{rubric}».", date=date_of, rubric=name))
    if home.has_pages:
        lines.append(_counted(words, home.followers_counted, today))
    lines += goal_lines(words, home.goals)
    return [*lines, "", menu_hint(words)]


def _counted(words: Words, counted: date | None, today: date) -> str:
    if counted is None:
        return words("Followers have not been counted yet.")
    return words("Followers were counted: {when}.", when=words.ago(today - counted))
