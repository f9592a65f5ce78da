"""The rule of fairness, whatever a region looks like: by examples that nobody thought of, and by some that we did."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from itertools import groupby, pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from newsroom import weeks
from newsroom.plan.drafting import Branch, Known, Week, draft

MONDAY = date(2026, 11, 30)
FEW = settings(max_examples=60, deadline=None)


def week_at(number: int, weekdays=range(1, 6)) -> Week:
    monday = MONDAY + timedelta(days=7 * number)
    return Week(weeks.week_of(monday), [monday + timedelta(days=day - 1) for day in weekdays])


@st.composite
def months(draw, most: int = 20):
    """Weeks of any working days, branches with any past, rubrics in any order."""
    days = st.sets(st.integers(1, 5))
    rubrics = draw(st.lists(st.integers(1, 40), unique=True, max_size=14))
    past = st.dictionaries(st.sampled_from(rubrics), st.integers(0, 4)) if rubrics else st.just({})
    last = st.sampled_from([None, *rubrics])
    branches = [
        Branch(number, draw(st.integers(0, 6)), draw(last), draw(past))
        for number in range(1, draw(st.integers(0, most)) + 1)
    ]
    found = [week_at(number, sorted(draw(days))) for number in range(draw(st.integers(0, 5)))]
    sent = draw(past)
    return Known(found, branches, rubrics, sent, draw(st.integers(1, 4)))


@FEW
@given(months())
def test_only_days_that_there_are_and_one_slot_a_week(known):
    slots = draft(known)
    days = {week.week: set(week.days) for week in known.weeks}
    assert all(slot.on_day in days[slot.week] for slot in slots)
    assert all(slot.rubric_id in known.rubrics for slot in slots)
    assert max(Counter((slot.branch_id, slot.week) for slot in slots).values(), default=1) == 1
    assert slots == draft(known)


@FEW
@given(months())
def test_every_branch_that_is_there_has_its_post_a_week(known):
    known = Known(known.weeks, known.branches, known.rubrics, known.sent)
    slots = draft(known)
    everybody = {one.id for one in known.branches} if known.rubrics else set()
    for week in known.weeks:
        assert {slot.branch_id for slot in slots if slot.week == week.week} == (everybody if week.days else set())


@FEW
@given(st.integers(1, 20), st.integers(1, 6), st.integers(1, 4), st.lists(st.integers(0, 5), max_size=8))
def test_no_two_branches_differ_by_more_than_one_in_a_month_and_over_all_months(count, rubrics, every, lengths):
    had, last, number = Counter(), {}, 0
    for length in lengths:
        found = [week_at(number + place) for place in range(length)]
        number += length
        branches = [Branch(one, had[one], last.get(one)) for one in range(1, count + 1)]
        slots = draft(Known(found, branches, range(1, rubrics + 1), every=every))
        month = Counter(slot.branch_id for slot in slots)
        assert max(month[one] for one in range(1, count + 1)) - min(month[one] for one in range(1, count + 1)) <= 1
        had += month
        assert max(had[one] for one in range(1, count + 1)) - min(had[one] for one in range(1, count + 1)) <= 1
        last |= {slot.branch_id: slot.rubric_id for slot in slots}


@FEW
@given(months())
def test_no_branch_has_a_rubric_twice_in_a_row_where_there_are_two(known):
    slots = sorted(draft(known), key=lambda slot: (slot.branch_id, slot.week))
    before = {one.id: one.last for one in known.branches}
    for branch, own in groupby(slots, key=lambda slot: slot.branch_id):
        line = [before[branch], *(slot.rubric_id for slot in own)]
        assert len(known.rubrics) < 2 or all(one != other for one, other in pairwise(line))


@FEW
@given(months())
def test_a_rubric_keeps_to_its_weekday_where_that_can_be(known):
    days = {week.week: week.days for week in known.weeks}
    for slot in draft(known):
        weekday = known.rubrics.index(slot.rubric_id) % 5 + 1
        if weekday in [day.isoweekday() for day in days[slot.week]]:
            assert slot.on_day.isoweekday() == weekday


@FEW
@given(months())
def test_what_was_empty_last_month_comes_before_anything_comes_twice(known):
    """Unless nobody may have it: whoever had it last is passed over for one week."""
    free = [Branch(one.id, one.had, None, one.rubrics) for one in known.branches]
    known = Known(known.weeks[:1], free, known.rubrics, known.sent)
    used = Counter(slot.rubric_id for slot in draft(known))
    empty = [one for one in known.rubrics if not known.sent.get(one)]
    others = [one for one in known.rubrics if known.sent.get(one)]
    assert not any(used[one] for one in others) or all(used[one] for one in empty)
    assert max(used.values(), default=0) - min((used[one] for one in known.rubrics), default=0) <= 1


@FEW
@given(months(), st.data())
def test_who_has_a_slot_in_a_week_already_gets_no_second(known, data):
    pairs = [(one.id, week.week) for one in known.branches for week in known.weeks]
    taken = data.draw(st.sets(st.sampled_from(pairs))) if pairs else set()
    known = Known(known.weeks, known.branches, known.rubrics, known.sent, known.every, taken)
    assert not taken & {(slot.branch_id, slot.week) for slot in draft(known)}


def test_a_month_of_a_usual_region():
    """Thirteen branches and rubrics, four weeks: each branch four different ones, each rubric four times."""
    branches = [Branch(number) for number in range(1, 14)]
    slots = draft(Known([week_at(number) for number in range(4)], branches, range(1, 14)))
    assert len(slots) == 52
    assert set(Counter(slot.rubric_id for slot in slots).values()) == {4}
    assert all(len({slot.rubric_id for slot in slots if slot.branch_id == one.id}) == 4 for one in branches)


def test_a_rubric_whose_weekday_is_off_comes_on_the_next_working_day_or_the_last_before():
    """Tuesday's goes to Wednesday, Friday's to Thursday."""
    branches = [Branch(number) for number in range(1, 6)]
    slots = draft(Known([week_at(0, (1, 3, 4))], branches, range(1, 6)))
    assert {slot.rubric_id: slot.on_day.isoweekday() for slot in slots} == {1: 1, 2: 3, 3: 3, 4: 4, 5: 4}


def test_a_small_region_and_none():
    alone = draft(Known([week_at(number) for number in range(4)], [Branch(1)], [1]))
    assert [slot.rubric_id for slot in alone] == [1, 1, 1, 1]
    turns = draft(Known([week_at(number) for number in range(4)], [Branch(1, 9, 1)], [1, 2]))
    assert [slot.rubric_id for slot in turns] == [2, 1, 2, 1]
    assert draft(Known([week_at(0)], [], [1])) == []
    assert draft(Known([week_at(0)], [Branch(1)], [])) == []
    assert draft(Known([Week("2027-W01", ())], [Branch(1)], [1])) == []


def test_sixty_branches_and_more():
    """In one go, and without a rubric twice in a row."""
    branches = [Branch(number, 4, number % 13 + 1) for number in range(1, 151)]
    slots = draft(Known([week_at(number) for number in range(5)], branches, range(1, 14)))
    assert len(slots) == 750
    used = Counter(slot.rubric_id for slot in slots)
    assert max(used.values()) - min(used.values()) <= 1
