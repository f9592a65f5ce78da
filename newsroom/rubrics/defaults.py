"""The union's rubrics: what belongs in each, an example, and prompts to begin from; all of it in `rubrics.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Texts = dict[str, str]
NO_SEASON = ("", "")


@dataclass(frozen=True, slots=True)
class DefaultPrompt:
    """`code`: by which it is known again, whatever its words. `season`: the first and the last of its days, «MM-DD»."""

    code: str
    texts: Texts
    season: tuple[str, str] = NO_SEASON


def _prompt(code: str, written: dict[str, Any]) -> DefaultPrompt:
    first, last = written.get("season", NO_SEASON)
    return DefaultPrompt(code, {one: text for one, text in written.items() if one != "season"}, (first, last))


_WRITTEN = tomllib.loads(Path(__file__).with_name("rubrics.toml").read_text("utf-8"))["rubrics"]
PROMPTS: dict[str, tuple[DefaultPrompt, ...]] = {
    one["code"]: tuple(_prompt(f"{one['code']}.{key}", written) for key, written in one["prompts"].items())
    for one in _WRITTEN
}
DEFAULTS: tuple[tuple[str, Texts, tuple[Texts, ...]], ...] = tuple(
    (one["code"], one["name"], tuple(prompt.texts for prompt in PROMPTS[one["code"]])) for one in _WRITTEN
)
GUIDANCE: dict[str, Texts] = {one["code"]: one.get("guidance", {}) for one in _WRITTEN}
EXAMPLES: dict[str, Texts] = {one["code"]: one["example"] for one in _WRITTEN}
USUAL = EXAMPLES["event"]


def example_for(code: str | None) -> Texts:
    """A region's own rubric has none: the usual one will do."""
    return EXAMPLES.get(code or "", USUAL)
