"""The post office on both engines."""

from __future__ import annotations

import pytest

from tests.logs import logged
from tests.proxy import Proxy
from tests.scheduler.desk import Desk
from tests.scheduler.post_office import PostOffice

__all__ = ["logged"]


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
async def aliya(office) -> int:
    return await office.reader()
