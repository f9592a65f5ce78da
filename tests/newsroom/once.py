"""Somebody in a seat for all tests of a file, who each undo what they do: coming in costs as much as most of them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import pytest


def once(make: Callable[..., Awaitable[Any]], *given: Any) -> Any:
    """`chair = once(seated, "chair", "ridder")` is a fixture."""

    @pytest.fixture(scope="module")
    async def fixture(shared):
        async with shared.begin() as tx:
            return await make(tx, *given)

    return fixture
