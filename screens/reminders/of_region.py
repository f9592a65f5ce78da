"""What those above the branches are told by rules: of the queue, and of branches that have been silent for long."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, tzinfo

from locales import Language, escaped, words_for
from newsroom import weeks
from newsroom.plan.steps import OfRegion
from newsroom.reminders.queue import Waiting
from newsroom.reminders.silence import SilentRegion
from screens import actions
from screens.parts import home, label, name_in
from screens.reminders.told import named
from screens.screen import Button, Screen

MOST_OPENED = 10


def queue(language: Language, waiting: Waiting, zone: tzinfo, today: date) -> Screen:
    words = words_for(language)
    lines, rows = [], []
    if waiting.posts:
        lines.append(words.many("{number} post waits for review for long.", "{number} posts wait for review for long.",
                                waiting.posts))  # fmt: skip
        rows.append((Button(words("Review"), actions.REVIEW(None), style="primary"),))
    if waiting.questions:
        lines.append(words.many("{number} question waits for an answer for long.",
                                "{number} questions wait for an answer for long.", waiting.questions))  # fmt: skip
        rows.append((Button(words("Questions"), actions.QUESTIONS(None)),))
    lines.append(words("The first waits since {moment}.", moment=words.moment(waiting.since, zone, today=today)))
    return Screen(" ".join(lines), tuple(rows))


def plans_wait(language: Language, month: date, found: Sequence[OfRegion]) -> Screen:
    """One is opened right away, of several one is chosen."""
    words = words_for(language)
    lines = [words.html("The content plan ({month}) waits for your approval:", month=words.month(month))]
    lines += named(words, [one.names for one in found])
    opens = actions.PLAN_OF(found[0].region_id, month) if len(found) == 1 else actions.PLANS(0)
    text = words("Open the plan") if len(found) == 1 else words("Content plans")
    return Screen("\n".join(lines), ((Button(text, opens, style="primary"),),))


def asked(language: Language, week: str) -> Screen:
    """The press service has asked for it. Whom to remind is the specialist's to say."""
    words = words_for(language)
    text = words(
        "The press service asks: nothing has come from your region in the week {span}. Remind the branches, or enter "
        "what has reached you in another way.", span=words.span(*weeks.days_of(week)),
    )  # fmt: skip
    reminds = Button(words("Remind branches"), actions.REMIND(week), style="primary")
    return Screen(text, ((reminds,), (Button(words("Digest of the week"), actions.DIGEST(week)), home(words))))


def silent_regions(language: Language, found: Sequence[SilentRegion]) -> Screen:
    """A region opens with whoever can be asked there."""
    words = words_for(language)
    lines = [words("For weeks nothing has come from these branches. Their regions know of it.")]
    for region in found:
        lines += ["", f"<b>{escaped(name_in(language, region.names))}</b>"]
        lines += named(words, [one.names for one in region.silent])
    rows = tuple((Button(label(name_in(language, one.names)), actions.PLACE(one.id)),) for one in found[:MOST_OPENED])
    return Screen("\n".join(lines), (*rows, (home(words),)))
