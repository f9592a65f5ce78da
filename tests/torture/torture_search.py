"""The search of the library among as many items as a union may have in years."""

from __future__ import annotations

from tests.newsroom.conftest import either, tx
from tests.newsroom.library.conftest import shared, w
from tests.newsroom.library.test_search import found_fast

__all__ = ["either", "shared", "tx", "w"]


async def test_among_two_thousand_it_is_found_as_fast(tx, w):
    await found_fast(tx, w, 2000)
