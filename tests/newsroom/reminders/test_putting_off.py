"""What is put off comes again then, once, by the hours of the region, and not where it was done meanwhile."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from types import SimpleNamespace

import pytest
from sqlalchemy import select, update

from bot.wording import wording
from db.tables import Notice
from newsroom import line, outbox
from newsroom.errors import Refused
from newsroom.reminders import away, putting_off, rules
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
    ("17T00:10", "17T08:00", None, "17T09:00"),
    ("17T06:30", "17T08:30", "17T18:00", "18T09:00"),
    ("20T10:00", "20T12:00", "20T18:00", "23T09:00"),
])  # fmt: skip
async def test_when_it_comes_again(engine, now, hours, evening, morning):
    """Late at night the morning is the one that comes; on a Friday it is Monday's."""
    async with engine.begin() as tx:
        is_off = await rules.days_off_around(tx, there(now), there(now))
        found = putting_off.moments(await organisations.require_code(tx, "vko"), there(now), is_off)
    assert found == {which: there(at) for which, at in (
        ("hours", hours), ("evening", evening), ("morning", morning)) if at is not None}  # fmt: skip


async def with_one_told(engine):
    async with engine.begin() as tx:
        await union(tx)
        chair = await seated(tx, "chair", "ridder")
        number = await reminded(tx, chair, await place(tx, "vko"))
        await tx.execute(update(Notice).where(Notice.id == number).values(state=outbox.SENT))
        return {"chair": chair, "notice": number}


@pytest.fixture
def fill():
    return with_one_told


@pytest.fixture
async def w(engine):
    async with engine.begin() as tx:
        yield SimpleNamespace(tx=tx, **engine.given)


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


@pytest.mark.parametrize(("day", "offered"), [
    (17, ["hours", "evening", "morning"]), (20, ["hours", "evening"]), (22, ["hours", "evening"]), (23, []), (30, []),
])  # fmt: skip
async def test_no_moment_is_offered_at_which_nothing_would_be_said(w, day, offered):
    """The week is over by Monday morning, and a month later the button is old."""
    now = there(f"{day}T10:00")
    if not offered:
        with pytest.raises(Refused, match="old_button"):
            await putting_off.choices(w.tx, w.chair, w.notice, now)
        with pytest.raises(Refused, match="old_button"):
            await putting_off.put_off(w.tx, w.chair, w.notice, "hours", now)
        return
    assert list((await putting_off.choices(w.tx, w.chair, w.notice, now))[1]) == offered


async def test_what_is_done_when_it_is_pressed_is_not_put_off(w):
    await sent_post(w.tx, w.chair)
    with pytest.raises(Refused, match="old_button"):
        await putting_off.put_off(w.tx, w.chair, w.notice, "hours", NOW)


async def test_who_goes_away_is_not_told_what_they_had_put_off(w):
    at = await putting_off.put_off(w.tx, w.chair, w.notice, "morning", NOW)
    await away.go(w.tx, w.chair, date(2026, 11, 20), NOW)
    assert await told(w, at) == [False]


async def test_somebody_elses_is_an_old_button(w):
    deputy = await seated(w.tx, "deputy", "ridder")
    with pytest.raises(Refused, match="old_button"):
        await putting_off.put_off(w.tx, deputy, w.notice, "hours", NOW)
