"""The post office on both engines."""

from __future__ import annotations

import pytest

from tests.scheduler.post_office import PostOffice


@pytest.fixture
async def office(telegram, engine) -> PostOffice:
    return PostOffice(telegram, engine)


@pytest.fixture
async def aliya(office) -> int:
    return await office.reader()
