"""When a post may go out, and what surrounds a live stream."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select, update

from db.tables import Notice, Organisation
from newsroom.errors import Refused
from newsroom.posts import drafting, publishing, review
from newsroom.union import organisations
from tests.newsroom.everybody import (
    NOW,
    bound,
    came_out,
    draft,
    published,
    seated,
    sent_post,
)  # fmt: skip
from tests.newsroom.once import once
from tests.newsroom.posts.going_out import to_channel

HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)
FACEBOOK = "https://www.facebook.com/vko/posts/1"


chair = once(seated, "chair", "ridder")
specialist = once(bound)


# ---- moments


ALMATY = ZoneInfo("Asia/Almaty")


async def free(tx, specialist, now: datetime, most: int = 4) -> list[str]:
    region = await organisations.require_place(tx, specialist.seat.organisation_id)
    return [f"{at:%d %H:%M}" for at in await publishing.slots(tx, region, now, most)]


async def test_free_moments_of_working_days(tx, specialist, chair):
    friday = datetime(2026, 11, 20, 6, tzinfo=UTC)  # eleven in Almaty
    assert await free(tx, specialist, friday) == ["20 16:00", "23 10:00", "23 16:00", "24 10:00"]
    number = await sent_post(tx, chair, now=friday)
    await publishing.schedule(tx, specialist, number, datetime(2026, 11, 23, 10, tzinfo=ALMATY), friday)
    assert await free(tx, specialist, friday) == ["20 16:00", "23 16:00", "24 10:00", "24 16:00"]
    await review.approve(tx, specialist, number, friday)
    assert await free(tx, specialist, friday, 2) == ["20 16:00", "23 10:00"], "given back"


async def test_moments_go_by_the_regions_clock(tx, specialist):
    region = specialist.seat.organisation_id
    await tx.execute(update(Organisation).where(Organisation.id == region).values(timezone="UTC"))
    slot = (await publishing.slots(tx, await organisations.require_place(tx, region), NOW, 1))[0]
    assert slot.astimezone(UTC) == datetime(2026, 11, 16, 10, tzinfo=UTC)


# ---- live streams


async def stream(tx, chair, live_at: datetime) -> int:
    number = await draft(tx, chair)
    await drafting.set_facts(tx, chair, number, live_at=live_at)
    await drafting.send(tx, chair, number, NOW)
    return number


async def reminders(tx) -> list[tuple[str, int, datetime]]:
    left = select(Notice.kind, Notice.chat_id, Notice.due_at).where(Notice.kind.in_(("live_soon", "live_over")))
    return [tuple(one) for one in (await tx.execute(left.order_by(Notice.id))).all()]


async def test_the_branch_is_reminded_of_its_stream(tx, specialist, chair):
    """An hour before, and three hours later of the recording; once, though it was removed and published anew."""
    deputy, live = await seated(tx, "deputy", "ridder"), NOW + timedelta(days=2)
    number = await stream(tx, chair, live)
    for minutes in (0, 1):
        await publishing.publish(tx, specialist, number, NOW + minutes * MINUTE)
        await came_out(tx, number)
        if not minutes:
            await publishing.remove(tx, specialist, number, NOW)
    both = (chair.account_id, deputy.account_id)
    assert await reminders(tx) == [
        *(("live_soon", account, live - HOUR) for account in both),
        *(("live_over", account, live + 3 * HOUR) for account in both),
    ]


@pytest.mark.parametrize("by", ["hand", "looking"])
async def test_reminded_however_it_came_out(tx, specialist, chair, by):
    number = await stream(tx, chair, NOW + timedelta(days=2))
    if by == "hand":
        await publishing.record_link(tx, specialist, number, FACEBOOK, NOW)
    else:
        await publishing.publish(tx, specialist, number, NOW)
        await publishing.did_not(tx, number, "doubt", "", NOW)
        await publishing.settle_doubt(tx, specialist, number, NOW, there=True)
    assert [kind for kind, *_ in await reminders(tx)] == ["live_soon", "live_over"]


async def test_reminded_at_once_when_it_begins_within_the_hour_and_not_when_it_has_begun(tx, specialist, chair):
    for live in (NOW - MINUTE, NOW, NOW + 10 * MINUTE):
        number = await stream(tx, chair, live)
        await publishing.publish(tx, specialist, number, NOW)
        await came_out(tx, number)
    assert [(kind, due) for kind, _, due in await reminders(tx)] == [
        ("live_soon", NOW), ("live_over", NOW + 10 * MINUTE + 3 * HOUR),
    ]  # fmt: skip


async def test_the_recording_of_a_stream(tx, specialist, chair):
    """Told in the channel, once; of a stream that is out, and of nothing else."""
    number = await stream(tx, chair, NOW + HOUR)
    with pytest.raises(Refused, match="old_button"):
        await publishing.take_recording(tx, chair, number, "https://youtu.be/1", NOW)
    await publishing.publish(tx, specialist, number, NOW)
    await came_out(tx, number)
    with pytest.raises(Refused, match="not_a_link"):
        await publishing.take_recording(tx, chair, number, "ертең", NOW)
    for link in ("https://youtu.be/1", "https://youtu.be/2"):
        await publishing.take_recording(tx, chair, number, link, NOW)
    kept = [row.parameters for row in await to_channel(tx, "recording")]
    assert kept == [{"post": number, "link": "https://youtu.be/1"}]
    with pytest.raises(Refused, match="old_button"):
        await publishing.take_recording(tx, chair, await published(tx, specialist, chair), "https://youtu.be/1", NOW)
