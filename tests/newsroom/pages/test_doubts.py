"""When a count is asked about: by the page's own scale, and never of a tiny page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.pages.doubts import SMALL, is_doubtful

TODAY = date(2026, 11, 16)


@dataclass(frozen=True)
class Known:
    value: int
    on_day: date


def monthly(*values: int) -> list[Known]:
    """The newest first, the last of them four weeks ago."""
    return [Known(value, TODAY - timedelta(days=28 * (n + 1))) for n, value in enumerate(reversed(values))]


# What was counted month after month, what is told now, and whether it is asked about.
CASES = [
    ((), 50_000, False),
    ((225,), 226, False), ((225,), 340, False), ((225,), 2250, True), ((225,), 22, True), ((225,), 0, True),
    # a page that hardly changes: half as much again is much there, a little is not
    ((220, 222, 221, 225), 230, False), ((220, 222, 221, 225), 340, True), ((220, 222, 221, 225), 252, False),
    # one that doubles every few months is not asked about what is usual there
    ((100, 140, 190, 270, 380), 530, False), ((100, 140, 190, 270, 380), 5300, True),
    # one wild count among many does not make all others usual
    ((220, 2210, 222, 221, 225, 223), 340, True),
    # tiny ones are left in peace
    ((9,), 19, False), ((3, 3, 3, 3), 15, False), ((0,), 19, False), ((9, 9, 9, 9), 26, False), ((9,), 90, True),
    # large ones
    ((6100, 6150, 6200), 6230, False), ((6100, 6150, 6180, 6200), 62_000, True), ((6100, 6150, 6180, 6200), 620, True),
]  # fmt: skip


@pytest.mark.parametrize(("before", "now", "is_asked"), CASES)
def test_by_its_own_scale(before, now, is_asked):
    assert is_doubtful(monthly(*before), now, TODAY, leap=2) is is_asked


def test_after_a_long_while_it_may_have_gone_farther():
    known = monthly(220, 232, 241, 252)
    assert is_doubtful(known, 420, TODAY, leap=3)
    assert not is_doubtful(known, 420, TODAY + timedelta(days=300), leap=3)


@given(st.lists(st.integers(0, 10**6), max_size=8), st.integers(0, 10**6))
def test_no_change_is_never_asked_about_and_a_small_one_neither(before, now):
    known = monthly(*before)
    last = before[-1] if before else now
    for near in (last, last + SMALL - 1, max(last - SMALL + 1, 0)):
        assert not is_doubtful(known, near, TODAY, leap=2)
    assert is_doubtful(known, now, TODAY, leap=2) in (True, False)
