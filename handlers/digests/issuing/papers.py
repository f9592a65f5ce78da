"""A report as a document: its figures, what was changed by hand, the letterhead; and which draft somebody saw."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from handlers.digests.regions import review_of
from locales import LANGUAGES, Language, language_for, words_for
from newsroom.digests import letterheads, official, regions, reports
from newsroom.digests.letterheads import Letterhead
from newsroom.digests.official_parts import Official
from newsroom.digests.regions import Regions
from newsroom.digests.report_points import PROPOSAL, SHORTCOMING, Point, mark_of, points_of
from newsroom.digests.reports import WORD, File, Report
from newsroom.union.organisations import CENTRE, Place
from newsroom.values.periods import Period
from newsroom.who import Who
from reports.documents.figures import Difference, Figure, differences, figures_of_document
from reports.documents.structure import Document, lines
from screens.digests.issuing.lines import Line, by_branch, lines_of, told
from screens.digests.official.document import document


@dataclass(frozen=True, slots=True)
class Paper:
    """`mark` tells this very draft from any other: it is of all that is read in it."""

    report: Report
    found: Official | Regions
    lines: Sequence[Line]
    documents: dict[Language, Document]
    letterhead: Letterhead
    corrected: Sequence[File]
    mark: str

    def document(self, language: Language, mark: str) -> Document:
        """With a number and a date, or the room for them."""
        return replace(self.documents[language], mark=mark)

    def differences(self, file: File) -> list[Difference]:
        """Between what the bot would have written and a Word that was corrected."""
        return differences(self._ours(language_for(file.language)), self._theirs(file))

    @property
    def is_uneven(self) -> bool:
        """Whether a figure was corrected in one language and not in the others."""
        corrected = {one.language: one for one in self.corrected}
        changes = []
        for each in map(language_for, self.report.languages):
            ours = Counter(one.value for one in self._ours(each))
            theirs = ours if each not in corrected else Counter(one.value for one in self._theirs(corrected[each]))
            changes.append((theirs - ours, ours - theirs))
        return any(one != changes[0] for one in changes)

    def _ours(self, language: Language) -> list[Figure]:
        """As its Word has them: below what stands on the letterhead, which is no difference."""
        has_own = self.letterhead.content is not None
        written = figures_of_document(self.documents[language], with_head=not has_own)
        return [*map(_figure, self.letterhead.figures), *written]

    def _theirs(self, file: File) -> list[Figure]:
        return [_figure(one) for one in file.figures]


def _figure(kept: dict[str, Any]) -> Figure:
    cell = kept.get("cell")
    return Figure(kept["value"], kept["written"], kept["around"], tuple(cell) if cell else None)


async def of_draft(tx: AsyncConnection, who: Who, report_id: int, now: datetime, today: date) -> Paper:
    report = await reports.require_report(tx, who, report_id)
    place = await reports.require_place(tx, who, report.organisation_id)
    found = await figures_of(tx, place, report.days, now, today)
    letterhead = await letterheads.now_used(tx)
    known = lines_in(found, points_of(report))
    documents = {each: document_of(found, each, known, letterhead) for each in LANGUAGES}
    corrected = [one for one in await reports.files_of(tx, report, report.languages) if one.kind == WORD]
    read = [line for each in LANGUAGES if each in report.languages for line in lines(documents[each])]
    mark = mark_of("\n".join([str(report.times), *report.languages, *read]))
    return Paper(report, found, known, documents, letterhead, corrected, mark)


async def figures_of(
    tx: AsyncConnection, place: Place, period: Period, now: datetime, today: date
) -> Official | Regions:  # fmt: skip
    """A region by itself; of the centre, all regions beside each other."""
    if place.level == CENTRE:
        return await regions.told(tx, period, now, today)
    return await official.told(tx, place, period, today)


def lines_in(found: Official | Regions, points: Sequence[Point] = ()) -> list[Line]:
    """No rule proposes anything to all regions; what is added by hand is followed as any other."""
    return lines_of(found.findings, () if isinstance(found, Regions) else found.proposals, points)


def document_of(
    found: Official | Regions, language: Language, known: Sequence[Line], letterhead: Letterhead
) -> Document:  # fmt: skip
    points = told(language, known, SHORTCOMING), told(language, known, PROPOSAL)
    made = review_of(found, language, *points) if isinstance(found, Regions) else document(found, language, *points)
    return replace(made, logo=letterhead.logo or b"")


def to_branches(paper: Paper) -> dict[int, list[dict[str, str]]]:
    """What it proposes to each branch; the review of all regions speaks to none."""
    found = paper.found
    if isinstance(found, Regions):
        return {}
    return by_branch(paper.lines, found.proposals, [one.place.id for one in found.branches])


def unnumbered(language: Language) -> str:
    """Room for what is written by hand."""
    return words_for(language)("No. ________, ________________")


def numbered(language: Language, number: int, day: date) -> str:
    words = words_for(language)
    return words("No. {number}, {date}", number=words.figure(number), date=words.date_with_year(day))
