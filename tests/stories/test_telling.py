"""That stories ask for texts that there are: what nobody says is never seen, and `does_not_see` would not notice."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from locales.catalogue import read


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
