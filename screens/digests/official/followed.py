"""Decisions on information work, and what became of each proposal of the last report."""

from __future__ import annotations

from locales import Words
from newsroom.counted.entries import Entry
from newsroom.digests.official_parts import Official
from newsroom.values.days import DAY, MONTH, YEAR
from newsroom.values.figures import Amount, Quantity
from reports.documents.structure import Block, Heading, Listing, Paragraph
from screens.digests.official.groups import begun, quote
from screens.digests.official.parts import Part, period_name, sentences, spread
from screens.names import entry_state
from screens.parts import name_in


def part(words: Words, report: Official) -> Part:
    blocks = [*_decisions(words, report), *_proposals(words, report)]
    missing = [] if report.considered is not None else [words("decisions of the executive committee")]
    title = words("Decisions and the proposals of the last report") if report.proposed_last else words("Decisions")
    return Part((Heading(title), *blocks) if blocks else (), missing)


def _decisions(words: Words, report: Official) -> list[Block]:
    if report.considered is None:
        return []
    listed = [_decision(words, one) for one in report.decisions if one.quantity != Amount(0)]
    text = _considered(words, report.considered)
    if len(listed) == 1:
        return [Paragraph(sentences(text, begun(listed[0])))]
    return [Paragraph(text), *([Listing(list(map(begun, listed)))] if listed else [])]


def _considered(words: Words, told: Quantity) -> str:
    if told == Amount(0):
        return words("The executive committee did not consider information work.")
    if not isinstance(told, Amount):
        return words("The executive committee considered information work.")
    return words.many_inexact("The executive committee considered information work {number} time.",
                              "The executive committee considered information work {number} times.",
                              *spread(told))  # fmt: skip


def _decision(words: Words, one: Entry) -> str:
    """What it was on, when, by which number; who answers for it, until when, and how it stands."""
    told = [quote(words, name_in(words.language, one.titles))] if one.titles else []
    told += [period_name(words, one.period)] if one.period is not None else []
    told += [words("No. {number}", number=one.details["number"])] if one.details.get("number") else []
    told += _answering(words, one)
    told += [entry_state(words, one.state)] if one.state else []
    return ", ".join(told) + "."


def _answering(words: Words, one: Entry) -> list[str]:
    told = []
    if one.offices:
        told.append(words("responsible: {office}", office=name_in(words.language, one.offices)))
    if one.due_on is not None:
        precision = one.due_unit if one.due_unit in (MONTH, YEAR) else DAY
        told.append(words("deadline: {when}", when=words.imprecise_date(one.due_on, precision)))
    return told


def _proposals(words: Words, report: Official) -> list[Block]:
    if not report.proposed_last:
        return []
    issued = report.proposed_last[0].period
    title = (words("What the last report proposed ({period}), and what became of it:",
                   period=period_name(words, issued))
             if issued is not None else words("What the last report proposed, and what became of it:"))  # fmt: skip
    return [Paragraph(title), Listing([_proposal(words, one) for one in report.proposed_last], is_numbered=True)]


def _proposal(words: Words, one: Entry) -> str:
    text = name_in(words.language, one.titles).rstrip(".")
    state = ", ".join([entry_state(words, one.state), *_answering(words, one)])
    outcome = name_in(words.language, one.details.get("outcome", {})).strip()
    return sentences(words("{text} – {state}.", text=text, state=state),
                     outcome + ("" if outcome.endswith(".") or not outcome else "."))  # fmt: skip
