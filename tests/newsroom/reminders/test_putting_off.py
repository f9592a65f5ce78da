"""What is put off comes again then, once, by the hours of the region, and not where it was done meanwhile."""

from __future__ import annotations

from datetime import datetime, timedelta
from types import SimpleNamespace

import pytest
from sqlalchemy import select, update

from bot.wording import wording
from db.tables import Notice
from newsroom import line, outbox
from newsroom.errors import Refused
from newsroom.reminders import putting_off
from newsroom.union import organisations
from tests.newsroom.everybody import NOW, place, reminded, seated, sent_post, union


def there(text: str) -> datetime:
    return datetime.fromisoformat(f"2026-11-{text}:00+05:00")


@pytest.mark.parametrize(("now", "hours", "evening", "morning"), [
    ("16T10:00", "16T12:00", "16T18:00", "17T09:00"),
    ("16T16:59", "16T18:59", "16T18:00", "17T09:00"),
    ("16T17:30", "16T19:30", None, "17T09:00"),
    ("16T19:30", "17T08:00", None, "17T09:00"),
    ("16T23:00", "17T08:00", None, "17T09:00"),
    ("17T06:30", "17T08:30", "17T18:00", "18T09:00"),
])  # fmt: skip
async def test_when_it_comes_again(engine, now, hours, evening, morning):
    async with engine.begin() as tx:
        await union(tx)
        found = putting_off.moments(await organisations.require_code(tx, "vko"), there(now))
    assert found == {which: there(at) for which, at in (
        ("hours", hours), ("evening", evening), ("morning", morning)) if at is not None}  # fmt: skip


@pytest.fixture
async def w(engine):
    async with engine.begin() as tx:
        await union(tx)
        chair = await seated(tx, "chair", "ridder")
        number = await reminded(tx, chair, await place(tx, "vko"))
        await tx.execute(update(Notice).where(Notice.id == number).values(state=outbox.SENT))
        yield SimpleNamespace(tx=tx, chair=chair, notice=number)


async def told(w, now) -> list[bool]:
    """Whether anything is said in what is due then."""
    claimed = await line.claim(w.tx, now, 25)
    word = await wording(1000, SimpleNamespace(now=now.timestamp))(w.tx, claimed)
    return [await word(one) is not None for one in claimed]


async def waiting(w) -> list[datetime]:
    due = select(Notice.due_at).where(Notice.kind == "reminder", Notice.state == outbox.WAITING)
    return list((await w.tx.execute(due)).scalars())


async def test_it_comes_again_once(w):
    at = await putting_off.put_off(w.tx, w.chair, w.notice, "hours", NOW)
    assert await putting_off.waits_until(w.tx, w.chair, w.notice, NOW) == at == NOW + timedelta(hours=2)
    assert await told(w, at - timedelta(seconds=1)) == []
    assert await told(w, at) == [True]
    assert await putting_off.waits_until(w.tx, w.chair, w.notice, NOW) is None


async def test_another_choice_takes_the_place_of_the_first(w):
    await putting_off.put_off(w.tx, w.chair, w.notice, "morning", NOW)
    for _ in range(2):
        await putting_off.put_off(w.tx, w.chair, w.notice, "evening", NOW)
    assert await waiting(w) == [there("16T18:00")]


async def test_what_was_done_meanwhile_does_not_come(w):
    at = await putting_off.put_off(w.tx, w.chair, w.notice, "evening", NOW)
    await sent_post(w.tx, w.chair)
    assert await told(w, at) == [False]


async def test_what_has_come_again_is_put_off_at_its_own_button(w):
    at = await putting_off.put_off(w.tx, w.chair, w.notice, "hours", NOW)
    await told(w, at)
    with pytest.raises(Refused, match="old_button"):
        await putting_off.put_off(w.tx, w.chair, w.notice, "evening", at)


async def test_a_month_later_nothing_of_that_week_comes(w):
    later = NOW + timedelta(days=30)
    at = await putting_off.put_off(w.tx, w.chair, w.notice, "hours", later)
    assert await told(w, at) == [False]


async def test_somebody_elses_is_an_old_button(w):
    deputy = await seated(w.tx, "deputy", "ridder")
    with pytest.raises(Refused, match="old_button"):
        await putting_off.put_off(w.tx, deputy, w.notice, "hours", NOW)
