"""One at a time for each person, in the order they came, and no memory of those who are gone."""

from __future__ import annotations

import asyncio

import pytest

from bot.locks import Locks


@pytest.fixture
def locks():
    return Locks()


async def turns() -> None:
    for _ in range(5):
        await asyncio.sleep(0)


async def test_one_person_first_come_first_served(locks):
    told, inside = [], 0

    async def work(number: int) -> None:
        nonlocal inside
        async with locks.held(1):
            inside += 1
            assert inside == 1
            await turns()
            told.append(number)
            inside -= 1

    await asyncio.gather(*[work(number) for number in range(20)])
    assert told == list(range(20))


async def test_two_people_do_not_wait_for_each_other(locks):
    async with asyncio.timeout(60), locks.held(1), locks.held(2):
        assert len(locks) == 2


async def test_nobody_is_remembered(locks):
    async def work(person: int) -> None:
        async with locks.held(person):
            await turns()

    await asyncio.gather(*[work(number % 7) for number in range(50)])
    assert len(locks) == 0


async def test_an_error_inside_frees_the_next(locks):
    with pytest.raises(ZeroDivisionError):
        async with locks.held(1):
            raise ZeroDivisionError
    async with asyncio.timeout(60), locks.held(1):
        pass
    assert len(locks) == 0


async def test_who_stops_waiting_leaves_the_others_in_line(locks):
    told = []

    async def work(number: int) -> None:
        async with locks.held(1):
            told.append(number)

    async with locks.held(1):
        tasks = [asyncio.create_task(work(number)) for number in range(3)]
        await turns()
        tasks[1].cancel()
        await turns()
        assert told == []
    await asyncio.gather(*tasks, return_exceptions=True)
    assert told == [0, 2]
    assert len(locks) == 0
