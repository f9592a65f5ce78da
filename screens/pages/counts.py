"""Counts as the specialist sees them: those in doubt, one with all that is known of it, and what is asked of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from locales import Language, Words, escaped, words_for
from newsroom.pages.corrections import CONFIRMED, MISREAD, MISTYPED, OTHER_PAGE, SAME_DAY, Before, Counted
from newsroom.pages.history import Count
from newsroom.pages.proofs import Shot
from newsroom.union.organisations import BY_BRANCH, BY_META, BY_REGION, BY_TELEGRAM, FROM_FILE, FROM_SHEET
from newsroom.values.figures import Amount
from newsroom.values.platforms import GROUP
from screens import actions
from screens.forms import Offer, Question, later
from screens.names import page_name
from screens.parts import LONGEST_LABEL, Names, back, home, inexact, label, name_in
from screens.screen import Button, Picture, Piece, Rows, Screen
from screens.values import Photo


def doubts(language: Language, counts: Sequence[Counted]) -> Screen:
    words = words_for(language)
    lines = [f"<b>{words('Doubtful counts')}</b>"]
    lines.append(
        words("They leapt, and the branch says that they are right. Press one to look at it.") if counts
        else f"{words('There is none now.')} {words('One that leaps comes here by itself.')}"
    )  # fmt: skip
    rows: Rows = tuple((Button(_label(words, one), actions.COUNT_CARD(one.id)),) for one in counts)
    return Screen("\n".join(lines), (*rows, (home(words),)))


def _label(words: Words, one: Counted) -> str:
    value = inexact(words, one.amount)
    name = f"{name_in(words.language, one.names)}, {page_name(words, one.platform, one.kind)}"
    return f"{label(name, LONGEST_LABEL - len(value) - 2)}: {value}"


def counts(language: Language, page_id: int, platform: str, kind: str, known: Sequence[Count], today: date) -> Screen:
    """Of one page, each to be opened."""
    words = words_for(language)
    text = f"<b>{page_name(words, platform, kind)}</b>\n{words('Press a count to look at it or to correct it.')}"
    rows: Rows = tuple(
        (Button(f"{words.date(one.on_day, today=today)}: {inexact(words, one.amount)}", actions.COUNT_CARD(one.id)),)
        for one in known
    )
    return Screen(text, (*rows, (back(words, actions.PAGE_CARD(page_id)), home(words))))


@dataclass(frozen=True, slots=True)
class Card:
    """`before` are the counts before it, `was` what it has been itself; `photo` the screenshot, if there is one."""

    count: Counted
    before: Sequence[Count] = ()
    was: Sequence[Before] = ()
    shot: Shot | None = None
    photo: Photo | None = None


def card(language: Language, shown: Card, today: date) -> Screen:
    words, count = words_for(language), shown.count
    lines = [f"<b>{escaped(name_in(language, count.names))}</b>"]
    lines.append(page_name(words, count.platform, count.kind))
    if count.url:
        lines.append(escaped(count.url))
    lines.append(words("Count: {number} ({when})", number=inexact(words, count.amount),
                       when=words.date(count.on_day, today=today)))  # fmt: skip
    lines.append(words.html("Told by: {who}", who=_told_by(words, count)))
    if shown.before:
        told = [f"{inexact(words, one.amount)} ({words.date(one.on_day, today=today)})" for one in shown.before]
        lines.append(words("Before that: {counts}.", counts="; ".join(told)))
    lines += [_was(words, one) for one in shown.was]
    if shown.shot is not None:
        lines.append(words("The screenshot is above.") if shown.photo else words("A screenshot has been asked for."))
    pieces = (Piece("", (Picture("photo", shown.photo.file_id),)),) if shown.photo is not None else ()
    return Screen("\n".join(lines), _doings(words, shown), pieces)


def _told_by(words: Words, count: Counted) -> str:
    known = {
        FROM_FILE: words("a file"), FROM_SHEET: words("a table of past counts"), BY_TELEGRAM: words("the bot itself"),
        BY_META: words("the bot itself"), BY_REGION: words("the region"), BY_BRANCH: words("the branch"),
    }[count.source]  # fmt: skip
    return f"{known}, {count.name}" if count.name else known


def _was(words: Words, one: Before) -> str:
    why = {
        SAME_DAY: words("counted again on the same day"), MISTYPED: words("mistyped"), MISREAD: words("misread"),
        OTHER_PAGE: words("of another page"),
    }.get(one.reason) or name_in(words.language, one.words)  # fmt: skip
    return words.html("It was {number}: {reason}.", number=inexact(words, one.amount), reason=why.rstrip("."))


def can_be_corrected(count: Counted) -> bool:
    """What a file has said it says again: it is corrected itself."""
    return count.source != FROM_FILE


def can_be_proven(shown: Card) -> bool:
    return shown.count.source == BY_BRANCH and shown.shot is None


def _doings(words: Words, shown: Card) -> Rows:
    count = shown.count
    rows: Rows = ()
    if count.doubt == CONFIRMED:
        rows = ((Button(words("The count is right"), actions.COUNT_RIGHT(count.id), style="primary"),),)
    if can_be_corrected(count):
        rows = (*rows, (Button(words("Correct the count"), actions.COUNT_CORRECT(count.id)),))
    if can_be_proven(shown):
        rows = (*rows, (Button(words("Ask for a screenshot"), actions.PROOF_ASK(count.id)),))
    above = actions.DOUBTS() if count.doubt == CONFIRMED else actions.PAGE_COUNTS(count.page_id)
    return (*rows, (back(words, above), home(words)))


# ---- what is asked


def number(language: Language, count: Counted) -> Question[Amount]:
    words = words_for(language)
    text = words("Now it is {number}. Write the right number.", number=inexact(words, count.amount))
    return Question(text, back(words, actions.COUNT_CARD(count.id)))


def reason(language: Language, _: Counted) -> Question[str]:
    words = words_for(language)
    text = words("Why? Press a button, or write it in your own words. The number before is kept.")
    return Question(text, home(words), tuple((Offer(name, code),) for code, name in reasons(words)))


def reasons(words: Words) -> tuple[tuple[str, str], ...]:
    return (MISTYPED, words("Mistyped")), (MISREAD, words("Misread")), (OTHER_PAGE, words("Of another page"))


@dataclass(frozen=True, slots=True)
class Asked:
    """A count that a screenshot is wanted of."""

    count: Counted
    place: Names
    today: date


def proof(language: Language, asked: Asked) -> Question[Photo]:
    words = words_for(language)
    return Question(_wanted(words, asked), later(words))


def _wanted(words: Words, asked: Asked) -> str:
    count = asked.count
    given = {
        "name": page_name(words, count.platform, count.kind), "number": inexact(words, count.amount),
        "when": words.date(count.on_day, today=asked.today),
    }  # fmt: skip
    if count.kind == GROUP:
        return words("{name}: {number} members, {when}. Send a screenshot on which the number can be seen.", **given)
    return words("{name}: {number} followers, {when}. Send a screenshot on which the number can be seen.", **given)


def proof_sent(language: Language) -> Screen:
    words = words_for(language)
    return Screen(words("Thank you! The screenshot is with the regional organisation."), ((home(words),),))


# ---- what is told


def proof_asked(language: Language, asked: Asked) -> Screen:
    """To the branch: nobody is blamed, the leap may be a good one."""
    words = words_for(language)
    text = f"{words('The regional organisation asks for a screenshot.')}\n{_wanted(words, asked)}"
    send = Button(words("Send a screenshot"), actions.PROOF(asked.count.id), style="primary")
    return Screen(text, ((send,),))


def proof_came(language: Language, asked: Asked) -> Screen:
    words = words_for(language)
    text = words.html(
        "The screenshot you asked for has come: <b>{place}</b>, {name}.", place=name_in(language, asked.place),
        name=page_name(words, asked.count.platform, asked.count.kind),
    )  # fmt: skip
    return Screen(text, ((Button(words("Look at it"), actions.COUNT_CARD(asked.count.id), style="primary"),),))
