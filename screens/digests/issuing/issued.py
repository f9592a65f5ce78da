"""What was issued: the list, one with its files, and why one holds no more; and the letterhead."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, tzinfo
from functools import partial

from locales import Language, Words, escaped, language_for, own_name, words_for
from newsroom.counted.kinds import PROPOSAL
from newsroom.digests.letterheads import Kept
from newsroom.digests.reports import ISSUED, PDF, REPLACED, WITHDRAWN, File, Listed, Report
from newsroom.union.organisations import CENTRE
from screens import actions
from screens.digests.issuing.draft import numbered, title
from screens.digests.names import period_name
from screens.forms import Question
from screens.parts import Names, back, home, label, name_in, turning
from screens.screen import Button, Picture, Piece, Rows, Screen

SHOWN = 8


@dataclass(frozen=True, slots=True)
class Card:
    """`files` by their names; `instead`: what was issued in its place."""

    report: Report
    files: Mapping[str, File]
    may_issue: bool
    today: date
    instead: Listed | None = None


def card(language: Language, shown: Card) -> Screen:
    words, report = words_for(language), shown.report
    lines = [
        words.html("<b>Report {number_and_date}</b>", number_and_date=numbered(words, report)),
        title(words, report, shown.today),
    ]
    if report.by and shown.may_issue:
        lines.append(words.html("Issued by: {name}", name=report.by))
    lines += [_file(words, one) for one in shown.files.values()]
    lines += _end(words, shown)
    pictures = tuple(Picture("document", drawn=_given(one.content), name=name) for name, one in shown.files.items())
    return Screen("\n".join(lines), _ways(words, shown), (Piece("", pictures),) if pictures else ())


def _given(content: bytes) -> Callable[[], bytes]:
    return lambda: content


def _file(words: Words, file: File) -> str:
    name = own_name(language_for(file.language))
    if file.kind == PDF:
        return f"{name}: PDF"
    return words("{language}: Word, corrected by hand; there is no PDF of it", language=name)


def _end(words: Words, shown: Card) -> list[str]:
    report = shown.report
    if report.state == WITHDRAWN:
        reason = name_in(words.language, report.reason)
        return ["", words.html("It was withdrawn and holds no more. The reason: {reason}", reason=reason)]
    if report.state == REPLACED and shown.instead is not None:
        return ["", words("It holds no more: in its place {report} was issued.", report=numbered(words, shown.instead))]
    return []


def _ways(words: Words, shown: Card) -> Rows:
    report = shown.report
    rows: list[tuple[Button, ...]] = []
    if report.state == ISSUED:
        rows.append((Button(words("Its proposals"), actions.ENTRIES(report.organisation_id, PROPOSAL, 0)),))
    if shown.may_issue and report.state == ISSUED:
        rows.append((Button(words("Issue anew"), actions.REPORT_AGAIN(report.id)),
                     Button(words.in_context("report", "Withdraw"), actions.REPORT_WITHDRAW(report.id))))  # fmt: skip
    elif shown.may_issue and report.state == WITHDRAWN:
        rows.append((Button(words("Issue anew"), actions.REPORT_AGAIN(report.id)),))
    if shown.instead is not None:
        rows.append((Button(words("The newer one"), actions.REPORT_FILE(shown.instead.id, PDF)),))
    return (*rows, (Button(words("Issued reports"), actions.REPORTS(report.organisation_id, 0)), home(words)))


@dataclass(frozen=True, slots=True)
class Listing:
    """The newest first; of all regions, where the place is the centre."""

    place_id: int
    names: Names
    reports: Sequence[Listed]
    page: int
    has_more: bool
    of_all: bool
    keeps_letterhead: bool
    today: date


def listing(language: Language, shown: Listing) -> Screen:
    words = words_for(language)
    lines = [f"<b>{words('Issued reports')}</b> · {escaped(name_in(language, shown.names))}"]
    if shown.reports:
        lines.append(words("Press one: its files come with it."))
    else:
        lines.append(words("Nothing has been issued yet. Open the digest of a region and press “{Document}”.",
                           Document=words("Document")))  # fmt: skip
    rows: Rows = tuple((Button(_line(words, shown, one), actions.REPORT_FILE(one.id, PDF)),) for one in shown.reports)
    if not rows:
        rows = ((Button(words(actions.DIGEST.key), actions.DIGEST(None)),),)
    turns = turning(shown.page, partial(actions.REPORTS, shown.place_id), has_more=shown.has_more)
    letterhead = ((Button(words("Letterhead"), actions.LETTERHEAD(0)),),) if shown.keeps_letterhead else ()
    return Screen("\n".join(lines), (*rows, *turns, *letterhead, (home(words),)))


def _line(words: Words, shown: Listing, one: Listed) -> str:
    gone = "" if one.state == ISSUED else "✗ "
    return in_line(words, one, shown.today, gone, of_all=shown.of_all)


def in_line(words: Words, one: Listed, today: date, sign: str = "", *, of_all: bool = True) -> str:
    """On a button; among others with whose it is."""
    number = words("No. {number}", number=words.figure(one.number or 0))
    name = words.in_context("report", "Review") if one.level == CENTRE else name_in(words.language, one.names)
    return label(sign + " · ".join([number, *([name] if of_all else []), period_name(words, one.days, today)]))


def withdraw(language: Language, report: Report) -> Question[str]:
    words = words_for(language)
    text = words(
        "Why is {report} withdrawn? Write it in one sentence. It stays in the list with your reason, and its "
        "proposals that nobody has carried out yet are followed no more.", report=numbered(words, report),
    )  # fmt: skip
    return Question(text, back(words, actions.REPORT(report.id)))


# ---- the letterhead


@dataclass(frozen=True, slots=True)
class Letterheads:
    """The newest first; the first of all is the one that holds, where the page is the first."""

    kept: Sequence[Kept]
    page: int
    has_more: bool
    zone: tzinfo
    samples: Mapping[str, Callable[[], bytes]] = field(default_factory=dict)
    pages: Callable[[], Sequence[bytes]] | None = None


def letterhead(language: Language, shown: Letterheads) -> Screen:
    words = words_for(language)
    lines = [f"<b>{words('Letterhead')}</b>"]
    now = shown.kept[0] if shown.kept and not shown.page else None
    if now is None and not shown.page:
        lines.append(words("Reports are written on the one that comes with the bot."))
    elif now is not None:
        lines.append(_holds(words, now, shown.zone))
    lines.append(
        words("Above you see how it looks. In its place you can send a Word file with your logo, fonts and margins.")
    )
    replace = Button(words("Send another"), actions.LETTERHEAD_PUT())
    built_in = ((Button(words("That of the bot"), actions.LETTERHEAD_BACK(None)),),) if now and now.name else ()
    former = shown.kept[1:] if not shown.page else shown.kept
    rows: Rows = tuple(
        (Button(label(f"{one.name} · {words.moment(one.at, shown.zone)}"), actions.LETTERHEAD_BACK(one.id)),)
        for one in former if one.name
    )  # fmt: skip
    if rows:
        lines.append(words("Those that were there before: press one, and it holds again."))
    turns = turning(shown.page, actions.LETTERHEAD, has_more=shown.has_more)
    files = tuple(Picture("document", drawn=made, name=name) for name, made in shown.samples.items())
    pieces = (Piece("", files), Piece("", pages=shown.pages)) if files else ()
    leave = (back(words, actions.REPORTS(None, None)), home(words))
    return Screen("\n".join(lines), ((replace,), *built_in, *rows, *turns, leave), pieces)


def _holds(words: Words, now: Kept, zone: tzinfo) -> str:
    when = words.moment(now.at, zone)
    if not now.name:
        return words("Since {when} reports are written on the one that comes with the bot.", when=when)
    return words.html("Since {when} reports are written on this file: {name}", when=when, name=now.name)


def ask_letterhead(language: Language, _: None) -> Question[None]:
    words = words_for(language)
    text = words(
        "Send a Word file (.docx, at most 5 MB): what stands in its header and footer, its fonts and margins are kept, "
        "and the report is written below whatever else stands on it."
    )
    return Question(text, back(words, actions.LETTERHEAD(0)))
