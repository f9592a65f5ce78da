"""On both engines everybody presses each button with each number, and sees each screen that was kept."""

from __future__ import annotations

from functools import partial

import pytest

from tests.newsroom import test_made_up_numbers as numbers
from tests.newsroom import test_unsent_words as unsent
from tests.newsroom.conftest import either, shared, tx
from tests.newsroom.test_made_up_numbers import world

__all__ = ["either", "shared", "tx", "world"]


@pytest.mark.parametrize("way", [numbers.every_button, numbers.every_view])
async def test_no_number_shows_what_is_elsewhere(world, tx, way):
    assert await numbers.walked(world, tx, list(numbers.NEAR), partial(way, shares=1)) == []


async def test_no_button_shows_what_is_not_ones_own(world):
    assert await unsent.walked(world, unsent.STATES, partial(unsent.every_button, shares=1)) == []
