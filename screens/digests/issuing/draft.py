"""The draft of a report: its pages, what can be changed, and how it goes out; and what differs in a corrected Word."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from locales import LANGUAGES, Language, Words, escaped, language_for, own_name, words_for
from newsroom.digests.report_points import PROPOSAL, SHORTCOMING
from newsroom.digests.reports import PDF, WORD, Listed, Report
from newsroom.union.organisations import CENTRE
from screens import actions
from screens.digests.issuing.lines import Line
from screens.digests.names import period_name
from screens.parts import back, by_page, home, name_in
from screens.screen import Button, Picture, Piece, Rows, Screen

NEAR = 70  # letters of a sentence on each side of a figure
SHOWN = 8  # figures on a page
Drawn = Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class Draft:
    """`mark` is of what is seen: only that is issued. `corrected`: by language, how many figures differ.

    `uneven`: the languages do not say the same in figures.
    """

    report: Report
    lines: Sequence[Line]
    mark: str
    may_issue: bool
    today: date
    corrected: Mapping[str, int] = field(default_factory=dict)
    uneven: bool = False
    replaces: Listed | None = None


def title(words: Words, report: Listed, today: date) -> str:
    if report.level == CENTRE:
        return words("Review of the regions, {span}", span=period_name(words, report.days, today))
    return words.html("{place}, {span}", place=name_in(words.language, report.names),
                      span=period_name(words, report.days, today))  # fmt: skip


def numbered(words: Words, report: Listed) -> str:
    assert report.issued_on is not None, "issued"
    number, day = words.figure(report.number or 0), words.date_with_year(report.issued_on)
    return words("No. {number}, {date}", number=number, date=day)


def card(language: Language, shown: Draft, pages: Mapping[Language, Callable[[], Sequence[bytes]]]) -> Screen:
    """Its pages above it, in each language that it goes out in and was not corrected by hand."""
    words, report = words_for(language), shown.report
    lines = [f"<b>{words('Draft of the report')}</b>", title(words, report, shown.today), ""]
    lines += [_counted(words, shown.lines, kind) for kind in (SHORTCOMING, PROPOSAL)]
    if shown.replaces is not None:
        lines.append(words("It is issued in place of this one: {report}.", report=numbered(words, shown.replaces)))
    lines += [_corrected(words, one, count) for one, count in shown.corrected.items()]
    if shown.uneven:
        lines.append(words("The figures in the two languages are not the same. Look once more before you issue it."))
    lines.append(_what_next(words, shown))
    pieces = tuple(Piece(own_name(one), pages=drawn) for one, drawn in pages.items())
    return Screen("\n".join(lines), _ways(words, shown), pieces)


def _counted(words: Words, lines: Sequence[Line], kind: str) -> str:
    of_kind = [one for one in lines if one.point.kind == kind]
    count = words.figure(sum(not one.point.dropped for one in of_kind))
    text = (
        words("Shortcomings: {count}", count=count) if kind == SHORTCOMING else words("Proposals: {count}", count=count)
    )
    gone = sum(one.point.dropped for one in of_kind)
    return f"{text} ({words('not included: {count}', count=words.figure(gone))})" if gone else text


def _corrected(words: Words, language: str, count: int) -> str:
    name = own_name(language_for(language))
    if not count:
        return words("{language}: your corrected Word goes out, its figures are the bot's.", language=name)
    return words("{language}: your corrected Word goes out. Figures that differ: {count}.", language=name,
                 count=words.figure(count))  # fmt: skip


def _what_next(words: Words, shown: Draft) -> str:
    if not shown.may_issue:
        return words("The press service issues it.")
    return words("Correct the Word file if you like, and send it here: then it is issued.")


def _ways(words: Words, shown: Draft) -> Rows:
    report = shown.report
    issue: Rows = ()
    if shown.may_issue:
        issue = ((Button(words("Issue"), actions.REPORT_ISSUE(report.id, report.times, shown.mark), style="primary"),),)
    differing: Rows = tuple(
        (Button(words("Differences: {language}", language=own_name(one)), actions.REPORT_WORD(report.id, one, 0)),)
        for one in LANGUAGES if one in shown.corrected
    )  # fmt: skip
    points = (Button(words("Shortcomings"), actions.REPORT_POINTS(report.id, SHORTCOMING, 0)),
              Button(words("Proposals"), actions.REPORT_POINTS(report.id, PROPOSAL, 0)))  # fmt: skip
    files = (Button("Word", actions.REPORT_FILE(report.id, WORD)), Button("PDF", actions.REPORT_FILE(report.id, PDF)))
    spoken = tuple(
        Button(("✓ " if one in report.languages else "") + own_name(one), actions.REPORT_SPEAK(report.id, one))
        for one in LANGUAGES
    )
    issued = Button(words("Issued reports"), actions.REPORTS(report.organisation_id, 0))
    is_review = report.level == CENTRE
    digest = actions.REGIONS(report.days) if is_review else actions.DIGEST_OF(report.days, report.organisation_id)
    return (*issue, *differing, points, files, spoken, (issued,), (back(words, digest), home(words)))


def files(language: Language, report: Listed, today: date, drawn: Mapping[Language, tuple[str, Drawn]]) -> Screen:
    """By language a name and what it is drawn by."""
    words = words_for(language)
    pictures = tuple(Picture("document", drawn=made, name=name) for name, made in drawn.values())
    lines = [title(words, report, today), words("The files stand above.")]
    return Screen("\n".join(lines), ((back(words, actions.REPORT(report.id)), home(words)),), (Piece("", pictures),))


# ---- what was corrected by hand


@dataclass(frozen=True, slots=True)
class Differing:
    """`ours` and `theirs` as they are written, either may be wanting; `around`: where it stands."""

    ours: str
    theirs: str
    around: str


def differences(
    language: Language, shown: Draft, written: Language, found: Sequence[Differing], page: int
) -> Screen:  # fmt: skip
    words, report = words_for(language), shown.report
    lines = [f"<b>{words('Corrected Word')}</b> · {own_name(written)}", title(words, report, shown.today), ""]
    if not found:
        lines.append(words("All figures are those of the bot."))
    else:
        lines.append(words("Figures that differ: {count}", count=words.figure(len(found))))
        lines += [f"\n{_difference(words, one)}" for one in found[page * SHOWN : (page + 1) * SHOWN]]
    if shown.uneven:
        lines.append(
            "\n" + words("The figures in the two languages are not the same. Look once more before you issue it.")
        )
    lines.append("\n" + words(
        "What is issued is this file; number and date are written where it has room for them. There is no PDF of it: "
        "only Word lays it out as you see it."
    ))  # fmt: skip
    turning = by_page(words, (), page, len(found), lambda to: actions.REPORT_WORD(report.id, written, to), SHOWN)
    issue = Button(words("Issue this one"), actions.REPORT_ISSUE(report.id, report.times, shown.mark), style="primary")
    own = Button(words("Without my file"), actions.REPORT_OWN(report.id, written))
    rows: Rows = (*turning, (issue,), (own,), (back(words, actions.REPORT(report.id)), home(words)))
    return Screen("\n".join(lines), rows)


def unnumbered(language: Language, written: Sequence[str]) -> str:
    """A word that passes: of files that were corrected by hand."""
    words = words_for(language)
    names = ", ".join(own_name(language_for(one)) for one in written)
    return words("{language}: no room for number and date was found. The file went out as you sent it.", language=names)


def _difference(words: Words, one: Differing) -> str:
    if not one.theirs:
        told = words.html("The bot has <b>{ours}</b>, in the file it is gone.", ours=one.ours)
    elif not one.ours:
        told = words.html("The file has <b>{theirs}</b>, the bot has no such figure.", theirs=one.theirs)
    else:
        told = words.html("The bot has <b>{ours}</b>, the file <b>{theirs}</b>.", ours=one.ours, theirs=one.theirs)
    return f"{told}\n<i>{escaped(near(one.around, one.theirs or one.ours))}</i>"


def near(text: str, figure: str) -> str:
    """As much of a sentence as it takes to know it again, in whole words where there are any."""
    at = max(text.find(figure), 0)
    end = at + len(figure)
    first, last = max(at - NEAR, 0), min(end + NEAR, len(text))
    first = max(first, text.find(" ", first, at)) if first else first
    last = text.rfind(" ", end, last) if last < len(text) and " " in text[end:last] else last
    return ("…" if first else "") + text[first:last].strip() + ("…" if last < len(text) else "")
