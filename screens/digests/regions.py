"""Regions compared, as the press service reads it: one screenful, a list by each view, a chart, a spreadsheet."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from locales import Language, Words, words_for
from newsroom.digests import regions, spans
from newsroom.digests.regions import Regions, Share, Standing
from newsroom.values.figures import Quantity
from screens import actions
from screens.digests.names import period_name, unit_name
from screens.digests.numbers import Cell
from screens.digests.sheet import Table
from screens.parts import back, by_page, home, in_pairs, label, name_in, page_within, quantity, signed
from screens.screen import Button, Picture, Piece, Rows, Screen

SHOWN, NAMED = 10, 3
CHIPS = ("month", "quarter", "year")


def view_name(words: Words, view: str) -> str:
    """As a heading, and as the name of a sheet."""
    return {
        regions.POSTS: words("Posts"), regions.SITE: words("On the union's site"),
        regions.PRESS: words("In newspapers and magazines"), regions.BROADCAST: words("TV, radio, sites"),
        regions.SUBSCRIPTION: words("Newspaper subscriptions, copies"), regions.FOLLOWERS: words("Followers"),
        regions.WEEKS: words("Weeks with a post"), regions.PLAN: words("Content plan fulfilled"),
        regions.ANSWERED: words("Answered within three days"),
    }[view]  # fmt: skip


def view_button(words: Words, view: str) -> str:
    """Two of them share a row."""
    return {
        regions.POSTS: words("Posts"), regions.SITE: words.in_context("button", "Site"),
        regions.PRESS: words("Press"), regions.BROADCAST: words.in_context("button", "TV, radio"),
        regions.SUBSCRIPTION: words("Subscription"), regions.FOLLOWERS: words("Followers"),
        regions.WEEKS: words.in_context("button", "Weeks"), regions.PLAN: words("Content plan"),
        regions.ANSWERED: words.in_context("button", "Answers"),
    }[view]  # fmt: skip


def heading(words: Words, found: Regions, today: date) -> str:
    return words.html("<b>Regions, {span}</b>", span=period_name(words, found.period, today))


def shown(words: Words, value: Quantity | Share | None) -> str:
    if value is None:
        return words("no data")
    if isinstance(value, Share):
        of = words("{done} of {all}", done=words.figure(value.done), all=words.figure(value.of))
        return f"{words.percent(value.percent / 100)} ({of})"
    return quantity(words, value)


def both_totals(words: Words, one: Standing) -> str:
    """Of a stated total that is not the sum of its parts; empty of any other."""
    if not one.differs or one.told is None or one.told.total is None or one.told.parts is None:
        return ""
    return words("stated {total}, the sum of the parts {parts}", total=quantity(words, one.told.total),
                 parts=quantity(words, one.told.parts))  # fmt: skip


# ---- in short


def compared(language: Language, found: Regions, today: date) -> Screen:
    """Of each view who stands first and of whom there is none; the rest is behind its button."""
    words = words_for(language)
    lines = [heading(words, found, today)]
    if found.compared is not None:
        lines.append(words("Compared with: {span}", span=period_name(words, found.compared, today)))
    lines += ["", *(_in_short(words, found, view) for view in regions.VIEWS)]
    lines += ["", *fewest] if (fewest := _fewest(words, found)) else []
    views = [Button(view_button(words, view), actions.REGIONS_BY(found.period, view, 0)) for view in regions.VIEWS]
    sheet = Button(words("Spreadsheet"), actions.REGIONS_SHEET(found.period))
    rows = in_pairs([*views, sheet])
    whole = Button(words("Digest"), actions.DIGEST_OF(found.period, found.centre.id))
    paper = (Button(words("Document"), actions.REPORT_OF(found.period, found.centre.id)),)
    return Screen("\n".join(lines), (*rows, paper, *_times(words, found, today), (whole, home(words))))


def _in_short(words: Words, found: Regions, view: str) -> str:
    """All together, what changed, of how many there was none, and of how many nobody knows."""
    total, change = found.total(view), found.change(view)
    value = shown(words, total) + (f" ({signed(words, change)})" if change else "")
    none, unknown = len(found.without(view)), len(found.unknown(view))
    parts = [words.html("{name}: {value}", name=view_name(words, view), value=value)]
    parts += [words("none: {count}", count=words.figure(none))] if none else []
    parts += [words("no data: {count}", count=words.figure(unknown))] if unknown and total is not None else []
    if differing := found.differing(view):
        parts.append(words("do not add up: {count}", count=words.figure(len(differing))))
    return " · ".join(parts)


def _fewest(words: Words, found: Regions) -> list[str]:
    """By what stands on the union's site and what was sent: whoever asks for a comparison looks there first."""
    site, posts = _last(words, found, regions.SITE), _last(words, found, regions.POSTS)
    lines = [words.html("Fewest on the site: {names}", names=site)] if site else []
    return [*lines, words.html("Fewest posts: {names}", names=posts)] if posts else lines


def _last(words: Words, found: Regions, view: str) -> str:
    return ", ".join(f"{name_in(words.language, found.names[one.region_id])} — {shown(words, one.value)}"
                     for one in found.fewest(view, NAMED))  # fmt: skip


def _times(words: Words, found: Regions, today: date) -> Rows:
    before, later = (spans.next_to(found.period, later=later) for later in (False, True))
    turns = [Button(words("Before"), actions.REGIONS(before))]
    if spans.days_of(later)[0] <= today:
        turns.append(Button(words("After"), actions.REGIONS(later)))
    units = tuple(Button(unit_name(words, unit), actions.REGIONS(spans.AROUND[unit](today))) for unit in CHIPS)
    return (tuple(turns), units)


# ---- by one view


def by_view(language: Language, found: Regions, view: str, page: int, today: date) -> Screen:
    """The most first; each is a button to its own digest."""
    words, rows = words_for(language), found.views[view]
    at = page_within(page, len(rows), SHOWN)
    of_page = rows[at * SHOWN : (at + 1) * SHOWN]
    lines = [heading(words, found, today), f"<b>{view_name(words, view)}</b>"]
    lines += [_line(words, found, one) for one in of_page]
    buttons = [Button(label(name_in(language, found.names[one.region_id])),
                      actions.DIGEST_OF(found.period, one.region_id)) for one in of_page]  # fmt: skip

    def turn(to: int) -> str:
        return actions.REGIONS_BY(found.period, view, to)

    turned = by_page(words, buttons, at, len(rows), turn, SHOWN)
    chart = (Button(words("Chart"), actions.REGIONS_CHART(found.period, view)),)
    leave = (back(words, actions.REGIONS(found.period)), home(words))
    return Screen("\n".join(lines), (*turned, chart, leave))


def _line(words: Words, found: Regions, one: Standing) -> str:
    value = shown(words, one.value)
    if one.change:
        value += f" ({signed(words, one.change)})"
    name = name_in(words.language, found.names[one.region_id])
    line = (words.html("{rank}. {name}: {count}", rank=words.figure(one.rank), name=name, count=value)
            if one.rank is not None else words.html("— {name}: {value}", name=name, value=value))  # fmt: skip
    if one.per_members is not None and one.number:
        line += " · " + words("{rate} per 1,000 members", rate=words.figure(round(one.per_members, 1)))
    return f"{line} · {both_totals(words, one)}" if one.differs else line


def chart(language: Language, found: Regions, view: str, drawn: Callable[[], bytes], today: date) -> Screen:
    words = words_for(language)
    text = f"{heading(words, found, today)}\n{view_name(words, view)}"
    leave = (back(words, actions.REGIONS_BY(found.period, view, 0)), home(words))
    return Screen(text, (leave,), (Piece("", (Picture("photo", drawn=drawn, name=f"{view}.png"),)),))


def bars(language: Language, found: Regions, view: str) -> list[tuple[str, int | None, str]]:
    """What a chart draws: a name, how long its bar is, and what stands behind it. No data has no bar."""
    words = words_for(language)
    return [
        (name_in(language, found.names[one.region_id]), one.number, in_short(words, one)) for one in found.views[view]
    ]


def in_short(words: Words, one: Standing) -> str:
    """Behind a bar is little room."""
    if isinstance(one.value, Share):
        return words.percent(one.value.percent / 100)
    return "–" if one.value is None else words.figure(one.number) if one.number is not None else "?"


def chart_titles(language: Language, found: Regions, view: str) -> tuple[str, str]:
    words = words_for(language)
    return view_name(words, view), period_name(words, found.period)


# ---- as a spreadsheet


def tables(language: Language, found: Regions) -> list[Table]:
    words = words_for(language)
    return [_table(words, found, view) for view in regions.VIEWS]


def _table(words: Words, found: Regions, view: str) -> Table:
    is_share, rates = view in regions.SHARES, any(one.members for one in found.views[view])
    headers = [words("Rank"), words("Region"), words("In per cent") if is_share else words("How many"),
               words("Earlier"), words.in_context("column", "Change"), words("As it was told")]  # fmt: skip
    headers += [words("Members"), words("Per 1,000 members")] if rates and not is_share else []
    rows: list[list[Cell]] = []
    for one in found.views[view]:
        before = regions.number_of(one.before)
        rate = round(one.per_members, 2) if one.per_members is not None else None
        more: list[Cell] = [_known(words, one.members), _known(words, rate)] if rates and not is_share else []
        exact = one.number is not None and not getattr(one.value, "qualifier", "") and not is_share
        as_told = "" if exact else shown(words, one.value)
        rows.append([
            one.rank, name_in(words.language, found.names[one.region_id]), _known(words, one.number),
            _known(words, before), _known(words, one.change), both_totals(words, one) or as_told, *more,
        ])  # fmt: skip
    total = ("", ()) if is_share else (words("In total"), (2, 3))
    return view_name(words, view), headers, rows, *total, (1, 2)


def _known(words: Words, value: float | None) -> Cell:
    return words("no data") if value is None else value


def file_name(found: Regions) -> str:
    return f"regions-{spans.days_of(found.period)[0]:%Y-%m-%d}.xlsx"


def exported(language: Language, found: Regions, today: date, drawn: Callable[[], bytes]) -> Screen:
    words = words_for(language)
    file = Picture("document", drawn=drawn, name=file_name(found))
    leave = (back(words, actions.REGIONS(found.period)), home(words))
    return Screen(heading(words, found, today), (leave,), (Piece("", (file,)),))
