"""A series: its rhythm, what waits in it and when each goes, and what can be done about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo

from locales import Language, Words, escaped, words_for
from newsroom.broadcasts.broadcasts import Broadcast
from newsroom.broadcasts.series import Series, Waiting
from screens import actions
from screens.forms import Question
from screens.parts import PER_PAGE, back, by_page, home, label, name_in
from screens.screen import Button, Rows, Screen

A_MONDAY = date(2024, 1, 1)


def rhythm(words: Words, series: Series) -> str:
    weekday = words.weekday(A_MONDAY + timedelta(days=series.weekday))
    return words("{weekday}, {hour}", weekday=weekday, hour=series.hour)


def _short_rhythm(words: Words, series: Series) -> str:
    """On a button of a narrow phone."""
    weekday = words.short_weekday(A_MONDAY + timedelta(days=series.weekday))
    return words("{weekday}, {hour}", weekday=weekday, hour=series.hour)


def goes_in(words: Words, series: Series) -> str:
    return words.html("Series: “{name}” ({rhythm}).", name=name_in(words.language, series.names),
                      rhythm=rhythm(words, series))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Listed:
    waiting: Waiting
    members: Sequence[Broadcast]
    page: int


def series(language: Language, shown: Listed, zone: tzinfo, today: date) -> Screen:
    """Each opens by its number; the arrow beside it lets it go before the one above."""
    words, one = words_for(language), shown.waiting.series
    lines = [words.html("<b>{name}</b>", name=name_in(language, one.names))]
    lines.append(words("Each week: {rhythm}.", rhythm=rhythm(words, one)))
    lines.append(_next_line(words, shown.waiting, zone, today))
    numbered = list(enumerate(shown.members, shown.page * PER_PAGE + 1))
    lines += ["", *(f"{number}. {_line(words, member, zone, today)}" for number, member in numbered)]
    rows = tuple(
        (Button(words("Open {number}", number=words.figure(number)), actions.CAST(member.id)),
         *((Button(f"↑ {number}", actions.CAST_UP(member.id)),) if number > 1 else ()))
        for number, member in numbered
    )  # fmt: skip
    turns = by_page(words, (), shown.page, shown.waiting.count, lambda page: actions.CAST_SERIES(one.id, page))
    return Screen("\n".join(lines).rstrip(), (*rows, *turns, *_doings(words, one)))


def _doings(words: Words, one: Series) -> Rows:
    halts = (
        Button(words("Go on"), actions.CAST_HALT(one.id, False), style="success") if one.is_halted
        else Button(words("Pause"), actions.CAST_HALT(one.id, True))
    )  # fmt: skip
    add, end = Button(words("A new one"), actions.TIP()), Button(words("End the series"), actions.CAST_END(one.id))
    return ((add, halts), (end,), (back(words, actions.CAST_LIST(0)), home(words)))


def _next_line(words: Words, waiting: Waiting, zone: tzinfo, today: date) -> str:
    if not waiting.count:
        return words("Nothing waits in it. Write a broadcast, press “{Send_it_later}” and choose the series.",
                     Send_it_later=words("Send it later"))  # fmt: skip
    ready = words.many("{number} text is ready.", "{number} texts are ready.", waiting.count)
    if waiting.series.is_halted:
        return f"{ready} {words('The series pauses.')}"
    if waiting.next_at is None:  # all of them go just now
        return ready
    return f"{ready} {words('The next goes: {moment}.', moment=words.moment(waiting.next_at, zone, today=today))}"


def _line(words: Words, member: Broadcast, zone: tzinfo, today: date) -> str:
    begins = escaped(label(name_in(words.language, member.texts).split("\n")[0], 50))
    if member.send_at is None:
        return begins
    return f"{words.date(member.send_at.astimezone(zone).date(), today=today)} · {begins}"


def listed_button(words: Words, waiting: Waiting) -> Button:
    name = name_in(words.language, waiting.series.names)
    return Button(label(f"≡ {name}: {words.figure(waiting.count)}", 34), actions.CAST_SERIES(waiting.series.id, 0))


def choices(words: Words, broadcast_id: int, known: Sequence[Series]) -> Rows:
    """Where a broadcast can go instead of at an hour of its own."""
    rows: Rows = tuple(
        (Button(label(f"≡ {name_in(words.language, one.names)} · {_short_rhythm(words, one)}"),
                actions.CAST_INTO(broadcast_id, one.id)),)
        for one in known
    )  # fmt: skip
    return (*rows, (Button(words("New series"), actions.CAST_NEW_SERIES(broadcast_id)),))


def sure_to_end(language: Language, waiting: Waiting) -> Screen:
    words, one = words_for(language), waiting.series
    texts = words.many("With it goes {number} text that is ready.", "With it go {number} texts that are ready.",
                       waiting.count)  # fmt: skip
    lines = [words.html("End the series “{name}”?", name=name_in(language, one.names))]
    lines += [texts] if waiting.count else []
    yes = Button(words("End the series"), actions.CAST_END_SURE(one.id), style="danger")
    return Screen("\n".join(lines), ((yes,), (back(words, actions.CAST_SERIES(one.id, 0)),)))


# ---- asked


def name(language: Language, found: Broadcast) -> Question[str]:
    words = words_for(language)
    text = words("What is the series called? For example: “Your rights in five minutes”.")
    return Question(text, back(words, actions.CAST_WHEN(found.id)))


def first(language: Language, found: Broadcast) -> Question[datetime]:
    words = words_for(language)
    text = words("When does the first go? Write the day and the hour. The others follow, one each week.")
    return Question(text, back(words, actions.CAST_WHEN(found.id)))
