"""Materials on the union's site: by years, and of the period beside the time before."""

from __future__ import annotations

from locales import Words
from newsroom.digests.official_parts import Official, OnSite
from newsroom.values.figures import Amount
from reports.documents.structure import Heading, Paragraph
from screens.digests.official.parts import Part, in_period, items, mismatch, report_period, sentences, spread
from screens.parts import signed


def part(words: Words, report: Official) -> Part:
    site = report.site
    lines = [_of_period(words, report), *_by_period(words, site), _change(words, site), mismatch(words, site.answer)]
    if site.videos:
        lines.append(words("Videos on the site: {list}.", list=items(in_period(words, *one) for one in site.videos)))
    text = sentences(*lines)
    if not text:
        return Part(missing=[words("materials on the union's site")])
    return Part((Heading(words("Materials on the union's site")), Paragraph(text)))


def _of_period(words: Words, report: Official) -> str:
    """Where it does not stand in the list of years anyway."""
    told, site = report.site.answer.quantity, report.site
    if told == Amount(0):
        return words("In the period of the report not one material came out on the union's site.")
    if not isinstance(told, Amount) or any(period.is_same(report.period) for period, _ in site.by_period):
        return ""
    if not site.answer.is_stated:
        return words.many(
            "In the period of the report {number} material came out on the union's site through the bot.",
            "In the period of the report {number} materials came out on the union's site through the bot.",
            told.value,
        )
    return words.many_inexact(
        "In the period of the report {number} material came out on the union's site.",
        "In the period of the report {number} materials came out on the union's site.", *spread(told),
    )  # fmt: skip


def _by_period(words: Words, site: OnSite) -> list[str]:
    if not site.by_period:
        return []
    return [words("Materials by time: {list}.", list=items(in_period(words, *one) for one in site.by_period))]


def _change(words: Words, site: OnSite) -> str:
    if site.both is None or site.compared is None:
        return ""
    now, before = site.both
    told = {"period": report_period(words, site.compared), "before": words.figure(before)}
    if now == before:
        return words("As many as in the time before ({period}: {before}).", **told)
    return words("Change from the time before ({period}: {before}): {change}.", change=signed(words, now - before),
                 **told)  # fmt: skip
