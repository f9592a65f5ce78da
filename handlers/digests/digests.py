"""The digest of a week, as text and chart."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from handlers.actions import Event, tapped
from handlers.views import view
from handlers.visit import Visit
from newsroom import access, weeks
from newsroom.access import require_seat
from newsroom.digests import digests, silent
from reports.charts import posts_by_branch
from screens import actions
from screens.digests import digests as screens
from screens.screen import Screen


def register() -> None:
    tapped(actions.DIGEST, digest)
    tapped(actions.REMIND, remind)


async def digest(_: Event, visit: Visit, week: str | None) -> Screen:
    """Of this week, where none is named."""
    return await visit.show(draw_digest, week=week or weeks.week_of(visit.today))


async def remind(_: Event, visit: Visit, week: str) -> Screen:
    """Who has been reminded stands in the digest from then on."""
    region_id = require_seat(visit.who).organisation_id
    count = await silent.remind(visit.tx, visit.who, region_id, week, visit.now, visit.today)
    return replace(await visit.show(draw_digest, week=week), toast=screens.reminded(visit.who.language, count))


@view("digest", reads=True)
async def draw_digest(visit: Visit, week: str) -> Screen:
    seat = require_seat(visit.who)
    found = await digests.of_week(visit.tx, visit.who, seat.organisation_id, week)
    today = visit.today
    quiet = await silent.of_week(visit.tx, seat.organisation_id, found, visit.now, today)
    reminds = access.may(visit.who, "review", seat.organisation_id, seat.region_id)
    told = screens.Reminding(
        [found.names[place_id] for place_id in sorted(quiet.reminded)],
        len({one.place_id for one in quiet.to_remind}) if reminds else 0,
        sees_why=reminds,
    )
    chart = partial(posts_by_branch, found, visit.who.language)
    return screens.digest(visit.who.language, found, today, chart, told)
