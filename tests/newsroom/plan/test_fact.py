"""Plan against fact: a slot is fulfilled by a post of that branch and rubric in that week, or by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import event, update

from db.tables import Post
from newsroom import weeks
from newsroom.plan import changing, fact, overview, slots
from newsroom.plan.fact import Fact, compare, tally
from newsroom.plan.slots import Slot
from newsroom.posts import drafting
from newsroom.rubrics import turns
from tests.newsroom.everybody import NOW, place, seated, sent_post
from tests.newsroom.plan.planned import slot_at

DAY, AT = date(2026, 11, 18), datetime(2026, 11, 1, tzinfo=UTC)
WEEK = weeks.week_of(DAY)
SLOT = Slot(1, 1, 2, 3, 7, DAY, WEEK, {}, 0, AT, None, None, None, None, {}, {}, None)
SECOND = replace(SLOT, id=2)
OF_ALL = replace(SLOT, id=3, branch_id=None, branch=None)
OTHER = replace(SLOT, id=4, rubric_id=8)
CLOSED = replace(SLOT, id=5, closed_on=DAY)
BRANCHES = [3, 5]

# Slots, what was sent (branch, rubric, week), and which branches have fulfilled each slot.
CASES = [
    ("nothing sent", [SLOT], {}, [set()]),
    ("one sent", [SLOT], {(3, 7, WEEK): 1}, [{3}]),
    ("of another branch", [SLOT], {(5, 7, WEEK): 1}, [set()]),
    ("under another rubric", [SLOT], {(3, 8, WEEK): 1}, [set()]),
    ("in another week", [SLOT], {(3, 7, weeks.after(WEEK)): 1}, [set()]),
    ("two slots, one post", [SLOT, SECOND], {(3, 7, WEEK): 1}, [{3}, set()]),
    ("two slots, two posts", [SLOT, SECOND], {(3, 7, WEEK): 2}, [{3}, {3}]),
    ("asked of all, one sent", [OF_ALL], {(3, 7, WEEK): 1}, [{3}]),
    ("asked of all, all sent", [OF_ALL], {(3, 7, WEEK): 1, (5, 7, WEEK): 4}, [{3, 5}]),
    ("one's own comes first", [OF_ALL, SLOT], {(3, 7, WEEK): 1, (5, 7, WEEK): 1}, [{5}, {3}]),
    ("two rubrics", [SLOT, OTHER], {(3, 8, WEEK): 1}, [set(), {3}]),
    ("a branch that is closed", [CLOSED], {(3, 7, WEEK): 1}, [set()]),
    (
        "by hand not done, the post is another's",
        [replace(SLOT, is_done=False), SECOND],
        {(3, 7, WEEK): 1},
        [set(), {3}],
    ),
]


@pytest.mark.parametrize(("planned", "sent", "by"), [pytest.param(*one[1:], id=one[0]) for one in CASES])
async def test_which_slots_posts_fulfil(planned, sent, by):
    assert [set(one.by) for one in compare(planned, sent, BRANCHES)] == by


@pytest.mark.parametrize(
    ("slot", "by", "done", "missed"),
    [
        (SLOT, (), False, True),
        (SLOT, (3,), True, False),
        (replace(SLOT, is_done=True), (), True, False),
        (replace(SLOT, is_done=False), (3,), False, True),
        (OF_ALL, (3,), False, True),
        (OF_ALL, (3, 5), True, False),
        (CLOSED, (), False, False),
    ],
)
async def test_done_and_missed(slot, by, done, missed):
    asked = BRANCHES if slot.branch_id is None else () if slot.is_off else (3,)
    one = Fact(slot, asked, frozenset(by))
    sunday = weeks.days_of(WEEK)[1]
    assert (one.is_done, one.is_missed(sunday), one.is_missed(sunday + timedelta(days=1))) == (done, False, missed)
    assert tally([one]) == fact.Tally(len(asked) > 0, done)


async def sent_under(tx, who, code: str, at: int | None = None) -> int:
    number = await sent_post(tx, who, at=at)
    rubric = next(one.id for one in await turns.rubrics(tx, None) if one.code == code)
    await tx.execute(update(Post).where(Post.id == number).values(rubric_id=rubric))
    return number


async def facts(tx, vko: int, *numbers: int) -> list[bool]:
    found = [await slots.require_slot(tx, number) for number in numbers]
    return [one.is_done for one in await fact.of_slots(tx, vko, found)]


async def test_by_themselves_when_the_post_is_sent_and_not_when_it_is_taken_back(tx):
    vko, ridder = await place(tx, "vko"), await place(tx, "ridder")
    chair, below = await seated(tx, "chair", "ridder"), await seated(tx, "chair", "school")
    first = await slot_at(tx, vko, DAY, "legal", ridder)
    second = await slot_at(tx, vko, DAY + timedelta(days=1), "legal", ridder)
    assert await facts(tx, vko, first, second) == [False, False]
    number = await sent_under(tx, chair, "legal")
    assert await facts(tx, vko, first, second) == [True, False]
    await sent_under(tx, below, "legal")  # a primary organisation's is its branch's
    assert await facts(tx, vko, first, second) == [True, True]
    await drafting.take_back(tx, chair, number, "withdraw", NOW)
    assert await facts(tx, vko, first, second) == [True, False]


async def test_by_hand_whatever_was_sent(tx):
    vko, ridder = await place(tx, "vko"), await place(tx, "ridder")
    specialist, chair = await seated(tx, "specialist", "vko"), await seated(tx, "chair", "ridder")
    slot = await slot_at(tx, vko, DAY, "legal", ridder)
    await changing.judge(tx, specialist, slot, "done", NOW)
    found = await slots.require_slot(tx, slot)
    assert (found.is_done, found.judged_at, await facts(tx, vko, slot)) == (True, NOW, [True])
    await sent_under(tx, chair, "legal")
    await changing.judge(tx, specialist, slot, "not", NOW)
    assert await facts(tx, vko, slot) == [False]
    await changing.judge(tx, specialist, slot, "posts", NOW)
    assert await facts(tx, vko, slot) == [True]


async def test_by_hand_also_when_the_month_is_over(tx):
    """That is when it is counted."""
    vko, specialist = await place(tx, "vko"), await seated(tx, "specialist", "vko")
    slot = await slot_at(tx, vko, date(2026, 9, 3))
    await changing.judge(tx, specialist, slot, "done", NOW)
    assert await facts(tx, vko, slot) == [True]


async def test_a_month_of_slots_is_asked_in_two_queries(tx):
    vko = await place(tx, "vko")
    planned = [await slot_at(tx, vko, date(2026, 12, 1) + timedelta(days=n), branch=vko) for n in range(30)]
    found = [await slots.require_slot(tx, number) for number in planned]
    asked = []
    listen = lambda *given: asked.append(given[2])  # noqa: E731
    event.listen(tx.sync_connection, "before_cursor_execute", listen)
    await fact.of_slots(tx, vko, found)
    event.remove(tx.sync_connection, "before_cursor_execute", listen)
    assert len(asked) == 2


async def test_next_is_what_has_not_come_while_its_week_lasts(tx):
    vko, ridder, school = [await place(tx, code) for code in ("vko", "ridder", "school")]
    chair = await seated(tx, "chair", "ridder")
    late = await slot_at(tx, vko, DAY - timedelta(days=1), "legal", ridder)
    of_all = await slot_at(tx, vko, DAY, "sport")
    later = await slot_at(tx, vko, DAY + timedelta(days=7), "legal", ridder)

    async def coming(at: int, day: date = DAY) -> int | None:
        slot = await overview.next_own(tx, at, day)
        return slot.id if slot is not None else None

    assert [await coming(one) for one in (ridder, school)] == [late, late]
    assert await coming(ridder, DAY + timedelta(days=5)) == later, "a week that is over asks no more"
    await sent_under(tx, chair, "legal")
    assert await coming(ridder) == of_all
    await sent_under(tx, chair, "sport")
    assert [await coming(one) for one in (ridder, school)] == [later, later]
    assert await coming(ridder, DAY + timedelta(days=60)) is None
