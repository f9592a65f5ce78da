"""How alive a page is: reckoned from what was told, and from what came out through the bot; no data is no nought."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from newsroom import weeks
from newsroom.errors import Refused
from newsroom.pages import activity, life, register
from newsroom.pages.activity import A_MONTH, Out, Span, is_dormant, posts_a_month, share_of_reposts
from newsroom.union import organisations
from newsroom.values.figures import Amount
from newsroom.values.page_links import parse_page_link
from tests.newsroom.everybody import NOW, bound, page_of, place, published, seated

TODAY = date(2026, 11, 16)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


@pytest.mark.parametrize(("last", "after", "dormant"), [
    ({}, 60, None), ({"own_post": TODAY}, 60, False), ({"own_post": ago(60)}, 60, False),
    ({"own_post": ago(61)}, 60, True), ({"own_post": ago(61)}, 90, False),
    # an own post is no later than the last of any kind, and a post that may be a repost is no own one
    ({"post": ago(61)}, 60, True), ({"post": ago(60)}, 60, None), ({"activity": ago(61)}, 60, True),
    ({"post": ago(61), "activity": TODAY}, 60, True), ({"activity": ago(400), "post": TODAY}, 60, None),
    ({"own_post": TODAY, "post": ago(400)}, 60, False),
])  # fmt: skip
def test_dormant_after_as_long_as_the_region_says(last, after, dormant):
    assert is_dormant(last, TODAY, after) is dormant


SPANS = [Span(ago(56), ago(28), 2, 1), Span(ago(28), TODAY, 6)]


@pytest.mark.parametrize(("spans", "out", "monthly", "share"), [
    ([], [], None, None),
    (SPANS[:1], [], 2 / 28, 1 / 2),
    (SPANS, [], 8 / 56, 1 / 2),  # of the second span it is not known how many were reposts
    ([Span(ago(28), TODAY, 0, 0)], [], 0, None),
    ([Span(ago(200), ago(150), 90, 90)], [], None, None),  # too long ago to tell of now
    ([], [Out(ago(9), False), Out(ago(3), True)], 2 / 10, 1 / 2),
    # what was told includes what came out through the bot in those days
    (SPANS, [Out(ago(9), False), Out(ago(3), True)], 8 / 56, 1 / 2),
    (SPANS[:1], [Out(ago(40), False), Out(ago(6), False), Out(TODAY, False)], 4 / 35, 1 / 4),
    ([], [Out(ago(-1), False)], None, None),
])  # fmt: skip
def test_posts_a_month_and_the_share_of_reposts(spans, out, monthly, share):
    assert posts_a_month(spans, out, TODAY) == (pytest.approx(A_MONTH * monthly) if monthly is not None else None)
    assert share_of_reposts(spans, out, TODAY) == (pytest.approx(share) if share is not None else None)


async def test_as_it_was_known_on_a_day(tx):
    """The last own post, the last post and the last activity are three days, each as it was told by then."""
    chair, page = await seated(tx, "chair", "ridder"), await page_of(tx, "ridder")
    region, today = await organisations.require_place(tx, await place(tx, "vko")), weeks.term_day(NOW)
    await life.note_last(tx, chair, page, "own_post", today - timedelta(days=90), "day", NOW)
    later = NOW + timedelta(days=10)
    for kind, days in (("own_post", 2), ("post", 1), ("activity", 0)):
        await life.note_last(tx, chair, page, kind, today + timedelta(days=10 - days), "day", later)
    then, now = [
        (await activity.of_pages(tx, region, [page], today + timedelta(days=days)))[page] for days in (9, 10)
    ]  # fmt: skip
    assert (set(then.last), then.is_dormant) == ({"own_post"}, True)
    assert {kind: (today - one.on_day).days for kind, one in now.last.items()} == {
        "own_post": -8, "post": -9, "activity": -10,
    }  # fmt: skip
    assert now.is_dormant is False


async def test_what_cannot_be(tx):
    chair, specialist = await seated(tx, "chair", "ridder"), await seated(tx, "specialist", "vko")
    page, tomorrow = await page_of(tx, "ridder"), weeks.term_day(NOW) + timedelta(days=1)
    for why, tried in (
        ("more_reposts", life.note_posts(tx, chair, page, Amount(2), Amount(3), NOW)),
        ("day_to_come", life.note_last(tx, chair, page, "post", tomorrow, "day", NOW)),
        ("day_to_come", life.note_resumed(tx, specialist, page, tomorrow, "day", NOW)),
        ("old_button", life.note_last(tx, chair, page, "unseen", tomorrow, "day", NOW)),
        ("old_button", life.toggle(tx, specialist, page, "ugly", NOW)),
        ("not_a_number", life.note_reach(tx, specialist, page, Amount(10**9), NOW)),
        ("name_too_long", life.note_words(tx, specialist, page, {"kk": "ұ" * 301}, NOW)),
    ):  # fmt: skip
        with pytest.raises(Refused, match=why):
            await tried
    assert await life.last_times(tx, [page]) == {}
    assert await life.remark_on(tx, page) is None


async def test_remarks_are_kept_by_the_day(tx):
    specialist, page = await seated(tx, "specialist", "vko"), await page_of(tx, "ridder")
    for chip in ("logos", "thin", "logos"):
        await life.toggle(tx, specialist, page, chip, NOW)
    later = NOW + timedelta(days=40)
    await life.note_resumed(tx, specialist, page, date(2026, 9, 1), "month", later)
    await life.note_words(tx, specialist, page, {"kk": "Жанданды", "ru": "Ожила"}, later)
    then, now = await life.remark_on(tx, page, weeks.term_day(NOW)), await life.remark_on(tx, page)
    assert (then.chips, then.resumed, then.words) == (["thin"], None, {})
    assert (now.chips, now.resumed) == (["thin", "resumed"], (date(2026, 9, 1), "month"))
    assert now.words == {"kk": "Жанданды", "ru": "Ожила"}


async def test_what_came_out_through_the_bot_counts_by_itself(tx):
    """On the region's own page of that platform, whoever's post it was; and on no other."""
    specialist, chair = await bound(tx), await seated(tx, "chair", "ridder")
    region = await organisations.require_place(tx, await place(tx, "vko"))
    sent = (("t.me/vko_kasipodak", "page"), ("t.me/vko_another", "page"), ("facebook.com/vko.kasipodak", "page"))
    channel, other, facebook = [
        await register.add(tx, specialist, region.id, parse_page_link(link), kind, NOW) for link, kind in sent
    ]  # fmt: skip
    today = weeks.term_day(NOW)
    for days in (30, 9):
        await published(tx, specialist, chair, NOW - timedelta(days=days))
    found = await activity.of_pages(tx, region, [channel, other, facebook], today)
    assert {kind: (today - one.on_day).days for kind, one in found[channel].last.items()} == {"own_post": 9, "post": 9}
    assert found[channel].posts_a_month == pytest.approx(A_MONTH * 2 / 31)
    assert (found[channel].share_of_reposts, found[channel].is_dormant) == (0, False)
    assert found[other] == found[facebook] == activity.Activity({}, None, None, None)
