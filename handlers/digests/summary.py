"""A branch's own month: what it was, looked at by whoever sits there."""

from __future__ import annotations

from handlers.actions import Event, tapped
from handlers.digests.digests import asked_for
from handlers.views import view
from handlers.visit import Visit
from newsroom.digests import spans, summary
from newsroom.values.days import MONTH
from newsroom.values.periods import Period, written
from screens import actions
from screens.digests import summary as screens
from screens.screen import Screen


def register() -> None:
    tapped(actions.MY_MONTH, look)


async def look(_: Event, visit: Visit, place_id: int, period: Period | None) -> Screen:
    """This month, where none is named. A message of it may be of another place than one sits in."""
    await visit.has_sat_at(place_id)
    return await visit.show(draw_month, place=place_id, period=written(period or spans.AROUND[MONTH](visit.today)))


@view("my_month", reads=True)
async def draw_month(visit: Visit, place: int, period: str) -> Screen:
    found = await summary.of_month(visit.tx, visit.who, place, asked_for(visit, period), visit.today)
    return screens.summary(visit.who.language, found, visit.today)
