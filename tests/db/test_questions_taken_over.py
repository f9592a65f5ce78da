"""What was asked by the version before goes on being asked: its state becomes the screen, and the branch a column."""

from __future__ import annotations

from importlib import import_module

import pytest
import sqlalchemy as sa
from alembic import command
from sqlalchemy import insert, select

from db.migrate import configuration, move
from db.tables import Account, Organisation, Unfinished
from db.types import Document
from handlers.views import VIEWS, known_view
from tests.databases import opened

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
# Of no version that was ever out, or mended by hand. `state` and screen.
NAME = {"view": "name", "place": 2, "new": False, "names": {"kk": "Б"}, "missing": "ru"}
ODD = [
    (None, None), ([], []), (["ask"], ["view"]), ("ask", "view"), (7, 7), (True, False),
    ({"ask": ["name"]}, {"view": "name"}), ({"ask": None}, {"view": None}), ({"ask": {}}, {"view": {}}),
    ({"for": "2"}, {}), ({"for": 999}, {}), ({"for": [2]}, {}), ({"for": True}, {}), ({"for": 10**30}, {}),
    ({"tip": ["kk"]}, {"view": "tip_check"}), ({"texts": "kk"}, {"view": "tip"}),
    ({"tip": {"kk": 7, "ru": None}}, {"view": "tip_check"}),
    ({"texts": {"kk": ["К"]}}, {"view": "tip", "missing": "ru"}),
    ({"remark": "Иә"}, {"view": "home", "remark": "Иә"}), ({"remark": {}}, {"view": "home", "remark": "Иә"}),
    ({"on_day": "2026-11-16"}, {"view": "which_figure"}), ({"invitation": None}, {"view": "invitation"}),
    *[({"ask": "name", "names": {"kk": "Б"}}, NAME | {one: odd}) for one in NAME for odd in (None, [2], {}, "x", 7)],
    *[({"ask": "name"}, {key: value for key, value in NAME.items() if key != without}) for without in NAME],
    *[({}, {"view": view}) for view in ("signature", "tip", "doubt", "which_count", "which_figure", "help", "name")],
    *[({}, {"view": view, "page": [7]}) for view in ("doubt", "which_count")],
    ({}, {"view": "which_figure", "place": {}, "kind": None}),
    ({}, {"view": "signature", "region": None, "language": 7}),
    ({}, {"view": "help", "of": None}), ({}, {"view": "help", "of": ["name"]}),
    ({}, {"view": "help", "of": {"view": "name"}}),
    ({}, {"view": "help", "of": {"view": "help", "of": {"view": "name"}}}), ({}, {"view": "card", "scheduled": [1]}),
    ({}, {"view": ["card"]}), ({}, {"view": "help", "of": {"view": ["card"]}}),
]  # fmt: skip


@pytest.fixture
async def before(databases):
    engine = opened(await databases.at(MIGRATION.down_revision))
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


async def test_what_is_odd_holds_nothing_up(before):
    """It is dropped, and whoever stood there stands at home; what others were asked goes on being asked."""
    async with before.begin() as tx:
        for account, (state, screen) in enumerate(ODD, 100):
            new = {"id": account, "language": "kk", "update_id": 0, "menu": "", "state": state, "screen": screen}
            await tx.execute(sa.insert(OLD).values(**new))
    await move(before)
    async with before.connect() as tx:
        found = (await tx.execute(select(Account.id, Account.screen, Account.entering_id))).all()
        kept = (await tx.execute(select(Unfinished.account_id, Unfinished.form, Unfinished.answers))).all()
    assert len(found) == len(KEPT) + len(ODD)
    for account, screen, entering in found:
        if account in KEPT:
            assert screen == KEPT[account][-1]
        else:
            assert isinstance(screen, dict), ODD[account - 100]
            assert entering is None
            known_view(screen)
    odd = [(form, answers) for account, form, answers in kept if account not in KEPT]
    assert all(type(told) is str for _, answers in odd for told in answers.values()), odd
    assert {form for form, _ in odd} <= {"rename", "add"}


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
