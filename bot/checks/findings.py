"""What a look has found: fine, to be done while the bot does without it, or wrong."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from locales.said import Said, Speaks, told

FINE, SOON, WRONG = "fine", "soon", "wrong"
GRADES = (FINE, SOON, WRONG)  # what has to be done stands last, where it is read


@dataclass(frozen=True, slots=True)
class Finding:
    grade: str
    what: Said | str

    def line(self, words: Speaks) -> str:
        titles = {FINE: words("ok"), SOON: words("SOON"), WRONG: words("WRONG")}
        width = max(map(len, titles.values()))
        return f"{titles[self.grade]:{width}} {told(self.what, words)}"


def fine(what: Said | str) -> Finding:
    return Finding(FINE, what)


def soon(what: Said | str) -> Finding:
    return Finding(SOON, what)


def wrong(what: Said | str) -> Finding:
    return Finding(WRONG, what)


def order(rest: str) -> str:
    """Of the command line, so that it can be pasted where `check` was given."""
    return f"`{'./tilshi' if Path('tilshi').is_file() else 'python -m bot'} {rest}`"
