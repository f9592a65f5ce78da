"""Guarantees that are broken on purpose, to hear whether the ledger cries."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import update

from bot.loop import Loop
from db.tables import Notice
from newsroom import outbox
from scheduler.lookout import Lookout


def _sends_again() -> None:
    """What a dead sender had in flight is not in doubt, but goes out once more."""
    lost = Lookout.lost

    async def put_back(self: Lookout, tx: Any) -> list[Any]:
        found = [one.id for one in await lost(self, tx)]
        await tx.execute(update(Notice).where(Notice.id.in_(found)).values(state=outbox.WAITING, sender_id=None))
        return []

    Lookout.lost = put_back  # type: ignore[method-assign]


def _confirms_early() -> None:
    """Telegram hears that an update is dealt with before it is."""

    async def deal(self: Loop, update_id: int, update: Any) -> None:
        self._window.done(update_id)
        await self._edge.deal(update_id, update)

    Loop._deal = deal  # type: ignore[method-assign]


SPOILS: dict[str, Callable[[], None]] = {"sends again": _sends_again, "confirms early": _confirms_early}
