"""A digest as data, all of it: what the command line writes as JSON. Null is "no data", and 0 is none."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from newsroom.digests import spans
from newsroom.digests.figures import Digest
from newsroom.posts.echo import Readers
from newsroom.tasks.tally import OfRegion, Tally
from newsroom.union.organisations import CENTRE
from newsroom.values.figures import Amount, Quantity
from newsroom.values.periods import Period


def as_data(found: Digest) -> dict[str, Any]:
    """Names in all languages that they are kept in; an amount as exact as it was told."""
    return {
        "place": {"code": found.place.code, "level": found.place.level, "names": found.place.names},
        "period": _days(found.period),
        "compared_with": _days(found.compared) if found.compared is not None else None,
        "posts": found.posts, "posts_before": found.posts_before, "own": found.own, "entered": found.entered,
        "reposts": found.reposts, "from_primary": found.from_primary, "on_site": found.on_site,
        "publications": found.publications, "without_rubric": found.without_rubric,
        "readers": _readers(found.readers),
        "stated_posts": told(found.stated), "press": told(found.press), "subscribed": told(found.subscribed),
        "planned": found.plan.planned if found.plan else None, "planned_done": found.plan.done if found.plan else None,
        "goals": [
            {"figure": one.figure, "target": one.target, "reached": told(one.reached)} for one in found.goals
        ],
        "tasks": _tasks(found),
        "quiet_weeks": found.quiet, "dormant_pages": found.dormant, "waiting": found.waiting,
        "parts": [
            {"names": one.names, "rank": one.rank, "posts": one.count, "before": one.before, "members": one.members,
             "per_1000_members": round(one.per_members, 3) if one.per_members is not None else None}
            for one in found.parts
        ],
        "rubrics": [{"names": one.names, "posts": one.count, "is_used": one.is_used} for one in found.rubrics],
        "weeks": found.by_week,
        "pages": [
            {"place": one.place, "platform": one.platform, "kind": one.kind, "followers": told(one.amount),
             "before": one.before}
            for one in found.pages
        ],
    }  # fmt: skip


def _tasks(found: Digest) -> dict[str, Any] | None:
    """Of the union by region as well."""
    if found.tasks is None:
        return None
    whole, parts = _counts(found.tasks), [{"names": one.names, **_counts(one)} for one in found.tasks.regions]
    return {**whole, "regions": parts} if found.place.level == CENTRE else whole


def _counts(tally: Tally | OfRegion) -> dict[str, int]:
    return {"opened": tally.opened, "closed": tally.closed, "with_reason": tally.reasons, "open": tally.open}


def _readers(found: Readers | None) -> dict[str, Any] | None:
    if found is None:
        return None
    best = found.most_liked
    first = None if best is None else {"place": best.place, "begins": best.begins, "marks": best.marks}
    return {"posts": found.posts, "liked": found.liked, "marks": found.marks, "comments": found.comments,
            "most_liked": first}  # fmt: skip


def _days(period: Period) -> dict[str, str]:
    first, end = spans.days_of(period)
    return {"from": first.isoformat(), "to": (end - timedelta(days=1)).isoformat()}


def told(quantity: Quantity | None) -> dict[str, Any] | None:
    if quantity is None:
        return None
    if not isinstance(quantity, Amount):
        return {"value": None, "qualifier": "some"}
    range_of = {"low": quantity.low, "high": quantity.high} if quantity.low is not None else {}
    return {"value": quantity.value, "qualifier": quantity.qualifier, **range_of}
