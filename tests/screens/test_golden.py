"""All screens in both languages, as they stand in golden files: a change of wording shows in review.

`TILSHI_GOLDEN=record python -m pytest tests/screens/test_golden.py` writes the files anew.
"""

from __future__ import annotations

import ast
import os
import re
from functools import cache
from pathlib import Path
from typing import get_args

import pytest

import locales
from newsroom.errors import PARAMETERS, Kind
from screens.failures import REASONS
from screens.parts import LONGEST_LABEL
from screens.screen import Screen
from tests.screens import samples

ROOT = Path(__file__).parents[2]
GOLDEN = Path(__file__).with_name("golden")
MOST_TEXT, MOST_LABEL, MOST_DATA, MOST_TOAST, WIDE = 4096, 64, 64, 200, 20
TAG = re.compile(r"</?(?:b|i|s|code)>")
RUN = re.compile(r"(&\w+;|\w)\1{40,}")  # the longest texts are one letter over and over
ENTITIES = {"&lt;": "<", "&gt;": ">", "&quot;": '"', "&amp;": "&"}
LANGUAGES = pytest.mark.parametrize("language", locales.LANGUAGES)
all_screens = cache(samples.all_screens)


def as_text(name: str, screen: Screen) -> str:
    lines = [f"=== {name}", RUN.sub(lambda found: f"{found[1]} × {len(found[0]) // len(found[1])}", screen.text)]
    lines += [" ".join(f"[ {button.text} ]" for button in row) for row in screen.buttons]
    return "\n".join(lines)


def seen(screen: Screen) -> str:
    """What Telegram counts: the text without its tags."""
    text = TAG.sub("", screen.text)
    for entity, letter in ENTITIES.items():
        text = text.replace(entity, letter)
    return text


@LANGUAGES
def test_screens_are_as_they_were(language):
    drawn = "\n\n".join(as_text(name, screen) for name, screen in all_screens(language).items()) + "\n"
    path = GOLDEN / f"{language}.txt"
    if os.environ.get("TILSHI_GOLDEN") == "record":
        path.write_text(drawn, "utf-8")
    assert drawn == path.read_text("utf-8"), "if this is meant, record the golden files anew and look at the difference"


@LANGUAGES
def test_limits_of_telegram(language):
    for name, screen in all_screens(language).items():
        assert 0 < len(seen(screen).encode("utf-16-le")) // 2 <= MOST_TEXT, name
        assert seen(screen).strip(), name
        for row in screen.buttons:
            assert len(row) <= 6, name
            for button in row:
                assert 0 < len(button.text) <= MOST_LABEL, f"{name}: {button.text}"
                assert len(button.data.encode()) <= MOST_DATA, f"{name}: {button.data}"
                assert sum(map(bool, (button.data, button.url, button.app, button.copy))) == 1, f"{name}: {button.text}"


@LANGUAGES
def test_reasons_fit_a_passing_word(language):
    """A tap is answered with a toast, which shows two hundred characters and no markup."""
    for name, screen in all_screens(language).items():
        if name.startswith("failures.refused"):
            assert "<" not in screen.text, name
            assert len(screen.text) <= MOST_TOAST, name


# Wide labels that are meant: names of rubrics stand alone in their rows, and are cut nowhere else.
ALONE = ("posts.choose_rubric", "review.choose_rubric")


@LANGUAGES
def test_labels_fit_half_a_screen(language):
    wide = {
        button.text
        for name, screen in all_screens(language).items()
        for row in screen.buttons
        for button in row
        if len(button.text) > (WIDE if len(row) > 1 else LONGEST_LABEL) and name not in ALONE
    }
    assert wide == set()
    for name in ALONE:
        assert all(len(row) == 1 for row in all_screens(language)[name].buttons)


@LANGUAGES
def test_markup_is_whole(language):
    """Every tag is closed; whatever people wrote is escaped."""
    for name, screen in all_screens(language).items():
        assert "<" not in TAG.sub("", screen.text), name
        for tag in ("b", "i", "s", "code"):
            assert screen.text.count(f"<{tag}>") == screen.text.count(f"</{tag}>"), name
        assert not re.search(r"&(?!lt;|gt;|amp;|quot;)", screen.text), name
        assert "{" not in screen.text, name
        assert "None" not in screen.text, name


def test_every_screen_has_a_sample():
    """Each public function of screens/ that gives a Screen, or a question of a form, stands in the golden files."""
    sampled = {name.partition(",")[0] for name in all_screens("kk")}
    for path in sorted(
        {*(ROOT / "screens").rglob("*.py")} - {ROOT / "screens" / "forms.py"}
    ):  # draws all the questions
        for node in ast.parse(path.read_text("utf-8")).body:
            if isinstance(node, ast.FunctionDef) and not node.name.startswith("_") and node.returns is not None:
                is_seen = ast.unparse(node.returns).partition("[")[0] in ("Screen", "Question")
                assert not is_seen or f"{path.stem}.{node.name}" in sampled, node.name


AT_THE_COMMAND_LINE = {"no_role", "no_organisation", "code_taken"}


@cache
def refusals() -> dict[str, set[tuple[str, ...]]]:
    """Each no that the code says, with what is told of it."""
    said: dict[str, set[tuple[str, ...]]] = {}
    for folder in ("newsroom", "handlers", "screens"):
        for path in (ROOT / folder).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(node, ast.Call) and ast.unparse(node.func) == "Refused":
                    names = [one.value for one in ast.walk(node.args[0]) if isinstance(one, ast.Constant)]
                    for name in set(names) & set(get_args(Kind)):
                        said.setdefault(name, set()).add(tuple(sorted(str(one.arg) for one in node.keywords)))
    return said


def test_every_refusal_has_words():
    assert set(get_args(Kind)) - set(REASONS) - AT_THE_COMMAND_LINE == {"stranger"}
    assert set(REASONS) <= set(get_args(Kind)) == set(refusals()), "and no words without a refusal"


def test_every_refusal_tells_what_its_words_are_made_of():
    for kind, told in refusals().items():
        assert told == {PARAMETERS.get(kind, ())}, kind
