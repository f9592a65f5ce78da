"""Silent branches are reminded once a week, by whoever reviews there, and of no week that is long over."""

from __future__ import annotations

import asyncio

import pytest
from sqlalchemy import select

from db.tables import Notice
from newsroom import weeks
from newsroom.digests import digests, silent
from newsroom.errors import Refused
from newsroom.reminders import away, quiet
from tests.newsroom.everybody import NOW, place, seated, sent_post, union

TODAY, WEEK = weeks.term_day(NOW), weeks.week_of(weeks.term_day(NOW))


async def with_people(engine):
    async with engine.begin() as tx:
        await union(tx)
        return {
            name: await seated(tx, *seat)
            for name, seat in {
                "specialist": ("specialist", "vko"), "ridder": ("chair", "ridder"), "ulan": ("chair", "ulan"),
                "deputy": ("deputy", "ulan"),
            }.items()
        }  # fmt: skip


@pytest.fixture
def fill():
    return with_people


@pytest.fixture
def people(engine):
    return engine.given


async def remind(tx, people, week: str = WEEK) -> int:
    return await silent.remind(tx, people["specialist"], await place(tx, "vko"), week, NOW, TODAY)


async def asked(engine) -> list[int]:
    async with engine.connect() as tx:
        return sorted((await tx.execute(select(Notice.chat_id).where(Notice.kind == "asked"))).scalars())


async def test_who_has_sent_is_left_in_peace_and_nobody_hears_it_twice(engine, people):
    async with engine.begin() as tx:
        await sent_post(tx, people["ridder"])
    told = sorted([people["ulan"].account_id, people["deputy"].account_id])
    for expected in (1, 0):
        async with engine.begin() as tx:
            assert await remind(tx, people) == expected
        assert await asked(engine) == told
    async with engine.begin() as tx:
        found = await digests.of_week(tx, people["specialist"], await place(tx, "vko"), WEEK)
        quiet = await silent.of_week(tx, await place(tx, "vko"), found, NOW, TODAY)
        assert (quiet.reminded, quiet.to_remind) == ({await place(tx, "ulan")}, ())


async def test_who_has_said_that_nothing_comes_or_is_away_is_left_in_peace(engine, people):
    """For a chair who is away their deputy is told; a branch that has said so counts, and is named no reason for."""
    async with engine.begin() as tx:
        ridder, vko = await place(tx, "ridder"), await place(tx, "vko")
        await quiet.say(tx, people["ridder"], ridder, WEEK, "connection", NOW)
        await away.go(tx, people["ulan"], TODAY, NOW)
        assert await remind(tx, people) == 1
        found = await digests.of_week(tx, people["specialist"], vko, WEEK)
        assert found.quiet == {"connection": 1}
    assert await asked(engine) == [people["deputy"].account_id]


async def test_two_at_once_remind_once(engine, people):
    async def press() -> int:
        async with engine.begin() as tx:
            return await remind(tx, people)

    assert sorted(await asyncio.gather(press(), press())) == [0, 2]
    assert len(await asked(engine)) == 3


async def test_of_the_last_week_still_and_of_none_before(engine, people):
    last = weeks.before(WEEK)
    async with engine.begin() as tx:
        assert await remind(tx, people, last) == 2
        assert await remind(tx, people) == 2, "another week is another reminder"
        for week in (weeks.before(last), weeks.after(WEEK)):
            with pytest.raises(Refused, match="old_button"):
                await remind(tx, people, week)
