"""A week in which nothing comes: said with a reason, taken back, over with the next post, and seen by their region."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from db.tables import QuietWeek
from newsroom.errors import Refused
from newsroom.people import forgetting, terms
from newsroom.posts import drafting
from newsroom.reminders import quiet
from newsroom.reminders.quiet import OTHER, REASONS, Quiet
from tests.newsroom.everybody import NOW, place, seated, sent_post

WEEK, NEXT = "2026-W47", "2026-W48"
LATER = NOW + timedelta(hours=2)


async def known(tx, week: str = WEEK) -> dict[int, Quiet]:
    return await quiet.of_region(tx, await place(tx, "vko"), week)


async def test_said_once_more_what_is_said_last_holds(tx):
    chair, ridder = await seated(tx, "chair", "ridder"), await place(tx, "ridder")
    for reason in REASONS:
        await quiet.say(tx, chair, ridder, WEEK, reason, NOW)
    assert await known(tx) == {ridder: Quiet(ridder, REASONS[-1])}
    await quiet.say(tx, chair, ridder, WEEK, OTHER, NOW, "Көшіп жатырмыз.")
    assert await known(tx) == {ridder: Quiet(ridder, OTHER, "Көшіп жатырмыз.")}
    assert await quiet.of_place(tx, ridder, WEEK) == Quiet(ridder, OTHER, "Көшіп жатырмыз.")
    assert await known(tx, NEXT) == {}


async def test_it_is_one_place_and_one_week(tx):
    """Other branches, and other regions, are reminded as ever."""
    chair, ridder = await seated(tx, "chair", "ridder"), await place(tx, "ridder")
    await seated(tx, "chair", "ulan")
    await quiet.say(tx, chair, ridder, NEXT, "event", NOW)
    vko = await place(tx, "vko")
    assert await quiet.branches(tx, vko, NEXT) == {ridder}
    assert await quiet.branches(tx, vko, WEEK) == set()
    assert await quiet.branches(tx, await place(tx, "abay"), NEXT) == set()


async def test_taken_back(tx):
    chair, deputy, ridder = (
        await seated(tx, "chair", "ridder"),
        await seated(tx, "deputy", "ridder"),
        await place(tx, "ridder"),
    )
    await quiet.say(tx, chair, ridder, WEEK, "time", NOW)
    await quiet.take_back(tx, deputy, ridder, WEEK, LATER)
    await quiet.take_back(tx, deputy, ridder, WEEK, LATER)
    assert await known(tx) == {}


async def test_whoever_sends_after_all_has_taken_it_back(tx):
    """What had been sent before it was said changes nothing: no more comes."""
    chair, ridder = await seated(tx, "chair", "ridder"), await place(tx, "ridder")
    await sent_post(tx, chair)
    await quiet.say(tx, chair, ridder, WEEK, "time", NOW + timedelta(hours=1))
    assert list(await known(tx)) == [ridder]
    post_id = await sent_post(tx, chair, now=LATER)
    assert await known(tx) == {}
    await drafting.take_back(tx, chair, post_id, "withdraw", LATER)
    assert list(await known(tx)) == [ridder], "what was called back was not sent"


@pytest.mark.parametrize(
    ("week", "reason", "words", "why"),
    [
        ("2026-W46", "time", "", "old_button"), ("2026-W49", "time", "", "old_button"),
        (WEEK, "elsewhere", "", "old_button"), (WEEK, OTHER, "", "old_button"), (WEEK, "time", "Сөз", "old_button"),
    ],
)  # fmt: skip
async def test_what_cannot_be_said(tx, week, reason, words, why):
    """Of a week that is over, or far away; with a reason that there is not."""
    chair = await seated(tx, "chair", "ridder")
    with pytest.raises(Refused) as refused:
        await quiet.say(tx, chair, chair.seat.organisation_id, week, reason, NOW, words)
    assert refused.value.kind == why


async def test_own_words():
    assert quiet.require_words("  Көшіп\n жатырмыз  ") == "Көшіп жатырмыз"
    for text, why in (("", "no_reason"), ("ә" * 61, "name_too_long")):
        with pytest.raises(Refused) as refused:
            quiet.require_words(text)
        assert refused.value.kind == why


async def test_a_week_ends_by_the_clock_of_the_place(tx):
    """Sunday at eight in the evening in Greenwich is Monday in Almaty: the week is over there."""
    chair = await seated(tx, "chair", "ridder")
    sunday = NOW.replace(day=22, hour=20)
    with pytest.raises(Refused):
        await quiet.say(tx, chair, chair.seat.organisation_id, WEEK, "time", sunday)
    await quiet.say(tx, chair, chair.seat.organisation_id, WEEK, "time", sunday.replace(hour=18))


async def test_what_somebody_wrote_is_forgotten_with_them(tx):
    """That nothing came, and what kind of reason there was, is the branch's."""
    chair, ridder = await seated(tx, "chair", "ridder"), await place(tx, "ridder")
    await quiet.say(tx, chair, ridder, WEEK, OTHER, NOW, "Науқас едім.")
    await forgetting.forget(tx, chair, LATER)
    assert await known(tx) == {ridder: Quiet(ridder, OTHER)}


async def test_whoever_has_lost_the_seat_says_nothing(tx):
    chair, specialist, ridder = (
        await seated(tx, "chair", "ridder"),
        await seated(tx, "specialist", "vko"),
        await place(tx, "ridder"),
    )
    await quiet.say(tx, chair, ridder, WEEK, "time", NOW)
    await terms.end(tx, specialist, chair.seat.id, NOW)
    assert list(await known(tx)) == [ridder], "the branch has said it"
    assert (await tx.execute(select(QuietWeek.said_by))).scalar_one() == chair.person_id
