"""Keeping the tree: what can be changed about a place, asked one thing at a time."""

from __future__ import annotations

from datetime import date
from typing import Any

from locales import LANGUAGES, Language, words_for
from newsroom.people.upkeep import Figure
from newsroom.values.figures import Doubt
from screens import actions
from screens.names import figure_name
from screens.parts import Names, back, inexact, name_in, readings
from screens.people.places import duty_lines
from screens.screen import Button, Rows, Screen

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


def ask_name(language: Language, place: Names | None, place_id: int, missing: Language) -> Screen:
    """In one language after the other. `place` is None for a new one."""
    words = words_for(language)
    in_language = words.written_in(missing)
    question = (words("Write the name {in_language}.", in_language=in_language) if missing == LANGUAGES[0]
            else words("Now write the name {in_language}.", in_language=in_language))  # fmt: skip
    if place is not None:
        now = words.html("Now it is: «{name}».", name=name_in(missing, place))
        question = f"{question}\n{now}"
    example = words("For example: Ulan district.") if missing == language else ""
    text = f"{question}\n{example}" if place is None and example else question
    return Screen(text, ((back(words, actions.EDIT(place_id)),),))


def ask_figure(language: Language, place: Names, place_id: int, kind: str, newest: Figure | None) -> Screen:
    words = words_for(language)
    lines = [f"<b>{figure_name(words, kind)}</b>", words.html("Place: {place}", place=name_in(language, place))]
    if newest is not None:
        told, when = inexact(words, newest.amount), words.imprecise_date(newest.on_day, newest.precision)
        lines.append(words("Last told: {value} ({date})", value=told, date=when))
    lines.append(words("Write the number, and after it the date if it is not today's. For example: 31 208, 01.01.2026"))
    return Screen("\n".join(lines), ((back(words, actions.EDIT(place_id)),),))


def which_figure(language: Language, place_id: int, kind: str, doubt: Doubt) -> Screen:
    words = words_for(language)
    text, rows = readings(words, doubt, actions.FIGURE_MEANT, place_id)
    return Screen(text, (*rows, (Button(words("Write again"), actions.FIGURE(place_id, kind)),)))


def duty(language: Language, place: Names, place_id: int, known: dict[str, Any]) -> Screen:
    words = words_for(language)
    lines = [words.html("Who does the information work? Place: <b>{place}</b>", place=name_in(language, place))]
    lines += duty_lines(words, known)
    lines.append(words("Write the post, not a name. For example: specialist for organisational work."))
    rows: Rows = (
        (Button(words("Staff unit: yes"), actions.STAFF(place_id, True)),),
        (Button(words("Staff unit: no"), actions.STAFF(place_id, False)),),
        (back(words, actions.EDIT(place_id)),),
    )
    return Screen("\n".join(lines), rows)


def ask_close(language: Language, place: Names, place_id: int) -> Screen:
    words = words_for(language)
    text = words.html(
        "Close <b>{place}</b>? Its chair and deputies lose access, its history stays. Press the button, or write the "
        "date on which it was closed. For example: 01.09.2026", place=name_in(language, place),
    )  # fmt: skip
    rows: Rows = ((Button(words("Close today"), actions.CLOSE_TODAY(place_id), style="danger"),),)
    return Screen(text, (*rows, (back(words, actions.EDIT(place_id)),)))


def confirm_close(language: Language, place: Names, place_id: int, on_day: date) -> Screen:
    words = words_for(language)
    text = words.html("Close <b>{place}</b> from this date: {date}?", place=name_in(language, place),
                      date=words.date_with_year(on_day))  # fmt: skip
    close = Button(words("Close"), actions.CLOSE_ON(place_id, on_day), style="danger")
    return Screen(text, ((close, back(words, actions.EDIT(place_id))),))


def confirm_merge(language: Language, place: Names, place_id: int, into: Names, into_id: int) -> Screen:
    words = words_for(language)
    text = words.html(
        "Merge? <b>{place}</b> → <b>{into}</b>. Pages and what stands below move; the first one is closed, and its "
        "history stays under its name.", place=name_in(language, place), into=name_in(language, into),
    )  # fmt: skip
    merge = Button(words("Merge"), actions.MERGE_SURE(place_id, into_id), style="danger")
    return Screen(text, ((merge, back(words, actions.EDIT(place_id))),))
