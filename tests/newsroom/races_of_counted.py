"""Two at once on what is counted: entries and outlets."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from sqlalchemy import select

from db.tables import Entry, EntryChange, Outlet, OutletName
from newsroom.counted import entries, files, followed, outlets
from newsroom.counted.entries import Told
from newsroom.values.figures import Amount
from newsroom.values.periods import year
from tests.newsroom.everybody import NOW
from tests.newsroom.races import Check, Deed, Race, all_of, counted, nothing_is_wrong


def of_us(table: Any) -> Any:
    return lambda w: table.organisation_id == w.ridder


def copies(number: int, who: str = "chair") -> Deed:
    """Of one newspaper in one year: whoever states it."""

    async def deed(tx: Any, w: SimpleNamespace) -> None:
        told = Told("subscription", Amount(number), period=year(2025), outlet_id=w.paper)
        await entries.note(tx, getattr(w, who), w.ridder, told, NOW)

    return deed


def corrected(number: int, who: str = "chair") -> Deed:
    async def deed(tx: Any, w: SimpleNamespace) -> None:
        new = entries.of_amount(Amount(number))
        await entries.correct(tx, getattr(w, who), w.entry, "mistyped", {}, NOW, **new)

    return deed


async def taken_away(tx: Any, w: SimpleNamespace) -> None:
    await entries.take_away(tx, w.specialist, w.entry, "twice", {}, NOW)


async def put_back(tx: Any, w: SimpleNamespace) -> None:
    await entries.put_back(tx, w.specialist, w.entry, NOW)


async def doubted(tx: Any, w: SimpleNamespace) -> None:
    await entries.doubt(tx, w.specialist, w.entry, NOW, doubted=True)


def spoken(office: str) -> Deed:
    return lambda tx, w: entries.complete(tx, w.chair, w.entry, NOW, offices={"kk": office})


def became(state: str) -> Deed:
    return lambda tx, w: followed.set_state(tx, w.specialist, w.decision, state, {}, NOW)


def is_now(**values: Any) -> Check:
    async def check(tx: Any, w: SimpleNamespace) -> None:
        found = (await tx.execute(select(Entry).where(Entry.id == w.entry))).one()
        assert {name: getattr(found, name) for name in values} == values

    return check


async def is_gone(tx: Any, w: SimpleNamespace) -> None:
    found = (await tx.execute(select(Entry).where(Entry.id == w.entry))).one()
    assert found.taken_at == NOW


def paper(name: str) -> Deed:
    return lambda tx, w: outlets.make(tx, f"{name} {w.n}")


def renamed(which: str, name: str) -> Deed:
    return lambda tx, w: outlets.rename(tx, w.specialist, getattr(w, which), f"{name} {w.n}", NOW)


def joined(one: str, other: str) -> Deed:
    return lambda tx, w: outlets.merge(tx, w.specialist, getattr(w, one), getattr(w, other), NOW)


def described(what: str, which: str = "paper") -> Deed:
    return lambda tx, w: outlets.describe(tx, w.specialist, getattr(w, which), what, NOW)


async def one_outlet_of_the_name(tx: Any, w: SimpleNamespace) -> None:
    names = select(OutletName.outlet_id).where(OutletName.name.in_((f"Дидар {w.n}", f"Didar {w.n}")))
    there = select(Outlet.id).where(Outlet.name.in_((f"Дидар {w.n}", f"Didar {w.n}")))
    assert (await tx.execute(names)).scalars().all() == (await tx.execute(there)).scalars().all()


async def one_of_them_is_left(tx: Any, w: SimpleNamespace) -> None:
    both = select(Outlet.merged_into_id).where(Outlet.id.in_((w.paper, w.other_paper)))
    assert sorted(one is None for one in (await tx.execute(both)).scalars()) == [False, True]


async def all_is_at_the_other(tx: Any, w: SimpleNamespace) -> None:
    """What came in meanwhile is found there as well, by the name that it was told by."""
    found = await outlets.find(tx, w.paper)
    assert found is not None
    assert found.id == w.other_paper


def file_told(number: int) -> Deed:
    async def deed(tx: Any, w: SimpleNamespace) -> None:
        text = f'[region]\ncode = "{w.code["vko"]}"\n[subscriptions.2024]\n"Дидар {w.n}" = {number}\n'
        await files.bring_in(tx, files.read(text), NOW, NOW.date())

    return deed


async def one_statement(tx: Any, w: SimpleNamespace) -> None:
    told = select(Entry.value).where(Entry.organisation_id == w.vko, Entry.kind == "subscription")
    assert (await tx.execute(told)).scalar_one() in (5, 6)


ONE_ENTRY = counted(Entry, 1, of_us(Entry), lambda _: Entry.kind == "subscription")
KEPT_ONCE = counted(EntryChange, 1, lambda w: EntryChange.entry_id == w.entry)
ENTERED = ("entered",)
RACES: dict[str, list[Race]] = {
    "entries.note": [Race(copies(5), copies(6, "specialist"), ONE_ENTRY, ENTERED)],
    "entries.correct": [
        Race(corrected(5), taken_away, all_of(is_now(value=5), is_gone), ENTERED),
        Race(corrected(5), doubted, is_now(value=5), ENTERED),
    ],
    "entries.complete": [
        Race(spoken("төраға"), spoken("маман"), KEPT_ONCE, ENTERED, loser="old_button"),
        Race(spoken("төраға"), taken_away, is_gone, ENTERED),
    ],
    "entries.take_away": [Race(taken_away, taken_away, all_of(is_gone, KEPT_ONCE), ENTERED)],
    "entries.put_back": [Race(put_back, taken_away, nothing_is_wrong, ENTERED)],
    "entries.doubt": [Race(doubted, taken_away, all_of(is_gone, is_now(doubt="doubted")), ENTERED)],
    "followed.set_state": [
        Race(became("done"), became("dropped"), counted(EntryChange, 2, lambda w: EntryChange.entry_id == w.decision),
             ENTERED),
    ],
    "outlets.make": [Race(paper("Дидар"), paper("Didar"), one_outlet_of_the_name)],
    "outlets.rename": [
        Race(renamed("paper", "Бір"), renamed("other_paper", "Бір"), nothing_is_wrong, ENTERED, loser="name_taken"),
    ],
    "outlets.merge": [
        Race(joined("paper", "other_paper"), joined("other_paper", "paper"), one_of_them_is_left, ENTERED,
             loser="old_button"),
        Race(joined("paper", "other_paper"), copies(5), all_is_at_the_other, ENTERED),
    ],
    "outlets.describe": [Race(described("city"), described("radio"), nothing_is_wrong, ENTERED)],
    "files.bring_in": [Race(file_told(5), file_told(6), one_statement)],
}  # fmt: skip
