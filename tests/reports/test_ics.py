"""A calendar file as other programs read it: known again after a change, whatever stands in a topic."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from icalendar import Calendar

from locales import LANGUAGES
from reports.ics import Event, calendar, events_of
from tests.screens.samples_plan import AT, CLOSED, DECEMBER, OF_ALL, OF_RIDDER, OF_ULAN

EVENT = Event(11, date(2026, 12, 8), "Материал: Пайдалы кеңестер", "Риддер қаласы", "", 0, AT)
HOSTILE = ("a; b, c\\n", "first\nEND:VEVENT\r\nBEGIN:VALARM", "ә" * 400, "«»🎉", "\\;,:\"'")


def read(content: bytes) -> list:
    return list(Calendar.from_ical(content).walk("VEVENT"))


@pytest.mark.parametrize("text", HOSTILE)
def test_whatever_people_write_stays_text(text):
    content = calendar("Жоспар", [replace(EVENT, title=text, place=text, note=text)])
    (found,) = read(content)
    plain = text.replace("\r\n", "\n")
    assert [str(found[name]).replace("\r\n", "\n") for name in ("summary", "location", "description")] == [plain] * 3
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    assert not list(Calendar.from_ical(content).walk("VALARM"))


def test_whole_days_that_block_nobody():
    (found,) = read(calendar("Жоспар", [EVENT]))
    assert (found["dtstart"].dt, found["dtend"].dt) == (date(2026, 12, 8), date(2026, 12, 9))
    assert (str(found["transp"]), str(found["status"]), found["dtstamp"].dt) == ("TRANSPARENT", "CONFIRMED", AT)
    assert "description" not in found


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_import_again_updates_and_takes_away(language):
    """The same number with a larger sequence is the same event, moved; what is dropped or closed is cancelled."""
    before = read(calendar("Жоспар", events_of(language, [OF_RIDDER, OF_ALL])))
    moved = replace(OF_RIDDER, on_day=date(2026, 12, 9), sequence=3)
    dropped = replace(OF_ALL, sequence=1, dropped_at=AT)
    after = read(calendar("Жоспар", events_of(language, [moved, dropped, replace(CLOSED, on_day=DECEMBER)])))
    assert [str(one["uid"]) for one in before] == [str(one["uid"]) for one in after[:2]]
    assert [one["sequence"] for one in after] == [3, 1, 0]
    assert [str(one["status"]) for one in after] == ["CONFIRMED", "CANCELLED", "CANCELLED"]
    assert after[0]["dtstart"].dt == date(2026, 12, 9)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_plan_is_the_same_file(language):
    slots = [OF_RIDDER, OF_ULAN]
    assert calendar("Жоспар", events_of(language, slots)) == calendar("Жоспар", events_of(language, slots))


def test_no_slot_is_an_empty_calendar():
    assert read(calendar("Жоспар", [])) == []
