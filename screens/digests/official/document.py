"""The official report as a document: title, chapters, shortcomings, proposals, signature. Drawn as PDF and as Word."""

from __future__ import annotations

from collections.abc import Sequence

from locales import Language, Words, words_for
from newsroom.digests.official_parts import Official
from reports.documents.structure import Block, Document, Heading, Listing, Paragraph, Signature
from screens.digests.official import came_out, followed, general, held, of_pages, on_site, sent
from screens.digests.official.findings import finding_text
from screens.digests.official.parts import Part, listed, report_period
from screens.digests.official.proposed import proposal_text
from screens.parts import name_in

GENITIVE = "genitive"


def document(
    report: Official, language: Language, findings: Sequence[str] | None = None,
    proposals: Sequence[str] | None = None, mark: str = "",
) -> Document:  # fmt: skip
    """`findings` and `proposals` as they were chosen and worded, in this language; else those of the rules.

    `mark` is number and date of what is issued.
    """
    words = words_for(language)
    if findings is None:
        findings = [finding_text(language, one) for one in report.findings]
    if proposals is None:
        proposals = [proposal_text(language, one) for one in report.proposals]
    parts = _parts(words, report)
    blocks = [block for part in parts for block in part.blocks]
    return Document(
        language, words.in_context("document", "Report"),
        (*blocks, *_missing(words, parts), *conclusion(words, findings, proposals)),
        head=(name_in(language, dict(report.centre)),), mark=mark, subtitle=_subtitle(words, report),
    )  # fmt: skip


def _subtitle(words: Words, report: Official) -> str:
    """By the name in its case where that is known; else the name stands as it is."""
    period = report_period(words, report.period)
    cases = report.place.settings.get("cases", {})
    in_case = cases.get(f"name_{words.language}_{GENITIVE}")
    if in_case:
        return words("on the state of information work of {place_in_genitive}, {period}", place_in_genitive=in_case,
                     period=period)  # fmt: skip
    place = name_in(words.language, report.place.names)
    return words("{place}: on the state of information work, {period}", place=place, period=period)


def _parts(words: Words, report: Official) -> list[Part]:
    return [
        general.part(words, report), followed.part(words, report), on_site.part(words, report),
        of_pages.of_region(words, report), came_out.part(words, report), held.part(words, report),
        sent.part(words, report), of_pages.of_branches(words, report),
    ]  # fmt: skip


def _missing(words: Words, parts: Sequence[Part]) -> list[Block]:
    named = [one for part in parts for one in part.missing]
    return (
        [Heading(words("What is not known")), Paragraph(words("No data: {names}.", names=listed(named)))]
        if named
        else []
    )


def conclusion(words: Words, findings: Sequence[str], proposals: Sequence[str]) -> list[Block]:
    """What the report ends with: an annex alone may stand behind it."""
    signed = Signature(words("Press service of the Central Committee's office"))
    return [*_listed(words("Shortcomings"), findings), *_listed(words("Proposals"), proposals), signed]


def _listed(title: str, texts: Sequence[str]) -> list[Block]:
    return [Heading(title), Listing(texts, is_numbered=True)] if texts else []
