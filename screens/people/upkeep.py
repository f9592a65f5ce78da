"""Keeping the tree: what can be changed about a place, asked one thing at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from locales import LANGUAGES, Language, Words, words_for
from newsroom.people.upkeep import Figure
from newsroom.union.organisations import Place
from newsroom.values.figures import Amount, Doubt
from screens import actions
from screens.forms import Offer, Question
from screens.names import figure_name
from screens.parts import Names, back, inexact, name_in
from screens.people.places import duty_lines
from screens.screen import Button, Rows, Screen

Dated = tuple[Amount | Doubt, date, str]

# What stands below each level, and is added there.
BELOW = {"centre": "region", "region": "branch", "branch": "primary"}


def menu(language: Language, place: Names, place_id: int, level: str, kinds: tuple[str, ...], *, shuts: bool) -> Screen:
    words = words_for(language)
    text = words.html("<b>{place}</b>\nWhat shall be changed?", place=name_in(language, place))
    rows: list[tuple[Button, ...]] = [(Button(words("Name"), actions.RENAME(place_id)),)]
    figures = [Button(figure_name(words, kind), actions.FIGURE(place_id, kind)) for kind in kinds]
    rows += [(button,) for button in figures]
    rows.append((Button(words("Information work"), actions.DUTY(place_id)),))
    if level in BELOW:
        add = {"centre": words("Add a region"), "region": words("Add a branch"), "branch": words("Add a primary")}
        rows.append((Button(add[level], actions.ADD(place_id)),))
    if shuts:
        merge = Button(words("Merge"), actions.MERGE(place_id))
        rows.append((merge, Button(words("Close"), actions.CLOSE(place_id))))
    return Screen(text, (*rows, (back(words, actions.PLACE(place_id)),)))


def name(missing: Language, language: Language, above: Place) -> Question[str]:
    """Of a new one."""
    words = words_for(language)
    text = _write_name(words, missing)
    if missing == language:
        text += "\n" + words("For example: Ulan district.")
    return Question(text, back(words, actions.EDIT(above.id)))


def other_name(missing: Language, language: Language, place: Place) -> Question[str]:
    words = words_for(language)
    now = words.html("Now it is: «{name}».", name=name_in(missing, place.names))
    return Question(f"{_write_name(words, missing)}\n{now}", back(words, actions.EDIT(place.id)))


def _write_name(words: Words, missing: Language) -> str:
    in_language = words.written_in(missing)
    if missing == LANGUAGES[0]:
        return words("Write the name {in_language}.", in_language=in_language)
    return words("Now write the name {in_language}.", in_language=in_language)


@dataclass(frozen=True, slots=True)
class FigureAsked:
    """`doubted`: what can be meant by what was written."""

    place_id: int
    names: Names
    kind: str
    newest: Figure | None
    doubted: Sequence[Dated] = ()


def figure(language: Language, asked: FigureAsked) -> Question[Dated]:
    words = words_for(language)
    if asked.doubted:
        offers = tuple(Offer(inexact(words, one[0]), one) for one in asked.doubted if isinstance(one[0], Amount))
        again = Button(words("Write again"), actions.FIGURE(asked.place_id, asked.kind))
        return Question(words("This can be read in two ways. Which number do you mean?"), again, (offers,))
    lines = [f"<b>{figure_name(words, asked.kind)}</b>"]
    lines.append(words.html("Place: {place}", place=name_in(language, asked.names)))
    if asked.newest is not None:
        newest = asked.newest
        value, when = inexact(words, newest.amount), words.imprecise_date(newest.on_day, newest.precision)
        lines.append(words("Last told: {value} ({date})", value=value, date=when))
    lines.append(words("Write the number, and after it the date if it is not today's. For example: 31 208, 01.01.2026"))
    return Question("\n".join(lines), back(words, actions.EDIT(asked.place_id)))


def duty(language: Language, place: Place) -> Question[str]:
    words = words_for(language)
    named = name_in(language, place.names)
    lines = [words.html("Who does the information work? Place: <b>{place}</b>", place=named)]
    lines += duty_lines(words, place.settings.get("duty", {}))
    lines.append(words("Write the post, not a name. For example: specialist for organisational work."))
    staff: Rows = (
        (Button(words("Staff unit: yes"), actions.STAFF(place.id, True)),),
        (Button(words("Staff unit: no"), actions.STAFF(place.id, False)),),
    )
    return Question("\n".join(lines), back(words, actions.EDIT(place.id)), more=staff)


@dataclass(frozen=True, slots=True)
class Closing:
    """`told` is the day that is asked about."""

    place: Place
    today: date
    told: date | None = None


def close(language: Language, closing: Closing) -> Question[tuple[date, bool]]:
    words, named = words_for(language), name_in(language, closing.place.names)
    leave = back(words, actions.EDIT(closing.place.id))
    if closing.told is not None:
        when = words.date_with_year(closing.told)
        text = words.html("Close <b>{place}</b> from this date: {date}?", place=named, date=when)
        return Question(text, leave, ((Offer(words("Close"), (closing.told, True), "danger"),),))
    text = words.html(
        "Close <b>{place}</b>? Its chair and deputies lose access, its history stays. Press the button, or write the "
        "date on which it was closed. For example: 01.09.2026", place=named,
    )  # fmt: skip
    return Question(text, leave, ((Offer(words("Close today"), (closing.today, False), "danger"),),))


def confirm_merge(language: Language, place: Names, place_id: int, into: Names, into_id: int) -> Screen:
    words = words_for(language)
    text = words.html(
        "Merge? <b>{place}</b> → <b>{into}</b>. Pages and what stands below move; the first one is closed, and its "
        "history stays under its name.", place=name_in(language, place), into=name_in(language, into),
    )  # fmt: skip
    merge = Button(words("Merge"), actions.MERGE_SURE(place_id, into_id), style="danger")
    return Screen(text, ((merge, back(words, actions.EDIT(place_id))),))
