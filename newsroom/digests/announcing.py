"""Who hears that a report was issued, or withdrawn: its region, branches that it proposes something to, the press."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from db import tables
from db.fetch import fetch_all, fetch_one
from db.tables import Seat
from newsroom.digests import reports
from newsroom.digests.notices import ReportIssued, ReportsIssued, ReportWithdrawn
from newsroom.digests.reports import ISSUED, WITHDRAWN, Listed, Report
from newsroom.notices import GATHERED, About, gathered, tell
from newsroom.union import organisations, quiet_hours, seats
from newsroom.union.organisations import REGION, Place
from newsroom.union.readers import OF_BRANCH
from newsroom.union.seats import Addressee, Sitter
from newsroom.who import PRESS, SPECIALIST, Who

Texts = Mapping[str, str]
TO_BRANCHES = "to_branches"  # among the figures that are kept: by the id of a branch, what is proposed to it


@dataclass(frozen=True, slots=True)
class ToBranch:
    """What is proposed to it, in each language; no other branch is named there."""

    names: Texts
    proposals: Sequence[Texts]


@dataclass(frozen=True, slots=True)
class News:
    """Of one report, for one person: `is_for_region` where they are to have the report itself."""

    report: Listed
    is_for_region: bool
    branches: Sequence[ToBranch]
    replaces: Listed | None = None


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """`opens`: may read the report and why it is withdrawn; `branches`: theirs, to which it had proposed something."""

    report: Report
    opens: bool
    branches: Sequence[Texts]


async def announce(
    tx: AsyncConnection, who: Who, report: Listed, branches: Collection[int], now: datetime
) -> None:  # fmt: skip
    """One message a person, wherever they sit."""
    there = await _of_region(tx, who, report, branches, now)
    known = {who.person_id, *(one.person_id for one in there)}
    centre, place = await organisations.centre(tx), await organisations.require_place(tx, report.organisation_id)
    press = await seats.addressees(tx, centre.id, (PRESS,), now)
    await _tell(tx, ReportIssued(report.id, place.id), there, place, now)
    since = gathered(now, GATHERED) - GATHERED
    await _tell(tx, ReportsIssued(since), [one for one in press if one.person_id not in known], centre, now)


async def _of_region(
    tx: AsyncConnection, who: Who, report: Listed, branches: Collection[int], now: datetime
) -> list[Addressee]:
    """Whoever does it knows."""
    of_region = report.organisation_id if report.level == REGION else None
    there = await seats.addressees(tx, of_region, (SPECIALIST,), now)
    there += await seats.addressees(tx, Seat.organisation_id.in_(sorted(branches)), OF_BRANCH, now)
    return [one for one in there if one.person_id != who.person_id]


async def announce_end(tx: AsyncConnection, who: Who, report: Listed, now: datetime) -> None:
    """What was told of it is taken back; where nobody had heard of it yet, nobody does."""
    kept = select(tables.Report.issued_at, tables.Report.figures).where(tables.Report.id == report.id)
    issued_at, figures = (await tx.execute(kept)).one()
    centre, place = await organisations.centre(tx), await organisations.require_place(tx, report.organisation_id)
    about, branches = ReportWithdrawn(report.id, place.id), map(int, figures.get(TO_BRANCHES, {}))
    there = await _of_region(tx, who, report, list(branches), now)
    known = {who.person_id, *(one.person_id for one in there)}
    press = [one for one in await seats.addressees(tx, centre.id, (PRESS,), now) if one.person_id not in known]
    for to, at in ((there, place), (press, centre)):
        if quiet_hours.spoken_at(at, gathered(issued_at, GATHERED)) <= now:
            await _tell(tx, about, to, at, now)


async def _tell(tx: AsyncConnection, about: About, to: Sequence[Addressee], place: Place, now: datetime) -> None:
    """A report wakes nobody: what is issued at night is told in the morning."""
    due = about.due_at(now)
    spoken = quiet_hours.spoken_at(place, due)
    await tell(tx, about, to, now, at=spoken if spoken > due else None)


async def news(tx: AsyncConnection, report_id: int, person_id: int | None, now: datetime) -> News | None:
    """None of one that holds no more, and for whom there is nothing in it."""
    report = await fetch_one(tx, reports.REPORTS.where(tables.Report.id == report_id), Report)
    if report is None or report.state != ISSUED or person_id is None:
        return None
    held = await seats.held(tx, person_id, now)
    proposed = await _proposed(tx, report_id)
    told = [ToBranch(one.place, texts) for one in held
            if one.role in OF_BRANCH and (texts := proposed.get(str(one.organisation_id)))]  # fmt: skip
    is_theirs = any(_is_its_specialist(one, report) for one in held)
    if not is_theirs and not told:
        return None
    return News(report, is_theirs, told, await _former(tx, report))


async def _former(tx: AsyncConnection, report: Report) -> Listed | None:
    if report.replaces_id is None:
        return None
    return await fetch_one(tx, reports.LISTED.where(tables.Report.id == report.replaces_id), Listed)


async def withdrawn(
    tx: AsyncConnection, report_id: int, person_id: int | None, now: datetime
) -> Withdrawn | None:  # fmt: skip
    """None for whom there was nothing in it."""
    report = await fetch_one(tx, reports.REPORTS.where(tables.Report.id == report_id), Report)
    if report is None or report.state != WITHDRAWN or person_id is None:
        return None
    held = await seats.held(tx, person_id, now)
    proposed = await _proposed(tx, report_id)
    branches = [one.place for one in held if one.role in OF_BRANCH and str(one.organisation_id) in proposed]
    opens = any(one.role == PRESS or _is_its_specialist(one, report) for one in held)
    return Withdrawn(report, opens, branches) if opens or branches else None


async def _proposed(tx: AsyncConnection, report_id: int) -> dict[str, Sequence[Texts]]:
    """By the id of a branch."""
    kept = await tx.execute(select(tables.Report.figures).where(tables.Report.id == report_id))
    proposed: dict[str, Sequence[Texts]] = kept.scalar_one().get(TO_BRANCHES, {})
    return proposed


def _is_its_specialist(seat: Sitter, report: Listed) -> bool:
    return seat.role == SPECIALIST and seat.organisation_id == report.organisation_id


async def issued_by_colleagues(
    tx: AsyncConnection, person_id: int | None, since: datetime, until: datetime
) -> list[Listed]:  # fmt: skip
    """Those that hold still, in their order: of a night, all of it."""
    if person_id is None:
        return []
    then = reports.LISTED.where(tables.Report.issued_at >= since, tables.Report.issued_at < until)
    by_others = or_(tables.Report.issued_by.is_(None), tables.Report.issued_by != person_id)
    then = then.where(tables.Report.state == ISSUED, by_others).order_by(tables.Report.id)
    return await fetch_all(tx, then, Listed)
