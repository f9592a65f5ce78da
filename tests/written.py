"""Commands that stand in our pages, as a reader would type them."""

from __future__ import annotations

import re
from pathlib import Path

CONSOLE = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
TARGET = re.compile(r"^([a-z-]+):", re.MULTILINE)


def commands(page: Path) -> list[str]:
    blocks = CONSOLE.findall(page.read_text("utf-8"))
    return [line[2:] for block in blocks for line in block.splitlines() if line.startswith("$ ")]


def targets(makefile: Path) -> set[str]:
    return set(TARGET.findall(makefile.read_text("utf-8")))
