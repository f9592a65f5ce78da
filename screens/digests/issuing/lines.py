"""Shortcomings and proposals as they stand in a draft: what the rules have found, with what was changed by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from locales import LANGUAGES, Language, Words, words_for
from newsroom.counted.followed import Proposed
from newsroom.digests.official_parts import Finding, Proposal
from newsroom.digests.proposals import branches_of, of_branch
from newsroom.digests.report_points import KINDS, PROPOSAL, SHORTCOMING, Point, by_key, mark_of
from newsroom.values.languages import name_in
from newsroom.values.periods import Period
from screens.digests.official.findings import finding_text, rule_name
from screens.digests.official.proposed import proposal_text

BRANCHES, REGION, PRESS = OFFICES = "branches", "region", "press"  # who answers for most proposals


@dataclass(frozen=True, slots=True)
class Line:
    """`point` is what is kept of it; `rules` are those that it comes from, none where it is one's own."""

    point: Point
    texts: dict[str, str]
    rules: Sequence[str] = ()

    @property
    def mark(self) -> str:
        return mark_of(self.point.key)


def lines_of(findings: Sequence[Finding], proposals: Sequence[Proposal], points: Sequence[Point]) -> list[Line]:
    """Shortcomings first; of each kind those of the rules, in their order, and then one's own."""
    found = [
        *(_line(SHORTCOMING, one.rule, (one.rule,), {each: finding_text(each, one) for each in LANGUAGES})
          for one in findings),
        *(_line(PROPOSAL, one.code, one.answers, {each: proposal_text(each, one) for each in LANGUAGES})
          for one in proposals),
        *(Line(one, {}) for one in points if one.is_own),
    ]  # fmt: skip
    known = by_key(points)
    changed = [_changed(one, known.get(one.point.key, one.point)) for one in found]
    return sorted(changed, key=lambda one: KINDS.index(one.point.kind))


def _line(kind: str, code: str, rules: Sequence[str], texts: dict[str, str]) -> Line:
    return Line(Point(f"{kind}:{code}", kind), texts, rules)


def _changed(line: Line, point: Point) -> Line:
    return replace(line, point=point, texts=line.texts | dict(point.texts))


def told(language: Language, lines: Sequence[Line], kind: str) -> list[str]:
    """As they stand in the document: those that were not left out."""
    return [whole(language, one) for one in lines if one.point.kind == kind and not one.point.dropped]


def whole(language: Language, line: Line) -> str:
    """With who answers for it and until when."""
    words, text = words_for(language), name_in(language, line.texts)
    beside = [] if not line.point.offices else [
        words("answers for it: {office}", office=name_in(language, dict(line.point.offices)))
    ]  # fmt: skip
    if line.point.until is not None:
        beside.append(words("deadline: {when}", when=until(words, line.point.until)))
    return f"{text} ({'; '.join(beside)})" if beside else text


def until(words: Words, due: Period) -> str:
    return words.period(due.first, due.end, due.unit)


def proposed(lines: Sequence[Line]) -> list[Proposed]:
    """What is followed once it is issued."""
    return [
        Proposed(one.point.key, one.texts, one.point.offices, one.point.until)
        for one in lines if one.point.kind == PROPOSAL and not one.point.dropped
    ]  # fmt: skip


def by_branch(
    lines: Sequence[Line], proposals: Sequence[Proposal], branches: Sequence[int]
) -> dict[int, list[dict[str, str]]]:
    """What is proposed to each, in every language: of what the rules say its own part alone."""
    by_code = {f"{PROPOSAL}:{one.code}": one for one in proposals}
    found: dict[int, list[dict[str, str]]] = {}
    for line in lines:
        if line.point.kind != PROPOSAL or line.point.dropped:
            continue
        proposal = by_code.get(line.point.key)
        named = branches_of(proposal, branches) if proposal is not None else []
        is_for_all = dict(line.point.offices) == offices_of(BRANCHES)
        for branch in named or (branches if is_for_all else ()):
            own = _own(line, proposal, branch) if proposal is not None and named else line
            found.setdefault(branch, []).append({each: whole(each, own) for each in LANGUAGES})
    return found


def _own(line: Line, proposal: Proposal, branch: int) -> Line:
    """What was put in other words says what it says."""
    own = {each: proposal_text(each, of_branch(proposal, branch)) for each in LANGUAGES}
    return replace(line, texts=own | dict(line.point.texts))


def rules(words: Words, line: Line) -> str:
    """Which rule it comes from, in words."""
    return words.list([rule_name(words, one) for one in line.rules])


def office_name(words: Words, office: str) -> str:
    return {
        REGION: words("the regional organisation"), BRANCHES: words("branch chairs"), PRESS: words("the press service"),
    }[office]  # fmt: skip


def offices_of(said: str) -> dict[str, str]:
    """One that was pressed, in every language; what was written is printed as it is."""
    if said in OFFICES:
        return {language: office_name(words_for(language), said) for language in LANGUAGES}
    return dict.fromkeys(LANGUAGES, said) if said else {}
