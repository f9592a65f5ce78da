"""A `.env` file, read as a shell would read it."""

from __future__ import annotations

import re
from pathlib import Path

DATABASE = "sqlite:///tilshi.sqlite3"  # where nobody has set another
LINE = re.compile(r"\s*(?:export\s+)?(\w+)\s*=(.*)")
QUOTED = re.compile(r"""\s*(?:"([^"]*)"|'([^']*)')\s*(?:#.*)?""")
COMMENT = re.compile(r"\s#")


def read(path: Path) -> dict[str, str]:
    lines = path.read_text("utf-8-sig").splitlines() if path.exists() else []
    return {found[1]: _value(found[2]) for found in map(LINE.fullmatch, lines) if found}


def _value(written: str) -> str:
    """A comment begins after a space, and not within quotes."""
    if quoted := QUOTED.fullmatch(written):
        return quoted[1] or quoted[2] or ""
    return COMMENT.split(written, maxsplit=1)[0].strip()
