"""That a report was issued, or withdrawn: to its region, to a branch what is proposed to it, to the press service."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from locales import Language, Words, escaped, words_for
from newsroom.counted.kinds import PROPOSAL
from newsroom.digests.announcing import News, ToBranch, Withdrawn
from newsroom.digests.reports import PDF, Listed
from screens import actions
from screens.digests.issuing.draft import numbered, title
from screens.digests.issuing.issued import in_line
from screens.parts import home, label, name_in
from screens.screen import Button, Rows, Screen

A_LINE = 400  # letters of a proposal: all of it stands in the report
SHOWN = 8


def issued(language: Language, news: News, today: date) -> Screen:
    """With the way to the report for whoever may open it."""
    words, report = words_for(language), news.report
    lines = [words.html("<b>Report {number_and_date}</b>", number_and_date=numbered(words, report)),
             title(words, report, today)]  # fmt: skip
    if news.is_for_region:
        lines.append(words(
            "The press service has issued the report on your region. Its proposals are followed from now on."
        ))  # fmt: skip
        if news.replaces is not None:
            former = numbered(words, news.replaces)
            lines.append(words("It holds in place of this one: {report}", report=former))
    for one in news.branches:
        lines += _to_branch(words, one)
    rows: Rows = ()
    if news.is_for_region:
        proposals = actions.ENTRIES(report.organisation_id, PROPOSAL, 0)
        rows = ((Button(words("Open the report"), actions.REPORT_FILE(report.id, PDF), style="primary"),),
                (Button(words("Its proposals"), proposals),))  # fmt: skip
    return Screen("\n".join(lines), (*rows, (home(words),)))


def _to_branch(words: Words, one: ToBranch) -> list[str]:
    """Nobody else is named in it."""
    name = name_in(words.language, dict(one.names))
    told = [f"{words.figure(number)}. {escaped(label(name_in(words.language, dict(text)), A_LINE))}"
            for number, text in enumerate(one.proposals, 1)]  # fmt: skip
    return ["", words.html("Proposed to your branch ({name}):", name=name), *told]


def withdrawn(language: Language, news: Withdrawn, today: date) -> Screen:
    """Why is for those who may read the report: it may name others."""
    words, report = words_for(language), news.report
    lines = [words.html("<b>Report {number_and_date}</b>", number_and_date=numbered(words, report)),
             title(words, report, today), ""]  # fmt: skip
    if news.opens:
        reason = name_in(language, report.reason)
        lines.append(words.html("It was withdrawn and holds no more. The reason: {reason}", reason=reason))
    else:
        lines.append(words("It was withdrawn and holds no more."))
    for names in news.branches:
        name = name_in(language, dict(names))
        lines.append(words.html("What it proposed to your branch ({name}) is followed no more.", name=name))
    opens = (Button(words("Open the report"), actions.REPORT_FILE(report.id, PDF)),)
    return Screen("\n".join(lines), (*((opens,) if news.opens else ()), (home(words),)))


def by_colleagues(language: Language, found: Sequence[Listed], today: date) -> Screen:
    words = words_for(language)
    one = words.many("Your colleagues have issued {number} report.", "Your colleagues have issued {number} reports.",
                     len(found))  # fmt: skip
    rows: Rows = tuple((Button(in_line(words, each, today), actions.REPORT_FILE(each.id, PDF)),)
                       for each in found[:SHOWN])  # fmt: skip
    listed = (Button(words("Issued reports"), actions.REPORTS(None, None)),) if len(found) > SHOWN else ()
    return Screen(one, (*rows, *((listed,) if listed else ()), (home(words),)))
