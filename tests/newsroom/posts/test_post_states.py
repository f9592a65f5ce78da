"""Whatever is pressed in whatever order, a post only ever goes where the table of its states leads."""

from __future__ import annotations

import asyncio
import tempfile
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from db.tables import Media, Offer, Passage, Post, Publication, Version
from newsroom.errors import Refused
from newsroom.posts import drafting, posts, publishing, review, site
from newsroom.posts.states import (
    BEGUN,
    DRAFT,
    IN_REVIEW,
    NEVER_SENT,
    OPEN,
    READY,
    STEPS,
    TRIAL,
    after,
)
from newsroom.rubrics import turns
from tests.databases import Sqlite, lent
from tests.newsroom.everybody import NOW, bound, draft, photo, said, seated, sent_post, union

# The table again, from the other side: by which steps one comes from a state to another.
WAYS = {
    ("draft", "sent"): "send", ("draft", "dropped"): "drop",
    ("sent", "approved"): "approve", ("sent", "scheduled"): "schedule", ("sent", "going out"): "publish",
    ("sent", "returned"): "return", ("sent", "declined"): "decline", ("sent", "merged"): "merge",
    ("sent", "published"): "came out", ("sent", "draft"): "take back", ("sent", "withdrawn"): "withdraw",
    ("returned", "sent"): "send undo", ("approved", "sent"): "undo",
    ("scheduled", "sent"): "undo", ("declined", "sent"): "undo", ("returned", "dropped"): "drop",
    ("approved", "scheduled"): "schedule", ("approved", "going out"): "publish", ("approved", "returned"): "return",
    ("approved", "declined"): "decline", ("approved", "merged"): "merge", ("approved", "published"): "came out",
    ("approved", "draft"): "take back", ("approved", "withdrawn"): "withdraw",
    ("scheduled", "approved"): "approve fail", ("scheduled", "scheduled"): "schedule",
    ("scheduled", "going out"): "publish", ("scheduled", "returned"): "return", ("scheduled", "declined"): "decline",
    ("scheduled", "published"): "came out", ("scheduled", "draft"): "take back",
    ("scheduled", "withdrawn"): "withdraw", ("scheduled", "in doubt"): "doubt",
    ("going out", "published"): "came out", ("going out", "approved"): "fail", ("going out", "in doubt"): "doubt",
    ("in doubt", "published"): "came out", ("in doubt", "approved"): "fail",
    ("published", "removed"): "remove", ("published", "going out"): "publish",
    ("removed", "going out"): "publish", ("removed", "declined"): "decline",
    ("trial", "draft"): "in earnest", ("trial", "dropped"): "drop", ("dropped", "trial"): "bring back trial",
    ("dropped", "draft"): "bring back", ("dropped", "returned"): "bring back returned",
}  # fmt: skip
ENDS = {"withdrawn", "merged"}

# Whose each step is.
BY_AUTHOR = (
    "send", "drop", "bring back", "bring back returned", "bring back trial", "in earnest", "take back", "withdraw",
)  # fmt: skip
BY_SPECIALIST = ("approve", "schedule", "publish", "return", "decline", "merge", "remove", "undo")
BY_ITSELF = ("came out", "fail", "doubt")  # what Telegram answered, or what a person saw with their own eyes


def test_the_table_from_the_other_side():
    """All that it leads to, and nothing else."""
    led = {}
    for state, steps in STEPS.items():
        for step, to in steps.items():
            led.setdefault((state, to), []).append(step)
    ways = {way: " ".join(sorted(steps)) for way, steps in led.items()}
    assert ways == WAYS
    assert {state for state, steps in STEPS.items() if not steps} == ENDS


def test_the_table_is_whole():
    """Every state has a row and can be reached from a draft; every step is somebody's."""
    assert {state for steps in STEPS.values() for state in steps.values()} == set(STEPS)
    assert {step for steps in STEPS.values() for step in steps} == {*BY_AUTHOR, *BY_SPECIALIST, *BY_ITSELF}
    reached, found = {DRAFT}, {DRAFT}
    while found := {to for state in found for to in STEPS[state].values()} - reached:
        reached |= found
    assert reached == set(STEPS)


def test_from_a_trial_no_step_leads_to_where_anybody_else_reads_it():
    """But for the one that makes it none: then it is sent as every draft is."""
    read_by_others = {*IN_REVIEW, *READY, "published", "removed", "declined", "returned"}
    assert not read_by_others & set(STEPS[TRIAL].values())
    assert [state for state, steps in STEPS.items() if TRIAL in steps.values()] == ["dropped"]


def test_the_groups_say_what_the_table_says():
    def states(*steps: str) -> set[str]:
        return {state for state, leads in STEPS.items() if set(steps) & set(leads)}

    assert states("send", "drop") == set(OPEN)
    assert states("send") == set(BEGUN)
    assert states("approve", "schedule", "return") == set(IN_REVIEW) == states("take back", "withdraw")
    assert set(READY) == {"approved", "scheduled", "going out", "in doubt"}
    assert set(NEVER_SENT) == {DRAFT, TRIAL, "dropped", "withdrawn", "merged"}


# ---- several people, at random

PEOPLE = {
    "author": ("chair", "ridder"), "neighbour": ("deputy", "ridder"), "specialist": ("specialist", "vko"),
    "second": ("specialist", "vko"), "foreign": ("specialist", "abay"), "press": ("press", "centre"),
}  # fmt: skip
HERE = {"specialist", "second"}
SELF = "the sender"  # what Telegram answered
# What is pressed: the step that it takes (none: it changes the post and not its state), and who may.
DEEDS: dict[str, tuple[str, set[str]]] = {
    "send": ("send", {"author"}), "drop": ("drop", {"author"}), "take back": ("take back", {"author"}),
    "withdraw": ("withdraw", {"author"}),
    "approve": ("approve", HERE), "schedule": ("schedule", HERE), "publish": ("publish", HERE),
    "return": ("return", HERE), "decline": ("decline", HERE), "merge": ("merge", HERE), "remove": ("remove", HERE),
    "it is there": ("came out", HERE), "it is not": ("fail", HERE), "by hand": ("came out", HERE),
    "came out": ("came out", {SELF}), "fail": ("fail", {SELF}), "doubt": ("doubt", {SELF}),
    "edit": ("", HERE), "rubric": ("", HERE), "hold": ("", HERE), "lead": ("", HERE), "offer": ("", HERE),
    "accept": ("", {"press"}), "send back": ("", {"press"}), "turn down": ("", {"press"}),
}  # fmt: skip
# Where a deed asks for more than the table: the states that it is for.
ONLY_IN = {
    "it is there": {"in doubt"}, "it is not": {"in doubt"}, "by hand": {"sent", "approved"},
    "merge": {"sent", "approved"}, "fail": {"going out", "scheduled"}, "doubt": {"going out", "scheduled"},
}  # fmt: skip
WHY = {"kk": "күні жоқ"}
FACEBOOK, SITE = "https://facebook.com/1", "https://union.example/1"


async def do(tx, deed: str, who, number: int, now) -> None:  # noqa: C901
    match deed:
        case "send":
            await drafting.send(tx, who, number, now)
        case "drop":
            await drafting.drop(tx, who, number, now)
        case "take back" | "withdraw":
            await drafting.take_back(tx, who, number, deed, now)
        case "approve":
            await review.approve(tx, who, number, now)
        case "schedule":
            await publishing.schedule(tx, who, number, now + timedelta(hours=1), now)
        case "publish":
            await publishing.publish(tx, who, number, now)
        case "return" | "decline":
            await review.send_back(tx, who, number, WHY, now, deed)
        case "merge":
            await review.merge(tx, who, number, number - 1, now)
        case "remove":
            await publishing.remove(tx, who, number, now)
        case "it is there" | "it is not":
            await publishing.settle_doubt(tx, who, number, now, there=deed == "it is there")
        case "by hand":
            await publishing.record_link(tx, who, number, FACEBOOK, now)
        case "came out":
            await publishing.came_out(tx, number, "https://t.me/c/1234/5", -1001234, [{"id": 5, "text": "text"}], now)
        case "fail" | "doubt":
            await publishing.did_not(tx, number, deed, "Bad Request", now)
        case _:
            await mend(tx, deed, who, number, now)


async def mend(tx, deed: str, who, number: int, now) -> None:
    match deed:
        case "edit":
            await review.edit_text(tx, who, number, "ru", said(f"Текст от {now:%H:%M}").text, now)
        case "rubric":
            await review.set_rubric(tx, who, number, (await turns.rubrics(tx, None))[now.minute % 13].id, now)
        case "hold":
            await review.hold(tx, who, number, now, take=True)
        case "lead":
            media = await posts.media_of(tx, number)
            await review.put_first(tx, who, number, media[-1].id if media else 0, now)
        case "offer":
            await site.offer(tx, who, number, now)
        case _:
            offer = await site.of_post(tx, number)
            found = offer.id if offer is not None else 0
            if deed == "accept":
                await site.accept(tx, who, found, SITE, now)
            else:
                state = "returned" if deed == "send back" else "declined"
                await site.send_back(tx, who, found, state, WHY, now)


KEPT = (Post, Passage, Version, Media, Publication, Offer)


async def rows(tx) -> dict[str, list]:
    """All there is to know of posts. Notices aside: what came out too late is taken out of the channel again."""
    return {
        table.__tablename__: [
            tuple(row) for row in (await tx.execute(select(table.__table__).order_by(table.id))).all()
        ]
        for table in KEPT
    }


async def world(engine):
    async with engine.begin() as tx:
        await union(tx)
        people = {name: await seated(tx, *seat) for name, seat in PEOPLE.items() if name != "specialist"}
        people["specialist"] = await bound(tx)
        await sent_post(tx, people["author"])  # what others are merged into
        number = await draft(tx, people["author"])
        for name in "ab":
            await drafting.add_media(tx, people["author"], number, photo(name))
    return people, number


def leads(state: str, deed: str, who: str, in_channel: bool, stands: bool) -> str | None:
    """The next state; None where it must change nothing. A step of no state is what mends the post."""
    step, may = DEEDS[deed]
    if who not in may or not step or state not in ONLY_IN.get(deed, STEPS):
        return None
    if deed == "publish" and state == "published" and stands:  # only what came out by hand may still go there
        return None
    return None if deed == "remove" and not in_channel else after(state, step)


async def walk(databases: Sqlite, steps: list[tuple[str, str]]) -> list[str]:
    async with lent(databases, world) as engine:
        return await walked(engine, steps)


async def walked(engine, steps: list[tuple[str, str]]) -> list[str]:
    people, number = engine.given
    expected, in_channel, stands = [DRAFT], False, False
    for minute, (deed, who) in enumerate(steps, 1):
        to = leads(expected[-1], deed, who, in_channel, stands)
        async with engine.connect() as tx:
            before = await rows(tx)
        refused = await _tried(engine, deed, people.get(who), number, NOW + timedelta(minutes=minute))
        async with engine.connect() as tx:
            now, post, passages = (
                await rows(tx),
                await posts.require_post(tx, number),
                await posts.passages_of(tx, number),
            )
        if to is not None:
            assert not refused, f"{deed} by {who} was refused in {expected[-1]}"
            in_channel = {"came out": True, "remove": False, "it is there": False}.get(deed, in_channel)
            stands = {"came out": True, "remove": False, "it is there": True}.get(deed, stands)
            expected.append(to)
        elif who not in DEEDS[deed][1] or DEEDS[deed][0]:
            also = {"publication"} if deed == "by hand" and not refused else set()  # one place more
            changed = {name for name in before if before[name] != now[name]}
            assert changed <= also, f"{deed} by {who} changed something in {expected[-1]}"
        assert post.state == expected[-1], f"{deed} by {who}"
        assert [one.state for one in passages] == expected, "every passage is recorded, and no other"
    return expected


async def _tried(engine, deed: str, who, number: int, now) -> bool:
    with suppress(Refused):
        async with engine.begin() as tx:
            await do(tx, deed, who, number, now)
        return False
    return True


@pytest.fixture(scope="module")
def copies():
    with tempfile.TemporaryDirectory() as folder:
        databases = Sqlite(Path(folder))
        asyncio.run(databases.prepare())
        yield databases


ALLOWED = st.sampled_from([(deed, who) for deed, (_, may) in DEEDS.items() for who in sorted(may)])
ANYBODY = st.tuples(st.sampled_from([*DEEDS]), st.sampled_from([*PEOPLE]))
# What Telegram answers comes from the sender alone.
STEP = st.one_of(ALLOWED, ALLOWED, ALLOWED, ANYBODY.filter(lambda one: SELF not in DEEDS[one[0]][1]))


@settings(max_examples=25, deadline=None)
@given(steps=st.lists(STEP, max_size=14))
def test_random_steps_never_leave_the_table(copies, steps):
    asyncio.run(walk(copies, [("send", "author"), *steps]))


LONG_WAYS = [
    # to and fro, with the wrong people at the door all along
    ("send author, return foreign, return press, return specialist, send neighbour, send author, drop author, "
     "publish author, approve second, approve specialist, schedule specialist, schedule second, fail the sender, "
     "publish second, publish specialist, withdraw author, edit specialist, came out the sender, remove press, "
     "return specialist, offer second, accept specialist, accept press, remove specialist, edit second, "
     "publish second, came out the sender",
     "draft sent returned sent approved scheduled scheduled approved,going out,published,removed,going out,published"),
    ("send author, publish specialist, doubt the sender, publish second, it is not neighbour, it is not second, "
     "publish specialist, doubt the sender, it is there specialist, it is there second, remove specialist",
     "draft sent,going out,in doubt,approved going out,in doubt,published"),
    ("take back author, send author, take back neighbour, take back author, send author, approve specialist, "
     "withdraw author, send author, approve specialist, came out the sender",
     "draft sent draft sent approved withdrawn"),
    ("send author, rubric specialist, lead specialist, merge foreign, merge specialist, merge second, send author",
     "draft sent merged"),
    ("send author, by hand foreign, by hand specialist, by hand second, remove specialist", "draft sent published"),
    ("send author, schedule specialist, by hand specialist, doubt the sender, by hand second, it is there second",
     "draft sent scheduled,in doubt,published"),
    ("drop neighbour, drop author, send author, edit specialist", "draft dropped"),
]  # fmt: skip
NAMES = sorted([*PEOPLE, SELF], key=len, reverse=True)


def told_apart(way: str) -> list[tuple[str, str]]:
    steps = []
    for step in way.split(", "):
        who = next(name for name in NAMES if step.endswith(f" {name}"))
        steps.append((step.removesuffix(f" {who}"), who))
    return steps


@pytest.mark.parametrize(("way", "states"), LONG_WAYS)
def test_the_longest_ways(copies, way, states):
    """Chance seldom walks to the end; these do."""
    passed = asyncio.run(walk(copies, told_apart(way)))
    assert " ".join(passed) == states.replace(",", " ")


async def test_the_same_walk_on_both_engines(databases):
    for way, states in LONG_WAYS[:2]:
        assert " ".join(await walk(databases, told_apart(way))) == states.replace(",", " ")


async def test_what_was_dropped_was_not_sent(engine):
    """Returned and thrown away: the branch has sent nothing this week, and the list does not show it."""
    async with engine.begin() as tx:
        await union(tx)
        chair, specialist = await seated(tx, "chair", "ridder"), await seated(tx, "specialist", "vko")
        number, ridder = await sent_post(tx, chair), chair.seat.organisation_id
        assert await posts.sent_in_week(tx, ridder, "2026-W47") == 1
        await review.send_back(tx, specialist, number, WHY, NOW)
        await drafting.drop(tx, chair, number, NOW)
        assert await posts.sent_in_week(tx, ridder, "2026-W47") == 0
        assert await posts.mine(tx, ridder, 0, 10) == ([], 0)
