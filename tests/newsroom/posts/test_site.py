"""Upward: offered once, decided once, and counted by itself in the week of its region."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select, update

from db.tables import Notice, Offer, Organisation
from newsroom.digests import digests
from newsroom.errors import Refused
from newsroom.posts import publishing, review, site, ways
from newsroom.posts.review import LONGEST_REASON
from tests.newsroom.everybody import NOW, bound, left_for, published, seated, sent_post, union
from tests.newsroom.once import once

WHY, LINK = {"ru": "Нет фото"}, "https://union.example/news/1"
DAY = timedelta(days=1)


chair = once(seated, "chair", "ridder")
specialist = once(bound)
press = once(seated, "press", "centre")


async def offered(tx, specialist, chair) -> tuple[int, int]:
    """The numbers of the post and of the offer."""
    number = await published(tx, specialist, chair)
    await site.offer(tx, specialist, number, NOW)
    return number, (await site.of_post(tx, number)).id


async def test_offered_once(tx, specialist, chair, press):
    number, _ = await offered(tx, specialist, chair)
    with pytest.raises(Refused, match="offered_before"):
        await site.offer(tx, await seated(tx, "specialist", "vko"), number, NOW)
    (row,) = await site.waiting(tx)
    assert (row.post_id, row.region, row.offered_at) == (number, {"kk": "vko", "ru": "vko"}, NOW)


async def test_what_may_be_offered(tx, specialist, chair):
    """What was approved, scheduled or is out; not what waits, has gone back, or was taken down."""
    waiting, approved, scheduled, returned = [await sent_post(tx, chair) for _ in range(4)]
    await review.approve(tx, specialist, approved, NOW)
    await publishing.schedule(tx, specialist, scheduled, NOW + DAY, NOW)
    await review.send_back(tx, specialist, returned, WHY, NOW)
    removed = await published(tx, specialist, chair)
    await publishing.remove(tx, specialist, removed, NOW)
    for number, why in ((waiting, "not_ready"), (returned, "already_reviewed"), (removed, "not_ready")):
        with pytest.raises(Refused, match=why):
            await site.offer(tx, specialist, number, NOW)
    for number in (approved, scheduled):
        await site.offer(tx, specialist, number, NOW)
    assert [one.post_id for one in await site.waiting(tx)] == [approved, scheduled]


async def test_the_press_service_is_told_once_for_ten_minutes(tx, specialist, chair, press):
    second = await seated(tx, "press", "centre")
    for _ in range(2):
        await offered(tx, specialist, chair)
    assert [await left_for(tx, who) for who in (press, second)] == [[("offers", {})]] * 2
    due = select(Notice.due_at).where(Notice.kind == "offers")
    assert set((await tx.execute(due)).scalars()) == {NOW + timedelta(minutes=10)}


async def test_accepted_with_its_link(tx, specialist, chair, press):
    """One place more where it came out; and its region hears of it."""
    number, offer = await offered(tx, specialist, chair)
    await site.accept(tx, press, offer, LINK, NOW + DAY)
    out = [(one.platform, one.link) for one in await ways.out_of(tx, number)]
    assert out == [("channel", "https://t.me/c/1234/5"), ("site", LINK)]
    found = select(Offer.state, Offer.decided_by, Offer.decided_at).where(Offer.post_id == number)
    assert (await tx.execute(found)).one() == ("accepted", press.person_id, NOW + DAY)
    assert (await left_for(tx, specialist))[-1] == ("offer_decided", {"post": number, "state": "accepted"})
    assert await site.waiting(tx) == []
    with pytest.raises(Refused, match="offered_before"):
        await site.offer(tx, specialist, number, NOW)


@pytest.mark.parametrize("link", ["https://facebook.com/1", "https://instagram.com/p/1", "барды", "http://", ""])
async def test_a_link_that_is_not_to_the_site(tx, specialist, chair, press, link):
    _, offer = await offered(tx, specialist, chair)
    with pytest.raises(Refused, match="not_a_link"):
        await site.accept(tx, press, offer, link, NOW)
    assert len(await site.waiting(tx)) == 1


async def test_returned_and_offered_again(tx, specialist, chair, press):
    number, offer = await offered(tx, specialist, chair)
    await site.send_back(tx, press, offer, "returned", WHY, NOW)
    assert (await site.of_post(tx, number)).comment == WHY
    assert (await left_for(tx, specialist))[-1] == ("offer_decided", {"post": number, "state": "returned"})
    await site.offer(tx, specialist, number, NOW + DAY)
    found = (await tx.execute(select(Offer.__table__).where(Offer.post_id == number))).one()
    assert (found.id, found.state, found.offered_at) == (offer, "offered", NOW + DAY)
    assert (found.comment, found.decided_at) == ({}, None)


async def test_declined_for_good(tx, specialist, chair, press):
    number, offer = await offered(tx, specialist, chair)
    await site.send_back(tx, press, offer, "declined", WHY, NOW)
    with pytest.raises(Refused, match="offered_before"):
        await site.offer(tx, specialist, number, NOW)


async def test_never_without_a_reason(tx, specialist, chair, press):
    _, offer = await offered(tx, specialist, chair)
    for comment, why in (({}, "no_reason"), ({"kk": ""}, "no_reason"),
                         ({"ru": "я" * (LONGEST_REASON + 1)}, "text_too_long")):  # fmt: skip
        with pytest.raises(Refused, match=why):
            await site.send_back(tx, press, offer, "returned", comment, NOW)
    with pytest.raises(Refused, match="old_button"):
        await site.send_back(tx, press, offer, "accepted", WHY, NOW)
    assert len(await site.waiting(tx)) == 1


async def test_decided_once(tx, specialist, chair, press):
    _, offer = await offered(tx, specialist, chair)
    await site.accept(tx, press, offer, LINK, NOW)
    for again in (
        site.accept(tx, press, offer, LINK, NOW), site.send_back(tx, press, offer, "declined", WHY, NOW),
        site.accept(tx, press, 999_999, LINK, NOW),
    ):  # fmt: skip
        with pytest.raises(Refused, match="already_decided"):
            await again


async def test_of_two_who_decide_at_once_one_is_too_late(engine):
    async with engine.begin() as tx:
        await union(tx)
        two = [await seated(tx, "press", "centre") for _ in range(2)]
        number, offer = await offered(tx, await bound(tx), await seated(tx, "chair", "ridder"))

    async def decide(who, accepts: bool) -> str:
        try:
            async with engine.begin() as tx:
                if accepts:
                    await site.accept(tx, who, offer, LINK, NOW)
                else:
                    await site.send_back(tx, who, offer, "declined", WHY, NOW)
        except Refused as refused:
            return refused.kind
        return "decided"

    assert sorted(await asyncio.gather(decide(two[0], True), decide(two[1], False))) == ["already_decided", "decided"]
    async with engine.connect() as tx:
        accepted = (await site.of_post(tx, number)).state == "accepted"
        out = [one.platform for one in await ways.out_of(tx, number)]
        assert ("site" in out) == accepted


# ---- counted


async def on_site(tx, who, region: int, week: str = "2026-W47") -> int:
    return (await digests.of_week(tx, who, region, week)).on_site


async def test_counted_for_its_region_and_no_other(tx, specialist, chair, press):
    """What was only offered, sent back, or stands on some other site by somebody's own link counts for nothing."""
    vko, foreign = specialist.seat.organisation_id, await bound(tx, "abay")
    decided = [await offered(tx, specialist, chair) for _ in range(3)]
    await site.accept(tx, press, decided[0][1], LINK, NOW)
    await site.send_back(tx, press, decided[1][1], "returned", WHY, NOW)
    await publishing.record_link(tx, specialist, await published(tx, specialist, chair), "https://example.kz/1", NOW)
    await publishing.record_link(tx, specialist, decided[2][0], "https://example.kz/2", NOW)
    assert [await on_site(tx, press, one) for one in (vko, foreign.seat.organisation_id)] == [1, 0]


@pytest.mark.parametrize(
    ("zone", "sunday_night", "week"),
    [
        ("Asia/Almaty", datetime(2026, 11, 15, 18, 59, tzinfo=UTC), "2026-W46"),
        ("Asia/Almaty", datetime(2026, 11, 15, 19, 0, tzinfo=UTC), "2026-W47"),
        ("UTC", datetime(2026, 11, 15, 23, 59, tzinfo=UTC), "2026-W46"),
        ("UTC", datetime(2026, 11, 22, 23, 59, tzinfo=UTC), "2026-W47"),
        ("UTC", datetime(2026, 11, 23, 0, 0, tzinfo=UTC), "2026-W48"),
    ],
)
async def test_counted_in_the_week_of_the_regions_clock(tx, specialist, chair, press, zone, sunday_night, week):
    vko = specialist.seat.organisation_id
    await tx.execute(update(Organisation).where(Organisation.id == vko).values(timezone=zone))
    _, offer = await offered(tx, specialist, chair)
    await site.accept(tx, press, offer, LINK, sunday_night)
    counted = {one: await on_site(tx, press, vko, one) for one in ("2026-W46", "2026-W47", "2026-W48")}
    assert [one for one, count in counted.items() if count] == [week]
