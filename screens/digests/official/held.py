"""Methodical materials, events and people trained, the union's application and library."""

from __future__ import annotations

from collections.abc import Iterable

from locales import Words
from newsroom.counted.entries import Entry
from newsroom.digests.official_parts import Official, Sort
from reports.documents.structure import Heading, Paragraph
from screens.digests.official.groups import Naming, beside, entered, parts_of, quote
from screens.digests.official.parts import Part, item, items, mismatch, period_name, sentences
from screens.parts import name_in, quantity


def part(words: Words, report: Official) -> Part:
    told = {
        words("methodical materials"): _materials(words, report),
        words("seminars and other events"): _events(words, report),
        words("the union's application"): _application(words, report),
    }
    library = _library(words, report)
    blocks = [Paragraph(text) for text in (*told.values(), library) if text]
    missing = [name for name, text in told.items() if not text]
    return Part((Heading(words("Methodical work and training")), *blocks) if blocks else (), missing)


def _materials(words: Words, report: Official) -> str:
    """What is named is named beside the number, and added to nothing."""
    lines = _counted(words, report, report.materials, words("None were issued."))
    if not lines:
        return ""
    return sentences(words("Methodical materials."), *lines, _named(words, report.materials))


def _named(words: Words, sort: Sort) -> str:
    titles = [quote(words, one) for one in _titles(words, sort.entries)]
    return words("Among them: {names}.", names=", ".join(titles)) if titles else ""


def _titles(words: Words, told: Iterable[Entry]) -> list[str]:
    named = [name for one in told for name in ((name_in(words.language, one.titles),) if one.titles else ())]
    return list(dict.fromkeys([*named, *(title for one in told for title in one.details.get("titles", ()))]))


def _events(words: Words, report: Official) -> str:
    lines = _counted(words, report, report.events, words("None were held."))
    if not lines:
        return ""
    themes = [item(words, _theme(words, report, theme), told) for theme, told in report.themes.items()]
    if themes:
        lines.append(words("By theme: {list}.", list=items(themes)))
    if report.trained is not None:
        lines.append(words("People trained: {number}.", number=quantity(words, report.trained)))
    partners = [name_in(words.language, one.details["with"]) for one in report.events.entries if "with" in one.details]
    if partners:
        lines.append(words("Together with: {list}.", list=", ".join(dict.fromkeys(partners))))
    return sentences(words("Seminars and other events."), *lines, _named(words, report.events))


def _theme(words: Words, report: Official, theme: str) -> str:
    """A rubric's name, or as it was written."""
    names = report.rubrics.get(theme)
    return name_in(words.language, dict(names)) if names else theme


def _counted(words: Words, report: Official, sort: Sort, none: str) -> list[str]:
    if not sort.is_known:
        return []
    named, answer, lines = Naming(words, report.outlets), sort.counted.answer, []
    parts = parts_of(words, sort.counted, named)
    if answer.is_none and not parts:
        lines.append(none)
    elif answer.quantity is not None:
        lines.append(words("In the period of the report: {list}.", list=parts or quantity(words, answer.quantity)))
    return [*lines, mismatch(words, answer), entered(words, sort.counted), *beside(words, sort, named)]


def _application(words: Words, report: Official) -> str:
    told = report.application
    known = [
        words("{name} – {number}", name=name, number=quantity(words, amount))
        for name, amount in ((words("users"), told.users), (words("questions"), told.questions)) if amount is not None
    ]  # fmt: skip
    if not known:
        return ""
    return words("The union's application “Bilim kasipodagy” ({period}): {list}.",
                 period=period_name(words, told.at), list=items(known))  # fmt: skip


def _library(words: Words, report: Official) -> str:
    """Where there is one: it is the bot's own, and knows what it holds."""
    library = report.library
    if not library.items and not library.openings:
        return ""
    return words(
        "The electronic library “In aid of activists”: materials {items}, added in the period {added}, opened "
        "{openings} times.",
        items=words.figure(library.items), added=words.figure(library.added), openings=words.figure(library.openings),
    )  # fmt: skip
