"""That stories ask for texts that there are: what nobody says is never seen, and `does_not_see` would not notice.

And that none is left out for good where they are told in turn.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from locales.catalogue import read
from tests.conftest import ALTERNATING, is_told_now

BOTH = ["postgres", "sqlite"]


def asked_for(tree: ast.AST) -> Iterator[str]:
    """The English texts that are put into words: `say("…")`, `say.many("…")`, `words_for(…)("…")`, `read(say, "…")`."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        called = ast.unparse(node.func)
        place = 1 if called in ("read", "start_of") else 0
        speaks = called in ("say", "say.many", "read", "start_of") or called.startswith("words_for(")
        if speaks and len(node.args) > place and isinstance(node.args[place], ast.Constant):
            yield node.args[place].value


def test_every_text_that_a_story_asks_for_is_in_the_catalogue():
    known = read("ru")
    stories = [ast.parse(path.read_text("utf-8")) for path in Path(__file__).parent.rglob("*.py")]
    asked = {text for story in stories for text in asked_for(story)}
    assert len(asked) > 100
    assert [text for text in sorted(asked) if known.get(text) is None] == []


def test_what_is_told_in_turn_is_told_once_and_both_ways_by_two_commits(monkeypatch):
    def at(turn: str, story: str, mark: pytest.Mark) -> list[str]:
        monkeypatch.setenv("TURN", turn)
        told = [
            SimpleNamespace(nodeid=f"{story}[{engine}]", own_markers=[mark],
                            callspec=SimpleNamespace(params={"databases": engine}, indices={"databases": n, "step": 3}))
            for n, engine in enumerate(BOTH)
        ]  # fmt: skip
        return [one.callspec.params["databases"] for one in told if is_told_now(one)]

    turns = [[at(turn, f"test_{n}", ALTERNATING.mark) for turn in "01"] for n in range(20)]
    assert all(sorted(one + other) == BOTH for one, other in turns)
    assert sorted({tuple(one) for one, _ in turns}) == [("postgres",), ("sqlite",)], "half of them either way"
    assert at("0", "another", pytest.mark.parametrize("databases", BOTH).mark) == BOTH
