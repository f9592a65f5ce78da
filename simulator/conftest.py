"""The tests in this folder have their Telegram from the folder itself, whether it is installed or only copied."""

from simulator.pytest_plugin import telegram

__all__ = ["telegram"]
