"""The digest of a period: asked for, looked through, and taken away as a spreadsheet."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from handlers.actions import Event, tapped
from handlers.views import view
from handlers.visit import Visit
from locales import Language
from newsroom import access, weeks
from newsroom.access import require_seat
from newsroom.digests import digests, reports, silent, spans
from newsroom.digests.figures import Digest
from newsroom.errors import Refused
from newsroom.union.organisations import CENTRE, REGION
from newsroom.values.periods import Period, parse_period, written
from reports.charts import posts_by_part
from reports.sheets import Tab, book
from screens import actions
from screens.digests import digests as screens
from screens.digests import sheet, ways
from screens.digests.names import chart_titles
from screens.digests.ways import Reminding
from screens.screen import Screen


def register() -> None:
    tapped(actions.DIGEST, digest)
    tapped(actions.DIGEST_OF, of_period)
    tapped(actions.DIGEST_MORE, look_at_more)
    tapped(actions.DIGEST_SHEET, export)


async def digest(_: Event, visit: Visit, week: str | None) -> Screen:
    """Of this week, where none is named."""
    return await visit.show(draw_digest, week=week or weeks.week_of(visit.today))


async def of_period(_: Event, visit: Visit, period: Period, place_id: int | None) -> Screen:
    return await visit.show(draw_digest, period=written(period), place=place_id or 0)


def asked_for(visit: Visit, period: str, week: str = "") -> Period:
    """As a view keeps it; what is none is of another time."""
    try:
        found = spans.of_week(week or weeks.week_of(visit.today)) if not period else parse_period(period)
        spans.days_of(found)
    except (ValueError, OverflowError):
        raise Refused("old_button") from None
    return found


async def read(visit: Visit, period: Period, place: int) -> Digest:
    """Of one's own place, where none is named."""
    place_id = place or require_seat(visit.who).organisation_id
    return await digests.of_period(visit.tx, visit.who, place_id, period, visit.today)


@view("digest", reads=True)
async def draw_digest(visit: Visit, week: str = "", period: str = "", place: int = 0) -> Screen:
    found = await read(visit, asked_for(visit, period, week), place)
    reminding, language = await _reminding(visit, found), visit.who.language
    chart = partial(posts_by_part, found, language, *chart_titles(language, found))
    return screens.digest(language, found, visit.today, chart, reminding)


async def look_at_more(_: Event, visit: Visit, period: Period, place_id: int) -> Screen:
    return await visit.show(draw_more, period=written(period), place=place_id)


@view("digest_more", reads=True)
async def draw_more(visit: Visit, period: str, place: int) -> Screen:
    found = await read(visit, asked_for(visit, period), place)
    return ways.more(visit.who.language, found, await _reminding(visit, found), visit.today)


async def _reminding(visit: Visit, found: Digest) -> Reminding:
    """Of one week, and of a whole region or the union, for whoever reviews or reminds there."""
    place = found.place

    def may(deed: str) -> bool:
        return access.may(visit.who, deed, place.id, place.region_id)

    is_reviewer = place.level == REGION and may("review")
    reviews = is_reviewer or (place.level == CENTRE and may("take for the site"))
    can = Reminding(reviews=reviews, enters=is_reviewer, drafts=place.level in reports.OF and may("draft a report"))
    if place.level not in silent.DEEDS or spans.unit_of(found.period) != spans.WEEK:
        return can
    known = await silent.of_week(visit.tx, found, visit.now, visit.today)
    return replace(
        can,
        reminded=[found.names[place_id] for place_id in sorted(known.reminded)],
        can_be=len({one.place_id for one in known.to_remind}) if silent.may_remind(visit.who, place) else 0,
        sees_why=is_reviewer,
    )


async def export(_: Event, visit: Visit, period: Period, place_id: int) -> Screen:
    visit.turn_to(draw_digest, period=written(period), place=place_id)
    return await visit.put_off(partial(draw_sheet, visit, period, place_id))


async def draw_sheet(visit: Visit, period: Period, place_id: int) -> Screen:
    found, language = await read(visit, period, place_id), visit.who.language
    return sheet.exported(language, found, visit.today, partial(workbook, language, found))


def workbook(language: Language, found: Digest) -> bytes:
    return book([Tab(*one) for one in sheet.tables(language, found)])
