"""Where a process dies of itself, without a word: the nth time that it does this, before or after the commit."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, event
from sqlalchemy.sql.dml import Insert

from bot import arrivals
from db.engine import Database
from db.tables import Incoming, Notice, Publication, ReminderRun
from newsroom import line, outbox


def _leaves(statement: Any) -> bool:
    return _adds(statement, Notice) and statement.select is not None


def _adds(statement: Any, table: Any) -> bool:
    return isinstance(statement, Insert) and statement.table.name == table.__tablename__


# What it does: a broadcast is left for all, some are claimed, and how some have ended is noted; a person's deed is
# written with its number, an update that was brought is kept, a reminder comes due, a post goes to its place; anything.
DEEDS: dict[str, Callable[[Any], bool]] = {
    "leaves": _leaves,
    "claims": lambda statement: statement is line.CLAIM,
    "notes": lambda statement: statement is outbox.SETTLE,
    "answers": lambda statement: statement in (arrivals.WRITE, arrivals.WRITE_NUMBER),
    "keeps": lambda statement: _adds(statement, Incoming),
    "reminds": lambda statement: _adds(statement, ReminderRun),
    "publishes": lambda statement: _adds(statement, Publication),
    "anything": lambda _: True,
}
BEFORE, AFTER = WHENS = "before", "after"  # the commit


@dataclass(frozen=True, slots=True)
class Death:
    deed: str
    when: str
    nth: int = 1


def doom(engine: Database, death: Death) -> None:
    """By the engine's own events: the bot knows nothing of it."""
    left, is_done = death.nth, False

    @event.listens_for(engine.writes, "after_execute")
    def has_executed(_: Any, statement: Any, *__: Any) -> None:
        nonlocal left, is_done
        if DEEDS[death.deed](statement):
            left, is_done = left - 1, left == 1
        if is_done and death.when == BEFORE:
            die()

    @event.listens_for(engine.writes, "commit")
    def commits(connection: Connection) -> None:
        if is_done:
            connection.dialect.do_commit(connection.connection)
            die()


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)
