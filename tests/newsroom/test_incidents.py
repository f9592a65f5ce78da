"""What went wrong reaches the owners: all of it, together, at most once an hour."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from sqlalchemy import insert, select

from db.tables import Incident, Notice
from newsroom import incidents
from screens import failures

NOW = datetime(2026, 11, 16, 9, 5, tzinfo=UTC)
OWNERS = (7_100_000_001, 7_100_000_002)


async def met(tx, number):
    await tx.execute(insert(Incident).values(number=number, at=NOW, kind="ZeroDivisionError", reported=False))


async def test_once_an_hour_and_all_together(engine):
    async with engine.begin() as tx:
        await met(tx, "A7K3")
        await met(tx, "C9D4")
        assert await incidents.report(tx, OWNERS, NOW) == 2
        await met(tx, "E3F6")
        assert await incidents.report(tx, OWNERS, NOW + timedelta(minutes=50)) == 0, "the hour is not over"
        assert await incidents.report(tx, OWNERS, NOW + timedelta(minutes=56)) == 1
        told = (await tx.execute(select(Notice.chat_id, Notice.parameters).order_by(Notice.id))).all()
    assert [(chat, given["numbers"]) for chat, given in told] == [
        (OWNERS[0], ["A7K3", "C9D4"]),
        (OWNERS[1], ["A7K3", "C9D4"]),
        (OWNERS[0], ["E3F6"]),
        (OWNERS[1], ["E3F6"]),
    ]


async def test_without_owners_nothing_is_forgotten(engine):
    async with engine.begin() as tx:
        await met(tx, "A7K3")
        assert await incidents.report(tx, (), NOW) == 0
        assert await incidents.report(tx, OWNERS, NOW) == 1


async def test_nine_hundred_are_counted_and_some_of_them_named(engine):
    """What the owner reads fits a message, and the notice the row that it is kept in."""
    async with engine.begin() as tx:
        for n in range(900):
            await met(tx, f"N{n}")
        assert await incidents.report(tx, OWNERS, NOW) == 900
        given = (await tx.execute(select(Notice.parameters).where(Notice.chat_id == OWNERS[0]))).scalar_one()
        assert given == {"numbers": [f"N{n}" for n in range(incidents.MOST_NAMED)], "count": 900}
        assert (await tx.execute(select(Incident.id).where(Incident.reported.is_(False)))).all() == []
    for language in ("kk", "ru"):
        told = failures.incidents(language, given["numbers"], given["count"]).text
        assert "900" in told
        assert "N0, N1" in told
        assert len(told) < 400
        assert failures.incidents(language, ["A7K3"], 1).text.endswith(": A7K3.")


async def test_a_number_that_is_taken_is_not_an_error_in_the_error(engine, monkeypatch):
    """Of so many letters two may well be alike: another number is drawn, and both incidents are there."""
    drawn = iter("ACDEACDEACDF")
    monkeypatch.setattr("secrets.choice", lambda _: next(drawn))
    async with engine.begin() as tx:
        numbers = [await incidents.note(tx, "ValueError", update, NOW) for update in (1, 2)]
        assert numbers == ["ACDE", "ACDF"]
        found = select(Incident.number, Incident.update_id, Incident.reported).order_by(Incident.id)
        assert [tuple(one) for one in (await tx.execute(found)).all()] == [("ACDE", 1, False), ("ACDF", 2, False)]


async def test_what_is_met_again_and_again_is_told_once_until_the_owners_know(engine):
    async with engine.begin() as tx:
        first = await incidents.note_once(tx, "TelegramUnauthorizedError", NOW)
        assert await incidents.note_once(tx, "TelegramUnauthorizedError", NOW + timedelta(hours=3)) == first
        other = await incidents.note_once(tx, "SomethingElse", NOW)
        assert await incidents.report(tx, OWNERS, NOW) == 2
        again = await incidents.note_once(tx, "TelegramUnauthorizedError", NOW + timedelta(days=1))
        assert len({first, other, again}) == 3
        assert await incidents.report(tx, OWNERS, NOW + timedelta(days=1)) == 1
