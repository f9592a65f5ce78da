"""A branch's own month, as it may look."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from locales import Language
from newsroom.digests.figures import OfRubric
from newsroom.digests.summary import Summary
from newsroom.plan.fact import Tally
from newsroom.posts.echo import Readers
from newsroom.rubrics.turns import Rubric
from newsroom.values.periods import parse_period
from screens.digests import summary
from screens.screen import Screen
from tests.screens.sample_data import TIPS, TODAY, Drawn
from tests.screens.samples_digests import OF_MONTH, PAGES, RIDDER_AT
from tests.screens.samples_plan import OF_RIDDER

MONTH = replace(
    OF_MONTH, place=RIDDER_AT, sent={}, names={}, own=5, rubrics=[OfRubric(1, TIPS, 3), OfRubric(2, TIPS, 0)],
    pages=PAGES[1:2], plan=Tally(3, 2), dormant=None, members={}, before={2: 3},
)  # fmt: skip
NOTHING = replace(MONTH, own=0, rubrics=[], pages=(), publications={}, on_site=0, plan=None, goals=())
THIS = replace(NOTHING, period=parse_period("2026-11"), compared=parse_period("2026-10"))
OF_WEEK = Rubric(1, "tips", TIPS, None)


def summary_samples(language: Language) -> Drawn:
    for name, shown in {
        "much": Summary(replace(MONTH, readers=Readers(2, 1, 14, 3)), [OF_RIDDER] * 6, OF_WEEK),
        "fewer than before": Summary(replace(MONTH, own=1, before={2: 3}), [], OF_WEEK),
        "nothing": Summary(NOTHING, [], OF_WEEK),
        "nothing yet": Summary(THIS, [OF_RIDDER], OF_WEEK),
        "long over": Summary(replace(MONTH, pages=PAGES)),
    }.items():
        yield f"summary.summary, {name}", summary.summary(language, shown, TODAY)
    text = summary.as_text(language, Summary(NOTHING), date(2027, 1, 2))
    yield "summary.as_text", Screen(text)
