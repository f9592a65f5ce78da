"""Rubrics as a region has them, and whose turn it is in a week."""

from __future__ import annotations

from datetime import date, timedelta

from sqlalchemy import insert, select, update

from db.tables import Rubric, RubricAt
from newsroom import weeks
from newsroom.rubrics import turns
from newsroom.union import organisations
from tests.newsroom.everybody import place
from tests.newsroom.plan.planned import slot_at

WEEK = "2026-W47"


async def known(tx, code: str = "vko") -> dict[str, int]:
    return {one.code: one.id for one in await turns.rubrics(tx, await place(tx, code))}


async def of_week(tx, code: str, week: str = WEEK) -> str:
    at = await organisations.require_code(tx, code)
    return (await turns.rubric_of_week(tx, at.id, at.region_id, week)).code


async def planned(tx, code: str, rubric: str) -> None:
    vko = await place(tx, "vko")
    await slot_at(tx, vko, date(2026, 11, 18), rubric, await place(tx, code) if code != "vko" else None)


async def test_without_a_plan_rubrics_take_turns(tx):
    weeks_of_a_round = [weeks.week_of(date(2026, 12, 7) + timedelta(weeks=n)) for n in range(13)]
    assert [await of_week(tx, "ridder", week) for week in weeks_of_a_round[:2]] != ["live", "live"]
    assert {await of_week(tx, "ridder", week) for week in weeks_of_a_round} == set(await known(tx))


async def test_a_place_of_its_own_in_the_plan_comes_before_that_of_all(tx):
    without = await of_week(tx, "ayagoz")
    await planned(tx, "ridder", "sport")
    await planned(tx, "vko", "legal")
    asked = {code: await of_week(tx, code) for code in ("ridder", "ulan", "vko", "ayagoz")}
    assert asked == {"ridder": "sport", "ulan": "legal", "vko": "legal", "ayagoz": without}
    assert await of_week(tx, "ridder", "2026-W48") == await of_week(tx, "ulan", "2026-W48")


async def test_what_is_planned_and_retired_meanwhile_has_no_turn(tx):
    rubrics, vko = await known(tx), await place(tx, "vko")
    without = await of_week(tx, "ridder")
    other = next(code for code in rubrics if code != without)
    await planned(tx, "vko", other)
    await tx.execute(
        insert(RubricAt).values(organisation_id=vko, rubric_id=rubrics[other], retired_on=date(2026, 11, 1))
    )
    assert await of_week(tx, "ridder") != other


async def test_no_rubric_at_all(tx):
    await tx.execute(update(Rubric).values(retired_on=date(2026, 11, 1)))
    at = await organisations.require_code(tx, "ridder")
    assert await turns.rubric_of_week(tx, at.id, at.region_id, WEEK) is None


async def test_a_region_has_names_an_order_and_retirements_of_its_own(tx):
    vko, ridder, ayagoz = [await place(tx, code) for code in ("vko", "ridder", "ayagoz")]
    rubrics, here = await known(tx), {"organisation_id": vko}
    own = {"kk": "Заңгер сағаты"}
    await tx.execute(insert(RubricAt).values(**here, rubric_id=rubrics["legal"], names=own, position=-1))
    await tx.execute(insert(RubricAt).values(**here, rubric_id=rubrics["sport"], retired_on=date(2026, 11, 1)))
    first = (await turns.rubrics(tx, vko))[0]
    assert (first.code, first.names) == ("legal", own)
    assert set(rubrics) - set(await known(tx)) == {"sport"}
    assert set(await known(tx, "abay")) == set(rubrics)
    assert await turns.names_of(tx, rubrics["legal"], ridder) == own
    assert await turns.names_of(tx, rubrics["legal"], ayagoz) != own
    assert await turns.names_of(tx, rubrics["sport"], ridder) is not None, "posts that have it keep it"
    offered = select(Rubric.code).where(turns.is_offered_at(ridder))
    assert set((await tx.execute(offered)).scalars()) == set(rubrics) - {"sport"}


async def test_a_primary_organisation_has_its_branchs(tx):
    await planned(tx, "vko", "legal")
    await planned(tx, "ridder", "sport")
    assert await of_week(tx, "school") == "sport"
