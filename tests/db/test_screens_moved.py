"""What the version before asked goes on being asked, with what had been answered: its questions are forms now."""

from __future__ import annotations

from datetime import UTC, datetime
from importlib import import_module

import pytest
import sqlalchemy as sa
from alembic import command
from sqlalchemy import insert, select

from db.migrate import configuration, move
from db.tables import Account, Organisation, Unfinished
from handlers.forms import FORMS
from handlers.views import known_view
from tests.databases import opened
from tests.handlers.test_kept_screens import MOVED

MIGRATION = import_module("db.migrations.versions.0007_questions_are_forms")
BOTH = {"kk": "А", "ru": "А"}
AT = datetime(2026, 11, 16, 5, 0, tzinfo=UTC)
CLOSING = {"view": "close", "place": 2}

# account: the screen as it was; as it is now; and what is kept of its answers
KEPT: dict[int, tuple[dict, dict, tuple[str, str, dict] | None]] = {
    1: ({"view": "name", "place": 2, "new": False, "names": {"kk": "Б"}, "missing": "ru"},
        {"view": "rename", "place": 2, "at": "ru"}, ("rename", '{"place":2}', {"kk": "Б"})),
    2: ({"view": "name", "place": 2, "new": True, "names": {}, "missing": "kk"},
        {"view": "add", "place": 2, "at": "kk"}, None),
    3: ({"view": "signature", "region": 2, "language": "ru"}, {"view": "signature", "region": 2, "at": "ru"}, None),
    4: ({"view": "tip", "missing": "ru"}, {"view": "tip", "at": "ru"}, ("tip", "{}", {"kk": "Кеңес: 1"})),
    5: ({"view": "tip_check"}, {"view": "tip", "at": "sure"}, ("tip", "{}", {"kk": "Кеңес", "ru": "Совет"})),
    6: ({"view": "doubt", "page": 7, "count": 9000, "said": []}, {"view": "page", "page": 7}, None),
    7: ({"view": "which_count", "page": 7, "smaller": [6], "larger": [6000]}, {"view": "page", "page": 7}, None),
    8: ({"view": "which_figure", "place": 2, "kind": "members", "smaller": [1], "larger": [1000],
         "on_day": "2026-11-16", "precision": "day"}, {"view": "figure", "place": 2, "kind": "members"}, None),
    9: (CLOSING | {"on_day": "2026-11-16"}, CLOSING | {"on_day": "2026-11-16"}, None),
    10: (CLOSING, CLOSING, None),
    11: ({"view": "help", "of": {"view": "name", "place": 2, "new": False, "names": {"kk": "Б"}, "missing": "ru"}},
         {"view": "help", "of": {"view": "rename", "place": 2, "at": "ru"}}, ("rename", '{"place":2}', {"kk": "Б"})),
    12: ({"view": "reason", "post": 9, "step": "return"}, {"view": "reason", "post": 9, "step": "return"}, None),
    13: ({}, {}, None),
}  # fmt: skip
ODD = [
    None, [], ["view"], "view", 7, {"view": None}, {"view": ["name"]}, {"view": {}}, {"view": "of another time"},
    {"view": "name"}, {"view": "name", "names": {"kk": "Б"}},
    {"view": "name", "names": ["Б"], "new": True, "missing": "kk"},
    {"view": "name", "place": 2, "new": False, "names": ["Б"], "missing": "ru"},
    {"view": "name", "place": 2, "new": False, "names": {"kk": None}, "missing": "ru"},
    {"view": "name", "place": [2], "new": False, "names": {"kk": "Б"}, "missing": "ru"},
    {"view": "signature"}, {"view": "tip"}, {"view": "doubt"}, {"view": "which_count"},
    {"view": "which_figure", "place": 2},
    {"view": "help"}, {"view": "help", "of": None}, {"view": "help", "of": []},
    {"view": "help", "of": {"view": "name"}},
    {"view": "help", "of": {"view": ["card"]}}, {"view": "card", "post": 7, "scheduled": None},
]  # fmt: skip
TIPS = {4: {"kk": "Кеңес: 1"}, 5: {"kk": "Кеңес", "ru": "Совет"}}


@pytest.fixture
async def before(databases):
    engine = opened(await databases.at(MIGRATION.down_revision))
    async with engine.begin() as tx:
        row = {"level": "branch", "code": "b", "names": BOTH, "union_names": {}, "settings": {}}
        await tx.execute(insert(Organisation).values(id=2, **row))
        for account, (screen, *_) in KEPT.items():
            new = {"id": account, "language": "kk", "update_id": 0, "menu": "", "screen": screen, "shown_at": AT}
            await tx.execute(insert(Account).values(**new))
        for account, texts in TIPS.items():
            kept = {"account_id": account, "form": "tip", "answers": texts, "at": AT}
            await tx.execute(sa.insert(MIGRATION.BEFORE).values(**kept))
    yield engine
    await engine.dispose()


async def test_each_goes_on_being_asked(before):
    await move(before)
    async with before.connect() as tx:
        found = dict((await tx.execute(select(Account.id, Account.screen))).all())
    assert found == {account: screen for account, (_, screen, _) in KEPT.items()}
    assert all(known_view(screen) is not None for screen in found.values()), "drawn by what draws it today"
    assert {screen.get("view") for screen, *_ in KEPT.values()} >= set(MOVED)


async def test_what_is_odd_holds_nothing_up(before):
    """It is dropped, with what cannot be told of its answers; whoever stood there stands at home."""
    async with before.begin() as tx:
        for account, screen in enumerate(ODD, 100):
            new = {"id": account, "language": "kk", "update_id": 0, "menu": "", "screen": screen, "shown_at": AT}
            await tx.execute(insert(Account).values(**new))
            kept = {"account_id": account, "form": "tip", "answers": ([], {"kk": 7}, None, "Б")[account % 4], "at": AT}
            await tx.execute(sa.insert(MIGRATION.BEFORE).values(**kept))
    await move(before)
    async with before.connect() as tx:
        found = dict((await tx.execute(select(Account.id, Account.screen))).all())
        kept = dict((await tx.execute(select(Unfinished.account_id, Unfinished.answers))).all())
    assert [found[account] for account in KEPT] == [screen for _, screen, _ in KEPT.values()]
    assert all(isinstance(found[account], dict) for account in range(100, 100 + len(ODD)))
    assert set(kept) == {account for account, (*_, told) in KEPT.items() if told is not None}


async def test_what_was_answered_is_gone_on_with(before):
    await move(before)
    columns = (Unfinished.account_id, Unfinished.form, Unfinished.about, Unfinished.answers)
    async with before.connect() as tx:
        kept = {account: tuple(row) for account, *row in (await tx.execute(select(*columns))).all()}
    assert kept == {account: told for account, (*_, told) in KEPT.items() if told is not None}
    for form, _, answers in kept.values():
        if form == "tip":  # is written on a card by now: 0023 makes drafts of those
            continue
        assert set(answers) <= {step.name for step in FORMS[form].steps}


async def test_and_back(before):
    await move(before, MIGRATION.revision)
    async with before.connect() as connection:
        await connection.run_sync(lambda raw: command.downgrade(configuration(raw), MIGRATION.down_revision))
        await connection.commit()
    async with before.connect() as tx:
        kept = dict((await tx.execute(select(MIGRATION.BEFORE.c.account_id, MIGRATION.BEFORE.c.answers))).all())
    assert kept == TIPS
