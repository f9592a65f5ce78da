"""What a plan has around its slots is drawn, too: days off, and school breaks as the region has them."""

from __future__ import annotations

from datetime import date

from reports.plan_sheet import sheet_of
from tests.screens.samples_plan import KNOWN


def test_days_off_and_breaks_of_the_month():
    sheet = sheet_of(KNOWN)
    assert list(sheet.days_off) == [date(2026, 12, 16)]
    assert [(one.first, one.last) for one in sheet.breaks] == [(date(2026, 12, 28), date(2027, 1, 8))]
