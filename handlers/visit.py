"""One update's worth of work: who came, what they were shown, and the transaction that it all happens in."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any, ParamSpec
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncConnection

from handlers import views
from handlers.views import Hearer, Shown, View, known_view
from newsroom import weeks
from newsroom.access import require_seat
from newsroom.digests.issuing import Made
from newsroom.errors import Refused
from newsroom.union import seats
from newsroom.who import Who
from screens.screen import Screen

P = ParamSpec("P")
LATER = Screen("", later=True)
STANDS = timedelta(days=7)  # how long a question may be answered
WELL_AFTER = timedelta(hours=1)  # what came so much later than a question is what is answered now


@dataclass(frozen=True, slots=True)
class Looked:
    """A photo or file that came with the update: its bytes, and what was seen in it."""

    content: bytes
    facts: dict[str, Any]


@dataclass(frozen=True, slots=True)
class DeskAt:
    """The address of the desk; `is_app`: it opens in Telegram, too."""

    address: str
    is_app: bool


@dataclass(slots=True)
class Visit:
    """`shown` is the view on the screen with its parameters: what is shown is what is asked, and nothing else is.

    `entering_id` is the branch that a specialist enters something for. `reads_later`: what is put
    off is drawn by whoever has asked. `made`: what was made before the transaction, or why it was not.
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
    made: Made | Refused | None = None
    desk: DeskAt | None = None
    reads_later: bool = False
    is_put_off: Callable[[], Awaitable[Screen]] | None = None

    def __post_init__(self) -> None:
        """An errand of a week ago is over, as a question is."""
        if self._is_old():
            self.entering_id = None

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

    async def sit_at(self, place_id: int | None) -> None:
        """In one's seat there: what one was reminded of may be of another branch than one sits in."""
        if place_id is not None and place_id != self.place and not await self.has_sat_at(place_id):
            raise Refused("old_button")

    async def has_sat_at(self, place_id: int) -> bool:
        """In one's seat there, if one has any."""
        seat = next((one for one in self.who.seats if one.organisation_id == place_id), None)
        if seat is not None and (self.who.seat is None or self.place != place_id):
            self.entering_id = None
            self.who = replace(self.who, seat=await seats.sit(self.tx, self.who, seat.id, self.now))
        return seat is not None

    def is_on(self, *those: View[Any], **given: Any) -> bool:
        """Whether one of these views is on the screen, or below the help, with these of its parameters."""
        stands = self.stands
        return any(stands.get("view") == one.name for one in those) and given.items() <= stands.items()

    async def show(self, view: View[P], /, *args: P.args, **given: P.kwargs) -> Screen:
        """Draws a view and remembers it, so that an update which comes twice only shows it again."""
        self.turn_to(view, *args, **given)
        return await self._drawn(view, partial(view.draw, self, *args, **given))

    async def show_changed(self, shown: Shown) -> Screen:
        """A view as it is kept, with some of its parameters changed."""
        view, given = _require_view(shown)
        self._turn_to(view, shown)
        return await self._drawn(view, partial(view.draw, self, **given))

    async def answer(self, question: str, message: int = 0) -> Screen:
        """Asked in words. The home answers, which lies as help over whatever else is on the screen."""
        if self.is_on(views.home) or not self.stands:
            return await self.show(views.home, remark=question, message=message)
        return await self.show(views.help_over, of=self.stands, remark=question, message=message)

    def turn_to(self, view: View[P], /, *args: P.args, **given: P.kwargs) -> None:
        """It is on the screen from now on; what is entered for a branch is over where another errand begins."""
        self._turn_to(view, view.shown(*args, **given))

    def turn_to_changed(self, shown: Shown) -> None:
        self._turn_to(_require_view(shown)[0], shown)

    def _turn_to(self, view: View[Any], shown: Shown) -> None:
        if not view.errand or shown.get("place", self.entering_id) != self.entering_id:
            self.entering_id = None
        self.shown, self.shown_at = shown, self.now

    async def show_again(self) -> Screen:
        """Home, where what stood there may be seen no more: taken back, closed, or of a seat that has ended.

        And where it is a view that an earlier version drew.
        """
        found = known_view(self.shown)
        if found is None:
            return await self.show(views.home)
        known, given = found
        return await self._drawn(known, partial(self._again, known, given))

    async def _again(self, view: View[Any], given: dict[str, Any]) -> Screen:
        try:
            return await view.draw(self, **given)
        except Refused:
            return await self.show(views.home)

    async def _drawn(self, view: View[Any], draw: Callable[[], Awaitable[Screen]]) -> Screen:
        return await (self.put_off(draw) if view.reads else draw())

    async def put_off(self, draw: Callable[[], Awaitable[Screen]]) -> Screen:
        """What only reads is drawn when the transaction is over, so that nobody waits for it who writes."""
        if not self.reads_later:
            return await draw()
        self.is_put_off = draw
        return LATER

    async def read(self, tx: AsyncConnection) -> Screen:
        """What was put off, where nothing is written."""
        assert self.is_put_off is not None, "asked for what is drawn later"
        self.tx, self.reads_later = tx, False
        return await self.is_put_off()

    def question(self) -> tuple[Hearer, dict[str, Any]] | None:
        """What is asked on the screen, or below the help that lies over it, and what its hearer is to know."""
        shown = self.stands
        found = known_view(shown) if shown and not self._is_over() else None
        hears = found[0].hears if found is not None else None
        if found is None or hears is None:
            return None
        asked, given = found
        return hears, {name: given[name] for name in asked.heard if name in given}

    @property
    def stands(self) -> Shown:
        """What is on the screen; where help lies over it, what is below: it interrupts nothing.

        Nothing where that is of another time.
        """
        if self.shown.get("view") != views.help_over.name:
            return self.shown
        below = self.shown.get("of")
        return below if isinstance(below, dict) and known_view(below) is not None else {}

    def _is_over(self) -> bool:
        """After a week; and when something else came well after it, which is what is spoken of now."""
        if self.shown_at is None or self.interrupted_at is None:
            return self._is_old()
        # What came on a day that has not come was sent by a clock that was wrong.
        return self._is_old() or self.shown_at + WELL_AFTER < self.interrupted_at <= self.now

    def _is_old(self) -> bool:
        return self.shown_at is not None and self.now > self.shown_at + STANDS


def _require_view(shown: Shown) -> tuple[View[Any], dict[str, Any]]:
    found = known_view(shown)
    if found is None:
        raise TypeError(f"no view is shown with {shown}")
    return found
