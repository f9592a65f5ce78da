"""Two at once on a broadcast: whoever is second finds it as the first has left it."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from sqlalchemy import func, select

from db.tables import Broadcast, BroadcastAnswer, Notice
from newsroom.broadcasts import answers, sending, writing
from newsroom.broadcasts.audience import Audience
from tests.newsroom.everybody import NOW
from tests.newsroom.races import Check, Deed, Race, nothing_is_wrong


def by(deed: Any, *given: Any, to: str = "cast", who: str = "press") -> Deed:
    return lambda tx, w: deed(tx, getattr(w, who), getattr(w, to), *given)


def stands(of: str, **expected: Any) -> Check:
    async def check(tx: Any, w: SimpleNamespace) -> None:
        found = select(Broadcast.__table__).where(Broadcast.id == getattr(w, of))
        row = (await tx.execute(found)).mappings().one()
        assert {name: row[name] for name in expected} == expected

    return check


def notices(of: str, kind: str, expected: int) -> Check:
    async def check(tx: Any, w: SimpleNamespace) -> None:
        told = select(func.count()).where(Notice.broadcast_id == getattr(w, of), Notice.kind == kind)
        assert (await tx.execute(told)).scalar_one() == expected

    return check


async def once_answered(tx: Any, w: SimpleNamespace) -> None:
    said = select(func.count()).select_from(BroadcastAnswer).where(BroadcastAnswer.broadcast_id == w.cast)
    assert (await tx.execute(said)).scalar_one() == 1


async def goes_to_each_once(tx: Any, w: SimpleNamespace) -> None:
    told = select(func.count()).where(Notice.broadcast_id == w.cast_draft, Notice.kind == "broadcast")
    assert (await tx.execute(told.group_by(Notice.person_id).order_by(func.count().desc()).limit(1))).scalar_one() == 1


LONGER, FILE = {"kk": "Түзетілген"}, writing.File("photo", 1, "f", "u")
ONE, CASTS = "old_button", ("casts",)
SEND = by(sending.send, NOW, to="cast_draft")
WRITE = by(writing.write, "Совет", 0, "ru", to="cast_draft")
OWN = {"kk": "Кеңес", "ru": "Совет"}


def beside_words(deed: Deed, **expected: Any) -> list[Race]:
    """What is written at that moment is not lost."""
    return [Race(deed, WRITE, stands("cast_draft", texts=OWN, **expected), CASTS)]


def come_due(tx: Any, w: SimpleNamespace) -> Any:
    return sending.come_due(tx, w.cast_planned, NOW)


RACES: dict[str, list[Race]] = {
    "writing.write": [
        Race(by(writing.write, "Кеңес 2", 0, "kk", to="cast_draft"), WRITE,
             stands("cast_draft", texts={"kk": "Кеңес 2", "ru": "Совет"}), CASTS),
        Race(WRITE, SEND, nothing_is_wrong, CASTS, loser="old_button -"),
    ],
    "writing.add_file": beside_words(by(writing.add_file, FILE, to="cast_draft"), media=[FILE.stored()]),
    "writing.drop_files": beside_words(by(writing.drop_files, to="cast_draft"), media=[]),
    "writing.add_link": beside_words(by(writing.add_link, "https://a.kz", {"kk": "А"}, to="cast_draft")),
    "writing.drop_links": beside_words(by(writing.drop_links, to="cast_draft"), links=[]),
    "writing.be": beside_words(by(writing.be, "news", to="cast_draft"), kind="news"),
    "writing.ask": beside_words(by(writing.ask, "confirm", to="cast_draft"), asks="confirm"),
    "writing.offer_choices": beside_words(by(writing.offer_choices, {"kk": ["А", "Б"]}, to="cast_draft"),
                                          asks="choice"),
    "writing.answer_until": beside_words(by(writing.answer_until, NOW.date(), to="cast_draft"),
                                         answer_by=NOW.date()),
    "writing.address": beside_words(by(writing.address, Audience(), to="cast_draft")),
    "writing.drop": [Race(by(writing.drop, to="cast_draft"), SEND, nothing_is_wrong, CASTS, loser=ONE)],
    "sending.send": [Race(SEND, SEND, goes_to_each_once, CASTS, loser=ONE)],
    "sending.plan": [Race(by(sending.plan, NOW.replace(hour=9), NOW, to="cast_draft"), SEND, nothing_is_wrong, CASTS,
                          loser="old_button -")],
    "sending.plan_weekly": [Race(by(sending.plan_weekly, NOW, to="cast_draft"), SEND, nothing_is_wrong, CASTS,
                                 loser="old_button -")],
    "sending.unplan": [Race(by(sending.unplan, to="cast_planned"), by(sending.unplan, to="cast_planned"),
                            stands("cast_planned", state="draft"), CASTS, loser=ONE)],
    "sending.come_due": [Race(come_due, come_due, stands("cast_planned", state="running"), CASTS)],
    "sending.pause": [Race(by(sending.pause, to="cast_runs"), by(sending.stop, NOW, to="cast_runs"),
                           stands("cast_runs", state="stopped"), CASTS, loser="old_button -")],
    "sending.resume": [Race(by(sending.resume, NOW, to="cast_paused"), by(sending.resume, NOW, to="cast_paused"),
                            stands("cast_paused", state="running", turn=1), CASTS, loser=ONE)],
    "sending.stop": [Race(by(sending.stop, NOW, to="cast_paused"), by(sending.stop, NOW, to="cast_paused"),
                          stands("cast_paused", state="stopped"), CASTS, loser=ONE)],
    "sending.again": [Race(by(sending.again, NOW), by(sending.again, NOW), notices("cast", "broadcast", 2), CASTS,
                           loser=ONE)],
    "sending.correct": [Race(by(sending.correct, LONGER, NOW), by(sending.take_back, NOW), nothing_is_wrong, CASTS,
                             loser=ONE)],
    "sending.take_back": [Race(by(sending.take_back, NOW), by(sending.take_back, NOW),
                               notices("cast", "broadcast_taken_away", 1), CASTS, loser=ONE)],
    "answers.confirm": [Race(by(answers.confirm, NOW, who="chair"), by(answers.confirm, NOW, who="chair"),
                             once_answered, CASTS)],
    "answers.nudge": [Race(by(answers.nudge, NOW), by(answers.nudge, NOW), notices("cast", "broadcast_nudge", 1), CASTS,
                           loser="asked_today")],
    "answers.tell_specialists": [Race(by(answers.tell_specialists, NOW), by(answers.nudge, NOW), nothing_is_wrong,
                                      CASTS)],
}  # fmt: skip
