"""Each number of a digest, with the way to what it counts; the silent ones, and what they would be told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from locales import Language, Words, escaped, words_for
from newsroom import weeks
from newsroom.counted.kinds import POSTS, PRESS, SUBSCRIPTION
from newsroom.digests import sent, spans
from newsroom.digests.behind import QuietOf, SleepingPage
from newsroom.digests.figures import Digest
from newsroom.posts import echo
from newsroom.union.organisations import REGION, NamedPlace
from newsroom.values.figures import Amount, Quantity
from newsroom.values.periods import Period
from screens import actions
from screens.digests.names import heading, most_liked, period_name
from screens.goals import goal_name
from screens.names import page_name, platform_name, quiet_reason
from screens.parts import LONGEST_LABEL, Names, back, by_page, home, label, name_in, page_within, quantity
from screens.screen import Button, Rows, Screen

Cell = str | int | float | date | None
SHOWN = 10


@dataclass(frozen=True, slots=True)
class Line:
    """`leads` to what it counts; empty where there is nothing to see."""

    label: str
    value: Cell
    leads: str = ""


def lines(words: Words, found: Digest) -> Iterator[Line]:
    """All that is known, for text, buttons and spreadsheet alike. Nothing known is "no data", and never nought."""
    of = (found.period, found.place.id)

    def some(sort: str) -> str:
        return actions.DIGEST_SOME(*of, sort, 0)

    posts, silent = actions.DIGEST_POSTS(*of, 0, 0), actions.DIGEST_SILENT(*of, 0)
    yield Line(words("Posts"), found.posts, posts)
    before = actions.DIGEST_POSTS(found.compared, found.place.id, 0, 0) if found.compared is not None else ""
    yield Line(words("Posts in the time before"), known(words, found.posts_before), before)
    yield Line(words("Stated for this time"), told(words, found.stated), actions.ENTRIES_IN(*of, POSTS, 0))
    yield Line(words("Have sent"), sum(1 for one in found.sent.values() if one), actions.DIGEST_PLACES(*of, 0))
    yield Line(words("Have sent nothing"), len(found.silent), silent)
    yield Line(words("The organisation's own"), found.own, some(sent.OF_ITSELF))
    yield Line(words("Entered by the region"), found.entered, some(sent.ENTERED))
    yield Line(words("From primary organisations"), found.from_primary, some(sent.OF_PRIMARY))
    yield Line(words("Own material"), found.posts - found.reposts, some(sent.MATERIAL))
    yield Line(words("Reposts"), found.reposts, some(sent.REPOSTS))
    yield Line(words("Without a rubric"), found.without_rubric, some(sent.BARE))
    yield Line(words("On the union's site"), found.on_site, some(sent.ON_SITE))
    for place, count in found.publications.items():
        yield Line(words("Published: {place}", place=platform_name(words, place)), count, some(place))
    yield from _read(words, found)
    yield from _planned(words, found)
    for reason, count in found.quiet.items():
        yield Line(words("Nothing comes: {reason}", reason=quiet_reason(words, reason)), count, silent)
    yield Line(words("In newspapers and magazines"), told(words, found.press), actions.ENTRIES_IN(*of, PRESS, 0))
    copies = actions.ENTRIES_IN(*of, SUBSCRIPTION, 0)
    yield Line(words("Newspaper subscriptions, copies"), told(words, found.subscribed), copies)
    for one in found.goals:
        goal, leads = words("Goal, {figure}", figure=goal_name(words, one.figure)), actions.GOALS(found.place.id)
        yield Line(goal, one.target, leads)
        yield Line(words("{goal}: reached", goal=goal), told(words, one.reached), leads)
    if found.tasks is not None:
        yield Line(words("Tasks opened"), found.tasks.opened)
        yield Line(words("Tasks closed"), found.tasks.closed)
        yield Line(words("Tasks still open"), found.tasks.open)
    yield Line(words("Dormant pages"), known(words, found.dormant), actions.DIGEST_DORMANT(*of, 0))


def _read(words: Words, found: Digest) -> Iterator[Line]:
    """What readers made of it."""
    of, read = (found.period, found.place.id), found.readers
    liked, talked = (actions.DIGEST_SOME(*of, sort, 0) for sort in echo.SORTS)
    yield Line(words("Liked by readers"), known(words, read.liked if read else None), liked)
    yield Line(words("Marks of readers"), known(words, read.marks if read else None), liked)
    yield Line(words("Comments of readers"), known(words, read.comments if read else None), talked)
    if read is not None and read.most_liked is not None:
        yield Line(words("Most liked"), most_liked(words, read.most_liked))


def _planned(words: Words, found: Digest) -> Iterator[Line]:
    """Where it is a region's, its plan of the first month is opened."""
    tally, first = found.plan, spans.days_of(found.period)[0]
    leads = actions.PLAN_OF(found.place.id, first.replace(day=1)) if found.place.level == REGION else ""
    yield Line(words("Planned"), known(words, tally.planned if tally else None), leads)
    yield Line(words("Planned and done"), known(words, tally.done if tally else None), leads)


def known(words: Words, value: int | None) -> Cell:
    return words("no data") if value is None else value


def told(words: Words, amount: Quantity | None) -> Cell:
    """An exact one is a number; any other stands as it was told."""
    if amount is None:
        return words("no data")
    return amount.value if isinstance(amount, Amount) and not amount.qualifier else quantity(words, amount)


def numbers(language: Language, found: Digest, page: int, today: date) -> Screen:
    """What is none or not known is text; all else is a button."""
    words = words_for(language)
    all_of_it = list(lines(words, found))
    leading = [one for one in all_of_it if one.leads and one.value not in (0, words("no data"))]
    others = [words.html("{name}: {value}", name=one.label, value=shown_value(words, one.value))
              for one in all_of_it if one not in leading]  # fmt: skip
    at = page_within(page, len(leading), SHOWN)
    shown = leading[at * SHOWN : (at + 1) * SHOWN]
    buttons = [_leading(words, one) for one in shown]

    def turn(to: int) -> str:
        return actions.DIGEST_NUMBERS(found.period, found.place.id, to)

    asks = words("Press a number to see what it counts.")
    rows = by_page(words, buttons, at, len(leading), turn, SHOWN)
    text = "\n".join((heading(words, found, today), asks, *(["", *others] if others else [])))
    how = Button(words("What is counted how"), actions.DIGEST_HOW(found.period, found.place.id, 0))
    return Screen(text, (*rows, (how,), _back(words, found.period, found.place.id)))


def _leading(words: Words, one: Line) -> Button:
    """Its name is shortened, and never its number."""
    value = shown_value(words, one.value)
    return Button(f"{label(one.label, LONGEST_LABEL - len(value) - 3)} · {value}", one.leads)


def shown_value(words: Words, value: Cell) -> str:
    return words.figure(value) if isinstance(value, int) else str(value)


def _back(words: Words, period: Period, place_id: int) -> tuple[Button, ...]:
    return (back(words, actions.DIGEST_OF(period, place_id)), home(words))


# ---- the silent ones


def silent(
    language: Language, found: Digest, said: Sequence[QuietOf], page: int, today: date, *, week: str = ""
) -> Screen:
    """Who sent nothing, and who has said why. `week`: they can be reminded of it."""
    words = words_for(language)
    head = heading(words, found, today)
    none = words("Did not send: {count} of {all}.", count=words.figure(len(found.silent)),
                 all=words.figure(len(found.sent)))  # fmt: skip
    names = [f"{number}. {name_in(language, one)}" for number, one in enumerate(found.silent, 1)]
    reasons = [said_line(words, one, found.period, today) for one in said]
    listed = [*names, *([words("Said that nothing comes:"), *reasons] if reasons else [])]
    at = page_within(page, len(listed), 2 * SHOWN)
    shown = [escaped(one) for one in listed[at * 2 * SHOWN : (at + 1) * 2 * SHOWN]]

    def turn(to: int) -> str:
        return actions.DIGEST_SILENT(found.period, found.place.id, to)

    rows = by_page(words, (), at, len(listed), turn, 2 * SHOWN)
    remind: Rows = ((Button(words("Remind them"), actions.REMIND(week)),),) if week else ()
    return Screen("\n".join((head, none, *shown)), (*remind, *rows, _back(words, found.period, found.place.id)))


def said_line(words: Words, one: QuietOf, period: Period, today: date) -> str:
    name, reason = name_in(words.language, one.place), quiet_reason(words, one.reason)
    if spans.unit_of(period) == spans.WEEK:
        return f"{name}: {reason}"
    return f"{name}, {words.span(*weeks.days_of(one.week), today=today)}: {reason}"


@dataclass(frozen=True, slots=True)
class Reminder:
    """What would be told, to which places, and to how many people there; `empty`: where nobody can be told."""

    text: str
    places: Sequence[Names]
    people: int
    empty: Sequence[Names] = ()


def preview(language: Language, region: NamedPlace, week: str, about: Reminder, today: date) -> Screen:
    """Nothing goes before it was seen. Of a region the specialist is asked, and nobody behind their back."""
    words = words_for(language)
    span = words.span(*weeks.days_of(week), today=today)
    head = words.html("<b>{region}, {span}</b>", region=name_in(language, region.names), span=span)
    leave = (back(words, actions.DIGEST(week)), home(words))
    empty = _empty(words, about)
    if not about.people:
        none = empty or [words("They have been reminded already.")]
        return Screen("\n".join((head, *none)), (leave,))
    listed = ", ".join(name_in(language, one) for one in about.places)
    people = words("People: {count}.", count=words.figure(about.people))
    whom = _whom(words, region, len(about.places))
    lines_of_it = (head, whom, f"<i>{about.text}</i>", escaped(listed), people, *empty)
    send = Button(words("Send it"), actions.REMIND_SURE(week), style="primary")
    return Screen("\n".join(lines_of_it), ((send,), leave))


def _whom(words: Words, place: NamedPlace, count: int) -> str:
    if place.level == REGION:
        return words.many("{number} branch gets this:", "{number} branches get this:", count)
    return words.many("The specialist of {number} region gets this; its branches hear nothing from you:",
                      "The specialists of {number} regions get this; their branches hear nothing from you:",
                      count)  # fmt: skip


def _empty(words: Words, about: Reminder) -> list[str]:
    names = ", ".join(name_in(words.language, one) for one in about.empty)
    return [words.html("Nobody is there to be asked: {names}", names=names)] if names else []


# ---- pages that sleep


def dormant(
    language: Language, place: NamedPlace, period: Period, found: Sequence[SleepingPage], page: int, today: date,
    *, opens: bool,
) -> Screen:  # fmt: skip
    """`opens`: whoever looks keeps these pages."""
    words = words_for(language)
    span = period_name(words, period, today)
    head = words.html("<b>{region}, {span}</b>", region=name_in(language, place.names), span=span)
    at = page_within(page, len(found), SHOWN)
    shown = found[at * SHOWN : (at + 1) * SHOWN]
    texts = [f"{name_in(language, one.place)}, {page_name(words, one.platform, one.kind)}" for one in shown]
    buttons = [Button(label(text), actions.PAGE_CARD(one.id)) for text, one in zip(texts, shown, strict=True)]
    lines_of_it = [head, words("Dormant pages: {count}.", count=words.figure(len(found)))]
    lines_of_it += [] if opens else [escaped(text) for text in texts]

    def turn(to: int) -> str:
        return actions.DIGEST_DORMANT(period, place.id, to)

    rows = by_page(words, buttons if opens else (), at, len(found), turn, SHOWN)
    return Screen("\n".join(lines_of_it), (*rows, _back(words, period, place.id)))
