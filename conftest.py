"""One loop serves all tests, those of the simulator too: connections may stay open from test to test."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

import pytest
from _pytest.runner import runtestprotocol


@pytest.fixture(scope="session")
async def loop() -> asyncio.AbstractEventLoop:
    return asyncio.get_running_loop()


@pytest.fixture(autouse=True)
def _nothing_goes_on(loop: asyncio.AbstractEventLoop) -> Iterator[None]:
    """What a test has begun and not ended would go on in the next."""
    before = asyncio.all_tasks(loop)
    yield
    if begun := asyncio.all_tasks(loop) - before:
        for task in begun:
            task.cancel()
        loop.run_until_complete(asyncio.wait(begun))


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item, nextitem: pytest.Item | None) -> bool:
    """As pytest's own, but what went well before and after a test is told to nobody.

    Of thousands of tests in several processes, the one that gathers what is told would have three times as much to do.
    """
    item.ihook.pytest_runtest_logstart(nodeid=item.nodeid, location=item.location)
    for report in runtestprotocol(item, log=False, nextitem=nextitem):
        if report.when == "call" or not report.passed:
            item.ihook.pytest_runtest_logreport(report=report)
    item.ihook.pytest_runtest_logfinish(nodeid=item.nodeid, location=item.location)
    return True
