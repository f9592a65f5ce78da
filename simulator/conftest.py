"""The tests in this folder have their Telegram from the folder itself, whether it is installed or only copied."""

import pytest

from simulator.pytest_plugin import telegram

__all__ = ["telegram"]


@pytest.fixture(scope="session")
def telegram_is_strict() -> bool:
    return True
