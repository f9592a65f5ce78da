"""Pages, and what is counted for a report."""

from __future__ import annotations

from newsroom.counted import clippings, entries, entry_lists, followed, outlets
from newsroom.pages import corrections, followers, life, past_counts, proofs, register, standing
from newsroom.pages.count_sheet import Told
from newsroom.values.figures import Amount
from newsroom.values.page_links import parse_page_link
from tests.newsroom.access.columns import (
    BOTH,
    BRANCH_PEOPLE,
    CENTRE_PEOPLE,
    COLUMNS,
    DAY,
    HERE,
    REGION_PEOPLE,
    SPECIALIST,
    SPECIALISTS,
    THIS_YEAR,
    WHO_KEEP_HISTORY,
    Calls,
)
from tests.newsroom.access.world import IN_PRESS
from tests.newsroom.everybody import NOW
from tests.newsroom.reported import PROPOSALS

ANOTHER = parse_page_link("https://www.facebook.com/ridder.kasipodak")


def past_count(page_id: int) -> Told:
    return Told(2, "E", page_id, "", DAY, "day", Amount(225))


# use case: (how it is called, who may). Several calls of one use case where the right depends on what is given.
DIRECTLY: Calls = {
    "followed.propose": [
        (lambda tx, who, w: followed.propose(tx, who, w.vko, w.report, DAY, PROPOSALS, NOW), REGION_PEOPLE),
    ],
    "followed.let_go": [(lambda tx, who, w: followed.let_go(tx, who, w.issued, {}, NOW), REGION_PEOPLE)],
    "entry_lists.counting": [
        (lambda tx, who, w: entry_lists.counting(tx, who, w.vko, "press", THIS_YEAR, 0, 9), REGION_PEOPLE)
    ],
    "entries.require_enters": [
        (lambda tx, who, w: entries.require_enters(tx, who, w.ridder), HERE),
        (lambda tx, who, w: entries.require_enters(tx, who, w.vko, "decision"), REGION_PEOPLE),
    ],
    "entries.note": [
        (lambda tx, who, w: entries.note(tx, who, w.ridder, IN_PRESS, NOW), HERE),
        (lambda tx, who, w: entries.note(tx, who, w.vko, IN_PRESS, NOW), REGION_PEOPLE),
        (lambda tx, who, w: entries.note(tx, who, w.vko, entries.Told("decision"), NOW), REGION_PEOPLE),
    ],
    "entries.require_entry": [
        (lambda tx, who, w: entries.require_entry(tx, who, w.entry), HERE),
        (lambda tx, who, w: entries.require_entry(tx, who, w.decision), REGION_PEOPLE),
    ],
    "entry_lists.listed": [(lambda tx, who, w: entry_lists.listed(tx, who, w.ridder, "press", 0, 9), HERE)],
    "entries.to_change": [
        (lambda tx, who, w: entries.to_change(tx, who, w.entry), HERE),
        (lambda tx, who, w: entries.to_change(tx, who, w.of_region), REGION_PEOPLE),
    ],
    "entries.correct": [
        (lambda tx, who, w: entries.correct(tx, who, w.entry, "mistyped", {}, NOW, titles=BOTH), HERE),
    ],
    "entries.complete": [(lambda tx, who, w: entries.complete(tx, who, w.entry, NOW, offices=BOTH), HERE)],
    "entries.take_away": [(lambda tx, who, w: entries.take_away(tx, who, w.entry, "twice", {}, NOW), HERE)],
    "entries.put_back": [(lambda tx, who, w: entries.put_back(tx, who, w.entry, NOW), HERE)],
    "entries.doubt": [(lambda tx, who, w: entries.doubt(tx, who, w.entry, NOW, doubted=True), REGION_PEOPLE)],
    "clippings.keep": [(lambda tx, who, w: clippings.keep(tx, who, 1, "f", None, NOW), set(COLUMNS))],
    "followed.set_state": [
        (lambda tx, who, w: followed.set_state(tx, who, w.decision, "done", BOTH, NOW), REGION_PEOPLE),
    ],
    "outlets.describe": [
        (lambda tx, who, w: outlets.describe(tx, who, w.outlet, "city", NOW), SPECIALISTS | CENTRE_PEOPLE),
        (lambda tx, who, w: outlets.describe(tx, who, w.new_outlet, "city", NOW), set(COLUMNS)),
    ],
    "outlets.rename": [
        (lambda tx, who, w: outlets.rename(tx, who, w.outlet, "Дидар", NOW), SPECIALISTS | CENTRE_PEOPLE),
    ],
    "outlets.merge": [
        (lambda tx, who, w: outlets.merge(tx, who, w.new_outlet, w.outlet, NOW), SPECIALISTS | CENTRE_PEOPLE),
    ],
    "followers.require_counts": [(lambda tx, who, w: followers.require_counts(tx, who, w.ridder), BRANCH_PEOPLE)],
    "followers.require_page": [(lambda tx, who, w: followers.require_page(tx, who, w.page), BRANCH_PEOPLE)],
    "standing.counts_of": [(lambda tx, who, w: standing.counts_of(tx, who, w.page, DAY), REGION_PEOPLE)],
    "standing.of_region": [(lambda tx, who, w: standing.of_region(tx, who, w.vko, DAY), REGION_PEOPLE)],
    "standing.of_place": [(lambda tx, who, w: standing.of_place(tx, who, w.ridder, DAY), BRANCH_PEOPLE)],
    "standing.among_branches": [(lambda tx, who, w: standing.among_branches(tx, who, w.ridder, DAY), BRANCH_PEOPLE)],
    "standing.among_regions": [(lambda tx, who, w: standing.among_regions(tx, who, DAY), CENTRE_PEOPLE)],
    "standing.platforms_of_regions": [(lambda tx, who, w: standing.platforms_of_regions(tx, who, DAY), CENTRE_PEOPLE)],
    "past_counts.require_keeps": [(lambda tx, who, w: past_counts.require_keeps(tx, who, w.vko), WHO_KEEP_HISTORY)],
    "past_counts.bring_in": [
        (lambda tx, who, w: past_counts.bring_in(tx, who, w.vko, [past_count(w.page)], NOW), WHO_KEEP_HISTORY),
    ],
    "followers.cannot_see": [(lambda tx, who, w: followers.cannot_see(tx, who, w.page, NOW), BRANCH_PEOPLE)],
    "corrections.doubted": [(lambda tx, who, w: corrections.doubted(tx, who, w.vko), SPECIALIST)],
    "corrections.require_judged": [(lambda tx, who, w: corrections.require_judged(tx, who, w.page), SPECIALIST)],
    "corrections.require_counted": [(lambda tx, who, w: corrections.require_counted(tx, who, w.figure), SPECIALIST)],
    "corrections.settle": [(lambda tx, who, w: corrections.settle(tx, who, w.figure, NOW), SPECIALIST)],
    "corrections.correct": [
        (lambda tx, who, w: corrections.correct(tx, who, w.figure, Amount(9), "mistyped", {}, NOW), SPECIALIST),
    ],
    "proofs.ask": [(lambda tx, who, w: proofs.ask(tx, who, w.figure, NOW), SPECIALIST)],
    "proofs.require_asked": [(lambda tx, who, w: proofs.require_asked(tx, who, w.figure), BRANCH_PEOPLE)],
    "proofs.send": [(lambda tx, who, w: proofs.send(tx, who, w.figure, 1, "f", None, NOW), BRANCH_PEOPLE)],
    "life.note_last": [(lambda tx, who, w: life.note_last(tx, who, w.page, "post", DAY, "day", NOW), BRANCH_PEOPLE)],
    "life.note_posts": [
        (lambda tx, who, w: life.note_posts(tx, who, w.page, Amount(5), Amount(2), NOW), BRANCH_PEOPLE),
    ],
    "life.note_reach": [(lambda tx, who, w: life.note_reach(tx, who, w.page, Amount(5), NOW), SPECIALIST)],
    "life.toggle": [(lambda tx, who, w: life.toggle(tx, who, w.page, "logos", NOW), SPECIALIST)],
    "life.note_resumed": [(lambda tx, who, w: life.note_resumed(tx, who, w.page, DAY, "month", NOW), SPECIALIST)],
    "life.note_words": [(lambda tx, who, w: life.note_words(tx, who, w.page, BOTH, NOW), SPECIALIST)],
    "register.require_keeps": [(lambda tx, who, w: register.require_keeps(tx, who, w.ridder), BRANCH_PEOPLE)],
    "register.of_place": [(lambda tx, who, w: register.of_place(tx, who, w.ridder), BRANCH_PEOPLE)],
    "register.require_page": [(lambda tx, who, w: register.require_page(tx, who, w.page), BRANCH_PEOPLE)],
    "register.add": [(lambda tx, who, w: register.add(tx, who, w.ridder, ANOTHER, "page", NOW), BRANCH_PEOPLE)],
    "register.correct_address": [
        (lambda tx, who, w: register.correct_address(tx, who, w.page, ANOTHER, "page", NOW), BRANCH_PEOPLE),
    ],
    "register.set_kind": [(lambda tx, who, w: register.set_kind(tx, who, w.page, "profile", NOW), BRANCH_PEOPLE)],
    "register.end": [
        (lambda tx, who, w: register.end(tx, who, w.page, "feeds", DAY, NOW, DAY), BRANCH_PEOPLE),
    ],
    "register.reopen": [(lambda tx, who, w: register.reopen(tx, who, w.ended, NOW), BRANCH_PEOPLE)],
    "followers.count": [(lambda tx, who, w: followers.count(tx, who, w.page, Amount(225), NOW), BRANCH_PEOPLE)],
}
