"""A card that told of a moment goes on telling of it: the parameter has another name."""

from __future__ import annotations

from importlib import import_module

import pytest
from sqlalchemy import insert, select

from db.migrate import move
from db.tables import Account
from handlers.views import known_view
from tests.databases import opened

MIGRATION = import_module("db.migrations.versions.0009_order_in_the_chat")
BEFORE = {
    1: {"view": "card", "post": 5, "scheduled": 4}, 2: {"view": "help", "of": {"view": "no_card", "scheduled": 4}},
    3: {"view": "home"}, 4: {},
}  # fmt: skip
SINCE = BEFORE | {1: {"view": "card", "post": 5, "done": 4}, 2: {"view": "help", "of": {"view": "no_card", "done": 4}}}


@pytest.fixture
async def before(databases):
    engine = opened(await databases.at(MIGRATION.down_revision))
    async with engine.begin() as tx:
        for account, screen in BEFORE.items():
            await tx.execute(insert(Account).values(id=account, language="kk", update_id=0, menu="", screen=screen))
    yield engine
    await engine.dispose()


async def test_what_was_told_is_told_still(before):
    await move(before)
    async with before.connect() as tx:
        rows = (await tx.execute(select(Account.id, Account.screen, Account.bubbles))).all()
    assert {row.id: row.screen for row in rows} == SINCE
    assert all(row.bubbles == {} and known_view(row.screen) for row in rows)
