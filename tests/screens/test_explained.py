"""What is shown is explained: each figure of a digest, of compared regions and of goals has its definition."""

from __future__ import annotations

from dataclasses import fields

import pytest

from docs import figures as pages
from locales import LANGUAGES, words_for
from newsroom.counted.kinds import ENTERED, PROPOSAL
from newsroom.digests.figures import Digest
from newsroom.digests.regions import VIEWS
from screens.counted.figures import EXPLAINED, explained

# A figure that is new in a digest is explained in screens/counted/figures.py, and stands here by its field.
OF_DIGEST = {
    "sent": "sent", "own": "own", "entered": "own", "reposts": "reposts", "from_primary": "primary",
    "rubrics": "rubrics", "without_rubric": "rubrics", "compared": "before", "before": "before", "by_day": "posts",
    "pages": "followers", "on_site": "site", "publications": "publications", "quiet": "quiet", "members": "rate",
    "plan": "plan", "dormant": "dormant", "waiting": "waiting", "stated": "stated", "press": "press",
    "subscribed": "subscription", "goals": "goals", "readers": "readers",
    "tasks": "tasks",
}  # fmt: skip
NO_FIGURES = {"place", "period", "names"}


def test_each_figure_of_a_digest_has_a_definition():
    assert {field.name for field in fields(Digest)} - NO_FIGURES == OF_DIGEST.keys()
    # The reports' own: what is entered for them, and how regions keep to the rules.
    others = {*(kind for kind in ENTERED if kind != PROPOSAL), *VIEWS}
    assert EXPLAINED.keys() == {*OF_DIGEST.values(), *others}, "and none is explained that is shown nowhere"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pages_of_the_documentation_say_what_the_bot_says(language):
    assert pages.path_of(language).read_text("utf-8") == pages.page(language), "`make figures` writes them anew"
    for figure in EXPLAINED:
        said = explained(words_for(language), figure)
        assert said.startswith("<b>"), figure
        assert len(said) < 300, figure
