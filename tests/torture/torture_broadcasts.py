"""Ten thousand people, ten deaths of the sender: at Telegram's pace and without one, on both engines."""

from __future__ import annotations

import pytest

from tests.torture.broadcasting import ordeal

PEOPLE, KILLS = 10_000, 10


@pytest.mark.parametrize(
    ("databases", "paced", "seed"),
    [("sqlite", True, 1), ("postgres", False, 2), ("sqlite", False, 3), ("postgres", True, 4)],
    indirect=["databases"],
)
async def test_ten_thousand_have_it_once_or_are_in_doubt(telegram, engine, paced, seed):
    ended = await ordeal(telegram, engine, PEOPLE, KILLS, seed, paced=paced)
    print(ended)  # noqa: T201 (what is asked of the machine for minutes is told)
