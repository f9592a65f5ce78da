"""Under which rubric a post begins: the plan's, else what its words speak of, else the one whose turn it is."""

from __future__ import annotations

from datetime import date

import pytest
import pytest_asyncio
from sqlalchemy import insert

from db.tables import PlanWeek
from newsroom import weeks
from newsroom.posts import drafting, posts, rubric_choice
from newsroom.rubrics import turns
from tests.newsroom.everybody import NOW, said, seated

pytestmark = pytest.mark.asyncio(loop_scope="module")
TODAY = date(2026, 11, 16)
LEGAL = "Заңгер түсіндіреді: еңбек кодексі бойынша еңбек демалысы қалай беріледі"
SPORT = "Спартакиада: волейбол командалары сайысты, жеңімпаз кубок алды"


@pytest_asyncio.fixture(loop_scope="module")
async def chair(tx):
    return await seated(tx, "chair", "ridder")


async def known(tx) -> dict[str, int]:
    return {one.code: one.id for one in await turns.rubrics(tx, None)}


async def turn(tx, region: int) -> int:
    return (await turns.rubric_of_week(tx, region, weeks.week_of(TODAY))).id


async def planned(tx, region: int, code: str, week: str = "2026-W47") -> int:
    number = (await known(tx))[code]
    await tx.execute(insert(PlanWeek).values(organisation_id=region, week=week, rubric_id=number))
    return number


async def begun(tx, chair, rubric: int, text: str) -> int:
    number = await drafting.begin(tx, chair, chair.seat.organisation_id, NOW, rubric)
    await drafting.add_text(tx, chair, number, said(text))
    return number


async def guessed_again(tx, chair, rubric: int, text: str) -> int:
    number = await begun(tx, chair, rubric, text)
    await rubric_choice.guess_again(tx, number, chair.seat.region_id, TODAY)
    return (await posts.require_post(tx, number)).rubric_id


async def test_the_plan_comes_before_the_words(tx, chair):
    people = await planned(tx, chair.seat.region_id, "people")
    assert await rubric_choice.first_guess(tx, chair.seat.region_id, TODAY, LEGAL) == people


async def test_a_plan_is_of_its_week_and_its_region(tx, chair):
    other = await seated(tx, "chair", "ayagoz")
    await planned(tx, chair.seat.region_id, "people", "2026-W48")
    await planned(tx, other.seat.region_id, "people")
    assert await rubric_choice.first_guess(tx, chair.seat.region_id, TODAY, LEGAL) == (await known(tx))["legal"]


async def test_without_a_plan_the_words_decide_and_then_the_turn(tx, chair):
    region, numbers = chair.seat.region_id, await known(tx)
    for text, expected in ((LEGAL, numbers["legal"]), (SPORT, numbers["sport"]), ("", await turn(tx, region))):
        assert await rubric_choice.first_guess(tx, region, TODAY, text) == expected


async def test_words_that_come_later_are_guessed_from(tx, chair):
    """The first photo had none, and whoever's turn it was stood there."""
    theirs = await turn(tx, chair.seat.region_id)
    assert await guessed_again(tx, chair, theirs, LEGAL) == (await known(tx))["legal"]
    assert await guessed_again(tx, chair, theirs, "Міне.") == theirs


async def test_what_a_person_or_the_plan_chose_stays(tx, chair):
    numbers = await known(tx)
    turns = await turn(tx, chair.seat.region_id)
    chosen = next(one for one in (numbers["safety"], numbers["charity"]) if one != turns)
    assert await guessed_again(tx, chair, chosen, LEGAL) == chosen
    people = await planned(tx, chair.seat.region_id, "people")
    assert await guessed_again(tx, chair, people, LEGAL) == people
