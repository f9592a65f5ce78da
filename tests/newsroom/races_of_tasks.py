"""Two at once on a task: whoever is second hears that it is closed; a morning is looked at once."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from sqlalchemy import select

from db.tables import Notice, Task
from newsroom.tasks import opening, tasks
from newsroom.tasks.causes import Cause
from newsroom.tasks.opening import Looked
from tests.newsroom.everybody import NOW
from tests.newsroom.races import Check, Deed, Race, all_of, counted

NEEDS, TWICE = ("tasks",), "task_closed"


def by(deed: Any, *given: Any, who: str = "specialist") -> Deed:
    return lambda tx, w: deed(tx, getattr(w, who), w.task, *given)


def morning(*causes: str) -> Deed:
    def look(tx: Any, w: SimpleNamespace) -> Any:
        found = [Cause("silent", getattr(w, one), getattr(w, one)) for one in causes]
        return opening.note(tx, Looked(w.vko, NOW.date(), found), NOW)

    return look


def ends(*outcomes: str) -> Check:
    async def check(tx: Any, w: SimpleNamespace) -> None:
        found = select(Task.outcome).where(Task.id == w.task)
        assert (await tx.execute(found)).scalar_one() in outcomes

    return check


def of_ulan(w: SimpleNamespace) -> Any:
    return Task.organisation_id == w.ulan


ASKED_ONCE = counted(Notice, 3, lambda w: Notice.kind == "asked", lambda w: Notice.chat_id.in_(w.branch_chats))
CLOSE, REMIND = by(tasks.close, "agreed", NOW), by(tasks.remind, NOW, who="other")
RACES: dict[str, list[Race]] = {
    "tasks.close": [
        Race(CLOSE, by(tasks.close, "later", NOW, who="other"), ends("reason"), NEEDS, loser=TWICE),
        Race(
            CLOSE,
            morning("ulan"),
            all_of(ends("reason", "gone"), counted(Task, 1, of_ulan)),
            NEEDS,
            loser="task_closed -",
        ),
    ],
    "tasks.remind": [
        Race(REMIND, by(tasks.remind, NOW), all_of(ends("done"), ASKED_ONCE), NEEDS, loser=TWICE),
        Race(REMIND, CLOSE, ends("done", "reason"), NEEDS, loser=TWICE),
    ],
    "opening.note": [
        Race(morning("ridder", "ulan"), morning("ulan"), all_of(ends("", "gone"), counted(Task, 1, of_ulan)), NEEDS),
        Race(morning("ulan"), CLOSE, ends("gone", "reason"), NEEDS, loser="task_closed -"),
    ],
}
# What writes and needs no race, each with the reason.
INSIDE = {"nudges.ask": "claims of a unique key: tests/newsroom/digests/test_silent.py"}
