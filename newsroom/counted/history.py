"""What a file counts beside the tree: each statement as a value, and where in the file it stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from locales import LANGUAGES, later
from newsroom.counted import kinds
from newsroom.counted.entries import LONGEST_OFFICE, LONGEST_TITLE, of_amount
from newsroom.counted.outlets import LONGEST_NAME
from newsroom.union.tree_section import LONGER, NONE_OF, TWICE, Section, TreeError
from newsroom.values.figures import Amount, Quantity
from newsroom.values.periods import Period, of_dated, written
from newsroom.values.platforms import WITH_PAGES
from newsroom.values.spelling import fold_spelling

SENT_TO = ("site", "press", "broadcasts", "page")  # places of which one sum is stated
BY_WHOM = {"total": kinds.TOTAL, "region": kinds.OWN, "primary": kinds.OF_PRIMARY}
AMONG = ("regions", "federation")
ROW = ("code", "period", "amount")
BULLETINS = "bulletins"  # a field of the region, and the code of a row that says the same


@dataclass(frozen=True, slots=True)
class Said:
    """A statement, with codes and names as they stand in the file; `at` and `key` are where."""

    at: Section
    key: str
    kind: str
    quantity: Quantity
    code: str
    what: str = ""
    period: Period | None = None
    about: str = ""  # a place's code
    outlets: tuple[str, ...] = ()  # by their names
    rubric: str = ""  # a code, which must be one
    titles: Mapping[str, str] = field(default_factory=dict)
    offices: Mapping[str, str] = field(default_factory=dict)
    state: str = ""
    due: Period | None = None
    details: Mapping[str, Any] = field(default_factory=dict)
    by: tuple[str, ...] = ()  # places of which only the sum is known
    held_by: str = ""

    def wrong(self, trouble: str, /, **values: object) -> TreeError:
        return self.at.wrong(self.key, trouble, **values)


@dataclass(frozen=True, slots=True)
class OutletSaid:
    at: Section
    code: str
    name: str
    kind: str
    level: str
    also: tuple[str, ...]
    addresses: tuple[str, ...]
    run_by: str
    since: tuple[date, str] | None
    issues_a_month: int | None
    partners: Mapping[str, str]
    headings: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class RemarkSaid:
    """Of a branch's page, by its platform."""

    at: Section
    branch: str
    platform: str
    words: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class History:
    """All that is said of one place."""

    said: tuple[Said, ...] = ()
    outlets: tuple[OutletSaid, ...] = ()
    remarks: tuple[RemarkSaid, ...] = ()


def read_history(place: Section) -> History:
    """From a region's file, or from what stands below a region in the centre's."""
    said = tuple(one for reader in READERS for one in reader(place))
    _no_twins(said)
    return History(said, (*_outlets(place), *_newspapers(place)), tuple(_remarks(place)))


def _no_twins(said: tuple[Said, ...]) -> None:
    seen: set[tuple[str, str]] = set()
    for one in said:
        if (one.kind, one.code) in seen:
            raise one.wrong(TWICE, value=one.code)
        seen.add((one.kind, one.code))


# ---- figures by their period


def _figure(at: Section, key: str) -> tuple[Quantity, tuple[str, ...]]:
    """Its amount, or the amount of several places together."""
    if not isinstance(at.data[key], dict):
        return at.quantity(key), ()
    whole = at.inner(key).only(("amount", "by"))
    return whole.quantity("amount"), tuple(whole.texts("by"))


def _by_period(place: Section, name: str, kind: str, what: str) -> Iterator[Said]:
    section = place.inner(name)
    for key in section.data:
        period, (quantity, by) = section.period_of(key, key), _figure(section, key)
        yield Said(section, key, kind, quantity, f"{what}/{written(period)}", what, period, by=by)


def _site(place: Section) -> Iterator[Said]:
    yield from _by_period(place, "site_materials", kinds.SITE, kinds.MATERIALS_OF_SITE)
    yield from _by_period(place, "site_videos", kinds.SITE, kinds.VIDEOS_OF_SITE)


def _periods(place: Section, name: str) -> Iterator[tuple[Section, Period]]:
    section = place.inner(name)
    for key in section.data:
        yield section.inner(key), section.period_of(key, key)


def _posts(place: Section) -> Iterator[Said]:
    for name, kind in (("posts", kinds.POSTS), ("reposts", kinds.REPOSTS)):
        for section, period in _periods(place, name):
            for key in section.data:
                quantity, by = _figure(section, key)
                what = BY_WHOM.get(key, kinds.OF_PLACE)
                about = key if what == kinds.OF_PLACE else ""
                yield Said(section, key, kind, quantity, f"{written(period)}/{key}", what, period, about, by=by)


def _rubrics(place: Section) -> Iterator[Said]:
    for section, period in _periods(place, "rubrics"):
        for key in section.data:
            quantity, by = _figure(section, key)
            code = f"{written(period)}/{key}"
            yield Said(section, key, kinds.RUBRIC, quantity, code, key, period, rubric=key, by=by)


def _papers(place: Section) -> Iterator[Said]:
    """Publications and copies by newspaper; a key may name several, where only their sum is known."""
    for name, kind in (("press", kinds.PRESS), ("subscriptions", kinds.SUBSCRIPTION)):
        for key in place.inner(name).data:
            if (name, key) == ("press", "newspapers"):
                continue
            section, period = place.inner(name).inner(key), place.inner(name).period_of(key, key)
            for paper in section.data:
                yield _paper(section, paper, kind, period)


def _paper(section: Section, key: str, kind: str, period: Period) -> Said:
    quantity, by = _figure(section, key)
    if key == kinds.TOTAL:
        return Said(section, key, kind, quantity, f"{written(period)}/{key}", kinds.TOTAL, period, by=by)
    names = tuple(_outlet_name(section, key, one) for one in key.split(","))
    code = f"{written(period)}/{'+'.join(sorted(map(fold_spelling, names)))}"
    if len(code) > 255:  # of the column
        raise section.wrong(key, later("is too long: name fewer outlets together"))
    return Said(section, key, kind, quantity, code, "", period, outlets=names, by=by)


def _outlet_name(section: Section, key: str, text: str) -> str:
    name = " ".join(text.split())
    if not fold_spelling(name):
        raise section.wrong(key, later("is no name of an outlet"))
    if len(name) > LONGEST_NAME:
        raise section.wrong(key, LONGER, most=LONGEST_NAME)
    return name


def _sent(place: Section) -> Iterator[Said]:
    for section, period in _periods(place, "sent"):
        for key in section.data:
            places = sorted(one.strip() for one in key.split(","))
            if unknown := [one for one in places if one not in SENT_TO]:
                raise section.wrong(key, NONE_OF, value=unknown[0], known=", ".join(SENT_TO))
            quantity, by = _figure(section, key)
            what = ",".join(places)
            yield Said(section, key, kinds.SENT, quantity, f"{written(period)}/{what}", what, period, by=by)


# ---- rows with a code of their own


def _when(row: Section) -> dict[str, Any]:
    """A period, or how often; `every` alone says of no particular year."""
    if "every" in row.data:
        every = row.one_of("every", kinds.EVERY)
        return {"details": {"every": every}, "period": row.period("period") if "period" in row.data else None}
    return {"details": {}, "period": row.period("period")}


def _broadcasts(place: Section) -> Iterator[Said]:
    fields = (*ROW, "every", "kind", "outlet", *_in_languages("who"))
    for row in place.many("broadcasts"):
        when = _when(row.only(fields))
        outlet = row.text("outlet", "")
        yield Said(
            row, "code", kinds.BROADCAST, row.quantity("amount"), row.row_code(), row.one_of("kind", kinds.ON_AIR),
            when["period"], outlets=(_outlet_name(row, "outlet", outlet),) if outlet else (),
            offices=row.in_languages("who", LONGEST_OFFICE), details=when["details"],
        )  # fmt: skip


def _materials(place: Section) -> Iterator[Said]:
    for row in place.many("materials"):
        when = _when(row.only((*ROW, "every", "kind", "titles", *_in_languages("title"))))
        named = {"titles": row.texts("titles")} if "titles" in row.data else {}
        yield Said(
            row, "code", kinds.MATERIAL, row.quantity("amount"), row.row_code(), row.one_of("kind", kinds.MATERIALS),
            when["period"], titles=row.in_languages("title", LONGEST_TITLE), details=when["details"] | named,
        )  # fmt: skip


def _bulletins(place: Section) -> Iterator[Said]:
    """What the region's own section says of bulletins, and a row of materials with the same code, are one statement."""
    region = place.inner("region") if isinstance(place.data.get("region"), dict) else place
    if "bulletins" in region.data and not any(row.data.get("code") == BULLETINS for row in place.many("materials")):
        amount = region.amount("bulletins")
        yield Said(region, BULLETINS, kinds.MATERIAL, amount, BULLETINS, "bulletin", details={"undated": True})


def _events(place: Section) -> Iterator[Said]:
    fields = (*ROW, "every", "kind", "theme", "trained", "held_by", *_in_languages("with"), *_in_languages("title"))
    for row in place.many("events"):
        when = _when(row.only(fields))
        details: dict[str, Any] = when["details"] | {"theme": row.text("theme", "", LONGEST_TITLE)}
        details |= {"trained": of_amount(row.quantity("trained"))} if "trained" in row.data else {}
        details |= {"with": row.in_languages("with", LONGEST_TITLE)}
        yield Said(
            row, "code", kinds.EVENT, row.quantity("amount"), row.row_code(), row.one_of("kind", kinds.EVENTS),
            when["period"], titles=row.in_languages("title", LONGEST_TITLE), held_by=row.text("held_by", ""),
            details={name: one for name, one in details.items() if one},
        )  # fmt: skip


FOLLOWED = ("code", "state", "due", "number", "period")


def _followed(row: Section) -> dict[str, Any]:
    state = row.one_of("state", kinds.STATES, "" if "state" not in row.data else None)
    due = row.period("due") if "due" in row.data else None
    return {"state": state, "due": due, "offices": row.in_languages("office", LONGEST_OFFICE)}


def _decisions(place: Section) -> Iterator[Said]:
    fields = (*FOLLOWED, "amount", "every", "body", *_in_languages("title"), *_in_languages("office"))
    for row in place.many("decisions"):
        when = _when(row.only(fields))
        details = when["details"] | {"body": row.text("body", "", LONGEST_TITLE), "number": row.text("number", "", 40)}
        quantity = row.quantity("amount") if "amount" in row.data else Amount(1)
        yield Said(
            row, "code", kinds.DECISION, quantity, row.row_code(), "", when["period"],
            titles=row.in_languages("title", LONGEST_TITLE),
            details={name: one for name, one in details.items() if one}, **_followed(row),
        )  # fmt: skip


def _proposals(place: Section) -> Iterator[Said]:
    fields = (*FOLLOWED, "issued", *_in_languages("text"), *_in_languages("office"))
    for row in place.many("proposals"):
        row.only(fields)
        issued = row.period("issued") if "issued" in row.data else None
        texts = row.in_languages("text", LONGEST_TITLE)
        if not texts:
            raise row.wrong("code", later("has no text: write text_… in a language"))
        yield Said(row, "code", kinds.PROPOSAL, Amount(1), row.row_code(), "", issued, titles=texts, **_followed(row))


def _application(place: Section) -> Iterator[Said]:
    for row in place.many("application"):
        row.only(("code", "period", kinds.USERS, kinds.QUESTIONS))
        for what in (kinds.USERS, kinds.QUESTIONS):
            if what in row.data:
                code = f"{row.row_code()}/{what}"
                yield Said(row, what, kinds.APPLICATION, row.quantity(what), code, what, row.period("period"))


def _analysed(place: Section) -> Iterator[Said]:
    section = place.inner("analysed").only(("branches", "pages", *WITH_PAGES))
    for key in section.data:
        yield Said(section, key, kinds.ANALYSED, section.quantity(key), key, key)


def _ranks(place: Section) -> Iterator[Said]:
    for row in place.many("ranks"):
        row.only(("code", "of", "among", "place", "on"))
        place_, of = row.quantity("place"), row.text("of", None, 64)
        day = row.day("on") if "on" in row.data else None
        yield Said(
            row, "code", kinds.RANK, place_, row.row_code(), of, of_dated(*day) if day is not None else None,
            details={"among": row.one_of("among", AMONG)},
        )  # fmt: skip


READERS = (
    _site, _posts, _rubrics, _papers, _sent, _broadcasts, _materials, _bulletins, _events, _decisions, _proposals,
    _application, _analysed, _ranks,
)  # fmt: skip


def _in_languages(name: str) -> tuple[str, ...]:
    return tuple(f"{name}_{language}" for language in LANGUAGES)


# ---- outlets, and remarks of pages


def _outlets(place: Section) -> Iterator[OutletSaid]:
    fields = ("code", "name", "kind", "level", "also", "addresses", "run_by", "since", "issues_a_month",
              *_in_languages("with"), *_in_languages("column"))  # fmt: skip
    for row in place.many("outlets"):
        row.only(fields)
        yield OutletSaid(
            row, row.row_code(), _outlet_name(row, "name", row.text("name")),
            row.one_of("kind", kinds.OUTLET_KINDS, kinds.NEWSPAPER), row.one_of("level", kinds.OUTLET_LEVELS, ""),
            tuple(_outlet_name(row, "also", one) for one in row.texts("also")), tuple(row.texts("addresses")),
            row.text("run_by", ""), row.day("since") if "since" in row.data else None,
            row.whole("issues_a_month", 100), row.in_languages("with", LONGEST_TITLE),
            row.in_languages("column", LONGEST_TITLE),
        )  # fmt: skip


def _newspapers(place: Section) -> Iterator[OutletSaid]:
    """Named, and nothing more."""
    press = place.inner("press")
    for name in press.texts("newspapers"):
        known = _outlet_name(press, "newspapers", name)
        yield OutletSaid(press, "", known, kinds.NEWSPAPER, "", (), (), "", None, None, {}, {})


def _remarks(place: Section) -> Iterator[RemarkSaid]:
    for branch, by_platform in place.inner("remarks").inners().items():
        for platform, words in by_platform.only(WITH_PAGES).inners().items():
            if not words.in_languages():
                raise by_platform.wrong(platform, later("has no words in a language that is spoken here"))
            yield RemarkSaid(by_platform, branch, platform, words.in_languages(most=LONGEST_TITLE))
