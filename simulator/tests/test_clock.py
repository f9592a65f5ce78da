"""Time that runs, stands still, or is moved, and those who sleep in it."""

from __future__ import annotations

import asyncio
import math
import time

import pytest

from simulator.clock import Clock

NOON = 1_800_000_000.0


@pytest.fixture
def still() -> Clock:
    return Clock(NOON, frozen=True)


async def given_a_turn() -> None:
    """What is ready to run, runs."""
    for _ in range(5):
        await asyncio.sleep(0)


async def sleeper(clock: Clock, seconds: float, log: list[tuple[float, float]]) -> None:
    await clock.sleep(seconds)
    log.append((seconds, clock.now() - NOON))


def test_a_clock_starts_now_and_runs():
    before, clock = time.time(), Clock()
    assert before - 1 < clock.now() < time.time() + 1
    first = clock.now()
    while clock.now() == first:
        pass
    assert clock.now() > first


def test_a_frozen_clock_stands_still(still):
    assert still.now() == NOON
    time.sleep(0.005)
    assert still.now() == NOON
    assert still.frozen


async def test_its_other_time_goes_on_with_it(still):
    before = still.monotonic()
    await still.advance(90)
    assert still.monotonic() - before == 90


async def test_a_moved_clock_says_how_far_it_was_moved(still):
    await still.advance(90)
    await still.advance(0.5)
    assert still.now() == NOON + 90.5
    assert still.ahead == 90.5


async def test_sleepers_wake_in_the_order_of_their_times_each_at_its_own(still):
    log: list[tuple[float, float]] = []
    sleepers = [asyncio.create_task(sleeper(still, seconds, log)) for seconds in (30, 10, 20, 10)]
    await given_a_turn()
    await still.advance(60)
    assert log == [(10, 10), (10, 10), (20, 20), (30, 30)]
    assert still.now() == NOON + 60
    assert all(task.done() for task in sleepers)


async def test_whoever_is_not_due_yet_sleeps_on(still):
    log: list[tuple[float, float]] = []
    task = asyncio.create_task(sleeper(still, 10, log))
    await given_a_turn()
    await still.advance(9)
    assert (log, still.quiet_for()) == ([], 1)
    await still.advance(1)
    assert (log, still.quiet_for()) == ([(10, 10)], math.inf)
    await task


async def test_one_who_sleeps_again_and_again_wakes_at_every_stop(still):
    woke: list[float] = []

    async def every_hour() -> None:
        while True:
            await still.sleep(3600)
            woke.append(still.now() - NOON)

    task = asyncio.create_task(every_hour())
    await given_a_turn()
    await still.advance(4 * 3600 + 1)
    assert woke == [3600, 7200, 10800, 14400]
    task.cancel()


async def test_a_sleep_of_nothing_only_lets_others_run(still):
    seen: list[str] = []
    other = asyncio.create_task(still.sleep(0))
    other.add_done_callback(lambda _: seen.append("other"))
    await still.sleep(-5)
    await given_a_turn()
    assert seen == ["other"]
    assert still.now() == NOON


async def test_a_cancelled_sleeper_and_a_cancelled_timer_hold_nobody_up(still):
    log: list[tuple[float, float]] = []
    rung: list[str] = []
    task = asyncio.create_task(sleeper(still, 5, log))
    timer = still.later(5, lambda: rung.append("cancelled"))
    still.later(6, lambda: rung.append("kept"))
    await given_a_turn()
    task.cancel()
    timer.cancel()
    await still.advance(10)
    assert (log, rung) == ([], ["kept"])
    assert task.cancelled()


async def test_timers_of_one_moment_ring_in_the_order_in_which_they_were_set(still):
    rung: list[int] = []
    for number in range(5):
        still.later(1, lambda number=number: rung.append(number))
    await still.advance(1)
    assert rung == [0, 1, 2, 3, 4]


async def test_a_running_clock_wakes_its_sleepers_by_itself():
    clock = Clock(NOON)
    started = time.monotonic()
    await asyncio.gather(clock.sleep(0.02), clock.sleep(0.01))
    assert 0.02 <= time.monotonic() - started < 60
    assert clock.now() >= NOON + 0.02


async def test_a_running_clock_can_be_moved_too():
    clock = Clock(NOON)
    task = asyncio.create_task(clock.sleep(3600))
    await given_a_turn()
    await clock.advance(3600)
    await asyncio.wait_for(task, 60)
    assert clock.now() >= NOON + 3600


async def test_freezing_stops_and_unfreezing_goes_on_from_there():
    clock = Clock(NOON)
    clock.frozen = True
    stood = clock.now()
    task = asyncio.create_task(clock.sleep(0.01))
    await asyncio.sleep(0.03)
    assert clock.now() == stood
    assert not task.done()
    clock.frozen = False
    await asyncio.wait_for(task, 60)
    assert stood + 0.01 <= clock.now() < stood + 60


async def test_unfreezing_does_not_make_up_for_the_time_that_it_stood(still):
    await asyncio.sleep(0.1)
    still.frozen = False
    assert still.now() - NOON < 0.09
