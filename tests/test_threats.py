"""The page of threats: each has a test that is there, or says why it has none."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "threats.md"
NAMED = re.compile(r"`T/([\w/]+\.py)::(\w+)`")
MEANT = 15
# One part of its text to a sentence; a reason stands where there is no test.
WHY_NONE = "No test:"


def parts() -> dict[str, str]:
    _, *found = re.split(r"^## (.+)$", PAGE.read_text("utf-8"), flags=re.MULTILINE)
    return dict(zip(found[::2], found[1::2], strict=True))


def test_each_threat_is_answered():
    assert len(parts()) >= MEANT
    for name, text in parts().items():
        assert NAMED.search(text), f"{name}: what shows it?"
        for line in re.split(r"^- ", text, flags=re.MULTILINE)[1:]:
            assert NAMED.search(line) or WHY_NONE in line, f"{name}: {line}"


def test_what_is_named_is_there():
    named = NAMED.findall(PAGE.read_text("utf-8"))
    assert len(named) == PAGE.read_text("utf-8").count("`T/") - 1, "each is written in full; one is the legend's"
    sources = {path: (ROOT / "tests" / path).read_text("utf-8") for path in {path for path, _ in named}}
    gone = [f"{path}::{name}" for path, name in named if not re.search(rf"def {name}\(", sources[path])]
    assert gone == []
