"""What is drawn of a plan: its slots with their ticks, days off, breaks; in the corner an office, never a person."""

from __future__ import annotations

from dataclasses import replace

import pytest

from locales import LANGUAGES
from reports.plan_sheet import sheet_of
from tests.screens.samples_plan import FACTS, KNOWN


@pytest.mark.parametrize("approver", ["chair", "press", "specialist"])
def test_of_an_overview(approver):
    sheet = sheet_of(replace(KNOWN, approver=approver))
    assert [one.is_fulfilled for one in sheet.slots] == [one.is_done for one in FACTS]
    assert [one.place for one in sheet.slots] == [one.slot.branch for one in FACTS]
    assert set(sheet.approver) == set(LANGUAGES)
    assert all(sheet.approver.values())
    assert sheet.month == KNOWN.plan.month
    assert {day.isoformat() for day in sheet.days_off} >= {"2026-12-16"}
    assert [one.first.isoformat() for one in sheet.breaks] == ["2026-12-28"]
