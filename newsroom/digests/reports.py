"""Official reports as they are kept: drafts that are gone on with, and what was issued."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Select, delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from db import tables
from db.fetch import columns, fetch_all, fetch_one
from db.inserts import insert_or
from db.tables import Organisation, Person, ReportFile
from db.tables.reports import IS_DRAFT
from locales import LANGUAGES
from newsroom import access
from newsroom.errors import Refused
from newsroom.union import organisations
from newsroom.union.organisations import CENTRE, REGION, Place
from newsroom.values.periods import Period, parse_period, written
from newsroom.who import Who

DRAFT, ISSUED, WITHDRAWN, REPLACED = "draft", "issued", "withdrawn", "replaced"
PDF, WORD = "pdf", "docx"
OF = (REGION, CENTRE)  # the levels that a report is made for: of the centre it is the review of all regions
KEPT = timedelta(days=92)  # since somebody has opened it, a draft of which the rules made everything


@dataclass(frozen=True, slots=True)
class Listed:
    """`level` is that of its place: of the centre it is the review of all regions."""

    id: int
    organisation_id: int
    level: str
    period: str
    state: str
    year: int | None
    number: int | None
    issued_on: date | None
    names: dict[str, str]

    @property
    def days(self) -> Period:
        return parse_period(self.period)


@dataclass(frozen=True, slots=True)
class Report(Listed):
    """`points`: what was changed in its shortcomings and proposals. `times`: how often it was changed. `by`: who has
    issued it.
    """

    region_id: int | None
    languages: list[str]
    points: list[dict[str, Any]]
    times: int
    changed_at: datetime
    replaces_id: int | None
    closed_at: datetime | None
    reason: dict[str, str]
    by: str | None


@dataclass(frozen=True, slots=True)
class File:
    """`figures`: of a Word that was corrected by hand."""

    language: str
    kind: str
    content: bytes
    figures: list[Any]
    at: datetime


def _reports(kind: type[Any]) -> Select[Any]:
    found = select(*columns(kind, tables.Report.__table__), Organisation.names, Organisation.level)
    return found.join(Organisation, Organisation.id == tables.Report.organisation_id)


LISTED = _reports(Listed)
REPORTS = (
    _reports(Report)
    .add_columns(Organisation.region_id, Person.name.label("by"))
    .outerjoin(Person, Person.id == tables.Report.issued_by)
)


async def require_place(tx: AsyncConnection, who: Who, place_id: int) -> Place:
    """One whose report somebody may prepare."""
    place = await organisations.require_place(tx, place_id)
    access.require(who, "draft a report", place.id, place.region_id)
    if place.level not in OF:
        raise Refused("old_button")
    return place


async def begin(tx: AsyncConnection, who: Who, place_id: int, period: Period, now: datetime) -> int:
    """The draft of a place and a period is one, whoever opens it. Whoever opens it keeps it: see `let_go`."""
    place = await require_place(tx, who, place_id)
    row = {"organisation_id": place.id, "period": written(period), "state": DRAFT, "languages": list(LANGUAGES)}
    how = {"points": [], "times": 0, "changed_at": now, "figures": {}, "reason": {}}
    made = insert_or(tx, tables.Report).values(**row, **how)
    opened = made.on_conflict_do_update(
        index_elements=["organisation_id", "period"], index_where=IS_DRAFT, set_={"changed_at": now}
    )
    report_id: int = (await tx.execute(opened.returning(tables.Report.id))).scalar_one()
    return report_id


async def take_away(tx: AsyncConnection, who: Who, report_id: int, now: datetime) -> None:
    """Its files: a Word may come back after weeks, and its draft is there still."""
    found = await require_report(tx, who, report_id)
    draft = update(tables.Report).where(tables.Report.id == found.id, tables.Report.state == DRAFT)
    await tx.execute(draft.values(changed_at=now))


async def let_go(tx: AsyncConnection, now: datetime) -> None:
    """Once a day: drafts in which nobody has changed anything, and that nobody has opened for long, are made anew."""
    unchanged = delete(tables.Report).where(tables.Report.state == DRAFT, tables.Report.times == 0)
    await tx.execute(unchanged.where(tables.Report.changed_at < now - KEPT))


async def require_report(tx: AsyncConnection, who: Who, report_id: int) -> Report:
    return _require(who, await fetch_one(tx, REPORTS.where(tables.Report.id == report_id), Report))


def _require(who: Who, found: Report | None) -> Report:
    if found is None:
        raise Refused("no_report")
    access.require(who, "draft a report", found.organisation_id, found.region_id)
    return found


async def to_change(tx: AsyncConnection, who: Who, report_id: int, times: int | None = None) -> Report:
    """A draft as it is until this transaction ends; `times`: as it was when somebody looked at it."""
    locked = select(tables.Report.id).where(tables.Report.id == report_id).with_for_update(key_share=True)
    await tx.execute(locked)
    found = await require_report(tx, who, report_id)
    if found.state != DRAFT:
        raise Refused("report_issued")
    if times is not None and times != found.times:
        raise Refused("draft_changed")
    return found


async def change(tx: AsyncConnection, who: Who, report: Report, now: datetime, **values: Any) -> None:
    """Of one that is locked: whoever looks at the draft as it was is told so."""
    row = values | {"times": report.times + 1, "changed_at": now, "changed_by": who.person_id}
    await tx.execute(update(tables.Report).where(tables.Report.id == report.id).values(**row))


async def speak(tx: AsyncConnection, who: Who, report_id: int, language: str, now: datetime) -> None:
    """With this language or without it; one of them it has."""
    found = await to_change(tx, who, report_id)
    kept = [one for one in LANGUAGES if (one in found.languages) != (one == language)]
    if kept:
        await change(tx, who, found, now, languages=kept)


async def listed(tx: AsyncConnection, who: Who, place_id: int, first: int, most: int) -> list[Listed]:
    """What was issued for a region, or for all of them; the newest first."""
    place = await organisations.require_place(tx, place_id)
    access.require(who, "draft a report", place.id, place.region_id)
    found = LISTED.where(tables.Report.issued_at.is_not(None))
    if place.level != CENTRE:
        found = found.where(tables.Report.organisation_id == place.id)
    newest = found.order_by(tables.Report.issued_at.desc(), tables.Report.id.desc())
    return await fetch_all(tx, newest.offset(first).limit(most), Listed)


async def replaced_by(tx: AsyncConnection, report_id: int) -> Listed | None:
    """The report that was issued in place of it."""
    found = LISTED.where(tables.Report.replaces_id == report_id, tables.Report.issued_at.is_not(None))
    return await fetch_one(tx, found.order_by(tables.Report.id.desc()).limit(1), Listed)


async def files_of(tx: AsyncConnection, report: Report, languages: Sequence[str] | None = None) -> list[File]:
    """Of one that somebody may see: in the order of languages."""
    wanted = LANGUAGES if languages is None else languages
    found = select(*columns(File, ReportFile.__table__)).where(ReportFile.report_id == report.id)
    files = await fetch_all(tx, found.where(ReportFile.language.in_(wanted)).order_by(ReportFile.id), File)
    return sorted(files, key=lambda one: LANGUAGES.index(one.language) if one.language in LANGUAGES else 0)


async def corrected(tx: AsyncConnection, report: Report) -> list[str]:
    """The languages of a draft in which a Word that was corrected by hand goes out."""
    found = select(ReportFile.language).where(ReportFile.report_id == report.id, ReportFile.kind == WORD)
    found = found.where(ReportFile.language.in_(report.languages)).order_by(ReportFile.id)
    return list((await tx.execute(found)).scalars())
