"""Ten thousand people, ten deaths: of a sender while time stands still, and of whole processes, killed by the machine.

At Telegram's pace and without one, on both engines.
"""

from __future__ import annotations

import random

import pytest

from tests.torture.broadcasting import ordeal
from tests.torture.killing import drawn, killed

PEOPLE, KILLS = 10_000, 10
FOUR_WAYS = pytest.mark.parametrize(
    ("databases", "paced", "seed"),
    [("sqlite", True, 1), ("postgres", False, 2), ("sqlite", False, 3), ("postgres", True, 4)],
    indirect=["databases"],
)


@FOUR_WAYS
async def test_ten_thousand_have_it_once_or_are_in_doubt(telegram, engine, paced, seed):
    ended = await ordeal(telegram, engine, PEOPLE, KILLS, seed, paced=paced)
    print(ended)  # noqa: T201 (what is asked of the machine for minutes is told)


@FOUR_WAYS
async def test_though_the_whole_process_is_killed(databases, paced, seed):
    deaths = drawn(PEOPLE, KILLS, random.Random(seed))
    ended = await killed(await databases.copy(), PEOPLE, deaths, seed, paced=paced)
    print(ended)  # noqa: T201
