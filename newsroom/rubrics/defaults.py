"""The union's rubrics, each with ideas to begin from and an example; what they say stands in `rubrics.toml`."""

from __future__ import annotations

import tomllib
from pathlib import Path

Texts = dict[str, str]

_WRITTEN = tomllib.loads(Path(__file__).with_name("rubrics.toml").read_text("utf-8"))["rubrics"]
DEFAULTS: tuple[tuple[str, Texts, tuple[Texts, ...]], ...] = tuple(
    (one["code"], one["name"], tuple(one["ideas"])) for one in _WRITTEN
)
EXAMPLES: dict[str, Texts] = {one["code"]: one["example"] for one in _WRITTEN}
USUAL = EXAMPLES["event"]


def example_for(code: str | None) -> Texts:
    """A region's own rubric has none: the usual one will do."""
    return EXAMPLES.get(code or "", USUAL)
