"""One update's worth of work: who came, what they were being asked, and the transaction that it all happens in."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncConnection

from newsroom import weeks
from newsroom.access import require_seat
from newsroom.errors import Refused
from newsroom.who import Who
from screens.screen import Screen

View = Callable[..., Awaitable[Screen]]
VIEWS: dict[str, View] = {}
FOR = "for"  # in the state: the branch that a specialist enters something for


@dataclass(frozen=True, slots=True)
class Looked:
    """A photo that came with the update: its bytes, and what was seen in it."""

    content: bytes
    facts: dict[str, Any]


@dataclass(slots=True)
class Visit:
    """`state` is what is being asked of the person. `shown` is how the screen is drawn."""

    tx: AsyncConnection
    who: Who
    now: datetime
    bot_id: int
    state: dict[str, Any] = field(default_factory=dict)
    shown: dict[str, Any] = field(default_factory=dict)
    bot_name: str = ""
    looked: Looked | None = None

    @property
    def today(self) -> date:
        """By the clock of the seat."""
        return weeks.today(self.now, require_seat(self.who).zone)

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(weeks.zone_or_default(self.who.seat.zone if self.who.seat else None))

    @property
    def place(self) -> int:
        """Where one works: at one's own place, or for the branch that one enters something for."""
        return int(self.state.get(FOR) or require_seat(self.who).organisation_id)

    def asks(self, question: str, **given: Any) -> None:
        """What is being asked from now on; for which branch is kept in mind."""
        self.notes(ask=question, **given)

    def notes(self, **given: Any) -> None:
        """What is to be known at the next step, and nothing else but the branch."""
        kept = {FOR: self.state[FOR]} if FOR in self.state else {}
        self.state = kept | given

    async def show(self, view: str, **given: Any) -> Screen:
        """Draws a view and remembers it, so that an update which comes twice only shows it again."""
        self.shown = {"view": view} | given
        return await VIEWS[view](self, **given)

    async def show_again(self) -> Screen:
        """Home, where what stood there may be seen no more: taken back, closed, or of a seat that has ended."""
        given = dict(self.shown)
        try:
            return await VIEWS[given.pop("view", "home")](self, **given)
        except Refused:
            self.state = {}
            return await self.show("home")


def view(name: str) -> Callable[[View], View]:
    """Registers how a screen of this name is drawn from what the database holds now."""

    def register(draw: View) -> View:
        if name in VIEWS:
            raise ValueError(f"two views of one name: {name}")
        VIEWS[name] = draw
        return draw

    return register
