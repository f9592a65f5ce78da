"""Numbers, days and weeks that a button carried: as we write them ourselves, within the range of their field."""

from __future__ import annotations

from datetime import date

import pytest

from newsroom.errors import Refused
from screens.values import (
    parse_chat,
    parse_day,
    parse_id,
    parse_language,
    parse_number,
    parse_page,
    parse_week,
    parse_word,
    parse_yes,
)

NO_NUMBERS = (
    "", " ", "٣", "²", "५", "--5", "-", "-0", "+1", " 1", "1 ", "1\n", "1.0", "1,0", "1e3", "0x1", "1_0", "01", "-01",
    "a", "None", "9223372036854775808", "9" * 30, "9" * 5000, "\x00", "1\x00",
)  # fmt: skip


@pytest.mark.parametrize("told", NO_NUMBERS)
def test_what_is_no_number(told):
    for parse in (parse_id, parse_chat, parse_page):
        with pytest.raises(Refused, match="old_button"):
            parse((told,))
    with pytest.raises(Refused, match="old_button"):
        parse_number((told,), 0, -(2**63), 2**63 - 1)


def test_the_edges_of_a_field():
    assert [parse_id((told,)) for told in ("1", "9223372036854775807")] == [1, 2**63 - 1]
    assert parse_chat(("-1001234",)) == -1001234
    assert [parse_number((told,), 0, -5, 5) for told in ("-5", "0", "5")] == [-5, 0, 5]
    assert [parse_yes((told,), 0) for told in ("0", "1")] == [False, True]
    assert [parse_page(values) for values in ((), ("0",), ("7",))] == [0, 0, 7]
    for parse, told in (
        (parse_id, "0"), (parse_id, "-1"), (parse_chat, "0"), (parse_chat, "5"), (parse_page, "-1"),
        (parse_page, "1000001"), (lambda values: parse_number(values, 0, -5, 5), "6"),
        (lambda values: parse_yes(values, 0), "2"),
    ):  # fmt: skip
        with pytest.raises(Refused, match="old_button"):
            parse((told,))


def test_what_is_missing_is_old():
    for parse in (parse_id, parse_chat, parse_language, parse_week, lambda values: parse_day(values, 0)):
        with pytest.raises(Refused, match="old_button"):
            parse(())
    with pytest.raises(Refused, match="old_button"):
        parse_word(("1",), 1, ("a", "b"))


def test_days_and_weeks():
    assert parse_day(("2026-02-28",), 0) == date(2026, 2, 28)
    assert [parse_week((told,)) for told in ("2026-W53", "2026-W01")] == ["2026-W53", "2026-W01"]
    for told in ("1999-12-31", "2101-01-01", "2026-02-29", "20260228", "2026-W09-6", "2026-2-28", ""):
        with pytest.raises(Refused, match="old_button"):
            parse_day((told,), 0)
    for told in ("2026-W54", "2025-W53", "2026-W00", "2026-W99", "0000-W01", "9999-W53", "9999-W52", "2026-W1", "-W"):
        with pytest.raises(Refused, match="old_button"):
            parse_week((told,))
