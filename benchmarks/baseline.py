"""What the bench measured when it was last looked at: kept beside the code, and compared loosely.

Ratios only, for seconds are the machine's; and the best of some turns, for what else runs there makes it only worse.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FILE = Path(__file__).with_name("baseline.json")
MUCH = 0.4  # of what it was, or of all that is allowed


@dataclass(frozen=True, slots=True)
class Measured:
    """The best of a row's turns, beside what it was in the middle."""

    name: str
    best: float
    was: float | None
    higher_is_better: bool

    @property
    def is_worse(self) -> bool:
        """By more than chance; what is not known yet is no worse."""
        if self.was is None:
            return False
        if self.higher_is_better:
            return self.best * (1 + MUCH) < self.was
        return self.best > self.was + MUCH * max(self.was, 1.0)

    def __str__(self) -> str:
        was = "not known yet" if self.was is None else f"was {self.was:g}"
        return f"{self.name:32} {self.best:g} at best, {was}{': WORSE' if self.is_worse else ''}"


def kept(file: Path = FILE) -> dict[str, float]:
    return {row["name"]: row["ratio"] for row in json.loads(file.read_text("utf-8"))}


def beside(rows: list[dict[str, Any]], known: dict[str, float]) -> list[Measured]:
    return [_measured(row, known.get(row["name"])) for row in rows]


def _measured(row: dict[str, Any], was: float | None) -> Measured:
    best = row["high"] if row["higher_is_better"] else row["low"]
    return Measured(row["name"], best, was, row["higher_is_better"])
