"""Each rule as a table: what is known, and what is found. Of what is not known nothing is found but that it is not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest

from locales import LANGUAGES, words_for
from newsroom.counted.answers import Answer
from newsroom.counted.stated import PastPosts
from newsroom.digests import proposals, shortcomings
from newsroom.digests.official_parts import OnSite
from newsroom.plan.fact import Tally
from newsroom.union.page_signs import OWN_POST
from newsroom.union.region_settings import OWN_PAGES
from newsroom.values.figures import OVER, SOME, Amount
from screens.digests.official.findings import OF_REGIONS, TEXTS, finding_text, rule_name
from screens.digests.official.proposed import TEXTS as PROPOSED
from screens.digests.official.proposed import proposal_text
from tests.newsroom.digests.reports_made import (
    REGION,
    RIDDER,
    ULAN,
    branches,
    counted,
    digest,
    members,
    page,
    report,
)

UNKNOWN = {"no_decision"}  # which says just that
TOLD = {"value": 0, "qualifier": ""}


def with_site(now: Amount | None, before: Amount | None = None) -> OnSite:
    return OnSite(Answer(parts=now), Answer(parts=before) if before is not None else None, None)


def posts(total: Any, reposts: Any) -> PastPosts:
    return PastPosts(Answer(total), None, None, {}, reposts)


def proposal(state: str, due: date | None = None) -> Any:
    return SimpleNamespace(state=state, due_on=due)


def with_duty(staff: bool) -> Any:
    return replace(REGION, settings={"duty": {"staff": staff}})


SENT = digest({RIDDER.id: 4, ULAN.id: 0}, {"legal": 0, "tips": 4, "sport": 0})
OLD, NEW = (OWN_POST, date(2025, 9, 1)), (OWN_POST, date(2025, 12, 1))
RUBRICS = {"legal": {"kk": "legal", "ru": "legal"}, "tips": {}, "sport": {}}
# What is known, and the figures of the rule; None where it finds nothing. Only some of the figures need be named.
CASES: list[tuple[str, dict[str, Any], dict[str, Any] | None]] = [
    ("no_staff", {"place": with_duty(False)}, {}),
    ("no_staff", {"place": with_duty(True)}, None),
    ("no_decision", {}, {"is_stated": False}),
    ("no_decision", {"considered": Amount(0)}, {"is_stated": True}),
    ("no_decision", {"considered": SOME}, None),
    ("unfinished", {"proposed_last": [proposal("open", date(2025, 6, 30)), proposal(""), proposal("done")]},
     {"open": 2, "of": 3, "late": 1}),
    ("unfinished", {"proposed_last": [proposal("done"), proposal("dropped")]}, None),
    ("silent", {"digest": SENT}, {"places": [ULAN.names], "branches": 2}),
    ("silent", {"digest": digest({RIDDER.id: 0})}, None),  # nothing was ever sent: nobody reports by the bot
    ("silent", {"digest": digest({RIDDER.id: 0}, before={RIDDER.id: 3})}, {"places": [RIDDER.names]}),
    ("none_to_site", {"site": with_site(Amount(0))}, {}),
    ("none_to_site", {"site": with_site(Amount(1))}, None),
    ("fewer_to_site", {"site": with_site(Amount(9), Amount(10))}, {"now": 9, "before": 10}),
    ("fewer_to_site", {"site": with_site(Amount(10), Amount(10))}, None),
    ("fewer_to_site", {"site": with_site(Amount(9, OVER), Amount(10))}, None),
    ("fewer_to_site", {"site": OnSite(Answer(entered=9), Answer(parts=Amount(10)), None)}, None),  # counted otherwise
    ("fewer_to_site", {"site": with_site(Amount(0), Amount(10))}, None),  # which is worse, and said so
    ("no_press", {"press": counted(0)}, {}),
    ("no_press", {"press": counted(1)}, None),
    ("little_own", {"past_posts": posts(Amount(10), Amount(6, OVER))}, {"reposts": {"value": 6, "qualifier": OVER}}),
    ("little_own", {"past_posts": posts(Amount(10), Amount(5))}, None),
    ("little_own", {"past_posts": posts(SOME, Amount(5))}, None),
    ("little_own", {"digest": digest({RIDDER.id: 4}, reposts=3)}, {"posts": TOLD | {"value": 4}}),
    ("no_legal", {"legal": Amount(0)}, {}),
    ("no_legal", {"legal": Amount(1)}, None),
    ("no_legal_seminar", {"events": counted(2), "themes": {"tips": Amount(2)}}, {}),
    ("no_legal_seminar", {"events": counted(2), "themes": {"tips": Amount(1), "legal": SOME}}, None),
    ("no_legal_seminar", {"events": counted(2)}, None),  # nobody has said on what they were
    ("empty_rubrics", {"digest": SENT, "rubrics": RUBRICS}, {"rubrics": [{"kk": "sport", "ru": "sport"}]}),
    ("empty_rubrics", {"digest": digest({RIDDER.id: 2}, {"tips": 2, "sport": 0}), "rubrics": RUBRICS}, None),
    ("plan", {"digest": digest(plan=Tally(9, 4))}, {"planned": 9, "done": 4}),
    ("plan", {"digest": digest(plan=Tally(8, 4))}, None),
    ("low_reach", {"figures": members(25_000), "pages": [page(followers=261)]}, {"least": 0.02}),
    ("low_reach", {"figures": members(25_000), "pages": [page(followers=500)]}, None),
    ("low_reach", {"pages": [page(followers=1)]}, None),
    ("low_reach", {"branches": branches(page(followers=3)), "digest": digest(members={RIDDER.id: 200})}, {}),
    ("low_reach", {"branches": branches(page(followers=3), page()), "digest": digest(members={RIDDER.id: 200})}, None),
    ("dormant", {"branches": branches(page(is_dormant=True, last=OLD))}, {"days": 60}),
    ("dormant", {"branches": branches(page(is_dormant=False, last=NEW), page())}, None),
    ("empty_pages", {"branches": branches(page("logos"))}, {}),
    ("empty_pages", {"branches": branches(page("neglected", is_dormant=True, last=OLD))}, None),  # it sleeps
    ("reposting", {"branches": branches(page(share_of_reposts=0.51))}, {"over": 0.5}),
    ("reposting", {"branches": branches(page(share_of_reposts=0.5))}, None),
    ("reposting", {"branches": branches(page("reposts"))}, {}),
    ("reposting", {"branches": branches(page("reposts", share_of_reposts=0.2))}, None),  # figures are believed
    ("few_own", {"branches": branches(page("thin"))}, {}),
    ("few_own", {"branches": branches(page("regular"))}, None),
    ("poor_look", {"pages": [page("poor_photos")]}, {}),
    ("poor_look", {"pages": [page("regular")]}, None),
    ("uncounted", {"pages": [page()]}, {}),
    ("uncounted", {"pages": [page(followers=0)]}, None),
    ("without_page", {"branches": branches(page()), "strategy": OWN_PAGES}, {"places": [ULAN.names]}),
    ("without_page", {"branches": branches(page())}, None),
]  # fmt: skip


def test_each_rule_finds_what_it_says_and_nothing_else():
    for rule, known, figures in CASES:
        found = {one.rule: one for one in shortcomings.found(report(**known))}
        if figures is None:
            assert rule not in found, (rule, known)
        else:
            assert dict(found[rule].figures) | figures == found[rule].figures, (rule, known)
            assert all(finding_text(language, found[rule]) for language in LANGUAGES)
    assert {rule for rule, _, figures in CASES if figures is not None} == set(shortcomings.RULES)
    assert set(TEXTS) == {*shortcomings.RULES, *OF_REGIONS}
    assert {rule for rule, _, figures in CASES if figures is None} == set(shortcomings.RULES)


def test_what_is_not_known_is_no_shortcoming():
    assert {one.rule for one in shortcomings.found(report())} == UNKNOWN
    assert all(rule_name(words_for(language), rule) for rule in TEXTS for language in LANGUAGES)


WEAK = {"branches": branches(page("logos", "thin"), page(number=8, is_dormant=True, last=OLD)), "digest": SENT}
# What is known and the strategy; what is proposed, besides what the region has no decision for.
STRATEGIES = [
    ({}, ["close_pages", "feed"]),
    ({"strategy": OWN_PAGES}, ["open_regional", "revive_pages", "open_pages"]),
]


@pytest.mark.parametrize(("chosen", "proposed"), STRATEGIES)
def test_proposals_follow_the_strategy(chosen, proposed):
    known = report(**WEAK, **chosen)
    known = replace(known, findings=shortcomings.found(known))
    made = proposals.following(known)
    assert [one.code for one in made][: len(proposed)] == proposed
    closed = next(one for one in made if one.code in ("close_pages", "revive_pages"))
    assert [one["page_id"] for one in closed.figures["pages"]] == [7, 8], "each once, however many rules found it"
    answered = {rule for one in made for rule in one.answers}
    assert answered <= {one.rule for one in known.findings}


def test_each_rule_is_answered_by_a_proposal_that_has_words():
    """Whatever was found, something is proposed; as many followers as the rule asks for."""
    made = []
    for _, known, figures in CASES:
        for strategy in ({}, {"strategy": OWN_PAGES}) if figures is not None else ():
            one = report(**known | strategy)
            one = replace(one, findings=shortcomings.found(one))
            made += proposals.following(one)
    assert {one.code for one in made} == set(PROPOSED)
    assert {rule for one in made for rule in one.answers} == set(shortcomings.RULES)
    assert all(proposal_text(language, one) for one in made for language in LANGUAGES)
    [wanted] = {one.figures["places"][0]["wanted"] for one in made if one.code == "readers" and
                one.figures["places"][0]["members"]["value"] == 25_000}  # fmt: skip
    assert wanted == 500
