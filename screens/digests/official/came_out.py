"""What came out in the press, on television and elsewhere, and newspaper subscriptions."""

from __future__ import annotations

from collections.abc import Iterable

from locales import Words
from newsroom.counted import stated
from newsroom.counted.entries import Entry
from newsroom.counted.outlets import Outlet
from newsroom.digests.official_parts import Official
from newsroom.values.figures import Amount, Quantity
from reports.documents.structure import Heading, Paragraph
from screens.digests.official.groups import Naming, beside, entered, parts_of, quote
from screens.digests.official.parts import Part, dated, item, items, mismatch, sentences, spread
from screens.parts import name_in, quantity


def part(words: Words, report: Official) -> Part:
    """One chapter for all of it: most regions have a sentence or two of each."""
    told = {
        words("publications in the press"): _press(words, report),
        words("appearances on television and radio"): _broadcast(words, report),
        words("newspaper subscriptions"): _subscribed(words, report),
    }
    blocks = [Paragraph(text) for text in (*told.values(), _own(words, report), _together(words, report)) if text]
    missing = [name for name, text in told.items() if not text]
    return Part((Heading(words("Mass media and subscription")), *blocks) if blocks else (), missing)


def _press(words: Words, report: Official) -> str:
    press, named = report.press, Naming(words, report.outlets)
    if not press.is_known:
        return ""
    answer, parts = press.counted.answer, parts_of(words, press.counted, named)
    lines = [words("Press."), _articles(words, answer.quantity)]
    if parts:
        lines.append(words("By outlet: {list}.", list=parts))
    levels = [item(words, _level(words, level), told) for level, told in report.by_level.items()]
    if levels:
        lines.append(words("By the level of the outlets: {list}.", list=items(levels)))
    lines += [mismatch(words, answer), entered(words, press.counted), *beside(words, press, named)]
    return sentences(*lines)


def _articles(words: Words, told: Quantity | None) -> str:
    if told is None:
        return words("On publications in newspapers and magazines in the period there is no data.")
    if told == Amount(0):
        return words("Not one article has come out in newspapers and magazines.")
    if not isinstance(told, Amount):
        return words("Articles came out in newspapers and magazines.")
    return words.many_inexact(
        "{number} article has come out in newspapers and magazines.",
        "{number} articles have come out in newspapers and magazines.", *spread(told),
    )  # fmt: skip


def _level(words: Words, level: str) -> str:
    return {
        "district": words.in_context("outlets", "district"), "city": words.in_context("outlets", "city"),
        "region": words.in_context("outlets", "regional"), "republic": words.in_context("outlets", "republic"),
    }[level]  # fmt: skip


def _broadcast(words: Words, report: Official) -> str:
    broadcast, named = report.broadcast, Naming(words, report.outlets)
    if not broadcast.is_known:
        return ""
    answer, lines = broadcast.counted.answer, [words("Television, radio, videos and other sites.")]
    parts = parts_of(words, broadcast.counted, named)
    if answer.is_none and not parts:
        lines.append(words("In the period of the report there was nothing."))
    elif answer.quantity is not None:
        lines.append(words("In the period of the report: {list}.", list=parts or quantity(words, answer.quantity)))
    lines += [mismatch(words, answer), entered(words, broadcast.counted), *beside(words, broadcast, named)]
    offices = _offices(words, broadcast.entries)
    return sentences(*lines, words("Those who spoke: {list}.", list=", ".join(offices)) if offices else "")


def _offices(words: Words, told: Iterable[Entry]) -> list[str]:
    return list(dict.fromkeys(name_in(words.language, one.offices) for one in told if one.offices))


def _subscribed(words: Words, report: Official) -> str:
    subscribed, named = report.subscribed, Naming(words, report.outlets)
    if not subscribed.is_known:
        return ""
    told, lines = subscribed.counted.answer.quantity, [words("Newspaper subscription.")]
    if told == Amount(0):
        lines.append(words("There are no newspaper subscriptions."))
    elif isinstance(told, Amount):
        lines.append(words.many_inexact("Subscribed to: {number} paper.", "Subscribed to: {number} papers.",
                                        *spread(told)))  # fmt: skip
        members = report.members
        rate = stated.rate(told, members)
        if rate is not None and members is not None and not (told.qualifier or members.qualifier):
            lines.append(words("For 1,000 members: {number}.", number=words.figure(round(rate, 1))))
    parts = parts_of(words, subscribed.counted, named)
    if parts and told != Amount(0):
        lines.append(words("By newspaper: {list}.", list=parts))
    return sentences(*lines, mismatch(words, subscribed.counted.answer), *beside(words, subscribed, named))


def _own(words: Words, report: Official) -> str:
    """What the region or a branch runs itself: since when, how often, with whom, and a permanent column in it."""
    told = [_own_outlet(words, one) for one in report.own_outlets]
    return words("Outlets of their own: {list}.", list=items(told)) if told else ""


def _own_outlet(words: Words, one: Outlet) -> str:
    told = []
    if one.since is not None:
        told.append(words("comes out since: {date}", date=dated(words, (one.since, one.precision))))
    if one.issues_a_month is not None:
        told.append(words("issues a month: {number}", number=words.figure(one.issues_a_month)))
    if one.partners:
        told.append(words("together with: {list}", list=name_in(words.language, one.partners)))
    if one.headings:
        told.append(words("permanent column: {name}", name=quote(words, name_in(words.language, one.headings))))
    return quote(words, one.name) + (f" ({', '.join(told)})" if told else "")


def _together(words: Words, report: Official) -> str:
    """One sum that belongs to none of its places alone."""
    told = [item(words, ", ".join(_place(words, one) for one in places), amount)
            for places, amount in report.sent_together.items()]  # fmt: skip
    return words("Stated together: {list}.", list=items(told)) if told else ""


def _place(words: Words, place: str) -> str:
    return {
        "site": words.in_context("sent to", "site"), "press": words.in_context("sent to", "press"),
        "broadcasts": words.in_context("sent to", "television and radio"), "page": words.in_context("sent to", "page"),
    }[place]  # fmt: skip
