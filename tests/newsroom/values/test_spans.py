"""Days in a row, as they are written."""

from __future__ import annotations

from datetime import date

import pytest

from newsroom.errors import Refused
from newsroom.values.spans import parse_span

TODAY = date(2026, 11, 27)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("8.05", "2027-05-08", "2027-05-08"), ("8-9 мамыр", "2027-05-08", "2027-05-09"),
        ("8–9 мая 2027", "2027-05-08", "2027-05-09"), ("8.05-9.05", "2027-05-08", "2027-05-09"),
        ("30 декабря – 2 января", "2026-12-30", "2027-01-02"), ("30.12.2026 - 02.01.2027", "2026-12-30", "2027-01-02"),
        ("25 май — 31 тамыз", "2027-05-25", "2027-08-31"), ("ертең", "2026-11-28", "2026-11-28"),
        ("2027-05-08", "2027-05-08", "2027-05-08"), (" 31.12 … 03.01 ", "2026-12-31", "2027-01-03"),
        ("с 30 декабря по 2 января", "2026-12-30", "2027-01-02"), ("С 8 по 9 мая", "2027-05-08", "2027-05-09"),
        ("30 желтоқсаннан 2 қаңтарға дейін", "2026-12-30", "2027-01-02"), ("8.05 до 9.05", "2027-05-08", "2027-05-09"),
        ("27.11 - 29.11", "2026-11-27", "2026-11-29"), ("28–29 февраля 2028", "2028-02-28", "2028-02-29"),
    ],
)  # fmt: skip
def test_what_is_meant(text, first, last):
    try:
        found = parse_span(text, TODAY)
    except Refused:
        found = None
    assert found == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    "text",
    ["", "-", "8-", "–9 мамыр", "31-30 ақпан", "9-8 мая 2027", "01.01.2027-31.12.2027", "завтра - вчера", "мамыр",
     "с 8 мая", "по 8 мая", "дейін", "с по", "с 9 по 8 мая 2027",
     "1" * 5000, "8-" * 2000],
)  # fmt: skip
def test_what_is_none(text):
    with pytest.raises(Refused, match="not_a_date"):
        parse_span(text, TODAY)
