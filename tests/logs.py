"""What the log of the bot would show an operator."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import structlog

from bot.logs import set_up_logs


@pytest.fixture
def logged(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], list[dict[str, Any]]]]:
    """The lines as they are written, of the level `error`."""
    before, written = structlog.get_config(), io.StringIO()
    monkeypatch.setattr(sys, "stderr", written)
    set_up_logs("json")
    yield lambda: [line for line in map(json.loads, written.getvalue().splitlines()) if line["level"] == "error"]
    structlog.configure(**before)
