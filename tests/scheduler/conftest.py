"""The post office on both engines."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import aclosing

import pytest

from tests.databases import Fill, with_nothing
from tests.graph import Graph
from tests.logs import logged
from tests.proxy import Proxy
from tests.scheduler.desk import Desk, with_a_desk
from tests.scheduler.page_desk import PageDesk
from tests.scheduler.post_office import PostOffice

__all__ = ["logged"]


@pytest.fixture
def fill(request) -> Fill:
    """Whoever asks for a desk finds the union there, and who sits at it."""
    return with_a_desk if {"desk", "page_desk"} & {*request.fixturenames} else with_nothing


@pytest.fixture
def proxy(telegram) -> Proxy:
    return Proxy(telegram.world)


@pytest.fixture
async def office(telegram, engine, proxy) -> PostOffice:
    return PostOffice(telegram, engine, proxy)


@pytest.fixture
async def desk(telegram, engine, proxy) -> Desk:
    desk = Desk(telegram, engine, proxy)
    await desk.settle_in()
    return desk


@pytest.fixture
async def page_desk(telegram, engine) -> AsyncIterator[PageDesk]:
    """With a page of Facebook beside the channel, over real HTTP."""
    async with Graph() as graph:
        desk = PageDesk(telegram, engine)
        await desk.settle_in_with(graph)
        async with aclosing(desk.meta):
            yield desk


@pytest.fixture
async def aliya(office) -> int:
    return await office.reader()
