"""The union of the use cases, for whoever presses something there."""

from __future__ import annotations

from tests.newsroom.conftest import either, shared, tx

__all__ = ["either", "shared", "tx"]
