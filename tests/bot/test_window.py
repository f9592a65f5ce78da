"""Which updates may be confirmed, as a table of what came and what is done."""

from __future__ import annotations

import pytest

from bot.window import Window


@pytest.mark.parametrize(
    ("batches", "done", "offset"),
    [
        ([], [], 0),
        ([[]], [], 0),
        ([[7]], [], 7),
        ([[7]], [7], 8),
        ([[7, 8, 9]], [8, 9], 7),
        ([[7, 8, 9]], [7, 9], 8),
        ([[7, 8, 9]], [9, 8, 7], 10),
        ([[7, 8], [7, 8, 9]], [8, 9], 7),
        ([[7, 8], [7, 8, 9]], [7, 8], 9),
        ([[7, 12]], [7, 12], 13),
    ],
)
def test_everything_before_the_first_open_one_is_confirmed(batches, done, offset):
    window = Window()
    for batch in batches:
        window.new(batch)
    for number in done:
        window.done(number)
    assert window.offset == offset


def test_what_telegram_repeats_is_not_new():
    window = Window()
    assert window.new([7, 8]) == [7, 8]
    window.done(8)
    assert window.new([7, 8, 9]) == [9]


def test_a_slow_one_that_ends_last_confirms_all_that_ended_before_it():
    window = Window()
    window.new([7, 8, 9])
    for number in (8, 9):
        window.done(number)
    assert window.offset == 7
    assert window.new([7, 8, 9]) == []
    window.done(7)
    assert window.offset == 10


def test_one_that_comes_again_after_it_was_confirmed_is_confirmed_again():
    window = Window()
    window.new([7, 8])
    window.done(7)
    window.done(8)
    assert window.offset == 9
    assert window.new([7]) == [7]
    window.done(7)
    assert window.offset == 8
    assert window.new([8, 9]) == [8, 9]


def test_after_a_quiet_week_the_numbers_go_on_lower_and_are_confirmed_all_the_same():
    """Telegram takes an offset far beyond its newest as none: the same updates would come for ever."""
    window = Window()
    window.new([900_000_000])
    window.done(900_000_000)
    assert window.offset == 900_000_001
    assert window.new([5]) == [5]
    assert window.offset == 5
    window.done(5)
    assert window.offset == 6


def test_what_is_confirmed_is_forgotten():
    window = Window()
    for number in range(1, 1000):
        window.new([number])
        window.done(number)
        assert window.offset == number + 1
    assert not window.busy
    assert not window._done
