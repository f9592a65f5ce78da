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
from newsroom.reminders.notices import RegionAsked
from scheduler.notices import KINDS
from tests.newsroom.everybody import NOW, in_flight, place, seated, sent_post, union

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
        quiet = await silent.of_week(tx, found, NOW, TODAY)
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


async def test_of_a_silent_region_the_specialist_is_asked_and_nobody_below(engine, people):
    """Once a week, whoever presses; where something has come, nobody; and where no specialist sits, that is known."""
    async with engine.begin() as tx:
        press, owner = await seated(tx, "press", "centre"), await seated(tx, "owner", "centre")
        centre, vko, abay = [await place(tx, code) for code in ("centre", "vko", "abay")]
        known = await silent.to_remind(tx, press, centre, WEEK, NOW, TODAY)
        assert ([one.place_id for one in known.to_remind], known.empty) == ([vko], {abay})
        for who, count in ((press, 1), (owner, 0)):
            assert await silent.remind(tx, who, centre, WEEK, NOW, TODAY) == count
        left = (await tx.execute(select(Notice.chat_id, Notice.kind, Notice.parameters))).all()
        assert left == [(people["specialist"].account_id, "region_asked", {"region": vko, "week": WEEK})]
        assert (await silent.to_remind(tx, press, centre, WEEK, NOW, TODAY)).reminded == {vko}
        assert await remind(tx, people) == 2, "their branches are theirs to remind"
        notice = in_flight("region_asked", left[0].parameters, left[0].chat_id)
        about = RegionAsked(vko, WEEK)
        assert await KINDS["region_asked"].words(tx, about, notice, "kk") is not None
        await sent_post(tx, people["ridder"])
        assert await KINDS["region_asked"].words(tx, about, notice, "kk") is None, "it has come meanwhile"
        assert await silent.remind(tx, press, centre, weeks.before(WEEK), NOW, TODAY) == 1
        with pytest.raises(Refused, match="no_right"):
            await silent.remind(tx, people["specialist"], centre, WEEK, NOW, TODAY)
        with pytest.raises(Refused, match="old_button"):
            await silent.remind(tx, press, await place(tx, "ridder"), WEEK, NOW, TODAY)
