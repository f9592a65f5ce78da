"""A hundred times: one process on SQLite and two on PostgreSQL, in turn."""

from __future__ import annotations

import pytest

from tests.torture.reminding import tortured


@pytest.mark.parametrize("seed", range(50))
async def test_one_process_is_killed_around_the_hour(sqlite, seed):
    await tortured(await sqlite.copy(), 1, seed)


@pytest.mark.parametrize("seed", range(50, 100))
async def test_of_two_processes_some_are_killed_around_the_hour(postgres, seed):
    await tortured(await postgres.copy(), 2, seed)
