"""A report as a document: its figures, what was changed by hand, the letterhead; and which draft somebody saw."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from locales import LANGUAGES, Language, words_for
from newsroom.digests import letterheads, official, reports
from newsroom.digests.letterheads import Letterhead
from newsroom.digests.official_parts import Official
from newsroom.digests.report_points import PROPOSAL, SHORTCOMING, mark_of, points_of
from newsroom.digests.reports import WORD, File, Report
from newsroom.who import Who
from reports.documents.figures import Difference, Figure, differences, figures_of_document
from reports.documents.structure import Document, lines
from screens.digests.issuing.lines import Line, lines_of, told
from screens.digests.official.document import document


@dataclass(frozen=True, slots=True)
class Paper:
    """`mark` tells this very draft from any other: it is of all that is read in it."""

    report: Report
    official: Official
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
        return differences(self._ours(language_of(file.language)), self._theirs(file))

    @property
    def is_uneven(self) -> bool:
        """Whether a figure was corrected in one language and not in the others."""
        corrected = {one.language: one for one in self.corrected}
        changes = []
        for each in map(language_of, self.report.languages):
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


def language_of(language: str) -> Language:
    return next(one for one in LANGUAGES if one == language)


def _figure(kept: dict[str, Any]) -> Figure:
    cell = kept.get("cell")
    return Figure(kept["value"], kept["written"], kept["around"], tuple(cell) if cell else None)


async def of_draft(tx: AsyncConnection, who: Who, report_id: int, today: date) -> Paper:
    report = await reports.require_report(tx, who, report_id)
    place = await reports.require_place(tx, who, report.organisation_id)
    found = await official.told(tx, place, report.days, today)
    letterhead = await letterheads.now_used(tx)
    known = lines_of(found, points_of(report))
    documents = {each: _document(found, each, known, letterhead) for each in LANGUAGES}
    corrected = [one for one in await reports.files_of(tx, report, report.languages) if one.kind == WORD]
    read = [line for each in LANGUAGES if each in report.languages for line in lines(documents[each])]
    mark = mark_of("\n".join([str(report.times), *report.languages, *read]))
    return Paper(report, found, known, documents, letterhead, corrected, mark)


def _document(found: Official, language: Language, known: Sequence[Line], letterhead: Letterhead) -> Document:
    made = document(found, language, told(language, known, SHORTCOMING), told(language, known, PROPOSAL))
    return replace(made, logo=letterhead.logo or b"")


def unnumbered(language: Language) -> str:
    """Room for what is written by hand."""
    return words_for(language)("No. ________, ________________")


def numbered(language: Language, number: int, day: date) -> str:
    words = words_for(language)
    return words("No. {number}, {date}", number=words.figure(number), date=words.date_with_year(day))
