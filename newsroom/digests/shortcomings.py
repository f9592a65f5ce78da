"""Shortcomings by written rules: each names itself and the figures that made it. What is not known is none.

Thresholds are explained in docs/figures.md; after how many days a page is dormant a region sets itself.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Any

from newsroom.counted import kinds
from newsroom.counted.answers import summed
from newsroom.digests.data import told
from newsroom.digests.official_parts import Finding, Official
from newsroom.pages.reported import Reported
from newsroom.union.organisations import NamedPlace
from newsroom.union.page_signs import LIFE
from newsroom.union.region_settings import FEED
from newsroom.values.figures import Amount

REPOSTS_OVER = 0.5  # of the posts of a page, or of what was sent
FOLLOWERS_LEAST = 0.02  # of members
PLAN_LEAST = 0.5  # of what was planned
LEGAL = "legal"

Figures = Mapping[str, Any]
Rule = Callable[[Official], Figures | None]
Placed = tuple[NamedPlace, Reported]
NONE = Amount(0)


def found(report: Official) -> list[Finding]:
    """In the order of the document."""
    made = [(rule, asks(report)) for rule, asks in RULES.items()]
    return [Finding(rule, figures) for rule, figures in made if figures is not None]


def all_pages(report: Official) -> list[Placed]:
    return [*((report.place, one) for one in report.pages), *report.of_branches]


# ---- pages


def _pages(those: Iterable[Placed], **beside: Any) -> Figures | None:
    named = [_page(place, one) for place, one in those]
    return {"pages": named, **beside} if named else None


def _page(place: NamedPlace, one: Reported) -> dict[str, Any]:
    """With when it lived last, where that is known, and what share of its posts are reposts."""
    kind = next((kind for kind in LIFE if kind in one.activity.last), None)
    last = one.activity.last[kind] if kind is not None else None
    return {
        "place": place.names, "place_id": place.id, "page_id": one.page.id,
        "platform": one.page.platform, "kind": one.page.kind,
        **({"last": kind, "on": last.on_day.isoformat(), "precision": last.precision} if last is not None else {}),
        **({"reposts": one.activity.share_of_reposts} if one.activity.share_of_reposts is not None else {}),
    }  # fmt: skip


def _remarked(report: Official, chips: Collection[str]) -> list[Placed]:
    return [(place, one) for place, one in all_pages(report)
            if one.remark is not None and set(chips) & set(one.remark.chips)]  # fmt: skip


def _dormant(report: Official) -> Figures | None:
    return _pages((one for one in all_pages(report) if one[1].activity.is_dormant), days=report.dormant_after)


def _reposting(report: Official) -> Figures | None:
    """By its figures where they are known, else as it was remarked."""
    by_figures = [one for one in all_pages(report) if (one[1].activity.share_of_reposts or 0) > REPOSTS_OVER]
    remarked = [one for one in _remarked(report, ("reposts",)) if one[1].activity.share_of_reposts is None]
    return _pages([*by_figures, *remarked], over=REPOSTS_OVER)


def _empty_pages(report: Official) -> Figures | None:
    """Those of which it is not said already that they sleep."""
    remarked = _remarked(report, ("logos", "no_public", "neglected"))
    return _pages(one for one in remarked if not one[1].activity.is_dormant)


def _low_reach(report: Official) -> Figures | None:
    """Of the region's pages together; of a branch where its members are known and all its pages are counted."""
    members = {place: Amount(count) for place, count in report.digest.members.items()}
    places = [_reach(report.place, [one for one in report.pages if one.followers is not None], report.members)]
    places += [_reach(one.place, one.pages, members.get(one.place.id)) for one in report.branches]
    low = [one for one in places if one is not None]
    return {"places": low, "least": FOLLOWERS_LEAST} if low else None


def _reach(place: NamedPlace, pages: Sequence[Reported], members: Amount | None) -> dict[str, Any] | None:
    """None where there are enough, or nobody knows."""
    counted = [one.followers for one in pages if one.followers is not None]
    followers = summed(counted)
    if members is None or not isinstance(followers, Amount) or len(counted) < len(pages):
        return None
    if followers.value >= FOLLOWERS_LEAST * members.value:
        return None
    return {"place": place.names, "place_id": place.id, "followers": told(followers), "members": told(members)}


def _uncounted(report: Official) -> Figures | None:
    return _pages(one for one in all_pages(report) if one[1].followers is None)


def _without_page(report: Official) -> Figures | None:
    """Where branches are to have pages of their own."""
    without = [one.place for one in report.branches if not one.pages]
    figures = {"places": [one.names for one in without], "place_ids": [one.id for one in without]}
    return figures if without and report.strategy != FEED else None


# ---- what was sent


def _silent(report: Official) -> Figures | None:
    """Once anything has been sent by the bot: before, nobody knows."""
    digest = report.digest
    silent = [digest.names[place] for place, count in digest.sent.items() if not count]
    has_begun = digest.posts or digest.before is not None
    return {"places": silent, "branches": len(digest.sent)} if silent and has_begun else None


def _little_own(report: Official) -> Figures | None:
    total = report.past_posts.answer.quantity or (Amount(report.digest.posts) if report.digest.posts else None)
    reposts = report.past_posts.reposts or (Amount(report.digest.reposts) if report.digest.posts else None)
    if not isinstance(total, Amount) or not isinstance(reposts, Amount):
        return None
    is_over = reposts.value > REPOSTS_OVER * total.value
    return {"reposts": told(reposts), "posts": told(total), "over": REPOSTS_OVER} if is_over else None


def _no_legal(report: Official) -> Figures | None:
    return {"posts": report.digest.posts} if report.legal == NONE else None


def _empty_rubrics(report: Official) -> Figures | None:
    """Where as much was sent that each could have had one; legal material has a rule of its own."""
    legal = report.rubrics.get(LEGAL)
    empty = [one for one in report.digest.empty_rubrics if one != legal]
    return {"rubrics": empty} if empty and report.digest.posts >= len(report.rubrics) else None


def _plan(report: Official) -> Figures | None:
    plan = report.digest.plan
    is_missed = plan is not None and plan.done < PLAN_LEAST * plan.planned
    return {"planned": plan.planned, "done": plan.done} if plan is not None and is_missed else None


# ---- what was counted


def _none_to_site(report: Official) -> Figures | None:
    return {} if report.site.answer.is_none else None


def _fewer_to_site(report: Official) -> Figures | None:
    both = report.site.both
    return {"now": both[0], "before": both[1]} if both is not None and 0 < both[0] < both[1] else None


def _no_press(report: Official) -> Figures | None:
    return {} if report.press.counted.answer.is_none else None


def _no_legal_seminar(report: Official) -> Figures | None:
    """Where it is known what was held, and on what."""
    held = report.events.counted.answer.quantity
    is_none = held is not None and held != NONE and report.themes and report.themes.get(LEGAL, NONE) == NONE
    return {} if is_none else None


def _no_decision(report: Official) -> Figures | None:
    """That there was none may have been stated, or nothing is known."""
    return {"is_stated": report.considered == NONE} if report.considered in (None, NONE) else None


def _no_staff(report: Official) -> Figures | None:
    return {} if report.place.settings.get("duty", {}).get("staff") is False else None


def _unfinished(report: Official) -> Figures | None:
    """Of the last report: those that are in hand still."""
    still = [one for one in report.proposed_last if one.state in ("", kinds.OPEN)]
    late = [one for one in still if one.due_on is not None and one.due_on < report.as_of]
    return {"open": len(still), "of": len(report.proposed_last), "late": len(late)} if still else None


RULES: dict[str, Rule] = {
    "no_staff": _no_staff,
    "no_decision": _no_decision,
    "unfinished": _unfinished,
    "silent": _silent,
    "none_to_site": _none_to_site,
    "fewer_to_site": _fewer_to_site,
    "no_press": _no_press,
    "little_own": _little_own,
    "no_legal": _no_legal,
    "no_legal_seminar": _no_legal_seminar,
    "empty_rubrics": _empty_rubrics,
    "plan": _plan,
    "low_reach": _low_reach,
    "dormant": _dormant,
    "empty_pages": _empty_pages,
    "reposting": _reposting,
    "few_own": lambda report: _pages(_remarked(report, ("few_own", "thin", "off_topic"))),
    "poor_look": lambda report: _pages(_remarked(report, ("poor_photos", "no_style"))),
    "uncounted": _uncounted,
    "without_page": _without_page,
}
