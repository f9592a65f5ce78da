"""Corrections keep what was told; in whatever order counts and corrections come, history says one thing a day."""

from __future__ import annotations

import asyncio
import tempfile
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import func, insert, select

from db.tables import Correction, Deed, Figure
from newsroom import weeks
from newsroom.errors import Refused
from newsroom.pages import corrections, followers, history
from newsroom.values.figures import Amount
from tests.databases import Sqlite, lent
from tests.newsroom.conftest import with_everybody
from tests.newsroom.everybody import NOW, page_of, place, seated

TODAY = weeks.term_day(NOW)
DAY = timedelta(days=1)


async def test_the_same_day_the_chair_corrects_and_later_the_specialist(tx):
    chair, specialist = await seated(tx, "chair", "ridder"), await seated(tx, "specialist", "vko")
    page = await page_of(tx, "ridder")
    figure = await followers.count(tx, chair, page, Amount(2250), NOW, confirmed=True)
    assert await followers.count(tx, chair, page, Amount(2250), NOW) == figure, "no change is no correction"
    assert await corrections.before(tx, figure) == []
    await followers.count(tx, chair, page, Amount(225, "about"), NOW + timedelta(minutes=5))
    await corrections.correct(tx, specialist, figure, Amount(227), "words", {"kk": "скриншот бойынша"}, NOW + 3 * DAY)
    (count,) = await history.counts_of(tx, page, 5)
    assert (count.id, count.amount, count.on_day, count.doubt) == (figure, Amount(227), TODAY, "settled")
    was = [(one.amount, one.reason, one.words) for one in await corrections.before(tx, figure)]
    assert was == [
        (Amount(225, "about"), "words", {"kk": "скриншот бойынша"}), (Amount(2250), "same_day", {}),
    ]  # fmt: skip


async def test_what_is_confirmed_is_listed_until_it_is_settled(tx):
    chair, specialist = await seated(tx, "chair", "ridder"), await seated(tx, "specialist", "vko")
    vko, page = await place(tx, "vko"), await page_of(tx, "ridder")
    figure = await followers.count(tx, chair, page, Amount(2250), NOW, confirmed=True)
    assert [one.id for one in await corrections.doubted(tx, specialist, vko)] == [figure]
    assert (await corrections.count_doubted(tx, vko), await corrections.count_doubted(tx, await place(tx, "abay"))) == (
        1,
        0,
    )
    await corrections.settle(tx, specialist, figure, NOW)
    assert await corrections.doubted(tx, specialist, vko) == []


async def test_an_old_button_settles_nothing(tx):
    """What another specialist has settled or corrected stays as it is, and stands once in the record of changes."""
    chair, specialist = await seated(tx, "chair", "ridder"), await seated(tx, "specialist", "vko")
    figure = await followers.count(tx, chair, await page_of(tx, "ridder"), Amount(225), NOW)
    await corrections.settle(tx, specialist, figure, NOW)
    assert (await history.require_count(tx, figure)).doubt == ""
    await followers.count(tx, chair, await page_of(tx, "ridder"), Amount(2250), NOW, confirmed=True)
    for _ in range(2):
        await corrections.settle(tx, specialist, figure, NOW)
    noted = select(func.count()).select_from(Deed).where(Deed.kind == "count settled")
    assert (await tx.execute(noted)).scalar_one() == 1


@pytest.mark.parametrize(("amount", "reason", "words", "why"), [
    (Amount(-1), "mistyped", {}, "not_a_number"), (Amount(10**9), "mistyped", {}, "not_a_number"),
    (Amount(5), "", {}, "no_reason"), (Amount(5), "words", {"kk": ""}, "no_reason"),
    (Amount(5), "words", {"kk": "ұ" * 301}, "name_too_long"),
])  # fmt: skip
async def test_a_correction_needs_a_number_and_a_reason(tx, amount, reason, words, why):
    chair, specialist = await seated(tx, "chair", "ridder"), await seated(tx, "specialist", "vko")
    figure = await followers.count(tx, chair, await page_of(tx, "ridder"), Amount(225), NOW)
    with pytest.raises(Refused) as refused:
        await corrections.correct(tx, specialist, figure, amount, reason, words, NOW)
    assert refused.value.kind == why
    assert await corrections.before(tx, figure) == []


async def test_what_a_file_tells_is_corrected_in_the_file(tx):
    specialist, ridder, page = (
        await seated(tx, "specialist", "vko"),
        await place(tx, "ridder"),
        await page_of(tx, "ridder"),
    )
    row = {
        "organisation_id": ridder,
        "page_id": page,
        "kind": "followers",
        "value": 5,
        "on_day": TODAY,
        "source": "file",
    }
    figure = (await tx.execute(insert(Figure).values(entered_at=NOW, **row).returning(Figure.id))).scalar_one()
    with pytest.raises(Refused, match="from_file"):
        await corrections.correct(tx, specialist, figure, Amount(6), "mistyped", {}, NOW)


# ---- in any order


@pytest.fixture(scope="module")
def copies():
    with tempfile.TemporaryDirectory() as folder:
        databases = Sqlite(Path(folder))
        asyncio.run(databases.prepare())
        yield databases


STEP = st.tuples(st.sampled_from(["counted", "corrected", "settled", "unseen"]), st.integers(0, 400), st.integers(0, 4))


@settings(max_examples=20, deadline=None)
@given(steps=st.lists(STEP, max_size=12))
def test_history_is_consistent_in_whatever_order(copies, steps):
    asyncio.run(_walk(copies, steps))


async def _walk(databases, steps) -> None:
    """Each day has what was told of it last, and all that was told before stands behind it, in its order."""
    async with lent(databases, with_everybody) as engine, engine.connect() as tx:
        chair, specialist = await seated(tx, "chair", "ridder"), await seated(tx, "specialist", "vko")
        page = await page_of(tx, "ridder")
        told: dict = {}
        for what, value, ago in steps:
            now = NOW - ago * DAY
            day = weeks.term_day(now)
            if what == "counted":
                await followers.count(tx, chair, page, Amount(value), now)
                told.setdefault(day, []).append(value)
            elif what == "unseen":
                await followers.cannot_see(tx, chair, page, now)
            elif day in told:
                (figure,) = [one.id for one in await history.counts_of(tx, page, 9) if one.on_day == day]
                if what == "settled":
                    await corrections.settle(tx, specialist, figure, now)
                else:
                    await corrections.correct(tx, specialist, figure, Amount(value), "mistyped", {}, now)
                    told[day].append(value)
        await _is_as_told(tx, page, told)
        await tx.rollback()


async def _is_as_told(tx, page: int, told: dict) -> None:
    counts = await history.counts_of(tx, page, 99)
    assert [one.on_day for one in counts] == sorted(told, reverse=True), "one of each day, the newest first"
    for count in counts:
        was = [one.value for one in reversed(await corrections.before(tx, count.id))]
        assert _without_repeats([*was, count.value]) == _without_repeats(told[count.on_day])
    for ago in range(6):
        until = TODAY - ago * DAY
        newest = (await history.newest_of(tx, [page], until)).get(page)
        days = [day for day in told if day <= until]
        assert (newest.on_day if newest else None) == (max(days) if days else None), "no day is guessed"
    assert (await tx.execute(select(func.count()).select_from(Correction))).scalar_one() <= sum(map(len, told.values()))


def _without_repeats(values: list[int]) -> list[int]:
    return [value for at, value in enumerate(values) if not at or values[at - 1] != value]
