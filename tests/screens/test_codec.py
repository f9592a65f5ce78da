"""What a button tells the bot: short, and the same when it comes back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screens.codec import MOST_BYTES, parse_pressed, pressed

WORD = st.text(st.characters(exclude_characters=":", exclude_categories=["Cs"]), min_size=1, max_size=6)
VALUE = st.one_of(st.integers(-(2**52), 2**52), WORD)


@given(WORD, st.lists(VALUE, max_size=2))
def test_what_goes_in_comes_out(action, values):
    data = pressed(action, *values)
    assert parse_pressed(data) == (action, tuple(map(str, values)))
    assert len(data.encode()) <= MOST_BYTES


def test_as_it_is_written():
    assert pressed("review", 17, "approve") == "review:17:approve"
    assert pressed("bind", -1001234567890) == "bind:-1001234567890"
    assert parse_pressed("home") == ("home", ())
    assert parse_pressed("") == ("", ())
    assert parse_pressed("same:5") == ("same", ("5",))


def test_a_value_that_would_be_two_is_refused():
    with pytest.raises(ValueError, match="a value with “:” in it"):
        pressed("rubric", "a:b")


@pytest.mark.parametrize(
    ("letters", "fits"), [("x" * 59, True), ("x" * 60, False), ("ә" * 29, True), ("ә" * 30, False)]
)
def test_bytes_are_counted_not_letters(letters, fits):
    if fits:
        assert pressed("drop", letters).endswith(letters)
        return
    with pytest.raises(ValueError, match="do not fit a button"):
        pressed("drop", letters)
