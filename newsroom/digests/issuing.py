"""A report is issued with number and date, and kept as it was; mistakes are withdrawn with a reason, or issued anew."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from db import tables
from db.inserts import insert_or
from db.tables import ReportFile
from newsroom import access, record, weeks
from newsroom.counted import followed
from newsroom.counted.followed import Proposed
from newsroom.digests import announcing, reports
from newsroom.digests.reports import ISSUED, PDF, REPLACED, WITHDRAWN, WORD, Report
from newsroom.errors import Refused
from newsroom.union import organisations
from newsroom.values.lines import require_lines
from newsroom.who import Who

LONGEST_REASON = 300


@dataclass(frozen=True, slots=True)
class Made:
    """What is to be issued, made before: of the draft as it was `times` changed, under the number that came next.

    `pdfs` by language, of those that were not corrected by hand; `to_branches`: those to which it proposes something;
    `words` by language: those that were corrected by hand, with number and date written into them.
    """

    report_id: int
    times: int
    number: int
    issued_on: date
    pdfs: Mapping[str, bytes]
    figures: Mapping[str, Any]
    proposals: Sequence[Proposed] = field(default_factory=tuple)
    to_branches: Collection[int] = field(default_factory=tuple)
    words: Mapping[str, bytes] = field(default_factory=dict)


def require_may_issue(who: Who, report: Report) -> None:
    access.require(who, "issue a report", report.organisation_id, report.region_id)


async def next_number(tx: AsyncConnection, year: int) -> int:
    """Numbers go on through a year, over all regions."""
    last = select(func.max(tables.Report.number)).where(tables.Report.year == year)
    return int((await tx.execute(last)).scalar_one() or 0) + 1


async def issued_on(tx: AsyncConnection, now: datetime) -> date:
    """By the centre's clock."""
    return weeks.today(now, await organisations.zone_of(tx, (await organisations.centre(tx)).id))


async def issue(tx: AsyncConnection, who: Who, made: Made, now: datetime) -> None:
    """Whatever has changed since it was made is looked at once more first. Proposals are followed from now on, and
    those concerned hear of it.
    """
    await organisations.tree_to_change(tx)  # numbers are given one after the other
    found = await _to_issue(tx, who, made.report_id, made.times)
    if await next_number(tx, made.issued_on.year) != made.number:
        raise Refused("draft_changed")
    corrected = set(await reports.corrected(tx, found))
    if corrected | set(made.pdfs) != set(found.languages):
        raise Refused("draft_changed")
    of_others = delete(ReportFile).where(ReportFile.report_id == found.id)
    await tx.execute(of_others.where(ReportFile.language.not_in(sorted(corrected))))
    for language, content in sorted(made.pdfs.items()):
        await tx.execute(insert(ReportFile).values(_file(found, language, PDF, content, (), who, now)))
    for language, content in sorted(made.words.items()):
        await tx.execute(update(ReportFile).where(*_word(found, language)).values(content=content))
    row = {"state": ISSUED, "year": made.issued_on.year, "number": made.number, "issued_on": made.issued_on}
    by = {"issued_at": now, "issued_by": access.require_person(who), "figures": dict(made.figures)}
    await tx.execute(update(tables.Report).where(tables.Report.id == found.id).values(**row, **by))
    if found.replaces_id is not None:
        await _close(tx, who, found.replaces_id, REPLACED, now)
    await followed.propose(tx, who, found.organisation_id, found.id, made.issued_on, made.proposals, now)
    await announcing.announce(tx, who, found, made.to_branches, now)
    await record.note(tx, who, "report issued", now, found.organisation_id, report=found.id)


def _file(
    report: Report, language: str, kind: str, content: bytes, figures: Sequence[Any], who: Who, now: datetime
) -> dict[str, Any]:
    what = {"report_id": report.id, "language": language, "kind": kind, "content": content}
    return what | {"figures": list(figures), "at": now, "by_id": who.person_id}


def _word(report: Report, language: str) -> list[ColumnElement[bool]]:
    kept = ReportFile
    return [kept.report_id == report.id, kept.language == language, kept.kind == WORD]


async def _to_issue(tx: AsyncConnection, who: Who, report_id: int, times: int | None = None) -> Report:
    found = await reports.require_report(tx, who, report_id)
    require_may_issue(who, found)
    return await reports.to_change(tx, who, report_id, times)


# ---- a Word that was corrected by hand


async def hand_in(
    tx: AsyncConnection, who: Who, report_id: int, language: str, content: bytes, figures: Sequence[Any], now: datetime
) -> None:  # fmt: skip
    """In place of the one before it; it is issued when somebody has seen what differs."""
    found = await _to_issue(tx, who, report_id)
    row = _file(found, language, WORD, content, figures, who, now)
    same = insert_or(tx, ReportFile).values(row)
    await tx.execute(same.on_conflict_do_update(index_elements=["report_id", "language", "kind"], set_=row))
    kept = found.languages if language in found.languages else [*found.languages, language]
    await reports.change(tx, who, found, now, languages=kept)


async def take_out(tx: AsyncConnection, who: Who, report_id: int, language: str, now: datetime) -> None:
    """The bot's own is issued in that language all the same."""
    found = await _to_issue(tx, who, report_id)
    gone = delete(ReportFile).where(ReportFile.report_id == found.id, ReportFile.language == language)
    if (await tx.execute(gone)).rowcount:
        await reports.change(tx, who, found, now)


# ---- what was a mistake


async def withdraw(tx: AsyncConnection, who: Who, report_id: int, reason: Mapping[str, str], now: datetime) -> None:
    """It holds no more, and stays in the list with its files and the reason. Its open proposals are not
    followed, and whoever has heard of it hears that."""
    words = require_lines(reason, LONGEST_REASON, "no_reason")
    found = await reports.require_report(tx, who, report_id)
    require_may_issue(who, found)
    if not await _close(tx, who, report_id, WITHDRAWN, now, words):
        raise Refused("old_button")
    await announcing.announce_end(tx, who, found, now)
    await record.note(tx, who, "report withdrawn", now, found.organisation_id, report=found.id)


async def _close(
    tx: AsyncConnection, who: Who, report_id: int, state: str, now: datetime, reason: Mapping[str, str] | None = None
) -> bool:  # fmt: skip
    """Whether it held until now."""
    held = update(tables.Report).where(tables.Report.id == report_id, tables.Report.state == ISSUED)
    row = {"state": state, "closed_at": now, "closed_by": who.person_id, "reason": dict(reason or {})}
    if not (await tx.execute(held.values(**row))).rowcount:
        return False
    await followed.let_go(tx, who, report_id, reason or {}, now)
    return True


async def reissue(tx: AsyncConnection, who: Who, report_id: int, now: datetime) -> int:
    """A draft with what was changed in this one by hand: when it is issued, it takes its place."""
    found = await reports.require_report(tx, who, report_id)
    require_may_issue(who, found)
    if found.state not in (ISSUED, WITHDRAWN):
        raise Refused("old_button")
    draft_id = await reports.begin(tx, who, found.organisation_id, found.days, now)
    draft = await reports.to_change(tx, who, draft_id)
    if draft.replaces_id != found.id:
        points = draft.points or found.points
        await reports.change(tx, who, draft, now, points=points, languages=found.languages, replaces_id=found.id)
    return draft_id
