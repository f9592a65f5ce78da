"""That reports were issued, or withdrawn: to those whom they are about, and to the press service."""

from __future__ import annotations

from sqlalchemy.ext.asyncio import AsyncConnection

from locales import Language
from newsroom import weeks
from newsroom.digests import announcing
from newsroom.digests.notices import ReportIssued, ReportsIssued, ReportWithdrawn
from newsroom.outbox import Notice
from newsroom.union import organisations
from newsroom.union.readers import OF_BRANCH, Reader, sitting
from newsroom.who import PRESS, SPECIALIST
from scheduler.notices.kinds import Kind, zone_of
from screens.digests.issuing import news as screens
from screens.screen import Screen


async def _issued(tx: AsyncConnection, about: ReportIssued, notice: Notice, language: Language) -> Screen | None:
    """Not of one that was withdrawn or replaced meanwhile."""
    found = await announcing.news(tx, about.report_id, notice.person_id, notice.due_at)
    today = weeks.today(notice.due_at, (await zone_of(tx, about.region_id)).key)
    return screens.issued(language, found, today) if found is not None else None


async def _there(_: AsyncConnection, about: ReportIssued | ReportWithdrawn, reader: Reader) -> bool:
    return any(one.region_id == about.region_id and one.role in (SPECIALIST, *OF_BRANCH) for one in reader.seats)


async def _withdrawn(
    tx: AsyncConnection, about: ReportWithdrawn, notice: Notice, language: Language
) -> Screen | None:  # fmt: skip
    found = await announcing.withdrawn(tx, about.report_id, notice.person_id, notice.due_at)
    today = weeks.today(notice.due_at, (await zone_of(tx, about.region_id)).key)
    return screens.withdrawn(language, found, today) if found is not None else None


async def _reads(tx: AsyncConnection, about: ReportWithdrawn, reader: Reader) -> bool:
    return reader.sits((PRESS,)) or await _there(tx, about, reader)


async def _by_colleagues(
    tx: AsyncConnection, about: ReportsIssued, notice: Notice, language: Language
) -> Screen | None:
    found = await announcing.issued_by_colleagues(tx, notice.person_id, about.since, notice.due_at)
    today = weeks.today(notice.due_at, (await organisations.centre(tx)).timezone)
    return screens.by_colleagues(language, found, today) if found else None


KINDS = (
    Kind(ReportIssued, _issued, _there), Kind(ReportWithdrawn, _withdrawn, _reads),
    Kind(ReportsIssued, _by_colleagues, sitting(PRESS)),
)  # fmt: skip
