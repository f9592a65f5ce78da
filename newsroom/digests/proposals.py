"""What is proposed: it follows from the shortcomings that were found, and from the strategy that the region has chosen.

A region with a central page closes what its branches do not keep up, and feeds that page; another opens pages.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from math import ceil
from typing import Any

from newsroom.digests.official_parts import Finding, Official, Proposal
from newsroom.digests.shortcomings import FOLLOWERS_LEAST
from newsroom.union.region_settings import FEED

WANTED = ("instagram", "telegram")  # where a region with pages of its own is to be
NAMING = ("pages", "places")  # among the figures of a proposal: each with the place that it is about
WEAK = ("dormant", "empty_pages", "reposting", "few_own")
# What answers a rule whatever the strategy is, in the order of the document.
ALWAYS = {
    "staff": ("no_staff",), "decide": ("no_decision",), "finish": ("unfinished",),
    "site": ("none_to_site", "fewer_to_site"), "press": ("no_press",), "legal": ("no_legal",),
    "legal_seminar": ("no_legal_seminar",), "own_material": ("little_own", "reposting"),
    "content_plan": ("empty_rubrics", "plan"), "standards": ("poor_look",), "count": ("uncounted",),
}  # fmt: skip


def following(report: Official) -> list[Proposal]:
    made = {one.rule: one for one in report.findings}
    of_pages = _for_central_page(report, made) if report.strategy == FEED else _for_own_pages(report, made)
    always = [_answering(code, rules, made) for code, rules in ALWAYS.items()]
    return [*of_pages, *_more_readers(made), *(one for one in always if one is not None)]


def branches_of(proposal: Proposal, branches: Iterable[int]) -> list[int]:
    """To which of them it proposes something."""
    if proposal.code == "feed":
        return list(branches)
    named = {one["place_id"] for name in NAMING for one in proposal.figures.get(name, ())}
    return [one for one in branches if one in named]


def of_branch(proposal: Proposal, branch_id: int) -> Proposal:
    """As that branch reads it: no other is named."""
    own = {
        name: [one for one in value if one["place_id"] == branch_id] if name in NAMING else value
        for name, value in proposal.figures.items()
    }
    return replace(proposal, figures=own)


def _answering(code: str, rules: Iterable[str], made: Mapping[str, Finding], **figures: Any) -> Proposal | None:
    answered = [rule for rule in rules if rule in made]
    return Proposal(code, answered, figures) if answered else None


def _for_central_page(report: Official, made: Mapping[str, Finding]) -> list[Proposal]:
    """Pages of branches that are weak are closed, and each branch sends a post a week."""
    weak = _weak_pages(report, made)
    feed = _answering("feed", ("silent", "dormant", "empty_pages", "few_own"), made)
    close = _answering("close_pages", WEAK, made, pages=weak) if weak else None
    return [one for one in (close, feed) if one is not None]


def _for_own_pages(report: Official, made: Mapping[str, Finding]) -> list[Proposal]:
    """What sleeps is kept up again; where there is no page, or none on a platform that is wanted, one is opened."""
    weak, there = _weak_pages(report, made), {one.page.platform for one in report.pages}
    revive = _answering("revive_pages", WEAK, made, pages=weak) if weak else None
    told = made["without_page"].figures if "without_page" in made else {"places": [], "place_ids": []}
    without = [{"place": names, "place_id": place_id}
               for names, place_id in zip(told["places"], told["place_ids"], strict=True)]  # fmt: skip
    opened = _answering("open_pages", ("without_page",), made, places=without, platforms=list(WANTED))
    wanting = [one for one in WANTED if one not in there]
    regional = Proposal("open_regional", (), {"platforms": wanting}) if wanting else None
    return [one for one in (regional, revive, opened) if one is not None]


def _weak_pages(report: Official, made: Mapping[str, Finding]) -> list[Mapping[str, Any]]:
    """Those of branches, each once, in the order of the tree."""
    weak = {page["page_id"]: page for rule in WEAK if rule in made for page in made[rule].figures["pages"]}
    return [weak[one.page.id] for _, one in report.of_branches if one.page.id in weak]


def _more_readers(made: Mapping[str, Finding]) -> list[Proposal]:
    """As many as the rule asks for."""
    places = made["low_reach"].figures["places"] if "low_reach" in made else []
    wanted = [one | {"wanted": ceil(FOLLOWERS_LEAST * one["members"]["value"])} for one in places]
    return [Proposal("readers", ["low_reach"], {"places": wanted})] if wanted else []
