"""Whatever is pressed in whatever order, a post only ever goes where the table of its states leads."""

from __future__ import annotations

import asyncio
import tempfile
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from db.tables import Passage
from newsroom import posts
from newsroom.errors import Refused
from newsroom.post_states import BY_AUTHOR, DRAFT, OPEN, STEPS, after
from tests.databases import Sqlite, opened
from tests.newsroom.people import NOW, seated, union

# The table again, written from the other side: what must never be possible.
NEVER = [("draft", "approve"), ("draft", "return"), ("draft", "publish"), ("sent", "drop"), ("sent", "send"),
         ("sent", "publish"), ("returned", "approve"), ("approved", "return"), ("approved", "drop"),
         ("published", "drop"), ("published", "return"), ("dropped", "send"), ("dropped", "approve")]  # fmt: skip


@pytest.mark.parametrize(("state", "step"), NEVER)
def test_a_step_that_leads_nowhere(state, step):
    assert after(state, step) is None


def test_the_table_is_whole():
    """Every state that a step leads to has a row of its own, and every one can be reached from a draft."""
    assert {state for steps in STEPS.values() for state in steps.values()} | {DRAFT} == set(STEPS)
    assert {state for state, steps in STEPS.items() if set(BY_AUTHOR) <= set(steps)} == set(OPEN)


STEP = st.sampled_from(["send", "drop", "approve", "return", "publish"])
WHO = st.sampled_from(["author", "neighbour", "specialist", "foreign specialist"])
MAY = {"send": "author", "drop": "author", "approve": "specialist", "return": "specialist"}


async def take(tx, people, step: str, who: str, number: int) -> None:
    now = NOW + timedelta(minutes=1)
    if step == "send":
        await posts.send(tx, people[who], number, now)
    elif step == "drop":
        await posts.drop(tx, people[who], number, now)
    elif step == "publish":
        await posts.note_published(tx, number, "https://t.me/c/1/1", now)
    else:
        await posts.review(tx, people[who], number, step, now, {"kk": "күні жоқ"})


async def walk(databases: Sqlite, steps: list[tuple[str, str]]) -> None:
    engine = await opened(databases)
    async with engine.begin() as tx:
        await union(tx)
        people = {
            "author": await seated(tx, "chair", "ridder"),
            "neighbour": await seated(tx, "deputy", "ridder"),
            "specialist": await seated(tx, "specialist", "vko"),
            "foreign specialist": await seated(tx, "specialist", "abay"),
        }
        number = await posts.begin(tx, people["author"], people["author"].seat.organisation_id, NOW, None)
        await posts.add_text(tx, people["author"], number, "Семинар өтті.")
    expected = [DRAFT]
    for step, who in steps:
        leads = after(expected[-1], step) if MAY.get(step, who) == who else None
        refused = False
        try:
            async with engine.begin() as tx:
                await take(tx, people, step, who, number)
        except Refused:
            refused = True
        if leads is not None:
            assert not refused, f"{step} by {who} was refused in {expected[-1]}"
            expected.append(leads)
    async with engine.connect() as tx:
        passed = (await tx.execute(select(Passage.state).order_by(Passage.id))).scalars().all()
        found = await posts.get(tx, number)
    await engine.dispose()
    assert passed == expected, "every passage is recorded, and no other"
    assert found is not None
    assert found.state == expected[-1]


@pytest.fixture(scope="module")
def copies():
    with tempfile.TemporaryDirectory() as folder:
        databases = Sqlite(Path(folder))
        asyncio.run(databases.prepare())
        yield databases


@settings(max_examples=40, deadline=None)
@given(steps=st.lists(st.tuples(STEP, WHO), max_size=12))
def test_random_steps_never_leave_the_table(copies, steps):
    asyncio.run(walk(copies, steps))


def test_the_longest_way(copies):
    """Chance seldom walks to the end; this does, with the wrong people at the door all along."""
    way = [("send", "author"), ("return", "foreign specialist"), ("return", "specialist"), ("send", "neighbour"),
           ("send", "author"), ("drop", "author"), ("publish", "specialist"), ("approve", "specialist"),
           ("approve", "specialist"), ("return", "specialist"), ("publish", "author"), ("publish", "author"),
           ("drop", "author")]  # fmt: skip
    asyncio.run(walk(copies, way))


async def test_what_was_dropped_was_not_sent(engine):
    """Returned and thrown away: the branch has sent nothing this week, and the list does not show it."""
    async with engine.begin() as tx:
        await union(tx)
        chair, specialist = await seated(tx, "chair", "ridder"), await seated(tx, "specialist", "vko")
        number = await posts.begin(tx, chair, chair.seat.organisation_id, NOW, None)
        await posts.add_text(tx, chair, number, "Семинар өтті.")
        await posts.send(tx, chair, number, NOW)
        assert await posts.sent_in_week(tx, chair.seat.organisation_id, "2026-W47") == 1
        await posts.review(tx, specialist, number, "return", NOW, {"kk": "күні жоқ"})
        await posts.drop(tx, chair, number, NOW)
        assert await posts.sent_in_week(tx, chair.seat.organisation_id, "2026-W47") == 0
        assert await posts.mine(tx, chair.seat.organisation_id, 10) == []


async def test_a_text_is_measured_as_telegram_measures(engine):
    """An emoji takes two: 1,750 of them fill a post."""
    async with engine.begin() as tx:
        await union(tx)
        chair = await seated(tx, "chair", "ridder")
        number = await posts.begin(tx, chair, chair.seat.organisation_id, NOW, None)
        await posts.add_text(tx, chair, number, "🎓" * 1750)
        with pytest.raises(Refused) as refused:
            await posts.add_text(tx, chair, number, "я")
    assert (refused.value.kind, refused.value.parameters) == ("text_too_long", {"length": 3503, "most": 3500})
