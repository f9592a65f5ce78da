"""The digest of a week, as text and chart."""

from __future__ import annotations

from functools import partial

from aiogram import Router

from handlers.actions import Event, tapped
from handlers.visit import Visit, view
from newsroom import weeks
from newsroom.access import seat_of
from newsroom.digests import digests
from reports.charts import posts_by_branch
from screens.digests import digests as screens
from screens.screen import Screen


def router() -> Router:
    routes = Router(name="digests")
    tapped("digest", digest)
    return routes


async def digest(_: Event, visit: Visit, values: tuple[str, ...]) -> Screen:
    asked = next((value for value in values if weeks.is_week(value)), None)
    today = visit.today
    return await visit.show("digest", week=asked or weeks.week_of(today))


@view("digest")
async def draw_digest(visit: Visit, week: str) -> Screen:
    seat = seat_of(visit.who)
    found = await digests.of_week(visit.tx, visit.who, seat.organisation_id, week)
    today = visit.today
    return screens.digest(visit.who.language, found, today, partial(posts_by_branch, found, visit.who.language))
