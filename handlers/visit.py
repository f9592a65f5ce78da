"""One update's worth of work: who came, what they were shown, and the transaction that it all happens in."""

from __future__ import annotations

import inspect
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncConnection

from newsroom import weeks
from newsroom.access import require_seat
from newsroom.errors import Refused
from newsroom.who import Who
from screens.screen import Screen

Draw = Callable[..., Awaitable[Screen]]
Hearer = Callable[..., Awaitable[Screen | None]]
HOME, HELP = "home", "help"
STANDS = timedelta(days=7)  # how long a question may be answered
WELL_AFTER = timedelta(hours=1)  # what came so much later than a question is what is answered now


@dataclass(frozen=True, slots=True)
class View:
    """How a screen is drawn from what the database holds, and who hears the answer, where it asks something.

    `errand`: a step of entering something for a branch; any other screen ends that.
    """

    draw: Draw
    hears: Hearer | None = None
    errand: bool = False


VIEWS: dict[str, View] = {}


@dataclass(frozen=True, slots=True)
class Looked:
    """A photo that came with the update: its bytes, and what was seen in it."""

    content: bytes
    facts: dict[str, Any]


@dataclass(slots=True)
class Visit:
    """`shown` is the view on the screen with its parameters: what is shown is what is asked, and nothing else is.

    `entering_id` is the branch that a specialist enters something for.
    """

    tx: AsyncConnection
    who: Who
    now: datetime
    bot_id: int
    shown: dict[str, Any] = field(default_factory=dict)
    entering_id: int | None = None
    shown_at: datetime | None = None
    interrupted_at: datetime | None = None
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
        return self.entering_id or require_seat(self.who).organisation_id

    def is_on(self, *views: str, **given: Any) -> bool:
        """Whether one of these views is on the screen, with these of its parameters."""
        return self.shown.get("view") in views and given.items() <= self.shown.items()

    async def show(self, view: str, **given: Any) -> Screen:
        """Draws a view and remembers it, so that an update which comes twice only shows it again."""
        self.turn_to(view, **given)
        return await VIEWS[view].draw(self, **given)

    def turn_to(self, view: str, **given: Any) -> None:
        """It is on the screen from now on; what is entered for a branch is over where another errand begins."""
        if not VIEWS[view].errand or given.get("place", self.entering_id) != self.entering_id:
            self.entering_id = None
        self.shown = {"view": view} | given
        self.shown_at = self.now

    async def show_again(self) -> Screen:
        """Home, where what stood there may be seen no more: taken back, closed, or of a seat that has ended.

        And where it is a view that an earlier version drew.
        """
        found = _drawn(self.shown)
        if found is None:
            return await self.show(HOME)
        known, given = found
        try:
            return await known.draw(self, **given)
        except Refused:
            return await self.show(HOME)

    def question(self) -> tuple[Hearer, dict[str, Any]] | None:
        """What is asked on the screen, or below the help that lies over it, and what its hearer is to know."""
        shown = self.shown.get("of", {}) if self.shown.get("view") == HELP else self.shown
        found = _drawn(shown) if shown and not self._is_over() else None
        if found is None or found[0].hears is None:
            return None
        hears, given = found[0].hears, found[1]
        asked = inspect.signature(hears).parameters
        return hears, {name: value for name, value in given.items() if name in asked}

    def _is_over(self) -> bool:
        """After a week; and when something else came well after it, which is what is spoken of now."""
        if self.shown_at is None:
            return False
        late = self.interrupted_at is not None and self.interrupted_at > self.shown_at + WELL_AFTER
        return late or self.now > self.shown_at + STANDS


def _drawn(shown: dict[str, Any]) -> tuple[View, dict[str, Any]] | None:
    """The view with its parameters; None where there is none of that name, or it takes others by now."""
    given = dict(shown)
    name = given.pop("view", HOME)
    known = VIEWS.get(name)
    if known is None:
        return None
    try:
        inspect.signature(known.draw).bind(None, **given)
    except TypeError:
        return None
    return known, given


def view(name: str, *, hears: Hearer | None = None, errand: bool = False) -> Callable[[Draw], Draw]:
    """Registers how a screen of this name is drawn. Its hearer gets those of its parameters that it names."""

    def register(draw: Draw) -> Draw:
        if name in VIEWS:
            raise ValueError(f"two views of one name: {name}")
        unknown = _parameters(hears) - {"message"} - _parameters(draw) if hears else ()
        if unknown:
            raise ValueError(f"{name} has no {unknown}, which its hearer asks for")
        VIEWS[name] = View(draw, hears, errand)
        return draw

    return register


def _parameters(function: Draw | Hearer) -> set[str]:
    return set(inspect.signature(function).parameters)
