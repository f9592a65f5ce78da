"""What was asked by the version before goes on being asked: its state becomes the screen, and the branch a column."""

from __future__ import annotations

from importlib import import_module

import pytest
import sqlalchemy as sa
from alembic import command
from sqlalchemy import insert, select

from db.engine import open_engine
from db.migrate import configuration, move
from db.tables import Account, Organisation, Unfinished
from db.types import Document
from handlers.views import VIEWS, known_view

MIGRATION = import_module("db.migrations.versions.0006_what_is_shown_is_what_is_asked")
BOTH = {"kk": "А", "ru": "А"}
OLD = sa.table("account", sa.column("id"), sa.column("language"), sa.column("update_id"), sa.column("menu"),
               sa.column("state", Document), sa.column("screen", Document))  # fmt: skip

# account: (state, screen) as they were; the screen that they are now
KEPT = {
    1: ({"ask": "followers", "page": 7}, {"view": "page", "page": 7}, {"view": "page", "page": 7}),
    2: ({"ask": "site_link", "offer": 5}, {"view": "site_link"}, {"view": "site_link", "offer": 5}),
    3: ({"ask": "site_reason", "offer": 5, "to": "returned"}, {"view": "site_reason", "state": "returned"},
        {"view": "site_reason", "offer": 5, "state": "returned"}),
    4: ({"ask": "step", "post": 9, "step": "text", "for": 2}, {"view": "step", "post": 9, "step": "text", "at": "2026"},
        {"view": "step", "post": 9, "step": "text"}),
    5: ({"ask": "name", "place": 2, "new": False, "names": {"kk": "Б"}},
        {"view": "name", "place": 2, "new": False, "missing": "ru"},
        {"view": "rename", "place": 2, "at": "ru"}),
    6: ({"ask": "tip", "texts": {"kk": "Кеңес"}}, {"view": "tip", "missing": "ru"}, {"view": "tip", "at": "ru"}),
    7: ({"invitation": 3}, {"view": "invitation", "role": "chair", "place": BOTH, "acting": False, "same": False},
        {"view": "invitation", "role": "chair", "place": BOTH, "acting": False, "same": False, "invitation": 3}),
    8: ({"ask": "reason", "post": 9, "step": "return"}, {"view": "digest", "week": "2026-W47"},
        {"view": "digest", "week": "2026-W47"}),
    9: ({"for": 2}, {"view": "entering", "place": 2}, {"view": "entering", "place": 2}),
    10: ({}, {}, {}),
    11: ({"tip": {"kk": "Кеңес", "ru": "Совет"}}, {"view": "tip_check"}, {"view": "tip", "at": "sure"}),
    12: ({"remark": {"message": 4, "text": "Иә"}}, {"view": "home", "remark": "Иә"},
         {"view": "home", "remark": "Иә", "message": 4}),
}  # fmt: skip


@pytest.fixture
async def before(databases):
    engine = open_engine(await databases.empty())
    await move(engine, MIGRATION.down_revision)
    async with engine.begin() as tx:
        row = {"level": "branch", "code": "b", "names": BOTH, "union_names": {}, "settings": {}}
        await tx.execute(insert(Organisation).values(id=2, **row))
        for account, (state, screen, _) in KEPT.items():
            new = {"id": account, "language": "kk", "update_id": 0, "menu": "", "state": state, "screen": screen}
            await tx.execute(sa.insert(OLD).values(**new))
    yield engine
    await engine.dispose()


async def test_each_goes_on_being_asked(before):
    """But for what had another screen over it: that is what is asked now, if anything is."""
    await move(before)
    async with before.connect() as tx:
        found = (await tx.execute(select(Account.id, Account.screen, Account.shown_at, Account.entering_id))).all()
    assert {one.id: one.screen for one in found} == {account: screen for account, (*_, screen) in KEPT.items()}
    assert {one.id for one in found if one.entering_id == 2} == {4, 9}
    assert all(one.shown_at is not None for one in found if one.screen), "else it would be asked for ever"
    assert all(known_view(one.screen) is not None for one in found), "drawn by what draws it today"
    assert {screen["view"] for *_, screen in KEPT.values() if screen} <= set(VIEWS)


async def test_what_was_answered_is_kept(before):
    await move(before)
    async with before.connect() as tx:
        kept = (await tx.execute(select(Unfinished.account_id, Unfinished.form, Unfinished.answers))).all()
    assert sorted(map(tuple, kept)) == [
        (5, "rename", {"kk": "Б"}), (6, "tip", {"kk": "Кеңес"}), (11, "tip", {"kk": "Кеңес", "ru": "Совет"}),
    ]  # fmt: skip


async def test_and_back(before):
    await move(before)
    async with before.connect() as connection:
        await connection.run_sync(lambda raw: command.downgrade(configuration(raw), MIGRATION.down_revision))
        await connection.commit()
    async with before.connect() as tx:
        kept = dict((await tx.execute(select(OLD.c.id, OLD.c.state))).all())
    assert {account for account, state in kept.items() if state == {"for": 2}} == {4, 9}
    assert all(state == {} for account, state in kept.items() if account not in (4, 9))
