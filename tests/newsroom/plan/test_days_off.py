"""Days off: by the law, with names of ours, moved and estimated ones; and what an owner has said of them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import insert

from db.tables import DayException
from locales import LANGUAGES
from newsroom.plan import by_law
from newsroom.plan.days_off import DaysOff, days_off
from tests.newsroom.everybody import NOW

EXCHANGED = "Перенесённый выходной"
YEARS = range(2024, 2037)


def calendar(**said: tuple[str, dict]) -> DaysOff:
    """By law, and by what is said: `on_2027_05_17=("off", names)`."""
    found = {date(*map(int, day.removeprefix("on_").split("_"))): one for day, one in said.items()}
    return DaysOff(date(2024, 1, 1), date(2028, 12, 31), found)


@pytest.mark.parametrize(
    ("day", "is_off", "name"),
    [
        # The chain of the New Year 2027: Friday and Saturday, Sunday, and a Monday for Saturday.
        ("2026-12-31", False, None), ("2027-01-01", True, "Новый год"), ("2027-01-02", True, "Новый год"),
        ("2027-01-03", True, None), ("2027-01-04", True, "Новый год (перенос выходного)"),
        ("2027-01-05", False, None), ("2027-01-07", True, "Рождество"), ("2027-01-08", False, None),
        # March: the new day of the Constitution, and a Wednesday for Sunday the 21st.
        ("2027-03-08", True, "Международный женский день"), ("2027-03-15", True, "День Конституции"),
        ("2027-03-21", True, "Наурыз мейрамы"), ("2027-03-23", True, "Наурыз мейрамы"),
        ("2027-03-24", True, "Наурыз мейрамы (перенос выходного)"), ("2027-03-25", False, None),
        # May: Mondays for Saturday the 1st and for Sunday the 9th; what the moon decides is moved to no Monday.
        ("2027-05-03", True, "Праздник единства народа Казахстана (перенос выходного)"),
        ("2027-05-07", True, "День защитника Отечества"), ("2027-05-10", True, "День Победы (перенос выходного)"),
        ("2027-05-16", True, "Курбан айт"), ("2027-05-17", False, None),
        # A Saturday that was worked for a Wednesday.
        ("2024-05-04", False, None), ("2024-05-08", True, EXCHANGED), ("2025-01-03", True, EXCHANGED),
        ("2025-01-05", False, None), ("2024-06-16", True, "Курбан айт"), ("2024-06-17", False, None),
        # The old day of the Constitution went with the old Constitution.
        ("2025-09-01", True, "День Конституции (перенос выходного)"), ("2026-08-31", False, None),
        ("2024-02-29", False, None), ("2028-02-29", False, None), ("2026-11-28", True, None),
    ],
)  # fmt: skip
def test_by_law(day, is_off, name):
    known, on = calendar(), date.fromisoformat(day)
    assert known.is_off(on) is is_off
    assert (known.names(on) or {}).get("ru") == name


def test_every_day_off_has_a_name_in_each_language():
    """A new holiday of a newer package fails here: give it a name."""
    unnamed = by_law._told()["unnamed"]
    for year in YEARS:
        for day, known in by_law.of_year(year).items():
            assert known.names != unnamed, day
            assert not known.is_off or set(known.names) == set(LANGUAGES), day


@pytest.mark.parametrize(
    ("day", "is_estimate"),
    [("2025-06-06", False), ("2026-05-27", False), ("2027-05-16", True), ("2028-05-05", True), ("2027-05-07", False),
     ("2027-05-18", False)],
)  # fmt: skip
def test_estimates(day, is_estimate):
    assert calendar().is_estimate(date.fromisoformat(day)) is is_estimate


AIT = {"kk": "Құрбан айт", "ru": "Курбан айт"}


@pytest.mark.parametrize(
    ("said", "off", "working"),
    [
        # Moved by the moon: a Sunday stays one, and a Monday is off.
        (
            {"on_2027_05_16": ("usual", {}), "on_2027_05_17": ("off", AIT)},
            ("2027-05-16", "2027-05-17"), ("2027-05-18",),
        ),
        # A holiday in the week that is given up.
        ({"on_2027_07_06": ("usual", {})}, (), ("2027-07-06",)),
        # A Saturday that is worked for a Monday.
        (
            {"on_2027_12_11": ("worked", {}), "on_2027_12_17": ("off", AIT)},
            ("2027-12-16", "2027-12-17"), ("2027-12-11",),
        ),
    ],
)  # fmt: skip
def test_what_an_owner_says_comes_before_the_law(said, off, working):
    known = calendar(**said)
    assert all(known.is_off(date.fromisoformat(day)) for day in off)
    assert not any(known.is_off(date.fromisoformat(day)) for day in working)


def test_what_an_owner_says_is_no_estimate():
    assert not calendar(on_2027_05_16=("off", AIT)).is_estimate(date(2027, 5, 16))


@pytest.mark.parametrize(
    ("day", "following"),
    [
        ("2027-01-01", "2027-01-05"), ("2027-01-07", "2027-01-08"),
        ("2027-03-20", "2027-03-25"), ("2026-11-27", "2026-11-27"),
        ("2026-11-28", "2026-11-30"), ("2028-02-29", "2028-02-29"),
        ("2024-05-04", "2024-05-04"),
    ],
)  # fmt: skip
def test_the_nearest_working_day(day, following):
    known = calendar()
    assert known.next_working(date.fromisoformat(day)) == date.fromisoformat(following)


def test_working_days_of_a_month():
    known = DaysOff(date(2027, 1, 1), date(2027, 1, 31), {})
    assert [day.day for day in known.working_days()][:5] == [5, 6, 8, 11, 12]
    assert [day.day for day, _ in known.special()] == [1, 2, 4, 7]


async def test_exceptions_are_read_around_the_days_that_are_asked_for(tx):
    first, last = date(2027, 4, 1), date(2027, 4, 30)
    row = {"names": AIT, "entered_at": NOW, "kind": "off"}
    days = (date(2027, 5, 4), date(2027, 3, 31), last + timedelta(days=400))
    await tx.execute(insert(DayException), [{"on_day": day, **row} for day in days])
    found = await days_off(tx, first, last)
    assert (found.is_off(days[0]), found.is_off(days[1])) == (True, True)
    assert found.next_working(date(2027, 5, 1)) == date(2027, 5, 5)
    assert len(found.said) == 2
