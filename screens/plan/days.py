"""The calendar of days off, as an owner keeps it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from locales import Language, Words, words_for
from newsroom.plan import by_law
from newsroom.plan.by_law import NamedDay, Names
from newsroom.plan.days_off import WEEKEND
from screens import actions
from screens.forms import Offer, Question
from screens.parts import back, by_page, home, in_pairs, name_in, page_within
from screens.screen import Button, Rows, Screen

PER_PAGE = 8
SHOWN = 10
LIKELY = 3  # names of days off that are offered
Span = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Year:
    """What is to come of it: whatever is not as its weekday is. `said`: by an owner, and not by the law."""

    year: int
    days: Sequence[tuple[date, NamedDay]]
    said: frozenset[date]
    today: date
    years: tuple[int, ...] = ()


def _day(words: Words, day: date) -> str:
    return words("{date}, {weekday}", date=words.date(day), weekday=words.weekday(day))


def _what(words: Words, known: NamedDay, *, is_said: bool) -> str:
    what = (name_in(words.language, known.names) or words("day off")) if known.is_off else words("working day")
    if known.is_estimate:
        return words("{what}, an estimate", what=what)
    return words("{what}, entered here", what=what) if is_said else what


def year(language: Language, shown: Year, page: int) -> Screen:
    words = words_for(language)
    page = page_within(page, len(shown.days), PER_PAGE)
    some = shown.days[page * PER_PAGE : (page + 1) * PER_PAGE]
    lines = [words.html("<b>Days off · {year}</b>", year=str(shown.year))]
    lines += [words.html("{name}: {value}", name=_day(words, day), value=_what(words, known, is_said=day in shown.said))
              for day, known in some]  # fmt: skip
    lines.append(words("Press a day to move it." if some else "Nothing but weekends is left of this year."))
    days = tuple(Button(words.date(day), actions.DAY_CARD(day)) for day, _ in some)
    rows: Rows = in_pairs(days)
    rows = (*rows, *by_page(words, (), page, len(shown.days), lambda to: actions.DAYS(shown.year, to), PER_PAGE))
    others = tuple(Button(str(one), actions.DAYS(one, 0)) for one in shown.years if one != shown.year)
    add = (Button(words("A day off"), actions.DAY_OFF()), Button(words("A working day"), actions.DAY_WORKED()))
    return Screen("\n".join(lines), (*rows, add, (*others, home(words))))


@dataclass(frozen=True, slots=True)
class Card:
    day: date
    known: NamedDay | None
    is_said: bool


def card(language: Language, shown: Card) -> Screen:
    """What can be done with it depends on what it is."""
    words = words_for(language)
    known, day = shown.known, shown.day
    what = _what(words, known, is_said=shown.is_said) if known is not None else _now(words, day, None)
    lines = [words.html("<b>{day}</b>", day=f"{_day(words, day)}, {day.year}"), words.html("{what}.", what=what)]
    rows: Rows = ()
    if known is not None and known.is_estimate:
        lines.append(words("The day is known for certain shortly before it. Nobody is reminded of anything on it."))
        rows = ((Button(words("It is certain"), actions.DAY_SURE(day), style="primary"),),)
    if known is not None and known.is_off:
        rows = (
            *rows,
            (Button(words("Move"), actions.DAY_MOVE(day)), Button(words("Work that day"), actions.DAY_NOT_OFF(day))),
        )
    if shown.is_said:
        rows = (*rows, (Button(words("As in the calendar"), actions.DAY_BACK(day)),))
    return Screen("\n".join(lines), (*rows, (back(words, actions.DAYS(day.year, 0)), home(words))))


@dataclass(frozen=True, slots=True)
class Changed:
    """`moved`: how many reminders went from which day to which; `slots`: how many of each region stand on days off."""

    days: Sequence[tuple[date, NamedDay | None]]
    moved: Sequence[tuple[date | None, date | None, int]] = ()
    slots: Sequence[tuple[Names, int]] = ()


def changed(language: Language, shown: Changed) -> Screen:
    """What has moved with it is told at once; what people have planned stays where they put it."""
    words = words_for(language)
    lines = [words.html("<b>{what}</b>", what=words("The calendar is changed"))]
    lines += [words.html("{name}: {value}", name=_day(words, day), value=_now(words, day, known))
              for day, known in shown.days[:SHOWN]]  # fmt: skip
    if shown.moved:
        lines += ["", words("Reminders that come on another day:")]
        lines += [f"{_or_none(words, before)} → {_or_none(words, after)}: {words.figure(count)}"
                  for before, after, count in shown.moved[:SHOWN]]  # fmt: skip
    else:
        lines += ["", words("No reminder comes on another day because of it.")]
    if shown.slots:
        lines += ["", words("Of published plans, these stand on a day off. They stay until somebody moves them:")]
        lines += [words.html("{name}: {value}", name=name_in(language, names), value=words.figure(count))
                  for names, count in shown.slots[:SHOWN]]  # fmt: skip
    day = shown.days[0][0]
    return Screen("\n".join(lines), ((Button(words("Days off"), actions.DAYS(day.year, 0)),), (home(words),)))


def _now(words: Words, day: date, known: NamedDay | None) -> str:
    if known is not None:
        return _what(words, known, is_said=False)
    return words("day off") if day.isoweekday() in WEEKEND else words("working day")


def _or_none(words: Words, day: date | None) -> str:
    return words.date(day) if day is not None else words("no more")


# ---- what is asked


def off(language: Language, today: date) -> Question[Span]:
    words = words_for(language)
    text = words("Which day will be off? Write the date, or the first and the last day: 8–9 May.")
    return Question(text, back(words, actions.DAYS(today.year, 0)))


def worked(language: Language, today: date) -> Question[Span]:
    words = words_for(language)
    text = words("Which day will be worked? Write the date, for example of a Saturday: 12 December.")
    return Question(text, back(words, actions.DAYS(today.year, 0)))


def name(missing: Language, language: Language, today: date) -> Question[str]:
    """Those that there are can be pressed; what is told in one language only is known in the others."""
    words = words_for(language)
    text = words(
        "What is the day called {in_language}? Press a name or write it.", in_language=words.written_in(missing)
    )
    known = [name_in(missing, one) for one in by_law.all_names()]
    offers = tuple((Offer(one, one),) for one in known[-LIKELY:])
    return Question(text, back(words, actions.DAYS(today.year, 0)), offers)


def days_told(language: Language, span: Span) -> str:
    words = words_for(language)
    return words.span(*span)


def move(language: Language, shown: Card) -> Question[date]:
    words = words_for(language)
    names = name_in(language, shown.known.names) if shown.known is not None else ""
    text = words.html("<b>{name}</b>: on which day will it be? Now it stands on {day}.", name=names,
                      day=_day(words, shown.day))  # fmt: skip
    near = [date.fromordinal(shown.day.toordinal() + step) for step in (-1, 1)]
    offers = tuple(Offer(words.date(day), day) for day in near)
    return Question(text, back(words, actions.DAY_CARD(shown.day)), (offers,))
