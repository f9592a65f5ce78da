"""When a rule comes due, as a table: by each region's own clock, on working days, whatever the calendar does."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from newsroom.reminders import rules
from newsroom.reminders.due import DAY, MONTH, WEEK, When, next_due

RUBRIC, CHASER, COUNT = (rules.KINDS[name].usually for name in (rules.RUBRIC, rules.CHASER, rules.COUNT))
SLOT, PLAN = When(DAY, 15 * 60), When(DAY, 11 * 60, day=25)
ON_31ST, LAST_FRIDAY = When(MONTH, 9 * 60, day=31), When(MONTH, 9 * 60, weekday=5, nth=5)
LATE = When(WEEK, 23 * 60 + 30, weekday=4)
ALMATY, LONDON = "Asia/Almaty", "Europe/London"
# Of the law: New Year with its moved Monday, Nauryz of 2027 with its Wednesday, a Kurban Ait of an owner's exception.
OFF = {
    date(2027, 1, 1), date(2027, 1, 4), date(2027, 1, 7), date(2027, 3, 8), date(2027, 3, 22), date(2027, 3, 23),
    date(2027, 3, 24), date(2027, 5, 7), date(2024, 6, 17), date(2026, 12, 16),
}  # fmt: skip
WORKED = {date(2024, 5, 4)}  # a Saturday that was worked for a Friday


def is_off(day: date) -> bool:
    return day in OFF or (day.isoweekday() > 5 and day not in WORKED)


@pytest.mark.parametrize(
    ("when", "zone", "since", "comes", "period"),
    [
        # Monday, ten in Almaty, is five in Greenwich.
        (RUBRIC, ALMATY, "2026-11-16T04:59:59", "2026-11-16T05:00:00", "2026-W47"),
        (RUBRIC, ALMATY, "2026-11-16T05:00:00", "2026-11-16T05:00:00", "2026-W47"),
        (RUBRIC, ALMATY, "2026-11-16T05:00:01", "2026-11-23T05:00:00", "2026-W48"),
        (RUBRIC, LONDON, "2026-11-16T05:00:00", "2026-11-16T10:00:00", "2026-W47"),
        (RUBRIC, LONDON, "2026-07-13T05:00:00", "2026-07-13T09:00:00", "2026-W29"),
        # Thursday begins there while it is still Wednesday here.
        (CHASER, "Pacific/Auckland", "2026-11-16T00:00:00", "2026-11-18T21:00:00", "2026-W47"),
        # The year ends in a week that belongs to it, and the first Monday of the next is off for a Saturday.
        (RUBRIC, ALMATY, "2026-12-28T05:00:01", "2027-01-05T05:00:00", "2027-W01"),
        # A Friday that is off: its week has no working day left, so the week has none.
        (When(WEEK, 600, weekday=5), ALMATY, "2026-12-28T00:00:00", "2027-01-08T05:00:00", "2027-W01"),
        # Three days off in a row: Thursday has both.
        (RUBRIC, ALMATY, "2027-03-19T00:00:00", "2027-03-25T05:00:00", "2027-W12"),
        (CHASER, ALMATY, "2027-03-19T00:00:00", "2027-03-25T05:00:00", "2027-W12"),
        # An exception that an owner entered yesterday.
        (RUBRIC, ALMATY, "2024-06-16T00:00:00", "2024-06-18T05:00:00", "2024-W25"),
        # The first Friday of a month; what has no week moves on, though it be into the next one.
        (COUNT, ALMATY, "2026-12-01T00:00:00", "2026-12-04T06:00:00", "2026-12"),
        (COUNT, ALMATY, "2026-12-04T06:00:01", "2027-01-05T06:00:00", "2027-01"),
        (COUNT, ALMATY, "2027-05-06T00:00:00", "2027-05-10T06:00:00", "2027-05"),
        # The 31st of a month that has none, and its last Friday.
        (ON_31ST, ALMATY, "2028-02-01T00:00:00", "2028-02-29T04:00:00", "2028-02"),
        (ON_31ST, ALMATY, "2027-02-01T00:00:00", "2027-02-01T04:00:00", "2027-01"),
        (LAST_FRIDAY, ALMATY, "2027-02-01T00:00:00", "2027-02-26T04:00:00", "2027-02"),
        (LAST_FRIDAY, ALMATY, "2026-10-01T00:00:00", "2026-10-30T04:00:00", "2026-10"),
        # Every working day: not on Saturday, nor on Republic Day.
        (SLOT, ALMATY, "2026-11-20T10:00:01", "2026-11-23T10:00:00", "2026-11-23"),
        (SLOT, ALMATY, "2026-12-15T10:00:01", "2026-12-17T10:00:00", "2026-12-17"),
        (SLOT, ALMATY, "2024-05-03T10:00:01", "2024-05-04T10:00:00", "2024-05-04"),
        # From the 25th to the end of the month.
        (PLAN, ALMATY, "2026-11-01T00:00:00", "2026-11-25T06:00:00", "2026-11-25"),
        (PLAN, ALMATY, "2026-11-30T06:00:01", "2026-12-25T06:00:00", "2026-12-25"),
        # The 29th of February 2024 was an hour longer in Almaty: of the two half past elevens the first.
        (LATE, ALMATY, "2024-02-29T00:00:00", "2024-02-29T17:30:00", "2024-W09"),
        (RUBRIC, ALMATY, "2024-02-26T00:00:00", "2024-02-26T04:00:00", "2024-W09"),
        (RUBRIC, ALMATY, "2024-02-26T04:00:01", "2024-03-04T05:00:00", "2024-W10"),
        # In the west nothing changed that day.
        (RUBRIC, "Asia/Aqtobe", "2024-03-04T00:00:00", "2024-03-04T05:00:00", "2024-W10"),
        # Half past one of the 28th of March 2027 there was none in London: an hour later by the clock.
        (When(DAY, 90), LONDON, "2027-03-26T02:00:00", "2027-03-29T00:30:00", "2027-03-29"),
    ],
)  # fmt: skip
def test_due_times(when, zone, since, comes, period):
    due = next_due(when, zone, is_off, moment(since))
    assert due is not None
    assert (due.at, due.period) == (moment(comes), period)


def moment(text: str) -> datetime:
    return datetime.fromisoformat(f"{text}+00:00")


def test_an_hour_that_the_clocks_leave_out_comes_later_and_once():
    """On a Sunday that is worked."""
    sunday = next_due(When(DAY, 90), LONDON, lambda _: False, moment("2027-03-28T00:00:00"))
    assert sunday is not None
    assert sunday.at == moment("2027-03-28T01:30:00")


def test_the_repeated_hour_does_not_bring_it_twice():
    first = next_due(LATE, ALMATY, is_off, moment("2024-02-29T00:00:00"))
    after = next_due(LATE, ALMATY, is_off, first.at + timedelta(minutes=59), first.period)
    assert after.at == moment("2024-03-07T18:30:00")


def test_a_week_that_is_done_does_not_come_again_though_its_day_is_moved():
    tuesday = When(WEEK, 600, weekday=2)
    assert next_due(tuesday, ALMATY, is_off, moment("2026-11-16T05:00:01"), "2026-W47").period == "2026-W48"


def test_where_no_day_is_a_working_one_there_is_none():
    for when in (RUBRIC, SLOT):
        assert next_due(when, ALMATY, lambda _: True, moment("2026-11-16T00:00:00")) is None
