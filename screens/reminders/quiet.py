"""A week in which nothing comes: why, what is said to that, and what the specialist sees of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from locales import Language, Words, words_for
from newsroom import weeks
from newsroom.reminders import quiet
from newsroom.reminders.absence import Absence
from newsroom.reminders.quiet import Quiet
from screens import actions
from screens.forms import Offer, Question
from screens.names import quiet_reason
from screens.parts import Names, by_page, home, name_in, page_within, role_name
from screens.screen import Button, Screen

Reason = tuple[str, str]  # which, and in whose own words
PER_PAGE = 12


@dataclass(frozen=True, slots=True)
class Week:
    """Of a place."""

    place_id: int
    place: Names
    week: str
    today: date


def _headed(words: Words, about: Week) -> str:
    span = words.span(*weeks.days_of(about.week), today=about.today)
    return words.html("<b>{place}, {span}</b>", place=name_in(words.language, about.place), span=span)


def reason(language: Language, about: Week) -> Question[Reason]:
    words = words_for(language)
    why = words("Why will there be no post? Press a reason or write it.")
    offers = (
        (Offer(words("No time"), (quiet.NO_TIME, "")), Offer(words("No event"), (quiet.NO_EVENT, ""))),
        (Offer(words("No connection"), (quiet.NO_CONNECTION, "")), Offer(words("Our own page"), (quiet.OWN_PAGE, ""))),
    )
    return Question(f"{_headed(words, about)}\n{why}", home(words), offers)


def said(language: Language, about: Week, known: Quiet) -> Screen:
    """Each reason has an answer of its own."""
    words = words_for(language)
    noted = words.html("Noted: {reason}. You get no more reminders of this week.",
                       reason=quiet_reason(words, known.reason, known.words))  # fmt: skip
    lines = [_headed(words, about), noted]
    if (more := _answer(words, known.reason)) is not None:
        lines.append(more)
    write = Button(words("Write now"), actions.QUIET_BACK(about.place_id, about.week))
    return Screen("\n".join(lines), ((write, home(words)),))


def _answer(words: Words, why: str) -> str | None:
    return {
        quiet.NO_TIME: words("If you find two minutes: a photo with two sentences is enough."),
        quiet.NO_EVENT: words("A piece of advice or an answer to a question is a post, too."),
        quiet.NO_CONNECTION: words("You can also tell it by telephone: the regional organisation enters it for you."),
        quiet.OWN_PAGE: words("Send what stands there here, too: then the whole region sees it."),
    }.get(why)


def of_region(language: Language, found: Absence, week: str, today: date, page: int) -> Screen:
    """Line by line, as the specialist reads it; the digest has only counts."""
    words = words_for(language)
    span = words.span(*weeks.days_of(week), today=today)
    lines = [words.html("<b>{region}, {span}</b>", region=name_in(language, found.region), span=span)]
    told = [*_quiet_lines(words, found), *_absent_lines(words, found, today)]
    page = page_within(page, len(told), PER_PAGE)
    shown = told[page * PER_PAGE : (page + 1) * PER_PAGE]
    heading = ""
    for under, line in shown:
        if under != heading:
            lines += ["", under]
            heading = under
        lines.append(line)
    if not told:
        lines.append(words("Nobody has said that nothing comes, and nobody is away."))
    turned = by_page(words, (), page, len(told), lambda to: actions.QUIETS(week, to), PER_PAGE)
    back = Button(words("Back"), actions.DIGEST(week))
    return Screen("\n".join(lines), (*turned, (back, home(words))))


def _quiet_lines(words: Words, found: Absence) -> list[tuple[str, str]]:
    heading = words("Nothing comes this week:")
    return [
        (heading, words.html("{name}: {value}", name=name_in(words.language, found.names[one.organisation_id]),
                             value=quiet_reason(words, one.reason, one.words)))
        for one in found.quiet
    ]  # fmt: skip


def _absent_lines(words: Words, found: Absence, today: date) -> list[tuple[str, str]]:
    heading = words("Away, with the last day of it:")
    lines = []
    for one in found.absent:
        place = name_in(words.language, found.names[one.place_id])
        name = f"{place}, {role_name(words, one.role)}"
        lines.append((heading, words.html("{name}: {value}", name=name, value=words.date(one.until, today=today))))
    return lines
