"""Pages of the documentation whose commands are tried out: what a person would paste, one after the other."""

from __future__ import annotations

import re
from pathlib import Path

PROJECT = Path(__file__).parents[2]
GUIDES = tuple(sorted((PROJECT / "docs" / "guides").glob("running.*.md")))
CONSOLE = re.compile(r"^```console\n(.*?)^```", re.MULTILINE | re.DOTALL)


def commands(page: Path) -> list[str]:
    """What stands behind a `$`: the rest is what they say."""
    lines = [line for block in CONSOLE.findall(page.read_text("utf-8")) for line in block.splitlines()]
    return [line.removeprefix("$ ").strip() for line in lines if line.startswith("$ ")]
