"""Shortcomings and proposals one by one: listed with their rules, left out, put in other words, added."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from locales import LANGUAGES, Language, Words, escaped, own_name, words_for
from newsroom.digests.report_points import PROPOSAL, SHORTCOMING, seen
from newsroom.digests.reports import Report
from newsroom.values.days import MONTH, YEAR
from newsroom.values.periods import Period, half_of, of_dated
from screens import actions
from screens.digests.issuing.lines import OFFICES, Line, office_name, rules, until, whole
from screens.forms import Offer, Question
from screens.parts import back, by_page, home, label, name_in, page_within
from screens.screen import Button, Rows, Screen

SHOWN = 6
A_LINE, A_BUTTON, A_TEXT = 400, 26, 1500  # letters of one in a list, on its button, and where it stands alone


@dataclass(frozen=True, slots=True)
class Listing:
    """All lines of one kind."""

    report: Report
    kind: str
    lines: Sequence[Line]
    page: int = 0


def kind_title(words: Words, kind: str) -> str:
    return words("Shortcomings") if kind == SHORTCOMING else words("Proposals")


def listing(language: Language, shown: Listing) -> Screen:
    words, report = words_for(language), shown.report
    page = page_within(shown.page, len(shown.lines), SHOWN)
    first = page * SHOWN
    lines = [f"<b>{kind_title(words, shown.kind)}</b>"]
    if not shown.lines:
        lines.append(words("The rules have found none."))
    buttons = []
    for number, one in enumerate(shown.lines[first : first + SHOWN], start=first + 1):
        lines.append(f"\n{words.figure(number)}. {_told(words, one)}")
        text = f"{words.figure(number)}. {name_in(language, one.texts)}"
        buttons.append(Button(label(text, A_BUTTON), actions.REPORT_POINT(report.id, one.mark)))

    def turn(to: int) -> str:
        return actions.REPORT_POINTS(report.id, shown.kind, to)

    turning = by_page(words, buttons, page, len(shown.lines), turn, SHOWN)
    add = Button(words("Add one"), actions.REPORT_ADD(report.id, shown.kind))
    other = PROPOSAL if shown.kind == SHORTCOMING else SHORTCOMING
    switch = Button(kind_title(words, other), actions.REPORT_POINTS(report.id, other, 0))
    leave = (Button(words("Draft"), actions.REPORT(report.id)), home(words))
    return Screen("\n".join(lines), (*turning, (add, switch), leave))


def _told(words: Words, line: Line) -> str:
    text = escaped(label(whole(words.language, line), A_LINE))
    text = f"<s>{text}</s>" if line.point.dropped else text
    return f"{text}\n<i>{escaped(_whence(words, line))}</i>"


def _whence(words: Words, line: Line) -> str:
    rule = words("Rule: {name}", name=rules(words, line)) if line.rules else words("Added by hand")
    if line.point.dropped:
        rule += " · " + words("not included")
    elif line.point.texts and line.rules:
        rule += " · " + words("put in other words")
    return rule


def card(language: Language, report: Report, line: Line) -> Screen:
    """In every language, as it will stand in the document."""
    words = words_for(language)
    lines = [f"<b>{kind_title(words, line.point.kind)}</b>", f"<i>{escaped(_whence(words, line))}</i>"]
    for one in LANGUAGES:
        lines.append(f"\n<b>{own_name(one)}</b>")
        if line.texts.get(one):
            lines.append(escaped(label(whole(one, line), A_TEXT)))
        else:
            lines.append(words("There is no text yet: the one in the other language is printed."))
    of = (report.id, line.mark, seen(line.point))
    if line.point.dropped:
        rows: Rows = ((Button(words("Put it back"), actions.REPORT_DROP(*of, False)),),)
    else:
        rows = ((Button(words("Other words"), actions.REPORT_WORDS(*of)),),)
        if line.point.kind == PROPOSAL:
            rows = (*rows, (Button(words("Office, deadline"), actions.REPORT_DUE(*of)),))
        rows = (*rows, (Button(words("Leave it out"), actions.REPORT_DROP(*of, True)),))
    to_list = back(words, actions.REPORT_POINTS(report.id, line.point.kind, 0))
    return Screen("\n".join(lines), (*rows, (to_list, Button(words("Draft"), actions.REPORT(report.id)))))


# ---- what is asked


@dataclass(frozen=True, slots=True)
class Asked:
    """Of a draft; `line` where it is about one that there is, `kind` of one that is added."""

    report: Report
    kind: str
    today: date
    line: Line | None = None


def _leave(words: Words, asked: Asked) -> Button:
    if asked.line is not None:
        return back(words, actions.REPORT_POINT(asked.report.id, asked.line.mark))
    return back(words, actions.REPORT_POINTS(asked.report.id, asked.kind, 0))


def text(written: Language, language: Language, asked: Asked) -> Question[str]:
    """One sentence. What stands there now is shown, to be copied."""
    words = words_for(language)
    in_language = words.written_in(written)
    question = words("Write it {in_language}, in one sentence.", in_language=in_language)
    if asked.line is None or not asked.line.texts.get(written):
        return Question(question, _leave(words, asked))
    now = f"<code>{escaped(label(asked.line.texts[written], A_TEXT))}</code>"
    on = words("To leave it as it is, press “{Next}”.", Next=words("Next"))
    return Question(f"{question}\n{on}\n{now}", _leave(words, asked))


def office(language: Language, asked: Asked) -> Question[str]:
    words = words_for(language)
    offers = tuple((Offer(label(office_name(words, one).capitalize()), one),) for one in OFFICES)
    return Question(words("Who answers for it? Press it, or write the office, not the name."), _leave(words, asked),
                    offers)  # fmt: skip


def due(language: Language, asked: Asked) -> Question[Period]:
    words, today = words_for(language), asked.today
    next_month = of_dated(date(today.year + today.month // 12, today.month % 12 + 1, 1), MONTH)
    ends = [next_month, of_dated(date(today.year, 1, 1), YEAR), half_of(date(today.year + 1, 1, 1))]
    offers = tuple((Offer(label(until(words, one)), one),) for one in ends)
    return Question(
        words("By when? Write a day, a month or a year. If there is no deadline, press “{Next}”.", Next=words("Next")),
        _leave(words, asked), offers,
    )  # fmt: skip


def as_office(language: Language, said: str) -> str:
    words = words_for(language)
    return escaped(office_name(words, said) if said in OFFICES else said)


def as_due(language: Language, said: Period) -> str:
    return until(words_for(language), said)
