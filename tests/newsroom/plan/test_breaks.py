"""School breaks: by the order of a year, a region's own before it, and a year that nobody has written down yet."""

from __future__ import annotations

from datetime import date

import pytest

from locales import LANGUAGES
from newsroom.errors import Refused
from newsroom.plan import breaks
from newsroom.plan.breaks import KINDS, Break
from newsroom.union import organisations
from tests.newsroom.everybody import NOW, place, seated

AUTUMN, LATER = (date(2025, 10, 27), date(2025, 11, 2)), (date(2025, 11, 3), date(2025, 11, 9))


async def had_by(tx, code: str, first: date, last: date) -> list[Break]:
    return breaks.between(await organisations.require_place(tx, await place(tx, code)), first, last)


def test_every_order_is_whole_and_in_its_year():
    for year in map(int, breaks._told()["years"]):
        spans = breaks.ordered(year)
        assert set(spans) == set(KINDS)
        for first, last in spans.values():
            assert breaks.require_span(year, first, last) == (first, last)
        in_order = [day for span in sorted(spans.values()) for day in span]
        assert in_order == sorted(in_order)
    assert all(set(breaks.name_of(kind)) == set(LANGUAGES) for kind in KINDS)


@pytest.mark.parametrize(
    ("today", "year"),
    [("2025-07-01", None), ("2026-06-30", None), ("2026-07-01", 2026), ("2026-11-27", 2026), ("2030-01-01", 2029),
     ("2030-07-01", 2030)],
)  # fmt: skip
def test_a_year_is_missed_from_the_first_of_july(today, year):
    """Until its order is written into the file: then this table moves on by a year."""
    assert breaks.missing(date.fromisoformat(today)) == year


@pytest.mark.parametrize(
    ("day", "year"), [("2026-08-31", 2025), ("2026-09-01", 2026), ("2027-01-01", 2026), ("2028-02-29", 2027)]
)
def test_school_years(day, year):
    assert breaks.school_year(date.fromisoformat(day)) == year


@pytest.mark.parametrize(
    ("first", "last", "kinds"),
    [("2025-11-01", "2025-11-30", ["autumn"]), ("2025-11-03", "2025-11-30", []),
     ("2026-01-07", "2026-01-07", ["winter"]), ("2026-08-01", "2026-09-30", ["summer"]),
     ("2026-09-01", "2026-12-31", []),
     ("2025-09-01", "2026-08-31", ["autumn", "winter", "extra", "spring", "summer"])],
)  # fmt: skip
async def test_those_that_have_a_day_among_these(tx, first, last, kinds):
    found = await had_by(tx, "vko", date.fromisoformat(first), date.fromisoformat(last))
    assert [one.kind for one in found] == kinds


async def test_a_region_has_its_own_and_goes_back_to_the_order(tx):
    """The others have what is ordered; a year without an order can be entered, too."""
    specialist, vko = await seated(tx, "specialist", "vko"), await place(tx, "vko")
    await breaks.set_break(tx, specialist, vko, 2025, "autumn", LATER, NOW)
    await breaks.set_break(tx, specialist, vko, 2026, "winter", (date(2026, 12, 28), date(2027, 1, 8)), NOW)
    whole = (date(2025, 9, 1), date(2027, 8, 31))
    own = {one.kind: one for one in await had_by(tx, "vko", date(2025, 9, 1), date(2025, 12, 1))}
    assert (own["autumn"].first, own["autumn"].last, own["autumn"].is_own) == (*LATER, True)
    assert [one.kind for one in await had_by(tx, "vko", *whole) if one.is_own] == ["autumn", "winter"]
    assert not any(one.is_own for one in await had_by(tx, "abay", *whole))
    await breaks.set_break(tx, specialist, vko, 2025, "autumn", AUTUMN, NOW)
    await breaks.set_break(tx, specialist, vko, 2025, "autumn", AUTUMN, NOW)
    assert (await organisations.require_place(tx, vko)).settings["breaks"] == {
        "2026": {"winter": ["2026-12-28", "2027-01-08"]}
    }


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (date(2025, 8, 31), date(2025, 9, 2)),
        (date(2026, 8, 30), date(2026, 9, 1)),
        (date(2025, 11, 2), date(2025, 11, 1)),
    ],
)
def test_days_of_another_year_are_none(first, last):
    with pytest.raises(Refused, match="not_a_date"):
        breaks.require_span(2025, first, last)
