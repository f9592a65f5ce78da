"""Two prompts a week: the same when asked again, none again until the others were used, the season's first."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given as whatever
from hypothesis import strategies as st
from sqlalchemy import event, func, insert, select

from db.tables import Idea, IdeasGiven, Organisation
from newsroom import weeks
from newsroom.rubrics import prompts, turns
from newsroom.rubrics.prompts import SHOWN, Given, Prompt, is_in_season, pick
from tests.newsroom.everybody import place
from tests.newsroom.races import overlap

WEEK = "2026-W47"
BANKS = st.integers(0, 13).map(lambda count: [Prompt(number, None, {}) for number in range(1, count + 1)])


def next_weeks(count: int, week: str = WEEK) -> list[str]:
    found = [week]
    while len(found) < count:
        found.append(weeks.after(found[-1]))
    return found


def given_in(bank: list[Prompt], count: int, branch_id: int = 5, week: str = WEEK) -> list[Given]:
    found = [Given()]
    for one in next_weeks(count, week):
        found.append(pick(bank, found[-1], branch_id, one))
    return found[1:]


@whatever(BANKS, st.integers(1, 9), st.integers(1, 30))
async def test_none_comes_again_until_the_others_were_used(bank, branch_id, count):
    came = [one for given in given_in(bank, count, branch_id) for one in given.ideas]
    for number in {one.id for one in bank}:
        at = [place for place, one in enumerate(came) if one == number]
        for first, again in pairwise(at):
            assert len(set(came[first + 1 : again])) >= len(bank) - SHOWN, "all others, but for one's pair"
            assert again - first > 1 or len(bank) < SHOWN


@whatever(BANKS, st.integers(1, 30))
async def test_two_each_week_and_the_same_when_asked_again(bank, count):
    for given, week in zip(given_in(bank, count), next_weeks(count), strict=True):
        assert len(set(given.ideas)) == len(given.ideas) == min(SHOWN, len(bank))
        assert pick(bank, given, 5, week) == given
        assert pick(bank, given, 5, weeks.before(week)).ideas == given.ideas, "the clock was set back"


async def test_each_branch_has_an_order_of_its_own():
    bank = [Prompt(number, None, {}) for number in range(1, 10)]
    assert len({pick(bank, Given(), branch_id, WEEK).ideas for branch_id in range(1, 40)}) > 20


@pytest.mark.parametrize(
    ("first", "last", "week", "expected"),
    [
        ("04-20", "04-28", "2026-W18", True),  # 27 April to 3 May
        ("04-20", "04-26", "2026-W18", False),
        ("05-03", "05-10", "2026-W18", True),
        ("12-20", "01-10", "2026-W53", True),  # 28 December to 3 January
        ("12-20", "01-10", "2027-W02", False),  # 11 to 17 January
        ("12-20", "01-10", "2026-W51", True),
        ("01-02", "01-05", "2026-W53", True),
        ("12-01", "12-27", "2026-W53", False),
        ("02-29", "02-29", "2028-W09", True),
        ("02-29", "02-29", "2027-W08", False),
        ("02-29", "02-29", "2027-W09", False),  # 1 to 7 March of a year that has no such day
        ("", "", "2026-W47", False),
    ],
)
async def test_seasons(first, last, week, expected):
    assert is_in_season(Prompt(1, None, {}, first, last), week) is expected


async def test_what_is_in_season_comes_first_and_out_of_it_never():
    bank = [Prompt(number, None, {}) for number in range(1, 9)] + [Prompt(9, None, {}, "09-01", "09-20")]
    (before,) = given_in(bank, 1, week="2026-W30")
    assert 9 not in before.ideas
    assert 9 in pick(bank, before, 5, "2026-W36").ideas
    assert all(9 not in given.ideas for given in given_in(bank, 25, week="2026-W40"))
    assert pick(bank[-1:], Given(), 5, "2026-W40").ideas == (), "nothing to write of rather than something wrong"


async def test_what_is_added_or_removed_in_the_week():
    one, two, three = (Prompt(number, None, {}) for number in (1, 2, 3))
    empty = pick([], Given(), 5, WEEK)
    assert pick([one], empty, 5, WEEK).ideas == (1,)
    both = pick([one, two], pick([one], empty, 5, WEEK), 5, WEEK)
    assert both.ideas == (1, 2), "what the branch has seen stays"
    assert pick([two, three], both, 5, WEEK).ideas == (2, 3)


# ---- in the database


async def rubric(tx, code: str = "legal") -> int:
    return next(one.id for one in await turns.rubrics(tx, None) if one.code == code)


async def test_given_is_what_is_shown(tx):
    legal, ridder, ulan = await rubric(tx), await place(tx, "ridder"), await place(tx, "ulan")
    shown = await prompts.ideas_for(tx, legal, ridder, WEEK)
    given = await prompts.give(tx, legal, [ulan, ridder, ridder], WEEK)
    assert set(given) == {ridder, ulan}
    assert given[ridder] == shown == await prompts.ideas_for(tx, legal, ridder, WEEK)
    assert await prompts.give(tx, legal, [ridder], WEEK) == {ridder: shown}
    noted = (await tx.execute(select(IdeasGiven.branch_id, IdeasGiven.week).order_by(IdeasGiven.branch_id))).all()
    assert noted == [(ridder, WEEK), (ulan, WEEK)]
    assert await prompts.ideas_for(tx, legal, 99999, WEEK) == []


async def test_a_region_has_prompts_of_its_own(tx):
    legal, vko = await rubric(tx), await place(tx, "vko")
    await tx.execute(insert(Idea).values(rubric_id=legal, organisation_id=vko, texts={"kk": "Біздікі"}))
    own = {"kk": "Біздікі"}
    seen = {code: [] for code in ("ridder", "ayagoz")}
    for week in next_weeks(12):
        for code, found in seen.items():
            found += (await prompts.give(tx, legal, [await place(tx, code)], week)).popitem()[1]
    assert own in seen["ridder"]
    assert own not in seen["ayagoz"]


async def test_two_at_once_give_the_same(shared):
    async with shared.begin() as tx:
        legal, ridder = await rubric(tx), await place(tx, "ridder")
    give = lambda tx, _: prompts.give(tx, legal, [ridder], WEEK)  # noqa: E731
    assert await overlap(shared, None, give, give) == (None, None)
    async with shared.connect() as tx:
        given = select(func.count()).where(IdeasGiven.branch_id == ridder, IdeasGiven.rubric_id == legal)
        assert (await tx.execute(given)).scalar_one() == 1


async def test_two_thousand_cost_a_handful_of_statements(tx):
    """Two to read and one to write, whether they have been given anything before or not."""
    legal, vko = await rubric(tx), await place(tx, "vko")
    rows = [{"level": "branch", "code": f"b{n}", "names": {"kk": "Ф"}, "parent_id": vko, "region_id": vko}
            for n in range(2000)]  # fmt: skip
    await tx.execute(insert(Organisation), rows)
    branches = (await tx.execute(select(Organisation.id).where(Organisation.code.like("b%")))).scalars().all()
    asked: list[str] = []

    def note(*given) -> None:
        asked.append(given[2])

    event.listen(tx.engine.sync_engine, "before_cursor_execute", note)
    first = await prompts.give(tx, legal, branches, WEEK)
    then = await prompts.give(tx, legal, branches, weeks.after(WEEK))
    event.remove(tx.engine.sync_engine, "before_cursor_execute", note)
    assert len(first) == len(then) == 2000
    assert len(asked) == 6
    assert all(len(two) == SHOWN and two != then[branch] for branch, two in first.items())
