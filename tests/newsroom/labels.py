"""Notices of kinds that nobody has: for whom it is all the same what they say."""

from __future__ import annotations

from dataclasses import dataclass

from newsroom import outbox
from newsroom.notices import About


def label(kind: str, urgency: int = outbox.USUAL) -> About:
    """Of that name, and without parameters."""
    return dataclass(frozen=True)(type("Label", (About,), {"kind": kind, "urgency": urgency}))()
