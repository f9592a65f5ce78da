"""A small form of what `make torture` does with ten thousand."""

from __future__ import annotations

import pytest

from newsroom import outbox
from tests.torture.broadcasting import ordeal


@pytest.mark.parametrize(("databases", "paced"), [("sqlite", True), ("postgres", False)], indirect=["databases"])
async def test_a_broadcast_whose_sender_dies_comes_to_everybody_once_or_is_in_doubt(telegram, engine, paced):
    ended = await ordeal(telegram, engine, 120, 2, seed=0, paced=paced)
    assert ended.states[outbox.SENT] >= 60
    assert ended.states[outbox.UNREACHABLE] > 0
    assert len(ended.met) == 5, "each mishap befell somebody"
