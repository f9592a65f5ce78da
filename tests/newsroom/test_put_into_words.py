"""A notice when its time has come: read by whoever it is for then, with nothing in it that is somebody else's."""

from __future__ import annotations

from datetime import timedelta
from types import SimpleNamespace

import pytest
from sqlalchemy import delete, insert, select, update

from bot.wording import wording
from db.tables import Account, Incident, Notice, Person, Post
from newsroom import incidents, outbox
from newsroom.broadcasts import broadcasts, progress
from newsroom.broadcasts.notices import Tip
from newsroom.errors import Refused
from newsroom.notices import Recipient, ToDraw, tell
from newsroom.people import forgetting, invitations, joining, reach, terms
from newsroom.people.notices import RequestDeclined
from newsroom.posts import drafting, former, posts, publishing, review, site
from newsroom.union import region_settings, seats
from scheduler import notices, outcomes
from screens.screen import Screen
from tests.newsroom.everybody import (
    CHANNEL,
    NOW,
    bound,
    invited,
    newcomer,
    place,
    published,
    said,
    seated,
    sent_post,
    tip,
)  # fmt: skip

WORDS = wording(1000, SimpleNamespace(now=NOW.timestamp))
BEFORE, SECRET, WHY = "Семинар өтті", "Құпиясөз айтылмаған еді", {"kk": "күні жоқ"}


async def worded(tx, words=WORDS) -> dict[tuple[str, int], Screen | None]:
    """What is left for whom, as the sender would have it said. A row is in flight while it is put into words."""
    await tx.execute(update(Notice).where(Notice.state == outbox.WAITING).values(state=outbox.SENDING))
    left = await outbox.held_by_others(tx, sender=1)
    word = await words(tx, left)
    return {(one.kind, one.chat_id): await _said(tx, one, await word(one)) for one in left}


async def _said(tx, row, worded) -> Screen | None:
    """What nobody is told ends so, as the sender has it."""
    if not isinstance(worded, outcomes.Outcome):
        return worded
    await outcomes.ended(tx, row, worded, NOW)
    return None


async def states(tx, kind: str) -> list[str]:
    return list((await tx.execute(select(Notice.state).where(Notice.kind == kind).order_by(Notice.id))).scalars())


async def met(tx) -> list[str]:
    return list((await tx.execute(select(Incident.kind).order_by(Incident.id))).scalars())


async def ended(tx, who) -> None:
    seat = (await tx.execute(seats.SEEN.where(seats.Seat.id == who.seat.id))).one()
    await terms.end_term(tx, None, seat, NOW)


# ---- who reads it


async def test_a_verdict_for_a_chair_whose_term_has_ended_meanwhile(tx):
    """Nothing is said, the notice says why, and the owners hear of it; that the term has ended, they do hear."""
    specialist, chair = await seated(tx, "specialist", "vko"), await seated(tx, "chair", "ridder")
    await review.approve(tx, specialist, await sent_post(tx, chair), NOW)
    await ended(tx, chair)
    found = await worded(tx)
    assert found["verdict", chair.account_id] is None
    assert found["term_ended", chair.account_id] is not None
    assert (await states(tx, "verdict"), await met(tx)) == ([outbox.NOT_THEIRS], ["not theirs: verdict"])


async def test_a_verdict_for_whoever_sits_there(tx):
    specialist, chair = await seated(tx, "specialist", "vko"), await seated(tx, "chair", "ridder")
    await review.approve(tx, specialist, await sent_post(tx, chair), NOW)
    assert BEFORE in (await worded(tx))["verdict", chair.account_id].text
    assert await met(tx) == []


async def test_what_the_region_entered_is_told_to_the_region(tx):
    """Also when whoever entered it sits there no more: then to those who do."""
    first, second = await seated(tx, "specialist", "vko"), await seated(tx, "specialist", "vko")
    number = await sent_post(tx, first, at=await place(tx, "ridder"))
    await ended(tx, first)
    await review.approve(tx, second, number, NOW)
    found = await worded(tx)
    assert [chat for kind, chat in found if kind == "verdict"] == [second.account_id]
    assert found["verdict", second.account_id] is not None


async def test_many_of_a_kind_are_one_incident_until_it_is_told(tx):
    press = await seated(tx, "press", "centre")
    chairs = [await seated(tx, "chair", code) for code in ("ridder", "ulan", "ayagoz")]
    number, people = await tip(tx, press, {"kk": "Кеңес", "ru": "Совет"}, NOW)
    assert people == 3
    for one in chairs[:2]:
        await ended(tx, one)
    found = await worded(tx)
    assert [found["broadcast", one.account_id] is None for one in chairs] == [True, True, False]
    assert await met(tx) == ["not theirs: broadcast"]
    assert await incidents.report(tx, (press.account_id,), NOW) == 1
    found = await progress.of(tx, await broadcasts.read(tx, number))
    assert found.all == 1, "they are none of those whom it was for"


async def test_incidents_reach_an_owner(tx):
    """By the settings, or by their seat; whoever is none any more does not hear of them."""
    owner, other, third = await newcomer(tx), await seated(tx, "owner", "centre"), await newcomer(tx)
    await tx.execute(insert(Incident).values(number="A7K3", at=NOW, kind="ZeroDivisionError", reported=False))
    await incidents.report(tx, [owner.account_id, other.account_id, third.account_id], NOW)
    words = wording(1000, SimpleNamespace(now=NOW.timestamp), (owner.account_id,))
    found = await worded(tx, words)
    assert [found["incidents", one.account_id] is None for one in (owner, other, third)] == [False, False, True]


async def test_a_channel_that_was_let_go_gets_nothing_new(tx):
    specialist, chair = await bound(tx), await seated(tx, "chair", "ridder")
    number = await sent_post(tx, chair)
    await publishing.publish(tx, specialist, number, NOW)
    await region_settings.let_go_of_channel(tx, specialist, specialist.seat.organisation_id, NOW)
    assert (await worded(tx))["publication", CHANNEL] is None
    assert (await states(tx, "publication"), await met(tx)) == ([outbox.NOT_THEIRS], ["not theirs: publication"])


async def test_what_stands_in_a_channel_that_was_let_go_is_taken_out(tx):
    specialist, chair = await bound(tx), await seated(tx, "chair", "ridder")
    number = await published(tx, specialist, chair)
    await tx.execute(delete(Notice))
    await region_settings.let_go_of_channel(tx, specialist, specialist.seat.organisation_id, NOW)
    await publishing.remove(tx, specialist, number, NOW)
    assert (await worded(tx))["removal", CHANNEL].removes == (5,)


async def test_a_tip_that_is_not_there_any_more(tx):
    """It ends without a word, and is nobody's fault."""
    chair = await seated(tx, "chair", "ridder")
    await tell(tx, Tip(999), [Recipient(chair.account_id, chair.person_id)], NOW)
    assert (await worded(tx))["broadcast", chair.account_id] is None
    assert await met(tx) == []


async def test_a_screen_is_drawn_for_whoever_is_still_there(tx):
    """Who has been forgotten meanwhile does not become an account again."""
    stranger = await newcomer(tx)
    for chat in (stranger.account_id, 99, outbox.NOBODY):
        await tell(tx, ToDraw(), [Recipient(chat)], NOW)
    found = await worded(tx)
    assert found["screen", stranger.account_id] is not None
    assert (found["screen", 99], found["screen", outbox.NOBODY]) == (None, None)
    assert (await tx.execute(select(Account.id).where(Account.id.in_((99, outbox.NOBODY))))).all() == []
    assert await met(tx) == ["not theirs: screen"]


async def test_in_flight_when_its_reader_was_forgotten(tx):
    """It has lost its words and its reader by then: nobody is told, and nothing breaks."""
    specialist, chair = await seated(tx, "specialist", "vko"), await seated(tx, "chair", "ridder")
    await review.approve(tx, specialist, await sent_post(tx, chair), NOW)
    await tx.execute(update(Notice).values(state=outbox.SENDING))
    await forgetting.forget(tx, chair, NOW)
    (left,) = [one for one in await outbox.held_by_others(tx, sender=1) if one.kind == "verdict"]
    assert (left.chat_id, left.parameters) == (0, {})
    assert await (await WORDS(tx, [left]))(left) is None


async def test_what_waits_moves_with_its_person_and_stays_theirs(tx):
    """A new telephone: what waited for the old account is read by the same person on the new one."""
    specialist, chair = await seated(tx, "specialist", "vko"), await seated(tx, "chair", "ridder")
    await review.approve(tx, specialist, await sent_post(tx, chair), NOW)
    number, _ = await invitations.make_for_account(tx, specialist, chair.seat.id, NOW)
    new = await newcomer(tx, "ru")
    await invitations.accept(tx, new, number, "", "ru", NOW)
    found = await worded(tx)
    assert found["verdict", new.account_id] is not None
    assert ("verdict", chair.account_id) not in found


async def test_whoever_invited_and_sits_there_no_more(tx):
    """Their invitation to another place still opens; who came in by it is no news for them."""
    press, chair = await seated(tx, "press", "centre"), await newcomer(tx)
    number = await invited(tx, "chair", "ridder", who=press)
    other = await invited(tx, "deputy", "ridder", who=press)
    await invitations.accept(tx, chair, number, "Дана", "kk", NOW)
    await ended(tx, press)
    await invitations.accept(tx, await newcomer(tx), other, "Әлия", "kk", NOW)
    found = await worded(tx)
    assert [kind for kind, chat in found if chat == press.account_id] == ["came_in", "term_ended"]
    assert found["came_in", press.account_id] is None


async def test_a_request_declined_is_told_to_whoever_asked(tx):
    specialist, stranger, other = await seated(tx, "specialist", "vko"), await newcomer(tx), await newcomer(tx)
    await joining.ask(tx, stranger, await place(tx, "ridder"), "Дана", NOW)
    (request,) = await joining.waiting(tx, specialist.seat.organisation_id, NOW)
    await joining.decline(tx, specialist, request.id, NOW)
    await tell(tx, RequestDeclined(await place(tx, "ridder")), [Recipient(other.account_id)], NOW)
    found = await worded(tx)
    assert found["request_declined", stranger.account_id] is not None
    assert found["request_declined", other.account_id] is None


# ---- as another version has left it


async def stored(tx, who, *rows: tuple[str, dict]) -> None:
    row = {"chat_id": who.account_id, "person_id": who.person_id, "urgency": outbox.USUAL, "due_at": NOW,
           "state": outbox.WAITING}  # fmt: skip
    for kind, parameters in rows:
        await tx.execute(insert(Notice).values(kind=kind, parameters=parameters, **row))


async def test_what_the_version_before_has_left_is_put_into_words(tx):
    specialist, chair = await seated(tx, "specialist", "vko"), await seated(tx, "chair", "ridder")
    vko, ridder = specialist.seat.organisation_id, chair.seat.organisation_id
    post = await sent_post(tx, chair)
    week = {"region": vko, "branch": ridder, "week": "2026-W47"}
    mine = [("verdict", {"post": post, "state": "sent"}), ("seat_taken", {"seat": chair.seat.id}), ("count", week)]
    theirs = [("arrivals", {"region": vko}), ("taken_back", {"post": post, "step": "take back"})]
    await stored(tx, chair, *mine)
    await stored(tx, specialist, *theirs)
    told = await worded(tx)
    assert [kind for (kind, _), screen in told.items() if screen is None] == []
    assert len(told) == len(mine) + len(theirs)


async def test_what_is_not_understood_ends_without_words_and_holds_up_nobody(tx):
    """Of a kind that there is not, or with parameters of another time: the owners hear of each once."""
    chair = await seated(tx, "chair", "ridder")
    strange, other = (
        [("of tomorrow", {"post": 1}), ("of tomorrow", {})],
        [("seat_taken", {"chair": 3}), ("verdict", {})],
    )
    await stored(tx, chair, *strange, *other, ("term_ended", {"seat": chair.seat.id}))
    told = await worded(tx)
    assert told["term_ended", chair.account_id] is not None
    ended_as = (await tx.execute(select(Notice.kind, Notice.state, Notice.trouble).order_by(Notice.id))).all()
    failed = [(kind, outbox.FAILED, "not understood") for kind, _ in [*strange, *other]]
    assert [tuple(one) for one in ended_as[:-1]] == failed
    assert await met(tx) == [f"notice not understood: {kind}" for kind in ("of tomorrow", "seat_taken", "verdict")]


async def test_nothing_follows_from_what_is_not_understood(tx):
    """Also where it is in doubt and nobody has tried to put it into words: that it ended is noted like any other."""
    chair = await seated(tx, "chair", "ridder")
    await stored(tx, chair, ("of tomorrow", {}), ("publication", {"posts": [1]}))
    await tx.execute(update(Notice).values(state=outbox.SENDING))
    for one in await outbox.held_by_others(tx, sender=1):
        await notices.follow(tx, one, outcomes.Outcome(outbox.UNKNOWN), NOW)
    assert await met(tx) == []


# ---- what stands in it


async def _rewritten(tx, chair, number: int) -> None:
    await former.set_aside(tx, chair, number, NOW)
    await drafting.add_text(tx, chair, number, said(SECRET))


async def test_what_was_taken_back_is_told_with_the_words_that_had_been_sent(tx):
    """Whatever its author has made of it since."""
    specialist, chair = await seated(tx, "specialist", "vko"), await seated(tx, "chair", "ridder")
    number = await sent_post(tx, chair, BEFORE)
    await review.hold(tx, specialist, number, NOW)
    await drafting.take_back(tx, chair, number, "take back", NOW)
    await _rewritten(tx, chair, number)
    told = (await worded(tx))["taken_back", specialist.account_id].text
    assert BEFORE in told
    assert SECRET not in told


async def test_an_offer_decided_after_its_post_was_taken_back(tx):
    specialist, chair, press = await bound(tx), await seated(tx, "chair", "ridder"), await seated(tx, "press", "centre")
    number = await sent_post(tx, chair, BEFORE)
    await review.approve(tx, specialist, number, NOW)
    await site.offer(tx, specialist, number, NOW)
    offer = (await site.of_post(tx, number)).id
    await site.send_back(tx, press, offer, site.RETURNED, WHY, NOW)
    await drafting.take_back(tx, chair, number, "take back", NOW)
    await _rewritten(tx, chair, number)
    told = (await worded(tx))["offer_decided", specialist.account_id].text
    assert BEFORE in told
    assert SECRET not in told


async def test_the_press_service_decides_nothing_about_what_was_taken_back(tx):
    """It is in its queue no more, and again with its new words when the region has approved them."""
    specialist, chair, press = await bound(tx), await seated(tx, "chair", "ridder"), await seated(tx, "press", "centre")
    number = await sent_post(tx, chair, BEFORE)
    await review.approve(tx, specialist, number, NOW)
    await site.offer(tx, specialist, number, NOW)
    offer = (await site.of_post(tx, number)).id
    await drafting.take_back(tx, chair, number, "take back", NOW)
    assert await site.waiting(tx) == []
    for decide in (
        site.accept(tx, press, offer, "https://union.example/1", NOW),
        site.send_back(tx, press, offer, site.RETURNED, WHY, NOW),
        site.send_back(tx, press, offer, site.DECLINED, WHY, NOW),
    ):
        there = await tx.begin_nested()
        with pytest.raises(Refused, match="already_decided"):
            await decide
        await there.rollback()
    await drafting.send(tx, chair, number, NOW)
    assert await site.waiting(tx) == []
    await review.approve(tx, specialist, number, NOW)
    assert [one.id for one in await site.waiting(tx)] == [offer]


async def test_what_was_returned_to_somebody_who_left_is_told_as_it_was_sent(tx):
    """The others of the branch hear of it, and read what was returned."""
    specialist, chair = await seated(tx, "specialist", "vko"), await seated(tx, "chair", "ridder")
    deputy = await seated(tx, "deputy", "ridder")
    number = await sent_post(tx, chair, BEFORE)
    await review.send_back(tx, specialist, number, WHY, NOW)
    await _rewritten(tx, chair, number)
    await ended(tx, chair)
    await tx.execute(delete(Notice))
    await review.tell_author(tx, await posts.require_post(tx, number), NOW)
    told = (await worded(tx))["verdict", deputy.account_id].text
    assert BEFORE in told
    assert SECRET not in told


async def test_of_whoever_cannot_be_told_anything_a_region_hears_its_own_places(tx):
    """A chair in two regions: neither specialist reads where else they sit."""
    here, there = await seated(tx, "specialist", "vko"), await seated(tx, "specialist", "abay")
    chair = await seated(tx, "chair", "ayagoz", who=await seated(tx, "chair", "ridder"))
    await reach.lost(tx, chair.person_id, NOW)
    found = await worded(tx)
    told = [found["unreachable", one.account_id].text.replace(chair.name, "") for one in (here, there)]
    assert [("ridder" in one, "ayagoz" in one) for one in told] == [(True, False), (False, True)]


async def test_a_notice_of_a_post_that_is_gone_says_nothing(tx):
    """Its author has been forgotten, and their drafts with them."""
    specialist, chair = await seated(tx, "specialist", "vko"), await seated(tx, "chair", "ridder")
    number = await sent_post(tx, chair)
    await review.hold(tx, specialist, number, NOW)
    await drafting.take_back(tx, chair, number, "take back", NOW)
    await tx.execute(delete(Post).where(Post.id == number))
    assert (await worded(tx))["taken_back", specialist.account_id] is None
    assert await met(tx) == []


async def test_a_clock_that_was_set_back_holds_up_nothing(tx):
    """What was claimed is told, though by the clock on the wall its hour is a day ahead."""
    specialist, chair = await seated(tx, "specialist", "vko"), await seated(tx, "chair", "ridder")
    await review.tell_specialists(tx, await posts.require_post(tx, await sent_post(tx, chair)), NOW)
    await tx.execute(update(Notice).values(due_at=NOW + timedelta(days=1)))
    assert (await worded(tx))["arrivals", specialist.account_id] is not None


async def test_the_language_is_the_readers_own(tx):
    specialist = await seated(tx, "specialist", "vko", language="ru")
    chair = await seated(tx, "chair", "ridder")
    await review.tell_specialists(tx, await posts.require_post(tx, await sent_post(tx, chair)), NOW)
    assert "ждёт" in (await worded(tx))["arrivals", specialist.account_id].text
    await tx.execute(update(Account).where(Account.id == specialist.account_id).values(language=""))
    await tx.execute(update(Person).where(Person.id == specialist.person_id).values(language="kk"))
    assert "ждёт" not in (await worded(tx))["arrivals", specialist.account_id].text
