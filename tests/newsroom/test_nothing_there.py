"""Every use case where all that may be missing is missing: nobody hears what is not theirs, and nothing breaks."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from types import SimpleNamespace

import pytest
from sqlalchemy import delete, func, insert, select, update

from bot.wording import wording
from db.tables import Account, Figure, Invitation, JoinRequest, Notice, Offer, Organisation, Person, Post, Publication
from newsroom import incidents
from newsroom.errors import Refused
from newsroom.outbox import TELEGRAM
from newsroom.people import forgetting, invitations, joining, reach, terms, upkeep
from newsroom.posts import judging, outgoing, posts, publishing, review
from newsroom.reminders import runs
from newsroom.union import seats
from newsroom.union.organisations import CENTRE
from newsroom.who import Who
from tests.newsroom.access import DIRECTLY
from tests.newsroom.access.columns import Use
from tests.newsroom.access.world import filled
from tests.newsroom.everybody import (
    CHANNEL,
    NOW,
    draft,
    in_flight,
    invited,
    left_for,
    newcomer,
    now_is,
    place,
    seated,
    sent_post,
)

# What an account without a seat may be told: of its own request, and of its own seats.
WORDS = wording(1000, SimpleNamespace(now=NOW.timestamp))
OWN = {"request_declined", "seat_taken", "term_ended", "screen"}


@pytest.fixture(scope="module")
async def bare(shared):
    """The union of the rights' table, and everybody there is; then whatever may be missing is taken away."""
    async with shared.begin() as tx:
        w = await filled(tx)
        w.gone = await _seatless(tx)
        w.homeless = await _without_account(tx)
        w.strangers = [await newcomer(tx) for _ in range(3)]
        w.at_centre = await _post_at_the_centre(tx, w)
        await _strip(tx)
    w.engine = shared
    return w


async def _seatless(tx) -> Who:
    """A chair whose term has ended: a person still, and a seat no more."""
    who = await seated(tx, "chair", "ulan")
    await terms.end_term(tx, None, (await seats.at(tx, who.seat.organisation_id, NOW))[0], NOW, tell=False)
    return await now_is(tx, who)


async def _without_account(tx) -> Who:
    who = await seated(tx, "deputy", "ridder")
    await tx.execute(delete(Account).where(Account.id == who.account_id))
    return who


async def _post_at_the_centre(tx, w: SimpleNamespace) -> int:
    """Where no region is."""
    row = {"organisation_id": w.centre, "entered_by": w.press.person_id, "state": "sent", "language": "kk"}
    return (await tx.execute(insert(Post).values(started_at=NOW, **row).returning(Post.id))).scalar_one()


async def _strip(tx) -> None:
    nothing = {"rubric_id": None, "author_id": None, "texts": {}, "entities": {}, "said": [], "origin": {}, "link": "",
               "signature": [], "event_on": None, "week": None, "local_day": None, "held_by": None}  # fmt: skip
    await tx.execute(update(Post).values(**nothing))
    await tx.execute(update(Organisation).values(settings={}, timezone="", union_names={}))
    await tx.execute(update(Invitation).values(created_by=None, replaces_id=None))
    await tx.execute(update(Offer).values(offered_by=None))
    await tx.execute(update(Publication).values(by_id=None, chat_id=None, link=""))
    await tx.execute(update(Account).values(seat_id=None, language=""))
    await tx.execute(update(Person).values(name=""))
    await tx.execute(delete(Figure))


# ---- whoever may, does it; a stranger, and whoever sat somewhere once, are refused


async def _left_by(tx, use: Use, who: Who | None, w: SimpleNamespace) -> list[Notice]:
    """The notices that it left, whether it was refused or not; nothing else may be raised."""
    newest = (await tx.execute(select(func.max(Notice.id)))).scalar_one() or 0
    try:
        await use(tx, who, w)
    except Refused:
        await tx.rollback()
        return []
    return list((await tx.execute(select(Notice).where(Notice.id > newest))).all())


async def nobody_else_hears(tx, left) -> None:
    """No account without a seat, but for what is its very own. And whatever is there to be said can be said."""
    if not left:
        return
    flying = [replace(in_flight(one.kind, one.parameters, one.chat_id, one.person_id), door=one.door) for one in left]
    word = await WORDS(tx, flying)
    for one in flying:
        await word(one)
    seated_ones = select(Account.id).join(Person, Person.id == Account.person_id)
    seated_ones = seated_ones.where(Person.id.in_(select(seats.Seat.person_id).where(seats.active(NOW))))
    known = set((await tx.execute(seated_ones)).scalars())
    theirs = [one for one in left if one.chat_id > 0 and one.door == TELEGRAM]  # a page is nobody's account
    strangers = [(one.kind, one.chat_id) for one in theirs if one.chat_id not in known]
    assert [one for one in strangers if one[0] not in OWN] == []


CALLS = [pytest.param(use, may, id=f"{name}-{n}")
         for name, calls in DIRECTLY.items() for n, (use, may) in enumerate(calls)]  # fmt: skip


@pytest.mark.parametrize(("use", "may"), CALLS)
async def test_a_use_case_with_nothing_there(bare, use, may):
    """On PostgreSQL one of those who may is enough: there it could only be a statement that is taken otherwise."""
    served = sorted(may)[: 1 if bare.engine.dialect.name == "postgresql" else None]
    for who in (*[bare.who[name] for name in served], bare.gone, bare.strangers[0], bare.press):
        async with bare.engine.connect() as tx:
            await nobody_else_hears(tx, await _left_by(tx, use, who, bare))


async def _accepted(tx, w: SimpleNamespace, role: str, code: str, who: Who, maker: Who | None = None) -> None:
    number = await invited(tx, role, code, who=maker)
    await invitations.accept(tx, who, number, "", "kk", NOW)


async def _accepted_after(tx, w: SimpleNamespace) -> None:
    """What the press service invited to in a region still opens, when its seat is another's."""
    number = await invited(tx, "specialist", "abay", who=w.press)
    await terms.end_term(tx, None, await seats.require_sitter(tx, w.owner, w.press.seat.id, NOW), NOW, tell=False)
    await invitations.accept(tx, w.strangers[0], number, "", "kk", NOW)


async def _came_out(tx, w: SimpleNamespace) -> None:
    await tx.execute(update(Post).where(Post.id == w.sent).values(state="going out"))
    await publishing.came_out(tx, w.sent, "", CHANNEL, [{"id": 5, "text": "text"}], NOW)


async def _called_back_on_its_way(tx, w: SimpleNamespace) -> None:
    await publishing.came_out(tx, w.draft, "", CHANNEL, [{"id": 5, "text": "text"}], NOW)


async def _did_not(tx, w: SimpleNamespace) -> None:
    await tx.execute(update(Post).where(Post.id == w.sent).values(state="going out"))
    await publishing.did_not(tx, w.sent, "fail", "", NOW)


async def _declined_after_forgetting(tx, w: SimpleNamespace) -> None:
    """Whoever asked is gone: their account stands nowhere."""
    await tx.execute(insert(JoinRequest).values(account_id=99, name="", organisation_id=w.ridder, state="waiting",
                                                asked_at=NOW))  # fmt: skip
    request = (await joining.waiting(tx, w.vko, NOW))[-1].id
    await joining.approve(tx, w.specialist, request, "chair", NOW)


async def _hints(tx, w: SimpleNamespace, number: int) -> None:
    await judging.hints_for(tx, await posts.require_post(tx, number))


async def _outgoing(tx, w: SimpleNamespace, number: int) -> None:
    await outgoing.prepare(tx, await posts.require_post(tx, number))


async def _told_author(tx, w: SimpleNamespace, number: int) -> None:
    await review.tell_author(tx, await posts.require_post(tx, number), NOW)


async def _told_specialists(tx, w: SimpleNamespace, number: int) -> None:
    await review.tell_specialists(tx, await posts.require_post(tx, number), NOW)


async def _closed(tx, w: SimpleNamespace, code: str) -> None:
    number = await place(tx, code)
    await upkeep.close(tx, w.owner, number, NOW.date(), NOW)


# What asks for no right, and what happens by itself.
BY_ITSELF = {
    "a chair comes in": lambda tx, _, w: _accepted(tx, w, "chair", "ridder", w.strangers[0]),
    "a deputy comes in": lambda tx, _, w: _accepted(tx, w, "deputy", "ridder", w.strangers[0]),
    "a specialist comes in": lambda tx, _, w: _accepted(tx, w, "specialist", "vko", w.strangers[0]),
    "the press comes in": lambda tx, _, w: _accepted(tx, w, "press", "centre", w.strangers[0]),
    "an owner comes in": lambda tx, _, w: _accepted(tx, w, "owner", "centre", w.strangers[0]),
    "who sat there comes back": lambda tx, _, w: _accepted(tx, w, "chair", "ulan", w.gone),
    "invited by whoever has no account": lambda tx, _, w: _accepted(
        tx, w, "deputy", "ridder", w.strangers[0], replace(w.homeless, seat=replace(w.homeless.seat, role="chair"))
    ),
    "invited by whoever sits there no more": lambda tx, _, w: _accepted_after(tx, w),
    "it came out": lambda tx, _, w: _came_out(tx, w),
    "it came out, but was called back": lambda tx, _, w: _called_back_on_its_way(tx, w),
    "it did not go": lambda tx, _, w: _did_not(tx, w),
    "it could not be changed": lambda tx, _, w: publishing.not_changed(tx, CHANNEL, "", NOW),
    "a channel is lost": lambda tx, _, w: review.channel_lost(tx, CHANNEL, NOW),
    "a stranger blocks the bot": lambda tx, _, w: reach.lost(tx, None, NOW),
    "a stranger is back": lambda tx, _, w: reach.found(tx, None),
    "a person without account blocks it": lambda tx, _, w: reach.lost(tx, w.homeless.person_id, NOW),
    "a person without seat blocks it": lambda tx, _, w: reach.lost(tx, w.gone.person_id, NOW),
    "what comes due on a Monday": lambda tx, _, w: runs.come_due(tx, NOW + timedelta(hours=3)),
    "what comes due on a Thursday": lambda tx, _, w: runs.come_due(tx, NOW + timedelta(days=3, hours=3)),
    "what comes due on a first Friday": lambda tx, _, w: runs.come_due(tx, NOW + timedelta(days=18, hours=3)),
    "incidents": lambda tx, _, w: incidents.report(tx, [], NOW),
    "a stranger asks what is stored": lambda tx, _, w: forgetting.about(tx, w.strangers[0]),
    "a stranger is forgotten": lambda tx, _, w: forgetting.forget(tx, w.strangers[0], NOW),
    "who sat there is forgotten": lambda tx, _, w: forgetting.forget(tx, w.gone, NOW),
    "a stranger's drafts": lambda tx, _, w: posts.draft_of(tx, w.strangers[0], w.ridder),
    "a stranger's returned posts": lambda tx, _, w: posts.returned_to(tx, w.strangers[0], w.ridder),
    "a stranger's requests": lambda tx, _, w: joining.has_asked_lately(tx, w.strangers[0], NOW),
    "a stranger sits down": lambda tx, _, w: seats.sit(tx, w.strangers[0], w.chair.seat.id, NOW),
    "a stranger sees open invitations": lambda tx, _, w: invitations.open_at(tx, w.strangers[0], w.at[CENTRE], NOW),
    "hints": lambda tx, _, w: _hints(tx, w, w.sent),
    "hints for a post at the centre": lambda tx, _, w: _hints(tx, w, w.at_centre),
    "as it goes out": lambda tx, _, w: _outgoing(tx, w, w.sent),
    "as it goes out from the centre": lambda tx, _, w: _outgoing(tx, w, w.at_centre),
    "the author is told": lambda tx, _, w: _told_author(tx, w, w.sent),
    "the author at the centre is told": lambda tx, _, w: _told_author(tx, w, w.at_centre),
    "specialists are told": lambda tx, _, w: _told_specialists(tx, w, w.sent),
    "specialists of no region are told": lambda tx, _, w: _told_specialists(tx, w, w.at_centre),
    "a post at the centre is reviewed": lambda tx, _, w: review.require_reviewable(tx, w.specialist, w.at_centre),
    "a request of nobody": lambda tx, _, w: _declined_after_forgetting(tx, w),
    "a place is closed": lambda tx, _, w: _closed(tx, w, "ayagoz"),
}


@pytest.mark.parametrize("use", [pytest.param(use, id=name) for name, use in BY_ITSELF.items()])
async def test_what_happens_by_itself_with_nothing_there(bare, use):
    async with bare.engine.connect() as tx:
        await nobody_else_hears(tx, await _left_by(tx, use, None, bare))


# ---- as it was met


async def test_no_stranger_hears_who_came_in(tx):
    """An invitation from the command line has no maker: nobody invited, and nobody is told."""
    strangers = [await newcomer(tx) for _ in range(3)]
    chair = await seated(tx, "chair", "ridder")
    assert [await left_for(tx, one) for one in (*strangers, chair)] == [[], [], [], []]


async def test_whoever_invited_hears_of_it(tx):
    chair = await seated(tx, "chair", "ridder")
    deputy = await newcomer(tx)
    seat = await invitations.accept(tx, deputy, await invited(tx, "deputy", "ridder", who=chair), "Дана", "kk", NOW)
    assert await left_for(tx, chair) == [("came_in", {"seat": seat})]


async def test_of_a_stranger_nothing_is_stored_that_others_have_done(tx):
    """What came from files and the command line has nobody's name on it, and is not the stranger's."""
    chair, stranger = await seated(tx, "chair", "ridder"), await newcomer(tx)
    await sent_post(tx, chair)
    await draft(tx, chair)
    row = {"organisation_id": chair.seat.organisation_id, "kind": "members", "value": 1, "on_day": NOW.date()}
    await tx.execute(insert(Figure).values(entered_at=NOW, source="file", **row))
    stored = await forgetting.about(tx, stranger)
    assert (stored.deeds, stored.counts, stored.posts, stored.drafts, list(stored.terms)) == (0, 0, 0, 0, [])
