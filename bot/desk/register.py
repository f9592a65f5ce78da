"""All pages of a region in one table: how they stand, what is known of their life, and a count in place."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Any

from bot.desk import register_counts, register_remarks
from bot.desk.calls import Call, Drawn, Page, does, reads
from bot.desk.digest import XLSX
from bot.desk.register_texts import texts, title
from handlers.pages.standing import described, drawn_sheet
from locales import Words
from locales.order import order_key
from newsroom import access
from newsroom.access import require_seat
from newsroom.errors import Refused
from newsroom.pages import corrections, followers, standing
from newsroom.pages.corrections import CONFIRMED
from newsroom.union import organisations
from newsroom.union.organisations import CENTRE, NamedPlace, Place
from newsroom.union.page_signs import LIFE
from newsroom.values.figures import Doubt, parse_count
from screens.pages.life import last_name, remark_line
from screens.pages.standing import Described, short_name
from screens.parts import inexact, name_in, signed

JUDGES = "judge counts"


async def table(call: Call) -> dict[str, Any]:
    """`regions`: among which whoever looks at all of them chooses."""
    regions = await _regions(call)
    region = await _region(call, regions)
    return {
        "pages": [_row(call.words, one) for one in await described(call.visit, region)],
        "region": {"id": region.id, "name": name_in(call.words.language, region.names)},
        "regions": [{"id": one.id, "name": name_in(call.words.language, one.names)} for one in regions],
        "judges": access.may(call.who, "judge counts", region.id, region.region_id),
    }


async def _regions(call: Call) -> list[NamedPlace]:
    own = await organisations.require_place(call.tx, require_seat(call.who).organisation_id)
    if own.level != CENTRE:
        return []
    language, found = call.words.language, await organisations.named_below(call.tx, own.id)
    return sorted(found, key=lambda one: order_key(language, name_in(language, one.names)))


async def _region(call: Call, regions: Sequence[NamedPlace]) -> Place:
    """One's own; at the centre the first, until another is chosen."""
    first = regions[0].id if regions else require_seat(call.who).organisation_id
    return await organisations.require_place(call.tx, call.number("place", first))


def _row(words: Words, told: Described) -> dict[str, Any]:
    one, life = told.page, told.life
    return {
        "id": one.id, "place": name_in(words.language, one.place),
        "name": short_name(words, one), "url": _opened(one.url),
        "count": one.value, "shown": words("no data") if one.amount is None else inexact(words, one.amount),
        "change": signed(words, one.change) if one.change else "", "difference": one.change,
        "on": words.date(one.on_day) if one.on_day else "", "day": _iso(one.on_day),
        "doubted": one.doubt == CONFIRMED, "dormant": bool(life.is_dormant), "alive": life.is_dormant is False,
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
    found = await standing.counts_of(call.tx, call.who, call.number("page"), call.visit.today)
    return {
        "counts": [
            {"id": one.id, "doubted": one.doubt == CONFIRMED, "value": one.value,
             "shown": inexact(call.words, one.amount), "day": one.on_day.isoformat(), "on": call.words.date(one.on_day)}
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
    told = await described(call.visit, await _region(call, await _regions(call)))
    return Drawn(partial(drawn_sheet, call.who.language, told), XLSX, "pages.xlsx")


PAGE = Page(
    "register", "see a digest", title, texts,
    routes=(
        reads("register/table", table),
        reads("register/sheet", spreadsheet),
        reads("register/pages/{page}", counts),
        does("register/pages/{page}/count", count, JUDGES),
        reads("register/counts/{count}", register_counts.look, JUDGES),
        does("register/counts/{count}/settle", register_counts.settle, JUDGES),
        does("register/counts/{count}/correct", register_counts.correct, JUDGES),
        does("register/counts/{count}/prove", register_counts.ask_for_proof, JUDGES),
        reads("register/pages/{page}/remarks", register_remarks.look, JUDGES),
        does("register/pages/{page}/remark", register_remarks.remark, JUDGES),
        does("register/pages/{page}/resumed", register_remarks.resumed, JUDGES),
        does("register/pages/{page}/words", register_remarks.in_words, JUDGES),
    ),
)  # fmt: skip
