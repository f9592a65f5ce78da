"""Of the month that is over each branch is told once, but for who could have sent nothing in it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import delete, insert, select

from db.tables import Notice, QuietWeek
from newsroom.posts import drafting
from newsroom.reminders import away, managing, months_back, rules, runs
from newsroom.union import readers
from scheduler.notices import word
from tests.newsroom.everybody import NOW, in_flight, place, rule, seated, sent_post, union

DAY = timedelta(days=1)
AT = datetime(2026, 12, 2, 6, tzinfo=UTC)  # a Wednesday, eleven in Almaty
LONG_AGO, IN_IT = NOW - 60 * DAY, NOW


@pytest.fixture
async def tx(engine):
    async with engine.begin() as tx:
        await union(tx)
        yield tx


async def told(tx, at: datetime = AT) -> list[tuple[int, int]]:
    """Who and of which place, of all that was left since it was asked last."""
    await runs.come_due(tx, at)
    left = select(Notice.chat_id, Notice.parameters).where(Notice.kind == "own_month").order_by(Notice.id)
    found = [(chat, about["place"]) for chat, about in await tx.execute(left)]
    await tx.execute(delete(Notice))
    return found


async def of_day_before(tx) -> None:
    """The rules are made, and what was due by then is told."""
    await told(tx, AT - DAY)


async def test_who_is_told_and_who_is_left_in_peace(tx):
    """Sent, or not; new in that month; of two places; where there is a deputy. Once, however often it is asked."""
    chair, deputy = await seated(tx, "chair", "ridder", LONG_AGO), await seated(tx, "deputy", "ridder", IN_IT)
    silent, new = await seated(tx, "chair", "ulan", LONG_AGO), await seated(tx, "chair", "school", IN_IT)
    new_and_busy = await seated(tx, "chair", "ayagoz", IN_IT)
    for who in (chair, new_and_busy):
        await sent_post(tx, who, now=IN_IT)
    await of_day_before(tx)
    found = await told(tx)
    assert sorted(found) == sorted((who.account_id, who.seat.organisation_id)
                                   for who in (chair, deputy, silent, new_and_busy))  # fmt: skip
    assert await told(tx, AT + timedelta(minutes=1)) == await told(tx, AT - timedelta(hours=3)) == []
    specialist = await seated(tx, "specialist", "vko")
    number = await rule(tx, kind=rules.SUMMARY)
    assert managing.fields_of(rules.SUMMARY) == ["minute", "audience"], "the day is the second"
    about = await managing.preview(tx, specialist, number, AT)
    assert (about.place_id, await managing.how_many(tx, specialist, number, AT)) == (chair.seat.organisation_id, 3)
    await managing.change(tx, specialist, number, "audience", 1, AT)
    assert await managing.how_many(tx, specialist, number, AT) == 2
    await sent_post(tx, new, now=IN_IT)
    assert await managing.how_many(tx, specialist, number, AT) == 3, "something came: that is told to whoever is new"
    await managing.change(tx, specialist, number, "is_on", 0, AT)
    assert {chat for chat, _ in await told(tx, datetime(2027, 1, 5, 6, tzinfo=UTC))} <= {new_and_busy.account_id}


async def test_who_was_excused_all_month_or_is_away(tx):
    """Of one week it is told still. A deputy gets what the chair would; by Russian Christmas it is late, and comes."""
    ridder, ulan = [await seated(tx, "chair", code, LONG_AGO) for code in ("ridder", "ulan")]
    deputy = await seated(tx, "deputy", "ridder", LONG_AGO)
    november = months_back.month_over(AT.date())
    assert november == (date(2026, 11, 1), date(2026, 12, 1))
    said = [{"organisation_id": ulan.seat.organisation_id, "week": week, "reason": "time", "words": "", "said_at": NOW}
            for week in ("2026-W45", "2026-W46", "2026-W47", "2026-W48", "2026-W49")]  # fmt: skip
    await tx.execute(insert(QuietWeek), said[:1])
    places = [who.seat.organisation_id for who in (ridder, ulan)]
    assert await months_back.worth_telling(tx, places, AT.date()) == {*places}
    await tx.execute(insert(QuietWeek), said[1:])
    assert await months_back.worth_telling(tx, places, AT.date()) == {places[0]}
    await of_day_before(tx)
    number = await rule(tx, kind=rules.SUMMARY)
    await managing.change(tx, await seated(tx, "specialist", "vko"), number, "audience", 1, AT)
    await away.go(tx, ridder, (AT + 5 * DAY).date(), AT - DAY)
    assert await told(tx) == [(deputy.account_id, places[0])]
    assert [place_id for _, place_id in await told(tx, datetime(2027, 1, 5, 7, tzinfo=UTC))] == places


async def test_what_is_true_no_more_when_it_is_told_is_not_sent(tx):
    """The only post of a new chair is withdrawn; an old one goes away."""
    new, old = await seated(tx, "chair", "ridder", IN_IT), await seated(tx, "chair", "ulan", LONG_AGO)
    post = await sent_post(tx, new, now=IN_IT)

    async def words(who, code: str):
        given = {"region": await place(tx, "vko"), "place": await place(tx, code), "day": "2026-12-02", "by_hand": ""}
        reader = (await readers.readers_of(tx, [who.account_id], AT))[who.account_id]
        notice = replace(in_flight("own_month", given, who.account_id, who.person_id), due_at=AT)
        return await word(tx, notice, reader, AT, {})

    assert [(await words(who, code)).text.count("2026") for who, code in ((new, "ridder"), (old, "ulan"))] == [1, 1]
    await drafting.take_back(tx, new, post, "withdraw", AT)
    await away.go(tx, old, AT.date(), NOW)
    assert [await words(new, "ridder"), await words(old, "ulan")] == [None, None]
