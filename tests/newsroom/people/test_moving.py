"""A region is joined to another: where each row that names it ends, column by column."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from itertools import count
from typing import Any

import pytest
from sqlalchemy import Column, ForeignKey, Table, TypeDecorator, insert, select

from db.tables import Base, LibrarySection, Notice, PlanMonth, PlanSlot, Post, ReminderRun
from newsroom import weeks
from newsroom.errors import Refused
from newsroom.library import items, sections
from newsroom.people import upkeep
from newsroom.questions import answering, asking
from newsroom.reminders import runs
from newsroom.union import organisations, region_settings
from tests.newsroom.everybody import NOW, bound, newcomer, now_is, place, seated, sent_post
from tests.newsroom.everybody import published as out_by

BOTH = {"kk": "Бірінші", "ru": "Первый"}
GOES, STAYS, GONE = "goes along", "stays under its own name", "is gone"
# What lasts or waits is where somebody sees it; what is past stays. A new column with a place is to be decided here.
ENDS = {
    "organisation.parent_id": GOES, "organisation.region_id": GOES, "organisation.merged_into_id": STAYS,
    "page.organisation_id": GOES, "outlet.run_by_id": GOES,
    "library_section.region_id": GOES, "library_item.region_id": GOES, "question.region_id": GOES,
    "post.organisation_id": GOES,  # as long as it waits: see below
    "text_print.region_id": GOES, "photo_print.region_id": GOES,  # of what waits
    "door_key.region_id": GONE,
    "seat.organisation_id": STAYS, "invitation.organisation_id": STAYS, "join_request.organisation_id": STAYS,
    "account.entering_id": STAYS,  # what ended is refused when something is entered for it
    "question.place_id": STAYS, "quiet_week.organisation_id": STAYS, "broadcast_answer.organisation_id": STAYS,
    "figure.organisation_id": STAYS,  # those of its pages go with them
    "entry.organisation_id": STAYS, "entry.region_id": STAYS, "entry.about_id": STAYS,
    "goal.organisation_id": STAYS, "report.organisation_id": STAYS, "deed.organisation_id": STAYS,
    "artwork.organisation_id": STAYS, "rubric.organisation_id": STAYS, "rubric_at.organisation_id": STAYS,
    "idea.organisation_id": STAYS, "ideas_given.branch_id": STAYS,
    "plan_month.region_id": STAYS, "plan_slot.region_id": STAYS, "plan_slot.branch_id": STAYS,
    "task.organisation_id": STAYS,  # those of branches are theirs; of pages and rubrics the other has its own look
    "reminder_rule.organisation_id": STAYS, "reminder_run.organisation_id": STAYS,
}  # fmt: skip
GIVEN = {
    "seat": {"role": "specialist", "starts_on": NOW.date()}, "join_request": {"state": "waiting"},
    "post": {"state": "sent", "sent_at": NOW}, "organisation": {"level": "branch", "names": BOTH},
    "invitation": {"role": "chair"}, "question": {"state": "waiting", "language": "kk"},
    "door_key": {"door": "facebook"}, "plan_month": {"month": date(2026, 11, 1)},
    "outlet": {"name": "Достық"}, "entry": {"kind": "press"},
}  # fmt: skip
NUMBERS = count(701)
PLAIN = {int: lambda: next(NUMBERS), str: lambda: "kk", datetime: lambda: NOW, date: NOW.date,
         bool: lambda: False, bytes: bytes, object: dict}  # fmt: skip


def of_places(table: Table) -> list[str]:
    """Its columns that name a place."""
    return [column.name for column in table.columns if any(is_place(key) for key in column.foreign_keys)]


def is_place(key: ForeignKey) -> bool:
    return key.column.table.name == "organisation"


async def made(tx, table: Table, **given: Any) -> Any:
    """A row, with something in whatever it must have. Gives its key."""
    values = GIVEN.get(table.name, {}) | given
    for column in table.columns:
        if column.name in values or column.nullable or column.default is not None or column.server_default is not None:
            continue
        if column.foreign_keys:
            values[column.name] = await any_of(tx, next(iter(column.foreign_keys)).column.table)
        elif column is not table.autoincrement_column:
            values[column.name] = PLAIN[plain_type(column)]()
    row = insert(table).values(**values).returning(*table.primary_key.columns)
    return (await tx.execute(row)).one()


def plain_type(column: Column) -> type:
    kept = column.type
    return (kept.impl_instance if isinstance(kept, TypeDecorator) else kept).python_type


async def any_of(tx, table: Table) -> Any:
    key = next(iter(table.primary_key.columns))
    found = (await tx.execute(select(key).order_by(key.desc()).limit(1))).scalar()
    return found if found is not None else (await made(tx, table))[0]


async def column_now(tx, table: Table, key: Any, column: str) -> Any:
    same = [one == value for one, value in zip(table.primary_key.columns, key, strict=True)]
    found = (await tx.execute(select(table.c[column]).where(*same))).one_or_none()
    return GONE if found is None else found[0]


async def test_whatever_names_it_ends_where_it_was_decided(tx):
    named = {f"{table.name}.{column}" for table in Base.metadata.sorted_tables for column in of_places(table)}
    assert named == ENDS.keys(), "a new column that names a place, and where it ends when a region is joined to another"
    press, vko, abay = await seated(tx, "press", "centre"), await place(tx, "vko"), await place(tx, "abay")
    keys = {}
    for table in Base.metadata.sorted_tables:
        if columns := of_places(table):
            keys[table.name] = await made(tx, table, **dict.fromkeys(columns, vko))
    await upkeep.merge(tx, press, vko, abay, NOW)
    where = {vko: STAYS, abay: GOES, GONE: GONE}
    for name, key in keys.items():
        table = Base.metadata.tables[name]
        for column in of_places(table):
            assert (column, where.get(await column_now(tx, table, key, column))) == (column, ENDS[f"{name}.{column}"])


# ---- and what that means


async def test_what_waits_is_seen_and_answered_in_the_other_region(tx):
    """A question with what was said, a post of the region itself; what came out stays, and who asks meets the other."""
    press, other = await seated(tx, "press", "centre"), await seated(tx, "specialist", "abay")
    specialist, chair = await bound(tx), await seated(tx, "chair", "ridder")
    vko, abay = specialist.seat.organisation_id, other.seat.organisation_id
    asked = await asking.begin(tx, chair, vko, "Демалыс қашан?", 1, NOW)
    await asking.send(tx, chair, asked, NOW)
    waits = await sent_post(tx, specialist)
    out = await out_by(tx, specialist, specialist)
    await upkeep.merge(tx, press, vko, abay, NOW)
    chair = await now_is(tx, chair)
    assert await answering.next_waiting(tx, other) == asked
    await answering.answer(tx, other, asked, "Жазда.", NOW)
    assert [one.id for one in await asking.own(tx, chair, abay, 10)] == [asked]
    stands = dict((await tx.execute(select(Post.id, Post.organisation_id))).all())
    assert stands == {waits: abay, out: vko}
    assert (await organisations.that_goes_on(tx, vko)).id == abay


async def test_whoever_waits_for_a_region_that_ends_is_told(tx):
    press, asking_one = await seated(tx, "press", "centre"), await newcomer(tx)
    specialist = await seated(tx, "specialist", "abay")
    abay = specialist.seat.organisation_id
    await region_settings.choose(tx, specialist, abay, "asking", 1, NOW)
    asked = await asking.begin(tx, asking_one, abay, "Демалыс қашан?", 1, NOW)
    await asking.send(tx, asking_one, asked, NOW)
    for place_id in (await place(tx, "ayagoz"), abay):
        await upkeep.close(tx, press, place_id, NOW.date(), NOW)
    for _ in range(2):
        await answering.end(tx, press, abay, NOW)
    told = select(Notice.parameters).where(Notice.chat_id == asking_one.account_id)
    assert (await tx.execute(told.where(Notice.kind == "question_unanswered"))).scalars().all() == [{"question": asked}]
    assert await answering.count_in(tx, abay) == 0
    with pytest.raises(Refused, match="place_closed"):
        await asking.begin(tx, asking_one, abay, "Демалыс қашан?", 1, NOW)


async def test_the_library_of_both_is_read_by_all_of_them_and_its_sections_stand_behind(tx):
    press, here, there = [await seated(tx, role, code) for role, code in
                          (("press", "centre"), ("specialist", "vko"), ("specialist", "abay"))]  # fmt: skip
    chair = await seated(tx, "chair", "ridder")
    first, second = [await sections.add(tx, who, BOTH, NOW) for who in (there, here)]
    item = await items.add(tx, here, second, BOTH, BOTH, NOW)
    await upkeep.merge(tx, press, here.seat.organisation_id, there.seat.organisation_id, NOW)
    for who in (there, await now_is(tx, chair)):
        assert (await items.require_readable(tx, who, item)).region_id == there.seat.organisation_id
    own = select(LibrarySection.id).where(LibrarySection.region_id.is_not(None))
    assert (await tx.execute(own.order_by(LibrarySection.position))).scalars().all() == [first, second]
    await items.withdraw(tx, there, item, NOW)


@pytest.mark.parametrize("has_plan", [True, False])
async def test_what_branches_were_to_send_stands_in_the_plan_that_they_come_into_or_is_off(tx, has_plan):
    """From today on, and what was published; of what is over the old plan tells."""
    press, vko, abay = await seated(tx, "press", "centre"), await place(tx, "vko"), await place(tx, "abay")
    ridder, today = await place(tx, "ridder"), weeks.term_day(NOW)
    plan = PlanMonth.__table__
    month = (await made(tx, plan, region_id=vko, state="published"))[0]
    into = (await made(tx, plan, region_id=abay, state="draft"))[0] if has_plan else None
    row = {"month_id": month, "region_id": vko, "branch_id": ridder, "week": weeks.week_of(today)}
    before, now, after = [(await made(tx, PlanSlot.__table__, on_day=today + timedelta(days=days), **row))[0]
                          for days in (-1, 0, 1)]  # fmt: skip
    await upkeep.merge(tx, press, vko, abay, NOW)
    slot = PlanSlot
    rows = (await tx.execute(select(slot.id, slot.region_id, slot.month_id, slot.dropped_at, slot.sequence))).all()
    goes = (abay, into, None, 1) if has_plan else (vko, month, NOW, 1)
    assert {number: tuple(of) for number, *of in rows} == {before: (vko, month, None, 0), now: goes, after: goes}


async def test_a_region_that_ended_is_not_looked_at_for_ever(tx):
    """It ended while its people were being told."""
    press, vko = await seated(tx, "press", "centre"), await place(tx, "vko")
    await made(tx, ReminderRun.__table__, organisation_id=vko, outcome="open")
    assert vko in await runs.due(tx, NOW)
    await upkeep.merge(tx, press, vko, await place(tx, "abay"), NOW)
    assert vko not in await runs.due(tx, NOW)
