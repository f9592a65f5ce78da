"""Weeks by ISO, and days by the clock of the place."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select

from db.tables import Post
from newsroom import weeks
from tests.newsroom.everybody import seated, sent_post, union

# The last and first days of years that begin on each day of the week, and the long years among them.
YEAR_ENDS = [
    (date(2020, 12, 31), "2020-W53"),
    (date(2021, 1, 3), "2020-W53"),
    (date(2021, 1, 4), "2021-W01"),
    (date(2022, 1, 2), "2021-W52"),
    (date(2023, 1, 1), "2022-W52"),
    (date(2024, 1, 1), "2024-W01"),
    (date(2024, 12, 29), "2024-W52"),
    (date(2024, 12, 30), "2025-W01"),
    (date(2025, 12, 29), "2026-W01"),
    (date(2026, 12, 28), "2026-W53"),
    (date(2027, 1, 3), "2026-W53"),
    (date(2027, 1, 4), "2027-W01"),
]


@pytest.mark.parametrize(("day", "week"), YEAR_ENDS)
def test_the_week_of_a_day(day, week):
    assert weeks.week_of(day) == week
    monday, sunday = weeks.days_of(week)
    assert monday <= day <= sunday
    assert (monday.isoweekday(), sunday.isoweekday()) == (1, 7)


@pytest.mark.parametrize(
    ("week", "before"),
    [("2021-W01", "2020-W53"), ("2026-W01", "2025-W52"), ("2027-W01", "2026-W53"), ("2026-W47", "2026-W46")],
)
def test_the_week_before(week, before):
    assert weeks.before(week) == before


def test_ten_years_of_days_lose_no_week():
    day, seen = date(2019, 12, 30), []
    while day < date(2030, 1, 1):
        if (week := weeks.week_of(day)) not in seen[-1:]:
            assert not seen or weeks.before(week) == seen[-1]
            seen.append(week)
        day += timedelta(days=1)
    assert len(seen) == len(set(seen)) == 523


ZONES = [
    # late on a Sunday by UTC, early on Monday in Almaty; since 2024 five hours ahead, before that six
    ("Asia/Almaty", datetime(2026, 11, 15, 18, 59, tzinfo=UTC), "2026-11-15 23:59"),
    ("Asia/Almaty", datetime(2026, 11, 15, 19, 0, tzinfo=UTC), "2026-11-16 00:00"),
    ("Asia/Almaty", datetime(2024, 2, 29, 17, 59, tzinfo=UTC), "2024-02-29 23:59"),
    ("Asia/Oral", datetime(2026, 11, 15, 19, 0, tzinfo=UTC), "2026-11-16 00:00"),
    ("", datetime(2026, 11, 15, 19, 0, tzinfo=UTC), "2026-11-16 00:00"),
    ("UTC", datetime(2026, 11, 15, 19, 0, tzinfo=UTC), "2026-11-15 19:00"),
]  # fmt: skip


@pytest.mark.parametrize(("zone", "moment", "there"), ZONES)
def test_the_clock_of_the_place(zone, moment, there):
    assert f"{weeks.local(moment, zone):%Y-%m-%d %H:%M}" == there


async def test_a_post_counts_in_the_week_of_its_place(engine):
    """Monday has begun in Ridder while it is still Sunday by UTC."""
    sunday_by_utc = datetime(2026, 11, 15, 19, 30, tzinfo=UTC)
    async with engine.begin() as tx:
        await union(tx)
        number = await sent_post(tx, await seated(tx, "chair", "ridder"), now=sunday_by_utc)
        counted_in = (await tx.execute(select(Post.local_day, Post.week).where(Post.id == number))).one()
    assert counted_in == (date(2026, 11, 16), "2026-W47")
