"""All pages of a region in one table: how they stand, what is known of their life, and a count in place."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Any

from bot.desk.calls import Call, Drawn, Page, does, reads
from bot.desk.digest import XLSX
from handlers.pages.standing import described, drawn_sheet
from locales import Words
from newsroom.errors import Refused
from newsroom.pages import corrections, followers, history
from newsroom.pages.standing import SHOWN
from newsroom.union.page_signs import LIFE
from newsroom.values.figures import Doubt, parse_count
from screens.pages.life import last_name, remark_line
from screens.pages.standing import Described, short_name
from screens.parts import inexact, name_in, signed


async def table(call: Call) -> dict[str, Any]:
    return {"pages": [_row(call.words, one) for one in await described(call.visit)]}


def _row(words: Words, told: Described) -> dict[str, Any]:
    one, life = told.page, told.life
    return {
        "id": one.id, "place": name_in(words.language, one.place),
        "name": short_name(words, one), "url": _opened(one.url),
        "count": one.value, "shown": words("no data") if one.amount is None else inexact(words, one.amount),
        "change": signed(words, one.change) if one.change else "", "difference": one.change,
        "on": words.date(one.on_day) if one.on_day else "", "day": _iso(one.on_day),
        "dormant": bool(life.is_dormant), "alive": life.is_dormant is False,
        "last": [
            {"name": last_name(words, kind), "at": words.imprecise_date(known.on_day, known.precision)}
            for kind in LIFE if (known := life.last.get(kind)) is not None
        ],
        "lived": max((_iso(known.on_day) for known in life.last.values()), default=""),
        "remark": remark_line(words, told.remark) if told.remark is not None else "",
    }  # fmt: skip


def _opened(url: str) -> str:
    """What a browser may be led to; a link that a file told may be anything."""
    return url if url.startswith(("https://", "http://")) else ""


def _iso(day: date | None) -> str:
    return day.isoformat() if day is not None else ""


async def counts(call: Call) -> dict[str, Any]:
    """Of one page, the oldest first."""
    page_id = call.number("page")
    await corrections.require_judged(call.tx, call.who, page_id)
    found = await history.counts_of(call.tx, page_id, SHOWN, call.visit.today)
    return {
        "counts": [
            {"value": one.value, "shown": inexact(call.words, one.amount), "day": one.on_day.isoformat(),
             "on": call.words.date(one.on_day)}
            for one in reversed(found)
        ]
    }  # fmt: skip


async def count(call: Call) -> dict[str, Any]:
    """What is much more or less than before is asked about once, as in the chat."""
    page = await corrections.require_judged(call.tx, call.who, call.number("page"))
    amount = parse_count(call.text("number"))
    if isinstance(amount, Doubt):
        raise Refused("not_a_number")
    is_doubtful = await followers.is_doubtful(call.tx, page.organisation_id, page.id, amount, call.visit.today)
    if is_doubtful and not call.flag("sure"):
        return {"doubtful": inexact(call.words, amount)}
    await followers.count(call.tx, call.who, page.id, amount, call.now, confirmed=is_doubtful)
    return {"counted": inexact(call.words, amount)}


async def spreadsheet(call: Call) -> Drawn:
    return Drawn(partial(drawn_sheet, call.who.language, await described(call.visit)), XLSX, "pages.xlsx")


def title(words: Words) -> str:
    return words("Pages")


def texts(words: Words) -> dict[str, str]:
    return {
        "pages": words("Pages"), "find": words("Place or page"), "sort": words("Sorted by"),
        "by_dormant": words("Dormant first"), "by_count": words("Followers"),
        "by_change": words.in_context("column", "Change"), "by_life": words("Last activity"),
        "by_place": words("Place"), "dormant": words("Dormant"), "sheet": words("Spreadsheet"),
        "number": words("Followers today"), "save": words("Save"),
        "saved": words("Noted: {number}.", number="{number}"),
        "sure": words("{number}: is that right?", number="{number}"), "right": words("Yes, right"),
        "history": words("Followers by day"), "day": words("Day"), "link": words("Open the page"),
        "remarks": words("Remarks"),
        "none": words("There is nothing yet."), "unfound": words("Nothing is called so."),
    }  # fmt: skip


PAGE = Page(
    "register", "judge counts", title, texts,
    routes=(
        reads("register/table", table, "see a digest"),
        reads("register/sheet", spreadsheet, "see a digest"),
        reads("register/pages/{page}", counts),
        does("register/pages/{page}/count", count),
    ),
)  # fmt: skip
