"""Real processes, killed around the hour at which reminders come due. A hundred rounds: `make torture`."""

from __future__ import annotations

import pytest

from tests.torture.reminding import tortured


@pytest.mark.parametrize("seed", [1, 2])
async def test_one_process_is_killed_around_the_hour(sqlite, seed):
    await tortured(await sqlite.copy(), 1, seed)


async def test_of_two_processes_one_is_killed_around_the_hour(postgres):
    await tortured(await postgres.copy(), 2, 52)
