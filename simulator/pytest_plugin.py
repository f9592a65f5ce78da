"""Gives every test a Telegram of its own: found by pytest where the package is installed, else by
`pytest_plugins = ["simulator.pytest_plugin"]`."""

from __future__ import annotations

import pytest

from simulator.clock import Clock
from simulator.people.stage import Telegram

# A Monday morning in Almaty: a test that forgets to say when it plays, plays always at the same moment.
MORNING = 1_794_801_600.0


@pytest.fixture(scope="session")
def telegram_is_strict() -> bool:
    """Override it in your conftest.py to have refused what Telegram lets pass though it is a mistake."""
    return False


@pytest.fixture
def telegram(telegram_is_strict: bool) -> Telegram:
    """There is nothing to close: it is gone when the test is."""
    return Telegram(clock=Clock(MORNING, frozen=True), strict=telegram_is_strict)
