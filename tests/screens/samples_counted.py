"""Samples of what is counted for a report."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from locales import Language
from newsroom.counted.entries import Entry, of_amount
from newsroom.counted.entry_lists import Change, Listed
from newsroom.counted.kinds import (
    ENTERED,
    EVENTS,
    MATERIALS,
    OUTLET_KINDS,
    OUTLET_LEVELS,
    QUESTIONS,
    STATES,
    TOTAL,
    USERS,
)
from newsroom.counted.outlets import Outlet
from newsroom.values.figures import SOME, Amount
from newsroom.values.periods import Period, half_of, of_day, parse_period
from screens import actions
from screens.counted import asking, card, figures, outlets
from tests.screens.sample_data import AT, LONG, RIDDER, TIPS, TODAY, VKO, WHY, Drawn, asked

PAPER = Outlet(5, "Қазақстан кәсіподағы", "qk", "newspaper", "republic", None, None, "day", None)
NEW = Outlet(6, "Ұлан таңы & К", "", "newspaper", "", None, None, "day", None)
CHANNEL = replace(NEW, id=7, name="Altay TV", kind="television", level="region")
OFFICE = {"kk": "филиал төрағасы", "ru": "председатель филиала"}
TITLE = {"kk": "Ұстаздарға құрмет: 5 < 7", "ru": "Уважение к учителям: 5 < 7"}
ENTRY = Entry(
    9, 3, 2, "press", "", "", None, 5, TODAY, date(2026, 11, 17), "day", TODAY, True, 1, None, None, "", TITLE, {},
    "https://example.org/?a=1&b=2", None, "", None, "", {}, "", "bot", AT, True, None,
)  # fmt: skip
WAS = [
    Change(AT, reason, words, of_amount(amount), "Айгүл")
    for reason, words, amount in (
        ("again", {}, Amount(250, "about")), ("mistyped", {}, SOME), ("twice", {}, Amount(7)),
        ("not_ours", {}, Amount(7)), ("words", WHY, Amount(7)), ("file", {}, Amount(0)), ("state", {}, Amount(1)),
        ("taken", {}, Amount(1)),
    )
]  # fmt: skip
HERE, THERE = asking.Place(3, TODAY), asking.Place(3, TODAY, RIDDER)


def _stated(entry: Entry, period: str, amount: Amount | None, **more: object) -> Entry:
    found: Period = parse_period(period)
    told = of_amount(amount if amount is not None else SOME)
    days = {"starts_on": found.first, "ends_on": found.end, "unit": found.unit}
    return replace(entry, is_single=False, titles={}, link="", **days, **told, **more)


def counted_samples(language: Language) -> Drawn:
    for follows in (False, True):
        shown = card.Choosing(3, RIDDER if follows else None, follows, follows, [9, 10] if follows else [])
        yield f"card.choose, {follows}", card.choose(language, shown)
    for page in range(len(figures.GROUPS)):
        yield f"figures.figures, {page}", figures.figures(language, page, lambda to: actions.COUNTED_HOW(3, to), "x")
    yield from _listings(language)
    yield from _cards(language)
    yield from _of_entry(language)
    yield from _outlets(language)
    yield from _questions(language)


def _listings(language: Language) -> Drawn:
    for kind in ENTERED:
        none = card.Listing(3, RIDDER, kind, [], {}, 0, False, True, TODAY)
        yield f"card.listing, {kind}, none", card.listing(language, none)
    fields = {name: getattr(ENTRY, name) for name in ENTRY.__slots__}
    one = Listed(**fields, names=RIDDER)
    stated = Listed(
        **fields | of_amount(Amount(6200, "rounded")) | {"is_single": False, "doubt": "doubted"}, names=RIDDER
    )
    nameless = replace(one, outlet_id=None, titles={}, unit="", what="seminar", kind="event")
    long = replace(one, outlet_id=None, titles=LONG)
    some = card.Listing(3, RIDDER, "press", [one, stated, nameless, long], {5: PAPER}, 1, True, False, TODAY)
    within = replace(some, period=parse_period("2026-10"), about={one.organisation_id: VKO})
    yield "card.listing, of a digest", card.listing(language, within)
    yield "card.listing", card.listing(language, some)


def _cards(language: Language) -> Drawn:
    def drawn(entry: Entry, *known: Outlet, **more: object) -> object:
        rubrics, changes = {"tips": TIPS}, more.pop("changes", [])
        shown = card.Card(entry, RIDDER, known, changes, rubrics, TODAY, True, True, **more)
        return card.card(language, shown)

    yield "card.card, noted", drawn(ENTRY, PAPER, noted=True)
    yield "card.card, new outlet", drawn(replace(ENTRY, titles={}, link=""), NEW, describes=True)
    yield "card.card, spoke", drawn(replace(ENTRY, kind="broadcast", what="television", offices=OFFICE), CHANNEL)
    yield "card.card, doubted", drawn(replace(ENTRY, doubt="doubted", source="region"), PAPER)
    yield "card.card, taken away", drawn(replace(ENTRY, taken_at=AT), PAPER, changes=WAS)
    several = _stated(ENTRY, "2016", Amount(3), outlet_id=None, details={"outlets": [5, 6]}, source="file")
    yield "card.card, several", drawn(several, PAPER, CHANNEL)
    for period, amount in (("2025-01..2025-11", None), ("2024-H1", Amount(0)), ("2021..2023", Amount(90, "over")),
                           ("2024-01..", Amount(3, "range", 2, 3)), ("..2025", Amount(6200, "rounded"))):  # fmt: skip
        yield f"card.card, {period}", drawn(_stated(ENTRY, period, amount, kind="subscription"), PAPER)
    for what in (*MATERIALS, TOTAL, USERS, QUESTIONS):
        kind = "material" if what in MATERIALS else "application"
        stated = _stated(ENTRY, "2025", Amount(7), kind=kind, what=what, outlet_id=None, details={"titles": ["А", "Б"]})
        yield f"card.card, {what}", drawn(stated)
    for what in EVENTS:
        details = {"theme": "tips" if what == "school" else "Штат", "trained": of_amount(Amount(400, "about"))}
        yield f"card.card, {what}", drawn(replace(ENTRY, kind="event", what=what, outlet_id=None, details=details))
    for kind in ("decision", "proposal"):
        for state in ("", *STATES):
            due = {"due_on": date(2026, 12, 31), "due_unit": "month", "details": {"outcome": WHY} if state else {}}
            entry = replace(ENTRY, kind=kind, state=state, outlet_id=None, offices=OFFICE, **due)
            yield f"card.card, {kind}, {state}", drawn(entry)
    seen = card.Card(ENTRY, RIDDER, [PAPER], [], {}, TODAY, False, False, photo="AgACAgIAAx0")
    yield "card.card, of the region", card.card(language, seen)


def _of_entry(language: Language) -> Drawn:
    single, stated = card.Asked(ENTRY, PAPER.name), card.Asked(_stated(ENTRY, "2025", Amount(250, "about")))
    yield "card.right, single", asked(language, card.right(language, single), 0, 2)
    yield "card.right, stated", asked(language, card.right(language, stated), 0, 2)
    yield "card.reason", asked(language, card.reason(language, single), 1, 2)
    for one in (single, stated):
        yield f"card.proof, {one.outlet}", asked(language, card.proof(language, one))
    yield "card.spoke", asked(language, card.spoke(language, single))
    yield "card.outcome", asked(language, card.outcome(language, single))


def _outlets(language: Language) -> Drawn:
    yield "outlets.listing, none", outlets.listing(language, [], 0, has_more=False)
    yield "outlets.listing", outlets.listing(language, [PAPER, NEW], 1, has_more=True)
    own = replace(PAPER, issues_a_month=2, partners=VKO, headings=TIPS)
    yield "outlets.card, all", outlets.card(language, outlets.Card(own, ["Qazaqstan kasipodagy"], ["qk.example"]))
    for kind in OUTLET_KINDS:
        for level in ("", *OUTLET_LEVELS):
            shown = outlets.Card(replace(NEW, kind=kind, level=level), [], [])
            yield f"outlets.card, {kind}, {level}", outlets.card(language, shown)
    yield "outlets.name", asked(language, outlets.name(language, outlets.Card(PAPER, [], [])))
    for n, (found, sent) in enumerate((([], ""), ([PAPER], "qaz"), ([], "xyz"))):
        yield f"outlets.into, {n}", asked(language, outlets.into(language, outlets.Joining(NEW, found, sent)))


def _questions(language: Language) -> Drawn:
    for kind in ("press", "broadcast", "subscription"):
        which = asking.WhichOutlet(HERE, kind, [PAPER, NEW])
        yield f"asking.outlet, {kind}", asked(language, asking.outlet(language, which))
        new = replace(which, known=[], sent="Ұлан & К")
        yield f"asking.outlet, {kind}, new", asked(language, asking.outlet(language, new))
    begun = asking.WhichOutlet(HERE, "press", [PAPER], link="https://example.org/1", photo="AgACAgIAAx0")
    yield "asking.outlet, found", asked(language, asking.outlet(language, begun))
    out = asking.CameOut(HERE, PAPER)
    yield "asking.came_out", asked(language, asking.came_out(language, out))
    found = replace(out, title="А < Б", link="https://example.org/?a=1&b=2", is_found=True)
    yield "asking.came_out, found", asked(language, asking.came_out(language, found))
    clipped = asked(language, asking.came_out(language, replace(out, photo="AgACAgIAAx0", is_found=True)))
    yield "asking.came_out, clipping", clipped
    stating = asking.Stating(THERE, PAPER.name, 5, [("tips", TIPS), ("own", LONG)])
    steps = (asking.copies, asking.of_period, asking.users, asking.questions, asking.material, asking.titled,
             asking.event, asking.theme, asking.held_on, asking.trained)  # fmt: skip
    for one in steps:
        told = (asking.as_amount(language, Amount(250, "about")), asking.as_period(language, half_of(TODAY)))
        yield f"asking.{one.__name__}", asked(language, one(language, stating), 1, 3, told, one is asking.trained)
    day, sort = asking.as_period(language, of_day(TODAY)), asking.as_sort(language, "press_conference")
    for kind in ("decision", "proposal"):
        following = asking.Following(HERE, kind)
        yield f"asking.followed_text, {kind}", asked(language, asking.followed_text(language, following), 0, 3)
    said = (day, sort, asking.as_text(language, "5 < 7"))
    yield "asking.office", asked(language, asking.office(language, following), 1, 3, said, True)
    yield "asking.due", asked(language, asking.due(language, following), 2, 3, said, True)
