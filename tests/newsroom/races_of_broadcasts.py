"""Two at once on a broadcast: whoever is second finds it as the first has left it."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from sqlalchemy import func, select

from db.tables import Broadcast, BroadcastAnswer, Figure, Notice
from newsroom.broadcasts import answers, figures, sending, series, writing
from newsroom.broadcasts.audience import Audience
from newsroom.library import items
from newsroom.values.figures import Amount
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


async def in_turn(tx: Any, w: SimpleNamespace) -> None:
    """No two have one turn, or go on one day."""
    waits = select(Broadcast.place, Broadcast.send_at).where(
        Broadcast.series_id == w.series, Broadcast.state == "planned"
    )
    rows = (await tx.execute(waits)).all()
    assert len({place for place, _ in rows}) == len(rows)
    dates = [at for _, at in rows if at is not None]
    assert len(set(dates)) == len(dates)


async def counted_once(tx: Any, w: SimpleNamespace) -> None:
    figures_of = (
        select(func.count()).select_from(Figure).where(Figure.kind == "members", Figure.organisation_id == w.ridder)
    )
    assert (await tx.execute(figures_of)).scalar_one() == 1


async def brought(tx: Any, w: SimpleNamespace) -> Any:
    item = await items.require_readable(tx, w.press, w.item)
    return await writing.bring_item(tx, w.press, item, "https://t.me/b?start=lib_1", {"kk": "Оқу"}, NOW)


def into(of: str) -> Deed:
    return lambda tx, w: series.add(tx, w.press, getattr(w, of), w.series, NOW)


INTO = into("cast_draft")
HALT: Deed = lambda tx, w: series.halt(tx, w.press, w.series, NOW, halts=True)  # noqa: E731 (one of a table)

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
    "writing.drop": [Race(by(writing.drop, NOW, to="cast_draft"), SEND, nothing_is_wrong, CASTS, loser=ONE)],
    "sending.send": [Race(SEND, SEND, goes_to_each_once, CASTS, loser=ONE)],
    "sending.plan": [Race(by(sending.plan, NOW.replace(hour=9), NOW, to="cast_draft"), SEND, nothing_is_wrong, CASTS,
                          loser="old_button -")],
    "sending.unplan": [Race(by(sending.unplan, NOW, to="cast_planned"), by(sending.unplan, NOW, to="cast_planned"),
                            stands("cast_planned", state="draft"), CASTS, loser=ONE)],
    "sending.come_due": [Race(come_due, come_due, stands("cast_planned", state="running"), CASTS)],
    "sending.pause": [Race(by(sending.pause, NOW, to="cast_runs"), by(sending.stop, NOW, to="cast_runs"),
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
    "series.begin": [Race(by(series.begin, "Құқық", NOW.replace(hour=9), NOW, to="cast_draft"), SEND, nothing_is_wrong,
                          CASTS, loser="old_button -")],
    "series.add": [Race(INTO, INTO, in_turn, CASTS),
                   Race(INTO, into("cast_planned"), in_turn, CASTS)],
    "series.leave": [Race(by(series.leave, NOW, to="cast_serial"), by(series.move_up, NOW, to="cast_serial"), in_turn,
                          CASTS, loser="old_button -")],
    "series.move_up": [Race(by(series.move_up, NOW, to="cast_serial"), INTO, in_turn, CASTS)],
    "series.halt": [Race(HALT, INTO, in_turn, CASTS)],
    "series.end": [Race(lambda tx, w: series.end(tx, w.press, w.series, NOW), INTO, nothing_is_wrong, CASTS,
                        loser="old_button -")],
    "figures.tie": [Race(by(figures.tie, "members", NOW, to="cast_serial"), by(writing.ask, "", to="cast_serial"),
                         nothing_is_wrong, CASTS, loser="old_button -")],
    "figures.untie": beside_words(by(figures.untie, to="cast_draft"), counted={}),
    "writing.bring_item": [Race(brought, WRITE, nothing_is_wrong, ("casts", "library"))],
    "answers.tell_number": [
        Race(by(answers.tell_number, Amount(5), NOW, to="cast_counted", who="chair"),
             by(answers.tell_number, Amount(6), NOW, to="cast_counted", who="chair"), counted_once, CASTS),
    ],
    "answers.confirm": [Race(by(answers.confirm, NOW, who="chair"), by(answers.confirm, NOW, who="chair"),
                             once_answered, CASTS)],
    "answers.nudge": [Race(by(answers.nudge, NOW), by(answers.nudge, NOW), notices("cast", "broadcast_nudge", 1), CASTS,
                           loser="asked_today")],
    "answers.tell_specialists": [Race(by(answers.tell_specialists, NOW), by(answers.nudge, NOW), nothing_is_wrong,
                                      CASTS)],
}  # fmt: skip
