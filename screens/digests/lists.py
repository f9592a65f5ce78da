"""What the numbers of a digest count: places, rubrics, posts and pages, by the page; and the period that is chosen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from locales import Language, Words, escaped, words_for
from newsroom.digests import spans
from newsroom.digests.figures import Digest, Part
from newsroom.digests.sent import OneSent
from newsroom.union.organisations import PRIMARY, NamedPlace
from newsroom.values.periods import Period
from screens import actions
from screens.digests.digests import page_line
from screens.digests.names import by_parts, heading, last_unit, period_name, sort_name, this_unit
from screens.forms import Question
from screens.names import shortened
from screens.parts import Names, back, by_page, home, in_rows, label, name_in, page_within, signed
from screens.screen import Button, Rows, Screen

POSTS_SHOWN, PAGES_SHOWN, PLACES_SHOWN = 10, 15, 10


def places(language: Language, found: Digest, page: int, today: date) -> Screen:
    """The most first; each is a button to its own digest."""
    words, parts = words_for(language), found.parts
    at = page_within(page, len(parts), PLACES_SHOWN)
    shown = parts[at * PLACES_SHOWN : (at + 1) * PLACES_SHOWN]
    lines = [heading(words, found, today), by_parts(words, found.place.level)]
    lines += [_part(words, one) for one in shown]
    buttons = [_to_part(words, found, one) for one in shown]

    def turn(to: int) -> str:
        return actions.DIGEST_PLACES(found.period, found.place.id, to)

    rows = by_page(words, buttons, at, len(parts), turn, PLACES_SHOWN)
    return Screen("\n".join(lines), (*rows, _back(words, found.period, found.place.id)))


def _part(words: Words, one: Part) -> str:
    count = words.figure(one.count)
    if one.before not in (None, one.count):
        count += f" ({signed(words, one.count - (one.before or 0))})"
    line = words.html("{rank}. {name}: {count}", rank=words.figure(one.rank), count=count,
                      name=name_in(words.language, one.names))  # fmt: skip
    if one.per_members is None:
        return line
    rate = words.figure(round(one.per_members, 1))
    return line + " · " + words("{rate} per 1,000 members", rate=rate)


def _to_part(words: Words, found: Digest, one: Part) -> Button:
    text = f"{name_in(words.language, one.names)} · {words.figure(one.count)}"
    if found.place.level in ("branch", PRIMARY):
        return Button(label(text), actions.DIGEST_POSTS(found.period, one.id, 0, 0))
    return Button(label(text), actions.DIGEST_OF(found.period, one.id))


def rubrics(language: Language, found: Digest, today: date) -> Screen:
    """Each that has posts is a button to them."""
    words = words_for(language)
    ordered = sorted(found.rubrics, key=lambda one: -one.count)
    lines = [heading(words, found, today), words("By rubric")]
    lines += [words.html("{name}: {count}", name=name_in(language, one.names), count=words.figure(one.count))
              for one in ordered]  # fmt: skip
    if found.without_rubric:
        lines.append(words("Posts without a rubric: {count}.", count=words.figure(found.without_rubric)))
    rows: Rows = tuple(
        (Button(label(f"{name_in(language, one.names)} · {words.figure(one.count)}"),
                actions.DIGEST_POSTS(found.period, found.place.id, one.id, 0)),)
        for one in ordered if one.count
    )  # fmt: skip
    return Screen("\n".join(lines), (*rows, _back(words, found.period, found.place.id)))


@dataclass(frozen=True, slots=True)
class Posts:
    """A page of those that are counted. `opens`: whoever looks may open their cards."""

    place: NamedPlace
    period: Period
    shown: Sequence[OneSent]
    total: int
    page: int
    rubric_id: int = 0
    rubric: Names | None = None
    opens: bool = False
    sort: str = ""


def posts(language: Language, listed: Posts, today: date) -> Screen:
    words = words_for(language)
    span = period_name(words, listed.period, today)
    head = words.html("<b>{region}, {span}</b>", region=name_in(language, listed.place.names), span=span)
    lines = [head, *([escaped(name_in(language, listed.rubric))] if listed.rubric else [])]
    lines += [escaped(sort_name(words, listed.sort))] if listed.sort else []
    lines.append(words("Posts: {count}.", count=words.figure(listed.total)))
    first = listed.page * POSTS_SHOWN + 1
    for number, one in enumerate(listed.shown, first):
        begins = shortened(words, one.texts.get(one.language) or next(iter(one.texts.values()), ""))
        begins += f" — {words.figure(one.count)}" if one.count is not None else ""
        lines.append(words.html("{number}. {place}, {when}: {begins}", number=words.figure(number),
                                place=name_in(language, one.place), when=words.date(one.on_day, today=today),
                                begins=begins))  # fmt: skip
    opened = [Button(words.figure(number), actions.CARD(one.id)) for number, one in enumerate(listed.shown, first)]
    cards: Rows = in_rows(opened, 5) if listed.opens else ()

    def turn(to: int) -> str:
        if listed.sort:
            return actions.DIGEST_SOME(listed.period, listed.place.id, listed.sort, to)
        return actions.DIGEST_POSTS(listed.period, listed.place.id, listed.rubric_id, to)

    rows = (*cards, *by_page(words, (), listed.page, listed.total, turn, POSTS_SHOWN))
    return Screen("\n".join(lines), (*rows, _back(words, listed.period, listed.place.id)))


def pages(language: Language, found: Digest, page: int, today: date, *, all_pages: bool) -> Screen:
    """With the change since the time before. `all_pages`: whoever looks has them with all that is known of each."""
    words = words_for(language)
    at = page_within(page, len(found.pages), PAGES_SHOWN)
    lines = [heading(words, found, today), words("Followers:")]
    lines += [page_line(words, one) for one in found.pages[at * PAGES_SHOWN : (at + 1) * PAGES_SHOWN]]
    if found.dormant:
        lines.append(words("Dormant pages: {count}.", count=words.figure(found.dormant)))

    def turn(to: int) -> str:
        return actions.DIGEST_PAGES(found.period, found.place.id, to)

    rows = by_page(words, (), at, len(found.pages), turn, PAGES_SHOWN)
    sleeping = actions.DIGEST_DORMANT(found.period, found.place.id, 0)
    rows = ((Button(words("Dormant pages"), sleeping),), *rows) if found.dormant else rows
    more: Rows = ((Button(words("All pages"), actions.ALL_PAGES(0)),),) if all_pages else ()
    return Screen("\n".join(lines), (*rows, *more, _back(words, found.period, found.place.id)))


def when(language: Language, place: NamedPlace, period: Period, today: date) -> Screen:
    """This one or the last one of each length, or any two dates."""
    words = words_for(language)
    text = f"<b>{escaped(name_in(language, place.names))}</b>"
    rows = tuple(_unit(words, place.id, unit, today) for unit in spans.UNITS)
    dates = (Button(words("Other dates"), actions.DIGEST_DATES(place.id)),)
    asks = words("Which time do you want to see?")
    return Screen(f"{text}\n{asks}", (*rows, dates, _back(words, period, place.id)))


def _unit(words: Words, place_id: int, unit: str, today: date) -> tuple[Button, ...]:
    now = spans.AROUND[unit](today)
    before = spans.next_to(now, later=False)
    return (
        Button(this_unit(words, unit), actions.DIGEST_OF(now, place_id)),
        Button(last_unit(words, unit), actions.DIGEST_OF(before, place_id)),
    )


def dates(language: Language, asked: tuple[int, date]) -> Question[Period]:
    """Of a place, today."""
    words, (place_id, today) = words_for(language), asked
    text = words("Write the first and the last day, or month. For example: 01.09–15.11 or 01.2025–11.2025.")
    now = spans.AROUND[spans.WEEK](today)
    return Question(text, back(words, actions.DIGEST_WHEN(now, place_id)))


def _back(words: Words, period: Period, place_id: int) -> tuple[Button, ...]:
    return (back(words, actions.DIGEST_OF(period, place_id)), home(words))
