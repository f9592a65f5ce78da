"""What was decided in time and sent too late: by the sender, who was down, or by Telegram, who was."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from types import SimpleNamespace

import pytest
from sqlalchemy import insert, select

from bot.wording import wording
from db.tables import DayException, Notice
from newsroom import line, outbox
from newsroom.notices import Recipient, tell
from newsroom.reminders.notices import QueueWaits, Reminder, WeekDigest, part
from scheduler.outcomes import Outcome
from screens.screen import Screen
from tests.newsroom.everybody import NOW, place, seated, sent_post, union

TEN = NOW + timedelta(hours=1)  # Monday, ten o'clock in Almaty


def there(text: str) -> datetime:
    return datetime.fromisoformat(f"2026-{text}:00+05:00")


async def with_people(engine):
    async with engine.begin() as tx:
        await union(tx)
        chair, specialist = await seated(tx, "chair", "ridder"), await seated(tx, "specialist", "vko")
        return {"chair": chair, "specialist": specialist, "vko": await place(tx, "vko")}


@pytest.fixture
def fill():
    return with_people


@pytest.fixture
async def w(engine):
    async with engine.begin() as tx:
        yield SimpleNamespace(tx=tx, **engine.given)


async def left(w, kind: str, place_id: int = 0, who=None, **more) -> None:
    parts = (part(kind, place_id or w.chair.seat.organisation_id),)
    await _left(w, Reminder(w.vko, "2026-11-16", parts, **more), who or w.chair)


async def _left(w, about, who) -> None:
    await tell(w.tx, about, [Recipient(who.account_id, who.person_id)], TEN)


async def worded(w, now: datetime, attempts: int = 1) -> list[str | datetime | None]:
    """What is said then; or when it would be; None where it has nothing left to say."""
    claimed = [replace(one, attempts=attempts) for one in await line.claim(w.tx, now, 25)]
    word = await wording(1000, SimpleNamespace(now=now.timestamp))(w.tx, claimed)
    found = [await word(one) for one in claimed]
    return [now + one.after if isinstance(one, Outcome) else "told" if isinstance(one, Screen) else None
            for one in found]  # fmt: skip


@pytest.mark.parametrize(("now", "becomes"), [
    ("11-16T10:05", "told"),
    ("11-16T20:59", "told"),
    ("11-16T23:00", there("11-17T08:00")),
    ("11-17T03:00", there("11-17T08:00")),
    ("11-17T08:00", "told"),
    ("11-18T10:00", "told"),
    ("11-19T10:00", None),
    ("11-21T10:00", there("11-23T09:00")),
    ("11-23T10:00", None),
])  # fmt: skip
async def test_the_rubric_of_a_week_that_was_held_up(w, now, becomes):
    """Two days long it is of use; it wakes nobody, nor on a Saturday; and the next week it says nothing."""
    await left(w, "rubric")
    assert await worded(w, there(now)) == [becomes]


async def test_what_telegram_did_not_take_all_evening_waits_for_the_morning(w):
    """Each time it was tried again it was due anew."""
    await left(w, "rubric")
    assert await worded(w, there("11-16T23:00"), attempts=5) == [there("11-17T08:00")]


async def test_a_day_that_has_become_a_day_off_meanwhile(w):
    await w.tx.execute(insert(DayException).values(on_day=there("11-17T00:00").date(), kind="off", names={},
                                                   entered_at=NOW))  # fmt: skip
    await left(w, "rubric")
    assert await worded(w, there("11-17T10:00")) == [there("11-18T09:00")]


async def test_what_somebody_has_sent_by_hand_comes_on_a_saturday_too_but_not_at_night(w):
    await left(w, "count", by_hand="now-count")
    assert await worded(w, there("11-21T03:00")) == [there("11-21T08:00")]


@pytest.mark.parametrize("about", [WeekDigest, QueueWaits])
async def test_what_comes_to_the_specialist_alone_wakes_nobody_either(w, about):
    await sent_post(w.tx, w.chair)
    await _left(w, about(w.vko, "2026-11-16"), w.specialist)
    assert await worded(w, there("11-17T02:00")) == [there("11-17T08:00")]


async def test_a_plan_of_a_month_that_has_begun_is_not_called_that_of_the_next(w):
    about = Reminder(w.vko, "2026-11-30", (part("plan", w.vko),))
    await _left(w, about, w.specialist)
    assert await worded(w, there("12-01T10:00")) == [None]


async def test_what_waits_for_the_morning_holds_up_nothing_else_to_that_chat(w):
    await left(w, "rubric")
    (held,) = await line.claim(w.tx, there("11-16T23:00"), 25)
    await outbox.put_back(w.tx, held, there("11-16T23:00"), timedelta(hours=9), "")
    state = (await w.tx.execute(select(Notice.state, Notice.attempts))).one()
    assert tuple(state) == (outbox.WAITING, 0), "no failed try"
    assert await worded(w, there("11-17T08:00")) == ["told"]
