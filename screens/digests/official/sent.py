"""What the branches sent: by branch and rubric, own material and reposts; past totals as they were stated."""

from __future__ import annotations

from locales import Words
from newsroom.digests.official_parts import Official
from newsroom.values.figures import Amount
from reports.documents.structure import Block, Column, Heading, Paragraph, Table
from screens.digests.official.parts import Part, item, items, mismatch, names, report_period, sentences
from screens.names import platform_name, quiet_reason
from screens.parts import name_in, quantity


def part(words: Words, report: Official) -> Part:
    stated, by_bot = _stated(words, report), _by_bot(words, report)
    if not stated and not by_bot:
        return Part(missing=[words("materials sent by branches")])
    return Part((Heading(words("Materials of the branches")), *(Paragraph(one) for one in (stated,) if one), *by_bot))


# ---- as they were stated


def _stated(words: Words, report: Official) -> str:
    """Totals of which the single posts are not known: by whom, and both where they do not add up."""
    past, listed = report.past_posts, []
    total = past.answer.quantity
    if past.own is not None:
        listed.append(item(words, words("the organisation itself"), past.own))
    places = {one.place.id: one.place.names for one in report.branches} | report.digest.names
    listed += [item(words, name_in(words.language, places[place]), told)
               for place, told in past.by_place.items() if place in places]  # fmt: skip
    if past.of_primary is not None:
        listed.append(item(words, words("primary organisations"), past.of_primary))
    lines = []
    if total is not None:
        lines.append(words("Posts on the page of the region, as stated: {number}.", number=quantity(words, total)))
    if listed:
        lines.append(words("By whom they were sent: {list}.", list=items(listed)))
    if past.reposts is not None:
        lines.append(words("Of them reposts: {number}.", number=quantity(words, past.reposts)))
    rubrics = [item(words, name_in(words.language, dict(report.rubrics[code])), told)
               for code, told in report.past_rubrics.items() if code in report.rubrics]  # fmt: skip
    if rubrics:
        lines.append(words("By rubric as stated: {list}.", list=items(rubrics)))
    return sentences(*lines, mismatch(words, past.answer))


# ---- as the bot knows them


def _by_bot(words: Words, report: Official) -> list[Block]:
    digest = report.digest
    if not digest.posts:
        if digest.before is None:
            return []
        none = words("In the period not one material was sent through the bot.")
        return [Paragraph(sentences(none, _quiet(words, report)))]
    lines = [_total(words, report), _kinds(words, report), _publications(words, report)]
    if digest.plan is not None:
        done, planned = words.figure(digest.plan.done), words.figure(digest.plan.planned)
        lines.append(words("Content plan: {done} of {planned} done.", done=done, planned=planned))
    lines += [_rubrics(words, report), _quiet(words, report)]
    return [Paragraph(sentences(*lines)), *([_table(words, report)] if len(digest.sent) > 1 else [])]


def _total(words: Words, report: Official) -> str:
    digest = report.digest
    told = words.many("In the period {number} material was sent through the bot.",
                      "In the period {number} materials were sent through the bot.", digest.posts)  # fmt: skip
    if digest.posts_before is None or digest.compared is None:
        return told
    when, before = report_period(words, digest.compared), words.figure(digest.posts_before)
    return sentences(told, words("In the time before ({period}): {number}.", period=when, number=before))


def _kinds(words: Words, report: Official) -> str:
    digest = report.digest
    listed = [
        item(words, words("own material"), Amount(digest.posts - digest.reposts)),
        item(words, words("reposts"), Amount(digest.reposts)),
    ]
    if digest.from_primary:
        listed.append(item(words, words("from primary organisations"), Amount(digest.from_primary)))
    if digest.entered:
        listed.append(item(words, words("entered for a branch by the region"), Amount(digest.entered)))
    if digest.own:
        listed.append(item(words, words("from the organisation itself"), Amount(digest.own)))
    return words("Of them: {list}.", list=items(listed))


def _publications(words: Words, report: Official) -> str:
    listed = [item(words, platform_name(words, place), Amount(count))
              for place, count in report.digest.publications.items()]  # fmt: skip
    return words("Published: {list}.", list=items(listed)) if listed else ""


def _rubrics(words: Words, report: Official) -> str:
    digest = report.digest
    used = [item(words, name_in(words.language, one.names), Amount(one.count)) for one in digest.rubrics if one.count]
    if digest.without_rubric:
        used.append(item(words, words("no rubric"), Amount(digest.without_rubric)))
    lines = [words("By rubric: {list}.", list=items(used))] if used else []
    if digest.empty_rubrics:
        lines.append(words("Rubrics without a material: {names}.", names=names(words, digest.empty_rubrics)))
    return sentences(*lines)


def _quiet(words: Words, report: Official) -> str:
    """Weeks of which branches have said that nothing comes."""
    if not report.digest.quiet:
        return ""
    reasons = items(item(words, quiet_reason(words, one), Amount(count)) for one, count in report.digest.quiet.items())
    return words("Weeks of which branches said that nothing comes: {list}.", list=reasons)


def _table(words: Words, report: Official) -> Table:
    digest = report.digest
    rates = any(one.per_members is not None for one in digest.parts)
    columns = [Column(words("Branch"), share=3), Column(words("Posts"), is_figure=True)]
    columns += [Column(words("Reposts"), is_figure=True)] if report.reposts else []
    columns += [Column(words("Earlier"), is_figure=True)] if digest.before is not None else []
    columns += [Column(words("Per 1,000 members"), is_figure=True)] if rates else []
    rows = []
    for one in digest.parts:
        row = [name_in(words.language, one.names), words.figure(one.count)]
        row += [words.figure(report.reposts.get(one.id, 0))] if report.reposts else []
        row += [words.figure(one.before or 0)] if digest.before is not None else []
        rate = one.per_members
        row += [words.figure(round(rate, 1)) if rate is not None else words("no data")] if rates else []
        rows.append(row)
    total = [words("In total"), words.figure(sum(digest.sent.values()))]
    if report.reposts:
        total.append(words.figure(sum(report.reposts.get(one.id, 0) for one in digest.parts)))
    if digest.before is not None:
        total.append(words.figure(sum(one.before or 0 for one in digest.parts)))
    return Table(columns, rows, title=words("Materials by branch"), total=total)
