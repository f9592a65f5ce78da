"""The union-wide review as a document: all regions compared, with diagrams, and annexes by region."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from locales import Language, Words, words_for
from newsroom.digests import regions
from newsroom.digests.regions import Regions, Share, Standing
from reports.documents.structure import (
    Block,
    Column,
    Document,
    Heading,
    Paragraph,
    Picture,
    Table,
)
from screens.digests.official.document import conclusion
from screens.digests.official.findings import finding_text
from screens.digests.official.parts import items, report_period
from screens.digests.regions import both_totals, shown, view_name
from screens.parts import name_in, signed

CHAPTERS, ANNEXES = (regions.SITE, regions.POSTS, regions.FOLLOWERS), (
    regions.SUBSCRIPTION, regions.BROADCAST, regions.PRESS,
)  # fmt: skip
DRAWN = (regions.SITE, regions.POSTS)
NAMED = 3
Drawn = Callable[[], bytes]


def document(
    found: Regions, language: Language, charts: Mapping[str, Drawn], findings: Sequence[str] | None = None,
    proposals: Sequence[str] = (),
) -> Document:  # fmt: skip
    """`charts` are drawn of these views, as PNG. What was not chosen and worded by hand is what the rules say."""
    words = words_for(language)
    if findings is None:
        findings = [finding_text(language, one) for one in found.findings]
    blocks = [
        Paragraph(_who(words, found)), *(block for view in CHAPTERS for block in _chapter(words, found, view, charts)),
        *_rules(words, found), *conclusion(words, findings, proposals),
        *(block for number, view in enumerate(ANNEXES, 1) for block in _annex(words, found, number, view)),
    ]  # fmt: skip
    subtitle = words("on the information work of the regional organisations, {period}",
                     period=report_period(words, found.period))  # fmt: skip
    return Document(
        language, words.in_context("document", "Report"), blocks, head=(name_in(language, found.centre.names),),
        subtitle=subtitle,
    )  # fmt: skip


def _who(words: Words, found: Regions) -> str:
    told = words.many("{number} regional organisation is compared.", "{number} regional organisations are compared.",
                      len(found.names))  # fmt: skip
    if found.compared is None:
        return told
    before = words("The time before is {period}", period=report_period(words, found.compared))
    return f"{told} {before if before.endswith('.') else before + '.'}"


def _chapter(words: Words, found: Regions, view: str, charts: Mapping[str, Drawn]) -> list[Block]:
    blocks: list[Block] = [Heading(view_name(words, view)), Paragraph(" ".join(_sentences(words, found, view)))]
    if found.total(view) is None:
        return blocks
    blocks.append(_table(words, found, view))
    if view in charts:
        name, span = view_name(words, view), report_period(words, found.period)
        blocks.append(Picture(charts[view], words("Diagram: {name}, {period}", name=name, period=span)))
    return blocks


def _sentences(words: Words, found: Regions, view: str) -> list[str]:
    """All together, the first and the last, those with none or unknown, and whose total is not that of the parts."""
    total, known = found.total(view), [one for one in found.views[view] if one.number is not None]
    if total is None:
        return [words("No data of any regional organisation.")]
    said = [words("In total: {value}.", value=_with_change(words, shown(words, total), found.change(view)))]
    if known and known[0].number:
        said.append(words("The most: {names}.", names=_named(words, found, known[:1])))
    some = [one for one in found.views[view] if one.number and one.rank != 1]
    if last := some[-NAMED:][::-1]:
        said.append(words("The fewest: {names}.", names=_named(words, found, last)))
    if none := found.without(view):
        said.append(words("Not one: {names}.", names=_names(words, found, none)))
    if unknown := found.unknown(view):
        said.append(words("No data: {names}.", names=_names(words, found, unknown)))
    if differing := found.differing(view):
        told = items(f"{_name(words, found, one)} – {both_totals(words, one)}" for one in differing)
        said.append(words("Stated totals that are not the sum of their parts: {list}.", list=told))
    return said


def _with_change(words: Words, value: str, change: int | None) -> str:
    return f"{value} ({signed(words, change)})" if change else value


def _named(words: Words, found: Regions, those: Sequence[Standing]) -> str:
    return ", ".join(f"{_name(words, found, one)} – {shown(words, one.value)}" for one in those)


def _names(words: Words, found: Regions, those: Sequence[Standing]) -> str:
    return ", ".join(_name(words, found, one) for one in those)


def _name(words: Words, found: Regions, one: Standing) -> str:
    return name_in(words.language, found.names[one.region_id])


def _table(words: Words, found: Regions, view: str) -> Table:
    rates = any(one.per_members is not None for one in found.views[view])
    columns = [
        Column(words("Rank"), is_figure=True),
        Column(words("Region"), share=4),
        Column(words("How many"), is_figure=True, share=2),
        Column(words("Earlier"), is_figure=True, share=2),
    ]
    columns += [Column(words("Per 1,000 members"), is_figure=True, share=2)] if rates else []
    rows = []
    for one in found.views[view]:
        rank = words.figure(one.rank) if one.rank is not None else "–"
        rate = words.figure(round(one.per_members, 1)) if one.per_members is not None else "–"
        told = [shown(words, one.value), shown(words, one.before)]
        rows.append([rank, _name(words, found, one), *told, *([rate] if rates else [])])
    total = found.total(view)
    last = ["", words("In total"), shown(words, total)] if total is not None and not isinstance(total, Share) else ()
    return Table(columns, rows, total=last)


def _rules(words: Words, found: Regions) -> list[Block]:
    """How regions keep to the rules, all in one table; each says of how many."""
    known = [view for view in regions.SHARES if found.total(view) is not None]
    if not known:
        return []
    columns = [Column(words("Region"), share=3), *(Column(view_name(words, view), True, 3) for view in known)]
    by_region = {view: {one.region_id: one.value for one in found.views[view]} for view in known}
    rows = [[name_in(words.language, names), *(shown(words, by_region[view].get(one)) for view in known)]
            for one, names in found.names.items()]  # fmt: skip
    total = [words("In total"), *(shown(words, found.total(view)) for view in known)]
    return [Heading(words("Discipline")), Table(columns, rows, total=total)]


def _annex(words: Words, found: Regions, number: int, view: str) -> list[Block]:
    title = words("Annex {number}. {name}", number=words.figure(number), name=view_name(words, view))
    told: Block = Paragraph(" ".join(_sentences(words, found, view)))
    more = [_table(words, found, view)] if found.total(view) is not None else []
    return [Heading(title, begins_page=number == 1), told, *more]
