"""Of a world that is raced on: what has been entered in it for the report."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from newsroom.counted import entries, outlets
from newsroom.counted.entries import Told
from newsroom.values.periods import year
from tests.newsroom.everybody import NOW


async def entered(tx: Any, w: SimpleNamespace) -> None:
    """Two outlets, and something that came out in the first."""
    w.paper = (await outlets.make(tx, f"Рудный Алтай {w.n}")).id
    w.other_paper = (await outlets.make(tx, f"Rudnyi {w.n}")).id
    told = Told("press", outlet_id=w.paper, period=year(2025), is_single=True)
    w.decision = await entries.note(tx, w.specialist, w.vko, Told("decision"), NOW)
    w.entry = await entries.note(tx, w.chair, w.ridder, told, NOW)
