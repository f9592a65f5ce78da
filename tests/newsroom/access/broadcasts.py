"""Broadcasts and their series."""

from __future__ import annotations

from datetime import date

from newsroom.broadcasts import answers as cast_answers
from newsroom.broadcasts import broadcasts, sending, series, talks
from newsroom.broadcasts import figures as cast_figures
from newsroom.broadcasts import writing as casting
from newsroom.broadcasts.audience import Audience
from newsroom.broadcasts.figures import Tie
from newsroom.library import items
from newsroom.values.figures import Amount
from tests.newsroom.access.columns import BOTH, CENTRE_PEOPLE, HERE, LATER, THIS_YEAR, Calls
from tests.newsroom.everybody import NOW

CAST_FILE = casting.File("photo", 1, "file", "unique")


async def _bring(tx, who, w) -> int:
    item = await items.require_readable(tx, w.press, w.union_item)
    return await casting.bring_item(tx, who, item, "https://t.me/b?start=lib_1", BOTH, NOW)


# use case: (how it is called, who may). Several calls of one use case where the right depends on what is given.
DIRECTLY: Calls = {
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
}
