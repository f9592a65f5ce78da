"""A digest as tables: a tab for each of its views."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from locales import Language, Words, words_for
from newsroom import weeks
from newsroom.digests import spans
from newsroom.digests.figures import Digest
from screens import actions
from screens.digests.names import by_parts, heading, period_name
from screens.digests.numbers import Cell, known, lines
from screens.names import page_name
from screens.parts import back, home, inexact, name_in
from screens.screen import Picture, Piece, Screen

# Title, headers, rows; what the last line is called, the columns summed up in it, and those that a chart is drawn of.
Table = tuple[str, list[str], list[list[Cell]], str, tuple[int, ...], tuple[int, int] | None]


def tables(language: Language, found: Digest) -> list[Table]:
    words = words_for(language)
    made = [_summary(words, found), _parts(words, found), _rubrics(words, found), _weeks(words, found),
            _pages(words, found)]  # fmt: skip
    return [one for one in made if one[2]]


def file_name(found: Digest) -> str:
    first, _ = spans.days_of(found.period)
    return f"{found.place.code}-{first:%Y-%m-%d}.xlsx"


def exported(language: Language, found: Digest, today: date, drawn: Callable[[], bytes]) -> Screen:
    words = words_for(language)
    file = Picture("document", drawn=drawn, name=file_name(found))
    ways = (back(words, actions.DIGEST_OF(found.period, found.place.id)), home(words))
    return Screen(heading(words, found, today), (ways,), (Piece("", (file,)),))


def _summary(words: Words, found: Digest) -> Table:
    headers = [name_in(words.language, found.place.names), period_name(words, found.period)]
    first, end = spans.days_of(found.period)
    rows: list[list[Cell]] = [[words("From"), first], [words("To"), end - timedelta(days=1)]]
    rows += [[one.label, one.value] for one in lines(words, found)]
    return words("In short"), headers, rows, "", (), None


def _parts(words: Words, found: Digest) -> Table:
    rates = bool(found.members)
    headers = [words("Rank"), words("Name"), words("Posts"), words("Earlier")]
    headers += [words("Members"), words("Per 1,000 members")] if rates else []
    rows: list[list[Cell]] = []
    for one in found.parts:
        rate = round(one.per_members, 2) if one.per_members is not None else None
        more = [known(words, one.members), words("no data") if rate is None else rate] if rates else []
        rows.append([one.rank, name_in(words.language, one.names), one.count, known(words, one.before), *more])
    if found.own and found.sent:
        own = words("The organisation's own")
        before = found.before.get(found.place.id, 0) if found.before is not None else None
        more = [words("no data")] * 2 if rates else []
        rows.append([None, own, found.own, known(words, before), *more])
    return by_parts(words, found.place.level), headers, rows, words("In total"), (2, 3), (1, 2)


def _rubrics(words: Words, found: Digest) -> Table:
    rows: list[list[Cell]] = [[name_in(words.language, one.names), one.count] for one in found.rubrics]
    if found.without_rubric:
        rows.append([words("Without a rubric"), found.without_rubric])
    return words("By rubric"), [words("Rubric"), words("Posts")], rows, words("In total"), (1,), (0, 1)


def _weeks(words: Words, found: Digest) -> Table:
    headers = [words("Week"), words("From"), words("To"), words("Posts")]
    rows: list[list[Cell]] = []
    for week, count in found.by_week.items():
        first, last = weeks.days_of(week)
        rows.append([words.span(first, last), first, last, count])
    return words("By week"), headers, rows, words("In total"), (3,), (0, 3)


def _pages(words: Words, found: Digest) -> Table:
    headers = [words("Place"), words("Page"), words("Followers"), words("Earlier")]
    headers += [words.in_context("column", "Change"), words("As it was told")]
    rows: list[list[Cell]] = [
        [name_in(words.language, one.place), page_name(words, one.platform, one.kind), one.value,
         known(words, one.before), words("no data") if one.before is None else one.value - one.before,
         inexact(words, one.amount) if one.qualifier else ""]
        for one in found.pages
    ]  # fmt: skip
    return words("Pages"), headers, rows, "", (), None
