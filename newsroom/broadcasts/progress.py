"""How far a broadcast is, and whom it has not reached, and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from db.tables import BroadcastAnswer, Notice
from newsroom import outbox
from newsroom.broadcasts.broadcasts import RUNNING, Broadcast
from newsroom.broadcasts.notices import Tip

LONG = timedelta(minutes=5)  # what waits longer waits for the end of quiet hours
LEFT = (outbox.WAITING, outbox.SENDING, outbox.HELD)
# Why it is not there, as far as Telegram says.
BLOCKED, NO_ACCOUNT, GONE, REFUSED, UNKNOWN = WHYS = "blocked", "no account", "gone", "refused", "unknown"


@dataclass(frozen=True, slots=True)
class Progress:
    """Of what goes out now or went last. `pace` is a second's; `missed` tells by the reason.

    `due_at`: when the next goes.
    """

    broadcast: Broadcast
    states: Mapping[str, int]
    missed: Mapping[str, int]
    answered: int = 0
    pace: float = 0.0
    due_at: datetime | None = None

    @property
    def all(self) -> int:
        """But for those who had left their seat before it came, and those whom it was not to reach any more."""
        return sum(number for state, number in self.states.items() if state != outbox.NOT_THEIRS)

    @property
    def sent(self) -> int:
        return self.states.get(outbox.SENT, 0)

    @property
    def left(self) -> int:
        return sum(self.states.get(state, 0) for state in LEFT)

    @property
    def done(self) -> int:
        return self.all - self.left

    @property
    def time_left(self) -> timedelta | None:
        return timedelta(seconds=self.left / self.pace) if self.pace > 0 and self.left else None

    @property
    def is_running(self) -> bool:
        return self.broadcast.state == RUNNING and bool(self.left)

    def waits_until(self, now: datetime) -> datetime | None:
        """Where all that is left waits for the end of quiet hours."""
        is_late = self.due_at is not None and self.due_at > now + LONG
        return self.due_at if self.is_running and is_late and not self.states.get(outbox.SENDING) else None


async def of(tx: AsyncConnection, found: Broadcast, *, whole: bool = False) -> Progress:
    """Of its present errand; or `whole`: of the broadcast itself, whatever went out for it since."""
    kind, after = (Tip.kind, 0) if whole else (found.errand, found.errand_from)
    counted = (
        select(Notice.state, Notice.trouble, func.count(), func.min(Notice.due_at))
        .where(Notice.broadcast_id == found.id, Notice.kind == kind, Notice.id > after)
        .group_by(Notice.state, Notice.trouble)
    )
    states: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    dues: list[datetime] = []
    for state, trouble, number, due in (await tx.execute(counted)).all():
        states[state] += number
        dues += [due] if state == outbox.WAITING else []
        if state in (outbox.FAILED, outbox.UNREACHABLE, outbox.UNKNOWN):
            missed[why(state, trouble)] += number
    answers = select(func.count()).where(BroadcastAnswer.broadcast_id == found.id)
    answered = (await tx.execute(answers)).scalar_one() if found.asks else 0
    return Progress(found, states, missed, answered, float(found.live.get("pace", 0)), min(dues, default=None))


def why(state: str, trouble: str) -> str:
    if state == outbox.UNKNOWN:
        return UNKNOWN
    said = trouble.lower()
    if "message" in said and "not found" in said:
        return GONE
    if "deactivated" in said or "not found" in said:
        return NO_ACCOUNT
    return BLOCKED if state == outbox.UNREACHABLE else REFUSED


def seen(known: Progress, message: int, now: datetime) -> dict[str, Any]:
    """What the live message has shown; the pace is that since it was drawn last."""
    live, pace = known.broadcast.live, 0.0
    if "at" in live:
        passed = (now - datetime.fromisoformat(live["at"])).total_seconds()
        pace = max(known.done - live["done"], 0) / passed if passed > 0 else 0.0
    return {"message": message, "done": known.done, "at": now.isoformat(), "pace": round(pace, 2)}


def stands(live: dict[str, Any]) -> dict[str, Any]:
    """The live message is that of before; the pace is reckoned anew."""
    return {"message": live["message"]} if "message" in live else {}
