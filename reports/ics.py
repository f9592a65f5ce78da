"""A calendar file: whole days that a telephone takes over, and takes over again after a change.

An event is known again by its number, and by how often it was changed which of two is the newer.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from locales import Language, Words, words_for
from newsroom.plan.slots import Slot
from newsroom.values.languages import name_in

PRODUCT = "-//Tilshi//Content plan//EN"
DOMAIN = "plan.tilshi"  # behind the numbers: no address, and for ever the same


@dataclass(frozen=True, slots=True)
class Event:
    """`is_off`: it stood in a calendar, and is to go from there."""

    number: int
    day: date
    title: str
    place: str
    note: str
    sequence: int
    changed_at: datetime
    is_off: bool = False


def events_of(language: Language, slots: Iterable[Slot]) -> list[Event]:
    words = words_for(language)
    return [_event(words, slot) for slot in slots]


def _event(words: Words, slot: Slot) -> Event:
    place = name_in(words.language, slot.branch) if slot.branch is not None else words("All branches")
    rubric, topic = name_in(words.language, slot.rubric), name_in(words.language, slot.topic)
    title = words("Post: {rubric}", rubric=rubric)
    is_off = slot.dropped_at is not None or slot.is_off
    return Event(slot.id, slot.on_day, title, place, topic, slot.sequence, slot.changed_at, is_off)


def calendar(name: str, events: Iterable[Event]) -> bytes:
    from icalendar import Calendar  # loaded when somebody asks for a calendar

    made = Calendar()
    for what, value in (("version", "2.0"), ("prodid", PRODUCT), ("method", "PUBLISH"), ("x-wr-calname", name)):
        made.add(what, value)
    for event in events:
        made.add_component(_component(event))
    return bytes(made.to_ical())


def _component(event: Event) -> Any:
    from icalendar import Event as Component

    made = Component()
    made.add("uid", f"{event.number}@{DOMAIN}")
    made.add("dtstamp", event.changed_at)
    made.add("last-modified", event.changed_at)
    made.add("sequence", event.sequence)
    made.add("dtstart", event.day)
    made.add("dtend", event.day + timedelta(days=1))
    made.add("summary", event.title)
    made.add("location", event.place)
    if event.note:
        made.add("description", event.note)
    made.add("status", "CANCELLED" if event.is_off else "CONFIRMED")
    made.add("transp", "TRANSPARENT")
    return made
