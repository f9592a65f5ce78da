"""Whom each kind of notice is for, as one table of ten seats and a stranger; and nobody else is given it to read."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from sqlalchemy import delete, insert, select, update

from db.tables import Account, JoinRequest, Notice, Post, Publication
from newsroom.notices import ToDraw
from newsroom.people import joining, terms
from newsroom.posts import posts, review
from newsroom.union import readers, region_settings, seats
from newsroom.union.readers import Reader
from newsroom.who import Who
from scheduler import notices
from scheduler.notices import KINDS, READERS
from tests.newsroom.access.columns import (
    BRANCH_PEOPLE,
    CENTRE_PEOPLE,
    COLUMNS,
    OWNER,
    REGION_PEOPLE,
    SPECIALIST,
    STRANGER,
)
from tests.newsroom.access.world import filled
from tests.newsroom.everybody import NOW, in_flight, now_is, sent_post

CHANNEL, ANOTHER = -100123, -100124  # the one that the world's region has bound, and another region's
PAGE = 100064  # of the same region
BRANCH = {"chair", "deputy"}
PRESS = {"press"}
CHAIRS = {name for name, (role, _) in COLUMNS.items() if role in BRANCH}
NOBODY: set[str] = set()
OF_VKO = {name for name, (_, code) in COLUMNS.items() if code in ("ridder", "ulan", "school", "vko")}

# kind: what it speaks of, and who of the columns may read it.
TABLE = {
    "arrivals": [(lambda w: {"region": w.vko}, SPECIALIST)],
    "requests": [(lambda w: {"place": w.vko}, SPECIALIST), (lambda w: {"place": w.centre}, PRESS)],
    "offers": [(lambda w: {}, PRESS)],
    "library_news": [
        (lambda w: {"month": "2026-11", "region": w.vko}, OF_VKO),
    ],
    "responses": [(lambda w: {"region": w.vko, "day": "2026-11-16"}, OF_VKO - SPECIALIST)],
    "questions": [(lambda w: {"region": w.vko}, SPECIALIST)],
    "question_answered": [(lambda w: {"word": w.answer}, {"chair"}), (lambda w: {"word": w.to_stranger}, {STRANGER})],
    "question_unanswered": [
        (lambda w: {"question": w.question}, {"chair"}),
        (lambda w: {"question": w.of_stranger}, {STRANGER}),
    ],
    "broadcast": [(lambda w: {"broadcast": w.cast}, set(COLUMNS))],
    "broadcast_corrected": [(lambda w: {"broadcast": w.cast}, {"chair"})],
    "broadcast_taken_away": [(lambda w: {"broadcast": w.cast}, {"chair"})],
    "broadcast_nudge": [(lambda w: {"broadcast": w.cast}, {"chair"})],
    "broadcast_how_far": [(lambda w: {"broadcast": w.cast, "turn": 1}, CENTRE_PEOPLE)],
    "broadcast_not_answered": [(lambda w: {"broadcast": w.cast, "region": w.vko}, SPECIALIST)],
    "broadcast_said": [
        (lambda w: {"word": w.cast_word}, CENTRE_PEOPLE),
        (lambda w: {"word": w.cast_reply}, {"chair"}),
    ],
    "reminder": [
        (lambda w: {"region": w.vko, "day": "2026-11-16", "parts": [f"chaser:{w.ridder}"]}, BRANCH),
        (lambda w: {"region": w.vko, "day": "2026-11-16", "parts": [f"plan:{w.vko}"]}, SPECIALIST),
    ],
    "week_digest": [(lambda w: {"region": w.vko, "day": "2026-11-16"}, SPECIALIST)],
    "queue_waits": [(lambda w: {"region": w.vko, "day": "2026-11-16"}, SPECIALIST)],
    "silent_regions": [(lambda w: {"day": "2026-11-16"}, PRESS)],
    "month_digest": [(lambda w: {"region": w.vko, "day": "2026-12-01"}, SPECIALIST)],
    "own_month": [(lambda w: {"region": w.vko, "place": w.ridder, "day": "2026-12-02"}, BRANCH)],
    "union_digest": [(lambda w: {"day": "2026-12-01"}, PRESS)],
    "plans_wait": [(lambda w: {"day": "2026-11-26"}, PRESS)],
    "rubric": [(lambda w: {"region": w.vko, "branch": w.ridder, "week": "2026-W47"}, BRANCH)],
    "chaser": [(lambda w: {"region": w.vko, "branch": w.ridder, "week": "2026-W47"}, BRANCH)],
    "asked": [(lambda w: {"region": w.vko, "branch": w.ridder, "week": "2026-W47"}, BRANCH)],
    "report_issued": [(lambda w: {"report": w.issued, "region": w.vko}, OF_VKO)],
    "report_withdrawn": [(lambda w: {"report": w.issued, "region": w.vko}, OF_VKO | PRESS)],
    "reports_issued": [(lambda w: {"since": NOW.isoformat()}, PRESS)],
    "region_asked": [(lambda w: {"region": w.vko, "week": "2026-W47"}, SPECIALIST)],
    "count": [(lambda w: {"region": w.vko, "branch": w.ridder, "week": "2026-W47"}, BRANCH)],
    "proof_asked": [(lambda w: {"place": w.ridder, "figure": w.figure}, BRANCH)],
    "proof_sent": [(lambda w: {"region": w.vko, "figure": w.figure}, SPECIALIST)],
    "plan_submitted": [(lambda w: {"month": w.plan_for_press}, PRESS)],
    "plan_decided": [(lambda w: {"region": w.vko, "month": w.approved_plan, "state": "approved"}, SPECIALIST)],
    "plan_published": [(lambda w: {"branch": w.ridder, "month": w.published_plan}, BRANCH)],
    "plan_on_days_off": [(lambda w: {"region": w.vko}, SPECIALIST)],
    "plan_changed": [(lambda w: {"branch": w.ridder, "month": w.published_plan}, BRANCH)],
    "verdict": [
        (lambda w: {"post": w.sent, "state": "sent"}, BRANCH),
        (lambda w: {"post": w.entered, "state": "sent"}, BRANCH_PEOPLE),
    ],
    "joined": [
        (lambda w: {"post": w.sent, "other": w.second}, BRANCH),
        (lambda w: {"post": w.entered, "other": w.sent}, BRANCH_PEOPLE),
    ],
    "mended": [(lambda w: {"post": w.sent}, BRANCH)],
    "taken_back": [(lambda w: {"post": w.sent, "step": "take back"}, SPECIALIST)],
    "did_not_go": [(lambda w: {"post": w.sent, "state": "failed"}, SPECIALIST)],
    "offer_decided": [(lambda w: {"post": w.out, "state": "accepted"}, SPECIALIST)],
    "channel_lost": [(lambda w: {"title": "Арна", "region": w.vko}, SPECIALIST)],
    "not_changed": [(lambda w: {"title": "Арна", "region": w.vko, "trouble": ""}, SPECIALIST)],
    "unreachable": [
        (lambda w: {"person": w.chair.person_id}, SPECIALIST),
        (lambda w: {"person": w.who["chair in another region"].person_id}, {"specialist of another region"}),
    ],
    "live_soon": [(lambda w: {"post": w.out, "at": NOW.isoformat()}, BRANCH)],
    "live_over": [(lambda w: {"post": w.out, "at": NOW.isoformat()}, BRANCH)],
    "seat_taken": [(lambda w: {"seat": w.chair.seat.id}, {"chair"})],
    "term_ended": [(lambda w: {"seat": w.press.seat.id}, PRESS)],
    "came_in": [
        (lambda w: {"seat": w.chair.seat.id}, REGION_PEOPLE),
        (lambda w: {"seat": w.deputy.seat.id}, REGION_PEOPLE | {"chair"}),
        (lambda w: {"seat": w.owner.seat.id}, OWNER),
    ],
    "request_declined": [(lambda w: {"place": w.ridder}, {STRANGER}), (lambda w: {"place": w.ulan}, NOBODY)],
    "backup_failed": [(lambda w: {"reason": "room", "last": ""}, OWNER)],
    "backup": [(lambda w: {"path": "/none", "night": "2026-11-16"}, OWNER)],
    "backup_too_large": [(lambda w: {"megabytes": 73, "night": "2026-11-16"}, OWNER)],
    "alarm": [(lambda w: {"what": "telegram", "since": NOW.isoformat(), "number": 3}, OWNER)],
    "alarm_over": [(lambda w: {"what": "disk", "since": NOW.isoformat(), "until": NOW.isoformat()}, OWNER)],
    "incidents": [(lambda w: {"numbers": ["A7K3"]}, OWNER)],
    "screen": [(lambda w: {}, {*COLUMNS, STRANGER})],
    "publication": [(lambda w: {"post": w.out, "at": NOW.isoformat()}, NOBODY)],
    "recording": [(lambda w: {"post": w.out, "link": ""}, NOBODY)],
    "amendment": [(lambda w: {"post": w.out}, NOBODY)],
    "removal": [(lambda w: {"messages": [5]}, NOBODY)],
}
TO_CHANNELS = ("publication", "recording", "amendment", "removal")
# What may be read by somebody whose seat has ended.
OF_ONESELF = {"broadcast_corrected", "broadcast_taken_away", "seat_taken", "term_ended", "request_declined", "screen",
              "question_answered", "question_unanswered"}  # fmt: skip
ROWS = [pytest.param(kind, *one, id=f"{kind}-{n}") for kind, rows in TABLE.items() for n, one in enumerate(rows)]


@pytest.fixture(scope="module")
async def world(shared):
    async with shared.begin() as tx:
        w = await filled(tx)
        w.entered = await sent_post(tx, w.specialist, at=w.ridder)
        await tx.execute(insert(JoinRequest).values(
            account_id=w.who[STRANGER].account_id, name="Дана", organisation_id=w.ridder, state=joining.DECLINED,
            asked_at=NOW,
        ))  # fmt: skip
        await review.bind_channel(tx, w.who["specialist of another region"], ANOTHER, "Басқа арна", NOW)
    return w


async def reads(tx, kind: str, given: dict, chat: int, person: int | None = None, owners: tuple[int, ...] = ()) -> bool:
    return await is_for(tx, kind, given, person, (await readers.readers_of(tx, [chat], NOW, owners))[chat])


async def is_for(tx, kind: str, given: dict, person: int | None, reader: Reader) -> bool:
    row = in_flight(kind, given, reader.chat_id, person)
    about = ToDraw() if kind == "screen" else notices.read(row)[1]
    return await notices.is_for(tx, about, row, reader)


async def who_reads(tx, kind: str, given: dict, w: SimpleNamespace, person: int | None = None) -> set[str]:
    """Of what was left for them, or for that person."""
    found = await readers.readers_of(tx, [who.account_id for who in w.who.values()], NOW)
    return {
        name
        for name, who in w.who.items()
        if await is_for(tx, kind, given, person or who.person_id, found[who.account_id])
    }


async def test_every_kind_has_its_readers():
    assert set(READERS) == {*KINDS, "screen"} == set(TABLE), "a kind of notice that anybody might get?"


@pytest.mark.parametrize(("kind", "given", "theirs"), ROWS)
async def test_the_table(world, tx, kind, given, theirs):
    assert await who_reads(tx, kind, given(world), world) == theirs


@pytest.mark.parametrize(("kind", "given", "theirs"), ROWS)
async def test_left_for_somebody_else(world, tx, kind, given, theirs):
    """Whoever has that account now, in whatever seat."""
    assert await who_reads(tx, kind, given(world), world, world.second_owner.person_id) == NOBODY


@pytest.mark.parametrize(("kind", "given", "theirs"), ROWS)
async def test_when_their_term_has_ended(world, tx, kind, given, theirs):
    """What one sat there for is heard no more; what is one's very own is."""
    for name in theirs - {STRANGER}:
        seat = await seats.require_sitter(tx, world.second_owner, world.who[name].seat.id, NOW)
        await terms.end_term(tx, None, seat, NOW, tell=False)
    assert await who_reads(tx, kind, given(world), world) == (theirs if kind in OF_ONESELF else NOBODY)


@pytest.mark.parametrize(("kind", "given", "theirs"), ROWS)
async def test_nobody_is_no_reader(world, tx, kind, given, theirs):
    """Who has had themselves forgotten has no account, and what was left for them names none."""
    for chat in (0, 99):
        assert not await reads(tx, kind, given(world), chat)


# ---- channels


@pytest.mark.parametrize("kind", TO_CHANNELS)
async def test_a_channel_reads_what_its_region_publishes(world, tx, kind):
    """Another region's does not; nor does the channel of anybody to whom nothing was ever published."""
    ((given, _),) = TABLE[kind]
    assert await reads(tx, kind, given(world), CHANNEL)
    for chat in (ANOTHER, -100125):
        assert not await reads(tx, kind, given(world), chat)


@pytest.mark.parametrize("kind", ["publication", "removal"])
async def test_a_page_reads_what_its_region_publishes_there(world, tx, kind):
    """Another page does not, nor a chat of Telegram's that has its number."""
    given = {"publication": {"post": world.unsure, "at": NOW.isoformat()}, "removal": {"messages": [5]}}[kind]
    about = notices.read(in_flight(kind, given, PAGE))[1]
    found = [
        await notices.is_for(tx, about, in_flight(kind, given, chat), Reader(chat, door=door))
        for chat, door in ((PAGE, "facebook"), (PAGE + 1, "facebook"), (PAGE, "telegram"), (CHANNEL, "facebook"))
    ]
    assert found == [True, False, False, False]


@pytest.mark.parametrize(("kind", "still"), [(kind, kind in ("amendment", "removal")) for kind in TO_CHANNELS])
async def test_what_stands_in_a_channel_that_was_let_go(world, tx, kind, still):
    """It is mended and removed there, and nothing new comes to it."""
    await region_settings.let_go_of_channel(tx, world.specialist, world.vko, NOW)
    ((given, _),) = TABLE[kind]
    assert await reads(tx, kind, given(world), CHANNEL) == still


async def test_what_was_called_back_on_its_way_is_taken_out_of_a_channel_that_was_let_go(world, tx):
    """Of it nothing is noted but that it went there."""
    ((given, _),) = TABLE["removal"]
    await region_settings.let_go_of_channel(tx, world.specialist, world.vko, NOW)
    await tx.execute(update(Publication).values(chat_id=None))
    assert await reads(tx, "removal", given(world), CHANNEL)
    await tx.execute(delete(Notice).where(Notice.kind == "publication"))
    assert not await reads(tx, "removal", given(world), CHANNEL)


# ---- accounts


async def test_owners_by_the_settings(world, tx):
    stranger, gone = world.who[STRANGER].account_id, world.second_owner.account_id
    assert await reads(tx, "incidents", {"numbers": [], "count": 0}, stranger, owners=(stranger,))
    assert await reads(tx, "incidents", {"numbers": []}, 99, owners=(99,)), "one who has not pressed Start yet"
    assert not await reads(tx, "incidents", {"numbers": []}, stranger, owners=(gone,))


async def test_somebody_new_behind_an_account(world, tx):
    """An account that is another person's by now: what waits in it for the former one is not read by the new one."""
    chair, other = world.chair, world.second_owner.person_id
    given = {"post": world.sent, "state": "sent"}
    assert await reads(tx, "verdict", given, chair.account_id, chair.person_id)
    await tx.execute(update(Account).where(Account.id == chair.account_id).values(person_id=other))
    assert not await reads(tx, "verdict", given, chair.account_id, chair.person_id)


async def test_the_new_account_reads_what_waited_for_the_old_one(world, tx):
    given = {"post": world.sent, "state": "sent"}
    await tx.execute(update(Account).where(Account.id == world.chair.account_id).values(person_id=None))
    new = Who(7, "kk")
    await tx.execute(insert(Account).values(id=new.account_id, person_id=world.chair.person_id, language="ru"))
    assert (await now_is(tx, new)).role == "chair"
    assert await reads(tx, "verdict", given, new.account_id, world.chair.person_id)
    assert (await readers.readers_of(tx, [new.account_id], NOW))[new.account_id].language == "ru"


async def test_a_verdict_finds_those_who_sit_there(world, tx):
    """Whoever brought it in; else the branch, and of what the region entered the region."""
    for number, theirs in ((world.sent, BRANCH), (world.entered, SPECIALIST)):
        post = await posts.require_post(tx, number)
        await tx.execute(delete(Notice))
        await tx.execute(update(Post).where(Post.id == number).values(entered_by=world.second_owner.person_id))
        await review.tell_author(tx, await posts.require_post(tx, number), NOW)
        told = set((await tx.execute(select(Notice.chat_id))).scalars())
        assert told == {world.who[name].account_id for name in theirs}
        await tx.execute(update(Post).where(Post.id == number).values(entered_by=post.entered_by))
        await tx.execute(delete(Notice))
        await review.tell_author(tx, post, NOW)
        assert len((await tx.execute(select(Notice.id))).all()) == 1
