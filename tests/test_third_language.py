"""Another language is a folder of data: with one more there, and no line of code changed, the house speaks three."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.third_language import ROOT, furnish, run

TOLD_THERE = sorted(path.relative_to(ROOT).as_posix() for path in Path(__file__).parent.rglob("in_three_languages.py"))


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return furnish(tmp_path_factory.mktemp("locales"))


def test_its_catalogue_is_looked_after_like_the_others(house):
    checked = run(house, "-m", "locales", "check")
    assert (checked.returncode, checked.stdout, checked.stderr) == (0, "", "")


def test_what_is_drawn_and_told_in_three_languages(house):
    """Those files are no tests of the house of two, so pytest meets them only here, all at once."""
    assert len(TOLD_THERE) == 3
    told = run(house, "-m", "pytest", "-p", "no:cacheprovider", *TOLD_THERE)
    assert told.returncode == 0, told.stdout + told.stderr
