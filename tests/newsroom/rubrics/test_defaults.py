"""What every union begins with: guidance, an example and enough prompts in each language, whatever the season."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest

from locales import LANGUAGES
from newsroom import weeks
from newsroom.rubrics.defaults import DEFAULTS, EXAMPLES, GUIDANCE, PROMPTS
from newsroom.rubrics.prompts import SHOWN, Given, Prompt, is_in_season, pick
from newsroom.values.languages import guess_language

CODES = [code for code, _, _ in DEFAULTS]
LEAST, LONGEST_PROMPT, LONGEST_GUIDANCE = 8, 100, 250
A_YEAR = [weeks.week_of(date(2026, 8, 31) + timedelta(weeks=n)) for n in range(53)]


@pytest.mark.parametrize("code", CODES)
def test_each_has_guidance_an_example_and_prompts_in_each_language(code):
    assert set(GUIDANCE[code]) == set(EXAMPLES[code]) == set(LANGUAGES)
    for language, text in GUIDANCE[code].items():
        assert guess_language(text, "xx") == language
        assert 2 <= len(re.findall(r"[.!?…](?:\s|$)", text)) <= 4
        assert len(text) <= LONGEST_GUIDANCE
    for prompt in PROMPTS[code]:
        assert set(prompt.texts) == set(LANGUAGES), prompt.code
        assert all(len(text) <= LONGEST_PROMPT and text[-1] in ".?!" for text in prompt.texts.values()), prompt.code


@pytest.mark.parametrize("code", CODES)
def test_there_are_enough_in_every_week_of_the_year(code):
    """Without those that wait for their season."""
    known = [Prompt(n, None, one.texts, *one.season) for n, one in enumerate(PROMPTS[code])]
    for week in A_YEAR:
        assert sum(not one.season_from or is_in_season(one, week) for one in known) >= LEAST, week
        assert len(pick(known, Given(), 5, week).ideas) == SHOWN


def test_no_two_say_the_same():
    for language in LANGUAGES:
        told = [(code, prompt.texts[language]) for code in CODES for prompt in PROMPTS[code]]
        assert len(set(told)) == len(told)


def test_days_of_a_season_are_days():
    for prompt in (prompt for code in CODES for prompt in PROMPTS[code] if prompt.season[0]):
        for day in prompt.season:
            assert f"{date.fromisoformat(f'2028-{day}'):%m-%d}" == day, prompt.code


@pytest.mark.parametrize(
    ("day", "codes"),
    [
        ("2026-09-01", {"event.september", "legal.september", "primary.september"}),
        ("2026-10-05", {"event.teachers", "people.teachers", "live.teachers"}),  # Teachers' Day, as it is since 2023
        ("2026-05-01", {"event.may", "partnership.may"}),
        ("2026-04-28", {"safety.day"}),
        ("2026-11-16", {"primary.report", "organisation.reporting", "faq.report"}),
        ("2026-06-15", {"tips.summer", "sport.summer", "faq.camp"}),
    ],
)
def test_what_the_calendar_brings(day, codes):
    week = weeks.week_of(date.fromisoformat(day))
    known = [Prompt(0, None, {"": one.code}, *one.season) for code in CODES for one in PROMPTS[code]]
    assert codes <= {one.texts[""] for one in known if is_in_season(one, week)}
