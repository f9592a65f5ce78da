"""The digest of a week, as text and chart."""

from __future__ import annotations

from functools import partial

from aiogram import Router

from handlers.actions import Event, tapped
from handlers.views import view
from handlers.visit import Visit
from newsroom import weeks
from newsroom.access import require_seat
from newsroom.digests import digests
from reports.charts import posts_by_branch
from screens import actions
from screens.digests import digests as screens
from screens.screen import Screen


def router() -> Router:
    routes = Router(name="digests")
    tapped(actions.DIGEST, digest)
    return routes


async def digest(_: Event, visit: Visit, week: str | None) -> Screen:
    """Of this week, where none is named."""
    return await visit.show(draw_digest, week=week or weeks.week_of(visit.today))


@view("digest")
async def draw_digest(visit: Visit, week: str) -> Screen:
    seat = require_seat(visit.who)
    found = await digests.of_week(visit.tx, visit.who, seat.organisation_id, week)
    today = visit.today
    return screens.digest(visit.who.language, found, today, partial(posts_by_branch, found, visit.who.language))
