"""Tasks of a region, as its specialist sees them: acted upon, or closed with a reason."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, exists, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from db import tables
from db.base import aliased
from db.fetch import fetch_all, fetch_one
from db.tables import Organisation, Page, Post, Rubric, RubricAt, Sign
from newsroom import access, record, weeks
from newsroom.errors import Refused
from newsroom.pages.register import OPEN
from newsroom.posts.states import NEVER_SENT
from newsroom.reminders import nudges
from newsroom.reminders.notices import Asked
from newsroom.rubrics import turns
from newsroom.tasks.causes import KINDS, PAGE, RUBRIC, SILENT
from newsroom.union import organisations
from newsroom.union.page_signs import OWN_POST
from newsroom.who import Who

Names = dict[str, str]
DONE, REASONED = "done", "reason"
AGREED, CHANGES, LATER, PLANNED, NOT_NEEDED, CLOSES, OTHER = (
    "agreed", "changes", "later", "planned", "needless", "closes", "other",
)  # fmt: skip
REASONS = {SILENT: (AGREED, LATER, CHANGES), RUBRIC: (PLANNED, LATER, NOT_NEEDED), PAGE: (AGREED, CLOSES, NOT_NEEDED)}


@dataclass(frozen=True, slots=True)
class Task:
    """`place` is that of the branch or page, or the region of the rubric. `last_on`: the day of the last post there."""

    id: int
    kind: str
    organisation_id: int
    subject_id: int
    last_on: date | None
    closed_on: date | None
    outcome: str
    reason: str
    words: str
    region_id: int
    place_id: int
    place: Names
    rubric: Names | None
    platform: str | None
    page_kind: str | None


OWNER = aliased(Organisation)  # of the page
OF_KIND = case({kind: place for place, kind in enumerate(KINDS)}, value=tables.Task.kind)
SEEN = (
    select(*[getattr(tables.Task, name) for name in (
        "id", "kind", "organisation_id", "subject_id", "last_on", "closed_on", "outcome", "reason", "words",
    )])
    .add_columns(Organisation.region_id, func.coalesce(OWNER.id, Organisation.id).label("place_id"))
    .add_columns(func.coalesce(OWNER.names, Organisation.names).label("place"))
    .add_columns(turns.NAMES.label("rubric"), Page.platform, Page.kind.label("page_kind"))
    .join(Organisation, Organisation.id == tables.Task.organisation_id)
    .outerjoin(Page, and_(tables.Task.kind == PAGE, Page.id == tables.Task.subject_id))
    .outerjoin(OWNER, OWNER.id == Page.organisation_id)
    .outerjoin(Rubric, and_(tables.Task.kind == RUBRIC, Rubric.id == tables.Task.subject_id))
    .outerjoin(RubricAt, turns.in_region(Organisation.region_id))
)  # fmt: skip


def is_true_still() -> ColumnElement[bool]:
    """Since it was opened its cause has not gone, as far as that is seen at a glance; the rest is seen the next day."""
    task = tables.Task
    sent = (Post.sent_at > task.opened_at, Post.state.not_in(NEVER_SENT))
    there = select(Organisation.id).where(Organisation.region_id == task.organisation_id).correlate(task)
    of_branch = exists().where(Post.organisation_id == task.organisation_id, *sent).correlate(task)
    of_rubric = (
        exists().where(Post.organisation_id.in_(there), Post.rubric_id == task.subject_id, *sent).correlate(task)
    )
    lived = exists().where(Sign.page_id == task.subject_id, Sign.kind == OWN_POST, Sign.entered_at > task.opened_at,
                           or_(task.last_on.is_(None), Sign.on_day > task.last_on)).correlate(task)  # fmt: skip
    open_page = exists().where(Page.id == task.subject_id, Page.ended == OPEN).correlate(task)
    return or_(
        and_(task.kind == SILENT, ~of_branch), and_(task.kind == RUBRIC, ~of_rubric),
        and_(task.kind == PAGE, open_page, ~lived),
    )  # fmt: skip


def _open_in(found: Select[Any], region_id: int) -> Select[Any]:
    below = (
        select(Organisation.id)
        .where(Organisation.region_id == region_id, Organisation.closed_on.is_(None))
        .correlate(None)
    )
    is_open = (tables.Task.organisation_id.in_(below), tables.Task.closed_on.is_(None), is_true_still())
    return found.where(*is_open)


async def first_in(tx: AsyncConnection, region_id: int, first: int, most: int) -> tuple[list[Task], int]:
    """Some of those that are open, and how many there are: silent branches first, then the oldest."""
    some = _open_in(SEEN, region_id).order_by(OF_KIND, tables.Task.id).offset(first).limit(most)
    found = await fetch_all(tx, some, Task)
    if len(found) < most and (found or not first):
        return found, first + len(found)
    counted = _open_in(select(func.count()).select_from(tables.Task), region_id)
    return found, (await tx.execute(counted)).scalar_one()


async def opened_in(tx: AsyncConnection, region_id: int, first: date, last: date, most: int) -> list[Task]:
    """Of those that are open the ones of these days."""
    new = _open_in(SEEN, region_id).where(tables.Task.opened_on.between(first, last))
    return await fetch_all(tx, new.order_by(OF_KIND, tables.Task.id).limit(most), Task)


async def look(tx: AsyncConnection, who: Who, region_id: int, first: int, most: int) -> tuple[list[Task], int]:
    region = await organisations.require_place(tx, region_id)
    access.require(who, "see to tasks", region.id, region.region_id)
    return await first_in(tx, region.id, first, most)


async def require_task(tx: AsyncConnection, who: Who, task_id: int) -> Task:
    """Open or not, for whoever sees to it."""
    found = await fetch_one(tx, SEEN.where(tables.Task.id == task_id), Task)
    if found is None:
        raise Refused("old_button")
    access.require(who, "see to tasks", found.organisation_id, found.region_id)
    return found


async def require_open(tx: AsyncConnection, who: Who, task_id: int) -> Task:
    task = await require_task(tx, who, task_id)
    if task.closed_on is not None:
        raise Refused("task_closed")
    return task


async def close(tx: AsyncConnection, who: Who, task_id: int, reason: str, now: datetime, words: str = "") -> None:
    """With a reason: one of those that are known for its kind, or another in one's own words."""
    task = await require_open(tx, who, task_id)
    if (reason != OTHER and reason not in REASONS[task.kind]) or (reason == OTHER) != bool(words):
        raise Refused("old_button")
    await _shut(tx, who, task, now, outcome=REASONED, reason=reason, words=words)


async def remind(tx: AsyncConnection, who: Who, task_id: int, now: datetime) -> None:
    """The branch is asked for a post: that is what was to be done. Whoever was asked this week is not asked again."""
    task = await require_open(tx, who, task_id)
    if task.kind != SILENT:
        raise Refused("old_button")
    today = await _today(tx, task, now)
    people = await nudges.reached(tx, task.region_id, {task.organisation_id}, now, today)
    if not people:
        raise Refused("nobody_reached")
    week = weeks.week_of(today)
    await nudges.ask(tx, people, week, now, lambda one: Asked(task.region_id, one.place_id, week))
    await _shut(tx, who, task, now, outcome=DONE)


async def _shut(tx: AsyncConnection, who: Who, task: Task, now: datetime, **how: str) -> None:
    """Of two at once the second hears that it is closed."""
    still_open = update(tables.Task).where(tables.Task.id == task.id, tables.Task.closed_on.is_(None))
    today = await _today(tx, task, now)
    shut = await tx.execute(still_open.values(closed_on=today, closed_by=who.person_id, **how))
    if not shut.rowcount:
        raise Refused("task_closed")
    details = {"task": task.kind, "outcome": how["outcome"], "reason": how.get("reason", "")}
    await record.note(tx, who, "task closed", now, task.organisation_id, **details)


async def _today(tx: AsyncConnection, task: Task, now: datetime) -> date:
    return weeks.today(now, await organisations.zone_of(tx, task.organisation_id))
