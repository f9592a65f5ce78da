"""A measure is held against what it was: loosely, for machines are busy, and by ratios, for they are not alike."""

from __future__ import annotations

import pytest

from benchmarks.baseline import beside, kept


def row(low: float, high: float, higher_is_better: bool) -> dict[str, object]:
    return {"name": "tap", "ratio": (low + high) / 2, "low": low, "high": high, "higher_is_better": higher_is_better}


@pytest.mark.parametrize(
    ("measured", "was", "is_worse"),
    [
        (row(0.3, 0.6, True), 0.8, False),  # a busy machine, but for one turn
        (row(0.3, 0.5, True), 0.8, True),
        (row(0.9, 2.0, False), 0.95, False),
        (row(1.5, 2.0, False), 0.95, True),
        (row(0.4, 0.9, False), 0.19, False),  # of what is allowed, there is much left
        (row(0.7, 0.9, False), 0.19, True),
        (row(-0.7, -0.2, False), -0.97, False),  # less than the bare part
        (row(-0.4, 0.0, False), -0.97, True),
    ],
)
def test_worse_is_what_even_its_best_turn_does_not_reach(measured, was, is_worse):
    (found,) = beside([measured], {"tap": was})
    assert found.is_worse is is_worse
    assert ("WORSE" in str(found)) is is_worse


def test_what_is_measured_for_the_first_time_is_no_worse():
    (found,) = beside([row(0.1, 0.1, True)], {})
    assert (found.is_worse, "not known yet" in str(found)) == (False, True)


def test_there_is_something_to_hold_it_against():
    assert kept()["tap-sqlite"] > 0.5
