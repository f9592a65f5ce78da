"""What is told to everybody."""

from __future__ import annotations

from dataclasses import dataclass

from newsroom import outbox
from newsroom.notices import About


@dataclass(frozen=True, slots=True)
class Tip(About):
    kind = "broadcast"
    urgency = outbox.BULK
    broadcast_id: int
