"""An organisation tree as a TOML file: read, checked to the last field, and told by line what is wrong with it."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any

from locales import LANGUAGES, later
from newsroom.union.page_signs import ACTIVITY, CHIPS, OWN_POST, POST
from newsroom.union.tree_section import LONGER, NONE_OF, TWICE, Section, open_file
from newsroom.values import addresses
from newsroom.values.figures import Amount
from newsroom.values.platforms import PAGE_KINDS, WITH_PAGES

TWICE_ON = later("“{url}” on {platform} stands here twice")
SIGNS = {"last_post": POST, "last_own_post": OWN_POST, "last_activity": ACTIVITY}
FIGURES, FACTS = ("followers", "posts_a_month"), ("opened", "rank_among_regions")
COUNTS = ("members", "primary_organisations", "branches")
NAMED, UNION = "name", "union"
CASES = ("genitive", "dative", "accusative", "instrumental", "prepositional")  # of names, where a language has them
FORMS = ("oblast", "territorial", "local")  # of a region's organisation: documents name it so
DUTY = ("staff_unit", *(f"duty_{language}" for language in LANGUAGES))
NAMES = tuple(f"{name}_{language}" for name in (NAMED, UNION) for language in LANGUAGES)
IN_CASES = tuple(f"{name}_{case}" for name in NAMES for case in CASES)
BRANCH_FIELDS = ("code", *(name for name in (*NAMES, *IN_CASES) if name.startswith(NAMED)), "pages")
REGION_FIELDS = ("code", *NAMES, *IN_CASES, "pages", "timezone", "form", *DUTY, *COUNTS, "bulletins")
PAGE_FIELDS = (
    "platform", "kind", "url", *FIGURES, "counted_on", "remark", "remarks", "resumed",
    *(f"remark_{language}" for language in LANGUAGES), *SIGNS, *FACTS,
)  # fmt: skip
# What else may stand in the file: newsroom/counted reads it.
BESIDE = (
    "site_materials", "site_videos", "posts", "reposts", "rubrics", "press", "sent", "subscriptions", "outlets",
    "broadcasts", "materials", "events", "decisions", "proposals", "application", "analysed", "ranks", "remarks",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class PageRead:
    """`signs` tells of each kind when it was last; `chips` are remarks by their codes, `words` in one's own.

    `counted_on` is the day that its figures are of, and how exactly it is known; else they are of the day of the file.
    """

    platform: str
    kind: str
    url: str
    figures: dict[str, Amount]
    signs: dict[str, tuple[date, str]]
    facts: dict[str, Any]
    remarks: dict[str, str]
    chips: tuple[str, ...] = ()
    resumed: tuple[date, str] | None = None
    words: dict[str, str] = field(default_factory=dict)
    counted_on: tuple[date, str] | None = None


@dataclass(frozen=True, slots=True)
class BranchRead:
    code: str
    names: dict[str, str]
    pages: list[PageRead]
    cases: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Facts:
    """What is said of a region beside: who does the information work, its form, and its names in other cases."""

    duty: dict[str, str] = field(default_factory=dict)
    staff: bool | None = None
    form: str = ""
    cases: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class TreeRead:
    code: str
    names: dict[str, str]
    union_names: dict[str, str]
    timezone: str
    figures: dict[str, Amount]
    pages: list[PageRead]
    branches: list[BranchRead] = field(default_factory=list)
    facts: Facts = field(default_factory=Facts)


def read(text: str) -> TreeRead:
    """The tree alone; what the file counts beside it is passed over."""
    return read_tree(open_file(text))


def read_tree(whole: Section) -> TreeRead:
    region = whole.only(("region", "branch", *BESIDE)).inner("region").only(REGION_FIELDS)
    tree = TreeRead(
        code=region.code(),
        names=region.names(NAMED),
        union_names=region.names(UNION),
        timezone=region.zone(),
        figures=read_counts(region),
        pages=_pages(region),
        facts=read_facts(region),
    )
    for branch in whole.many("branch"):
        one = branch.only(BRANCH_FIELDS)
        tree.branches.append(BranchRead(one.code(), one.names(NAMED), _pages(one), _cases(one)))
    _no_twins(whole, tree)
    return tree


def read_counts(region: Section) -> dict[str, Amount]:
    return {name: region.amount(name) for name in COUNTS if name in region.data}


def read_facts(region: Section) -> Facts:
    return Facts(
        region.in_languages("duty"), region.yes("staff_unit"), region.one_of("form", FORMS, ""), _cases(region)
    )


def _cases(place: Section) -> dict[str, str]:
    return {name: place.text(name) for name in IN_CASES if name in place.data}


def _no_twins(whole: Section, tree: TreeRead) -> None:
    seen = {tree.code}
    for at, branch in enumerate(whole.many("branch")):
        code = tree.branches[at].code
        if code in seen:
            raise branch.wrong("code", TWICE, value=code)
        seen.add(code)


def _pages(owner: Section) -> list[PageRead]:
    pages: dict[tuple[str, str], PageRead] = {}
    for page in owner.many("pages"):
        one = _page(page.only(PAGE_FIELDS))
        if (one.platform, one.url) in pages:
            raise page.wrong("url", TWICE_ON, url=one.url, platform=one.platform)
        pages[one.platform, one.url] = one
    return list(pages.values())


def _page(page: Section) -> PageRead:
    facts: dict[str, Any] = {}
    if "opened" in page.data:
        first, precision = page.day("opened")
        facts["opened"] = {"day": first.isoformat(), "precision": precision}
    if "rank_among_regions" in page.data:
        facts["rank_among_regions"] = asdict(page.amount("rank_among_regions"))
    remark = {"en": page.text("remark")} if "remark" in page.data else {}
    kind, platform, url = page.one_of("kind", PAGE_KINDS), page.one_of("platform", WITH_PAGES), page.text("url", "")
    if len(url) > addresses.LONGEST:
        raise page.wrong("url", LONGER, most=addresses.LONGEST)
    return PageRead(
        platform, kind, url,
        figures={name: page.amount(name) for name in FIGURES if name in page.data},
        signs={sign: page.day(name) for name, sign in SIGNS.items() if name in page.data},
        facts=facts, remarks=remark, chips=_chips(page),
        resumed=page.day("resumed") if "resumed" in page.data else None,
        words=page.in_languages("remark"), counted_on=page.day("counted_on") if "counted_on" in page.data else None,
    )  # fmt: skip


def _chips(page: Section) -> tuple[str, ...]:
    chips = page.texts("remarks")
    if unknown := [one for one in chips if one not in CHIPS]:
        raise page.wrong("remarks", NONE_OF, value=unknown[0], known=", ".join(CHIPS))
    return tuple(chips)
