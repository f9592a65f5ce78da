"""Real processes, killed around the hour at which reminders come due. A hundred rounds: `make torture`."""

from __future__ import annotations

from tests.torture.reminding import tortured


async def test_one_process_is_killed_around_the_hour(sqlite):
    await tortured(await sqlite.copy(), 1, 1)


async def test_of_two_processes_one_is_killed_around_the_hour(postgres):
    await tortured(await postgres.copy(), 2, 52)
