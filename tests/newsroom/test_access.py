"""Who may do what and where, as one table; and that every use case there is asks before it does anything."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import date, timedelta
from types import SimpleNamespace

import pytest
from sqlalchemy import event, insert, update

import newsroom
from db.tables import Broadcast, BroadcastWord, Notice, Organisation, PlanSlot
from newsroom import record, weeks
from newsroom.broadcasts import answers as cast_answers
from newsroom.broadcasts import broadcasts, sending, series, talks
from newsroom.broadcasts import figures as cast_figures
from newsroom.broadcasts import writing as casting
from newsroom.broadcasts.audience import Audience
from newsroom.broadcasts.figures import Tie
from newsroom.counted import clippings, entries, entry_lists, followed, outlets
from newsroom.digests import (
    behind,
    digests,
    goals,
    issuing,
    letterheads,
    official,
    regions,
    report_points,
    reports,
    silent,
    spans,
    summary,
)
from newsroom.errors import Refused
from newsroom.library import files, items, practice, sections
from newsroom.pages import corrections, followers, life, past_counts, proofs, register, standing
from newsroom.pages.count_sheet import Told
from newsroom.people import desk_doors, forgetting, invitations, joining, status, terms, upkeep
from newsroom.plan import breaks, changing, exceptions, making, overview, steps
from newsroom.posts import begun, drafting, former, posts, publishing, review, sent_posts, site, trials, waiting, ways
from newsroom.questions import answering, asking, questions
from newsroom.reminders import absence, away, managing, quiet
from newsroom.rubrics import bank, keeping
from newsroom.tasks import set_up, tasks
from newsroom.union import door_keys, organisations, region_settings, seats
from newsroom.union.door_keys import DoorKey
from newsroom.union.organisations import BRANCH, CENTRE, PRIMARY, REGION
from newsroom.values.figures import Amount
from newsroom.values.page_links import parse_page_link
from newsroom.values.periods import parse_period
from newsroom.who import ROLES, Who
from tests.newsroom.everybody import (
    FRAME,
    LOGO,
    NOW,
    draft,
    invited,
    newcomer,
    page_of,
    photo,
    place,
    rule,
    said,
    seated,
    seen_photo,
    sent_post,
    task_of,
)
from tests.newsroom.plan.planned import month_of, slot_at
from tests.newsroom.reported import LAST, POINT, PROPOSALS, drafted, issued, made_of, own_point

# ---- the use cases themselves, every one, on both engines

# Who tries: everything below is done to Ridder, a branch of VKO, or to what is above it.
COLUMNS = {
    "chair": ("chair", "ridder"), "deputy": ("deputy", "ridder"), "specialist": ("specialist", "vko"),
    "press": ("press", "centre"), "owner": ("owner", "centre"),
    "chair of the next branch": ("chair", "ulan"), "deputy of the next branch": ("deputy", "ulan"),
    "chair below": ("chair", "school"), "chair in another region": ("chair", "ayagoz"),
    "specialist of another region": ("specialist", "abay"),
}  # fmt: skip
STRANGER = "stranger"
BRANCH_PEOPLE = {"chair", "deputy", "specialist"}
SPECIALIST = {"specialist"}
REGION_PEOPLE = {"specialist", "press", "owner"}
CENTRE_PEOPLE = {"press", "owner"}
WHO_KEEP_HISTORY = {"specialist", "owner"}
OWNER = {"owner"}
HERE = BRANCH_PEOPLE | CENTRE_PEOPLE
# For deeds in one's own place, whatever it is: a specialist anywhere binds the channel of their own region.
SPECIALISTS = SPECIALIST | {"specialist of another region"}
KEEPERS = SPECIALISTS | CENTRE_PEOPLE  # each of their own part of the library
OF_ANY_BRANCH = {"chair", "deputy", "chair of the next branch", "deputy of the next branch", "chair below",
                 "chair in another region"}  # fmt: skip

Use = Callable[..., Awaitable[object]]
BOTH = {"kk": "Жаңа атау", "ru": "Новое имя"}
WHY = {"kk": "күні жоқ"}
ANOTHER = parse_page_link("https://www.facebook.com/ridder.kasipodak")
IN_PRESS = entries.Told("press", is_single=True)
THIS_YEAR = parse_period("2026")
DAY, LATER = weeks.term_day(NOW), NOW + timedelta(days=1)
AHEAD, AIT, WINTER = date(2027, 5, 18), date(2027, 5, 16), date(2026, 12, 30)


def mine(who: Who, w: SimpleNamespace) -> Who:
    """The chair who wrote the draft, if they sat in that seat now: authorship alone must not open anything."""
    return replace(who, person_id=w.chair.person_id)


def past_count(page_id: int) -> Told:
    return Told(2, "E", page_id, "", DAY, "day", Amount(225))


async def with_questions(tx, w: SimpleNamespace) -> None:
    """The region lets strangers ask, as one has; of the chair's one waits and one is answered, one is aside."""
    await region_settings.choose(tx, w.specialist, w.vko, "asking", 1, NOW)
    await sections.bring_in(tx, answering.SECTION, {"kk": "Сұрақтар", "ru": "Вопросы"}, 3)
    asked = []
    for who, words in ((w.chair, "Күтеді?"), (w.chair, "Жауабы бар?"), (w.chair, "Шетте?"), (w.who[STRANGER], "Кім?")):
        asked.append(await asking.begin(tx, who, w.vko, words, 7, NOW))
        await asking.send(tx, who, asked[-1], NOW)
    w.question, w.answered, w.aside, w.of_stranger = asked
    for one in (w.answered, w.of_stranger):
        await answering.answer(tx, w.specialist, one, "Иә.", NOW)
    w.answer, w.to_stranger = [(await questions.thread(tx, one))[-1].id for one in (w.answered, w.of_stranger)]
    await answering.put_aside(tx, w.specialist, w.aside, NOW)


OF_VKO = {"chair", "deputy", "chair of the next branch", "deputy of the next branch", "chair below"}
# use case: (how it is called, who may). Several calls of one use case where the right depends on what is given.
DIRECTLY: dict[str, list[tuple[Use, set[str]]]] = {
    "reports.begin": [(lambda tx, who, w: reports.begin(tx, who, w.vko, LAST, NOW), REGION_PEOPLE)],
    "reports.require_place": [(lambda tx, who, w: reports.require_place(tx, who, w.vko), REGION_PEOPLE)],
    "reports.require_report": [(lambda tx, who, w: reports.require_report(tx, who, w.report), REGION_PEOPLE)],
    "reports.to_change": [(lambda tx, who, w: reports.to_change(tx, who, w.report), REGION_PEOPLE)],
    "reports.speak": [(lambda tx, who, w: reports.speak(tx, who, w.report, "kk", NOW), REGION_PEOPLE)],
    "reports.take_away": [(lambda tx, who, w: reports.take_away(tx, who, w.report, NOW), REGION_PEOPLE)],
    "reports.listed": [
        (lambda tx, who, w: reports.listed(tx, who, w.vko, 0, 9), REGION_PEOPLE),
        (lambda tx, who, w: reports.listed(tx, who, w.centre, 0, 9), CENTRE_PEOPLE),
    ],
    "report_points.leave_out": [
        (lambda tx, who, w: report_points.leave_out(tx, who, w.report, POINT, NOW, dropped=True), REGION_PEOPLE),
    ],
    "report_points.reword": [
        (lambda tx, who, w: report_points.reword(tx, who, w.report, POINT, BOTH, NOW), REGION_PEOPLE),
    ],
    "report_points.appoint": [
        (lambda tx, who, w: report_points.appoint(tx, who, w.report, POINT, BOTH, None, NOW), REGION_PEOPLE),
    ],
    "report_points.add": [
        (lambda tx, who, w: report_points.add(tx, who, w.report, "proposal", BOTH, {}, None, NOW), REGION_PEOPLE),
    ],
    "issuing.issue": [(lambda tx, who, w: issuing.issue(tx, who, w.made, NOW), CENTRE_PEOPLE)],
    "issuing.hand_in": [
        (lambda tx, who, w: issuing.hand_in(tx, who, w.report, "kk", b"PK", (), NOW), CENTRE_PEOPLE),
    ],
    "issuing.take_out": [(lambda tx, who, w: issuing.take_out(tx, who, w.report, "kk", NOW), CENTRE_PEOPLE)],
    "issuing.withdraw": [(lambda tx, who, w: issuing.withdraw(tx, who, w.issued, WHY, NOW), CENTRE_PEOPLE)],
    "issuing.reissue": [(lambda tx, who, w: issuing.reissue(tx, who, w.issued, NOW), CENTRE_PEOPLE)],
    "letterheads.history": [(lambda tx, who, w: letterheads.history(tx, who, 0, 9), CENTRE_PEOPLE)],
    "letterheads.put": [(lambda tx, who, w: letterheads.put(tx, who, "a", b"PK", b"", (), NOW), CENTRE_PEOPLE)],
    "letterheads.take_back": [(lambda tx, who, w: letterheads.take_back(tx, who, None, NOW), CENTRE_PEOPLE)],
    "followed.propose": [
        (lambda tx, who, w: followed.propose(tx, who, w.vko, w.report, DAY, PROPOSALS, NOW), REGION_PEOPLE),
    ],
    "followed.let_go": [(lambda tx, who, w: followed.let_go(tx, who, w.issued, {}, NOW), REGION_PEOPLE)],
    "asking.require_region": [(lambda tx, who, w: asking.require_region(tx, who, w.vko, NOW), OF_VKO | {STRANGER})],
    "asking.begin": [(lambda tx, who, w: asking.begin(tx, who, w.vko, "Қашан?", 9, NOW), OF_VKO | {STRANGER})],
    "answering.require_asked": [(lambda tx, who, w: answering.require_asked(tx, who, w.question), SPECIALIST)],
    "answering.answer": [(lambda tx, who, w: answering.answer(tx, who, w.question, "Ертең.", NOW), SPECIALIST)],
    "answering.put_aside": [(lambda tx, who, w: answering.put_aside(tx, who, w.question, NOW), SPECIALIST)],
    "answering.bring_back": [(lambda tx, who, w: answering.bring_back(tx, who, w.aside, NOW), SPECIALIST)],
    "answering.make_faq": [(lambda tx, who, w: answering.make_faq(tx, who, w.answered, NOW), SPECIALIST)],
    "answering.end": [(lambda tx, who, w: answering.end(tx, who, w.vko, NOW), CENTRE_PEOPLE)],
    "answering.next_waiting": [(lambda tx, who, w: answering.next_waiting(tx, who), SPECIALISTS)],
    "answering.asides": [(lambda tx, who, w: answering.asides(tx, who, 0, 9), SPECIALISTS)],
    "writing.begin": [(lambda tx, who, w: casting.begin(tx, who, NOW), CENTRE_PEOPLE)],
    "writing.to_write": [(lambda tx, who, w: casting.to_write(tx, who, w.cast_draft), CENTRE_PEOPLE)],
    "writing.write": [(lambda tx, who, w: casting.write(tx, who, w.cast_draft, "Сөз"), CENTRE_PEOPLE)],
    "writing.add_file": [(lambda tx, who, w: casting.add_file(tx, who, w.cast_draft, CAST_FILE), CENTRE_PEOPLE)],
    "writing.drop_files": [(lambda tx, who, w: casting.drop_files(tx, who, w.cast_draft), CENTRE_PEOPLE)],
    "writing.add_link": [
        (lambda tx, who, w: casting.add_link(tx, who, w.cast_draft, "https://a.kz", BOTH), CENTRE_PEOPLE),
    ],
    "writing.drop_links": [(lambda tx, who, w: casting.drop_links(tx, who, w.cast_draft), CENTRE_PEOPLE)],
    "writing.be": [(lambda tx, who, w: casting.be(tx, who, w.cast_draft, "news"), CENTRE_PEOPLE)],
    "writing.ask": [(lambda tx, who, w: casting.ask(tx, who, w.cast_draft, "confirm"), CENTRE_PEOPLE)],
    "writing.offer_choices": [
        (lambda tx, who, w: casting.offer_choices(tx, who, w.cast_draft, {"kk": ["Иә", "Жоқ"]}), CENTRE_PEOPLE),
    ],
    "writing.answer_until": [
        (lambda tx, who, w: casting.answer_until(tx, who, w.cast_draft, date(2026, 11, 30)), CENTRE_PEOPLE),
    ],
    "writing.address": [(lambda tx, who, w: casting.address(tx, who, w.cast_draft, Audience()), CENTRE_PEOPLE)],
    "writing.drop": [(lambda tx, who, w: casting.drop(tx, who, w.cast_draft, NOW), CENTRE_PEOPLE)],
    "writing.bring_item": [(lambda tx, who, w: _bring(tx, who, w), CENTRE_PEOPLE)],
    "broadcasts.require_broadcast": [
        (lambda tx, who, w: broadcasts.require_broadcast(tx, who, w.cast), CENTRE_PEOPLE),
    ],
    "broadcasts.to_change": [(lambda tx, who, w: broadcasts.to_change(tx, who, w.cast, "done"), CENTRE_PEOPLE)],
    "broadcasts.listed": [(lambda tx, who, w: broadcasts.listed(tx, who, 0, 5), CENTRE_PEOPLE)],
    "broadcasts.planned": [(lambda tx, who, w: broadcasts.planned(tx, who, 0, 5), CENTRE_PEOPLE)],
    "sending.send": [(lambda tx, who, w: sending.send(tx, who, w.cast_draft, NOW), CENTRE_PEOPLE)],
    "sending.plan": [(lambda tx, who, w: sending.plan(tx, who, w.cast_draft, LATER, NOW), CENTRE_PEOPLE)],
    "sending.unplan": [(lambda tx, who, w: sending.unplan(tx, who, w.cast_planned, NOW), CENTRE_PEOPLE)],
    "series.require_series": [(lambda tx, who, w: series.require_series(tx, who, 1), CENTRE_PEOPLE)],
    "series.waiting": [(lambda tx, who, w: series.waiting(tx, who, 1), CENTRE_PEOPLE)],
    "series.all_of": [(lambda tx, who, w: series.all_of(tx, who), CENTRE_PEOPLE)],
    "series.members": [(lambda tx, who, w: series.members(tx, who, 1, 0, 5), CENTRE_PEOPLE)],
    "series.begin": [
        (lambda tx, who, w: series.begin(tx, who, w.cast_draft, "Құқық", LATER, NOW), CENTRE_PEOPLE),
    ],
    "series.add": [(lambda tx, who, w: series.add(tx, who, w.cast_draft, 1, NOW), CENTRE_PEOPLE)],
    "series.leave": [(lambda tx, who, w: series.leave(tx, who, w.cast_serial, NOW), CENTRE_PEOPLE)],
    "series.move_up": [(lambda tx, who, w: series.move_up(tx, who, w.cast_serial, NOW), CENTRE_PEOPLE)],
    "series.halt": [(lambda tx, who, w: series.halt(tx, who, 1, NOW, halts=True), CENTRE_PEOPLE)],
    "series.end": [(lambda tx, who, w: series.end(tx, who, 1, NOW), CENTRE_PEOPLE)],
    "figures.tie": [(lambda tx, who, w: cast_figures.tie(tx, who, w.cast_serial, "members", NOW), CENTRE_PEOPLE)],
    "figures.untie": [(lambda tx, who, w: cast_figures.untie(tx, who, w.cast_draft), CENTRE_PEOPLE)],
    "figures.note": [
        (lambda tx, who, w: cast_figures.note(tx, who, w.ridder, Tie("held", THIS_YEAR), Amount(5), NOW), HERE),
        (lambda tx, who, w: cast_figures.note(tx, who, w.ridder, Tie("members"), Amount(5), NOW), HERE),
    ],
    "sending.pause": [(lambda tx, who, w: sending.pause(tx, who, w.cast_runs, NOW), CENTRE_PEOPLE)],
    "sending.resume": [(lambda tx, who, w: sending.resume(tx, who, w.cast_paused, NOW), CENTRE_PEOPLE)],
    "sending.stop": [(lambda tx, who, w: sending.stop(tx, who, w.cast_runs, NOW), CENTRE_PEOPLE)],
    "sending.again": [(lambda tx, who, w: sending.again(tx, who, w.cast, NOW), CENTRE_PEOPLE)],
    "sending.correct": [(lambda tx, who, w: sending.correct(tx, who, w.cast, BOTH, NOW), CENTRE_PEOPLE)],
    "sending.take_back": [(lambda tx, who, w: sending.take_back(tx, who, w.cast, NOW), CENTRE_PEOPLE)],
    "sending.require_begun": [(lambda tx, who, w: sending.require_begun(tx, who, w.cast), CENTRE_PEOPLE)],
    "answers.readers": [(lambda tx, who, w: cast_answers.readers(tx, who, w.cast), CENTRE_PEOPLE)],
    "answers.said_by": [(lambda tx, who, w: cast_answers.said_by(tx, who, w.cast, 0, 5), CENTRE_PEOPLE)],
    "answers.nudge": [(lambda tx, who, w: cast_answers.nudge(tx, who, w.cast, NOW), CENTRE_PEOPLE)],
    "answers.tell_specialists": [
        (lambda tx, who, w: cast_answers.tell_specialists(tx, who, w.cast, NOW), CENTRE_PEOPLE),
    ],
    "talks.reply": [
        (lambda tx, who, w: talks.reply(tx, who, w.cast, w.chair.person_id, "Сөз", NOW), CENTRE_PEOPLE),
    ],
    "talks.thread": [
        (lambda tx, who, w: talks.thread(tx, who, w.cast, w.chair.person_id), CENTRE_PEOPLE | {"chair"}),
    ],
    "talks.require_thread": [
        (lambda tx, who, w: talks.require_thread(tx, who, w.cast, w.chair.person_id), CENTRE_PEOPLE),
    ],
    "digests.of_week": [(lambda tx, who, w: digests.of_week(tx, who, w.vko, "2026-W47"), REGION_PEOPLE)],
    "tasks.look": [(lambda tx, who, w: tasks.look(tx, who, w.vko, 0, 8), SPECIALIST)],
    "tasks.require_task": [(lambda tx, who, w: tasks.require_task(tx, who, w.task), SPECIALIST)],
    "tasks.require_open": [(lambda tx, who, w: tasks.require_open(tx, who, w.task), SPECIALIST)],
    "tasks.close": [(lambda tx, who, w: tasks.close(tx, who, w.task, "agreed", NOW), SPECIALIST)],
    "tasks.remind": [(lambda tx, who, w: tasks.remind(tx, who, w.task, NOW), SPECIALIST)],
    "summary.of_month": [
        (lambda tx, who, w: summary.of_month(tx, who, w.ridder, parse_period("2026-11"), DAY), BRANCH_PEOPLE),
    ],
    "goals.require_goals": [(lambda tx, who, w: goals.require_goals(tx, who, w.ridder), REGION_PEOPLE)],
    "goals.look": [(lambda tx, who, w: goals.look(tx, who, w.ridder, DAY), REGION_PEOPLE)],
    "goals.set_goal": [
        (lambda tx, who, w: goals.set_goal(tx, who, w.ridder, "posts", 4, NOW), REGION_PEOPLE),
        (lambda tx, who, w: goals.set_goal(tx, who, w.vko, "followers", 900, NOW), REGION_PEOPLE),
    ],
    "digests.require_place": [
        (lambda tx, who, w: digests.require_place(tx, who, w.ridder), REGION_PEOPLE),
        (lambda tx, who, w: digests.require_place(tx, who, w.centre), CENTRE_PEOPLE),
    ],
    "official.gather": [
        (lambda tx, who, w: official.gather(tx, who, w.vko, parse_period("2026-11")), REGION_PEOPLE),
    ],
    "digests.of_period": [
        (lambda tx, who, w: digests.of_period(tx, who, w.ridder, parse_period("2026-11")), REGION_PEOPLE),
        (lambda tx, who, w: digests.of_period(tx, who, w.centre, parse_period("2026-11")), CENTRE_PEOPLE),
    ],
    "behind.dormant": [
        (lambda tx, who, w: behind.dormant(tx, who, w.vko, spans.of_week("2026-W47"), DAY), REGION_PEOPLE)
    ],
    "behind.nothing_comes": [
        (lambda tx, who, w: behind.nothing_comes(tx, who, w.vko, spans.of_week("2026-W47")), REGION_PEOPLE)
    ],
    "entry_lists.counting": [
        (lambda tx, who, w: entry_lists.counting(tx, who, w.vko, "press", THIS_YEAR, 0, 9), REGION_PEOPLE)
    ],
    "regions.compared": [
        (lambda tx, who, w: regions.compared(tx, who, spans.of_week("2026-W47"), NOW, DAY), CENTRE_PEOPLE)
    ],
    "silent.to_remind": [
        (lambda tx, who, w: silent.to_remind(tx, who, w.vko, "2026-W47", NOW, DAY), SPECIALIST),
        (lambda tx, who, w: silent.to_remind(tx, who, w.centre, "2026-W47", NOW, DAY), CENTRE_PEOPLE),
    ],
    "silent.remind": [
        (lambda tx, who, w: silent.remind(tx, who, w.vko, "2026-W47", NOW, DAY), SPECIALIST),
        (lambda tx, who, w: silent.remind(tx, who, w.centre, "2026-W47", NOW, DAY), CENTRE_PEOPLE),
    ],
    "sections.add": [(lambda tx, who, w: sections.add(tx, who, BOTH, NOW), KEEPERS)],
    "sections.require_kept": [(lambda tx, who, w: sections.require_kept(tx, who, w.own_section), REGION_PEOPLE)],
    "sections.rename": [(lambda tx, who, w: sections.rename(tx, who, w.own_section, BOTH, NOW), REGION_PEOPLE)],
    "items.add": [(lambda tx, who, w: items.add(tx, who, w.section, BOTH, BOTH, NOW), KEEPERS)],
    "items.require_kept": [
        (lambda tx, who, w: items.require_kept(tx, who, w.item), REGION_PEOPLE),
        (lambda tx, who, w: items.require_kept(tx, who, w.union_item), CENTRE_PEOPLE),
    ],
    "items.change": [
        (lambda tx, who, w: items.change(tx, who, w.item, NOW, titles=BOTH), REGION_PEOPLE),
        (lambda tx, who, w: items.change(tx, who, w.union_item, NOW, titles=BOTH), CENTRE_PEOPLE),
    ],
    "items.add_link": [(lambda tx, who, w: items.add_link(tx, who, w.item, "https://a.kz", NOW), REGION_PEOPLE)],
    "items.drop_links": [(lambda tx, who, w: items.drop_links(tx, who, w.item, NOW), REGION_PEOPLE)],
    "items.open_to": [(lambda tx, who, w: items.open_to(tx, who, w.item, "all", NOW), REGION_PEOPLE)],
    "items.move": [(lambda tx, who, w: items.move(tx, who, w.item, w.own_section, NOW), REGION_PEOPLE)],
    "items.withdraw": [(lambda tx, who, w: items.withdraw(tx, who, w.item, NOW), REGION_PEOPLE)],
    "items.bring_back": [(lambda tx, who, w: items.bring_back(tx, who, w.item, NOW), REGION_PEOPLE)],
    "items.versions": [(lambda tx, who, w: items.versions(tx, who, w.item, 0, 5), REGION_PEOPLE)],
    "files.add": [(lambda tx, who, w: files.add(tx, who, w.item, "", library_file("b"), NOW), REGION_PEOPLE)],
    "files.drop": [(lambda tx, who, w: files.drop(tx, who, w.file, NOW), REGION_PEOPLE)],
    "practice.take_in": [(lambda tx, who, w: practice.take_in(tx, who, w.out, NOW), SPECIALIST)],
    "followers.require_counts": [(lambda tx, who, w: followers.require_counts(tx, who, w.ridder), BRANCH_PEOPLE)],
    "followers.require_page": [(lambda tx, who, w: followers.require_page(tx, who, w.page), BRANCH_PEOPLE)],
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
    "invitations.make": [
        (lambda tx, who, w: invitations.make(tx, who, w.at[BRANCH], "chair", NOW), REGION_PEOPLE),
        (lambda tx, who, w: invitations.make(tx, who, w.at[BRANCH], "deputy", NOW), REGION_PEOPLE | {"chair"}),
        (lambda tx, who, w: invitations.make(tx, who, w.at[PRIMARY], "chair", NOW), REGION_PEOPLE),
        (lambda tx, who, w: invitations.make(tx, who, w.at[PRIMARY], "deputy", NOW), REGION_PEOPLE | {"chair below"}),
        (lambda tx, who, w: invitations.make(tx, who, w.at[REGION], "specialist", NOW), CENTRE_PEOPLE),
        (lambda tx, who, w: invitations.make(tx, who, w.at[CENTRE], "press", NOW), CENTRE_PEOPLE),
        (lambda tx, who, w: invitations.make(tx, who, w.at[CENTRE], "owner", NOW), OWNER),
    ],
    "invitations.make_for_account": [
        (lambda tx, who, w: invitations.make_for_account(tx, who, w.chair.seat.id, NOW), REGION_PEOPLE),
        (lambda tx, who, w: invitations.make_for_account(tx, who, w.deputy.seat.id, NOW), REGION_PEOPLE | {"chair"}),
        (lambda tx, who, w: invitations.make_for_account(tx, who, w.specialist.seat.id, NOW), CENTRE_PEOPLE),
        (lambda tx, who, w: invitations.make_for_account(tx, who, w.owner.seat.id, NOW), OWNER),
    ],
    "invitations.for_several": [
        (lambda tx, who, w: invitations.for_several(tx, who, w.for_deputy, 3, NOW), REGION_PEOPLE | {"chair"}),
    ],
    "invitations.revoke": [
        (lambda tx, who, w: invitations.revoke(tx, who, w.for_chair, NOW), REGION_PEOPLE),
        (lambda tx, who, w: invitations.revoke(tx, who, w.for_deputy, NOW), REGION_PEOPLE | {"chair"}),
        (lambda tx, who, w: invitations.revoke(tx, who, w.for_owner, NOW), OWNER),
    ],
    "invitations.require_invitation": [
        (lambda tx, who, w: invitations.require_invitation(tx, who, w.for_chair, NOW), REGION_PEOPLE),
    ],
    "desk_doors.make_link": [(lambda tx, who, w: desk_doors.make_link(tx, who, NOW), KEEPERS)],
    "waiting.waiting": [(lambda tx, who, w: waiting.waiting(tx, who, waiting.WAITING, NOW), SPECIALISTS)],
    "waiting.lately_out": [(lambda tx, who, w: waiting.lately_out(tx, who, NOW), SPECIALISTS)],
    "waiting.in_its_frame": [(lambda tx, who, w: waiting.in_its_frame(tx, who, w.media), SPECIALIST)],
    "waiting.kept": [(lambda tx, who, w: waiting.kept(tx, who, w.media), SPECIALIST)],
    "joining.ask": [(lambda tx, who, w: joining.ask(tx, who, w.ridder, "Әлия", NOW), {STRANGER})],
    "joining.require_request": [(lambda tx, who, w: joining.require_request(tx, who, w.request), REGION_PEOPLE)],
    "joining.approve": [
        (lambda tx, who, w: joining.approve(tx, who, w.request, "chair", NOW), REGION_PEOPLE),
        (lambda tx, who, w: joining.approve(tx, who, w.request, "deputy", NOW), REGION_PEOPLE),
    ],
    "joining.decline": [(lambda tx, who, w: joining.decline(tx, who, w.request, NOW), REGION_PEOPLE)],
    "drafting.require_at": [(lambda tx, who, w: drafting.require_at(tx, who, w.ridder), BRANCH_PEOPLE)],
    "drafting.begin": [(lambda tx, who, w: drafting.begin(tx, who, w.ridder, NOW, None), BRANCH_PEOPLE)],
    "drafting.require_own": [(lambda tx, who, w: drafting.require_own(tx, mine(who, w), w.sent), BRANCH_PEOPLE)],
    "begun.require_begun": [(lambda tx, who, w: begun.require_begun(tx, mine(who, w), w.draft), BRANCH_PEOPLE)],
    "drafting.require_own_open": [
        (lambda tx, who, w: drafting.require_own_open(tx, mine(who, w), w.draft), BRANCH_PEOPLE)
    ],
    "drafting.add_text": [
        (lambda tx, who, w: drafting.add_text(tx, mine(who, w), w.draft, said("Тағы.")), BRANCH_PEOPLE),
    ],
    "drafting.edit_text": [
        (lambda tx, who, w: drafting.edit_text(tx, mine(who, w), w.ridder, said("Түзету.", message=w.message)),
         BRANCH_PEOPLE),
    ],
    "drafting.add_media": [
        (lambda tx, who, w: drafting.add_media(tx, mine(who, w), w.draft, photo("u")), BRANCH_PEOPLE),
    ],
    "drafting.set_rubric": [(lambda tx, who, w: drafting.set_rubric(tx, mine(who, w), w.draft, 1), BRANCH_PEOPLE)],
    "drafting.set_frame": [
        (lambda tx, who, w: drafting.set_frame(tx, mine(who, w), w.draft, in_frame=True), BRANCH_PEOPLE),
    ],
    "drafting.set_facts": [
        (lambda tx, who, w: drafting.set_facts(tx, mine(who, w), w.draft, event_on=DAY), BRANCH_PEOPLE),
    ],
    "former.set_aside": [(lambda tx, who, w: former.set_aside(tx, mine(who, w), w.draft, NOW), BRANCH_PEOPLE)],
    "former.exchange": [(lambda tx, who, w: former.exchange(tx, mine(who, w), w.rewritten, w.former), BRANCH_PEOPLE)],
    "former.bring_back": [(lambda tx, who, w: former.bring_back(tx, mine(who, w), w.dropped, NOW), BRANCH_PEOPLE)],
    "drafting.pour": [(lambda tx, who, w: drafting.pour(tx, mine(who, w), w.draft, w.other, NOW), BRANCH_PEOPLE)],
    "drafting.send": [(lambda tx, who, w: drafting.send(tx, mine(who, w), w.draft, NOW), BRANCH_PEOPLE)],
    "trials.require_trial": [(lambda tx, who, w: trials.require_trial(tx, mine(who, w), w.trial), BRANCH_PEOPLE)],
    "trials.in_earnest": [(lambda tx, who, w: trials.in_earnest(tx, mine(who, w), w.trial, NOW), BRANCH_PEOPLE)],
    "drafting.drop": [(lambda tx, who, w: drafting.drop(tx, mine(who, w), w.draft, NOW), BRANCH_PEOPLE)],
    "drafting.take_back": [
        (lambda tx, who, w: drafting.take_back(tx, mine(who, w), w.sent, "take back", NOW), BRANCH_PEOPLE),
        (lambda tx, who, w: drafting.take_back(tx, mine(who, w), w.sent, "withdraw", NOW), BRANCH_PEOPLE),
    ],
    "publishing.publish": [(lambda tx, who, w: publishing.publish(tx, who, w.sent, NOW), SPECIALIST)],
    "ways.choose": [(lambda tx, who, w: ways.choose(tx, who, ("facebook",)), SPECIALISTS)],
    "publishing.schedule": [(lambda tx, who, w: publishing.schedule(tx, who, w.sent, LATER, NOW), SPECIALIST)],
    "publishing.settle_doubt": [
        (lambda tx, who, w: publishing.settle_doubt(tx, who, w.doubtful, NOW, there=True), SPECIALIST),
        (lambda tx, who, w: publishing.settle_doubt(tx, who, w.doubtful, NOW, there=False), SPECIALIST),
        (lambda tx, who, w: publishing.settle_doubt(tx, who, w.unsure, NOW, there=True, place="facebook"), SPECIALIST),
    ],
    "publishing.take_recording": [
        (lambda tx, who, w: publishing.take_recording(tx, who, w.out, "https://youtu.be/1", NOW), BRANCH_PEOPLE),
    ],
    "publishing.record_link": [
        (lambda tx, who, w: publishing.record_link(tx, who, w.sent, "https://facebook.com/1", NOW), SPECIALIST),
    ],
    "publishing.amend": [(lambda tx, who, w: publishing.amend(tx, who, w.out, NOW), SPECIALIST)],
    "publishing.remove": [(lambda tx, who, w: publishing.remove(tx, who, w.out, NOW), SPECIALIST)],
    "status.status": [(lambda tx, who, w: status.status(tx, who, NOW), OWNER)],
    "record.read": [(lambda tx, who, w: record.read(tx, who, 0, 10), CENTRE_PEOPLE)],
    "keeping.require_keeps": [
        (lambda tx, who, w: keeping.require_keeps(tx, who, w.vko), REGION_PEOPLE),
        (lambda tx, who, w: keeping.require_keeps(tx, who, w.centre), CENTRE_PEOPLE),
    ],
    "keeping.to_change": [(lambda tx, who, w: keeping.to_change(tx, who, w.vko), REGION_PEOPLE)],
    "keeping.listed": [(lambda tx, who, w: keeping.listed(tx, who, w.vko), REGION_PEOPLE)],
    "keeping.require_rubric": [(lambda tx, who, w: keeping.require_rubric(tx, who, w.vko, 1), REGION_PEOPLE)],
    "keeping.add": [
        (lambda tx, who, w: keeping.add(tx, who, w.vko, BOTH, NOW), REGION_PEOPLE),
        (lambda tx, who, w: keeping.add(tx, who, w.centre, BOTH, NOW), CENTRE_PEOPLE),
    ],
    "keeping.rename": [
        (lambda tx, who, w: keeping.rename(tx, who, w.vko, 1, BOTH, NOW), REGION_PEOPLE),
        (lambda tx, who, w: keeping.rename(tx, who, w.centre, 1, BOTH, NOW), CENTRE_PEOPLE),
    ],
    "keeping.explain": [
        (lambda tx, who, w: keeping.explain(tx, who, w.vko, 1, "guidance", BOTH, NOW), REGION_PEOPLE),
    ],
    "keeping.reset": [(lambda tx, who, w: keeping.reset(tx, who, w.vko, 1, NOW), REGION_PEOPLE)],
    "keeping.retire": [(lambda tx, who, w: keeping.retire(tx, who, w.vko, 1, NOW), REGION_PEOPLE)],
    "set_up.require_region": [(lambda tx, who, w: set_up.require_region(tx, who, w.vko, NOW), REGION_PEOPLE)],
    "set_up.put_away": [(lambda tx, who, w: set_up.put_away(tx, who, w.vko, NOW), REGION_PEOPLE)],
    "set_up.bring_back": [(lambda tx, who, w: set_up.bring_back(tx, who, w.vko, NOW), REGION_PEOPLE)],
    "keeping.bring_back": [(lambda tx, who, w: keeping.bring_back(tx, who, w.vko, 1, NOW), REGION_PEOPLE)],
    "keeping.move": [(lambda tx, who, w: keeping.move(tx, who, w.vko, 1, NOW, up=False), REGION_PEOPLE)],
    "bank.page_of": [(lambda tx, who, w: bank.page_of(tx, who, w.vko, 1, 0, 8), REGION_PEOPLE)],
    "bank.require_prompt": [(lambda tx, who, w: bank.require_prompt(tx, who, w.vko, 1), REGION_PEOPLE)],
    "bank.require_own": [(lambda tx, who, w: bank.require_own(tx, who, w.centre, 1), CENTRE_PEOPLE)],
    "bank.add": [(lambda tx, who, w: bank.add(tx, who, w.vko, 1, BOTH, NOW), REGION_PEOPLE)],
    "bank.reword": [(lambda tx, who, w: bank.reword(tx, who, w.centre, 1, BOTH, NOW), CENTRE_PEOPLE)],
    "bank.set_season": [
        (lambda tx, who, w: bank.set_season(tx, who, w.centre, 1, ("01-01", "02-01"), NOW), CENTRE_PEOPLE),
    ],
    "bank.remove": [(lambda tx, who, w: bank.remove(tx, who, w.centre, 1, NOW), CENTRE_PEOPLE)],
    "bank.bring_back": [(lambda tx, who, w: bank.bring_back(tx, who, w.centre, 1, NOW), CENTRE_PEOPLE)],
    "region_settings.require_region": [
        (lambda tx, who, w: region_settings.require_region(tx, who, w.vko), REGION_PEOPLE),
    ],
    "region_settings.choose": [
        (lambda tx, who, w: region_settings.choose(tx, who, w.vko, "leap", 1, NOW), REGION_PEOPLE),
    ],
    "region_settings.let_go_of_channel": [
        (lambda tx, who, w: region_settings.let_go_of_channel(tx, who, w.vko, NOW), REGION_PEOPLE),
    ],
    "region_settings.set_logo": [
        (lambda tx, who, w: region_settings.set_logo(tx, who, w.vko, LOGO, NOW), REGION_PEOPLE),
    ],
    "region_settings.set_own_frame": [
        (lambda tx, who, w: region_settings.set_own_frame(tx, who, w.vko, FRAME, NOW), REGION_PEOPLE),
    ],
    "region_settings.sign": [
        (lambda tx, who, w: region_settings.sign(tx, who, w.vko, {"kk": "Кәсіподақ"}, NOW), REGION_PEOPLE),
    ],
    "making.draft": [(lambda tx, who, w: making.draft(tx, who, w.vko, date(2027, 5, 1), NOW), SPECIALIST)],
    "making.draft_anew": [(lambda tx, who, w: making.draft_anew(tx, who, w.plan, NOW, keeps=True), SPECIALIST)],
    "steps.require_seen": [(lambda tx, who, w: steps.require_seen(tx, who, w.plan), REGION_PEOPLE)],
    "steps.of_regions": [(lambda tx, who, w: steps.of_regions(tx, who, date(2026, 12, 1)), CENTRE_PEOPLE)],
    "steps.submit": [(lambda tx, who, w: steps.submit(tx, who, w.plan, NOW), SPECIALIST)],
    "steps.approve": [
        (lambda tx, who, w: steps.approve(tx, who, w.submitted_plan, NOW), SPECIALIST),
        (lambda tx, who, w: steps.approve(tx, who, w.plan_for_press, NOW), {"press"}),
    ],
    "steps.require_decided": [
        (lambda tx, who, w: steps.require_decided(tx, who, w.submitted_plan), SPECIALIST),
        (lambda tx, who, w: steps.require_decided(tx, who, w.plan_for_press), {"press"}),
    ],
    "steps.give_back": [
        (lambda tx, who, w: steps.give_back(tx, who, w.submitted_plan, WHY, NOW), SPECIALIST),
        (lambda tx, who, w: steps.give_back(tx, who, w.plan_for_press, WHY, NOW), {"press"}),
    ],
    "steps.publish": [(lambda tx, who, w: steps.publish(tx, who, w.approved_plan, NOW), SPECIALIST)],
    "overview.of_plan": [(lambda tx, who, w: overview.of_plan(tx, who, w.plan), REGION_PEOPLE)],
    "overview.of_month": [
        (lambda tx, who, w: overview.of_month(tx, who, w.vko, date(2026, 12, 1)), REGION_PEOPLE),
    ],
    "overview.require_own": [(lambda tx, who, w: overview.require_own(tx, who, w.ridder), BRANCH_PEOPLE)],
    "overview.own": [(lambda tx, who, w: overview.own(tx, who, w.ridder, DAY, DAY), BRANCH_PEOPLE)],
    "overview.of_calendar": [
        (lambda tx, who, w: overview.of_calendar(tx, who, w.ridder, date(2026, 12, 1)), BRANCH_PEOPLE),
    ],
    "changing.require_planned": [(lambda tx, who, w: changing.require_planned(tx, who, w.slot), SPECIALIST)],
    "changing.move": [
        (lambda tx, who, w: changing.move(tx, who, w.slot, 0, date(2026, 12, 8), NOW), SPECIALIST),
    ],
    "changing.swap": [(lambda tx, who, w: changing.swap(tx, who, w.slot, 0, w.slot2, 0, NOW), SPECIALIST)],
    "changing.set_rubric": [(lambda tx, who, w: changing.set_rubric(tx, who, w.slot, 0, 1, NOW), SPECIALIST)],
    "changing.set_branch": [(lambda tx, who, w: changing.set_branch(tx, who, w.slot, 0, w.ulan, NOW), SPECIALIST)],
    "changing.set_topic": [(lambda tx, who, w: changing.set_topic(tx, who, w.slot, 0, BOTH, NOW), SPECIALIST)],
    "changing.drop": [(lambda tx, who, w: changing.drop(tx, who, w.slot, 0, NOW), SPECIALIST)],
    "changing.bring_back": [
        (lambda tx, who, w: changing.bring_back(tx, who, w.dropped_slot, 0, NOW), SPECIALIST),
    ],
    "changing.add": [
        (lambda tx, who, w: changing.add(tx, who, w.plan, date(2026, 12, 8), 1, NOW), SPECIALIST),
    ],
    "changing.judge": [(lambda tx, who, w: changing.judge(tx, who, w.slot, "done", NOW), SPECIALIST)],
    "review.require_reviewable": [(lambda tx, who, w: review.require_reviewable(tx, who, w.sent), SPECIALIST)],
    "review.require_changeable": [(lambda tx, who, w: review.require_changeable(tx, who, w.sent), SPECIALIST)],
    "review.next_waiting": [(lambda tx, who, w: review.next_waiting(tx, who, w.vko, NOW), SPECIALIST)],
    "review.let_go": [(lambda tx, who, w: review.let_go(tx, who, w.sent), SPECIALISTS)],
    "review.undo": [(lambda tx, who, w: review.undo(tx, who, w.approved, NOW), SPECIALIST)],
    "review.hold": [(lambda tx, who, w: review.hold(tx, who, w.sent, NOW, take=True), SPECIALIST)],
    "review.approve": [(lambda tx, who, w: review.approve(tx, who, w.sent, NOW), SPECIALIST)],
    "review.send_back": [
        (lambda tx, who, w: review.send_back(tx, who, w.sent, WHY, NOW), SPECIALIST),
        (lambda tx, who, w: review.send_back(tx, who, w.sent, WHY, NOW, "decline"), SPECIALIST),
    ],
    "review.set_frame": [(lambda tx, who, w: review.set_frame(tx, who, w.sent, NOW, in_frame=True), SPECIALIST)],
    "review.set_rubric": [(lambda tx, who, w: review.set_rubric(tx, who, w.sent, 1, NOW), SPECIALIST)],
    "review.edit_text": [
        (lambda tx, who, w: review.edit_text(tx, who, w.sent, "ru", said("Иначе.").text, NOW), SPECIALIST),
    ],
    "review.put_first": [(lambda tx, who, w: review.put_first(tx, who, w.sent, w.media, NOW), SPECIALIST)],
    "review.put_in_order": [
        (lambda tx, who, w: review.put_in_order(tx, who, w.sent, [w.media], [w.media], NOW), SPECIALIST),
    ],
    "review.drop_photo": [(lambda tx, who, w: review.drop_photo(tx, who, w.sent, w.media, NOW), SPECIALIST)],
    "review.mergeable": [(lambda tx, who, w: review.mergeable(tx, who, w.sent), SPECIALIST)],
    "review.merge": [(lambda tx, who, w: review.merge(tx, who, w.sent, w.second, NOW), SPECIALIST)],
    "review.bind_channel": [(lambda tx, who, w: review.bind_channel(tx, who, -100123, "Арна", NOW), SPECIALISTS)],
    "sent_posts.of_place": [(lambda tx, who, w: sent_posts.of_place(tx, who, w.ridder, 0, 5), BRANCH_PEOPLE)],
    "sent_posts.require_sent": [(lambda tx, who, w: sent_posts.require_sent(tx, who, w.sent), BRANCH_PEOPLE)],
    "site.offer": [(lambda tx, who, w: site.offer(tx, who, w.out, NOW), SPECIALIST)],
    "site.accept": [
        (lambda tx, who, w: site.accept(tx, who, w.offer, "https://union.example/1", NOW), CENTRE_PEOPLE),
    ],
    "site.send_back": [
        (lambda tx, who, w: site.send_back(tx, who, w.offer, "returned", WHY, NOW), CENTRE_PEOPLE),
        (lambda tx, who, w: site.send_back(tx, who, w.offer, "declined", WHY, NOW), CENTRE_PEOPLE),
    ],
    "seats.require_sitter": [(lambda tx, who, w: seats.require_sitter(tx, who, w.deputy.seat.id, NOW), HERE)],
    "terms.drop_drafts": [(lambda tx, who, w: terms.drop_drafts(tx, who, w.chair.seat.id, NOW), REGION_PEOPLE)],
    "terms.end": [
        (lambda tx, who, w: terms.end(tx, who, w.chair.seat.id, NOW), REGION_PEOPLE),
        (lambda tx, who, w: terms.end(tx, who, w.deputy.seat.id, NOW), REGION_PEOPLE | {"chair"}),
        (lambda tx, who, w: terms.end(tx, who, w.specialist.seat.id, NOW), CENTRE_PEOPLE),
        (lambda tx, who, w: terms.end(tx, who, w.press.seat.id, NOW), CENTRE_PEOPLE),
        (lambda tx, who, w: terms.end(tx, who, w.second_owner.seat.id, NOW), OWNER),
    ],
    "terms.hand_over": [
        (lambda tx, who, w: terms.hand_over(tx, who, w.chair.seat.id, w.deputy.seat.id, NOW, acting=True),
         REGION_PEOPLE),
    ],
    "managing.look": [(lambda tx, who, w: managing.look(tx, who, w.vko, NOW), REGION_PEOPLE)],
    "managing.require_rule": [(lambda tx, who, w: managing.require_rule(tx, who, w.rule), REGION_PEOPLE)],
    "managing.change": [(lambda tx, who, w: managing.change(tx, who, w.rule, "weekday", 2, NOW), SPECIALIST | OWNER)],
    "managing.set_quiet": [(lambda tx, who, w: managing.set_quiet(tx, who, w.vko, 1, NOW), SPECIALIST | OWNER)],
    "managing.how_many": [(lambda tx, who, w: managing.how_many(tx, who, w.rule, NOW), REGION_PEOPLE)],
    "managing.preview": [(lambda tx, who, w: managing.preview(tx, who, w.rule, NOW), REGION_PEOPLE)],
    "managing.send_now": [
        (lambda tx, who, w: managing.send_now(tx, who, w.rule, NOW.date(), NOW), SPECIALIST | OWNER),
    ],
    "quiet.require_place": [
        (lambda tx, who, w: quiet.require_place(tx, who, w.ridder, "2026-W47", NOW), BRANCH_PEOPLE),
    ],
    "quiet.say": [(lambda tx, who, w: quiet.say(tx, who, w.ridder, "2026-W47", "time", NOW), BRANCH_PEOPLE)],
    "quiet.take_back": [(lambda tx, who, w: quiet.take_back(tx, who, w.ridder, "2026-W47", NOW), BRANCH_PEOPLE)],
    "absence.of_week": [(lambda tx, who, w: absence.of_week(tx, who, w.vko, "2026-W47", NOW), SPECIALIST)],
    "breaks.set_break": [
        (lambda tx, who, w: breaks.set_break(tx, who, w.vko, 2026, "winter", (WINTER, WINTER), NOW), REGION_PEOPLE),
    ],
    "exceptions.require_keeps": [(lambda tx, who, w: exceptions.require_keeps(tx, who), OWNER)],
    "exceptions.of_year": [(lambda tx, who, w: exceptions.of_year(tx, who, 2027), OWNER)],
    "exceptions.set_off": [(lambda tx, who, w: exceptions.set_off(tx, who, AHEAD, AHEAD, {}, NOW), OWNER)],
    "exceptions.set_worked": [(lambda tx, who, w: exceptions.set_worked(tx, who, AHEAD, AHEAD, NOW), OWNER)],
    "exceptions.confirm": [(lambda tx, who, w: exceptions.confirm(tx, who, AIT, NOW), OWNER)],
    "exceptions.move": [(lambda tx, who, w: exceptions.move(tx, who, AIT, AHEAD, NOW), OWNER)],
    "exceptions.take_back": [(lambda tx, who, w: exceptions.take_back(tx, who, w.said_day, NOW), OWNER)],
    "away.go": [(lambda tx, who, w: away.go(tx, who, DAY, NOW), OF_ANY_BRANCH)],
    "away.come_back": [(lambda tx, who, w: away.come_back(tx, who, NOW), OF_ANY_BRANCH)],
    "upkeep.require_kept": [(lambda tx, who, w: upkeep.require_kept(tx, who, w.ridder), REGION_PEOPLE)],
    "upkeep.add": [
        (lambda tx, who, w: upkeep.add(tx, who, w.ridder, BOTH, NOW), REGION_PEOPLE),
        (lambda tx, who, w: upkeep.add(tx, who, w.vko, BOTH, NOW), REGION_PEOPLE),
        (lambda tx, who, w: upkeep.add(tx, who, w.centre, BOTH, NOW), CENTRE_PEOPLE),
    ],
    "upkeep.rename": [(lambda tx, who, w: upkeep.rename(tx, who, w.ridder, BOTH, NOW), REGION_PEOPLE)],
    "upkeep.note_figure": [
        (lambda tx, who, w: upkeep.note_figure(tx, who, w.ridder, "members", Amount(9), DAY, "day", NOW),
         REGION_PEOPLE),
    ],
    "upkeep.set_duty": [(lambda tx, who, w: upkeep.set_duty(tx, who, w.ridder, NOW, staff=True), REGION_PEOPLE)],
    "upkeep.close": [(lambda tx, who, w: upkeep.close(tx, who, w.school, DAY, NOW), REGION_PEOPLE)],
    "upkeep.merge": [
        (lambda tx, who, w: upkeep.merge(tx, who, w.ridder, w.ulan, NOW), REGION_PEOPLE),
        (lambda tx, who, w: upkeep.merge(tx, who, w.ridder, w.ayagoz, NOW), CENTRE_PEOPLE),
        (lambda tx, who, w: upkeep.merge(tx, who, w.vko, w.abay, NOW), CENTRE_PEOPLE),
    ],
}  # fmt: skip
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


async def _bring(tx, who, w) -> int:
    item = await items.require_readable(tx, w.press, w.union_item)
    return await casting.bring_item(tx, who, item, "https://t.me/b?start=lib_1", BOTH, NOW)


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
        w = await _filled(tx)
    w.engine, w.wrote = shared, []

    @event.listens_for(shared.sync_engine, "after_cursor_execute")
    def note(_, cursor, statement, *__) -> None:
        if statement.lstrip().upper().startswith(("INSERT", "UPDATE", "DELETE")) and cursor.rowcount:
            w.wrote.append(statement)

    return w


async def _filled(tx) -> SimpleNamespace:
    who = {name: await seated(tx, *seat) for name, seat in COLUMNS.items()}
    w = SimpleNamespace(who=who | {STRANGER: await newcomer(tx)}, second_owner=await seated(tx, "owner", "centre"))
    for role in ROLES:
        setattr(w, role, who[role])
    for code in ("centre", "vko", "abay", "ridder", "ulan", "ayagoz", "school"):
        setattr(w, code, await place(tx, code))
    levels = {CENTRE: w.centre, REGION: w.vko, BRANCH: w.ridder, PRIMARY: w.school}
    w.at = {level: await organisations.require_place(tx, number) for level, number in levels.items()}
    w.page, w.other, w.draft = await page_of(tx, "ridder"), await draft(tx, w.chair), await draft(tx, w.chair)
    w.figure = await followers.count(tx, w.chair, w.page, Amount(2250), NOW, confirmed=True)
    w.ended = await register.add(tx, w.chair, w.ridder, parse_page_link("t.me/ridder_kasipodak"), "page", NOW)
    await register.end(tx, w.chair, w.ended, "closed", DAY, NOW, DAY)
    w.rewritten, w.dropped = await draft(tx, w.chair), await draft(tx, w.chair)
    w.trial = await drafting.begin(tx, w.chair, w.ridder, NOW, None, on_trial=True)
    await drafting.add_text(tx, w.chair, w.trial, said("Байқап көрейік, бәрі қалай жүреді."))
    w.former = await former.set_aside(tx, w.chair, w.rewritten, NOW)
    await drafting.drop(tx, w.chair, w.dropped, NOW)
    w.message = (await posts.require_post(tx, w.draft)).said[0]["message"]
    await _with_posts(tx, w)
    await _with_plans(tx, w)
    w.outlet, w.new_outlet = (await outlets.make(tx, "Достық", level="city")).id, (await outlets.make(tx, "Жаңа")).id
    w.entry = await entries.note(tx, w.chair, w.ridder, IN_PRESS, NOW)
    w.of_region = await entries.note(tx, w.specialist, w.ridder, IN_PRESS, NOW)
    w.decision = await entries.note(tx, w.press, w.vko, entries.Told("decision"), NOW)
    w.for_chair, w.for_deputy = await invited(tx, "chair", "ridder"), await invited(tx, "deputy", "ridder")
    w.for_owner = await invited(tx, "owner", "centre")
    w.rule = await rule(tx)
    w.task = await task_of(tx, w.ridder)
    w.said_day = date(2027, 6, 1)
    await exceptions.set_off(tx, w.owner, w.said_day, w.said_day, {}, NOW)
    asking = await newcomer(tx)
    await joining.ask(tx, asking, w.ridder, "Дана", NOW)
    w.request = (await joining.waiting(tx, w.vko, NOW))[0].id
    await with_library(tx, w)
    await with_broadcasts(tx, w)
    w.issued, w.report = await issued(tx, w.press, w.vko), await drafted(tx, w.press, w.vko)
    w.point, w.point_seen = await own_point(tx, w.press, w.report, "shortcoming")
    w.proposal, w.proposal_seen = await own_point(tx, w.press, w.report, "proposal")
    w.made = await made_of(tx, w.press, w.report)
    await with_questions(tx, w)
    return w


CAST_FILE = casting.File("photo", 1, "file", "unique")


async def with_broadcasts(tx, w: SimpleNamespace) -> None:
    """Of each state one; what was sent has reached the chair alone, who has written something about it."""
    made = []
    for asks, state in (
        ("confirm", "done"), ("choice", "done"), ("number", "done"), ("words", "done"), ("", "running"),
        ("", "paused"), ("", "planned"), ("", "draft"), ("number", "planned"),
    ):  # fmt: skip
        row = {"texts": BOTH, "asks": asks, "state": state, "created_by": w.press.person_id, "created_at": NOW,
               "choices": [BOTH, BOTH], "audience": Audience().stored(), "started_at": NOW,
               "send_at": LATER if state == "planned" else None}  # fmt: skip
        made.append((await tx.execute(insert(Broadcast).values(**row).returning(Broadcast.id))).scalar_one())
    (w.cast, w.cast_choice, w.cast_number, w.cast_words, w.cast_runs, w.cast_paused, w.cast_planned, w.cast_draft,
     w.cast_serial) = made  # fmt: skip
    await tx.execute(update(Broadcast).where(Broadcast.id == w.cast_serial).values(series_id=1, place=1))
    told = {"chat_id": w.chair.account_id, "person_id": w.chair.person_id, "kind": "broadcast", "due_at": NOW,
            "state": "sent", "urgency": 9, "message_ids": [77]}  # fmt: skip
    sent = [told | {"broadcast_id": one, "parameters": {"broadcast": one}} for one in made[:4]]
    await tx.execute(insert(Notice), sent)
    said = {"broadcast_id": w.cast, "person_id": w.chair.person_id, "words": "Қашан?", "at": NOW}
    words = [said | {"by_id": by} for by in (w.chair.person_id, w.press.person_id)]
    w.cast_word, w.cast_reply = [
        (await tx.execute(insert(BroadcastWord).values(**one).returning(BroadcastWord.id))).scalar_one()
        for one in words
    ]


async def with_library(tx, w: SimpleNamespace) -> None:
    """An item of the union and one of the region, which has a section of its own; best practice has its place."""
    await sections.bring_in(tx, practice.SECTION, {"kk": "Тәжірибе", "ru": "Опыт"}, 2)
    w.section = await sections.bring_in(tx, "laws", {"kk": "Заңдар", "ru": "Законы"}, 1)
    w.own_section = await sections.add(tx, w.specialist, {"kk": "Бөлім", "ru": "Раздел"}, NOW)
    titles, notes = {"kk": "Өңірдікі", "ru": "Региональное"}, {"kk": "Мәтіні.", "ru": "Текст."}
    w.item = await items.add(tx, w.specialist, w.section, titles, notes, NOW)
    w.union_item = await items.add(tx, w.press, w.section, {"kk": "Жалпы", "ru": "Общее"}, notes, NOW)
    await files.add(tx, w.specialist, w.item, "", library_file("a"), NOW)
    w.file = (await files.of_item(tx, w.item))[0].id


def library_file(name: str) -> files.Sent:
    return files.Sent("document", 1, f"file {name}", name, f"{name}.pdf", b"%PDF")


async def _with_posts(tx, w: SimpleNamespace) -> None:
    """One that waits with a photo, another that does; one in doubt, and a live stream that is out and offered."""
    await review.bind_channel(tx, w.specialist, -100123, "Арна", NOW)
    numbers = [await draft(tx, w.chair) for _ in range(4)]
    w.sent, w.second, w.doubtful, w.out = numbers
    await drafting.add_media(tx, w.chair, w.sent, seen_photo("first"))
    await drafting.add_media(tx, w.chair, w.draft, seen_photo("begun"))
    await drafting.set_facts(tx, w.chair, w.out, live_at=LATER)
    await drafting.set_frame(tx, w.chair, w.sent, in_frame=True)
    for number in numbers:
        await drafting.send(tx, w.chair, number, NOW)
    w.media = (await posts.media_of(tx, w.sent))[0].id
    for number in (w.doubtful, w.out):
        await publishing.publish(tx, w.specialist, number, NOW)
    await publishing.did_not(tx, w.doubtful, "doubt", "", NOW)
    await publishing.came_out(tx, w.out, "https://t.me/c/123/5", -100123, [{"id": 5, "text": "text"}], NOW)
    await _on_a_page(tx, w)
    w.approved = await sent_post(tx, w.chair)
    await review.approve(tx, w.specialist, w.approved, NOW)
    offered = await sent_post(tx, w.chair)
    await review.approve(tx, w.specialist, offered, NOW)
    await site.offer(tx, w.specialist, offered, NOW)
    w.offer = (await site.of_post(tx, offered)).id


async def _with_plans(tx, w: SimpleNamespace) -> None:
    """Of a region one in each state, and one of another that waits for the press service."""
    days = {"plan": ("drafted", 12, 2026), "submitted_plan": ("submitted", 1, 2027),
            "approved_plan": ("approved", 2, 2027), "published_plan": ("published", 3, 2027)}  # fmt: skip
    for name, (state, month, year) in days.items():
        setattr(w, name, await month_of(tx, w.vko, date(year, month, 10), state))
        await slot_at(tx, w.vko, date(year, month, 10), branch=w.ridder)
    w.slot, w.slot2, w.dropped_slot = [
        await slot_at(tx, w.vko, date(2026, 12, day), branch=w.ridder) for day in (3, 9, 10)
    ]
    await tx.execute(update(PlanSlot).where(PlanSlot.id == w.dropped_slot).values(dropped_at=NOW))
    w.far_slot = await slot_at(tx, w.vko, date(2027, 11, 10), branch=w.ridder, state="drafted")
    w.plan_for_press = await month_of(tx, w.abay, date(2026, 12, 1), "submitted")
    settings = {"plan_approver": "press"}
    await tx.execute(update(Organisation).where(Organisation.id == w.abay).values(settings=settings))


async def _on_a_page(tx, w: SimpleNamespace) -> None:
    """One of which nobody knows whether it came out there."""
    await door_keys.put(tx, DoorKey(w.vko, "facebook", 100064, "ШҚО", b"", None), NOW)
    w.unsure = await sent_post(tx, w.chair)
    await publishing.publish(tx, w.specialist, w.unsure, NOW, ("facebook",))
    await publishing.did_not(tx, w.unsure, "doubt", "", NOW, "facebook")
    await ways.choose(tx, w.specialist, ("channel",))


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
