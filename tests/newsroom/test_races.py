"""Two at once, as from two processes: both changes stand, or the second hears a known no. All that writes."""

from __future__ import annotations

import asyncio
from datetime import date, timedelta
from types import SimpleNamespace

import pytest
from sqlalchemy import func, select

from db.tables import DayException, Idea, Notice, Rubric
from newsroom.plan import exceptions
from newsroom.reminders import runs
from newsroom.rubrics import turns
from newsroom.rubrics.defaults import DEFAULTS
from newsroom.union import tree_import
from tests.newsroom import (
    races_of_broadcasts,
    races_of_counted,
    races_of_library,
    races_of_pages,
    races_of_people,
    races_of_places,
    races_of_plans,
    races_of_posts,
    races_of_questions,
    races_of_reports,
    races_of_rubrics,
    races_of_tasks,
)
from tests.newsroom.everybody import NOW, seated, union
from tests.newsroom.races import overlap, writers
from tests.newsroom.racing_world import arranged

RACES = races_of_places.RACES | races_of_pages.RACES | races_of_posts.RACES | races_of_people.RACES
RACES |= races_of_counted.RACES
RACES |= races_of_broadcasts.RACES | races_of_rubrics.RACES | races_of_library.RACES | races_of_plans.RACES
RACES |= races_of_questions.RACES
RACES |= races_of_reports.RACES | races_of_tasks.RACES
# What writes and needs no race, each with the reason.
BELOW = {
    "managing.look": "makes the rules of a region that is quite new: of a unique key",
    "managing.change": "of rules that rules.to_change has locked",
    "managing.set_quiet": "of a region that it has locked",
    "managing.send_now": "of a unique key: tests/newsroom/reminders/test_managing.py",
    "putting_off.put_off": "of an account that its update has locked, and of one name",
    "runs.come_due": "once for all regions",
    "runs.remind": "claimed once: test_two_clocks_remind_once",
    "rules.to_change": "rows of a unique key, and then locked",
    "rules.change": "of rules that rules.to_change has locked",
    "rules.keep": "of rules that rules.to_change has locked",
    "rules.reckon": "of rules that rules.to_change has locked",
    "rules.retime": "of rules that rules.to_change has locked",
    "bringing_in.bring_in_rubrics": "on an empty database",
    "ready.bring_in": "on an empty database",
}
ONLY_ADD = {
    "talks.reply": "a sentence is a row of its own",
    "talks.write": "a sentence is a row of its own",
    "items.add": "an item is a row of its own",
    "sections.add": "a section is a row of its own",
    "sections.bring_in": "of a unique key",
    "drafting.begin": "a draft is a row of its own; two first messages of one person: test_edge",
    "invitations.make": "an invitation is a row of its own, and whom it follows is asked once more when it is taken",
    "silent.remind": "claims of a unique key: tests/newsroom/digests/test_silent.py",
    "notices.tell": "`once` is a unique key",
    "notices.tell_all": "`once` is a unique key",
    "notices.tell_found": "of a broadcast that sending has locked",
    "earlier.moved_posts": "of a tree that upkeep.merge has locked",
    "moving.join": "of a tree that upkeep.merge has locked",
    "moving.moved": "of a tree that upkeep.merge has locked",
    "moving.shut": "of a tree that upkeep has locked",
    "earlier.moved": "prints of what a region has sent go where it goes; those who join and merge places are above",
    "earlier.note": "prints of a post that drafting.send, review and versions have locked",
    "versions.keep_version": "a version is a row of its own",
    "posts.note_passage": "a passage is a row of its own",
    "occurrences.claim": "of a unique key; test_two_clocks_remind_once",
    "publishing.not_changed": "leaves notices",
    "by_itself.claim": "of a unique key; tests/scheduler/test_counting.py",
    "by_itself.note": "of a unique key, and what is there stays",
    "by_itself.register": "from the command line",
    "door_keys.put": "from the command line, of a unique key",
    "door_keys.take_away": "from the command line, one statement",
    "publishing.take_recording": "leaves a notice of one name",
    "record.note": "a deed is a row of its own",
    "announcing.announce": "leaves notices, of a report that issuing has locked",
    "announcing.announce_end": "leaves notices, of a report that issuing has closed by one statement",
    "review.tell_author": "leaves notices",
    "steps.tell_branches": "leaves notices",
    "review.tell_specialists": "leaves notices",
}
OF_REPORT = "of a draft that reports.to_change has locked, as in the races of reports"
KEPT = "of a place that keeping.to_change has locked, as in the races of rubrics"
INSIDE = (
    races_of_questions.INSIDE
    | races_of_tasks.INSIDE
    | {
        "alarms.begin": "of a unique key: tests/newsroom/test_alarms.py",
        "alarms.end": "whoever deletes it tells: tests/newsroom/test_alarms.py",
        "watching.note_process": "a process has a row of its own",
        "watching.forget_process": "one statement",
        "backups.note": "of a unique key",
        "desk_doors.make_link": "of an account that its update has locked",
        "desk_doors.leave": "one statement",
        "desk_doors.leave_everywhere": "statements on what is their own",
        "desk_doors.let_go": "statements on what is over",
        "outbox.doubt_what_was_due": "one statement, before any bot is there",
        "reports.take_away": "one statement",
        "responses.note_reactions": "of a unique key: Telegram's moment tells which is newer",
        "responses.note_carried": "of a unique key",
        "responses.note_comment": "one statement, by which each comment is counted once",
        "responses.note_told": "told by the sender",
        "broadcasts.change": "of a broadcast that is locked",
        "figures.note": "of unique keys: entries.note and daily_figures.note",
        "sending.show_how_far": "leaves a notice",
        "sending.go_on_showing": "of a broadcast that is locked",
        "answers.tell_words": "of a unique key: what is said last holds",
        "answers.choose": "of a unique key: what is said last holds",
        "sending.hold_back": "one statement on what waits",
        "writing.begin": "of an account that its update has locked",
        "items.note_hand": "of an item that files has locked",
        "grams.write": "of an item that items has locked, or has just written",
        "exceptions.confirm": "one owner after the other: the tree is locked; test_two_owners_move_one_holiday",
        "exceptions.move": "one owner after the other: the tree is locked; test_two_owners_move_one_holiday",
        "exceptions.set_off": "one owner after the other: the tree is locked; test_two_owners_move_one_holiday",
        "exceptions.set_worked": "one owner after the other: the tree is locked; test_two_owners_move_one_holiday",
        "exceptions.take_back": "one owner after the other: the tree is locked; test_two_owners_move_one_holiday",
        "away.go": "of a unique key: what is told last holds",
        "away.come_back": "one statement on what is their own",
        "quiet.say": "of a unique key: what is said last holds",
        "quiet.take_back": "one statement",
        "accounts.interrupt": "one statement on accounts, which come before all else that is locked",
        "accounts.sit_where_one_may": "of an account that its update has locked",
        "accounts.speak": "of an account that its update has locked",
        "arriving.history": "of a tree that its file has locked",
        "arriving.outlets": "of a tree that its file has locked; their names are a unique key",
        "clippings.keep": "a clipping is a row of its own",
        "entries.change": "of an entry that is locked",
        "entries.insert_entry": "of a unique key; entries.note is above",
        "entries.keep": "of an entry that is locked",
        "entries.moved": "of a tree that upkeep.merge has locked",
        "outlets.learn": "of a unique key: whoever is first",
        "outlets.spell": "of a unique key; outlets.make is above",
        "tree_import.bring_in_centre": "of a unique key",
        "tree_import.note_facts": "of a place that it has locked",
        "tree_import.note_figures": "of a tree that its file has locked",
        "tree_import.place": "of a unique key",
        "page_signs.note_words_of_file": "of a tree that its file has locked",
        "corrections.keep": "of a figure whose page followers.count and corrections.correct have locked",
        "followers.cannot_see": "of a unique key",
        "life.note_last": "of a unique key",
        "life.note_posts": "of unique keys: what is told last holds",
        "life.note_reach": "of a unique key",
        "page_signs.note_sign": "of a unique key",
        "page_signs.note_remark": "of a unique key",
        "page_signs.note_sign_of_file": "of a region that its file has locked",
        "page_signs.note_remark_of_file": "of a region that its file has locked",
        "daily_figures.note": "of a unique key; followers.count and upkeep.note_figure are above",
        "incidents.note": "of a unique key; test_incidents",
        "incidents.note_once": "two at once are two numbers of one thing, and both are told",
        "framing.put": "of a post that drafting and review have locked",
        "framing.note_drawn": "two who draw the same note one name, and either file is as good",
        "drafting.move_media": "of posts that drafting.pour and review.merge have locked",
        "drafting.put": "of a post that drafting and review have locked",
        "publishing.is_waiting": "told by the sender, which sends one thing at a time to a page",
        "ways.change": "of a post that publishing has locked",
        "ways.choose": "of a region that it has locked",
        "publishing.stands_now": "told by the sender, which sends one thing at a time to a channel",
        "organisations.change": "of a place that region_settings and upkeep have locked",
        "unfinished.end": "of an account that its update has locked",
        "unfinished.keep": "of an account that its update has locked",
        "prompts.give": "of a unique key, and both have picked the same: tests/newsroom/rubrics/test_prompts.py",
        "reports.change": OF_REPORT,
        "followed.let_go": "of a report that issuing has closed with one statement",
        "followed.propose": "of a report that issuing has locked, and of unique codes",
        "letterheads.put": "a letterhead is a row of its own",
        "letterheads.take_back": "a letterhead is a row of its own",
        "keeping.retire": KEPT,
        "keeping.bring_back": KEPT,
        "keeping.reset": KEPT,
        "bank.add": KEPT,
        "bank.set_season": KEPT,
        "bank.remove": KEPT,
        "bank.bring_back": KEPT,
        "posts.take_step": "a step counts only from the state that it was taken in; those who take it are above",
        "terms.end_term": "a term ends only once; those who end it are above",
    }
)
SENDERS = {
    "line.claim": "tests/newsroom/test_outbox.py and tests/scheduler",
    "outbox.give_back": "one statement on what this sender holds",
    "outbox.unclaim": "one statement on what the same transaction has claimed",
    "outbox.move": "one statement on what waits for a chat",
    "outbox.renew": "one statement on what this sender holds",
    "outbox.put_back": "one statement on what is in flight",
    "outbox.settle": "one statement on what is in flight",
    "outbox.settle_all": "what has ended before is asked under a lock, and each ends by the statement above",
}


NUMBERED = [(f"{name}-{n}", race) for name, races in RACES.items() for n, race in enumerate(races)]
BOTH_WAYS = [
    pytest.param(race, turned, id=f"{name}{'-turned' * turned}")
    for name, race in NUMBERED
    for turned in (False, True)
    if not turned or race.one is not race.other
]
NOW_THIS_NOW_THAT = [pytest.param(race, at % 2 == 1, id=name) for at, (name, race) in enumerate(NUMBERED)]


def test_no_use_case_that_writes_is_missing_here():
    listed = [*RACES, *BELOW, *ONLY_ADD, *INSIDE, *SENDERS]
    assert sorted(listed) == sorted(writers()), "what writes and is in none of these lists: what if two do it at once?"


@pytest.mark.parametrize("either", ["postgres"], indirect=True)
@pytest.mark.parametrize(("race", "turned"), BOTH_WAYS)
async def test_two_at_once(shared, race, turned):
    await raced(shared, race, turned)


@pytest.mark.parametrize("either", ["sqlite"], indirect=True)
@pytest.mark.parametrize(("race", "turned"), NOW_THIS_NOW_THAT)
async def test_one_after_the_other(shared, race, turned):
    """On SQLite there is one writer at a time: whoever comes second comes after the first, and one way will do."""
    await raced(shared, race, turned)


async def raced(shared, race, turned) -> None:
    async with shared.begin() as tx:
        world = await arranged(tx, *race.needs)
    first, second = (race.other, race.one) if turned else (race.one, race.other)
    outcomes = await overlap(shared, world, first, second)
    known = race.loser.split()
    nobody = not known or "-" in known  # it may go well for both
    losers = [kind for kind in outcomes if kind is not None]
    assert (len(losers) == 1 and losers[0] in known) or (not losers and nobody), outcomes
    async with shared.connect() as tx:
        await race.check(tx, world)


async def test_two_processes_that_start_at_once_bring_in_the_rubrics_once(engine):
    """On PostgreSQL and on SQLite, where rubrics of nobody's are all of one code by one key."""
    bring_in = lambda tx, _: turns.bring_in_rubrics(tx)  # noqa: E731
    assert await overlap(engine, None, bring_in, bring_in) == (None, None)
    async with engine.connect() as tx:
        codes = (await tx.execute(select(Rubric.code))).scalars().all()
        ideas = (await tx.execute(select(func.count()).select_from(Idea))).scalar_one()
    assert sorted(codes) == sorted(code for code, _, _ in DEFAULTS)
    assert ideas == sum(len(ideas) for _, _, ideas in DEFAULTS)


async def test_two_clocks_remind_once(engine):
    async with engine.begin() as tx:
        await union(tx)
        await seated(tx, "chair", "ridder")
    monday_at_ten = NOW.replace(hour=5)
    remind = lambda tx, _: runs.come_due(tx, monday_at_ten)  # noqa: E731
    assert await overlap(engine, None, remind, remind) == (None, None)
    async with engine.connect() as tx:
        assert (await tx.execute(select(func.count()).where(Notice.kind == "reminder"))).scalar_one() == 1


async def test_two_owners_move_one_holiday(engine):
    """Each to another day: it is on one of them, and the second hears that it is not there any more."""
    ait = date(2027, 5, 16)
    async with engine.begin() as tx:
        await union(tx)
        owners = [await seated(tx, "owner", "centre") for _ in range(2)]
    first, second = [
        lambda tx, _, who=who, to=ait + timedelta(days=1 + n): exceptions.move(tx, who, ait, to, NOW)
        for n, who in enumerate(owners)
    ]
    assert await overlap(engine, None, first, second) == (None, "old_button")
    async with engine.connect() as tx:
        kinds = select(DayException.kind).order_by(DayException.on_day)
        assert (await tx.execute(kinds)).scalars().all() == ["usual", "off"]


async def test_two_first_imports_make_one_union(engine):
    """Neither the centre nor the region is there yet."""
    tree, world = races_of_places.from_file(), SimpleNamespace(code={"vko": "vko"})
    assert await overlap(engine, world, tree, tree) == (None, None)
    async with engine.connect() as tx:
        assert len((await tx.execute(select(tree_import.Organisation.id))).all()) == 2


async def test_eight_choices_at_once_all_stand(engine):
    """As it was met: each only wants its own change, on a connection of its own."""
    async with engine.begin() as tx:
        await union(tx)
        world = await arranged(tx)
    changes = [
        races_of_places.chosen(name, 1) for name in ("leap", "strategy", "count_every", "photo_side", "likeness")
    ]
    changes += [races_of_places.signed("kk"), races_of_places.signed("ru"), races_of_places.duty(staff=True)]

    async def alone(deed):
        async with engine.begin() as tx:
            await deed(tx, world)

    await asyncio.gather(*[alone(deed) for deed in changes])
    async with engine.connect() as tx:
        await races_of_places.set_to(
            leap=3, strategy="own", count_every=7, duty={"staff": True},
            signature={"kk": "kk қолтаңба", "ru": "ru қолтаңба"}, standards={"photo_side": 400, "likeness": 0.5},
        )(tx, world)  # fmt: skip
