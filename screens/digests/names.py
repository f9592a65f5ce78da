"""What a digest calls periods, and the places that it compares."""

from __future__ import annotations

from datetime import date

from locales import Language, Words, words_for
from newsroom.digests import sent, spans
from newsroom.digests.figures import Digest
from newsroom.posts import echo
from newsroom.posts.echo import MostLiked
from newsroom.union.organisations import CENTRE, REGION
from newsroom.values.days import DAY
from newsroom.values.periods import Period
from screens.names import platform_name, shortened
from screens.parts import name_in


def heading(words: Words, found: Digest, today: date) -> str:
    return words.html("<b>{region}, {span}</b>", region=name_in(words.language, found.place.names),
                      span=period_name(words, found.period, today))  # fmt: skip


def most_liked(words: Words, best: MostLiked) -> str:
    """What readers liked most."""
    place, marks = name_in(words.language, best.place), words.figure(best.marks)
    begins = shortened(words, best.begins)
    return f"{place}, «{begins}» ({marks})" if begins else f"{place} ({marks})"


def period_name(words: Words, period: Period, today: date | None = None) -> str:
    """«10–16 қараша», «2026 жылғы қараша», «I полугодие 2026 года»."""
    if period.unit != DAY:
        return words.period(period.first, period.end, period.unit)
    first, _ = spans.days_of(period)
    assert period.last is not None, "told with its end"
    return words.span(first, period.last, today=today)


def unit_name(words: Words, unit: str) -> str:
    """On a button."""
    return {
        "week": words("Week"), "month": words("Month"), "quarter": words("Quarter"), "half": words("Half-year"),
        "year": words("Year"),
    }[unit]  # fmt: skip


def this_unit(words: Words, unit: str) -> str:
    return {
        "week": words("This week"), "month": words("This month"), "quarter": words("This quarter"),
        "half": words("This half-year"), "year": words("This year"),
    }[unit]  # fmt: skip


def last_unit(words: Words, unit: str) -> str:
    return {
        "week": words("Last week"), "month": words("Last month"), "quarter": words("Last quarter"),
        "half": words("Last half-year"), "year": words("Last year"),
    }[unit]  # fmt: skip


def by_parts(words: Words, level: str) -> str:
    """On a button, and as a heading: what is right below a place of that level."""
    if level == CENTRE:
        return words("By region")
    return words("By branch") if level == REGION else words("By organisation")


def sort_name(words: Words, sort: str) -> str:
    """Of some of the posts."""
    named = {
        sent.ENTERED: words("Entered by the region"), sent.REPOSTS: words("Reposts"),
        sent.MATERIAL: words("Own material"), sent.OF_PRIMARY: words("From primary organisations"),
        sent.OF_ITSELF: words("The organisation's own"), sent.BARE: words("Without a rubric"),
        sent.ON_SITE: words("On the union's site"),
        echo.LIKED: words("Liked by readers"), echo.COMMENTED: words("With comments of readers"),
    }  # fmt: skip
    return named.get(sort) or words("Published: {place}", place=platform_name(words, sort))


def chart_titles(language: Language, found: Digest) -> tuple[str, str]:
    """What stands above its chart: what is drawn, and of which time."""
    words = words_for(language)
    return _posts_by_parts(words, found.place.level), period_name(words, found.period)


def _posts_by_parts(words: Words, level: str) -> str:
    if level == CENTRE:
        return words("Posts by region")
    return words("Posts by branch") if level == REGION else words("Posts by organisation")
