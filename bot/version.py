"""Which version of the bot this is."""

from __future__ import annotations

import tomllib

from bot.beside import ROOT


def version() -> str:
    """Nothing where only the code was copied."""
    try:
        return str(tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"])
    except OSError:
        return ""
