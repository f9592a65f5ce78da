"""What is told to many, and what those who sent it, and specialists, hear about it."""

from __future__ import annotations

from dataclasses import dataclass

from newsroom import outbox
from newsroom.notices import About


@dataclass(frozen=True, slots=True)
class Tip(About):
    kind = "broadcast"
    urgency = outbox.BULK
    broadcast_id: int


@dataclass(frozen=True, slots=True)
class Corrected(About):
    """What stands in the chat gets the words of now."""

    kind = "broadcast_corrected"
    urgency = outbox.BULK
    broadcast_id: int


@dataclass(frozen=True, slots=True)
class TakenAway(About):
    """What stands in the chat goes."""

    kind = "broadcast_taken_away"
    urgency = outbox.BULK
    broadcast_id: int


@dataclass(frozen=True, slots=True)
class Nudge(About):
    """To those who have not answered."""

    kind = "broadcast_nudge"
    urgency = outbox.BULK
    broadcast_id: int


@dataclass(frozen=True, slots=True)
class HowFar(About):
    """The live message of whoever sent it: the first is sent, those after it are put in its place."""

    kind = "broadcast_how_far"
    urgency = outbox.URGENT
    broadcast_id: int
    turn: int


@dataclass(frozen=True, slots=True)
class NotAnswered(About):
    """To a specialist: those of the region who have not."""

    kind = "broadcast_not_answered"
    broadcast_id: int
    region_id: int


@dataclass(frozen=True, slots=True)
class Said(About):
    """One sentence of the conversation about it, for the other side."""

    kind = "broadcast_said"
    word_id: int
