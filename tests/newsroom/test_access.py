"""Who may do what and where, as one table; and that every use case there is asks before it does anything."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from types import SimpleNamespace

import pytest
from sqlalchemy import event

import newsroom
from newsroom.errors import Refused
from newsroom.people import forgetting, invitations
from newsroom.posts import posts
from newsroom.union.organisations import BRANCH
from newsroom.who import Who
from tests.newsroom.access import DIRECTLY
from tests.newsroom.access.columns import REGION_PEOPLE, STRANGER, Use
from tests.newsroom.access.world import filled
from tests.newsroom.everybody import NOW

# What needs no right, each with the reason. Nothing goes here that reaches anybody else's.
ADDRESSED = "what was sent to themselves: tests/newsroom/broadcasts/test_answers.py"

OWN_QUESTION = "their own: tests/newsroom/questions/test_asking.py"

OF_ONESELF = {
    "asking.add": OWN_QUESTION,
    "asking.require_own": OWN_QUESTION,
    "asking.reword": OWN_QUESTION,
    "asking.send": OWN_QUESTION,
    "answers.own": "what they have answered themselves",
    "answers.require_addressed": ADDRESSED,
    "answers.confirm": ADDRESSED,
    "answers.choose": ADDRESSED,
    "answers.tell_number": ADDRESSED,
    "answers.tell_words": ADDRESSED,
    "talks.write": ADDRESSED,
    "broadcasts.draft_of": "what they have begun themselves",
    "putting_off.choices": "what they were reminded of themselves; test_putting_off has everybody else's",
    "putting_off.put_off": "what they were reminded of themselves; test_putting_off has everybody else's",
    "putting_off.require_put_off": "what they were reminded of themselves; test_putting_off has everybody else's",
    "corrections.keep": "what a figure was, before followers.count or corrections.correct changes it",
    "accounts.sit_where_one_may": "their own account, and a seat that they hold",
    "accounts.speak": "the language of their own account",
    "desk_doors.leave": "where they are signed in themselves",
    "desk_doors.leave_everywhere": "where they are signed in themselves",
    "forgetting.about": "what is stored about whoever asks, and of nobody else",
    "forgetting.forget": "anybody may have themselves forgotten; test_forgetting has the last owner",
    "invitations.accept": "the word is the right; test_invitations has all that it does not open",
    "joining.has_asked_lately": "their own requests",
    "unfinished.answers": "what they have answered themselves",
    "unfinished.begun": "what they have answered themselves",
    "unfinished.end": "what they have answered themselves",
    "unfinished.keep": "what they have answered themselves; who may begin and save the form is asked there",
    "seats.sit": "one of their own seats; test_seats has everybody else's",
}

READS_ONLY = {
    "asking.known": "finds what one may read, as below",
    "asking.own": "what they have asked themselves",
    "putting_off.waits_until": "what they have put off themselves",
    "items.with_code": "finds what one may read, as below",
    "items.newest": "shows what one may read: tests/newsroom/library/test_reading.py",
    "items.of_section": "shows what one may read, as above",
    "items.require_readable": "what is open to all is open to strangers: as above",
    "search.find": "finds what one may read, as above",
    "sections.all_for": "shows what one may read, as above",
    "sections.require_shown": "what stands in it is asked for each item",
    "away.of_place": "whoever may not know who is away is told nothing",
    "away.seen_in": "as above: tests/desk/test_people.py",
    "away.until_of": "until when they are away themselves",
    "invitations.count_open": "as many as open_at shows: see below",
    "invitations.open_at": "shows those invitations only that one may give: see below",
    "joining.own_request": "what they have asked for themselves",
    "drafting.post_of_album": "posts that they have entered themselves",
    "posts.draft_of": "one's own draft; whatever is done to it asks",
    "trials.beginner": "whether they have begun a post themselves",
    "trials.newest": "one's own trial; whatever is done to it asks",
    "posts.returned_to": "one's own posts; whatever is done to them asks",
}

INSIDE = {
    "announcing.announce": "of a report that issuing has just issued",
    "announcing.announce_end": "of a report that issuing has just withdrawn",
    "reports.change": "for use cases that have asked: reports, report_points and issuing",
    "entries.change": "for use cases that have asked: entries and followed",
    "entries.keep": "what an entry was, before whoever has asked changes it",
    "posts.take_step": "for use cases that have asked: drafting, review, publishing and seats",
    "drafting.require_theirs_open": "the question itself, of a post that was read already: require_begun",
    "review.holder_name": "who else looks at a card, for whoever has been shown it",
    "items.note_hand": "for use cases that have asked: files",
    "record.note": "for use cases that have asked: all of them",
    "terms.end_term": "for use cases that have asked: seats, invitations, joining, upkeep, forgetting",
    "seats.held_by": "who somebody is after accepting",
}


def use_cases() -> set[str]:
    """All there are, by their looks: what takes `who` is for somebody."""
    found = set()
    for module in pkgutil.walk_packages(newsroom.__path__, "newsroom."):
        for name, made in vars(importlib.import_module(module.name)).items():
            own = inspect.iscoroutinefunction(made) and made.__module__ == module.name and not name.startswith("_")
            if own and "who" in inspect.signature(made).parameters:
                found.add(f"{module.name.rpartition('.')[2]}.{name}")
    return found


def test_no_use_case_is_missing_here():
    listed = [*DIRECTLY, *OF_ONESELF, *READS_ONLY, *INSIDE]
    assert sorted(listed) == sorted(use_cases()), "a use case in none of these lists: who may, and who may not?"


@pytest.fixture(scope="module")
async def world(shared):
    """Everybody in their seats, and something of each kind; whatever is tried on it is undone again."""
    async with shared.begin() as tx:
        w = await filled(tx)
    w.engine, w.wrote = shared, []

    @event.listens_for(shared.sync_engine, "after_cursor_execute")
    def note(_, cursor, statement, *__) -> None:
        if statement.lstrip().upper().startswith(("INSERT", "UPDATE", "DELETE")) and cursor.rowcount:
            w.wrote.append(statement)

    return w


CALLS = [pytest.param(*one, id=f"{name}-{n}") for name, calls in DIRECTLY.items() for n, one in enumerate(calls)]


@pytest.mark.parametrize(("use", "may"), CALLS)
async def test_a_use_case_serves_whoever_may_and_nobody_else(world, use, may):
    """Whoever may is served: otherwise the refusals could have any reason. They come before anything is written.

    The gates are the same on both engines: on PostgreSQL one of those who may comes to each, and two who may not.
    """
    assert may <= set(world.who)
    some = {*sorted(may)[:1], *sorted(set(world.who) - may)[-2:]}
    for name, who in world.who.items():
        if world.engine.dialect.name == "postgresql" and name not in some:
            continue
        async with world.engine.connect() as tx:
            world.wrote.clear()
            refused = await _refusal(use, tx, who, world)
            await tx.rollback()
        if name in may:
            assert refused is None, f"{name}: {refused}"
        else:
            assert refused in ("no_right", "stranger"), f"{name}: {refused}"
            assert not world.wrote, f"{name} was refused after the fact"


async def _refusal(use: Use, tx, who: Who, world: SimpleNamespace) -> str | None:
    try:
        await use(tx, who, world)
    except Refused as refused:
        return refused.kind
    return None


async def test_open_invitations_are_shown_to_whoever_may_give_them(world):
    """Those to Ridder: the chair's own to deputies, and to those above both kinds."""
    seen = {}
    async with world.engine.connect() as tx:
        for name, who in world.who.items():
            found = await invitations.open_at(tx, who, world.at[BRANCH], NOW)
            seen[name] = sorted(one.role for one in found)
            assert await invitations.count_open(tx, who, world.at[BRANCH], NOW) == len(found)
    both = {name: ["chair", "deputy"] for name in REGION_PEOPLE}
    assert {name: roles for name, roles in seen.items() if roles} == both | {"chair": ["deputy"]}


async def test_nobody_sees_what_another_person_has_open(world):
    """What asks for no right gives only what is one's own."""
    async with world.engine.connect() as tx:
        for name, who in world.who.items():
            if name == STRANGER:
                continue
            found = await posts.draft_of(tx, who, world.ridder)
            assert (found is not None) == (name == "chair")
            assert not await posts.returned_to(tx, who, world.ridder)
            assert (await forgetting.about(tx, who)).drafts == (4 if name == "chair" else 0)
