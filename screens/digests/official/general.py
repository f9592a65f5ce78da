"""Who and how many a region's organisation unites, and who does its information work."""

from __future__ import annotations

from locales import Words
from newsroom.counted.entries import Entry
from newsroom.digests.official_parts import Official
from newsroom.people.upkeep import Figure
from newsroom.union.region_settings import FEED
from reports.documents.structure import Heading, Paragraph
from screens.digests.official.parts import Part, dated, items, sentences, spread
from screens.names import figure_name
from screens.parts import name_in, quantity

UNITED = ("branches", "primary_organisations", "members")


def part(words: Words, report: Official) -> Part:
    known = [report.figures[kind] for kind in UNITED if kind in report.figures]
    text = sentences(_united(words, report, known), *_duty(words, report), _strategy(words, report))
    missing = [figure_name(words, kind) for kind in UNITED if kind not in report.figures]
    ranks = [_ranked(words, one) for one in report.ranks_stated]
    places = [Paragraph(words("Places as the centre has them: {list}.", list=items(ranks)))] if ranks else []
    return Part((Heading(words("General")), Paragraph(text), *places), [one[:1].lower() + one[1:] for one in missing])


def _united(words: Words, report: Official, known: list[Figure]) -> str:
    """Of one day, or each with the day that it is of."""
    if not known:
        return _organisation(words, report) + "."
    days = {(one.on_day, one.precision) for one in known}
    counted = [_counted(words, report, one) for one in known]
    if len(days) == 1:
        listed, date = words.list(counted), dated(words, days.pop())
        return words("As of {date}, {organisation} unites {list}.", date=date, list=listed,
                     organisation=_organisation(words, report))  # fmt: skip
    each = [words("{what} (as of {date})", what=text, date=dated(words, (one.on_day, one.precision)))
            for text, one in zip(counted, known, strict=True)]  # fmt: skip
    return words("{organisation} unites {list}.", organisation=_organisation(words, report), list=words.list(each))


def _organisation(words: Words, report: Official) -> str:
    """By its own name; where that is not known, by the region's and the form of its organisation."""
    if report.union_names:
        return name_in(words.language, dict(report.union_names))
    form = {
        "oblast": words("regional organisation (oblast)"), "territorial": words("territorial organisation"),
        "local": words("local union"),
    }.get(report.place.settings.get("form", ""), words("organisation of the region"))  # fmt: skip
    return words("{form} ({place})", form=form, place=name_in(words.language, report.place.names))


def _counted(words: Words, report: Official, one: Figure) -> str:
    told = spread(one.amount)
    if one.kind == "members":
        return words.many_inexact("{number} member united", "{number} members united", *told)
    if one.kind == "primary_organisations":
        return words.many_inexact(
            "{number} primary organisation united", "{number} primary organisations united", *told
        )  # fmt: skip
    text = words.many_inexact("{number} branch united", "{number} branches united", *told)
    listed = len(report.branches)
    if one.amount.qualifier or one.amount.value == listed:
        return text
    return words("{what} (in the register: {number})", what=text, number=words.figure(listed))


def _duty(words: Words, report: Official) -> list[str]:
    duty = report.place.settings.get("duty", {})
    lines = []
    if duty.get("post"):
        lines.append(words("Information work is done by: {post}", post=name_in(words.language, duty["post"])) + ".")
    else:
        lines.append(words("Who does the information work: no data."))
    if "staff" in duty:
        lines.append(
            words("There is a staff unit for it.") if duty["staff"] else words("There is no staff unit for it.")
        )
    return lines


def _strategy(words: Words, report: Official) -> str:
    if report.strategy == FEED:
        return words("The main channel is the organisation's central page: branches send their materials to it.")
    return words("Branches run pages of their own.")


def _ranked(words: Words, one: Entry) -> str:
    """What it is of is one of our figures, or as it was written."""
    what = {
        "site_materials": words("materials on the union's site"), "subscriptions": words("newspaper subscriptions"),
        "press": words("publications in the press"), "members": words("number of members"),
    }.get(one.what, one.what)  # fmt: skip
    told = words("{name} – {number}", name=what, number=quantity(words, one.quantity))
    if one.details.get("among") == "federation":
        return words("{place} (in the federation of unions)", place=told)
    return words("{place} (among the regions)", place=told)
